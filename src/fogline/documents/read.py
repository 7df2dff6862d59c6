"""From an original to its document: decode, extract, clean, date, and name the language."""

import datetime
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from fogline.documents.decode import Decoded, decode
from fogline.documents.folding import ZERO_WIDTH
from fogline.documents.parts import Cleaned, Part
from fogline.records.document import Block, Document, Published
from fogline.records.errors import InputError
from fogline.records.original import Original
from fogline.records.span import Span


@dataclass(frozen=True, slots=True)
class DocumentOptions:
    """What the user says about an original, and whether to clean it.

    With ``clean`` off a text is taken as it stands, a line a block, so that outside annotations line up.
    """

    published: Published | None = None
    publisher: str | None = None
    clean: bool = True


@dataclass(frozen=True, slots=True)
class _Found:
    """What an original says about itself beside its text."""

    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: Published = field(default_factory=Published)


def read_document(original: Original, options: DocumentOptions = DocumentOptions()) -> Document:
    """Return the document that ``original`` holds; ``InputError`` where it holds no words, or is no text at all.

    Its date comes from, in this order: the options, the page's own data, the text where it states it, the text where dates in it
    fit together; else it is unknown.
    """
    from fogline.documents.language import identify

    decoded = decode(original)
    cleaned, found = _read(decoded, original, options.clean)
    if not re.search(r"\w", cleaned.text):
        raise InputError("got an input without words; want the text of a report")
    return Document(
        id=document_id(original, cleaned.text),
        title=cleaned.title or found.title,
        publisher=options.publisher or found.publisher,
        url=found.url or _address(original),
        language=identify(cleaned.text),
        text=cleaned.text,
        published=_published(options, found, cleaned, original),
        blocks=cleaned.blocks,
    )


def document_id(original: Original, text: str) -> str:
    """Return the name of a document: 16 hex digits of the SHA-256 of its original's name and its text."""
    key = f"{original.sha256}\n{text}"
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _read(decoded: Decoded, original: Original, clean: bool) -> tuple[Cleaned, _Found]:
    if not clean:
        return Cleaned(decoded.text, tuple(_lines(decoded.text)), None), _Found()
    if decoded.media_type == "html":
        return _read_html(decoded.text, _address(original))
    if decoded.media_type == "markdown":
        return _read_markdown(decoded.text)
    from fogline.documents.blocks import clean_plain

    return clean_plain(decoded.text), _Found()


def _lines(text: str) -> Iterator[Block]:
    at = 0
    for line in text.splitlines(keepends=True):
        words = line.strip()
        if words:
            start = at + line.index(words)
            span = Span(start, start + len(words))
            yield Block("text", span.start, span.end, span)
        at += len(line)


def _read_html(text: str, url: str | None) -> tuple[Cleaned, _Found]:
    from fogline.documents.blocks import join_blocks
    from fogline.documents.html import extract_page
    from fogline.documents.junk import is_junk

    page = extract_page(text, url)
    parts = [
        Part("junk" if block.kind != "title" and is_junk(block.text) else block.kind, block.text, None)
        for block in page.blocks
    ]
    return join_blocks(parts), _Found(page.title, page.publisher, page.url, page.published)


def _read_markdown(text: str) -> tuple[Cleaned, _Found]:
    """Read Markdown: a block's words are those of its origin without the marks inside it."""
    from fogline.documents.blocks import join_blocks
    from fogline.documents.dates import read_date
    from fogline.documents.inline import unmarked
    from fogline.documents.junk import is_junk
    from fogline.documents.markdown import front_matter, pieces

    parts = []
    for kind, start, end in pieces(text):
        verbatim = text[start:end]
        words = verbatim if kind == "junk" else unmarked(verbatim).strip(f"{ZERO_WIDTH} \t\r\n")
        junk = kind == "junk" or not re.search(r"\w", words) or (kind != "title" and is_junk(words))
        parts.append(Part("junk", verbatim, Span(start, end)) if junk else Part(kind, words, Span(start, end)))
    front = front_matter(text)
    return join_blocks(parts), _Found(front.title, front.publisher, front.url, read_date(front.date or ""))


def _published(options: DocumentOptions, found: _Found, cleaned: Cleaned, original: Original) -> Published:
    if options.published is not None:
        return options.published
    if found.published.start is not None:
        return found.published
    from fogline.documents.dating import date_text

    collected = datetime.date.fromisoformat(original.custody.collected[:10])  # no report is younger than its copy
    return date_text(cleaned.text, cleaned.blocks, collected=collected)


def _address(original: Original) -> str | None:
    return original.custody.address if original.custody.method == "http" else None
