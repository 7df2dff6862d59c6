"""Made-up reports by the thousand, with claims such as a reader makes of them: for measuring a ledger (``bench/ledger.py``).

Drawn with a seed, so that two runs load the same. About ten claims a document; places from the built-in gazetteer, the larger the
oftener; some thousand parties, a few of them in most reports; days of 2022 to 2024. A thousand documents lie in one file of JSON
Lines, as in an archive.
"""

import datetime
import hashlib
import json
import math
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from fogline.gazetteer.contract import Place
from fogline.gazetteer.installed import BUILT_IN, built_in
from fogline.gazetteer.store import Store as Places
from fogline.records import (
    Attribution,
    Certainty,
    Claim,
    Custody,
    Document,
    Footprint,
    Frame,
    Interval,
    Link,
    Mention,
    Original,
    Participant,
    Published,
    QuantityRange,
    ReaderInfo,
    Report,
    Role,
    Span,
    claim_id,
)
from fogline.records.ledger import Entry, Slice

READER = ReaderInfo("bench", "1")
FIRST_DAY, DAYS = datetime.date(2022, 2, 24), 1042
ACTS = (
    *(("shelled", "shelling"), ("captured", "capture"), ("withdrew from", "withdrawal"), ("hit", "missile_strike")),
    *(
        ("bombed", "air_strike"),
        ("attacked with drones", "drone_strike"),
        ("stormed", "assault"),
        ("evacuated", "displacement"),
    ),
    *(("besieged", "siege"), ("moved towards", "movement"), ("fortified", "control"), ("damaged", "damage")),
)
UNITS = (
    "brigade",
    "battalion",
    "regiment",
    "artillery",
    "marines",
    "border guards",
    "volunteers",
    "air force",
    "engineers",
)
WHAT = (
    *(
        "a grain elevator",
        "the railway station",
        "a school",
        "two houses",
        "the bridge",
        "an ammunition depot",
        "a hospital",
    ),
    *(
        "the substation",
        "a bus",
        "a column of trucks",
        "the market",
        "positions in the forest",
        "a radar",
        "the town hall",
    ),
)
SYLLABLES = (
    "ko",
    "va",
    "len",
    "mar",
    "ych",
    "do",
    "ra",
    "shev",
    "pe",
    "tro",
    "ha",
    "lyn",
    "bo",
    "zhan",
    "sy",
    "dor",
    "ki",
    "ul",
)
POSTS = (
    "governor",
    "mayor",
    "spokesman",
    "general",
    "minister",
    "deputy",
    "observer",
    "resident",
    "commander",
    "doctor",
)
FILLER = (
    "Power was restored in most districts by the evening, the grid operator added.",
    "Reporters could not check the account on the spot.",
    "Talks about the exchange of prisoners went on in the capital.",
    "Rescue workers were still clearing the rubble when the sirens sounded again.",
)


@dataclass(frozen=True, slots=True)
class Bulk:
    """A batch to add, and what it holds."""

    entries: tuple[Entry, ...]
    claims: int
    text: int  # characters


