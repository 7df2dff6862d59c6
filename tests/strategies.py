"""Hypothesis strategies for every record; spans lie inside the text of their document."""

from datetime import date
from typing import get_args

from hypothesis import strategies as st

from fogline.ontology import load
from fogline.records import (
    Admiralty,
    Attribution,
    Block,
    BlockKind,
    Certainty,
    Claim,
    Custody,
    Decision,
    Document,
    Event,
    Footprint,
    Frame,
    Grade,
    Interval,
    Link,
    Mention,
    MentionType,
    Origin,
    Original,
    Participant,
    Published,
    QuantityRange,
    ReaderInfo,
    Reading,
    Reality,
    Report,
    Role,
    RoleName,
    Span,
)
from fogline.records.claim import PlacePrecision, Polarity, TimePrecision
from fogline.records.decision import DecisionKind
from fogline.records.event import Status

WORDS = (
    *("troops", "Kyiv", "said", "“the", "3\u202f000", "bridge\n", "was\u00a0hit", "on", "Monday,", "not", "U.S."),
    *("don’t", "—", "shelled\u2028", "may", "İ", "é", "\U0001f600", ".", "\t"),
)

names = st.text(max_size=12)
optional_names = st.none() | names
sides = st.none() | st.sampled_from(["UA", "RU", "GB", "NATO"])
probabilities = st.floats(0.0, 1.0)
numbers = st.floats(allow_nan=False, allow_infinity=False, width=32)
days = st.dates(date(1990, 1, 1), date(2040, 12, 31))


def tuples(elements, max_size=4):
    return st.lists(elements, max_size=max_size).map(tuple)


def literals(kind):
    return st.sampled_from(get_args(kind))


@st.composite
def texts(draw):
    """Prose with odd characters, or anything at all."""
    prose = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
    return draw(prose | st.text(max_size=60))


@st.composite
def spans(draw, length):
    start = draw(st.integers(0, length))
    return Span(start, draw(st.integers(start, length)))


@st.composite
def published(draw):
    if draw(st.booleans()):
        return Published()
    start, end = sorted([draw(days), draw(days)])
    return Published(start, end, draw(st.sampled_from(["stated", "metadata", "inferred"])), draw(tuples(spans(50))))


@st.composite
def blocks(draw, length):
    """Neighbouring blocks, some of them copies of the first."""
    cuts = sorted(draw(st.lists(st.integers(0, length), max_size=5)))
    made = []
    for start, end in zip([0, *cuts], cuts, strict=False):
        copy = draw(st.booleans()) and bool(made)
        span = Span(end, end) if copy else Span(start, end)
        made.append(
            Block(draw(literals(BlockKind)), *span, draw(st.none() | spans(99)), draw(st.just(0)) if copy else None)
        )
    return tuple(made)


@st.composite
def documents(draw):
    text = draw(texts())
    return Document(
        id=draw(names),
        title=draw(optional_names),
        publisher=draw(optional_names),
        url=draw(optional_names),
        language=draw(st.none() | st.just("en")),
        text=text,
        published=draw(published()),
        blocks=draw(blocks(len(text))),
    )


def mentions(length):
    return st.builds(
        lambda span, type_, value: Mention(*span, type_, value), spans(length), literals(MentionType), names
    )


def attributions(length):
    maybe = st.none() | spans(length)
    return st.builds(Attribution, maybe, maybe, maybe, tuples(spans(length), 2), st.booleans())


def roles(length):
    return st.builds(lambda role, span, sure: Role(role, *span, sure), literals(RoleName), spans(length), probabilities)


def frames(length):
    types = st.sampled_from(sorted(load().event_types))
    return st.builds(Frame, spans(length), types, literals(Reality), tuples(roles(length)), probabilities)


reader_infos = st.builds(ReaderInfo, names, names)


@st.composite
def readings_of(draw, document):
    length = len(document.text)
    return Reading(
        draw(reader_infos),
        document,
        draw(tuples(mentions(length), 6)),
        draw(tuples(attributions(length))),
        draw(tuples(frames(length))),
    )


def readings():
    return documents().flatmap(readings_of)


@st.composite
def certainties(draw):
    return Certainty(*sorted([draw(probabilities), draw(probabilities)]))


@st.composite
def intervals(draw, length):
    ends = sorted([draw(days).isoformat(), draw(days).isoformat()])
    start, end = (end if draw(st.booleans()) else None for end in ends)
    anchor = draw(st.none() | st.just("published"))
    return Interval(draw(spans(length)), start, end, draw(literals(TimePrecision)), anchor)


@st.composite
def quantities(draw, length):
    low, high = sorted([draw(numbers), draw(numbers)])
    return QuantityRange(
        low if draw(st.booleans()) else None,
        high if draw(st.booleans()) else None,
        draw(st.booleans()),
        draw(optional_names),
        draw(optional_names),
        draw(spans(length)),
        draw(optional_names),
        draw(sides),
        draw(st.none() | spans(length)),
    )


def footprints(length):
    return st.builds(
        Footprint,
        names,
        spans(length),
        st.none() | st.integers(1, 99_999_999),
        st.none() | st.floats(-90, 90),
        st.none() | st.floats(-180, 180),
        st.none() | st.floats(0, 20_000),
        literals(PlacePrecision),
        optional_names,
    )


def links(length):
    return st.builds(Link, names, names, optional_names, sides, optional_names, st.none() | spans(length))


def participants(length):
    return st.builds(Participant, names, names, sides, spans(length))


def claims(length):
    return st.builds(
        Claim,
        id=names,
        evidence=spans(length),
        chain=st.lists(links(length), min_size=1, max_size=3).map(tuple),
        frame=st.integers(0, 9),
        type=st.sampled_from(sorted(load().event_types)),
        reality=literals(Reality),
        polarity=literals(Polarity),
        certainty=certainties(),
        certainty_words=tuples(spans(length), 2),
        actors=tuples(participants(length), 2),
        targets=tuples(participants(length), 2),
        place=st.none() | footprints(length),
        when=st.none() | intervals(length),
        quantities=tuples(quantities(length), 2),
        duplicate_of=optional_names,
    )


@st.composite
def reports(draw):
    reading = draw(readings())
    return Report.of(draw(names), reading, draw(tuples(claims(len(reading.document.text)), 3)))


custodies = st.builds(
    Custody, names, names, names, names, optional_names, tuples(st.tuples(names, names), 3), optional_names
)
originals = st.builds(Original.of, st.binary(max_size=80), optional_names, custodies)
admiralties = st.builds(Admiralty, st.sampled_from("ABCDEF"), st.integers(1, 6))
grades = st.builds(Grade, literals(Status), probabilities, admiralties, tuples(names, 3))
origins = st.builds(Origin, names, names, sides, tuples(names, 3))
events = st.builds(Event, names, names, tuples(names, 3), tuples(origins, 2), grades)
signatures = names.filter(str.strip)
decisions = st.builds(
    Decision,
    names,
    literals(DecisionKind),
    st.lists(names, min_size=1).map(tuple),
    signatures,
    names,
    names,
    optional_names,
)
