"""The page of misses: one self-contained HTML file, or plain text, that shows a reader's misses in context, by layer and kind."""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING

from fogline.evaluation.misses import MissGroup
from fogline.picture.templating import environment

if TYPE_CHECKING:
    from jinja2 import Template

_UNPRINTABLE = dict.fromkeys((*range(32), *range(127, 160), *range(8234, 8239), *range(8294, 8298)), "�")


@dataclass(frozen=True, slots=True)
class MissesHead:
    """What stands at the top of the page: the gold's name, the reader, how many documents, what the figures mean."""

    gold: str
    reader: str
    documents: int
    notes: tuple[str, ...] = ()


def misses_page(head: MissesHead, groups: Sequence[MissGroup]) -> str:
    """Return the page; all words of documents are escaped, and its security policy allows nothing but its own style."""
    from markupsafe import Markup

    style = _file("misses.css")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    return _template().render(
        head=head,
        layers=_by_layer(groups),
        style=Markup(style),  # noqa: S704 - our own file
        style_hash=f"sha256-{digest}",
    )


def misses_text(head: MissesHead, groups: Sequence[MissGroup]) -> str:
    """Return the same as plain text, the words that matter in [brackets]."""
    lines = [f"{head.gold}, read by {head.reader}: {head.documents} documents", *(f"note: {n}" for n in head.notes)]
    for layer, members in _by_layer(groups):
        lines += ["", f"== {layer}: {sum(group.count for group in members)}"]
        for group in members:
            lines += ["", f"-- {title(group)}: {group.count}"]
            for miss in group.examples:
                read = f"   ({_safe(miss.read)})" if miss.read else ""
                lines.append(
                    f"  {_safe(miss.document)}: {_safe(miss.before)}[{_safe(miss.words)}]{_safe(miss.after)}{read}"
                )
    return "\n".join(lines) + "\n"


def title(group: MissGroup) -> str:
    """Return kind and label in words: "wrong type, ORG read as STATE"."""
    return f"{group.kind}, {group.label}" if group.label else group.kind


def _by_layer(groups: Sequence[MissGroup]) -> list[tuple[str, list[MissGroup]]]:
    return [(layer, list(members)) for layer, members in groupby(groups, key=lambda group: group.layer)]


def _safe(words: str) -> str:
    """Return ``words`` without control characters and without marks that turn the direction of the text."""
    return words.translate(_UNPRINTABLE).encode("utf-8", "replace").decode("utf-8")


def _file(name: str) -> str:
    return (files("fogline.evaluation") / "templates" / name).read_text(encoding="utf-8")


@cache
def _template() -> "Template":
    found = environment("fogline.evaluation", "templates", safe_text=_safe, group_title=title)
    return found.get_template("misses.html.j2")
