"""What goes on behind a relative clause is done by who did what stands before it."""

import pytest
from tests.claims.sketch import Sketch


def _doers(text, given, main="Guards"):
    sketch = Sketch(text).mention("Guards", "FORCE").frame("freed", "release", actor=main)
    return [one.party for one in sketch.frame("killed", "casualties", actor=given).claims[1].actors]


@pytest.mark.parametrize("given", ["raiders", ["Guards", "raiders"]])
def test_the_main_clause_goes_on(given):
    text = "Guards freed the crew, whom raiders had taken on Friday, and killed nine of them."
    assert _doers(text, given) == ["Guards"]
    assert _doers(text.replace("whom", "which").replace("and killed", "and later killed"), given) == ["Guards"]


def test_the_clause_itself_has_its_own_doer():
    text = "Guards freed the crew, whom raiders killed on Friday, and left."
    assert _doers(text, "raiders") == ["raiders"]


@pytest.mark.parametrize(
    "text",
    [
        "Guards freed the crew, and raiders killed nine of them.",
        "Guards freed the crew, which had hidden, and raiders killed nine of them.",
    ],
)
def test_who_is_named_behind_the_clause_did_it(text):
    assert _doers(text, "raiders") == ["raiders"]
