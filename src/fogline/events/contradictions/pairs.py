"""Claims grouped by who says what, so that forty outlets that quote one ministry make one side of a contradiction,
not forty.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import combinations
from typing import TypeVar

from fogline.events.contradictions.stand import Stand, between
from fogline.records.support import Attribute, Contradiction, Update

MOST = 300  # groups that are compared each with each; of more, those of most claims
# What an origin says otherwise on a later day because it knows better; another place or target is one report's mistake.
_CORRECTED: frozenset[Attribute] = frozenset({"number", "happened"})

Value = TypeVar("Value", bound=Hashable)
Group = tuple[Value, list[Stand]]
Difference = Contradiction | Update


def grouped(stands: Sequence[Stand], value: Callable[[Stand], Value | None]) -> list[Group[Value]]:
    """Return the stands of each origin that say the same, with what they say; stands without a value are left out."""
    found: dict[tuple[str, Value], list[Stand]] = {}
    for stand in stands:
        said = value(stand)
        if said is not None:
            found.setdefault((stand.origin.id, said), []).append(stand)
    return [(said, members) for (_, said), members in found.items()]


def differences(
    groups: Sequence[Group[Value]],
    attribute: Attribute,
    exclude: Callable[[Value, Value], bool],
    words: Callable[[Value], str],
) -> Iterator[Difference]:
    """Yield a contradiction for each two groups whose values exclude each other; a correction where one origin says
    both on two days.
    """
    if len(groups) > MOST:
        groups = sorted(groups, key=lambda group: -len(group[1]))[:MOST]
    for (one, ones), (other, others) in combinations(groups, 2):
        if exclude(one, other) and not means_both(ones, others):
            yield difference(attribute, (ones, others), (words(one), words(other)))


def means_both(ones: Sequence[Stand], others: Sequence[Stand]) -> bool:
    """Tell whether one origin says both in one report: then it speaks of two things."""
    if between(ones[0], others[0]):
        return False
    return not {one.finding.document.id for one in ones}.isdisjoint(one.finding.document.id for one in others)


def difference(
    attribute: Attribute, camps: tuple[list[Stand], list[Stand]], values: tuple[str, str], about: str = ""
) -> Difference:
    """Return what two camps of claims that exclude each other make: a contradiction, or a correction of one origin
    by itself.
    """
    one, other = camps[0][0], camps[1][0]
    lead = f"{about}: " if about else ""
    if not between(one, other):
        if (one.day or "9999") > (other.day or "9999"):
            one, other, values = other, one, (values[1], values[0])
        if attribute in _CORRECTED and one.day != other.day and one.day and other.day:
            words = f"{lead}{one.who} said {values[0]} ({one.day}), then {values[1]} ({other.day})"
            claims = _claims(camps, one)
            return Update(attribute, one.claim.id, other.claim.id, values, words, True, about, claims)
        words = f"{lead}{values[0]} / {values[1]}: reports of what {one.who} said differ"
    else:
        words = f"{lead}{values[0]} ({one.who}) / {values[1]} ({other.who})"
    claims = _claims(camps, one)
    origins = (one.origin.id, other.origin.id)
    return Contradiction(attribute, one.claim.id, other.claim.id, origins, values, words, claims, about)


def _claims(camps: tuple[list[Stand], list[Stand]], first: Stand) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the claims of the two camps, that of ``first`` before the other."""
    mine, theirs = (tuple(stand.claim.id for stand in camp) for camp in camps)
    return (mine, theirs) if first is camps[0][0] else (theirs, mine)
