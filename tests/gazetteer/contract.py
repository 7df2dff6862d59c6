"""What every gazetteer promises, whatever it stands on; each kind of gazetteer runs these where its own tests are."""

import json

import pytest

from fogline.gazetteer import Gazetteer


class Contract:
    """Tests of what the fixture ``gazetteer`` gives, which holds Ukraine and two villages called Lesne at least."""

    @pytest.mark.parametrize(
        "name", ["Ukraine", "Lesne", "the village of Lesne", "nowhere at all", "", "\x00", "é" * 300]
    )
    def test_candidates_are_ranked_shares_of_less_than_one(self, gazetteer: Gazetteer, name: str) -> None:
        found = gazetteer.candidates(name)
        assert len(found) <= 10
        assert [item.weight for item in found] == sorted((item.weight for item in found), reverse=True)
        assert sum(item.confidence for item in found) < 1
        assert len({item.place.key for item in found}) == len(found)
        assert all(gazetteer.place(item.place.key) == item.place for item in found)
        assert gazetteer.candidates(name, limit=1) == found[:1]

    def test_a_name_is_found_however_it_is_written(self, gazetteer: Gazetteer) -> None:
        first = gazetteer.candidates("Ukraine")[0].place
        assert (first.name, first.kind, first.country) == ("Ukraine", "country", "UA")
        assert gazetteer.candidates("UKRAINE’S")[0].place == first

    def test_namesakes_in_an_area_come_first(self, gazetteer: Gazetteer) -> None:
        for area in {item.place.areas[-1] for item in gazetteer.candidates("Lesne", limit=50) if item.place.areas}:
            assert area in gazetteer.candidates("Lesne", limit=1, within=(area,))[0].place.areas

    def test_shapes_and_borders_are_geometries_with_an_error(self, gazetteer: Gazetteer) -> None:
        area, line = gazetteer.shape("geonames:690791"), gazetteer.border("UA", "RU")
        assert area is not None
        assert line is not None
        assert all(json.loads(shape.geometry)["coordinates"] and shape.error_km > 0 for shape in (area, line))
        assert gazetteer.border("RU", "UA") == line
        assert "RU" in gazetteer.neighbours("UA")

    def test_what_is_not_known_is_none(self, gazetteer: Gazetteer) -> None:
        assert gazetteer.place("geonames:0") is None
        assert gazetteer.place("none") is None
        assert gazetteer.shape("geonames:0") is None
        assert gazetteer.border("UA", "PT") is None
        assert tuple(gazetteer.neighbours("ZZ")) == ()

    def test_stats_count_what_is_there(self, gazetteer: Gazetteer) -> None:
        stats = gazetteer.stats()
        assert stats.places >= 2
        assert all(source.names >= source.places for source in stats.sources)
