"""The author's own voice: sentences that a reader takes for more of what somebody said, though their author speaks again.

Indirect speech has no "we" and no "I": after "the police say they found arms" a paragraph "our leaders fail us" is the column's
own, and after "my husband told them he was a clerk" the witness goes on herself. It ends as well where the next heading stands,
and who confirms what an author tells as "we", or of whose words the author says that they are not so, says no more than that.
Nor does who is named behind his words where the author goes on as "we", or turns to something else ("In response, ...").
"""

import re
from bisect import bisect_left
from collections.abc import Iterable

from fogline.claims.layouts.lists import MARKED
from fogline.claims.page import Page
from fogline.claims.speech.untrue import LIE, NONSENSE, NOT_RIGHT, TALE, UNTRUE
from fogline.records import Span

_FIRST_PERSON = re.compile(r"\b(?:[Ww]e|us|[Oo]urs?|I|[Mm]y)\b")
_SINGULAR = re.compile(r"\b(?:I|[Mm]y|me|myself)\b(?!['’]?-)")
_WRITES = re.compile(r"\b(?:tweet|wr[io]t|post)\w*", re.IGNORECASE)
_QUOTE = re.compile(r"[\"“”«»„]|(?:^|\s)['‘](?=\w)")
_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|«[^»]*»|„[^“”]*[“”]|(?<!\w)['‘][^'’]*['’](?!\w)")
_MARKS = frozenset("\"“«„'‘")
SETS_RIGHT = re.compile(
    rf"\W*(?:(?P<untrue>(?:this|that|it|(?:the|this|that|these|those|such|both) (?:\w+ )?(?:{TALE}|posts?)) "
    rf"(?:is|was|are|were)(?: \w+ly)? (?:{UNTRUE}|{NOT_RIGHT}|"
    rf"(?:(?:pure|sheer|complete|total|utter) )?{NONSENSE}|an? (?:\w+ )?{LIE})\b)|"
    r"in (?:reality|fact|truth|actual fact)\b)",
    re.IGNORECASE,
)
CONFIRMS = re.compile(r"\b(?:confirm|acknowledg|admit|conced)\w*", re.IGNORECASE)
_APPEALS = re.compile(r"\W*(?:imagine|suppose|consider|think of|picture|let us|let['’]s|ask yourself)\b", re.IGNORECASE)
_WE = re.compile(r"\b(?:[Ww]e|[Oo]urs?)\b")
_TURNS_TO = re.compile(
    r"\W*(?:in (?:response|retaliation|reprisal|return)\b|meanwhile\b|separately\b|elsewhere\b|in (?:a|another) separate \w+)",
    re.IGNORECASE,
)
_COLUMN = re.compile(
    r"\W*(?:opinion|comment|commentary|op-ed|column|editorial|viewpoint|essay|first person|letter to the editor|testimony)"
    r"\s*[:|—–-]",
    re.IGNORECASE,
)


def is_own_voice(page: Page, following: Span, cue: Span | None, parts: Iterable[Span]) -> bool:
    """Tell whether the author speaks again in ``following``, after somebody's indirect words (``parts``, told with ``cue``)."""
    if cue is None:
        return False
    told, block = tuple(parts), page.block_of(following)
    witness = page.once(_is_of_a_witness, block)
    if block.contains(cue) and page.text[following.start] not in _MARKS and _is_closed_quote(page, told):
        return witness
    if _sets_right(page, following, told) or _goes_on_unquoted(page, cue, following) or _only_confirms(page, cue, told):
        return page.text[following.start] not in _MARKS
    if not _is_indirect(page, cue, told):
        return False
    turns = cue.start >= told[-1].end and _TURNS_TO.match(page.words(following)) is not None
    if witness or turns or _APPEALS.match(page.words(following)) or _says_we(page, block, told):
        return True
    return not block.contains(cue) and (_is_another_item(page, cue, told, block) or _is_apart(page, cue, block))


def _says_we(page: Page, block: Span, told: Iterable[Span]) -> bool:
    """Tell whether the author of a paragraph without quotes says "we" in it: "nine died, by our count, and we took the hill"."""
    if not page.once(_holds_we, block):
        return False
    inside = [part for part in told if block.contains(part)]
    starts = (block.start, *(part.end for part in inside)), (*(part.start for part in inside), block.end)
    return any(_WE.search(page.text[start:end]) is not None for start, end in zip(*starts, strict=True) if start < end)


def _holds_we(page: Page, block: Span) -> bool:
    words = page.words(block)
    return _WE.search(words) is not None and _QUOTE.search(words) is None


def _is_another_item(page: Page, cue: Span, parts: tuple[Span, ...], block: Span) -> bool:
    """Tell whether ``block`` is a line of a list behind the one that ends with who says it: "• Men fled, the agency said."."""
    lines = (page.block_of(cue), block)
    return cue.start >= parts[-1].end and all(MARKED.match(page.text, line.start, line.end) for line in lines)


def _is_apart(page: Page, cue: Span, block: Span) -> bool:
    """Tell whether a later paragraph is no more of the report: a heading stands between, it is a column's, or it says "we"."""
    if _heading_between(page, cue.end, block.start) or _COLUMN.match(page.document.title or page.text):
        return True
    return page.once(_tells_unquoted, block)


def _is_of_a_witness(page: Page, block: Span) -> bool:
    """Tell whether somebody says "I" in a paragraph, outside of its quotes."""
    return _SINGULAR.search(_QUOTED.sub(" ", page.words(block))) is not None


def _tells_unquoted(page: Page, block: Span) -> bool:
    """Tell whether a paragraph without quotes says "we" or "I"."""
    words = page.words(block)
    return _FIRST_PERSON.search(words) is not None and _QUOTE.search(words) is None


def _sets_right(page: Page, following: Span, parts: tuple[Span, ...]) -> bool:
    """Tell whether it is said next that it is not so: "The enemy says it holds the mill. This is a lie."."""
    quoted = _QUOTE.search(" ".join(map(page.words, parts))) is not None
    return not quoted and SETS_RIGHT.match(page.text, following.start, following.end) is not None


def _goes_on_unquoted(page: Page, cue: Span, following: Span) -> bool:
    """Tell whether every quote since ``cue`` is closed, and a later paragraph without one says "we"."""
    block = page.block_of(following)
    between = page.text[cue.end : block.start]
    if block.contains(cue) or not between.rstrip().endswith(tuple('"”»')) or _QUOTE.search(_QUOTED.sub(" ", between)):
        return False
    return page.once(_tells_unquoted, block)


def _only_confirms(page: Page, cue: Span, parts: tuple[Span, ...]) -> bool:
    """Tell whether somebody only confirms what the author says as "we": "our men took the hill, the ministry confirmed"."""
    said = " ".join(page.words(part) for part in parts)
    told_before = parts[-1].end <= cue.start and CONFIRMS.search(page.words(cue)) is not None
    return told_before and _FIRST_PERSON.search(said) is not None and _QUOTE.search(said) is None


def _is_closed_quote(page: Page, parts: tuple[Span, ...]) -> bool:
    said = page.text[parts[0].start : parts[-1].end].strip()
    return said[:1] in _MARKS and _QUOTED.fullmatch(said) is not None


def _is_indirect(page: Page, cue: Span, parts: tuple[Span, ...]) -> bool:
    """Tell indirect speech within a paragraph from a quote, a communique, a post, or "the minister said:" and what follows."""
    said = " ".join(page.words(part) for part in parts)
    if _FIRST_PERSON.search(said) or _QUOTE.search(said):
        return False
    if page.is_heading(cue) or _WRITES.search(page.words(cue)):
        return False
    told_in = page.block_of(cue)
    return all(told_in.contains(part) for part in parts) and ":" not in page.text[cue.end : parts[0].start]


def _heading_between(page: Page, start: int, end: int) -> bool:
    first, last = (bisect_left(page.blocks, at, key=lambda block: block.start) for at in (start, end))
    return any(page.is_heading(block) for block in page.blocks[first:last])
