"""Events as followthemoney entities (https://followthemoney.tech), one a line, for Aleph and OpenSanctions tools.

An event is an ``Event``, a document an ``Article``, a party a ``PublicBody`` or ``Organization``, a place an ``Address``;
``Documentation`` ties an event to each document that tells of it, with the words. Civilians are no entities of their own.
"""

import json
from collections.abc import Iterator
from hashlib import sha256

from fogline.exchange.formats.cells import json_text
from fogline.exchange.formats.contract import Events, ExportNote, Tally
from fogline.exchange.formats.facts import Facts, facts
from fogline.exchange.formats.notes import notes
from fogline.exchange.formats.parties import Actor
from fogline.picture.summary import told_findings
from fogline.picture.wording import label, plain
from fogline.records.ledger import DocumentHead

Entity = tuple[str, str, dict[str, list[str]]]
"""Id, schema, properties."""
_LANGUAGES = {
    "en": "eng",
    "uk": "ukr",
    "ru": "rus",
    "ar": "ara",
    "fr": "fra",
    "de": "deu",
    "es": "spa",
    "he": "heb",
    "fa": "fas",
    "tr": "tur",
}


def pieces(events: Events, note: ExportNote, tally: Tally) -> Iterator[str]:
    """Yield an entity a line; one that several events share is written once."""
    seen: set[str] = set()
    for one in facts(events, note):
        for name, schema, properties in _entities(one):
            if name in seen:
                continue
            seen.add(name)
            tally.written += 1
            told = {key: kept for key, values in properties.items() if (kept := [value for value in values if value])}
            yield json_text({"id": name, "schema": schema, "properties": told}) + "\n"


def _entities(one: Facts) -> Iterator[Entity]:
    event = f"fogline-event-{one.event.id}"
    involved = [(actor, _party(actor)) for actor in (*one.parties.actors, *one.parties.targets) if not actor.civilian]
    place = _place(one)
    articles = {head.id: _article(head) for head in one.documents}
    yield (
        event,
        "Event",
        _event(one, [party[0] for _, party in involved], place, [article[0] for article in articles.values()]),
    )
    for _, party in involved:
        yield party
    if place is not None:
        yield place
    yield from articles.values()
    for head in one.documents:
        said = [finding.evidence for finding in told_findings(one.event) if finding.document.id == head.id]
        yield (
            f"fogline-telling-{one.event.id}-{head.id}",
            "Documentation",
            {"document": [articles[head.id][0]], "entity": [event], "role": ["reports"], "description": said},
        )


def _event(one: Facts, involved: list[str], place: Entity | None, articles: list[str]) -> dict[str, list[str]]:
    grade, when = one.event.support.grade, one.summary.when
    where = one.summary.place_words
    start, end = ((when.start or "")[:10], (when.end or "")[:10]) if when else ("", "")
    pair = f"{grade.admiralty.reliability}{grade.admiralty.credibility}"
    return {
        "name": [label(one.event.type).capitalize() + (f", {where}" if where else "")],
        "startDate": [start],
        "endDate": [end],
        "date": [start] if start == end else [],
        "location": [where],
        "country": [one.where.country.alpha2.lower()] if one.where.country else [],
        "addressEntity": [place[0]] if place else [],
        "summary": [one.summary.title],
        "description": [notes(one.event)],
        "involved": involved,
        "proof": articles,
        "recordId": [one.event.id],
        "keywords": [one.summary.type, one.summary.family, f"status {grade.status}"],
        "notes": [
            f"probability {grade.probability:.2f}; admiralty {pair}; origins {one.summary.origins}; reports {one.summary.reports}"
        ],
        "modifiedAt": [one.known_since[:19]],
    }


def _party(actor: Actor) -> Entity:
    official = actor.sector in ("GOV", "MIL", "COP", "IGO")
    country = [actor.state.alpha2.lower()] if actor.state else []
    return (
        _id("party", actor.name),
        "PublicBody" if official else "Organization",
        {"name": [actor.name], "country": country},
    )


def _place(one: Facts) -> Entity | None:
    point, footprint = one.where.point, one.where.footprint
    if point is None or footprint is None:
        return None
    words = one.summary.place_words or footprint.name
    return (
        _id("place", words, *map(repr, point)),
        "Address",
        {
            "full": [words],
            "state": [one.where.admin1],
            "country": [one.where.country.alpha2.lower()] if one.where.country else [],
            "latitude": [repr(point[0])],
            "longitude": [repr(point[1])],
            "remarks": [
                f"precision {footprint.precision}"
                + (f", within {footprint.radius_km:g} km" if footprint.radius_km else "")
            ],
        },
    )


def _article(head: DocumentHead) -> Entity:
    start, end = head.published.start, head.published.end
    return (
        f"fogline-document-{head.id}",
        "Article",
        {
            "title": [head.title or ""],
            "publisher": [plain(head.publisher or "")],
            "sourceUrl": [head.url or ""],
            "publishedAt": [start.isoformat()] if start is not None and start == end else [],
            "language": [_LANGUAGES.get(head.language or "", "")],
            "contentHash": [],
        },
    )


def _id(kind: str, *key: str) -> str:
    return f"fogline-{kind}-{sha256(json.dumps(key).encode()).hexdigest()[:16]}"
