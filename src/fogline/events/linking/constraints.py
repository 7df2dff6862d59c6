"""What can never be one event, however alike the words are."""

from collections.abc import Callable

from fogline.claims.kinds import CASUALTIES
from fogline.events.camps import tolls_apart, turned_round
from fogline.events.kinds import LIVES, family, group, moving
from fogline.events.tellings.hours import hours_apart
from fogline.events.tellings.spots import apart
from fogline.events.tellings.telling import Telling

_FAR_DAYS = 2
_STRIKES = frozenset({"strike"})
_TOLL = frozenset({CASUALTIES})
_MORE = 1.5  # times as many are not the same dead counted a day later
_SURELY = 3  # days: a time told more loosely than that contradicts nothing


def contradicting(one: Telling, other: Telling) -> bool:
    """Tell whether two tellings cannot be of one happening: one document tells them apart, exact places, days, hours and targets
    or camps differ, or one came out before the day of the other.
    """
    return any(apart_by(one, other) for apart_by, _ in _REASONS)


def why_never(one: Telling, other: Telling) -> str | None:
    """Return in words why two tellings cannot be of one happening, ``None`` where they can."""
    return next((words(one, other) for apart_by, words in _REASONS if apart_by(one, other)), None)


def _names(telling: Telling) -> str:
    return ", ".join(spot.name for spot in telling.exact)


def _told_apart(one: Telling, other: Telling) -> bool:
    """Tell whether one document tells of both, as things of one kind: it would not if it meant one thing."""
    return one.document == other.document and bool(set(map(group, one.types)) & set(map(group, other.types)))


def _places_differ(one: Telling, other: Telling) -> bool:
    for first in one.exact:
        for second in other.exact:
            if not apart(first, second):
                return False
    # Of a move one names where from, the other where to.
    return bool(one.exact and other.exact) and not moving(one.types, other.types)


def _hours_and_targets_differ(one: Telling, other: Telling) -> bool:
    """Tell whether two strikes hit things of no kind in common with a part of the day between them."""
    if not one.targets or not other.targets or not hours_apart(one.hours, other.hours):
        return False
    return _strikes(one) and _strikes(other) and one.targets.isdisjoint(other.targets)


def _printed_before(one: Telling, other: Telling) -> bool:
    """Tell whether one of them, which tells no day, came out before the day of the other.

    By a day only where they count otherwise: days are read wrongly, and it is tomorrow elsewhere.
    """
    early = max(_days_early(one, other), _days_early(other, one))
    return early >= _FAR_DAYS or (early > 0 and _counts_differ(one, other))


def _days_early(one: Telling, other: Telling) -> int:
    if one.when is not None or one.published is None or other.when is None:
        return 0
    return other.when[0] - one.published[1]


def _counts_differ(one: Telling, other: Telling) -> bool:
    """Tell whether both count what became of somebody, and nothing is counted alike."""
    fates = [{fate for _, fate in telling.numbers} for telling in (one, other)]
    return bool(fates[0] & fates[1]) and not one.numbers & other.numbers


def _camps_differ(one: Telling, other: Telling) -> bool:
    """Tell whether A fired at B and B at A, or two tolls, told without a deed that both may suffer from, are of two camps."""
    if one.types <= _TOLL and other.types <= _TOLL:
        return tolls_apart(one.camps, other.camps)
    return turned_round(one.camps, other.camps)


def _accuse_each_other(one: Telling, other: Telling) -> bool:
    """Tell whether each of two sides says that the other did it, at no place and to no kind of thing that both name: of one deed
    that each blames on the other both name the place.
    """
    if one.blames & other.blames or not any((doer, teller) in other.blames for teller, doer in one.blames):
        return False
    if not (_strikes(one) and _strikes(other)) or one.targets & other.targets:
        return False
    return not any(not apart(first, second) for first in one.exact for second in other.exact)


def _told_besides(one: Telling, other: Telling) -> bool:
    """Tell whether one is a strike that its report tells apart from one on such a thing as the other was on ("hours after an air
    strike on a school").
    """
    if not (_strikes(one) and _strikes(other)) or one.targets & other.targets:
        return False
    return bool(one.besides & other.targets or other.besides & one.targets)


def _strikes(telling: Telling) -> bool:
    return not _STRIKES.isdisjoint(map(family, telling.types))


def _next_day(one: Telling, other: Telling) -> bool:
    """Tell whether each tells of a day of its own, the next one, and counts so much else that neither is the other's toll."""
    days = one.when, other.when
    if days[0] is None or days[1] is None or any(first != last for first, last in (days[0], days[1])):
        return False
    return abs(days[0][0] - days[1][0]) == 1 and _counts_far_apart(one, other)


def _part_and_total(one: Telling, other: Telling) -> bool:
    """Tell whether one counts all of a country and the other those of a place in it: "10 in Saada", "53 across Yemen"."""
    return _is_total_of(one, other) or _is_total_of(other, one)


def _is_total_of(one: Telling, other: Telling) -> bool:
    wide = bool(one.spots) and all(spot.country for spot in one.spots)
    larger = {fate for value, fate in one.numbers if fate in LIVES and value >= _MORE * other.most(fate) > 0}
    return wide and bool(other.exact) and bool(larger)


def _counts_far_apart(one: Telling, other: Telling) -> bool:
    fates = {fate for _, fate in one.numbers} & {fate for _, fate in other.numbers} & LIVES
    if not fates or one.numbers & other.numbers:
        return False
    return all(_MORE * min(counts) <= max(counts) for fate in fates for counts in [(one.most(fate), other.most(fate))])


def _days_differ(one: Telling, other: Telling) -> bool:
    if one.when is None or other.when is None:
        return False
    if max(one.when[1] - one.when[0], other.when[1] - other.when[0]) > _SURELY:
        return False
    return max(one.when[0] - other.when[1], other.when[0] - one.when[1]) >= _FAR_DAYS


_Words = Callable[[Telling, Telling], str]
_REASONS: tuple[tuple[Callable[[Telling, Telling], bool], _Words], ...] = (
    (_told_apart, lambda _one, _other: "one report tells of both, as two things of one kind"),
    (_places_differ, lambda one, other: f"exact places that do not meet: {_names(one)} and {_names(other)}"),
    (_days_differ, lambda _one, _other: "their days are two or more apart"),
    (_printed_before, lambda _one, _other: "one report came out before the day that the other tells of"),
    (_camps_differ, lambda _one, _other: "of two camps: the doers are others, and those it was done to"),
    (_accuse_each_other, lambda _one, _other: "each side says that the other did it, and not at one place"),
    (_told_besides, lambda _one, _other: "the one came after the other, by the words of its report"),
    (_next_day, lambda _one, _other: "a day apart, with quite other counts"),
    (_part_and_total, lambda _one, _other: "the one counts a whole country, the other a place in it"),
    (_hours_and_targets_differ, lambda _one, _other: "strikes at other hours on other kinds of target"),
)
