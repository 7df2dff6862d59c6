"""Words that a source gives ready (a row, a post, a message), and the document made of them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from fogline.documents.assembly import join_blocks
from fogline.documents.language import identify
from fogline.documents.parts import Part
from fogline.documents.read import document_id
from fogline.documents.titles import headed
from fogline.records.document import Document, Published
from fogline.records.errors import InputError
from fogline.records.original import Original

_WORD = re.compile(r"\w")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\s]+")
_HALVES = re.compile(r"[\ud800-\udfff]")  # halves of letters, as broken exports have them: they cannot be written down


@dataclass(frozen=True, slots=True)
class Written:
    """A text as its source gives it, and what the source says of it. ``among``: the language of most texts around it.

    The text is verbatim; what is between its line ends becomes blocks, with page dirt set aside where ``clean``.
    """

    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: Published = field(default_factory=Published)
    clean: bool = True
    among: str | None = None


def write_document(original: Original, written: Written) -> Document:
    """Return the document of ready words: a title block and blocks of text; ``InputError`` where there are none."""
    title = one_line(written.title)
    text = _HALVES.sub("\ufffd", written.text.replace("\0", ""))
    if written.clean and "\n" in text.strip():
        parts = _cleaned(text, titled=bool(title))
    else:
        parts = [Part("text", line) for line in text.splitlines()]
    if title:
        parts = headed(title, parts, written.publisher, written.url)
        title = parts[0].text
    joined = join_blocks(parts)
    if not _WORD.search(joined.text):
        raise InputError("holds no words; want a title or a text")
    return Document(
        id=document_id(original, joined.text),
        title=title or joined.title,
        publisher=one_line(written.publisher),
        url=one_line(written.url),
        language=identify(joined.text, written.among),
        text=joined.text,
        published=written.published,
        blocks=joined.blocks,
    )


def one_line(text: str | None) -> str | None:
    """Return a name or title on one line, without control characters; ``None`` where nothing is left."""
    if text is None:
        return None
    return _CONTROLS.sub(" ", _HALVES.sub("\ufffd", text)).strip() or None


def _cleaned(text: str, *, titled: bool) -> list[Part]:
    """Return the parts of a text of several lines; its headline is a sub-heading where the source gave the title."""
    from fogline.documents.blocks import clean_plain

    cleaned = clean_plain(text)
    parts = []
    for block in cleaned.blocks:
        words = block.origin.of(text) if block.origin is not None else block.span.of(cleaned.text)
        kind = "subhead" if titled and block.kind == "title" else block.kind
        parts.append(Part(kind, words))
    return parts


def main_language(samples: Iterable[str]) -> str | None:
    """Return the language of most of the ``samples``, ``None`` where none has most of them."""
    found = [identify(sample) for sample in samples]
    known = [language for language in found if language is not None]
    best = max(set(known), key=known.count, default="")
    return best if known.count(best) * 2 > len(known) else None
