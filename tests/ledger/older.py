"""Ledgers as an older Fogline left them: a new one is turned back, so that it can be brought up to date."""

from collections.abc import Sequence

from sqlalchemy import Connection, text

from fogline.ledger.sql.forms import claim_body
from fogline.ledger.sql.history import claims_of
from fogline.ledger.sql.store import SqlStore
from fogline.ledger.sql.tables import readings
from fogline.records.ledger import LogLine

_NAMES = (("originals", "sha256"), ("documents", "id"), ("footprints", "digest"))
_HEADS = tuple(("heads", name) for name in ("id", "copy_of", "version_of"))
_LOG = "number, time, act, subject, user, digest, detail, previous, hash, clock"
_STANDINGS = """
    CREATE TABLE standings_old AS
    SELECT s.number, s.number >> 20 AS document, s.claim, c.reading, from_act, to_act, status, corrected, n.name AS type,
        reality, duplicate, low, high, since, until, moment, place, s.footprint, s.body
    FROM standings s JOIN names n ON n.number = s.type JOIN claims c ON c.number = s.claim
"""
_TWO_TABLES = (
    "CREATE TABLE facets AS SELECT number AS standing, words, parties, extent FROM standings",
    "ALTER TABLE facets ADD PRIMARY KEY (standing)",
    "ALTER TABLE standings DROP COLUMN words, DROP COLUMN parties, DROP COLUMN extent",
)
_PARTIES = "SELECT standing, (one >> 3)::bigint AS name, (one & 7)::smallint AS role FROM facets, unnest(parties) one"
_THREE_TABLES = (
    "CREATE TABLE claim_words AS SELECT standing, words FROM facets",
    "CREATE TABLE extents AS SELECT standing, extent FROM facets WHERE extent IS NOT NULL",
    f"CREATE TABLE parties AS {_PARTIES}",
    "DROP TABLE facets",
)


def turn_back(store: SqlStore, revision: str) -> None:
    """Leave a ledger as Fogline made it at revision 0001, 0002 or 0003, and close it."""
    lines = list(store.log())
    with store.dialect.writing() as connection:
        server = connection.dialect.name == "postgresql"
        _run(connection, *(_TWO_TABLES if server else ()), f"UPDATE alembic_version SET version_num = '{revision}'")
        if revision < "0003":
            _turn_further_back(connection, revision, lines)
    store.close()


def _turn_further_back(connection: Connection, revision: str, lines: Sequence[LogLine]) -> None:
    server = connection.dialect.name == "postgresql"
    _unguard(connection)
    _unpack_claims(connection, "bytea" if server else "blob")
    _run(connection, _STANDINGS, "DROP TABLE standings", "ALTER TABLE standings_old RENAME TO standings")
    _run(connection, "DELETE FROM name_words WHERE name IN (SELECT number FROM names WHERE kind = 'type')")
    _run(connection, "DELETE FROM names WHERE kind = 'type'", "ALTER TABLE readings DROP COLUMN lowest")
    for table, name in (*_NAMES, *_HEADS):
        if server:
            whole = f"encode(substring({name} FROM 2), 'hex')"
            _run(connection, f"ALTER TABLE {table} ALTER COLUMN {name} TYPE text USING {whole}")
        else:
            _run(connection, f"UPDATE {table} SET {name} = lower(substr(hex({name}), 3)) WHERE {name} IS NOT NULL")
    names = [f'"{name}"' for name in _LOG.split(", ")]
    kinds = ["integer PRIMARY KEY", *["text"] * (len(names) - 1)]
    columns = ", ".join(f"{name} {kind}" for name, kind in zip(names, kinds, strict=True))
    _run(connection, "DROP TABLE log", f"CREATE TABLE log ({columns})", "CREATE INDEX log_by_time ON log (time)")
    marks = ", ".join(f":{name}" for name in _LOG.split(", "))
    rows = [{name: getattr(line, name) for name in _LOG.split(", ")} for line in lines]
    connection.execute(text(f"INSERT INTO log ({', '.join(names)}) VALUES ({marks})"), rows)
    if revision == "0001":
        _run(connection, *(_THREE_TABLES if server else ()), "CREATE INDEX standings_by_claim ON standings (claim)")


def _unguard(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        _run(connection, "SET LOCAL session_replication_role = replica")
        return
    for (name,) in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").all():
        _run(connection, f"DROP TRIGGER {name}")


def _unpack_claims(connection: Connection, kind: str) -> None:
    """Give each claim a body of its own, with its name."""
    rows = []
    for reading in connection.execute(readings.select()).all():
        for number, footprint, claim, *_ in claims_of(connection, reading):
            row = {"number": number, "reading": reading.number, "id": claim.id, "footprint": footprint}
            rows.append(row | {"body": claim_body(claim)})
    _run(
        connection,
        "CREATE TABLE claims_old (number integer PRIMARY KEY, reading integer NOT NULL, id text NOT NULL, "
        f"footprint integer, body {kind} NOT NULL)",
    )
    connection.execute(text("INSERT INTO claims_old VALUES (:number, :reading, :id, :footprint, :body)"), rows)
    _run(connection, "DROP TABLE claims", "ALTER TABLE claims_old RENAME TO claims")


def _run(connection: Connection, *statements: str) -> None:
    for statement in statements:
        connection.exec_driver_sql(statement)
