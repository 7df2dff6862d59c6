"""Plain text as it is found in the wild, cleaned: page dirt set aside, title, sub-headings, captions and boxes told apart."""

import re
from collections.abc import Sequence

from fogline.documents.assembly import join_blocks
from fogline.documents.captions import find_captions
from fogline.documents.folding import ends_sentence, words_of
from fogline.documents.headings import find_subheads, find_title, is_body, is_headline_like
from fogline.documents.insets import find_insets
from fogline.documents.junk import (
    is_junk,
    is_list_heading,
    is_menu_item,
    is_neighbour_heading,
    is_tag_heading,
    names_section,
)
from fogline.documents.mail import cut_subject, find_mail_head, find_signature
from fogline.documents.paragraphs import Paragraph, cut_paragraphs, peel_shortcodes
from fogline.documents.parts import Cleaned, Part
from fogline.documents.stamps import is_clock_line, is_date_line
from fogline.records.document import BlockKind

__all__ = ["Cleaned", "Part", "clean_plain", "join_blocks"]

_MENU_RUN = 3
_LIST_RUN = 8
_READ_ALOUD = re.compile(r"list of \d+ items", re.I)  # what a page tells screen readers of a list of links


def clean_plain(text: str) -> Cleaned:
    """Read the paragraphs of a decoded plain text, set aside what belongs to the page, and name the kind of the rest.

    Nothing is corrected: the text returned is made of exact pieces of ``text``, and every block's ``origin`` says of which.
    All that prints in ``text`` is covered by exactly one block.
    """
    pieces = [piece for paragraph in cut_paragraphs(text) for piece in peel_shortcodes(paragraph)]
    paragraphs = [paragraph for _, paragraph in pieces]
    head, subject = find_mail_head(paragraphs)
    if subject is not None:
        named = cut_subject(paragraphs[subject])
        pieces[subject : subject + 1] = [(number < len(named) - 1, each) for number, each in enumerate(named)]
        paragraphs = [paragraph for _, paragraph in pieces]
        head = {index + (len(named) - 1) * (index > subject) for index in head}
    junk = {index for index, (code, paragraph) in enumerate(pieces) if code or is_junk(paragraph.text)}
    junk |= head | set(find_signature(paragraphs))
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
        captions -= {index for index in captions if words_of(texts[index]) == heading}
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
        edge = run and (run[0] == 0 or run[-1] == len(paragraphs) - 1 or run[0] - 1 in junk)
        if (len(run) >= _MENU_RUN or edge) and any(names_section(paragraphs[other].text) for other in run):
            junk.update(run)
        run = []


def _add_lists(paragraphs: Sequence[Paragraph], junk: set[int]) -> None:
    """Set aside what stands under the headings of lists: other stories, neighbouring posts, tags."""
    texts = [paragraph.text for paragraph in paragraphs]
    bodies = [index for index, text in enumerate(texts) if index not in junk and is_body(text)]
    first, last = (bodies[0], bodies[-1]) if bodies else (len(texts), -1)
    for head in sorted(junk):
        if is_list_heading(texts[head]):
            junk |= _stories(texts, junk, head, foot=head > last, top=head < first)
        elif _READ_ALOUD.fullmatch(texts[head]):
            inside = range(head + 1, min(head + 3 * _LIST_RUN, len(texts)))
            junk.update(range(head + 1, next((end for end in inside if _is_list_end(texts[end])), head)))
        elif head > last and is_neighbour_heading(texts[head]) and head + 1 < len(texts) and _listed(texts[head + 1]):
            junk.add(head + 1)
        elif is_tag_heading(texts[head]):
            junk |= _tags(texts, junk, head)


def _stories(texts: Sequence[str], junk: set[int], head: int, *, foot: bool, top: bool) -> set[int]:
    """Return the headlines under the heading of a list, as far as they look like headlines.

    A short line right over running text is left: it may be a sub-heading of the report; and above the report the last line of
    the list, which may be its title. At the foot of the page dates may stand between the headlines.
    """
    end = head + 1
    while end < len(texts) and end - head <= _LIST_RUN * (1 + foot):
        if not _listed(texts[end]) and not (foot and is_date_line(texts[end])):
            break
        end += 1
    if end < len(texts) and is_body(texts[end]) and end - 1 > head and len(texts[end - 1].split()) <= 4:
        end -= 1
    listed = set(range(head + 1, end)) - junk
    return listed - {max(listed)} if top and listed else listed


def _tags(texts: Sequence[str], junk: set[int], head: int) -> set[int]:
    """Return the tags under their heading; none where text of the report follows them."""
    end = head + 1
    while end < len(texts) and len(texts[end].split()) <= 4 and not ends_sentence(texts[end]):
        end += 1
    return set(range(head + 1, end)) if end == len(texts) or end in junk else set()


def _is_list_end(text: str) -> bool:
    return text.strip().casefold() == "end of list"


def _listed(text: str) -> bool:
    stripped = text.lstrip("-*•·‣▪►–— ")
    return len(stripped.split()) <= 20 and not is_body(stripped) and is_headline_like(stripped)
