"""What two tellings agree on, the score that makes, and the words that say it."""

import pytest
from tests.events.reports import SPAN, finding, head, killed, on

from fogline.events.linking.compare import compare
from fogline.events.linking.constraints import contradicting
from fogline.events.linking.explain import features
from fogline.events.linking.weights import Weights, shipped, weights_of
from fogline.events.tellings.spots import Spot, overlap
from fogline.events.tellings.telling import tellings
from fogline.events.words import headline, likeness, rarest, terms, weight
from fogline.records import Interval, Participant


def telling(name, *claims, **more):
    """Return the telling of a document; each claim is type, words and fields."""
    document = head(name, **more)
    (one,) = tellings(
        finding(document, type_, words, at=100 + 50 * number, **fields)
        for number, (type_, words, fields) in enumerate(claims)
    )
    return one


def levels(one, other):
    return dict(level.split(": ") for level in compare(one, other))


def explained(one, other):
    """Return what stands behind each level that weighs anything, with the sign of its weight."""
    found = (feature for feature in features(one, other) if feature.weight)
    return {feature.level: (feature.shared, "+" if feature.weight > 0 else "-") for feature in found}


VELSK = ("missile_strike", "Missiles hit the grain terminal in Velsk", {"where": "Velsk"})


def test_places_from_the_same_spot_to_another_region():
    at = Spot("Velsk", 49.1, 37.5, 4.0)
    assert overlap(at, Spot("Velsk town", 49.11, 37.5, 3.0)) == "same place"
    assert overlap(at, Spot("Ostra", 49.18, 37.56, 2.0)) == "overlapping"
    assert overlap(at, Spot("Karsk", 49.4, 37.5, 2.0)) == "near"
    assert overlap(at, Spot("Dobrin", 49.6, 38.9, 5.0)) == "apart"
    assert overlap(at, Spot("Velsk Oblast", 49.2, 37.6, 120.0)) == "within"
    assert overlap(at, Spot("the country", 49.2, 37.6, 600.0)) == "unknown"


def test_names_that_nobody_can_place_are_compared_as_words():
    assert overlap(Spot("the Kamen bridge"), Spot("Kamen bridge")) == "same name"
    assert overlap(Spot("the market"), Spot("a school")) == "unknown"


def test_a_comparison_is_the_same_both_ways():
    one = telling("a", VELSK, ("casualties", "killing four", {"quantities": (killed(4),)}))
    other = telling("b", VELSK, publisher="Herald", published="2023-04-13")
    assert compare(one, other) == compare(other, one)


def test_a_report_may_tell_of_the_day_before_it_was_published():
    said = ("shelling", "Shells fell on Velsk", {"where": "Velsk", "when": on("2023-04-11")})
    times = {
        day: levels(telling("a", said), telling("b", VELSK, published=day))["time"]
        for day in ("2023-04-11", "2023-04-12", "2023-04-13")
    }
    assert list(times.values()) == ["reported the same day", "reported the same day", "reported a day apart"]


def test_how_far_apart_two_reports_came_out_counts_where_one_tells_no_day() -> None:
    said = ("shelling", "Shells fell on Velsk", {"where": "Velsk", "when": on("2023-04-11")})
    one = telling("a", said, published="2023-04-12")
    printed = [
        levels(one, telling("b", VELSK, published=day))["printed"]
        for day in ("2023-04-12", "2023-04-13", "2023-04-10", None)
    ]
    assert printed == ["the same day", "a day apart", "days apart", "unknown"]
    assert levels(one, telling("b", said, published="2023-04-20"))["printed"] == "both tell days"


def test_two_reports_are_compared_by_the_words_they_begin_with() -> None:
    """What a claim leaves out of its sentence, the title or the next sentence may say."""
    one = telling("a", VELSK, title="Grain terminal on the Sura burns after missile attack")
    other = telling(
        "b", ("explosion", "Blasts were heard at the port", {}), title="Port on the Sura: grain terminal hit"
    )
    unlike = telling("c", ("talks", "Ministers met in Geneva", {}), title="Ministers meet")
    assert levels(one, other)["opening"] == "nearly the same"
    assert levels(one, other)["rarest word"] == "very rare"
    assert levels(one, unlike)["opening"] == "other"
    assert levels(one, unlike)["rarest word"] == "none in common"
    words, _ = explained(one, other)["rarest word: very rare"]
    assert words


def test_what_is_told_further_down_is_not_told_from_the_words_a_report_begins_with() -> None:
    sentences = [finding(head("a"), "talks", f"Ministers met in room {at}", at=100 * at) for at in range(1, 5)]
    told = tellings([*sentences, finding(head("a"), "missile_strike", "Missiles hit the terminal in Velsk", at=900)])
    late = next(one for one in told if "missile_strike" in one.types)
    assert late.head == frozenset()
    assert levels(late, telling("b", VELSK))["opening"] == "not told"


