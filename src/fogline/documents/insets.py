"""Boxes on another story that a page sets into the middle of a report, and where the report goes on.

A box opens with a headline of its own. It is believed only when something closes it: a line of non-breaking spaces, or the
return of the main story's words. The words that bind it are those which occur in it and nowhere else in the text.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from fogline.documents.folding import visible, word_set
from fogline.documents.headings import is_body, is_headline_like
from fogline.documents.paragraphs import Paragraph
from fogline.records.document import BlockKind

_LONGEST_BOX = 14
_STEM = 6
_COMMON = word_set(
    """
    about after again against along also among another around because been before being between both come could
    does down during each even every first following forces from have having here high hour however into just
    last later least less like made make many military more most much near next only other over part people
    president reported said same says several since some still such take than that their them then there these
    they this those three time today told troops under until upon very were what when where which while will with
    within would year years yesterday your area monday tuesday wednesday thursday friday saturday sunday
    according country official officials minister government
    """
)

_LABEL = re.compile(
    r"\W*(?:INSET|BOX|FACT ?BOX|SIDEBAR|EXPLAINER|EXPLAINED|Fact ?box|Inset|Explainer|Sidebar)\b\s*[:|–—-]"
)


@cache
def _common_stems() -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _COMMON)


def _stems(text: str) -> frozenset[str]:
    words = re.findall(r"[^\W\d_]{4,}", visible(text).casefold())
    return frozenset(word[:_STEM] for word in words) - _common_stems()


@dataclass(frozen=True, slots=True)
class _Story:
    """The kept paragraphs with the stems of their words, in how many each stem occurs and in which first."""

    paragraphs: Sequence[Paragraph]
    kinds: Sequence[BlockKind]
    stems: Sequence[frozenset[str]]
    spread: Counter[str]
    first: dict[str, int]


def find_insets(paragraphs: Sequence[Paragraph], kinds: Sequence[BlockKind]) -> list[range]:
    """Return the ranges of kept paragraphs that are boxes, heading first."""
    stems = [_stems(paragraph.text) for paragraph in paragraphs]
    spread = Counter(stem for words in stems for stem in words)
    first = {stem: index for index in range(len(stems) - 1, -1, -1) for stem in stems[index]}
    story = _Story(paragraphs, kinds, stems, spread, first)
    begin = next(
        (index for index, kind in enumerate(kinds) if kind == "text" and is_body(paragraphs[index].text)), len(kinds)
    )
    boxes: list[range] = []
    index = begin + 1
    while index < len(paragraphs) - 1:
        end = _box_end(story, index) if _may_open(story, index) else None
        if end is None:
            index += 1
        else:
            boxes.append(range(index, end))
            index = end
    return boxes


def _may_open(story: _Story, index: int) -> bool:
    """Tell whether a full headline, or a label such as "FACTBOX", stands at ``index`` over running text."""
    text = story.paragraphs[index].text
    words = len(text.split())
    if story.kinds[index] not in ("subhead", "text") or story.kinds[index + 1] not in ("text", "caption"):
        return False
    return (2 if _LABEL.match(text) else 5) <= words <= 20 and is_headline_like(text) and not is_body(text)


def _box_end(story: _Story, head: int) -> int | None:
    """Return where the box that opens at ``head`` ends, or ``None`` where nothing shows that it is one."""
    best: tuple[int, int] | None = None
    inside = Counter(story.stems[head])
    for end in range(head + 1, min(len(story.paragraphs), head + 1 + _LONGEST_BOX)):
        if end > head + 1:
            bound = {stem for stem, count in inside.items() if count >= 2 and count == story.spread[stem]}
            back = {stem for stem in story.stems[end] if story.first[stem] < head and stem not in inside}
            if _closes_by_mark(story, bound, back, head, end) and (best is None or len(bound) > best[0]):
                best = (len(bound), end)
            if best is None and _closes_by_return(story, bound, back, head, end):
                return end
        if story.kinds[end] == "subhead":
            break
        inside.update(story.stems[end])
    if best is None and _LABEL.match(story.paragraphs[head].text):
        return _labelled_end(story.kinds, head)
    return None if best is None else best[1]


def _closes_by_mark(story: _Story, bound: set[str], back: set[str], head: int, end: int) -> bool:
    """Tell whether a line of non-breaking spaces before ``end`` closes a box bound by words of its own."""
    return story.paragraphs[end].spaced and len(bound) >= 2 and bool(bound & story.stems[head]) and bool(back)


def _closes_by_return(story: _Story, bound: set[str], back: set[str], head: int, end: int) -> bool:
    """Tell whether the main story plainly goes on at ``end`` after a closely knit box."""
    if len(bound) < 3 or len(bound & story.stems[head]) < 2 or len(back) < 3 or story.kinds[end] != "text":
        return False
    knit = all(bound & words for words in story.stems[head:end])
    return knit and not story.stems[end] & story.stems[head]


def _labelled_end(kinds: Sequence[BlockKind], head: int) -> int | None:
    """Return where a box ends that says itself that it is one: before the next heading or caption, or with a short text."""
    end = head + 1
    while end < len(kinds) and kinds[end] == "text":
        end += 1
    return end if head + 1 < end <= head + 1 + _LONGEST_BOX else None
