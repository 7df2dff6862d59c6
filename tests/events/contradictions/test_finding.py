"""What cannot both hold, attribute by attribute, and what only comes later."""

from dataclasses import replace

import pytest
from tests.events.constellations import NOWHERE, ORVEL, TARNA, exactly, number, on, say

from fogline.events.casualties import tolls
from fogline.events.contradictions.finding import find_contradictions
from fogline.events.contradictions.hit import target_kind
from fogline.events.describe import describe
from fogline.events.origins.tracing import trace_origins
from fogline.records import Footprint, Interval, Span

KYIV, MOSCOW = ("Ukrainian defence ministry", None, "UA"), ("Russian defence ministry", None, "RU")
GOVERNOR = ("Ada Brenn", "governor of the Orvel region", "UA")


def found(*findings):
    return find_contradictions(findings, trace_origins(findings))


def attributes(*findings):
    return sorted(one.attribute for one in found(*findings)[0])


def counts(*numbers, days=("2022-05-17", "2022-05-17"), sources=(GOVERNOR, "OHCHR"), type="casualties"):
    outlets = ("Metro", "Weekday")
    return [
        say(outlet, source, type=type, day=day, numbers=[one])
        for outlet, source, day, one in zip(outlets, sources, days, numbers, strict=True)
    ]


def test_two_exact_counts_of_the_same_day_contradict():
    (one,), updates = found(*counts(exactly(3), exactly(12)))
    assert (one.attribute, one.values, one.about) == ("number", ("3", "12"), "killed: people")
    assert one.words == "killed: people: 3 (Ada Brenn [UA]) / 12 (OHCHR [UN])"
    assert updates == ()


def test_a_later_higher_toll_is_an_update():
    contradictions, (update,) = found(*counts(exactly(3), exactly(12), days=("2022-05-17", "2022-05-19")))
    assert contradictions == ()
    assert (update.values, update.revised) == (("3", "12"), False)


def test_a_later_lower_toll_of_somebody_else_contradicts():
    assert attributes(*counts(exactly(12), exactly(3), days=("2022-05-17", "2022-05-19"))) == ["number"]


def test_an_earlier_figure_that_is_still_repeated_contradicts():
    early, late = counts(exactly(3), exactly(12), days=("2022-05-17", "2022-05-19"))
    still = say("Metro", GOVERNOR, type="casualties", day="2022-05-19", numbers=[exactly(3)])
    assert attributes(early, late, still) == ["number"]


def test_a_toll_rising_over_three_days_is_no_contradiction():
    days = [
        say("Metro", GOVERNOR, type="casualties", day=f"2022-05-{17 + n}", numbers=[exactly(k)])
        for n, k in enumerate((2, 5, 9))
    ]
    contradictions, updates = found(*days)
    assert contradictions == ()
    assert all(not one.revised for one in updates)


def test_an_origin_that_lowers_its_own_figure_corrects_itself():
    _, (update,) = found(
        *counts(exactly(9), exactly(7), days=("2022-05-17", "2022-05-19"), sources=(GOVERNOR, GOVERNOR))
    )
    assert update.revised


def test_reports_that_give_one_word_in_two_figures_on_one_day_contradict():
    (one,), _ = found(*counts(exactly(3), exactly(30), sources=(GOVERNOR, GOVERNOR)))
    assert one.origins[0] == one.origins[1]
    assert one.words.endswith("reports of what Ada Brenn [UA] said differ")


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (number(3), number(12), False),  # at least 3 / at least 12
        (number(20), exactly(12), True),  # at least 20 / 12
        (number(40, 40, about=True), exactly(45), False),
        (number(40, 40, about=True), exactly(47), True),
        (number(10, 20), exactly(15), False),
        (number(10, 20), number(21, 30), True),
        (number(None, 10), exactly(12), True),  # up to 10 / 12
        (exactly(3), exactly(12, fate="wounded"), False),  # two different things
        (exactly(3, of="children"), exactly(12), False),  # children are a part of the people
        (exactly(12, of="children"), exactly(3), True),
        (exactly(12), exactly(10, fate="casualties"), True),
        (exactly(3), exactly(10, fate="casualties"), False),
        (exactly(3, side="UA"), exactly(12, side="RU"), False),
        (exactly(3, of="soldiers"), exactly(12, of="houses", fate="destroyed"), False),
        (exactly(4, of="missiles", fate="launched"), exactly(7, of="missiles", fate="launched"), True),
    ],
)
def test_ranges_contradict_only_where_they_are_disjoint_and_count_the_same(one, other, apart):
    assert attributes(*counts(one, other)) == (["number"] if apart else [])
    assert attributes(*counts(other, one)) == (["number"] if apart else [])


