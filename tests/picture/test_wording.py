"""The wording of claims for people, and the taming of untrusted text."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.picture.wording import (
    change_words,
    deed_words,
    evidence_words,
    label,
    party_words,
    place_words,
    plain,
    published_words,
    quantity_words,
    quoted,
    safe,
    shorten,
    told_words,
    voice_words,
    when_words,
)
from fogline.records import Certainty, Footprint, Interval, Link, Published, QuantityRange, Reality, Report, Span
from fogline.records.claim import Polarity


def test_a_time_without_a_value_keeps_its_words() -> None:
    text = "It happened some days ago."
    assert when_words(Interval(Span(12, 25)), text) == "“some days ago”"


def test_a_time_with_a_value_gives_both() -> None:
    text = "It happened on Tuesday."
    when = Interval(Span(15, 22), "2031-03-04", "2031-03-04")
    assert when_words(when, text) == "Tue 4 Mar 2031 (“Tuesday”)"


@pytest.mark.parametrize(
    ("low", "high", "approximate", "unit", "of", "words"),
    [
        (600, 600, True, None, "soldiers", "about 600 soldiers"),
        (500, 1000, False, None, None, "500–1,000"),
        (100, None, False, None, "dead", "at least 100 dead"),
        (None, 50, False, None, None, "at most 50"),
        (1300, 1300, False, "km", None, "1,300 km"),
        (0.33, 0.33, False, "ratio", None, "33 %"),
        (0, 0, False, None, None, "0"),
    ],
)
def test_numbers_keep_their_range(
    low: float | None, high: float | None, approximate: bool, unit: str | None, of: str | None, words: str
) -> None:
    assert quantity_words(QuantityRange(low, high, approximate, unit, of, Span(0, 5)), "12345 men") == words


def test_words_for_a_number_stand_before_the_range_that_they_mean() -> None:
    assert quantity_words(QuantityRange(24, 99, False, None, "houses", Span(0, 6)), "dozens") == "dozens (24–99) houses"


def test_a_number_tells_what_became_of_whom_and_of_how_many() -> None:
    text = "14 of 17 drones were downed"
    told = QuantityRange(14, 14, False, None, "drones", Span(0, 2), "shot down", "XX", Span(6, 8))
    assert quantity_words(told, text) == "14 drones shot down [XX] (of 17)"


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Footprint("Orvel", Span(0, 8)), "Orvel"),
        (Footprint("Orvel", Span(0, 8), radius_km=2.0, words="Orvel"), "Orvel"),
        (
            Footprint("Orvel", Span(15, 39), words="<= 7 km N of Orvel"),
            "≤ 7 km N of Orvel (“just north of Orvel town”)",
        ),
        (Footprint("Orvel", Span(0, 8), radius_km=4.0), "Orvel, within 4 km"),
        (
            Footprint("Orvel", Span(0, 8), words="Orvel", confidence=0.3, candidates=("a:1", "a:2")),
            "Orvel, or another place of that name",
        ),
        (Footprint("an unknown place", Span(0, 8), words="unknown place"), "unknown place (“in Orvel”)"),
    ],
)
def test_a_place_says_how_far_it_reaches_and_whether_it_is_sure(place: Footprint, words: str) -> None:
    assert place_words(place, "in Orvel, not (just north of Orvel town)") == words


def test_words_that_only_describe_a_place_nobody_finds_stand_in_quotes() -> None:
    assert place_words(Footprint("under the bridge", Span(0, 16)), "") == "“under the bridge”"
    assert place_words(Footprint("Orvel", Span(0, 5)), "") == "Orvel"


def test_both_days_are_told_where_the_words_leave_it_open() -> None:
    when = Interval(
        Span(0, 6), "2031-03-03", "2031-03-03", candidates=(Interval(Span(0, 6), "2031-03-10", "2031-03-10"),)
    )
    assert when_words(when, "Monday", 2031) == "Mon 3 Mar or Mon 10 Mar (“Monday”)"


def test_a_number_that_could_not_be_read_keeps_its_words() -> None:
    assert quantity_words(QuantityRange(None, None, False, None, None, Span(0, 6)), "dozens of them") == "dozens"


def test_a_party_shows_the_printed_words_only_where_they_differ() -> None:
    assert party_words("Ada Brenn", "she", "XX") == "Ada Brenn (“she”) [XX]"
    assert party_words("the ministry", "The ministry", None) == "the ministry"
    assert party_words("", "", None) == "unnamed"


def test_an_unknown_publication_date_is_said_to_be_unknown() -> None:
    assert published_words(Published(), "") == "publication date unknown"


@pytest.mark.parametrize(
    ("reality", "polarity", "band", "words"),
    [
        ("factual", "positive", Certainty(0.9, 1.0), ("told as fact", "")),
        ("factual", "positive", Certainty(0.55, 0.75), ("hedged", "55–75 %")),
        ("possible", "positive", Certainty(0.2, 0.8), ("hedged", "20–80 %")),
        ("denied", "negative", Certainty(0.0, 0.1), ("denied", "")),
        ("factual", "negative", Certainty(0.0, 0.1), ("denied", "")),
        ("future", "positive", Certainty(0.4, 0.9), ("said to come", "40–90 %")),
        ("hypothetical", "positive", Certainty(0.0, 0.5), ("hypothetical", "0–50 %")),
    ],
)
def test_a_band_is_shown_only_where_the_source_leaves_doubt(
    report: Report, reality: Reality, polarity: Polarity, band: Certainty, words: tuple[str, str]
) -> None:
    assert told_words(replace(report.claims[1], reality=reality, polarity=polarity, certainty=band)) == words


@pytest.mark.parametrize(
    ("type_", "words"),
    [("shelling", "by people"), ("displacement", "of people"), ("casualties", "involving people")],
)
def test_who_only_figures_in_an_event_is_not_made_its_cause(report: Report, type_: str, words: str) -> None:
    assert deed_words(replace(report.claims[1], type=type_)) == words


def test_a_target_alone_reads_on_from_the_type(report: Report) -> None:
    claim = replace(report.claims[0], actors=())
    assert deed_words(claim) == "to the road bridge"
    assert deed_words(replace(claim, type="shelling")) == "→ the road bridge"
    assert deed_words(replace(claim, targets=())) == ""


def test_a_voice_is_what_the_sentence_calls_it_and_where_it_speaks() -> None:
    chain = (Link("Ada Brenn", "she", channel="on Telegram"), Link("the ministry", "the ministry itself", side="XX"))
    assert voice_words(chain) == "as “she”, on Telegram"
    assert voice_words(chain[1:]) == ""
    assert voice_words(chain[::-1]) == "Ada Brenn as “she”, on Telegram"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ('"We never fired," he said', '“"We never fired," he said”'),
        ('"We never fired"', '"We never fired"'),
        ("“We never fired", "“We never fired”"),
        ("we never fired”", "“we never fired”"),
        ("we never fired", "“we never fired”"),
        ("never the soldiers’", "“never the soldiers’”"),
    ],
)
def test_quotation_marks_come_in_pairs(words: str, shown: str) -> None:
    at = words.index("never")
    assert "".join(quoted(words[:at], "never", words[at + 5 :])) == shown


def test_terminal_escapes_and_direction_marks_are_neutralised() -> None:
    hostile = "calm\x1b[31mred\x1b]0;title\x07 \u202egnp.exe \x9b2J\udc80 end\r\n next"
    tamed = plain(hostile)
    assert not set(tamed) & set("\x1b\x07\u202e\x9b\udc80\r\n")
    assert tamed.startswith("calm")
    assert tamed.endswith("end next")


@given(st.text(st.characters()))
def test_safe_keeps_the_length(text: str) -> None:
    assert len(safe(text)) == len(text)


def test_label_reads_as_words() -> None:
    assert label("missile_strike") == "missile strike"


@given(st.text(), st.integers(1, 40))
def test_shorten_never_exceeds_its_length(text: str, length: int) -> None:
    assert len(shorten(text, length)) <= max(length, 2)


def test_evidence_is_shortened_around_the_trigger() -> None:
    text = "Long before this the town had been quiet and then rebels shelled the market square for hours on end without pause."
    trigger = Span(text.index("shelled"), text.index("shelled") + 7)
    before, word, after = evidence_words(text, Span(0, len(text)), trigger, 50)
    assert word == "shelled"
    assert before.startswith("…")
    assert before.endswith("rebels ")
    assert after.startswith(" the")
    assert after.endswith("…")
    assert len(before + word + after) <= 55


@given(st.text(min_size=1), st.data())
def test_evidence_words_survive_any_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    parts = evidence_words(text, Span(0, len(text)), Span(start, end), 30)
    assert sum(map(len, parts)) <= 45


def test_marks_that_set_a_name_apart_show_nothing() -> None:
    assert plain("a house in \u202bKhan Younis\u202c and \u2067Rafah\u2069") == "a house in Khan Younis and Rafah"


def test_a_change_is_told_as_it_is_typed() -> None:
    quantities = [
        {"low": 12, "high": 20, "of": "civilians", "fate": "killed", "side": None},
        {"low": 3, "high": 3, "of": None, "fate": "wounded", "side": "UA"},
        {"low": 20, "high": None, "of": "houses", "fate": None, "side": None},
    ]
    assert change_words(json.dumps({"quantities": quantities})) == (
        "quantities: 12–20 civilians killed; 3 wounded [UA]; at least 20 houses"
    )
    assert change_words(
        json.dumps({"actors": [{"party": "a militia", "side": None}, {"party": "Police", "side": "UA"}]})
    ) == ("actors: a militia; Police [UA]")
    assert change_words(json.dumps({"targets": [], "certainty": [0.5, 0.8]})) == "targets: []; certainty: [0.5, 0.8]"


def test_a_party_of_which_no_more_is_told_than_its_side_is_named_as_that() -> None:
    assert party_words("RU", "Four Russian", "RU") == "Russia [RU]"
    assert party_words("Hamas", "Hamas", "Hamas") == "Hamas [Hamas]"
    assert party_words("RU", "", None) == "RU"
