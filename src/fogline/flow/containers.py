"""What holds many reports is no report: told before its tags, heads and quotation marks are read as words."""

from typing import TYPE_CHECKING

from fogline.records.errors import InputError
from fogline.records.original import Original

if TYPE_CHECKING:
    from fogline.documents.collecting import SourceKind

_CALLED: "dict[SourceKind, tuple[str, str]]" = {
    "feed": ("a feed (RSS, Atom or JSON Feed)", "its entries"),
    "sitemap": ("a sitemap", "the pages that it names"),
    "warc": ("a web archive (WARC)", "its pages"),
    "telegram": ("an export of Telegram", "its messages"),
    "mbox": ("a mail message or mailbox", "its messages"),
    "jsonl": ("JSON", "its objects"),
    "csv": ("a table (CSV)", "its rows"),
}


def refuse_container(original: Original) -> None:
    """Raise ``InputError`` for an original that is a container of reports; it says what takes it apart."""
    from fogline.documents.collecting.kinds import HEAD, kind_of

    kind = kind_of(original.content[:HEAD], original.custody.source, original.media_type)
    if kind in _CALLED:
        what, parts = _CALLED[kind]
        raise InputError(
            f"got {what}; want one text, Markdown or HTML: `fogline add` takes {parts} one by one into a ledger "
            "(--no-clean reads it as plain text, marks and all)"
        )
