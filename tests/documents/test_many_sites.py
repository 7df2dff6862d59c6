"""Pages in the manner of many kinds of site: what is kept, what is set aside, what is named as what.

Each example is written a line a paragraph, every line with the kind it should get; ``copy`` is a printing set aside.
"""

import datetime

import pytest

from fogline.documents import DocumentOptions, read_document
from fogline.documents.blocks import clean_plain
from fogline.documents.dating import date_text
from fogline.documents.folding import words_of
from fogline.records import Custody, Original

Lines = list[tuple[str, str]]


def _read(lines: Lines, between: str = "\n") -> Lines:
    """Return the lines with the kinds they get."""
    text = between.join(line for _, line in lines)
    blocks = clean_plain(text).blocks
    return [
        ("copy" if block.duplicate_of is not None else block.kind, text[block.origin.start : block.origin.end])
        for block in blocks
        if block.origin
    ]


TABLOID: Lines = [
    ("junk", "1.2k shares"),
    ("title", "'Like the end of the world': drones rain down on port of Odesa"),
    ("junk", "By Mark Ellison for The Daily Courier"),
    (
        "text",
        "Drones tore into the port of Odesa overnight and killed two dock workers, the regional governor has claimed.",
    ),
    ("copy", "Flames leap from a silo in the port after the attack, which lasted three hours"),
    ("caption", "Flames leap from a silo in the port after the attack, which lasted three hours. Picture: Reuters"),
    ("copy", "Flames leap from a silo in the port after the attack, which…"),
    ("junk", "Video Player is loading."),
    ("junk", "1x 1.5x 2x"),
    ("text", "Air defences shot down 17 of the 24 drones, he said."),
    ("junk", "What do you think? Have your say in the comments"),
    ("junk", "MOST READ"),
    ("junk", "Woman finds snake in bath"),
]

WIRE_ON_A_BLOG: Lines = [
    ("title", "Strike on suburb of Beirut kills six, ministry says"),
    ("junk", "admin"),
    ("text", "BEIRUT (Reuters) - A strike on the suburbs of Beirut killed six people, the health ministry said."),
    ("text", "Israel's army said it had hit a command centre in the suburbs. It gave no evidence."),
    ("junk", "(Reporting by Laila B. and Tom P.; Editing by Jane M.)"),
    ("junk", "[ad_2]"),
    ("junk", "Source link"),
    ("junk", "Previous Post"),
    ("junk", "Oil climbs as traders weigh risk"),
    ("junk", "Leave a Reply Cancel reply"),
    ("junk", "Save my name, email, and website in this browser for the next time I comment."),
    ("junk", "This site uses Akismet to reduce spam. Learn how your comment data is processed."),
]

LOCAL_PAPER: Lines = [
    ("title", "Guard unit from Millbrook returns after nine months in Syria"),
    ("text", "Some 120 soldiers came home to Millbrook after nine months at an outpost in Syria."),
    ("caption", "Spc. Dana Wright hugs her son at the armory on Friday. (Jane Doe/Millbrook Gazette)"),
    ("text", "Their base was attacked by drones 11 times. The town can be reached by one road only, he said."),
    ("junk", "Jane Doe can be reached at jdoe@gazette.example or 555-0134."),
    ("junk", "JANE DOE jdoe@gazette.example"),
    ("junk", "Print Edition"),
]

LIVE_PAGE: Lines = [
    ("title", "Sudan live: army and militia trade blame over market strike"),
    ("subhead", "16:42 GMT"),
    ("subhead", "Army denies bombing market"),
    ("text", "The army has denied that its planes bombed the market in Tora."),
    ("subhead", "15:10 GMT"),
    ("text", "A committee says at least 54 people were killed. It had spoken of 30."),
    ("junk", "Load more"),
]

MINISTRY: Lines = [
    ("junk", "PRESS RELEASE"),
    ("junk", "FOR IMMEDIATE RELEASE"),
    ("junk", "Ref: MOD/PR/118/2023"),
    ("title", "MINISTRY OF DEFENCE BRIEFING ON THE PROGRESS OF THE OPERATION"),
    ("text", "1. Near Avdiivka units repelled four attacks, the ministry said."),
    ("text", "2. Near Kupiansk up to 35 troops and one howitzer were destroyed."),
    ("junk", "ENDS"),
    ("junk", "Media contact: Press Office, press@mod.example"),
]

