"""The events that bear on a forecast: of a fitting type, at its place, of its parties, within its horizon, and reported since."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from fogline.events.kinds import family
from fogline.events.origins.sides import NEUTRAL
from fogline.events.tellings.spots import Spot, overlap, spot_of
from fogline.events.words import likeness, terms
from fogline.picture.forecasts.bearing import EVERYDAY, FIGHTING, bearing_types
from fogline.picture.forecasts.making import Made
from fogline.picture.forecasts.signs import Days, Party, Sign, Signs, party_of
from fogline.picture.moments import interval_words
from fogline.picture.wording import label, plain
from fogline.records.forecast import Horizon, Outcome

LAG_DAYS = 3
"""Days after its horizon within which an event is reported if it is reported as news at all."""
OPEN_DAYS = 60
"""Days after its review for which an open-ended forecast is still compared with what is reported; then an analyst decides."""
_LATE_DAYS = 30  # a report that dates the event may come much later
_LEAST = 0.25
_MOST = 8
_PLACES = {
    "same place": 1.0, "overlapping": 0.9, "same name": 0.8, "within": 0.8, "same region": 0.6, "near": 0.3, "apart": 0.0,
}  # fmt: skip
_UNKNOWN_PLACE = 0.35
_RARE_WORDS = 0.25  # likeness (cosine) from which words without a place speak of one thing


@dataclass(frozen=True, slots=True)
class Sought:
    """What a forecast is compared by: days as ordinals, ``last`` is ``None`` where the horizon is open."""

    said: int
    first: int
    last: int | None
    review: int
    spot: Spot | None
    actors: Party
    targets: Party
    words: frozenset[str]

    @property
    def length(self) -> int:
        """How many days the horizon has (until the review where it is open)."""
        return max((self.last or self.review) - self.first + 1, 1)


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well one sign fits (0..1), and why in words."""

    sign: Sign
    value: float
    words: str


def sought(made: Made) -> Sought | None:
    """Return what a forecast is compared by, or ``None`` where nobody knows when it was said."""
    forecast, claims = made.forecast, [one.claim for one in made.findings]
    if forecast.said is None:
        return None
    said, until = _ordinal(forecast.said), forecast.horizon
    return Sought(
        said=said,
        first=_first(said, until),
        last=_ordinal(until.end) if until.end else None,
        review=_ordinal(until.review) if until.review else said,
        spot=spot_of(forecast.place),
        actors=party_of(one for claim in claims for one in claim.actors),
        targets=party_of(one for claim in claims for one in claim.targets),
        words=frozenset().union(*(terms(one.evidence) for one in made.findings)),
    )


def too_vague(made: Made, asked: Sought) -> str:
    """Return why a forecast says too little to be decided by a record, or ``""``."""
    placed = asked.spot is not None and asked.spot.radius is not None and not asked.spot.country
    if placed:
        return ""
    lost = f"where {plain(asked.spot.name)} is, is not known" if asked.spot and asked.spot.radius is None else ""
    if made.forecast.family in FIGHTING or made.forecast.type in EVERYDAY:
        return f"{lost or 'it names no place finer than a country'}, and such things are told of on most days"
    if not (asked.actors and asked.targets):
        return f"{lost}, and it does not name both parties" if lost else "it names neither a place nor both parties"
    return ""


def outcomes(made: Made, asked: Sought, signs: Signs, today: int) -> tuple[Outcome, ...]:
    """Return the events that bear on a forecast, the weightiest first."""
    until = asked.last + _LATE_DAYS if asked.last is not None else asked.review + OPEN_DAYS
    own_words = frozenset(made.forecast.claims)
    fits: dict[tuple[str, bool], list[_Fit]] = {}
    for type_, share in bearing_types(made.forecast.type).items():
        for sign in signs.published(type_, asked.said, min(until, today)):
            fit = None if sign.claim in own_words else _fit(asked, sign, share)
            if fit is not None:
                fits.setdefault((sign.event, sign.negative), []).append(fit)
    known = _known_before(made, asked, signs, {event for event, _ in fits})
    found = [
        _outcome((made, asked), own, signs, negative=negative)
        for (event, negative), own in fits.items()
        if event not in known or negative
    ]
    found = [one for one in found if one.weight >= _LEAST]
    found.sort(key=lambda one: (-one.weight, one.day or "9", one.event))
    return tuple(found[:_MOST])


