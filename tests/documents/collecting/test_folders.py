"""Folders, and what sort of source a file is."""

import contextlib
import gzip
import io
import itertools
import os
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.documents.collecting.common import PAGE, collected, documents

from fogline.documents import CollectLimits
from fogline.documents.collecting import Item, ItemFailure, ItemLimits, ItemOptions, items, split_key
from fogline.documents.collecting.kinds import kind_of
from fogline.records.errors import InputError


def test_a_folder_gives_what_can_be_read_in_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "page.html").write_text(PAGE.format("Omelny"))
    (tmp_path / "a.txt").write_text("Two shells hit the bridge, the council said.")
    (tmp_path / "c.csv").write_text("title,text\nFerry hit,One was hurt.\n")
    (tmp_path / "d.txt").write_bytes(b"")
    (tmp_path / "e.txt").write_bytes(b"\x7fELF\x00\x01\x02\x03")
    (tmp_path / "README.md").write_text("# About this folder")
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / ".hidden.txt").write_text("secret")
    found, failed = collected(tmp_path)
    assert [Path(item.key).name for item in found] == ["a.txt", "page.html", "c.csv", "c.csv#row=1", "e.txt"]
    assert [(Path(each.key).name, each.passed_over) for each in failed] == [
        ("README.md", True),
        ("d.txt", False),
        ("photo.jpg", True),
    ]
    assert [document.title for document in documents(found[:-1])] == [None, "Omelny", "Ferry hit"]


def test_a_ledger_beside_the_reports_is_no_report(tmp_path: Path) -> None:
    ledger = tmp_path / "fogline-ledger"
    (ledger / "originals" / "ab").mkdir(parents=True)
    for name in ("fogline.db", "fogline.db-wal", "feeds.json", "originals/ab/cd.gz"):
        (ledger / name).write_bytes(b"{}")
    (tmp_path / "a.txt").write_text("Two shells hit the bridge, the council said.")
    (tmp_path / "feeds.json").write_text('[{"text": "Two shells hit the mill, the council said."}]')
    found, failed = collected(tmp_path)
    assert {Path(item.key.partition("#")[0]).name for item in found} == {"a.txt", "feeds.json"}
    assert failed == []


def test_it_is_lazy(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"Shell {number} hit the bridge.")
    row = items(str(tmp_path))
    first = next(row)
    (tmp_path / "1.txt").unlink()
    rest = list(itertools.islice(row, 5))
    assert not isinstance(first, ItemFailure)
    assert [isinstance(each, ItemFailure) for each in rest] == [True, False]
    assert "no such file" in str(rest[0])


