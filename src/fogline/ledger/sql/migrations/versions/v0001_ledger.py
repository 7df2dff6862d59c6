"""The ledger: its record, guarded; and its caches.

Revision: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
BYTEWISE = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
RECORD = {
    "originals": ("number", "sha256"),
    "custody": ("number",),
    "documents": ("number", "id"),
    "readings": ("number",),
    "footprints": ("number", "digest"),
    "claims": ("number",),
    "decisions": ("number", "id"),
    "subjects": ("decision", "position"),
    "settings": ("number",),
    "log": ("number",),
    "failures": ("number",),
    "recoveries": ("number",),
}
"""The tables that are only ever appended to, with what names a row."""


def upgrade() -> None:
    """Make the tables, their guards, and the indexes of words and places."""
    _record_and_caches()
    if op.get_bind().dialect.name == "sqlite":
        _sqlite()
    else:
        _postgresql()


def _sqlite() -> None:
    for table, key in RECORD.items():
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'append-only: {table}'); END"
            )
        # INSERT OR REPLACE would delete a row without asking the trigger above
        joint = " AND " if table == "subjects" else " OR "
        same = joint.join(f"{name} = NEW.{name}" for name in key)
        there = f"EXISTS (SELECT 1 FROM {table} WHERE {same})"  # noqa: S608 - names of our own
        op.execute(
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {there} "
            f"BEGIN SELECT RAISE(ABORT, 'append-only: {table}'); END"
        )
    for words in ("claim_words", "document_words"):
        op.execute(
            f"CREATE VIRTUAL TABLE {words} USING fts5(words, content='', tokenize='unicode61 remove_diacritics 0')"
        )
    op.execute("CREATE VIRTUAL TABLE extents USING rtree(standing, west, east, south, north, start, end)")


def _postgresql() -> None:
    op.execute("CREATE TABLE contents (name text PRIMARY KEY, body bytea NOT NULL)")
    op.execute("ALTER TABLE contents ALTER COLUMN body SET STORAGE EXTERNAL")
    op.execute(
        "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'append-only: %', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$"
    )
    for table in (*RECORD, "contents"):
        op.execute(
            f"CREATE TRIGGER no_change BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse()"
        )
        op.execute(
            f"CREATE TRIGGER no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse()"
        )
    op.execute("CREATE TABLE claim_words (standing bigint PRIMARY KEY, words tsvector NOT NULL)")
    op.execute("CREATE INDEX claim_words_by_word ON claim_words USING gin (words)")
    op.execute("CREATE TABLE document_words (document bigint PRIMARY KEY, words tsvector NOT NULL)")
    op.execute("CREATE INDEX document_words_by_word ON document_words USING gin (words)")
    op.execute("CREATE TABLE extents (standing bigint PRIMARY KEY, extent geometry NOT NULL)")
    op.execute("CREATE INDEX extents_by_place ON extents USING gist (extent gist_geometry_ops_nd)")


def _record_and_caches() -> None:
    op.create_table(
        "originals",
        sa.Column("number", BIG, autoincrement=False, nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", BIG, nullable=False),
        sa.Column("media_type", sa.Text(), nullable=True),
        sa.Column("container", BIG, nullable=True),
        sa.Column("first", BIG, nullable=True),
        sa.Column("last", BIG, nullable=True),
        sa.ForeignKeyConstraint(
            ["container"],
            ["originals.number"],
        ),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("sha256"),
    )
    op.create_table(
        "custody",
        sa.Column("number", BIG, autoincrement=False, nullable=False),
        sa.Column("original", BIG, nullable=False),
        sa.Column("act", BIG, nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["original"],
            ["originals.number"],
        ),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("custody_of", "custody", ["original"], unique=False)
    op.create_table(
        "documents",
        sa.Column("number", BIG, autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("original", BIG, nullable=False),
        sa.Column("act", BIG, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["original"],
            ["originals.number"],
        ),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("documents_of", "documents", ["original"], unique=False)
    op.create_table(
        "readings",
        sa.Column("number", BIG, autoincrement=False, nullable=False),
        sa.Column("document", BIG, nullable=False),
        sa.Column("act", BIG, nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("claims", BIG, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"],
            ["documents.number"],
        ),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("readings_of", "readings", ["document", "act"], unique=False)
    op.create_table(
        "footprints",
        sa.Column("number", BIG, autoincrement=False, nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("geometry", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("digest"),
    )
    op.create_table(
        "claims",
        sa.Column("number", BIG, autoincrement=False, nullable=False),
        sa.Column("reading", BIG, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("footprint", BIG, nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["footprint"],
            ["footprints.number"],
        ),
        sa.ForeignKeyConstraint(
            ["reading"],
            ["readings.number"],
        ),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("claims_by_id", "claims", ["id"], unique=False)
    op.create_index("claims_of", "claims", ["reading"], unique=False)
    op.create_table(
        "decisions",
        sa.Column("number", BIG, autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("act", BIG, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("made", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("change", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("id"),
    )
    op.create_table(
        "subjects",
        sa.Column("decision", BIG, nullable=False),
        sa.Column("position", BIG, nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["decision"],
            ["decisions.number"],
        ),
        sa.PrimaryKeyConstraint("decision", "position"),
    )
    op.create_index("subjects_by_name", "subjects", ["subject"], unique=False)
    op.create_table(
        "settings",
        sa.Column("number", BIG, autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("time", sa.Text(), nullable=False),
        sa.Column("act", BIG, nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("settings_by_key", "settings", ["key"], unique=False)
    op.create_table(
        "log",
        sa.Column("number", BIG, autoincrement=False, nullable=False),
        sa.Column("time", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=True),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.Column("clock", sa.Text(), nullable=True),
        sa.Column("previous", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("log_by_time", "log", ["time"], unique=False)
    op.create_table(
        "failures",
        sa.Column("number", BIG, autoincrement=False, nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("exit_status", BIG, nullable=False),
        sa.Column("time", sa.Text(), nullable=False),
        sa.Column("tries", BIG, nullable=False),
        sa.Column("options", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("failures_by_source", "failures", ["source"], unique=False)
    op.create_table(
        "recoveries",
        sa.Column("number", BIG, autoincrement=False, nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("after", BIG, nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("recoveries_by_source", "recoveries", ["source"], unique=False)
    op.create_table(
        "heads",
        sa.Column("document", BIG, autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("original", BIG, nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("publisher_key", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("url_key", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("language_key", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=False),
        sa.Column("since", BIG, nullable=True),
        sa.Column("until", BIG, nullable=True),
        sa.Column("act", BIG, nullable=False),
        sa.Column("added", sa.Text(), nullable=False),
        sa.Column("copy_of", sa.Text(), nullable=True),
        sa.Column("likeness", sa.Float(), nullable=True),
        sa.Column("version_of", sa.Text(), nullable=True),
        sa.Column("signature", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("document"),
    )
    op.create_index("heads_by_id", "heads", ["id"], unique=False)
    op.create_index("heads_by_original", "heads", ["original"], unique=False)
    op.create_index("heads_by_publisher", "heads", ["publisher_key"], unique=False)
    op.create_index("heads_by_url", "heads", ["url_key"], unique=False)
    op.create_table(
        "bands",
        sa.Column("band", BIG, autoincrement=False, nullable=False),
        sa.Column("document", BIG, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("band", "document"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "standings",
        sa.Column("number", BIG, autoincrement=False, nullable=False),
        sa.Column("document", BIG, nullable=False),
        sa.Column("claim", BIG, nullable=False),
        sa.Column("reading", BIG, nullable=False),
        sa.Column("from_act", BIG, nullable=False),
        sa.Column("to_act", BIG, nullable=True),
        sa.Column("status", sa.SmallInteger(), nullable=False),
        sa.Column("corrected", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("reality", sa.SmallInteger(), nullable=False),
        sa.Column("duplicate", sa.Boolean(), nullable=False),
        sa.Column("low", sa.Float(), nullable=False),
        sa.Column("high", sa.Float(), nullable=False),
        sa.Column("since", BIG, nullable=True),
        sa.Column("until", BIG, nullable=True),
        sa.Column("moment", BIG, nullable=True),
        sa.Column("place", BIG, nullable=True),
        sa.Column("footprint", BIG, nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("standings_by_claim", "standings", ["claim"], unique=False)
    op.create_index("standings_by_document", "standings", ["document"], unique=False)
    op.create_index("standings_by_moment", "standings", ["moment"], unique=False)
    op.create_index("standings_by_place", "standings", ["place"], unique=False)
    op.create_index("standings_by_type", "standings", ["type"], unique=False)
    op.create_table(
        "names",
        sa.Column("number", BIG, autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=True),
        sa.Column("key", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("names_by_key", "names", ["key"], unique=False)
    op.create_index("names_by_mark", "names", ["mark"], unique=False)
    op.create_index("names_by_name", "names", ["name"], unique=False)
    op.create_table(
        "name_words",
        sa.Column("word", BYTEWISE, nullable=False),
        sa.Column("name", BIG, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("word", "name"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "parties",
        sa.Column("standing", BIG, autoincrement=False, nullable=False),
        sa.Column("name", BIG, autoincrement=False, nullable=False),
        sa.Column("role", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("standing", "name", "role"),
        sqlite_with_rowid=False,
    )
    op.create_index("parties_by_name", "parties", ["name", "role", "standing"], unique=False)
