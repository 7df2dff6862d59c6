"""Datelines: the place and day that open a report, "KYIV, May 16 (Agency) - ...", "Mexico City, 6 February 2026. ..."."""

import datetime
import re

from fogline.documents.clues import Clues, find_clues
from fogline.documents.stamps import DayWords, find_days
from fogline.records.span import Span

_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-Ž]"
_MARKS = r"’'‘ʻʼʿʾ"
"""What stands for an apostrophe in a name: "Sana'a", "Sanaʿa"."""
_CAPITALS = rf"{_CAPITAL}(?:{_CAPITAL}|[{_MARKS}.-])+(?: {_CAPITAL}(?:{_CAPITAL}|[{_MARKS}.-])+){{0,3}}"
_WITHIN = r"(?:[,/] ?[A-Z][\w. ]{1,20})?"
_AGENCY = r"(?:\([A-Za-z/ .-]{2,24}\)|/ ?[A-Za-z -]{2,20} ?/)"
"""An agency behind the day: "(Interfax-Ukraine)", "/TASS/"."""
_DATELINE = re.compile(
    rf"(?:{_CAPITALS}|[A-Z][\w{_MARKS}.-]+){_WITHIN},?\s*"
    r"(?:\([A-Za-z ]{2,12}\)\s*)?(?:[-–—]\s*)?$"
)
_DAY_IN_BRACKETS = re.compile(rf"{_CAPITALS}(?: ?/ ?{_CAPITALS})*(?:, ?[A-Z][\w. ]{{1,20}})?\s*\(")
"""An office's dateline: "GENEVA (3 May 2024) – ..."."""
_BRACKET_END = re.compile(r"\)\s*(?:[-–—]{1,2}|:)\s")
_DATELINE_END = re.compile(
    rf"\s*(?:{_AGENCY}|, [A-Z][A-Za-z]+)?\s*[-–—]{{1,2}}\s|\s*{_AGENCY}\s*\.?\s?[-–—]{{1,2}}|"
    r"\s*\([A-Za-z/ .-]{2,24}\)(?::\s|\s)|\.?\s*/ ?[A-Za-z -]{2,20} ?/[:.]\s"
)
"""What ends a dateline: "(Saba) - ", ", IRNA - ", "(ACP).- ", "(Petra)--", ". /TASS/. "."""
_COLON = re.compile(r"\s*:\s")
_BRACKETED = re.compile(r"\([A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}, [^()\n]{4,30}\)\s*[-–—]{1,2}\s")
"""A charity's dateline: "(Nairobi, 8 March 2024) – ..."."""
_PLACE_AFTER = re.compile(r"\s*\([A-Z][A-Za-z’' /.-]{2,24}\)\s*[-–—]{1,2}\s")
_TAIL = 80
"""Code points after the day in which a dateline ends."""
_WIRE_FIRST = re.compile(r"\s*\((?:Reuters|REUTERS|AP|AFP|dpa|Xinhua|UPI|TASS)\)")
_LONGEST = 60
"""Code points before the day."""
_LINE = 140
_SOON = 120
"""Days within which a day without a year is the next one rather than that of the year before."""

_WORD = rf"{_CAPITAL}[\w{_MARKS}.-]+"
_PLACES = (
    rf"{_WORD}(?: {_WORD}){{0,3}}(?: ?\({_CAPITAL}[\w{_MARKS}. -]{{1,24}}\))?"
    rf"(?:(?:, ?| ?/ ?| [-–—] ){_WORD}(?: {_WORD}){{0,2}}){{0,2}}"
)
"""Towns, with where they lie, or an outlet: "KABUL/ISLAMABAD", "Saint-Marc (Haiti)", "Sana'a - Saba"."""
_NAMES = re.compile(
    r"\[?(?!(?:In|On|At|Near|From|By|After|Since|Until|Before|For|To|When|And|But|The(?! Hague)|An?)\b)"
    rf"{_PLACES}(?:,|\s*[-–—|]|\s(?=\())\s*(?:\([A-Za-z ]{{2,12}}\)\s*|\()?"
)
"""What stands before the day: "KABUL, ", "Harbour Media - ", "Ankara (", "[Orvel, "."""
_NO_PLACE = re.compile(
    r"\b(?:operation|battle|siege|massacres?|attacks?|strikes?|raids?|war|uprising|revolution|coup|\w{3,6}day|photos?|pictures?|"
    r"image|video|map|source|credit|file|updated?)\b",
    re.IGNORECASE,
)
_REPORT = re.compile(
    rf"[)\]]?\s*(?:(?P<wire>{_AGENCY})|(?:,| [-–—|]) (?P<place>{_PLACES}))?(?:(?<=[)/])(?:\s*\.?\s?[-–—]{{1,2}}\s*|\s+)|"
    rf"\s*(?P<mark>[-–—|]{{1,2}}|:(?!\s*[“\"‘'])|\.|(?<=\])\s)\s*(?<=\s))"
    rf"(?P<first>[“\"‘']?(?:{_CAPITAL}|\d)[^.\n]*)"
)
"""What ends a dateline, but for a speaker's colon, and how the report begins; the day may come before the place or the agency."""
_TELLS = re.compile(
    r"\b(?:(?:police|officials?|army|military|ministry|government|authorities|administration|governor|mayor|medics|doctors|hospitals?|"
    r"rescuers|residents|witnesses|agency|media|spokes\w+|command) (?:ha(?:s|ve) )?(?:said|says?)|"
    rf"(?:\w{{4,}}|{_WORD}) (?:ha(?:s|ve) )?(?:reports|reported|announce[ds]|confirm(?:ed|s))|[Aa]ccording to)\b"
)
"""Who reports what happened, as in news: "Saba reports that...", "..., the ministry said"."""
_LOOKS_BACK = re.compile(
    r"(?:(?:That|This|It) (?:is|was|would|had)\b|(?:The|That|On that|On this) (?:very )?(?:day|night|morning|afternoon|evening|"
    r"date|hour|moment|year)\b|(?:He|She|They)\b|(?:I|We|My) (?:was|were|had|still|am|remember|\w+ (?:was|were|had))\b)"
)
"""How a story begins whose scene the day sets: "Moscow, 12 April 2023. That was when..."."""
_YEARS_ON = re.compile(
    r"(?:^|[.!?:]\s+|\n)(?:[A-Z][a-z-]+(?: [a-z-]+)?|\d{1,2}) (?:years?|decades?|months?) (?:later|on|after|afterwards)\b"
)


