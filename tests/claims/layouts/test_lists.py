"""A list of losses is read line by line, with what the line above it says: who counts, whose, when and where."""

import pytest
from tests.claims.sketch import Sketch

from fogline.claims.layouts.lists import lists
from fogline.claims.page import Page

LOSSES = (
    "The staff of the army reports losses of the enemy from 24.02.22 to 05.12.24:\n"
    "personnel - about 750,610 (+1,660) people,\n"
    "tanks - 9,500 (+9),\n"
    "vehicles and fuel tanks - 30,906 (+0).\n"
    "Data is being updated."
)


def losses():
    sketch = Sketch(LOSSES, published="2024-12-05")
    sketch.mention("24.02.22 to 05.12.24", "TIME", "enemy", "FORCE")
    sketch.says("The staff of the army", "reports", "losses of the enemy from 24.02.22 to 05.12.24:")
    return sketch.frame("losses", "casualties", target="enemy", time="24.02.22 to 05.12.24")


def counts(claim):
    return [(number.low, number.of, number.fate) for number in claim.quantities]


def test_people_and_things_are_two_claims_and_what_the_last_day_added_two_more():
    people, day_people, things, day_things = losses().claims
    assert (people.type, counts(people)) == ("casualties", [(750610.0, "personnel", "lost")])
    assert (day_people.type, counts(day_people)) == ("casualties", [(1660.0, "personnel", "lost")])
    assert counts(things) == [(9500.0, "tanks", "lost"), (30906.0, "vehicles and fuel tanks", "lost")]
    assert (day_things.type, counts(day_things)) == ("damage", [(9.0, "tanks", "lost")])


def test_what_was_added_is_of_the_last_day_and_the_count_of_the_whole_time():
    people, day_people, *_ = losses().claims
    assert (people.when.start, people.when.end) == ("2022-02-24", "2024-12-05")
    assert (day_people.when.start, day_people.when.end, day_people.when.precision) == (
        "2024-12-05",
        "2024-12-05",
        "day",
    )


def test_the_evidence_of_a_list_holds_its_lines():
    sketch = losses()
    for claim in sketch.claims:
        assert all(claim.evidence.contains(number.span) for number in claim.quantities)
        assert sketch.words(claim.evidence).find("Data") < 0
    assert len({claim.id for claim in sketch.claims}) == 4


def test_a_list_dated_by_its_day_counts_up_to_it_where_it_tells_what_was_added():
    sketch = Sketch("Russian losses, 5 December 2024:\nTanks: 10,193 (+16)\nDrones: 20,035 (+47)")
    sketch.mention("5 December 2024", "TIME").frame("losses", "damage", time="5 December 2024")
    until, day = sketch.claims
    assert (until.when.start, until.when.end) == (None, "2024-12-05")
    assert (day.when.start, counts(day)) == ("2024-12-05", [(16.0, "Tanks", "lost"), (47.0, "Drones", "lost")])


def test_a_list_may_run_on_in_its_sentence():
    sketch = Sketch("Enemy losses on Monday: personnel - 1,660, tanks - 9, artillery systems - 14, the staff said.")
    sketch.says("the staff", "said", "Enemy losses on Monday: personnel - 1,660, tanks - 9, artillery systems - 14")
    people, things = sketch.frame("losses", "casualties", target="Enemy").claims
    assert counts(people) == [(1660.0, "personnel", "lost")]
    assert counts(things) == [(9.0, "tanks", "lost"), (14.0, "artillery systems", "lost")]


def test_lines_with_events_of_their_own_take_time_place_and_speaker_of_the_line_above():
    sketch = Sketch(
        "Losses of the Tigers at Orvel on Monday, according to the army:\n- Killed: 120\n- Wounded: 300",
        published="2025-06-18",
    )
    sketch.mention("Tigers", "FORCE", "Orvel", "PLACE", "Monday", "TIME", "120", "QUANTITY", "300", "QUANTITY")
    sketch.says("the army", "according to", "Losses of the Tigers at Orvel on Monday")
    sketch.frame("Losses", "casualties", target="the Tigers", place="Orvel", time="Monday")
    sketch.frame("Killed", "casualties", quantity="120").frame("Wounded", "casualties", quantity="300")
    _, killed, wounded = sketch.claims
    for claim in (killed, wounded):
        assert claim.chain[0].party == "army"
        assert (claim.place.name, claim.when.start[:10]) == ("Orvel", "2025-06-16")
        assert [target.party for target in claim.targets] == ["Tigers"]


