"""What would decide a forecast, in words."""

from fogline.picture.moments import interval_words
from fogline.picture.wording import label, shorten
from fogline.records.forecast import Horizon

_MASS = frozenset(
    {
        "shelling", "control", "damage", "casualties", "talks", "support", "supply", "movement", "mobilization",
        "displacement", "humanitarian", "abuse", "legal", "detention",
    }
)  # fmt: skip
_CALLED = {
    "control": "holding",
    "legal": "legal action",
    "humanitarian": "humanitarian action",
    "supply": "supply of arms or goods",
    "casualties": "casualties",
    "cyber": "cyber operation",
}


def question(
    type_: str, parties: tuple[tuple[str, ...], tuple[str, ...]], place: str, until: Horizon, *, negative: bool = False
) -> str:
    """Return the question whose answer decides a forecast: its type, parties (actors and targets), place and by when."""
    actors, targets = (", ".join(shorten(name, 50) for name in names[:2]) for names in parties)
    by = f" by {actors}" if actors else ""
    to = f" concerning {targets}" if targets else ""
    bare = place.startswith(("≤", "<", "within "))  # it says already how near
    where = f" {'' if bare else 'at '}{place}" if place else ""
    if until.told:
        when = f"by {interval_words(until.end, until.end)}"
        if until.start == until.end:
            when = f"on {interval_words(until.end, until.end)}"
    else:
        when = "at any time" + (f" from {interval_words(until.start, until.start)} on" if until.start else "")
    asked = f"Is there {_one(type_)}{by}{to}{where}, {when}?"
    return f"{asked} It says no." if negative else asked


def _one(type_: str) -> str:
    words = _CALLED.get(type_, label(type_))
    if type_ in _MASS:
        return words
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"
