"""Reports made by hand for tests of ledgers: what a wire, a bulletin and a channel write, in words of our own."""

import datetime
import hashlib
from dataclasses import dataclass, replace

from fogline.records import (
    Certainty,
    Claim,
    Custody,
    Document,
    Footprint,
    Frame,
    Interval,
    Link,
    Original,
    Participant,
    Published,
    ReaderInfo,
    Report,
    Span,
    claim_id,
)
from fogline.records.decision import Decision, DecisionKind
from fogline.records.ledger import ClaimQuery, Entry, Slice

READER = ReaderInfo("by hand", "1")
NEWER = ReaderInfo("by hand", "2")
ANALYST = "Iryna Koval"
COLLECTED = "2031-03-05T06:00:00+00:00"

WIRE = (
    "Shells hit depot at Lanivka, governor says\n"
    "Shells struck a grain depot at Lanivka on Tuesday, killing two workers, governor Ada Brenn said. "
    "The army of Tramland denied firing on the town. "
    "Soldiers crossed the Orel river near Verbova, a spokesman for the northern command reported."
)
BULLETIN = (
    "Morning bulletin of the northern command\n"
    "Our units pushed the enemy back from Verbova during the night. "
    "The enemy shelled Ostrivne and Lanivka with mortars; there were no losses. "
    "Two drones were shot down over the Gulf of Sarn."
)
CHANNEL = (
    "У Ланівці пролунали вибухи\n"
    "Мер Ланівки Олег Кравець повідомив про обстріл елеватора. Є загиблі. "
    "За словами мешканців, стріляли з боку Остривного."
)

LANIVKA = Footprint(
    *("Lanivka, Example Oblast, XX", Span(0, 1), 900001, 49.90, 36.25, 2.0, "settlement"),
    candidates=("geonames:900001", "geonames:900077"),
)
VERBOVA = Footprint(
    *("Verbova, Example Oblast, XX", Span(0, 1), 900002, 50.30, 36.60, 5.0, "near"),
    geometry='{"type":"Polygon","coordinates":[[[36.5,50.2],[36.7,50.2],[36.7,50.4],[36.5,50.4],[36.5,50.2]]]}',
    words="near Verbova",
)
GULF = Footprint("Gulf of Sarn", Span(0, 1), candidates=("fogline:gulf-of-sarn",), at_sea=True)
FIJI = Footprint(
    *("Taveuni, FJ", Span(0, 1), 900003, -16.8, 180.0, 60.0, "region"),
    geometry='{"type":"MultiPolygon","coordinates":[[[[179.5,-17],[180,-17],[180,-16.5],[179.5,-16.5],[179.5,-17]]],'
    "[[[-180,-17],[-179.6,-17],[-179.6,-16.5],[-180,-16.5],[-180,-17]]]]}",
)


@dataclass(frozen=True, slots=True)
class Said:
    """A claim to be made: the words that say it, what they say, and who says so, first hand first."""

    words: str
    type: str = "shelling"
    chain: tuple[tuple[str, str | None], ...] = ()
    actors: tuple[tuple[str, str | None], ...] = ()
    targets: tuple[tuple[str, str | None], ...] = ()
    place: Footprint | None = None
    when: tuple[str | None, str | None] | None = None
    certainty: tuple[float, float] = (0.9, 1.0)
    reality: str = "factual"
    duplicate_of: str | None = None


BRENN = (("Ada Brenn", "UA"), ("Daily Example", None))
COMMAND = (("northern command", "UA"),)
DEPOT = Said(
    *("Shells struck a grain depot at Lanivka on Tuesday, killing two workers", "shelling", BRENN),
    actors=(("army of Tramland", "RU"),),
    targets=(("grain depot", None), ("two workers", None)),
    place=LANIVKA,
    when=("2031-03-04", "2031-03-04"),
    certainty=(0.7, 0.9),
)
DENIAL = Said(
    *("The army of Tramland denied firing on the town", "shelling", (("army of Tramland", "RU"),)),
    certainty=(0.0, 0.1),
    reality="denied",
)
CROSSING = Said(
    *("Soldiers crossed the Orel river near Verbova", "movement", (("spokesman", "UA"), ("Daily Example", None))),
    actors=(("Soldiers", "UA"),),
    place=VERBOVA,
    when=("2031-03-01T18:00", None),
)
HEADLINE = Said("Shells hit depot at Lanivka", "shelling", BRENN, duplicate_of="0123456789abcdef")
PUSHED = Said(
    *("Our units pushed the enemy back from Verbova", "movement", COMMAND),
    actors=(("our units", "UA"),),
    targets=(("the enemy", "RU"),),
    place=VERBOVA,
    when=("2031-03-04T20:00", "2031-03-05T05:00"),
)
MORTARS = Said(
    *("The enemy shelled Ostrivne and Lanivka with mortars", "shelling", COMMAND),
    actors=(("the enemy", "RU"),),
    place=LANIVKA,
    when=(None, "2031-03-05"),
)
DRONES = Said("Two drones were shot down over the Gulf of Sarn", "interception", COMMAND, place=GULF)
MAYOR = Said(
    *("Мер Ланівки Олег Кравець повідомив про обстріл елеватора", "shelling", (("Олег Кравець", "UA"),)),
    place=replace(LANIVKA, name="Ланівка, Example Oblast, XX"),
    when=("2031-03", "2031-03"),
)


