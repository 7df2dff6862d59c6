"""Dumps of GeoNames: made-up rows in its columns, and the dump of Ukraine where it is at hand."""

import zipfile
from pathlib import Path

import pytest
from tests.gazetteer.dumps import dump_row
from tests.gazetteer.villages import villages

from fogline.gazetteer import Dump, Layered, Source, add_dump, built_in, list_sources, open_gazetteer, remove_source
from fogline.records.errors import InputError, UsageError

DUMP = Path(__file__).resolve().parents[3] / "shared" / "gazetteer" / "UA.txt"


def test_a_dump_is_added_listed_and_removed(tmp_path: Path) -> None:
    dump, folder = tmp_path / "UA.zip", tmp_path / "places"
    text = "\n".join([dump_row(1, "Zhurbivka", alternative="Журбівка,Журбовка"), "broken\trow", dump_row(2, "Lesne")])
    with zipfile.ZipFile(dump, "w") as archive:
        archive.writestr("readme.txt", "columns")
        archive.writestr("UA.txt", text)
    brought = add_dump(Dump(dump), folder)
    assert (brought.source.places, brought.skipped, brought.source.complete) == (2, 1, ("UA",))
    assert [source.name for _, source in list_sources(folder) if isinstance(source, Source)][1:] == ["GeoNames UA"]
    place = open_gazetteer(folder).candidates("Zhurbovka")[0].place
    assert (place.name, place.division, place.geonames_id) == ("Zhurbivka", "Donetsk Oblast", 1)
    assert remove_source("UA", folder).name == "UA.places"
    with pytest.raises(UsageError, match="none"):
        remove_source("UA", folder)


@pytest.mark.parametrize("content", [b"", b"name,lat,lon\nKyiv,50,30\n", b"\x00\xff" * 500, b"PK\x03\x04 no archive"])
def test_a_file_that_is_no_dump_is_told(tmp_path: Path, content: bytes) -> None:
    dump = tmp_path / "UA.txt"
    dump.write_bytes(content)
    with pytest.raises(InputError, match="dump"):
        add_dump(Dump(dump), tmp_path / "places")
    assert not list(tmp_path.glob("places/*"))


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="XX"):
        add_dump(Dump(tmp_path / "none.txt"), tmp_path)


@pytest.fixture(scope="module")
def ukraine(tmp_path_factory: pytest.TempPathFactory) -> Layered:
    if not DUMP.is_file():
        pytest.skip(f"needs the GeoNames dump of Ukraine at {DUMP}")
    folder = tmp_path_factory.mktemp("places")
    add_dump(Dump(DUMP, "UA"), folder)
    return open_gazetteer(folder)


def test_villages_at_the_front_are_found_in_their_oblast(ukraine: Layered) -> None:
    assert len(villages()) == 127
    lost = [(name, code) for name, code in villages() if code not in codes(ukraine, name)]
    assert len(lost) <= 2, lost


def test_the_village_comes_first_where_its_oblast_is_named(ukraine: Layered) -> None:
    """The oblast stands in the text by its name, as the press writes it, and is itself looked up."""
    said = {"05": "the Donetsk region", "07": "Kharkiv Oblast", "14": "Luhansk province"}
    areas = {code: ukraine.candidates(name)[0].place.areas for code, name in said.items()}
    assert areas == {code: ("UA", f"UA.{code}") for code in said}
    second = [
        (name, code)
        for name, code in villages()
        if code in codes(ukraine, name) and codes(ukraine, name, areas[code][1])[0] != code
    ]
    assert not second


def codes(gazetteer: Layered, name: str, within: str = "") -> list[str]:
    """Return the Ukrainian divisions that the candidates for a name lie in, in their order."""
    found = gazetteer.candidates(name, limit=100 if not within else 1, within=(within,) if within else ())
    return [item.place.division_code if item.place.country == "UA" else "" for item in found]


def test_what_is_installed_enters_the_confidence(ukraine: Layered) -> None:
    """A village that the built-in list has once, and the full list of its country many times."""
    alone, among = built_in().candidates("Ivanivske"), ukraine.candidates("Ivanivske", limit=100)
    assert len(among) > len(alone) >= 1
    assert alone[0].confidence < 0.8
    assert among[0].confidence < alone[0].confidence
    assert sum(candidate.confidence for candidate in among) < 1
    # A name that only one place has is surer once the whole country is known.
    assert built_in().candidates("Toshkivka")[0].confidence < ukraine.candidates("Toshkivka")[0].confidence
