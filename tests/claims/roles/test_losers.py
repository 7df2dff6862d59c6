"""Who loses a place did not take it, and who stands before an attack "by" others did not make it."""

import pytest
from tests.claims.sketch import Sketch


@pytest.mark.parametrize(
    ("text", "cue", "said", "trigger"),
    [
        ("The Azure Front denied that it had lost the fort.", "denied", "it had lost the fort", "lost"),
        ("The Azure Front denies losing the fort.", "denies", "losing the fort", "losing"),
        ("The Azure Front denied giving up the fort.", "denied", "giving up the fort", "giving up"),
    ],
)
def test_who_denies_losing_a_place_is_not_who_took_it(text, cue, said, trigger):
    sketch = Sketch(text).mention("Azure Front", "FORCE").says("The Azure Front", cue, said)
    claim = sketch.frame(trigger, "capture", "denied", actor="The Azure Front", target="the fort").claim
    assert claim.actors == ()
    assert claim.reality == "denied"
    assert sketch.chain() == ["Azure Front"]


def test_a_place_lost_to_somebody_was_taken_by_him():
    sketch = Sketch("The Azure Front lost the fort to the Tarsian army.")
    sketch.mention("Azure Front", "FORCE", "Tarsian army", "FORCE")
    sketch.frame("lost", "capture", actor=["The Azure Front", "the Tarsian army"], target="the fort")
    assert [actor.party for actor in sketch.claim.actors] == ["Tarsian army"]


def test_who_retook_it_did():
    sketch = Sketch("The Azure Front retook the fort.").mention("Azure Front", "FORCE")
    claim = sketch.frame("retook", "capture", actor="The Azure Front", target="the fort").claim
    assert [actor.party for actor in claim.actors] == ["Azure Front"]


def test_an_assault_by_others_is_not_made_by_who_withstood_it():
    sketch = Sketch("Tarsian guards hold the mill after an assault by Azure Front fighters.")
    sketch.mention("Tarsian guards", "FORCE", "Azure Front fighters", "FORCE")
    sketch.frame("assault", "assault", actor=["Tarsian guards", "Azure Front fighters"], target="the mill")
    assert [actor.party for actor in sketch.claim.actors] == ["Azure Front fighters"]


def test_who_pushed_back_an_attack_did_not_make_it():
    sketch = Sketch("Tarsian guards pushed back an attack on the mill.").mention("Tarsian guards", "FORCE")
    assert sketch.frame("attack", actor="Tarsian guards", target="the mill").claim.actors == ()


def test_who_lost_men_did_not_kill_them_but_suffered_it():
    sketch = Sketch("The Azure Front said it had lost five fighters.").mention("Azure Front", "FORCE")
    sketch.says("The Azure Front", "said", "it had lost five fighters")
    claim = sketch.frame("lost", "casualties", actor="it", target="five fighters").claim
    assert claim.actors == ()
    assert [target.party for target in claim.targets] == ["Azure Front", "five fighters"]


def test_who_only_holds_the_town_did_not_besiege_it():
    text = "Orvel, the last port held by the army, has been under siege since May."
    sketch = Sketch(text).mention("Orvel", "PLACE", "army", "FORCE")
    assert sketch.frame("siege", "siege", actor="the army", target="Orvel").claim.actors == ()
    other = Sketch("Orvel was attacked by the army, which was under fire.").mention("army", "FORCE")
    assert [one.party for one in other.frame("attacked", "assault", actor="the army").claim.actors] == ["army"]
    doer = Sketch("The fort held by the army was shelled by the rebels.").mention("army", "FORCE", "rebels", "FORCE")
    told = doer.frame("shelled", "shelling", actor=["the army", "the rebels"]).claim
    assert [one.party for one in told.actors] == ["rebels"]


def test_who_handed_over_a_place_did_not_take_it():
    sketch = Sketch("The Azure Front handed over the fort on Monday.").mention("Azure Front", "FORCE")
    assert sketch.frame("handed over", "capture", actor="The Azure Front", target="the fort").claim.actors == ()


@pytest.mark.parametrize(
    ("text", "trigger", "actors"),
    [
        ("The Azure Front denied losing Orvel.", "losing", []),
        ("The Azure Front denied that it has lost control of Orvel.", "lost control", []),
        ("The Azure Front denied losing Orvel to the Tarsian army.", "losing", ["Tarsian army"]),
        ("The Azure Front did not give up Orvel to the Tarsian army.", "give up", ["Tarsian army"]),
    ],
)
def test_a_place_that_is_not_lost_is_not_taken(text, trigger, actors):
    sketch = Sketch(text).mention("Azure Front", "FORCE", "Orvel", "PLACE")
    sketch = sketch.mention("Tarsian army", "FORCE") if actors else sketch
    claim = sketch.frame(trigger, "control", "denied", actor="The Azure Front", target="Orvel").claim
    assert (claim.type, claim.reality, [actor.party for actor in claim.actors]) == ("capture", "denied", actors)


def test_where_a_road_leads_to_nobody_took_it():
    sketch = Sketch("The Azure Front lost the road to Tarsia.").mention("Azure Front", "FORCE", "Tarsia", "STATE")
    assert sketch.frame("lost", "capture", actor="The Azure Front", target="the road to Tarsia").claim.actors == ()


def test_who_does_not_hold_a_place_does_not_hold_it():
    sketch = Sketch("The council denied that the Azure Front controls Orvel.").mention("Azure Front", "FORCE")
    claim = sketch.frame("controls", "control", "denied", actor="the Azure Front", target="Orvel").claim
    assert (claim.type, [actor.party for actor in claim.actors]) == ("control", ["Azure Front"])


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The rebels returned weapons seized last year from the army.", []),
        ("The rebels showed weapons captured from the army.", []),
        ("The rebels lost weapons seized last year by the army.", ["the army"]),
    ],
)
def test_from_whom_something_is_seized_did_not_seize_it(text, actors):
    trigger = "captured" if "captured" in text else "seized"
    claim = Sketch(text).frame(trigger, "capture", actor="the army", target="weapons").claim
    assert [one.text for one in claim.actors] == actors


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("As soon as Norland liberates the temporarily occupied Orvel, it will be rebuilt.", []),
        ("Norland shelled occupied Orvel.", []),
        ("Norland occupied Orvel.", ["Norland"]),
        ("Norland has occupied Orvel.", ["Norland"]),
        ("Norland-occupied Orvel was shelled.", ["Norland"]),
    ],
)
def test_who_does_something_to_an_occupied_town_does_not_hold_it(text, actors):
    sketch = Sketch(text)
    for verb in ("liberates", "shelled"):
        if verb in text:
            sketch.frame(verb, "attack", actor="Norland", target="Orvel")
    sketch.frame("occupied", "control", actor="Norland", target="Orvel")
    claim = next(one for one in sketch.claims if one.type == "control")
    assert [one.text for one in claim.actors] == actors


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The army repelled three attacks by the Tigers.", ["army"]),
        ("The army threw back an assault by some Tigers.", ["army"]),
        ("Three attacks were repelled by the Tigers.", ["Tigers"]),
    ],
)
def test_whose_attack_is_thrown_back_throws_nobody_back(text, actors):
    sketch = Sketch(text).mention("Tigers", "FORCE")
    trigger = next(words for words in ("repelled", "threw back") if words in text)
    target = next(words for words in ("three attacks", "Three attacks", "an assault") if words in text)
    named = [name for name in ("The army", "Tigers") if name in text]
    assert [one.party for one in sketch.frame(trigger, "repulse", actor=named, target=target).claim.actors] == actors
