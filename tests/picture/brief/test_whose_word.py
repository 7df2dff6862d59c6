"""Whose word a sentence is given as: nobody is named for what only stands in the same report, and offices are put in order."""

import dataclasses

import pytest
from tests.picture.brief.reports import Told, event_of, finding_of, frames_of

from fogline.picture.brief import BriefOptions, brief
from fogline.picture.brief.agreement import heard
from fogline.picture.brief.places import place_adverb
from fogline.picture.brief.speakers import speaker_of
from fogline.records import Link
from fogline.records.event import Origin
from fogline.records.fused import FusedEvent
from fogline.records.support import Contradiction, OriginGraph

GOVERNOR = ("Oleh Synyehubov", "regional governor", "UA")
QUOTED = Told(
    "Gunners shelled the Saltivka district on 16 May, the governor said",
    "shelling",
    "shelled",
    targets=(("the Saltivka district", None),),
    place=("Saltivka", "Saltivka", "settlement"),
    when=("16 May", "2024-05-16", "2024-05-16", "day"),
    source=GOVERNOR,
    day="2024-05-16",
)
OWN_WORDS = Told(
    "20 missiles struck Lviv overnight",
    "missile_strike",
    "struck",
    targets=(("Lviv", None),),
    place=("Lviv", "Lviv", "settlement"),
    day="2024-05-16",
)


def one_origin(event: FusedEvent) -> FusedEvent:
    """The event as the record counts it: all claims of the report for the one source that it names."""
    claims = tuple(one.claim.id for one in event.findings)
    origin = Origin("o1", GOVERNOR[0], "UA", claims, "official", "UA", (GOVERNOR[0],))
    graph = OriginGraph((origin,), (), (), 1, "")
    return dataclasses.replace(event, support=dataclasses.replace(event.support, graph=graph))


def told(event: FusedEvent, *tellers: Told) -> str:
    made = brief([event], BriefOptions(since="2024-05-10", until="2024-05-17", frames=frames_of(*tellers)))
    return " ".join(line.text for section in made.sections for line in section.sentences)


def test_who_is_quoted_on_one_thing_is_not_named_for_another_of_the_same_live_blog() -> None:
    event = one_origin(event_of(QUOTED, OWN_WORDS))
    assert set(heard(event)) == {event.findings[0].claim.id}
    lines = [line for line in told(event, QUOTED, OWN_WORDS).split(". ") if "Lviv" in line]
    assert lines
    assert all("Harbour Post" in line and "Synyehubov" not in line for line in lines)


def test_what_a_report_says_of_the_same_deed_and_its_headline_stay_the_word_of_the_source() -> None:
    again = dataclasses.replace(
        QUOTED, text="Shells hit the Saltivka district on 16 May in Saltivka", trigger="hit", source=None
    )
    event = one_origin(event_of(QUOTED, again))
    assert len(heard(event)) == 2
    short = dataclasses.replace(QUOTED, text="District in Kharkiv shelled", trigger="shelled",
                                targets=(("District", None),), when=None, source=None,
                                place=("Kharkiv", "Kharkiv", "settlement"))  # fmt: skip
    assert len(heard(titled(one_origin(event_of(QUOTED, short))))) == 2
    assert len(heard(one_origin(event_of(QUOTED, short)))) == 1


def titled(event: FusedEvent) -> FusedEvent:
    """The event with the words of its second claim as the headline of the report."""
    first, second = event.findings
    head = dataclasses.replace(second.document, title=second.evidence)
    return dataclasses.replace(event, findings=(first, dataclasses.replace(second, document=head)))


def test_a_headline_on_what_the_one_source_did_not_speak_of_is_not_its_word() -> None:
    assert len(heard(titled(one_origin(event_of(QUOTED, OWN_WORDS))))) == 1
    other = dataclasses.replace(QUOTED, text="Town in Kharkiv shelled", targets=(("Town", None),), when=None, source=None,
                                place=("Kharkiv", "Kharkiv", "settlement"))  # fmt: skip
    assert len(heard(titled(one_origin(event_of(QUOTED, other))))) == 1


@pytest.mark.parametrize("party", ["broadcaster", "junta", "emergency room", "Rapid News Network", "kraal"])
def test_whoever_a_report_names_is_named(party: str) -> None:
    finding = finding_of(dataclasses.replace(QUOTED, source=(party, None, None)))
    speaker = speaker_of(finding, None)
    assert not speaker.unsourced
    assert party in speaker.full


@pytest.mark.parametrize("party", ["another", "others", "he", "some", "LIVE", "early reports", "satellite images"])
def test_what_names_nobody_is_not_named(party: str) -> None:
    finding = finding_of(dataclasses.replace(QUOTED, source=(party, None, None)))
    speaker = speaker_of(finding, None)
    assert speaker.full.startswith("The Harbour Post")


