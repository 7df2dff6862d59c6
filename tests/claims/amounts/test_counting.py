"""Of what: nouns, what became of them, whose they are, totals and parts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fogline.claims.amounts import Setting, count
from fogline.records import Span


def _counts(text, spans=None, **around):
    return count(Setting(text, Span(0, len(text)), **around), spans)


def _rows(text):
    return [(one.span.of(text), one.of, one.what, one.fate) for one in _counts(text)]


def _span(text, words):
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Rockets killed at least 9 people and wounded 21 others.",
            [("at least 9", "people", "people", "killed"), ("21", "people", "people", "wounded")],
        ),
        ("Four killed as shells hit the market", [("Four", None, "people", "killed")]),
        ("Seven Chinese feared killed in quarry blast", [("Seven", "Chinese", None, "killed")]),
        ("The blast left 11 dead.", [("11", None, "people", "killed")]),
        ("Rebels captured 15 conscripts.", [("15", "conscripts", "soldiers", "captured")]),
        (
            "Two members of the Border Forces were injured.",
            [("Two", "members of the Border Forces", "people", "wounded")],
        ),
        ("Six lorry drivers were killed.", [("Six", "lorry drivers", "people", "killed")]),
        (
            "Nine border guards were wounded, Tarsia spoke of two dead soldiers.",
            [("Nine", "border guards", "soldiers", "wounded"), ("two", "dead soldiers", "soldiers", "killed")],
        ),
        (
            "Eleven men, including two boys, died and 20 were hurt.",
            [
                ("Eleven", "men", "people", "killed"),
                ("two", "boys", "children", "killed"),
                ("20", "men", "people", "wounded"),
            ],
        ),
        (
            "Eleven men including two boys died and 20 were hurt.",
            [
                ("Eleven", "men", "people", "killed"),
                ("two", "boys", "children", "killed"),
                ("20", "men", "people", "wounded"),
            ],
        ),
        ("Scores of nurses and pupils fled.", [("Scores", "nurses and pupils", "people", "displaced")]),
        ("It killed 30 nurses and pupils in Orvel.", [("30", "nurses and pupils", "people", "killed")]),
        ("It killed 30 nurses and rebels took the town.", [("30", "nurses", "medics", "killed")]),
        (
            "It killed 30 nurses and 12 pupils.",
            [("30", "nurses", "medics", "killed"), ("12", "pupils", "children", "killed")],
        ),
        ("Three miners are missing.", [("Three", "miners", "workers", "missing")]),
        ("Hundreds of thousands have been displaced.", [("Hundreds of thousands", None, "people", "displaced")]),
        ("The death toll rose to 53.", [("53", None, "people", "killed")]),
        ("There were 12 deaths.", [("12", "deaths", "people", "killed")]),
        ("Thousands of marines were killed or wounded.", [("Thousands", "marines", "soldiers", "casualties")]),
        ("Gunners fired six Grad rockets.", [("six", "Grad rockets", "rockets", "launched")]),
        ("Crews downed two cruise missiles.", [("two", "cruise missiles", "missiles", "shot down")]),
        ("They shot down five Shahed drones.", [("five", "Shahed drones", "drones", "shot down")]),
        ("It lost ten tanks.", [("ten", "tanks", "tanks", "lost")]),
        ("The army took 20 settlements.", [("20", "settlements", "settlements", None)]),
        ("Two F-16 fighters landed.", [("Two", "F-16 fighters", "aircraft", None)]),
        ("About 14 private houses were damaged.", [("About 14", "private houses", "buildings", "damaged")]),
        ("A third of its artillery was destroyed.", [("A third", "artillery", "artillery", "destroyed")]),
        ("No civilians were hurt.", [("No", "civilians", "civilians", "wounded")]),
        ("The 1,000-kilometre front moved.", [("1,000-kilometre", "front", "distance", None)]),
        ("It holds 300 square kilometres of land.", [("300 square kilometres", "land", "area", None)]),
        ("They sent $2bn in aid.", [("$2bn", "aid", "money", None)]),
        ("It lies 20 km from the border.", [("20 km", None, "distance", None)]),
        ("He cited a 12-point plan.", [("12", None, None, None)]),
        ("A column of howitzers, nine of them new, came.", [("nine", "howitzers", "artillery", None)]),
        ("Crews downed 11 of the drones launched at dawn.", [("11", "drones", "drones", "shot down")]),
        ("They gave ten captured pilots back.", [("ten", "captured pilots", "soldiers", "captured")]),
        ("Among the dead were two nurses.", [("two", "nurses", "medics", "killed")]),
        ("Ada Brenn, 62, fled.", [("62", None, "age", None)]),
        ("A 17-strong crew was rescued.", [("17-strong", "crew", "people", "rescued")]),
        ("Jets destroyed two checkpoints.", [("two", "checkpoints", "areas", "destroyed")]),
        ("It sent four HIMARS launchers.", [("four", "HIMARS launchers", "artillery", None)]),
        ("They hit six munitions depots.", [("six", "munitions depots", "buildings", None)]),
        ("There were 12 deaths among civilians.", [("12", "civilians", "civilians", "killed")]),
        ("It fell back with heavy losses of artillery.", [("heavy", "artillery", "artillery", "lost")]),
    ],
)
def test_what_is_counted(text, rows):
    assert _rows(text) == rows


def test_a_verb_behind_a_list_holds_for_all_of_it():
    rows = _rows("They say 70 tanks, 20 guns and 3 ships had been destroyed.")
    assert [fate for *_, fate in rows] == ["destroyed"] * 3


def test_one_noun_for_two_numbers():
    first, second = _counts("Some 40 Ukrainian and 60 Russian soldiers died.")
    assert (first.of, first.side, first.fate) == ("Ukrainian soldiers", "UA", "killed")
    assert (second.of, second.side, second.fate) == ("Russian soldiers", "RU", "killed")


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Russia has lost 40 tanks.", "RU"),
        ("Shells hit nine Syrian soldiers.", "SY"),
        ("Ukrainian losses were put at 200 killed.", "UA"),
        ("Nine soldiers fell.", None),
    ],
)
def test_whose_they_are(text, side):
    assert [one.side for one in _counts(text)] == [side]


def test_the_side_of_the_target_counts_where_the_noun_has_none():
    text = "Guns hit a Georgian column of 12 lorries."
    (one,) = _counts(text, targets=(_span(text, "a Georgian column of 12 lorries"),))
    assert (one.of, one.side) == ("lorries", "GE")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "At least 14 people, including three children and two women, died.",
            {"three": "At least 14", "two": "At least 14"},
        ),
        ("Crews downed 14 of 17 drones.", {"14": "17"}),
        ("Of the 30 missiles, 25 were intercepted.", {"25": "30"}),
        ("Five sailors, two of whom were officers, drowned.", {"two": "Five"}),
        ("Twelve people died – nine soldiers and three civilians.", {"nine": "Twelve", "three": "Twelve"}),
        ("Nine soldiers and three civilians died.", {}),
        ("Two villages fell, including 30 houses.", {}),  # a part is never more than the whole
    ],
)
def test_totals_and_parts(text, parts):
    assert {one.span.of(text): one.whole.of(text) for one in _counts(text) if one.whole} == parts


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("There were no casualties.", True),
        ("Nobody was killed.", True),
        ("The raid caused no losses.", True),
        ("No casualties were reported.", False),
        ("No casualties have been confirmed so far.", False),
        ("No injuries were immediately reported.", False),
        ("None reported.", False),
        ("No reported deaths.", False),
        ("No casualty figures were released.", False),
        ("None of the hostages has been released.", True),
    ],
)
def test_none_is_not_the_same_as_none_reported(text, known):
    (one,) = _counts(text)
    assert (one.amount.low, one.amount.high) == ((0, 0) if known else (None, None))


def test_a_quantity_in_two_units_is_counted_once_also_when_both_are_marked():
    text = "The 1,300-kilometre (800-mile) front is quiet."
    (one,) = _counts(text, [_span(text, "1,300-kilometre"), _span(text, "800-mile")])
    assert (one.amount.low, one.amount.unit, one.of) == (1300, "km", "front")


def test_only_the_numbers_asked_for_come_back():
    text = "Shells killed three miners and wounded four others."
    (one,) = _counts(text, [_span(text, "four")])
    assert (one.amount.low, one.of, one.fate) == (4, "miners", "wounded")


def test_the_trigger_of_the_frame_says_what_became_of_them():
    text = "The dead: about 40."
    (one,) = _counts(text, trigger=_span(text, "dead"))
    assert one.fate == "killed"


def test_words_without_a_number_count_nothing():
    text = "Several men fell."
    assert _counts(text, [_span(text, "Several")]) == ()


_WORDS = st.sampled_from(
    "12 three of killed wounded 40% soldiers drones people , and including ( ) the no reported km tanks Russian were more".split()
)


@settings(max_examples=50)
@given(st.lists(_WORDS, max_size=14))
def test_any_words_are_counted_inside_the_sentence(words):
    text = " ".join(words)
    for one in _counts(text):
        assert 0 <= one.span.start < one.span.end <= len(text)
        assert one.of is None or one.of
        assert one.whole is None or one.whole.end <= len(text)


def test_how_often_is_no_count_of_what_was_hit():
    text = "Gunners shelled Upper and Lower Dovhe seven times."
    around = {"trigger": _span(text, "shelled"), "targets": (_span(text, "Upper and Lower Dovhe"),)}
    assert [one.of for one in _counts(text, **around)] == [None]


@pytest.mark.parametrize(
    ("text", "number", "of"),
    [
        ("The blast killed 40 miners, including 12 apprentices and two boys, and injured 210.", "210", "miners"),
        ("Six people were shot, four of them nurses, and 31 hurt.", "31", "people"),
        ("Guards lost 14 of 17 drones and 3 more.", "3", "drones"),
        ("A plane dropped three 250-kilogram bombs on Orvel.", "three", "bombs"),
        ('Police count nine dead in four "incidents" since May.', "four", "incidents"),
        ("Two guards and seven rebels died, taking the total to 640.", "640", None),
    ],
)
def test_a_number_goes_back_to_the_whole_and_not_to_what_is_told_in_passing(text, number, of):
    assert {one.span.of(text): one.of for one in _counts(text)}[number] == of


def test_those_among_them_are_not_all_of_them():
    text = "The fire left five dead, including a girl."
    (five,) = _counts(text, targets=(_span(text, "a girl"),))
    assert (five.of, five.fate) == (None, "killed")


def test_a_figure_beside_one_person_is_an_age():
    assert [one.amount.unit for one in _counts("A shell hit the chapel, wounding a nun, 61.")] == ["years"]
    assert [one.amount.unit for one in _counts("In the south, 12 were killed; after a raid, 30 fled.")] == [None, None]


@pytest.mark.parametrize(
    ("text", "number", "fate"),
    [
        ("Gunmen killed 14 guards and took 9 hostage.", "9", "abducted"),
        ("Rebels killed six and took 30 soldiers prisoner.", "30", "captured"),
        ("Rebels killed six and took 30 villages.", "30", None),
        ("Crews fired 14 missiles, 12 of which were shot down.", "12", "shot down"),
    ],
)
def test_what_became_of_a_number_is_what_its_own_words_say(text, number, fate):
    assert {one.span.of(text): one.fate for one in _counts(text)}[number] == fate


def test_what_is_no_people_and_came_to_no_harm_is_not_hurt():
    assert [one.of for one in _counts("Four volleys hit the port, leaving 31 wounded.")] == ["volleys", None]
    assert _counts("Four volleys of rockets had hit the port, leaving 31 wounded.")[1].of is None
    assert [one.of for one in _counts("Six Chinese were killed and 31 wounded.")] == ["Chinese", "Chinese"]


def test_some_of_whom_are_of_those_told_right_before():
    nine, four, two = _counts("Nine people were hurt, including four pupils, two of whom were carried off.")
    assert (four.whole, two.whole, two.of) == (nine.span, four.span, "pupils")


def test_those_of_whom_there_are_too_few_are_of_the_whole():
    nine, two, four = _counts("Nine people were hurt, including two pupils, four of them badly.")
    assert (two.whole, four.whole) == (nine.span, nine.span)


def test_towns_that_were_hit_are_not_what_hit_them():
    text = "Two more hit Orvel."
    (two,) = _counts(text, targets=(_span(text, "Orvel"),))
    assert two.of is None


def test_how_often_something_was_done_counts_no_towns():
    text = "Orvel and the villages were shelled 120 times."
    (often,) = _counts(text, [_span(text, "120 times")], targets=(_span(text, "Orvel and the villages"),))
    assert often.of is None


def test_six_missiles_that_hit_a_ship_are_no_ships() -> None:
    text = "Six ballistic and cruise missiles hit the ship."
    setting = Setting(text, Span(0, len(text)), _span(text, "hit"), (_span(text, "the ship"),))
    assert [one.of for one in count(setting)] == ["ballistic and cruise missiles"]


def test_the_wounded_behind_the_parts_of_a_toll_are_of_any_sex() -> None:
    text = "It put the toll at 53, including 14 children and 15 women, and said 21 others were injured."
    setting = Setting(text, Span(0, len(text)), _span(text, "injured"))
    assert [(one.of, one.fate) for one in count(setting, [_span(text, "21")])] == [(None, "wounded")]


def test_a_toll_that_two_things_had_is_one() -> None:
    text = "The toll from attacks on a school and a hospital in Vale has risen to 114, including 46 children."
    assert [one.fate for one in count(Setting(text, Span(0, len(text))))] == ["killed", "killed"]


def _span(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Crews fired 18 ballistic and cruise missiles at Orvel.", "ballistic and cruise missiles"),
        ("Guards held 22 local and foreign reporters.", "local and foreign reporters"),
        ("Police counted 24 bomb and gun attacks in Orvel.", "bomb and gun attacks"),
        ("There were 30 knife, gun and bomb attacks.", "knife, gun and bomb attacks"),
        ("The army lost 20 tank and infantry units.", "tank and infantry units"),
        ('They struck nine "enemy infrastructure" sites.', "enemy infrastructure sites"),
        ("They struck nine “enemy” sites.", "enemy sites"),
        ("Gliders dropped two 120mm shells.", "shells"),
        ("Jets dropped two 500-pound bombs.", "bombs"),
        # Things of two kinds, and people who are harmed in two ways, are no adjectives.
        ("They lost 12 dead and wounded soldiers.", None),
        ("They burned 3 cars and army lorries.", "cars"),
        ("They fired 24 rockets and shells.", "rockets"),
        ("They lost 2 aircraft and ground crews.", "aircraft"),
    ],
)
def test_a_noun_behind_two_adjectives_or_quotes_is_counted(text, of):
    assert _counts(text)[0].of == of


def test_of_whom_only_most_are_told_are_not_all_of_them():
    text = "Most of the 53 dead were women and children."
    (dead,) = _counts(text, targets=(_span(text, "women and children"),))
    assert dead.of is None
    text = "The 53 dead were women and children."
    (dead,) = _counts(text, targets=(_span(text, "women and children"),))
    assert dead.of == "women and children"


def test_lands_are_not_killed_by_what_another_number_is_of():
    text = "They raided seven governorates, and the result is 53 martyrs."
    setting = Setting(text, Span(0, len(text)), _span(text, "martyrs"))
    assert [(one.of, one.what, one.fate) for one in count(setting)][1] == (None, "people", "killed")


@pytest.mark.parametrize(
    "text",
    [
        "A rocket wounded three nurses a day after a raid on a barracks left 20 dead.",
        "Shelling killed three nurses, hours after a drone attack on a parade in Orvel killed at least 20.",
        "Three nurses died in Orvel, while the bombing of a fort near Mala had wounded 20.",
    ],
)
def test_whom_another_deed_killed_are_not_of_those_told_before(text):
    assert _rows(text)[-1][1] in (None, "people")
    assert _rows(text)[0][1] == "nurses"


@pytest.mark.parametrize(
    "text",
    [
        "The first rocket killed three nurses and wounded 20.",
        "A rocket killed three nurses, while the second wounded 20.",
        "Three nurses were killed and 20 wounded after a rocket hit the clinic.",
    ],
)
def test_but_whom_the_same_harmed_are(text):
    assert _rows(text)[1][1] == "nurses"
