"""Gold for times: texts with values (WikiWars, MEANTIME, our stand-off form) and the Recognizers tables of English phrases.

The tables are those of microsoft/Recognizers-Text, ``Specs/DateTime/English/DateTimeModel*.json``. What reports do not say, or
what the tables settle by a convention of their own, is out of scope, each with its reason.
"""

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import msgspec

from fogline.evaluation.loaders import detect, load_gold
from fogline.evaluation.times import TimePhrase, TimeTexts
from fogline.records.errors import InputError

Part = Literal["all", "tuned", "held-out"]
_TABLES = "DateTimeModel*.json"
_TUNED = "DateTimeModel.json"  # the table that the rules were mended on, with every second phrase of the others
_TYPES = ("date", "daterange", "datetime", "datetimerange", "duration")
_OTHER_MODES = ("CalendarMode", "Tasks")  # these look ahead only


def load_times(path: Path, part: Part = "all", name: str | None = None) -> TimeTexts | tuple[TimePhrase, ...]:
    """Return the gold at ``path``: a folder of texts, or the phrase tables of a folder or file; ``InputError``: neither.

    ``part`` cuts the tables: "held-out" is every second phrase that DateTimeModel.json does not have.
    """
    tables = _tables(path)
    if tables:
        return tuple(_phrases(tables, part))
    if not path.is_dir():
        raise InputError(f"{path.name} is no table of phrases; want a folder of texts or {_TABLES} of Recognizers-Text")
    gold = detect(path).name if name is None else name
    loaded = load_gold(path, gold)
    form: Literal["timex", "short"] = "timex" if gold in ("wikiwars", "meantime") else "short"
    return TimeTexts(tuple(loaded.readings.values()), form, tuple(str(file.reason) for file in loaded.unreadable))


def _tables(path: Path) -> list[Path]:
    if path.is_file():
        return [path] if path.match(_TABLES) else []
    found = sorted(path.glob(_TABLES)) + sorted(path.glob(f"DateTime/{_TABLES}"))
    return [table for table in found if not any(mode in table.name for mode in _OTHER_MODES)]


def _phrases(tables: list[Path], part: Part) -> Iterator[TimePhrase]:
    seen: set[tuple[str, str, dt.datetime | None]] = set()
    others = 0
    for table in sorted(tables, key=lambda table: (table.name != _TUNED, table.name)):
        for phrase in _table(table):
            key = (phrase.group, phrase.words.lower(), phrase.moment)
            if key in seen:
                continue
            seen.add(key)
            others += table.name != _TUNED
            held_out = table.name != _TUNED and others % 2 == 0
            if part == "all" or held_out == (part == "held-out"):
                yield phrase


def _table(path: Path) -> Iterator[TimePhrase]:
    try:
        cases = msgspec.json.decode(path.read_bytes().removeprefix(b"\xef\xbb\xbf"))
        if not isinstance(cases, list):
            raise TypeError("want a list of cases")
        yield from [phrase for case in cases for phrase in _case(case)]
    except (OSError, msgspec.DecodeError, KeyError, TypeError, AttributeError, ValueError) as error:
        raise InputError(f"{path.name}: not a table of Recognizers-Text: {error}") from error


def _case(case: dict[str, Any]) -> Iterator[TimePhrase]:
    moment = case.get("Context", {}).get("ReferenceDateTime")
    for result in case["Results"]:
        kind = result.get("TypeName", "").removeprefix("datetimeV2.")
        values = (result.get("Resolution") or {}).get("values") or []
        wanted = _wanted(values)
        reason = "" if moment else "no moment of speaking"
        if kind not in _TYPES:
            reason = f"{kind or 'no'} type"
        elif not wanted or ("", "") in wanted:
            reason = reason or "no value"
        reason = reason or _reason(result["Text"].lower())
        when = dt.datetime.fromisoformat(moment) if moment else None
        yield TimePhrase(kind, result["Text"], when, wanted, reason)


