"""Room 2: readers mark mentions, attributions and frames in documents."""

from fogline.reading.contract import Reader
from fogline.records.errors import UsageError

READERS = ("embedded", "fake")


def open_reader(name: str = "embedded", threshold: float | None = None, threads: int | None = None) -> Reader:
    """Return the reader called ``name`` (one of ``READERS``); it may take some hundred milliseconds to load.

    ``threshold`` (0..1) is how sure it must be of a frame or role to give it out: higher is right more often, lower finds more.
    ``None`` leaves the choice to the reader. ``threads`` is how many processors it may use (default: all this process may use,
    at most eight). The fake reader is sure of everything and needs one.
    """
    if threshold is not None and not 0.0 <= threshold <= 1.0:
        raise UsageError(f"threshold: got {threshold}; want a confidence from 0 (finds most) to 1 (errs least)")
    if name == "embedded":
        from fogline.reading.embedded import EmbeddedReader

        return EmbeddedReader(threshold=threshold, threads=threads)
    if name == "fake":
        from fogline.reading.fake import FakeReader

        return FakeReader()
    raise UsageError(f"no reader is called {name!r}; there are: {', '.join(READERS)}")


__all__ = ["READERS", "Reader", "open_reader"]
