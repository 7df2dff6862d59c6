"""What every ledger promises of adding and keeping, whatever it lies in."""

import hashlib
import json
from dataclasses import replace

import msgspec
import pytest
from tests.ledger import stores
from tests.ledger.conftest import Place
from tests.ledger.stores import ANALYST, NEWER, READER

from fogline.ledger import Store, clock
from fogline.ledger.digests import digest
from fogline.records import Custody, Original, Span
from fogline.records.codec import from_json, to_json
from fogline.records.errors import InputError, UsageError
from fogline.records.ledger import (
    Added,
    ClaimQuery,
    DocumentQuery,
    Entry,
    FailedSource,
    LogLine,
    OriginalHead,
    Setting,
    Slice,
)

WHO = "clerk"


def test_an_entry_is_added_whole(store: Store) -> None:
    entry = stores.wire()
    assert store.add([entry], WHO) == (Added(original=True, document=True, reading=True, claims=4),)
    assert store.original(entry.original.sha256) == entry.original
    assert store.document(stores.WIRE_DOCUMENT.id) == stores.WIRE_DOCUMENT
    assert store.report(stores.WIRE_DOCUMENT.id) == entry.report
    counts = store.counts()
    assert (counts.originals, counts.documents, counts.readings, counts.claims) == (1, 1, 1, 4)
    assert (counts.decisions, counts.failures) == (0, 0)
    assert counts.publishers == (("Daily Example", 1),)
    assert counts.log == len(list(store.log()))


def test_what_is_there_is_not_added_again(store: Store) -> None:
    store.add([stores.wire(), stores.bulletin()], WHO)
    before = list(store.log())
    again = store.add([stores.wire(), stores.bulletin()], WHO)
    assert again == (Added(original=False, document=False, reading=False),) * 2
    assert not any(added.anything for added in again)
    assert list(store.log()) == before


def test_the_same_entry_twice_in_one_call(store: Store) -> None:
    first, second = store.add([stores.wire(), stores.wire()], WHO)
    assert first.anything
    assert not second.anything
    assert store.counts().claims == 4


def test_nothing_is_added_for_nothing(store: Store) -> None:
    assert store.add([], WHO) == ()
    assert [line.act for line in store.log()] == ["opened"]


def test_all_of_a_call_or_none(store: Store) -> None:
    stray = Entry(stores.original("row 7"), slice=Slice("f" * 64, 0, 5))
    with pytest.raises(UsageError, match="f" * 20):
        store.add([stores.wire(), stray], WHO)
    assert store.counts().originals == 0
    assert [line.act for line in store.log()] == ["opened"]
    assert list(store.claims()) == []


def test_an_original_without_document(store: Store) -> None:
    table = stores.original("day,text\n5 March,quiet\n", "tables/days.csv")
    assert store.add([Entry(table)], WHO) == (Added(original=True, document=False, reading=False),)
    assert store.has([table.sha256], None) == frozenset()
    assert list(store.documents()) == []
    assert next(store.original_heads()) == OriginalHead(
        table.sha256, len(table.content), "text/plain", (table.custody,), None
    )


def test_a_document_that_nobody_read(store: Store) -> None:
    unread = stores.entry(stores.CHANNEL_DOCUMENT, reader=None)
    assert store.add([unread], WHO) == (Added(original=True, document=True, reading=False),)
    assert store.report(unread.document.id) is None  # type: ignore[union-attr]
    assert next(store.documents()).claims is None
    # ... until somebody does
    assert store.add([stores.channel()], WHO) == (Added(original=False, document=False, reading=True, claims=1),)
    assert next(store.documents()).claims == 1


def test_a_reading_without_claims(store: Store) -> None:
    held = stores.document("Nothing happened\nIt was quiet.")
    assert store.add([stores.entry(held)], WHO) == (Added(original=True, document=True, reading=True),)
    assert next(store.documents()).claims == 0


