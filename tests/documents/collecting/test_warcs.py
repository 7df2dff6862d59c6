"""Web archives, made in the test."""

import datetime
import gzip
import time
import uuid
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.documents.collecting.common import PAGE, collected, documents

from fogline.documents import CollectLimits
from fogline.documents.collecting import Item, ItemFailure, ItemLimits, ItemOptions, items


def record(
    url: str, body: bytes, head: str = "200 OK", *fields: str, date: str = "2023-03-04T10:00:00Z", gz: bool = False
) -> bytes:
    kind = "" if any(field.startswith("Content-Type") for field in fields) else "Content-Type: text/html; charset=utf-8"
    lines = "\r\n".join(filter(None, [f"HTTP/1.1 {head}", kind, "Set-Cookie: a=b", *fields]))
    content = f"{lines}\r\n\r\n".encode() + body
    named = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, url)}>\r\n"
        f"WARC-Target-URI: {url}\r\nWARC-Date: {date}\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(content)}\r\n\r\n"
    )
    made = named.encode() + content + b"\r\n\r\n"
    return gzip.compress(made) if gz else made


def saved(folder: Path, *records: bytes, name: str = "crawl.warc") -> Path:
    path = folder / name
    path.write_bytes(b"".join(records))
    return path


def test_pages_with_the_custody_of_their_capture(tmp_path: Path) -> None:
    page = PAGE.format("Omelny").encode()
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(page), page)
    path = saved(
        tmp_path,
        record("https://post.example/1", page),
        record("https://post.example/2", gzip.compress(page), "200 OK", "Content-Encoding: gzip"),
        record("https://post.example/3", chunked, "200 OK", "Transfer-Encoding: chunked"),
        record("https://post.example/4", page, "404 Not Found"),
        record("https://post.example/5", b"\x89PNG", "200 OK", "Content-Type: image/png"),
    )
    found, failed = collected(path)
    assert not failed
    assert [item.original.custody.address for item in found] == [
        f"https://post.example/{number}" for number in (1, 2, 3)
    ]
    assert all(item.original.content == page for item in found)
    custody = found[0].original.custody
    assert (custody.method, custody.collected) == ("warc", "2023-03-04T10:00:00+00:00")
    assert ("Content-Type", "text/html; charset=utf-8") in custody.headers
    assert "Set-Cookie" not in dict(custody.headers)
    assert "captured as the WARC record" in (custody.note or "")
    assert {document.url for document in documents(found)} == {f"https://post.example/{number}" for number in (1, 2, 3)}


def test_packed_archives_and_those_cut_off(tmp_path: Path) -> None:
    page = PAGE.format("Omelny").encode()
    records = [record(f"https://post.example/{number}", page, gz=True) for number in range(4)]
    found, failed = collected(saved(tmp_path, *records, name="crawl.warc.gz"))
    assert (len(found), failed) == (4, [])
    found, [failure] = collected(saved(tmp_path, *records[:3], records[3][:-30], name="crawl.warc.gz"))
    assert len(found) >= 3
    assert "cut off before its end" in failure.message


def test_one_bad_record_leaves_the_others(tmp_path: Path) -> None:
    page = PAGE.format("Omelny").encode()
    bomb = gzip.compress(b"a" * 5_000_000)
    path = saved(
        tmp_path,
        record("https://post.example/1", bomb, "200 OK", "Content-Encoding: gzip"),
        record("https://post.example/2", b"\x1f\x8bnot gzip", "200 OK", "Content-Encoding: gzip"),
        record("https://post.example/3", page, date="some day"),
        record("https://post.example/4", b"a" * 2_000_000),
        record("https://post.example/5", zlib.compress(page), "200 OK", "Content-Encoding: br"),
        record("https://post.example/6", gzip.compress(page)[:-20], "200 OK", "Content-Encoding: gzip"),
        record("https://post.example/7", zlib.compress(page)[:-20], "200 OK", "Content-Encoding: deflate"),
        record("https://post.example/8", page, date="0001-01-01T00:00:00+01:00"),
        record("https://post.example/9", page, date="9999-12-31T23:00:00-05:00"),
        record("https://post.example/10", page),
    )
    limits = ItemLimits(collect=CollectLimits(max_bytes=1_000_000))
    found, failed = collected(path, limits=limits)
    assert [item.original.custody.address for item in found] == ["https://post.example/10"]
    reasons = ["more than 1 MB", "packed wrongly", "no date of capture", "more than 1 MB", "packed as 'br'"]
    reasons += ["cut off", "cut off", "no date of capture", "no date of capture"]
    assert all(reason in each.message for reason, each in zip(reasons, failed, strict=True))


