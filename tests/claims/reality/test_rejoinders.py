"""Denials in short take up what was said right before, and deny it in the denier's own voice."""

import pytest
from tests.claims.sketch import Sketch


def _told(sketch):
    return [(claim.type, claim.reality, claim.chain[0].party) for claim in sketch.claims]


@pytest.mark.parametrize(
    "denial",
    [
        "; the council denies that.",
        ". The council denied it.",
        ". The council rejected the allegations.",
        ", a charge the council rejects.",
    ],
)
def test_a_denial_in_short_denies_what_was_said_right_before(denial):
    sketch = Sketch(f"Elders say the guards burned the mill{denial}").mention("Elders", "GROUP", "guards", "FORCE")
    sketch.says("Elders", "say", "the guards burned the mill").frame("burned", "damage", "factual", actor="the guards")
    cue = next(word for word in ("denies", "denied", "rejected", "rejects") if word in denial)
    sketch.frame(cue, "refusal", actor="The council" if "The" in denial else "the council")
    assert _told(sketch) == [("damage", "factual", "Elders"), ("damage", "denied", "council")]
    denied = sketch.claims[1]
    assert denied.polarity == "negative"
    assert [actor.party for actor in denied.actors] == ["guards"]
    assert sketch.document.text[slice(*denied.evidence)].startswith("Elders say the guards burned the mill")


@pytest.mark.parametrize(
    "denial",
    [
        ". The council denied them access.",
        ". The council rejected the plan.",
        ". The council denied entry to the port.",
    ],
)
def test_turning_something_else_down_denies_nothing_said_before(denial):
    sketch = Sketch(f"Elders say the guards burned the mill{denial}").says(
        "Elders", "say", "the guards burned the mill"
    )
    sketch.frame("burned", "damage").frame(
        "denied" if "denied" in denial else "rejected", "refusal", actor="The council"
    )
    assert _told(sketch) == [("damage", "factual", "Elders"), ("refusal", "factual", "The Harbour Post")]


@pytest.mark.parametrize(
    "denial",
    [
        "The council denied this on its channel.",
        "The council denied it in a statement on Monday.",
        "The council denied this and accused the guards of lying.",
        "The council denied the allegations in a letter to AFP.",
        "The council denied it to reporters.",
        "The council denied this categorically while on a visit.",
    ],
)
def test_a_denial_in_short_may_go_on(denial):
    sketch = Sketch(f"Elders say the guards burned the mill. {denial}").mention("Elders", "GROUP", "guards", "FORCE")
    sketch.says("Elders", "say", "the guards burned the mill").frame("burned", "damage", actor="the guards")
    sketch.frame("denied", "refusal", actor="The council")
    assert _told(sketch) == [("damage", "factual", "Elders"), ("damage", "denied", "council")]


@pytest.mark.parametrize(
    "denial",
    [
        "The council denied it to the guards.",
        "The council denied that in May it had left.",
        "The council denied this request.",
        "The council denied them daily bread.",
        "The council rejected it in favour of a dam.",
    ],
)
def test_a_denial_of_something_else_is_none_in_short(denial):
    sketch = Sketch(f"Elders say the guards burned the mill. {denial}").mention("Elders", "GROUP", "guards", "FORCE")
    sketch.says("Elders", "say", "the guards burned the mill").frame("burned", "damage", actor="the guards")
    sketch.frame(denial.split()[2], "refusal", actor="The council")
    assert _told(sketch)[-1][0] == "refusal"


@pytest.mark.parametrize(
    ("blame", "cue"),
    [
        ("blame the guards for the raid", "blame"),
        ("accuse the guards of the raid", "accuse"),
        ("hold the guards responsible for the raid", "hold"),
        ("say the guards were behind the raid", "say"),
    ],
)
def test_who_is_blamed_for_a_deed_denies_it_as_its_doer(blame, cue):
    sketch = Sketch(f"Elders {blame}. The guards have denied it.").mention("Elders", "GROUP", "guards", "FORCE")
    sketch.says("Elders", cue, blame.removeprefix(f"{cue} ")).frame("raid", actor="the guards")
    sketch.frame("denied", "refusal", actor="The guards")
    assert _told(sketch) == [("attack", "factual", "Elders"), ("attack", "denied", "guards")]
    assert [actor.party for actor in sketch.claims[1].actors] == ["guards"]


def test_a_deed_without_a_doer_is_not_denied_by_who_is_blamed_for_what_came_of_it():
    sketch = Sketch("Elders blame the guards for the fire after the raid. The guards have denied it.")
    sketch.says("Elders", "blame", "the guards for the fire after the raid").frame("raid")
    assert _told(sketch.frame("denied", "refusal", actor="The guards"))[-1][0] == "refusal"


