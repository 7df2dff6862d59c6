"""The noun that a number counts: the words behind it up to where another part of the sentence begins."""

import re
from typing import NamedTuple

from fogline.claims.amounts.numerals import is_ordinal, number
from fogline.claims.amounts.objects import class_of, classes, fates
from fogline.claims.amounts.scan import Scan
from fogline.claims.amounts.tables import word_list
from fogline.claims.parties.table import side_in

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_](?:[\w'’]|[-./](?=\w))*")
_OPENING = re.compile(
    r"[”\"’']?\s*[“\"‘]?(?:-(?:\s+(?![A-Z])|(?=\S))|\(\s*)?(?:of\s+)?"
    r"(?:(?:the most|the|these|those|its|their|his|her|our|all|more|other|additional"
    r"|further|separate|different|such|new|as many|so-called"
    r"|estimated)\s+)?"
)
_PART_OF = re.compile(
    r"^\s*(?:out\s+)?of\s+(?:(?:the\s+[\w-]+['’]s|the|its|their|these|those|a total of|all|some|about|at least)\s+)*"
    r"(?P<number>\d[\d,.]*|[a-z]+(?:-[a-z]+)?)\b(?=\s+[A-Za-z])"
)
_NO_MORE = re.compile(r"\s*(?:more|others?|of (?:them|whom|which|those))\b(?!\s+than)", re.IGNORECASE)
_CONTENTS = re.compile(r"\s+of\s+(?:the\s+|their\s+|its\s+)?")
_NOT_PLURAL = re.compile(r"(?:ss|us|ous|['’]s|['’])$")
_VERBAL = re.compile(r"(?:ed|ing)$")
_BEFORE_ANOTHER = frozenset(
    ("police", "aircraft", "troops", "arms", "personnel", "children", "women", "infantry", "people", "staff", "weapons")
)
"""Plurals that stand before another noun ("aircraft carriers", "police stations")."""
_HOLD_THINGS = frozenset(("buildings", "vehicles", "ships"))
"""Kinds of things named after what they hold ("weapons depots", "munitions lorries")."""
_NEVER_BEFORE = frozenset(("killed", "died", "hit", "hurt", "casualties", "bodies", "deaths", "fatalities"))
_NOUNS_TOO = frozenset(("fires", "losses", "wounds", "launches"))
"""Words that are verbs elsewhere, but not right behind a number."""
_TWO_KINDS = re.compile(
    r"(?:(?P<first>[^\W\d_][\w-]+), )?(?P<one>[^\W\d_][\w-]+),? (?:and|or) (?P<two>[^\W\d_][\w-]+) (?P<noun>[^\W\d_][\w-]+)"
)
_LONGEST = 7


class Noun(NamedTuple):
    """The words that are counted, and where they begin and end in the text."""

    words: str
    start: int
    end: int


def noun_after(text: str, start: int, end: int, *, single: bool = False) -> Noun | None:
    """Return the noun phrase that stands between ``start`` (the end of a number) and ``end``, or ``None``.

    "Russian soldiers", "cruise missiles", "pieces of artillery"; not "killed", not "more". With ``single`` the noun may be one
    thing ("one civilian", "a 1,300-kilometre front").
    """
    opening = _OPENING.match(text, start, end)
    first = opening.end() if opening else start
    both = _of_two_kinds(text, first, end)
    if both is not None:
        return both
    words = _words(text, first, end, quoted=text[first - 1 : first] in ('"', "“"))
    last = next((place for place, word in enumerate(words) if _ends_plural(words, place, word)), -1)
    if single and words:
        known = _last_known(words)
        last = known if known >= 0 else (last if 0 <= last < 2 else _two_words(words))
    if last < 0:  # "5 Kinzhal"
        last = _last_known(words)
    if last < 0:
        return None
    noun = Noun(text[words[0].start() : words[last].end()], words[0].start(), words[last].end())
    contents = _CONTENTS.match(text, noun.end, end)
    if contents is None or words[last].group().lower() not in word_list("containers"):
        return noun
    inner = noun_after(text, contents.end(), end, single=True)
    known_inside = inner is not None and class_of(inner.words) is not None
    return Noun(text[noun.start : inner.end], noun.start, inner.end) if inner and known_inside else noun


def _of_two_kinds(text: str, start: int, end: int) -> Noun | None:
    """Return the noun of a known kind behind two adjectives ("ballistic and cruise missiles", "local and foreign reporters"), or
    any plural behind two things of which there are not many ("bomb and gun attacks").
    """
    both = _TWO_KINDS.match(text, start, end)
    if both is None or not _is_plural(both["noun"]):
        return None
    adjectives = [word.lower() for word in both.group("first", "one", "two") if word]
    stops = word_list("noun_stops")
    named = adjectives[:-1] if adjectives[-1] in _BEFORE_ANOTHER else adjectives
    if any(word in fates() or word in stops for word in adjectives) or any(map(_is_plural, named)):
        return None
    things = [word in classes() for word in adjectives]
    if any(things) and (both["noun"].lower() in stops or both["noun"].lower() in fates()):
        return None
    if not any(things) and class_of(both["noun"]) is None:
        return None
    if any(number(word) is not None for word in adjectives):
        return None
    return Noun(both.group(), both.start(), both.end())


def part_of(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the whole stands in "14 of 17 drones" after the number that ends at ``start``, or ``None``."""
    match = _PART_OF.match(text[start:end])
    if match is None or match["number"] in ("a", "an", "no", "single"):
        return None
    words = match["number"].strip(".,")
    if number(words) is None or is_ordinal(Scan.of(words), 0):
        return None
    return start + match.start("number"), start + match.end("number")


def noun_before(text: str, start: int, end: int) -> Noun | None:
    """Return the last plural of a known kind between ``start`` and ``end``, with the adjective of a people before it."""
    words = list(_WORD.finditer(text, start, end))
    for place in range(len(words) - 1, -1, -1):
        word = words[place].group()
        if _is_plural(word) and class_of(word) is not None:
            ahead = words[place - 1] if place and words[place - 1].end() + 1 == words[place].start() else None
            first = ahead if ahead is not None and side_in(ahead.group()) else words[place]
            return Noun(text[first.start() : words[place].end()], first.start(), words[place].end())
    return None


def stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether the number that ends at ``start`` counts what was counted before it ("12 more", "two of them")."""
    return _NO_MORE.match(text, start, end) is not None


def _words(text: str, start: int, end: int, *, quoted: bool = False) -> list[re.Match[str]]:
    """Return the words from ``start`` that may belong to one noun phrase; the first of them may be ``quoted``."""
    words: list[re.Match[str]] = []
    place = start
    while len(words) < _LONGEST:
        match = _WORD.match(text, place, end)
        if match is None or _breaks(text, match, end, first=not words):
            break
        words.append(match)
        closes = quoted and text[match.end() : match.end() + 1] in ('"', "”")
        place = match.end() + 1
        if closes and text[place : place + 1] == " ":
            quoted, place = False, place + 1
            continue
        if text[match.end() : place] not in (" ", "\u00a0", "\n"):
            break
    return words


def _breaks(text: str, match: re.Match[str], end: int, *, first: bool) -> bool:
    """Tell whether the word at ``match`` cannot be part of the noun: a preposition, a verb, what became of the counted."""
    word = match.group().lower()
    acronym = (
        len(word) > 1 and match.group().isupper() and not text[max(0, match.start() - 40) : match.start()].isupper()
    )
    if first and word in _NOUNS_TOO:
        return False
    if word in word_list("noun_stops"):
        return not acronym or word in ("a", "i")
    if word not in fates() or (
        word in classes() and word not in ("dead", "missing", "wounded", "injured", "displaced")
    ):
        return False
    following = re.findall(r"[^\W\d_][\w'’-]*|\S", text[match.end() : min(end, match.end() + 60)])[:3]
    plural = next((place for place, word in enumerate(following) if _is_plural(word)), 9)
    near = all(other.isalpha() and other.lower() not in word_list("noun_stops") for other in following[:plural])
    return not (first and plural < 3 and near and word not in _NEVER_BEFORE)


def _ends_plural(words: list[re.Match[str]], place: int, match: re.Match[str]) -> bool:
    """Tell whether the phrase ends with the plural at ``place``; some go on with another noun."""
    word = match.group()
    if word in word_list("peoples") or (word.isupper() and len(word) > 3):  # "7 Japanese", "four HIMARS"
        return place == len(words) - 1 and (word in word_list("peoples") or word.endswith("S"))
    if not _is_plural(word):
        return False
    following = words[place + 1].group() if place + 1 < len(words) else ""
    kind = classes().get(following.lower())
    if kind is None or not _is_plural(following):
        return True
    return word.lower() not in _BEFORE_ANOTHER and kind not in _HOLD_THINGS


def _is_plural(word: str) -> bool:
    if word.endswith("S") or word.lower().startswith("anti"):  # "Tu-95MS", "anti-aircraft"
        return False
    bare = word.lower().rpartition("-")[2]
    if word.lower() in word_list("irregular_plurals") or bare in word_list("irregular_plurals"):
        return True
    people = bare.endswith("is") and word[:1].isupper() and len(bare) > 4  # "Iraqis"
    return len(bare) > 2 and bare.endswith("s") and not _NOT_PLURAL.search(bare) and (people or not bare.endswith("is"))


def _last_known(words: list[re.Match[str]]) -> int:
    """Return the place of the last of the known nouns that stand in a row, or -1."""
    known = [place for place, word in enumerate(words) if word.group().lower() in classes()]
    last = known[0] if known else -1
    while last + 1 in known:
        last += 1
    return last


def _two_words(words: list[re.Match[str]]) -> int:
    """Return the place of the last word of an unknown noun in the singular: two words at most, none of them a verb."""
    verb = next((place for place, word in enumerate(words) if place and _VERBAL.search(word.group())), len(words))
    return min(verb, 2) - 1
