"""The ledger in a database: SQLite in a folder, or PostgreSQL with PostGIS. SQLAlchemy is imported here, and only here.

What was added lies in tables that triggers guard against every change (``tables.RECORD``); what answers questions lies in tables
that :meth:`SqlStore.rebuild` makes anew from them (``tables.CACHES``).
"""
