"""Choose the paragraphs of a page that are the article, and say what each of them is."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fogline.documents.html.align import align, squeeze
from fogline.documents.html.tree import HEADING_TAGS, Leaf
from fogline.documents.html.vocabulary import (
    is_credit,
    is_pointer,
    is_request,
    labels,
    names_caption,
    names_credit,
    names_inset,
    names_junk,
    names_standfirst,
)
from fogline.records import BlockKind

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SENTENCE_END = (".", "!", "?", "…", '."', ".”", ".’", '?"', "?”", '!"', "!”", ".)", ":", '"', "”")

_ROW_TAGS = frozenset({"tr", "td", "th"})
_PARAGRAPH_TAGS = frozenset({"p", "blockquote", "li", "div", "section", "h2", "h3"})


@dataclass(frozen=True, slots=True)
class ExtractedBlock:
    """A paragraph of an article with what it is; its text has entities resolved and white space tidied."""

    kind: BlockKind
    text: str


class _Article:
    """The paragraphs of a page, those an extractor chose, and the elements around them."""

    def __init__(self, leaves: Sequence[Leaf], extract: str, title: str | None) -> None:
        self.leaves = leaves
        self.title = squeeze(title or "")
        words = ["" if leaf.image else leaf.text for leaf in leaves]
        self.chosen, self.explained = align(words, extract)
        self.total = sum(len(leaves[index].text) for index in self.chosen)
        self._inside: Counter[HtmlElement] = Counter()
        for index in self.chosen:
            for element in self.around(index):
                self._inside[element] += len(leaves[index].text)
        self.root = self._root()
        self.frame = self._frame()
        self._junk: dict[HtmlElement, bool] = {}
        self._within_junk: dict[HtmlElement, bool] = {}

    def around(self, index: int) -> "list[HtmlElement]":
        """Return the element of a paragraph and those around it, innermost first."""
        element = self.leaves[index].element
        return [element, *element.iterancestors()]

    def share(self, element: "HtmlElement") -> float:
        """Return how much of the chosen text stands inside ``element`` (0..1)."""
        return self._inside[element] / self.total if self.total else 0.0

    def _root(self) -> "HtmlElement | None":
        """Return the innermost element that holds nearly all of the chosen text."""
        if not self.chosen:
            return None
        first = min(self.chosen, key=lambda index: (-len(self.leaves[index].text), index))
        return next((element for element in self.around(first) if self.share(element) >= 0.85), None)

    def _frame(self) -> "tuple[HtmlElement | None, int]":
        """Return the element that holds headline and text, and the index of the headline; lead picture and boxes stand there."""
        if self.root is None:
            return None, 0
        first = min(self.chosen)
        headline = next((index for index in range(first, -1, -1) if self.leaves[index].tag == "h1"), None)
        if headline is None:
            return next((one for one in self.root.iterancestors("article")), self.root), 0
        around = {id(one) for one in self.around(headline)}
        return next((one for one in (self.root, *self.root.iterancestors()) if id(one) in around), self.root), headline

    def is_junk(self, element: "HtmlElement") -> bool:
        """Tell whether an element is named as furniture and does not hold the article itself."""
        if element not in self._junk:
            self._junk[element] = names_junk(element) and self.share(element) < 0.4
        return self._junk[element]

    def in_junk(self, index: int) -> bool:
        """Tell whether a paragraph stands in furniture."""
        element = self.leaves[index].element
        if element not in self._within_junk:
            self._within_junk[element] = any(self.is_junk(one) for one in self.around(index))
        return self._within_junk[element]

    def in_root(self, index: int) -> bool:
        """Tell whether a paragraph stands in the article's root element."""
        return self.root is not None and any(element is self.root for element in self.around(index))

    def in_frame(self, index: int) -> bool:
        """Tell whether a paragraph stands in the text, or beside it after the headline."""
        frame, headline = self.frame
        return index > headline and frame is not None and any(element is frame for element in self.around(index))

    def inset(self, index: int) -> "HtmlElement | None":
        """Return the outermost box beside the text that a paragraph stands in."""
        boxes = [one for one in self.around(index) if names_inset(one) and self.share(one) < 0.4]
        return boxes[-1] if boxes else None


