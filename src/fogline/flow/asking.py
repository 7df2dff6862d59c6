"""Questions put to a ledger in people's terms, made into the queries that a store answers."""

import datetime
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar, cast

from fogline.flow.naming import point_named
from fogline.flow.spelling import place_keys, spellings, terms
from fogline.records.errors import UsageError
from fogline.records.ledger import Box, ClaimQuery, ClaimStatus, DocumentQuery, Near, Order

if TYPE_CHECKING:
    from typing import Literal

    from fogline.gazetteer import Gazetteer

    Places = Callable[[], Gazetteer]

Names = str | Iterable[str]
"""One name or several, of which any will do."""
Day = str | datetime.date
"""A day or moment: ISO 8601, or a date."""

_Query = TypeVar("_Query", ClaimQuery, DocumentQuery)


class ClaimFields(TypedDict, total=False):
    """What can be asked about claims; every field narrows. See :class:`~fogline.records.ledger.ClaimQuery`.

    ``words`` are terms that must all occur ('bridge "Siverskyi Donets"'; or a list of them), ``place`` a name or a key, ``near``
    a place and kilometres (``("Rubizhne", 10)``), ``box`` west, south, east, north. Names in Cyrillic are looked for as reports
    in English write them, and names of places and well-known parties by their other names too.
    """

    words: Names
    types: Names
    realities: Names
    place: Names
    box: Box | tuple[float, float, float, float]
    near: "Near | tuple[str, float]"
    since: Day
    until: Day
    parties: Names
    role: "Literal['actor', 'target', 'source'] | None"
    sources: Names
    sides: Names
    publishers: Names
    documents: Names
    claims: Names
    certainty: tuple[float, float]
    statuses: "ClaimStatus | Iterable[ClaimStatus]"
    duplicates: bool
    known_on: Day
    order: Order
    limit: int | None
    meanings: bool


class DocumentFields(TypedDict, total=False):
    """What can be asked about documents; fields as in :class:`ClaimFields`, ``words`` in title and text."""

    words: Names
    ids: Names
    originals: Names
    urls: Names
    publishers: Names
    languages: Names
    since: Day
    until: Day
    copies: bool
    known_on: Day
    limit: int | None


def claim_query(fields: ClaimFields, places: "Places | None" = None) -> ClaimQuery:
    """Return the query for claims that ``fields`` ask for; ``places`` opens the gazetteer where a name needs it.

    ``UsageError`` for a place to be near to that is not known.
    """
    given: dict[str, Any] = dict(fields)
    for name in _many(given.get("types", ())):
        _check_type(name)
    if places is not None and "place" in given:
        given["place_keys"] = tuple(key for name in _many(given.pop("place")) for key in place_keys(name, places))
    elif "place" in given:
        given["place_keys"] = given.pop("place")
    if isinstance(given.get("near"), tuple):
        given["near"] = _near(given["near"], places)
    if isinstance(given.get("box"), tuple):
        given["box"] = Box(*given["box"])
    for field in ("parties", "sources"):
        if field in given:
            given[field] = tuple(name for party in _many(given[field]) for name in spellings(party, places))
    return _query(ClaimQuery, given, places)


_NEAR = 0.75
"""How alike (0..1) a type has to be to one that there is for that to be meant: a slip of a letter or two, no other word."""


def _check_type(name: str) -> None:
    """Refuse a type of event that the ontology does not have: no answer to it would be no finding."""
    from difflib import get_close_matches

    from fogline.ontology import load

    known = load().event_types
    if name not in known:
        near = get_close_matches(name.lower(), known, 3, _NEAR)
        hint = f"did you mean {' or '.join(near)}?" if near else "`fogline ontology list` names them all"
        raise UsageError(f"got type {name!r}, which the ontology does not have; {hint}")


def document_query(fields: DocumentFields, places: "Places | None" = None) -> DocumentQuery:
    """Return the query for documents that ``fields`` ask for."""
    return _query(DocumentQuery, dict(fields), places)


def _query(kind: type[_Query], given: dict[str, Any], places: "Places | None") -> _Query:
    unknown = sorted(set(given) - set(kind.__dataclass_fields__))
    if unknown:
        raise UsageError(
            f"got {', '.join(map(repr, unknown))}; a question may have: {', '.join(kind.__dataclass_fields__)}, place"
        )
    if "words" in given:
        given["words"] = tuple(spellings(term, places) for term in _terms(given["words"]))
    values: dict[str, Any] = {field: _value(field, value) for field, value in given.items()}
    return kind(**values)


def _value(field: str, value: object) -> object:
    """Return a field's value as queries hold it: moments as text, names as tuples."""
    if isinstance(value, datetime.date):
        return _moment(value)
    if field in _SINGLE or value is None:
        return value
    return _many(cast("Names", value))


_SINGLE = frozenset(
    {
        "box",
        "near",
        "since",
        "until",
        "role",
        "certainty",
        "duplicates",
        "copies",
        "known_on",
        "order",
        "limit",
        "meanings",
    }
)


def _moment(day: datetime.date) -> str:
    if isinstance(day, datetime.datetime) and day.tzinfo is not None:
        day = day.astimezone(datetime.UTC).replace(tzinfo=None)
    return day.isoformat()


def _many(names: Names) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names)


def _terms(words: Names) -> tuple[str, ...]:
    return terms(words) if isinstance(words, str) else tuple(words)


def _near(asked: tuple[str, float], places: "Places | None") -> Near:
    name, km = asked
    if places is None:
        raise UsageError(f"near: got the name {name[:80]!r} and no gazetteer to look it up in; give coordinates")
    place = point_named(name, places(), "near", otherwise="give a point (LAT,LON)")
    return Near(place.latitude, place.longitude, km)
