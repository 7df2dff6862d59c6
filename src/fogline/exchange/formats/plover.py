"""Events as PLOVER 2.0 records (https://github.com/openeventdata/PLOVER), one JSON object a line.

PLOVER marks what is denied, announced or only possible, so nothing is left out for that; an event of a type
that it has no type for is.
"""

from collections.abc import Iterator
from typing import Any

from fogline import __version__
from fogline.exchange.formats.cells import json_text
from fogline.exchange.formats.contract import Events, ExportNote, Tally
from fogline.exchange.formats.days import clock
from fogline.exchange.formats.facts import Facts, facts
from fogline.exchange.formats.notes import notes
from fogline.exchange.formats.parties import Actor
from fogline.ontology import PloverCode, load
from fogline.picture.summary import told_findings
from fogline.records import Footprint

_QUADS = (
    ("AGREE CONSULT SUPPORT CONCEDE", 1),
    ("COOPERATE AID RETREAT", 2),
    ("REQUEST ACCUSE REJECT THREATEN", 3),
    ("PROTEST SANCTION MOBILIZE COERCE ASSAULT", 4),
)
QUAD = {name: quad for names, quad in _QUADS for name in names.split()}
_RESOLUTION = {"exact": 5, "settlement": 4, "near": 4, "district": 3, "line": 2, "region": 2, "country": 1}


def pieces(events: Events, note: ExportNote, tally: Tally) -> Iterator[str]:
    """Yield a record a line."""
    for one in facts(events, note):
        known = load().event_types.get(one.event.type)
        code = known.crosswalk.plover if known else None
        if code is None:
            tally.leave_out("no type of PLOVER fits")
            continue
        tally.written += 1
        yield json_text(_record(one, code, note)) + "\n"


def auxiliary(one: Facts) -> list[str]:
    """Return PLOVER's marks of an event that is not told as a fact of the present: negation, future, hypothetical."""
    if one.summary.happened:
        return []
    realities = {finding.claim.reality for finding in told_findings(one.event)}
    marks = [mark for reality in sorted(realities) if (mark := load().realities[reality].plover)]
    denied = any(finding.claim.polarity == "negative" for finding in told_findings(one.event))
    return list(dict.fromkeys([*marks, *(["negation"] if denied else [])]))


def _record(one: Facts, code: PloverCode, note: ExportNote) -> dict[str, Any]:
    when = one.summary.when
    head = one.documents[0] if one.documents else None
    text = notes(one.event)
    record: dict[str, Any] = {
        "id": one.event.id,
        "has_event": True,
        "date": one.days.first.isoformat() if one.days else None,
        "time": clock(when) or None,
        "enddate": one.days.last.isoformat() if one.days and one.days.number > 1 else None,
        "actor": [_entity(actor) for actor in one.parties.actors],
        "recipient": [_entity(target) for target in one.parties.targets],
        "event": [code.type],
        "event_loc": _location(one),
        "event_text": list(dict.fromkeys(finding.evidence for finding in told_findings(one.event))),
        "quad_code": QUAD[code.type],
        "mode": [*([code.mode] if code.mode else []), *auxiliary(one)],
        "context": [],
        "size": _size(one),
        "link": head.url if head else None,
        "text": text,
        "text_info": {"sequence": 1, "start": 0, "end": len(text), "text_story": False},
        "cite_info": {
            "corpus": "Fogline ledger",
            "citation": None,
            "url": head.url if head else None,
            "title": head.title if head else None,
            "language": head.language if head else None,
            "publication": head.publisher if head else None,
            "license": None,
            "copyright": None,
            "coder": "Fogline",
            "codebook": "PLOVER",
            "version": "2.0",
        },
        "coder": f"Fogline {__version__}",
        "coded_date": note.known_on[:10],
        "coded_time": note.known_on[11:19] or None,
        "comment": f"status {one.summary.status}, probability {one.summary.probability:.2f}, {one.summary.origins} origins",
    }
    return {name: value for name, value in record.items() if value is not None}


def _entity(actor: Actor) -> dict[str, str]:
    """Return an actor by its code (alpha-3, of a body or group its name), sector and words."""
    told = {
        "code": actor.state.alpha3 if actor.state else "",
        "sector": actor.sector,
        "entity_text": actor.text or actor.name,
        "identifier_text": actor.name,
    }
    return {name: value for name, value in told.items() if value}


def _location(one: Facts) -> dict[str, Any]:
    footprint, place, point = one.where.footprint, one.where.place, one.where.point
    if footprint is None:
        return {}
    country = one.where.country
    told: dict[str, Any] = {
        "extracted_place": one.summary.place_words,
        "resolved_place": footprint.name if point else None,
        "geonameid": footprint.geonames_id,
        "lat": point[0] if point else None,
        "lon": point[1] if point else None,
        "city": footprint.name if footprint.precision in ("settlement", "exact") else None,
        "province": one.where.admin1 or None,
        "country": country.name if country else None,
        "country_code": country.alpha3 if country else None,
        "feature_class": place.feature_class if place else None,
        "feature_code": place.feature_code if place else None,
        "resolution": resolution(footprint),
    }
    return {name: value for name, value in told.items() if value not in (None, "")}


def resolution(place: Footprint) -> int | None:
    """Return PLOVER's resolution of a place: 5 within a city, 4 a city, 3 a district, 2 a province, 1 a country."""
    return _RESOLUTION.get(place.precision)


def _size(one: Facts) -> dict[str, int]:
    counted = {
        "dead": one.deeds.counted(one.event.id),
        "injured": one.deeds.counted(one.event.id, "wounded"),
        "arrested": one.deeds.counted(one.event.id, "captured", "arrested", "detained"),
    }
    return {name: number.best for name, number in counted.items() if number is not None}
