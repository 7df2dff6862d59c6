"""Markdown: verbatim words at true offsets, with the markup at their edges left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.documents.inline import unmarked
from fogline.documents.markdown import FrontMatter, front_matter, pieces

REPORT = """---
title: "Bulletin 12"
date: 2024-03-01
---

# Shelling near the port #

The harbour master said [two cranes](https://example.org/cranes) were **badly** damaged,
but that ships could still land.

<!-- checked by
hand -->

## What is known

> Nobody was hurt, according to the ministry.

* One warehouse burned down.
1. Power failed for six hours.

![Smoke over the northern quay at noon](quay.jpg)

```
code = 1
```

Casualties
----------

***

*All of this line is stressed.*

[ref]: https://example.org
"""


def read(text: str) -> list[tuple[str, str]]:
    return [(kind, text[start:end]) for kind, start, end in pieces(text) if kind != "junk"]


def test_kinds_and_words() -> None:
    assert read(REPORT) == [
        ("title", "Shelling near the port"),
        (
            "text",
            "The harbour master said [two cranes](https://example.org/cranes) were **badly** damaged,\n"
            "but that ships could still land.",
        ),
        ("subhead", "What is known"),
        ("text", "Nobody was hurt, according to the ministry."),
        ("text", "One warehouse burned down."),
        ("text", "Power failed for six hours."),
        ("caption", "Smoke over the northern quay at noon"),
        ("subhead", "Casualties"),
        ("text", "All of this line is stressed."),
    ]


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("an ambulance in *Gaza City*", "an ambulance in Gaza City"),
        ("__Border guards__ said", "Border guards said"),
        ("they [said](http://example.org/x_y 'a title') so", "they said so"),
        ("**[said](http://example.org/a_(b)_c)** that", "said that"),
        ("[![Smoke](s.jpg)](http://example.org)", "Smoke"),
        ("see [the note][n1] and <https://example.org/a_b_c>", "see the note and https://example.org/a_b_c"),
        ("run `make *all*` now", "run make *all* now"),
        ("***both*** and **one *in* other**", "both and one in other"),
        ("~~three~~ four dead", "three four dead"),
        (r"\*no stress\*", "*no stress*"),
        ("5 * 3 and 2 * 4, snake_case_word", "5 * 3 and 2 * 4, snake_case_word"),
        ("[Putin] said [1] nothing (he [sic] did)", "[Putin] said [1] nothing (he [sic] did)"),
        ("unclosed ** and `tick and [label](", "unclosed ** and `tick and [label]("),
    ],
)
def test_marks_inside_a_paragraph_are_left_out(marked: str, words: str) -> None:
    assert unmarked(marked) == words


@given(st.text(alphabet="*_`~[]()<>\\!\n\t ab1.:/", max_size=80))
def test_taking_marks_out_adds_and_reorders_nothing(text: str) -> None:
    rest = iter(text)
    assert all(char in rest for char in unmarked(text))


def test_rows_of_a_table() -> None:
    table = "By day:\n| Day | Killed |\n|---|---|\n| Monday | 3 |\n| Tuesday | 4 |\nNo more."
    assert read(table) == [
        ("text", "By day:"),
        ("text", "Monday | 3"),
        ("text", "Tuesday | 4"),
        ("text", "No more."),
    ]


def test_code_comments_rules_and_front_matter_are_junk() -> None:
    junk = " ".join(REPORT[start:end] for kind, start, end in pieces(REPORT) if kind == "junk")
    for words in ("Bulletin 12", "checked by", "hand -->", "code = 1", "***", "[ref]"):
        assert words in junk


def test_front_matter() -> None:
    assert front_matter(REPORT) == FrontMatter("Bulletin 12", "2024-03-01", None, None, REPORT.index("\n# Shelling"))


@pytest.mark.parametrize(
    "text", ["", "---", "---\n---\n", "---\nno fields here\n---\nText", "Text\n---\ntitle: x\n---\n"]
)
def test_what_is_no_front_matter(text: str) -> None:
    assert front_matter(text).title is None


def test_windows_line_ends() -> None:
    assert read("# Report\r\n\r\nFirst line\r\nsecond line\r\n") == [
        ("title", "Report"),
        ("text", "First line\r\nsecond line"),
    ]


def test_an_open_fence_or_comment_runs_to_the_end() -> None:
    assert read("Words.\n\n~~~\nno words\n") == [("text", "Words.")]
    assert read("Words.\n\n<!-- never closed\nno words\n") == [("text", "Words.")]


@given(st.text(alphabet="#*_>-=`~![]()<|:\n\r\t ab1.", max_size=80))
def test_pieces_are_in_order_and_inside_the_text(text: str) -> None:
    last = 0
    for _, start, end in pieces(text):
        assert last <= start < end <= len(text)
        last = end
