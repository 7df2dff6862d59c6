"""What is said not to be suspended goes on, or will."""

import pytest
from tests.claims.sketch import Sketch


@pytest.mark.parametrize(
    ("text", "reality"),
    [
        ("The talks with Tarsia would not be suspended.", "future"),
        ("The talks between Tarsia and the Azure Front will never be broken off.", "future"),
        ("The talks in Orvel were not called off.", "factual"),
        ("The talks haven't been interrupted.", "factual"),
        ("The envoy denied that the talks had been halted.", "factual"),
    ],
)
def test_what_is_not_stopped_goes_on(text, reality):
    assert Sketch(text).frame("talks", "talks", "denied").claim.reality == reality


@pytest.mark.parametrize(
    "text",
    [
        "The talks were suspended.",
        "The talks would not be resumed.",
        "There were no talks, and the fair would not be suspended.",
        "The envoy did not deny that the talks had been halted.",
        "The talks that the envoy said would not be suspended never began.",
    ],
)
def test_what_is_stopped_or_never_began_does_not(text):
    assert Sketch(text).frame("talks", "talks", "denied").claim.reality == "denied"
