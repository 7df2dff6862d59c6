"""Who takes part: words that say not who are nobody."""

import pytest
from tests.claims.sketch import Sketch


@pytest.mark.parametrize(
    "words", ["No one", "Anyone", "Those", "Twelve", "At least three", "Another four", "Several", "70", "Many of them"]
)
def test_who_is_not_named_or_described_is_no_party(words):
    claim = Sketch(f"{words} fled the camp.").frame("fled", "displacement", actor=words).claim
    assert claim.actors == ()


@pytest.mark.parametrize("words", ["Twelve nurses", "Those who stayed behind", "All villagers", "Many traders"])
def test_who_is_described_is_one(words):
    claim = Sketch(f"{words} fled the camp.").frame("fled", "displacement", actor=words).claim
    assert [party.text for party in claim.actors] == [words]


def test_whom_somebody_is_against_is_not_he():
    assert Sketch("Anti-Front fire hit the mill.").frame("fire", "attack", actor="Front").claim.actors == ()


def test_a_list_of_names_is_each_of_them():
    def doers(text, *names, actor):
        sketch = Sketch(text)
        for name in names:
            sketch.mention(name, "FORCE")
        return [(one.party, one.side) for one in sketch.frame("fought", "clash", actor=actor).claim.actors]

    text = "Fighting: M23 and the Wazalendo fought at Orvel."
    assert doers(text, "M23", "Wazalendo", actor="M23 and the Wazalendo") == [
        ("M23", "M23"),
        ("Wazalendo", "Wazalendo"),
    ]
    text = "The Azure Front, the Red Guard and the Vale Brigade fought."
    names = ["Azure Front", "Red Guard", "Vale Brigade"]
    assert [
        name for name, _ in doers(text, *names, actor="The Azure Front, the Red Guard and the Vale Brigade")
    ] == names
    text = "Soldiers and police fought."
    assert len(doers(text, "Soldiers", "police", actor="Soldiers and police")) == 1
    text = "Fighters of M23 and the Red Guard fought."
    assert len(doers(text, "M23", "Red Guard", actor="Fighters of M23 and the Red Guard")) == 1


def test_a_party_is_called_without_half_a_quotation():
    sketch = Sketch('Elders said guards shot "dozens" of people.').mention("guards", "FORCE")
    sketch.frame("shot", "casualties", actor="guards", target='dozens" of people')
    assert [one.party for one in sketch.claim.targets] == ["dozens of people"]


def test_they_behind_the_doers_are_the_doers():
    text = "Guards shot six men, including three traders, when they opened fire."
    sketch = Sketch(text).mention("Guards", "FORCE", "traders", "GROUP").frame("opened fire", actor=["Guards", "they"])
    assert [one.party for one in sketch.claim.actors] == ["Guards"]


@pytest.mark.parametrize(
    ("who", "targets"),
    [
        ("Two nuns, Ada Brenn and Petra Kole,", ["Ada Brenn", "Petra Kole"]),
        ("Three clerks, Ada Brenn, Omar Hadi and Petra Kole,", ["Ada Brenn", "Omar Hadi", "Petra Kole"]),
    ],
)
def test_all_who_are_counted_and_named_are_told(who, targets):
    assert _killed(f"{who} were killed.", who.rstrip(",")) == targets


def test_who_is_only_among_the_counted_is_not_all_of_them():
    for who in ("Five nuns, Ada Brenn and Petra Kole", "Two nuns and Ada Brenn"):
        assert len(_killed(f"{who}, were killed.", who)) == 1, who


def _killed(text, who):
    named = [name for name in ("Ada Brenn", "Omar Hadi", "Petra Kole") if name in who]
    sketch = Sketch(text).mention(*(word for name in named for word in (name, "PERSON")))
    return [one.party for one in sketch.frame("killed", "abuse", target=who).claim.targets]


def test_a_place_that_a_campaign_is_named_after_does_not_wage_it():
    sketch = Sketch("Nine fell in the Orvel campaign.").mention("Orvel", "PLACE")
    sketch.frame("campaign", "assault", actor="Orvel", place="Orvel")
    assert sketch.claim.actors == ()
    sketch = Sketch("Ibexland began a campaign in Orvel.").mention("Ibexland", "STATE", "Orvel", "PLACE")
    sketch.frame("campaign", "assault", actor="Ibexland", place="Orvel")
    assert [one.party for one in sketch.claim.actors] == ["Ibexland"]


def test_who_is_only_named_over_a_heading_did_not_do_it():
    sketch = Sketch("Rights Watch - Massacre in Orvel\nNine died.", kinds=("title",)).mention("Rights Watch", "FORCE")
    assert sketch.frame("Massacre", "abuse", actor="Rights Watch").claim.actors == ()
    sketch = Sketch("Guards massacre nine in Orvel\nNine died.", kinds=("title",)).mention("Guards", "FORCE")
    assert [one.party for one in sketch.frame("massacre", "abuse", actor="Guards").claim.actors] == ["Guards"]


def test_twins_with_their_ages_are_both_told():
    who = "both his children, Ada Brenn and Petra Kole, 12"
    assert _killed(f"He lost {who}, when a shell fell; they were killed.", who) == ["Ada Brenn", "Petra Kole"]


def test_a_bracket_that_is_not_closed_is_left_out():
    sketch = Sketch("Nine people (clerks and others) were killed.")
    sketch.frame("killed", "casualties", target="Nine people (clerks and others")
    assert [one.party for one in sketch.claim.targets] == ["Nine people"]


def test_its_own_people_are_those_of_whoever_does_it():
    text = "The ministry said so. Ada Brenn accused the government of waging war on its own people."
    sketch = Sketch(text).mention("ministry", "ORG", "Ada Brenn", "PERSON")
    sketch.frame("waging war", "attack", "possible", actor="the government", target="its own people")
    assert [one.party for one in sketch.claim.targets] == ["own people of government"]


def test_nobody_rams_his_own_boats():
    text = "Norland’s army said Ostrian guards rammed its boats."
    sketch = Sketch(text).mention("Norland’s army", "FORCE", "Ostrian guards", "FORCE")
    sketch.says("Norland’s army", "said", "Ostrian guards rammed its boats")
    claim = sketch.frame("rammed", "attack", actor="Ostrian guards", target="its boats").claim
    assert claim.targets[0].side is None or claim.targets[0].side != claim.actors[0].side


def test_a_verb_that_opens_a_sentence_is_nobody():
    sketch = (
        Sketch("Is damaged a school.").mention("Is", "FORCE").frame("damaged", "damage", actor="Is", target="a school")
    )
    assert sketch.claim.actors == ()
    sketch = (
        Sketch("IS damaged a school.").mention("IS", "FORCE").frame("damaged", "damage", actor="IS", target="a school")
    )
    assert [actor.party for actor in sketch.claim.actors] == ["Islamic State"]


@pytest.mark.parametrize(
    ("text", "target", "type_", "targets"),
    [
        ("The Tigers claimed the attack on Telegram.", "Telegram", "attack", []),
        ("The Tigers claimed the attack on their X.", "X", "attack", []),
        ("The Tigers launched an attack on Telegram.", "Telegram", "cyber", ["Telegram"]),
        ("The Tigers made an attack on Orvel.", "Orvel", "attack", ["Orvel"]),
    ],
)
def test_where_an_attack_is_claimed_is_not_what_it_hit(text, target, type_, targets):
    sketch = Sketch(text).frame("attack", type_, target=target)
    assert [one.party for one in sketch.claim.targets] == targets
