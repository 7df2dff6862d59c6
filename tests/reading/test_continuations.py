"""What is said with no cue of its own goes on from something, or stands in quotation marks."""

import re

from fogline.reading.continuations import continuations
from fogline.records import Attribution, Span

TEXT = (
    "Bridges are down, the governor said. Two districts have no water. Trains stand still.\n"
    "Weather\nRain is expected. “We wait for the army.” Nobody came."
)


def sentences() -> list[tuple[Span, ...]]:
    ends = [match.end() for match in re.finditer(r"[.”](?= |\n|$)|Weather", TEXT)]
    begins = [0, *(end + 1 for end in ends[:-1])]
    return [
        tuple(Span(begin + word.start(), begin + word.end()) for word in re.finditer(r"\w+", TEXT[begin:end]))
        for begin, end in zip(begins, ends, strict=True)
    ]


def span(words: str) -> Span:
    at = TEXT.index(words)
    return Span(at, at + len(words))


def kept(found: list[str], said: list[Attribution]) -> list[str]:
    cut = sentences()
    rows = [[one for one in map(span, found) if words[0].start - 1 <= one.start < words[-1].end] for words in cut]
    return [one.content[0].of(TEXT) for one in continuations(TEXT, cut, rows, said)]


GOVERNOR = Attribution(span("the governor"), span("said"), None, (span("Bridges are down"),))


def test_words_go_on_sentence_by_sentence_from_somebodys() -> None:
    assert kept(["Two districts have no water", "Trains stand still"], [GOVERNOR]) == [
        "Two districts have no water",
        "Trains stand still",
    ]


def test_where_nobody_has_begun_to_speak_nobody_goes_on() -> None:
    assert kept(["Two districts have no water", "Trains stand still"], []) == []


def test_a_sentence_that_is_nobodys_ends_it() -> None:
    assert kept(["Two districts have no water", "Rain is expected", "Nobody came"], [GOVERNOR]) == [
        "Two districts have no water"
    ]


def test_quotation_marks_are_a_beginning() -> None:
    assert kept(["We wait for the army"], []) == ["We wait for the army"]
    assert kept(["“We wait for the army.”", "Nobody came"], []) == ["“We wait for the army.”", "Nobody came"]


def test_what_goes_on_has_no_source_and_no_cue_of_its_own() -> None:
    cut = sentences()
    rows = [[span("Trains stand still")] if number == 1 else [] for number in range(len(cut))]
    (one,) = continuations(TEXT, cut, rows, [GOVERNOR])
    assert (one.source, one.cue, one.continues) == (None, None, True)


def test_a_title_may_say_who_speaks_in_what_follows() -> None:
    cut = sentences()
    rows = [[span("Trains stand still")] if number == 2 else [] for number in range(len(cut))]
    assert not list(continuations(TEXT, cut, rows, []))
    (one,) = continuations(TEXT, cut, [[], *rows[2:], []], [], speaker=True)  # one sentence behind the title
    assert one.content[0].of(TEXT) == "Trains stand still"
    assert len(list(continuations(TEXT, cut, rows, [], speaker=True))) == 1  # and where that one was missed, the next
    assert not list(continuations(TEXT, cut, [[], [], [], *rows[2:]], [], speaker=True))
