"""The room's front: an original in, its document out."""

import datetime
import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fogline.documents import DocumentOptions, read_document
from fogline.documents.html import extract_page
from fogline.documents.inline import unmarked
from fogline.documents.read import Said
from fogline.records import Custody, Document, Original, Published
from fogline.records.errors import FoglineError, InputError

PAGES = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "eval" / "article-extraction"

HTML = """<!doctype html><html><head><title>Ferry hit | Post</title><meta property="og:site_name" content="Post">
<meta property="article:published_time" content="2023-08-02T09:00:00Z"></head><body><article><h1>Ferry hit by drone</h1>
<div class="article-body">
<p>A drone struck a ferry at the Omelny crossing on Wednesday morning, the port authority reported.</p>
<p>[ad_1]</p>
<figure><img src="f.jpg"><figcaption>The damaged ferry at the Omelny crossing</figcaption></figure>
<p>Two crew members were wounded, while passengers had left the vessel before the strike, officials added.</p>
<figure><img src="f2.jpg"><figcaption>The damaged ferry at the Omelny crossing</figcaption></figure>
<p>The authority said that the crossing would stay closed until the evening at the earliest.</p>
</div></article><footer>Copyright 2019</footer></body></html>"""

MARKDOWN = """---
title: Bulletin
date: 2023-08-03
publisher: Ministry of Ports
---
# Port bulletin

The crossing at Omelny reopened on Thursday, and both ferries are running again to the timetable.

![The ferry at the quay after repairs](ferry.jpg)
"""

PLAIN = """Ferry hit by drone

A drone struck a ferry at the Omelny crossing, the port authority reported.

  Two were wounded.\x20
"""


def original(content: str | bytes, media_type: str | None = None, method: str = "file") -> Original:
    data = content.encode() if isinstance(content, str) else content
    address = "https://post.example/ferry" if method == "http" else None
    return Original.of(data, media_type, Custody("2024-01-01T00:00:00+00:00", "input", method, "fogline test", address))


def words(document: Document, kind: str) -> list[str]:
    return [block.span.of(document.text) for block in document.blocks if block.kind == kind and block.kept]


def test_a_web_page() -> None:
    document = read_document(original(HTML, "text/html", "http"))
    day = datetime.date(2023, 8, 2)
    assert (document.title, document.publisher, document.language) == ("Ferry hit by drone", "Post", "en")
    assert document.url == "https://post.example/ferry"
    assert document.published == Published(day, day, "metadata")
    assert len(words(document, "text")) == 3
    assert words(document, "caption") == ["The damaged ferry at the Omelny crossing"]
    copies = [block for block in document.blocks if block.duplicate_of is not None]
    assert [document.blocks[block.duplicate_of or 0].kind for block in copies] == ["caption"]
    assert "[ad_1]" not in document.text
    assert "Copyright" not in document.text


def test_markdown() -> None:
    text = MARKDOWN
    document = read_document(original(text, "text/markdown"))
    day = datetime.date(2023, 8, 3)
    assert (document.title, document.publisher) == ("Port bulletin", "Ministry of Ports")
    assert document.published == Published(day, day, "metadata")
    assert words(document, "caption") == ["The ferry at the quay after repairs"]
    for block in document.blocks:
        assert block.origin is not None
        if block.kept:
            assert block.origin.of(text) == block.span.of(document.text)


def test_marks_inside_markdown_are_no_words() -> None:
    text = """# Clinic hit in *Omelny*

**Border guards** said on Monday that an ambulance near *Omelny Town* [was hit](https://example.org/a_b), and two died.

| Day | Killed |
|-----|-------:|
| Monday | 3 in **Omelny** |
| Tuesday | 4 in the `east` |
"""
    document = read_document(original(text, "text/markdown"))
    assert document.title == "Clinic hit in Omelny"
    assert words(document, "text") == [
        "Border guards said on Monday that an ambulance near Omelny Town was hit, and two died.",
        "Monday | 3 in Omelny",
        "Tuesday | 4 in the east",
    ]
    junk = [block.origin.of(text) for block in document.blocks if block.kind == "junk" and block.origin]
    assert junk == ["| Day | Killed |", "|-----|-------:|"]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([*"*_`[]()\\|#>-!~ \n", "word ", "Gaza", "**", "](u)", "\n\n", "|-|\n"]), max_size=40))
def test_markdown_blocks_are_their_origins_without_marks(pieces: list[str]) -> None:
    text = "Two died in the east, the mayor said.\n\n" + "".join(pieces)
    document = read_document(original(text, "text/markdown"))
    for block in document.blocks:
        assert block.origin is not None
        if block.kept:
            assert unmarked(block.origin.of(text)).strip() == block.span.of(document.text)
    covered = {at for block in document.blocks if block.origin for at in range(block.origin.start, block.origin.end)}
    assert all(at in covered for at, char in enumerate(text) if char.isalnum())


def test_plain_text_keeps_its_offsets() -> None:
    document = read_document(original(PLAIN))
    assert "Two were wounded." in document.text
    for block in document.blocks:
        assert block.origin is not None
        if block.kept:
            assert block.origin.of(PLAIN) == block.span.of(document.text)


