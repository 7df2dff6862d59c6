"""Whether what is said is so, and whether two statements can both hold."""

from fogline.testing.simulation.kinds import WIDER, fits
from fogline.testing.simulation.truth import Amount, Attribute, Said, TrueEvent

_ABOUT = 0.15  # "about 40" holds from 34 to 46


def false_parts(said: Said, event: TrueEvent) -> tuple[Attribute, ...]:
    """Return what in ``said`` is not so of ``event``; a forecast is judged by its place alone (see :class:`Forecast`)."""
    found: list[Attribute] = []
    if said.reality != "future" and (said.reality == "denied") == event.happened:
        found.append("happened")
    if not fits(said.type, event.type):
        found.append("type")
    if said.place != event.place:
        found.append("place")
    if said.reality in ("future", "denied"):
        return tuple(found)
    if not (said.start[:10] <= event.end[:10] and event.start[:10] <= said.end[:10]):
        found.append("when")
    if said.actor is not None and said.actor != event.actor:
        found.append("actor")
    if said.target and event.target and said.target != event.target:
        found.append("target")
    found += [attribute_of(amount) for amount in said.amounts if _wrong(amount, event)]
    return tuple(dict.fromkeys(found))


def attribute_of(amount: Amount) -> Attribute:
    """Return the attribute that a number belongs to."""
    return "killed" if amount.fate == "killed" else "wounded" if amount.fate == "wounded" else "number"


def reach(amount: Amount) -> tuple[float, float]:
    """Return the numbers that ``amount`` admits; an open end is 0 or infinity."""
    low = 0.0 if amount.low is None else float(amount.low)
    high = float("inf") if amount.high is None else float(amount.high)
    return (low * (1 - _ABOUT), high * (1 + _ABOUT)) if amount.approximate else (low, high)


def at_odds(one: Said, other: Said) -> tuple[Attribute, ...]:
    """Return the attributes in which two statements on one event cannot both hold."""
    if "future" in (one.reality, other.reality):
        return ()
    if "denied" in (one.reality, other.reality):
        return ("happened",) if one.reality != other.reality else ()
    found: list[Attribute] = []
    if not (fits(one.type, other.type) or fits(other.type, one.type) or _share(one.type, other.type)):
        found.append("type")
    if one.place != other.place:
        found.append("place")
    if one.end[:10] < other.start[:10] or other.end[:10] < one.start[:10]:
        found.append("when")
    if one.actor is not None and other.actor is not None and one.actor != other.actor:
        found.append("actor")
    if one.target and other.target and one.target != other.target:
        found.append("target")
    pairs = [(a, b) for a in one.amounts for b in other.amounts if (a.fate, a.of) == (b.fate, b.of)]
    found += [attribute_of(amount) for amount, rival in pairs if _apart(amount, rival)]
    return tuple(dict.fromkeys(found))


def _wrong(amount: Amount, event: TrueEvent) -> bool:
    low, high = reach(amount)
    true = next((a.low for a in event.amounts if a.fate == amount.fate and a.low is not None), None)
    return true is None or not low <= true <= high


def _apart(one: Amount, other: Amount) -> bool:
    (low, high), (bottom, top) = reach(one), reach(other)
    return high < bottom or top < low


def _share(one: str, other: str) -> bool:
    return any(fits(word, one) and fits(word, other) for word in WIDER if word in (one, other))
