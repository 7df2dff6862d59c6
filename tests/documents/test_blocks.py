"""Cleaning a scraped text: kinds, nothing lost, every word in its place."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from fogline.documents.blocks import Cleaned, Part, clean_plain, join_blocks
from fogline.documents.folding import ZERO_WIDTH
from fogline.records.span import Span

PAGE = """Skip to content
Menu
Home
World
Sport
Harbour Post
Shells hit market in Dovhe as governor warns of a new push
By Anna Reed
Published: 12 March 2023, 14:05 GMT
Facebook Twitter WhatsApp
214 comments
A policeman walks past a burnt-out kiosk in Dovhe, east of the river
A policeman walks past a burnt-out kiosk in Dovhe, east of the river
At least four people were killed when shells hit a market in Dovhe on Sunday, the governor said.
READ MORE: Five things we know
“There was no military target here,” Governor Ivan Petrenko wrote on Telegram.
Advertisement
[embed]https://t.me/dovhe/1[/embed]
New push
Mr Petrenko warned that a new push on the town could begin within days.
“There was no military target here,” ...
Killed 3 in the first strike, he said.
Killed 13 in the first strike, he said.
Related articles
Bridge closed after second strike
What the new law means for families
Tags: Dovhe, shelling
© 2024 Harbour Post Ltd
"""

BOX = "\n\n".join(
    [
        "Army takes back three villages in the north",
        "The army has taken back three villages north of the river, the general staff said on Sunday.",
        "Residents of the villages had waited for the army since the spring, said the mayor.",
        "Opposition to boycott vote in island republic of Palmera",
        "The opposition in Palmera will boycott the vote in June, its leader Rosa Vidal said.",
        "Vidal called the Palmera electoral commission a branch of the palace.",
        "\xa0",
        "The general staff said the army had lost four men and would not stop at the river.",
        "Two of the villages have no power, and the mayor asked residents to wait.",
    ]
)


def _kinds(text: str) -> list[tuple[str, str]]:
    return [(b.kind, text[b.origin.start : b.origin.end]) for b in clean_plain(text).blocks if b.kept and b.origin]


def _covered(text: str, cleaned: Cleaned) -> Counter[int]:
    return Counter(at for block in cleaned.blocks if block.origin for at in range(*block.origin))


def _check(text: str, cleaned: Cleaned) -> None:
    """The promises every cleaned text keeps."""
    printed = {at for at, char in enumerate(text) if not char.isspace() and char not in ZERO_WIDTH}
    covered = _covered(text, cleaned)
    assert printed <= set(covered)
    assert all(count == 1 for count in covered.values())
    assert "\n".join(cleaned.text[b.start : b.end] for b in cleaned.blocks if b.kept) == cleaned.text
    before = 0
    for block in cleaned.blocks:
        assert block.origin is not None
        assert before <= block.start <= block.end <= len(cleaned.text)
        before = block.end
        if block.kept:
            assert cleaned.text[block.start : block.end] == text[block.origin.start : block.origin.end]
        else:
            assert block.start == block.end
        if block.duplicate_of is not None:
            assert cleaned.blocks[block.duplicate_of].kept


def test_a_page_with_all_its_dirt() -> None:
    cleaned = clean_plain(PAGE)
    _check(PAGE, cleaned)
    assert cleaned.title == "Shells hit market in Dovhe as governor warns of a new push"
    assert _kinds(PAGE) == [
        ("text", "Harbour Post"),
        ("title", "Shells hit market in Dovhe as governor warns of a new push"),
        ("text", "Published: 12 March 2023, 14:05 GMT"),
        ("caption", "A policeman walks past a burnt-out kiosk in Dovhe, east of the river"),
        ("text", "At least four people were killed when shells hit a market in Dovhe on Sunday, the governor said."),
        ("text", "“There was no military target here,” Governor Ivan Petrenko wrote on Telegram."),
        ("subhead", "New push"),
        ("text", "Mr Petrenko warned that a new push on the town could begin within days."),
        ("text", "Killed 3 in the first strike, he said."),
        ("text", "Killed 13 in the first strike, he said."),
    ]
    assert sum(block.duplicate_of is not None for block in cleaned.blocks) == 2


def test_a_box_on_another_story_is_an_inset() -> None:
    kinds = [kind for kind, _ in _kinds(BOX)]
    assert kinds == ["title", "text", "text", "inset", "inset", "inset", "text", "text"]


def test_sections_of_one_story_are_no_insets() -> None:
    text = "\n\n".join(
        [
            "Army takes back three villages in the north",
            "The army has taken back three villages north of the river, the general staff said on Sunday.",
            "Residents of the villages had waited for the army since the spring, said the mayor.",
            "Power and water still cut in the villages",
            "The villages north of the river have had no power since the spring, the mayor said.",
            "Residents carry water from the river, he said, and the army has promised them a pump.",
            "Next aim of the army is the road",
            "The general staff said the army would now try to cut the road.",
        ]
    )
    assert "inset" not in [kind for kind, _ in _kinds(text)]


def test_the_title_is_the_headline_that_the_text_goes_on_with() -> None:
    text = (
        "Cast your vote: who will win the cup?\nLive updates\nStrike on convoy near Dovhe kills aid workers\nBy Anna Reed\n"
        "A strike hit a convoy near Dovhe late on Monday and killed seven aid workers, the charity said.\nIt will stop its work."
    )
    assert clean_plain(text).title == "Strike on convoy near Dovhe kills aid workers"


def test_a_post_has_no_title() -> None:
    text = "At night the enemy shelled Dovhe. Two were hurt.\n\nAir defence shot down three drones.\n\nTake care of yourselves!"
    cleaned = clean_plain(text)
    assert cleaned.title is None
    assert [block.kind for block in cleaned.blocks] == ["text"] * 3


def test_subheads_between_dashes_and_entries_of_a_live_page() -> None:
    text = (
        "Front line moves again near the river\n\nThe army said it had moved forward.\n\n– ‘No way back’ –\n\n"
        "But the ministry denied it on Friday.\n\n14:05\n\nSirens sound, the mayor says.\n\n15.30\n\nThe alert is over."
    )
    assert [kind for kind, _ in _kinds(text)] == [
        "title",
        "text",
        "subhead",
        "text",
        "subhead",
        "text",
        "subhead",
        "text",
    ]


def test_a_single_time_of_day_is_the_pages() -> None:
    assert ("text", "14:05") not in _kinds("Front line moves again today\n14:05\nThe army said it had moved forward.")
    assert (
        clean_plain("Front line moves again today\n14:05\nThe army said it had moved forward.").blocks[1].kind == "junk"
    )


def test_html_parts_have_no_origin_and_copies_are_found() -> None:
    cleaned = join_blocks(
        [Part("caption", "Smoke over the port"),
            Part("junk", "Share"),
            Part("caption", " Smoke over the port "),
            Part("text", "It burnt."),
]
    )  # fmt: skip
    assert cleaned.text == "Smoke over the port\nIt burnt."
    assert [block.duplicate_of for block in cleaned.blocks] == [None, None, 0, None]
    assert cleaned.title is None


def test_edges_are_trimmed_with_their_origin() -> None:
    cleaned = join_blocks([Part("title", " \xa0Head line \n", Span(5, 17))])
    assert (cleaned.text, cleaned.title, cleaned.blocks[0].origin) == ("Head line", "Head line", Span(7, 16))


def test_a_text_of_nothing_but_dirt_is_empty() -> None:
    cleaned = clean_plain("Advertisement\n\n[ad_1]\n\n12\n\nSource link")
    assert cleaned.text == ""
    assert [block.kind for block in cleaned.blocks] == ["junk"] * 4


_SENTENCES = st.sampled_from(
    [
        "The army said on Monday that it had taken the village of Dovhe.",
        "Two people were killed and 13 wounded, according to the governor.",
        "‘We will not leave,’ the mayor wrote on Telegram.",
        "A man looks at the ruins of his house in the village of Dovhe",
        "A man looks at the ruins of...",
        "Heavy losses",
        "Shells hit market in Dovhe as governor warns of a new push",
        "[ad_1]",
        "- Advertisement -",
        "Related articles",
        "Home",
        "World",
        "189",
        "\xa0",
        "Read also: Bridge closed again",
        "[caption id='x']A bus burns by the road[/caption]",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_SENTENCES, max_size=25), st.sampled_from(["\n", "\n\n", "\r\n", "\n \n", " \u2028"]))
def test_nothing_is_lost_and_every_block_is_in_its_place(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    _check(text, clean_plain(text))


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=300), st.text(alphabet="aB .\n\r\t\xa0[]/_<>1\u200b\ud800\x00“”'…", max_size=200)))
def test_any_text_is_cleaned_without_loss(text: str) -> None:
    _check(text, clean_plain(text))


def test_emoji_behind_a_full_stop_are_no_words_of_a_headline() -> None:
    text = "Explosion at depot in Dovhe 🔥\n\nAn explosion hit a depot in Dovhe on Friday, an official said. 🇺🇦❤️\n"
    assert clean_plain(text).title == "Explosion at depot in Dovhe 🔥"
    assert clean_plain("Explosion at depot in Dovhe 🔥\n\nNight over Dovhe 🌙\n").title is None