def test_who_is_named_is_the_source_of_a_claim_that_is_cited() -> None:
    """A report names a teacher on the dead alone, another an emergency room on the shelling: neither is the word of the other."""
    shelled = dataclasses.replace(
        QUOTED, source=("emergency room", None, None), document="d2", publisher="Valley Watch"
    )
    note = dataclasses.replace(
        QUOTED, text="Shells hit the Saltivka district on 16 May in Saltivka", trigger="hit", source=None
    )
    dead = Told(
        "Oleh Synyehubov said 14 people were killed in Saltivka", "casualties", "killed",
        targets=(("14 people", None),), place=("Saltivka", "Saltivka", "settlement"),
        quantities=(("14", 14, 14, "people", "killed"),), source=GOVERNOR, day="2024-05-16",
    )  # fmt: skip
    event = event_of(note, dead, shelled)
    first, second, third = event.support.graph.origins
    governor = dataclasses.replace(second, claims=(*first.claims, *second.claims))
    graph = dataclasses.replace(event.support.graph, origins=(governor, third))
    event = dataclasses.replace(event, support=dataclasses.replace(event.support, graph=graph))
    made = brief([event], BriefOptions(since="2024-05-10", until="2024-05-17", frames=frames_of(note, dead, shelled)))
    sources = {one.number: one.source for one in made.citations}
    lines = [line for line in made.sentences if "shelled" in line.text]
    assert lines
    for line in made.sentences:
        said = {sources[number] for number in line.citations}
        assert ("Synyehubov" in line.text) == (GOVERNOR[0] in said)
        assert ("emergency room" in line.text) == ("emergency room" in said)


@pytest.mark.parametrize(
    ("party", "role", "side", "words"),
    [
        ("Igor Orlov", "ministry's spokesman, Maj. Gen.", "RU", "Maj. Gen. Igor Orlov (Russia), the ministry's spokesman,"),
        ("Resistance Committees", "in el-Fasher", None, "the Resistance Committees in el-Fasher"),
        ("Aly Coulibaly", "Public prosecutor", None, "public prosecutor Aly Coulibaly"),
        ("Clive Smythe", "Maj. Gen., 71", None, "Maj. Gen. Clive Smythe"),
        ("Ivar Adan", "Witness, 34, a teacher", None, "Ivar Adan, witness, a teacher,"),
        ("doctor at Saudi Hospital", None, None, "a doctor at Saudi Hospital"),
        ("local activists", None, None, "local activists"),
    ],
)  # fmt: skip
def test_offices_stand_where_prose_puts_them(party: str, role: str | None, side: str | None, words: str) -> None:
    finding = finding_of(QUOTED)
    chain = (Link(party, party, role, side), finding.claim.chain[-1])
    speaker = speaker_of(dataclasses.replace(finding, claim=dataclasses.replace(finding.claim, chain=chain)), None)
    assert (speaker.full, speaker.unsourced) == (words, False)


def test_a_denial_of_another_deed_is_told_with_its_own_words_and_not_where_it_is_of_another_day() -> None:
    hit = Told(
        "Drones hit the camp at Zamzam on 12 May, activists said",
        "drone_strike",
        "hit",
        targets=(("the camp at Zamzam", None),),
        place=("Zamzam", "Zamzam", "settlement"),
        when=("12 May", "2024-05-12", "2024-05-12", "day"),
        source=("activists", None, None),
        day="2024-05-14",
    )
    denied = Told(
        "The RSF denied that it had targeted civilians",
        "attack",
        "targeted",
        actors=(("The RSF", "RSF"),),
        targets=(("civilians", None),),
        source=("The RSF", None, "RSF"),
        reality="denied",
        document="d2",
        day="2024-05-14",
    )
    elsewhere = dataclasses.replace(
        denied,
        text="The RSF denied that it had targeted civilians on 3 March",
        when=("3 March", "2024-03-03", "2024-03-03", "day"),
    )

    def contested(denial: Told) -> str:
        event = event_of(hit, denial)
        one, other = (finding.claim.id for finding in event.findings)
        against = Contradiction(
            "happened", one, other, ("o1", "o2"), ("it did", "it did not"), "", claims=((one,), (other,))
        )
        support = dataclasses.replace(event.support, contradictions=(against,))
        return told(dataclasses.replace(event, support=support), hit, denial)

    assert "Activists said that the camp at Zamzam had been hit" in contested(denied)
    assert "; the RSF denied that it had targeted civilians." in contested(denied)
    assert "denied" not in contested(elsewhere)


def test_a_camp_that_lies_near_a_town_is_where_it_happened() -> None:
    finding = finding_of(dataclasses.replace(QUOTED, place=("Saltivka", "Zamzam displacement camp", "near")))
    assert finding.claim.place is not None
    place = dataclasses.replace(
        finding.claim.place, words="Zamzam displacement camp, ≤ 21 km of El Fasher, Northern Darfur"
    )
    claim = dataclasses.replace(finding.claim, place=place)
    assert place_adverb(claim, finding.evidence) == "at the Zamzam displacement camp, Northern Darfur"


