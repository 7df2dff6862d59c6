"""Roles: who did it to whom, and with what."""
