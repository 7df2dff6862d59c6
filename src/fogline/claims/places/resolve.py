"""All names of a document resolved together."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from fogline.claims.places.actors import acts
from fogline.claims.places.at_distance import at_told_distance
from fogline.claims.places.capitals import capitals
from fogline.claims.places.context import Surroundings
from fogline.claims.places.fitting import unit_of
from fogline.claims.places.model import Hints, Ranked, Resolved, Unit
from fogline.claims.places.nearly import at_home, is_near_only
from fogline.claims.places.publishers import known_beside
from fogline.claims.places.quarters import of_their_cities
from fogline.claims.places.senses import Sense, senses
from fogline.claims.places.strays import is_stray, lands_of
from fogline.claims.places.weighing import Known, Weights, weigh
from fogline.gazetteer import Gazetteer, Place, fold
from fogline.records import Mention, Span

_TYPES = ("PLACE", "FACILITY", "STATE")
_NO_PLACES = ("ORG", "GROUP", "FORCE", "PERSON")
_MOST_RANKED = 8
_SURE_TOWN = 0.5  # score from which a facility is put to the town that it is called after
_AS_LIKELY = 0.75  # share of the best score from which a city is as likely as the land of its name
_LEAST_SCORE = 0.005


def resolve(
    text: str,
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
    hints: Hints = Hints(),  # noqa: B008  (frozen)
) -> dict[Span, Resolved]:
    """Return what the PLACE, FACILITY and STATE mentions of a text mean, by span, in the order of the text.

    Mentions that cover nothing of the text are left out; those of other types say which names are none. A name stays unplaced
    where the gazetteer does not know it, or where it is likelier that a place is meant which the gazetteer does not hold; it then
    has its nearest placed neighbour as context.
    """
    named = {mention.span: mention for mention in mentions if mention.type in _TYPES}
    others = {fold(mention.span.of(text)) for mention in mentions if mention.type in _NO_PLACES}
    found = senses(text, list(named.values()), gazetteer, others)
    beside = known_beside(hints, gazetteer)
    known = (*beside.countries, *(place.country for place, _ in beside.places), *hints.theatre)
    found = _without_far_spellings(found, beside, known)
    likely = weigh(found, beside, Weights())
    resolved: dict[Span, Resolved] = {}
    of_sense: dict[Span, Sense] = {}
    ranks = [_ranked(sense, shares) for sense, (shares, _) in zip(found, likely, strict=True)]
    places = [_meant(sense, ranked, unseen) for sense, ranked, (_, unseen) in zip(found, ranks, likely, strict=True)]
    lands = lands_of(places, known)
    for sense, ranked, guess in zip(found, ranks, places, strict=True):
        place = None if guess is None or is_stray(sense, ranked[0], lands, places) else guess
        match = next((option.match for option in sense.options if option.place is place), None)
        for name in sense.names:
            actor = acts(text, name.mention, place, match)
            sure = ranked[0].score if place is not None else 0.0
            unit = unit_of(name, place) if place is not None else _of_its_town(sense, ranked)
            resolved[name.span] = Resolved(name.span, name.printed, place, sure, ranked, actor, unit=unit)
            of_sense[name.span] = sense
    resolved |= dict(capitals(resolved, gazetteer))
    resolved |= dict(at_told_distance(text, resolved, gazetteer))
    names = {name.span: name for sense in found for name in sense.names}
    resolved |= dict(of_their_cities(text, names, resolved))
    placed = Surroundings(resolved.values())
    return {
        span: one if one.place or one.context else replace(one, context=placed.of(one, of_sense[span]))
        for span, one in sorted(resolved.items())
    }


def _without_far_spellings(found: Sequence[Sense], beside: Known, known: Iterable[str]) -> list[Sense]:
    """Return the senses, those of near spellings with what may be meant beside the names that are spelt as known."""
    exact = [sense for sense in found if not is_near_only(sense)]
    if len(exact) == len(found):
        return list(found)
    likely = weigh(exact, beside, Weights())
    ranks = [_ranked(sense, shares) for sense, (shares, _) in zip(exact, likely, strict=True)]
    places = [_meant(sense, ranked, unseen) for sense, ranked, (_, unseen) in zip(exact, ranks, likely, strict=True)]
    return at_home(found, places, known)


def _meant(sense: Sense, ranked: Sequence[Ranked], unseen: float) -> Place | None:
    if sense.loose or not ranked or ranked[0].score < unseen:
        return None
    return _city_of_that_name(sense, ranked) or ranked[0].place


def _city_of_that_name(sense: Sense, ranked: Sequence[Ranked]) -> Place | None:
    """Return the city of a land of the same name where nothing calls it one and both are about as likely: "in Tel Aviv"."""
    land = ranked[0].place
    if land.kind != "division" or any(name.sort for name in sense.names):
        return None
    likely = (one.place for one in ranked[1:] if one.score >= _AS_LIKELY * ranked[0].score)
    of_it = (land.country, land.division_code)
    return next((one for one in likely if one.kind == "settlement" and (one.country, one.division_code) == of_it), None)


def _of_its_town(sense: Sense, ranked: Sequence[Ranked]) -> Unit:
    """Return "facility" for one that is called after a town that is known ("Lyman railway station"), else ""."""
    called = sense.loose and bool(ranked) and ranked[0].score >= _SURE_TOWN
    return "facility" if called and ranked[0].place.kind in ("settlement", "section") else ""


def _ranked(sense: Sense, shares: Sequence[float]) -> tuple[Ranked, ...]:
    pairs = sorted(zip(sense.options, shares, strict=True), key=lambda pair: -pair[1])
    return tuple(
        Ranked(option.place, round(share, 4)) for option, share in pairs[:_MOST_RANKED] if share >= _LEAST_SCORE
    )
