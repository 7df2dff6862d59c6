"""The numbers of a claim's frame as records."""

import pytest
from tests.claims.sketch import Sketch

from fogline.claims.amounts.claimed import counted, quantities
from fogline.claims.page import Page
from fogline.records import QuantityRange, Span
from fogline.records.codec import from_json, to_json


def _quantities(sketch):
    page = Page.of(sketch.reading)
    ((_, frame),) = page.frames
    return quantities(page, frame, frame.fillers("quantity"))


def test_each_number_of_a_target_says_what_it_counts():
    sketch = Sketch("The ministry lost 13 tanks, 20 guns and 4 lorries.")
    sketch.mention("13", "QUANTITY", "20", "QUANTITY", "4", "QUANTITY")
    sketch.frame("lost", "damage", target="13 tanks, 20 guns and 4 lorries", quantity=["13", "20", "4"])
    assert [(one.low, one.of) for one in _quantities(sketch)] == [(13, "tanks"), (20, "guns"), (4, "lorries")]


def test_people_stands_in_where_only_what_became_of_them_is_told():
    sketch = Sketch("Three killed as drones hit the port").frame("killed", "casualties", quantity="Three")
    (one,) = _quantities(sketch)
    assert (one.low, one.high, one.of, one.fate) == (3, 3, "people", "killed")


def test_side_and_whole_are_told():
    sketch = Sketch("Crews downed 14 of 17 Russian drones.").mention("14", "QUANTITY", "17", "QUANTITY")
    sketch.frame("downed", "interception", quantity=["14", "17"])
    part, whole = _quantities(sketch)
    assert (part.of, part.fate, part.side, part.whole) == ("Russian drones", "shot down", "RU", whole.span)
    assert (whole.of, whole.fate, whole.whole) == ("Russian drones", None, None)


def test_rival_tolls_are_two_claims_each_with_its_own():
    sketch = Sketch("The ministry put the dead at 40, the rebels at 12.").mention("40", "QUANTITY", "12", "QUANTITY")
    sketch.says("The ministry", "put", "the dead at 40").says("the rebels", None, "at 12")
    sketch.frame("dead", "casualties", quantity=["40", "12"])
    told = {claim.chain[0].party: [(one.low, one.fate) for one in claim.quantities] for claim in sketch.claims}
    assert told == {"ministry": [(40, "killed")], "rebels": [(12, "killed")]}


def test_a_sentence_without_end_is_looked_at_around_the_number():
    words = "and the rain went on " * 2000
    sketch = Sketch(f"{words}and shells killed nine miners {words}").frame("killed", "casualties", quantity="nine")
    (one,) = _quantities(sketch)
    assert (one.low, one.of, one.fate) == (9, "miners", "killed")


def test_a_number_across_sentences_keeps_to_its_own():
    sketch = Sketch("Shells fell at dawn.\nNine men and 2 women died.")
    sketch.frame("died", "casualties", quantity=["Nine", "2"])
    assert [(one.low, one.of) for one in _quantities(sketch)] == [(9, "men"), (2, "women")]


def test_the_target_is_counted_where_the_number_stands_alone():
    sketch = Sketch("Raiders freed the hostages, about 30.").frame(
        "freed", "release", target="hostages", quantity="about 30"
    )
    page = Page.of(sketch.reading)
    ((_, frame),) = page.frames
    (one,) = counted(page, frame, frame.fillers("quantity"))
    assert (one.of, one.amount.approximate) == ("hostages", True)


def test_spans_outside_the_text_are_left_out():
    sketch = Sketch("Nine men died.").frame("died", "casualties")
    page = Page.of(sketch.reading)
    ((_, frame),) = page.frames
    assert quantities(page, frame, [Span(500, 503), Span(3, 3)]) == ()


def test_quantities_survive_the_round_trip_and_older_ones_can_be_read():
    new = QuantityRange(3, 3, False, None, "nurses", Span(2, 7), "killed", "GE", Span(0, 1))
    assert from_json(to_json(new), QuantityRange) == new
    old = '{"low":3,"high":null,"approximate":false,"unit":null,"of":"nurses","span":[2,7]}'
    assert from_json(old, QuantityRange) == QuantityRange(3, None, False, None, "nurses", Span(2, 7))


