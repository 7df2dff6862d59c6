"""Places as sentences tell them: parts of towns by their side, places that are withheld, lands beside a town."""

import dataclasses

import pytest
from tests.picture.brief.reports import Told, finding_of

from fogline.picture.brief.places import place_adverb, place_name

STRUCK = Told(
    "Jets struck Brenn on 4 March",
    "air_strike",
    "struck",
    place=("Brenn", "Brenn", "settlement"),
)


def adverb(words: str, **place: object) -> str:
    finding = finding_of(STRUCK)
    assert finding.claim.place is not None
    coarse = dataclasses.replace(finding.claim.place, words=words, **place)  # type: ignore[arg-type]
    return place_adverb(dataclasses.replace(finding.claim, place=coarse), finding.evidence)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("S outskirts of Brenn", "on the southern outskirts of Brenn"),
        ("NE suburbs of Brenn", "in the north-eastern suburbs of Brenn"),
        ("outskirts of Brenn", "on the outskirts of Brenn"),
        ("<= 33 km N of Brenn", "north of Brenn"),
        ("Tora, southern Ostrovia", "in Tora, southern Ostrovia"),
        ("Tora, N of Brenn", "in Tora north of Brenn"),
    ],
)
def test_sides_and_lands_are_words(words: str, told: str) -> None:
    assert adverb(words) == told


@pytest.mark.parametrize(
    ("name", "told"),
    [("North Ostrovia", "in North Ostrovia (exact place withheld)"), ("place withheld", "at a place that is withheld")],
)
def test_a_withheld_place_is_told_by_what_it_lies_in(name: str, told: str) -> None:
    words = "within 12 km; exact place withheld"
    assert adverb(words, name=name, precision="district") == told
    finding = finding_of(STRUCK)
    assert finding.claim.place is not None
    coarse = dataclasses.replace(finding.claim.place, name=name, words=words, precision="district")
    assert not place_name(dataclasses.replace(finding.claim, place=coarse), finding.evidence)