SITUATION_REPORT: Lines = [
    ("title", "SUDAN: HUMANITARIAN UPDATE – REPORT NO. 14"),
    ("text", "As of 5 November 2023"),
    ("subhead", "HIGHLIGHTS"),
    ("text", "• Fighting in Nyala has displaced 12,000 people."),
    ("text", "• Cholera cases: 2,525"),
    ("subhead", "SITUATION OVERVIEW"),
    ("text", "Clashes went on in Khartoum and Darfur during the reporting period."),
    ("text", "North Darfur | 401,200 | 212"),
    ("text", "South Darfur | 640,110 | 187"),
]

ASSESSMENT: Lines = [
    ("title", "Karabakh after the offensive: what comes next"),
    ("text", "22 September 2023"),
    ("subhead", "Key takeaways"),
    ("text", "• The offensive of 19 September lasted a day.[1]"),
    ("text", "• Baku says it killed 90 fighters.[2]"),
    ("text", 'Yerevan did not send troops after the offensive. Baku calls Karabakh "liberated".[3]'),
    ("junk", "[1] https://t.me/example/1234; https://x.com/example/status/1755"),
    ("junk", "[2] https://mod.example/en/news/12"),
]

TELEGRAM: Lines = [
    ("text", "‼️ At night the enemy shelled Nikopol district. A woman of 67 was killed."),
    ("text", "🏠 Damaged: 11 houses, a gas pipe and a school."),
    ("junk", "👍 1.2K ❤️ 340 😱 77"),
    ("junk", "#Nikopol #StopTheWar"),
    ("junk", "👉 Subscribe | Send news | Boost the channel"),
    ("junk", "@nikopolnews"),
]

SCREEN_READER: Lines = [
    ("title", "Army orders more evacuations as tanks close in on Rafah"),
    ("text", "The army has ordered people in more districts of Rafah to leave, it said."),
    ("junk", "Recommended Stories"),
    ("junk", "list of 2 items"),
    ("junk", "list 1 of 2"),
    ("junk", "What is the plan for the crossing?"),
    ("junk", "list 2 of 2"),
    ("junk", "The road to the sea"),
    ("junk", "end of list"),
    ("text", "“Where shall we go?” asked a woman who has fled five times."),
]

SHORT_SENTENCES: Lines = [
    ("title", "Mother of soldier waits for a call from captivity"),
    ("text", "She has waited for eleven weeks in a flat in Lviv, the mother says."),
    ("text", "“Will you leave?”"),
    ("text", "“No.”"),
    ("text", "We sleep. We wait."),
    ("text", "One. Two. Three."),
    ("text", "Two drivers died."),
    ("text", "Four drivers died."),
    ("text", "A bomb killed nine pupils at the gate of the school, police said."),
    ("text", "A bomb killed eleven pupils at the gate of the school, police said."),
]

LISTS: Lines = [
    ("title", "Toll of the strikes by district, as the civil defence gives it"),
    ("text", "The civil defence gave the toll of strikes on these places:"),
    ("text", "Bila Krynytsia"),
    ("text", "Zolota Balka"),
    ("text", "- Douma: 17 killed, 40 wounded"),
    ("text", "- Harasta: 3 killed"),
    ("text", "Ends of cables hung from the mast, a reporter saw."),
    ("text", "Donetsk → Makiivka: 4 trucks seen."),
    ("text", "Related video evidence was handed to the court, he said."),
    ("text", "Ukraine"),
    ("text", "Russia"),
    ("text", "Middle East"),
    ("text", "That was the order of the day at the council."),
]


@pytest.mark.parametrize(
    "lines",
    [
        TABLOID, WIRE_ON_A_BLOG, LOCAL_PAPER, LIVE_PAGE, MINISTRY, SITUATION_REPORT, ASSESSMENT, TELEGRAM, SCREEN_READER,
        SHORT_SENTENCES, LISTS,
    ],
    ids=[
        "tabloid", "wire on a blog", "local paper", "live page", "ministry", "situation report", "assessment", "telegram",
        "lists read aloud", "short sentences", "lists",
    ],
)  # fmt: skip
@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n"], ids=["lines", "blank lines", "carriage returns"])
def test_every_line_gets_its_kind(lines: Lines, between: str) -> None:
    assert _read(lines, between) == lines


def test_invisible_characters_do_not_hide_a_copy_or_a_headline() -> None:
    got = _read(
        [
            ("", "Ro\u200bcket fire from the Strip ki\u00adlls farmer"),
            ("", "A man looks at a crater in a field near the Strip\u00a0after rockets were fired"),
            ("", "A man looks at a cra\u00adter in a field near the Strip after rockets were fired"),
            ("", "\u200fA farmer was killed when a rocket fell on a field near Sderot, the army said.\u200e"),
        ]
    )
    assert [kind for kind, _ in got] == ["title", "caption", "copy", "text"]
    assert got[3][1][0] == "A"
    assert words_of("ki\u00adlls\u200b") == ("kills",)