def test_what_the_narrator_tells_is_not_denied_in_short():
    sketch = Sketch("The mill was burned. Elders rejected this.").frame("burned", "damage")
    assert _told(sketch.frame("rejected", "refusal", actor="Elders"))[1][0] == "refusal"


def test_nobody_denies_himself_in_short():
    sketch = Sketch("The council said the mill was burned; the council denies that.").mention("council", "ORG")
    sketch.says("The council", "said", "the mill was burned").frame("burned", "damage")
    sketch.frame("denies", "refusal", actor="the council")
    assert _told(sketch)[1][0] == "refusal"


def test_what_was_only_taken_for_granted_is_not_denied_in_short():
    sketch = Sketch("Elders say the guards had left before the assault began; the council denied it.")
    sketch.says("Elders", "say", "the guards had left before the assault began")
    sketch.frame("left", "withdrawal").frame("assault", "assault").frame("denied", "refusal", actor="the council")
    assert [claim[:2] for claim in _told(sketch)] == [
        ("withdrawal", "factual"),
        ("assault", "factual"),
        ("withdrawal", "denied"),
    ]


@pytest.mark.parametrize(("said", "denied"), [("of shelling Orvel", True), ("of the shelling", False)])
def test_the_deed_that_all_speak_of_is_not_denied_in_short(said, denied):
    sketch = Sketch(f"Elders accuse the guards {said}. The council rejected the accusation.")
    sketch.says("Elders", "accuse", f"the guards {said}").frame("shelling", "shelling", "possible")
    told = _told(sketch.frame("rejected", "refusal", actor="The council"))
    assert (("shelling", "denied", "council") in told) is denied


@pytest.mark.parametrize(
    "denial",
    [
        "The council called this “a lie”.",
        "The council called that a complete fabrication.",
        "The council branded the allegations baseless.",
        "The council dismissed that as “nonsense”.",
        "The council dismissed the elders' account as “sheer nonsense”.",
    ],
)
def test_to_call_it_a_lie_is_to_deny_it(denial):
    cue = denial.split()[2]
    sketch = Sketch(f"Elders say the guards burned the mill. {denial}").mention("Elders", "GROUP", "guards", "FORCE")
    sketch.says("Elders", "say", "the guards burned the mill").frame("burned", "damage", actor="the guards")
    sketch.frame(cue, "accusation", actor="The council")
    assert _told(sketch) == [("damage", "factual", "Elders"), ("damage", "denied", "council")]


@pytest.mark.parametrize("call", ["The council called this a disgrace.", "The council called the mill a fake."])
def test_to_call_it_something_else_denies_nothing(call):
    sketch = Sketch(f"Elders say the guards burned the mill. {call}").mention("Elders", "GROUP", "guards", "FORCE")
    sketch.says("Elders", "say", "the guards burned the mill").frame("burned", "damage", actor="the guards")
    sketch.frame("called", "accusation", actor="The council")
    assert _told(sketch)[-1][0] == "accusation"


@pytest.mark.parametrize(
    ("denial", "cue", "content"),
    [
        ("The council described the report as lies.", "described", ["the report as lies"]),
        ("The council said the report was disinformation.", "said", ["the report was disinformation"]),
        ("The council dismissed the allegation as propaganda.", "dismissed", ["the allegation as propaganda"]),
        ("The report, the council said, was false.", "said", ["The report", "was false"]),
        (
            "The council said the report did not correspond to reality.",
            "said",
            ["the report did not correspond to reality"],
        ),
        (
            "The council said the claim was untrue and that it would sue.",
            "said",
            ["the claim was untrue and that it would sue"],
        ),
    ],
)
def test_a_verdict_that_is_only_said_denies_as_well(denial, cue, content):
    sketch = Sketch(f"Elders said the guards burned the mill. {denial}").mention("Elders", "GROUP", "guards", "FORCE")
    sketch.says("Elders", "said", "the guards burned the mill").frame("burned", "damage", actor="the guards")
    cue = "said#2" if cue == "said" else cue
    sketch.says("the council" if denial.startswith("The report") else "The council", cue, *content)
    assert _told(sketch) == [("damage", "factual", "Elders"), ("damage", "denied", "council")]


