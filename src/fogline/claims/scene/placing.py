"""The place names of one document, each with what it stands for, and the footprints of the phrases that they stand in."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from fogline.claims.footprints.around import phrase_at
from fogline.claims.footprints.borders import of_borders, with_borders
from fogline.claims.footprints.build import Placed
from fogline.claims.footprints.countries import country_keys
from fogline.claims.footprints.derive import derive, moved, shifted
from fogline.claims.footprints.earlier import Told, fitting
from fogline.claims.footprints.listed import of_those_known, sure
from fogline.claims.footprints.model import Derivation, Located, Relation
from fogline.claims.footprints.names import names_of, without_side
from fogline.claims.footprints.parts import BESIDE, parted, side_by_side
from fogline.claims.footprints.redrawn import redrawn
from fogline.claims.page import Page
from fogline.records import Footprint, Mention, Span
from fogline.records.span import cover

if TYPE_CHECKING:
    from fogline.claims.places import Resolved
    from fogline.gazetteer import Gazetteer

_TYPES = ("PLACE", "STATE", "FACILITY")
_AND = re.compile(r",? (?:and|or|as well as) (?:also )?(?:in |near |at |on )?(?:the )?")
_BESIDE = re.compile(BESIDE)
DEED_OF = re.compile(
    r"\b(?:aggression|invasion|attacks?|war|strikes?|shelling|offensive|operation|assault|crimes?)\s(?:of|by)\s(?:the\s)?$",
    re.IGNORECASE,
)
"""Before the state that does it: "the aggression of Norland in Shire" was in Shire."""
_WHERE_IT_IS = re.compile(r"\s(?:in|on|against)\s")
_DOES = re.compile(
    r"['’]s? [a-z]| (?!(?:on|in|at|to|by|of|or|as|and|for|from|with|near|over|since|after|before|during|until|late|early|last|"
    r"this|when|where|while|who|which)\b)[a-z]+"
)
"""A word behind a name of which it may be the subject, or the owner."""
_FINE = ("settlement", "facility")
_MOST_CANDIDATES, _MOST_TOLD = 5, 40
_COUNTRY_BACK = 3  # sentences back that tell which country "the country" is
_CLOSE_BY = 1  # sentences back that "the city" beside a name ("X, a town 20 km west of the city") may go
_REFERRED = 0.8  # how sure it is that "there", "the city" go back to the nearest place that fits
_SURE = 1 / 3
"""Confidence below which a name is put nowhere: it keeps its candidates, and a wrong pin is worse than none."""
_Drawing = tuple[Placed, Derivation, float]
"""What was drawn, what was read, and the share of the places of a list that were known."""


class Places:
    """The places of a page; names are resolved once, all together, and a phrase is drawn once however many frames use it.

    Without a gazetteer nothing is placed: footprints then have a name and nothing else.
    """

    def __init__(self, page: Page, gazetteer: "Gazetteer | None" = None, theatre: tuple[str, ...] = ()) -> None:
        self.page = page
        self._gazetteer = gazetteer
        mentions = [mention for mention in page.mentions if mention.type in _TYPES]
        mentions = parted(page.text, of_borders(page.text, mentions))
        if gazetteer is not None:
            known = gazetteer
            mentions = side_by_side(
                page.text, mentions, lambda name: bool(known.candidates(name, limit=1, fuzzy=False))
            )
        others = [mention for mention in page.mentions if mention.type not in _TYPES]
        self._resolved = _resolve(page, [*mentions, *others], gazetteer, theatre) if gazetteer is not None else {}
        if gazetteer is not None:
            self._resolved |= dict(without_side(page.text, self._resolved, gazetteer))
        self._names = names_of(page, mentions, self._resolved)
        self._open = {one.span for one in mentions if one.type == "PLACE" and _is_named(one.span.of(page.text))}
        self._starts = [name.start for name in self._names]
        self._located: dict[tuple[str, str], Located] = {}
        self._drawn: dict[tuple[tuple[Span, ...], Span | None], _Drawing] = {}

    def as_actor(self, name: Span) -> bool:
        """Tell whether the words speak of a state as somebody who acts, not of its land."""
        found = self._resolved.get(name)
        return found is not None and found.as_actor

    def is_placed(self, name: Span) -> bool:
        """Tell whether it is known which place the name means."""
        found = self._resolved.get(name)
        return found is not None and found.place is not None

    def footprint(
        self, role: Span, focus: Span, name: str, beside: Sequence[Span] = (), *, alone: bool = False
    ) -> Footprint:
        """Return the footprint of the place phrase round ``focus`` (a name, or words that refer back) that fills ``role``.

        ``beside`` are other phrases of the same frame, the nearest first: one that can hold together with what is said of
        ``focus`` narrows it ("in Popasna" and "in the Luhansk region"), any other is passed over. ``name`` is kept where
        ``focus`` cannot be placed. Spans lie inside the text. ``alone``: the named place itself is meant, not what lies near it.
        """
        if self._gazetteer is None:
            return Footprint(name, role)
        held = focus
        focus = self._known_beside(next((one for one in self._names_near(focus) if one.overlaps(focus)), focus))
        phrase, (placed, read, share) = self._narrowed(held if alone else self._phrase(role, focus), focus, beside)
        called, geonames_id, known = self._hung_on(focus, phrase, placed)
        return Footprint(
            called or name,
            phrase,
            geonames_id,
            placed.latitude,
            placed.longitude,
            placed.radius_km,
            placed.precision,
            placed.geometry,
            placed.words if placed.geometry or read.unknown else "",
            self._confidence(phrase, known, placed, share) if placed.geometry else None,
            tuple(ranked.place.key for ranked in known.candidates[:_MOST_CANDIDATES]) if known else (),
            placed.at_sea,
        )

    def _known_beside(self, focus: Span) -> Span:
        """Return a name, or where nobody knows its place the first one behind it in its list of which that is known."""
        last = focus
        for name in self._names[bisect_left(self._starts, focus.start) :]:
            beside = name == focus or _BESIDE.fullmatch(self.page.text, last.end, name.start)
            if not beside or self.is_placed(name):
                return name if beside else focus
            last = name
        return focus

    def _narrowed(self, phrase: Span, focus: Span, beside: Sequence[Span]) -> "tuple[Span, _Drawing]":
        """Return the phrase with those beside it that hold together with it, and what they say together."""
        phrases: tuple[Span, ...] = (phrase,)
        drawing = self._draw(phrases, focus)
        for other in beside:
            more = self._phrase(other, other)
            if self.page.sentence_of(more) != self.page.sentence_of(focus) or any(
                more.overlaps(one) or self._is_another(one, more) for one in phrases
            ):
                continue
            narrower = self._draw((*phrases, more), None)
            placed, before = narrower[0], drawing[0]
            if placed.geometry and not placed.conflicts and len(placed.left_out) == len(before.left_out):
                phrases, drawing = (*phrases, more), narrower
        return cover(phrases), drawing

    def _hung_on(self, focus: Span, phrase: Span, placed: Placed) -> "tuple[str | None, int | None, Resolved | None]":
        """Return what the footprint is called, its number in GeoNames, and the name of the page that tells how sure it is.

        That is the focus itself where it is a town or a facility, else what was drawn; nothing where the focus is put nowhere.
        """
        known = self._resolved.get(focus) if focus in self._names_near(focus) else None
        if known is not None and known.place is None:
            return None, None, known
        own = self._located_at(focus) if known is not None and not placed.conflicts else None
        if own and own.kind in _FINE and None not in (own.geonames_id, placed.geonames_id):
            return own.name, own.geonames_id, known
        return placed.name, placed.geonames_id, self._meant(phrase, placed) or known

    def _is_another(self, one: Span, other: Span) -> bool:
        """Tell whether two phrases are of two places: "in X and in Y", not "in X, near Y"."""
        first, second = sorted((one, other))
        return _AND.fullmatch(self.page.text, first.end, second.start) is not None

    def _meant(self, phrase: Span, placed: Placed) -> "Resolved | None":
        """Return the name in the phrase that the footprint hangs on most closely, where GeoNames knows its place."""
        if placed.geonames_id is None:
            return None
        all_of_it = (self._resolved[name] for name in self._names_in(phrase) if self.is_placed(name))
        return next((one for one in all_of_it if one.place and one.place.geonames_id == placed.geonames_id), None)

    def _phrase(self, role: Span, focus: Span) -> Span:
        sentence = self.page.sentence_of(focus)
        sentence = cover([sentence, focus])
        apart = [name for name in self._names_in(sentence) if name == focus or not self._is_subject(name)]
        names = [moved(name, -sentence.start) for name in apart]
        found = phrase_at(self.page.words(sentence), names, moved(focus, -sentence.start))
        found = moved(found, sentence.start)
        return cover([found, role]) if found.overlaps(role) and sentence.contains(role) else found

    def _is_subject(self, name: Span) -> bool:
        """Tell whether a state acts: "in Ostria, Norland bombed a depot", "the aggression of Norland in Ostria" lie in Ostria."""
        text, found = self.page.text, self._resolved.get(name)
        state = found is not None and (found.as_actor or (found.place is not None and found.place.kind == "country"))
        if state and DEED_OF.search(text, max(0, name.start - 30), name.start) and _WHERE_IT_IS.match(text, name.end):
            return True
        return state and text[max(0, name.start - 2) : name.start] == ", " and _DOES.match(text, name.end) is not None

    def _draw(self, phrases: tuple[Span, ...], focus: Span | None) -> "_Drawing":
        if (phrases, focus) not in self._drawn:
            self._drawn[phrases, focus] = self._drawing(phrases, focus)
        return self._drawn[phrases, focus]

    def _drawing(self, phrases: tuple[Span, ...], focus: Span | None) -> "_Drawing":
        """Draw what the phrases say together; of what cannot hold together, what is said of ``focus`` (``None``: the finest)."""
        phrase = cover(phrases)
        names = [name for one in phrases for name in self._names_in(one)]
        placed_names = ((moved(name, -phrase.start), self._located_at(name)) for name in names)
        located = {name: place for name, place in placed_names if place is not None}
        read = _by_name_first(self._read(phrases), located)
        certain = sure(found for name in names if (found := self._resolved.get(name)) is not None)
        certain = {moved(name, -phrase.start) for name in certain}
        read, share = of_those_known(read, located, certain, moved(focus, -phrase.start) if focus else None)
        earlier: tuple[Located, ...] = ()
        if _refers_back(read) and self._gazetteer is not None:
            told = self._told_before(phrase)
            meant = {moved(name, -phrase.start): found.place for name in names if (found := self._resolved.get(name))}
            known = {name: place for name, place in meant.items() if place is not None}
            read, lines = with_borders(read, known, [one.place for one in told if one.place], self._gazetteer)
            located |= lines
            named = any(anchor.names for relation in read.relations for anchor in relation.anchors)
            earlier = tuple(fitting(self.page.text, told, read, *([_CLOSE_BY] if named else [])))
            if any(anchor.refers == "country" for relation in read.relations for anchor in relation.anchors):
                earlier += tuple(self._country_spoken_of(told))
        placed = redrawn(read, tuple(located.items()), earlier)
        own = [relation for relation in placed.conflicts if focus and moved(focus, -phrase.start) in _spans(relation)]
        if own:  # what is said of the place itself counts, not what stands beside it
            read = replace(read, relations=tuple(own))
            placed = redrawn(read, tuple(located.items()), earlier)
        return placed, read, share

    def _read(self, phrases: tuple[Span, ...]) -> Derivation:
        """Return what the phrases say, as one derivation whose spans are offsets in all of them together."""
        whole = cover(phrases)
        each = []
        for phrase in phrases:
            names = [moved(name, -phrase.start) for name in self._names_in(phrase)]
            each.append(shifted(derive(self.page.words(phrase), names), phrase.start - whole.start))
        return Derivation(
            self.page.words(whole),
            tuple(relation for read in each for relation in read.relations),
            tuple(relation for read in each for relation in read.without),
            all(read.unknown for read in each),
        )

    def _country_spoken_of(self, told: Sequence[Told]) -> "Iterator[Located]":
        """Yield what "the country" means where no land is named: the one in which all places named just before lie."""
        codes = {one.place.country for one in told if one.place is not None and one.back <= _COUNTRY_BACK}
        land = (
            self._gazetteer.place(country_keys().get(codes.pop(), "")) if self._gazetteer and len(codes) == 1 else None
        )
        if land is not None and self._gazetteer is not None:
            from fogline.claims.places import located

            yield located(land, self._gazetteer)

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
        if found is None or self._gazetteer is None:
            return None
        if found.place is None and found.unit in ("facility", "section"):
            town = located(found.candidates[0].place, self._gazetteer, found.unit)
            return replace(town, name=found.name, geonames_id=None) if found.unit == "section" else town
        if found.place is None:
            return None
        key = found.place.key, found.unit
        if key not in self._located:
            self._located[key] = located(found.place, self._gazetteer, found.unit)
        return self._located[key]

    def _told_before(self, phrase: Span) -> list[Told]:
        """Return the places named before the phrase, the nearest first."""
        told: list[Told] = []
        for name in reversed(self._names[: bisect_left(self._starts, phrase.start)]):
            place, found = self._located_at(name), self._resolved.get(name)
            if found is not None:
                back = self.page.number_of(phrase) - self.page.number_of(name)
                told.append(Told(name, place, found.place, back, found.as_actor, name in self._open))
                if len(told) == _MOST_TOLD:
                    break
        return told

    def _confidence(self, phrase: Span, known: "Resolved | None", placed: Placed, share: float) -> float | None:
        """Return how sure it is that the places are those that are meant, and all that are (``share`` of them)."""
        if known is not None and known.place is not None:
            return round(share * known.confidence, 4) if share < 1 else known.confidence
        names = [name for name in self._names_in(phrase) if self._located_at(name)]
        used = [
            one.confidence or round(_REFERRED * one.candidates[0].score, 4)
            for one in map(self._resolved.__getitem__, names)
        ]
        if used or placed.name is None:
            return min(used, default=None)
        told = (self._resolved[one.span] for one in self._told_before(phrase))
        back = next((one.confidence for one in told if one.place and one.place.name == placed.name), None)
        return None if back is None else round(_REFERRED * back, 4)


def _is_named(words: str) -> bool:
    """Tell whether the last word is written large; blanks that a reader marked are no name."""
    return "".join(words.split()[-1:])[:1].isupper()


def _resolve(
    page: Page, mentions: Sequence[Mention], gazetteer: "Gazetteer", theatre: tuple[str, ...]
) -> "dict[Span, Resolved]":
    from fogline.claims.places import Hints, resolve

    resolved = resolve(page.text, mentions, gazetteer, Hints(theatre, page.document.publisher or ""))
    return {name: one if one.confidence >= _SURE else replace(one, place=None) for name, one in resolved.items()}


def _by_name_first(read: Derivation, located: Mapping[Span, Located]) -> Derivation:
    """Leave out words that refer back ("there") beside relations to known names: they say no more, and may be read wrongly."""
    named = [relation for relation in read.relations if any(anchor.names or anchor.edge for anchor in relation.anchors)]
    if not any(anchor.edge or located.keys() & set(anchor.names) for relation in named for anchor in relation.anchors):
        return read
    return replace(read, relations=tuple(named)) if named and len(named) < len(read.relations) else read


def _refers_back(read: Derivation) -> bool:
    anchors = [anchor for relation in (*read.relations, *read.without) for anchor in relation.anchors]
    return any(anchor.refers is not None or anchor.edge for anchor in anchors)


def _spans(relation: Relation) -> list[Span]:
    return [name for anchor in relation.anchors for name in anchor.names]
