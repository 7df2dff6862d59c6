"""Hashes of a page's own style and script, by which its security policy lets them in."""

import base64
import hashlib


def source_hash(text: str) -> str:
    """Return the hash of an inline style or script as a Content-Security-Policy names it (CSP 3, ``hash-source``)."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
