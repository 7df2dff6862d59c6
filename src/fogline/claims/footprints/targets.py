"""What relations hang on: names (masked), words that refer back, borders. Pieces of patterns, and the anchors they stand for.

In a masked phrase every code point of a name is one private-use character that stands for its number, letters are small, and
the white space at a word tells what the word is: behind a word that begins or ends a relation, before a noun for a sort of
place, within such a noun. So the patterns need no long lists of words (which take long to compile), and offsets stay as they
are.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Literal

from fogline.claims.footprints.model import Anchor, Kind
from fogline.claims.footprints.parts import TOGETHER
from fogline.records import Span

_FIRST, _LAST = 0xE000, 0xF8FF
NAME = f"[{chr(_FIRST)}-{chr(_LAST)}]+(?:'s?)?"
"""A masked name as a piece of a pattern."""

# The sort of place that common nouns give a name, or refer back to.
_NOUNS: dict[Kind, str] = {
    "settlement": "city cities town towns village villages settlement settlements hamlet hamlets port suburb township stronghold "
    "hub capital community communities municipality",
    "district": "district districts raion raions county counties subdistrict subdistricts sub-district sub-districts hromada "
    "hromadas",
    "region": "region regions oblast oblasts province provinces governorate governorates peninsula territory voivodeship "
    "republic state states krai",
    "country": "country nation",
    "sea": "sea gulf",
    "river": "river rivers reservoir canal",
    "road": "highway motorway road route railway railroad",
    "facility": "plant power_station airport airfield airbase air_base base bridge dam station steelworks steel_works refinery "
    "facility factory complex hospital prison camp depot mine theatre school airstrip",
}
# Words that are never an adjective before a name: they begin another relation or end the phrase.
_STOP = frozenset(
    "of from to in at on near and or between around outside inside across along with by over except excluding but than border "
    "borders frontier toward towards off into within via linking connecting apart other not north south east west about is was "
    "are were that which where".split()
)
# White space in a masked phrase: behind a word of _STOP; before a noun; both; within a noun of two words.
_STOPPED, _BEFORE_NOUN, _BOTH, _IN_NOUN = "\x1f", "\x1e", "\x1c", "\x1d"
_NOUN = rf"(?<=[{_BEFORE_NOUN}{_BOTH}])[\w-]+(?:{_IN_NOUN}\w+)?"
_FILL = rf"(?:[\w.-]+[^\S{_STOPPED}{_BOTH}]\s*)"
_GENERIC = rf"(?:the\s+|an?\s+)?{_FILL}{{0,5}}(?:{_NOUN}|cent(?:re|er))\s+of\s+"
_CAPITAL = rf"(?:the|its)\s+{_FILL}{{0,2}}capital\s*,\s+"
_NAMED = rf"(?:{_GENERIC}|{_CAPITAL})?(?:the\s+)?{_FILL}{{0,3}}{NAME}(?:\s+{_NOUN})?"
_BACK_NOUN = (
    rf"(?:the|this|that|its)\s+(?:same\s+|entire\s+|whole\s+|wider\s+)?(?:{_NOUN}|area)\b"
    r"(?!\s+(?:cent(?:re|er)|of|council|hall|limits)\b)"
)
_BACK = rf"(?:there\b|here\b|{_BACK_NOUN})"
_OWNER = rf"[{chr(_FIRST)}-{chr(_LAST)}]+'s?\s+"
PLACE = rf"(?:(?:the\s+)?(?:{_OWNER})?{_NAMED}|{_BACK})"
_BORDER_LAND = "region|town|village|city|area|district|guard|post|police|force|crossing|check|zone|settle"
_EDGE = (
    rf"(?:state\s+|international\s+|land\s+|shared\s+|common\s+)?"
    rf"(?:border|frontier)s?\b(?!\s+(?:{_BORDER_LAND}))"
)
BORDER = (
    rf"(?:(?:the\s+|its\s+|their\s+)?{_EDGE}\s+(?:with|of|between)\s+(?:the\s+)?{NAME}(?:\s+(?:and|with)\s+(?:the\s+)?{NAME})?"
    rf"|(?:the\s+)?{NAME}(?:\s*[-/]\s*(?:the\s+)?{NAME})?\s+{_EDGE}(?:\s+with\s+(?:the\s+)?{NAME})?|(?:the|its)\s+{_EDGE})"
)
"""A border: of one name, between two, or "the border"."""
TARGET = rf"(?:{BORDER}|{PLACE})"
"""One thing that a relation may hang on."""
_QUALITY = (
    r"(?:(?:\w+(?:ern|ral|nal|by|ish)|\w+-\w+|old|new|big|small|tiny|large|key|main|greater|upper|lower|major|once)"
    rf"[^\S{_STOPPED}{_BOTH}]\s*)"
)
_NEXT = (
    rf"(?:(?:the\s+)?(?:{_OWNER})?(?:(?:the\s+|an?\s+)?{_QUALITY}{{0,2}}{_NOUN}\s+of\s+)?"
    rf"(?:(?:the\s+){_FILL}?)?{_QUALITY}{{0,2}}{NAME}(?:\s+{_NOUN})?|{_BACK})"
)
"""A further member of a list: words that may be a verb do not stand before its name ("in A, and two others struck B")."""
_AND_MORE = (
    r"and\s+(?:the\s+)?(?:(?:several|many|some|various|numerous|two|three|four)\s+)?"
    r"(?:other|surrounding|nearby|neighbou?ring|adjacent|outlying|further)\s+(?:\w+\s+)?\w+s\b"
)
_MORE = (
    rf"(?:\s*,\s*{_NEXT})*\s*,?\s+(?:and|or|&)\s+{_NEXT}(?!\s+{_EDGE})"
    rf"|(?:\s*,\s*{NAME})+\s+(?:{TOGETHER})\b"
    rf"|(?:\s*,\s*{NAME})+(?=\s+{_AND_MORE})|(?:\s*,\s*{NAME}){{2,}}(?=\s*,\s+{_AND_MORE})"
)


def end_of_list(masked: str, end: int) -> int:
    """Return where the list ends that the place before ``end`` begins ("A, B and C"), or ``end`` where it begins none.

    A comma alone does not join, as in "Popasna, Luhansk region", but where a word behind calls all ("Donetsk, Luhansk regions")
    or tells of more of them ("Homs, Hama and other cities").
    """
    more = _more().match(masked, end)
    return more.end() if more else end


@cache
def _more() -> re.Pattern[str]:
    return re.compile(_MORE)


def is_border(words: str) -> bool:
    """Tell whether the masked words of a target are those of a border."""
    return ("border" in words or "frontier" in words) and re.search(rf"\b{_EDGE}", words) is not None


def mask(phrase: str, names: Sequence[Span]) -> str:
    """Return ``phrase`` masked: names as private-use characters, small letters, plain dashes and quotes, words told by the space
    at them; each code point in its place. Points of the compass in letters ("NNE") stay as they are.
    """
    text = phrase.translate(_PLAINER)
    text = _CAPITALS.sub(lambda found: found[0] if _COMPASS.fullmatch(found[0]) else found[0].translate(_SMALL), text)
    for number, span in enumerate(names[: _LAST - _FIRST]):
        start, end = max(span.start, 0), min(span.end, len(text))
        if start < end:
            end -= 2 if text[start:end].endswith("'s") and end - start > 2 else 0
            text = text[:start] + chr(_FIRST + number) * (end - start) + text[end:]
    return _told(text)


def _told(text: str) -> str:
    """Put marks into the white space at words of ``_STOP`` and at nouns."""
    letters = list(text)
    kinds, double = _kinds()
    words = [(found[0], *found.span()) for found in _WORD.finditer(text)]
    within = set()
    for (one, start, end), (other, following, _) in pairwise(words):
        if f"{one}_{other}" in double and text[end:following].isspace():
            letters[end:following] = _IN_NOUN * (following - end)
            within |= {start, following}
            _tell_noun(letters, start)
    for word, start, end in words:
        if word in _STOP and end < len(letters) and letters[end].isspace():
            letters[end] = _BOTH if letters[end] == _BEFORE_NOUN else _STOPPED
        if word in kinds and start not in within:
            _tell_noun(letters, start)
    return "".join(letters)


def _tell_noun(letters: list[str], start: int) -> None:
    if start and letters[start - 1].isspace():
        letters[start - 1] = _BOTH if letters[start - 1] == _STOPPED else _BEFORE_NOUN


@cache
def _kinds() -> tuple[dict[str, Kind], frozenset[str]]:
    """Return the sort of place of each noun (of two words: with a space between), and the nouns of two words."""
    pairs = [(noun, kind) for kind, nouns in _NOUNS.items() for noun in nouns.split()]
    return {noun.replace("_", " "): kind for noun, kind in pairs}, frozenset(noun for noun, _ in pairs if "_" in noun)


_A_NAME = re.compile(NAME)
_SEAT = re.compile(r"\bcapital\s*,")  # "30 km south of the capital, Damascus"
_OWNED = re.compile(rf"{_OWNER}(?=(?:(?!\b(?:and|or|in)\b)[^,{chr(_FIRST)}-{chr(_LAST)}])*{NAME})")
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_CAPITALS = re.compile(r"[A-Z]+")
_COMPASS = re.compile(r"[NSEW]{1,3}")
_SMALL = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
_PLAINER = str.maketrans(
    {"’": "'", "‘": "'", "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": ";", "−": "-", "\u00a0": " ", "\u202f": " "}
    | {chr(code): "?" for code in range(_FIRST, _LAST + 1)}
)


def anchors(words: str, names: Sequence[Span]) -> tuple[Anchor, ...]:
    """Return what the masked words of a ``TARGET`` or a list of them stand for, in their order."""
    if not is_border(words):  # "Yemen's port of Hodeidah" is Hodeidah
        words = _SEAT.sub("capital ", _OWNED.sub("", words))
    found = [names[ord(name[0]) - _FIRST] for name in _A_NAME.findall(words)]
    if is_border(words):
        if len(found) > 1 and re.search(r"(?:border|frontier)s?\s+with\s", words):
            return tuple(Anchor((name,), edge=True) for name in found)
        return (Anchor(tuple(found), edge=True, refers=None if found else "border"),)
    if not found:
        return (Anchor(refers=_referred(words)),)
    pieces = re.split(rf"(?<=[{chr(_FIRST)}-{chr(_LAST)}])(?=\s*,|\s+and\b|\s+or\b|\s+&)|,|\band\b|\bor\b", words)
    named = [piece for piece in pieces if _A_NAME.search(piece)]
    hints = [_hint(piece) for piece in named] if len(named) == len(found) else [None] * len(found)
    if len(found) > 1 and (last := _last_noun(words)) is not None and last.endswith("s"):
        hints = [hint or hints[-1] for hint in hints]
    out = [Anchor((name,), hint=hint) for name, hint in zip(found, hints, strict=True)]
    return tuple(
        out + [Anchor(refers=_referred(piece)) for piece in pieces if piece not in named and re.search(_BACK, piece)]
    )


def _nouns(words: str) -> list[str]:
    """Return the nouns for sorts of place in masked words."""
    kinds, double = _kinds()
    single = [found[0] for found in _WORD.finditer(words)]
    pairs = [f"{one} {other}" for one, other in pairwise(single) if f"{one}_{other}" in double]
    return [*pairs, *(word for word in single if word in kinds)]


def _last_noun(words: str) -> str | None:
    last = next(reversed(_WORD.findall(words)), "")
    return last if last in _kinds()[0] and words.rstrip().endswith(last) else None


def _hint(words: str) -> Kind | None:
    if re.search(
        rf"{NAME}\s+community$", words
    ):  # "the Vovchansk community" is the smallest unit of Ukraine's districts
        return "district"
    kinds = _kinds()[0]
    said = {kinds[noun] for noun in _nouns(words)}
    for kind in _NOUNS:
        if kind in said:
            # "a district of X" lies in X; "the region of X" is X.
            return None if kind == "district" and re.search(r"\sof\s", words) else kind
    return None


def _referred(words: str) -> Kind | Literal["any"]:
    return _hint(words) or "any"