def test_a_part_of_a_number_is_not_held_against_the_whole():
    assert attributes(*counts(exactly(2, whole=NOWHERE), exactly(5))) == []


def test_six_outlets_of_one_ministry_make_one_contradiction():
    outlets = [
        say(f"Paper {n}", KYIV, type="casualties", numbers=[exactly(300, of="soldiers", side="RU")]) for n in range(6)
    ]
    other = say("Metro", MOSCOW, type="casualties", numbers=[exactly(21, of="soldiers", side="RU")])
    (one,), _ = found(*outlets, other)
    assert sorted(map(len, one.claims)) == [1, 6]


def test_a_denial_by_the_accused():
    told = say("Metro", KYIV, type="air_strike", actors=["RU"], targets=["a school"])
    denial = say(
        "Weekday", MOSCOW, type="air_strike", reality="denied", words="The ministry said no strike had taken place."
    )
    assert attributes(told, denial) == ["happened"]


def test_denying_to_have_done_it_is_about_the_actor():
    told = say("Metro", KYIV, type="air_strike", actors=["RU"], targets=["a school"])
    words = "The ministry denied responsibility for the strike on the school."
    denial = say("Weekday", MOSCOW, type="air_strike", reality="denied", words=words)
    assert attributes(told, denial) == ["actor"]


@pytest.mark.parametrize(
    "words",
    [
        "it had nothing to do with the strike",
        "it was not responsible for it",
        "its men took no part in it",
        "it did not carry out the strike",
        "its forces had never launched this attack",
    ],
)
def test_to_say_that_one_had_no_part_in_it_is_about_the_actor(words):
    told = say("Metro", KYIV, type="air_strike", actors=["RU"], targets=["a school"])
    denial = say(
        "Weekday", MOSCOW, type="air_strike", reality="denied", actors=["RU"], words=f"The ministry said {words}."
    )
    assert attributes(told, denial) == ["actor"]


def test_who_denies_having_done_it_where_nobody_says_so_denies_no_blast():
    blast = say("Metro", type="explosion", targets=["a depot"])
    denial = say("Metro", MOSCOW, type="air_strike", reality="denied", actors=["RU"], words="It denied bombing Orvel.")
    assert attributes(blast, denial) == []
    blamed = say("Weekday", KYIV, type="air_strike", actors=["RU"])
    assert set(attributes(blast, blamed, denial)) == {"happened"}


def test_who_denies_a_number_does_not_deny_that_anybody_died():
    twelve = say("Metro", type="casualties", numbers=[exactly(12)])
    forty = say("Metro", KYIV, type="casualties", reality="denied", numbers=[exactly(40)])
    assert attributes(twelve, forty) == []
    assert attributes(say("Weekday", type="casualties", numbers=[exactly(40)]), forty) == ["happened"]
    assert attributes(twelve, say("Metro", KYIV, type="casualties", reality="denied")) == ["happened"]


def test_who_denies_that_civilians_were_targeted_leaves_the_strike():
    struck = say("Metro", KYIV, type="air_strike", actors=["RU"])
    words = "The ministry denied that civilians were deliberately targeted."
    assert attributes(struck, say("Weekday", MOSCOW, type="attack", reality="denied", words=words)) == []


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("The truce collapsed on Friday.", []),
        ("Rangers broke the truce.", []),
        ("It denied having agreed a truce.", ["happened"]),
    ],
)
def test_that_a_truce_collapsed_leaves_that_it_was_made(words, wanted):
    made = say("Metro", KYIV, type="agreement")
    assert attributes(made, say("Weekday", MOSCOW, type="agreement", reality="denied", words=words)) == wanted


