"""The page of a report: self-contained, complete, and safe whatever the text says."""

import base64
import hashlib
import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import pytest

from fogline.picture.page import report_page
from fogline.records import Document, Report

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)> \"' onmouseover='x' {{ 7*7 }} <!-- \x1b\u202e"


class Page(HTMLParser):
    """All elements and text of a page, checked for being nested properly."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in {"meta", "input", "link", "br", "img"} and tag not in {"rect"}:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"script", "style"} & set(self.open):
            self.text.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def hostile(report: Report) -> Report:
    """The report with markup for every name, and in the text itself."""
    text = HOSTILE + "\n" + report.document.text
    document = Document("0" * 64, HOSTILE, HOSTILE, "javascript:alert(3)", "en", text)
    claims = tuple(
        replace(
            claim,
            type=HOSTILE,
            chain=tuple(replace(link, party=HOSTILE, channel=HOSTILE) for link in claim.chain),
            actors=tuple(replace(actor, party=HOSTILE, side=HOSTILE) for actor in claim.actors),
            place=replace(claim.place, name=HOSTILE) if claim.place else None,
        )
        for claim in report.claims
    )
    mentions = tuple(replace(mention, value=HOSTILE) for mention in report.mentions)
    return replace(report, document=document, claims=claims, mentions=mentions)


def test_every_claim_and_its_evidence_are_there(report: Report) -> None:
    page = report_page([report])
    quotes = [
        "".join(re.split(r"<[^>]+>", quote)) for quote in re.findall(r"<blockquote>(.*?)</blockquote>", page, re.S)
    ]
    text = report.document.text
    assert [unescape(quote) for quote in quotes] == [claim.evidence.of(text) for claim in report.claims[:2]]
    assert 'id="d0c0" data-n="0 2"' in page
    assert "Said again once" in page
    for number in range(len(report.claims)):
        assert re.search(rf'data-c="(?:\d+ )*{number}(?: \d+)*"', page)
        assert f'data-t="{number}"' in page


def test_all_the_text_is_there_in_its_blocks(report: Report) -> None:
    page = Page(report_page([report]))
    assert [
        attributes["class"] for tag, attributes in page.elements if (attributes.get("class") or "").startswith("b ")
    ] == [
        "b title",
        "b text",
        "b caption",
    ]
    shown = "".join(page.text)
    assert all(line in shown for line in report.document.text.split("\n"))
    assert "Set aside: 1 piece of page furniture, 1 passage printed again" in shown


def test_the_page_asks_for_nothing_from_outside(report: Report) -> None:
    page = Page(report_page([report, hostile(report)]))
    assert {tag for tag, _ in page.elements} & {
        "img",
        "link",
        "iframe",
        "object",
        "embed",
        "base",
        "form",
        "video",
    } == set()
    for _, attributes in page.elements:
        assert not {
            name for name in attributes if name in {"src", "srcset", "style", "action"} or name.startswith("on")
        }
        assert (attributes.get("href") or "#").startswith("#")
    assert "http://" not in report_page([report])
    assert "https://" not in report_page([report])


def test_the_policy_allows_only_the_style_and_script_that_are_in_the_page(report: Report) -> None:
    page = report_page([report])
    policy = Page(page).all("meta")[1]["content"]
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    for kind in ("style", "script"):
        (body,) = re.findall(rf"<{kind}>(.*?)</{kind}>", page, re.S)
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy


def test_markup_in_a_report_stays_text(report: Report) -> None:
    page = report_page([hostile(report)])
    parsed = Page(page)
    assert len(parsed.all("script")) == 1
    assert "<img" not in page
    assert "javascript:" not in page
    assert "\x1b" not in page
    assert "\u202e" not in page
    assert "{{ 7*7 }}" in unescape(page)
    assert "<script>alert(1)" in "".join(parsed.text)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://example.org/a?b=1&c=2", True),
        ("HTTP://example.org/", True),
        ("javascript:alert(1)", False),
        ("file:///etc/hosts", False),
        ("http://[broken", False),
        ("/home/user/report.txt", False),
        (None, False),
    ],
)
def test_only_an_address_of_the_web_becomes_a_link(report: Report, url: str | None, shown: bool) -> None:
    page = Page(report_page([replace(report, document=replace(report.document, url=url))]))
    assert (url in [link["href"] for link in page.all("a")]) is shown


def test_several_reports_share_a_page_and_can_be_switched(report: Report) -> None:
    other = replace(report, document=replace(report.document, title="Second report"))
    page = Page(report_page([report, other]))
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {"d0", "d1", "d0c0", "d1c0", "switch"} <= set(ids)
    assert [option["value"] for option in page.all("option")[:2]] == ["0", "1"]


def test_the_page_says_which_file_each_report_came_from(report: Report) -> None:
    untitled = replace(report, document=replace(report.document, title=None))
    page = "".join(Page(report_page([report, untitled], ["in/a.txt", "in/<b>.txt"])).text)
    assert "1. Bridge at Lanivka destroyed, governor says, Daily Example · in/a.txt" in page
    assert "2. <b>.txt, Daily Example · in/<b>.txt" in page
    with pytest.raises(ValueError, match="one for each"):
        report_page([report, untitled], ["a.txt"])


def test_a_plain_assertion_has_no_percentage_and_a_hedged_one_has(report: Report) -> None:
    cards = report_page([report]).split('<article class="claim"')[1:]
    assert "55–80 %" in cards[0]
    assert "hedged" in cards[0]
    assert "told as fact" in cards[1]
    assert "%" not in cards[1].partition("</article>")[0]
    assert (
        report_page([report]).count('<p class="legend">How sure the source says it is, not how sure it is true.') == 1
    )


def test_one_report_needs_no_switch(report: Report) -> None:
    assert 'id="switch"' not in report_page([report])


def test_controls_have_names_and_the_marks_can_be_reached_by_keyboard(report: Report) -> None:
    page = Page(report_page([report]))
    marks = [attributes for tag, attributes in page.elements if "data-t" in attributes]
    assert len(marks) == 3
    assert all(mark["role"] == "button" and mark["tabindex"] == "0" for mark in marks)


def test_a_report_without_claims_or_blocks_or_names(report: Report) -> None:
    bare = Document("0" * 64, None, None, None, None, "Nothing happened.")
    page = report_page([replace(report, document=bare, claims=(), frames=(), mentions=(), attributions=())])
    assert "No claims found" in page
    assert "Nothing happened." in page
    assert "Publisher unknown" in page


def test_no_report_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        report_page([])
