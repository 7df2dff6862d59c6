"""A claim takes half the room: claims of a reading are packed together, names are kept as bytes, and what follows from something
else is not kept beside it.

The log no longer repeats the hash of the line before, and a time is looked for in it by halves; claims of a reading and standings
of a document are found by their numbers, which follow each other. What counts rows takes four bytes in PostgreSQL, too.

Revision: 0003
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from alembic import op

from fogline.ledger.folding import name_key, words
from fogline.ledger.sql.bodies import unpack
from fogline.ledger.sql.guards import guard
from fogline.ledger.sql.packs import TOGETHER, pack_bare, without_name
from fogline.ledger.sql.rows import Short, Words, append
from fogline.ledger.sql.shortened import shortened
from fogline.records.errors import InputError

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

NAMES = {
    "originals": ("sha256",),
    "documents": ("id",),
    "footprints": ("digest",),
    "heads": ("id", "copy_of", "version_of"),
}
"""Columns that hold names, beside those of claims and of the log."""
LINE = ("subject", "digest", "detail", "hash")
COUNTS = {
    "originals": ("number", "container"),
    "custody": ("number", "original", "act"),
    "documents": ("number", "original", "act"),
    "readings": ("number", "document", "act", "claims"),
    "footprints": ("number",),
    "decisions": ("number", "act"),
    "subjects": ("decision", "position"),
    "settings": ("number", "act"),
    "log": ("number",),
    "failures": ("number", "exit_status", "tries"),
    "recoveries": ("number", "after"),
    "heads": ("document", "original", "act"),
    "bands": ("band", "document"),
    "names": ("number",),
    "name_words": ("name",),
}
"""Columns that count rows, or are numbers of the kind."""
APPENDED = (
    *("originals", "custody", "documents", "readings", "footprints", "claims"),
    *("decisions", "subjects", "settings", "log", "failures", "recoveries"),
)
"""The guarded tables of this revision; later ones may have more."""
_TOGETHER = 20_000
_SHORTENED = r"""
    CREATE FUNCTION pg_temp.shortened(said text) RETURNS bytea LANGUAGE plpgsql IMMUTABLE STRICT AS $$
    DECLARE
        digits text := '(?<![0-9a-f])(?:[0-9a-f]{64}|[0-9a-f]{32}|[0-9a-f]{16})(?![0-9a-f])';
        others text[];
        names text[];
        made bytea;
    BEGIN
        IF length(said) = 64 AND said ~ '^[0-9a-f]{64}$' THEN
            RETURN '\xfa'::bytea || decode(said, 'hex');
        END IF;
        others := regexp_split_to_array(said, digits);
        names := ARRAY(SELECT hit[1] FROM regexp_matches(said, digits, 'g') hit);
        made := convert_to(others[1], 'UTF8');
        FOR at IN 1 .. cardinality(names) LOOP
            made := made
                || CASE length(names[at]) WHEN 16 THEN '\xf8'::bytea WHEN 32 THEN '\xf9'::bytea ELSE '\xfa'::bytea END
                || decode(names[at], 'hex') || convert_to(others[at + 1], 'UTF8');
        END LOOP;
        RETURN made;
    END $$