def test_nobody_hurt_and_nobody_reported_hurt_are_told_apart():
    none = Sketch("No civilians were hurt.").mention("No", "QUANTITY").frame("hurt", "casualties", quantity="No")
    unknown = Sketch("No injuries were reported.").mention("No", "QUANTITY")
    unknown.frame("injuries", "casualties", quantity="No")
    assert [(one.low, one.high) for one in _quantities(none)] == [(0, 0)]
    assert [(one.low, one.high) for one in _quantities(unknown)] == [(None, None)]


def test_money_of_another_source_makes_no_casualty_figure():
    sketch = Sketch("Gunmen killed 12 people, the governor said, and the ministry put the damage at $4 million.")
    sketch.mention("12", "QUANTITY", "$4 million", "QUANTITY")
    sketch.says("the governor", "said", "Gunmen killed 12 people").says(
        "the ministry", "put", "the damage at $4 million"
    )
    sketch.frame("killed", "casualties", quantity=["12", "$4 million"])
    told = {claim.chain[0].party: [one.low for one in claim.quantities] for claim in sketch.claims}
    assert told == {"governor": [12]}


def test_a_count_of_something_else_by_another_source_is_no_rival():
    sketch = Sketch("The army lost 12 tanks, the governor said; the rebels spoke of 300 refugees.")
    sketch.says("the governor", "said", "The army lost 12 tanks").says("the rebels", "spoke", "300 refugees")
    sketch.frame("lost", "damage", target="12 tanks", quantity=["12", "300"])
    assert [(claim.chain[0].party, [one.low for one in claim.quantities]) for claim in sketch.claims] == [
        ("governor", [12])
    ]


def test_distances_ages_and_things_are_no_casualties():
    sketch = Sketch("A 54-year-old and 3 others were killed 20 km away when 7 rockets fell.")
    sketch.frame("killed", "casualties", quantity=["54-year-old", "3", "20 km", "7"])
    assert [one.low for one in sketch.claim.quantities] == [3]


def test_two_counts_by_two_sources_keep_to_theirs():
    text = "The army put its own dead at 14, while the rebels claimed to have killed 60 soldiers."
    sketch = Sketch(text).says("The army", "put", "its own dead at 14")
    sketch.says("the rebels", "claimed", "to have killed 60 soldiers")
    sketch.frame("dead", "casualties", quantity="14").frame("killed", "casualties", quantity="60")
    told = {claim.chain[0].party: [one.low for one in claim.quantities] for claim in sketch.claims}
    assert told == {"army": [14], "rebels": [60]}


def test_an_end_of_a_range_is_the_range():
    sketch = Sketch("Gangs ask between $300 and $900 for a driver.").mention("between $300 and $900", "QUANTITY")
    sketch.frame("ask", "request", quantity="$900")
    (one,) = _quantities(sketch)
    assert (one.low, one.high, one.unit) == (300, 900, "USD")


def test_the_whole_of_a_part_that_is_marked_alone_is_told_too():
    sketch = Sketch("Two men died and nine, including four guards, were hurt at Orvel.")
    sketch.mention("Two", "QUANTITY", "nine", "QUANTITY", "four", "QUANTITY")
    sketch.frame("hurt", "casualties", quantity="four")
    whole, part = _quantities(sketch)
    assert (whole.low, part.low, part.of, part.whole) == (9, 4, "guards", whole.span)


def test_who_counts_some_and_none_denies_nothing_of_those_some():
    text = "The clinic said 13 rebels and no soldiers were hurt."
    sketch = Sketch(text).mention("13", "QUANTITY", "no", "QUANTITY")
    sketch.frame("hurt", "casualties", "denied", target=["13 rebels", "no soldiers"], quantity=["13", "no"])
    assert sketch.claim.reality == "factual"
    assert [(one.low, one.of) for one in sketch.claim.quantities] == [(13, "rebels"), (0, "soldiers")]


def test_who_counts_nobody_denies():
    sketch = Sketch("The clinic said no soldiers were hurt.").mention("no", "QUANTITY")
    sketch.frame("hurt", "casualties", "denied", target="no soldiers", quantity="no")
    assert sketch.claim.reality == "denied"


def test_somebody_among_those_counted_is_not_what_they_are():
    for words in ("incl. a child", "including a child"):
        sketch = Sketch(f"Orvel: 5 injured {words}.").mention("5", "QUANTITY")
        (number,) = sketch.frame("injured", "casualties", target="a child", quantity="5").claim.quantities
        assert (number.low, number.of) == (5.0, "people")


