"""Settings say what they may be, and are refused where they cannot be."""

import datetime

import pytest

from fogline.ledger.settings import LedgerSettings, Publisher, checked, described, settings_of, value_words
from fogline.records.errors import UsageError
from fogline.records.ledger import Setting


def _given(**values: str) -> dict[str, Setting]:
    pairs = [checked(key.replace("__", "/"), value) for key, value in values.items()]
    return {key: Setting(key, value, "ada", "2031-03-06T10:00:00Z") for key, value in pairs}


def test_nothing_set_leaves_every_default() -> None:
    assert settings_of({}) == LedgerSettings()


def test_what_is_written_comes_back_as_values() -> None:
    given = _given(theatre="UA, RU", languages="en uk", redact="on", delay="3d")
    assert settings_of(given) == LedgerSettings(("UA", "RU"), ("en", "uk"), True, datetime.timedelta(days=3))


def test_a_publisher_has_a_side_a_kind_and_a_reliability() -> None:
    given = _given(**{"publisher__Daily Example": "side=UA kind=newspaper reliability=B"})
    assert settings_of(given).publishers == {"Daily Example": Publisher("Daily Example", "UA", "newspaper", "B")}


def test_off_and_empty_put_a_setting_back() -> None:
    assert settings_of(_given(redact="off", delay="off", theatre="")) == LedgerSettings()


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("colour", "red", "the settings are delay, languages, redact, theatre"),
        ("publisher/", "side=UA", "the settings are"),
        ("theatre", "Ukraine", "codes of countries"),
        ("languages", "english", "codes of languages"),
        ("redact", "perhaps", "on or off"),
        ("delay", "soon", "48h, 7d or 2w"),
        ("publisher/Daily Example", "kind=tabloid", "want one of agency"),
        ("publisher/Daily Example", "reliability=G", "from A"),
        ("publisher/Daily Example", "owner=nobody", "side=CODE"),
    ],
)
def test_what_cannot_be_is_refused_with_what_can(key: str, value: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        checked(key, value)


def test_a_setting_of_a_newer_version_is_passed_over() -> None:
    later = {"holidays": Setting("holidays", '"none"', "ada", "2031-03-06T10:00:00Z")}
    assert settings_of(later) == LedgerSettings()


def test_every_setting_is_described() -> None:
    assert set(described()) == {"delay", "languages", "redact", "theatre", "publisher/NAME"}


@pytest.mark.parametrize(
    ("given", "shown"),
    [("170w", "170w"), ("14 days", "2w"), ("5d", "5d"), ("3d", "72h"), ("100h", "100h"), ("0", "off")],
)
def test_a_delay_is_told_as_people_give_it(given: str, shown: str) -> None:
    assert value_words(_given(delay=given)["delay"]) == shown
