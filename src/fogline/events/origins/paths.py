"""From each finding to its first-hand end: through outlets that cite outlets, copies, and articles that name their
source elsewhere.

A narrator without a source is an origin of its own only where the outlet's people were there. Otherwise the outlet has
it from
somebody whom it does not name, who may be anybody's source, so such reports count as one origin "unattributed" (one
for each side
that outlets speak for) and never as independent of another: independence has to be shown, it is not assumed. The same
holds for
witnesses without a name.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from fogline.claims.sources.anaphora import is_pronoun
from fogline.events.contradictions.stand import cannot_tell
from fogline.events.contradictions.tables import contradiction_tables
from fogline.events.origins.identity import Identity, identify
from fogline.events.origins.reports import Told
from fogline.events.words import place_terms, target_terms
from fogline.records import Claim
from fogline.records.event import OriginKind
from fogline.records.support import How

UNATTRIBUTED = "unattributed"
WITNESSES = "witness"


class End(NamedTuple):
    """Where a claim comes from: the key of its origin, who that is, how it got here and through which claim of
    another report.
    """

    key: str
    name: str
    kind: OriginKind
    side: str | None
    how: How
    words: str
    through: str | None = None


class Paths:
    """Finds the end of each finding of one event; outlets that cite each other in a circle end as unattributed."""

    def __init__(self, reports: Sequence[Told]) -> None:
        self._reports = reports
        self._own: dict[str, list[Told]] = defaultdict(list)
        self._in_document: dict[str, list[Told]] = defaultdict(list)
        self._ends: dict[str, End] = {}
        for one in reports:
            self._own[one.outlet].append(one)
            self._in_document[one.document.id].append(one)

    def end(self, one: Told, through: tuple[str, ...] = ()) -> End:
        """Return the first-hand end of ``one``; ``through`` are the claims on the way here."""
        if one.claim in self._ends:
            return self._ends[one.claim]
        end = self._find(one, (*through, one.claim))
        if not through:
            self._ends[one.claim] = end
        return end

    def _find(self, one: Told, through: tuple[str, ...]) -> End:
        source = one.source
        if one.is_copy:
            copied = self._copied(one, source, through)
            if copied is not None:
                return copied
        if source is None:
            return self._narrated(one, through)
        if source.kind == "outlet":
            return self._cited(one, source, through)
        if source.kind == "correspondent":
            return _saw(one, source)
        return self._named_below(one, source, through) or _quoted(one, source)

    def _named_below(self, one: Told, source: Identity, through: tuple[str, ...]) -> End | None:
        """Return whom the article names behind the source of its title ("an aid group said, citing the mayor")."""
        below = [
            told
            for told in self._in_document[one.document.id]
            if one.in_title
            and told.claim not in through
            and _key(told.source) != source.key
            and _passes_on(told, source)
        ]
        if not below:
            return None
        end = self.end(_closest(one, below), through)
        words = f"{_quotes(one, source)}, who has it from {end.name} by the same report"
        return end._replace(how="restates", words=words)

    def _copied(self, one: Told, source: Identity | None, through: tuple[str, ...]) -> End | None:
        """A copy leads where the report it copies leads: by the claim with the same source, else by the closest one."""
        there = [told for told in self._in_document.get(one.root, ()) if told.claim not in through]
        same = [told for told in there if _key(told.source) == _key(source)] or (there if source is None else [])
        if not same:
            return None
        origin = _closest(one, same)
        end = self.end(origin, through)
        words = f"{one.publisher} copies the report of {origin.publisher}"
        return end._replace(how="copies", words=words, through=origin.claim)

    def _narrated(self, one: Told, through: tuple[str, ...]) -> End:
        if one.seen:
            return End(
                one.outlet, one.publisher, "correspondent", _side(one), "saw", f"{one.publisher}'s own people saw it"
            )
        beside = [
            told
            for told in self._in_document[one.document.id]
            if told.source is not None
            and told.claim not in through
            and not cannot_tell(told.finding)
            and not _from_others(one)
            and told.finding.claim.denied == one.finding.claim.denied
        ]
        if beside:
            end = self.end(_closest(one, beside), through)
            return end._replace(
                how="restates", words=f"the same report of {one.publisher} names {end.name} as its source"
            )
        first = self._reports[one.alike]
        if first.claim not in through and first.document.id != one.document.id:
            end = self.end(first, through)
            words = f"{one.publisher} says it in the words of {first.publisher}"
            return end._replace(how="same words", words=words, through=first.claim)
        return _nobody(one)

    def _cited(self, one: Told, cited: Identity, through: tuple[str, ...]) -> End:
        """Follow an outlet that is cited into its own report, where that is known; the cited one is not younger."""
        theirs = [
            told
            for told in self._own.get(cited.key, ())
            if told.claim not in through and (told.day is None or one.day is None or told.day <= one.day)
        ]
        if _counts_otherwise(one, theirs):  # another report than those at hand
            theirs = []
        if theirs:
            named = [told for told in theirs if told.source is not None] or theirs
            origin = _closest(one, named)
            end = self.end(origin, through)
            words = f"{one.publisher} cites {cited.name}, whose report leads to {end.name}"
            return end._replace(how="cites", words=words, through=origin.claim)
        if any(told.outlet == cited.key for told in self._reports if told.claim in through):  # they cite each other
            return _nobody(one)
        words = f"{one.publisher} cites {cited.name}, whose own source is not known"
        return End(cited.key, cited.name, "outlet", cited.side, "cites", words)


def _from_others(one: Told) -> bool:
    """Tell whether a report gives it to somebody without a name ("local media"), who is not whom it names elsewhere."""
    links = one.finding.claim.chain[:-1]
    return any(identify(link) is None and link.party != "unnamed" and not is_pronoun(link.party) for link in links)


def _passes_on(told: Told, source: Identity) -> bool:
    return any(_key(identify(link)) == source.key for link in told.finding.claim.chain[1:-1])


def _counts_otherwise(one: Told, theirs: Sequence[Told]) -> bool:
    """Tell whether somebody is cited with a toll above all that his own reports give, on a later day: that was in another report.

    On the same day it may as well be one that was copied wrongly.
    """
    said, own = _tolls([one]), _tolls(theirs)
    later = one.day is not None and all(told.day is not None and told.day < one.day for told in theirs)
    return later and bool(said.keys() & own.keys()) and all(said[fate] > own[fate] for fate in said.keys() & own.keys())


def _tolls(tolds: Sequence[Told]) -> dict[str, float]:
    """Return the highest number that is told of those with each fate that counts of may grow."""
    found: dict[str, float] = {}
    for number in (number for told in tolds for number in told.finding.claim.quantities):
        count = max(number.low or 0.0, number.high or 0.0)
        if number.fate in contradiction_tables().growing and count:
            found[number.fate] = max(found.get(number.fate, 0.0), count)
    return found


def _saw(one: Told, source: Identity) -> End:
    key = source.key or one.outlet
    name = source.name if source.key else f"{one.publisher} ({source.name})"
    return End(
        key, name, "correspondent", source.side or _side(one), "saw", f"{one.publisher}: {source.name} was there"
    )


def _nobody(one: Told) -> End:
    side = _side(one)
    name = f"unattributed, published by {one.publisher}"
    return End(
        f"{UNATTRIBUTED}:{side or ''}", name, "unattributed", side, "names none", f"{one.publisher} names no source"
    )


def _quoted(one: Told, source: Identity) -> End:
    if not source.key:
        return End(WITNESSES, source.name, "witness", source.side, "quotes", f"{one.publisher} quotes {source.name}")
    return End(source.key, source.name, source.kind, source.side, "quotes", _quotes(one, source))


def _quotes(one: Told, source: Identity) -> str:
    channel = next((link.channel for link in one.finding.claim.chain if link.channel), None)
    between = [link.party for link in one.finding.claim.chain[1:-1] if link.party != source.name]
    through = f", through {', '.join(between)}" if between else ""
    return f"{one.publisher} quotes {source.name}{f' ({channel})' if channel else ''}{through}"


def _closest(one: Told, others: Sequence[Told]) -> Told:
    """Return the one of ``others`` with the same type, figures and targets, else the first."""

    def likeness(other: Told) -> int:
        a, b = one.finding.claim, other.finding.claim
        figures = {(q.low, q.high) for q in a.quantities} & {(q.low, q.high) for q in b.quantities}
        struck = bool(_things(a) & _things(b))
        return 2 * len(figures) + (a.type == b.type) + (a.reality == b.reality) + 2 * struck

    return max(others, key=likeness)


def _things(claim: Claim) -> frozenset[str]:
    """Return the words for what was hit, without the name of where it is, which all claims of an event share."""
    named = place_terms(claim)
    return target_terms(claim) - named


def _key(source: Identity | None) -> str | None:
    return source.key if source is not None else None


def _side(one: Told) -> str | None:
    narrator = one.finding.claim.chain[-1]
    found = identify(narrator) if narrator.role == "publisher" else None
    return narrator.side or (found.side if found else None)
