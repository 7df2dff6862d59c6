"""Watching: rounds until somebody says stop; what fails does not stop the rest, nor the next round."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.flow.sources import ENGLISH, web_pages

from fogline.flow import AddOptions, AddSummary, Ledger, ReadOptions
from fogline.flow.watching import Round, Schedule, listed, watch
from fogline.ledger.memory import MemoryStore
from fogline.records.errors import InputError, ServiceError

OPTIONS = AddOptions(ReadOptions(reader="fake", places=False, allow_private=True))


@pytest.fixture
def ledger() -> Ledger:
    return Ledger(MemoryStore("watched"), user="ada")


def rounds(ledger: Ledger, sources: Callable[[], list[str]], between: list[Callable[[], object]]) -> list[Round]:
    """Watch for as many rounds as there are things to do between them, and one more."""
    waits: list[float] = []

    def wait(seconds: float) -> bool:
        waits.append(seconds)
        if len(waits) > len(between):
            return True
        between[len(waits) - 1]()
        return False

    done = list(watch(ledger, sources, OPTIONS, Schedule(900.0, wait, lambda: False)))
    assert all(800 < seconds <= 900 for seconds in waits)
    return done


def counts(outcome: object) -> tuple[int, int]:
    assert isinstance(outcome, AddSummary)
    return outcome.added, len(outcome.failed)


def test_each_round_takes_what_is_new(ledger: Ledger, serve: Callable[[dict[str, bytes]], str]) -> None:
    pages = web_pages()
    address = serve(pages)
    feed = pages["/feed.xml"]

    def publish() -> None:
        pages["/three.html"] = pages["/two.html"].replace(b"Monday", b"Sunday")
        item = b"<item><title>Sunday</title><link>/three.html</link><guid>3</guid></item>"
        pages["/feed.xml"] = feed.replace(b"</channel>", item + b"</channel>")

    done = rounds(ledger, lambda: [f"{address}/feed.xml"], [lambda: None, publish])
    assert [counts(each.outcome) for each in done] == [(2, 0), (0, 0), (1, 0)]
    assert [each.number for each in done] == [1, 2, 3]
    assert [each.outcome.known for each in done if isinstance(each.outcome, AddSummary)] == [0, 2, 2]


def test_a_source_that_fails_does_not_stop_the_rest(
    ledger: Ledger, serve: Callable[[dict[str, bytes]], str], tmp_path: Path
) -> None:
    address = serve(web_pages())
    late = tmp_path / "late"
    sources = [f"{address}/gone.xml", str(late), f"{address}/feed.xml"]

    def write() -> None:
        late.mkdir()
        (late / "one.txt").write_text(ENGLISH.replace("Friday", "Sunday"), "utf-8")

    done = rounds(ledger, lambda: sources, [write])
    assert [counts(each.outcome) for each in done] == [(2, 2), (1, 1)]
    assert [failure.source for failure in ledger.failures()] == [f"{address}/gone.xml"]


def test_a_ledger_that_cannot_be_reached_is_tried_again_in_the_next_round(tmp_path: Path) -> None:
    class Lost(MemoryStore):
        lost = True

        def failures(self):  # type: ignore[no-untyped-def]
            if self.lost:
                raise ServiceError("the database cannot be reached")
            return super().failures()

    store = Lost()
    path = tmp_path / "one.txt"
    path.write_text(ENGLISH, "utf-8")
    done = rounds(Ledger(store, "ada"), lambda: [str(path)], [lambda: setattr(store, "lost", False)])
    assert isinstance(done[0].outcome, ServiceError)
    assert counts(done[1].outcome) == (1, 0)


def test_once_is_one_round_and_a_stop_ends_it(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text(ENGLISH, "utf-8")

    def never(seconds: float) -> bool:
        raise AssertionError(f"waited {seconds}")

    once = list(watch(ledger, lambda: [str(path)], OPTIONS, Schedule(None, never, lambda: False)))
    assert [counts(each.outcome) for each in once] == [(1, 0)]
    assert list(watch(ledger, lambda: [str(path)], OPTIONS, Schedule(900.0, never, lambda: True))) == []


def test_a_list_names_sources(tmp_path: Path) -> None:
    path = tmp_path / "feeds.txt"
    path.write_text("\ufeff# feeds\nhttps://post.example/feed.xml#latest  # the Post\n\n  reports/  \n", "utf-8")
    assert listed(str(path)) == ["https://post.example/feed.xml#latest", "reports/"]


@pytest.mark.parametrize("content", [b"", b"# nothing\n", b"\xff\xfe\x00"])
def test_a_list_that_names_nothing_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "feeds.txt"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"feeds\.txt"):
        listed(str(path))
    with pytest.raises(InputError, match="missing"):
        listed(str(tmp_path / "missing"))


def sitemap(address: str, *pages: str) -> bytes:
    entries = "".join(f"<url><loc>{address}/{name}.html</loc><lastmod>2021-03-07</lastmod></url>" for name in pages)
    return f"<urlset>{entries}</urlset>".encode()


def test_of_a_sitemap_nothing_is_lost_that_failed_in_a_round(
    ledger: Ledger, serve: Callable[[dict[str, bytes]], str]
) -> None:
    pages = web_pages()
    address = serve(pages)
    late = pages.pop("/two.html")
    pages["/good.xml"] = sitemap(address, "one")
    pages["/part.xml"] = sitemap(address, "two")
    sources = [f"{address}/good.xml", f"{address}/part.xml"]

    def comes_back() -> None:
        pages["/two.html"] = late
        pages["/good.xml"] = sitemap(address, "one", "old")
        pages["/old.html"] = late.replace(b"Monday", b"Sunday")

    def joins() -> None:
        sources.append(f"{address}/new.xml")
        pages["/new.xml"] = sitemap(address, "old")

    done = rounds(ledger, lambda: sources, [comes_back, joins])
    # Of the one that was whole only what changes is taken, of the one that was not all, and of a new one all.
    assert [counts(each.outcome) for each in done] == [(1, 1), (1, 0), (1, 0)]


def test_what_nobody_foresaw_ends_a_round_and_not_the_watch(tmp_path: Path) -> None:
    class Odd(MemoryStore):
        odd = True

        def failures(self):  # type: ignore[no-untyped-def]
            if self.odd:
                raise ValueError("half a letter")
            return super().failures()

    store = Odd()
    path = tmp_path / "one.txt"
    path.write_text(ENGLISH, "utf-8")
    done = rounds(Ledger(store, "ada"), lambda: [str(path)], [lambda: setattr(store, "odd", False)])
    assert isinstance(done[0].outcome, InputError)
    assert counts(done[1].outcome) == (1, 0)
