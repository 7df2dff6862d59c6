"""In which form a command writes: the one that was asked for, else the one that the name of the file says; and which file it
could not read.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from fogline.records.errors import InputError, UsageError

_TEXT = (".txt", ".text")  # what a table may be called


def form_of(form: str | None, output: str | None, suffixes: Mapping[str, str], default: str) -> str:
    """Return ``form`` where it was given, else that of the suffix of ``output``; ``default`` without a file or a suffix.

    ``UsageError`` for a suffix of which no form is known: a file that is not what its name says helps nobody.
    """
    suffix = os.path.splitext(output or "")[1].lower()
    if form or not suffix:
        return form or default
    if suffix in suffixes:
        return suffixes[suffix]
    if default == "table" and suffix in _TEXT:
        return default
    names = [*dict.fromkeys([*suffixes, *([".txt"] if default == "table" else [])])]
    raise UsageError(
        f"-o {output}: got a name that ends in {suffix}; want {', '.join(names[:-1])} or {names[-1]}, "
        f"or say with --format what to write"
    )


@contextmanager
def about(file: str) -> Iterator[None]:
    """Say of which ``file`` it is that it cannot be read, where an ``InputError`` does not."""
    try:
        yield
    except InputError as error:
        if file in str(error):
            raise
        raise InputError(f"{file}: {error}") from error