@pytest.mark.parametrize(
    "told", ["lowered the death toll to 137 from 144", "raised the death toll to 137, up from 144"]
)
def test_an_earlier_toll_is_none_any_more(told):
    sketch = Sketch(f"Officials {told}.").mention("137", "QUANTITY", "144", "QUANTITY")
    sketch.frame("death toll", "casualties", quantity=["137", "144"])
    assert [one.low for one in sketch.claim.quantities] == [137.0]


def test_a_number_that_only_the_next_sentence_gives():
    sketch = Sketch("An earlier version misstated the number of people killed in Orvel. It was 8, not 80.")
    sketch.mention("8", "QUANTITY", "80", "QUANTITY").frame("killed", "casualties")
    assert [one.low for one in sketch.claim.quantities] == [8.0]


def test_relatives_are_counted_one_by_one():
    sketch = Sketch("Shells killed my father, my uncle and six neighbours.").mention("six", "QUANTITY")
    sketch.frame("killed", "casualties", target="my father, my uncle and six neighbours", quantity="six")
    assert [one.low for one in sketch.claims[0].quantities] == [1.0, 1.0, 6.0]


@pytest.mark.parametrize(("family", "lows"), [("from one family", [9]), ("with one family", [9, 1])])
def test_the_family_that_the_dead_are_from_is_no_number_of_the_dead(family, lows):
    sketch = Sketch(f"Nine people died {family}.").mention("Nine", "QUANTITY", "one", "QUANTITY")
    sketch.frame("died", "casualties", quantity=["Nine", "one"])
    assert [one.low for one in _quantities(sketch)] == lows


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("The office counted 90 dead, of whom 35 were Tarsian soldiers.", ["people", "Tarsian soldiers"]),
        ("The office counted 90 dead, 35 of them Tarsian soldiers.", ["people", "Tarsian soldiers"]),
        ("The office counted 90 dead: 35 Tarsian soldiers and 55 guards.", ["people", "Tarsian soldiers"]),
        ("The office counted 90 dead, most of them Tarsian soldiers.", ["people"]),
        ("The office counted 90 dead, all of them Tarsian soldiers.", ["Tarsian soldiers"]),
        ("The office counted 90 dead; Tarsian soldiers.", ["Tarsian soldiers"]),
    ],
)
def test_what_some_of_the_dead_were_the_dead_are_not(text, of):
    numbers = [number for number in ("90", "35") if number in text]
    sketch = Sketch(text).mention(*(word for number in numbers for word in (number, "QUANTITY")))
    sketch.frame("dead", "casualties", quantity=numbers, target="Tarsian soldiers")
    assert [one.of for one in sketch.claim.quantities] == of


@pytest.mark.parametrize(
    ("text", "who", "told"),
    [
        ("Nine of the dead were children.", "children", ("children", "killed")),
        ("Nine of those killed were medics.", "medics", ("medics", "killed")),
        ("Nine of the wounded were shot by guards.", "guards", ("people", "wounded")),
    ],
)
def test_who_the_dead_were_is_counted(text, who, told):
    sketch = Sketch(text).mention("Nine", "QUANTITY", who, "GROUP")
    trigger = next(word for word in ("dead", "killed", "wounded") if word in text)
    (one,) = _quantities(sketch.frame(trigger, "casualties", quantity="Nine"))
    assert (one.of, one.fate) == told


@pytest.mark.parametrize("who", ["all of them from Orvel", "most of them women"])
def test_what_more_is_told_of_the_dead_is_neither_counted_nor_hit(who):
    sketch = Sketch(f"Police spoke of 14 dead, {who}.").mention("14", "QUANTITY")
    sketch.frame("dead", "casualties", quantity="14", target=who)
    assert [(one.of, one.fate) for one in _quantities(sketch)] == [("people", "killed")]
    assert sketch.claim.targets == ()


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Death toll in Orvel strike up to five", (5, 5)),
        ("The number of dead rose up to five on Monday.", (5, 5)),
        ("The death toll could be up to five.", (None, 5)),
        ("A toll of up to five was feared.", (None, 5)),
        ("The strike killed up to five people.", (None, 5)),
    ],
)
def test_a_toll_that_is_up_to_a_number_has_come_to_it(text, ends):
    sketch = (
        Sketch(text)
        .mention("up to five", "QUANTITY")
        .frame(
            "toll" if "toll" in text else "dead" if "dead" in text else "killed", "casualties", quantity="up to five"
        )
    )
    assert [(one.low, one.high) for one in _quantities(sketch)] == [ends]


