"""When not seeing an event says that there was none.

A thin record shows few events, so that silence in it says nothing. It counts here only where all of this holds:

1. the horizon was told, it is over by LAG_DAYS or more, and there are reports of that time;
2. the place is known to 40 km, or what is foretold is told of by parties (talks) of which the record speaks in that time;
3. in that time at least five reports that are no copies, of three publishers, tell of events within 60 km of it (or of events of
   that family by these parties);
4. the record shows at least 80 % of events of that kind, by the estimator of Chao (Scandinavian Journal of Statistics 11/4, 1984;
   bias-corrected): from how many are told of by one report alone and by two, it follows how many by none. It is a lower bound of
   what is missed, so the share is an upper bound: hence the 80 %.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from fogline.events.kinds import group
from fogline.picture.forecasts.making import Made
from fogline.picture.forecasts.matching import LAG_DAYS, Sought
from fogline.picture.forecasts.signs import Sign, Signs

SHOWN = 0.8
"""The least share of events of a kind that a record must show for its silence to count."""
REPORTS, PUBLISHERS, AROUND_KM = 5, 3, 60.0
_ENOUGH = 10  # events of a kind from which a share can be estimated


@dataclass(frozen=True, slots=True)
class Silence:
    """Whether not seeing an event counts, and why or why not in words."""

    counts: bool
    words: str


class Coverage:
    """What a record would have shown: the share of events by kind, and who reported from where when."""

    def __init__(self, signs: Signs) -> None:
        self._signs = signs
        reports: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        last = 0
        for sign in signs.all:
            if sign.published:
                last = max(last, sign.published[1])
            if not sign.copy and not sign.negative:
                reports[group(sign.type)][sign.event].add(sign.document)
        self.last = last
        self._shown = {kind: shown(len(documents) for documents in own.values()) for kind, own in reports.items()}

    def silence(self, made: Made, asked: Sought) -> Silence:
        """Tell whether the record would have shown what a forecast says, had it come."""
        if asked.last is None:
            return Silence(False, "no horizon was told, so it may yet come")
        if made.forecast.conditional:
            return Silence(False, "it hangs on a condition that the record does not decide")
        if self.last < asked.last + LAG_DAYS:
            return Silence(False, "the record ends before reports of it would be in")
        near = self._near(made, asked)
        reports, publishers = len({sign.document for sign in near}), len({sign.publisher for sign in near})
        if reports < REPORTS or publishers < PUBLISHERS:
            return Silence(
                False,
                f"nothing is told of it, and the record is too thin there to say that it would be: "
                f"{reports} reports of {publishers} publishers in that time",
            )
        share = self._shown.get(group(made.forecast.type))
        if share is None or share < SHOWN:
            told = "cannot be estimated" if share is None else f"is estimated at {share:.0%}"
            return Silence(False, f"nothing is told of it, but the share of such events that the record shows {told}")
        return Silence(
            True,
            f"nothing is told of it, though {reports} reports of {publishers} publishers tell of that place and time "
            f"and the record shows about {share:.0%} of such events",
        )

    def _near(self, made: Made, asked: Sought) -> list[Sign]:
        """Return the signs of reports that would have told of it."""
        last = (asked.last or asked.review) + LAG_DAYS
        return [
            sign
            for type_ in self._signs.types()
            for sign in self._signs.published(type_, asked.first, last)
            if not sign.copy and (_around(asked, sign) or _alike(made, asked, sign))
        ]


def shown(reports: Iterable[int]) -> float | None:
    """Return the share of events that a record shows, from how many reports each that it has was told by; ``None``: too few.

    Chao's estimator of how many have none: f1 (f1 - 1) / (2 (f2 + 1)), with f1 told by one report and f2 by two.
    """
    counts = list(reports)
    if len(counts) < _ENOUGH:
        return None
    once, twice = counts.count(1), counts.count(2)
    missed = once * (once - 1) / (2 * (twice + 1))
    return len(counts) / (len(counts) + missed)


def _around(asked: Sought, sign: Sign) -> bool:
    if asked.spot is None or not asked.spot.fine or sign.spot is None or not sign.spot.fine:
        return False
    if abs(asked.spot.latitude - sign.spot.latitude) > 1.0:
        return False
    return asked.spot.km_to(sign.spot) <= AROUND_KM


def _alike(made: Made, asked: Sought, sign: Sign) -> bool:
    """Tell whether a sign is of the same kind and parties: who reports on talks reports on their failing to be held."""
    if made.forecast.family not in ("politics", "people") or group(sign.type) != group(made.forecast.type):
        return False
    known = asked.actors.sides | asked.targets.sides
    return bool(known & (sign.actors.sides | sign.targets.sides))
