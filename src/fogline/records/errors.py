"""What can go wrong, and the exit status each leaves.

::

    FoglineError
    ├── InputError      1   an input could not be read (empty, binary, too large, unknown encoding...)
    │   └── NotRead     1   it was understood but this reader does not read it (another language)
    ├── UsageError      2   wrong use: an option or a setting that cannot be
    └── ServiceError    3   a service that was asked for could not be reached (network, server)
"""


class FoglineError(Exception):
    """Base of all errors that Fogline raises on purpose; its text says what was got, what is valid, what to do."""

    exit_status = 1


class InputError(FoglineError):
    """An input could not be read."""


class NotRead(InputError):
    """An input was understood, but the reader at hand does not read it."""


class UsageError(FoglineError):
    """Something was asked for that cannot be."""

    exit_status = 2


class ServiceError(FoglineError):
    """A service that was asked for could not be reached; trying again may help."""

    exit_status = 3


BROKEN_INPUT = (FoglineError, OSError, ValueError, OverflowError, RecursionError, EOFError)
"""What a single broken input can raise: after it the others go on.

``ValueError``: records refuse spans outside the text and text that cannot be decoded; ``OverflowError``: a date of no year.
"""