def test_hideouts_of_terrorists_are_no_terrorists():
    sketch = Sketch("The army destroyed three terrorist hideouts.").mention("three", "QUANTITY")
    sketch.frame("destroyed", "damage", target="three terrorist hideouts", quantity="three")
    assert [one.fate for one in _quantities(sketch)] == ["destroyed"]


@pytest.mark.parametrize(
    ("text", "trigger", "numbers"),
    [
        ("Another 16 were hurt, including two guards hit by the crowd.", "hit", [2.0]),
        ("The post counted 284 breaches, including 81 explosions.", "explosions", [81.0]),
        ("Twelve people, including two guards, were hit by the crowd.", "hit", [12.0, 2.0]),
        ("Twelve people, including two guards were hit by the crowd.", "hit", [12.0, 2.0]),
    ],
)
def test_what_is_told_of_a_part_alone_is_not_told_of_the_whole(text, trigger, numbers):
    part = "81" if "81" in text else "two"
    sketch = Sketch(text).mention(part, "QUANTITY")
    type_ = "casualties" if trigger == "hit" else "explosion"
    assert [one.low for one in sketch.frame(trigger, type_, quantity=part).claim.quantities] == numbers


@pytest.mark.parametrize(
    ("text", "reality"),
    [
        ("Fatalities coded as 0.", "denied"),
        ("Fatalities coded as 3.", "factual"),
    ],
)
def test_of_none_counted_nobody_died(text, reality):
    number = text[-2]
    sketch = Sketch(text).mention(number, "QUANTITY").frame("Fatalities", "casualties", quantity=number)
    assert sketch.claim.reality == reality


@pytest.mark.parametrize(
    ("word", "reality"), [("fine", "denied"), ("safe and sound", "denied"), ("alive", "denied"), ("hurt", "factual")]
)
def test_who_is_well_came_to_no_harm(word, reality):
    sketch = Sketch(f"The clerk is {word}.").frame(word, "casualties", target="The clerk")
    assert sketch.claim.reality == reality


def test_the_number_of_another_time_is_not_that_of_this_one():
    text = "Number of raids this week: 6 (last week: 11)."
    sketch = Sketch(text, "2024-05-03").mention("6", "QUANTITY", "11", "QUANTITY", "this week", "TIME")
    claim = sketch.frame("raids", "attack", time="this week", quantity=["6", "11"]).claim
    assert [one.low for one in claim.quantities] == [6.0]


def test_what_another_event_counts_behind_a_colon_is_not_counted_by_the_word_before_it():
    text = "Nine guards died in fighting: two in Orvel and seven in Vale."
    sketch = Sketch(text).mention("two", "QUANTITY", "seven", "QUANTITY", "Nine", "QUANTITY")
    sketch.frame("died", "casualties", quantity=["Nine", "two", "seven"]).frame("fighting", "clash")
    assert [claim.quantities for claim in sketch.claims if claim.type == "clash"] == [()]


@pytest.mark.parametrize(
    ("text", "trigger", "type_", "numbers"),
    [
        ("Guards shot down several of 19 drones.", "shot down", "interception", []),
        ("Some of the 19 clerks were killed.", "killed", "casualties", []),
        ("Some of the 19 dead were clerks.", "dead", "casualties", [19.0]),
        ("Guards shot down several of 19 drones that crossed over.", "crossed", "movement", [19.0]),
        ("Guards shot down 19 drones.", "shot down", "interception", [19.0]),
    ],
)
def test_what_happened_to_some_did_not_happen_to_all(text, trigger, type_, numbers):
    sketch = Sketch(text).mention("19", "QUANTITY").frame(trigger, type_, quantity="19")
    assert [one.low for one in sketch.claim.quantities] == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The bodies of 26 men were found, police said, lowering an earlier figure of 64.", [26.0]),
        ("The bodies of 26 men were found, the clinic said, revising its previous count of 64.", [26.0]),
        ("The bodies of 26 men were found, the clinic said, giving an overall figure of 64.", [26.0, 64.0]),
    ],
)
def test_a_figure_that_is_lowered_counts_no_longer(text, numbers):
    sketch = Sketch(text).mention("26", "QUANTITY", "64", "QUANTITY")
    claim = sketch.frame("bodies", "casualties", quantity=["26", "64"]).claims[0]
    assert [one.low for one in claim.quantities] == numbers