def test_links_out_of_the_folder_are_refused(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    inside = tmp_path / "inside"
    for folder in (outside, inside):
        folder.mkdir()
        (folder / "text.txt").write_text("Two shells hit the bridge.")
    (inside / "good.txt").symlink_to("text.txt")
    (inside / "link.txt").symlink_to("../outside/text.txt")
    (inside / "loop").symlink_to(".")
    (inside / "away").symlink_to(outside)
    (inside / "nowhere.txt").symlink_to("nothing")
    (inside / "circle.txt").symlink_to("circle.txt")
    found, failed = collected(inside)
    assert [Path(item.key).name for item in found] == ["good.txt", "text.txt"]
    assert [Path(each.key).name for each in failed] == ["away", "circle.txt", "link.txt", "loop", "nowhere.txt"]
    assert all("symbolic link" in each.message and not each.passed_over for each in failed)


@pytest.mark.parametrize(
    ("source", "status", "words"),
    [
        ("", 2, "empty name"),
        ("file:///etc/passwd", 2, "want a path"),
        ("gopher://x/", 2, "want a path"),
        ("nothing-there.csv", 1, "no such file"),
        ("a\0b", 1, "cannot be read"),
        ("http://", 2, "usable host"),
        ("http://127.0.0.1:1/feed.xml", 2, "--allow-private"),
    ],
)
def test_what_is_no_source(source: str, status: int, words: str) -> None:
    [failure] = items(source)
    assert isinstance(failure, ItemFailure)
    assert (failure.key, failure.exit_status) == (source, status)
    assert words in failure.message


def test_names_that_are_no_text(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/\xff.txt"
    with open(name, "w") as stream:
        stream.write("Two shells hit the bridge.")
    for source in (str(tmp_path), os.fsdecode(name)):
        failed = collected(source)[1]
        assert "has a name that is no text" in failed[0].message
        assert str(failed[0]).encode().startswith(str(tmp_path).encode())


def test_an_empty_folder_and_archives_that_are_not_unpacked(tmp_path: Path) -> None:
    [failure] = collected(tmp_path)[1]
    assert "folder without files" in failure.message
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("../../escape.txt", "x")
    (tmp_path / "a.txt").write_bytes(held.getvalue())
    [item] = collected(tmp_path)[0]
    with pytest.raises(Exception, match="a zip archive"):
        item.read()
    assert not (tmp_path.parent / "escape.txt").exists()


def test_large_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x" * 2000)
    _, [failure] = collected(tmp_path / "a.txt", limits=ItemLimits(collect=CollectLimits(max_bytes=1000)))
    assert "more than 1000 bytes" in failure.message


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"<?xml version='1.0'?><!-- x --><rss version='2.0'>", "x.txt", "feed"),
        (b"\xef\xbb\xbf<feed xmlns='http://www.w3.org/2005/Atom'>", "x", "feed"),
        (b"<rdf:RDF xmlns:rdf='x'>", "x", "feed"),
        (b'{"version": "https://jsonfeed.org/version/1.1"}', "x.json", "feed"),
        (b"<urlset>", "x", "sitemap"),
        (b"<?xml version='1.0'?>\n<sitemapindex xmlns='x'>", "x.html", "sitemap"),
        (b"WARC/1.0\r\n", "x", "warc"),
        (b"<!doctype html><html>", "x.csv", "page"),
        (b"<!doctype html><html>", "x.xml", "page"),
        (b"date,title,text\n2023-01-01,a,b\n", "x", "csv"),
        (b"date,title,text\n2023-01-01,a,b\n", "x.txt", "csv"),
        (b"In the text, the date was given.\nMore, text.\n", "x.txt", "page"),
        (b"anything\n", "x.tsv", "csv"),
        (b'{"title": "a"}\n{"title": "b"}\n', "x.txt", "jsonl"),
        (b'[{"title": "a"}]', "x", "jsonl"),
        (b"[Ed. note: two shells hit]", "x.txt", "page"),
        (b"From a@b Sat Mar  4 10:00:00 2023\nFrom: a\n", "x", "mbox"),
        (b"From Kyiv to Lviv\nthe train ran late.\n", "x", "page"),
        (b"Received: by x\nFrom: a\nSubject: b\n\nc", "x", "mbox"),
        (b"From: a\nSubject: b\n\nc", "x.eml", "mbox"),
        (b"From: a\nSubject: b\n\nc", "x.txt", "page"),
        (b"# A heading\n\nText.", "x.md", "page"),
        (b"", "x", "page"),
    ],
)
def test_the_kind_is_told_by_content_first(head: bytes, name: str, kind: str) -> None:
    assert kind_of(head, name) == kind


def test_an_option_names_the_kind(tmp_path: Path) -> None:
    (tmp_path / "a.dat").write_text("Ferry hit\nFerry afloat again\n")
    found, failed = collected(tmp_path / "a.dat", ItemOptions(kind="csv", columns={"title": ("1",)}))
    assert ([document.title for document in documents(found)], failed) == (["Ferry hit", "Ferry afloat again"], [])
    found, failed = collected(tmp_path / "a.dat", ItemOptions(kind="page"))
    assert (len(found), failed) == (1, [])
    for kind, words in {
        "feed": "no feed",
        "sitemap": "no sitemap",
        "warc": "web archive",
        "telegram": "no sound JSON",
        "mbox": "no head",
    }.items():
        found, [failure] = collected(tmp_path / "a.dat", ItemOptions(kind=kind))  # type: ignore[arg-type]
        assert words in failure.message


def test_a_folder_asks_nothing_of_the_network(tmp_path: Path) -> None:
    feed = "<rss version='2.0'><channel><item><title>Ferry hit</title><link>http://10.0.0.1/a</link></item></channel></rss>"
    (tmp_path / "a.html").write_text(feed)
    (tmp_path / "b.html").write_text("<urlset><url><loc>http://10.0.0.1/a</loc></url></urlset>")
    found, [failure] = collected(tmp_path)
    assert [document.title for document in documents(found)] == ["Ferry hit"]
    assert (failure.passed_over, "is a sitemap" in failure.message) == (True, True)


def test_a_feed_in_a_folder_is_told_by_its_content(tmp_path: Path) -> None:
    entry = "<item><title>Ferry hit</title><description>It burned.</description></item>"
    feed = f"<rss version='2.0'><channel>{entry}</channel></rss>"
    (tmp_path / "a.xml").write_text(feed)
    (tmp_path / "b.rss").write_text(feed.replace("Ferry", "Mill"))
    (tmp_path / "c.xml").write_text("<kml></kml>")
    found, [failure] = collected(tmp_path)
    assert {document.title for document in documents(found)} == {"Ferry hit", "Mill hit"}
    assert (failure.passed_over, failure.key.endswith("c.xml")) == (True, True)


