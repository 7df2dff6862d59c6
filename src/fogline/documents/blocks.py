"""Plain text as it is found in the wild, cleaned: page dirt set aside, title, sub-headings, captions and boxes told apart."""

from collections.abc import Sequence

from fogline.documents.assembly import join_blocks
from fogline.documents.captions import find_captions
from fogline.documents.folding import words_of
from fogline.documents.headings import find_subheads, find_title, is_body, is_headline_like
from fogline.documents.insets import find_insets
from fogline.documents.junk import is_junk, is_list_heading, is_menu_item
from fogline.documents.paragraphs import Paragraph, cut_paragraphs, peel_shortcodes
from fogline.documents.parts import Cleaned, Part
from fogline.documents.stamps import is_clock_line
from fogline.records.document import BlockKind

__all__ = ["Cleaned", "Part", "clean_plain", "join_blocks"]

_MENU_RUN = 3
_LIST_RUN = 8


def clean_plain(text: str) -> Cleaned:
    """Read the paragraphs of a decoded plain text, set aside what belongs to the page, and name the kind of the rest.

    Nothing is corrected: the text returned is made of exact pieces of ``text``, and every block's ``origin`` says of which.
    All that prints in ``text`` is covered by exactly one block.
    """
    pieces = [piece for paragraph in cut_paragraphs(text) for piece in peel_shortcodes(paragraph)]
    paragraphs = [paragraph for _, paragraph in pieces]
    junk = {index for index, (code, paragraph) in enumerate(pieces) if code or is_junk(paragraph.text)}
    _add_clock(paragraphs, junk)
    _add_menus(paragraphs, junk)
    _add_lists(paragraphs, junk)
    kept = [index for index in range(len(paragraphs)) if index not in junk]
    kinds = dict(zip(kept, kinds_of([paragraphs[index] for index in kept]), strict=True))
    return join_blocks(
        [Part(kinds.get(index, "junk"), each.text, each.origin) for index, each in enumerate(paragraphs)]
    )


def kinds_of(paragraphs: Sequence[Paragraph]) -> list[BlockKind]:
    """Return the kind of each kept paragraph of a text."""
    texts = [paragraph.text for paragraph in paragraphs]
    kinds: list[BlockKind] = ["text"] * len(texts)
    title = find_title(texts)
    captions = find_captions(texts)
    if title is not None:
        heading = words_of(texts[title])
        captions -= {index for index, text in enumerate(texts) if words_of(text) == heading}
        kinds[title] = "title"
    for index in captions:
        kinds[index] = "caption"
    for index in find_subheads(texts, captions, title):
        kinds[index] = "subhead"
    for box in find_insets(paragraphs, kinds):
        for index in box:
            kinds[index] = "inset"
    return kinds


def _add_clock(paragraphs: Sequence[Paragraph], junk: set[int]) -> None:
    """Set aside a time of day that stands alone once; several are the headings of a live page's entries."""
    clock = [index for index, paragraph in enumerate(paragraphs) if is_clock_line(paragraph.text)]
    entries = [index for index in clock if index + 1 < len(paragraphs) and index + 1 not in junk]
    if len(entries) < 2:
        junk.update(clock)


def _add_menus(paragraphs: Sequence[Paragraph], junk: set[int]) -> None:
    """Set aside runs of section names; a single one only where it touches the dirt at the head or the foot of the page."""
    run: list[int] = []
    for index in range(len(paragraphs) + 1):
        if index < len(paragraphs) and is_menu_item(paragraphs[index].text):
            run.append(index)
            continue
        if len(run) >= _MENU_RUN or (run and (run[0] == 0 or run[-1] == len(paragraphs) - 1 or run[0] - 1 in junk)):
            junk.update(run)
        run = []


def _add_lists(paragraphs: Sequence[Paragraph], junk: set[int]) -> None:
    """Set aside the headlines under a "Related articles" heading, as far as they look like headlines.

    A short line right over running text is left: it may be a sub-heading of the report.
    """
    for head in sorted(index for index in junk if is_list_heading(paragraphs[index].text)):
        end = head + 1
        while end < len(paragraphs) and end - head <= _LIST_RUN and _listed(paragraphs[end].text):
            end += 1
        over_text = end < len(paragraphs) and is_body(paragraphs[end].text)
        if over_text and end - 1 > head and len(paragraphs[end - 1].text.split()) <= 4:
            end -= 1
        junk.update(range(head + 1, end))


def _listed(text: str) -> bool:
    stripped = text.lstrip("-*•·‣▪►–— ")
    return len(stripped.split()) <= 20 and not is_body(stripped) and is_headline_like(stripped)
