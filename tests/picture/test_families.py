"""Families look the same everywhere, and apart from each other without any colour."""

import itertools
import re

import pytest

from fogline.ontology import load
from fogline.picture.families import LOOKS, OTHER, family_words, look, ordered, outline, symbol

shapely = pytest.importorskip("shapely", reason="shapes are compared with shapely")


def test_every_family_of_the_ontology_has_a_look_of_its_own() -> None:
    assert set(LOOKS) == set(load().families)
    for theme in ("light", "dark"):
        assert len({getattr(one, theme) for one in (*LOOKS.values(), OTHER)}) == len(LOOKS) + 1


def _drawn(family: str) -> "shapely.Geometry":  # type: ignore[name-defined]
    corners = look(family).corners
    return shapely.Polygon(corners) if corners else shapely.Point(0, 0).buffer(1)


def test_shapes_differ_by_more_than_a_tenth_of_what_they_cover_together() -> None:
    for one, other in itertools.combinations((*LOOKS, "no family"), 2):
        apart = _drawn(one).symmetric_difference(_drawn(other)).area / _drawn(one).union(_drawn(other)).area
        assert apart > 0.1, (one, other)


def test_every_shape_is_whole_about_as_large_and_holds_a_number() -> None:
    for family in (*LOOKS, "no family"):
        shape = _drawn(family)
        assert shape.is_valid
        assert 2.0 < shape.area < 4.3, family
        assert shape.contains(shapely.box(-0.55, look(family).drop - 0.3, 0.55, look(family).drop + 0.3)), family


def test_a_symbol_stands_where_it_is_put() -> None:
    assert symbol("people", 10, 20, 5) == '<circle cx="10.0" cy="20.0" r="5.0"'
    points = re.findall(r"([\d.-]+),([\d.-]+)", symbol("control", 10, 20, 5))
    assert len(points) == 4
    assert sum(float(x) for x, _ in points) / 4 == pytest.approx(10)
    assert sum(float(y) for _, y in points) / 4 == pytest.approx(20)


def test_an_outline_is_a_closed_path() -> None:
    for family in (*LOOKS, "no family"):
        assert re.fullmatch(r"M[\d\s.LA-]+Z", outline(family, 7.6)), family


def test_what_is_not_known_comes_last_and_by_name() -> None:
    assert ordered(["zeta", "harm", "alpha", "control", "harm"]) == ("control", "harm", "alpha", "zeta")
    assert family_words("odd_thing") == "odd thing"