def test_packed_pages_and_a_mailbox_folder_within(tmp_path: Path) -> None:
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(PAGE.format("Omelny").encode()))
    for part in ("cur", "new", "tmp"):
        (tmp_path / "box" / part).mkdir(parents=True)
    (tmp_path / "box" / "new" / "1").write_text("From: a@b.example\nSubject: Ferry hit\n\nOne was hurt.\n")
    found, failed = collected(tmp_path)
    assert ([document.title for document in documents(found)], failed) == (["Omelny", "Ferry hit"], [])


@pytest.mark.parametrize(
    ("key", "source", "single"),
    [
        ("a/news.csv#row=3", "a/news.csv", True),
        ("a#b.mbox#message=3,attachment=2", "a#b.mbox", True),
        ("one.eml#attachment=3", "one.eml", True),
        ("result.json#chat=7,message=3", "result.json", True),
        ("https://post.example/a#top", "https://post.example/a#top", False),
        ("a/b.txt", "a/b.txt", False),
    ],
)
def test_keys_lead_back_to_their_source(key: str, source: str, single: bool) -> None:
    assert split_key(key) == (source, frozenset({key}) if single else None)


def test_memory_stays_flat(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    with path.open("w") as stream:
        for number in range(3_000):
            stream.write(f'{{"title": "Ferry {number} hit", "text": "{"Two shells hit the quay. " * 8}"}}\n')
    next(items(str(path)))  # what is loaded once is no matter here
    tracemalloc.start()
    try:
        assert sum(1 for _ in items(str(path))) == 3_001
        assert tracemalloc.get_traced_memory()[1] < 4 * path.stat().st_size
    finally:
        tracemalloc.stop()


HEADS = [
    b"",
    b"title,text\n",
    b"{",
    b"[{",
    b"<rss>",
    b"<urlset>",
    b"WARC/1.0\r\n",
    b"From: a\n",
    b"From a\nA: b\n\n",
    b"\x1f\x8b",
    b"\xff\xfe",
]
NAMES = ["x", "x.csv", "x.jsonl", "x.json", "x.eml", "x.warc.gz", "x.html", "x.txt"]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(HEADS), st.binary(max_size=80), st.sampled_from(NAMES))
def test_any_file_ends_in_items_or_failures(
    tmp_path_factory: pytest.TempPathFactory, head: bytes, rest: bytes, name: str
) -> None:
    path = tmp_path_factory.getbasetemp() / name
    path.write_bytes(head + rest)
    for each in items(str(path), ItemOptions(entry_text=True, known=lambda *_: True)):
        assert isinstance(each, Item | ItemFailure)
        if isinstance(each, Item):
            with contextlib.suppress(InputError):
                each.read()


def test_very_many_empty_parts_of_a_packed_table_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "news.csv.gz"
    path.write_bytes(gzip.compress(b"date,title\n2023-03-04,A day\n") + gzip.compress(b"") * 400_000)
    found, [failure] = collected(path)
    assert (found, "empty parts" in failure.message) == ([], True)


def test_a_folder_that_may_not_be_opened_stops_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "locked").mkdir()
    (tmp_path / "z.txt").write_text("Two shells hit the bridge.")

    def guarded(real):
        def call(path, *more, **named):
            name = os.fspath(path) if isinstance(path, str | os.PathLike) else ""
            if "/locked/" in name or (real is scandir and name.endswith("/locked")):
                raise PermissionError(13, "Permission denied", name)
            return real(path, *more, **named)

        return call

    scandir = os.scandir
    monkeypatch.setattr(os, "stat", guarded(os.stat))
    monkeypatch.setattr(os, "scandir", guarded(scandir))
    found, failed = collected(tmp_path)
    assert [Path(item.key).name for item in found] == ["z.txt"]
    assert [str(each) for each in failed] == [f"{tmp_path}/locked/: cannot be read: Permission denied"]


def test_a_table_among_others_that_cannot_be_told_is_no_wrong_use(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,number\n1,2\n")
    _, (alone,) = collected(tmp_path)
    assert ("no column of title or text" in alone.message, alone.exit_status) == (True, 1)
    _, (named,) = collected(tmp_path, ItemOptions(columns={"text": ("body",)}))
    assert ("there is no column 'body'" in named.message, named.exit_status) == (True, 2)