class Reports:
    """Draws reports."""

    def __init__(self, seed: int = 11) -> None:
        self._random = random.Random(seed)
        self.places = _places(self._random)
        self._weights = list(accumulate(math.sqrt(max(place.population, 150)) for place in self.places))
        self.people = [self._person() for _ in range(3000)]
        self._people_weights = list(accumulate(1 / (at + 10) for at in range(len(self.people))))
        self.publishers = [f"{name} {kind}" for kind in ("Daily", "News", "Online", "Agency") for name in _NAMES]
        self._circles: dict[tuple[str, int], str] = {}
        self._number = 0

    def bulks(self, claims: int, documents: int = 250) -> Iterator[Bulk]:
        """Yield batches of so many documents until so many claims are made."""
        made = 0
        while made < claims:
            texts = [self._document() for _ in range(documents)]
            lines = [json.dumps({"url": held.url, "text": held.text}).encode() for held, _ in texts]
            whole = b"\n".join(lines)
            custody = Custody("2025-01-01T00:00:00+00:00", f"archive-{self._number}.jsonl", "file", "bench 1")
            container = Original.of(whole, "application/jsonl", custody)
            entries, start = [Entry(container)], 0
            for (held, report), line in zip(texts, lines, strict=True):
                row = Original.of(line, "application/json", replace(custody, source=f"{custody.source}#{start}"))
                entries.append(Entry(row, held, report, Slice(container.sha256, start, start + len(line))))
                start += len(line) + 1
            count = sum(len(report.claims) for _, report in texts)
            made += count
            yield Bulk(tuple(entries), count, sum(len(held.text) for held, _ in texts))

    def place(self) -> Place:
        """Draw a place, a large one oftener."""
        return self._random.choices(self.places, cum_weights=self._weights)[0]

    def person(self) -> str:
        """Draw a person, one of the first oftener."""
        return self._random.choices(self.people, cum_weights=self._people_weights)[0]

    def day(self) -> datetime.date:
        """Draw a day."""
        return FIRST_DAY + datetime.timedelta(self._random.randrange(DAYS))

    def _person(self) -> str:
        made = ["".join(self._random.choices(SYLLABLES, k=self._random.randint(2, 3))).title() for _ in range(2)]
        return " ".join(made)

    def _document(self) -> tuple[Document, Report]:
        draw = self._random
        self._number += 1
        day, near = self.day(), self.place()
        title = f"{draw.choice(ACTS)[0].title()}: {near.name}, {draw.choice(WHAT)} ({self._number})"
        text, sentences = title + "\n", []
        for _ in range(draw.randint(7, 13)):
            sentence = self._sentence(near if draw.random() < 0.4 else self.place(), len(text))
            text += sentence.text + " "
            sentences.append(sentence)
            if draw.random() < 0.4:
                text += draw.choice(FILLER) + " "
        publisher = draw.choice(self.publishers)
        url = f"https://{publisher.split()[0].lower()}.example/{day.year}/{self._number}"
        held = Document(
            *(_name(self._number), title, publisher, url, "en", text.strip(), Published(day, day, "metadata"))
        )
        claims, frames, mentions, attributions = [], [], [], []
        for at, sentence in enumerate(sentences):
            claim, frame = sentence.made(held, at, day, draw)
            claims.append(claim)
            frames.append(frame)
            mentions += [Mention(*span, kind) for span, kind in sentence.mentions()]
            attributions.append(Attribution(sentence.who_span, None, None, (claim.evidence,)))
        report = Report("0.1.0", READER, held, tuple(mentions), tuple(attributions), tuple(frames), tuple(claims))
        return held, report

    def _sentence(self, place: Place, at: int) -> "_Sentence":
        draw = self._random
        verb, type_ = draw.choice(ACTS)
        number, kind, count = draw.randint(1, 120), draw.choice(UNITS), draw.randint(2, 60)
        unit = f"{number}th {kind}" if draw.random() < 0.5 else f"{kind} of {place.division or 'the east'}"
        bearing = f"{draw.randint(1, 12)} km {draw.choice(('north', 'south', 'east', 'west'))} of "
        where = bearing + place.name if draw.random() < 0.1 else place.name
        who, what = f"{draw.choice(POSTS)} {self.person()}", draw.choice(WHAT)
        text = f"The {unit} {verb} {what} near {where}, leaving {count} wounded, {who} said."
        names = (unit, verb, type_, where, who, draw.choice(("UA", "RU")))
        return _Sentence(text, at, names, what, count, place, self._circle(place, where))

    def _circle(self, place: Place, where: str) -> str:
        km = 2 + place.population % 9
        key = (where, km)
        if key not in self._circles:
            ring = []
            for step in range(29):
                turn = 2 * math.pi * (step % 28) / 28
                across = km / 111.2 / max(math.cos(math.radians(place.latitude)), 0.1)
                ring.append(
                    [
                        round(place.longitude + across * math.cos(turn), 4),
                        round(place.latitude + km / 111.2 * math.sin(turn), 4),
                    ]
                )
            if len(self._circles) > 50_000:
                self._circles.clear()
            self._circles[key] = json.dumps({"type": "Polygon", "coordinates": [ring]}, separators=(",", ":"))
        return self._circles[key]


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with one claim: the words, where it begins, and what is in it."""

    text: str
    at: int
    names: tuple[str, str, str, str, str, str]
    what: str
    count: int
    place: Place
    geometry: str

    def span(self, words: str) -> Span:
        start = self.at + self.text.index(words)
        return Span(start, start + len(words))

    @property
    def who_span(self) -> Span:
        return self.span(self.names[4])

    def mentions(self) -> list[tuple[Span, str]]:
        unit, _, _, where, who, _ = self.names
        return [
            (self.span(unit), "FORCE"),
            (self.span(where), "PLACE"),
            (self.span(who), "PERSON"),
            (self.span(f"{self.count} wounded"), "QUANTITY"),
        ]

    def made(self, held: Document, at: int, day: datetime.date, draw: random.Random) -> tuple[Claim, Frame]:
        """Return the claim and its frame; as in real reports, many do not tell all."""
        unit, verb, type_, where, who, side = self.names
        trigger, evidence = self.span(verb), Span(self.at, self.at + self.text.index(f", {who}"))
        told = [draw.random() for _ in range(5)]
        narrator = Link(held.publisher or "", "", "publisher")
        other = "UA" if side == "RU" else "RU"
        speaker = Link(who.split(" ", 1)[1], who, who.split(" ")[0], other, None, self.who_span)
        chain = (speaker, narrator) if told[0] < 0.7 else (narrator,)
        target = Participant(self.what, self.what, other, self.span(self.what))
        count = QuantityRange(
            self.count, self.count, False, None, "people", self.span(f"{self.count} wounded"), "wounded"
        )
        low = draw.choice((0.3, 0.6, 0.9))
        claim = Claim(
            id=claim_id(held.id, evidence, chain, trigger, type_),
            evidence=evidence,
            chain=chain,
            frame=at,
            type=type_,
            reality="factual" if low > 0.5 else "possible",
            polarity="positive",
            certainty=Certainty(low, low + 0.1),
            actors=(Participant(unit, unit, side, self.span(unit)),),
            targets=(target,) if told[1] < 0.5 else (),
            place=self._footprint(where) if told[2] < 0.75 else None,
            when=self._interval(day, draw) if told[3] < 0.6 else None,
            quantities=(count,) if told[4] < 0.25 else (),
        )
        roles = (Role("actor", *self.span(unit), 0.9), Role("place", *self.span(where), 0.8))
        return claim, Frame(trigger, type_, claim.reality, roles, 0.9)

    def _footprint(self, where: str) -> Footprint:
        place = self.place
        return Footprint(
            name=place.name,
            derived_from=self.span(where),
            geonames_id=place.geonames_id,
            latitude=place.latitude,
            longitude=place.longitude,
            radius_km=2.0 + place.population % 9,
            precision="near" if " km " in where else "settlement",
            geometry=self.geometry,
            words=where,
            confidence=0.95,
            candidates=(place.key,),
        )

    def _interval(self, day: datetime.date, draw: random.Random) -> Interval:
        first = day - datetime.timedelta(draw.randint(0, 6))
        last = first + datetime.timedelta(draw.randint(0, 2))
        return Interval(self.span(self.names[1]), first.isoformat(), last.isoformat(), "day", "published")


_NAMES = (
    "North",
    "River",
    "Free",
    "Evening",
    "Border",
    "Union",
    "Harbour",
    "Square",
    "Sirin",
    "Lantern",
    "Compass",
    "Steppe",
    "Delta",
)


def _name(number: int) -> str:
    """Return the name of a document, as long and as mixed as those of real ones."""
    return hashlib.sha256(str(number).encode()).hexdigest()[:16]


def _places(draw: random.Random) -> list[Place]:
    """Return settlements of four countries with a war, in random order."""
    built_in()
    store = Places(BUILT_IN)
    found = [
        place
        for place in map(store.place, range(store.size))
        if place.country in ("UA", "SY", "SD", "MM") and place.kind == "settlement" and place.geonames_id
    ]
    draw.shuffle(found)
    return found
