"""What the findings of one event look like to whoever asks where they come from: sources identified, copies
followed, days read.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from fogline.events.origins.identity import (
    Identity,
    bears_office,
    folded,
    identify,
    identify_publisher,
    is_name,
    outlet_key,
)
from fogline.events.origins.tables import origin_tables
from fogline.events.origins.words import same_words
from fogline.events.publishers import NONE, Publishers
from fogline.ledger.folding import name_key
from fogline.records import Link
from fogline.records.ledger import DocumentHead, Finding


@dataclass(frozen=True, slots=True)
class Told:
    """A finding and what of it matters here.

    ``source`` is the first link that names somebody (``None``: only the narrator speaks), ``outlet`` the key of its
    publisher,
    ``root`` the document that it is a copy of in the end (its own where it is none), ``day`` that of its publication,
    ``seen`` whether the outlet's own people say that they saw it, ``alike`` the number of the first finding in the
    same words.
    """

    finding: Finding
    source: Identity | None
    outlet: str
    root: str
    day: str | None
    seen: bool
    alike: int

    @property
    def claim(self) -> str:
        """The claim's id."""
        return self.finding.claim.id

    @property
    def document(self) -> DocumentHead:
        """The report that holds it."""
        return self.finding.document

    @property
    def publisher(self) -> str:
        """Who published the report, in words."""
        return self.document.publisher or "an unnamed publisher"

    @property
    def in_title(self) -> bool:
        """Whether it is said in the title of the report, which says in short what the report tells."""
        title = self.document.title or ""
        return bool(title) and self.finding.claim.evidence.start < len(title) and self.finding.evidence in title

    @property
    def is_copy(self) -> bool:
        """Whether the report is a copy of another."""
        return self.root != self.document.id


def told(findings: Sequence[Finding], publishers: Publishers = NONE) -> list[Told]:
    """Return ``findings`` in order of publication (undated ones last), each with what of it matters here."""
    ordered = sorted(findings, key=lambda one: (_day(one) or "9999", one.document.added, one.document.id, one.claim.id))
    heads = {one.document.id: one.document for one in ordered}
    alike = same_words([one.evidence for one in ordered])
    read = [_read(finding, first, heads, publishers) for finding, first in zip(ordered, alike, strict=True)]
    return _one_key_each(_outlets_known(read))


def _read(finding: Finding, alike: int, heads: Mapping[str, DocumentHead], publishers: Publishers) -> Told:
    *links, narrator = finding.claim.chain
    sources = [found for found in map(identify, links) if found is not None]
    if not sources and narrator.role != "publisher":  # a chain that somebody made without a narrator
        narrated = identify(narrator)
        sources = [narrated] if narrated else []
    publisher = Link(finding.document.publisher or narrator.party, narrator.text, "publisher", narrator.side)
    own = outlet_key(publisher.party)
    sources = [source for source in sources if source.key != own or source.kind == "correspondent"]
    sources = [source for source in sources if not _accuse_each_other(source, finding.evidence)]
    source = sources[0] if sources else _speaker(publisher, publishers)
    seen = source is None and origin_tables().on_the_spot.search(finding.evidence) is not None
    return Told(finding, source, own, _root(finding.document, heads), _day(finding), seen, alike)


def _accuse_each_other(source: Identity, evidence: str) -> bool:
    """Tell whether two are named in one who say the contrary of each other ("Norland and Southland accuse each other"): that is
    nobody's word.
    """
    two = source.key.startswith("name:") and " and " in source.name
    return (
        two
        and re.search(rf"{re.escape(source.name)}\W+(?:\w+\W+){{0,3}}?(?:each other|one another)\b", evidence)
        is not None
    )


def _speaker(publisher: Link, publishers: Publishers) -> Identity | None:
    """Return a publisher as a source where it speaks for itself: by what is stated of it, else by its name."""
    stated = publishers.get(publisher.party)
    if stated is None or stated.kind is None:
        return identify_publisher(publisher)
    kind = publishers.speaks_as(publisher.party)
    if kind is None:
        return None
    known = identify_publisher(publisher)
    key = known.key if known else f"publisher:{name_key(publisher.party)}"
    return Identity(key, publisher.party, kind, stated.side or publisher.side)


def _outlets_known(read: list[Told]) -> list[Told]:
    """Take a source without an office that publishes itself, among these reports, for an outlet."""
    outlets = {one.outlet for one in read}

    def known(one: Told) -> Told:
        source = one.source
        if source is None or source.kind != "person" or not source.key.startswith("name:"):
            return one
        key = outlet_key(source.name)
        if key not in outlets:
            return one
        return replace(one, source=None if key == one.outlet else replace(source, key=key, kind="outlet"))

    return [known(one) for one in read]


def _one_key_each(read: list[Told]) -> list[Told]:
    """Give a person the key of the office that another report names it with, and a publisher that of the source it
    is.
    """
    known = [one.source for one in read if one.source is not None]
    offices: dict[str, str] = {}
    for source in known:
        if source.key and not source.key.startswith("name:") and not source.generic and source.kind != "outlet":
            offices.setdefault(folded(source.name), source.key)
    of_person: dict[str, str] = {}
    for source in known:
        if bears_office(source) and not source.key.startswith(
            "person:"
        ):  # "the governor of Sona, Ada Brenn" and "the governor, Ada Brenn": the fuller office counts
            name = folded(source.name)
            of_person[name] = max(of_person.get(name, ""), source.key, key=lambda key: (len(key), key))
    persons = {folded(source.name): source.key for source in known if source.key.startswith("name:")}
    called = {folded(source.name) for source in known if is_name(source.name)}  # and no "ministry" of another ministry
    surnames = Counter(name.split()[-1] for name in {*offices, *persons} if len(name.split()) > 1)
    by_surname = {
        name.split()[-1]: key
        for name, key in (persons | offices).items()
        if surnames[name.split()[-1]] == 1 and name in called
    }

    def settled(one: Told) -> Told:
        if one.source is None:
            publisher = folded(one.document.publisher or "")
            key = offices.get(publisher) or persons.get(publisher)
            twin = (
                next((source for source in known if source.key == key and source.kind != "outlet"), None)
                if key
                else None
            )
            return replace(one, source=twin) if twin is not None and not one.seen else one
        if bears_office(one.source):
            key = of_person.get(folded(one.source.name), one.source.key)
            return one if key == one.source.key else replace(one, source=replace(one.source, key=key))
        if not one.source.key.startswith("name:"):
            return one
        name = folded(one.source.name)
        key = offices.get(name) or (by_surname.get(name) if " " not in name else None) or one.source.key
        return one if key == one.source.key else replace(one, source=replace(one.source, key=key))

    return [settled(one) for one in read]


def _root(document: DocumentHead, heads: Mapping[str, DocumentHead]) -> str:
    """Return the document that ``document`` is a copy of in the end, through copies of copies."""
    seen: set[str] = set()
    here: str = document.id
    while here in heads and heads[here].copy_of is not None and here not in seen:
        seen.add(here)
        here = heads[here].copy_of or here
    return min(seen) if here in seen else here


def _day(finding: Finding) -> str | None:
    start = finding.document.published.start
    return start.isoformat() if start else None
