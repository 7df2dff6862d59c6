"""Numerals in words and figures: "two hundred and forty", "1.5 million", "a dozen", "one-third"."""

import re

from fogline.claims.words import numbered

_UNITS = numbered(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen
    """
)
_TENS = numbered("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10)
_ORDINALS = numbered("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth", 1)
# fmt: off
_SCALES = {
    "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12, "dozen": 12, "score": 20,
    "k": 1000, "m": 10**6, "bn": 10**9, "mn": 10**6,
}
_PARTS = {
    "half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fourth": 1 / 4, "fifth": 1 / 5, "sixth": 1 / 6, "seventh": 1 / 7,
    "eighth": 1 / 8, "tenth": 1 / 10,
}
_SINGLE = {
    "a": 1, "an": 1, "single": 1, "sole": 1, "lone": 1, "both": 2, "couple": 2, "pair": 2, "once": 1, "twice": 2, "no": 0,
    "none": 0, "nobody": 0, "zero": 0, "neither": 0, "half-dozen": 6, "trio": 3, "duo": 2,
}
# fmt: on

FIGURE = re.compile(r"\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?")
_ORDINAL_FIGURE = re.compile(r"^(\d+)(?:st|nd|rd|th)$")


def number(text: str) -> float | None:
    """Return the number that ``text`` is ("two million", "1,300", "a dozen", "53rd"), or ``None`` where it is none."""
    text = text.lower().strip()
    ordinal = _ORDINAL_FIGURE.match(text)
    if ordinal:
        return float(ordinal.group(1))
    if text in _ORDINALS:
        return float(_ORDINALS[text])
    if text in ("no one", "not a single", "not one", "no single", "a single one", "single one"):
        return float("single one" in text and not text.startswith("no"))
    halves = re.fullmatch(r"(?:a )?half[ -](?:a )?(hundred|thousand|million|billion|dozen)", text)
    if halves:
        return 0.5 * _SCALES[halves.group(1)]
    words = _words(text)
    return _sum(words) if words else None


def part(text: str) -> float | None:
    """Return the share that ``text`` is ("one-third", "half", "three quarters", "3/4"), between 0 and 1, or ``None``."""
    text = re.sub(r"\s+of$", "", text.lower().strip())
    slash = re.fullmatch(r"(\d+)/(\d+)", text)
    if slash and int(slash.group(2)):
        return int(slash.group(1)) / int(slash.group(2))
    words = re.split(r"[\s-]+", re.sub(r"^(?:a|the)\s+(?=half|third|quarter|fifth)", "one ", text))
    if len(words) == 1:
        return _PARTS.get(words[0]) if words[0] == "half" else None
    if len(words) == 2:
        share, count = _PARTS.get(words[1].removesuffix("s")), _UNITS.get(words[0])
        if words[0].isdigit():
            count = int(words[0])
        return share * count if share is not None and count is not None and share * count <= 1 else None
    return None


def _words(text: str) -> list[str]:
    text = FIGURE.sub(lambda m: f" {re.sub(r'[^0-9.]', '', m.group())} ", text)
    return [word for word in re.split(r"[\s-]+", text) if word and word not in ("and", "of")]


def _sum(words: list[str]) -> float | None:
    total, current, seen = 0.0, 0.0, False
    for word in words:
        if re.fullmatch(r"\d+(?:\.\d+)?", word):
            if seen and current:
                return None
            current += float(word)
        elif word in _UNITS:
            current += _UNITS[word]
        elif word in _TENS:
            current += _TENS[word]
        elif word in _SCALES:
            scale = _SCALES[word]
            current = (current or 1) * scale
            if scale >= 1000:
                total, current = total + current, 0.0
        elif word in _SINGLE and (len(words) == 1 or word in ("a", "an", "couple", "pair")):
            if word in ("couple", "pair"):
                current = 2
            elif word in ("a", "an"):
                current = 0.0 if len(words) > 1 else 1
            else:
                current = _SINGLE[word]
        else:
            return None
        seen = True
    return total + current