def test_a_tale_that_its_own_sentence_calls_untrue_is_told_by_nobody():
    tale = say("Metro", ("unnamed", "unnamed"), type="capture", document="a", reality="possible")
    denied = say("Metro", type="capture", document="a", reality="denied")
    assert attributes(tale, denied) == []
    assert attributes(say("Metro", KYIV, type="capture", document="a"), denied) == ["happened"]


def test_as_many_soldiers_and_civilians_are_told_by_nobody_together():
    def killed(paper, who, count, of):
        return say(paper, who, type="casualties", numbers=[exactly(count, of=of)])

    mercenaries = killed("Metro", MOSCOW, 12, "mercenaries")
    (one,), _ = found(mercenaries, killed("Weekday", KYIV, 12, "civilians"))
    assert (one.attribute, one.about) == ("target", "who was harmed")
    assert sorted(one.values) == ["12 civilians", "12 mercenaries"]
    for count, of in ((3, "civilians"), (12, "people"), (12, "bodies")):
        assert attributes(mercenaries, killed("Weekday", KYIV, count, of)) == []
    both = killed("Post", MOSCOW, 12, "civilians")
    assert attributes(mercenaries, both, killed("Weekday", KYIV, 12, "civilians")) == []
    assert attributes(killed("Metro", MOSCOW, 1, "soldiers"), killed("Weekday", KYIV, 1, "civilians")) == []


def test_a_denial_of_deaths_denies_no_strike():
    told = say("Metro", KYIV, type="air_strike", actors=["RU"])
    none_killed = say("Weekday", MOSCOW, type="casualties", reality="denied")
    assert attributes(told, none_killed) == []


def test_two_sides_blame_each_other():
    assert attributes(
        say("Metro", KYIV, type="shelling", actors=["RU"]), say("Weekday", MOSCOW, type="shelling", actors=["UA"])
    ) == ["actor"]


def test_both_sides_of_a_clash_are_no_contradiction():
    assert (
        attributes(say("Metro", KYIV, type="clash", actors=["RU"]), say("Weekday", MOSCOW, type="clash", actors=["UA"]))
        == []
    )


def test_a_school_or_a_command_post():
    school = say("Metro", KYIV, targets=["a school"])
    post = say("Weekday", MOSCOW, targets=["a command post"])
    assert attributes(school, post) == ["target"]


def test_taken_and_still_held():
    taken = say("Metro", MOSCOW, type="capture", actors=["RU"], when=on("2022-05-16"))
    held = say("Weekday", KYIV, type="control", actors=["UA"], when=on("2022-05-17"))
    before = say("Harbour Post", KYIV, type="control", actors=["UA"], when=on("2022-05-10"), day="2022-05-10")
    assert attributes(taken, held) == ["control"]
    assert attributes(taken, before) == []


def test_reached_and_almost_reached_inside_one_article():
    reached = say("Metro", KYIV, type="movement", document="one", words="Its soldiers reached the border on Sunday.")
    almost = say(
        "Metro", type="movement", document="one", words="A unit that had almost reached the border posed for a film."
    )
    forty = say("Metro", type="movement", document="two", words="Almost 40 soldiers reached the border on Sunday.")
    assert attributes(reached, almost) == ["extent"]
    assert attributes(reached, forty) == []


def test_places_apart_contradict_and_wide_ones_do_not():
    here, there = say("Metro", KYIV, place=ORVEL), say("Weekday", MOSCOW, place=TARNA)
    region = Footprint("Orvel region", NOWHERE, latitude=49.4, longitude=36.6, radius_km=90.0, precision="region")
    unsure = Footprint("Tarna", NOWHERE, latitude=49.3, longitude=36.4, precision="settlement", confidence=0.3)
    assert attributes(here, there) == ["place"]
    assert attributes(here, say("Weekday", MOSCOW, place=region)) == []
    assert attributes(here, say("Weekday", MOSCOW, place=unsure)) == []


