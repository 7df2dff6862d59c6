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

_CLOCKS_BEGIN = frozenset(map(datetime.date.fromisoformat, ("0001-01-01", "1900-01-01", "1969-12-31", "1970-01-01")))


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a text beside its words: by the page that holds it, or by the feed or list that named it."""

    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: Published = field(default_factory=Published)


@dataclass(frozen=True, slots=True)
class DocumentOptions:
    """What the user says about an original, and whether to clean it; ``said``: what the place that led to it says of it.

    With ``clean`` off a text is taken as it stands, a line a block, so that outside annotations line up.
    """

    published: Published | None = None
    publisher: str | None = None
    clean: bool = True
    said: Said = field(default_factory=Said)


def read_document(original: Original, options: DocumentOptions = DocumentOptions()) -> Document:
    """Return the document that ``original`` holds; ``InputError`` where it holds no words, or is no text at all.

    Its date comes from, in this order: the options, the page's own data, what led to it (a feed), the text where it states it,
    the text where dates in it fit together; else it is unknown. A date later than the copy is not believed, wherever it
    stands: no report is younger than its copy. Title, publisher and address are the page's own first, too.
    """
    from fogline.documents.language import identify

    decoded = decode(original)
    cleaned, found = _read(decoded, original, options.clean)
    if not re.search(r"\w", cleaned.text):
        raise InputError("got an input without words; want the text of a report")
    return Document(
        id=document_id(original, cleaned.text),
        title=cleaned.title or found.title or options.said.title,
        publisher=options.publisher or found.publisher or options.said.publisher,
        url=found.url or _address(original) or options.said.url,
        language=identify(cleaned.text),
        text=cleaned.text,
        published=_published(options, found, cleaned, original),
        blocks=cleaned.blocks,
    )


def document_id(original: Original, text: str) -> str:
    """Return the name of a document: 16 hex digits of the SHA-256 of its original's name and its text."""
    key = f"{original.sha256}\n{text}"
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _read(decoded: Decoded, original: Original, clean: bool) -> tuple[Cleaned, Said]:
    if not clean:
        return Cleaned(decoded.text, tuple(_lines(decoded.text)), None), Said()
    if decoded.media_type == "html":
        return _read_html(decoded.text, _address(original))
    if decoded.media_type == "markdown":
        return _read_markdown(decoded.text)
    from fogline.documents.blocks import clean_plain
    from fogline.documents.outlets import find_outlet

    cleaned = clean_plain(decoded.text)
    return cleaned, Said(publisher=find_outlet(cleaned.text, cleaned.blocks))


def _lines(text: str) -> Iterator[Block]:
    at = 0
    for line in text.splitlines(keepends=True):
        words = line.strip()
        if words:
            start = at + line.index(words)
            span = Span(start, start + len(words))
            yield Block("text", span.start, span.end, span)
        at += len(line)


def _read_html(text: str, url: str | None) -> tuple[Cleaned, Said]:
    from fogline.documents.blocks import join_blocks
    from fogline.documents.html import extract_page
    from fogline.documents.junk import is_junk

    page = extract_page(text, url)
    parts = [
        Part("junk" if block.kind != "title" and is_junk(block.text) else block.kind, block.text, None)
        for block in page.blocks
    ]
    return join_blocks(parts), Said(page.title, page.publisher, page.url, page.published)


def _read_markdown(text: str) -> tuple[Cleaned, Said]:
    """Read Markdown: a block's words are those of its origin without the marks inside it."""
    from fogline.documents.blocks import join_blocks
    from fogline.documents.dates import read_date
    from fogline.documents.inline import unmarked
    from fogline.documents.junk import is_junk
    from fogline.documents.markdown import front_matter, pieces
    from fogline.documents.outlets import find_outlet

    parts = []
    for kind, start, end in pieces(text):
        verbatim = text[start:end]
        words = verbatim if kind == "junk" else unmarked(verbatim).strip(f"{ZERO_WIDTH} \t\r\n")
        junk = kind == "junk" or not re.search(r"\w", words) or (kind != "title" and is_junk(words))
        parts.append(Part("junk", verbatim, Span(start, end)) if junk else Part(kind, words, Span(start, end)))
    front, cleaned = front_matter(text), join_blocks(parts)
    publisher = front.publisher or find_outlet(cleaned.text, cleaned.blocks)
    return cleaned, Said(front.title, publisher, front.url, read_date(front.date or ""))


def _published(options: DocumentOptions, found: Said, cleaned: Cleaned, original: Original) -> Published:
    if options.published is not None:
        return options.published
    from fogline.documents.dating import date_text

    collected = datetime.date.fromisoformat(original.custody.collected[:10])
    for said in (found.published, options.said.published):
        if said.start is not None and doubt(said, collected) is None:
            return said
    told = date_text(cleaned.text, cleaned.blocks, collected=collected)
    return told if doubt(told, collected) is None else Published()


def doubt(published: Published, collected: datetime.date) -> str | None:
    """Return why a date of publication is not to be believed, ``None`` where it may be.

    No report is younger than its copy (UTC, the zones of the earth considered), and none is as old as computers' clocks begin.
    """
    if published.start is None:
        return None
    if published.start > collected + datetime.timedelta(days=1):
        return "which was yet to come when it was collected"
    if published.how != "stated" and published.start in _CLOCKS_BEGIN:
        return "the day on which a clock begins that nobody set"
    return None


def _address(original: Original) -> str | None:
    return original.custody.address if original.custody.method in {"http", "warc"} else None
