"""What became of the counted in the end, whose the others are, and what adds up to a toll."""

import pytest
from tests.claims.sketch import Sketch

from fogline.claims.amounts import Setting, casualties, count, short_form
from fogline.claims.amounts.claimed import record
from fogline.records import Span


def _counted(text):
    return count(Setting(text, Span(0, len(text))))


def _told(text):
    return [(short_form(one.amount), one.what, one.fate) for one in _counted(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Four of the injured have since died.",
        "Four of those wounded in Tarna succumbed to burns.",
        "Four sailors listed as missing after the fire were found dead.",
        "Four captured scouts were later confirmed dead.",
    ],
)
def test_the_wounded_and_missing_who_died_are_dead(text):
    assert [fate for _, _, fate in _told(text)] == ["killed"]


@pytest.mark.parametrize(
    "text",
    [
        "Four were wounded when a guard died.",
        "Four of the injured are children.",
        "Four hurt, a baby found dead nearby.",
    ],
)
def test_the_wounded_beside_whom_somebody_died_are_wounded(text):
    assert _told(text)[0][2] == "wounded"


def test_those_who_died_later_are_some_of_the_raised_toll():
    tolls = casualties(
        record(one) for one in _counted("The toll climbed to 27 after four of the injured died in Orvel.")
    )
    assert {fate: toll.best for fate, toll in tolls.items()} == {"killed": 27}


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("The mine killed 11 pickers, eight women and three men, on a farm.", 11),
        ("The mine killed 11 soldiers, eight civilians and three guards.", 22),
    ],
)
def test_a_toll_is_not_added_to_those_who_make_it_up(text, best):
    assert casualties(record(one) for one in _counted(text))["killed"].best == best


def test_others_are_not_what_only_some_of_those_before_were():
    text = "It killed a baker, his two daughters and a clerk and wounded seven others."
    assert _told(text) == [("2", "children", "killed"), ("7", "people", "wounded")]


def test_a_gang_is_armed():
    assert _told("Guards killed eight gang members and two bandits.") == [
        ("8", "soldiers", "killed"),
        ("2", "soldiers", "killed"),
    ]


def test_a_number_stays_with_the_frame_of_its_fate():
    sketch = Sketch("Gunmen killed 14 in Orvel and wounded 52.").mention("14", "QUANTITY", "52", "QUANTITY")
    sketch.frame("killed", "casualties", quantity=["14", "52"]).frame("wounded", "casualties", quantity="52")
    assert [[one.low for one in claim.quantities] for claim in sketch.claims] == [[14], [52]]
    alone = Sketch("Gunmen killed 14 in Orvel and wounded 52.").mention("14", "QUANTITY", "52", "QUANTITY")
    alone.frame("killed", "casualties", quantity=["14", "52"])
    assert [one.low for one in alone.claim.quantities] == [14, 52]


@pytest.mark.parametrize("words", ["were sentenced to death", "were condemned to be hanged"])
def test_who_is_sentenced_to_death_has_not_died(words):
    sketch = Sketch(f"Three soldiers {words} in Orvel.").mention("Three", "QUANTITY")
    assert [one.fate for one in sketch.frame(words.split()[1], "legal", quantity="Three").claim.quantities] == [None]


def test_one_of_the_wounded_who_died_was_killed():
    sketch = (
        Sketch("One of the wounded has died.").mention("One", "QUANTITY").frame("died", "casualties", quantity="One")
    )
    assert [one.fate for one in sketch.claim.quantities] == ["killed"]


def test_hostages_who_are_shot_were_not_taken_then():
    sketch = Sketch("Three hostages were shot.").mention("Three", "QUANTITY").frame("shot", "abuse", quantity="Three")
    assert [one.fate for one in sketch.claim.quantities] == [None]


def test_what_befell_the_next_is_not_what_befell_those_before_an_aside():
    text = "At least 14 civilians, including four women, were killed and 37 others sustained injuries."
    assert [fate for _, _, fate in _told(text)] == ["killed", "killed", "wounded"]
    sketch = Sketch(text).mention("At least 14", "QUANTITY").frame("killed", "casualties", quantity="At least 14")
    assert [one.fate for one in sketch.claim.quantities] == ["killed"]


@pytest.mark.parametrize(
    ("how", "fate"), [("in the leg", "wounded"), ("in his left foot", "wounded"), ("dead", "killed")]
)
def test_who_is_shot_in_the_leg_is_wounded(how, fate):
    assert _told(f"Police killed 11 gang members and one officer was shot {how}.")[-1][2] == fate


