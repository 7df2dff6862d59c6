"""Measure the meaning given to phrases of time that are already marked (times only, not the finding of them).

    python bench/times.py wikiwars ../shared/corpora/train/wikiwars/testset
    python bench/times.py warread ../shared/corpora/train/warread/train
    python bench/times.py recognizers ../shared/corpora/train/recognizers-en/DateTime/DateTimeModel.json

``wikiwars``: TIMEX3 values, exact. ``warread``: our short form, exact, and the same days. ``recognizers``: the interval or
duration of a phrase against its reference time with no tense given: both readings must stand where both are listed.
``--each`` prints every miss. Look at and tune on ``wikiwars/trainingset`` only.
"""

import argparse
import collections
import datetime as dt
import json
import re
from pathlib import Path

from fogline.claims.times import Context, Time, Told, from_short, resolve, short, times_of, timex
from fogline.claims.times.build import of_day
from fogline.claims.times.record import PARTS
from fogline.evaluation.loaders import wikiwars
from fogline.reading.sentences import sentence_spans
from fogline.records import Document, Mention, Span


def main() -> None:
    """Print the figures of one set."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("set", choices=("wikiwars", "warread", "recognizers"))
    options.add_argument("path", type=Path)
    options.add_argument("--each", action="store_true")
    chosen = options.parse_args()
    {"wikiwars": _wikiwars, "warread": _warread, "recognizers": _recognizers}[chosen.set](chosen.path, chosen.each)


def _sentences(document: Document) -> list[Span]:
    lines = re.finditer(r"[^\n]+", document.text)
    return [span for line in lines for span in sentence_spans(document.text, line.start(), line.end())]


def _readings(document: Document, mentions: list[Mention]) -> dict[Span, tuple[Time, ...]]:
    published = document.published
    days = (published.start, published.end) if published.start and published.end else None
    return times_of(Told(document.text, [mention.span for mention in mentions], _sentences(document), days))


def _wikiwars(folder: Path, each: bool) -> None:
    right = answered = wanted = 0
    for reading in wikiwars.load(folder).readings.values():
        one = _Count()
        times = _readings(reading.document, list(reading.mentions))
        for mention in reading.mentions:
            gold = mention.value if mention.value != "null" else ""
            found = times[mention.span]
            value = timex(found[0]) if found else ""
            one.add(value, gold)
            if each and value != gold:
                print(reading.document.id, "|", _around(reading.document.text, mention), "|", gold, "|", value)
        print(f"{reading.document.id:32} P {one.precision:.3f} R {one.recall:.3f} F1 {one.f1:.3f}")
        right, answered, wanted = right + one.right, answered + one.answered, wanted + one.wanted
    whole = _Count(right, answered, wanted)
    print(f"all {wanted} values: P {whole.precision:.3f} R {whole.recall:.3f} F1 {whole.f1:.3f}")


class _Count:
    """Right, given and wanted values."""

    def __init__(self, right: int = 0, answered: int = 0, wanted: int = 0) -> None:
        self.right, self.answered, self.wanted = right, answered, wanted

    def add(self, value: str, gold: str) -> None:
        self.right += bool(gold) and value == gold
        self.answered += bool(value)
        self.wanted += bool(gold)

    @property
    def precision(self) -> float:
        return self.right / max(self.answered, 1)

    @property
    def recall(self) -> float:
        return self.right / max(self.wanted, 1)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(self.answered + self.wanted, 1)


def _around(text: str, mention: Mention) -> str:
    before = text[max(mention.start - 40, 0) : mention.start].replace("\n", " ")
    return f"{before}[{text[mention.start : mention.end]}]{text[mention.end : mention.end + 20]}".replace("\n", " ")


def _warread(folder: Path, each: bool) -> None:
    from fogline.records import Published

    exact, days, any_of = _Count(), _Count(), _Count()
    dated = _Count()
    for path in sorted(folder.glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        day = dt.date.fromisoformat(data["published"]) if data["published"] else None
        published = Published(day, day, "stated") if day else Published()
        document = Document(data["id"], None, None, None, "en", data["text"], published)
        mentions = [
            Mention(e["start"], e["end"], "TIME", e.get("value", "")) for e in data["entities"] if e["type"] == "TIME"
        ]
        times = _readings(document, mentions)
        for mention in mentions:
            found = times[mention.span]
            value = short(found[0]) if found else ""
            exact.add(value, mention.value)
            if day:
                dated.add(value, mention.value)
            gold = _days(from_short(mention.value))
            one = _days(found[0]) if found else None
            days.add(str(one or ""), str(gold or ""))
            best = next((str(_days(time)) for time in found if _days(time) == gold), str(one or ""))
            any_of.add(best, str(gold or ""))
            if each and value != mention.value:
                print(
                    path.stem,
                    "|",
                    _around(data["text"], mention),
                    "|",
                    mention.value,
                    "|",
                    [short(t) for t in found],
                    data["published"],
                )
    for name, count in (
        ("short form", exact),
        ("  of dated texts", dated),
        ("same days, first reading", days),
        ("same days, any reading", any_of),
    ):
        print(
            f"{name:26} {count.right} of {count.wanted} (given {count.answered}): "
            f"P {count.precision:.3f} R {count.recall:.3f} F1 {count.f1:.3f}"
        )


def _days(time: Time | None) -> tuple[dt.date | None, dt.date | None] | None:
    return (time.first_day, time.last_day) if time and time.known else None


# Hours of the parts of the day as the tables of Recognizers have them.
_TABLE = {
    **PARTS,
    **{"morning": (8, 12), "afternoon": (12, 16), "evening": (16, 20), "night": (20, 24), "early morning": (8, 10)},
    **{
        "late night": (22, 24),
        "lunchtime": (11, 13),
        "daytime": (8, 18),
        "late afternoon": (14, 16),
        "early afternoon": (12, 14),
    },
    **{"late evening": (18, 20), "early evening": (16, 18), "late morning": (10, 12)},
}
_TYPES = ("date", "daterange", "datetime", "datetimerange", "duration")
# Out of scope: calendars of offices and shops, chat and forms; hours and minutes counted from a "now" that reports lack;
# ordinals of weeks; weekday and day of the month that fix a year; words that Recognizers fixes by convention (few = 3).
_OUT = re.compile(
    r"\b(?:fy\S*|sy\S*|cy|fiscal|school|eo[dwmy]|q[1-4]|h[12]|ytd|"
    r"to date|till date|business|week ?\d+|w\d+|quarters?|half|asap|lunch\w*|breakfast|"
    r"dinner\w*|brunch|noonish|\w+ish|rest of|decades?|centur\w+|greater|"
    r"remaining|few|several|some|now|right now|at present|current date|"
    r"seconds?|minutes?|min|hours?|hrs?|\d+[dwmyh]|fortnight|upcoming|"
    r"(?:mon|tue|wed|thu|fri|sat|sun)\w* (?:the )?\d+(?:st|nd|rd|th)?|"
    r"end of (?:the |this |next )?(?:day|\w+day|tomorrow)|labor|thanksgiving|"
    r"halloween|mlk\w*|martin|presidents?|memorial|columbus|mother|father|"
    r"(?:earlier|later|sometime)(?: in)? (?:this|the|previous|last|"
    r"next|today)\b.*|(?:first|second|third|fourth|last|\dst|\dnd|\drd|\dth)(?: \d|"
    r" \w+)? (?:week|month|day|weekend)s? of.*|"
    r"(?:\d+|an?|one|two|three|four|five|\w+) (?:weeks?|months?|years?) "
    r"(?:ago|from now|from today|later|hence|back|after|before|and).*|in (?:the )?(?:\w+ "
    r")?(?:weeks?|months?|years?)|"
    r"more than.*|less than.*|nineteen \w+|two thousand.*|hundred|"
    r"\w+ (?:twenty|thirty) \w+|year (?:19|20)\d\d (?:or|and).*|or later|or earlier|"
    r"weekdays?|work\w*|customer|at the moment|mid|week of|"
    r"all (?:day|week|month|year)|(?:previous|following) \w+day|previous.*|"
    r"following.*|week (?:starting|beginning|commencing).*|w/c.*|feb 29\w*|"
    r"2/29.*|(?:saint|st) patrick.*|earth day.*|freedom day|jubilee "
    r"day|otd|tonite|nineties|90 ?s|2150|cy\d+|fortnights?|(?:from|between|since|"
    r"before)?(?: the)? ?(?:end|start|middle|late|beginning) (?:of )?.*|"
    r"next \d.*|this \d.*|any time.*|daytime|night-time|mealtime)\b|[<>=~]|\d{8}|^\d{1,2}$|^\d{1,2}[/.-]\d{1,2}$|/\d\d$|\("
)


def _recognizers(path: Path, each: bool) -> None:
    counts: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for case in json.loads(path.read_text(encoding="utf-8-sig")):
        moment = case.get("Context", {}).get("ReferenceDateTime")
        for result in case["Results"]:
            kind = result.get("TypeName", "").removeprefix("datetimeV2.")
            wanted = _wanted(result["Resolution"]["values"]) if kind in _TYPES and result.get("Resolution") else None
            if not moment or wanted is None or _OUT.search(result["Text"]):
                counts["out of scope"][kind or "none"] += 1
                continue
            day = dt.datetime.fromisoformat(moment).date()
            context = Context(published=(day, day), told=of_day(day), day_first=False, parts=_TABLE)
            got = [time for time in resolve(result["Text"], context) if time.known or kind == "duration"]
            right = _judged(kind, wanted, got, day)
            counts[kind][right] += 1
            if each and right != "right":
                print(
                    kind,
                    "|",
                    result["Text"],
                    "|",
                    moment[:16],
                    "|",
                    sorted(map(str, wanted)),
                    "|",
                    [_plain(time) for time in got],
                )
    total: collections.Counter[str] = collections.Counter()
    for kind, count in counts.items():
        print(f"{kind:16}", dict(count))
        total += count if kind != "out of scope" else collections.Counter()
    part = total["right"] / sum(total.values()), 1 - total["wrong"] / sum(total.values())
    print(f"in scope {sum(total.values())}: right {part[0]:.3f}, at least one of two {part[1]:.3f}")


def _judged(kind: str, wanted: set[object], got: list[Time], day: dt.date) -> str:
    """Judge by the tables' readings: right where each is given and no other.

    What is a convention of theirs is allowed: the last day, month or year of "from A to B" stands outside, a stretch of days from
    the day of speaking begins or ends a day beside it, "since" may look ahead.
    """
    if kind == "duration":
        return "right" if wanted & {time.base or time.value for time in got} else "wrong"
    ahead = {value for value in wanted if isinstance(value, tuple) and value[1] == "" and value[0] > day.isoformat()}
    if len(wanted) > 1 and len(wanted - ahead) >= 1 and got and all(time.end is None for time in got):
        wanted = wanted - ahead if len(got) == 1 else wanted
    forms = [_forms(time, day) for time in got]
    hit = [bool(form & wanted) for form in forms]
    found = {value for value in wanted if any(value in form for form in forms)}
    if found == wanted and all(hit):
        return "right"
    return "one of two" if found else "wrong"


def _forms(time: Time, day: dt.date) -> set[object]:
    start, end = _plain(time)
    forms: set[object] = {(start, end)}
    if time.end and time.start and time.last_day and time.precision == "interval":
        last = time.last_day
        low = {"Y": last.replace(month=1, day=1), "M": last.replace(day=1)}.get(time.grains[1], last)
        forms.add((start, f"{low}T00:00"))
        if time.first_day == day:
            after = f"{day + dt.timedelta(days=1)}T00:00"
            forms |= {(after, end), (after, f"{low}T00:00")}
    if time.end and time.start is None and time.last_day:
        forms.add(("", f"{time.last_day}T00:00"))
    return forms


def _plain(time: Time) -> tuple[str, str]:
    return tuple(end.isoformat()[:16] if end else "" for end in (time.start, time.end))  # type: ignore[return-value]


def _wanted(values: list[dict[str, str]]) -> set[object] | None:
    """Return the readings of a table as half-open intervals, or the durations; ``None`` where it gives none."""
    found: set[object] = set()
    for value in values:
        if value.get("value") == "not resolved" or "list" in value:
            return None
        if value["type"] == "duration":
            found.add(value["timex"])
        elif value["type"] in ("date", "datetime"):
            start = dt.datetime.fromisoformat(value["value"])
            end = start + dt.timedelta(days=1) if value["type"] == "date" else start
            found.add((start.isoformat()[:16], end.isoformat()[:16]))
        else:
            found.add(tuple(_end(value.get(side)) for side in ("start", "end")))
    return found


def _end(text: str | None) -> str:
    if not text:
        return ""
    moment = dt.datetime.fromisoformat(text)
    moment += dt.timedelta(seconds=moment.second)  # 23:59:59 is midnight
    return moment.isoformat()[:16]


if __name__ == "__main__":
    main()