def test_slices_of_a_container(store: Store) -> None:
    table = stores.original('"5 March","Shells hit Lanivka"\n"6 March","Calm"\n', "tables/days.csv")
    rows = [b'"5 March","Shells hit Lanivka"', b'"6 March","Calm"']
    entries = [Entry(table), *(stores.sliced(table, row, stores.document(row.decode())) for row in rows)]
    assert [added.document for added in store.add(entries, WHO)] == [False, True, True]
    heads = list(store.original_heads())
    assert [head.slice for head in heads] == [None, entries[1].slice, entries[2].slice]
    for entry in entries:
        assert store.original(entry.original.sha256) == entry.original
    # ... added later, to a container that is there
    late = stores.sliced(table, b"Calm")
    store.add([late], WHO)
    assert store.original(late.original.sha256).content == b"Calm"


@pytest.mark.parametrize(("start", "end"), [(0, 99), (3, 8), (-1, 4), (5, 0)])
def test_a_slice_that_is_not_what_it_says(store: Store, start: int, end: int) -> None:
    table = stores.original("day,text\n")
    store.add([Entry(table)], WHO)
    with pytest.raises(UsageError, match="bytes"):
        store.add([Entry(stores.original("day,t"), slice=Slice(table.sha256, start, end))], WHO)
    assert store.counts().originals == 1


def test_every_source_is_in_the_custody(store: Store) -> None:
    first = stores.original("one and the same", "a.txt")
    later = stores.original("one and the same", "a.txt", collected="2031-04-01T00:00:00+00:00")
    elsewhere = stores.original("one and the same", "b.txt")
    moved = stores.original("one and the same", "a.txt", address="https://news.example/a")
    for original in (first, later, elsewhere, moved, elsewhere):
        store.add([Entry(original)], WHO)
    (head,) = store.original_heads()
    assert head.custody == (first.custody, elsewhere.custody, moved.custody)
    assert store.original(first.sha256).custody == first.custody
    assert [line.act for line in store.log()] == ["opened", "collected", "collected", "collected"]


