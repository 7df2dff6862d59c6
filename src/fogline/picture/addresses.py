"""Addresses of the web that a page may link to."""

from urllib.parse import urlsplit

from fogline.picture.wording import plain


def web_address(url: str | None) -> str | None:
    """Return an address only if it is one of the web: a page must not carry ``javascript:`` or ``file:`` links."""
    try:
        return plain(url) if url and urlsplit(url).scheme.lower() in ("http", "https") else None
    except ValueError:
        return None