def original(content: str | bytes, source: str = "reports/wire.txt", **custody: str) -> Original:
    """Return an original with its custody record."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    record = Custody(custody.pop("collected", COLLECTED), source, "read from a file", "fogline 0", **custody)
    return Original.of(data, "text/plain", record)


def document(text: str, **more: object) -> Document:
    """Return a document of ``text``, whose first line is its title."""
    given = {
        "title": text.split("\n", maxsplit=1)[0][:200],
        "publisher": "Daily Example",
        "url": None,
        "language": "en",
        **more,
    }
    name = hashlib.sha256(f"{text}{given['url']}".encode()).hexdigest()
    return Document(id=name, text=text, **given)  # type: ignore[arg-type]


def on(*days: str) -> Published:
    """Return a publication on a day, or between two."""
    first, last = datetime.date.fromisoformat(days[0]), datetime.date.fromisoformat(days[-1])
    return Published(first, last, "stated")


def claim(held: Document, said: Said) -> Claim:
    """Return the claim that ``said`` describes in a document."""
    start = held.text.index(said.words)
    evidence = Span(start, start + len(said.words))
    trigger = Span(start, start + len(said.words.split()[0]))
    chain = tuple(Link(party, party, side=side) for party, side in said.chain) or (Link("narrator", "", "publisher"),)
    return Claim(
        id=claim_id(held.id, evidence, chain, trigger, said.type),
        evidence=evidence,
        chain=chain,
        frame=0,
        type=said.type,
        reality=said.reality,  # type: ignore[arg-type]
        polarity="negative" if said.reality == "denied" else "positive",
        certainty=Certainty(*said.certainty),
        actors=tuple(Participant(party, party, side, evidence) for party, side in said.actors),
        targets=tuple(Participant(party, party, side, evidence) for party, side in said.targets),
        place=None if said.place is None else replace(said.place, derived_from=evidence),
        when=None if said.when is None else Interval(evidence, *said.when, "interval"),
        duplicate_of=said.duplicate_of,
    )


def report(held: Document, *said: Said, reader: ReaderInfo = READER) -> Report:
    """Return a report on a document with these claims."""
    claims = tuple(claim(held, one) for one in said)
    frame = Frame(Span(0, 1), "shelling", "factual")
    return Report("0.1.0", reader, held, (), (), (frame,), claims)


def entry(held: Document, *said: Said, reader: ReaderInfo | None = READER, source: str | None = None) -> Entry:
    """Return an entry of a document, read if there is a reader."""
    where = source or held.url or f"reports/{held.id[:8]}.txt"
    kept = original(f"{held.text}\n{held.url or ''}", where, **({"address": held.url} if held.url else {}))
    return Entry(kept, held, report(held, *said, reader=reader) if reader else None)


def sliced(container: Original, content: bytes, held: Document | None = None) -> Entry:
    """Return an entry whose bytes lie in ``container``."""
    start = container.content.index(content)
    part = Original.of(content, "text/plain", replace(container.custody, source=f"{container.custody.source}#{start}"))
    return Entry(part, held, None, Slice(container.sha256, start, start + len(content)))


def decision(
    kind: DecisionKind, *subjects: str, change: str | None = None, user: str = ANALYST, reason: str = ""
) -> Decision:
    """Return a decision made at noon."""
    return Decision.of(kind, subjects, user, "2031-03-06T12:00:00Z", reason, change)


WIRE_DOCUMENT = document(WIRE, url="https://news.example/lanivka-depot", published=on("2031-03-05"))
BULLETIN_DOCUMENT = document(BULLETIN, publisher="Northern Command", published=on("2031-03-05"))
CHANNEL_DOCUMENT = document(CHANNEL, publisher="Ланівка зараз", language="uk", published=on("2031-03-04", "2031-03-06"))


def wire() -> Entry:
    """Return the wire story: four claims, one of them its headline."""
    return entry(WIRE_DOCUMENT, HEADLINE, DEPOT, DENIAL, CROSSING)


def bulletin() -> Entry:
    """Return the bulletin: three claims."""
    return entry(BULLETIN_DOCUMENT, PUSHED, MORTARS, DRONES)


def channel() -> Entry:
    """Return the post in Ukrainian: one claim."""
    return entry(CHANNEL_DOCUMENT, MAYOR)


ALL = ClaimQuery(duplicates=True)