def test_headers_and_notes_are_kept(store: Store) -> None:
    custody = Custody(
        *("2031-03-05T06:00:00+00:00", "https://news.example/x", "GET", "fogline 0", "https://news.example/y"),
        headers=(("Content-Type", "text/html"), ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2"), ("X-Leer", "")),
        note="сохранено по просьбе “редакции”",
    )
    kept = Original.of(b"\x00\xff\x00binary", None, custody)
    store.add([Entry(kept)], WHO)
    assert store.original(kept.sha256) == kept


@pytest.mark.parametrize("content", [b"", b"\x1f\x8b\x08\x00", bytes(range(256)) * 5000])
def test_any_bytes_come_back(store: Store, content: bytes) -> None:
    kept = stores.original(content)
    store.add([Entry(kept)], WHO)
    assert store.original(kept.sha256).content == content


def test_originals_by_name(store: Store) -> None:
    kept = [stores.original(f"text {number}") for number in range(5)]
    store.add([Entry(original) for original in kept], WHO)
    asked = [kept[3].sha256, kept[1].sha256, "0" * 64]
    assert [head.sha256 for head in store.original_heads(asked)] == [kept[1].sha256, kept[3].sha256]
    assert list(store.original_heads([])) == []


def test_what_is_not_there(store: Store) -> None:
    for ask in (store.original, store.document, store.report):
        with pytest.raises(UsageError, match="nowhere"):
            ask("nowhere")


def test_what_need_not_be_read_again(store: Store) -> None:
    read, unread, table = stores.wire(), stores.entry(stores.CHANNEL_DOCUMENT, reader=None), stores.original("a,b")
    store.add([read, unread, Entry(table)], WHO)
    names = [read.original.sha256, unread.original.sha256, table.sha256, "e" * 64]
    assert store.has(names, READER) == {read.original.sha256}
    assert store.has(names, NEWER) == frozenset()
    assert store.has(names, None) == {read.original.sha256, unread.original.sha256}
    assert store.has([], None) == frozenset()
    assert store.has((name for name in names * 400), READER) == {read.original.sha256}


def test_the_latest_other_reader_counts(store: Store) -> None:
    held = stores.WIRE_DOCUMENT
    first, newer = stores.report(held, stores.DEPOT), stores.report(held, stores.DEPOT, stores.DENIAL, reader=NEWER)
    kept = stores.entry(held).original

    def add(report: object) -> bool:
        return store.add([Entry(kept, held, report)], WHO)[0].reading  # type: ignore[arg-type]

    assert add(first)
    assert add(newer)
    assert store.report(held.id) == newer
    assert not add(replace(newer, claims=()))  # the same reader again
    assert store.report(held.id) == newer
    assert add(first)  # gone back to
    assert store.report(held.id) == first
    assert store.counts().readings == 3


def test_a_document_described_anew_is_told_so_and_found_so(store: Store) -> None:
    held = stores.WIRE_DOCUMENT
    put_right = replace(held, publisher="Copy Desk", published=stores.on("2031-03-02"))
    kept = stores.entry(held, stores.DEPOT)
    store.add([kept], WHO)
    read_anew = stores.report(put_right, stores.DEPOT)  # by the same reader
    entry = Entry(kept.original, held, read_anew)
    assert store.add([entry], WHO)[0] == Added(original=False, document=False, reading=True, claims=1)
    assert not store.add([entry], WHO)[0].anything
    head = next(store.documents())
    assert (head.publisher, head.published) == ("Copy Desk", put_right.published)
    assert [one.document for one in store.claims()] == [head]
    assert store.report(held.id) == read_anew
    assert store.document(held.id) == held  # as it was added
    assert [one.id for one in store.documents(DocumentQuery(publishers=("copy desk",), since="2031-03-02"))] == [
        held.id
    ]
    assert list(store.documents(DocumentQuery(publishers=("daily example",)))) == []
    assert list(store.out_of_step()) == []
    store.rebuild()
    assert next(store.documents()) == head
    # ... and back again
    store.add([Entry(kept.original, held, stores.report(held, stores.DEPOT))], WHO)
    assert next(store.documents()).publisher == held.publisher
    assert store.counts().readings == 3


def test_a_comment_may_be_on_a_document(store: Store) -> None:
    store.add([stores.wire()], WHO)
    said = stores.decision("comment", stores.WIRE_DOCUMENT.id, reason="saved without its header")
    store.decide([said])
    assert list(store.decisions([stores.WIRE_DOCUMENT.id])) == [said]
    with pytest.raises(UsageError, match="no claim"):
        store.decide([stores.decision("accept", stores.WIRE_DOCUMENT.id)])


def test_versions_of_an_address(store: Store) -> None:
    texts = [f"Depot hit\n{stores.WIRE} Update {number}: the fire is out." for number in range(3)]
    held = [stores.document(text, url="https://news.example/depot") for text in texts]
    held[1] = replace(held[1], url="http://www.news.example/depot/?utm_source=feed#top")
    other = stores.document("Another page\nwith other words", url="https://news.example/depot2")
    for one in (*held, other):
        store.add([stores.entry(one)], WHO)
    heads = {head.id: head for head in store.documents()}
    assert [heads[one.id].version_of for one in held] == [None, held[0].id, held[1].id]
    assert heads[other.id].version_of is None
    # a version says much the same, yet it is no copy
    assert [heads[one.id].copy_of for one in held] == [None, None, None]
    found = store.documents(DocumentQuery(urls=("https://news.example/depot",)))
    assert [head.id for head in found] == [one.id for one in reversed(held)]


STORY = (
    "Grain depot burns after night of shelling\n"
    "Shells set a grain depot alight in the river port of Sarn before dawn, and firefighters worked until noon to bring "
    "the blaze under control, the harbour office said. Nobody was hurt, but some nine thousand tonnes of wheat were lost. "
    "The owner, a farmers' cooperative, had been preparing to ship the load to buyers abroad within days. "
    "Residents of the old town told reporters they had counted fourteen blasts. The garrison across the water denied "
    "that its guns had fired at all that night, and blamed an accident with welding gear. An inspection team of the "
    "monitoring mission is expected at the site by the end of the week."
)


def test_copies_are_recognised(store: Store) -> None:
    lines = STORY.split("\n")
    cut = lines[0] + "\n" + lines[1][: len(lines[1]) * 3 // 4]
    retitled = "Nine thousand tonnes of wheat lost in Sarn fire\n" + lines[1]
    held = [stores.document(text, url=f"https://{at}.example/sarn") for at, text in enumerate((STORY, cut, retitled))]
    store.add([stores.wire(), *(stores.entry(one) for one in held)], WHO)
    heads = {head.id: head for head in store.documents()}
    assert [heads[one.id].copy_of for one in held] == [None, held[0].id, held[0].id]
    assert heads[held[0].id].likeness is None
    assert all(0.6 < (heads[one.id].likeness or 0) <= 1 for one in held[1:])
    assert heads[stores.WIRE_DOCUMENT.id].copy_of is None
    kept = [head.id for head in store.documents(DocumentQuery(copies=False))]
    assert kept == [held[0].id, stores.WIRE_DOCUMENT.id]


def test_failures_until_recovered(store: Store) -> None:
    gone = FailedSource("https://a.example/x", "404 Not Found", 1, "2031-03-05T06:00:00Z", options='{"--depth": 1}')
    slow = FailedSource("https://b.example/y", "timed out", 3, "2031-03-05T06:01:00Z")
    store.fail([gone, slow], WHO)
    again = replace(gone, message="410 Gone", time="2031-03-06T06:00:00Z")
    store.fail([again], WHO)
    assert list(store.failures()) == [replace(again, tries=2), slow]
    assert store.counts().failures == 2
    store.recover(["https://b.example/y", "never failed"], WHO)
    assert [failed.source for failed in store.failures()] == ["https://a.example/x"]
    store.recover(["https://a.example/x"], WHO)
    store.recover(["https://a.example/x"], WHO)
    assert list(store.failures()) == []
    store.fail([slow, gone], WHO)
    assert list(store.failures()) == [slow, gone]  # counted from one again
    assert [line.subject for line in store.log() if line.act == "failed"] == [
        *(gone.source, slow.source, gone.source, slow.source, gone.source)
    ]


def test_settings_have_a_history(store: Store) -> None:
    first = Setting("theatre", '["UA","PL"]', ANALYST, "2031-03-05T06:00:00Z")
    second = replace(first, value='["UA"]', time="2031-03-06T06:00:00Z")
    other = Setting("publisher/Ланівка зараз", '{"side":"UA"}', "o'neil", "2031-03-06T06:00:00Z")
    store.set([first])
    store.set([replace(first, time="2031-03-05T07:00:00Z", user="other")])  # has that value already
    store.set([second, other])
    assert store.settings() == {"theatre": second, other.key: other}
    assert list(store.setting_history()) == [first, second, other]
    assert list(store.setting_history("theatre")) == [first, second]
    assert list(store.setting_history("nothing")) == []
    lines = [line for line in store.log() if line.act == "setting"]
    assert [(line.subject, line.user, line.digest) for line in lines] == [
        (one.key, one.user, digest(one)) for one in (first, second, other)
    ]
    assert store.settings(known_on=lines[0].time) == {"theatre": first}
    assert store.settings(known_on="1999-01-01") == {}
    store.set([first])
    assert store.settings()["theatre"] == first  # set back


@pytest.mark.parametrize("setting", [("theatre", "UA"), ("theatre", ""), (" ", "1")])
def test_a_setting_that_cannot_be(store: Store, setting: tuple[str, str]) -> None:
    good = Setting("delay", '"2d"', ANALYST, "2031-03-05T06:00:00Z")
    with pytest.raises(UsageError, match="setting"):
        store.set([good, Setting(*setting, ANALYST, "2031-03-05T06:00:00Z")])
    assert store.settings() == {}


def sha256(data: bytes | str) -> str:
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()


def hash_of(line: LogLine) -> str:
    """The hash of a line, computed from what its documentation says."""
    said = [
        line.number,
        line.time,
        line.act,
        line.subject,
        line.user,
        line.digest,
        line.detail,
        line.clock,
        line.previous,
    ]
    return sha256(json.dumps(said, ensure_ascii=False, separators=(",", ":")))


def check_chain(store: Store) -> list[LogLine]:
    """Check the whole chain of a log and return it."""
    lines = list(store.log())
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    previous = "0" * 64
    for line in lines:
        assert line.previous == previous
        assert line.hash == hash_of(line)
        previous = line.hash
    assert [line.time for line in lines] == sorted(line.time for line in lines)
    return lines


def test_the_log_tells_all_in_a_chain(store: Store) -> None:
    entry = stores.wire()
    store.add([entry], WHO)
    (claim, *_) = entry.report.claims  # type: ignore[union-attr]
    judged = stores.decision("accept", claim.id, reason="seen on «video»")
    store.decide([judged])
    store.set([Setting("delay", '"2d"', ANALYST, "2031-03-05T06:00:00Z")])
    failed = FailedSource("x", "no", 1, "2031-03-05T06:00:00Z")
    store.fail([failed], "watcher")
    noted = store.note("exported", "bundle.zip", "editor", '{"claims": 4}', "ab" * 32)
    lines = check_chain(store)
    assert lines[-1] == noted
    told = [(line.act, line.subject, line.user, line.digest) for line in lines[1:]]
    assert told == [
        ("collected", entry.original.sha256, WHO, digest(entry.original.custody)),
        ("document", stores.WIRE_DOCUMENT.id, WHO, digest(stores.WIRE_DOCUMENT)),
        ("reading", digest(entry.report), WHO, digest(entry.report)),
        ("decision", judged.id, ANALYST, digest(judged)),
        ("setting", "delay", ANALYST, digest(Setting("delay", '"2d"', ANALYST, "2031-03-05T06:00:00Z"))),
        ("failed", "x", "watcher", digest(failed)),
        ("exported", "bundle.zip", "editor", "ab" * 32),
    ]
    assert list(store.log(after=5)) == lines[5:]
    assert list(store.log(after=len(lines))) == []


def test_digests_can_be_computed_by_others(store: Store) -> None:
    store.add([stores.wire()], WHO)
    line = next(line for line in store.log() if line.act == "document")
    plain = json.loads(to_json(store.document(stores.WIRE_DOCUMENT.id)))
    assert line.digest == sha256(json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":")))


