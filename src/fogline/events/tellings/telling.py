"""A telling: what one document tells of one happening. The unit that is compared and fused.

A report says the same thing in headline, lead and body, and the strike, its dead and its damage in a sentence each. Claims of
one document are put together first, by rules that need no other document; so a place that only the headline names and a number
that only the body has stand side by side when reports are compared.
"""

import math
import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from sys import intern
from typing import TypeVar

from fogline.claims.kinds import CASUALTIES, HARM
from fogline.events.camps import Camps, camps_of
from fogline.events.kinds import FIGHTING, family, group
from fogline.events.tellings.besides import kinds_besides
from fogline.events.tellings.days import Days, days_of, published_days
from fogline.events.tellings.happenings import Split, happenings
from fogline.events.tellings.hours import Hours, hours_of
from fogline.events.tellings.leading import in_title, main_claim
from fogline.events.tellings.meaning import together
from fogline.events.tellings.spots import Spot, spot_of
from fogline.events.tellings.targets import kinds_of_target
from fogline.events.words import headline, rarest, squared, terms, weight
from fogline.records import Claim, Span
from fogline.records.ledger import Finding, MeantFinding

_ANSWERED = 1  # days: so much later than a report a denial comes out
_HEAD = 4  # sentences that claim something, of those that say what a report is about: its title and what follows
_HEAD_WORDS = 18  # the rarest of them: as many as a small table holds, and no worse than all
_RARE = 5.0  # nats: a word that names a party, not "forces"
_ARMED = frozenset({*FIGHTING, "control"})  # families of types whose actors are armed forces
_NOBODY = frozenset({"unnamed", "unknown", "sources"})

_RISEN = re.compile(
    r"\b(?:toll|dead|deaths?|killed|victims|number|casualties|bodies)\b[^.;\n]{0,80}\b(?:rise|rises|rose|risen|rising|climb(?:s|ed|ing)?|"
    r"grow(?:s|n|ing)?|grew|reach(?:es|ed)?|pass(?:es|ed)|increas(?:es|ed)|jump(?:s|ed)?|mount(?:s|ed)|went up|go(?:es)? up|"
    r"(?:has|have|is|was|were) (?:been )?(?:raised|revised|updated)|now stands?|up (?:from|to))\b"
    r"|\b(?:raised|revised|updated) (?:the|its) (?:death )?toll\b",
    re.IGNORECASE,
)
"""Words of a toll that was given before and has grown since."""

V = TypeVar("V", bound=Hashable)

Number = tuple[float, str]
"""A count and of what or with which fate."""


@dataclass(frozen=True, slots=True)
class Telling:
    """Claims of one document about one happening, and what they say of it together.

    ``id`` is the id of the first claim; ``kinds`` are the types of ``claims`` (of one that is denied or planned beside a deed
    of its kind, that of the deed); ``order`` sorts tellings by when the ledger took their document in; ``leads`` tells whether
    it is what the document, which has a title, is about. ``when`` is what the claims say of the time (``hours``: of the time of
    day), ``published`` the day of publication: never a fact on the event. ``exact`` are those of its ``spots`` that say where,
    not only in which region; ``actors`` are sides, ``parties`` the rare words in the names of who takes part, ``targets`` the
    kinds of thing that were hit, ``length`` the sum of the squared weights of ``words``, ``meaning`` the vector of what its
    sentences mean together (empty: not known), ``report`` that of what its report is about (``None``: not known; empty: it is
    told further down there), ``head`` the rarest words of title and first sentences of its report (none: it is told further
    down) and ``head_length`` the sum of their squared weights, ``besides`` the kinds of thing that was hit in another deed
    which it names, ``blames`` who says of whom first-hand that he did it, each by his side, ``denies`` whether most of the
    claims say that it did not happen, ``risen`` whether it gives a toll as one that has risen, ``camps`` whose the doers are,
    and those who were hit or harmed.
    """

    id: str
    document: str
    order: tuple[str, str]
    leads: bool
    claims: tuple[str, ...]
    kinds: tuple[str, ...]
    copy_of: str | None
    published: Days | None
    when: Days | None
    hours: Hours | None
    types: frozenset[str]
    spots: tuple[Spot, ...]
    exact: tuple[Spot, ...]
    numbers: frozenset[Number]
    actors: frozenset[str]
    parties: frozenset[str]
    targets: frozenset[str]
    besides: frozenset[str]
    blames: frozenset[tuple[str, str]]
    sources: frozenset[str]
    publisher: str
    words: frozenset[str]
    length: float
    meaning: bytes
    report: bytes | None
    head: frozenset[str]
    head_length: float
    denies: bool
    risen: bool
    camps: Camps

    @property
    def days(self) -> Days | None:
        """The days that it may be told of: those it says, else those up to publication."""
        if self.when is not None or self.published is None:
            return self.when
        return self.published[0] - 1, self.published[1]

    def most(self, fate: str) -> float:
        """Return the highest count of those to whom something befell, 0 where nobody is counted."""
        return max((value for value, what in self.numbers if what == fate), default=0.0)

    @property
    def sought(self) -> Days | None:
        """The days to look for its like in: a denial comes later than a report."""
        days = self.days
        return (days[0] - _ANSWERED, days[1]) if days is not None and self.denies and self.when is None else days


