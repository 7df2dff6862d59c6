"""What the words beside a name say of it decides which place it cannot be."""

import pytest
from tests.claims.places.sketch import Sketch, bracketed, keys, place

from fogline.claims.places import Resolved, resolve
from fogline.gazetteer import Candidate, built_in

OTHERWISE = {
    "brenn": ("alternative", place("bronn", "Bronn", "settlement", "NO.F", (61.1, 8.2), 300_000)),
    "brenk": ("name", place("brenk", "Brenk", "settlement", "OS.N", (52.1, 30.1), 3_000)),
    "lake kolm": ("name", place("kolm", "Kolm", "settlement", "OS.N", (52.5, 32.9), 300_000)),
    "lake alder": ("name", place("lakealder", "Lake Alder", "settlement", "OS.N", (52.5, 32.8), 3_000)),
    "twin": ("name", place("twin", "Twin", "settlement", "NO.F", (52.05, 30.3), 3_000)),
    "orvel airport": ("name", place("airport", "Orvel Airport", "facility", "NO.F", (61.0, 8.0))),
}


class Otherwise(Sketch):
    """A gazetteer with a city that is called Brenn in another language, and others that the tests need."""

    def candidates(
        self, name: str, *, limit: int = 10, fuzzy: bool = True, within: object = ()
    ) -> tuple[Candidate, ...]:
        match, one = OTHERWISE.get(name.lower(), ("", None))
        if one is None:
            return super().candidates(name, limit=limit, fuzzy=fuzzy, within=within)
        key = one.name.lower().replace(" ", "")
        return (Candidate(one, 0.95, match, (one.population + 300.0) ** 0.7, 0, key),)  # type: ignore[arg-type]


def read(text: str) -> list[Resolved]:
    return list(resolve(*bracketed(text), Otherwise()).values())


def last(text: str) -> str:
    *_, one = read(text)
    return one.place.key.removeprefix("test:") if one.place else "-"


@pytest.mark.parametrize("kind", ["GROUP", "ORG", "FORCE", "PERSON"])
def test_a_name_of_somebody_is_no_town_that_is_seldom_called_so(kind: str) -> None:
    assert last("The [PLACE:Brenn] road was cut.") == "bronn"
    assert last(f"[{kind}:Brenn] fled. The [PLACE:Brenn] road was cut.") == "-"


def test_it_may_still_be_the_town_of_that_very_name() -> None:
    assert last("[GROUP:Brenk] fled. In [Brenk] it was calm.") == "brenk"


def test_a_facility_of_somebody_stands_in_no_town_called_like_him() -> None:
    *_, post = read("[GROUP:Brenn] fled. The [FACILITY:Brenn command post] was hit.")
    assert post.candidates == ()


def test_a_known_armed_group_is_no_town_in_the_built_in_list_either() -> None:
    text, mentions = bracketed("It struck a [FACILITY:Hezbollah base] and a [FACILITY:Hamas depot].")
    assert [one.candidates for one in resolve(text, mentions, built_in()).values()] == [(), ()]


def test_common_nouns_name_no_town() -> None:
    text, mentions = bracketed("A shell hit the [FACILITY:police station].")
    assert [one.candidates for one in resolve(text, mentions, built_in()).values()] == [()]


@pytest.mark.parametrize(
    ("name", "towns"),
    [
        ("Melk railway station", ["melk-norland", "melk-south", "melk-north"]),
        ("Melk Regional Hospital", ["melk-norland", "melk-south", "melk-north"]),
        ("Melk Ossory bridge", []),  # called after somebody or something else
        ("Kolm Tractor plant", ["kolm-division", "kolm"]),  # a city's
    ],
)
def test_a_facility_is_called_after_a_town_by_the_words_before_its_sort(name: str, towns: list[str]) -> None:
    (one,) = read(f"It hit [FACILITY:{name}].")
    assert [ranked.place.key.removeprefix("test:") for ranked in one.candidates] == towns


def test_what_a_town_owns_and_nobody_knows_lies_in_it() -> None:
    *_, part = read("Shells fell in [Garv]'s [Drovan Hill].")
    assert (part.unit, [one.place.key for one in part.candidates]) == ("section", ["test:garv"])


def test_the_sector_of_a_town_is_a_district_round_it() -> None:
    (one,) = read("They held out in the [Garv] sector.")
    assert one.unit == "district"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("[Melk], 15 km from [Port Alva], was calm.", "melk-south"),
        ("[Melk], a village some 15 miles north of [Garv], was calm.", "melk-north"),
        ("[Melk], near [Port Alva], was calm.", "melk-south"),
        ("[Rill], a small town 20 km from [Garv], was calm.", "-"),
        ("[Sund], outside [Garv], was calm.", "-"),
    ],
)
def test_a_name_said_to_lie_by_another_is_no_namesake_far_from_it(text: str, key: str) -> None:
    assert keys(text)[0] == key


def test_what_is_called_a_village_behind_a_comma_is_no_city() -> None:
    plain, village, guard = (
        read(text)[0].confidence
        for text in ("[Sund] was calm.", "[Sund], a small village, was calm.", "In [Sund], a village guard said so.")
    )
    assert village < plain == guard


def test_a_small_place_in_an_area_that_nobody_knows_may_be_another_of_that_name() -> None:
    calm = "[Osta] was calm. "
    assert keys(calm + "They left [Sund], East [Gorvia], at dawn.")[1] == "-"
    assert keys(calm + "They left [Sund] at dawn.")[1] == "sund"
    assert keys(calm + "They left [Sund], [Gorvia] and [Osta] at dawn.")[1] == "sund"


def test_a_lake_is_not_the_town_that_it_is_called_after() -> None:
    (lake,) = read("Boats crossed [Lake Kolm].")
    assert lake.place is None
    assert lake.context is not None
    assert last("They live in [Lake Alder].") == "lakealder"


def test_a_town_right_behind_the_border_is_meant_though_its_land_is_never_named() -> None:
    assert last("[Northmark], [Garv] and [Osta] were calm. Men fled to [Twin].") == "twin"


def test_the_full_name_of_a_well_known_facility_far_away_is_meant() -> None:
    assert last("[Northmark], [Garv] and [Osta] were calm. They fired at [FACILITY:Orvel airport].") == "airport"


def test_a_city_far_away_is_not_meant_by_a_byname() -> None:
    assert last("[Northmark], [Garv] and [Osta] were calm. Men fled to [Brenn].") == "-"
