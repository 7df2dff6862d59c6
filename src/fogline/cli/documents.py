"""Documents of a ledger written out: for the terminal, as JSON, as CSV."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from textwrap import fill, indent
from typing import TYPE_CHECKING, Any

from fogline.picture.wording import counted, plain, published_words, shorten
from fogline.records.errors import UsageError

if TYPE_CHECKING:
    from fogline.records.ledger import DocumentHead

COLUMNS = (
    *("document_id", "publisher", "published_start", "published_end", "title", "url", "language", "added"),
    *("claims", "copy_of", "likeness", "version_of", "original_sha256"),
)
"""The columns of the CSV, in order."""
_ASKED = frozenset({"words", "publishers", "since", "until", "known_on", "documents"})


def document_question(question: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a question that documents can be asked; ``UsageError`` for one that only claims have."""
    wrong = sorted(set(question) - _ASKED)
    if wrong:
        raise UsageError(
            "--documents goes with words, --publisher, --document, --since, --until and --as-known-on only"
        )
    asked = dict(question)
    if "documents" in asked:
        asked["ids"] = asked.pop("documents")
    return asked


def as_lines(heads: Iterable["DocumentHead"], width: int, words: Callable[[str], str]) -> Iterator[str]:
    """Yield a title and what is known of it for each document, in lines of at most ``width`` columns.

    ``words`` returns the text of a document by its id: what has no title is told by how it begins.
    """
    for head in heads:
        notes = [
            counted(head.claims, "claim") if head.claims is not None else "not read",
            f"copy of {head.copy_of}" if head.copy_of else "",
            f"newer version of {head.version_of}" if head.version_of else "",
        ]
        published = published_words(replace(head.published, evidence=()), "")
        facts = (plain(head.publisher or "publisher unknown"), published, *filter(None, notes))
        room = max(width - 18, 20)
        title = shorten(plain(head.title), room) if head.title else _beginning(words(head.id), room)
        yield f"{head.id}  {title}\n{indent(fill(' · '.join(facts), max(width - 18, 20)), ' ' * 18)}\n"


def _beginning(text: str, room: int) -> str:
    return f"“{shorten(plain(text[: 4 * room]), room - 2)}”" if text.strip() else "untitled"


def as_csv(heads: Iterable["DocumentHead"]) -> Iterator[str]:
    """Yield lines of CSV with a header."""
    from fogline.cli.findings import csv_cell, csv_line

    yield csv_line(COLUMNS)
    for head in heads:
        days = [day and day.isoformat() for day in (head.published.start, head.published.end)]
        cells = (
            *(head.id, head.publisher, *days, head.title, head.url, head.language, head.added),
            *(head.claims, head.copy_of, head.likeness, head.version_of, head.original),
        )
        yield csv_line([csv_cell(cell) for cell in cells])
