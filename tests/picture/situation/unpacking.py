"""The data of a situation page, taken out of it again."""

import base64
import json
import zlib
from typing import Any


def unpack(packed: str) -> Any:
    """Return what was packed, as a browser does."""
    return json.loads(zlib.decompress(base64.b64decode(packed), -zlib.MAX_WBITS))
