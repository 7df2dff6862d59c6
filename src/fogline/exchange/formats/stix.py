"""Events as a STIX 2.1 bundle (OASIS, 2021): events are incidents, who reports them sights them, documents are reports.

Confidence follows the credibility of the information on STIX's own scale (its appendix A); STIX has no field for the reliability
of a source, so the NATO pair, status and probability stand in an extension of this project. Ids are computed from Fogline's: the
same event has the same id in every export.
"""

import json
import uuid
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from fogline.exchange.formats.cells import json_text
from fogline.exchange.formats.contract import Events, ExportNote, Tally
from fogline.exchange.formats.facts import Facts, facts
from fogline.exchange.formats.moments import timestamp
from fogline.exchange.formats.notes import notes, sentence
from fogline.exchange.formats.parties import Actor
from fogline.picture.wording import label, plain
from fogline.records.event import Origin
from fogline.records.ledger import DocumentHead

_SPACE = uuid.UUID("5f0b5a52-6c1e-5c3d-9d52-2f6c2d0f0c11")
_SINCE = "2026-01-01T00:00:00.000Z"  # of what belongs to the format, not to a ledger
CONFIDENCE = {1: 90, 2: 70, 3: 50, 4: 30, 5: 10}
"""Credibility of the information (Admiralty code) to confidence; 6, cannot be judged, has none."""
_EXTENSION_TEXT = (
    "Properties on incidents: admiralty_reliability (A-F), admiralty_credibility (1-6), status, probability (0-1), event_id, "
    "event_type, happened, origins, reports, killed_best, killed_low, killed_high, first_reported, when_start, when_end, "
    "when_precision; on sightings: origin_kind, origin_camp."
)


def pieces(events: Events, note: ExportNote, tally: Tally) -> Iterator[str]:
    """Yield the bundle object by object."""
    yield f'{{"type": "bundle", "id": "bundle--{_uuid("bundle", note.made)}", "objects": [\n'
    comma = ""
    for thing in _objects(events, note, tally):
        tally.written += 1
        yield comma + json_text(thing)
        comma = ",\n"
    yield "\n]}\n"


def stix_id(kind: str, *key: str) -> str:
    """Return the id of an object, computed from its kind and what names it in Fogline."""
    return f"{kind}--{_uuid(kind, *key)}"


_MAKER = f"identity--{uuid.uuid5(_SPACE, 'fogline')}"
EXTENSION = f"extension-definition--{uuid.uuid5(_SPACE, 'grade')}"


def _objects(events: Events, note: ExportNote, tally: Tally) -> Iterator[dict[str, Any]]:
    yield from _ours()
    seen: set[str] = set()
    told_in: dict[str, list[str]] = defaultdict(list)
    heads: dict[str, DocumentHead] = {}
    for one in facts(events, note):
        for thing in _event(one):
            if thing["id"] not in seen:
                seen.add(thing["id"])
                yield thing
        for head in one.documents:
            heads.setdefault(head.id, head)
            told_in[head.id].append(stix_id("incident", one.event.id))
    for name, incidents in told_in.items():
        yield from _document(heads[name], incidents, tally, seen)


def _ours() -> Iterator[dict[str, Any]]:
    """Yield what every bundle begins with: who made it, and the extension."""
    base = {"spec_version": "2.1", "created": _SINCE, "modified": _SINCE}
    yield {"type": "identity", "id": _MAKER, **base, "name": "Fogline", "identity_class": "system"}
    yield {
        "type": "extension-definition",
        "id": EXTENSION,
        **base,
        "created_by_ref": _MAKER,
        "name": "Fogline grade",
        "description": "How well an event is supported: the NATO Admiralty pair, status, probability.",
        "schema": _EXTENSION_TEXT,
        "version": "1.0.0",
        "extension_types": ["property-extension"],
    }


def _event(one: Facts) -> Iterator[dict[str, Any]]:
    """Yield the incident and all that belongs to it."""
    since = _since(one)
    incident = stix_id("incident", one.event.id)
    yield {
        "type": "incident",
        "id": incident,
        **since,
        "name": _name(one),
        "description": notes(one.event),
        "labels": [one.summary.family, one.summary.type, one.summary.status],
        **_confidence(one),
        "external_references": _references(one),
        "extensions": {EXTENSION: _grade(one)},
    }
    yield from _places(one, incident, since)
    for actor, how in (
        (a, h) for group, h in ((one.parties.actors, "attributed-to"), (one.parties.targets, "targets")) for a in group
    ):
        identity = _actor(actor, since)
        yield identity
        yield _link(incident, how, identity["id"], since)
    for origin in one.event.support.graph.origins:
        yield from _sighting(one, origin, incident, since)
    for found in one.event.support.contradictions:
        key = (one.event.id, found.attribute, found.about, found.one, found.other)
        content = plain(found.words)
        yield {
            "type": "note",
            "id": stix_id("note", *key),
            **since,
            "abstract": f"contested: {found.attribute}",
            "content": content or f"contested: {found.attribute}",
            "object_refs": [incident],
        }


def _since(one: Facts) -> dict[str, Any]:
    moments = sorted(finding.known_since for finding in one.event.findings)
    first, last = (timestamp(moments[at]) if moments else _SINCE for at in (0, -1))
    return {"spec_version": "2.1", "created_by_ref": _MAKER, "created": first, "modified": last}


def _name(one: Facts) -> str:
    told = ", ".join(part for part in (one.summary.place_words, one.days.words if one.days else "") if part)
    return label(one.event.type).capitalize() + (f": {told}" if told else "")


