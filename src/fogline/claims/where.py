"""Where, first version: the name of the place, without coordinates; nothing is filled in that the text does not say."""

from fogline.claims.page import Page
from fogline.claims.words import without_article
from fogline.records import Footprint, Frame, Span
from fogline.records.reading import RoleName

_ROLES: tuple[RoleName, ...] = ("place", "destination", "target", "origin")


def where(page: Page, frame: Frame) -> Footprint | None:
    """Return the place of the frame: a place named in its place role, else where it leads, what it hits, where it starts.

    Of several the one nearest to the trigger counts. A place role without a named place keeps its phrase as printed; the other
    roles count only with a place in them.
    """
    for role in _ROLES:
        for span in sorted(filter(page.inside, frame.fillers(role)), key=lambda span: _rank(page, span, frame.trigger)):
            place = _named(page, span)
            if place is not None:
                return Footprint(_name(page, place), span if role == "place" else place)
        if role == "place":
            phrases = [span for span in frame.fillers(role) if page.inside(span) and without_article(page.words(span))]
            if phrases:
                return Footprint(without_article(page.words(phrases[0])), phrases[0])
    return None


def _rank(page: Page, span: Span, trigger: Span) -> tuple[bool, int]:
    """Sort key: phrases with a named place first, then those nearer to the trigger."""
    named = any(mention.type == "PLACE" for mention in (*page.mentions_in(span), *page.mentions_around(span)))
    return not named, max(span.start - trigger.end, trigger.start - span.end, 0)


def _named(page: Page, span: Span) -> Span | None:
    """Return the first named place in ``span``, or the place mention that holds it; a facility where there is no place."""
    for kind in ("PLACE", "FACILITY"):
        inner = [mention for mention in page.mentions_in(span) if mention.type == kind]
        around = [mention for mention in page.mentions_around(span) if mention.type == kind]
        if inner or around:
            return (inner or around)[0].span
    return None


def _name(page: Page, span: Span) -> str:
    return without_article(page.words(span)) or page.words(span)
