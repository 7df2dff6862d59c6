"""A whole web page: its blocks, title, publisher, address and day."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fogline.documents.html.align import squeeze
from fogline.documents.html.body import ExtractedBlock, choose, is_prose
from fogline.documents.html.dates import visible_date
from fogline.documents.html.facts import gather
from fogline.documents.html.tree import Leaf, is_vast, leaves, parse, tidy
from fogline.documents.html.vocabulary import names_junk
from fogline.records import Published

if TYPE_CHECKING:
    from lxml.html import HtmlElement


@dataclass(frozen=True, slots=True)
class Page:
    """What a web page gives: its facts, and its article as blocks in reading order (the title first, where known)."""

    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: Published = field(default_factory=Published)
    blocks: tuple[ExtractedBlock, ...] = ()


def extract_page(page: bytes | str, url: str | None = None) -> Page:
    """Return the article of ``page``, markup that came from ``url``; bytes are taken for UTF-8.

    Nothing is remembered from page to page. A page without an article gives its visible text; one without any text no blocks.
    """
    markup = page if isinstance(page, str) else page.decode("utf-8", "replace")
    root = parse(markup)
    if root is None:
        return Page(url=url)
    facts = gather(root)
    paragraphs = leaves(root)
    blocks, first = _body(paragraphs, root, facts.title, facts.body)
    day = facts.day
    if day.start is None:
        day = visible_date(root, paragraphs, first, facts.url or url)
    title = [ExtractedBlock("title", facts.title)] if facts.title else []
    return Page(facts.title, facts.publisher, facts.url or url, day, (*title, *blocks))


def _body(
    paragraphs: Sequence[Leaf], root: "HtmlElement", title: str | None, structured: str | None
) -> tuple[list[ExtractedBlock], int]:
    """Return the blocks of the article and the index of the paragraph where its text begins."""
    extract = "" if is_vast(root) else _main_text(root)
    if structured and len(squeeze(structured)) > 3 * len(squeeze(extract)):
        extract = "\n".join(line for part in structured.splitlines() if (line := tidy(part)))
    blocks, explained, first = choose(paragraphs, extract, title)
    if blocks and explained >= 0.8:
        return blocks, first
    if structured and len(squeeze(structured)) > 0.9 * len(squeeze(extract)):
        extract = structured
    if extract:
        return [ExtractedBlock("text", text) for line in extract.splitlines() if (text := tidy(line))], 0
    return _visible(paragraphs), 0


def _main_text(root: "HtmlElement") -> str:
    """Return the main text as trafilatura sees it, a paragraph a line; empty where it finds none or stumbles."""
    import trafilatura
    from lxml import etree

    try:
        return trafilatura.extract(root, include_comments=False, fast=True, deduplicate=False) or ""
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError, etree.LxmlError):
        return ""  # broken markup it has no answer for: the page's visible text serves instead


def _visible(paragraphs: Sequence[Leaf]) -> list[ExtractedBlock]:
    """Return the running text outside furniture; where there is none, whatever words the page has."""
    texts = [leaf for leaf in paragraphs if not leaf.image]
    furniture: dict[HtmlElement, bool] = {}
    outside = [leaf for leaf in texts if not _in_furniture(leaf.element, furniture)]
    prose = [leaf for leaf in outside if is_prose(leaf.text) and leaf.link_share < 0.5]
    return [ExtractedBlock("text", leaf.text) for leaf in prose or outside or texts if leaf.tag != "h1"]


def _in_furniture(element: "HtmlElement", known: "dict[HtmlElement, bool]") -> bool:
    """Tell whether ``element`` or one around it is named as furniture; ``known`` keeps what was found out."""
    path = []
    verdict = False
    for one in (element, *element.iterancestors()):
        if one in known:
            verdict = known[one]
            break
        path.append(one)
        if names_junk(one):
            verdict = True
            break
    known.update(dict.fromkeys(path, verdict))
    return verdict
