"""Slices: originals cut out of the container that was kept whole, and the names of their keys."""

import re
from dataclasses import dataclass

from fogline.documents.collect import TOOL
from fogline.documents.collecting.model import Item, ItemOptions, printable
from fogline.documents.collecting.written import Written, one_line
from fogline.records.ledger import Slice
from fogline.records.original import Custody, Original

_PART = re.compile(r"(.+?)#(?:row|line|item|chat|message|entry|record|attachment)=[^#]*(?:#attachment=\d+)?", re.S)


_DAMAGE = re.compile(r"(.+)#(?:byte|after)=\d+", re.S)


@dataclass(frozen=True, slots=True)
class Cutter:
    """Cuts items out of a container. ``method`` and ``media_type`` go into their custody and originals."""

    source: str
    container: Original
    method: str
    media_type: str
    options: ItemOptions

    def key(self, part: str) -> str:
        """Return the key of a part ("row=17")."""
        return printable(f"{self.source}#{part}")

    def wanted(self, key: str) -> bool:
        """Tell whether the items of this key are asked for."""
        return self.options.only is None or key in self.options.only

    def cut(self, key: str, start: int, end: int, written: Written, note: str | None = None) -> Item:
        """Return the item whose original is the bytes ``start`` to ``end``, with its words."""
        custody = self.container.custody
        original = Original.of(
            self.container.content[start:end],
            self.media_type,
            Custody(custody.collected, key, self.method, TOOL, address=custody.address, note=one_line(note)),
        )
        return Item(key, original, told(written, self.options), Slice(self.container.sha256, start, end))

    def write(self, key: str, content: str, written: Written, note: str | None = None) -> Item:
        """Return an item whose place in the container cannot be told, with ``content`` written down as its original."""
        note = notes(note, f"its place in {self.container.sha256} could not be told; this is what it says")
        custody = Custody(
            self.container.custody.collected,
            key,
            self.method,
            TOOL,
            self.container.custody.address,
            note=one_line(note),
        )
        original = Original.of(content.encode("utf-8", "replace"), "text/plain; charset=utf-8", custody)
        return Item(key, original, told(written, self.options))


def split_key(key: str) -> tuple[str, frozenset[str] | None]:
    """Return the source that a key belongs to, and what to give as :attr:`ItemOptions.only` to get that one item again."""
    match = _PART.fullmatch(key)
    return (match[1], frozenset({key})) if match else (key, None)


def damaged_file(key: str) -> str | None:
    """Return the file in which a key names a place that could not be read ("export.json#byte=812"); ``None`` for any other.

    There is no item of that name: once the file is mended, something else lies there.
    """
    match = _DAMAGE.fullmatch(key)
    return match[1] if match else None


def told(written: Written, options: ItemOptions) -> Written:
    """Return ready words with the date that the user stated for all, and the publisher for those that name none."""
    if options.published is None and options.publisher is None and options.clean == written.clean:
        return written
    return Written(
        written.text,
        written.title,
        written.publisher or options.publisher,
        written.url,
        options.published or written.published,
        options.clean,
        written.among,
    )


def notes(*each: str | None) -> str | None:
    """Return the notes as one, ``None`` where there are none."""
    return printable("; ".join(filter(None, each))) or None