def test_a_period_of_several_years_names_the_year_of_each_day() -> None:
    event = event_of(QUOTED)
    long = BriefOptions(since="2023-05-10", until="2024-05-17", frames=frames_of(QUOTED))
    made = brief([event], long)
    assert "on 16 May 2024" in " ".join(line.text for section in made.sections for line in section.sentences)


TAKEN = Told(
    "RSF fighters took Hasahisa on 5 March, local committees said",
    "capture",
    "took",
    actors=(("RSF fighters", "RSF"),),
    targets=(("Hasahisa", None),),
    place=("Hasahisa", "Hasahisa", "settlement"),
    source=("local committees", None, None),
)


def test_a_headline_at_odds_with_the_source_under_it_is_not_its_word() -> None:
    headline = dataclasses.replace(
        TAKEN, text="Army retakes Hasahisa", trigger="retakes", actors=(("Army", None),), source=None
    )
    event = event_of(TAKEN, headline)
    findings = tuple(
        dataclasses.replace(one, document=dataclasses.replace(one.document, title=headline.text))
        for one in event.findings
    )
    event = one_origin(dataclasses.replace(event, findings=findings))
    assert set(heard(event)) == {event.findings[0].claim.id}


@pytest.mark.parametrize("party", ["local lawyers", "two fishermen", "elders"])
def test_people_without_a_name_speak(party: str) -> None:
    finding = finding_of(dataclasses.replace(TAKEN, source=(party, None, None)))
    assert not speaker_of(finding, None).unsourced


def test_who_denies_having_done_what_is_told_as_nobodys_does_not_deny_that_it_happened() -> None:
    shelled = dataclasses.replace(QUOTED, actors=())
    denied = Told(
        "The RSF denied shelling the Saltivka district",
        "shelling",
        "shelling",
        actors=(("RSF", "RSF"),),
        targets=(("the Saltivka district", None),),
        source=("RSF", None, "RSF"),
        reality="denied",
        day="2024-05-16",
    )
    event = event_of(shelled, denied)
    one, other = (finding.claim.id for finding in event.findings)
    against = Contradiction("happened", one, other, ("o1", "o2"), ("", ""), "", ((one,), (other,)))
    support = dataclasses.replace(event.support, contradictions=(against,))
    assert "denied having done it" in told(dataclasses.replace(event, support=support), shelled, denied)


def test_who_took_a_town_is_named_where_others_say_so_beside_him() -> None:
    taken = Told(
        "The Rapid Support Forces took Orvel on 16 May, they said", "capture", "took",
        actors=(("The Rapid Support Forces", "RSF"),), place=("Orvel", "Orvel", "settlement"),
        when=("16 May", "2024-05-16", "2024-05-16", "day"), source=("Rapid Support Forces", None, "RSF"), day="2024-05-16",
    )  # fmt: skip
    seen = dataclasses.replace(taken, source=("residents", None, None), text=taken.text.replace("they", "residents"))
    assert "they had taken Orvel" in told(event_of(taken), taken)
    both = told(event_of(taken, seen), taken, seen)
    assert "they had taken" not in both
    assert "Rapid Support Forces had taken Orvel" in both


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("Mass Media", "mass media"),
        ("Main Directorate of the State Emergency Service", "the Main Directorate of the State Emergency Service"),
        ("Press Office of the Governor", "the Press Office of the Governor"),
        ("Prosecutor General's Office", "the Prosecutor General's Office"),
        ("Ada Brenn", "Ada Brenn"),
    ],
)
def test_a_body_has_its_article_and_nobody_in_particular_no_capital(source: str, words: str) -> None:
    told = Told(
        f"Shells hit Orvel on 3 March, {source} said", "shelling", "hit", targets=(("Orvel", None),),
        place=("Orvel", "Orvel", "settlement"), when=("3 March", "2024-03-03", "2024-03-03", "day"), source=(source, None, None),
    )  # fmt: skip
    lines = [line.text for section in brief([event_of(told)]).sections for line in section.sentences]
    assert any(words in line or words[0].upper() + words[1:] in line for line in lines)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("Odesa governor", "the Odesa governor"),
        ("Ukrainian foreign minister", "the Ukrainian foreign minister"),
        ("Deputy governor", "a deputy governor"),
        ("Odesa resident", "an Odesa resident"),
    ],
)
def test_of_a_place_there_is_one_governor(source: str, words: str) -> None:
    one = dataclasses.replace(QUOTED, source=(source, None, None), document="d7")
    made = " ".join(
        line.text
        for section in brief([event_of(one)], BriefOptions(frames=frames_of(one))).sections
        for line in section.sentences
    )
    assert words in made.casefold() or words in made
