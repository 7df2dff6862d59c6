"""Sentences: where a paragraph may be cut.

News prose needs few rules but the right ones: ranks and titles end in a full stop ("Gen. Syrskyi"), initials and
"U.S." do too, quotation marks close after the stop, and a line break always ends a sentence.
"""

import re
from functools import cache

from fogline.records import Span

# Words whose full stop does not end a sentence when a name or a number follows.
_BEFORE_NAME = frozenset(
    """adm brig capt cmdr col cpl dr gen gov hon lt maj mr mrs ms msgr pres prof rep rev sec sen sgt st supt
    jan feb mar apr jun jul aug sept sep oct nov dec no nos vol art fig pp approx ca vs est dept min
    mt ft obl incl""".split()
)
_NEVER_ENDS = frozenset("e.g i.e al cf viz".split())
_TERMINATOR = re.compile(  # one class of letters leads: most letters of a text are passed over at once
    r"[.!?…\n\u2028\u2029](?:(?<=[.!?…])[.!?…]*[\"'”’»)\]]*(?=\s)|(?<=\n)\n*|(?<=[\u2028\u2029])[\u2028\u2029]*)"
)
_ON_X = re.compile(r"\b(?:on|via|to) X$")  # the platform, and no initial: "said in a post on X. The army ..."
_OPENING = "\"'“‘«([—–-"


def sentence_spans(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Return the sentences of ``text[start:end]`` as spans of ``text``, without the space around them.

    Every non-space character lies in exactly one sentence; a sentence never crosses a line break.
    """
    limit = len(text) if end is None else end
    spans: list[Span] = []
    begin = start
    for match in _TERMINATOR.finditer(text, start, limit):
        if _ends_sentence(text, begin, match, limit):
            _append(spans, text, begin, match.end())
            begin = match.end()
    _append(spans, text, begin, limit)
    return spans


def _append(spans: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append(Span(start, end))


def _ends_sentence(text: str, begin: int, match: re.Match[str], limit: int) -> bool:
    mark = match.group()
    follows = _next_letter(text, match.end(), limit)
    if mark[0] in "\n\u2028\u2029" or not follows:
        return True
    if follows.islower():  # "...", "!" inside a quotation, or an abbreviation in the middle of a sentence
        return False
    return mark[0] != "." or not _abbreviates(text, begin, match, limit)


def _abbreviates(text: str, begin: int, match: re.Match[str], limit: int) -> bool:
    """Tell whether the full stop belongs to the word before it."""
    word = _word_before(text, begin, match.start()).lower()
    initial = len(word) == 1 and word.isalpha() and word != "i" and text[match.start() - 2 : match.start() - 1] != "-"
    initial = initial and _ON_X.search(text, begin, match.start()) is None
    if len(match.group()) == 1 and (word in _BEFORE_NAME or initial):
        return True
    # "U.S. forces" against "... in the U.S. The army ...": an acronym with stops ends a sentence only before a word
    # that opens one.
    return word in _NEVER_ENDS or (_is_acronym(word) and not _opens_sentence(text, match.end(), limit))


def _next_letter(text: str, position: int, limit: int) -> str:
    while position < limit and (text[position].isspace() or text[position] in _OPENING):
        position += 1
    return text[position] if position < limit else ""


def _word_before(text: str, begin: int, end: int) -> str:
    start = end
    while start > begin and (text[start - 1].isalnum() or text[start - 1] == "."):
        start -= 1
    return text[start:end]


@cache
def _is_acronym(word: str) -> bool:
    parts = word.split(".")
    return len(parts) > 1 and all(len(part) == 1 for part in parts)


_OPENERS = frozenset(
    """the a an it he she they we in on at but and as this that these those there his her their its our after before
    when while since if for however according""".split()
)


def _opens_sentence(text: str, position: int, limit: int) -> bool:
    match = re.compile(r"[\s\"'“‘«(]*([A-Za-z]+)").match(text, position, limit)
    return match is not None and match.group(1).lower() in _OPENERS
