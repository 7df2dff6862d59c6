"""Room 2: readers mark mentions, attributions and frames in documents."""

from fogline.reading.contract import Reader
from fogline.records.errors import UsageError

READERS = ("embedded", "fake")


def open_reader(name: str = "embedded") -> Reader:
    """Return the reader called ``name`` (one of ``READERS``); it may take some hundred milliseconds to load."""
    if name == "embedded":
        from fogline.reading.embedded import EmbeddedReader

        return EmbeddedReader()
    if name == "fake":
        from fogline.reading.fake import FakeReader

        return FakeReader()
    raise UsageError(f"no reader is called {name!r}; there are: {', '.join(READERS)}")


__all__ = ["READERS", "Reader", "open_reader"]
