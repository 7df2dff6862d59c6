"""Rivals: sources that give only another number for what a frame tells; and which numbers can be those of a frame at all."""

from fogline.claims.amounts.claimed import counted
from fogline.claims.amounts.model import Counted
from fogline.claims.amounts.objects import PEOPLE
from fogline.claims.page import Page
from fogline.claims.sayings import Saying
from fogline.records import Frame, Span

_SHARES = (None, "%", "ratio")


def own_numbers(page: Page, frame: Frame) -> list[Span]:
    """Return the fillers of the frame's ``quantity`` role that can count for it.

    Casualties are people: no money, no distance, no age, no tanks, whatever stands beside them in the sentence.
    """
    spans = [span for span in frame.fillers("quantity") if page.inside(span)]
    if frame.type != "casualties":
        return spans
    return [span for span in spans if _may_be_people(counted(page, frame, [span]))]


def number_givers(page: Page, said: tuple[Saying, ...], frame: Frame, numbers: list[Span]) -> list[Saying]:
    """Return the sayings that hold one of the frame's ``numbers`` in its sentence, but not what happened."""
    sentence = page.sentence_of(frame.trigger)
    near = [span for span in numbers if sentence.contains(span)]
    return [
        saying
        for saying in said
        if not saying.holds(frame.trigger)
        and saying.source is not None
        and not (saying.cue and saying.cue.overlaps(frame.trigger))
        and _held(saying, near)
    ]


def rival_tolls(page: Page, frame: Frame, numbers: list[Span], givers: list[Saying]) -> list[Saying]:
    """Return those of the ``givers`` whose number is a rival to the frame's own.

    "The ministry put the dead at 40, the rebels at 12" is one frame with two numbers, and two claims. A number of something else
    ("... and the ministry the damage at $4 million") is no rival.
    """
    if not givers:
        return []
    told = counted(page, frame, [span for span in numbers if not any(saying.holds(span) for saying in givers)])
    return [saying for saying in givers if _comparable(told, counted(page, frame, _held(saying, numbers)))]


def _held(saying: Saying, numbers: list[Span]) -> list[Span]:
    return [span for span in numbers if saying.holds(span)]


def _may_be_people(numbers: tuple[Counted, ...]) -> bool:
    """Tell whether one of the numbers of a span may count people; one without a value ("several") may."""
    kinds = [one.what for one in numbers if one.amount.unit in _SHARES]
    return not numbers or any(kind is None or kind in PEOPLE for kind in kinds)


def _comparable(told: tuple[Counted, ...], rival: tuple[Counted, ...]) -> bool:
    """Tell whether one of the rival's numbers counts what one of those told counts; where none is told, any will do."""
    return not told or not rival or any(_same_thing(one, other) for one in told for other in rival)


def _same_thing(one: Counted, other: Counted) -> bool:
    if (one.amount.unit in _SHARES) != (other.amount.unit in _SHARES):
        return False
    kinds = {one.what, other.what} - {None}
    return len(kinds) < 2 or kinds <= PEOPLE
