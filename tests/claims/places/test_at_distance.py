"""A town told by its distance from another is the namesake that lies there."""

import pytest
from tests.claims.places.sketch import GAZETTEER, bracketed

from fogline.claims.places import resolve

# Garv lies at 52 N, 30.2 E; of three towns called Melk one lies 18 km north-east of it, and one far larger in Norland.


def first(text: str) -> str:
    one = next(iter(resolve(*bracketed(text), GAZETTEER).values()))
    return one.place.key.removeprefix("test:") if one.place else "-"


@pytest.mark.parametrize(
    "text",
    [
        "In [Melk] (18km north-east of [Garv]) it was calm, as in [Sund], [Fjordland] and [Norland].",
        "In [Melk], some 20 kilometres north-east of [Garv], it was calm, as in [Sund], [Fjordland] and [Norland].",
        "In [Melk], a town 10 miles NE of [Garv], it was calm, as in [Northmark], [Sund] and [Norland].",
    ],
)
def test_the_namesake_at_the_told_distance_is_meant(text: str) -> None:
    assert first(text) == "melk-north"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("In [Melk] it was calm, as in [Sund], [Fjordland] and [Norland], 18 km north-east of [Garv].", "melk-norland"),
        ("In [Melk] (90km south of [Garv]) it was calm, as in [Sund], [Fjordland] and [Norland].", "melk-north"),
        ("In [Melk] (90km south of [Sund]) it was calm, as in [Garv].", "melk-norland"),
    ],
)
def test_where_none_lies_there_the_text_decides(text: str, meant: str) -> None:
    assert first(text) == meant
