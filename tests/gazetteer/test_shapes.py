"""An archive of shapes that cannot be read says so, also where it was replaced while it was open."""

import json
import zipfile
from pathlib import Path

import pytest

from fogline.gazetteer.shapes import INDEX, Shapes
from fogline.records.errors import InputError

POINT = json.dumps({"type": "Point", "coordinates": [30.2, 45.3]})


def archive(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as made:
        made.writestr(INDEX, json.dumps({"shapes": {"fogline:island": 3.4, "fogline:lost": 2.0}, "borders": {}}))
        made.writestr("shapes/fogline-sea.json", " " * 100_000)  # more than is read ahead
        made.writestr("shapes/fogline-island.json", POINT)
        made.writestr("shapes/fogline-lake.json", " " * 100_000)
    return path


def test_a_shape_and_how_far_it_may_be_off(tmp_path: Path) -> None:
    found = Shapes(archive(tmp_path / "shapes.zip")).of("fogline:island")
    assert found is not None
    assert found.geometry == POINT
    assert found.error_km == 3.4


@pytest.mark.parametrize("body", [b"", b"no archive"])
def test_what_is_no_archive(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "shapes.zip"
    path.write_bytes(body)
    with pytest.raises(InputError, match="cannot read the shapes of places"):
        Shapes(path).of("fogline:island")


def test_an_archive_that_changes_while_it_is_open(tmp_path: Path) -> None:
    path = archive(tmp_path / "shapes.zip")
    shapes = Shapes(path)
    assert shapes.counts() == (2, 0)
    path.write_bytes(bytes(len(path.read_bytes())))
    with pytest.raises(InputError, match="cannot read the shapes of places"):
        shapes.of("fogline:island")


def test_a_shape_that_the_index_promises_and_nobody_kept(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot read the shapes of places"):
        Shapes(archive(tmp_path / "shapes.zip")).of("fogline:lost")
