"""Markdown: verbatim words at true offsets, with the markup at their edges left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
