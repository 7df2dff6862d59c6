"""Forecasts: by when, how they turned out, how well a source foretold."""

from dataclasses import replace

import pytest
from tests.events.reports import finding, head, on
from tests.picture.forecasts.told import TODAY, announced, event, stormed, told

from fogline.picture.forecasts import forecasts, scores, verdict_text
from fogline.picture.forecasts.horizon import horizon
from fogline.picture.forecasts.phrases import conditional, demanded
from fogline.picture.forecasts.question import question
from fogline.picture.forecasts.silence import shown
from fogline.records import Decision, Footprint, Span
from fogline.records.forecast import Horizon


def only(*events, **more):
    (found,) = forecasts(events, TODAY, **more)
    return found


def test_what_others_tell_of_within_the_horizon_comes_true() -> None:
    found = only(announced(), stormed())
    assert found.state == "came-true"
    assert found.source == "RU command"
    assert found.outcomes[0].bearing == "for"
    assert found.outcomes[0].origins
    assert "Velsk" in found.question
    assert "Sat 15 Apr 2023" in found.question


@pytest.mark.parametrize(
    "later",
    [
        stormed("2023-04-25"),  # after its horizon
        stormed("2023-04-05", published="2023-04-06"),  # before it was said
        stormed(where="Dobrin"),  # elsewhere
        stormed(side="UA"),  # by the other side
    ],
)
def test_another_time_place_or_party_does_not_bear_it_out(later) -> None:
    assert only(announced(), later).state == "undecidable"


def test_the_word_of_the_forecaster_alone_is_not_enough() -> None:
    found = only(announced(), stormed(by=("RU command", "RU")))
    assert found.state == "undecidable"
    assert "forecaster alone" in found.reasons[0]


def test_silence_of_a_thin_record_says_nothing() -> None:
    found = only(announced())
    assert found.state == "undecidable"
    assert "too thin" in found.reasons[0] or "record ends" in found.reasons[0]


def test_silence_of_a_full_record_says_that_it_did_not_come() -> None:
    others = [
        event(
            *(
                told(f"r{number}{paper}", "clash", f"Fighting number {number} near Ostra", "2023-04-13", publisher=paper,
                     where="Ostra", when=on("2023-04-12"), side="UA")
                for paper in ("Kurier", "Herald", "Post")
            )
        )
        for number in range(12)
    ]  # fmt: skip
    late = event(told("end", "shelling", "Shells fell on Dobrin", "2023-05-01", where="Dobrin", when=on("2023-05-01")))
    found = only(announced(), late, *others)
    assert found.state == "did-not"
    assert "36 reports of 3 publishers" in found.reasons[0]


def test_a_forecast_on_a_condition_is_not_failed_by_silence() -> None:
    plan = event(
        told("plan", "assault", "They would storm Velsk if the river freezes", "2023-04-10", reality="future",
             where="Velsk", when=on("2023-04-10", "2023-04-15"))
    )  # fmt: skip
    found = only(plan)
    assert found.conditional
    assert found.state == "undecidable"


def test_before_its_horizon_is_over_it_is_open() -> None:
    plan = announced("2023-05-28", "2023-06-10")
    found = only(plan)
    assert found.state == "open"
    assert not found.due("2023-06-01")
    assert found.due("2023-06-10")


def test_without_a_horizon_it_stays_open_with_a_review_of_ours() -> None:
    found = only(announced(until=None))
    assert found.state == "open"
    assert found.horizon.end is None
    assert not found.horizon.told
    assert found.horizon.review == "2023-05-10"
    assert "a day of our choosing" in found.horizon.words


def test_loose_words_set_only_the_review() -> None:
    assert horizon(TODAY, [None], "in the coming days").review == "2023-06-08"
    assert horizon(TODAY, [None], "in the coming days").end is None


def test_a_time_before_it_was_said_is_no_horizon() -> None:
    assert not horizon(TODAY, [on("2023-05-01")]).told
    assert horizon(TODAY, [on("2023-05-01", "2023-06-20")]).start == "2023-06-01"


def test_without_a_place_fighting_is_too_vague() -> None:
    found = only(announced(where=None), stormed())
    assert found.state == "undecidable"
    assert "too vague for a record to decide: it names no place finer than a country" in found.reasons[0]


def test_a_place_that_is_named_and_not_known_is_not_said_to_be_missing() -> None:
    lost = [
        replace(one, claim=replace(one.claim, place=Footprint("Kawlin", Span(0, 1)))) for one in announced().findings
    ]
    found = only(event(*lost))
    assert "too vague for a record to decide: where Kawlin is, is not known, and such things" in found.reasons[0]


def test_an_undated_report_says_not_when_it_was_said() -> None:
    found = only(event(told("plan", "assault", "It will be stormed", None, reality="future", where="Velsk")))
    assert found.state == "undecidable"
    assert found.said is None


