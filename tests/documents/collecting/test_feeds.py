"""Feeds: RSS, Atom and JSON Feed, their entries' pages or own words, and what is remembered between two visits."""

import json
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.documents.collecting.common import PAGE, collected, documents
from tests.documents.collecting.conftest import Site

from fogline.documents.collecting import FeedState, Item, ItemFailure, ItemLimits, ItemOptions, Web, items

OWN = ItemOptions(entry_text=True)


def rss(*entries: str, declared: str = "") -> str:
    return f"""<?xml version="1.0" encoding="utf-8"?>{declared}<rss version="2.0"
        xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
        <title>Harbour Post</title>{"".join(entries)}</channel></rss>"""


def entry(
    name: str,
    link: str | None = None,
    text: str = "Two shells hit the quay.",
    date: str = "Sat, 04 Mar 2023 10:00:00 +0200",
) -> str:
    place = f"<link>{link}</link>" if link else ""
    dated = f"<guid>{name}</guid><pubDate>{date}</pubDate>"
    return f"<item><title>{name}</title>{place}{dated}<description>{text}</description></item>"


ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Порт</title>
<entry><title type="html">Ferry &lt;b&gt;hit&lt;/b&gt;</title>
<link href="https://post.example/1"/><id>tag:1</id><updated>2023-03-04T10:00:00Z</updated>
<content type="html"><![CDATA[<p>Two <i>ferries</i>.</p><script>x</script><!-- <entry> --><p>One <b>burns</b>.</p>]]>
</content></entry>
<!-- <entry> --><entry><title>Second</title><id>tag:2</id><published>2023-03-05T00:00:00Z</published>
<updated>2023-03-06T00:00:00Z</updated><summary>Both run again.</summary></entry></feed>"""
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Порт",
    "items": [
        {"id": 1, "url": "https://post.example/1", "title": "Ferry hit", "content_html": "<p>Two <i>ferries</i>.</p>",
         "date_published": "2023-03-04T10:00:00Z"},
        {"id": "2", "content_text": "Both run again."},
    ],
}  # fmt: skip


def saved(folder: Path, text: str, name: str = "feed.xml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_the_pages_of_a_feed(site: Site, web: Web) -> None:
    pages = [site.put(f"/{name}", PAGE.format(name), Content_Type="text/html") for name in ("Omelny", "Ternova")]
    source = site.put(
        "/feed", rss(entry("One", pages[0]), entry("Gone", site.address + "/gone"), entry("Two", pages[1]))
    )
    found, [failure] = collected(source, web=web)
    assert [item.key for item in found] == pages
    assert (failure.key, "404" in failure.message) == (site.address + "/gone", True)
    first = documents(found)[0]
    assert (first.title, first.publisher, str(first.published.start)) == ("Omelny", "Harbour Post", "2023-03-04")
    assert found[0].original.custody.note == f"named by the feed {source}"


def test_the_entries_own_words(tmp_path: Path) -> None:
    path = saved(tmp_path, ATOM)
    found, failed = collected(path, OWN)
    assert (len(found), failed, found[0].how) == (3, [], None)
    first, second = documents(found)
    assert first.text == "Ferry hit\nTwo ferries.\nOne burns."
    assert (first.url, first.publisher, str(first.published.start)) == ("https://post.example/1", "Порт", "2023-03-04")
    assert str(second.published.start) == "2023-03-05"
    assert found[1].original.content.startswith(b'<entry><title type="html">')
    assert found[2].original.content.startswith(b"<entry><title>Second")
    assert found[2].original.content.endswith(b"</entry>")


def test_entries_whose_place_cannot_be_told(tmp_path: Path) -> None:
    text = rss(entry("One"), "<item/>", entry("Two")).replace("<item/>", "<item>")
    found, _ = collected(saved(tmp_path, text), OWN)
    titles = [document.title for document in documents(found)]
    assert {"One", "Two"} <= set(titles)
    assert len({item.original.sha256 for item in found}) == len(found)


def test_a_json_feed(tmp_path: Path) -> None:
    path = saved(tmp_path, json.dumps(JSON_FEED, ensure_ascii=False), "feed.json")
    found, failed = collected(path, OWN)
    assert not failed
    first, second = documents(found)
    assert (first.text, first.publisher, first.url) == ("Ferry hit\nTwo ferries.", "Порт", "https://post.example/1")
    assert second.text == "Both run again."
    assert json.loads(found[2].original.content)["id"] == "2"


def test_the_second_visit_brings_only_what_is_new(site: Site, web: Web) -> None:
    states: list[FeedState] = []
    passed: list[int] = []
    one, two = (site.put(f"/{name}", PAGE.format(name)) for name in ("one", "two"))
    source = site.put("/feed", rss(entry("One", one), entry("Gone", site.address + "/gone")), ETag='"1"')
    options = ItemOptions(keep_feed=states.append, remembered=passed.append)
    collected(source, options, web=web)
    assert (states[0].address, states[0].etag, len(states[0].seen)) == (
        source,
        None,
        1,
    )  # one is still to be tried again

    site.put(
        "/feed", rss(entry("One", one), entry("Two", two)), ETag='"2"', Last_Modified="Sat, 04 Mar 2023 10:00:00 GMT"
    )
    found, failed = collected(source, replace(options, feeds={source: states[0]}), web=web)
    assert ([item.key for item in found], failed) == ([two], [])
    assert (states[1].etag, states[1].modified, len(states[1].seen)) == ('"2"', "Sat, 04 Mar 2023 10:00:00 GMT", 2)

    site.answers["/feed"] = lambda headers: (304, b"", {}) if headers["If-None-Match"] == '"2"' else (500, b"", {})
    assert collected(source, replace(options, feeds={source: states[1]}), web=web) == ([], [])
    assert len(states) == 2
    assert passed == [0, 1, 2]  # a feed that did not change has what it had


def test_the_state_comes_only_after_the_last_item(site: Site, web: Web) -> None:
    states: list[FeedState] = []
    source = site.put("/feed", rss(entry("One"), entry("Two")))
    row = items(source, replace(OWN, keep_feed=states.append), ItemLimits(), web)
    for _ in range(3):
        next(row)
    assert states == []
    assert list(row) == []
    assert len(states) == 1


def test_a_changed_entry_comes_again(site: Site, web: Web) -> None:
    states: list[FeedState] = []
    source = site.put("/feed", ATOM)
    options = replace(OWN, keep_feed=states.append)
    collected(source, options, web=web)
    site.put("/feed", ATOM.replace("2023-03-06", "2023-03-07"))
    found, _ = collected(source, replace(options, feeds={source: states[0]}), web=web)
    assert [document.title for document in documents(found)] == ["Second"]


def test_a_page_that_names_its_feed(site: Site, web: Web) -> None:
    link = "<link rel='alternate' type='application/rss+xml' href='/feed'>"
    source = site.put("/", f"<html><head>{link}</head><body><p>Hello</p></body></html>")
    site.put("/feed", rss(entry("One")))
    found, failed = collected(source, replace(OWN, kind="feed"), web=web)
    assert (len(found), failed) == (2, [])
    _, [failure] = collected(site.put("/x", "<html><body>Hello</body></html>"), replace(OWN, kind="feed"), web=web)
    assert "names no feed" in failure.message


def test_a_date_yet_to_come_and_one_that_is_none(tmp_path: Path) -> None:
    found, _ = collected(
        saved(tmp_path, rss(entry("One", date="Thu, 04 Mar 2083 10:00:00 GMT"), entry("Two", date="soon"))), OWN
    )
    assert [document.published.how for document in documents(found)] == ["unknown", "unknown"]
    assert "yet to come" in (found[1].original.custody.note or "")


@pytest.mark.parametrize(
    "declared",
    [
        "<!DOCTYPE r [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>",
        "<!DOCTYPE r [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;'>]>",
        "<!doctype r [<!entity % p SYSTEM 'http://127.0.0.1/x.dtd'> %p;]>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(tmp_path: Path, declared: str, encoding: str) -> None:
    text = rss(entry("One", text="&b;"), declared=declared).replace('encoding="utf-8"', f'encoding="{encoding}"')
    (tmp_path / "feed.xml").write_bytes(text.encode(encoding))
    found, [failure] = collected(tmp_path / "feed.xml", replace(OWN, kind="feed"))
    assert (found, "declares entities" in failure.message) == ([], True)


def test_feeds_that_are_too_large_or_endless(site: Site, web: Web, tmp_path: Path) -> None:
    _, [failure] = collected(
        saved(tmp_path, rss(*(entry(f"{n}") for n in range(99)))), OWN, ItemLimits(feed_bytes=5000)
    )
    assert "more than 5000 bytes" in failure.message
    found, [failure] = collected(saved(tmp_path, rss(*(entry(f"{n}") for n in range(9)))), OWN, ItemLimits(pages=4))
    assert (len(found), "more than 4 entries" in failure.message) == (5, True)
    source = site.put("/feed", rss(*(entry(f"{number}") for number in range(3000))))
    _, [failure] = collected(source, OWN, web=web)
    assert "more than the 300000 bytes allowed" in failure.message


def test_no_feed_and_a_broken_one(tmp_path: Path) -> None:
    _, [failure] = collected(saved(tmp_path, "Two shells hit the quay."), ItemOptions(kind="feed"))
    assert "is no feed" in failure.message
    text = rss(entry("One"), entry("Two"))
    found, failed = collected(saved(tmp_path, text[: text.rindex("<pubDate>")]), OWN)
    assert [document.title for document in documents(found)] == ["One"]  # what is cut is not all that was said
    assert [(each.key, each.message) for each in failed] == [
        (str(tmp_path / "feed.xml"), "is cut off before its end; the one entry that is whole was taken")
    ]


def test_an_entry_without_words_is_told_once(tmp_path: Path) -> None:
    path = saved(tmp_path, rss(entry("One"), "<item><guid>x</guid></item>"))
    states: dict[str, FeedState] = {}
    options = replace(OWN, feeds=states, keep_feed=lambda state: states.update({str(path): state}))
    assert [each.message for each in collected(path, options)[1]] == ["has neither title nor text"]
    assert collected(path, options)[1] == []


@settings(max_examples=25, deadline=None)
@given(st.integers(0, len(ATOM)), st.text(max_size=8), st.integers(0, 60))
def test_any_damage_ends_in_items_or_failures(
    tmp_path_factory: pytest.TempPathFactory, at: int, more: str, cut: int
) -> None:
    path = saved(tmp_path_factory.getbasetemp(), ATOM[:at] + more.encode("utf-8", "ignore").decode() + ATOM[at + cut :])
    for each in items(str(path), replace(OWN, kind="feed")):
        assert isinstance(each, Item | ItemFailure)


def test_a_date_that_cannot_be_leaves_the_entry_undated_and_the_others(tmp_path: Path) -> None:
    odd = entry("Omelny", date="Mon, 1 Jan 99999999999999999999 10:00:00 +0000")
    found, failed = collected(saved(tmp_path, rss(odd, entry("Ternova"))), OWN)
    assert not failed
    first, second = documents(found)
    assert (first.published.start is None, second.published.start is None) == (True, False)


@pytest.mark.parametrize("run", ["<link ", "type='application/rss+xml' ", "<link type='application/rss+xml' "])
def test_a_page_of_links_that_do_not_end_takes_no_time(site: Site, web: Web, run: str) -> None:
    source = site.put("/", f"<html><head><link {run * (240_000 // len(run))}")
    begun = time.process_time()
    _, [failure] = collected(source, replace(OWN, kind="feed"), web=web)
    assert "names no feed" in failure.message
    assert time.process_time() - begun < 4
