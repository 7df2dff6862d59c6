"""What every gazetteer promises, whatever it stands on: the built-in one, with an added country, in a database, made by hand."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.gazetteer.databases import copied
from tests.gazetteer.dumps import dump_row

from fogline.gazetteer import Dump, Gazetteer, Place, Shape, add_dump, built_in, open_gazetteer
from fogline.gazetteer.fake import FewPlaces

LINE = '{"type":"LineString","coordinates":[[35,50],[36,50]]}'


def by_hand() -> FewPlaces:
    places = (
        Place("geonames:690791", "Ukraine", 49.0, 32.0, "UA", "country", 690791, population=40_000_000),
        Place("geonames:1", "Lesne", 48.5, 37.5, "UA", "settlement", 1, division="Donetsk Oblast", division_code="05"),
        Place("geonames:2", "Lesne", 49.5, 36.5, "UA", "settlement", 2, division="Kharkiv Oblast", division_code="07"),
    )
    return FewPlaces(places, {"geonames:690791": Shape(LINE, 2.0)}, {"RU-UA": Shape(LINE, 2.0)})


@pytest.fixture(scope="module", params=["built-in", "imported", "database", "by hand"])
def gazetteer(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    if request.param == "database":
        database = open_gazetteer(copied(request.getfixturevalue("postgresql")))
        yield database
        database.close()
    elif request.param == "imported":
        yield imported(tmp_path_factory.mktemp("places"))
    else:
        yield built_in() if request.param == "built-in" else by_hand()


def imported(folder: Path) -> Gazetteer:
    dump = folder / "UA.txt"
    dump.write_text("\n".join([dump_row(1, "Lesne"), dump_row(2, "Lesne", division="07")]), encoding="utf-8")
    add_dump(Dump(dump, "UA"), folder)
    return open_gazetteer(folder)


@pytest.mark.parametrize("name", ["Ukraine", "Lesne", "the village of Lesne", "nowhere at all", "", "\x00", "é" * 300])
def test_candidates_are_ranked_shares_of_less_than_one(gazetteer: Gazetteer, name: str) -> None:
    found = gazetteer.candidates(name)
    assert len(found) <= 10
    assert [item.weight for item in found] == sorted((item.weight for item in found), reverse=True)
    assert sum(item.confidence for item in found) < 1
    assert len({item.place.key for item in found}) == len(found)
    assert all(gazetteer.place(item.place.key) == item.place for item in found)
    assert gazetteer.candidates(name, limit=1) == found[:1]


def test_a_name_is_found_however_it_is_written(gazetteer: Gazetteer) -> None:
    first = gazetteer.candidates("Ukraine")[0].place
    assert (first.name, first.kind, first.country) == ("Ukraine", "country", "UA")
    assert gazetteer.candidates("UKRAINE’S")[0].place == first


def test_namesakes_in_an_area_come_first(gazetteer: Gazetteer) -> None:
    for area in {item.place.areas[-1] for item in gazetteer.candidates("Lesne", limit=50) if item.place.areas}:
        assert area in gazetteer.candidates("Lesne", limit=1, within=(area,))[0].place.areas


def test_shapes_and_borders_are_geometries_with_an_error(gazetteer: Gazetteer) -> None:
    area, line = gazetteer.shape("geonames:690791"), gazetteer.border("UA", "RU")
    assert area is not None
    assert line is not None
    assert all(json.loads(shape.geometry)["coordinates"] and shape.error_km > 0 for shape in (area, line))
    assert gazetteer.border("RU", "UA") == line
    assert "RU" in gazetteer.neighbours("UA")


def test_what_is_not_known_is_none(gazetteer: Gazetteer) -> None:
    assert gazetteer.place("geonames:0") is None
    assert gazetteer.place("none") is None
    assert gazetteer.shape("geonames:0") is None
    assert gazetteer.border("UA", "PT") is None
    assert tuple(gazetteer.neighbours("ZZ")) == ()


def test_stats_count_what_is_there(gazetteer: Gazetteer) -> None:
    stats = gazetteer.stats()
    assert stats.places >= 2
    assert all(source.names >= source.places for source in stats.sources)
