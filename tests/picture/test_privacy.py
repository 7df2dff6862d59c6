"""Who is a private person, told from what the report says beside the name."""

import pytest

from fogline.claims.parties.offices import ROLES
from fogline.picture.privacy import is_own_name, masker, private_names
from fogline.records import Document, Mention, ReaderInfo, Reading, Report


def report(text, *names):
    found = []
    for name in names:
        start = text.index(name)
        found.append(Mention(start, start + len(name), "PERSON"))
    return _report(text, tuple(found))


def _report(text, mentions):
    document = Document("d", None, None, None, "en", text)
    return Report.of("0", Reading(ReaderInfo("test", "1"), document, mentions), ())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Olena Harko, 34, hid in the cellar of the mill for nine days.", "Olena Harko"),
        ("“We ran,” said Amina Yusuf, a mother of four.", "Amina Yusuf"),
        ("Doctor Samir Aziz treated the wounded in a garage.", "Samir Aziz"),
        ("The body of Private Ivan Sorokin was found on Monday.", "Ivan Sorokin"),
    ],
)
def test_somebody_without_an_office_is_private(text, name):
    assert private_names(report(text, name)) == {name}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Governor Petro Lozan said the dam held.", "Petro Lozan"),
        ("Petro Lozan, the regional governor, said the dam held.", "Petro Lozan"),
        ("Defence Ministry spokesman Idris Bello denied it.", "Idris Bello"),
        ("Maj. Gen. Ada Brenn led the talks.", "Ada Brenn"),
        ("Vladimir Putin spoke on Monday.", "Vladimir Putin"),
    ],
)
def test_somebody_with_an_office_is_not(text, name):
    assert private_names(report(text, name)) == frozenset()


OFFICES = """
    president premier minister secretary chancellor king queen prince governor mayor head chief leader commander general
    colonel admiral brigadier marshal spokesman spokeswoman spokesperson ambassador envoy diplomat adviser advisor
    lawmaker senator congressman congresswoman analyst expert coordinator official professor judge prosecutor negotiator
    chairman chairwoman speaker ombudsman commissioner warlord ayatollah emir pope archbishop crown_prince deputy_head
    attorney_general vice-general Gov. Gen. Lt._Gen. Maj._Gen. Brig._Gen. Col. Adm. Sen. Amb. Col
    """
NO_OFFICES = """
    major captain lieutenant sergeant aide deputy director editor journalist reporter correspondent activist doctor
    surgeon representative inspector researcher fellow historian sheikh bishop
    """


@pytest.mark.parametrize("office", [word.replace("_", " ") for word in OFFICES.split()])
def test_each_office_makes_public(office):
    assert private_names(report(f"It was {office} Petro Lozan who came.", "Petro Lozan")) == frozenset()


@pytest.mark.parametrize("role", NO_OFFICES.split())
def test_those_who_are_looked_for_in_a_war_are_private_whatever_they_are_called(role):
    assert private_names(report(f"It was the {role} Petro Lozan who came.", "Petro Lozan")) == {"Petro Lozan"}


def test_every_role_is_an_office_or_is_named_as_none():
    """A role that is new is public: who adds one that should not be adds it to those who are looked for, and here."""
    assert set(OFFICES.split()) | set(NO_OFFICES.split()) >= ROLES


def test_an_office_told_once_holds_for_the_surname_alone():
    text = "Governor Petro Lozan came at noon. Two dams were open. Lozan closed them."
    start = text.rindex("Lozan")
    mentions = (Mention(9, 20, "PERSON"), Mention(start, start + 5, "PERSON"))
    assert private_names(_report(text, mentions)) == frozenset()


def test_a_name_is_covered_as_a_word_and_by_its_last_part_alone():
    hidden = masker(["Olena Harko"])
    assert hidden.sub("█", "Olena Harko met the Harkos; Harko’s mill") == "█ met the Harkos; █’s mill"


def test_what_reaches_a_person_is_covered_whoever_it_is():
    told = "Write to ann.harko+desk@mail.example, @harko_ann or +380 44 123-45-67; at 10:00+02:00 on 12.04.2023, 3@2"
    covered = masker([]).sub("█", told)
    assert covered == "Write to █, █ or █; at 10:00+02:00 on 12.04.2023, 3@2"


@pytest.mark.parametrize(
    ("told", "covered"),
    [
        ("Taras from house 12, Soborna Street, told me.", "Taras from █, told me."),
        ("She lives at 14A Mill Lane, flat 3.", "She lives at █, █."),
        ("They hid in Hrushevskoho Street 7 until dawn.", "They hid in █ until dawn."),
        ("They hid in Hrushevskoho Street, 7.", "They hid in █."),
        ("He was taken from apartment 45 on Peace Avenue.", "He was taken from █."),
    ],
)
def test_the_door_of_a_house_is_covered(told, covered):
    assert masker([]).sub("█", told) == covered


@pytest.mark.parametrize(
    "told",
    [
        "Shells fell on Soborna Street and 12 people died.",
        "On Wall Street, 12 firms said so.",
        "The town can house 12 families; flat 3 percent growth.",
        "Brigade 12 held building after building in St. Petersburg.",
    ],
)
def test_a_street_without_a_number_and_numbers_without_a_house_are_not(told):
    assert masker([]).sub("█", told) == told


def test_words_for_a_place_of_some_kind_name_nothing_of_its_own():
    for own in ("Al-Nur Hospital", "Ostra", "Тернова", "St Mary's School"):
        assert is_own_name(own)
    for words in ("Market", "Hospital", "block 12", "the camp", "Residential Houses"):
        assert not is_own_name(words)


def test_names_of_places_are_covered_as_written_or_in_capitals_and_not_by_their_last_part():
    hidden = masker([], ["the school of Ostra Hope"], ["Hope", "El Ostra"])
    told = "HOPE, Hope, hope; the School of Ostra Hope; El Ostra and Ostra"
    assert hidden.sub("█", told) == "█, █, hope; █; █ and Ostra"
