"""An event as plain data for the page: what a row shows, and all that stands behind it."""

from collections.abc import Mapping, Sequence
from typing import Any

from fogline.events.grading.wording import admiralty_words
from fogline.picture.situation.claims import claim_entry, document_entry
from fogline.picture.situation.options import Context
from fogline.picture.situation.places import Places
from fogline.picture.summary import EventSummary, summary, told_findings
from fogline.picture.wording import plain, shorten
from fogline.records.event import Origin
from fogline.records.fused import FusedEvent
from fogline.records.ledger import Finding
from fogline.records.support import Contradiction, Support, Toll, Update

MOST_CLAIMS = (
    80  # of one event; each origin is heard before any is heard twice, and the page says how many it leaves out
)
_ORIGIN_KINDS = {
    "official": "official",
    "monitor": "monitor",
    "correspondent": "own correspondent",
    "witness": "witness",
    "person": "named person, no office",
    "outlet": "outlet, its source not told",
    "unattributed": "no source named",
}


class Entries:
    """Makes events into plain data; documents and places are told once and then called by their number."""

    def __init__(self, contexts: Mapping[str, Context]) -> None:
        self.places = Places()
        self.documents: list[dict[str, Any]] = []
        self._document_numbers: dict[str, int] = {}
        self._contexts = contexts

    def event(self, event: FusedEvent) -> dict[str, Any]:
        """Return one event."""
        short = summary(event)
        told = told_findings(event)
        entry: dict[str, Any] = {
            "id": event.id,
            "type": event.type,
            "place": self.places.number(short.place, short.place_words),
            "quote": shorten(plain(told[0].evidence), 220),
            "title": short.title,
            "status": short.status,
            "likely": round(short.probability, 3),
            "grade": f"{short.admiralty.reliability}{short.admiralty.credibility}",
            "reports": short.reports,
            "origins": short.origins,
        }
        entry |= _time(short)
        optional = {
            "reported": short.reported,
            "actors": [plain(name) for name in short.actors[:6]],
            "targets": [plain(name) for name in short.targets[:6]],
            "sides": list(_sides(event, short)),
        }
        entry |= {key: value for key, value in optional.items() if value}
        if not short.happened:
            entry["not_told_as_fact"] = True
        return entry | {"more": self._behind(event, told)}

    def _behind(self, event: FusedEvent, told: Sequence[Finding]) -> dict[str, Any]:
        support = event.support
        origins = support.graph.origins
        number_of = {claim: number for number, origin in enumerate(origins) for claim in origin.claims}
        heard = _heard_in_turn(told, number_of)
        entry: dict[str, Any] = {
            "likelihood": support.likelihood,
            "grade": admiralty_words(support.grade.admiralty),
            "reasons": list(support.grade.reasons),
            "weights": [[plain(one.words), round(one.value, 2)] for one in support.weights],
            "graph": support.graph.words,
            "origins": [_origin(one, support) for one in origins],
            "claims": [self._claim(one, number_of) for one in heard[:MOST_CLAIMS]],
        }
        optional: dict[str, Any] = {
            "unshown": max(len(heard) - MOST_CLAIMS, 0),
            "attributes": [
                [one.attribute, one.agreement, plain(one.words), plain(one.about)]
                for one in support.attributes
                if one.agreement != "unknown"
            ],
            "contradictions": [_pair(one, support) for one in support.contradictions],
            "updates": [_pair(one, support) for one in support.updates],
            "tolls": [_toll(one, support) for one in support.tolls],
        }
        return entry | {key: value for key, value in optional.items() if value}

    def _claim(self, found: Finding, number_of: Mapping[str, int]) -> dict[str, Any]:
        document = self._document_numbers.setdefault(found.document.id, len(self.documents))
        if document == len(self.documents):
            self.documents.append(document_entry(found))
        return claim_entry(found, document, number_of.get(found.claim.id, -1), self._contexts.get(found.claim.id))


def _time(short: EventSummary) -> dict[str, Any]:
    if short.when is None or not (short.when.start or short.when.end):
        return {"when": short.when_words} if short.when_words else {}
    entry: dict[str, Any] = {"when": short.when_words, "time": short.when.precision}
    return entry | {
        key: value[:10] for key, value in (("start", short.when.start), ("end", short.when.end)) if value is not None
    }


def _sides(event: FusedEvent, short: EventSummary) -> Sequence[str]:
    """Return the sides that take part or speak."""
    camps = [one.camp or one.side for one in event.support.graph.origins]
    return tuple(dict.fromkeys([*short.sides, *(camp for camp in camps if camp and camp != "neutral")]))


def _heard_in_turn(told: Sequence[Finding], number_of: Mapping[str, int]) -> list[Finding]:
    """Return the findings so that every origin is heard once before any is heard again."""
    turns: dict[int, int] = {}
    ranked = []
    for found in told:
        origin = number_of.get(found.claim.id, -1)
        turns[origin] = turns.get(origin, -1) + 1
        ranked.append((turns[origin], origin if origin >= 0 else len(number_of), found))
    return [found for _, _, found in sorted(ranked, key=lambda one: one[:2])]


def _origin(origin: Origin, support: Support) -> dict[str, Any]:
    names = [plain(name) for name in origin.names if plain(name) != plain(origin.party)]
    paths = [one for one in support.graph.paths if one.origin == origin.id]
    entry: dict[str, Any] = {
        "party": plain(origin.party) or "unnamed",
        "kind": _ORIGIN_KINDS.get(origin.kind, origin.kind),
        "camp": origin.camp or origin.side or "",
        "reports": len(origin.documents) or len({one.document for one in paths}),
        "paths": list(dict.fromkeys(plain(one.words) for one in paths))[:12],
        "said": sum(one.origin == origin.id for one in support.graph.statements),
    }
    return entry | ({"names": names} if names else {})


def _pair(pair: Contradiction | Update, support: Support) -> dict[str, Any]:
    """Return a contradiction or an update: two values, who says each, and the claim that does."""
    party_of = {one.id: plain(one.party) for one in support.graph.origins}
    origin_of = {claim: one.id for one in support.graph.origins for claim in one.claims}
    ends = (
        pair.origins
        if isinstance(pair, Contradiction)
        else (origin_of.get(pair.one, ""), origin_of.get(pair.other, ""))
    )
    entry: dict[str, Any] = {
        "attribute": pair.attribute,
        "about": plain(pair.about),
        "values": [plain(value) for value in pair.values],
        "who": [party_of.get(end, "") for end in ends],
        "claims": [pair.one, pair.other],
        "words": plain(pair.words),
    }
    if isinstance(pair, Update) and pair.revised:
        entry["revised"] = True
    return entry


def _toll(toll: Toll, support: Support) -> dict[str, Any]:
    party_of = {one.id: plain(one.party) for one in support.graph.origins}
    return {
        "what": " ".join(filter(None, (plain(toll.of or ""), plain(toll.fate)))),
        "side": toll.side or "",
        "best": toll.best,
        "low": toll.low,
        "high": toll.high,
        "words": plain(toll.words),
        "figures": [
            [party_of.get(one.origin, ""), one.low, one.high, one.approximate, one.day or ""]
            for one in toll.figures[:20]
        ],
    }
