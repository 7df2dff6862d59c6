"""An event as one flat record: the columns of every format that is Fogline's own (GeoJSON, GeoParquet, CSV, JSONL, snapshot)."""

from typing import NamedTuple

from fogline.exchange.formats.facts import Facts
from fogline.exchange.formats.notes import notes, one_an_origin, published, publishers
from fogline.picture.wording import chain_words, plain
from fogline.records.ledger import Finding

Value = str | int | float | bool | list[str] | None


class Column(NamedTuple):
    """A column: its name, its type in DuckDB, and what it holds."""

    name: str
    type: str
    holds: str


EVENT_COLUMNS = (
    Column("event_id", "VARCHAR", "the id of the event in the ledger"),
    Column("type", "VARCHAR", "its type, a name of the ontology"),
    Column("family", "VARCHAR", "the family of that type"),
    Column("title", "VARCHAR", "the headline or words that tell of it first"),
    Column("happened", "BOOLEAN", "whether anybody says that it happened; else only denied, announced or possible"),
    Column(
        "status", "VARCHAR", "how it is supported: corroborated, one-sided, single-origin, contested, denied, unknown"
    ),
    Column("probability", "DOUBLE", "how probable it is that it happened, 0 to 1"),
    Column("admiralty", "VARCHAR", "the NATO pair, such as B2"),
    Column("when_start", "VARCHAR", "first day or moment (ISO 8601); empty where open or not told"),
    Column("when_end", "VARCHAR", "last day or moment"),
    Column("when_precision", "VARCHAR", "how exactly the time is told"),
    Column("first_reported", "VARCHAR", "day of the earliest report; never the day of the event"),
    Column("place", "VARCHAR", "the place in few words"),
    Column("place_name", "VARCHAR", "its name"),
    Column("place_precision", "VARCHAR", "how exactly the place is told"),
    Column("latitude", "DOUBLE", "degrees, WGS 84"),
    Column("longitude", "DOUBLE", "degrees, WGS 84"),
    Column("radius_km", "DOUBLE", "how far from there it may be"),
    Column("geonames_id", "BIGINT", "the place in GeoNames"),
    Column("country", "VARCHAR", "ISO 3166 alpha-2"),
    Column("admin1", "VARCHAR", "first-order division"),
    Column("actors", "VARCHAR[]", "who does it: sides or parties, those most often told first"),
    Column("targets", "VARCHAR[]", "to whom or what"),
    Column("sides", "VARCHAR[]", "sides that take part"),
    Column("killed_best", "BIGINT", "dead at best; empty where nobody counts"),
    Column("killed_low", "BIGINT", "at least"),
    Column("killed_high", "BIGINT", "at most; empty where nobody gives an upper end"),
    Column("wounded_best", "BIGINT", "wounded at best"),
    Column("wounded_low", "BIGINT", "at least"),
    Column("wounded_high", "BIGINT", "at most"),
    Column("reports", "BIGINT", "documents that tell of it"),
    Column("origins", "BIGINT", "independent first-hand sources behind them"),
    Column("contradictions", "BIGINT", "pairs of claims that cannot both hold"),
    Column("publishers", "VARCHAR[]", "who published the documents"),
    Column("links", "VARCHAR[]", "their addresses"),
    Column("evidence", "VARCHAR", "who says what in which words, one an origin"),
    Column("reasons", "VARCHAR[]", "why it is graded so"),
    Column("claims", "VARCHAR[]", "ids of its claims"),
    Column("documents", "VARCHAR[]", "ids of its documents"),
    Column("deed", "VARCHAR", "id shared by a deed, its casualties and its damage"),
    Column("within", "VARCHAR", "id of the event that holds this one (a siege)"),
)


def event_row(one: Facts) -> dict[str, Value]:
    """Return an event as a record with all of :data:`EVENT_COLUMNS`."""
    shown, where, grade = one.summary, one.where, one.event.support.grade
    killed = one.deeds.counted(one.event.id)
    wounded = one.deeds.counted(one.event.id, "wounded")
    when, place, point = shown.when, where.footprint, where.point or (None, None)
    heads = one.documents
    return {
        "event_id": one.event.id,
        "type": shown.type,
        "family": shown.family,
        "title": shown.title,
        "happened": shown.happened,
        "status": grade.status,
        "probability": round(grade.probability, 4),
        "admiralty": f"{grade.admiralty.reliability}{grade.admiralty.credibility}",
        "when_start": when.start if when else None,
        "when_end": when.end if when else None,
        "when_precision": when.precision if when else None,
        "first_reported": shown.reported,
        "place": shown.place_words or None,
        "place_name": place.name if place else None,
        "place_precision": place.precision if place else None,
        "latitude": point[0],
        "longitude": point[1],
        "radius_km": place.radius_km if place else None,
        "geonames_id": place.geonames_id if place else None,
        "country": where.country.alpha2 if where.country else None,
        "admin1": where.admin1 or None,
        "actors": list(shown.actors),
        "targets": list(shown.targets),
        "sides": list(shown.sides),
        "killed_best": killed.best if killed else None,
        "killed_low": killed.low if killed else None,
        "killed_high": killed.high if killed else None,
        "wounded_best": wounded.best if wounded else None,
        "wounded_low": wounded.low if wounded else None,
        "wounded_high": wounded.high if wounded else None,
        "reports": shown.reports,
        "origins": shown.origins,
        "contradictions": len(one.event.support.contradictions),
        "publishers": list(publishers(heads)),
        "links": list(dict.fromkeys(head.url for head in heads if head.url)),
        "evidence": notes(one.event),
        "reasons": list(grade.reasons),
        "claims": list(one.event.cluster.claims),
        "documents": [head.id for head in heads],
        "deed": one.event.cluster.family,
        "within": one.event.cluster.within,
    }


def evidence(one: Facts) -> list[dict[str, str | None]]:
    """Return who says what, one an origin, as records: source, words, publisher, published, link, claim."""
    return [_said(finding) for finding in one_an_origin(one.event)]


def _said(finding: Finding) -> dict[str, str | None]:
    return {
        "source": chain_words(finding.claim.chain),
        "words": finding.evidence,
        "publisher": plain(finding.document.publisher or "") or None,
        "published": published(finding.document) or None,
        "link": finding.document.url,
        "claim": finding.claim.id,
        "document": finding.document.id,
    }
