"""A sentence that opens with a land tells of places in it."""

from tests.claims.places.sketch import keys


def test_a_namesake_in_another_land_is_not_meant() -> None:
    assert keys("In [Northmark], gunmen attacked [Sund].")[-1] == "-"
    assert keys("In [Southmark], [Ostria], men were seized in [Sund] on Monday.")[-1] == "-"
    assert keys("All was calm. In [Ostria], shells fell on [Sund].")[-1] == "-"


def test_who_speaks_there_may_speak_of_another_land() -> None:
    assert keys("In [Ostria], the army said [Sund] was calm.")[-1] == "sund"
    assert keys("In [Ostria] and beyond gunmen attacked [Sund].")[-1] == "sund"
    assert keys("In [Garv], gunmen left for [Sund].")[-1] == "sund"  # a town is no land
    assert keys("In [Ostria], all was calm. Gunmen attacked [Sund].")[-1] == "sund"


def test_of_namesakes_the_one_there_is_meant() -> None:
    assert keys("In [Southmark], gunmen attacked [Melk].")[-1] == "melk-south"
    assert keys("In [Fjordland], gunmen attacked [Melk].")[-1] == "melk-norland"


def test_who_comes_from_a_namesake_may_come_from_another_land() -> None:
    assert keys("In [Ostria], the guards arrested a man from [Sund].")[-1] == "sund"
    assert keys("In [Ostria], tanks were sent to [Sund].")[-1] == "sund"
