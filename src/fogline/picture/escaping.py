"""Untrusted text as it may stand in XML."""

import re
from html import escape

from fogline.picture.wording import safe

_FORBIDDEN = re.compile("[\x0b\x0c\ufffe\uffff]")  # what XML 1.0 forbids beside what safe() takes out


def xml_text(text: str) -> str:
    """Return text escaped for XML 1.0, with what it forbids and what would turn a line around shown as U+FFFD."""
    return escape(_FORBIDDEN.sub("\ufffd", safe(text)))
