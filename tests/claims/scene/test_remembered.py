"""What is only remembered happened years ago."""

import pytest
from tests.claims.sketch import Sketch


def _when(text, trigger, kinds=(), type_="capture", published="2024-05-03"):
    when = Sketch(text, published, kinds=kinds).frame(trigger, type_).claim.when
    return when and (when.start, when.end)


@pytest.mark.parametrize(
    ("text", "trigger", "time"),
    [
        ("Elders marked the third anniversary of the capture of Orvel.", "capture", ("2021-04-02", "2021-06-03")),
        ("On the 30th anniversary of the Orvel massacre bells rang.", "massacre", ("1994-04-02", "1994-06-03")),
        ("A ten-year anniversary of the siege is near.", "siege", ("2014-04-02", "2014-06-03")),
        ("Crowds met on the anniversary of the fall of Orvel.", "fall", (None, "2023-06-18")),
        ("On the six-month anniversary of the raid bells rang.", "raid", None),
        ("On the anniversary of the war rebels shelled Orvel.", "shelled", None),
    ],
)
def test_an_anniversary_is_of_years_ago(text, trigger, time):
    assert _when(text, trigger) == time


@pytest.mark.parametrize(
    ("head", "trigger", "dated"),
    [
        ("Fall of Orvel, ten years on", "Fall", True),
        ("Orvel massacre 10 years later: a clerk remembers", "massacre", True),
        ("Ten years on: how Orvel was taken", "taken", True),
        ("Ten years on, rebels take Orvel again", "take", False),
        ("Ten years later Orvel is shelled", "shelled", False),
    ],
)
def test_a_headline_that_counts_the_years(head, trigger, dated):
    found = _when(f"{head}\nElders remember.", trigger, ("title", "text"))
    assert (found is not None and found[0][:4] == "2013") is dated


def test_without_a_day_of_publication_nobody_knows():
    assert _when("Elders marked the third anniversary of the capture.", "capture", published=None) is None
