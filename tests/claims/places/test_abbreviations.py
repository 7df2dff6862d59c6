"""Short forms of states and provinces."""

import pytest

from fogline.claims.places.abbreviations import written_out


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("Ky.", "Kentucky"),
        ("KY", "Kentucky"),
        ("N.Y.", "New York"),
        ("W. Va.", "West Virginia"),
        ("Ill.", "Illinois"),
        ("Ont.", "Ontario"),
        ("NSW", "New South Wales"),
    ],
)
def test_short_forms_are_written_out(short: str, name: str) -> None:
    found = written_out(short)
    assert found is not None
    assert found[0] == name


@pytest.mark.parametrize("word", ["Ky", "Me", "Or", "in", "Paris", "", "K" * 500, "Zz."])
def test_words_are_no_short_forms(word: str) -> None:
    assert written_out(word) is None
