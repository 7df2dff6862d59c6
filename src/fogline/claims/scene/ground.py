"""Which place "it" and "the town" mean where ground is taken or held: the one that was fought over right before."""

import re

from fogline.claims.footprints.earlier import lies_beside
from fogline.claims.page import Page
from fogline.records import Frame, Mention, Span

_GROUND = frozenset({"capture", "control", "siege", "withdrawal", "assault", "clash"})
_HELD = frozenset({"capture", "control", "siege"})
_BACK = 3  # sentences
_REFERS = re.compile(
    r"(?:it|(?:the|this|that) (?:(?:small|border|frontier|key|strategic|whole|entire|mining|market|hilltop|coastal) )?"
    r"(?:town|village|city|settlement|hamlet|port|district|position|post|outpost|base|airport|airfield|hill|ridge|bridge|area|place))",
    re.IGNORECASE,
)


def refers_to_ground(page: Page, frame: Frame, span: Span) -> bool:
    """Tell whether a target is only "it" or "the town", of a frame that tells of ground taken, held or fought over."""
    if not page.inside(span) or _REFERS.fullmatch(page.words(span)) is None:
        return False
    if frame.type not in _GROUND:  # "retook the village after militants torched it"
        return page.words(span).lower() == "it" and _in_its_sentence(page, frame)
    return span.start >= frame.trigger.end or page.words(span).lower() != "it"  # "until it was driven out" is no place


def _in_its_sentence(page: Page, frame: Frame) -> bool:
    before = Span(page.sentence_of(frame.trigger).start, frame.trigger.start)
    return any(other.type in _HELD for other in page.frames_in(before))


def fought_over(page: Page, span: Span) -> tuple[Span, Mention | None] | None:
    """Return the target or place of the nearest frame before ``span`` that tells of ground, with the name in it, if any.

    Nothing where that frame tells of several places, or lies more than three sentences back.
    """
    number = page.number_of(span)
    start = page.sentences[max(0, number - _BACK)].start if page.sentences and number >= 0 else span.start
    near = page.frames_in(Span(min(start, span.start), span.start))
    earlier = [frame for frame in near if frame.type in _GROUND]
    for frame in sorted(earlier, key=lambda frame: -frame.trigger.start):
        fillers = [one for one in (*frame.fillers("target"), *frame.fillers("place")) if page.inside(one)]
        fillers = [one for one in fillers if one.end <= span.start and page.words(one).lower() != "it"]
        if not any(page.words(one).lower() == "it" for one in (span,)):
            fillers = [one for one in fillers if not _REFERS.fullmatch(page.words(one))]
        named = [(one, _names(page, one)) for one in fillers]
        places = [(one, name) for one, names in named for name in names]
        if len({page.words(name.span) for _, name in places}) == 1:
            return places[0]
        if places:
            return None
        if len(fillers) == 1 and fillers[0] in frame.fillers("target") and frame.type in _HELD:
            return fillers[0], None
    return None


def _names(page: Page, span: Span) -> list[Mention]:
    """Return the names in a span, without those that only tell where the first lies ("Vale, west of Orvel")."""
    names = [mention for mention in page.mentions_in(span) if mention.type in ("PLACE", "FACILITY")]
    return [name for name in names if name == names[0] or not lies_beside(page.text, name.span)]
