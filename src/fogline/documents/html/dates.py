"""The day a page shows that it was published.

A date counts only where the page gives it as its own: structured data and meta tags (see ``facts``), a ``<time>`` or a dated
line by the headline, or the address. Footers, copyright years, bare years, times of change, the day of the visit never count.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from fogline.documents.dates import calendar_day, read_date
from fogline.documents.html.tree import BLOCK_TAGS, Leaf
from fogline.records import Published

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-]([01]?\d|[a-z]{3})[/-]([0-3]?\d)(?=[/-]|$)", re.IGNORECASE)
_DATE_NAME = re.compile(r"date|time|publish|posted|byline|meta", re.IGNORECASE)
_CHANGE = re.compile(r"modif|updat|edited", re.IGNORECASE)
_TOLD = re.compile(r"\b(?:published|posted)\b", re.IGNORECASE)
_AFTER = 15  # paragraphs after the beginning of the text among which a line may still say "Published"


def visible_date(root: "HtmlElement", leaves: Sequence[Leaf], first: int, address: str | None) -> Published:
    """Return the day shown by the headline, or by the page's only ``<time>``, or in its address; else unknown.

    ``first`` is the index of the first paragraph of text.
    """
    for day in (_by_headline(leaves, first), _lone_time(root), _in_address(address)):
        if day.start is not None:
            return day
    return Published()


def _by_headline(leaves: Sequence[Leaf], first: int) -> Published:
    """Return the date of a short line between the headline and the text, or of one soon after that says "Published".

    What stands above the headline is left alone: mastheads often show the day of the visit.
    """
    headline = next((index for index in range(first - 1, -1, -1) if leaves[index].tag == "h1"), None)
    if headline is None:
        return Published()
    for index in range(headline + 1, min(first + _AFTER, len(leaves))):
        if index < first or _TOLD.match(leaves[index].text):
            day = _of_line(leaves[index])
            if day.start is not None:
                return day
    return Published()


def _of_line(leaf: Leaf) -> Published:
    around = [one for one in (leaf.element, leaf.element.getparent()) if one is not None]
    names = " ".join(f"{one.get('class') or ''} {one.get('itemprop') or ''}" for one in around)
    told = _TOLD.search(leaf.text)
    if leaf.image or len(leaf.text.split()) > 14 or (_CHANGE.search(f"{names} {leaf.text}") and not told):
        return Published()
    if told:
        return read_date(leaf.text[told.start() :])
    for element in leaf.element.iter("time"):
        if element is leaf.element or _block(element) is leaf.element:
            return read_date((element.get("datetime") or "")[:100])
    return read_date(leaf.text) if _DATE_NAME.search(names) or len(leaf.text.split()) <= 6 else Published()


def _block(element: "HtmlElement") -> "HtmlElement | None":
    return next((one for one in element.iterancestors() if one.tag in BLOCK_TAGS), None)


def _lone_time(root: "HtmlElement") -> Published:
    """Return the day of the page's ``<time>`` elements if all of them give one day and none is part of the page's frame."""
    days = set()
    for element in root.iter("time"):
        names = f"{element.get('class')} {element.get('itemprop')}"
        framed = any(one.tag in {"nav", "aside", "footer", "header"} for one in element.iterancestors())
        if element.get("datetime"):
            days.add(read_date(element.get("datetime", "")[:100]))
            if framed or _CHANGE.search(names):
                return Published()
    return days.pop() if len(days) == 1 else Published()


def _in_address(address: str | None) -> Published:
    """Return the day in an address such as ``/2022/05/16/title``; else unknown."""
    match = _URL_DAY.search(address or "")
    return calendar_day(*match.groups()) if match else Published()
