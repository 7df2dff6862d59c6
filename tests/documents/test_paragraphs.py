"""Cutting a plain text into paragraphs, whatever way its lines were broken."""

import pytest

from fogline.documents.paragraphs import Paragraph, cut_paragraphs, is_shortcode, peel_shortcodes

WRAPPED = """\
Two drones struck the fuel depot outside Ridgeport shortly before dawn,
the harbour authority reported. The fire spread to three tanks and was
still burning at noon.
Crews from four towns were sent to the port, and the coast road has been
closed since the morning.

The depot had been hit once before, in the first week of the fighting, and
was rebuilt over the winter.
"""


def _texts(text: str) -> list[str]:
    return [paragraph.text for paragraph in cut_paragraphs(text)]


def test_blank_lines_part_paragraphs() -> None:
    assert _texts("One line here.\n\n\nAnother line.\r\n\r\nA third.") == [
        "One line here.",
        "Another line.",
        "A third.",
    ]


def test_without_blank_lines_each_line_is_a_paragraph() -> None:
    lines = [
        f"Sentence {number} of the report, which runs on for quite some length, said a witness." for number in range(8)
    ]
    lines[3] = "Short one."
    assert _texts("\n".join(lines)) == lines


def test_hard_wrapped_lines_are_joined_and_kept_verbatim() -> None:
    paragraphs = cut_paragraphs(WRAPPED)
    assert len(paragraphs) == 3
    assert paragraphs[0].text.startswith("Two drones")
    assert paragraphs[0].text.endswith("at noon.")
    assert "\nthe harbour authority" in paragraphs[0].text
    assert all(WRAPPED[p.start : p.end] == p.text for p in paragraphs)


def test_bullets_of_a_wrapped_text_stay_apart() -> None:
    text = WRAPPED + "\n- tanks burnt: three, all of them belonging to the state oil company and\n- crews sent: four\n"
    assert _texts(text)[-2:] == [
        "- tanks burnt: three, all of them belonging to the state oil company and",
        "- crews sent: four",
    ]


def test_a_line_broken_at_a_lost_link_goes_on() -> None:
    assert _texts("The ministry said in a statement on\nthe attack that it was over\n, and left.") == [
        "The ministry said in a statement on\nthe attack that it was over\n, and left."
    ]


def test_menu_lines_are_not_joined() -> None:
    assert _texts("Home\nWorld\nSport\nWeather") == ["Home", "World", "Sport", "Weather"]


def test_a_line_of_non_breaking_spaces_is_remembered() -> None:
    marked = cut_paragraphs("First.\n\n\xa0\xa0\n\nSecond.\n\nThird.")
    assert [paragraph.spaced for paragraph in marked] == [False, True, False]


@pytest.mark.parametrize(
    ("token", "code"),
    [
        ("[ad_1]", True),
        ("[/vc_row]", True),
        ('[caption id="attachment_77" align="alignleft" width="300"]', True),
        ("[gallery ids=3,4,5]", True),
        ("[embed]", True),
        ("[sic]", False),
        ("[Editor's note]", False),
        ("[Putin]", False),
        ("[their forces]", False),
    ],
)
def test_shortcodes_and_editors_brackets(token: str, code: bool) -> None:
    assert is_shortcode(token) is code


def test_words_inside_a_shortcode_are_kept() -> None:
    text = '[caption id="a_1" width="300"] A woman sweeps glass off a step in Ridgeport[/caption]'
    pieces = peel_shortcodes(Paragraph(0, len(text), text))
    assert [(code, piece.text) for code, piece in pieces] == [
        (True, '[caption id="a_1" width="300"]'),
        (False, "A woman sweeps glass off a step in Ridgeport"),
        (True, "[/caption]"),
    ]
    assert all(text[piece.start : piece.end] == piece.text for _, piece in pieces)
