"""The dirt of real pages as augmentation: other quotation marks and dashes, lost final periods, misread letters."""

from __future__ import annotations

import random
import re

from training.corpus import Json, rewrite

_STRAIGHT = str.maketrans("“”‘’–—", "\"\"''--")
_WORD = re.compile(r"[a-z]{5,}")


_MISREAD = 0.02  # share of longer words, in the documents that have misread words at all


def dirty(document: Json, rng: random.Random) -> Json:
    """Return ``document`` with one or more kinds of dirt; the words annotated stay annotated."""
    text = document["text"]
    if rng.random() < 0.5:
        text = text.translate(_STRAIGHT)
    elif rng.random() < 0.7:
        text = _curly(text)
    if rng.random() < 0.3:
        text = _WORD.sub(lambda m: _misread(m.group(), rng) if rng.random() < _MISREAD else m.group(), text)
    document = {**document, "text": text}
    if rng.random() < 0.3:
        document = rewrite(document, _final_periods(document))
    return document


def _curly(text: str) -> str:
    text = re.sub(r'(?:(?<=^)|(?<=[\s(\[]))"', "“", text, flags=re.MULTILINE).replace('"', "”")
    return re.sub(r"(?<=\w)'", "’", text)


def _misread(word: str, rng: random.Random) -> str:
    """Swap two letters inside ``word``: its length, and so every offset, stays."""
    at = rng.randrange(1, len(word) - 2)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _final_periods(document: Json) -> list[tuple[int, int, str]]:
    """Return edits that take the final period of every sentence that no content ends on."""
    taken = {end for a in document["attributions"] for _, end in a["content"]}
    taken |= {a[part][1] for a in document["attributions"] for part in ("source", "cue", "channel") if a[part]}
    taken |= {e["end"] for e in document["entities"]}
    taken |= {end for e in document["events"] for _, _, end in e["roles"]}
    taken |= {e["trigger"][1] for e in document["events"] if e["trigger"]}
    return [
        (end - 1, end, "")
        for start, end, _ in document["sentences"]
        if document["text"][end - 1] == "." and end - start > 1 and end not in taken
    ]
