"""A web page as a flat list of paragraphs, each with the element it stands in."""

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = (
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4"
    " h5 h6 header hgroup hr html li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul"
)
_SKIPPED = (
    "audio button canvas embed head iframe input link map math meta noscript object script select style svg template textarea"
    " video"
)
BLOCK_TAGS = frozenset(_BLOCKS.split())
SKIPPED_TAGS = frozenset(_SKIPPED.split())
HEADING_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BOLD_TAGS = frozenset({"b", "strong"})
_DEEP = 200
MOST_ELEMENTS = 20_000
_NESTING_TAG = re.compile(
    r"(?:<(?!/?(?:p|br|h[1-6]|html|head|body|title|meta|link|script|style)\b)/?[a-z][^<>]*>\s*)+", re.IGNORECASE
)
_CELL = 60  # characters up to which a table cell is part of its row's line


@dataclass(frozen=True, slots=True)
class Leaf:
    """A paragraph of a page: tidied text, the block element it stands in, and how much of it is link or bold (0..1).

    ``image`` marks the alternative text of a picture.
    """

    text: str
    element: "HtmlElement"
    link_share: float = 0.0
    bold_share: float = 0.0
    image: bool = False

    @property
    def tag(self) -> str:
        """The tag of the block element the paragraph stands in."""
        return str(self.element.tag)


def parse(markup: str) -> "HtmlElement | None":
    """Return the tree of a page, or ``None`` where there is nothing to make a tree of.

    Markup nested deeper than any page is (a fault, or an attack) is flattened first: parsers drop what is too deep.
    """
    root = _parse(markup)
    if root is None or _depth(root) < _DEEP:
        return root
    return _parse(_NESTING_TAG.sub("<br><br>", markup))


def _parse(markup: str) -> "HtmlElement | None":
    from lxml import etree, html

    parser = html.HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8", huge_tree=True)
    # Encoded here so that a charset named in the markup, already obeyed in decoding, is not obeyed twice.
    content = markup.replace("\0", " ").encode("utf-8", "replace")
    try:
        return html.document_fromstring(content, parser=parser)
    except (etree.LxmlError, ValueError):
        return None


def is_vast(root: "HtmlElement") -> bool:
    """Tell whether a page has more elements than any article needs; extractors take time out of proportion over it."""
    return next(islice(root.iter(), MOST_ELEMENTS, None), None) is not None


def _depth(root: "HtmlElement") -> int:
    from lxml import etree

    deepest = depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def tidy(text: str) -> str:
    """Return ``text`` with every run of white space as one space, and none at the ends."""
    return " ".join(text.split())


def _is_small_cell(element: "HtmlElement") -> bool:
    """Tell whether an element is a table cell with a word or a number in it, which belongs in one line with its row."""
    if element.tag not in {"td", "th"} or any(child.tag in BLOCK_TAGS for child in element.iterdescendants()):
        return False
    return len(tidy("".join(element.itertext()))) <= _CELL


class _Paragraphs:
    """Collects runs of inline text and cuts them where a block begins or ends."""

    def __init__(self) -> None:
        self.leaves: list[Leaf] = []
        self._runs: list[tuple[str, bool, bool]] = []

    def add(self, text: str | None, *, link: bool, bold: bool) -> None:
        if text:
            self._runs.append((text, link, bold))

    def cut(self, element: "HtmlElement") -> None:
        """End the paragraph at hand; two line breaks in a row part it, as old pages do instead of ``<p>``."""
        paragraph: list[tuple[str, bool, bool]] = []
        for run in self._runs:
            first, *others = re.split(r"\v\s*\v[\s\v]*", run[0])
            paragraph.append((first, run[1], run[2]))
            for other in others:
                self._keep(paragraph, element)
                paragraph = [(other, run[1], run[2])]
        self._keep(paragraph, element)
        self._runs = []

    def separate(self) -> None:
        """Part two cells of a table's row."""
        if any(run[0].strip() for run in self._runs):
            self._runs.append((" | ", False, False))

    def line_break(self) -> None:
        """Note a ``<br>`` as a vertical tab, which no page text has after tidying."""
        if self._runs and not self._runs[-1][0].endswith("\v\v"):  # two part a paragraph as well as a thousand
            text, link, bold = self._runs[-1]
            self._runs[-1] = (text + "\v", link, bold)

    def _keep(self, runs: list[tuple[str, bool, bool]], element: "HtmlElement") -> None:
        text = tidy("".join(run[0] for run in runs))
        if not text:
            return
        whole = max(1, sum(len(run[0].strip()) for run in runs))
        linked = sum(len(run[0].strip()) for run in runs if run[1])
        bold = sum(len(run[0].strip()) for run in runs if run[2])
        self.leaves.append(Leaf(text, element, linked / whole, bold / whole))


def leaves(root: "HtmlElement") -> list[Leaf]:
    """Return the paragraphs of a page in reading order; scripts, form fields and the like have none."""
    from lxml import etree

    found = _Paragraphs()
    blocks: list[HtmlElement] = [root]
    links = bolds = 0
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if tag in SKIPPED_TAGS:
                walk.skip_subtree()
                continue
            if _is_small_cell(element):
                found.separate()
            elif tag in BLOCK_TAGS or "-" in tag:  # a name with a hyphen is a page's own element, as a rule a block
                found.cut(blocks[-1])
                blocks.append(element)
            elif tag == "br":
                found.line_break()
            elif tag == "img" and tidy(element.get("alt") or ""):
                found.leaves.append(Leaf(tidy(element.get("alt") or ""), element, image=True))
            links += tag == "a"
            bolds += tag in BOLD_TAGS or tag in HEADING_TAGS
            text = element.text
            if text and blocks[-1].tag == "pre":
                text = re.sub(r"\n[ \t]*\n", "\v\v", text)
            found.add(text, link=links > 0, bold=bolds > 0)
            continue
        if tag not in SKIPPED_TAGS:
            if element is blocks[-1] and len(blocks) > 1:
                found.cut(blocks.pop())
            links -= tag == "a"
            bolds -= tag in BOLD_TAGS or tag in HEADING_TAGS
        if element is not root:
            found.add(element.tail, link=links > 0, bold=bolds > 0)
    found.cut(root)
    return found.leaves
