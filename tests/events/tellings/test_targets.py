import pytest

from fogline.events.tellings.targets import kinds_of_target


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("two houses on the edge of the town", {"dwelling"}),
        ("grocery stores", {"shop"}),
        ("the town's waterworks", {"water"}),
        ("sewage pumps and a pumping station", {"water"}),
        ("greenhouses outside the village", {"farm"}),
        ("an industrial estate", {"industry"}),
        ("a pharmacy", {"health"}),
        ("a building", set()),
        ("", set()),
    ],
)
def test_what_kind_of_thing_was_hit(words: str, kinds: set[str]) -> None:
    assert kinds_of_target(words) == kinds


@pytest.mark.parametrize("words", ["house", "warehouse", "bus", "church", "factory", "gallery", "mosque", "store"])
def test_the_plural_is_of_the_same_kind(words: str) -> None:
    plural = f"{words[:-1]}ies" if words.endswith("y") else f"{words}es" if words.endswith(("s", "ch")) else f"{words}s"
    assert kinds_of_target(plural) == kinds_of_target(words) != frozenset()
