"""Settings and fixtures that all tests share: a report made by hand, for what is printed and drawn."""

import datetime
import os
from collections.abc import Iterator

import pytest
from hypothesis import settings
from tests.postgresql import new_database

from fogline.records import (
    Attribution,
    Block,
    Certainty,
    Claim,
    Document,
    Footprint,
    Frame,
    Interval,
    Link,
    Mention,
    Participant,
    Published,
    QuantityRange,
    ReaderInfo,
    Report,
    Role,
    Span,
    claim_id,
)

# A loaded machine is no fault of the code under test. What sixty examples do not find, forty more seldom do.
settings.register_profile("fogline", deadline=None, max_examples=60)
settings.load_profile("fogline")

TITLE = "Bridge at Lanivka destroyed, governor says"
BODY = (
    "Artillery likely destroyed the road bridge at Lanivka late on Tuesday, governor Ada Brenn said on Telegram, "
    "quoting soldiers. About 40 people fled the village."
)
CAPTION = "The road bridge at Lanivka was destroyed"
TEXT = f"{TITLE}\n{BODY}\n{CAPTION}"


def span_of(words: str, text: str = TEXT, after: str = "") -> Span:
    """Return where ``words`` stand in ``text``, searched from where ``after`` stands."""
    start = text.index(words, text.index(after) if after else 0)
    return Span(start, start + len(words))


def _blocks() -> tuple[Block, ...]:
    title, body, caption = span_of(TITLE), span_of(BODY), span_of(CAPTION)
    return (
        Block("title", *title, Span(10, 10 + len(TITLE))),
        Block("junk", title.end, title.end, Span(60, 75)),
        Block("text", *body, Span(80, 80 + len(BODY))),
        Block("caption", *caption, Span(400, 400 + len(CAPTION))),
        Block("caption", caption.end, caption.end, Span(460, 500), duplicate_of=3),
    )


def _claims(document_id: str, frames: tuple[Frame, ...]) -> tuple[Claim, ...]:
    narrator = Link("Daily Example", "", "narrator")
    brenn = Link("Ada Brenn", "governor Ada Brenn", "governor", None, "on Telegram", span_of("governor Ada Brenn"))
    chain = (Link("soldiers", "soldiers", None, "XX", None, span_of("soldiers")), brenn, narrator)
    sentence = Span(span_of(BODY).start, span_of("soldiers.").end)
    bridge = span_of("the road bridge", after="likely")

    def name(evidence: Span, links: tuple[Link, ...], frame: int) -> str:
        return claim_id(document_id, evidence, links, frames[frame].trigger, frames[frame].type)

    first = Claim(
        name(sentence, chain, 0),
        sentence,
        chain,
        0,
        "damage",
        "possible",
        "positive",
        Certainty(0.55, 0.8),
        (span_of("likely"),),
        (Participant("artillery", "Artillery", None, span_of("Artillery")),),
        (Participant("the road bridge", "the road bridge", None, bridge),),
        Footprint("Lanivka, Example Oblast, XX", span_of("Lanivka", after="likely")),
        Interval(span_of("late on Tuesday"), "2031-03-04T18", "2031-03-04T24"),
    )
    flight = span_of("About 40 people fled the village.")
    people = span_of("people", after="About")
    second = Claim(
        name(flight, (narrator,), 1),
        flight,
        (narrator,),
        1,
        "displacement",
        "factual",
        "positive",
        Certainty(0.95, 1.0),
        actors=(Participant("people", "people", None, people),),
        quantities=(QuantityRange(40, 40, True, None, "people", span_of("About 40")),),
    )
    caption = span_of(CAPTION)
    third = Claim(
        name(caption, (narrator,), 2),
        caption,
        (narrator,),
        2,
        "damage",
        "factual",
        "positive",
        Certainty(0.95, 1.0),
        duplicate_of=first.id,
    )
    return first, second, third


@pytest.fixture
def report() -> Report:
    """Three claims, one of them the caption saying the first again; a title, junk, and a caption printed twice."""
    day = datetime.date(2031, 3, 5)
    published = Published(day, day, "inferred", (span_of("Tuesday"),))
    document = Document("0" * 64, TITLE, "Daily Example", None, "en", TEXT, published, _blocks())
    frames = (
        Frame(
            span_of("destroyed", after="likely"), "damage", "possible", (Role("target", *span_of("the road bridge")),)
        ),
        Frame(span_of("fled"), "displacement", "factual"),
        Frame(span_of("destroyed", after=CAPTION), "damage", "factual"),
    )
    mentions = (
        Mention(*span_of("Lanivka"), "PLACE", "Lanivka, Example Oblast, XX"),
        Mention(*span_of("Ada Brenn"), "PERSON"),
        Mention(*span_of("About 40"), "QUANTITY", "40~"),
    )
    content = Span(span_of("Artillery").start, span_of("late on Tuesday").end)
    attributions = (Attribution(span_of("governor Ada Brenn"), span_of("said"), span_of("on Telegram"), (content,)),)
    claims = _claims(document.id, frames)
    return Report("0.1.0", ReaderInfo("by hand", "1"), document, mentions, attributions, frames, claims)


@pytest.fixture(scope="session", autouse=True)
def one_processor_a_worker() -> Iterator[None]:
    """Where tests run side by side, a reader takes one processor and not all of them."""
    with pytest.MonkeyPatch.context() as patch:
        if "PYTEST_XDIST_WORKER" in os.environ:
            patch.setattr("fogline.reading.onnx_scorer.available_processors", lambda: 1)
        yield


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of an empty database for the session; needs FOGLINE_TEST_POSTGRESQL (see ``scripts/with-postgresql``)."""
    with new_database() as address:
        yield address


@pytest.fixture
def fresh_postgresql() -> Iterator[str]:
    """The address of an empty database for one test."""
    with new_database() as address:
        yield address