def is_prose(text: str) -> bool:
    """Tell whether a line reads as running text rather than as a label."""
    words = len(text.split())
    return words >= 15 or (words >= 6 and text.endswith(SENTENCE_END))


def choose(leaves: Sequence[Leaf], extract: str, title: str | None) -> tuple[list[ExtractedBlock], float, int]:
    """Return the blocks of the article, the share (0..1) of ``extract`` that the page's own paragraphs explain, and the index of
    the first paragraph of text.

    ``extract`` is what a main-text extractor makes of the page. Its choice is mended: furniture it kept goes; paragraphs it
    dropped between those it kept, boxes beside the text and captions come back.
    """
    article = _Article(leaves, extract, title)
    kinds: dict[int, BlockKind] = {}
    for index in sorted(article.chosen):
        kind = _kind(article, index)
        if not _is_furniture(article, index) and (kind != "caption" or len(leaves[index].text.split()) >= 3):
            kinds[index] = kind
    _drop_tail(article, kinds)
    _add_siblings(article, kinds)
    _add_standfirst(article, kinds)
    _add_insets(article, kinds)
    _add_captions(article, kinds)
    blocks = [ExtractedBlock(kinds[index], leaves[index].text) for index in sorted(kinds)]
    return blocks, article.explained, min((index for index, kind in kinds.items() if kind == "text"), default=0)


def _is_furniture(article: _Article, index: int) -> bool:
    """Tell whether a paragraph belongs to the page rather than to the article."""
    leaf = article.leaves[index]
    words = len(leaf.text.split())
    linked = leaf.link_share > 0.8 and not leaf.text.endswith(SENTENCE_END) and not _is_heading(article, index)
    wordless = leaf.tag not in _ROW_TAGS and not any(character.isalpha() for character in leaf.text)
    return (
        leaf.tag == "h1"
        or linked
        or wordless  # a time of day, a count of shares
        or squeeze(leaf.text) == article.title
        or article.in_junk(index)
        or any(names_credit(one) for one in article.around(index)[:2])
        or is_credit(leaf.text)
        or (is_request(leaf.text) and words < 40)
        or (is_pointer(leaf.text) and (leaf.link_share > 0.3 or words <= 3))
    )


def _is_heading(article: _Article, index: int) -> bool:
    return any(one.tag in HEADING_TAGS for one in article.around(index)[:2])


def _kind(article: _Article, index: int) -> BlockKind:
    leaf = article.leaves[index]
    near = article.around(index)[:4]
    if any(names_caption(one) and article.share(one) < 0.4 for one in near):
        return "caption"
    if article.inset(index) is not None:
        return "inset"
    if _is_heading(article, index):
        return "subhead"
    if leaf.bold_share > 0.95 and len(leaf.text.split()) <= 12 and not leaf.text.endswith(SENTENCE_END):
        return "subhead"
    return "text"


def _drop_tail(article: _Article, kinds: dict[int, BlockKind]) -> None:
    """Take away links, headings and the like that are left over after the last running text."""
    for index in sorted(kinds, reverse=True):
        leaf = article.leaves[index]
        if kinds[index] != "subhead" and leaf.link_share < 0.8:
            return
        del kinds[index]


def _add_siblings(article: _Article, kinds: dict[int, BlockKind]) -> None:
    """Bring back paragraphs that stand as the chosen ones do: under the same parent, or under one of the same name."""
    body = [index for index, kind in kinds.items() if kind in {"text", "subhead"}]
    if not body:
        return
    parents = {article.leaves[index].element.getparent() for index in body}
    names = {(one.tag, one.get("class")) for one in parents if one is not None and one.get("class")}
    homes = {_home(article, index) for index in body}
    after = range(max(body) + 1, len(article.leaves))
    end = next(
        (index for index in after if article.leaves[index].tag == "h1"), len(article.leaves)
    )  # another article begins
    for index in range(end - 1, min(body), -1):
        leaf = article.leaves[index]
        parent = leaf.element.getparent()
        if index in kinds or index in article.chosen or leaf.image or parent is None:
            continue
        same = parent in parents or ((parent.tag, parent.get("class")) in names and _home(article, index) in homes)
        heads = leaf.tag in HEADING_TAGS and index + 1 in kinds
        prose = leaf.tag in _PARAGRAPH_TAGS and leaf.link_share < 0.5 and (heads or is_prose(leaf.text))
        if same and prose and not _is_furniture(article, index):
            kinds[index] = _kind(article, index)


