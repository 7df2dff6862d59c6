"""The words of a phrase in one plain form, and the vocabulary that the rules share."""

import re
from collections.abc import Callable
from functools import lru_cache

from fogline.claims.amounts import number
from fogline.claims.times.spelled import figures
from fogline.claims.words import numbered, plain
from fogline.records import english

MONTHS = {word.lower(): number for number, name in enumerate(english.MONTHS, 1) for word in (name, name[:3])}
MONTHS |= {"sept": 9, "febr": 2}
WEEKDAYS = {word.lower(): number for number, name in enumerate(english.WEEKDAYS) for word in (name, name[:3])}
WEEKDAYS |= {"tues": 1, "thur": 3, "thurs": 3, "weds": 2}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
ORDINALS = numbered("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth", 1)
ORDINALS |= numbered("thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth", 13)
ORDINALS |= {f"twenty {word}": 20 + n for word, n in tuple(ORDINALS.items())[:9]}
ORDINALS |= {"thirtieth": 30, "thirty first": 31}


def any_of(words: "dict[str, int] | dict[str, tuple[int, int]] | tuple[str, ...]") -> str:
    """Return a pattern of any of ``words``, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_MONTH = any_of(MONTHS)
MONTH = rf"(?P<month>{_MONTH})"
WEEKDAY = rf"(?P<weekday>{any_of(WEEKDAYS)})"
DAY = rf"(?P<day>\d{{1,2}}(?:st|nd|rd|th)?|{any_of(ORDINALS)})"
YEAR = r"(?P<year>1\d{3}|20\d\d)"
SEASON = rf"(?P<season>{any_of(SEASONS)})(?:time)?"
UNIT = r"(?P<unit>second|minute|hour|night|day|weekend|week|fortnight|month|quarter|year|decade|century|centurie)s?"
COUNT = r"(?P<count>[\w.,½¼ ]+?)"

_DIGIT = re.compile(r"\d")
_DOTTED = re.compile(rf"\b({_MONTH}|{any_of(WEEKDAYS)})\.")
_SAID = {
    "hrs": "hours",
    "hr": "hour",
    "mins": "minutes",
    "min": "minutes",
    "secs": "seconds",
    "yrs": "years",
    "wks": "weeks",
}


@lru_cache(maxsize=512)
def normal(text: str) -> str:
    """Return ``text`` in lower case with plain spaces, "to" for dashes between ends, no commas and no dots of abbreviation."""
    words = plain(text).lower().replace("—", "-").replace("−", "-")
    words = re.sub(r"(?<![a-z])([ap])\s?\.?\s?m\b(?:\s?\.)?", r"\1m", words)
    words = re.sub(r"\bo ?['’]? ?clock\b", "o'clock", words)
    words = re.sub(r"\b(utc|gmt)-(?=\d{1,2}(?!\d))", r"\1 minus ", words)
    words = re.sub(r"\bmid[ -](night|day)\b", r"mid\1", words)
    words = re.sub(r"\b(night|morning|evening)[ -]?time\b", r"\1", words)
    words = re.sub(r"(?<=\d[:.]\d\d) ?h\b", " hours", words)
    words = re.sub(r",? in the year (?=\d{4}\b)", " ", words)
    words = re.sub(r"(?<=\d)\.(?= ?[a-z])", " ", words)
    words = re.sub(r"\b([012]\d[0-5]\d)h\b", r"\1 hours", words)
    words = re.sub(r"(?<=\d[ap]m)\s?-\s?(?=\d)|(?<=\d [ap]m)\s?-\s?(?=\d)", " to ", words)
    words = re.sub(r"^(\d{4}-\d\d-\d\d)(?: -+ |/)(?=\d{4}-\d\d-\d\d$)", r"\1 to ", words)
    words = re.sub(r" - (?=(?:the )?present\b|now\b|today\b)", " to ", words)
    words = re.sub(r"\b([ab])\.\s?(c|d)\.?(?:\s?(e)\.?)?(?=\W|$)", lambda m: "".join(filter(None, m.groups())), words)
    words = _DOTTED.sub(r"\1 ", words)
    words = re.sub(r"(?<=\d),(?=\d{3}\b)", "", words)
    words = re.sub(r"^'(?=\d\d$)", "year ", words)
    words = re.sub(r"(?<=\d)(?=(?:hrs?|hours?|years|yrs|mins?|minutes?|secs)\b)", " ", words)
    words = re.sub(r"[,;\"“”\[\]]", " ", words).strip(" .:'`!?")
    words = re.sub(r"(?<=\d0)'s(?= |$)", "s", words)
    words = re.sub(r"(?<=[a-z0-9])'s?(?= |$)", "", words)
    words = re.sub(r"\bwee hours\b", "small hours", re.sub(r"\bpre[ -]dawn\b", "predawn", words))
    words = re.sub(r"\s+", " ", words).strip()
    words = re.sub(r"\b(early|late) on the (?=(?:morning|afternoon|evening|night)\b)", r"\1 ", words)
    words = re.sub(r"\b(early|late)(?:r|r on| on)? in the (morning|afternoon|evening|night)\b", r"\1 \2", words)
    words = _joined_dates(words)
    if "-" in words and not re.match(r"\d{4}-(?:0[1-9]|1[0-2])(?:-\d\d)?(?:t|$| )", words):
        words = _plain_hyphens(words)
    words = " ".join(_SAID.get(word, word) for word in words.split())
    return figures(re.sub(r"\s+", " ", words).strip())


def _short_year(match: re.Match[str]) -> str:
    year = int(match[3])
    return f"{match[1]} {match[2]} {year + (1900 if year >= 70 else 2000)}"


def _joined_dates(words: str) -> str:
    """Part the dates that are written as one word: "05-aug-2016", "2019/aug/01", "oct/2", "dec31", "12-2015"."""
    if not _DIGIT.search(words):
        return words
    words = re.sub(r"\b(\d{1,2})-(\d{1,2})-(\d{4})\b", r"\1/\2/\3", words)
    for pattern, parted in _JOINED:
        words = pattern.sub(parted, words)
    return re.sub(r"^(\d{1,2})-(\d{4})$", r"\2/\1", re.sub(r"^(\d{4})-(\d)$", r"\1/\2", words))


_JOINED: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(rf"\b(\d{{1,2}})[/-]({_MONTH})[/-](\d{{4}})\b"), r"\1 \2 \3"),
    (re.compile(rf"\b(\d{{1,2}})-({_MONTH})-(\d\d)\b(?!-)"), _short_year),
    (re.compile(rf"\b(\d{{4}})[/-]({_MONTH})[/-](\d{{1,2}})\b"), r"\3 \2 \1"),
    (re.compile(rf"\b({_MONTH})[/-](\d{{1,2}})[/-](\d{{4}})\b"), r"\1 \2 \3"),
    (re.compile(rf"\b({_MONTH})(?:/|-(?=\d{{4}}\b))?(?=\d)"), r"\1 "),
)


def _plain_hyphens(words: str) -> str:
    def join(match: re.Match[str]) -> str:
        before, after = words[: match.start()], words[match.end() :]
        if match.group() != "-" and " " in match.group():
            return " to "
        left, right = before.rsplit(" ", 1)[-1].rsplit("-", 1)[-1], re.split(r"[ -]", after, maxsplit=1)[0]
        if re.search(r"\d(?:st|nd|rd|th)?$", left) and right[:1].isdigit():
            return " to "
        ends = (left in MONTHS and right in MONTHS) or (left in WEEKDAYS and right in WEEKDAYS)
        if ends or (left[-1:].isdigit() and right in MONTHS) or (left in MONTHS and right[:1].isdigit()):
            return " to " if ends or re.search(_MONTH, before.rsplit(" ", 1)[0]) else " "
        return " "

    return re.sub(r"\s*-+\s*", join, words)


def ordinal(text: str) -> int | None:
    """Return the number of "15", "15th" or "fifteenth"."""
    if text in ORDINALS:
        return ORDINALS[text]
    match = re.fullmatch(r"(\d{1,4})(?:st|nd|rd|th)?", text)
    return int(match.group(1)) if match else None


def count_of(text: str) -> float | None:
    """Return the number that counts units: "three", "a", "two and a half", "another", "a couple of", "a dozen"."""
    words = text.strip()
    words = re.sub(
        r"^(?:(?:about|around|roughly|approximately|some|nearly|almost|another|just|only|over|at least|up to)\s)+",
        "",
        words,
    )
    words = re.sub(r"^(?:more than|less than|fewer than|under|barely|the|exactly|a further)\s(?=\S)", "", words)
    if words in ("", "another", "a", "an", "one", "the", "a further", "some", "single", "a single", "the same"):
        return 1.0 if words != "some" else None
    halves = re.fullmatch(r"(.+?)(?: and (?:a )?half|½|\s½)", words)
    if halves:
        whole = count_of(halves.group(1))
        return whole + 0.5 if whole is not None else None
    if words in ("half a", "a half", "half", "½"):
        return 0.5
    if re.fullmatch(r"(?:a )?couple(?: of)?", words):
        return 2.0
    if words in ORDINALS or re.search(r"\d(?:st|nd|rd|th)$", words):
        return None
    return number(re.sub(r" of$", "", words))
