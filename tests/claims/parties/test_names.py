"""One person, one name in a document, however it is spelt; forces of somebody are not that body; places stay places."""

import pytest
from tests.claims.sketch import Sketch

from fogline.claims.parties.spellings import distance, known_person, same_given, same_person, same_surname
from fogline.claims.parties.table import table


def said_by(*sources, mentions=()):
    """The parties of claims, each told by one of ``sources`` in a paragraph of its own."""
    text = "\n".join(f"The {thing} was hit, {source} said." for thing, source in zip(_THINGS, sources, strict=False))
    sketch, seen = Sketch(text), []
    for number, (thing, source) in enumerate(zip(_THINGS, sources, strict=False), 1):
        name = mentions[number - 1] if mentions else source
        seen.append(name)
        nth = sum(other.count(name) for other in sources[: number - 1]) + 1
        sketch.mention(f"{name}#{nth}", "PERSON").frame(f"hit#{number}", "attack")
        place = sum(other.count(source) for other in sources[: number - 1]) + 1
        sketch.says(f"{source}#{place}", f"said#{number}", f"The {thing} was hit")
    return [claim.chain[0].party for claim in sketch.claims]


_THINGS = ("dam", "mill", "port", "quay")


def test_all_spellings_of_a_known_person_are_the_name_of_the_table():
    sources = ("NATO chief Jens Stoltenburg", "Stoltenburg", "Jens Stoltenberg", "Stoltenberg")
    mentions = ("Jens Stoltenburg", "Stoltenburg", "Jens Stoltenberg", "Stoltenberg")
    assert said_by(*sources, mentions=mentions) == ["Jens Stoltenberg"] * 4


def test_letters_swapped_in_the_given_name_do_no_harm():
    assert said_by("Dymtro Kuleba", "Kuleba") == ["Dmytro Kuleba"] * 2


def test_another_romanisation_is_the_same_person():
    assert said_by("Sergii Gaidai", "Gaidai") == ["Serhiy Haidai"] * 2


def test_a_person_whom_no_table_knows_gets_the_first_full_form_everywhere():
    assert said_by("Maksym Orlenkov", "Maxim Orlenkow", "Orlenkow") == ["Maksym Orlenkov"] * 3


def test_a_middle_name_makes_the_fuller_form():
    assert said_by("Anna Tellez", "Anna Ruth Tellez", "Tellez") == ["Anna Ruth Tellez"] * 3


def test_a_rank_is_no_part_of_the_name():
    assert said_by("Gen. Omar Tellez", "Tellez") == ["Omar Tellez"] * 2


def test_a_surname_with_an_office_on_the_same_side_is_the_known_person():
    assert said_by("NATO chief Stoltenburg", mentions=("Stoltenburg",)) == ["Jens Stoltenberg"]


@pytest.mark.parametrize("name", ["Sergei Lavrin", "Viktor Putnik", "Joe Boden", "Anna Kuleba", "Ivan Petrov"])
def test_who_is_only_like_a_known_person_stays_himself(name):
    assert said_by(name) == [name]


def test_no_two_persons_of_the_table_are_taken_for_one():
    names = sorted({entry.name for entry in table().values() if entry.kind == "person"})
    assert not [(a, b) for n, a in enumerate(names) for b in names[n + 1 :] if same_person(a, b)]


def test_spellings():
    assert same_surname("Kozytskyi", "Kozytsky")
    assert same_surname("Andryushchenko", "Andriushchenko")
    assert not same_surname("Haidai", "Haidar")
    assert same_given("Volodymyr", "Volodimir")
    assert not same_given("Omar", "Olga")
    assert distance("abc", "acb") == 1
    assert known_person("Haidai") is None  # a surname alone needs a side
    assert known_person("") is None


def test_a_capital_taken_for_a_person_is_its_state():
    sketch = Sketch("The dam was hit, Kigali said.").mention("Kigali", "PERSON")
    assert sketch.says("Kigali", "said", "The dam was hit").frame("hit").chain() == ["Rwanda"]


@pytest.mark.parametrize(
    ("phrase", "mentions", "party", "side"),
    [
        ("Putin‘s forces", ("Putin", "PERSON"), "Putin's forces", "RU"),
        ("Assad's troops", ("Assad", "PERSON"), "Assad's troops", "SY"),
        ("Netanyahu’s army", ("Netanyahu", "PERSON", "army", "FORCE"), "Netanyahu's army", "IL"),
        ("Kyiv’s men", ("Kyiv’s men", "FORCE"), "Kyiv's men", "UA"),
        ("General Tellez's gunmen", ("Tellez", "PERSON"), "General Tellez's gunmen", None),
        ("the Houthis' fighters", ("Houthis", "FORCE"), "Houthis' fighters", "Houthis"),
        ("Putin's spokesman", ("Putin", "PERSON"), "Putin's spokesman", "RU"),
    ],
)
def test_somebodys_forces_are_the_forces_on_his_side(phrase, mentions, party, side):
    sketch = Sketch(f"In Orvel {phrase} shelled the mill.").mention(*mentions)
    (actor,) = sketch.frame("shelled", "shelling", actor=phrase).claim.actors
    assert (actor.party, actor.side) == (party, side)


@pytest.mark.parametrize(
    ("kind", "type_", "party"),
    [
        ("PLACE", "capture", "Kyiv"),
        ("STATE", "capture", "Kyiv"),  # even where a reader took it for the state: nobody captures one
        ("STATE", "missile_strike", "Kyiv"),
        ("STATE", "supply", "Ukraine"),
        ("STATE", "threat", "Ukraine"),
    ],
)
def test_a_capital_is_its_state_only_where_states_are_dealt_with(kind, type_, party):
    sketch = Sketch("The move on Kyiv began.").mention("Kyiv", kind).frame("move", type_, target="Kyiv")
    assert [target.party for target in sketch.claim.targets] == [party]


def test_a_capital_that_acts_is_its_state():
    sketch = Sketch("Khartoum warned Chad.").mention("Khartoum", "STATE", "Chad", "STATE")
    claim = sketch.frame("warned", "threat", actor="Khartoum", target="Chad").claim
    assert [one.party for one in (*claim.actors, *claim.targets)] == ["Sudan", "Chad"]


def test_a_word_in_small_letters_is_no_name():
    sketch = Sketch("The dam was hit, Turkish officials aslo said.").mention("aslo", "PERSON")
    link = sketch.says("Turkish officials aslo", "said", "The dam was hit").frame("hit").claim.chain[0]
    assert (link.party, link.side) == ("Turkish officials aslo", "TR")


def test_the_name_of_a_body_cut_short_is_made_whole():
    sketch = Sketch("The dam was hit, Tarsia's Command South said.").mention("Tarsia's Command", "ORG")
    assert sketch.says("Tarsia's Command South", "said", "The dam was hit").frame("hit").chain() == [
        "Tarsia's Command South"
    ]


def test_a_known_person_marked_as_something_else_is_that_person():
    sketch = Sketch("The dam was hit, Kuleba said.").mention("Kuleba", "ORG").says("Kuleba", "said", "The dam was hit")
    assert sketch.frame("hit").chain() == ["Dmytro Kuleba"]


def test_and_so_is_one_whom_only_the_page_knows():
    sketch = Sketch("Omar Tellez came. The dam was hit, Tellez said.").mention(
        "Omar Tellez", "PERSON", "Tellez#2", "ORG"
    )
    assert sketch.says("Tellez#2", "said", "The dam was hit").frame("hit").chain() == ["Omar Tellez"]
