"""A name that only a small place far away bears stays unplaced where the text is about another country."""

from tests.claims.places.sketch import Sketch, keys, last, place, read

from fogline.gazetteer import Candidate

AT_HOME = "The [Northmark] command said [Garv] and [Osta] were calm. "


def test_a_small_place_in_a_land_never_spoken_of_is_not_meant() -> None:
    text = AT_HOME + "Men fled across the hills to [Sund]."
    *_, sund = read(text)
    assert sund.place is None
    assert [one.place.key for one in sund.candidates] == ["test:sund"]
    assert sund.context is not None
    assert sund.context.country == "OS"


def test_it_is_meant_where_its_land_is_spoken_of() -> None:
    assert keys(AT_HOME + "Men fled to [Norland] and reached [Sund].")[-1] == "sund"
    assert keys(AT_HOME + "Men fled to [Sund], [Fjordland].")[-2] == "sund"
    assert keys(AT_HOME + "Men fled to [Sund].", theatre=("NO",))[-1] == "sund"


def test_a_text_of_few_names_is_about_no_land() -> None:
    assert keys("[Garv] was calm. Men fled to [Sund].")[-1] == "sund"


def test_a_small_place_a_continent_away_from_two_others_is_not_meant() -> None:
    assert keys("[Garv] and [Osta] were calm. Men fled to [Ferrol Bay].")[-1] == "-"
    assert keys("[Garv] and [Osta] were calm. Men fled to [Sund].")[-1] == "sund"
    assert keys("[Garv] was calm. Men fled to [Ferrol Bay].")[-1] == "antipodes"
    assert keys("[Garv] was calm, said [Ostria] and [Norland]. Men fled to [Ferrol Bay].")[-1] == "-"


class Loose(Sketch):
    """A gazetteer that also knows a town called Airport."""

    def candidates(
        self, name: str, *, limit: int = 10, fuzzy: bool = True, within: object = ()
    ) -> tuple[Candidate, ...]:
        if name.casefold() == "airport":
            return super().candidates("Sund")
        return super().candidates(name, limit=limit, fuzzy=fuzzy, within=within)


def test_a_common_noun_names_no_place() -> None:
    one = last("[Fjordland] was calm. The [airport] was shelled.", Loose())
    assert (one.place, one.candidates) == (None, ())


class Counties(Sketch):
    """A gazetteer that also knows a district of Norland called Veld."""

    def candidates(
        self, name: str, *, limit: int = 10, fuzzy: bool = True, within: object = ()
    ) -> tuple[Candidate, ...]:
        if not name.casefold().startswith("veld"):
            return super().candidates(name, limit=limit, fuzzy=fuzzy, within=within)
        return (Candidate(place("veld", "Veld", "district", "NO.F", (61, 8), 900_000), 0.9, "name", 15_000.0),)


def test_a_district_in_a_land_never_spoken_of_is_not_meant() -> None:
    assert last(AT_HOME + "Men fled to the [Veld] district.", Counties()).place is None
    found = last("[Norland] was calm, [Fjordland] and [Sund], too. Men fled to the [Veld] district.", Counties()).place
    assert found is not None
    assert found.key == "test:veld"


class Twins(Sketch):
    """A gazetteer that also knows a land of Ostria called Velm and its city, which is about as likely."""

    def candidates(
        self, name: str, *, limit: int = 10, fuzzy: bool = True, within: object = ()
    ) -> tuple[Candidate, ...]:
        if not name.casefold().startswith("velm"):
            return super().candidates(name, limit=limit, fuzzy=fuzzy, within=within)
        land = place("velm-land", "Velm", "division", "OS.V", (51, 31), 900_000)
        city = place("velm", "Velm", "settlement", "OS.V", (51, 31), 800_000)
        return (Candidate(land, 0.5, "name", 15_000.0), Candidate(city, 0.45, "name", 14_000.0))


def test_of_a_land_and_its_city_of_one_name_the_city_is_meant_unless_it_is_called_a_land() -> None:
    city = last("[Ostria] was calm. Guns shelled [Velm].", Twins()).place
    land = last("[Ostria] was calm. Guns shelled the [Velm] region.", Twins()).place
    assert city is not None
    assert land is not None
    assert (city.key, land.key) == ("test:velm", "test:velm-land")
