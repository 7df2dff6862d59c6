"""Titles lose the site's name, its sections and the minute; leads lose the stamp and the title printed once more; no headline
loses a word of its own.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.documents.collecting.written import Written, write_document
from fogline.documents.parts import Part
from fogline.documents.titles import closing_parts, opening_parts, site_keys, title_parts
from fogline.records.original import Custody, Original

HEADLINE = "Shells hit the port of Ochakiv, two wounded"


@pytest.mark.parametrize(
    ("publisher", "url", "tail"),
    [
        ("censor.net", None, " (03.05.22 14:50) « War in Ukraine | Censor.NET"),
        ("The Guardian", None, " | Russia-Ukraine war | The Guardian"),
        (None, "https://www.bbc.co.uk/news/world-1", " - BBC News"),
        ("Reuters", None, " | Reuters"),
        ("Kyiv Independent", None, " — The Kyiv Independent"),
        (None, "https://en.harbourpost.example/2022/5/port", " « Front « Harbour Post"),
        (None, None, " [2022-05-03 14:50]"),
        (None, None, " (PHOTOS)"),
        (None, None, " - PHOTO, VIDEO"),
    ],
)
def test_what_the_site_prints_behind_a_headline_is_set_aside(publisher: str | None, url: str | None, tail: str) -> None:
    headline, junk = title_parts(HEADLINE + tail, publisher, url)
    assert (headline, junk) == (Part("title", HEADLINE), Part("junk", tail))


def test_a_dash_parts_the_name_of_a_site_but_before_it_words_of_the_headline() -> None:
    headline, junk = title_parts(f"{HEADLINE} - Kim - TASS", "tass.com", None)
    assert (headline.text, junk.text) == (f"{HEADLINE} - Kim", " - TASS")


def test_a_headline_loses_the_word_for_the_pictures_below_it() -> None:
    tail = " VIDEO&PHOTOS (03.05.22 14:50) « War in Ukraine | Censor.NET"
    headline, junk = title_parts(f"{HEADLINE}.{tail}", "censor.net", None)
    assert (headline.text, junk.text) == (f"{HEADLINE}.", tail)


@pytest.mark.parametrize(
    ("title", "publisher"),
    [
        ("Missiles over the city - Kyiv mayor", "Kyiv Post"),
        ("Enemy has no success at Azovstal - General Staff", "Ukrinform"),
        ("Two dead at the market | Ochakiv", None),
        ("Situation report (03.05.2022)", "OCHA"),
        ("Hit: Reuters", "Reuters"),
        ("Army shows what it calls a captured tank in a video", None),
        ("MARINES RELEASE FIRST DRONE-VIDEO", None),
        ("Watch: VIDEO", None),
        ("News | Reuters", "Reuters"),
        ("9/11 at 20: the war on terror | Opinion", "Al Jazeera"),
        ("", "Reuters"),
        (" | | | ", "Reuters"),
    ],
)
def test_a_headline_is_kept_as_it_is_where_its_end_may_be_its_own(title: str, publisher: str | None) -> None:
    assert title_parts(title, publisher, None) == [Part("title", title)]


def test_a_stamp_before_the_lead_and_the_title_printed_once_more_are_parts_of_their_own() -> None:
    lead = f"03.05.22 14:50 - {HEADLINE}. The crane burned until noon."
    assert [(part.kind, part.text) for part in opening_parts(HEADLINE, Part("text", lead))] == [
        ("junk", "03.05.22 14:50 - "),
        ("text", f"{HEADLINE}. "),
        ("text", "The crane burned until noon."),
    ]
    other = Part("text", "Shells hit the port of Ochakiv, three wounded. The crane burned until noon.")
    assert opening_parts(HEADLINE, other) == [other]
    day = Part("text", "03.05.22 - Shells fell.")
    assert opening_parts(HEADLINE, day) == [day]


def test_the_title_of_a_hostile_row_is_not_compared_sentence_by_sentence() -> None:
    title = "a. " * 50_000  # to look at each beginning of it would take hours
    part = Part("text", title + "b.")
    assert opening_parts(title, part) == [part]
    assert title_parts(title, "a", None) == [Part("title", title)]


def test_a_row_whose_title_and_lead_carry_the_site_is_read_without_it() -> None:
    original = Original.of(b"row", None, Custody("2022-05-03T12:00:00Z", "row.csv", "csv", "fogline"))
    document = write_document(
        original,
        Written(
            f"03.05.22 14:50 - {HEADLINE}. The crane burned until noon.",
            f"{HEADLINE} (03.05.22 14:50) « War in Ukraine | Censor.NET",
            "censor.net",
        ),
    )
    assert document.title == HEADLINE
    assert document.text == f"{HEADLINE}\nThe crane burned until noon."
    assert [(block.kind, block.duplicate_of) for block in document.blocks if not block.kept] == [
        ("junk", None),
        ("junk", None),
        ("text", 0),
    ]


@given(st.text(alphabet="ab |«»-–[]():./ 0123456789\n", max_size=80), st.sampled_from(["ab", "a b", None]))
def test_no_part_of_a_title_or_lead_is_lost(text: str, publisher: str | None) -> None:
    assert "".join(part.text for part in title_parts(text, publisher, None)) == text
    assert "".join(part.text for part in opening_parts("a b ab", Part("text", text))) == text
    assert "".join(part.text for part in closing_parts(Part("text", text), publisher, None)) == text


def test_a_site_is_known_by_its_publisher_its_host_and_its_label() -> None:
    assert site_keys("The Guardian", "https://www.theguardian.com/x") == {"guardian", "guardiancom"}
    assert site_keys(None, "https://news.bbc.co.uk/1") == {"bbc", "newsbbccouk"}
    assert site_keys(None, "http://[broken") == frozenset()


LEAD = "Shells hit the port of Ochakiv on Tuesday. Two dockers were wounded."


@pytest.mark.parametrize(
    ("publisher", "url", "tail"),
    [
        ("ukrinform.net", None, " — Ukrinform."),
        (None, "https://www.harbourpost.example/port", " - Harbour Post"),
        ("censor.net", None, " View photo news."),
        ("Harbour Post", None, " Read more here »"),
        ("Harbour Post", None, " - The Harbour Post. See photos below"),
    ],
)
def test_a_lead_loses_the_name_it_is_signed_with_and_the_call_to_see_more(
    publisher: str | None, url: str | None, tail: str
) -> None:
    assert closing_parts(Part("text", LEAD + tail), publisher, url) == [Part("text", LEAD), Part("junk", tail)]


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        (LEAD, "Harbour Post"),
        (
            "Two dockers were wounded, the mayor said - Ukrinform.",
            "Reuters",
        ),  # whom it is taken from, not who prints it
        ("Nobody was killed - the governor of Mykolaiv.", "Mykolaiv"),
        ("The mayor asked the townspeople to stay in shelters. See the burning port and you know why.", "Reuters"),
        ("View photo news.", "censor.net"),
        ("", None),
    ],
)
def test_a_lead_is_kept_as_it_is_where_its_end_may_be_its_own(text: str, publisher: str | None) -> None:
    assert closing_parts(Part("text", text), publisher, None) == [Part("text", text)]


def test_a_row_whose_lead_is_signed_is_read_without_the_name() -> None:
    original = Original.of(b"row", None, Custody("2022-05-03T12:00:00Z", "row.csv", "csv", "fogline"))
    document = write_document(original, Written(f"{LEAD} — Ukrinform.", HEADLINE, "ukrinform.net"))
    assert document.text == f"{HEADLINE}\n{LEAD}"
