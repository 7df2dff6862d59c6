"""PostgreSQL: what is looked up of a standing lies in its own row; two tables become one.

In SQLite nothing changes.

Revision: 0004
"""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_OWN = (
    *("number", "low", "high", "since", "until", "moment", "claim", "from_act", "to_act", "type", "place", "footprint"),
    *("status", "reality", "duplicate", "corrected", "body"),
)


def upgrade() -> None:
    """Put both tables together, in the order of their numbers."""
    if op.get_bind().dialect.name == "sqlite":
        return
    op.execute("SET LOCAL statement_timeout = 0")  # of a large ledger each step takes a while
    op.execute("CREATE TABLE standings_anew (LIKE standings INCLUDING DEFAULTS)")
    op.execute(
        "ALTER TABLE standings_anew ADD words tsvector NOT NULL, ADD parties integer[] NOT NULL, ADD extent geometry"
    )
    own = ", ".join(_OWN)
    op.execute(
        f"INSERT INTO standings_anew ({own}, words, parties, extent) "  # noqa: S608 - names of our own
        f"SELECT {own}, coalesce(words, ''), coalesce(parties, '{{}}'), extent "
        "FROM standings LEFT JOIN facets ON standing = number ORDER BY number"
    )
    op.execute("DROP TABLE facets")
    op.execute("DROP TABLE standings")
    op.execute("ALTER TABLE standings_anew RENAME TO standings")
    op.execute("ALTER TABLE standings ADD CONSTRAINT standings_pkey PRIMARY KEY (number)")
    for column in ("type", "place", "moment"):
        op.create_index(f"standings_by_{column}", "standings", [column], unique=False)
    # what waits in the list of an index is gone through by every query: the list is kept short
    for name, column in (("word", "words"), ("party", "parties")):
        op.execute(
            f"CREATE INDEX standings_by_{name} ON standings USING gin ({column}) WITH (gin_pending_list_limit = 1024)"
        )
    op.execute("CREATE INDEX standings_by_extent ON standings USING gist (extent gist_geometry_ops_nd)")
    op.execute("ANALYZE standings")
