"""Texts and pages made to keep a reader busy: time stays in proportion to their size."""

import time
from collections.abc import Callable

import pytest

from fogline.documents.blocks import clean_plain
from fogline.documents.captions import is_caption
from fogline.documents.dating import date_text
from fogline.documents.html import extract_page
from fogline.documents.inline import unmarked
from fogline.documents.junk import is_junk
from fogline.documents.language import identify
from fogline.documents.markdown import pieces

LONG = 10_000
SHORT = 1_400  # just short enough to be looked at
BOUND = 3.0  # seconds of this process, for the machine may be busy; what this guards against took many times as long
RUNS = [
    " ",
    "\t",
    "\xa0",
    ".",
    "…",
    "-",
    '"',
    "“",
    "1",
    "1 ",
    "a ",
    "A",
    "a-",
    "A.",
    "| ",
    "#a",
    "[a",
    "@",
    "?",
    "\n",
    "\u0301\u0316",
]
HEADS = ["The army said on Monday", "By ", "(", "Photo by ", "May 5", "The man is "]
SENTENCE = "<p>Shelling was heard near the river crossing on Sunday night, the mayor said.</p>"


def every_piece(text: str) -> None:
    for piece in pieces(text):
        unmarked(text[piece.start : piece.end])


@pytest.mark.parametrize("look", [is_junk, is_caption, clean_plain, date_text, identify, extract_page, every_piece])
def test_long_runs_take_no_time(look: Callable[[str], object]) -> None:
    look("It was quiet.")  # loads what it needs
    heads = {extract_page: HEADS[:1], date_text: ["May 5"]}.get(look, HEADS)
    for head in heads:
        for run in RUNS:
            started = time.process_time()
            for length in (SHORT, LONG):
                look(head + run * (length // len(run)) + " that two x y z a b died!")
            assert time.process_time() - started < BOUND, (head, run)


@pytest.mark.parametrize("date", ["1 May 2020 ", "1 May ", "Monday ", "“today ", "two days ago on Monday "])
def test_many_dates_take_no_time(date: str) -> None:
    started = time.process_time()
    date_text(date * (LONG // len(date)))
    assert time.process_time() - started < BOUND


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + SENTENCE,
        "<div>" * 30_000 + SENTENCE + "</div>" * 30_000,
        "<div>x</div>" * 20_000 + SENTENCE,
        "<p>" + "<span>x</span> " * 20_000 + SENTENCE,
        "<body>" + "<br>" * 30_000 + SENTENCE,
        SENTENCE + '<script type="application/ld+json">[' + "{}," * 50_000 + "{}]</script>",
    ],
    ids=["deep", "closed", "wide", "inline", "breaks", "data"],
)
def test_vast_pages_are_read_in_time(page: str) -> None:
    started = time.process_time()
    blocks = extract_page(page).blocks
    assert time.process_time() - started < 2 * BOUND
    assert any("the mayor said" in block.text for block in blocks)
