"""PostgreSQL: what is looked up of a standing lies in one row, its parties in an array; three tables become one.

In both databases the standings of a claim are found by its document.

Revision: 0002
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_GATHER = """
    INSERT INTO facets
    SELECT standings.number, coalesce(words, ''), coalesce(named.parties, '{}'), extent
    FROM standings
    LEFT JOIN claim_words ON claim_words.standing = standings.number
    LEFT JOIN extents ON extents.standing = standings.number
    LEFT JOIN (
        SELECT standing, array_agg((name << 3 | role)::integer ORDER BY name, role) AS parties FROM parties GROUP BY standing
    ) AS named ON named.standing = standings.number
    ORDER BY standings.number
"""


def upgrade() -> None:
    """Put together what lay in three tables; in SQLite they stay, as each is an index of its own."""
    op.drop_index("standings_by_claim", "standings")
    if op.get_bind().dialect.name == "sqlite":
        return
    op.execute("SET LOCAL statement_timeout = 0")  # of a large ledger each step takes a while
    op.execute(
        "CREATE TABLE facets (standing bigint PRIMARY KEY, words tsvector NOT NULL, parties integer[] NOT NULL, extent geometry)"
    )
    op.execute(_GATHER)
    for table in ("claim_words", "extents", "parties"):
        op.execute(f"DROP TABLE {table}")
    # what waits in the list of an index is gone through by every query: the list is kept short
    op.execute("CREATE INDEX facets_by_word ON facets USING gin (words) WITH (gin_pending_list_limit = 1024)")
    op.execute("CREATE INDEX facets_by_party ON facets USING gin (parties) WITH (gin_pending_list_limit = 1024)")
    op.execute("CREATE INDEX facets_by_place ON facets USING gist (extent gist_geometry_ops_nd)")
    op.execute("ANALYZE facets")