def _never(_: tuple[str, ...], __: tuple[str, ...]) -> bool:
    return False


def tellings(findings: Iterable[Finding], split: Split = _never) -> tuple[Telling, ...]:
    """Return the tellings of one document's findings; the order of ``findings`` does not matter."""
    ordered = sorted(findings, key=lambda finding: (finding.claim.evidence, finding.claim.frame, finding.claim.id))
    usable = [finding for finding in ordered if finding.status != "rejected"]
    about, parts = _About.of(usable), happenings(usable, split)
    main = main_claim(usable, {finding.claim.id: number for number, part in enumerate(parts) for finding in part})
    return tuple(_telling(part, about, main) for part in parts)


@dataclass(frozen=True, slots=True)
class _About:
    """What a report says first: where, in which words, and with which vector (``None``: not known)."""

    spans: frozenset[Span]
    words: frozenset[str]
    length: float
    gist: bytes | None

    @classmethod
    def of(cls, findings: Sequence[Finding]) -> "_About":
        """Return that of the findings of one document, in the order of their evidence."""
        spans = frozenset(tuple(dict.fromkeys(finding.claim.evidence for finding in findings))[:_HEAD])
        told = {finding.claim.evidence: _bare(finding) for finding in findings if finding.claim.evidence in spans}
        title = findings[0].document.title if findings else None
        words = frozenset[str]().union(*map(terms, (headline(title or ""), *told.values())))
        words = frozenset(rarest(words, _HEAD_WORDS))
        gists = (finding.gist for finding in findings if isinstance(finding, MeantFinding) and finding.gist)
        return cls(spans, words, math.fsum(map(squared, words)), next(gists, None))

    def holds(self, findings: Iterable[Finding]) -> bool:
        """Tell whether any of these is said there."""
        return any(finding.claim.evidence in self.spans for finding in findings)


def _telling(part: Sequence[Finding], about: _About, main: str | None) -> Telling:
    document = part[0].document
    claims = [finding.claim for finding in part]
    published = _once(published_days(document))
    whens = [days for claim in claims if (days := days_of(claim.when, published)) is not None]
    lead = any(map(in_title, part))
    texts = [_bare(finding) if lead else finding.evidence for finding in part]
    if lead and document.title:
        texts.append(headline(document.title))
    first = about.holds(part)
    targets = _targets(claims)
    spots = _once(_spots(claims))
    words = frozenset[str]().union(*map(terms, texts)) - _compared_apart(claims, spots)
    return Telling(
        id=min(claim.id for claim in claims),
        document=document.id,
        order=(document.added, min(claim.id for claim in claims)),
        leads=bool(document.title) and any(claim.id == main for claim in claims),
        claims=tuple(sorted(claim.id for claim in claims)),
        kinds=_once(_kinds(sorted(claims, key=lambda claim: claim.id))),
        copy_of=document.copy_of,
        published=published,
        when=_once(min(whens, key=lambda days: (days[1] - days[0], -days[1]))) if whens else None,
        hours=_hours(claims),
        types=_once(frozenset(claim.type for claim in claims)),
        spots=spots,
        exact=_once(exact(spots)),
        numbers=_once(frozenset(_numbers(claims))),
        actors=_once(frozenset(actor.side for claim in claims for actor in claim.actors if actor.side)),
        parties=_once(frozenset(_parties(claims))),
        targets=_once(targets),
        besides=_once(kinds_besides((one.evidence for one in part if one.claim.type not in HARM), targets)),
        blames=_once(frozenset(_blames(claims))),
        sources=_once(frozenset(claim.chain[0].party for claim in claims if len(claim.chain) > 1) - _NOBODY),
        publisher=document.publisher or "",
        words=words,
        length=math.fsum(map(squared, words)),
        meaning=together(finding.meaning for finding in part if isinstance(finding, MeantFinding)),
        report=about.gist if about.gist is None or first else b"",
        head=about.words if first else frozenset(),
        head_length=about.length if first else 0.0,
        denies=2 * sum(claim.polarity == "negative" for claim in claims) > len(claims),
        risen=any(finding.claim.type == CASUALTIES and _RISEN.search(finding.evidence) for finding in part),
        camps=_once(camps_of(claims)),
    )