@pytest.mark.parametrize(
    "content",
    [
        "the incident never happened",
        "it did not happen",
        "this had never taken place",
        "no such incident happened, and left it there",
    ],
)
def test_that_it_never_happened_denies_what_was_told_last(content):
    sketch = Sketch(f"Elders said the guards burned the mill. The council said {content}.")
    sketch.says("Elders", "said", "the guards burned the mill").frame("burned", "damage").mention("Elders", "GROUP")
    assert _told(sketch.says("The council", "said#2", content))[1] == ("damage", "denied", "council")
    narrated = Sketch(f"The guards burned the mill. The council said {content}.").frame("burned", "damage")
    assert _told(narrated.says("The council", "said", content)) == [("damage", "factual", "The Harbour Post")]


@pytest.mark.parametrize(
    "content", ["the meeting never happened", "it did not happen by chance", "the incident happened in May"]
)
def test_that_something_else_never_happened_does_not(content):
    sketch = Sketch(f"Elders said the guards burned the mill. The council said {content}.")
    sketch.says("Elders", "said", "the guards burned the mill").frame("burned", "damage")
    assert len(_told(sketch.says("The council", "said#2", content))) == 1


@pytest.mark.parametrize("content", ["the report was accurate", "the film was fiction", "the report was out"])
def test_another_verdict_denies_nothing(content):
    sketch = Sketch(f"Elders said the guards burned the mill. The council said {content}.")
    sketch.says("Elders", "said", "the guards burned the mill").frame("burned", "damage")
    assert _told(sketch.says("The council", "said#2", content)) == [("damage", "factual", "Elders")]


def test_the_tale_that_is_denied_is_no_accusation_besides():
    sketch = Sketch("Elders said the guards burned the mill. The council dismissed the allegation as propaganda.")
    sketch.says("Elders", "said", "the guards burned the mill").frame("burned", "damage")
    sketch.frame("dismissed", "refusal", actor="The council").frame("allegation", "accusation", "denied")
    assert _told(sketch) == [("damage", "factual", "Elders"), ("damage", "denied", "council")]


def test_what_one_is_accused_of_is_denied_and_nothing_told_before():
    text = "Elders said the guards burned the mill. Tarsia accused Norland of arming the guards; Norland rejected the claim."
    sketch = Sketch(text).mention("Elders", "GROUP", "Tarsia", "STATE", "Norland", "STATE", "Norland#2", "STATE")
    sketch.says("Elders", "said", "the guards burned the mill").frame("burned", "damage", actor="the guards")
    sketch.says("Tarsia", "accused", "Norland of arming the guards")
    sketch.frame("arming", "support", "possible", actor="Norland", target="the guards#2")
    sketch.frame("rejected", "refusal", actor="Norland#2")
    assert _told(sketch) == [
        ("damage", "factual", "Elders"),
        ("support", "possible", "Tarsia"),
        ("support", "denied", "Norland"),
    ]
    unread = Sketch(text).mention("Elders", "GROUP", "Tarsia", "STATE", "Norland#2", "STATE")
    unread.says("Elders", "said", "the guards burned the mill").frame("burned", "damage", actor="the guards")
    unread.says("Tarsia", "accused", "Norland of arming the guards").frame(
        "arming", "supply", "future", actor="Norland"
    )
    unread.frame("rejected", "refusal", actor="Norland#2")
    assert ("damage", "denied", "Norland") not in _told(unread)


@pytest.mark.parametrize(("denied", "told"), [("the report as fabricated", 2), ("it", 1)])
def test_a_tale_that_is_denied_may_stand_before_a_sentence_in_which_nothing_happens(denied, told):
    sketch = Sketch(
        f"Elders said the guards burned the mill. “More to come,” they added. The council dismissed {denied}."
    )
    sketch.mention("Elders", "GROUP").says("Elders", "said", "the guards burned the mill").frame("burned", "damage")
    sketch.frame("dismissed", "refusal", actor="The council")
    assert len([claim for claim in sketch.claims if claim.type == "damage"]) == told


def test_who_calls_an_accusation_baseless_denies_what_is_in_it():
    text = "Nine died, said the clinic, which accused the guards of shelling the camp. The council called the charge baseless."
    sketch = Sketch(text).mention("clinic", "ORG", "guards", "FORCE", "council", "ORG")
    sketch.says("the clinic", "said", "Nine died").says("the clinic", "accused", "the guards of shelling the camp")
    sketch.frame("died", "casualties").frame("shelling", "shelling", "possible", actor="the guards")
    sketch.says("The council", "called", "the charge baseless")
    denied = [claim.type for claim in sketch.claims if claim.reality == "denied"]
    assert denied == ["shelling"]


