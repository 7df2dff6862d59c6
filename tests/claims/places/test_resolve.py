"""Names of a document resolved together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.claims.places.sketch import GAZETTEER, bracketed, keys, read

from fogline.claims.places import Hints, resolve
from fogline.gazetteer import built_in
from fogline.records import Mention


def test_a_bare_name_is_its_best_known_namesake_with_the_others_ranked_behind() -> None:
    (melk,) = read("Shelling hit [Melk] at dawn.")
    assert melk.place is not None
    assert melk.place.key == "test:melk-norland"
    assert [one.place.key for one in melk.candidates] == ["test:melk-norland", "test:melk-south", "test:melk-north"]
    assert melk.confidence == melk.candidates[0].score < 0.95
    assert sum(one.score for one in melk.candidates) <= 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shelling hit [Melk], [Northmark], at dawn.", "melk-north"),
        ("Shelling hit [Melk] in [Southmark].", "melk-south"),
        ("Shelling hit [Melk] ([Southmark]).", "melk-south"),
        ("[Northmark]'s town of [Melk] was shelled.", "melk-north"),
        ("In the [Northmark] region the army said the village of [Melk] was lost; [Garv] still held.", "melk-north"),
        ("Trains from [Port Alva] no longer stop at [Melk].", "melk-south"),
    ],
)
def test_other_names_say_which_namesake_is_meant(text: str, expected: str) -> None:
    assert expected in keys(text)


@pytest.mark.parametrize("behind", [" Foreign Minister Ila Ro spoke.", "'s army spoke of a truce."])
def test_a_name_that_belongs_to_the_next_word_does_not_hold_the_one_before(behind: str) -> None:
    def share_abroad(text: str) -> float:
        melk = next(one for one in read(text) if one.name == "Melk")
        return sum(one.score for one in melk.candidates if one.place.country == "NO")

    assert share_abroad("They met in [Melk], [Ostria], on Monday.") < 0.01
    assert share_abroad("In [Melk], [Ostria]" + behind) > 0.05


def test_two_places_of_one_name_are_told_apart_by_what_stands_behind_them() -> None:
    text = "[Melk], [Northmark], is not [Melk], [Southmark]. From [Garv] the road leads on."
    assert keys(text)[:4] == ["melk-north", "north", "melk-south", "south"]


def test_a_full_first_mention_explains_the_short_one_later() -> None:
    text = "[Melk], [Northmark], came under fire. Residents of [Melk] hid in cellars." + " Nothing else was known." * 20
    assert keys(text + " [Melk] fell.") == ["melk-north", "north", "melk-north", "melk-north"]


def test_a_possessive_is_the_same_name() -> None:
    assert keys("[Melk], [Northmark], burned. [Melk's] school burned too.") == ["melk-north", "north", "melk-north"]


def test_the_words_at_a_name_say_what_sort_of_place_it_is() -> None:
    assert keys("Boats crossed the [Rill] river.") == ["rill"]
    assert keys("Boats reached [Rill].") == ["rilltown"]
    assert keys("People left the village of [Melk].") != ["melk-norland"]


def test_the_theatre_of_the_publisher_counts() -> None:
    assert keys("Shelling hit the village of [Melk].", theatre=("NO",)) == ["melk-norland"]
    assert keys("Shelling hit the village of [Melk].", publisher="https://news.example.os/a") == ["melk-south"]


def test_what_a_name_meant_before_counts() -> None:
    assert keys("Shelling hit [Melk].", earlier={"Melk": "test:melk-north", "Garv": "test:garv"}) == ["melk-north"]
    assert keys("Shelling hit [Melk].", earlier={"Melk": "gone:1"}) == ["melk-norland"]


def test_an_unknown_name_stays_unplaced_with_the_nearest_known_place_beside_it() -> None:
    unknown, *_ = read("Shelling hit [Zyrkova], a hamlet near [Garv], said officials in [Osta].")
    assert unknown.place is None
    assert unknown.confidence == 0
    assert unknown.candidates == ()
    assert unknown.context is not None
    assert unknown.context.key == "test:garv"


def test_the_place_said_with_an_unknown_name_is_its_context() -> None:
    text = "[Garv] was calm. Shelling hit [Zyrkova], [Southmark]."
    _, unknown, _ = read(text)
    assert unknown.context is not None
    assert unknown.context.key == "test:south"


def test_a_facility_hangs_on_the_town_it_is_called_after() -> None:
    (airport,) = read("Smoke rose over [FACILITY:Garv airport].")
    assert airport.place is None
    assert airport.context is not None
    assert airport.context.key == "test:garv"


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("[STATE:Ostria] warned its neighbours.", True),
        ("Fighting went on in [STATE:Ostria].", False),
        ("[STATE:Ostrian] troops withdrew.", True),
        ("They left the [STATE:Ostrian] village.", False),
        ("[Osta] has repeatedly warned of this.", True),
        ("[Osta]'s forces advanced.", True),
        ("Rockets fell on [Osta] overnight.", False),
        ("In [Osta], ministers said little.", False),
        ("[Garv] said goodbye to its dead.", False),
    ],
)
def test_a_state_that_acts_is_told_from_its_land(text: str, actor: bool) -> None:
    assert read(text)[0].as_actor is actor


def test_other_mentions_are_left_alone() -> None:
    assert keys("[PERSON:Melk] met [ORG:Garv] United in [Garv].") == ["garv"]


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("", Mention(0, 0, "PLACE")),
        ("", Mention(5, 9, "PLACE")),
        ("Melk", Mention(4, 400, "PLACE")),
        ("...", Mention(0, 3, "PLACE")),
    ],
)
def test_mentions_that_cover_no_name_are_left_out(text: str, mention: Mention) -> None:
    assert resolve(text, [mention], GAZETTEER) == {}


def test_names_without_latin_letters_and_endless_ones_stay_unplaced() -> None:
    text = "北京 and " + "9" * 400 + " and \ud800"
    mentions = [Mention(0, 2, "PLACE"), Mention(7, 407, "PLACE"), Mention(412, 413, "PLACE")]
    assert all(one.place is None for one in resolve(text, mentions, GAZETTEER).values())


@given(
    text=st.text(st.sampled_from("Melk Garv,.'’() Osta北\n"), max_size=120),
    cuts=st.lists(
        st.tuples(st.integers(0, 130), st.integers(0, 130), st.sampled_from(["PLACE", "STATE", "FACILITY"])), max_size=8
    ),
    theatre=st.lists(st.sampled_from(["OS", "NO", ""]), max_size=2),
)
def test_any_text_and_mentions_are_taken(text: str, cuts: list[tuple[int, int, str]], theatre: list[str]) -> None:
    mentions = [Mention(min(cut[:2]), max(cut[:2]), cut[2]) for cut in cuts]  # type: ignore[arg-type]
    found = resolve(text, mentions, GAZETTEER, Hints(tuple(theatre), text, {text: text}))
    assert list(found) == sorted(found)
    for span, one in found.items():
        assert span.start < len(text)
        assert 0 <= one.confidence <= 1
        assert (one.place is None) == (one.confidence == 0)
        assert sum(ranked.score for ranked in one.candidates) <= 1.01
        assert one.place is None or one.context is None


def test_a_name_at_a_border_does_not_say_on_which_side_the_others_lie() -> None:
    def at_home(text: str) -> float:
        melk = next(one for one in read(text) if one.name == "Melk")
        return sum(one.score for one in melk.candidates if one.place.country == "OS")

    border = "Shells hit [Melk], two miles from the [STATE:Norland] border."
    land = "Shells hit [Melk], two miles into [STATE:Norland] they said."
    assert at_home(border) > at_home(land)


def test_a_unit_that_is_not_known_is_told_from_its_town() -> None:
    garv, melk = read("In [Garv] raion and in the town of [Melk], [Northmark]")[:2]
    assert garv.place is not None
    assert (garv.place.kind, garv.unit, melk.unit) == ("settlement", "district", "")


def test_a_facility_that_is_not_known_hangs_on_the_town_that_it_is_called_after() -> None:
    (station,) = read("A rocket hit the [FACILITY:Port Alva railway station].")
    assert station.place is None
    assert (station.unit, station.candidates[0].place.key) == ("facility", "test:port")


def test_near_a_name_is_near_the_town_that_bears_it_and_not_near_its_division() -> None:
    beside = "[Garv] and [Melk] were calm. "
    assert keys(beside + "A depot in the [Kolm] region burned.")[-1] == "kolm-division"
    assert keys(beside + "A depot near [Kolm] burned.")[-1] == "kolm"


def test_a_small_place_is_not_meant_where_the_text_puts_its_name_into_another_division() -> None:
    garv, sund, *_ = read("[Garv] was calm. Men fled to [Sund] in the [Southmark] region.")
    assert (sund.place, garv.place is not None) == (None, True)
    assert sund.context is not None
    assert sund.context.key == "test:south"
    assert keys("[Garv] was calm. Men fled to [Sund] in [Ostria]'s [Southmark] region.")[1] == "-"
    assert keys("[Garv] was calm. Men fled to [Melk] in [Ostria]'s [Southmark] region.")[1] == "melk-south"
    assert keys("[Garv] was calm. Men fled to [Osta] in the [Southmark] region.")[1] == "osta-capital"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Drones reached [Poltava] and [Lubny] at night.", "settlement"),
        ("Drones reached the [Poltava] region and [Lubny] at night.", "division"),
        ("Drones were heard across [Poltava] and over [Lubny] at night.", "division"),
        ("Shells hit two villages in [Kharkiv] on Monday.", "division"),
        ("Shells hit two houses in [Kharkiv] on Monday.", "settlement"),
        ("Shells hit [Kharkiv] and two villages in [Kharkiv].", "settlement"),  # a name told twice is one place
    ],
)
def test_a_bare_name_is_the_town_where_its_division_is_seldom_called_so(text: str, kind: str) -> None:
    plain, mentions = bracketed(text)
    first = resolve(plain, mentions, built_in())[mentions[0].span]
    assert first.place is not None
    assert first.place.kind == kind


def test_a_province_may_be_a_district_where_no_division_is_called_so() -> None:
    text, mentions = bracketed(
        "Gunmen raided [Lubero] territory in [Nord Kivu] and the [Soum] province of [Burkina Faso]."
    )
    lubero, _, soum, _ = (one.place for one in resolve(text, mentions, built_in()).values())
    assert lubero is not None
    assert soum is not None
    assert (lubero.kind, lubero.country, soum.kind, soum.country) == ("district", "CD", "district", "BF")


def test_a_village_is_never_a_byname_of_a_government() -> None:
    def country(text: str) -> str | None:
        plain, mentions = bracketed(text)
        first = resolve(plain, mentions, built_in())[mentions[0].span]
        return first.place.country if first.place else None

    assert country("Men burned cars in the village of [Duma] at dawn.") != "RU"
    assert country("The [Duma] has warned its neighbours.") == "RU"


def test_a_quarter_of_the_compass_and_the_short_name_of_a_body_are_no_towns() -> None:
    text = "The EU closed EU ports. Many died in the east, and in Eu."
    mentions = [
        Mention(text.index("EU"), text.index("EU") + 2, "ORG"),
        Mention(text.index("EU ports"), text.index("EU ports") + 2, "PLACE"),
        Mention(text.index("east"), text.index("east") + 4, "PLACE"),
    ]
    assert [one.place for one in resolve(text, mentions, built_in()).values()] == [None, None]