@pytest.mark.parametrize(
    ("text", "fates"),
    [
        ("Clinics in Tarna report 60 bodies and 340 injured people.", ["killed", "wounded"]),
        ("The flood left nine dead and at least 41 wounded farmers.", ["killed", "wounded"]),
        ("The quake left 12 dead, 40 injured children and 3 missing sailors.", ["killed", "wounded", "missing"]),
        ("The morgue took in 12 corpses as well as some 30 wounded fighters.", ["killed", "wounded"]),
        ("Raiders executed four men and 12 wounded soldiers.", ["killed", "killed"]),
        ("Troops killed 12 wounded soldiers.", ["killed"]),
    ],
)
def test_what_the_next_are_called_counts_more_than_what_the_first_came_to(text, fates):
    assert [fate for _, _, fate in _told(text)] == fates


@pytest.mark.parametrize(
    ("text", "fates"),
    [
        ("Two clerks were fatally wounded in Orvel.", ["killed"]),
        ("Shells mortally injured four farmers and lightly injured six others.", ["killed", "wounded"]),
        ("The fire swept a bus, fatally wounding 12 passengers and injuring 30.", ["killed", "wounded"]),
        ("The shell wounded nine people, three mortally.", ["wounded", "killed"]),
        ("Two clerks were non-fatally wounded in Orvel.", ["wounded"]),
        ("Two clerks were seriously wounded in Orvel.", ["wounded"]),
    ],
)
def test_the_fatally_wounded_are_dead(text, fates):
    assert [fate for _, _, fate in _told(text)] == fates


def test_those_fatally_wounded_are_not_killed_beside_the_wounded():
    sketch = Sketch("Gunmen mortally wounded 4 in Orvel and wounded 52.").mention("4", "QUANTITY", "52", "QUANTITY")
    sketch.frame("wounded", "casualties", quantity="4").frame("wounded#2", "casualties", quantity=["4", "52"])
    assert [[one.low for one in claim.quantities] for claim in sketch.claims] == [[4], [52]]


@pytest.mark.parametrize(
    ("text", "fates"),
    [
        ("Guards reported killing six bandits near Orvel and recovering seven rifles.", ["killed", None]),
        ("Guards killed six bandits in Orvel and seized at least seven widgets.", ["killed", None]),
        ("Guards killed six bandits, recovering seven widgets and two flags.", ["killed", None, None]),
        ("The raid killed three soldiers near Orvel and two civilians.", ["killed", "killed"]),
        ("The raid killed three soldiers in Orvel and an estimated 12 civilians.", ["killed", "killed"]),
    ],
)
def test_what_is_done_to_the_next_is_not_done_to_those_before(text, fates):
    assert [fate for _, _, fate in _told(text)] == fates


@pytest.mark.parametrize(
    ("end", "numbers"),
    [("the mayor spoke of nine", [[12, 9], [30]]), ("the mayor spoke of nine wounded", [[12], [30, 9]])],
)
def test_a_number_without_a_fate_is_a_rival_of_the_first_told(end, numbers):
    sketch = Sketch(f"Twelve were killed and 30 wounded; {end}.")
    sketch.mention("Twelve", "QUANTITY", "30", "QUANTITY", "nine", "QUANTITY")
    sketch.frame("killed", "casualties", quantity=["Twelve", "nine"])
    sketch.frame("wounded", "casualties", quantity=["30", "nine"])
    assert [[one.low for one in claim.quantities] for claim in sketch.claims] == numbers


@pytest.mark.parametrize("earlier", ["up from 9", "(previously 9)", ", up from the earlier toll of 9"])
def test_an_earlier_toll_is_that_of_the_dead(earlier):
    sketch = Sketch(f"The toll rose to 12 dead and 30 wounded on Monday, {earlier}.")
    sketch.mention("12", "QUANTITY", "30", "QUANTITY", "9", "QUANTITY")
    sketch.frame("toll", "casualties", quantity="9").frame("dead", "casualties", quantity="12")
    sketch.frame("wounded", "casualties", quantity=["30", "9"])
    assert [[one.low for one in claim.quantities] for claim in sketch.claims] == [[12], [12], [30]]


@pytest.mark.parametrize(("earlier", "fates"), [("9", ["killed", "killed", "wounded"])])
def test_who_gave_another_number_before_gave_that_of_the_dead(earlier, fates):
    sketch = Sketch(f"The ministry said 12 were dead and 30 wounded. It had earlier reported {earlier}.")
    sketch.mention("12", "QUANTITY", "30", "QUANTITY", "9", "QUANTITY")
    sketch.says("The ministry", "said", "12 were dead and 30 wounded").says("It", "had earlier reported", "9")
    sketch.frame("dead", "casualties", quantity="12").frame("wounded", "casualties", quantity="30")
    assert [one.fate for claim in sketch.claims for one in claim.quantities] == fates


