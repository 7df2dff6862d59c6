"""Adding to a ledger: what is new is read and kept, what is there is passed over, what fails is noted, a stop ends cleanly."""

import csv
import datetime
import json
import mailbox
from collections.abc import Callable, Iterable, Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest
from tests.flow.sources import ENGLISH, GERMAN, table, web_pages

from fogline.documents.collecting import FeedState
from fogline.flow import AddOptions, AddStep, Ledger, ReadOptions
from fogline.flow.added import add_options
from fogline.flow.feeds import Feeds
from fogline.flow.gathering import Wanted, gather, whole_name
from fogline.flow.tools import open_tools
from fogline.ledger.memory import MemoryStore
from fogline.reading.fake import FakeReader
from fogline.records import Document, ReaderInfo, Reading
from fogline.records.errors import InputError, ServiceError, UsageError
from fogline.records.ledger import Added, Entry

OPTIONS = AddOptions(ReadOptions(reader="fake", places=False))


@pytest.fixture
def ledger() -> Ledger:
    return Ledger(MemoryStore(), user="ada")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "one.txt").write_text(ENGLISH, "utf-8")
    (folder / "two.txt").write_text(ENGLISH.replace("Friday", "Monday"), "utf-8")
    return folder


def test_what_is_new_is_kept_read_and_asked_for(ledger: Ledger, folder: Path) -> None:
    summary = ledger.add(folder, OPTIONS, publisher="Daily Example", published="2021-03-07", note="from a reader")
    assert (summary.added, summary.read, summary.known, summary.failed) == (2, 2, 0, ())
    assert summary.claims == ledger.count(duplicates=True) > 0
    heads = list(ledger.documents())
    assert {head.publisher for head in heads} == {"Daily Example"}
    kept = ledger.original(heads[0].original)
    assert kept.content in {path.read_bytes() for path in folder.iterdir()}
    assert kept.custody.note == "from a reader"
    assert Path(kept.custody.source).parent == folder
    assert {line.user for line in ledger.log() if line.act != "opened"} == {"ada"}


def test_a_second_time_adds_nothing(ledger: Ledger, folder: Path) -> None:
    first = ledger.add(folder, OPTIONS)
    lines = ledger.counts()
    second = ledger.add(folder, OPTIONS)
    assert (second.added, second.read, second.claims, second.known) == (0, 0, 0, first.added)
    assert ledger.counts() == lines


