"""The text of a piece of HTML: a feed's summary, a cell, a message's body. Whole pages are read by documents/html."""

import re

_BLOCKS = frozenset(
    """address article aside blockquote br dd div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav
    ol p pre section table tbody td tfoot th thead tr ul""".split()
)
_DROPPED = frozenset({"script", "style", "template", "noscript", "head", "title", "iframe", "object", "svg"})
_SPACES = re.compile(r"[^\S\n]+")
_GAPS = re.compile(r"\s*\n\s*")
_DEEPEST = 200


def plain_of(markup: str) -> str:
    """Return the words of ``markup``, a paragraph a line, with an empty line between them; what prints nothing is left out."""
    from lxml import etree, html

    clean = "".join(char for char in markup if char >= " " or char in "\t\n\r")
    try:
        parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
        tree = html.document_fromstring(f"<div>{clean}</div>".encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return re.sub(r"<[^>]*>", " ", clean)
    words: list[str] = []
    _collect(tree, words, 0)
    lines = _GAPS.sub("\n", _SPACES.sub(" ", "".join(words))).strip().split("\n")
    return "\n\n".join(line.strip() for line in lines if line.strip())


def _collect(node: "object", words: list[str], depth: int) -> None:
    """Add the words of a node and what is in it; a line end around what stands by itself."""
    tag = getattr(node, "tag", None)
    if not isinstance(tag, str) or tag in _DROPPED:
        return
    block = tag in _BLOCKS
    if block:
        words.append("\n")
    words.append((getattr(node, "text", None) or "").replace("\n", " "))
    for child in node:  # type: ignore[attr-defined]
        if depth < _DEEPEST:
            _collect(child, words, depth + 1)
        elif isinstance(child.tag, str):
            words.extend(child.itertext())
        words.append((child.tail or "").replace("\n", " "))
    if block:
        words.append("\n")
