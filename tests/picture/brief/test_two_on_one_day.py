"""Several tellings of one day and town: what is told of each stays with it, in words that its report has."""

import dataclasses

import pytest
from tests.picture.brief.reports import Told, claim_of, event_of, finding_of, frame_of, frames_of

from fogline.picture.brief import BriefOptions, brief
from fogline.picture.brief.agreement import heard, hours_apart
from fogline.picture.brief.parts import Source
from fogline.picture.brief.places import place_adverb, theatre_of
from fogline.picture.brief.tellings import is_foretold
from fogline.records import Footprint, Span
from fogline.records.event import Origin
from fogline.records.support import Contradiction, Figure, OriginGraph, Toll

MAYOR = ("Jan Holt", "mayor", None)
HARM = {"type": "casualties", "trigger": "killed", "place": ("Ordan", "Ordan", "settlement"), "source": MAYOR}
DAWN = ("on Monday morning", "2024-03-04T06:00", "2024-03-04T12:00", "part_of_day")
DUSK = ("on Monday evening", "2024-03-04T18:00", "2024-03-04T23:59", "part_of_day")


def killed(when, document):
    return Told(
        f"Five people were killed in Ordan {when[0]}, the mayor said",
        when=when, quantities=(("Five", 5, 5, "people", "killed"),), document=document, **HARM,
    )  # fmt: skip


def sentences(*told, **options):
    events = [event_of(one) for one in told]
    events = [
        dataclasses.replace(one, cluster=dataclasses.replace(one.cluster, id=str(n))) for n, one in enumerate(events)
    ]
    frames = {key: frame for one in told for key, frame in frames_of(one).items()}
    return [one.text for one in brief(events, BriefOptions(frames=frames, **options)).sentences]


def test_one_count_at_two_hours_is_two_deeds():
    morning, evening = killed(DAWN, "d1"), killed(DUSK, "d2")
    told = " ".join(sentences(morning, evening))
    assert "on the morning of 4 March" in told
    assert "on the evening of 4 March" in told
    assert hours_apart(claim_of(morning), claim_of(evening))
    assert not hours_apart(claim_of(morning), claim_of(morning))


@pytest.mark.parametrize(
    ("words", "targets", "wanted"),
    [
        (
            "A raid killed the teacher and five other people in Ordan",
            ("the teacher and five other people",),
            "teacher and five",
        ),
        ("A raid killed five others in Ordan", ("five others",), None),
        ("A raid killed five people in Ordan", ("five people",), "five people"),
    ],
)
def test_five_others_are_not_five(words, targets, wanted):
    one = Told(
        words, targets=tuple((name, None) for name in targets), quantities=(("five", 5, 5, "people", "killed"),),
        **HARM,
    )  # fmt: skip
    told = " ".join(sentences(one)).casefold()
    assert (wanted in told) if wanted else ("were killed" not in told and "killed five" not in told)


def test_the_dead_of_a_strike_are_not_what_it_hit():
    one = Told(
        "Rebel air strikes killed 38 people in Ordan, the mayor said", "air_strike", "air strikes",
        targets=(("38 people", None),), place=("Ordan", "Ordan", "settlement"), source=MAYOR,
    )  # fmt: skip
    told = " ".join(sentences(one))
    assert "Ordan" in told
    assert "38 people" not in told
    hit = dataclasses.replace(one, text="The rebels struck 38 people in Ordan, the mayor said", trigger="struck")
    assert "38 people" in " ".join(sentences(hit))


def test_six_of_a_single_noun_are_six_people():
    one = Told(
        "Mayor among six killed in Ordan", quantities=(("six", 6, 6, "Mayor", "killed"),), **HARM | {"source": None}
    )
    assert "ix people were killed" in " ".join(sentences(one))


def test_a_doubtful_name_is_told_as_printed_and_put_in_no_country():
    text = "Troops took the town of Karm in the south"
    place = Footprint("Hamm", Span(11, 41), 7, 51.7, 7.8, 9.0, "settlement", words="Hamm", confidence=0.3)
    claim = dataclasses.replace(claim_of(Told(text, "capture", "took")), place=place)
    assert "Karm" in place_adverb(claim, text)
    assert theatre_of(place, lambda _: ("DE", "")).country == ""
    assert theatre_of(dataclasses.replace(place, confidence=0.9), lambda _: ("DE", "")).country == "DE"
    nameless = dataclasses.replace(claim, place=dataclasses.replace(place, derived_from=Span(12, 20)))
    assert place_adverb(nameless, text) == ""