def _home(article: _Article, index: int) -> "HtmlElement | None":
    """Return the ``<article>`` around a paragraph, so that another article on the page is not taken for more of this one."""
    return next((one for one in article.around(index) if one.tag == "article"), None)


def _add_standfirst(article: _Article, kinds: dict[int, BlockKind]) -> None:
    """Bring back the summary between the headline and the text."""
    if not kinds:
        return
    first = min(kinds)
    for index in range(first - 1, max(-1, first - 40), -1):
        leaf = article.leaves[index]
        if leaf.tag == "h1":
            return
        if leaf.image or not any(names_standfirst(one) for one in article.around(index)[:2]):
            continue
        if leaf.link_share < 0.3 and is_prose(leaf.text) and not _is_furniture(article, index):
            kinds[index] = "subhead" if leaf.tag in HEADING_TAGS else "text"


def _add_insets(article: _Article, kinds: dict[int, BlockKind]) -> None:
    """Bring back boxes with running text that stand in or beside the article."""
    boxes: dict[HtmlElement, list[int]] = {}
    for index, leaf in enumerate(article.leaves):
        if not leaf.image and article.in_frame(index) and (box := article.inset(index)) is not None:
            boxes.setdefault(box, []).append(index)
    body = squeeze("".join(article.leaves[index].text for index in sorted(kinds)))
    for indexes in boxes.values():
        if _is_list_of_links(article, indexes):
            continue
        new = [index for index in indexes if index not in kinds and not _is_furniture(article, index)]
        if not _holds_prose(article, new):
            continue
        for index in new:
            if squeeze(article.leaves[index].text) not in body:
                kinds[index] = "caption" if _kind(article, index) == "caption" else "inset"


def _is_list_of_links(article: _Article, indexes: list[int]) -> bool:
    """Tell whether a box is made of headlines that lead to other pages: several, or one where the box is outside the text."""
    linked = sum(article.leaves[index].link_share > 0.8 for index in indexes)
    if article.in_root(indexes[0]):
        return linked >= 2
    return linked >= 1 or any("widget" in labels(one).lower() for one in article.around(indexes[0]))


def _holds_prose(article: _Article, indexes: list[int]) -> bool:
    leaves = [article.leaves[index] for index in indexes]
    length = sum(len(leaf.text) for leaf in leaves)
    prose = sum(len(leaf.text) for leaf in leaves if is_prose(leaf.text) and leaf.link_share < 0.5)
    return length > 0 and prose >= 100 and prose >= 0.6 * length


def _add_captions(article: _Article, kinds: dict[int, BlockKind]) -> None:
    """Bring back the captions of the article's pictures; an alternative text only if it is a sentence said nowhere else."""
    if article.root is None:
        return
    pictures = []
    for index, leaf in enumerate(article.leaves):
        if index in kinds or not article.in_frame(index) or article.in_junk(index):
            continue
        if leaf.image:
            pictures.append(index)
        elif _is_caption(article, index):
            kinds[index] = "caption"
    said = squeeze("".join(article.leaves[index].text for index in sorted(kinds)))
    for index in pictures:
        text = article.leaves[index].text
        key = squeeze(text)
        if len(text.split()) >= 6 and text.endswith((".", "!", "?")) and key not in said and key != article.title:
            kinds[index] = "caption"
            said += key


def _is_caption(article: _Article, index: int) -> bool:
    leaf = article.leaves[index]
    if len(leaf.text.split()) < 4 or leaf.link_share > 0.8 or is_credit(leaf.text) or is_request(leaf.text):
        return False
    return any(names_caption(one) for one in article.around(index)[:4])
