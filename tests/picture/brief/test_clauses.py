"""Clauses of claims: what is missing, vague, ranged, hedged or to come is told as that."""

import pytest
from tests.picture.brief.reports import Told, finding_of, frame_of

from fogline.picture.brief.clauses import BE, Clause, clause_words, verb
from fogline.picture.brief.deeds import clause_of
from fogline.picture.brief.parts import Source
from fogline.picture.brief.tellings import mood_of

CASES = [
    (
        Told(
            "Army gunners shelled the market in El Fasher on 3 March",
            "shelling",
            "shelled",
            actors=(("Army gunners", "SD"),),
            targets=(("the market", None),),
            place=("in El Fasher", "El Fasher", "settlement"),
            when=("3 March", "2024-03-03", "2024-03-03", "day"),
        ),
        "army gunners shelled the market in El Fasher on 3 March",
    ),
    (  # nobody is said to have done it
        Told("The hospital at Nyala was shelled", "shelling", "shelled", targets=(("The hospital at Nyala", None),)),
        "the hospital at Nyala was shelled",
    ),
    (  # nothing is said to have been hit: the town was
        Told(
            "Rebels shelled Goma",
            "shelling",
            "shelled",
            actors=(("Rebels", None),),
            place=("Goma", "Goma", "settlement"),
        ),
        "rebels shelled Goma",
    ),
    (  # only a place
        Told("Shelling went on in the Bekaa", "shelling", "Shelling", place=("in the Bekaa", "Bekaa", "region")),
        "there was shelling in the Bekaa",
    ),
    (
        Told(
            "Two jets struck a depot near Hama overnight",
            "air_strike",
            "struck",
            actors=(("Two jets", None),),
            targets=(("a depot", None),),
            place=("near Hama", "≤ 10 km of Hama", "near"),
        ),
        "two jets struck a depot near Hama",
    ),
    (
        Told(
            "Troops pulled out of Ras al-Ain",
            "withdrawal",
            "pulled out",
            actors=(("Troops", None),),
            place=("Ras al-Ain", "Ras al-Ain", "settlement"),
        ),
        "troops pulled out of Ras al-Ain",
    ),
    (
        Told(
            "12 villagers were killed and 30 wounded in Gao",
            "casualties",
            "killed",
            targets=(("12 villagers", None),),
            place=("in Gao", "Gao", "settlement"),
            quantities=(("12", 12, 12, "villagers", "killed"),),
        ),
        "12 villagers were killed in Gao",
    ),
    (
        Told(
            "The raid wounded dozens of people",
            "casualties",
            "wounded",
            quantities=(("dozens", 24, 99, "people", "wounded"),),
        ),
        "dozens of people were wounded",
    ),
    (
        Told(
            "From 200 to 300 soldiers died at Kidal",
            "casualties",
            "died",
            place=("at Kidal", "Kidal", "settlement"),
            quantities=(("200 to 300", 200, 300, "soldiers", "killed"),),
        ),
        "200 to 300 soldiers were killed at Kidal",
    ),
    (
        Told(
            "More than 5 nurses are missing in Gaza City",
            "casualties",
            "missing",
            place=("in Gaza City", "Gaza City", "settlement"),
            quantities=(("More than 5", 5, None, "nurses", "missing"),),
        ),
        "more than five nurses were missing in Gaza City",
    ),
    (
        Told("Nobody was hurt", "casualties", "hurt", targets=(("Nobody", None),), reality="denied"),
        "nobody was wounded",
    ),
    (
        Told("Nobody else was hurt", "casualties", "hurt", targets=(("Nobody else", None),), reality="denied"),
        "nobody else was wounded",
    ),
    (
        Told(
            "No children of the town were hurt",
            "casualties",
            "hurt",
            targets=(("No children", None),),
            reality="denied",
        ),
        "no children were wounded",
    ),
    (  # who acts is no means
        Told(
            "Israeli jets struck a depot with its jets",
            "air_strike",
            "struck",
            actors=(("Israeli jets", "IL"),),
            targets=(("a depot", None),),
            tool="its jets",
        ),
        "Israeli jets struck a depot",
    ),
    (
        Told(
            "two women and three policemen were wounded in Tora",
            "casualties",
            "wounded",
            targets=(("two women and three policemen", None),),
            quantities=(("two", 2, 2, "women", "wounded"), ("three", 3, 3, "policemen", "wounded")),
        ),
        "two women and three policemen were wounded",
    ),
    (
        Told(
            "Russian control of Kreminna",
            "control",
            "control",
            actors=(("Russian", "RU"),),
            place=("Kreminna", "Kreminna", "settlement"),
        ),
        "Russian forces controlled Kreminna",
    ),
    (
        Told(
            "Fighting between the army and the RSF in Omdurman",
            "clash",
            "Fighting",
            actors=(("the army", "SD"), ("the RSF", "RSF")),
            place=("in Omdurman", "Omdurman", "settlement"),
        ),
        "the army and the RSF fought in Omdurman",
    ),
    (
        Told("Heavy fighting in Omdurman", "clash", "fighting", place=("in Omdurman", "Omdurman", "settlement")),
        "there was fighting in Omdurman",
    ),
    (
        Told(
            "More than 6 million people have fled Sudan since 15 April",
            "displacement",
            "fled",
            targets=(("More than 6 million people", None),),
            place=("Sudan", "Sudan", "country"),
            when=("15 April", "2023-04-15", None, "interval"),
        ),
        "more than 6 million people have fled Sudan since 15 April 2023",
    ),
    (
        Told(
            "The enemy shelled Orikhiv",
            "shelling",
            "shelled",
            actors=(("The enemy", None),),
            place=("Orikhiv", "Orikhiv", "settlement"),
        ),
        "the “enemy” shelled Orikhiv",
    ),
    (  # the loser is not the one who took it
        Told(
            "The town of Izium, liberated from Russian troops",
            "capture",
            "liberated",
            actors=(("Russian troops", "RU"),),
            place=("Izium", "Izium", "settlement"),
        ),
        "Izium was retaken",
    ),
    (  # something in a region is not the region
        Told(
            "Ukrainian forces liberated three settlements in the Kherson region",
            "capture",
            "liberated",
            actors=(("Ukrainian forces", "UA"),),
            place=("in the Kherson region", "Kherson Oblast", "region"),
        ),
        "Ukrainian forces retook ground in the Kherson region",
    ),
]