def test_the_same_bytes_elsewhere_are_one_document_met_twice(ledger: Ledger, folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes((folder / "one.txt").read_bytes())
    summary = ledger.add([folder, copy], OPTIONS)
    assert (summary.added, summary.known) == (2, 1)
    ledger.add([folder, copy], OPTIONS)
    met = [head.custody for head in ledger.store.original_heads() if len(head.custody) > 1]
    assert [[Path(custody.source).name for custody in each] for each in met] == [["one.txt", "copy.txt"]]


def test_a_text_that_is_not_read_is_kept(ledger: Ledger, folder: Path) -> None:
    (folder / "drei.txt").write_text(GERMAN, "utf-8")
    summary = ledger.add(folder, OPTIONS)
    assert (summary.added, summary.read, summary.unread, summary.exit_status) == (3, 2, 1, 0)
    kept = next(head for head in ledger.documents() if head.language == "de")
    assert kept.claims is None
    assert ledger.report(kept.id) is None
    assert ledger.add(folder, OPTIONS).known == 3


def test_documents_kept_unread_are_read_when_asked_for(ledger: Ledger, folder: Path) -> None:
    kept = ledger.add(folder, OPTIONS, keep_only=True)
    assert (kept.added, kept.read, kept.unread) == (2, 0, 2)
    assert ledger.add(folder, OPTIONS, keep_only=True).known == 2
    read = ledger.add(folder, OPTIONS)
    assert (read.added, read.read, read.known) == (0, 2, 0)
    assert read.claims > 0
    assert ledger.counts().documents == 2


class Newer(FakeReader):
    @property
    def info(self) -> ReaderInfo:
        return ReaderInfo("fake", "2")


def test_another_reader_reads_again_the_same_documents(ledger: Ledger, folder: Path) -> None:
    ledger.add(folder, OPTIONS)
    again = ledger.add(folder, places=False, reader=Newer())
    assert (again.added, again.read) == (0, 2)
    counts = ledger.counts()
    assert (counts.documents, counts.readings) == (2, 4)
    assert {finding.reader.version for finding in ledger.claims()} == {"2"}


def test_a_table_goes_in_row_by_row_and_is_kept_once(ledger: Ledger, tmp_path: Path) -> None:
    path = table(tmp_path / "news.csv", 5)
    summary = ledger.add(path, OPTIONS)
    assert (summary.added, summary.failed) == (5, ())
    heads = list(ledger.store.original_heads())
    whole = next(head for head in heads if head.slice is None)
    assert ledger.original(whole.sha256).content == path.read_bytes()
    assert all(head.slice is not None and head.slice.container == whole.sha256 for head in heads if head is not whole)
    assert {head.publisher for head in ledger.documents()} == {"Harbour Post"}


def test_rows_that_are_known_are_passed_over_where_a_table_has_grown(ledger: Ledger, tmp_path: Path) -> None:
    ledger.add(table(tmp_path / "news.csv", 5), OPTIONS)
    summary = ledger.add(table(tmp_path / "news.csv", 7, newest_first=True), OPTIONS)
    assert (summary.added, summary.known) == (2, 5)
    custody = [len(head.custody) for head in ledger.store.original_heads() if head.slice is not None]
    assert custody == [1] * 7  # a row whose number changed lies where it lay


def test_a_column_can_be_named(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "posts.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(
            [["when", "lead", "more"], ["2021-03-07", "Rebels shelled the harbour.", "Two were killed."]]
        )
    ledger.add(path, OPTIONS, columns={"date": "when", "text": ("lead", "more")})
    document = ledger.document(next(ledger.documents()).id)
    assert "harbour" in document.text
    assert "killed" in document.text
    assert str(document.published.start) == "2021-03-07"


def test_what_fails_is_noted_and_does_not_stop_the_rest(ledger: Ledger, folder: Path, tmp_path: Path) -> None:
    (folder / "broken.txt").write_bytes(b"\x00\x01\x02\xff" * 100)
    missing = tmp_path / "missing.txt"
    summary = ledger.add([missing, folder], OPTIONS, publisher="Daily Example")
    assert summary.added == 2
    assert [failure.source for failure in summary.failed] == [str(missing), str(folder / "broken.txt")]
    assert summary.exit_status == 1
    assert {failure.source for failure in ledger.failures()} == {str(missing), str(folder / "broken.txt")}


def test_what_has_no_words_is_not_kept_however_often_it_is_met(ledger: Ledger, folder: Path) -> None:
    for name in ("three.txt", "four.txt"):
        (folder / name).write_text("--- *** ---\n", "utf-8")
    summary = ledger.add(folder, OPTIONS)
    assert (summary.added, summary.known, len(summary.failed)) == (2, 0, 2)
    assert ledger.counts().originals == 2


def test_what_failed_is_tried_again_in_the_same_way(ledger: Ledger, folder: Path, tmp_path: Path) -> None:
    missing = tmp_path / "missing.txt"
    ledger.add([missing, folder], OPTIONS, publisher="Daily Example", note="from the archive")
    with pytest.raises(UsageError, match="not among what failed"):
        ledger.retry([str(tmp_path / "mising.txt")])
    assert ledger.retry(reader=FakeReader()).exit_status == 1
    assert [failure.tries for failure in ledger.failures()] == [2]
    missing.write_text(ENGLISH.replace("Friday", "Sunday"), "utf-8")
    summary = ledger.retry(reader=FakeReader())
    assert (summary.added, summary.known, summary.failed) == (1, 0, ())
    assert list(ledger.failures()) == []
    head = next(ledger.documents())
    assert head.publisher == "Daily Example"
    assert ledger.original(head.original).custody.note == "from the archive"


def test_a_row_that_failed_is_tried_again_alone(ledger: Ledger, tmp_path: Path) -> None:
    path = table(tmp_path / "news.csv", 4, empty=2)
    first = ledger.add(path, OPTIONS)
    assert (first.added, len(first.failed)) == (3, 1)
    second = ledger.retry(reader=FakeReader())
    assert (second.added, second.known, len(second.failed)) == (0, 0, 1)


def test_a_place_in_a_file_that_cannot_be_read_keeps_its_reason_until_the_file_is_mended(
    ledger: Ledger, tmp_path: Path
) -> None:
    whole = json.dumps(
        {
            "name": "Wire Amsel",
            "type": "public_channel",
            "id": 7,
            "messages": [
                {"id": number, "type": "message", "date": "2031-03-04T10:00:00", "text": f"{ENGLISH} Take {number}."}
                for number in range(3)
            ],
        },
        indent=1,
    )
    path = tmp_path / "in" / "result.json"
    path.parent.mkdir()
    path.write_text(whole[:-200], "utf-8")
    ledger.add(path.parent, OPTIONS)
    before = {failure.source: failure.message for failure in ledger.failures()}
    assert before
    assert all("JSON" in message for message in before.values())
    ledger.retry(reader=FakeReader())
    assert {failure.source: failure.message for failure in ledger.failures()} == before
    path.write_text(whole, "utf-8")
    assert ledger.retry(reader=FakeReader()).failed == ()
    assert list(ledger.failures()) == []
    assert ledger.counts().documents == 3


def test_a_page_that_has_left_the_feed_is_tried_by_itself(
    ledger: Ledger, serve: Callable[[dict[str, bytes]], str]
) -> None:
    pages = web_pages()
    later = pages.pop("/two.html")
    address = serve(pages)
    assert len(ledger.add(f"{address}/feed.xml", OPTIONS, allow_private=True).failed) == 1
    pages["/feed.xml"] = pages["/feed.xml"].replace(b"two", b"one")
    pages["/two.html"] = later
    summary = ledger.retry(reader=FakeReader())
    assert (summary.added, summary.failed) == (1, ())
    assert list(ledger.failures()) == []


def test_adding_by_hand_ends_a_failure_too(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "late.txt"
    ledger.add(path, OPTIONS)
    assert ledger.counts().failures == 1
    path.write_text(ENGLISH, "utf-8")
    ledger.add(path, OPTIONS)
    assert ledger.counts().failures == 0


class Stumbling(FakeReader):
    """Breaks at every document that speaks of Monday."""

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        for document in documents:
            if "Monday" in document.text:
                raise ValueError("a span outside the text")
            yield from super().read([document])


def test_a_document_that_the_reader_stumbles_over_is_kept_and_can_be_read_later(ledger: Ledger, folder: Path) -> None:
    (folder / "three.txt").write_text(ENGLISH.replace("Friday", "Sunday"), "utf-8")
    summary = ledger.add(folder, reader=Stumbling(), places=False)
    assert (summary.added, summary.read, summary.unread, len(summary.failed)) == (3, 2, 1, 1)
    later = ledger.retry(reader=FakeReader())
    assert (later.added, later.read, later.failed) == (0, 1, ())
    assert all(head.claims for head in ledger.documents())


def test_steps_tell_of_what_is_on_disk_and_how_much_is_done(ledger: Ledger, tmp_path: Path) -> None:
    steps: list[AddStep] = []

    def look(step: AddStep) -> None:
        assert all(ledger.document(document.id).text for document in step.documents)
        steps.append(step)

    ledger.add(table(tmp_path / "news.csv", 30), OPTIONS, progress=look)
    assert len([step for step in steps if step.documents]) > 1
    parts = [step.part for step in steps if step.part is not None]
    assert parts == sorted(parts)
    assert parts[-1] == pytest.approx(1.0, abs=0.01)
    assert any("title" in note for step in steps for note in step.notes)
    assert sum(len(step.documents) for step in steps) == steps[-1].summary.added == 30


def test_of_several_files_each_is_as_much_as_it_is_large(tmp_path: Path) -> None:
    large, small = table(tmp_path / "large.csv", 30), table(tmp_path / "small.csv", 2)
    found = list(gather([str(large), str(small)], OPTIONS, Wanted()))
    last = {one.source: one.part for one in found}
    size = large.stat().st_size
    assert last[str(large)] == pytest.approx(size / (size + small.stat().st_size), abs=0.01)
    assert last[str(small)] == pytest.approx(1.0, abs=0.01)
    beside = list(gather([str(large), str(tmp_path / "none.csv"), str(small)], OPTIONS, Wanted()))
    assert {one.source: one.part for one in beside}[str(large)] == pytest.approx(1 / 3, abs=0.01)


def test_how_much_of_an_archive_is_done_is_not_known(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    archive = tmp_path / "in" / "crawl.warc"
    archive.write_bytes(b"".join(capture(number) for number in range(4)))
    assert [one.part for one in gather([str(archive)], OPTIONS, Wanted())] == [None] * 4
    (tmp_path / "in" / "one.txt").write_text(ENGLISH, "utf-8")
    parts = [one.part for one in gather([str(tmp_path / "in")], OPTIONS, Wanted())]
    assert parts == [0.0, 0.0, 0.0, 0.0, 1.0]


def capture(number: int) -> bytes:
    content = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + ENGLISH.encode() + b" %d" % number
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Date: 2023-03-04T10:00:00Z\r\n"
        f"Content-Type: application/http\r\nContent-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def test_attachments_of_a_mailbox_do_not_end_it(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "press@port.example", "Ferries"
    message.set_content(ENGLISH)
    message.add_attachment(ENGLISH, filename="more.txt")
    box = mailbox.mbox(tmp_path / "list.mbox")
    for _ in range(3):
        box.add(message)
    box.close()
    parts = [one.part for one in gather([str(tmp_path / "list.mbox")], OPTIONS, Wanted())]
    assert len(parts) == 7
    assert [part for part in parts if part is not None] == sorted(part for part in parts if part is not None)
    assert parts[1] == parts[2] == pytest.approx(1 / 3, abs=0.02)
    assert parts[-1] == pytest.approx(1.0, abs=0.02)


def test_a_stop_keeps_what_was_read_by_then(ledger: Ledger, tmp_path: Path) -> None:
    path = table(tmp_path / "news.csv", 30)
    seen: list[AddStep] = []
    summary = ledger.add(path, OPTIONS, progress=seen.append, stop=lambda: any(step.documents for step in seen))
    assert summary.stopped
    assert 0 < summary.added < 30
    assert ledger.counts().documents == summary.added
    rest = ledger.add(path, OPTIONS)
    assert rest.added + summary.added == 30


class Breaking(MemoryStore):
    """Loses its connection at the second transaction."""

    def __init__(self) -> None:
        super().__init__()
        self.left = 1

    def add(self, entries: Iterable[Entry], user: str) -> tuple[Added, ...]:  # type: ignore[override]
        self.left -= 1
        if self.left < 0:
            raise ServiceError("the connection was lost")
        return super().add(list(entries), user)


def test_a_ledger_that_is_lost_half_way_ends_it_and_it_goes_on_later(tmp_path: Path) -> None:
    store = Breaking()
    ledger = Ledger(store, user="ada")
    path = table(tmp_path / "news.csv", 30)
    told: list[str] = []
    with pytest.raises(ServiceError, match="lost"):
        ledger.add(path, OPTIONS, progress=lambda step: told.extend(document.id for document in step.documents))
    assert sorted(told) == sorted(head.id for head in ledger.documents())
    store.left = 1000
    assert ledger.add(path, OPTIONS).known == len(told) > 0
    assert ledger.counts().documents == 30


def test_a_reader_that_cannot_be_opened_is_told_first(ledger: Ledger, folder: Path) -> None:
    with pytest.raises(UsageError, match="crystal"):
        ledger.add(folder, reader="crystal ball")
    assert ledger.counts().originals == 0


def test_a_source_is_known_by_its_whole_name(tmp_path: Path) -> None:
    (tmp_path / "report: one.txt").write_text(ENGLISH, "utf-8")
    assert whole_name("report: one.txt") == str(tmp_path / "report: one.txt")
    assert whole_name(Path("there/../here.txt")) == str(tmp_path / "here.txt")
    for name in ("-", "", "https://post.example/a/../b", "ftp://post.example"):
        assert whole_name(name) == name


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"publisher": "Daily Example", "published": "2021-03-07", "threshold": 0.7, "clean": False, "theatre": ("UA",)},
        {"columns": {"text": ("lead", "body"), "date": "day"}, "note": "a “note”", "keep_only": True, "kind": "csv"},
    ],
)
def test_options_can_be_written_down_for_later(settings: dict[str, object]) -> None:
    options = add_options(OPTIONS, settings)  # type: ignore[typeddict-item]
    source, again = AddOptions.from_json(options.to_json("/a/source"))
    assert (source, again, hash(again)) == ("/a/source", options, hash(options))


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"source": "x", "columns": 3}', '{"source": "x", "published": "never"}']
)
def test_options_that_are_none_are_wrong_use(text: str) -> None:
    with pytest.raises(UsageError):
        AddOptions.from_json(text)


