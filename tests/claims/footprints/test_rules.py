"""Every row of the table of rules reads its own sort of phrase; the examples name the row."""

import pytest
from tests.claims.footprints.places import bracketed

from fogline.claims.footprints.derive import derive
from fogline.claims.footprints.rules import RULES, read_at
from fogline.claims.footprints.targets import mask

EXAMPLES = {
    "halfway": "halfway between [Vale] and [Alma]",
    "border between": "along the border with [Norland]",
    "on the border": "on the [Norland]'s border",
    "road from to": "on the main road from [Vale] to [Alma]",
    "road between": "on the highway between [Vale] and [Alma]",
    "road by its ends": "on the main [Vale]-[Alma] highway",
    "owned coast": "along [Ostria]'s southern coast",
    "road linking": "linking [Vale] with the town of [Alma]",
    "between": "between the villages of [Vale] and [Alma]",
    "between several": "between [Vale], [Alma] and [Mill]",
    "from to": "from [Vale] towards [Alma]",
    "towards": "towards [Vale]",
    "road to": "on a road leading to [Vale]",
    "other side of the river": "across the [Rill] from [Vale]",
    "bank": "on the western bank of the [Rill]",
    "along": "along the [Rill] river",
    "distance off a coast": "some 40 km off the western coast of [Shire]",
    "coast": "on the eastern coast of [Shire]",
    "off": "off [Vale]",
    "named coast": "on the [Shire] coast",
    "zone round": "in a 30-km zone around the [Mill] plant",
    "distance, then direction": "some 20 km (12 miles) south-east of [Vale]",
    "distance from, to the": "20 km from [Vale] to the north",
    "distance from": "two miles from the [Norland] border",
    "distance inside": "10 km inside [Norland]",
    "edge in a direction": "on the northern outskirts of [Vale]",
    "edge, name first": "in the [Vale] suburbs",
    "edge": "on the edge of [Vale]",
    "far part": "in the far south of [Shire]",
    "several parts": "in eastern and southern [Ostria]",
    "possessive part": "in [Ostria]'s east",
    "part of": "in the western part of the [Shire] region",
    "part": "in southern [Ostria]",
    "noun part": "in the north of [Shire]",
    "centre": "in central [Vale]",
    "direction, measured": "just north of the town of [Vale]",
    "direction": "to the north-west of [Vale]",
    "sector": "in the [Vale] and [Alma] directions",
    "outside": "just outside [Vale]",
    "and nearby": "in [Vale] and nearby villages",
    "near": "not far from the city of [Vale]",
    "on a named road": "on the [Rill] highway",
    "in": "across [Shire]",
    "bare": "the embattled town of [Vale]",
}


def test_every_row_has_an_example() -> None:
    assert {rule.name for rule in RULES} == set(EXAMPLES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_row_reads_its_example_whole(rule: object) -> None:
    text, names = bracketed(EXAMPLES[rule.name])  # type: ignore[attr-defined]
    read = read_at(mask(text, list(names)), 0, list(names))
    assert read is not None
    found, relation = read
    assert found is rule
    assert relation.sort == found.sort
    assert relation.span == (0, len(text))
    assert {name for anchor in relation.anchors for name in anchor.names} == set(names)


@pytest.mark.parametrize(
    ("phrase", "sorts"),
    [
        ("just north of [Vale], roughly two miles from the [Norland] border", ["direction", "distance"]),
        ("[Vale], 10 km east of [Alma]", ["in", "distance"]),
        ("near [Vale] in the [Shire] region", ["near", "in"]),
        ("in [Vale], [Alma] and [Mill]", ["in"]),
        ("[Vale] and nearby", ["near"]),
        ("in [Vale] and its outskirts", ["near"]),
        ("[Vale] and the surrounding region", ["near"]),
        ("in [Vale] and nearby [Alma]", ["in"]),
        ("in the eastern city of [Vale]", ["in"]),
        ("the south of [Ostria]", ["part"]),
        ("in [Shire], not far from [Vale]", ["in", "near"]),
        ("in the border town of [Vale]", ["in"]),
        ("around 10km (six miles) to the east of [Vale] city", ["distance"]),
        ("two kilometres east of the city centre of [Vale]", ["distance"]),
        ("an hour's drive from [Vale]", ["distance"]),
        ("in the country's south", ["part"]),
        ("in all regions except [Shire]", []),
        ("shelled central [Vale]", ["part"]),
        ("when [Vale] fell", ["in"]),
        ("", []),
        ("on Tuesday", []),
    ],
)
def test_phrases_fall_apart_into_relations(phrase: str, sorts: list[str]) -> None:
    text, names = bracketed(phrase)
    assert [relation.sort for relation in derive(text, list(names)).relations] == sorts


def test_lists_are_any_of_them_and_commas_alone_do_not_join() -> None:
    text, names = bracketed("in [Vale], [Alma] and [Mill]")
    assert len(derive(text, list(names)).relations[0].anchors) == 3
    text, names = bracketed("in [Vale], [Shire]")
    assert [len(relation.anchors) for relation in derive(text, list(names)).relations] == [1, 1]


@pytest.mark.parametrize(
    "phrase",
    [
        "across [Shire] except around [Vale]",
        "[Shire], excluding [Vale]",
        "all of [Shire] apart from [Vale]",
        "in [Shire] but not in [Vale]",
        "[Shire], not including [Vale]",
        "throughout [Shire] with the exception of [Vale]",
    ],
)
def test_exclusions(phrase: str) -> None:
    text, names = bracketed(phrase)
    read = derive(text, list(names))
    shire, vale = names
    assert [anchor.names for relation in read.relations for anchor in relation.anchors] == [(shire,)]
    assert [anchor.names for relation in read.without for anchor in relation.anchors] == [(vale,)]


@pytest.mark.parametrize(
    "phrase", ["an unknown location", "at an undisclosed place", "somewhere unknown", "the location was not disclosed"]
)
def test_said_to_be_unknown(phrase: str) -> None:
    assert derive(phrase).unknown


def test_unknown_within_a_region_is_the_region() -> None:
    text, names = bracketed("an undisclosed location in [Shire]")
    read = derive(text, list(names))
    assert not read.unknown
    assert [relation.sort for relation in read.relations] == ["in"]


@pytest.mark.parametrize(
    ("phrase", "refers"),
    [
        ("there", "any"),
        ("in the city", "settlement"),
        ("across the region", "region"),
        ("near the border", "border"),
        ("at the plant", "facility"),
    ],
)
def test_words_that_refer_back(phrase: str, refers: str) -> None:
    (relation,) = derive(phrase).relations
    assert [anchor.refers for anchor in relation.anchors] == [refers]


def test_a_border_of_two() -> None:
    text, names = bracketed("on the border between [Ostria] and [Norland]")
    (relation,) = derive(text, list(names)).relations
    assert [(anchor.names, anchor.edge) for anchor in relation.anchors] == [(tuple(names), True)]


@pytest.mark.parametrize(
    ("phrase", "lists"),
    [
        ("in [Vale], [Alma] and other towns", [2]),
        ("in [Vale], [Alma], [Mill] and the surrounding villages", [3]),
        ("in [Vale], [Alma], [Mill], and several other cities", [3]),
        ("in [Vale], [Ostria], and other places", [1, 1]),  # a town and its country
        ("in [Vale], [Shire], and left", [1, 1]),
    ],
)
def test_a_list_goes_on_to_what_it_leaves_out(phrase: str, lists: list[int]) -> None:
    text, names = bracketed(phrase)
    assert [len(relation.anchors) for relation in derive(text, names).relations] == lists
