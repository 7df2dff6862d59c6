"""What every store checks before it takes something in, beside decisions (:mod:`fogline.ledger.corrections`)."""

import json

from fogline.records.errors import UsageError
from fogline.records.ledger import Setting, Slice


def check_slice(place: Slice, whole: bytes | None, content: bytes) -> None:
    """Raise ``UsageError`` unless ``content`` is what a slice of ``whole`` says; ``None``: there is no such container."""
    if whole is None:
        raise UsageError(f"slice: the ledger has no original {place.container[:64]!r}; add the container first")
    if not 0 <= place.start <= place.end <= len(whole) or whole[place.start : place.end] != content:
        raise UsageError(
            f"slice: bytes {place.start}..{place.end} of original {place.container[:12]} ({len(whole)} bytes) are not the "
            "original given"
        )


def check_setting(setting: Setting) -> None:
    """Raise ``UsageError`` unless a setting has a key and its value is JSON."""
    if not setting.key.strip() or not setting.user.strip():
        raise UsageError(f"setting: got key {setting.key!r} and user {setting.user!r}; want both")
    try:
        json.loads(setting.value)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"setting {setting.key}: got {setting.value[:80]!r}, which is no JSON: {error}") from error
