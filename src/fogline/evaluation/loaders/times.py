"""Gold for times: texts with values (WikiWars, MEANTIME, our stand-off form) and the Recognizers tables of English phrases.

The tables are those of microsoft/Recognizers-Text, ``Specs/DateTime/English/DateTimeModel*.json``. Kinds of phrases that reports
do not have, or that the tables settle by a convention of their own, are out of scope, each with its reason.
"""

import datetime as dt
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import msgspec

from fogline.claims.words import numbers_from
from fogline.evaluation.loaders import Part, detect, load_gold
from fogline.evaluation.times import TimePhrase, TimeTexts
from fogline.records.errors import InputError

_TABLES = "DateTimeModel*.json"
_TYPES = ("date", "daterange", "datetime", "datetimerange", "duration", "set", "time", "timerange")
_OTHER_MODES = ("CalendarMode", "Tasks")  # these look ahead only


def load_times(path: Path, part: Part = "all", name: str | None = None) -> TimeTexts | tuple[TimePhrase, ...]:
    """Return the gold at ``path``: a folder of texts, or the phrase tables of a folder or file; ``InputError``: neither.

    ``part`` cuts the tables in two halves by a digest of each phrase; nobody looks at what is missed in "held-out".
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
    for table in tables:
        for phrase in _table(table):
            key = (phrase.group, phrase.words.lower(), phrase.moment)
            if key not in seen and part in ("all", "held-out" if _held_out(phrase.words) else "tuned"):
                yield phrase
            seen.add(key)


def _held_out(words: str) -> bool:
    return hashlib.sha256(words.lower().encode()).digest()[0] % 2 == 0


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
        reason = reason or _reason(result["Text"].lower(), kind)
        when = dt.datetime.fromisoformat(moment) if moment else None
        yield TimePhrase(kind, result["Text"], when, wanted, reason)


def _wanted(values: list[dict[str, str]]) -> frozenset[tuple[str, str] | str]:
    """Return the readings of a table as half-open intervals (of the clock alone: "T07:30"), or durations and periods.

    None where one is given that is not resolved.
    """
    found: set[tuple[str, str] | str] = set()
    for value in values:
        if value["type"] in ("duration", "set"):
            found.add(value["timex"])
        elif value.get("value") == "not resolved" or "list" in value:
            return frozenset()
        elif value["type"] in ("date", "datetime"):
            start = dt.datetime.fromisoformat(value["value"])
            end = start + dt.timedelta(days=1) if value["type"] == "date" else start
            found.add((start.isoformat()[:16], end.isoformat()[:16]))
        elif value["type"] in ("daterange", "datetimerange"):
            found.add((_end(value.get("start")), _end(value.get("end"))))
        elif value["type"] == "time":
            found.add((_clock(value["value"]), _clock(value["value"])))
        elif value["type"] == "timerange":
            found.add((_clock(value.get("start")), _clock(value.get("end"))))
    return frozenset(found)


def _clock(text: str | None) -> str:
    """Write an hour as a table has it as "T07:30", 23:59:59 as midnight."""
    return f"T{_end(f'2000-01-01T{text[-8:]}')[11:]}" if text else ""


def _end(text: str | None) -> str:
    if not text:
        return ""
    moment = dt.datetime.fromisoformat(text)
    return (moment + dt.timedelta(seconds=moment.second == 59)).isoformat()[:16]  # 23:59:59 is midnight


_HOUR = rf"(?:\d{{1,2}}|{numbers_from(1, 12)})"
_KINDS = {
    "offices and schools": (
        r"\b(?:fy\S*|sy\S*|cy\S*|fiscal|school|business|work\w*|weekdays?|customer|eo[dwmy]|ytd|(?:to|till) date|w/c|"
        r"(?:week)?\d+bd)\b|\bend of (?:the )?(?:\w+day|day|today|tomorrow)$"
    ),
    "talk and meals": (
        r"\b(?:asap|otd|tonite|tmrw?|\w*noonish|\d+ish|\w+(?<!brit)(?<!engl)ish|lunch\w*|breakfast|dinner\w*|brunch|mealtime|"
        r"any ?time|how about|maybe|preferably|get|upcoming|rest of|remaining|\w*ampm)\b"
    ),
    "vague numbers": r"\b(?:few|several|some|(?:more|less|greater) than)\b|[<>=]",
    "written for machines": (
        r"\d{6}|^\d{1,2}$|@|~|\d{4}-\d\d?-\d\d?t|\d{4}[/ ]\d\d?[/ ]\w+|\d-\d{4}-|^\d{1,2}-\d{1,2}$|\w+-\d{4}-\d|"
        r"^\d+[dwmyh]$|\b\d{1,2}[/.-]\d{1,2}[/.-]\d\d\b"
    ),
    "numbers that nothing says are hours": (
        rf"^(?:(?:from|after|before|by|until|between|no later than|since|tomorrow|tonight) )*{_HOUR}"
        rf"(?: (?:to|and|for) (?:{_HOUR}|[\d.]+ hours|[\d.]+ hrs))?$|^for [\d.]+ (?:hours|hrs) from {_HOUR}$"
    ),
    "years without a century": r"\bof \d\d\b|'\d\d\b|\w (?:first|second|third) \d\d$",
}
# A point counted in hours or minutes from the moment of speaking: reports have the day of that alone.
_FROM_MINUTE = (
    r"\b(?:now|at (?:the present|this|the) (?:time|moment|minute)|at present|current date|seconds?|secs?|minutes?|mins?|"
    r"hours?|hrs?|\d+[smh])\b(?! (?:past|to) )"
)
_REASONS = {reason: re.compile(pattern) for reason, pattern in _KINDS.items()}


def _reason(words: str, kind: str) -> str:
    """Return why a phrase is of a kind that is out of scope, "" where it is in."""
    if kind in ("date", "daterange", "datetime", "datetimerange", "time") and re.search(_FROM_MINUTE, words):
        return "counted from the minute"
    return next((reason for reason, pattern in _REASONS.items() if pattern.search(words)), "")