def test_a_denial_in_short_may_go_on_in_the_same_breath():
    text = (
        "Elders said the guards burned the mill, but the council denied it in a letter and insisted that all was calm."
    )
    sketch = Sketch(text).mention("Elders", "GROUP").says("Elders", "said", "the guards burned the mill")
    sketch.frame("burned", "damage").frame("denied", "refusal", actor="the council")
    assert _told(sketch) == [("damage", "factual", "Elders"), ("damage", "denied", "council")]


def test_an_accusation_that_says_itself_what_it_is_of_denies_nothing_told_before():
    text = "Elders said the guards shot men. Norland rejected earlier accusations by doctors that its police burned a mill."
    sketch = Sketch(text).mention("Elders", "GROUP", "Norland", "STATE", "doctors", "GROUP")
    sketch.says("Elders", "said", "the guards shot men").frame("shot", "casualties", actor="the guards")
    sketch.frame("rejected", "refusal", actor="Norland")
    assert ("casualties", "denied", "Norland") not in _told(sketch)
    short = Sketch("Elders said the guards shot men. Norland rejected the accusations by letter on Monday.")
    short.mention("Elders", "GROUP", "Norland", "STATE").says("Elders", "said", "the guards shot men")
    short.frame("shot", "casualties", actor="the guards").frame("rejected", "refusal", actor="Norland")
    assert ("casualties", "denied", "Norland") in _told(short)


def _denied_by(sketch):
    return [(claim.type, claim.chain[0].party) for claim in sketch.claims if claim.reality == "denied"]


def test_what_the_narrator_tells_in_the_same_sentence_is_denied_and_not_what_was_said_before():
    text = "The mission said a mill had burned. Men from Mala entered Orvel, but the mayor of Mala denied it."
    sketch = Sketch(text).says("The mission", "said", "a mill had burned").says("the mayor of Mala", "denied", "it")
    sketch.frame("burned", "damage").frame("entered", "capture", actor="Men from Mala", target="Orvel")
    sketch.frame("denied", "refusal", actor="the mayor of Mala")
    assert _denied_by(sketch) == [("capture", "mayor of Mala")]


@pytest.mark.parametrize(
    ("who", "denial", "denied"),
    [
        ("Norland’s army", "denied Norland's claim", [("capture", "Orvel")]),
        ("The Ministry of War (MoW)", "denied the MoW's claim", [("capture", "Orvel")]),
        ("Soldiers", "denied the MoW's claim", []),
        ("Soldiers", "denied the claim", [("capture", "Orvel")]),
    ],
)
def test_whose_claim_is_denied(who, denial, denied):
    sketch = Sketch(f"{who} said its men had taken the hill. Orvel {denial}.")
    sketch = sketch.mention(who, "FORCE") if "army" in who else sketch
    sketch.mention("Orvel", "STATE").says(who, "said", "its men had taken the hill").says("Orvel", "denied", denial[7:])
    sketch.frame("taken", "capture", actor="its men").frame("denied", "refusal", actor="Orvel")
    assert _denied_by(sketch) == denied


@pytest.mark.parametrize("denial", ["rejected the death toll", "called the figure an invention", "disputed the number"])
def test_who_rejects_a_number_denies_that_so_many_died_and_no_strike(denial):
    sketch = Sketch(f"The ministry said 12 people had died when guns hit the market. Norland {denial}.")
    sketch.mention("Norland", "STATE", "12", "QUANTITY").says(
        "The ministry", "said", "12 people had died when guns hit the market"
    )
    sketch.frame("died", "casualties", quantity="12").frame("hit", "shelling", target="the market")
    verb, _, rest = denial.partition(" ")
    sketch.says("Norland", verb, rest)
    if verb != "called":
        sketch.frame(verb, "refusal", actor="Norland")
    assert _denied_by(sketch) == [("casualties", "Norland")]


def test_what_somebody_announces_by_its_name_can_be_denied():
    text = "The rebels announced the capture of the mill. The guild denied this."
    sketch = (
        Sketch(text)
        .mention("rebels", "FORCE", "guild", "ORG")
        .says("The rebels", "announced", "the capture of the mill")
    )
    sketch.frame("capture", actor="The rebels", target="the mill").frame("denied", "refusal", actor="The guild")
    assert [(claim.chain[0].party, claim.reality) for claim in sketch.claims] == [
        ("rebels", "factual"),
        ("guild", "denied"),
    ]


