"""How adding goes on, in words: how many, how fast, how long it will take."""

import pytest

from fogline.cli.add import summary_words
from fogline.cli.add_progress import add_progress, duration_words, step_words
from fogline.flow import AddStep, AddSummary


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.2, "0 s"), (89, "89 s"), (120, "2 min"), (5400, "1 h 30 min"), (7500, "2 h 5 min")]
)
def test_a_length_of_time_in_words(seconds: float, words: str) -> None:
    assert duration_words(seconds) == words


def test_a_step_tells_rate_and_time_left() -> None:
    summary = AddSummary(added=200, known=100, read=200, claims=650)
    words = step_words(AddStep("news.csv", summary, part=0.25), 60.0)
    assert words == "200 added, 100 known, 650 claims, 5.0 a second, 25%, 3 min left"
    assert step_words(AddStep("feed", AddSummary(added=1, read=1)), 2.0) == "1 added, 0 claims, 0.5 a second"


def test_a_summary_in_one_line() -> None:
    summary = AddSummary(added=3, known=2, read=3, unread=1, claims=9, copies=1, versions=2, seconds=7.2)
    assert summary_words(summary, "ledger") == (
        "ledger: added 3 (1 copy, 2 new versions), 9 claims, 1 kept without being read, 2 known before in 7 s"
    )
    assert summary_words(AddSummary(read=4, stopped=True), "x").startswith("x: Stopped. Added 0, 0 claims, 4 read anew")


def test_notes_are_told_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with add_progress() as show:
        show(AddStep("news.csv", AddSummary(), notes=("columns text=body\x1b[31m",)))
    told = capsys.readouterr().err
    assert told.startswith("columns text=body")
    assert "\x1b" not in told
