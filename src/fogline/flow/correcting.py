"""Corrections as people write them (``place="north of Ternova"``, ``when=2022-05-15``) made into the change of a decision."""

import json
import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from fogline.flow.naming import town_of_its_name
from fogline.records import Span
from fogline.records.codec import to_json
from fogline.records.errors import UsageError

if TYPE_CHECKING:
    from fogline.gazetteer import Candidate, Gazetteer

    Places = Callable[[], Gazetteer]

_NONE = frozenset({"", "none", "unknown", "null"})
_KEY = re.compile(r"(?:geonames|fogline):[\w-]+")
_NAME = re.compile(r"[^\W\d_a-z][\w'’-]*(?: [^\W\d_a-z][\w'’-]*)*")
_PARTY = re.compile(r"(?P<party>[^\[\];]+?)\s*(?:\[(?P<side>[^\]]*)\])?\s*")
_BAND = re.compile(r"(\d*\.?\d+)(?:\s*\.\.\s*(\d*\.?\d+))?")
_AMOUNT = re.compile(
    r"(?P<low>\d[\d,]*)?(?P<dots>\.\.)?(?P<high>\d[\d,]*)?(?:\s+(?P<of>[^\d\[\]]+?))?\s*(?:\[(?P<side>[^\]]*)\])?"
)
_ONLY_JSON = frozenset({"chain", "evidence", "certainty_words"})
_DAY_WIDTHS = {4: "year", 7: "month", 10: "day"}
_SURE = 0.5
"""Below this confidence a name is not taken for its likeliest place: the analyst says which one is meant."""


def change_of_words(given: Iterable[str], places: "Places") -> dict[str, Any]:
    """Return the corrected fields that ``FIELD=VALUE`` pairs ask for; ``places`` opens the gazetteer where a place is given.

    ``place`` takes a phrase or a key, ``when`` a day or ``FROM..TO``, ``certainty`` ``LOW..HIGH``, ``actors`` and ``targets``
    ``NAME [SIDE]; ...``, ``quantities`` ``LOW..HIGH WHAT FATE; ...``; any of them ``none``. A value that begins with ``{`` or
    ``[`` is JSON. ``UsageError`` tells faults.
    """
    change: dict[str, Any] = {}
    for pair in given:
        field, equals, value = pair.partition("=")
        if not equals or not field.strip():
            raise UsageError(f"got {pair!r}; want FIELD=VALUE, such as type=shelling or place=Popasna")
        change[field.strip()] = _value(field.strip(), value.strip(), places)
    if not change:
        raise UsageError("got no field to correct; want FIELD=VALUE, such as type=shelling")
    return change


def _value(field: str, value: str, places: "Places") -> object:
    if value.startswith(("{", "[")):
        try:
            return json.loads(value)
        except ValueError as error:
            raise UsageError(f"{field}: got JSON that cannot be read ({error})") from None
    if field == "place":
        return None if value.lower() in _NONE else _place(value, places())
    if field == "when":
        return None if value.lower() in _NONE else _when(value)
    if field == "certainty":
        return _certainty(value)
    if field in ("actors", "targets", "quantities"):
        one = _amount if field == "quantities" else _party
        return [] if value.lower() in _NONE else [one(part.strip()) for part in value.split(";") if part.strip()]
    if field in _ONLY_JSON:
        raise UsageError(
            f"{field}: got {value!r}; want JSON, as `fogline find --format json` prints that field of a claim"
        )
    return value


def _place(text: str, gazetteer: "Gazetteer") -> dict[str, Any]:
    """Return the fields of a footprint for a key or a phrase; its words are the analyst's own."""
    from fogline.claims.footprints import build, derive, to_footprint
    from fogline.claims.places import located

    if _KEY.fullmatch(text):
        place = gazetteer.place(text)
        if place is None:
            raise UsageError(f"place: no place has the key {text}; `fogline places find NAME` prints keys")
        text, names = place.name, {Span(0, len(place.name)): place}
    else:
        names = {span: _meant(span.of(text), gazetteer).place for span in _names(text, gazetteer)}
    placed = build(derive(text, list(names)), {span: located(place, gazetteer) for span, place in names.items()})
    if placed.geometry is None:
        raise UsageError(
            f"place: {text!r} cannot be drawn; give a place's name, a phrase such as 'north of NAME', or a key"
        )
    footprint = to_footprint(placed, text, Span(0, 0))
    fields: dict[str, Any] = json.loads(to_json(footprint))
    del fields["derived_from"]
    return fields | {"words": placed.words or text}


def _names(text: str, gazetteer: "Gazetteer") -> list[Span]:
    if gazetteer.candidates(text, limit=1, fuzzy=False):
        return [Span(0, len(text))]
    return [Span(*found.span()) for found in _NAME.finditer(text)]


def _meant(name: str, gazetteer: "Gazetteer") -> "Candidate":
    found = gazetteer.candidates(name, limit=5)
    if not found:
        raise UsageError(
            f"place: no place is known by the name {name!r}; give its key, or add its country: fogline places add UA"
        )
    if (town := town_of_its_name(found)) is not None and town.confidence + found[0].confidence >= _SURE:
        return town
    if found[0].confidence < _SURE:
        listed = ", ".join(f"{one.place.key} ({one.place.label})" for one in found)
        raise UsageError(f"place: {name!r} may be {listed}; give the key of the one that is meant")
    return found[0]


def _when(text: str) -> dict[str, Any]:
    start, dots, end = (part.strip() for part in text.partition(".."))
    if not dots:
        return {"start": start, "end": start, "precision": _DAY_WIDTHS.get(len(start), "instant"), "candidates": []}
    return {"start": start or None, "end": end or None, "precision": "interval", "candidates": []}


def _certainty(text: str) -> list[float]:
    found = _BAND.fullmatch(text)
    if found is None:
        raise UsageError(f"certainty: got {text!r}; want LOW..HIGH between 0 and 1, such as 0.5..0.8")
    return [float(found[1]), float(found[2] or found[1])]


def _party(text: str) -> dict[str, Any]:
    found = _PARTY.fullmatch(text)
    if found is None:
        raise UsageError(f"got {text!r} as a party; want NAME or NAME [SIDE], several of them with ; between")
    return {"party": found["party"], "side": found["side"] or None}


def _amount(text: str) -> dict[str, Any]:
    """Return the fields of a quantity: "12 civilians killed", "3..5 soldiers wounded [UA]", "20.. houses" (no upper end)."""
    from fogline.claims.amounts.objects import fates

    found = _AMOUNT.fullmatch(text)
    if found is None or not (found["low"] or found["high"]):
        raise UsageError(
            f"quantities: got {text!r}; want a number or LOW..HIGH, of what, and what became of it, such as "
            "'12 civilians killed' or '3..5 soldiers wounded; 20.. houses destroyed'; or none"
        )
    low, high = (None if end is None else float(end.replace(",", "")) for end in (found["low"], found["high"]))
    words = (found["of"] or "").split()
    fate = fates().get(words[-1].lower()) if words else None
    return {
        "low": low,
        "high": high if found["dots"] else low,
        "of": " ".join(words[:-1] if fate else words) or None,
        "fate": fate,
        "side": found["side"] or None,
    }
