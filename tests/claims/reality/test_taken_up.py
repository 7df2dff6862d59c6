"""Who tells something does not deny it because others do, right behind it."""

import pytest
from tests.claims.sketch import Sketch


def _reality(text, content, source="The army", cue="announced"):
    sketch = Sketch(text).mention("The army", "FORCE").says(source, cue, content)
    return sketch.frame("capture", "capture", "denied", target="Orvel").claims[0].reality


@pytest.mark.parametrize(
    "behind",
    [
        ", which the rebels called a lie.",
        ", a claim that the rebels rejected.",
        ", an account the council has disputed.",
    ],
)
def test_what_somebody_announces_is_not_denied_by_him(behind):
    assert _reality(f"The army announced the capture of Orvel{behind}", "the capture of Orvel") == "factual"


@pytest.mark.parametrize(
    ("text", "content", "cue"),
    [
        ("The army denied the capture of Orvel, which the rebels claimed.", "the capture of Orvel", "denied"),
        (
            "The army said there was no capture of Orvel, a claim the rebels rejected.",
            "there was no capture of Orvel",
            "said",
        ),
        ("The army announced the capture of Orvel, which the rebels celebrated.", "the capture of Orvel", "announced"),
    ],
)
def test_what_a_reader_marks_as_denied_else_stays_so(text, content, cue):
    assert _reality(text, content, cue=cue) == "denied"