def test_uncleaned_text_stands_as_it_is() -> None:
    text = "[ad_1]\r\nOne line.\r\n\r\n  Another line. \nOne line.\n"
    document = read_document(original(text), DocumentOptions(clean=False))
    assert (document.text, document.title) == (text, None)
    assert [block.span.of(text) for block in document.blocks] == ["[ad_1]", "One line.", "Another line.", "One line."]
    assert all(block.kind == "text" and block.origin == block.span for block in document.blocks)


def test_what_the_user_says_goes_first() -> None:
    day = datetime.date(2020, 1, 1)
    options = DocumentOptions(published=Published(day, day, "stated"), publisher="Somebody")
    document = read_document(original(HTML, "text/html"), options)
    assert (document.published, document.publisher) == (options.published, "Somebody")


def test_what_led_to_a_page_fills_what_it_does_not_say() -> None:
    day = datetime.date(2020, 1, 1)
    said = Said("Teaser", "Wire", "https://wire.example/1", Published(day, day, "metadata"))
    document = read_document(original(HTML, "text/html"), DocumentOptions(said=said))
    assert (document.title, document.publisher, document.url) == (
        "Ferry hit by drone",
        "Post",
        "https://wire.example/1",
    )
    assert document.published.start == datetime.date(2023, 8, 2)
    document = read_document(original("Two shells hit the quay at noon.\n"), DocumentOptions(said=said))
    assert (document.title, document.publisher, document.published) == ("Teaser", "Wire", said.published)


def test_a_date_later_than_the_copy_is_not_believed() -> None:
    page = HTML.replace("2023-08-02", "2024-06-01")  # the copy was made on the first of January 2024
    assert read_document(original(page, "text/html")).published.start is None
    assert read_document(original(HTML.replace("2023-08-02", "2024-01-02"), "text/html")).published.start is not None


def test_a_dateline_later_than_the_copy_is_not_believed_either() -> None:
    told = "Shells hit the quay\n\nORVEL, {} (Wire) - Two shells hit the quay at noon, the port authority said."
    assert read_document(original(told.format("6 May 2062"))).published == Published()
    assert read_document(original(told.format("6 May 2023"))).published.start == datetime.date(2023, 5, 6)


def test_the_day_on_which_clocks_begin_dates_no_page() -> None:
    page = HTML.replace("2023-08-02T09:00:00Z", "1970-01-01T00:00:00Z")
    assert read_document(original(page, "text/html")).published.start is None
    stated = DocumentOptions(published=Published(datetime.date(1970, 1, 1), datetime.date(1970, 1, 1), "stated"))
    assert read_document(original(page, "text/html"), stated).published.start == datetime.date(1970, 1, 1)


def test_an_undated_page_stays_undated() -> None:
    undated = HTML.replace('<meta property="article:published_time" content="2023-08-02T09:00:00Z">', "")
    assert read_document(original(undated, "text/html")).published.start is None


def test_the_name_is_made_of_original_and_text() -> None:
    first, again = read_document(original(PLAIN)), read_document(original(PLAIN))
    raw = read_document(original(PLAIN), DocumentOptions(clean=False))
    assert first.id == again.id != raw.id
    assert len(first.id) == 16


@pytest.mark.parametrize("content", ["...\n\n***\n", "<html><body><img src='a.png'></body></html>", "---\n---\n"])
def test_an_input_without_words_is_refused(content: str) -> None:
    with pytest.raises(InputError, match="without words"):
        read_document(original(content))


def check(content: bytes, media_type: str | None, clean: bool) -> None:
    try:
        document = read_document(original(content, media_type), DocumentOptions(clean=clean))
    except FoglineError:
        return
    for block in document.blocks:
        assert 0 <= block.start <= block.end <= len(document.text)
    for span in document.published.evidence:
        assert 0 <= span.start < span.end <= len(document.text)


TYPES = st.sampled_from([None, "text/html", "text/markdown", "text/plain; charset=cp1251"])


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=300), TYPES, st.booleans())
def test_any_bytes_end_in_a_document_or_a_clear_refusal(content: bytes, media_type: str | None, clean: bool) -> None:
    check(content, media_type, clean)


@settings(max_examples=80, deadline=None)
@given(
    st.integers(0, len(HTML)), st.integers(0, 60), st.text(max_size=10), st.sampled_from([HTML, MARKDOWN, PLAIN]), TYPES
)
def test_any_damage_to_a_real_input_is_survived(
    at: int, cut: int, more: str, text: str, media_type: str | None
) -> None:
    check((text[:at] + more + text[at + cut :]).encode(), media_type, clean=True)


@pytest.mark.skipif(not PAGES.is_dir(), reason=f"the benchmark's pages are not there: {PAGES}")
def test_real_pages_are_read_nearly_whole() -> None:
    truth = json.loads((PAGES / "ground-truth.json").read_text("utf-8"))
    shares = []
    for name in sorted(truth)[::9]:
        markup = gzip.decompress((PAGES / "html" / f"{name}.html.gz").read_bytes())
        body = " ".join(
            block.text for block in extract_page(markup).blocks if block.kind in {"text", "subhead", "inset"}
        )
        want, got = set(truth[name]["articleBody"].split()), set(body.split())
        shares.append(2 * len(want & got) / (len(want) + len(got)))
    assert len(shares) > 15
    assert sum(shares) / len(shares) >= 0.95