def test_time_never_runs_backwards(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.add([stores.wire()], WHO)
    latest = list(store.log())[-1].time
    monkeypatch.setattr(clock, "now", lambda: "1999-12-31T23:59:59.000000Z")
    line = store.note("verified", "sound", WHO)
    assert (line.time, line.clock) == (latest, "1999-12-31T23:59:59.000000Z")
    monkeypatch.undo()
    assert store.note("verified", "sound", WHO).clock is None
    check_chain(store)


HOSTILE = (
    *("'; DROP TABLE claims; --", '"quoted" (AND) NOT NEAR/2 *', "100 % of _all_ \\ ?1 :name $1 %(x)s {0}", "\\x00\\'"),
    *(
        "Zażółć gęślą jaźń",
        "خاركيف تحت القصف",
        "ハルキウ砲撃",
        "खार्किव",
        "\U0001f4a5\U0001f1fa\U0001f1e6",
        "é" * 3,
        "\u202eevil\u202c",
    ),
    *("line\nbreak\ttab\r", "NUL \x00 in the middle", "\ufdd0\uffff", " ", ""),
)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_kept_as_they_are(store: Store, words: str) -> None:
    held = stores.document(f"{words}\nShells hit {words}!", title=words, publisher=words, url=words, language=words)
    said = stores.Said(f"Shells hit {words}", chain=((words, words),), place=replace(stores.LANIVKA, name=words))
    entry = stores.entry(held, said, source=words)
    store.add([entry], words)
    assert store.original(entry.original.sha256) == entry.original
    assert store.document(held.id) == held
    assert store.report(held.id) == entry.report
    (finding,) = store.claims()
    assert finding.claim == entry.report.claims[0]  # type: ignore[union-attr]
    assert finding.evidence == said.words
    assert finding.document.title == words
    assert list(store.log())[-1].user == words
    store.fail([FailedSource(words, words, 1, words, options=words)], words)
    assert next(store.failures()).source == words
    store.note("exported", words, words, words)
    judged = stores.decision("comment", finding.claim.id, user=(words.strip() and words) or "x", reason=words)
    store.decide([judged])
    assert list(store.decisions()) == [judged]
    check_chain(store)


def test_half_a_character_is_refused_whole(store: Store) -> None:
    held = replace(stores.document("Half a pair"), text="Half a \ud83d pair")
    kept = stores.entry(stores.document("Half a pair")).original
    for entry in (Entry(kept, held), Entry(kept, held, stores.report(held))):
        with pytest.raises(InputError, match="half"):
            store.add([stores.wire(), entry], WHO)
    assert store.counts().originals == 0


def test_very_long_texts(store: Store) -> None:
    text = "Long report\n" + "shells fell on the town again and again " * 2500 + "until Lanivka burned"
    said = stores.Said("until Lanivka burned")
    whole = stores.Said(text[20:90000])
    held = stores.document(text)
    entry = stores.entry(held, said, whole)
    store.add([entry], WHO)
    assert store.document(held.id) == held
    assert [finding.claim for finding in store.claims()] == list(entry.report.claims)  # type: ignore[union-attr]


def test_odd_numbers_come_back(store: Store) -> None:
    held = stores.document("Numbers\nand so on")
    (claim,) = stores.report(held, stores.Said("and so on", place=stores.LANIVKA, certainty=(1e-9, 0.1 + 0.2))).claims
    place = replace(
        stores.LANIVKA, latitude=-0.0, longitude=179.99999999999997, radius_km=1e-17, derived_from=Span(0, 3)
    )
    claim = replace(claim, place=place, frame=2**40)
    report = replace(stores.report(held), claims=(claim,))
    store.add([Entry(stores.entry(held).original, held, report)], WHO)
    assert store.report(held.id) == report
    assert from_json(to_json(store.report(held.id)), type(report)) == report
    assert msgspec.json.encode(store.report(held.id)) == msgspec.json.encode(report)


def test_it_is_all_there_after_opening_again(place: Place) -> None:
    store = place.open()
    store.add([stores.wire(), stores.bulletin()], WHO)
    store.set([Setting("delay", '"2d"', ANALYST, "2031-03-05T06:00:00Z")])
    (claim, *_) = [finding.claim for finding in store.claims()]
    store.decide([stores.decision("reject", claim.id)])
    found, lines, counts = list(store.claims()), list(store.log()), store.counts()
    store.close()
    store.close()
    again = place.open()
    assert list(again.claims()) == found
    assert list(again.log()) == lines
    assert again.counts() == counts
    assert not again.add([stores.wire()], WHO)[0].anything


def test_rebuilding_changes_no_answer(store: Store) -> None:
    store.add([stores.wire(), stores.bulletin(), stores.channel()], WHO)
    store.add([stores.entry(stores.document(STORY)), stores.entry(stores.document("Copy\n" + STORY))], WHO)
    claims = [finding.claim for finding in store.claims()]
    store.decide([stores.decision("correct", claims[1].id, change='{"type": "air_strike"}')])
    store.decide([stores.decision("accept", claims[0].id, claims[1].id)])
    store.add([stores.entry(stores.BULLETIN_DOCUMENT, stores.DRONES, reader=NEWER)], WHO)
    found, heads, lines = list(store.claims()), list(store.documents()), list(store.log())
    history = [list(store.claims(ClaimQuery(known_on=line.time))) for line in lines]
    told: list[tuple[int, int]] = []
    store.rebuild(lambda done, all_: told.append((done, all_)))
    assert list(store.claims()) == found
    assert list(store.documents()) == heads
    assert list(store.log()) == lines
    assert told[-1] == (5, 5)
    assert [list(store.claims(ClaimQuery(known_on=line.time))) for line in lines] == history


def test_looking_while_somebody_writes(place: Place) -> None:
    writer = place.open()
    writer.add([stores.wire(), stores.bulletin()], WHO)
    reader = place.open()
    found, lines = reader.claims(), reader.log()
    first, line = next(found), next(lines)
    writer.add([stores.channel()], WHO)
    writer.decide([stores.decision("reject", finding.claim.id) for finding in writer.claims()])
    rest = [first, *found]
    assert len(rest) == 6  # as it stood when asked
    assert {finding.status for finding in rest} == {"open"}
    assert [line, *lines][-1].act == "reading"
    assert {finding.status for finding in reader.claims()} == {"rejected"}


def test_adding_while_looking(store: Store) -> None:
    """One thread may write between two findings of its own."""
    store.add([stores.wire(), stores.bulletin()], WHO)
    for finding in store.claims():
        store.decide([stores.decision("accept", finding.claim.id)])
    assert {finding.status for finding in store.claims()} == {"accepted"}
    for head in store.documents():
        store.note("exported", head.id, WHO)
    for line in store.log():
        store.note("verified", str(line.number), WHO)
        if line.number > 20:
            break
