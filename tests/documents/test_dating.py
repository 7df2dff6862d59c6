"""The day of publication: stated, inferred with its evidence, or unknown."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fogline.documents.blocks import clean_plain
from fogline.documents.dating import date_text
from fogline.records.document import Published

BODY = "At least four people were killed when shells hit a market in Dovhe, the governor said.\nThe army said it had fallen back."


def _date(text: str) -> tuple[Published, list[str]]:
    cleaned = clean_plain(text)
    found = date_text(cleaned.text, cleaned.blocks)
    return found, [span.of(cleaned.text) for span in found.evidence]


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("Published: 12 March 2023, 14:05 GMT", "2023-03-12"),
        ("Posted on March 12, 2023", "2023-03-12"),
        ("Sunday, March 12, 2023", "2023-03-12"),
        ("2023-03-12", "2023-03-12"),
        ("2023-03-12T09:30:00Z", "2023-03-12"),
        ("2023/03/12", "2023-03-12"),
        ("Date: March 12th, 2023 09:30 AM EST", "2023-03-12"),
        ("12.03.2023 09:15", "2023-03-12"),
        ("By Anna Reed | 12 March 2023", "2023-03-12"),
        ("By Anna Reed\nThe Harbour Review, 12 March 2023", "2023-03-12"),
        ("Published 12 March 2023\nUpdated 14 March 2023", "2023-03-12"),
    ],
)
def test_a_stamp_at_the_head(stamp: str, day: str) -> None:
    found, words = _date(f"Shells hit market in Dovhe\n{stamp}\n{BODY}")
    assert (found.how, str(found.start), str(found.end)) == ("stated", day, day)
    assert "2023" in words[0]


def test_a_stamp_at_the_foot() -> None:
    found, _ = _date(f"Shells hit market in Dovhe\n{BODY}\nThe mayor has left.\nHe is in the capital.\n12 March 2023")
    assert (found.how, found.start) == ("stated", datetime.date(2023, 3, 12))


@pytest.mark.parametrize(
    "line",
    [
        "DOVHE, March 12, 2023 (Harbour) - Shells hit a market, the governor said.",
        "DOVHE, 12 March 2023 – Shells hit a market, the governor said.",
        "DOVHE (Reuters) March 12, 2023 - Shells hit a market, the governor said.",
    ],
)
def test_a_dateline_with_its_year(line: str) -> None:
    found, _ = _date(f"Shells hit market in Dovhe\n{line}\nThe army said it had fallen back.")
    assert (found.how, found.start) == ("stated", datetime.date(2023, 3, 12))


def test_a_report_as_of_a_day_may_come_out_on_the_next() -> None:
    found, _ = _date(f"Flash update on the flood (as of 12 March 2023)\n{BODY}")
    assert (found.how, str(found.start), str(found.end)) == ("stated", "2023-03-12", "2023-03-13")
    assert found.end == _date(f"Flash update on the flood as of 18:00 on 12 March 2023\n{BODY}")[0].end


def test_a_wrong_weekday_is_not_believed() -> None:
    assert _date(f"Shells hit market in Dovhe\nMonday, March 12, 2023\n{BODY}")[0].how == "unknown"


def test_a_stamp_before_the_days_of_the_story_is_not_believed() -> None:
    text = f"Shells hit market in Dovhe\n12 March 2023\n{BODY}\nThe bridge fell on 2 May 2023, he said."
    assert _date(text)[0] == Published()


@pytest.mark.parametrize(
    "foot", ["© 2024 Harbour Post", "Copyright 2024 Harbour Post. All rights reserved.", "Accessed 3 May 2024"]
)
def test_years_of_the_page_are_never_used(foot: str) -> None:
    assert _date(f"Shells hit market in Dovhe\n{BODY}\n{foot}")[0] == Published()


def test_a_dateline_without_year_takes_the_year_its_weekday_and_office_leave() -> None:
    text = (
        "Governor orders evacuation of Dovhe\n"
        "DOVHE, Nov 9 - The governor on Wednesday ordered all to leave, after a call by Defence Secretary Ben Wallace.\n"
        "Prime Minister Rishi Sunak called it a day of shame.\n"
        "The army said it would hold the river."
    )
    found, words = _date(text)
    assert (found.how, found.start, found.end) == ("inferred", datetime.date(2022, 11, 9), datetime.date(2022, 11, 9))
    assert {"Nov 9", "Wednesday", "Prime Minister Rishi Sunak"} <= set(words)


def test_today_and_the_latest_weekday_of_the_reports() -> None:
    text = (
        "Border post falls as troops move north\n"
        "“Today, June 5, we are in Dovhe,” a soldier says in a film posted by the governor.\n"
        "The village had been shelled on Saturday, residents said.\n"
        "Prime Minister Boris Johnson promised more aid since the invasion of Ukraine began.\n"
        "On Sunday the mayor came back.\n"
        "The army said Monday that the road was open, and the ministry said on Monday that it was mined."
    )
    found, words = _date(text)
    assert (found.how, found.start, found.end) == ("inferred", datetime.date(2022, 6, 6), datetime.date(2022, 6, 6))
    assert "June 5" in words
    assert "Monday" in words


def test_the_day_of_the_war() -> None:
    found, words = _date(
        "Ukraine repels attacks in the east\nOn the 84th day of the war Russia shelled Dovhe, the staff said.\nIt was held."
    )
    assert found.start is not None
    assert found.end is not None
    assert found.start <= datetime.date(2022, 5, 18) <= found.end
    assert (found.end - found.start).days <= 3
    assert words == ["84th day of the war"]


@pytest.mark.parametrize(
    "text",
    [
        f"Shells hit market in Dovhe\n{BODY}",
        # A weekday and a date, but nothing that says which of the fitting years it is.
        "Shells hit market in Dovhe\nOn Sunday, March 12, shells hit a market, the governor said.\nNobody was hurt.",
        # Offices that were never held at one time.
        "Leaders meet\nPrime Minister Rishi Sunak met President Barack Obama on Sunday, March 12, he said.\nThey shook hands.",
        # A day that is only announced.
        "Vote set\nThe vote will be held on Sunday, 12 March, Prime Minister Rishi Sunak said.\nThe talks went on.",
        "",
        "\ud800\x00 12 March 99999",
    ],
)
def test_unknown_where_the_clues_do_not_settle_it(text: str) -> None:
    assert _date(text)[0] == Published()


def test_nothing_is_later_than_the_day_it_was_collected() -> None:
    text = "Shells hit market\nOn Sunday, March 12, shells hit Dovhe, President Zelensky said.\nOn Sunday the army fell back."
    cleaned = clean_plain(text)
    found = date_text(cleaned.text, cleaned.blocks, collected=datetime.date(2024, 1, 1))
    assert found.start == datetime.date(2023, 3, 12)
    assert date_text(cleaned.text, cleaned.blocks, collected=datetime.date(2023, 1, 1)) == Published()


_VOCABULARY = (
    "Today Sunday Monday on said the 15th May 16 May 2022 March 8 , 2023 31 February 2021 29 published : by “ ” ‘ ’ . \n KYIV -"
    " two days ago yesterday 84th day of the war Ukraine Russia President Biden © 2024 00 99"
)
_WORDS = st.sampled_from(_VOCABULARY.split(" "))


@settings(max_examples=150, deadline=None)
@given(st.lists(_WORDS, max_size=40).map(" ".join) | st.text(max_size=120))
def test_any_text_is_dated_or_not_with_spans_inside(text: str) -> None:
    found = date_text(text)
    assert all(0 <= span.start < span.end <= len(text) for span in found.evidence)
    if found.start is not None and found.end is not None:
        assert found.evidence
        assert (found.end - found.start).days <= 7


def test_a_dotted_date_closes_a_post() -> None:
    found, words = _date(f"{BODY}\n👉 Subscribe: t.me/harbour_post\n14.03.2023")
    assert (found.how, str(found.start), words) == ("stated", "2023-03-14", ["14.03.2023"])


def test_the_day_of_a_picture_is_no_stamp() -> None:
    found, _ = _date(f"Shells hit market in Dovhe\nA burnt stall in Dovhe, 12 March 2013\n{BODY}")
    assert found.how != "stated"


@pytest.mark.parametrize(
    "head",
    [
        "Orvel Observatory\nDaily bulletin – 12 March 2023",
        "Orvel live: 12 March 2023\nThe Harbour Review",
        "Harbour Watch\nSecurity update no. 14, 12 March 2023",
        "Four dead after siege in Dovhe\nMarch 12, 2023 / The Harbour Report",
        "HARBOUR NEWS DIGEST / 12 March 2023",
        "Statement of the Front\n20 Sha'ban 1444 (12 March 2023)",
        "Statement of the wards\nHarbour Teaching Hospital, Dovhe, 12 March 2023",
        "Four dead after siege in Dovhe\nDOVHE/ORVEL, 12 March 2023",
    ],
)
def test_the_issue_of_a_bulletin_names_its_day(head: str) -> None:
    found, _ = _date(f"{head}\n{BODY}")
    assert (found.how, str(found.start), str(found.end)) == ("stated", "2023-03-12", "2023-03-12")


def test_a_day_in_a_heading_is_not_that_of_an_issue() -> None:
    found, _ = _date(f"The massacre of 12 March 2003: what we know\nNobody forgets 12 March 2003\n{BODY}")
    assert found.how != "stated"


def test_a_live_blog_is_of_the_day_on_which_it_was_last_updated():
    text = "Live: shells fall on Orvel\n\nLast updated 4 June 2024, 18:40\n\n18:35\n\nThe mill burns.\n\n17:10\n\nShells fall."
    cleaned = clean_plain(text)
    assert date_text(cleaned.text, cleaned.blocks).start == datetime.date(2024, 6, 4)


@pytest.mark.parametrize(
    ("head", "last"),
    [
        ("Fires north of Dovhe\nAnalysis date: 12 March 2023. Imagery: Harbour Sat (3 m), Post Sat (0.5 m).", 12),
        ("Shells in Dovhe\nDOVHE (12 March 2023) - Shells hit a market, the governor said.", 12),
        ("Victims at Dovhe\nCompiled by the Union of Dovhe Bakers, 12 March 2023", 12),
        ("DOVHE: DAILY LOG\nReporting period: 0600 11 March to 0600 12 March 2023", 13),
        ("Dovhe: what each side says (12 March 2023, 21:00 GMT)", 13),
        ("Experts' press conference, Orvel, 12 March 2023 (unofficial transcript)", 13),
    ],
)
def test_the_day_that_logs_analyses_and_offices_put_at_the_head(head: str, last: int) -> None:
    found, _ = _date(f"{head}\nShells hit a market.\nThe army said it had fallen back.")
    assert (found.how, found.start, found.end) == (
        "stated",
        datetime.date(2023, 3, 12),
        datetime.date(2023, 3, last),
    )


def test_a_day_in_brackets_behind_what_happened_is_no_dateline() -> None:
    found, _ = _date("Shells in Dovhe\nThe market burned (12 March 2023) and the governor spoke.\nThe army fell back.")
    assert found.how != "stated"


@pytest.mark.parametrize(
    "opening",
    [
        "DOVHE, March 12, 2023: Shells hit a market on Sunday.",
        "Dovhe, Sunday 12 March 2023: Shells hit a market yesterday.",
        "Saint-Orvel (Dovhe), 12 March 2023 - Shells hit a market last Thursday.",
        "DOVHE/ORVEL, 12 March 2023. Shells hit a market on Saturday night.",
        "Dovhe City, 12 March 2023. The army carried out ten strikes in 2022.",
        "Orvel, North Dovhe, 12 March 2023 (Harbour). Shells hit a market.",
        "Harbour Media - 12 March 2023 - Shells hit a market on Tuesday.",
        "12 March 2023 - Shells hit a market on Saturday.",
        "Do'vhe, 12 March 2023. Harbour reports that shells hit a market.",
        "Al-Dovhe, 12 March 2023. Shells hit a market, the ministry said.",
        "Dóvhe (Orvel), 12 March 2023. Shells hit a market, according to medics.",
        "DO'VHE, 12 March 2023, Harbour - Shells hit a market.",
        "DÓVHE, 12 March 2023 (Harbour).- Shells hit a market.",
        "Dovhe, March 12, 2023 (Harbour)--Shells hit a market.",
        "DOVHE, March 12, 2023. /Harbour/. Shells hit a market.",
        "DOVHE. March 12, 2023 (Harbour-Orvel) - Shells hit a market.",
        "DOVHE/NEW ORVEL (12 March 2023) – Shells hit a market.",
        "Dovhe (12 March 2023) – Shells hit a market.",
        "[Dovhe, 12 March 2023] Shells hit a market.",
        "Dovhe, Orvel | 12 March 2023 | Shells hit a market.",
        "HARBOUR - Dovhe, 12 March 2023 - Shells hit a market.",
        "New Dovhe, March 12/2023 (Harbour) Shells hit a market.",
        "12 March 2023, Dovhe: Shells hit a market on Saturday.",
        "12 March 2023, DOVHE, Orvel — Shells hit a market.",
    ],
)
def test_a_place_and_day_open_a_report(opening: str) -> None:
    for head in ("", "Shells hit market in Dovhe\n"):
        found, _ = _date(f"{head}{opening} Police said it came at dawn.\nThe army said it had fallen back.")
        assert (found.how, found.start, found.end) == (
            "stated",
            datetime.date(2023, 3, 12),
            datetime.date(2023, 3, 12),
        )


@pytest.mark.parametrize(
    "text",
    [
        # The scene of a story, told in hindsight.
        "Dovhe, 12 March 2013. That was when he last saw his son, who was a baker.",
        "Dovhe, 12 March 2013: the day on which the war began for the bakers of the town.",
        "Dovhe, 12 March 2013. Shells hit a market. Ten years later, families wait.",
        "Dovhe, 12 March 2013. Shells hit a market. The mill was burnt in 2015.",
        "Dovhe, 12 March 2013. Shells hit a market. On 14 March the mill burned.",
        # Nothing shows that it is not the day of what is told.
        "Dovhe, 12 March 2013. At 18:07 the mill blew up and killed 200 bakers.",
        "Dovhe, 12 March 2013. A baker said goodbye to his son.",
        "12 March 2013, Dovhe: Shells hit a market in the town.",
        "12 March 2013 - Dovhe - Shells hit a market in the town.",
        "Anna Reed, 12 March 2013: “We will not leave on Friday.” The governor was there.",
        # Entries of a chronicle.
        "Dovhe, 12 March 2013. Shells hit a market in the town.\nOrvel, 4 July 2014. Four people were killed.",
        "Dovhe, 12 March 2013: Shells hit a market in the town.\n14 March: Four people were killed.",
        # No place.
        "Operation Harbour, 12 March 2013. The army took the mill and the bridge.",
        "In Dovhe, 12 March 2013. The army took the mill and the bridge.",
        "On 12 March 2013. The army took the mill and the bridge.",
        "12 March 2013 - The army took the mill and the bridge.",
        "12 March 2013 - The army took the mill on Tuesday.\n14 March 2013 - It took the bridge.",
        # Not what opens the text.
        "The army took the mill and the bridge.\nDovhe, 12 March 2013. Shells hit a market.",
        "The army took the mill and the bridge. Dovhe, 12 March 2013. Shells hit a market.",
    ],
)
def test_a_place_and_day_of_what_is_told_are_no_dateline(text: str) -> None:
    assert _date(text)[0].how != "stated"


@pytest.mark.parametrize(
    "head",
    [
        "Press release of 12 March 2023",
        "press release of 12 March 2023",
        "Dovhe Bakers' Union: press statement No. 14 of 12 March 2023",
        "MEDIA STATEMENT DATED 12 MARCH 2023",
        "Statement of 12 March 2023 on Dovhe",
        "Press release No. 14, Dovhe, 12 March 2023",
    ],
)
def test_a_release_named_with_its_day(head: str) -> None:
    found, _ = _date(f"{head}\n{BODY}")
    assert (found.how, found.start, found.end) == ("stated", datetime.date(2023, 3, 12), datetime.date(2023, 3, 12))


@pytest.mark.parametrize(
    "head",
    [
        "Reply to the press release of 12 March 2013",
        "Press release on the massacre of 12 March 2013",
        "Statement of the victims of 12 March 2013",
        "What is in the press release of 12 March 2013",
        "The press release of 12 March 2013 says that shells hit a market.",
    ],
)
def test_the_day_of_what_a_release_is_about_is_not_its_own(head: str) -> None:
    assert _date(f"{head}\n{BODY}")[0].how != "stated"


def test_a_day_with_its_year_places_no_other_year() -> None:
    text = (
        "Shells hit market in Dovhe\nOn 13 August 2025 shells hit a market, the governor said.\n"
        "The mill was hit on 13 August, and on Friday the mayor came back."
    )
    assert _date(text)[0].start in (None, datetime.date(2025, 8, 13))
