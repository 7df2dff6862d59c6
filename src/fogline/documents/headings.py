"""The title and the sub-headings of a text whose mark-up is lost."""

import re
from collections.abc import Sequence

from fogline.documents.folding import ends_sentence, visible
from fogline.documents.junk import is_menu_item
from fogline.documents.stamps import is_clock_line, is_date_line

_WIRE = re.compile(r"\((?:AP|AFP|Reuters|REUTERS|CNN|UPI|dpa|Xinhua|TASS|Interfax)\)")
_OPENS = re.compile(r"[\W_]*(?:[A-Z0-9]|[^\W\d_a-z])")
_BULLET = re.compile(r"(?:[-*•·‣▪►]|[–—](?!.*[–—]\s*$))\s+")
_SENTENCES = re.compile(r"[^\W\d_A-Z]{4,}[.!?]['’”\"]?(?:\[\d+\]|\d{1,2})?\s+[A-Z]")
_QUESTION = re.compile(r"\W*(?:who|what|why|how|when|where|will|is|are|can|could|does|did|do|has|have)\b.*\?\W*$", re.I)
_LONGEST_QUESTION = 500
_TITLE_WORDS = range(3, 31)
_DEEPEST = 40
"""Paragraphs of a page's dirt above a title or its text, at most."""
_SUBHEAD_WORDS = range(1, 13)


def is_headline_like(text: str) -> bool:
    """Tell whether ``text`` looks like a heading: a capital first, no full stop last, no date, no list item."""
    if not text or len(text) > 220 or text.rstrip()[-1] in ".:;,…" or not _OPENS.match(text) or _BULLET.match(text):
        return False
    return not is_date_line(text) and _WIRE.search(text) is None and any(char.isalpha() for char in text)


def is_body(text: str) -> bool:
    """Tell whether ``text`` reads like a paragraph of running text."""
    words = len(text.split())
    if words > _SUBHEAD_WORDS.stop * 2:
        return True
    asks = text.rstrip()[-1:] in "?!" and words <= _SUBHEAD_WORDS.stop
    return words >= 5 and ends_sentence(text) and not asks and not _is_question(text)


def _is_question(text: str) -> bool:
    return len(text) <= _LONGEST_QUESTION and _QUESTION.match(text) is not None


def find_title(texts: Sequence[str]) -> int | None:
    """Return the index of the title among the kept paragraphs: the first headline above the running text that shares its words.

    Where none does, the first of all headlines (one of five words or more before a shorter one). ``None`` where the text begins
    without a headline or where there is nothing beside it.
    """
    begin = next((index for index, text in enumerate(texts) if is_body(text)), None)
    if begin is None or begin > _DEEPEST:
        return None
    opening = frozenset[str]().union(*map(_stems, texts[begin : begin + 6]))
    below = [*map(_stems, texts[:begin])]  # a summary between title and text shares the title's words too
    heads = [index for index, text in enumerate(texts[: begin + 1]) if _may_be_title(text) and _followed(texts, index)]
    long = [index for index in heads if len(texts[index].split()) >= 5]
    sharing = [
        index
        for index in long
        if texts[index].isupper()
        or len(_stems(texts[index]) & opening.union(*(below[other] for other in long if index < other < begin))) >= 2
    ]
    named = [
        index
        for index, text in enumerate(texts[:begin])
        if is_headline_like(text) and _stems(text) & _stems(texts[begin])
    ]
    return next(iter(sharing or long or heads or named), None)


def _may_be_title(text: str) -> bool:
    fits = is_headline_like(text) and len(text.split()) in _TITLE_WORDS
    return fits and not is_menu_item(text) and _SENTENCES.search(text) is None and not re.match(r"[QA]\s?[:.]\s", text)


def _followed(texts: Sequence[str], index: int) -> bool:
    return any(is_body(text) for text in texts[index + 1 : index + 1 + _DEEPEST])


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:5] for word in re.findall(r"[^\W\d_]{4,}", visible(text).casefold()))


def find_subheads(texts: Sequence[str], captions: set[int], title: int | None) -> set[int]:
    """Return the indices of short lines that stand alone over running text; lists of short lines are none."""
    found = set()
    for index, text in enumerate(texts):
        if title is not None and index < title:
            continue
        short = len(text.split()) in _SUBHEAD_WORDS and (is_headline_like(text) or _is_question(text))
        if is_clock_line(text):
            found.add(index)
            continue
        if not short or index in captions or index == title or (ends_sentence(text) and not _is_question(text)):
            continue
        following = next((other for other in range(index + 1, len(texts)) if other not in captions), None)
        alone = index == 0 or index - 1 in captions or index - 1 == title or _may_precede(texts[index - 1])
        if following is not None and (_is_loud(text) or alone) and _is_headed(text, texts[following]):
            found.add(index)
    return found


def _may_precede(text: str) -> bool:
    """Tell whether a paragraph can stand over a sub-heading: text, a time stamp, an entry of a list."""
    return is_body(text) or is_date_line(text) or is_clock_line(text) or _BULLET.match(text) is not None


def _is_loud(text: str) -> bool:
    """Tell whether a line is a heading in capitals alone, which needs no text before it."""
    return text.isupper() and sum(char.isalpha() for char in text) >= 5 and len(text.split()) <= 8


def _is_headed(head: str, text: str) -> bool:
    """Tell whether ``text`` can stand under the sub-heading ``head``."""
    if is_body(text) or _BULLET.match(text):
        return True
    if _is_loud(head):
        return not text.isupper()
    return _is_question(head) and head[0].isalpha() and ends_sentence(text) and text[-1] != "?"