def test_days_apart_contradict_unless_it_goes_on_for_days():
    monday, tuesday = (
        say(o, s, when=on(d)) for o, s, d in (("A Post", KYIV, "2022-05-16"), ("B Post", MOSCOW, "2022-05-17"))
    )
    night = say("C Post", "OHCHR", when=Interval(NOWHERE, "2022-05-16T22:00", "2022-05-17T06:00", "part_of_day"))
    sieges = [
        say(o, s, type="siege", when=on(d)) for o, s, d in (("A", KYIV, "2022-05-16"), ("B", MOSCOW, "2022-05-17"))
    ]
    either = Interval(NOWHERE, "2022-05-23", "2022-05-23", "day", candidates=(on("2022-05-16"),))
    assert attributes(monday, tuesday) == ["when"]
    assert attributes(monday, night) == []
    assert attributes(*sieges) == []
    assert attributes(monday, say("D Post", MOSCOW, when=either)) == []


def test_plans_contradict_nothing():
    plan = say("Metro", MOSCOW, type="capture", reality="future", actors=["RU"])
    assert attributes(plan, say("Weekday", KYIV, type="capture", reality="denied")) == []


def test_attribute_by_attribute():
    one = say("Metro", GOVERNOR, type="casualties", place=ORVEL, numbers=[exactly(3)])
    other = say("Weekday", "OHCHR", type="casualties", place=ORVEL, numbers=[exactly(12)])
    views = {view.attribute: view.agreement for view in describe([one, other]).attributes}
    assert views["place"] == "agrees"
    assert views["number"] == "contested"
    assert views["when"] == "unknown"


def test_two_places_in_one_report_of_one_origin_are_two_things():
    here = say("Metro", KYIV, place=ORVEL, document="one")
    there = say("Metro", KYIV, place=TARNA, document="one")
    assert attributes(here, there) == []
    assert attributes(here, say("Weekday", KYIV, place=TARNA)) == ["place"]


def test_two_tolls_of_two_sources_in_one_report_contradict():
    one = say("Metro", KYIV, type="casualties", numbers=[exactly(40)], document="one")
    other = say("Metro", MOSCOW, type="casualties", numbers=[exactly(12)], document="one")
    assert attributes(one, other) == ["number"]


def test_two_settlements_side_by_side_are_two_places():
    one = Footprint("Orvel", NOWHERE, 1, 49.00, 36.0, 2.0, "settlement", confidence=0.95)
    next_to_it = Footprint("Lower Orvel", NOWHERE, 2, 49.035, 36.0, 2.0, "settlement", confidence=0.95)
    near = Footprint("Lower Orvel", NOWHERE, 2, 49.035, 36.0, 2.0, "near", confidence=0.95)
    assert attributes(say("Metro", KYIV, place=one), say("Weekday", MOSCOW, place=next_to_it)) == ["place"]
    assert attributes(say("Metro", KYIV, place=one), say("Weekday", MOSCOW, place=near)) == []


def test_the_other_place_of_a_name_is_excluded_only_once_it_is_settled():
    def twin(own, other, confidence):
        return Footprint(
            "Orvel", NOWHERE, own, 49.0 + own, 36.0, 2.0, "settlement", None, "", confidence, (f"p:{own}", f"p:{other}")
        )

    open_, settled = (
        [say("Metro", KYIV, place=twin(1, 2, c)), say("Weekday", MOSCOW, place=twin(2, 1, c))] for c in (0.6, 0.95)
    )
    assert attributes(*open_) == []
    assert attributes(*settled) == ["place"]


def test_a_count_left_open_that_its_origin_raises_is_an_update_and_no_contradiction():
    first = say("Metro", GOVERNOR, type="casualties", numbers=[number(9, None)])
    title = say(
        "Post", GOVERNOR, type="casualties", copy_of="Metro 2022-05-17", words="Nine dead", numbers=[exactly(9)]
    )
    later = say("Weekday", GOVERNOR, type="casualties", day="2022-05-19", numbers=[exactly(20)])
    contradictions, updates = found(first, title, later)
    assert not contradictions
    assert [(one.values, one.revised) for one in updates] == [(("at least 9", "20"), False)]


def test_each_side_of_a_contested_target_is_told_in_its_own_words():
    strike = {"type": "air_strike", "day": "2022-05-17"}
    ministry = say("Metro", "Ukrainian defence ministry", targets=["apartment block"], **strike)
    neighbour = say("Weekday", "a resident", targets=["house next door"], **strike)
    army = say("Post", "Russian defence ministry", targets=["weapons store"], **strike)
    (contradictions, _) = found(ministry, neighbour, army)
    told = {frozenset(one.values) for one in contradictions}
    assert told == {
        frozenset({"civil (apartment block)", "military (weapons store)"}),
        frozenset({"civil (house next door)", "military (weapons store)"}),
    }


