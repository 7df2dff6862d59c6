"""A brief as one HTML page that holds all it needs, for the screen and for A4 paper."""

import base64
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from fogline import __version__
from fogline.picture.addresses import web_address
from fogline.picture.brief.layout import METHOD, STANDINGS, basis_lines, citation_line, left_out_words
from fogline.picture.hashes import source_hash
from fogline.picture.templating import environment
from fogline.records.brief import Brief, Citation

if TYPE_CHECKING:
    from jinja2 import Template


@dataclass(frozen=True, slots=True)
class _Note:
    """A citation as the page shows it: its words cut into parts of which every second is marked."""

    number: int
    claim: str
    line: str
    url: str | None
    parts: tuple[tuple[str, bool], ...]


def page(brief: Brief) -> str:
    """Return the brief as HTML. Nothing is fetched, nothing runs: the page has style, no script, and says so to the browser."""
    css = files("fogline.picture.brief").joinpath("templates", "brief.css").read_text("utf-8")
    return _template().render(
        brief=brief,
        version=__version__,
        basis=basis_lines(brief),
        method=METHOD,
        standings=STANDINGS,
        left_out=left_out_words,
        notes=[_note(one) for one in brief.citations],
        css=css,
        css_hash=source_hash(css),
        map=_map(brief.map),
    )


def _map(svg: str | None) -> str | None:
    """Return the map as an address that holds it, so that what it is drawn with stays apart from the page."""
    if svg is None:
        return None
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode("utf-8")).decode("ascii")


def _note(one: Citation) -> _Note:
    parts: list[tuple[str, bool]] = []
    at = 0
    for mark in one.marks:
        parts += [(one.words[at : mark.start], False), (one.words[mark.start : mark.end], True)]
        at = mark.end
    parts.append((one.words[at:], False))
    return _Note(
        one.number, one.claim, citation_line(one), web_address(one.url), tuple(part for part in parts if part[0])
    )


@cache
def _template() -> "Template":
    return environment("fogline.picture.brief", "templates").get_template("brief.html")
