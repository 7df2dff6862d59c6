"""The place names of one document, each with what it stands for, and the footprints of the phrases that they stand in."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from fogline.claims.footprints.around import phrase_at
from fogline.claims.footprints.borders import of_borders, with_borders
from fogline.claims.footprints.build import Placed, build
from fogline.claims.footprints.derive import derive
from fogline.claims.footprints.earlier import Told, fitting
from fogline.claims.footprints.model import Derivation, Located, Relation
from fogline.claims.page import Page
from fogline.records import Footprint, Mention, Span
from fogline.records.span import cover

if TYPE_CHECKING:
    from fogline.claims.places import Resolved
    from fogline.gazetteer import Gazetteer

_TYPES = ("PLACE", "STATE", "FACILITY")
_MOST_CANDIDATES, _MOST_TOLD = 5, 40
_SURE = 1 / 3
"""Confidence below which a name is put nowhere: it keeps its candidates, and a wrong pin is worse than none."""


class Places:
    """The places of a page; names are resolved once, all together, and a phrase is drawn once however many frames use it.

    Without a gazetteer nothing is placed: footprints then have a name and nothing else.
    """

    def __init__(self, page: Page, gazetteer: "Gazetteer | None" = None) -> None:
        self.page = page
        self._gazetteer = gazetteer
        mentions = of_borders(page.text, (mention for mention in page.mentions if mention.type in _TYPES))
        self._resolved = _resolve(page, mentions, gazetteer) if gazetteer is not None else {}
        self._names = _names(page, mentions, self._resolved)
        self._starts = [name.start for name in self._names]
        self._located: dict[str, Located] = {}
        self._drawn: dict[tuple[Span, Span], tuple[Placed, Derivation]] = {}

    def as_actor(self, name: Span) -> bool:
        """Tell whether the words speak of a state as somebody who acts, not of its land."""
        found = self._resolved.get(name)
        return found is not None and found.as_actor

    def is_placed(self, name: Span) -> bool:
        """Tell whether it is known which place the name means."""
        found = self._resolved.get(name)
        return found is not None and found.place is not None

    def footprint(self, role: Span, focus: Span, name: str) -> Footprint:
        """Return the footprint of the place phrase round ``focus`` (a name, or words that refer back) that fills ``role``.

        ``name`` is kept where ``focus`` cannot be placed. Spans lie inside the text.
        """
        if self._gazetteer is None:
            return Footprint(name, role)
        focus = next((one for one in self._names_near(focus) if one.overlaps(focus)), focus)
        phrase = self._phrase(role, focus)
        placed, read = self._draw(phrase, focus)
        known = self._resolved.get(focus) if focus in self._names_near(focus) else None
        named = known is None or known.place is not None
        if named:
            known = self._meant(phrase, placed) or known
        return Footprint(
            (placed.name if named else None) or name,
            phrase,
            placed.geonames_id if named else None,
            placed.latitude,
            placed.longitude,
            placed.radius_km,
            placed.precision,
            placed.geometry,
            placed.words if placed.geometry or read.unknown else "",
            self._confidence(phrase, known) if placed.geometry else None,
            tuple(ranked.place.key for ranked in known.candidates[:_MOST_CANDIDATES]) if known else (),
            placed.at_sea,
        )

    def _meant(self, phrase: Span, placed: Placed) -> "Resolved | None":
        """Return the name in the phrase that the footprint hangs on most closely, where GeoNames knows its place."""
        if placed.geonames_id is None:
            return None
        all_of_it = (self._resolved[name] for name in self._names_in(phrase) if self.is_placed(name))
        return next((one for one in all_of_it if one.place and one.place.geonames_id == placed.geonames_id), None)

    def _phrase(self, role: Span, focus: Span) -> Span:
        sentence = self.page.sentence_of(focus)
        sentence = cover([sentence, focus])
        names = [_moved(name, -sentence.start) for name in self._names_in(sentence)]
        found = phrase_at(self.page.words(sentence), names, _moved(focus, -sentence.start))
        found = _moved(found, sentence.start)
        return cover([found, role]) if found.overlaps(role) and sentence.contains(role) else found

    def _draw(self, phrase: Span, focus: Span) -> tuple[Placed, Derivation]:
        if (phrase, focus) not in self._drawn:
            self._drawn[phrase, focus] = self._drawing(phrase, focus)
        return self._drawn[phrase, focus]

    def _drawing(self, phrase: Span, focus: Span) -> tuple[Placed, Derivation]:
        words, names = self.page.words(phrase), self._names_in(phrase)
        inside = _moved(focus, -phrase.start)
        read = _by_name_first(derive(words, [_moved(name, -phrase.start) for name in names]))
        placed_names = ((_moved(name, -phrase.start), self._located_at(name)) for name in names)
        located = {name: place for name, place in placed_names if place is not None}
        earlier: tuple[Located, ...] = ()
        if _refers_back(read) and self._gazetteer is not None:
            told = self._told_before(phrase)
            meant = {_moved(name, -phrase.start): found.place for name in names if (found := self._resolved.get(name))}
            known = {name: place for name, place in meant.items() if place is not None}
            read, lines = with_borders(read, known, [one.place for one in told], self._gazetteer)
            located |= lines
            earlier = tuple(fitting(self.page.text, told, read))
        placed = _built(read, tuple(located.items()), earlier)
        own = [relation for relation in placed.conflicts if inside in _spans(relation)]
        if own:  # what is said of the place itself counts, not what stands beside it
            read = replace(read, relations=tuple(own))
            placed = _built(read, tuple(located.items()), earlier)
        return placed, read

    def _names_in(self, span: Span) -> Sequence[Span]:
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return [name for name in self._names[first:last] if name.end <= span.end]

    def _names_near(self, span: Span) -> Sequence[Span]:
        at = bisect_left(self._starts, span.start)
        return self._names[max(at - 1, 0) : at + 2]

    def _located_at(self, name: Span) -> Located | None:
        from fogline.claims.places import located

        found = self._resolved.get(name)
        if found is None or found.place is None or self._gazetteer is None:
            return None
        if found.place.key not in self._located:
            self._located[found.place.key] = located(found.place, self._gazetteer)
        return self._located[found.place.key]

    def _told_before(self, phrase: Span) -> list[Told]:
        """Return the places named before the phrase, the nearest first."""
        told: list[Told] = []
        for name in reversed(self._names[: bisect_left(self._starts, phrase.start)]):
            place, found = self._located_at(name), self._resolved.get(name)
            if place is not None and found is not None and found.place is not None:
                back = self.page.number_of(phrase) - self.page.number_of(name)
                told.append(Told(name, place, found.place, back, found.as_actor))
                if len(told) == _MOST_TOLD:
                    break
        return told

    def _confidence(self, phrase: Span, known: "Resolved | None") -> float | None:
        if known is not None and known.place is not None:
            return known.confidence
        used = [self._resolved[name].confidence for name in self._names_in(phrase) if self._located_at(name)]
        return min(used, default=None)


def _resolve(page: Page, mentions: Sequence[Mention], gazetteer: "Gazetteer") -> "dict[Span, Resolved]":
    from fogline.claims.places import Hints, resolve

    resolved = resolve(page.text, mentions, gazetteer, Hints(publisher=page.document.publisher or ""))
    return {name: one if one.confidence >= _SURE else replace(one, place=None) for name, one in resolved.items()}


def _names(page: Page, mentions: Sequence[Mention], resolved: "Mapping[Span, Resolved]") -> list[Span]:
    """Return the spans of the names, none inside another: of those that overlap a placed one wins, then the longer one.

    Unplaced words without a capital letter ("a military site") are no name.
    """

    def rank(mention: Mention) -> tuple[bool, int, int]:
        found = resolved.get(mention.span)
        return found is None or found.place is None, mention.start - mention.end, mention.start

    kept: list[Span] = []
    for mention in sorted(mentions, key=rank):
        if rank(mention)[0] and page.words(mention.span).islower():
            continue
        at = bisect_left(kept, mention.span)
        beside = kept[max(at - 1, 0) : at + 1]
        if not any(name.overlaps(mention.span) for name in beside):
            kept.insert(at, mention.span)
    return kept


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _by_name_first(read: Derivation) -> Derivation:
    """Leave out words that refer back ("there") beside relations to names: they say nothing more, and may be read wrongly."""
    named = [relation for relation in read.relations if any(anchor.names or anchor.edge for anchor in relation.anchors)]
    return replace(read, relations=tuple(named)) if named and len(named) < len(read.relations) else read


def _refers_back(read: Derivation) -> bool:
    anchors = [anchor for relation in (*read.relations, *read.without) for anchor in relation.anchors]
    return any(anchor.refers is not None or anchor.edge for anchor in anchors)


def _spans(relation: Relation) -> list[Span]:
    return [name for anchor in relation.anchors for name in anchor.names]


@lru_cache(1024)
def _built(read: Derivation, located: tuple[tuple[Span, Located], ...], earlier: tuple[Located, ...]) -> Placed:
    """Draw a phrase once a process: "in Kyiv" stands in every second report."""
    return build(read, dict(located), earlier)