def test_one_origin_in_many_reports_and_events_is_one_forecast() -> None:
    by = ("RU command", "RU")
    copies = [
        announced("2023-04-10"),
        announced("2023-04-11", by=by),
        announced("2023-04-16", "2023-04-16", when=on("2023-04-15")),
    ]
    found = forecasts(copies, TODAY)
    assert len(found) == 1
    assert found[0].said == "2023-04-10"
    assert len(found[0].claims) == 3


def test_what_is_denied_for_a_time_ahead_is_a_forecast_that_it_will_not_come() -> None:
    plan = event(
        told("no", "assault", "Velsk will not be stormed, the command said", "2023-04-10", reality="denied",
             by=("RU command", "RU"), where="Velsk", when=on("2023-04-12", "2023-04-15"))
    )  # fmt: skip
    found = only(plan, stormed())
    assert found.negative
    assert found.state == "did-not"
    assert only(plan).state == "undecidable"


def test_a_denial_by_its_own_side_decides_and_one_by_the_enemy_does_not() -> None:
    def denied(who, side):
        return event(
            told("no", "assault", "There was no assault on Velsk", "2023-04-16", reality="denied", by=(who, side),
                 where="Velsk", when=on("2023-04-14"))
        )  # fmt: skip

    assert only(announced(), denied("RU command", "RU")).state == "did-not"
    assert only(announced(), denied("UA staff", "UA")).state == "undecidable"


def decision(name, subjects, reason, kind="comment"):
    return Decision(name, kind, subjects, "ada", f"2023-05-0{name}T00:00:00Z", reason)


def test_an_analyst_has_the_last_word_and_can_take_it_back() -> None:
    events = [announced(), stormed()]
    plain = only(*events)
    made = decision("1", plain.claims, verdict_text("did-not", "a drill"))
    found = only(*events, decisions=[made])
    assert (found.state, found.decided) == ("did-not", "1")
    assert "decided by ada on 2023-05-01: a drill" in found.reasons
    assert only(*events, decisions=[made, decision("2", ("1",), "", "undo")]) == plain
    assert only(*events, decisions=[decision("3", plain.claims, "forecasts are hard")]) == plain


def test_a_verdict_must_be_a_state() -> None:
    with pytest.raises(ValueError, match="want one of open"):
        verdict_text("perhaps")  # type: ignore[arg-type]


def test_a_demand_is_no_forecast() -> None:
    assert demanded("The union demanded the release of the crew")
    assert not demanded("He promised what they had demanded")


def test_an_order_to_those_who_live_there_is_a_demand() -> None:
    assert demanded("The army ordered the people of Orvel and three villages to leave at once")
    assert demanded("told residents on the east bank to move south")
    assert not demanded("The general ordered his troops to withdraw from Orvel")
    assert not demanded("The mayor told reporters that families would be taken to Velsk")
    assert conditional("unless the road is opened")
    wish = event(told("wish", "release", "The crew must be released", "2023-04-10", reality="future"))
    assert forecasts([wish], TODAY) == ()


def test_scores_count_what_is_undecided_and_use_words_of_estimate_alone() -> None:
    sure = announced(hedge=(Span(104, 107),), certainty=(0.8, 0.9))
    (hit,) = forecasts([sure, stormed()], TODAY)
    assert hit.probability == pytest.approx(0.85)
    miss = replace(hit, id="x", state="did-not")
    silent = replace(hit, id="y", state="undecidable")
    unworded = replace(hit, id="z", probability=None)
    (score,) = scores([hit, miss, silent, unworded, replace(hit, demand=True)])
    assert (score.made, score.came_true, score.did_not, score.undecidable) == (4, 2, 1, 1)
    assert score.hit_rate == pytest.approx(2 / 3)
    assert score.low is not None
    assert score.high is not None
    assert 0 < score.low < 2 / 3 < score.high < 1
    assert score.estimated == 2
    assert score.brier == pytest.approx((0.15**2 + 0.85**2) / 2)
    assert score.reference == pytest.approx(0.25)


def test_nothing_decided_gives_no_rate() -> None:
    (score,) = scores([only(announced())])
    assert score.hit_rate is None
    assert score.brier is None


def test_the_share_that_a_record_shows_is_chaos() -> None:
    assert shown([1, 2, 3]) is None
    assert shown([3] * 10) == 1.0
    assert shown([1] * 6 + [2] * 4 + [3] * 10) == pytest.approx(20 / (20 + 6 * 5 / 10))


def test_a_rejected_claim_makes_no_forecast() -> None:
    plan = finding(head("plan", "2023-04-10"), "assault", "Velsk will be stormed", where="Velsk", status="rejected")
    plan = replace(plan, claim=replace(plan.claim, reality="future"))
    assert forecasts([event(plan)], TODAY) == ()


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("Velsk", "at Velsk"),
        ("within 12 km; exact place withheld", "assault within 12 km"),
        ("≤ 5 km of Velsk", "assault ≤ 5 km"),
    ],
)
def test_a_question_says_where_in_plain_words(place: str, words: str) -> None:
    asked = question("assault", ((), ()), place, Horizon())
    assert words in asked
    assert "at within" not in asked