def like_before(made: Made, asked: Sought, signs: Signs) -> int:
    """Return how many like events were told of in an equally long time before the forecast was said."""
    first = asked.said - asked.length
    seen: set[str] = set()
    for type_, share in bearing_types(made.forecast.type).items():
        for sign in signs.published(type_, first, asked.said - 1):
            if sign.negative or sign.event in seen or share < 0.7:
                continue
            if _place(asked.spot, sign.spot) >= 0.6 and _parties(asked, sign) >= 0.7:
                seen.add(sign.event)
    return len(seen)


def _known_before(made: Made, asked: Sought, signs: Signs, events: set[str]) -> set[str]:
    """Return which events had been told of as happened before the forecast was said: they are not what it foretells."""
    types = bearing_types(made.forecast.type)
    return {
        event for event in events if any(signs.first_told.get((event, name), asked.said) < asked.said for name in types)
    }


def _fit(asked: Sought, sign: Sign, share: float) -> _Fit | None:
    timing, when = _time(asked, sign)
    if not timing:
        return None
    place = _place(asked.spot, sign.spot)
    if not place:
        return None
    fine = asked.spot is not None and asked.spot.fine
    party = _pooled(asked, sign) if fine and family(sign.type) == "people" else _parties(asked, sign)
    if not party:
        return None
    value = share * place * party * timing
    if not fine:  # nothing but parties and words tells what it is about
        value *= min(1.0, 0.2 + 0.8 * likeness(asked.words, sign.words) / _RARE_WORDS)
        if asked.spot is None or asked.spot.radius is None or asked.spot.country:
            value *= 1.0 if party >= 0.9 else 0.5
    if value < _LEAST / 1.5:
        return None
    return _Fit(sign, value, when)


def _time(asked: Sought, sign: Sign) -> tuple[float, str]:
    """Return how well the time of a sign fits (0..1), and the words for it."""
    published = sign.published or (asked.said, asked.said)
    end = asked.last
    if sign.when is not None:
        first, last = sign.when
        if last < asked.first or (end is not None and first > end):
            return 0.0, ""
        words = f"said to have happened {_days_words(sign.when)}"
        inside = first >= asked.first and (end is None or last <= end)
        value = 1.0 if inside else 0.8 if last - first <= 7 else 0.55
        if end is None and first > asked.review:
            value *= 0.7
        return value, words
    if end is not None and published[0] > end + LAG_DAYS:
        return 0.0, ""
    if published[1] < asked.first:
        return 0.0, ""
    words = f"date not told, reported {_days_words(published)}"
    value = 0.45 if published[0] <= asked.said else 0.8
    if end is None and published[0] > asked.review:
        value *= 0.7
    return value, words


def _place(one: Spot | None, other: Spot | None) -> float:
    if one is None:
        return 0.9  # where nothing is asked for, any place will do
    if other is None or (one.radius is None) != (other.radius is None):
        return _UNKNOWN_PLACE
    if one.country or other.country:
        return 0.9 if one.country else _UNKNOWN_PLACE
    found = overlap(one, other)
    if found == "within" and not one.fine:
        return 1.0  # it happened inside the region that was spoken of
    return _PLACES.get(found, _UNKNOWN_PLACE if found == "unknown" and one.radius is not None else 0.0)


def _parties(asked: Sought, sign: Sign) -> float:
    return _same(asked.actors, sign.actors, 0.8, 0.0) * _same(asked.targets, sign.targets, 0.9, 0.35)


def _pooled(asked: Sought, sign: Sign) -> float:
    """Return how well the parties fit where texts do not agree who acts: the evacuated, those who evacuate, those they flee."""
    own = Party(asked.actors.sides | asked.targets.sides, asked.actors.names | asked.targets.names)
    other = Party(sign.actors.sides | sign.targets.sides, sign.actors.names | sign.targets.names)
    return _same(own, other, 0.85, 0.6)


