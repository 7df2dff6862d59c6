"""From the cells of a row, or the keys of a JSON object, to its words and what is said of them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fogline.documents.collecting.columns import Columns, Role
from fogline.documents.collecting.dates import DayOrder, believed, day_of, day_order
from fogline.documents.collecting.markup import plain_of
from fogline.documents.collecting.written import Written, main_language
from fogline.records.document import Published
from fogline.records.original import Custody

_TAGS = re.compile(r"</?(?:p|br|div|span|a|b|i|strong|em|ul|li|h[1-6]|figure|img)(?:\s[^<>]*)?/?>", re.I)
_ADDRESS = re.compile(r"https?://\S+|(?:[a-z0-9-]+\.)+[a-z]{2,24}/\S*", re.I)
_LANGUAGE_SAMPLES = 40


@dataclass(frozen=True, slots=True)
class Filling:
    """Which columns hold what in a source, in which order its dates are written, and the language most of it is in."""

    columns: Columns
    order: DayOrder | None
    among: str | None

    @classmethod
    def of(cls, columns: Columns, samples: Iterable[Mapping[str, str]]) -> "Filling":
        """Learn from samples what the columns alone do not tell."""
        known = list(samples)
        order = day_order(cells.get(name, "") for cells in known for name in columns.date)
        plain = cls(columns, order, None)
        written = [plain.written(cells) for cells in known[:_LANGUAGE_SAMPLES]]
        return cls(columns, order, main_language(f"{each.title or ''}\n{each.text}" for each in written))

    def written(self, cells: Mapping[str, str]) -> Written:
        """Return the words of a row with its date as it stands."""
        title = self._joined("title", cells, " ")
        text = self._joined("text", cells, "\n\n")
        if _TAGS.search(text):
            text = plain_of(text)
        if _TAGS.search(title):
            title = " ".join(plain_of(title).split())
        url = self._joined("url", cells, " ").strip()
        return Written(
            text="" if text.strip() == title.strip() else text,
            title=title or None,
            publisher=self._joined("publisher", cells, ", ") or None,
            url=url if _ADDRESS.fullmatch(url) else None,
            published=self._published(cells),
            among=self.among,
        )

    def row(self, cells: Mapping[str, str], custody: Custody) -> tuple[Written, str | None]:
        """Return the words of a row and what is to be noted of its date (yet to come, or not to be read)."""
        written = self.written(cells)
        published, note = believed(written.published, custody)
        if note is not None:
            return Written(
                written.text, written.title, written.publisher, written.url, published, among=written.among
            ), note
        given = self._joined("date", cells, " ").strip()
        if given and written.published.start is None:
            return written, f"its date {given[:60]!r} was not understood"
        return written, None

    def _published(self, cells: Mapping[str, str]) -> Published:
        return day_of(self._joined("date", cells, " ")[:100], self.order)

    def _joined(self, role: Role, cells: Mapping[str, str], between: str) -> str:
        names = self.columns.of(role)
        if len(names) == 1:
            return cells.get(names[0], "").strip()
        return between.join(value for name in names if (value := cells.get(name, "").strip()))