def test_fighters_are_not_counted_among_the_people():
    fighters = Told(
        "About 60 rebel fighters were killed in Ordan, the mayor said", quantities=(("60", 60, 60, "fighters", "killed"),),
        **HARM,
    )  # fmt: skip
    event = event_of(fighters)
    claim = event.findings[0].claim.id
    figures = (Figure("a", claim, 38, 38, False, None), Figure("b", claim, 40, 40, False, None))
    toll = Toll("killed", "people", None, 40, 38, 40, figures, "")
    event = dataclasses.replace(event, support=dataclasses.replace(event.support, tolls=(toll,)))
    told = " ".join(one.text for one in brief([event], BriefOptions(frames=frames_of(fighters))).sentences)
    assert "60 rebel fighters" in told or "60 fighters" in told
    assert "counts run" not in told


def test_a_headline_over_two_sources_is_neither_s_word():
    quoted = (
        Told("60,000 people fled Ordan, the mayor said", "displacement", "fled", source=MAYOR),
        Told("45,000 people left Ordan, the Red Cross said", "displacement", "left", source=("Red Cross", None, None)),
    )
    title = Told("Headline of the day", "displacement")
    findings = [finding_of(one, number) for number, one in enumerate((*quoted, title))]
    first, second, third = (one.claim.id for one in findings)
    origins = (Origin("a", "Red Cross", None, (second, third), "monitor"), Origin("b", "Jan Holt", None, (first,)))
    event = event_of(*quoted)
    support = dataclasses.replace(event.support, graph=OriginGraph(origins, (), (), 1, ""))
    event = dataclasses.replace(event, findings=tuple(findings), support=support)
    assert set(heard(event)) == {first, second}
    alone = dataclasses.replace(event, findings=tuple(findings[1:]))
    assert set(heard(alone)) >= {second, third}


def test_who_orders_people_to_leave_does_not_foretell_that_they_will():
    order = Told("The army orders residents to leave Ordan", "displacement", "leave", reality="future")
    plan = Told("The mayor said that Ordan would be evacuated", "displacement", "evacuated", reality="future")
    assert not is_foretold(Source(finding_of(order), frame_of(order)))
    assert is_foretold(Source(finding_of(plan), frame_of(plan)))


def test_who_still_holds_a_place_is_heard_beside_who_took_it():
    taken = Told(
        "Rebels said on Monday that they had taken Ordan", "capture", "taken", actors=(("Rebels", "RSF"),),
        targets=(("Ordan", None),), place=("Ordan", "Ordan", "settlement"), source=("the RSF", None, "RSF"),
    )  # fmt: skip
    held = Told(
        "The army said that its soldiers still held the town", "control", "held", actors=(("its soldiers", "SD"),),
        targets=(("the town", None),), source=("the army command", None, "SD"),
    )  # fmt: skip
    event = event_of(taken, held, status="contested")
    first, second = (one.claim.id for one in event.findings)
    excluded = Contradiction(
        "control", first, second, ("the RSF", "the army command"), ("", ""), "", ((first,), (second,))
    )
    event = dataclasses.replace(event, support=dataclasses.replace(event.support, contradictions=(excluded,)))
    told = " ".join(one.text for one in brief([event], BriefOptions(frames=frames_of(taken, held))).sentences)
    assert "army command (Sudan) said that its own side still held it" in told


@pytest.mark.parametrize(
    ("of", "number", "words"),
    [
        ("person", 16, "16 people"),
        ("soldier", 16, "16 soldiers"),
        ("policeman", 2, "two policemen"),
        ("person", 1, "one person"),
    ],
)
def test_several_are_not_counted_in_the_singular(of: str, number: int, words: str) -> None:
    """ "Killing one soldier and wounding 16": the words of the one are those of the others."""
    count = (str(number), number, number, of, "wounded")
    text = f"A rocket hit Ordan, wounding {number}, the mayor said"
    said = sentences(Told(text, quantities=(count,), **HARM | {"trigger": "wounding"}))  # type: ignore[arg-type]
    assert any(words in one.lower() for one in said)


def test_whose_missile_it_was_is_no_single_one_of_the_forces() -> None:
    told = Told("A Russian missile hit a hotel in Ordan, the mayor said", "missile_strike", "hit", actors=(("A Russian", "RU"),),
                targets=(("a hotel", None),), place=("Ordan", "Ordan", "settlement"), source=MAYOR)  # fmt: skip
    said = " ".join(sentences(told))
    assert "Russian forces hit a hotel" in said
    assert "A Russian forces" not in said
