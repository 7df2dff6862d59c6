"""The table of a report in a terminal."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from fogline.cli.table import table
from fogline.records import Report


@pytest.mark.parametrize("width", [40, 80, 160])
def test_no_line_is_wider_than_the_terminal(report: Report, width: int) -> None:
    assert max(cell_len(line) for line in table(report, width).splitlines()) <= width


def test_the_head_says_what_was_read(report: Report) -> None:
    head = table(report, 160).splitlines()[:3]
    assert head == [
        "Bridge at Lanivka destroyed, governor says",
        "Daily Example · Wed 5 Mar 2031 (inferred from “Tuesday”)",
        "3 blocks read · 2 set aside (1 printed again) · 3 mentions · 1 attribution · 3 claims",
    ]


def test_a_claim_says_who_what_where_when_how_sure_and_in_which_words(report: Report) -> None:
    printed = table(report, 160)
    assert "soldiers [XX] ← Ada Brenn ← Daily Example  1 claim" in printed
    for words in (
        "damage",
        "hedged 55–80 %",
        "Ada Brenn on Telegram",
        "told as fact",
        "of people",
        "artillery → the road bridge",
        "Lanivka, Example Oblast, XX",
    ):
        assert words in printed
    assert "Tue 4 Mar, evening (“late on Tuesday”)" in printed
    assert "said with “likely”" in printed
    assert "destroyed the road bridge at Lanivka late" in printed
    assert "said again once (caption)" in printed
    assert "about 40 people" in printed


def test_the_head_names_the_source_and_stands_in_for_a_title(report: Report) -> None:
    assert table(report, 160, source="in/a.txt").splitlines()[1] == "in/a.txt"
    bare = replace(report, document=replace(report.document, title=None))
    assert table(bare, 160, source="in/a.txt").splitlines()[:2] == ["a.txt", "in/a.txt"]
    assert table(bare, 160, source="-").splitlines()[0] == "standard input"


def test_the_foot_says_what_the_band_means(report: Report) -> None:
    assert table(report, 80).rstrip().endswith("How sure the source says it is, not how sure it is true.")


def test_a_plain_table_has_no_escapes_and_a_coloured_one_has(report: Report) -> None:
    assert "\x1b" not in table(report, 80)
    assert "\x1b[" in table(report, 80, colour=True)


def test_the_words_of_a_report_cannot_steer_the_terminal(report: Report) -> None:
    text = report.document.text.replace("Artillery", "\x1b[2J\x07\u202eabc")
    assert len(text) == len(report.document.text)
    document = replace(report.document, title="[red]bold\x1b]0;owned\x07", publisher="\x9b31mX", text=text)
    printed = table(replace(report, document=document), 80)
    assert not set(printed) & set("\x1b\x07\x9b\u202e")
    assert "[red]bold" in printed


def test_a_report_without_claims_says_so(report: Report) -> None:
    bare = replace(
        report, claims=(), frames=(), document=replace(report.document, title=None, publisher=None, blocks=())
    )
    printed = table(bare, 80)
    assert "Untitled" in printed
    assert "publisher unknown" in printed
    assert "No claims found." in printed


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(title=st.text(), width=st.integers(1, 200))
def test_any_title_at_any_width(report: Report, title: str, width: int) -> None:
    printed = table(replace(report, document=replace(report.document, title=title)), width)
    assert max(cell_len(line) for line in printed.splitlines()) <= max(width, 40)
