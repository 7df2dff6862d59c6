"""Writing a file whole or not at all: into a folder of its own beside its place, so that nobody's file is written over."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fogline.records.errors import InputError


@contextmanager
def beside(out: Path) -> Iterator[Path]:
    """Give a name beside ``out`` to write to; what is left there at the end is taken away."""
    part: Path | None = None
    try:
        part = Path(tempfile.mkdtemp(prefix=f".{out.name[:100]}.", suffix=".part", dir=out.absolute().parent))
        yield part / out.name
    except OSError as error:
        raise InputError(f"cannot write {out}: {error.strerror or error}; name another place") from error
    finally:
        if part is not None:
            shutil.rmtree(part, ignore_errors=True)
