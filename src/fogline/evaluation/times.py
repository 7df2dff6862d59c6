"""Times: are marked phrases of time given the right value? Counted against texts and tables of phrases by people."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from fogline.claims.scene.when import days_of
from fogline.claims.times import Time, Told, from_short, short, times_of, timex
from fogline.evaluation.scores import Counts
from fogline.reading.sentences import sentence_spans
from fogline.records import Document, Mention, Reading, Span

Form = Literal["timex", "short"]
Days = tuple[dt.date | None, dt.date | None]
_SHOWN = 40  # code points of context on either side of a miss


@dataclass(frozen=True, slots=True)
class TimeTexts:
    """Texts with marked times and their values, written as TIMEX2 or 3 ("timex") or in our short form."""

    readings: tuple[Reading, ...]
    form: Form
    unreadable: tuple[str, ...] = ()


class TimeMiss(NamedTuple):
    """One phrase with another value than people gave it, in its context."""

    text: str
    words: str
    wanted: str
    got: str


@dataclass(frozen=True, slots=True)
class TimeScores:
    """Counts over texts.

    ``value``: the same value as written; ``days``: the same first and last day, of phrases that have days. ``false``: phrases
    whose days, as given, share none with those that people gave; ``dated``: phrases with days on both sides.
    """

    documents: int
    value: Counts
    days: Counts
    false: int
    dated: int
    misses: tuple[TimeMiss, ...] = ()


@dataclass(slots=True)
class _Sums:
    value: Counts = field(default_factory=Counts)
    days: Counts = field(default_factory=Counts)
    false: int = 0
    dated: int = 0
    misses: list[TimeMiss] = field(default_factory=list)


def score_times(texts: TimeTexts) -> TimeScores:
    """Return how the marked times of ``texts`` are read against the publication date of each, where one is known."""
    sums = _Sums()
    for reading in texts.readings:
        found = readings_of(reading)
        for mention in (mention for mention in reading.mentions if mention.type == "TIME"):
            _count(sums, texts.form, mention, found.get(mention.span, ()))
            got = _written(found.get(mention.span, ()), texts.form)
            if got != _gold(mention):
                around = _around(reading.document.text, mention.span)
                sums.misses.append(TimeMiss(reading.document.id, around, _gold(mention), got))
    return TimeScores(len(texts.readings), sums.value, sums.days, sums.false, sums.dated, tuple(sums.misses))


def readings_of(reading: Reading) -> dict[Span, tuple[Time, ...]]:
    """Return what the rules make of the times that ``reading`` marks; nobody's values are looked at."""
    document = reading.document
    spans = [mention.span for mention in reading.mentions if mention.type == "TIME"]
    return times_of(Told(document.text, spans, _sentences(document), days_of(document)))


def _sentences(document: Document) -> list[Span]:
    blocks = [block.span for block in document.blocks if block.kept] or list(_lines(document.text))
    return [span for block in blocks for span in sentence_spans(document.text, block.start, block.end)]


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        yield Span(start, start + len(line))
        start += len(line) + 1


def _count(sums: _Sums, form: Form, mention: Mention, times: tuple[Time, ...]) -> None:
    got, gold = _written(times, form), _gold(mention)
    sums.value = sums.value.plus(Counts(int(bool(gold) and got == gold), int(bool(got)), int(bool(gold))))
    if form != "short":
        return
    given, wanted = _days(times[0] if times else None), _days(from_short(gold))
    sums.days = sums.days.plus(Counts(int(wanted is not None and given == wanted), int(bool(given)), int(bool(wanted))))
    if given and wanted:
        sums.dated += 1
        sums.false += _apart(given, wanted)


def _written(times: tuple[Time, ...], form: Form) -> str:
    if not times:
        return ""
    value = timex(times[0]) if form == "timex" else short(times[0])
    return "" if form == "short" and value.startswith("T") else value


def _gold(mention: Mention) -> str:
    return "" if mention.value == "null" else mention.value


def _days(time: Time | None) -> Days | None:
    return (time.first_day, time.last_day) if time is not None and time.known else None


def _apart(one: Days, other: Days) -> bool:
    """Whether two stretches of days, open at an end where that is ``None``, have none in common."""
    first = max(one[0] or dt.date.min, other[0] or dt.date.min)
    return first > min(one[1] or dt.date.max, other[1] or dt.date.max)


def _around(text: str, span: Span) -> str:
    before, after = text[max(span.start - _SHOWN, 0) : span.start], text[span.end : span.end + _SHOWN]
    return " ".join(f"{before}[{span.of(text)}]{after}".split())


@dataclass(frozen=True, slots=True)
class TimePhrase:
    """One phrase of a table: what it may mean when said at ``moment``; ``outside`` says why it is out of scope ("": it is in)."""

    group: str
    words: str
    moment: dt.datetime | None = None
    wanted: frozenset[tuple[str, str] | str] = frozenset()
    outside: str = ""


@dataclass(frozen=True, slots=True)
class PhraseScores:
    """How many phrases of each group are right, partly right (one of two readings, or one too many), wrong, and unread."""

    groups: dict[str, Counter[str]]
    outside: Counter[str]
    misses: tuple[TimeMiss, ...] = ()

    @property
    def all(self) -> Counter[str]:
        """All groups together."""
        return sum(self.groups.values(), Counter())


def score_phrases(phrases: Iterable[TimePhrase]) -> PhraseScores:
    """Return how the phrases of a table are read: all readings of each are compared, for no tense is told."""
    from fogline.evaluation.time_tables import judged, read

    groups: dict[str, Counter[str]] = {}
    outside: Counter[str] = Counter()
    misses: list[TimeMiss] = []
    for phrase in phrases:
        if phrase.outside or phrase.moment is None:
            outside[phrase.outside] += 1
            continue
        times = read(phrase)
        verdict = judged(phrase, times)
        groups.setdefault(phrase.group, Counter())[verdict] += 1
        if verdict != "right":
            wanted = " or ".join(sorted(map(str, phrase.wanted)))
            misses.append(
                TimeMiss(
                    f"{phrase.group}, {phrase.moment:%Y-%m-%d %H:%M}",
                    phrase.words,
                    wanted,
                    " or ".join(map(short, times)),
                )
            )
    return PhraseScores(groups, outside, tuple(misses))