def test_a_caption_printed_three_times_is_no_wrapped_text() -> None:
    line = "The car in which the commander was travelling, in a picture provided by residents of the camp"
    got = _read([("", "Army says it killed commander in Jenin"), ("", line), ("", line), ("", line)])
    assert [kind for kind, _ in got][1:] == ["caption", "copy", "copy"]


def test_a_list_above_the_report_does_not_take_its_headline() -> None:
    got = _read(
        [
            ("", "Trending"),
            ("", "Woman finds snake in bath"),
            ("", "Bridge over the Dnipro hit for third time this week"),
            ("", "By Anna Reed"),
            ("", "Missiles hit the bridge over the Dnipro for the third time this week, the army said."),
        ]
    )
    assert [kind for kind, _ in got] == ["junk", "junk", "title", "junk", "text"]


def test_the_headline_is_not_its_summary() -> None:
    text = (
        "At least 30 killed in attack on village in the east\n"
        "Fighters killed at least 30 people with machetes, a local chief said\n"
        "The attack began at dusk, the chief, Samuel Kaheni, said. He counted 30 bodies."
    )
    assert clean_plain(text).title == "At least 30 killed in attack on village in the east"


def test_a_mail_has_its_subject_as_title_and_its_date_as_stamp() -> None:
    text = (
        "From: Desk <desk@example.org>\nTo: list@example.org\nSubject: Re: Sahel brief: 21 killed near Djibo\n"
        "Date: Wed, 14 Jun 2023 09:12:44 +0000\nContent-Type: text/plain\n\n"
        "Gunmen killed at least 21 people in a village near Djibo on Tuesday\n"
        "evening, residents said. The army did not answer calls, and a man who\n"
        "fled said that it had left its post an hour before the attack started.\n\n"
        "-- \nThe desk\nTo unsubscribe, write to list@example.org\n"
    )
    document = read_document(
        Original.of(text.encode(), None, Custody("2024-01-01T00:00:00+00:00", "-", "stdin", "test"))
    )
    assert document.title == "Sahel brief: 21 killed near Djibo"
    assert (document.published.how, document.published.start) == ("stated", datetime.date(2023, 6, 14))
    kept = [block.span.of(document.text) for block in document.blocks if block.kept and block.kind == "text"]
    assert len(kept) == 2
    assert kept[1].endswith("the attack started.")


@pytest.mark.parametrize(
    ("head", "days"),
    [
        ("Oct. 14, 2023 at 6:00 a.m. EDT", ("2023-10-14", "2023-10-14")),
        ("Published\n14 October 2023\nLast updated\n16 October 2023", ("2023-10-14", "2023-10-14")),
        ("(Nairobi, October 14, 2023) – Soldiers shot at a bus, the group said today.", ("2023-10-14", "2023-10-14")),
        ("October 14, 2023 (NYALA) – Soldiers shot at a bus, residents said.", ("2023-10-14", "2023-10-14")),
        ("Posted: 14 October 2023\nIssued: 15 October 2023", ("2023-10-14", "2023-10-15")),
        ("Published: 14 October 2023\nDate: 24 October 2023", None),
        ("Last updated: 14 October 2023", None),
        ("Copyright 2023 Harbour Post", None),
    ],
)
def test_stamps_and_their_traps(head: str, days: tuple[str, str] | None) -> None:
    cleaned = clean_plain(
        f"Soldiers shoot at bus near Nyala\n{head}\n"
        "Four people were hurt when soldiers shot at a bus near Nyala, a doctor said.\n"
        "The army has held the road since it was taken on 11 July 1995.\nIt did not comment on the bus."
    )
    found = date_text(cleaned.text, cleaned.blocks)
    assert (found.start and (str(found.start), str(found.end))) == days


def test_a_table_and_a_link_in_markdown() -> None:
    text = (
        "# Troops cross the border\n\nThey crossed it, he said.\n\n"
        "| Ukraine | Russia |\n|---|---|\n| Oleshnya | Russia |\n\n[Read more](https://x.example/a)\n"
    )
    original = Original.of(text.encode(), "text/markdown", Custody("2024-01-01T00:00:00+00:00", "a.md", "file", "test"))
    document = read_document(original, DocumentOptions())
    assert "Oleshnya" in document.text
    assert "Read more" not in document.text
