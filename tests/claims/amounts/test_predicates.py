"""Of "nine of the 14 people killed were civilians" 14 are dead, and nine of these were civilians."""

import pytest

from fogline.claims.amounts.counting import Setting, count
from fogline.records import Span


def told(sentence, trigger=None):
    at = sentence.find(trigger) if trigger else -1
    setting = Setting(sentence, Span(0, len(sentence)), Span(at, at + len(trigger)) if trigger else None)
    return [(one.amount.low, one.of, one.fate) for one in count(setting)]


@pytest.mark.parametrize(
    ("sentence", "trigger", "wanted"),
    [
        (
            "Nine of the 14 people killed in the raid on Orvel were civilians.",
            "killed",
            [(9, "civilians", "killed"), (14, "people", "killed")],
        ),
        ("At least five of the 23 dead were children.", "dead", [(5, "children", "killed"), (23, "people", "killed")]),
        (
            "Six of 20 hostages abducted in May are women.",
            "abducted",
            [(6, "women", "abducted"), (20, "hostages", "abducted")],
        ),
        (
            "Four of the 12 dead were women and children.",
            "dead",
            [(4, "women and children", "killed"), (12, "people", "killed")],
        ),
        ("Five of the hostages are women in their sixties.", "hostages", [(5, "women", "abducted")]),
        ("Nine of the 14 people were killed.", "killed", [(9, "people", "killed"), (14, "people", None)]),
        ("Three of the 12 tanks were burned.", "burned", [(3, "tanks", "destroyed"), (12, "tanks", None)]),
    ],
)
def test_a_whole_has_the_fate_that_stands_behind_it(sentence, trigger, wanted):
    assert told(sentence, trigger) == wanted


def test_an_earlier_figure_may_stand_far_behind_the_one_that_counts():
    sentence = "23 people died in the attack on Orvel, previously 18, the mayor said."
    found = count(Setting(sentence, Span(0, len(sentence)), Span(10, 14)))
    assert [(one.amount.low, one.whole and one.whole.of(sentence)) for one in found] == [(23, None), (18, "23")]


def test_victims_who_are_hurt_stay_victims():
    text = "At least 35 per cent of the victims were injured during raids."
    assert [one.of for one in count(Setting(text, Span(0, len(text))))] == ["victims"]
    text = "At least 35 per cent of the victims were women."
    assert [one.of for one in count(Setting(text, Span(0, len(text))))] == ["women"]