def test_the_day_on_which_bodies_are_found_is_no_other_day_of_the_strike():
    strike = say("Metro", GOVERNOR, type="missile_strike", when=on("2022-05-16"))
    bodies = say(
        "Weekday", "Rescue crews", type="casualties", day="2022-05-18", when=on("2022-05-18"),
        words="Rescue crews pulled two bodies from the rubble", numbers=[exactly(2, of="bodies")],
    )  # fmt: skip
    assert "when" not in attributes(strike, bodies)
    assert "when" in attributes(strike, say("Post", "OHCHR", type="missile_strike", when=on("2022-05-18")))


def test_who_lost_no_soldiers_does_not_deny_that_others_died():
    dead = say("Metro", "Tarsian police", type="casualties", numbers=(exactly(14),))
    army = ("Tarsian army", None, "TS")
    ours = say(
        "Weekday", army, type="casualties", reality="denied", numbers=(exactly(0, of="servicemen", fate="casualties"),)
    )
    words = "There are no casualties among the troops, the army said"
    again = say("Weekday", army, type="casualties", reality="denied", words=words)
    anybody = say("Weekday", army, type="casualties", reality="denied", words="There are no casualties, the army said")
    soldiers = say("Metro", "Tarsian police", type="casualties", numbers=(exactly(14, of="soldiers"),))
    assert not attributes(dead, ours)
    assert not attributes(dead, again)
    assert attributes(dead, anybody)
    assert attributes(soldiers, ours)


def test_bodies_that_two_have_seen_are_no_two_tolls():
    seen = [
        say(outlet, who, type="casualties", numbers=(exactly(count, of="bodies"),))
        for outlet, who, count in (("Metro", "a miller", 6), ("Weekday", "Tarsian police", 2))
    ]
    assert not attributes(*seen)
    toll = say("Metro", "Ada Brenn", type="casualties", numbers=(exactly(4),))
    assert attributes(seen[0], toll)


@pytest.mark.parametrize(
    ("denied", "doers", "contested"),
    [
        (40, [], False),
        (9, [], True),
        (40, ["RU"], True),
    ],  # a larger number; a smaller one; that its own men killed at all
)
def test_who_denies_a_number_of_dead(denied, doers, contested):
    twelve = say("Metro", "OHCHR", type="casualties", numbers=[exactly(12)])
    denial = say(
        "Weekday",
        MOSCOW,
        type="casualties",
        reality="denied",
        numbers=[exactly(denied)],
        actors=doers,
        words="It denied it.",
    )
    assert attributes(twelve, denial) == (["happened"] if contested else [])


@pytest.mark.parametrize("group", ["No Tarsian staff", "none of its crew", "no foreigners"])
def test_who_says_that_none_of_a_group_was_hurt_does_not_deny_that_others_were(group):
    guards = say(
        "Metro", "Tarsian police", type="casualties", numbers=[exactly(5, of="guards")], targets=["five guards"]
    )
    spared = {"type": "casualties", "reality": "denied", "numbers": [exactly(0, fate="wounded")]}
    assert attributes(guards, say("Weekday", "the company", targets=[group], **spared)) == []
    assert attributes(guards, say("Weekday", "the company", targets=["no people"], **spared)) == ["happened"]


@pytest.mark.parametrize("somebody", ["The president", "Governor Ada Brenn", "his wife", "the mayor of Orvel"])
def test_who_says_that_somebody_is_unharmed_does_not_deny_that_others_died(somebody):
    dead = say("Metro", "police", type="casualties", numbers=[exactly(4)], targets=["four people"])
    spared = {"type": "casualties", "reality": "denied"}
    assert attributes(dead, say("Weekday", "an adviser", targets=[somebody], **spared)) == []
    killed = say("Metro", "police", type="casualties", targets=[somebody, "a driver"])
    assert attributes(killed, say("Weekday", "an adviser", targets=[somebody], **spared)) == ["happened"]
    for all_of_them in ("people", "the residents", "anybody"):
        assert attributes(dead, say("Weekday", "an adviser", targets=[all_of_them], **spared)) == ["happened"]