"""


def upgrade() -> None:
    """Change the tables; what they say stays the same to the last letter."""
    connection = op.get_bind()
    op.add_column("readings", sa.Column("lowest", sa.Integer(), nullable=False, server_default="0"))
    if connection.dialect.name == "sqlite":
        _sqlite(connection)
    else:
        _postgresql(connection)
    for table in APPENDED:
        guard(connection, table)


def _sqlite(connection: sa.Connection) -> None:
    raw: Any = connection.connection.driver_connection
    raw.create_function("shortened", 1, lambda said: shortened(said) if isinstance(said, str) else said)
    for table in (*NAMES, "readings"):
        op.execute(f"DROP TRIGGER IF EXISTS {table}_no_update")
    _find_lowest()
    for table, columns in NAMES.items():
        op.execute(f"UPDATE {table} SET {', '.join(f'{name} = shortened({name})' for name in columns)}")  # noqa: S608
    log = op.create_table(
        "log_anew",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("time", "act", "subject", "user")),
        *(sa.Column(name, sa.Text(), nullable=True) for name in ("digest", "detail", "clock")),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    names = ", ".join(f'"{column.name}"' for column in log.columns)
    said = ", ".join(f"shortened({one.name})" if one.name in LINE else f'"{one.name}"' for one in log.columns)
    op.execute(f"INSERT INTO log_anew ({names}) SELECT {said} FROM log ORDER BY number")  # noqa: S608
    op.drop_table("log")
    op.rename_table("log_anew", "log")
    _pack_claims(connection)
    _restate(connection)


def _postgresql(connection: sa.Connection) -> None:
    op.execute("SET LOCAL statement_timeout = 0")  # of a large ledger each step takes a while
    op.execute(_SHORTENED)
    op.execute("ALTER TABLE readings DISABLE TRIGGER no_change")
    _find_lowest()
    op.execute("ALTER TABLE readings ENABLE TRIGGER no_change")
    _pack_claims(connection)
    _restate(connection)
    op.drop_index("log_by_time", "log")
    for table, columns in COUNTS.items():
        steps = [f"ALTER COLUMN {name} TYPE integer" for name in columns]
        names = LINE if table == "log" else NAMES.get(table, ())
        steps += [f"ALTER COLUMN {name} TYPE bytea USING pg_temp.shortened({name})" for name in names]
        if table == "log":
            steps.append("DROP COLUMN previous")
        op.execute(f"ALTER TABLE {table} {', '.join(steps)}")
    for table in ("claims", "standings"):
        op.execute(f"ALTER INDEX {table}_anew_pkey RENAME TO {table}_pkey")
    for table in (*COUNTS, "claims", "standings"):
        op.execute(f"ANALYZE {table}")


def _find_lowest() -> None:
    lowest = "SELECT min(claims.number) FROM claims WHERE claims.reading = readings.number"
    op.execute(f"UPDATE readings SET lowest = coalesce(({lowest}), 0)")  # noqa: S608


def _pack_claims(connection: sa.Connection) -> None:
    """Make the table of claims anew, with the bodies of those of a reading packed together."""
    anew = op.create_table(
        "claims_anew",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("footprint", sa.Integer(), nullable=True),
        sa.Column("before", sa.SmallInteger(), nullable=False),
        sa.Column("id", Short(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["footprint"], ["footprints.number"]),
        sa.ForeignKeyConstraint(["reading"], ["readings.number"]),
        sa.PrimaryKeyConstraint("number"),
    )
    gathered: list[dict[str, Any]] = []
    for _, claims in groupby(_claims(connection), key=lambda claim: claim["reading"]):
        gathered += _packed(list(claims)[::-1])
        if len(gathered) >= _TOGETHER:
            append(connection, anew, gathered)
            gathered = []
    append(connection, anew, gathered)
    op.drop_table("claims")
    op.rename_table("claims_anew", "claims")
    op.create_index("claims_by_id", "claims", ["id"], unique=False)


def _claims(connection: sa.Connection) -> Iterator[dict[str, Any]]:
    """Yield the claims by their numbers, some at a time: the connection writes in between."""
    names = ("number", "reading", "id", "footprint", "body")
    columns = (sa.column(name, Words() if name == "id" else None) for name in names)
    query = sa.select(*columns).select_from(sa.table("claims")).order_by(sa.column("number")).limit(_TOGETHER)
    last = -1
    while rows := connection.execute(query.where(sa.column("number") > last)).all():
        yield from (dict(row._mapping) for row in rows)
        last = rows[-1].number


def _packed(claims: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the claims of a reading, in its order, packed together; those that cannot be stay as they are."""
    for at in range(0, len(claims), TOGETHER):
        together = claims[at : at + TOGETHER]
        bare = [_bare(claim) for claim in together]
        whole = [body for body in bare if body is not None]
        for before, claim in enumerate(together):
            if len(whole) < len(together):
                yield claim | {"before": 0}
            else:
                yield claim | {"before": before, "body": None if before else pack_bare(whole)}


def _restate(connection: sa.Connection) -> None:
    """Make the table of standings anew, without what follows from their numbers and claims; their types are names, too."""
    types = connection.execute(sa.text("SELECT DISTINCT type FROM standings")).scalars().all()
    first = (connection.execute(sa.text("SELECT max(number) FROM names")).scalar() or 0) + 1
    name = sa.table("names", *map(sa.column, ("number", "kind", "name", "key")))
    word = sa.table("name_words", *map(sa.column, ("word", "name")))
    for number, one in enumerate(sorted(types), first):
        connection.execute(name.insert().values(number=number, kind="type", name=one, key=name_key(one)))
        for said in sorted(set(words(one))):
            connection.execute(word.insert().values(word=said, name=number))
    big = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    anew = op.create_table(
        "standings_anew",
        sa.Column("number", big, autoincrement=False, nullable=False),
        *(sa.Column(name, sa.Float(), nullable=False) for name in ("low", "high")),
        *(sa.Column(name, big, nullable=True) for name in ("since", "until", "moment")),
        *(sa.Column(name, sa.Integer(), nullable=name == "to_act") for name in ("claim", "from_act", "to_act")),
        sa.Column("type", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=True) for name in ("place", "footprint")),
        *(sa.Column(name, sa.SmallInteger(), nullable=False) for name in ("status", "reality")),
        sa.Column("duplicate", sa.Boolean(), nullable=False),
        sa.Column("corrected", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("number"),
    )
    columns = [column.name for column in anew.columns]
    said_of = ", ".join("n.number" if column == "type" else f"s.{column}" for column in columns)
    op.execute(
        f"INSERT INTO standings_anew ({', '.join(columns)}) SELECT {said_of} FROM standings s "  # noqa: S608 - names of our own
        "JOIN (SELECT number, name FROM names WHERE kind = 'type') n ON n.name = s.type ORDER BY s.number"
    )
    op.drop_table("standings")
    op.rename_table("standings_anew", "standings")
    for column in ("type", "place", "moment"):
        op.create_index(f"standings_by_{column}", "standings", [column], unique=False)


def _bare(claim: dict[str, Any]) -> bytes | None:
    try:
        return without_name(unpack(claim["body"]), claim["id"])
    except InputError:
        return None
