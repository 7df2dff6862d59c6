"""The promises of every gazetteer, kept by those without a server: the built-in one, with an added country, made by hand."""

from pathlib import Path

import pytest
from tests.gazetteer.contract import Contract
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


@pytest.fixture(scope="module", params=["built-in", "imported", "by hand"])
def gazetteer(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    if request.param == "imported":
        return imported(tmp_path_factory.mktemp("places"))
    return built_in() if request.param == "built-in" else by_hand()


def imported(folder: Path) -> Gazetteer:
    dump = folder / "UA.txt"
    dump.write_text("\n".join([dump_row(1, "Lesne"), dump_row(2, "Lesne", division="07")]), encoding="utf-8")
    add_dump(Dump(dump, "UA"), folder)
    return open_gazetteer(folder)


class TestGazetteer(Contract):
    """The promises, kept by each of them."""