def test_pages_are_visited_and_new_versions_kept(ledger: Ledger, serve: Callable[[dict[str, bytes]], str]) -> None:
    pages = web_pages()
    address = serve(pages)
    first = ledger.add(f"{address}/feed.xml", OPTIONS, allow_private=True)
    assert (first.added, first.failed) == (2, ())
    again = ledger.add(f"{address}/feed.xml", OPTIONS, allow_private=True)
    assert (again.added, again.known) == (0, 2)  # the feed says that nothing is new
    pages["/two.html"] = pages["/two.html"].replace(b"At least 12", b"At least 14")
    page = ledger.add(f"{address}/two.html", OPTIONS, allow_private=True)
    assert (page.added, page.versions) == (1, 1)


SECRET = "The pier is to be blown up on Monday, two soldiers said in a letter that was never meant for others.\n"


def feed(path: Path, *links: str) -> Path:
    entries = "".join(f"<item><title>A day</title><link>{link}</link><guid>{link}</guid></item>" for link in links)
    path.write_text(f'<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title>{entries}</channel></rss>')
    return path


@pytest.mark.parametrize("kind", ["feed", "sitemap"])
def test_trying_again_opens_no_file_that_a_source_names(ledger: Ledger, tmp_path: Path, kind: str) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET, "utf-8")
    source = feed(tmp_path / "feed.xml", str(secret), f"{secret}#row=1")
    if kind == "sitemap":
        source.write_text(f"<urlset><url><loc>{secret}</loc></url><url><loc>secret.txt</loc></url></urlset>")
    assert len(ledger.add(source, OPTIONS, kind=kind).failed) == 2  # type: ignore[arg-type]
    again = ledger.retry(reader=FakeReader())
    assert (again.added, len(again.failed)) == (0, 2)
    assert not any("letter" in ledger.document(head.id).text for head in ledger.documents())
    assert ledger.counts().failures == 2


