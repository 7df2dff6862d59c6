"""Counts how many named places of a gold are placed where they lie, beside the floor of taking the most populous namesake.

A place is right when it is the gold's own record, or lies within 161 km (100 miles) of it, the measure of the field since
Leidner (2007). Gazetteers give the middle of a country or a division very differently (that of Canada is 500 km apart in two of
them), so the same country or first-order division counts as right by its name; ``by_point`` counts distance alone.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from fogline.claims.places import Hints, Resolved, resolve
from fogline.evaluation.loaders.geoparsing import GoldPlace, PlaceCorpus, PlacedText
from fogline.evaluation.reliability import Reliability, reliability
from fogline.evaluation.scores import Counts, LayerCounts, Score, bootstrap, interval, total
from fogline.gazetteer import Gazetteer, Place, fold
from fogline.records import Mention, Span
from fogline.records.globe import km_between

WITHIN_KM = 161.0
_HELD = 200  # namesakes that are looked through
LAYERS = (
    "placed",
    "placed.by_point",
    "placed.precision",
    "in_context",
    "unplaced",
    "most_populous",
    "held",
    "held.record",
)
_SURE = 0.8  # from this confidence on, a place is kept for later texts


@dataclass(frozen=True, slots=True)
class PlaceMiss:
    """A name not placed right: the text, the name, the gold, and what came out; ``held``: the gazetteer has the place."""

    text: str
    name: str
    gold: GoldPlace
    got: Place | None
    held: bool


@dataclass(frozen=True, slots=True)
class PlaceScores:
    """The figures of one corpus: shares of its judged names, each with its 95 % interval over texts.

    ``placed``: placed right; ``placed.by_point``: by distance alone; ``placed.precision``: of the names that are placed at all;
    ``in_context``: placed right, or unplaced with a context that
    lies within the distance; ``unplaced``: left unplaced; ``most_populous``: right when the namesake with the most residents
    is taken; ``held``: the gazetteer holds a right place under this name; ``held.record``: it holds the gold's own record.
    """

    corpus: str
    texts: int
    names: int
    lost: int
    shares: dict[str, Score] = field(default_factory=dict)
    misses: tuple[PlaceMiss, ...] = ()
    reliability: Reliability = field(default_factory=lambda: reliability(()))


def score_places(corpus: PlaceCorpus, gazetteer: Gazetteer, *, earlier: bool = False) -> PlaceScores:
    """Resolve the named places of each text, given as mentions, and count what is right.

    Of a text beside its words only the domain of its publisher is known; with ``earlier`` also where that publisher's texts of
    before (of this corpus, by date) were sure to place their names, right or wrong.
    """
    counts: list[LayerCounts] = []
    misses: list[PlaceMiss] = []
    sure: list[tuple[float, bool]] = []
    known: dict[str, dict[str, str]] = {}
    for text in sorted(corpus.texts, key=lambda text: text.published):
        mentions = [Mention(*span, "PLACE") for span, _ in text.places]
        before = known.setdefault(text.publisher, {})
        resolved = resolve(text.text, mentions, gazetteer, Hints((), text.publisher, before))
        if earlier:
            _remember(before, resolved.values())
        judged = list(_judged(text, resolved, gazetteer))
        counts.append(_added(judged))
        misses += [miss for _, miss in judged if miss is not None]
        places = [(resolved[span], gold) for span, gold in text.places if gold is not None]
        sure += [(one.confidence, is_right(one.place, gold)) for one, gold in places if one.place is not None]
    shares = _shares(counts)
    names = shares["placed"].counts if shares else None
    return PlaceScores(
        corpus.name,
        len(corpus.texts),
        names.gold if names is not None else 0,
        corpus.lost,
        shares,
        tuple(misses),
        reliability(sure),
    )


def half(corpus: PlaceCorpus, held_out: bool) -> PlaceCorpus:
    """Return every second text: those that the weights were tuned on (the first, the third...), or the others, held out."""
    return PlaceCorpus(corpus.name, corpus.texts[1 if held_out else 0 :: 2], corpus.lost)


def is_right(place: Place | None, gold: GoldPlace) -> bool:
    """Tell whether ``place`` is the gold's, or lies within 161 km of it."""
    return place is not None and (is_same(place, gold) or _is_within(place, gold))


def is_same(place: Place, gold: GoldPlace) -> bool:
    """Tell whether both are one record, one country or one first-order division."""
    if place.geonames_id == gold.geonames_id:
        return True
    if place.kind == "country":
        return gold.feature_code.startswith("PCL") and fold(place.name) in (fold(gold.name), fold(gold.country))
    if place.kind == "division":
        return gold.feature_code == "ADM1" and fold(place.name) in (fold(gold.name), fold(gold.division))
    return False


def _remember(known: dict[str, str], resolved: Iterable[Resolved]) -> None:
    """Add what is sure to the names of a publisher, the latest last."""
    for one in resolved:
        if one.place is not None and one.confidence >= _SURE and one.place.kind not in ("country", "region"):
            known.pop(one.name, None)
            known[one.name] = one.place.key


def _judged(
    text: PlacedText, resolved: dict[Span, Resolved], gazetteer: Gazetteer
) -> Iterator[tuple[dict[str, bool], PlaceMiss | None]]:
    for span, gold in text.places:
        if gold is None:
            continue
        name = span.of(text.text)
        namesakes = [one.place for one in gazetteer.candidates(name, limit=_HELD)]
        held = any(is_right(place, gold) for place in namesakes)
        got = resolved[span]
        right = is_right(got.place, gold)
        marks = {
            "placed": right,
            "placed.precision": right,
            "placed.by_point": got.place is not None and _is_within(got.place, gold),
            "in_context": is_right(got.place or got.context, gold),
            "unplaced": got.place is None,
            "most_populous": is_right(max(namesakes, key=lambda place: place.population, default=None), gold),
            "held": held,
            "held.record": gazetteer.place(f"geonames:{gold.geonames_id}") is not None
            or any(is_same(place, gold) for place in namesakes),
        }
        yield marks, None if right else PlaceMiss(text.id, name, gold, got.place, held)


def _is_within(place: Place, gold: GoldPlace) -> bool:
    return km_between(place.latitude, place.longitude, gold.latitude, gold.longitude) <= WITHIN_KM


def _added(judged: Iterable[tuple[dict[str, bool], PlaceMiss | None]]) -> dict[str, Counts]:
    marks = [found for found, _ in judged]
    placed = len(marks) - sum(one["unplaced"] for one in marks)
    return {
        layer: Counts(sum(one[layer] for one in marks), placed, placed if layer == "placed.precision" else len(marks))
        for layer in LAYERS
    }


def _shares(counts: list[LayerCounts]) -> dict[str, Score]:
    draws = bootstrap(counts, 1000, 1)
    return {
        layer: Score(layer, found.recall, *interval(draws[layer].recall), found)
        for layer, found in total(counts).items()
    }