def test_two_things_of_one_report_are_not_alike_for_what_the_report_is_about() -> None:
    document = head("a", title="Missiles hit the terminal in Velsk, ministers meet")
    one, other = tellings(
        [
            finding(document, "missile_strike", "Missiles hit the terminal in Velsk", at=100),
            finding(document, "talks", "Ministers met in Geneva", at=200),
        ]
    )
    told = levels(one, other)
    assert (told["opening"], told["rarest word"], told["report"]) == ("not told", "not told", "not told")


def test_region_and_fighters_are_no_words_in_common():
    words = "Kazan Brigade fought the Marsh Legion in Velsk Oblast"
    fought = {"where": "Velsk Oblast", "actors": ("Kazan Brigade", "Marsh Legion")}
    one = telling("a", ("clash", f"{words} at a sugar mill", fought))
    assert one.words == terms("fought sugar mill")
    in_town = telling("b", ("clash", f"{words} and Velsk", fought | {"where": "Velsk"}))
    assert terms("Kazan Marsh Legion Velsk") <= in_town.words
    met = telling("c", ("talks", "Envoy Orlova met Envoy Brandt", {"actors": ("Envoy Orlova", "Envoy Brandt")}))
    assert terms("Orlova Brandt") <= met.words


def test_publishers_that_are_not_known_are_neither_the_same_nor_others():
    known = [
        telling(name, VELSK, publisher=publisher)
        for name, publisher in zip("abc", ("Kurier", "Kurier", "Herald"), strict=True)
    ]
    nobody = [telling(name, VELSK, publisher=None) for name in "de"]
    assert [levels(known[0], other)["publisher"] for other in known[1:]] == ["same", "other"]
    assert {levels(nobody[0], other)["publisher"] for other in (nobody[1], known[0])} == {"not told"}


def test_time_that_is_told_goes_before_publication():
    said = [
        ("shelling", "Shells fell on Velsk", {"where": "Velsk", "when": on(day)})
        for day in ("2023-04-11", "2023-04-12")
    ]
    assert levels(telling("a", said[0]), telling("b", said[0], published="2023-04-14"))["time"] == "same day"
    assert levels(telling("a", said[0]), telling("b", said[1]))["time"] == "a day apart"
    assert levels(telling("a", VELSK), telling("b", VELSK))["time"] == "reported the same day"


def test_hours_far_apart_on_one_day_are_two_times():
    def at(name, first, last, precision="part_of_day"):
        when = Interval(SPAN, f"2023-04-{first}", f"2023-04-{last}", precision)
        return telling(name, ("shelling", "Shells fell on Velsk", {"where": "Velsk", "when": when}))

    morning, evening = at("a", "11T06:00", "11T11:59"), at("b", "11T18:00", "11T23:59")
    night, day = at("c", "12T00:00", "12T05:59"), at("d", "11", "11", "day")
    assert levels(morning, evening)["time"] == "other hours"
    assert levels(morning, day)["time"] == "same day"
    assert levels(evening, night)["time"] == "a day apart"  # it may be one night
    assert levels(morning, night)["time"] == "other hours"
    assert shipped().of("time: other hours") < -1 < shipped().of("time: same day")  # about as much as a day apart says


def test_a_time_of_less_than_a_week_is_met_by_any_of_its_days():
    def on_days(name, first, last):
        return telling(name, ("capture", "Troops will take Velsk", {"where": "Velsk", "when": on(first, last)}))

    happened = on_days("a", "2023-04-11", "2023-04-11")
    assert levels(on_days("b", "2023-04-08", "2023-04-13"), happened)["time"] == "same day"
    assert levels(on_days("b", "2023-04-03", "2023-04-11"), happened)["time"].startswith("reported")


def test_a_school_and_a_power_station_are_not_one_target():
    def hit(name, what):
        return telling(name, ("shelling", f"Shells hit {what}", {"targets": (Participant(what, what, None, SPAN),)}))

    assert levels(hit("a", "a school"), hit("b", "the power substation"))["target"] == "other kind"
    assert levels(hit("a", "a school"), hit("b", "a kindergarten"))["target"] == "not apart"
    assert levels(hit("a", "a school"), hit("b", "a building"))["target"] == "not apart"
    told = explained(hit("a", "a school"), hit("b", "the hospital"))
    assert told["target: other kind"] == (("school", "health"), "-")


