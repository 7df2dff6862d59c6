"""A name that is known under near spellings alone is placed where it can be heard as that name, near what the text speaks of."""

import pytest
from tests.claims.places.sketch import Sketch, bracketed, last, place

from fogline.claims.places import resolve
from fogline.claims.places.nearly import alike
from fogline.gazetteer import Candidate, built_in, fold

NEAR = (
    place("vesel-north", "Veselka", "settlement", "OS.N", (52.2, 30.6), 900),
    place("vesel-south", "Veselka", "settlement", "OS.S", (46.9, 30.6), 900),
    place("vesel-district", "Veselka", "district", "OS.N", (52.2, 30.6), 9_000),
    place("vesel-norland", "Veselka", "settlement", "NO.F", (61.1, 8.3), 900),
    place("vesnyk", "Vesnika", "settlement", "OS.N", (52.1, 30.3), 900),
    place("great", "Veselgorod", "settlement", "OS.E", (49.0, 40.0), 700_000),
)


class Near(Sketch):
    """A gazetteer that knows "Vesilka" and the like under near spellings alone."""

    def candidates(
        self, name: str, *, limit: int = 10, fuzzy: bool = True, within: object = ()
    ) -> tuple[Candidate, ...]:
        exact = super().candidates(name, limit=limit, fuzzy=fuzzy, within=within)
        key = fold(name)
        if exact or not fuzzy or not key.startswith("ves"):
            return exact
        near = [one for one in NEAR if abs(len(one.name) - len(key)) < 2]
        return tuple(
            Candidate(one, 0.1, "fuzzy", (one.population + 150.0) ** 0.7, 1, fold(one.name)) for one in near[:limit]
        )


def kept(text: str) -> set[str]:
    return {ranked.place.key.removeprefix("test:") for ranked in last(text, Near()).candidates}


def test_of_near_spellings_those_near_other_places_of_the_text_are_kept() -> None:
    assert kept("[Garv] was calm. Men fled to [Vesilka].") == {"vesel-north", "vesel-district"}
    assert kept("[Port Alva] was calm. Men fled to [Vesilka].") == {"vesel-south"}
    assert kept("[Fjordland] was calm. Men fled to [Vesilka].") == {"vesel-norland"}


def test_where_only_a_country_is_named_a_small_place_stays_open() -> None:
    assert kept("[Ostria] was calm. Men fled to [Vesilka].") == set()
    assert kept("[Ostria] was calm. Men fled to [Veselgorodd].") == {"great"}


def test_a_near_spelling_of_another_sort_than_the_words_name_is_another_place() -> None:
    assert kept("[Garv] was calm. Men fled to the village of [Vesilka].") == {"vesel-north"}
    assert kept("[Garv] was calm. Men fled to the [Vesilka] district.") == {"vesel-district"}


def test_a_near_spelling_elsewhere_than_the_text_says_stays_open_where_it_says() -> None:
    text, mentions = bracketed("[Garv] was calm. Men fled to the village of [Vesnikka] in [Southmark].")
    one = next(one for one in resolve(text, mentions, Near()).values() if one.name == "Vesnikka")
    assert (one.place, one.candidates) == (None, ())
    assert one.context is not None
    assert one.context.key == "test:south"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Makiyivka", "Makeevka"),
        ("Popansa", "Popasna"),
        ("Suweida", "Suwayda"),
        ("Hasaka", "Hasakah"),
        ("Gorlivka", "Horlivka"),
        ("Kherrson", "Kherson"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert alike(fold(one), fold(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Berestove", "Berezove"), ("Minova", "Milova"), ("Kawlin", "Carlin"), ("Stepne", "Stepove"), ("Ia", "Oe")],
)
def test_names_of_two_places(one: str, other: str) -> None:
    assert not alike(fold(one), fold(other))


def test_a_name_that_a_town_hardly_bears_is_near_to_nothing() -> None:
    assert [one.match for one in built_in().candidates("Imeni Dimitrova")][:1] == ["other"]
    assert all(one.place.name != "Myrnohrad" for one in built_in().candidates("Imeni Dimitrovi"))


def test_where_names_are_spelt_as_they_are_heard_another_spelling_is_another_name():
    assert alike("kampina", "kampana")
    assert not alike("kampina", "kampana", heard=False)
    assert alike("kamapna", "kampana", heard=False)
