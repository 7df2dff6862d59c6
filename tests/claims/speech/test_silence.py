"""What somebody does not speak of is not said by anybody."""

import pytest
from tests.claims.sketch import Sketch


@pytest.mark.parametrize(
    "text",
    [
        "The statement made no mention of civilian deaths.",
        "The ministry spoke of the weather without mentioning any deaths.",
        "The report did not refer to deaths.",
    ],
)
def test_what_is_not_mentioned_is_no_claim(text):
    assert Sketch(text).frame("deaths", "casualties", "denied").claims == ()


@pytest.mark.parametrize(
    "text", ["The statement made no mention of the deaths.", "The report mentioned deaths.", "There were no deaths."]
)
def test_what_is_taken_for_granted_or_denied_is_one(text):
    assert len(Sketch(text).frame("deaths", "casualties").claims) == 1


def test_what_is_not_confirmed_beside_what_is_is_no_claim():
    assert Sketch("He confirmed the raid but not the toll.").frame("toll", "casualties", "denied").claims == ()
    assert Sketch("He acknowledged losses, but not any deaths.").frame("deaths", "casualties").claims == ()
    assert len(Sketch("He confirmed the raid but not that nine died.").frame("died", "casualties").claims) == 1


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The ministry has given no toll.", "toll"),
        ("The army did not give the death toll.", "death toll"),
        ("The police released no casualty figures.", "casualty"),
        ("The guild has not yet commented on losses.", "losses"),
        ("The guild did not give the casualty figures.", "casualty"),
        ("The clerk said it was too early to speak of deaths.", "deaths"),
        ("The clerk said it was too soon to talk about any deaths.", "deaths"),
        ("There was no immediate word on deaths.", "deaths"),
    ],
)
def test_who_gives_no_figures_denies_none(text, trigger):
    for reality in ("factual", "denied"):
        assert Sketch(text).frame(trigger, "casualties", reality).claims == (), reality


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The guild has not commented on the deaths.", "deaths"),  # there were some
        ("The army did not give the order. Deaths rose.", "Deaths"),
        ("The army suffered no losses.", "losses"),
        ("The army reported no losses.", "losses"),
        ("The clerk gave a toll of nine.", "toll"),
        ("It was too early to speak, though deaths were seen.", "deaths"),
    ],
)
def test_who_tells_of_some_or_of_none_does(text, trigger):
    assert len(Sketch(text).frame(trigger, "casualties").claims) == 1


@pytest.mark.parametrize(
    ("text", "trigger", "claims"),
    [
        ("They asked not to be named for fear of reprisals.", "reprisals", 0),
        ("He spoke on condition of anonymity, fearing arrest.", "arrest", 0),
        ("We withheld his full name for fear of further attacks.", "attacks", 0),
        ("The shops were shut for fear of reprisals.", "reprisals", 1),
        ("They fled in fear of reprisals.", "reprisals", 1),
        ("He spoke on condition of anonymity of the reprisals.", "reprisals", 1),
    ],
)
def test_what_a_source_without_a_name_fears_is_no_claim(text, trigger, claims):
    assert len(Sketch(text).frame(trigger, "abuse", "hypothetical").claims) == claims


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Tarsia, which rarely comments on strikes in Orvel, kept silent.", "strikes"),
        ("The army does not usually comment on such raids.", "raids"),
        ("Tarsia seldom acknowledges its attacks abroad.", "attacks"),
        ("The council does not comment on specific attacks.", "attacks"),
        ("The army has been hit; Tarsia never claims responsibility for attacks abroad.", "attacks"),
    ],
)
def test_who_never_speaks_of_such_deeds_tells_of_none(text, word):
    assert Sketch(text).frame(word, "air_strike").claims == ()


@pytest.mark.parametrize(
    "text",
    [
        "Tarsia, which rarely comments, struck Orvel in two strikes.",
        "The army did not comment on the strikes that killed nine.",
        "The army rarely sees strikes as deadly as the strikes on Orvel.",
    ],
)
def test_but_of_the_deed_on_which_nobody_comments_there_was_one(text):
    word = "strikes#2" if text.count("strikes") > 1 else "strikes"
    assert len(Sketch(text).frame(word, "air_strike").claims) == 1


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        ("Neither side has released figures on military losses.", "losses", 0),
        ("Nobody has given any numbers for casualties.", "casualties", 0),
        ("The army did not publish details of its losses.", "losses", 0),
        ("Neither side has released figures on the losses.", "losses", 1),
        ("The army published figures on military losses.", "losses", 1),
    ],
)
def test_losses_of_which_nobody_gives_figures_are_none_told(text, word, told):
    assert len(Sketch(text).frame(word, "casualties").claims) == told