def test_a_bomb_in_the_packing_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fogline.documents.packing._BOMB_BYTES", 5_000_000)
    head = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\nWARC-Date: 2023-03-04T10:00:00Z\r\n"
    )
    head += b"Content-Type: application/http\r\nContent-Length: 900000000\r\n\r\n"
    head += b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    packed = packer.compress(head) + b"".join(packer.compress(b"a" * 10_000_000) for _ in range(3)) + packer.flush()
    limits = ItemLimits(collect=CollectLimits(max_bytes=50_000_000))
    _, failed = collected(saved(tmp_path, packed, name="bomb.warc.gz"), limits=limits)
    assert "no text but a bomb" in failed[0].message
    limits = ItemLimits(archive_bytes=4_000_000)
    _, failed = collected(saved(tmp_path, packed, name="bomb.warc.gz"), limits=limits)
    assert "unpacks to more than 4 MB" in failed[0].message


def test_dates_in_other_zones_are_turned_to_utc(tmp_path: Path) -> None:
    page = PAGE.format("Omelny").encode()
    stamp = datetime.datetime(2023, 3, 4, 12, tzinfo=datetime.timezone(datetime.timedelta(hours=2))).isoformat()
    [item] = collected(saved(tmp_path, record("https://a.example/", page, date=stamp)))[0]
    assert item.original.custody.collected == "2023-03-04T10:00:00+00:00"


def test_damage_between_records_is_told_and_passed(tmp_path: Path) -> None:
    page = PAGE.format("Omelny").encode()
    good = [record(f"https://post.example/{number}", page) for number in range(3)]
    longer = good[1].replace(b"Content-Length: ", b"Content-Length: x")
    found, failed = collected(saved(tmp_path, good[0], b"garbage\r\nmore\r\n\r\n", longer, good[2]))
    assert [item.original.custody.address for item in found] == ["https://post.example/0", "https://post.example/2"]
    assert ["something else than a record" in each.message or "how long" in each.message for each in failed] == [
        True
    ] * 2
    cut = good[0] + good[1][:-100]
    found, [failure] = collected(saved(tmp_path, cut))
    assert (len(found), "cut off" in failure.message) == (1, True)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 900), st.binary(max_size=30), st.integers(0, 200))
def test_any_damage_ends_in_items_or_failures(
    tmp_path_factory: pytest.TempPathFactory, at: int, more: bytes, cut: int
) -> None:
    whole = record("https://post.example/1", PAGE.format("Omelny").encode()) * 2
    path = saved(tmp_path_factory.getbasetemp(), whole[:at] + more + whole[at + cut :])
    for each in items(str(path), ItemOptions(kind="warc")):
        assert isinstance(each, Item | ItemFailure)


def test_many_records_take_no_time(tmp_path: Path) -> None:
    page = PAGE.format("Omelny").encode()
    path = saved(
        tmp_path, *(record(f"https://post.example/{number}", page, gz=True) for number in range(2000)), name="a.warc.gz"
    )
    started = time.process_time()
    assert len(collected(path)[0]) == 2000
    assert time.process_time() - started < 4


def test_a_record_at_the_edge_of_a_piece(tmp_path: Path) -> None:
    page = PAGE.format("Omelny").encode()
    for filling in (65_400, 65_536, 1 << 20):
        records = [record("https://a.example/1", page + b" " * filling), record("https://a.example/2", page)]
        packed = gzip.compress(b"".join(records))
        found, failed = collected(saved(tmp_path, packed, name="a.warc.gz"))
        assert (len(found), failed) == (2, [])
