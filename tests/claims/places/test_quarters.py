"""Parts of cities: they lie in the city that the text names with them."""

import pytest
from tests.claims.places.sketch import bracketed, read

from fogline.claims.footprints.parts import parted
from fogline.claims.places import Resolved, resolve
from fogline.gazetteer import built_in
from fogline.records import Mention


def part(text: str, called: str) -> tuple[str, str]:
    """Return where a name of a text is put: the key of its place, or of the city that it is a part of."""
    one = next(one for one in read(text) if one.name == called)
    if one.place is not None:
        return one.unit, one.place.key.removeprefix("test:")
    return one.unit, one.candidates[0].place.key.removeprefix("test:") if one.unit else ""


@pytest.mark.parametrize(
    "text",
    [
        "Shells hit the [Melk] district of [Osta].",
        "Shells hit [Osta]'s [Melk] district.",
        "Shells hit the [Melk] neighbourhood of [Osta].",
        "Shells hit the [Melk] quarter in the city of [Osta].",
        "[Osta] was shelled at night. A house burned in the [Melk] neighbourhood.",
    ],
)
def test_a_part_lies_in_its_city_though_a_village_elsewhere_is_called_so(text: str) -> None:
    assert part(text, "Melk") == ("section", "osta-capital")


def test_a_part_that_nobody_knows_lies_in_its_city() -> None:
    assert part("[Osta] was shelled. A house burned in the [Drovanskyi] district.", "Drovanskyi")[0] == "section"
    assert part("Shells hit the [Drovan] district of [Garv].", "Drovan") == ("section", "garv")


@pytest.mark.parametrize("city", ["[Osta]", "the city of [Osta]"])
def test_what_is_said_to_lie_in_a_city_is_no_village_of_another_province(city: str) -> None:
    assert part(f"Shells hit [Melk] in {city}. Fires burned in [Melk].", "Melk") == ("section", "osta-capital")
    first, _, last = read(f"Shells hit [Melk] in {city}. Fires burned in [Melk].")
    assert (first.unit, last.unit) == ("section", "section")
    assert part(f"Shells hit [Melk] and [Osta] in turn, and {city} was calm.", "Melk")[0] == ""


def test_a_known_part_near_its_city_keeps_its_place() -> None:
    assert part("Shells hit the [Melk] neighbourhood of [Garv].", "Melk") == ("", "melk-north")


def test_a_bare_district_may_be_one_of_the_land() -> None:
    assert part("[Osta] was calm. Shells hit the [Drovan] district.", "Drovan") == ("", "")
    assert part("[Ostria] was calm. Shells hit the [Drovanskyi] district.", "Drovanskyi") == ("", "")


def test_a_city_is_no_district_where_a_district_is_of_it() -> None:
    assert part("Shells hit the [Drovan] district of [Osta].", "Osta") == ("", "osta-capital")
    assert part("Shells hit the district of [Melk] near [Garv].", "Melk")[0] == "district"


def test_a_name_that_holds_a_part_and_its_city_is_two() -> None:
    def names(words: str) -> list[str]:
        return [one.span.of(words) for one in parted(words, [Mention(0, len(words), "PLACE")])]

    assert names("the Tamar Hill neighbourhood of Osta") == ["Tamar Hill neighbourhood", "Osta"]
    assert names("Osta's Tamar quarter") == ["Osta", "Tamar quarter"]
    assert names("Osta's northern suburbs") == ["Osta"]
    assert names("Lake district") == ["Lake district"]


def test_districts_of_real_cities() -> None:
    text, mentions = bracketed(
        "Drones hit the city of [Zaporizhzhia]. A block burned in the [Shevchenkivskyi] district and a clinic in the "
        "[Khortytskyi] district. In [Aleppo], shells fell on the [Salaheddine] neighbourhood."
    )
    found: dict[str, Resolved] = {one.name: one for one in resolve(text, mentions, built_in()).values()}
    cities = {name: one.candidates[0].place.name for name, one in found.items() if one.unit == "section"}
    assert cities == {"Shevchenkivskyi": "Zaporizhzhia", "Khortytskyi": "Zaporizhzhia", "Salaheddine": "Aleppo"}


def test_a_city_may_stand_before_its_part() -> None:
    assert part("Shells hit the [Osta] suburb of [Drovan].", "Drovan") == ("section", "osta-capital")
    assert part("Shells hit the [Osta] suburb of [Drovan].", "Osta") == ("", "osta-capital")


def test_a_street_lies_in_the_only_town_of_its_text() -> None:
    assert part("[Osta] was shelled. A house burned in [Mill Street].", "Mill Street") == ("section", "osta-capital")
    assert part("A house burned in [Mill Street]. It was the third raid on [Osta].", "Mill Street") == (
        "section",
        "osta-capital",
    )


@pytest.mark.parametrize(
    "text",
    [
        "[Osta] and [Garv] were shelled. A house burned in [Mill Street].",
        "[Osta] was shelled, and [Xyvlodar], too. A house burned in [Mill Street].",  # nobody knows where that is
        "[Ostria] was calm. A house burned in [Mill Street].",
    ],
)
def test_a_street_of_which_town_is_nowhere(text: str) -> None:
    assert part(text, "Mill Street") == ("", "")
