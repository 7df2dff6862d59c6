"""Text with names in it, kept short: what Fogline names things by is the hexadecimal digits of a digest, half as long as bytes.

A run of 16, 32 or 64 such digits becomes 8, 16 or 32 bytes behind a byte that tells how many, and that UTF-8 never has. All other
text stays as it is, so that any text can be kept, and one text has one form: it can be looked up.
"""

import re

from fogline.records.errors import InputError

_MARKS = {16: b"\xf8", 32: b"\xf9", 64: b"\xfa"}
_DIGITS = re.compile(rb"(?<![0-9a-f])(?:[0-9a-f]{64}|[0-9a-f]{32}|[0-9a-f]{16})(?![0-9a-f])")
_HALVES = "surrogatepass"  # names of files may hold half a character
_SHORT = re.compile(rb"\xf8.{8}|\xf9.{16}|\xfa.{32}", re.DOTALL)


def shortened(text: str) -> bytes:
    """Return text as it is kept.

    >>> shortened("0123456789abcdef.txt")
    b'\\xf8\\x01#Eg\\x89\\xab\\xcd\\xef.txt'
    """
    return _DIGITS.sub(_as_bytes, text.encode("utf-8", _HALVES))


def lengthened(data: bytes) -> str:
    """Return what :func:`shortened` was given; ``InputError`` for what it never returned.

    >>> lengthened(shortened("0123456789abcdef.txt"))
    '0123456789abcdef.txt'
    """
    try:
        return _SHORT.sub(_as_digits, data).decode("utf-8", _HALVES)
    except UnicodeDecodeError as error:
        raise InputError(f"the ledger is damaged: {error}; run 'fogline ledger verify'") from error


def _as_bytes(run: re.Match[bytes]) -> bytes:
    return _MARKS[len(run[0])] + bytes.fromhex(run[0].decode())


def _as_digits(run: re.Match[bytes]) -> bytes:
    return run[0][1:].hex().encode()
