"""Unclaimed: an attack that a group is only said not to have claimed is nobody's; "no group has claimed it" names no actor."""

from dataclasses import replace

from fogline.claims.page import Page
from fogline.claims.speech.claiming import CLAIMS
from fogline.claims.speech.sayings import Saying
from fogline.claims.speech.silence import silent
from fogline.records import Frame


def without_unclaimed(page: Page, said: tuple[Saying, ...], frame: Frame) -> Frame:
    """Return ``frame`` without the actors that have not claimed it: "IS has not claimed responsibility for the attack"."""
    quiet = [
        saying.source
        for saying in said
        if saying.source is not None
        and saying.cue is not None
        and CLAIMS.search(page.words(saying.cue))
        and saying.holds(frame.trigger)
        and silent(page, saying)
    ]
    if not quiet:
        return frame
    roles = tuple(
        role for role in frame.roles if role.role != "actor" or not any(role.span.overlaps(span) for span in quiet)
    )
    return replace(frame, roles=roles)