def test_a_link_out_of_a_folder_is_not_followed_when_tried_again(ledger: Ledger, folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET, "utf-8")
    (folder / "link.txt").symlink_to(secret)
    assert len(ledger.add(folder, OPTIONS).failed) == 1
    again = ledger.retry(reader=FakeReader())
    assert (again.added, len(again.failed)) == (0, 1)


def test_passwords_in_addresses_are_kept_nowhere(
    ledger: Ledger, serve: Callable[[dict[str, bytes]], str], tmp_path: Path
) -> None:
    pages = web_pages()
    address = serve(pages)
    with_password = address.replace("http://", "http://bob:s3cret@")
    pages["/feed.xml"] = pages["/feed.xml"].replace(b"/one.html", f"{with_password}/one.html".encode())
    pages["/table.csv"] = table(tmp_path / "news.csv", 2).read_bytes()
    sources = [f"{with_password}{path}" for path in ("/feed.xml", "/two.html", "/table.csv", "/gone")]
    steps: list[AddStep] = []
    summary = ledger.add(sources, OPTIONS, allow_private=True, progress=steps.append)
    assert (summary.added, [failure.source for failure in summary.failed]) == (4, [f"{address}/gone"])
    heads = list(ledger.store.original_heads())
    told = f"{summary} {steps} {heads} {list(ledger.log())} {list(ledger.failures())} {list(ledger.documents())}"
    assert "s3cret" not in told
    kept = list(tmp_path.rglob("feeds*.json"))
    assert kept
    assert not any("s3cret" in path.read_text() for path in kept)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://bob:s3cret@post.example/a?b=c@d#e", "https://post.example/a?b=c@d#e"),
        ("http://bob@post.example:8080", "http://post.example:8080"),
        ("HTTP://b@b:s@post.example/", "HTTP://post.example/"),
        ("http://bob:s3/cret@post.example/x", "http://post.example/x"),
        ("http:bob:s3cret@post.example", "http:post.example"),
        ("http://bob:s3cret@[post.example/x", "http://[post.example/x"),
        ("https://post.example/@desk", "https://post.example/@desk"),
    ],
)
def test_the_name_of_an_address_holds_no_password(given: str, kept: str) -> None:
    assert whole_name(given) == kept


