"""Reports that tell of several towns at once, of sieges that end, and of what is told against the one it is ascribed to."""

from dataclasses import replace

import pytest
from tests.picture.control.told_here import WAR, evidence_of
from tests.picture.forecasts.told import event as event_of
from tests.picture.forecasts.told import told as report

from fogline.gazetteer import built_in
from fogline.picture.control import ControlOptions
from fogline.picture.control.evidence import told
from fogline.picture.control.tellings import loser, not_taken, relieved, vague
from fogline.records import Footprint, Participant, Span

GOMA = next(one.place for one in built_in().candidates("Goma", limit=5) if one.place.country == "CD")


def _listed(words, towns, put_at=None):
    """Return the towns, with kind and side, that a report on a list of ``towns`` tells of; it may be put at one of them alone."""
    made = report("r1", "capture", words, "2025-01-28", side="M23", at=0, id="c1")
    start = words.index(put_at or towns)
    place = Footprint(
        put_at or towns, Span(start, start + len(put_at or towns)), None, GOMA.latitude, GOMA.longitude, 3.0,
        "settlement" if put_at else "near", candidates=(GOMA.key,),
    )  # fmt: skip
    at = made.claim.evidence.start + words.index(towns)
    target = Participant(towns, towns, None, Span(at, at + len(towns)))
    event = event_of(replace(made, claim=replace(made.claim, place=place, targets=(target,))))
    return {
        (one.evidence.place_name, one.evidence.kind, one.evidence.side)
        for one in told([event], WAR, built_in(), ControlOptions())
    }


@pytest.mark.parametrize("put_at", [None, "Goma"])
def test_each_town_of_a_list_is_taken(put_at):
    found = _listed("M23 fighters seized Goma, Rutshuru and Bukavu", "Goma, Rutshuru and Bukavu", put_at)
    assert found == {(name, "capture", "M23") for name in ("Goma", "Rutshuru", "Bukavu")}


@pytest.mark.parametrize(
    ("words", "towns"),
    [
        ("M23 fighters seized ground near Goma and Bukavu", "near Goma and Bukavu"),
        ("M23 fighters named Goma and Bukavu as their next targets", "Goma and Bukavu"),
        ("M23 fighters plan to take Goma and Bukavu", "Goma and Bukavu"),
    ],
)
def test_towns_that_it_is_only_near_or_after_are_not(words, towns):
    assert not {one for one in _listed(words, towns) if one[1] == "capture"}


def test_a_siege_that_is_broken_speaks_for_who_broke_it():
    found = evidence_of("The army broke the siege of Goma", "CD", "Goma", type_="siege")
    assert {(one.kind, one.side) for one in found} == {("repulse", "CD")}
    assert evidence_of("The blockade of Goma was lifted by M23", "M23", "Goma", type_="siege") == []


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("The Congolese army has lost Goma, residents said", None),
        ("The Congolese army has lost Goma, residents said", "CD"),
        ("Goma fell at dawn: government troops lost the town", None),
        ("The Congolese army lost control of Goma", "CD"),
    ],
)
def test_who_loses_a_town_does_not_hold_it(words, actor):
    found = evidence_of(words, actor, "Goma")
    assert {(one.kind, one.side) for one in found} == {("capture", "M23")}


def test_men_and_tanks_that_are_lost_are_no_town():
    assert loser("The Congolese army lost ten men in Goma", "Goma") is None
    assert loser("The minister said the rebels lost Goma", "Goma") == "the rebels"
    assert loser("The army fears that it could lose Goma", "Goma") is None


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("M23 made several attempts to cross the lake in order to surround Goma", "assault"),
        ("M23 fighters surrounded Goma and plan to storm the airport", "siege"),
    ],
)
def test_a_siege_that_is_only_tried_is_an_attack(words, kind):
    found = evidence_of(words, "M23", "Goma", type_="siege")
    assert {(one.kind, one.side) for one in found} == {(kind, "CD"), ("fighting", None)}


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("Troops broke the two-month siege of Dilling", "broken"),
        ("The siege on the garrison was broken at dawn", "broken"),
        ("The rebels lifted their blockade of the port", "lifted"),
        ("They are trying to break the siege of Dilling", None),
        ("The siege of Dilling goes on", None),
    ],
)
def test_the_end_of_a_siege_is_told_from_the_wish_for_it(words, end):
    assert relieved(words) == end


def test_an_aim_and_a_law_take_nothing():
    assert not_taken("They named the ports of Saida and ", " as the main objectives of the spring")
    assert not not_taken("They captured ", " as the main column went north")
    assert vague("The president announced the incorporation of four provinces")


@pytest.mark.parametrize(("heard", "voice"), [(True, "admission"), (False, "neutral")])
def test_a_side_admits_only_what_it_is_heard_to_say(heard, voice):
    words = "The army holds Goma, which M23 threatens to storm"
    by = {"by": ("M23 spokesman", "M23")} if heard else {}
    made = report("r1", "control", words, "2025-01-28", side="CD", at=0, id="c1", **by)
    at = words.index("Goma")
    place = Footprint(
        "Goma", Span(at, at + 4), None, GOMA.latitude, GOMA.longitude, 3.0, "settlement", candidates=(GOMA.key,)
    )
    event = event_of(replace(made, claim=replace(made.claim, place=place)))
    (origin,) = event.support.graph.origins
    # The narrator's words stand beside a threat of M23, so they are taken to rest on its word.
    graph = replace(event.support.graph, origins=(replace(origin, kind="official", camp="M23", side="M23"),))
    event = replace(event, support=replace(event.support, graph=graph))
    (found,) = (one.evidence for one in told([event], WAR, built_in(), ControlOptions()))
    assert (found.side, found.voice) == ("CD", voice)