@pytest.mark.parametrize(
    ("spared", "told"), [("soldier", "one rebel"), ("policeman", "one gunman"), ("rebels", "a soldier")]
)
def test_who_says_that_no_soldier_was_hurt_does_not_deny_the_rebels_dead(spared, told):
    dead = say("Metro", "police", type="casualties", numbers=[exactly(1)], targets=[told])
    denial = {"type": "casualties", "reality": "denied", "numbers": [exactly(0, fate="wounded")]}
    assert attributes(dead, say("Weekday", "the army", targets=[spared], **denial)) == []
    both = say(
        "Metro", "police", type="casualties", numbers=[exactly(2)], targets=["a soldier and a policeman", "a rebel"]
    )
    assert attributes(both, say("Weekday", "the army", targets=["soldier"], **denial)) == ["happened"]


def test_a_denial_contradicts_those_alone_whom_it_is_about():
    rebel = say("Metro", "the army", type="casualties", numbers=[exactly(1)], targets=["one rebel"])
    soldiers = say("Weekday", "the rebels", type="casualties", numbers=[exactly(1)], targets=["a soldier"])
    denial = say(
        "Metro",
        "the army",
        type="casualties",
        reality="denied",
        numbers=[exactly(0, fate="wounded")],
        targets=["soldier"],
    )
    (one,) = [one for one in found(rebel, soldiers, denial)[0] if one.attribute == "happened"]
    assert {claim for side in one.claims for claim in side} == {soldiers.claim.id, denial.claim.id}


def test_who_denies_having_done_it_and_says_who_did_does_not_deny_that_it_happened():
    told = say("Metro", KYIV, type="shelling", actors=["RU"])
    denied = say("Weekday", MOSCOW, type="shelling", reality="denied", actors=["RU"], words="It denied shelling Orvel.")
    blamed = say("Weekday", MOSCOW, type="shelling", actors=["UA"])
    assert "happened" in attributes(told, denied)
    assert "happened" not in attributes(told, denied, blamed)


def test_a_figure_that_its_publisher_puts_right_is_no_denial():
    words = "An earlier version of this report said that at least five people were killed."
    wrong = say("Metro", type="casualties", reality="denied", numbers=[number(5)], words=words)
    right = say("Metro", "the medics", type="casualties", numbers=[exactly(7)])
    assert attributes(wrong, replace(right, document=wrong.document)) == []
    assert attributes(wrong, say("Weekday", "the medics", type="casualties", numbers=[exactly(7)])) == []
    assert attributes(wrong, say("Weekday", "the medics", type="casualties", targets=["nurse"])) == ["happened"]


@pytest.mark.parametrize("thing", ["the store of the Red Cross", "WFP store"])
def test_a_denial_about_a_thing_with_a_name_leaves_other_things_open(thing):
    looted = say("Metro", "residents", type="abuse", targets=["the market"])
    store = say("Weekday", MOSCOW, type="abuse", reality="denied", targets=[thing], words="It denied it.")
    assert attributes(looted, store) == []


def more(source, words, figure, *, of="people", fate="killed", day="2022-05-17"):
    """A count at its place in ``words``: ``figure`` as printed there."""
    at = words.index(figure)
    value = {"Two": 2, "Three": 3, "another ten": 10, "Another four": 4, "Seven": 7, "two": 2}[figure]
    count = replace(exactly(value, of=of, fate=fate), span=Span(at, at + len(figure)))
    return say("Weekday", source, type="casualties", numbers=[count], words=words, day=day)


@pytest.mark.parametrize(
    ("words", "figure"),
    [
        ("Three more died of their wounds overnight.", "Three"),
        ("Two more people were killed, police said.", "Two"),
        ("Another four people died in hospital.", "Another four"),
        ("Seven of the wounded have died, it said.", "Seven"),
    ],
)
def test_those_who_died_later_come_on_top_and_are_no_other_toll(words, figure):
    toll = say("Metro", GOVERNOR, type="casualties", numbers=[exactly(13)])
    assert attributes(toll, more("medics", words, figure)) == []
    assert counted_best(toll, more("medics", words, figure)) == [13]
    assert counted_best(more("medics", words, figure)) != []  # where nobody counts all, they are what is known