def _kinds(claims: Sequence[Claim]) -> tuple[str, ...]:
    """Return the type of each claim: what did not happen is called what did, where claims of one kind tell of both."""
    happened = [claim.type for claim in claims if claim.reality in ("factual", "possible") and claim.type not in HARM]
    named = {group(type_): type_ for type_ in reversed(happened)}
    return tuple(
        claim.type if claim.type in HARM or claim.type in happened else named.get(group(claim.type), claim.type)
        for claim in claims
    )


def pooled(telling: Telling) -> Telling:
    """Return an equal telling, made elsewhere, that holds the same objects as those that were made here."""
    own = {claim: claim for claim in telling.claims}
    spots = _once(telling.spots)
    return replace(
        telling,
        id=own[telling.id],
        order=(intern(telling.order[0]), own[telling.order[1]]),
        kinds=_once(telling.kinds),
        published=_once(telling.published),
        when=_once(telling.when),
        types=_once(telling.types),
        spots=spots,
        exact=_once(exact(spots)),
        numbers=_once(telling.numbers),
        actors=_once(telling.actors),
        parties=_once(telling.parties),
        targets=_once(telling.targets),
        besides=_once(telling.besides),
        blames=_once(telling.blames),
        sources=_once(telling.sources),
        publisher=intern(telling.publisher),
        words=frozenset(map(intern, telling.words)),
        head=_once(frozenset(map(intern, telling.head))),
        camps=_once(telling.camps),
    )


@lru_cache(65536)
def _once(value: V) -> V:
    """Return one object for all equal values: tellings are many, what most of their fields hold is not."""
    return value


def _bare(finding: Finding) -> str:
    """Return the sentence of a finding, a title without what an outlet hangs on it."""
    title = finding.document.title
    return headline(finding.evidence) if title and finding.evidence.startswith(title[:20]) else finding.evidence


def _spots(claims: Sequence[Claim]) -> tuple[Spot, ...]:
    """Return where: exact places if there are any, else regions, else countries; and names that nobody could place."""
    spots = {spot.name: spot for claim in claims if (spot := spot_of(claim.place)) is not None}
    named = [spots[name] for name in sorted(spots)]
    placed = [spot for spot in named if spot.radius is not None]
    for wanted in (
        [spot for spot in placed if spot.fine],
        [spot for spot in placed if not spot.country],
        placed,
    ):
        if wanted:
            return tuple(wanted) + tuple(spot for spot in named if spot.radius is None)
    return tuple(named)


def _compared_apart(claims: Sequence[Claim], spots: Sequence[Spot]) -> frozenset[str]:
    """Return the words of regions and of who fights in what is told of fighting at no exact place.

    All battles of one day and region say them, whichever war it is; they are compared as places and parties.
    """
    if exact(spots):
        return frozenset()
    armed = [claim for claim in claims if claim.type in HARM or family(claim.type) in _ARMED]
    regions = [spot.name for claim in armed if (spot := spot_of(claim.place)) is not None and spot.radius is not None]
    fighters = [actor.party for claim in armed for actor in claim.actors]
    return frozenset[str]().union(*map(terms, (*regions, *fighters)))


def exact(spots: Iterable[Spot]) -> tuple[Spot, ...]:
    """Return those spots that say where, not only in which region."""
    return tuple(spot for spot in spots if spot.fine)


def _numbers(claims: Sequence[Claim]) -> Iterator[Number]:
    for claim in claims:
        for quantity in claim.quantities:
            value = quantity.low if quantity.low is not None else quantity.high
            if value is not None and value > 1:
                yield float(value), quantity.fate or " ".join(sorted(terms(quantity.of or quantity.unit or "")))


def _parties(claims: Sequence[Claim]) -> Iterator[str]:
    for claim in claims:
        for party in (*claim.actors, *claim.targets):
            yield from (term for term in terms(party.party) if weight(term) >= _RARE)


def _targets(claims: Sequence[Claim]) -> frozenset[str]:
    return frozenset[str]().union(*(kinds_of_target(party.party) for claim in claims for party in claim.targets))


def _blames(claims: Sequence[Claim]) -> Iterator[tuple[str, str]]:
    """Yield who says of whom that he did it, where both are of a known side, and not of one."""
    for claim in claims:
        teller = claim.chain[0].side if len(claim.chain) > 1 and not claim.denied else None
        yield from ((teller, doer.side) for doer in claim.actors if teller and doer.side and doer.side != teller)


def _hours(claims: Sequence[Claim]) -> Hours | None:
    """Return the narrowest stretch that says when within a day, ``None`` where none does."""
    found = [hours for claim in claims if (hours := hours_of(claim.when)) is not None]
    return min(found, key=lambda hours: (hours[1] - hours[0], hours), default=None)
