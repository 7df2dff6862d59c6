"""Counts of one document that are not of one happening, though nothing else tells the two apart.

"More than eight million are displaced", "six million refugees have left" and "several hundred cars arrived" are three
happenings of one type. Where each has an exact place, the places tell that; told of a country, of a region or of no place at
all, the counts have to.
"""

from itertools import product

from fogline.claims.amounts.objects import PEOPLE, class_of
from fogline.claims.kinds import HARM
from fogline.events.contradictions.numbers import kind_of, reach
from fogline.events.kinds import family
from fogline.events.tellings.spots import spot_of
from fogline.events.words import terms
from fogline.records import Claim, QuantityRange

_ROUNDED = 1.15
"""How much more than another, told beside it, a number may be because a headline rounds it, or it was corrected."""

_MANY = 5000
_HARMED = frozenset({"killed", "wounded", "casualties", "missing"})


def counted_apart(one: Claim, other: Claim) -> bool:
    """Tell whether two claims of one document count what cannot be of one happening, with no exact place that both have.

    No number of one thing holds for both; or one counts the people on the move, the other vehicles or the like, and they are
    not told of one day. Harm takes the place of the deed that did it: there, a region or a country has to be told, or thousands
    harmed, whom no named victim stands for.
    """
    harm = one.type in HARM
    if harm != (other.type in HARM):
        return False
    if harm and _one_among_thousands(one, other):
        return True
    if not any(_of_a_war(claim) or _at_large(claim, told=harm) for claim in (one, other)):
        return False
    pairs = {_compared(*pair) for pair in product(_counts(one), _counts(other))}
    if not pairs or "holds" in pairs:
        return False
    if "excluded" in pairs:
        return True
    return "unlike" in pairs and _of_people(one) and _of_people(other) and not _one_day(one, other)


def _one_among_thousands(one: Claim, other: Claim) -> bool:
    """Tell whether one claim counts thousands, and the other names a victim and counts nobody."""
    large, small = (one, other) if _of_a_war(one) else (other, one)
    if not _of_a_war(large) or small.type != "casualties" or small.quantities or not small.targets:
        return False
    counted = " ".join(number.of or "" for number in large.quantities)
    named = " ".join(party.party for party in small.targets)
    return not terms(named) & terms(" ".join([counted, *(party.party for party in large.targets)]))


def _of_a_war(claim: Claim) -> bool:
    """Tell whether a claim counts the harmed in thousands, as a war or a season does and no single day."""
    return any(
        number.fate in _HARMED and number.unit is None and (number.low or number.high or 0.0) >= _MANY
        for number in _counts(claim)
    )


def _at_large(claim: Claim, *, told: bool) -> bool:
    """Tell whether a claim has no exact place; ``told``: one that is told, and is none."""
    spot = spot_of(claim.place)
    if spot is None or spot.radius is None:
        return not told
    return not spot.fine


def _counts(claim: Claim) -> list[QuantityRange]:
    return [one for one in claim.quantities if (one.low, one.high) != (None, None) and one.whole is None]


def _compared(one: QuantityRange, other: QuantityRange) -> str:
    """Return whether a number "holds" for both, is "excluded", or the two count people and things ("unlike"); "" where nobody
    can tell.
    """
    (low, high), (bottom, top) = reach(one), reach(other)
    if (one.low, one.high) == (other.low, other.high):
        return "holds"
    kinds = {_class(one), _class(other)}
    if len(kinds & PEOPLE) == 1 and all(kind is not None and class_of(kind) for kind in kinds) and len(kinds) == 2:
        return "unlike"
    if None in kinds or one.unit != other.unit or one.fate != other.fate:
        return ""
    if one.side and other.side and one.side != other.side:
        return ""
    if len(kinds) > 1:
        return "holds" if kinds <= PEOPLE else ""  # children may be some of the people
    return "excluded" if high * _ROUNDED < bottom or top * _ROUNDED < low else "holds"


def _class(number: QuantityRange) -> str | None:
    """Return what is counted; refugees are the people who fled, not some of them."""
    kind = kind_of(number)
    return "people" if kind == "refugees" else kind


def _of_people(claim: Claim) -> bool:
    return family(claim.type) == "people"


def _one_day(one: Claim, other: Claim) -> bool:
    days = [(claim.when.start or "")[:10] for claim in (one, other) if claim.when is not None]
    return len(days) == 2 and days[0] == days[1]
