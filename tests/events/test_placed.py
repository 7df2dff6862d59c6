"""A place told by where it lies is not the town of that name in another part of the world."""

from fogline.events.placed import country_of, placed
from fogline.flow.tools import open_places
from fogline.records import Footprint, Span

PLACES = open_places()
TARTU, MADRID = PLACES.candidates("Tartu")[0].place, PLACES.candidates("Madrid")[0].place


def near(place, **more):
    return Footprint(
        "Somewhere",
        Span(0, 9),
        latitude=place.latitude,
        longitude=place.longitude,
        radius_km=10.0,
        precision="near",
        **more,
    )


def test_a_namesake_counts_only_where_the_words_put_it():
    assert placed(near(TARTU, candidates=(MADRID.key,)), PLACES) is None
    assert placed(near(MADRID, candidates=(MADRID.key,)), PLACES) == MADRID
    assert placed(Footprint("Madrid", Span(0, 6), candidates=(MADRID.key,)), PLACES) == MADRID


def test_its_country_is_that_of_where_it_lies():
    assert country_of(near(TARTU, candidates=(MADRID.key,)), PLACES) == "EE"
    assert country_of(near(TARTU), PLACES) == "EE"
    assert country_of(Footprint("Somewhere", Span(0, 9)), PLACES) == ""
    assert country_of(near(TARTU, candidates=(MADRID.key,), at_sea=True), PLACES) == ""