@pytest.mark.parametrize(
    ("words", "figure", "fate"),
    [
        ("Two people were killed in the market.", "Two", "killed"),
        ("Killing one and wounding another ten.", "another ten", "wounded"),
        ("Two of its soldiers were killed.", "Two", "killed"),
        ("Killing a guard and wounding two others.", "two", "wounded"),
    ],
)
def test_other_counts_stay_tolls(words, figure, fate):
    toll = say("Metro", GOVERNOR, type="casualties", numbers=[exactly(13, fate=fate)])
    assert attributes(toll, more("medics", words, figure, fate=fate)) == ["number"]


def counted_best(*findings):
    return [toll.best for toll in tolls(findings, trace_origins(findings))]


def test_who_denies_that_the_other_took_it_does_not_deny_that_he_holds_it():
    taken = say("Metro", MOSCOW, type="capture", actors=["RU"])
    held = say("Weekday", KYIV, type="control", actors=["UA"])
    denied = say("Harbour Post", ("Ukraine's 3rd Brigade", None, "UA"), type="capture", actors=["RU"], reality="denied")
    happened = [one for one in found(taken, held, denied)[0] if one.attribute == "happened"]
    assert all(held.claim.id not in (one.one, one.other) for one in happened)
    assert len(happened) == 1
    lost = say("Harbour Post", ("Ukraine's 3rd Brigade", None, "UA"), type="control", reality="denied")
    assert all(
        held.claim.id not in (one.one, one.other) for one in found(taken, held, lost)[0] if one.attribute == "happened"
    )
    denies_holding = say("Harbour Post", MOSCOW, type="control", actors=["UA"], reality="denied")
    assert "happened" in attributes(held, denies_holding)


def test_who_denies_that_anything_military_was_hit_denies_what_others_call_so_and_no_more():
    ours = say(
        "Metro",
        ("Azerbaijan's defence ministry", None, "AZ"),
        type="shelling",
        actors=["AM"],
        targets=["residential buildings"],
    )
    theirs = say("Weekday", ("Arayik Soran", None, "AM"), type="shelling", actors=["AM"], targets=["air base"])
    denied = say(
        "Harbour Post",
        ("Azerbaijan", None, "AZ"),
        type="shelling",
        reality="denied",
        targets=["any military site"],
        words="Azerbaijan denied that any military site was hit.",
    )
    kinds = attributes(ours, theirs, denied)
    assert "happened" not in kinds
    assert "target" in kinds
    (one,) = [one for one in found(theirs, denied)[0] if one.attribute == "happened"]  # nobody tells of anything else
    assert one.values[1] == "it did not happen"
    depot = say("Harbour Post", ("Azerbaijan", None, "AZ"), type="shelling", reality="denied", targets=["depot"])
    assert "happened" in attributes(ours, theirs, depot)


def test_a_command_centre_inside_a_school_is_military():
    def kind(words):
        return target_kind(say("Metro", KYIV, targets=[words]).claim)

    assert kind("a command and control centre embedded inside a former school") == "military"
    assert kind("weapons hidden in a mosque") == "military"
    assert kind("a school near a barracks") is None
    assert kind("families inside a military base") is None
    assert kind("a school in the town") == "civil"


def test_prisoners_of_two_sides_are_two_numbers_and_some_of_those_freed_are_not_all():
    def freed(source, count, of, words="freed"):
        number_ = replace(exactly(count, of=of, fate="rescued"), span=Span(0, len(words.split()[0])))
        return say("Metro", source, type="release", numbers=[number_], words=words)

    eight, thirty = freed(KYIV, 8, "Israeli hostages"), freed("OHCHR", 30, "Palestinian prisoners")
    assert attributes(eight, thirty) == []
    assert attributes(eight, freed("OHCHR", 30, "hostages")) == ["number"]
    assert attributes(eight, freed("OHCHR", 2, "hostages", "Two of the hostages freed were ill")) == []
    assert attributes(eight, freed("OHCHR", 2, "hostages", "Two hostages were freed")) == ["number"]