@pytest.mark.parametrize(
    ("told", "cue"), [("Elders put the dead at 65.", "put"), ("Elders raised the overall dead to 65.", "raised")]
)
def test_a_toll_that_somebody_puts_at_a_number_can_be_denied(told, cue):
    sketch = Sketch(f"{told} The army called the figure a lie.").mention("65", "QUANTITY", "army", "FORCE")
    sketch.says("Elders", cue, told.removeprefix(f"Elders {cue} ").rstrip(".")).says(
        "The army", "called", "the figure a lie"
    )
    claims = sketch.frame("dead", "casualties", quantity="65").claims
    assert [(one.chain[0].party, one.reality) for one in claims] == [("Elders", "factual"), ("army", "denied")]


def test_the_dead_whom_all_know_of_are_not_denied_with_what_is_told_of_them():
    sketch = Sketch("Elders named the dead of Orvel. The army called the claim a lie.").mention("army", "FORCE")
    sketch.says("Elders", "named", "the dead of Orvel").says("The army", "called", "the claim a lie")
    assert [one.reality for one in sketch.frame("dead", "casualties").claims] == ["factual"]


@pytest.mark.parametrize(
    ("verdict", "cue"),
    [
        ("said the report “does not correspond to reality”", "said"),
        ('said the report "is a lie"', "said"),
        ("called the reports fabrications by the Front", "called"),
        ("called the report a lie meant to shame it", "called"),
    ],
)
def test_a_verdict_may_be_quoted_or_say_whose_lie_it_is(verdict, cue):
    sketch = Sketch(f"Elders say the guards burned the mill. The council {verdict}.").mention("guards", "FORCE")
    sketch.says("Elders", "say", "the guards burned the mill").frame("burned", "damage", actor="the guards")
    sketch.says("The council", cue, verdict.removeprefix(f"{cue} "))
    assert _told(sketch) == [("damage", "factual", "Elders"), ("damage", "denied", "council")]


@pytest.mark.parametrize(
    ("denial", "cue"),
    [
        (", a claim that the council rejected as a lie.", "rejected"),
        (", which the council called baseless.", "called"),
        (", an allegation the council dismissed as propaganda, and left.", "dismissed"),
    ],
)
def test_what_is_taken_up_only_to_be_called_a_lie_is_denied(denial, cue):
    sketch = Sketch(f"Elders say the guards burned the mill{denial}").mention("Elders", "GROUP", "guards", "FORCE")
    sketch.says("Elders", "say", "the guards burned the mill").frame("burned", "damage", "factual", actor="the guards")
    sketch.frame(cue, "refusal", actor="the council")
    assert _told(sketch) == [("damage", "factual", "Elders"), ("damage", "denied", "council")]


@pytest.mark.parametrize(
    ("verdict", "cue", "told"),
    [
        ("The team verified the allegation as unfounded.", "verified", "the allegation as unfounded"),
        ("The team found the claim to be false.", "found", "the claim to be false"),
    ],
)
def test_who_looks_into_a_charge_and_finds_it_unfounded_denies_it(verdict, cue, told):
    sketch = Sketch(f"Elders say the guards burned the mill. {verdict}").mention("Elders", "GROUP", "team", "ORG")
    sketch.says("Elders", "say", "the guards burned the mill").says("The team", cue, told)
    sketch.frame("burned", "damage", actor="the guards")
    assert _told(sketch) == [("damage", "factual", "Elders"), ("damage", "denied", "team")]


def test_what_is_found_to_be_true_is_not_denied():
    sketch = Sketch("Elders say the guards burned the mill. The team found the claim to be true.")
    sketch.says("Elders", "say", "the guards burned the mill").says("The team", "found", "the claim to be true")
    assert _told(sketch.frame("burned", "damage")) == [("damage", "factual", "Elders")]


def test_a_claim_taken_up_is_that_of_its_own_sentence():
    text = (
        "Brenn said ten were killed. Tarsia said it had told them beforehand, a claim that the army rejected as a lie."
    )
    sketch = Sketch(text).mention("Brenn", "PERSON", "Tarsia", "STATE", "army", "FORCE")
    sketch.says("Brenn", "said", "ten were killed").says("Tarsia", "said", "it had told them beforehand")
    sketch.frame("killed", "casualties").frame("rejected", "refusal", actor="the army")
    assert ("casualties", "denied", "army") not in _told(sketch)


def test_nobody_denies_by_half_his_name_what_he_said_himself():
    text = "Ada Kol-Brenn said guards burned the mill. Kol-Brenn denied the report."
    sketch = Sketch(text).says("Ada Kol-Brenn", "said", "guards burned the mill").frame("burned", "damage")
    sketch.frame("denied", "refusal", actor="Kol-Brenn#2")
    assert ("damage", "denied") not in [one[:2] for one in _told(sketch)]