def test_two_strikes_of_two_kinds_on_two_things_are_hardly_one():
    def hit(name, kind, what):
        return telling(name, (kind, f"It hit {what}", {"targets": (Participant(what, what, None, SPAN),)}))

    shelled, raided = hit("a", "shelling", "a school"), hit("b", "drone_strike", "the power substation")
    assert levels(shelled, raided)["target"] == "other kind, hit in another way"
    assert explained(raided, shelled)["target: other kind, hit in another way"] == (("power", "school"), "-")
    assert levels(shelled, hit("b", "drone_strike", "a school"))["target"] == "not apart"
    # An "explosion" may be either.
    assert levels(shelled, hit("b", "explosion", "the power substation"))["target"] == "other kind"
    assert shipped().of("target: other kind, hit in another way") < shipped().of("target: other kind") < 0


def test_counts_agree_differ_or_are_not_told():
    def with_number(name, number):
        return telling(name, ("casualties", f"{number} people died", {"quantities": (killed(number),)}))

    assert levels(with_number("a", 4), with_number("b", 4))["numbers"] == "same number"
    assert levels(with_number("a", 340), with_number("b", 340))["numbers"] == "same large number"
    assert levels(with_number("a", 4), with_number("b", 9))["numbers"] == "other numbers"
    assert levels(with_number("a", 2), with_number("b", 19))["numbers"] == "far apart"
    assert levels(with_number("a", 340), with_number("b", 346))["numbers"] == "other large numbers"
    assert levels(with_number("a", 4), telling("b", VELSK))["numbers"] == "not told"


def test_two_things_of_different_names_hit_are_told_from_one_thing_hit():
    def hit(name, what):
        return telling(
            name, ("shelling", f"Shells fell on {what}", {"targets": (Participant(what, what, None, SPAN),)})
        )

    assert levels(hit("a", "the bakery"), hit("b", "the old bakery"))["parties"] == "same party"
    assert levels(hit("a", "the bakery"), hit("b", "the tannery"))["parties"] == "other parties"
    assert levels(hit("a", "the bakery"), telling("b", VELSK))["parties"] == "not told"
    assert shipped().of("parties: other parties") <= shipped().of("parties: same party")


def test_a_copy_says_so():
    assert levels(telling("a", VELSK), telling("b", VELSK, copy_of="a"))["copy"] == "one text copies the other"
    assert "copy" not in levels(telling("a", VELSK), telling("b", VELSK))


def test_exact_places_and_days_that_differ_can_never_be_one():
    dobrin = ("missile_strike", "Missiles hit Dobrin", {"where": "Dobrin"})
    region = ("missile_strike", "Missiles hit Velsk Oblast", {"where": "Velsk Oblast"})
    assert contradicting(telling("a", VELSK), telling("b", dobrin))
    assert not contradicting(telling("a", VELSK), telling("b", region))
    early, late = (("shelling", "Shells fell", {"when": on(day)}) for day in ("2023-04-09", "2023-04-12"))
    assert contradicting(telling("a", early), telling("b", late))


def test_two_ends_of_a_move_may_be_of_one_event():
    gone = ("displacement", "A hundred left Velsk", {"where": "Velsk"})
    come = ("displacement", "A hundred arrived in Dobrin", {"where": "Dobrin"})
    assert not contradicting(telling("a", gone), telling("b", come))
    assert levels(telling("a", gone), telling("b", come))["place"] == "ends of a move"
    struck = ("missile_strike", "Missiles hit Dobrin", {"where": "Dobrin"})
    assert contradicting(telling("a", gone), telling("b", struck))
    assert shipped().of("place: ends of a move") > shipped().of("place: apart")


def test_a_link_is_explained_in_words_with_its_weights_what_says_most_first():
    one = telling("a", VELSK, ("casualties", "killing four", {"quantities": (killed(4),)}))
    other = telling("b", VELSK, ("casualties", "four dead", {"quantities": (killed(4),)}), publisher="Herald")
    said = explained(one, other)
    assert said["place: same place"] == (("Velsk",), "+")
    assert said["numbers: same number"] == (("4 killed",), "+")
    weights = [feature.weight for feature in features(one, other)]
    assert weights == sorted(weights, key=abs, reverse=True)
    assert shipped().bias + sum(weights) == pytest.approx(shipped().score(one, other))


def test_the_score_is_the_sum_of_the_weights():
    table = Weights(-2.0, {"place: same place": 3.5, "time: reported the same day": 0.5}, "test")
    assert table.score(telling("a", VELSK), telling("b", VELSK)) == pytest.approx(2.0)


def test_the_shipped_weights_say_where_they_come_from_and_agree_with_sense():
    table = shipped()
    assert "grouped by hand" in table.source
    assert table.levels["place: same place"] > table.levels["place: near"] > table.levels["place: apart"]
    assert (
        table.levels["words: nearly the same"] > table.levels["words: very alike"] > table.levels["words: hardly any"]
    )


