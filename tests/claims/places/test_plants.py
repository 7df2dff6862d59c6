"""Power stations are found by any spelling of their town and by their letters, and never drawn in the town."""

import pytest
from tests.claims.places.sketch import last

from fogline.claims.places.plants import plants
from fogline.gazetteer import built_in


@pytest.mark.parametrize(
    ("printed", "station"),
    [
        ("Zaporizhia NPP", "Zaporizhzhia Nuclear Power Plant"),
        ("Zaporozhye NPP", "Zaporizhzhia Nuclear Power Plant"),
        ("Zaporizhia nuclear power station", "Zaporizhzhia Nuclear Power Plant"),
        ("Chornobyl NPP", "Chornobyl Nuclear Power Plant"),
        ("South Ukraine NPP", "South Ukraine Nuclear Power Plant"),
        ("Kakhovska HES", "Kakhovka Hydroelectric Power Plant"),
        ("Burshtyn TPP", "Burshtyn Thermal Power Plant"),
        ("Zaporizhzhia plant", "Zaporizhzhia Nuclear Power Plant"),
        ("Chernobyl power plant", "Chornobyl Nuclear Power Plant"),
    ],
)
def test_a_station_is_found_by_another_spelling_and_by_its_letters(printed: str, station: str) -> None:
    found = plants(printed, built_in())
    assert [one.place.name for one in found] == [station]


@pytest.mark.parametrize(
    "printed",
    [
        "Zaporizhia",
        "Zaporizhia NPP workers",
        "nuclear power plant",
        "the NPP",
        "Nowhere NPP",
        "Avdiivka plant",
        "Zaporizhzhia steel plant",
        "Zaporizhzhia station",
        "Zaporizhzhia thermal power plant",
        "",
    ],
)
def test_what_names_no_known_station_finds_none(printed: str) -> None:
    assert plants(printed, built_in()) == ()


@pytest.mark.parametrize("name", ["Zaporizhia NPP", "Zaporizhzhia plant"])
def test_a_strike_on_the_station_is_not_drawn_in_its_town(name: str) -> None:
    place = last(f"Shells hit the occupied [FACILITY:{name}] on Monday.", built_in())
    assert place.place is not None
    assert place.place.name == "Zaporizhzhia Nuclear Power Plant"
