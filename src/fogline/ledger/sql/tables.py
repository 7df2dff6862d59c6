"""The tables of the ledger, one schema for both databases; words, parties and boxes are each database's own (see the dialects).

Numbers are given by the ledger itself, under its one writer's lock. Times are UTC text of one width. ``act`` is the number of the
line of the log that tells of the row.
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
    cast,
    literal_column,
)

from fogline.ledger.sql.rows import Short, Words

metadata = MetaData()
"""Every table; on PostgreSQL they lie in the schema ``fogline`` (by the search path)."""

_BIG = BigInteger().with_variant(Integer(), "sqlite")
_COUNT = Integer()
"""What is counted by rows, which may be two thousand million."""


def _number(name: str = "number", kind: Any = _COUNT, **options: Any) -> Column[int]:
    return Column(name, kind, primary_key=True, autoincrement=False, **options)


def _to(target: str, name: str, nullable: bool = False) -> Column[int]:
    return Column(name, _COUNT, ForeignKey(f"{target}.number"), nullable=nullable)


def _text(name: str, nullable: bool = False, **options: Any) -> Column[str]:
    return Column(name, Words, nullable=nullable, **options)


def _name(name: str = "id", nullable: bool = False, **options: Any) -> Column[str]:
    return Column(name, Short, nullable=nullable, **options)


def _count(name: str, nullable: bool = False) -> Column[int]:
    return Column(name, _COUNT, nullable=nullable)


def _whole(name: str, nullable: bool = False) -> Column[int]:
    return Column(name, _BIG, nullable=nullable)


def _body(name: str = "body", nullable: bool = False) -> Column[bytes]:
    return Column(name, LargeBinary, nullable=nullable)


# What was added: never changed, never deleted.

originals = Table(
    "originals",
    metadata,
    _number(),
    _name("sha256", unique=True),
    _whole("size"),
    _text("media_type", nullable=True),
    _to("originals", "container", nullable=True),  # the original that this one is cut from, bytes first..last
    _whole("first", nullable=True),
    _whole("last", nullable=True),
)
custody = Table(
    "custody",
    metadata,
    _number(),
    _to("originals", "original"),
    _count("act"),
    _text("source"),
    _text("address", nullable=True),
    _body(),
    Index("custody_of", "original"),
)
documents = Table(
    "documents",
    metadata,
    _number(),
    _name(unique=True),
    _to("originals", "original"),
    _count("act"),
    _body(),  # without the text
    _body("text"),
    Index("documents_of", "original"),
)
readings = Table(
    "readings",
    metadata,
    _number(),
    _to("documents", "document"),
    _count("act"),
    _text("reader"),
    _text("version"),
    _count("claims"),  # how many
    _count("lowest"),  # of their numbers; 0: it has none
    _body(),  # the report without document and claims
    Index("readings_of", "document", "act"),
)
footprints = Table("footprints", metadata, _number(), _name("digest", unique=True), _body("geometry"))
claims = Table(
    "claims",
    metadata,
    _number(),  # those of one reading run backwards, so that the newest come first, each document's in the order of the text
    _to("readings", "reading"),
    _to("footprints", "footprint", nullable=True),
    Column(
        "before", SmallInteger, nullable=False
    ),  # how many claims back in the text the one is that they are packed with
    _name(),
    _body(
        nullable=True
    ),  # of all claims packed with this one, without ids and geometries; NULL: lies with the first of them
    Index("claims_by_id", "id"),
)
decisions = Table(
    "decisions",
    metadata,
    _number(),
    _text("id", unique=True),
    _count("act"),
    _text("kind"),
    _text("user"),
    _text("made"),
    _text("reason"),
    _text("change", nullable=True),
)
subjects = Table(
    "subjects",
    metadata,
    Column("decision", _COUNT, ForeignKey("decisions.number"), primary_key=True),
    Column("position", _COUNT, primary_key=True),
    _text("subject"),
    Index("subjects_by_name", "subject"),
)
settings = Table(
    "settings",
    metadata,
    _number(),
    _text("key"),
    _text("value"),
    _text("user"),
    _text("time"),
    _count("act"),
    Index("settings_by_key", "key"),
)
log = Table(
    "log",
    metadata,
    _number(),
    _text("time"),
    _text("act"),
    _name("subject"),
    _text("user"),
    _name("digest", nullable=True),
    _name("detail", nullable=True),
    _text("clock", nullable=True),
    _name("hash"),
)
failures = Table(
    "failures",
    metadata,
    _number(),
    _text("source"),
    _text("message"),
    _count("exit_status"),
    _text("time"),
    _count("tries"),
    _text("options", nullable=True),
    Index("failures_by_source", "source"),
)
recoveries = Table(
    "recoveries",
    metadata,
    _number(),
    _text("source"),
    _count("after"),  # the last failure that it ends
    Index("recoveries_by_source", "source"),
)

RECORD = (
    *(originals, custody, documents, readings, footprints, claims),
    *(decisions, subjects, settings, log, failures, recoveries),
)
"""The tables that are only ever appended to."""

# Caches.

heads = Table(
    "heads",
    metadata,
    _number("document"),
    _name(),
    _count("original"),
    _text("title", nullable=True),
    _text("publisher", nullable=True),
    _text("publisher_key", nullable=True),  # folded, as all keys
    _text("url", nullable=True),
    _text("url_key", nullable=True),
    _text("language", nullable=True),
    _text("language_key", nullable=True),
    _text("published"),  # JSON
    _whole("since", nullable=True),  # of publication; seconds
    _whole("until", nullable=True),
    _count("act"),
    _text("added"),
    _name("copy_of", nullable=True),
    Column("likeness", Float),
    _name("version_of", nullable=True),
    Column("signature", LargeBinary),
    Index("heads_by_publisher", "publisher_key"),
    Index("heads_by_url", "url_key"),
    Index("heads_by_original", "original"),
    Index("heads_by_id", "id"),
)
bands = Table(
    "bands",
    metadata,
    Column("band", _COUNT, primary_key=True, autoincrement=False),
    Column("document", _COUNT, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
standings = Table(
    "standings",
    metadata,
    _number(kind=_BIG),  # the document's number times STANDINGS, plus which standing of its claims this is
    Column("low", Float, nullable=False),
    Column("high", Float, nullable=False),
    _whole("since", nullable=True),  # seconds, local time taken as it stands; NULL: open, or no time is known
    _whole("until", nullable=True),
    _whole("moment", nullable=True),  # since, or else until
    _count("claim"),
    _count("from_act"),
    _count("to_act", nullable=True),  # NULL: counts now
    _count("type"),  # a name
    _count("place", nullable=True),  # a name
    _count("footprint", nullable=True),
    Column("status", SmallInteger, nullable=False),
    Column("reality", SmallInteger, nullable=False),
    Column("duplicate", Boolean, nullable=False),
    _text("corrected"),  # names of fields, a space between
    _body(nullable=True),  # the claim as corrected
    Index("standings_by_type", "type"),
    Index("standings_by_place", "place"),
    Index("standings_by_moment", "moment"),
)
names = Table(
    "names",
    metadata,
    _number(),
    _text("kind"),  # party, place or type
    _text("name"),
    _text("mark", nullable=True),  # a party's side (folded), a place's id
    _text("key"),  # the name, folded
    Index("names_by_name", "name"),
    Index("names_by_key", "key"),
    Index("names_by_mark", "mark"),
)
name_words = Table(
    "name_words",
    metadata,
    Column("word", Text().with_variant(Text(collation="C"), "postgresql"), primary_key=True),
    Column("name", _COUNT, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
CACHES = (heads, bands, standings, names, name_words)
"""The tables that ``rebuild`` makes anew (with each database's own for words, parties and boxes)."""

_BITS = 20
STANDINGS = 1 << _BITS
"""How many standings the claims of one document may have; numbers above the last document's are the newest."""


def standings_of(document: Any) -> ColumnElement[bool]:
    """Ask for the standings of a document's claims by its number (a value or a column): theirs follow each other."""
    first = cast(document, _BIG) * STANDINGS if isinstance(document, ColumnElement) else document * STANDINGS
    return standings.c.number.between(first, first + (STANDINGS - 1))


def document_of_standing() -> ColumnElement[int]:
    """Return the number of the document whose claim a standing is of."""
    return standings.c.number.op(">>", return_type=_BIG)(literal_column(str(_BITS)))