def _confidence(one: Facts) -> dict[str, int]:
    known = CONFIDENCE.get(one.summary.admiralty.credibility)
    return {} if known is None else {"confidence": known}


def _references(one: Facts) -> list[dict[str, str]]:
    own = {"source_name": "Fogline", "external_id": one.event.id}
    return [own, *(_reference(head) for head in one.documents)]


def _reference(head: DocumentHead) -> dict[str, str]:
    told = {
        "source_name": plain(head.publisher or "") or "publisher unknown",
        "description": head.title or "",
        "url": head.url or "",
        "external_id": head.id,
    }
    return {name: value for name, value in told.items() if value}


def _grade(one: Facts) -> dict[str, Any]:
    shown, when = one.summary, one.summary.when
    killed = one.deeds.counted(one.event.id)
    told: dict[str, Any] = {
        "extension_type": "property-extension",
        "admiralty_reliability": shown.admiralty.reliability,
        "admiralty_credibility": shown.admiralty.credibility,
        "status": shown.status,
        "probability": round(shown.probability, 4),
        "event_id": one.event.id,
        "event_type": shown.type,
        "happened": shown.happened,
        "origins": shown.origins,
        "reports": shown.reports,
        "killed_best": killed.best if killed else None,
        "killed_low": killed.low if killed else None,
        "killed_high": killed.high if killed else None,
        "first_reported": shown.reported,
        "when_start": when.start if when else None,
        "when_end": when.end if when else None,
        "when_precision": when.precision if when else None,
    }
    return {name: value for name, value in told.items() if value is not None}


def _places(one: Facts, incident: str, since: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the location and that the incident is there; nothing for a place that is only named: STIX wants more."""
    point, country, footprint = one.where.point, one.where.country, one.where.footprint
    if footprint is None or (point is None and country is None):
        return
    radius = footprint.radius_km
    told: dict[str, Any] = {
        "name": footprint.name or one.summary.place_words,
        "description": one.summary.place_words,
        "latitude": point[0] if point else None,
        "longitude": point[1] if point else None,
        "precision": round(radius * 1000, 1) if point and radius else None,
        "country": country.alpha2 if country else None,
        "administrative_area": one.where.admin1 or None,
    }
    told = {name: value for name, value in told.items() if value not in (None, "")}
    location = stix_id("location", json.dumps(told, sort_keys=True))
    yield {"type": "location", "id": location, **since, **told}
    yield _link(incident, "located-at", location, since)


def _actor(actor: Actor, since: dict[str, Any]) -> dict[str, Any]:
    known = {"GOV": "organization", "MIL": "organization", "IGO": "organization", "NGO": "organization"}
    return _identity(actor.name, known.get(actor.sector, "group"), since)


def _identity(name: str, kind: str, since: dict[str, Any]) -> dict[str, Any]:
    ours = {**since, "created": _SINCE, "modified": _SINCE}  # one identity, whichever event names it first
    return {"type": "identity", "id": stix_id("identity", name), **ours, "name": name, "identity_class": kind}


def _link(one: str, how: str, other: str, since: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "relationship",
        "id": stix_id("relationship", one, how, other),
        **since,
        "relationship_type": how,
        "source_ref": one,
        "target_ref": other,
    }


def _sighting(one: Facts, origin: Origin, incident: str, since: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield who says it first-hand, and that they do."""
    name = plain(origin.party) or "unnamed"
    who = _identity(name, "individual" if origin.kind in ("person", "witness") else "organization", since)
    said = [sentence(finding) for finding in one.event.findings if finding.claim.id in origin.claims][:3]
    told = {"origin_kind": origin.kind, "origin_camp": origin.camp}
    yield who
    yield {
        "type": "sighting",
        "id": stix_id("sighting", one.event.id, origin.id),
        **since,
        "description": " ".join(said) or name,
        "count": max(len(origin.documents), 1),
        "sighting_of_ref": incident,
        "where_sighted_refs": [who["id"]],
        "extensions": {
            EXTENSION: {"extension_type": "property-extension", **{n: v for n, v in told.items() if v is not None}}
        },
    }


def _document(head: DocumentHead, incidents: list[str], tally: Tally, seen: set[str]) -> Iterator[dict[str, Any]]:
    """Yield a document as a report, as a grouping where its day of publication is not known: a report has to have one."""
    since = {
        "spec_version": "2.1",
        "created_by_ref": _MAKER,
        **dict.fromkeys(("created", "modified"), timestamp(head.added)),
    }
    shared = {
        "name": plain(head.title or head.publisher or "untitled") or "untitled",
        "object_refs": incidents,
        "external_references": [_reference(head)],
    }
    publisher = plain(head.publisher or "")
    if publisher:
        identity = _identity(publisher, "organization", since)
        shared["object_refs"] = [*incidents, identity["id"]]
        if identity["id"] not in seen:
            seen.add(identity["id"])
            yield identity
    if head.published.end is None:
        tally.flag("documents without a day of publication are groupings, not reports")
        yield {"type": "grouping", "id": stix_id("grouping", head.id), **since, "context": "unspecified", **shared}
    else:
        published = {"published": f"{head.published.end}T00:00:00.000Z", "report_types": ["incident"]}
        yield {"type": "report", "id": stix_id("report", head.id), **since, **published, **shared}


def _uuid(*key: str) -> uuid.UUID:
    return uuid.uuid5(_SPACE, json.dumps(key))