def test_a_total_is_not_of_the_day_that_the_list_is_of():
    sketch = Sketch("Figures from the Health Ministry for 4 November 2024:\nKilled: 11\nTotal injured: 13,553")
    sketch.mention("Health Ministry", "ORG", "4 November 2024", "TIME", "11", "QUANTITY", "13,553", "QUANTITY")
    sketch.frame("Killed", "casualties", quantity="11").frame("injured", "casualties", quantity="13,553")
    day, total = sketch.claims
    assert (day.when.start, total.when) == ("2024-11-04", None)
    assert day.chain[0].party == total.chain[0].party == "Health Ministry"


def test_bulleted_sentences_are_said_by_whom_the_line_above_names():
    text = (
        "The ministry said in its daily update:\n- Two people were killed in Orvel.\n- A drone hit a bus in Vale. It burned.\n"
        "A school was hit in Shire."
    )
    sketch = Sketch(text).says("The ministry", "said", "Two people were killed in Orvel.")
    sketch.frame("killed", "casualties").frame("hit", "drone_strike").frame("burned", "damage").frame("hit#2", "attack")
    assert [[link.party for link in claim.chain[:-1]] for claim in sketch.claims] == [["ministry"]] * 3 + [[]]


@pytest.mark.parametrize(
    "text",
    [
        "Killed: 120\nWounded: 300",  # no line above
        "It was over.\nKilled: 120\nWounded: 300",
        "Losses:\nKilled: 120",  # one line is no list
        "The score:\nLions won the cup.\nTigers: 3",
    ],
)
def test_no_list(text):
    assert lists(Page.of(Sketch(text).reading)) == ()


def test_a_long_page_without_lists_is_passed_over_quickly():
    page = Page.of(Sketch("- " * 20_000 + ": 1").reading)
    assert lists(page) == ()


@pytest.mark.parametrize(
    ("head", "who"),
    [
        ("THE GRAND JURY CHARGES:", "GRAND JURY"),
        ("The panel further finds that:", "panel"),
        ("The court states the following:", "court"),
    ],
)
def test_the_numbered_lines_of_a_charge_are_told_by_who_brings_it(head, who):
    text = f"{head}\n1. Gunmen kidnapped three officers.\n2. Gunmen shot a man."
    sketch = Sketch(text).frame("kidnapped", "abuse", actor="Gunmen").frame("shot", "abuse", actor="Gunmen#2")
    assert [claim.chain[0].party for claim in sketch.claims] == [who, who]


@pytest.mark.parametrize("head", ["What happened on Monday:", "Q: What did you see?", "Three attacks were told of:"])
def test_another_line_over_them_tells_nothing(head):
    text = f"{head}\n1. Gunmen kidnapped three officers.\n2. Gunmen shot a man."
    sketch = Sketch(text).frame("kidnapped", "abuse", actor="Gunmen").frame("shot", "abuse", actor="Gunmen#2")
    assert [len(claim.chain) for claim in sketch.claims] == [1, 1]


def test_the_day_of_a_dateline_is_not_that_of_the_lines():
    text = "ORVEL, 3 May 2024 - Losses on Monday, the guild said:\n- Killed: 12\n- Wounded: 30"
    sketch = Sketch(text, "2024-05-03").mention(
        "3 May 2024", "TIME", "Monday", "TIME", "12", "QUANTITY", "30", "QUANTITY"
    )
    sketch.frame("Losses", "casualties", time="Monday").frame("Killed", "casualties").frame("Wounded", "casualties")
    lines = [claim for claim in sketch.claims if claim.quantities]
    assert {claim.when.start for claim in lines} == {"2024-04-29"}


def test_what_was_shelled_is_not_who_died():
    text = "The dead of the shelling of Orvel:\n- Mill: 12 dead\n- Market: 4 dead"
    sketch = Sketch(text).mention("12", "QUANTITY", "4", "QUANTITY").frame("shelling", "shelling", target="Orvel")
    sketch.frame("dead#2", "casualties", quantity="12")
    assert [claim.targets for claim in sketch.claims if claim.type == "casualties"] == [()]


@pytest.mark.parametrize(
    ("head", "told_by"),
    [
        ("⚡️ Coast Guard, 14 November 2024:", ["Coast Guard"]),
        ("Coast Guard on 14 November 2024:", ["Coast Guard"]),
        ("Coast Guard:", []),  # may be what it is about
        ("Shells fell near the Coast Guard, 14 November 2024:", []),
    ],
)
def test_a_body_and_a_day_over_lines_that_begin_with_pictures_tell_them(head, told_by):
    sketch = Sketch(f"{head}\n🔥 Two boats sank.\n📡 Nine drones turned back.").mention("Coast Guard", "FORCE")
    if "2024" in head:
        sketch.mention("14 November 2024", "TIME")
    assert sketch.frame("sank", "damage").chain() == told_by