@pytest.mark.parametrize(("told", "words"), CASES, ids=[words for _, words in CASES])
def test_a_claim_is_told_as_it_is(told: Told, words: str) -> None:
    made = clause_of(Source(finding_of(told), frame_of(told)), 2024)
    assert made is not None
    assert clause_words(made) == words


@pytest.mark.parametrize(
    "told",
    [
        Told("It said so", "shelling", "said"),
        Told("They moved on", "movement", "moved", actors=(("They", None),)),
        Told("The war goes on in Ukraine", "clash", "war", place=("in Ukraine", "Ukraine", "country")),
        Told(
            "Troops crossed the river in order to encircle Bor",
            "siege",
            "encircle",
            actors=(("Troops", None),),
            place=("Bor", "Bor", "settlement"),
        ),
        Told("The ministry asked for talks", "request", "asked", actors=(("The ministry", None),)),
    ],
    ids=["nothing", "pronoun", "the war as such", "a purpose", "a type that says nothing alone"],
)
def test_what_is_too_thin_is_not_told(told: Told) -> None:
    assert clause_of(Source(finding_of(told), frame_of(told)), 2024) is None


@pytest.mark.parametrize(
    ("text", "trigger", "reality", "mood"),
    [
        ("The army may attack Gedaref", "attack", "possible", "might"),
        ("The army has probably taken Gedaref", "taken", "possible", "probably"),
        ("The army reportedly took Gedaref", "took", "possible", "may"),
        ("It is unlikely that the army took Gedaref", "took", "possible", None),
        ("The army will attack Gedaref", "attack", "future", "would"),
        ("The army took Gedaref", "took", "factual", "past"),
    ],
)
def test_the_hedge_of_the_source_stays(text: str, trigger: str, reality: str, mood: str | None) -> None:
    told = Told(text, "capture", trigger, reality=reality)
    assert mood_of(Source(finding_of(told), frame_of(told))) == mood


def test_moods_of_active_and_passive() -> None:
    active = Clause("the army", verb("take|took|taken"), object="Wad Madani", time="on 3 March")
    passive = Clause("two bridges", verb("destroy"), plural=True, passive=True, place="in Khartoum")
    assert clause_words(active, "had") == "the army had taken Wad Madani on 3 March"
    assert clause_words(active, "would") == "the army would take Wad Madani on 3 March"
    assert clause_words(active, "may") == "the army may have taken Wad Madani on 3 March"
    assert clause_words(active, "might") == "the army might take Wad Madani on 3 March"
    assert clause_words(passive) == "two bridges were destroyed in Khartoum"
    assert clause_words(passive, "had") == "two bridges had been destroyed in Khartoum"
    assert clause_words(passive, "probably") == "two bridges had probably been destroyed in Khartoum"


def test_what_goes_on_since_a_day_is_in_the_perfect_and_by_a_day_in_the_past_perfect() -> None:
    count = Clause("40 people", verb("kill"), plural=True, passive=True)
    from dataclasses import replace

    assert clause_words(replace(count, time="since 1 May")) == "40 people have been killed since 1 May"
    assert clause_words(replace(count, time="by 1 May")) == "40 people had been killed by 1 May"
    assert (
        clause_words(Clause("there", BE, object="an explosion", time="on 1 May")) == "there was an explosion on 1 May"
    )
    assert clause_words(replace(count, negative=True)) == "40 people were not killed"


def test_regular_verbs() -> None:
    assert verb("shell").past == "shelled"
    assert verb("seize").past == "seized"
    assert verb("carry out").past == "carried out"
    assert verb("deploy").past == "deployed"
