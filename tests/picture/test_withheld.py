"""What is kept back is said in the same sentences everywhere, and links lead to the web alone."""

import datetime

import pytest

from fogline.picture.addresses import web_address
from fogline.picture.withheld import delay_words, withheld_words
from fogline.picture.wording import counted


def test_nothing_kept_back_says_nothing() -> None:
    assert list(withheld_words(0, redacted=False)) == []


def test_held_back_and_redacted_are_told() -> None:
    said = list(withheld_words(1200, redacted=True, delay="2 days"))
    assert said[0] == "1,200 events are held back: something in them is younger than the delay of 2 days."
    assert said[1].startswith("Redacted: ")
    assert list(withheld_words(1, redacted=False)) == [
        "1 event is held back: something in them is younger than the delay."
    ]


def test_a_delay_is_told_in_days_or_hours() -> None:
    assert [delay_words(datetime.timedelta(hours=hours)) for hours in (0, 1, 36, 72)] == [
        "", "1 hour", "36 hours", "3 days"
    ]  # fmt: skip


def test_a_delay_is_told_where_it_held_nothing_back() -> None:
    assert list(withheld_words(0, redacted=False, delay="3 hours")) == [
        "Events younger than 3 hours are held back; there were none."
    ]


@pytest.mark.parametrize("url", [None, "", "javascript:alert(1)", "file:///etc/passwd", "http://[", "//no.scheme/x"])
def test_what_is_no_address_of_the_web_is_no_link(url: str | None) -> None:
    assert web_address(url) is None


def test_an_address_of_the_web_is_a_link() -> None:
    assert web_address("HTTPS://example.org/a?b=1") == "HTTPS://example.org/a?b=1"


def test_a_count_has_its_noun() -> None:
    assert [counted(number, "report") for number in (0, 1, 1200)] == ["0 reports", "1 report", "1,200 reports"]
