"""Those avenged: "gunmen came to avenge three herders" tells why they came, and nobody harmed the herders in that."""

import re
from dataclasses import replace

from fogline.claims.page import Page
from fogline.records import Frame

_AVENGES = re.compile(r"(?:to\s+)?aveng(?:e|es|ed|ing)|(?:to\s+)?tak(?:e|ing) (?:revenge|vengeance) for", re.IGNORECASE)
_PURPOSE = re.compile(r"\bto\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_DEEDS = frozenset({"attack", "assault", "casualties", "abuse", "shelling", "explosion", "damage"})


def only_avenges(page: Page, frame: Frame) -> bool:
    """Tell whether the frame is no more than the purpose of another deed: "to avenge"."""
    words = page.words(frame.trigger)
    if frame.type not in _DEEDS or frame.reality != "factual" or _AVENGES.fullmatch(words) is None:
        return False
    start = frame.trigger.start
    return words.lower().startswith("to ") or _PURPOSE.search(page.text, max(0, start - 30), start) is not None


def without_avenged(page: Page, frame: Frame) -> Frame:
    """Return ``frame`` without those whom it avenges, and their number, behind its verb."""
    if frame.type not in _DEEDS or _AVENGES.fullmatch(page.words(frame.trigger)) is None:
        return frame
    gone = ("target", "quantity")
    kept = tuple(role for role in frame.roles if role.role not in gone or role.start < frame.trigger.end)
    return replace(frame, roles=kept)