def test_weights_that_are_none():
    with pytest.raises(ValueError, match="bias"):
        weights_of("{}")


class TestTellings:
    def test_headline_lead_and_body_are_one_telling(self):
        document = head("a")
        first = finding(document, "shelling", "Velsk shelled", at=0, where="Velsk")
        second = finding(document, "shelling", "Shells hit the town in the morning", when=on("2023-04-12"))
        (one,) = tellings([second, first])
        assert [spot.name for spot in one.spots] == ["Velsk"]
        assert one.when is not None

    def test_exact_places_go_before_the_region_they_lie_in(self):
        one = telling("a", VELSK, ("missile_strike", "in Velsk Oblast", {"where": "Velsk Oblast"}))
        assert [spot.name for spot in one.spots] == ["Velsk"]

    def test_a_repetition_goes_with_what_it_repeats(self):
        document = head("a")
        fuller = finding(document, "shelling", "Shells fell on Velsk", where="Velsk", id="1" * 16)
        other = finding(document, "shelling", "Shells fell on Dobrin", at=150, where="Dobrin", id="2" * 16)
        again = finding(document, "shelling", "Two towns shelled", at=0, id="3" * 16, duplicate_of="2" * 16)
        groups = {frozenset(one.claims) for one in tellings([fuller, other, again])}
        assert groups == {frozenset({"1" * 16}), frozenset({"2" * 16, "3" * 16})}

    def test_repetitions_that_go_in_a_ring_do_no_harm(self):
        document = head("a")
        ring = [
            finding(document, "shelling", "x", id=name * 16, duplicate_of=further * 16)
            for name, further in ("12", "21")
        ]
        (one,) = tellings(ring)
        assert len(one.claims) == 2


class TestWords:
    def test_endings_marks_and_empty_words_go(self):
        assert terms("The MISSILES struck Brzezíny’s markets") == {"missil", "struck", "brzeziny", "market"}

    def test_a_rare_word_weighs_more_than_a_common_one(self):
        assert weight("brzeziny") > weight("bridge") > weight("russian")
        assert rarest(["russian", "brzeziny", "kill"], 1) == ("brzeziny",)

    def test_likeness_is_one_for_the_same_and_nought_for_nothing_in_common(self):
        assert likeness(["bridge", "kamen"], ["kamen", "bridge"]) == pytest.approx(1.0)
        assert likeness(["bridge"], ["harvest"]) == likeness([], []) == 0.0

    @pytest.mark.parametrize(
        ("title", "bare"),
        [
            ("Bridge hit near Velsk | Example News", "Bridge hit near Velsk"),
            ("Bridge hit near Velsk (12.04.23 08:26) « War | Example", "Bridge hit near Velsk"),
            ("Bridge hit near Velsk", "Bridge hit near Velsk"),
            ("| Example", "| Example"),
        ],
    )
    def test_what_an_outlet_hangs_on_its_titles_goes(self, title, bare):
        assert headline(title) == bare


@pytest.mark.parametrize(
    ("words", "number", "published", "wanted"),
    [
        ("The death toll of the strike on Velsk has risen to 51", 51, "2023-04-13", "a toll that rose"),
        ("Toll in Velsk reaches 51", 51, "2023-04-14", "a toll that rose"),
        ("The number of people killed in Velsk now stands at 51", 51, "2023-04-13", "a toll that rose"),
        ("Officials raised the toll of Velsk to 51", 51, "2023-04-13", "a toll that rose"),
        ("51 people were killed in Velsk", 51, "2023-04-13", "other large numbers"),  # nobody says that it rose
        (
            "The death toll of the strike on Velsk has risen to 30",
            30,
            "2023-04-13",
            "other large numbers",
        ),  # from fewer
        (
            "The death toll of the strike on Velsk has risen to 51",
            51,
            "2023-04-30",
            "other large numbers",
        ),  # long after
        ("The death toll of the strike on Velsk has risen to 51", 51, "2023-04-09", "other large numbers"),  # before
    ],
)
def test_a_toll_that_has_risen_is_that_of_the_smaller_one_before_it(words, number, published, wanted):
    first = telling(
        "a", ("casualties", "41 people were killed in Velsk", {"where": "Velsk", "quantities": (killed(41),)})
    )
    fields = {"where": "Velsk", "quantities": (killed(number),)}
    later = telling("b", ("casualties", words, fields), published=published)
    assert levels(first, later)["numbers"] == levels(later, first)["numbers"] == wanted
    assert shipped().of("numbers: a toll that rose") > 0 > shipped().of("numbers: other large numbers")