def _wanted(values: list[dict[str, str]]) -> frozenset[tuple[str, str] | str]:
    """Return the readings of a table as half-open intervals, or the durations; none where one is given that is not resolved."""
    found: set[tuple[str, str] | str] = set()
    for value in values:
        if value.get("value") == "not resolved" or "list" in value:
            return frozenset()
        if value["type"] == "duration":
            found.add(value["timex"])
        elif value["type"] in ("date", "datetime"):
            start = dt.datetime.fromisoformat(value["value"])
            end = start + dt.timedelta(days=1) if value["type"] == "date" else start
            found.add((start.isoformat()[:16], end.isoformat()[:16]))
        elif value["type"] in ("daterange", "datetimerange"):
            found.add((_end(value.get("start")), _end(value.get("end"))))
    return frozenset(found)


def _end(text: str | None) -> str:
    if not text:
        return ""
    moment = dt.datetime.fromisoformat(text)
    return (moment + dt.timedelta(seconds=moment.second)).isoformat()[:16]  # 23:59:59 is midnight


_UNITS = r"(?:days?|weeks?|months?|years?)"
_SCOPE = {
    "offices and schools": (
        r"\b(?:fy\S*|sy\S*|cy\S*|fiscal|school|business|work\w*|weekdays?|customer|eo[dwmy]|ytd|(?:to|till) date|"
        r"q[1-4]|h[12]|quarters?|half|calendar)\b|week ?\d+|\bw\d+|\bw/c|week (?:of|starting|beginning|commencing)"
    ),
    "talk and meals": (
        r"\b(?:asap|otd|tonite|tmrw?|\w*noonish|\w+ish|lunch\w*|breakfast|dinner\w*|brunch|mealtime|any ?time|night-time|"
        r"daytime|upcoming|rest of|remaining)\b"
    ),
    "counted from the minute": (
        r"\b(?:now|at (?:the present|this|the) (?:time|moment)|at present|current date|seconds?|secs?|minutes?|mins?|"
        r"hours?|hrs?|\d+[dwmyh])\b"
    ),
    "counted to the day there": (
        rf"\b{_UNITS} (?:ago|from (?:now|today|tomorrow|tmr)|later|hence|back|after|before|and)\b|"
        r"^in (?:the )?(?:\S+ )?(?:weeks?|months?|years?)$"
    ),
    "vague numbers": r"\b(?:few|several|some|more than|less than|greater)\b|[<>=~]",
    "written for machines": (
        r"\d{8}|^\d{1,2}$|^\d{1,2}[/.-]\d{1,2}$|[/-]\d\d$|/\d\d |@|\(|\d{4}-\d\d?-\d\d?t|\w+-\d{4}-\d|"
        r"\d{4}[/ ]\d\d?[/ ]\w+|\d-\d{4}-"
    ),
    "years without a century": r"\bof \d\d\b|\b90 ?s\b|\bnineties\b|'\d\d\b|\w (?:first|second|third) \d\d$",
    "dictated": (
        r"\bnineteen \w+|\btwo thousand|\bhundred\b|\b(?:twenty|thirty) \w+$|\b\w+(?:th|st|nd|rd) (?:nine|ten|eight)\b|"
        r"(?:seven|five|nine)[- ](?:twenty|thirty)"
    ),
    "American holidays": (
        r"\b(?:labor|thanksgiving|halloween|mlk\w*|martin|presidents?|memorial|columbus|mother|father|patrick\S*|earth day|"
        r"freedom day|jubilee)\b"
    ),
    "parts of a stretch": (
        r"\b(?:end|start|middle|beginning|late|early|mid|earlier|later|sometime|decades?|centur\w+|fortnights?)\b"
        r"(?!.*\bin the morning)|(?:first|second|third|fourth|last|\d(?:st|nd|rd|th)) (?:\w+ )?"
        r"(?:week|month|day|weekend|\w+day)s?\b.* of|all (?:day|week|month|year)|\bthe day$"
    ),
    "weekday and day of the month": r"\b(?:mon|tue|wed|thu|fri|sat|sun)\w*,? (?:the |\w{3} |of )?\d",
    "told from another time": r"\b(?:previous|following)\b|next \d|this \d",
    "leap days": r"\bfeb(?:ruary)? 29|\b2/29|\b29 feb",
}
_REASONS = {reason: re.compile(pattern) for reason, pattern in _SCOPE.items()}


def _reason(words: str) -> str:
    """Return why a phrase is out of scope, "" where it is in."""
    return next((reason for reason, pattern in _REASONS.items() if pattern.search(words)), "")