def is_dateline(line: str, day: DayWords) -> bool:
    """Tell whether ``day`` is that of a dateline which its form alone shows, with or without its year."""
    before = line[: day.span.start]
    bracket = _BRACKETED.match(line)
    if bracket is not None and day.span.end <= bracket.end():
        return True
    near = day.span.end + _TAIL
    if not before and _PLACE_AFTER.match(line, day.span.end, near):
        return True
    if _DAY_IN_BRACKETS.fullmatch(before):
        return _BRACKET_END.match(line, day.span.end, near) is not None
    if len(before) > _LONGEST or not _DATELINE.fullmatch(before):
        return False
    ended = _DATELINE_END.match(line, day.span.end, near) or (
        day.year is None and _COLON.match(line, day.span.end, near)
    )
    return bool(ended) or _WIRE_FIRST.search(before) is not None


def opens_report(text: str, paragraph: Span) -> DayWords | None:
    """Return the day that opens the first paragraph of running text with a place, as in a report: "Orvel, 3 May 2024. Shells...".

    An entry of a chronicle and a story told in hindsight open so, too: it counts only where nothing behind it is later, and where
    capitals, an agency, a dash, other days that are told or somebody who reports it show that it is not just the day on which it
    happened. Without a place it takes a dash and a weekday, as news tells it ("12 June 2025 - Two men were killed on Monday").
    """
    line = text[paragraph.start : min(paragraph.end, paragraph.start + _LINE)]
    day = next(iter(find_days(line)), None)
    if day is None or day.date is None or day.span.start > _LONGEST:
        return None
    place = line[: day.span.start]
    behind = _REPORT.match(line, day.span.end)
    if (
        behind is None
        or (place != "" and _NAMES.fullmatch(place) is None)
        or _NO_PLACE.search(f"{place} {behind['place']}")
        or _LOOKS_BACK.match(behind["first"])
    ):
        return None
    rest = text[paragraph.start + behind.start("first") :]
    clues = find_clues(rest)
    tells = _TELLS.search(text, paragraph.start + behind.start("first"), paragraph.end) is not None
    if _is_hindsight(rest, clues, day.date) or not _is_news(place, behind, clues, tells=tells):
        return None
    span = Span(paragraph.start + day.span.start, paragraph.start + day.span.end)
    return DayWords(span, day.month, day.day, day.year, day.weekday)


def _is_news(place: str, behind: re.Match[str], clues: Clues, *, tells: bool) -> bool:
    """Tell whether what stands around a day and behind it is as in news, no chronicle; ``tells``: somebody reports it."""
    dashed = behind["mark"] not in (":", ".")
    if place:
        loud = re.split(r" ?[,(/–—-]", place)[0].strip("[").isupper()
        return loud or behind["wire"] is not None or dashed or tells or _tells_days(clues)
    if behind["place"] is None:
        return dashed and bool(clues.weekdays or clues.todays)
    return (dashed and behind["place"].split(",")[0].isupper()) or tells or bool(clues.weekdays or clues.todays)


def _tells_days(clues: Clues) -> bool:
    """Tell whether a text says of anything when it was."""
    return bool(clues.days or clues.weekdays or clues.todays or clues.agos or clues.years)


def _is_hindsight(rest: str, clues: Clues, date: datetime.date) -> bool:
    """Tell whether what stands behind a day was written after it: it speaks of later days or years, or has entries of them."""
    if _YEARS_ON.search(rest) or any(year > date.year for _, year in clues.years):
        return True
    heads = (find_days(line)[:1] for line in re.findall(r"^[^\n]{3,60}", rest, re.MULTILINE)[1:])
    later = [day for found in heads for day in found if day.span.start <= 1]
    days = (day.date or day.in_year(date.year) for day in (*later, *clues.days))
    return any(day is not None and 0 < (day - date).days <= _SOON for day in days)