HALF = "\\ud800"


def test_halves_of_letters_in_a_source_end_nothing(
    ledger: Ledger, serve: Callable[[dict[str, bytes]], str], tmp_path: Path
) -> None:
    chat = tmp_path / "result.json"
    message = f'{{"id": "{HALF}", "type": "message", "date": "2021-03-07T10:00:00", "text": "{ENGLISH.strip()}"}}'
    message = message.replace("\n", "\\n")
    chat.write_text(f'{{"name": "Desk{HALF}", "type": "public_channel", "id": 7, "messages": [{message}]}}')
    lines = tmp_path / "posts.jsonl"
    lines.write_text(
        f'{{"title{HALF}": "The harbour was shelled", "text{HALF}": "Rebels shelled the quay on Friday."}}\n'
    )
    json_feed = tmp_path / "feed.json"
    json_feed.write_text(
        f'{{"version": "https://jsonfeed.org/version/1.1", "title": "Post", "items": [{{"id": "1", "url": "/x{HALF}"}}]}}'
    )
    last = tmp_path / "last.txt"
    last.write_text(ENGLISH.replace("Friday", "Sunday"), "utf-8")
    summary = ledger.add([chat, lines, json_feed, last], OPTIONS, note="from \ud800")
    assert len(summary.failed) + summary.added == 4
    assert {failure.source for failure in ledger.failures()} == {failure.source for failure in summary.failed}
    again = ledger.add([chat, lines, json_feed, last], OPTIONS)
    assert any(head.title == "The harbour was shelled" for head in ledger.documents())
    assert [failure.source for failure in again.failed] == ["/x" + HALF]
    assert ledger.retry(reader=FakeReader()).added == 0