def test_an_earlier_toll_of_the_wounded_stays_theirs():
    sketch = Sketch("The ministry said 30 were wounded. It had earlier reported 9.").mention(
        "30", "QUANTITY", "9", "QUANTITY"
    )
    sketch.says("The ministry", "said", "30 were wounded").says("It", "had earlier reported", "9")
    sketch.frame("wounded", "casualties", quantity="30")
    assert [(one.low, one.fate) for claim in sketch.claims for one in claim.quantities] == [
        (30, "wounded"),
        (9, "wounded"),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The clinic received 39 bodies and 107 wounded.", [("bodies", "killed"), (None, "wounded")]),
        ("The raid killed 39 soldiers and wounded 107.", [("soldiers", "killed"), ("soldiers", "wounded")]),
        ("They shelled Orvel on three occasions, killing eleven.", [("occasions", None), (None, "killed")]),
        (
            "They shelled Orvel in two separate instances and wounded six.",
            [("instances", None), (None, "wounded")],
        ),
    ],
)
def test_no_body_is_wounded_and_no_occasion_killed(text, told):
    assert [(one.of, one.fate) for one in _counted(text)] == told


@pytest.mark.parametrize(
    ("text", "fates"),
    [
        ("Herders hacked nine farmers to death.", ["killed"]),
        ("Nine men were stoned to death.", ["killed"]),
        ("A court sentenced nine men to death.", [None]),
        ("Raiders set fire to nine houses.", ["damaged"]),
        ("Nine cars were set on fire.", ["damaged"]),
        ("Settlers torched nine cars.", ["destroyed"]),
        ("Nine of its patrols came under fire.", [None]),
        ("Guards opened fire on nine boats.", [None]),
        ("The rivals exchanged nine prisoners.", ["rescued"]),
        ("Raiders killed six men and stole nine goats.", ["killed", None]),
        ("The guards exchanged fire with nine scouts.", [None]),
    ],
)
def test_what_is_done_to_death_set_on_fire_or_exchanged(text, fates):
    assert [fate for _, _, fate in _told(text)] == fates


@pytest.mark.parametrize(
    ("text", "fates"),
    [
        ("Rockets killed or wounded 50 people.", ["casualties"]),
        ("Shells fell on the camp, killing and injuring 40 people.", ["casualties"]),
        ("Shells killed 12 and wounded 40 people.", ["killed", "wounded"]),
        ("Shells killed a boy and wounded 40 people.", ["wounded"]),
    ],
)
def test_killed_or_wounded_may_be_either(text, fates):
    assert [fate for _, what, fate in _told(text)] == fates


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Tarsian military death toll in Orvel reaches 42,340 - General Staff", "Tarsian military"),
        ("The civilian death toll in Orvel has risen to 120.", "civilian"),
        ("The death toll in Orvel has risen to 120.", None),
        ("The military death toll rose, and 120 civilians were killed.", "civilians"),
    ],
)
def test_a_toll_is_of_those_whose_it_is_and_of_no_source_behind_a_dash(text, of):
    assert [one.of for one in _counted(text)] == [of]


@pytest.mark.parametrize(
    ("text", "fates"),
    [
        ("At least 80 are dead, 32,000 have fled.", ["killed", "displaced"]),
        ("The blast left dead 12 men.", ["killed"]),
        ("Soldiers killed two men arrested in January.", ["killed"]),
        ("Soldiers killed at least two men wounded on Monday.", ["killed"]),
        ("Soldiers killed 12 men, two women were arrested.", ["killed", "captured"]),
        ("Twelve men were killed, two women arrested.", ["killed", "captured"]),
        ("They spoke of the execution of four prisoners of war.", ["killed"]),
        ("They spoke of the capture of four prisoners of war.", ["captured"]),
        ("Soldiers killed one despite the truce.", ["killed"]),
    ],
)
def test_the_dead_are_told_apart_from_others(text, fates):
    assert [fate for _, _, fate in _told(text)] == fates


@pytest.mark.parametrize(
    ("text", "fates"),
    [
        ("Losses: 5 soldiers KIA, 12 WIA.", ["killed", "wounded"]),
        ("Losses: 3 soldiers (MIA).", ["missing"]),
        ("Three KIA soldiers fled.", ["displaced"]),  # of the army of that name
        ("All fifty-four khwarij were sent to hell.", ["killed"]),
        ("Fourteen fascists eliminated.", ["killed"]),
        ("Six comrades fell.", ["killed"]),
        ("Six lamps fell.", [None]),
        ("The result is 53 martyrs.", ["killed"]),
    ],
)
def test_the_dead_of_communiques_are_dead(text, fates):
    assert [one.fate for one in _counted(text)] == fates


def test_the_killed_in_action_are_of_no_army_of_that_name():
    sketch = Sketch("Losses: 5 soldiers KIA.").mention("5", "QUANTITY")
    sketch.frame("Losses", "casualties", target="5 soldiers KIA", quantity="5")
    (number,) = sketch.claim.quantities
    assert (number.fate, number.side) == ("killed", None)
