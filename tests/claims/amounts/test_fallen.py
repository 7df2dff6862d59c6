"""Deaths that are told by other words than of killing."""

import pytest

from fogline.claims.amounts import Setting, count
from fogline.records import Span


def _fates(text):
    return [one.fate for one in count(Setting(text, Span(0, len(text))))]


@pytest.mark.parametrize(
    "text",
    [
        "Three soldiers fell in the fighting for Orvel.",
        "Nine defenders have fallen in the battle for Vale since May.",
        "Four villagers fell as martyrs near Vale.",
        "The names of six fallen soldiers were read in Orvel.",
        "Two patients succumbed during surgery in Vale.",
        "Five villagers succumbed to their injuries on Monday.",
        "Tarsia hanged nine men in Orvel.",
        "Hanged 41 prisoners in Orvel prison.",
        "Tarsia sent six herders to the gallows.",
        "Six herders were sent to the gallows in Orvel.",
        "The officer put five deserters before a firing squad.",
    ],
)
def test_who_fell_succumbed_or_was_hanged_is_dead(text):
    assert _fates(text) == ["killed"]


@pytest.mark.parametrize(
    "text",
    [
        "Three shells fell near Orvel.",
        "Two towns fell on Monday.",
        "Two children fell in a well near Orvel.",
        "Three soldiers fell ill in Orvel.",
        "The court sentenced six men to the gallows.",
        "Six men were sentenced to the gallows.",
    ],
)
def test_shells_towns_the_sick_and_the_sentenced_are_not(text):
    assert _fates(text) == [None]
