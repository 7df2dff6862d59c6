"""Taken: who is picked up at sea is saved and not arrested ("all 22 crew were picked up by a passing ship"), and things are
seized, not held ("40 tonnes of fuel were seized").
"""

import re
from dataclasses import replace

from fogline.claims.amounts.objects import PEOPLE, class_of
from fogline.claims.page import Page
from fogline.records import Frame

_TAKEN_UP = re.compile(
    r"(?:picked (?:\w+ )?up|plucked|pulled|taken (?:aboard|on board)|hauled (?:aboard|out))(?: (?:by|from))?",
    re.IGNORECASE,
)
_SEIZED = re.compile(r"(?:seiz|confiscat|impound)(?:e[sd]?|ing|s|ed)", re.IGNORECASE)
_AT_SEA = re.compile(
    r"\b(?:crew|crewm[ae]n|sailors?|seafarers?|seam[ae]n|mariners?|survivors?|castaways?|shipwrecked|passengers?)\b",
    re.IGNORECASE,
)
_SAVES = re.compile(
    r"\b(?:ship|vessel|tanker|freighter|ferry|trawler|lifeboat|coast ?guards?|helicopters?|rescuers?|"
    r"rescue (?:team|crew|boat|ship)s?|"
    r"bulk carrier|container ship)\b",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b(?:suspects?|smugglers?|pirates?|traffickers?|fugitives?|arrest\w*|custody|detain\w*|captive)\b", re.IGNORECASE
)


def as_taken(page: Page, frame: Frame) -> Frame:
    """Return a detention as what it is where people of a ship are picked up, or things are seized; any other frame as it is."""
    return _as_rescue(page, _as_seizure(page, frame))


def _as_seizure(page: Page, frame: Frame) -> Frame:
    """Return ``frame`` as a capture where all that is seized are things."""
    targets = [page.words(span) for span in frame.fillers("target") if page.inside(span)]
    if frame.type != "detention" or not targets or _SEIZED.fullmatch(page.words(frame.trigger)) is None:
        return frame
    things = all(class_of(words) not in (None, *PEOPLE) for words in targets)
    return replace(frame, type="capture") if things else frame


def _as_rescue(page: Page, frame: Frame) -> Frame:
    """Return ``frame`` as a rescue where people of a ship, or any by a ship, are picked up and nobody says they are held."""
    if frame.type != "detention" or _TAKEN_UP.fullmatch(page.words(frame.trigger)) is None:
        return frame
    whom = " ".join(page.words(span) for span in frame.fillers("target") if page.inside(span))
    by = " ".join(page.words(span) for span in frame.fillers("actor") if page.inside(span))
    saved = _AT_SEA.search(whom) or _SAVES.search(by)
    held = _HELD.search(page.words(page.sentence_of(frame.trigger)))
    return replace(frame, type="humanitarian") if saved and not held else frame