class Choosy(MemoryStore):
    """Cannot write down what speaks of Monday."""

    def add(self, entries: Iterable[Entry], user: str) -> tuple[Added, ...]:  # type: ignore[override]
        entries = list(entries)
        if any(b"Monday" in entry.original.content for entry in entries):
            raise InputError("holds half a letter")
        return super().add(entries, user)


def test_what_cannot_be_written_down_is_noted_even_at_the_end(folder: Path) -> None:
    ledger = Ledger(Choosy(), user="ada")
    summary = ledger.add(folder, OPTIONS)
    assert (summary.added, [failure.message for failure in summary.failed]) == (1, ["holds half a letter"])
    assert [failure.source for failure in ledger.failures()] == [str(folder / "two.txt")]


def test_the_state_of_a_feed_without_news_is_kept(ledger: Ledger, serve: Callable[[dict[str, bytes]], str]) -> None:
    pages = web_pages()
    address = f"{serve(pages)}/feed.xml"
    ledger.add(address, OPTIONS, allow_private=True)
    job = ledger._job(OPTIONS, None, None, lambda: open_tools(OPTIONS.reading, FakeReader()))
    before = ledger._feeds(OPTIONS, job).states[address]
    pages["/feed.xml"] = pages["/feed.xml"].replace(b"Harbour Post", b"The Harbour Post")
    assert ledger.add(address, OPTIONS, allow_private=True).known == 2
    after = ledger._feeds(OPTIONS, job).states[address]
    assert (after.seen, after.etag == before.etag) == (before.seen, False)


