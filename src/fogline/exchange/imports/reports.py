"""A coded row as a document with a reading: its notes, and a line that says what is coded, which every span points into.

The reader is called after who coded ("ACLED coding"): what people coded and what a machine read stand side by side, told apart.
"""

from dataclasses import dataclass, field

from fogline import __version__
from fogline.claims.parties.table import side_in
from fogline.exchange.imports.coded import CodedRow, Coding, codings
from fogline.exchange.imports.tables import PlacedRow
from fogline.picture.wording import plain
from fogline.records import (
    Attribution,
    Certainty,
    Claim,
    Document,
    Footprint,
    Frame,
    Interval,
    Link,
    Mention,
    MentionType,
    Participant,
    Published,
    QuantityRange,
    ReaderInfo,
    Reading,
    Report,
    Role,
    RoleName,
    Span,
    claim_id,
)
from fogline.records.claim import TimePrecision
from fogline.records.globe import circle

_VERSION = "1"
_SOURCES = 12
_CERTAIN = Certainty(0.9, 1.0)


def coder_named(coding: Coding) -> ReaderInfo:
    """Return the reader that stands for the coders of a table."""
    return ReaderInfo(f"{codings()[coding]['name']} coding", _VERSION)


def report_of(placed: PlacedRow) -> Report:
    """Return a row as a report: a claim for each source that it names, none where no type of the ontology fits."""
    row = placed.row
    line = _Line()
    _write(line, row)
    document = _document(placed, line.text)
    return _report(row, document, line.moved(document.text.rindex(line.text)))


@dataclass(slots=True)
class _Line:
    """A line being written, with where each part of it stands."""

    text: str = ""
    spans: dict[str, Span] = field(default_factory=dict)
    sources: list[tuple[str, Span]] = field(default_factory=list)

    def add(self, words: str, name: str = "") -> Span:
        """Write words and remember where they stand."""
        span = Span(len(self.text), len(self.text) + len(words))
        self.text += words
        if name:
            self.spans[name] = span
        return span

    def moved(self, by: int) -> "_Line":
        """Return the line as it stands ``by`` code points further on."""

        def move(span: Span) -> Span:
            return Span(span.start + by, span.end + by)

        spans = {name: move(span) for name, span in self.spans.items()} | {"line": Span(by, by + len(self.text))}
        return _Line(self.text, spans, [(name, move(span)) for name, span in self.sources])


def _write(line: _Line, row: CodedRow) -> None:
    line.add(f"Coded by {codings()[row.coding]['name']} as {plain(row.id)}: ")
    line.add(plain(row.type_words), "type")
    for name, lead, words in (
        ("actor", "; actor ", row.actor),
        ("target", "; target ", row.target),
        ("place", "; place ", row.place),
    ):
        if words := plain(words):
            line.add(lead)
            line.add(words, name)
    if row.days is not None:
        line.add("; date ")
        line.add(row.days.words, "time")
    if row.killed is not None:
        best, low, high = row.killed
        line.add("; killed ")
        line.add(str(best) if low == high else f"{best} ({low} to {high})", "killed")
    for number, source in enumerate(row.sources[:_SOURCES]):
        line.add(", " if number else "; source ")
        if words := plain(source):
            line.sources.append((words, line.add(words)))
    line.add(".")


def _document(placed: PlacedRow, line: str) -> Document:
    from fogline.documents.collecting.dates import believed
    from fogline.documents.collecting.written import Written, write_document

    row = placed.row
    told = Published(row.released, row.released, "metadata") if row.released else Published()
    published, _ = believed(told, placed.original.custody)
    notes = plain(row.notes)
    publisher = codings()[row.coding]["name"]
    text = f"{notes}\n{line}" if notes else line
    return write_document(placed.original, Written(text, None, publisher, None, published, clean=False, among="en"))


def _report(row: CodedRow, document: Document, line: _Line) -> Report:
    info, spans = coder_named(row.coding), line.spans
    narrator = Link(document.publisher or info.name, "", "publisher")
    kinds: dict[str, MentionType] = {
        "actor": "FORCE",
        "target": "FORCE",
        "place": "PLACE",
        "time": "TIME",
        "killed": "QUANTITY",
    }
    mentions = tuple(Mention(*spans[name], kind) for name, kind in kinds.items() if name in spans)
    if row.type is None:
        return Report.of(__version__, Reading(info, document, mentions), ())
    roles: dict[str, RoleName] = {
        "actor": "actor",
        "target": "target",
        "place": "place",
        "time": "time",
        "killed": "quantity",
    }
    frame = Frame(
        spans["type"], row.type, "factual", tuple(Role(role, *spans[n]) for n, role in roles.items() if n in spans)
    )
    chains: list[tuple[Link, ...]] = [
        (Link(name, name, None, side_in(name), None, span), narrator) for name, span in line.sources
    ]
    said = tuple(Attribution(span, None, None, (spans["line"],)) for _, span in line.sources)
    claims = tuple(_claim(row, document, spans, chain) for chain in chains or [(narrator,)])
    return Report.of(__version__, Reading(info, document, mentions, said, (frame,)), claims)


def _claim(row: CodedRow, document: Document, spans: dict[str, Span], chain: tuple[Link, ...]) -> Claim:
    kind = row.type or ""
    return Claim(
        claim_id(document.id, spans["line"], chain, spans["type"], kind),
        spans["line"],
        chain,
        0,
        kind,
        "factual",
        "positive",
        _CERTAIN,
        actors=_party(row.actor, spans.get("actor")),
        targets=_party(row.target, spans.get("target")),
        place=_place(row, spans.get("place", spans["line"])),
        when=_when(row, spans.get("time")),
        quantities=_killed(row, spans.get("killed")),
    )


def _party(name: str, span: Span | None) -> tuple[Participant, ...]:
    return () if span is None else (Participant(plain(name), plain(name), side_in(plain(name)), span),)


def _when(row: CodedRow, span: Span | None) -> Interval | None:
    if row.days is None or span is None:
        return None
    precision: TimePrecision = "day" if row.days.number == 1 else "interval"
    return Interval(span, row.days.first.isoformat(), row.days.last.isoformat(), precision)


def _killed(row: CodedRow, span: Span | None) -> tuple[QuantityRange, ...]:
    if row.killed is None or span is None:
        return ()
    _, low, high = row.killed
    return (QuantityRange(low, high, False, None, "people", span, "killed"),)


def _place(row: CodedRow, span: Span) -> Footprint | None:
    if row.latitude is None or row.longitude is None:
        return Footprint(plain(row.place), span) if row.place else None
    return Footprint(
        plain(row.place).split(", ")[0],
        span,
        None,
        row.latitude,
        row.longitude,
        row.radius_km,
        row.precision,
        circle(row.latitude, row.longitude, row.radius_km),
        plain(row.place),
    )
