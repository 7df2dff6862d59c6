"""Triggers that refuse to change, replace or delete what was added, whoever asks."""

from sqlalchemy import Connection, text

GUARDED = {
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

_NO_CHANGE, _NO_TRUNCATE = 1 + 2 + 8 + 16, 2 + 32
"""What PostgreSQL calls a trigger before each row deleted or updated, and one before a truncation."""
_HELD = """
    SELECT c.relname, t.tgname, t.tgtype FROM pg_trigger t
    JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
    WHERE c.relnamespace = 'fogline'::regnamespace
        AND t.tgenabled IN ('O', 'A') AND t.tgqual IS NULL AND t.tgattr = ''::int2vector
        AND p.proname = 'refuse' AND p.prosrc LIKE ' BEGIN RAISE EXCEPTION %'
"""


def guard(connection: Connection, table: str) -> None:
    """Make the triggers of a table, those that it lacks or that are other ones."""
    made = _sqlite(table) if connection.dialect.name == "sqlite" else _postgresql(table)
    for name, statement in made.items():
        on = "" if connection.dialect.name == "sqlite" else f" ON {table}"
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}{on}")
        connection.exec_driver_sql(statement)


def unguarded(connection: Connection) -> list[tuple[str, str]]:
    """Return the triggers that are gone, off or other ones, each with its table."""
    if connection.dialect.name == "sqlite":
        found = connection.exec_driver_sql("SELECT name, sql FROM main.sqlite_master WHERE type = 'trigger'")
        there = {(name, statement) for name, statement in found}
        return [(table, one[0]) for table in GUARDED for one in _sqlite(table).items() if one not in there]
    held = {(table, name, kind) for table, name, kind in connection.execute(text(_HELD))}
    return [
        (table, name)
        for table in (*GUARDED, "contents")
        for name, kind in (("no_change", _NO_CHANGE), ("no_truncate", _NO_TRUNCATE))
        if (table, name, kind) not in held
    ]


def _sqlite(table: str) -> dict[str, str]:
    """Return the triggers of a table of SQLite by name."""
    refusal = f"BEGIN SELECT RAISE(ABORT, 'append-only: {table}'); END"
    made = {
        f"{table}_no_{change.lower()}": f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} {refusal}"
        for change in ("UPDATE", "DELETE")
    }
    # INSERT OR REPLACE would delete a row without asking the trigger above
    joint = " AND " if table == "subjects" else " OR "
    same = joint.join(f"{name} = NEW.{name}" for name in GUARDED[table])
    there = f"EXISTS (SELECT 1 FROM {table} WHERE {same})"  # noqa: S608 - names of our own
    name = f"{table}_no_replace"
    return made | {name: f"CREATE TRIGGER {name} BEFORE INSERT ON {table} WHEN {there} {refusal}"}


def _postgresql(table: str) -> dict[str, str]:
    """Return the triggers of a table of PostgreSQL by name."""
    return {
        "no_change": f"CREATE TRIGGER no_change BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse()",
        "no_truncate": f"CREATE TRIGGER no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse()",
    }