def test_a_page_that_did_not_change_since_is_not_fetched_again(
    ledger: Ledger, serve: Callable[[dict[str, bytes]], str]
) -> None:
    pages = web_pages()
    address = serve(pages)
    entry = "<url><loc>{}/{}.html</loc><lastmod>{}</lastmod></url>"
    later = (datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=2)).isoformat()
    one, two = entry.format(address, "one", "2021-03-07T10:00:00Z"), entry.format(address, "two", "{}")
    pages["/sitemap.xml"] = f"<urlset>{one}{two.format('2021-03-07')}</urlset>".encode()
    assert ledger.add(f"{address}/sitemap.xml", OPTIONS, allow_private=True).added == 2
    for name in ("/one.html", "/two.html"):
        pages[name] = pages[name].replace(b"At least 12", b"At least 14")
    again = ledger.add(f"{address}/sitemap.xml", OPTIONS, allow_private=True)
    assert (again.added, again.known) == (0, 2)
    pages["/sitemap.xml"] = f"<urlset>{one}{two.format(later)}</urlset>".encode()
    third = ledger.add(f"{address}/sitemap.xml", OPTIONS, allow_private=True)
    assert (third.added, third.versions, third.known) == (1, 1, 1)
    newer = ledger.add(f"{address}/sitemap.xml", places=False, allow_private=True, reader=Newer())
    assert newer.read == 2  # another reader reads what is known, too


def test_trying_again_follows_no_link_and_tells_each_failure_once(ledger: Ledger, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "private").mkdir()
    (tmp_path / "private" / "list.txt").write_text("Names of those who spoke to us on Tuesday.", "utf-8")
    (folder / "kept").mkdir()
    (folder / "kept" / "three.txt").write_text(ENGLISH.replace("Friday", "Sunday"), "utf-8")
    (folder / "away").symlink_to(tmp_path / "private")
    (folder / "same").symlink_to("kept")
    (folder / "empty.txt").write_text("", "utf-8")
    ledger.add(folder, OPTIONS)
    before = {failure.source for failure in ledger.failures()}
    assert before == {str(folder / name) for name in ("away", "same", "empty.txt")}
    again = ledger.retry(reader=FakeReader())
    assert (again.added, again.known) == (0, 0)
    assert sorted(failure.source for failure in again.failed) == sorted(before)
    assert {failure.source for failure in ledger.failures()} == before


def test_states_of_feeds_that_another_program_keeps_stay(tmp_path: Path) -> None:
    first, second = Feeds(str(tmp_path), "reader"), Feeds(str(tmp_path), "reader")
    first.keep(FeedState("https://post.example/a", "1"))
    second.keep(FeedState("https://post.example/b", "2"))
    first.keep(FeedState("https://post.example/c", "3"))
    second.keep(FeedState("https://post.example/b", "4"))
    Feeds(str(tmp_path), "another").keep(FeedState("https://post.example/a", "5"))
    states = Feeds(str(tmp_path), "reader").states
    assert {address[-1]: state.etag for address, state in states.items()} == {"a": "1", "b": "4", "c": "3"}
