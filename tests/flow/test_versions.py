"""Pages collected again after they had changed: what the newest version says counts, and what it does not say is taken over."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from tests.events.reports import finding, head
from tests.flow.sources import web_pages

from fogline import AddOptions, Ledger, ReadOptions
from fogline.flow.fusing.asking import event, events
from fogline.flow.fusing.history import history
from fogline.flow.versions import as_then, counting
from fogline.ledger.memory import MemoryStore
from fogline.reading.fake import FakeReader
from fogline.records.fused import FusedEvent
from fogline.records.ledger import Finding

OPTIONS = AddOptions(ReadOptions(reader="fake", places=False))
DATED = b"<pubDate>Mon, 08 Mar 2021 07:00:00 GMT</pubDate><guid>one</guid>"


@pytest.fixture
def ledger() -> Ledger:
    return Ledger(MemoryStore(), "ada")


def _toll(ledger: Ledger) -> FusedEvent:
    return next(one for one in events(ledger) if any("people were killed" in each.evidence for each in one.findings))


def _collect(ledger: Ledger, serve: Callable[[dict[str, bytes]], str]) -> None:
    """Add a page by way of a feed, and again by its own address after its toll has risen."""
    pages = web_pages()
    pages["/feed.xml"] = pages["/feed.xml"].replace(b"<guid>one</guid>", DATED)
    address = serve(pages)
    ledger.add(f"{address}/feed.xml", OPTIONS, reader=FakeReader(), allow_private=True)
    pages["/one.html"] = pages["/one.html"].replace(b"12 people", b"31 people")
    ledger.add(f"{address}/one.html", OPTIONS, reader=FakeReader(), allow_private=True)


def test_a_new_version_keeps_the_publisher_and_day_of_the_one_before(
    ledger: Ledger, serve: Callable[[dict[str, bytes]], str]
) -> None:
    _collect(ledger, serve)
    new, *_, old = [head for head in ledger.documents() if head.url and head.url.endswith("one.html")]
    assert new.version_of == old.id
    assert (new.publisher, str(new.published.start), new.published.how) == ("Harbour Post", "2021-03-08", "metadata")


def test_what_the_newest_version_says_counts(ledger: Ledger, serve: Callable[[dict[str, bytes]], str]) -> None:
    _collect(ledger, serve)
    newest = next(ledger.documents()).id
    toll = _toll(ledger)
    own = [one for one in toll.findings if one.document.url and one.document.url.endswith("one.html")]
    assert {one.document.id for one in own if one.claim.duplicate_of is None} == {newest}
    assert any(one.document.id != newest for one in own), "what was said before stays with the event"
    assert not toll.support.contradictions
    assert event(ledger, toll.id).support == toll.support
    assert history(ledger, toll).steps


def _versions(*publishers: str, url: str = "https://post.example/a") -> tuple[Finding, ...]:
    heads = [
        replace(
            head(name, publisher=publisher, added=f"2023-04-12T0{number}:00:00Z"),
            url=url,
            version_of="abc"[number - 1] if number else None,
        )
        for number, (name, publisher) in enumerate(zip("abc", publishers, strict=False))
    ]
    return tuple(
        finding(one, "casualties", f"{3 + number} people were killed", where="Velsk")
        for number, one in enumerate(heads)
    )


def _that_count(findings: Sequence[Finding]) -> str:
    return "".join(one.document.id for one in findings if one.claim.duplicate_of is None)


def test_of_three_versions_the_last_counts_and_the_order_of_claims_stays() -> None:
    told = _versions("Kurier", "Kurier", "Kurier")
    counted = counting(told[::-1])
    assert [one.claim.id for one in counted] == [one.claim.id for one in told[::-1]]
    assert _that_count(counted) == "c"
    assert _that_count(counting(told[::2])) == "c", "the one between tells of something else"
    assert _that_count(as_then(counted, {told[0].claim.id, told[1].claim.id})) == "b"


def test_another_publisher_or_address_speaks_for_itself() -> None:
    assert _that_count(counting(_versions("Kurier", "Bote"))) == "ab"
    one, other = _versions("Kurier", "Kurier")
    moved = replace(other, document=replace(other.document, url="https://post.example/b", version_of=None))
    assert _that_count(counting((one, moved))) == "ab"
    nowhere = _versions("Kurier", "Kurier", url="")
    assert _that_count(counting(nowhere)) == "ab"


def test_what_a_report_repeats_itself_stays_its_repetition() -> None:
    one, other = _versions("Kurier", "Kurier")
    title = replace(other, claim=replace(other.claim, id="title", duplicate_of=other.claim.id))
    assert counting((one, title, other))[1] == title
    assert as_then((one, title, other), {one.claim.id, "title"})[1] == title