def _same(one: Party, other: Party, untold: float, apart: float) -> float:
    if not one or not other:
        return untold
    if one.names & other.names:
        return 1.0
    if one.sides and other.sides:
        return 0.95 if one.sides & other.sides else apart
    return untold * 0.85


def _outcome(of: tuple[Made, Sought], fits: Sequence[_Fit], signs: Signs, *, negative: bool) -> Outcome:
    made, asked = of
    best = max(fits, key=lambda fit: (fit.value, fit.sign.claim))
    near = [fit for fit in fits if fit.value >= 0.6 * best.value]
    event, saying = best.sign.event, [fit.sign for fit in near]
    others = {sign.origin: sign for sign in saying if sign.origin != made.origin}
    if negative:
        strength, stands = _denial(made, saying, others)
        strength *= 1.0 if asked.last is not None else 0.6  # without a horizon it may yet come
        strength *= 1.0 if best.sign.when else 0.8
    else:
        strength, stands = _strength(made, saying, others)
        strength *= _DOUBTED.get(signs.status[event], 1.0)
    against = negative != made.forecast.negative
    said = "said not to be so" if negative else f"told as {label(best.sign.type)}"
    return Outcome(
        event=event,
        bearing="against" if against else "for",
        claims=tuple(
            dict.fromkeys(fit.sign.claim for fit in sorted(near, key=lambda fit: (-fit.value, fit.sign.claim)))
        ),
        origins=tuple(dict.fromkeys(plain(sign.source) for sign in others.values())),
        weight=round(min(best.value * strength, 1.0), 3),
        words=f"{said}, {best.words}; {stands}",
        day=datetime.date.fromordinal(best.sign.when[0]).isoformat() if best.sign.when else None,
    )


_DOUBTED = {"contested": 0.8, "denied": 0.4}


def _strength(made: Made, signs: Sequence[Sign], others: dict[str, Sign]) -> tuple[float, str]:
    """Return how much those who say so count (0..1): the forecaster's own word least, several camps most."""
    doubtful = all(sign.doubtful for sign in signs)
    cut = 0.7 if doubtful else 1.0
    hedged = ", as possible only" if doubtful else ""
    if not others:
        return 0.5 * cut, f"by the forecaster alone{hedged}"
    camps = {sign.camp for sign in others.values() if sign.camp}
    side = made.forecast.side
    if camps - {side}:
        return 1.0 * cut, f"by {_names(others)}{hedged}"
    return (0.9 if len(others) > 1 else 0.8) * cut, f"by {_names(others)}{hedged}"


def _denial(made: Made, signs: Sequence[Sign], others: dict[str, Sign]) -> tuple[float, str]:
    """Return how much a denial counts (0..1): most where the forecaster or its own side owns up, little from another side of the
    conflict, which denies what it lost and what it did."""
    if len(others) < len({sign.origin for sign in signs}):
        nobody = made.forecast.source.startswith("unattributed")  # reports that name no source are no one voice
        return (0.6, "by reports of the same outlets") if nobody else (1.0, "by the forecaster itself")
    camps = {sign.camp for sign in others.values()}
    if made.forecast.side in camps - {None}:
        return 0.9, f"by {_names(others)}, of the forecaster's own side"
    if NEUTRAL in camps:
        return 0.9, f"by {_names(others)}, of no side"
    return (0.6 if None in camps else 0.5), f"by {_names(others)}"


def _names(others: dict[str, Sign]) -> str:
    named = tuple(dict.fromkeys(plain(sign.source) for sign in others.values()))
    return ", ".join(named[:3]) + (f" and {len(named) - 3} more" if len(named) > 3 else "")


@lru_cache(maxsize=4096)  # asked for each event that may bear a forecast out, of a few hundred days
def _days_words(days: Days) -> str:
    first, last = (datetime.date.fromordinal(day).isoformat() for day in days)
    return interval_words(first, last)


def _first(said: int, until: Horizon) -> int:
    return max(said, _ordinal(until.start)) if until.start else said


def _ordinal(day: str) -> int:
    return datetime.date.fromisoformat(day[:10]).toordinal()
