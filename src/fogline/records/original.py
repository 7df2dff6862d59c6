"""The original: the bytes as they were collected, and the record of how."""

from dataclasses import dataclass
from hashlib import sha256

READABLE_SUFFIXES = frozenset({".htm", ".html", ".markdown", ".md", ".text", ".txt", ".xhtml"})
"""Suffixes of the files of a folder that hold a page or a text."""


@dataclass(frozen=True, slots=True)
class Custody:
    """How an original came in: the first line of its chain of custody (after the Berkeley Protocol).

    ``collected`` is UTC, ISO 8601 with seconds; ``source`` is the path or address as asked for, ``address`` the one that
    answered after redirects; ``headers`` are the response headers as (name, value) pairs, in order.
    """

    collected: str
    source: str
    method: str
    tool: str
    address: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Original:
    """Bytes as collected, kept unchanged and named by their SHA-256 (lower-case hex)."""

    sha256: str
    content: bytes
    media_type: str | None
    custody: Custody

    def __post_init__(self) -> None:
        if sha256(self.content).hexdigest() != self.sha256:
            raise ValueError(f"original {self.sha256[:12]}: its content has another SHA-256")

    @classmethod
    def of(cls, content: bytes, media_type: str | None, custody: Custody) -> "Original":
        """Make an original of ``content``, computing its name."""
        return cls(sha256(content).hexdigest(), content, media_type, custody)
