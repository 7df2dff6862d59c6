"""Which claims and documents a query asks for: the meaning of every field of a query, for all stores.

:func:`asked` and :func:`asked_documents` check a query and fold it; ``fits`` tells whether something fits. A store may find by
its indexes what can fit, or ask its database for all of it, as long as the outcome is that of ``fits``.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from fogline.ledger.bounds import check_box, check_near, is_placed_near, meet
from fogline.ledger.facets import Facets, Party, asked_place
from fogline.ledger.folding import Spelling, address_key, fold, name_key, spellings
from fogline.ledger.moments import asked_seconds, seconds_published
from fogline.records import Claim, Footprint
from fogline.records.errors import UsageError
from fogline.records.ledger import ClaimQuery, ClaimStatus, DocumentHead, DocumentQuery

_ROLES: dict[str | None, tuple[str, ...]] = {
    None: ("actor", "target", "first", "link"),
    "actor": ("actor",),
    "target": ("target",),
    "source": ("first", "link"),
}


@dataclass(frozen=True, slots=True)
class AskedClaims:
    """A checked and folded query of claims; ``known_on`` is left to the store."""

    query: ClaimQuery
    words: tuple[tuple[Spelling, ...], ...]
    parties: tuple[Spelling, ...]
    roles: tuple[str, ...]
    sources: tuple[Spelling, ...]
    sides: frozenset[str]
    place_keys: frozenset[str]
    publishers: frozenset[str]
    since: int | None
    until: int | None

    def fits(self, claim: Claim, status: ClaimStatus, facets: Facets, document: DocumentHead) -> bool:
        """Tell whether a claim (with corrections) fits."""
        query = self.query
        return (
            _among(claim.id, query.claims)
            and _among(document.id, query.documents)
            and _among(claim.type, query.types)
            and _among(claim.reality, query.realities)
            and _among(status, query.statuses)
            and (query.duplicates or claim.duplicate_of is None)
            and (
                not self.publishers
                or (document.publisher is not None and name_key(document.publisher) in self.publishers)
            )
            and (not self.sides or not self.sides.isdisjoint(facets.sides))
            and (not self.place_keys or not self.place_keys.isdisjoint(facets.place_keys))
            and self._certain(claim)
            and overlaps(facets.start, facets.end, self.since, self.until)
            and self._located(claim.place, facets)
            and (not self.parties or _has_party(facets.parties, self.parties, self.roles))
            and (not self.sources or _has_party(facets.parties, self.sources, ("first",)))
            and said(self.words, facets.texts)
        )

    def _certain(self, claim: Claim) -> bool:
        asked = self.query.certainty
        return asked is None or (claim.certainty.low <= asked[1] and asked[0] <= claim.certainty.high)

    def _located(self, place: Footprint | None, facets: Facets) -> bool:
        box, near = self.query.box, self.query.near
        if box is None and near is None:
            return True
        bounds = facets.bounds
        return (
            bounds is not None and (box is None or meet(bounds, box)) and (near is None or is_placed_near(place, near))
        )


@dataclass(frozen=True, slots=True)
class AskedDocuments:
    """A checked and folded query of documents; ``known_on`` is left to the store."""

    query: DocumentQuery
    words: tuple[tuple[Spelling, ...], ...]
    urls: frozenset[str]
    publishers: frozenset[str]
    languages: frozenset[str]
    since: int | None
    until: int | None

    def fits(self, head: DocumentHead, texts: Sequence[Sequence[str]]) -> bool:
        """Tell whether a document fits; ``texts`` are the folded words of its title and of its text."""
        query = self.query
        return (
            _among(head.id, query.ids)
            and _among(head.original, query.originals)
            and (query.copies or head.copy_of is None)
            and (not self.urls or (head.url is not None and address_key(head.url) in self.urls))
            and (not self.publishers or (head.publisher is not None and name_key(head.publisher) in self.publishers))
            and (not self.languages or (head.language is not None and fold(head.language) in self.languages))
            and overlaps(*seconds_published(head.published), self.since, self.until)
            and said(self.words, texts)
        )


def asked(query: ClaimQuery) -> AskedClaims:
    """Return the query checked and folded; ``UsageError`` says what cannot be asked."""
    _check_limit(query.limit)
    if query.box is not None:
        check_box(query.box)
    if query.near is not None:
        check_near(query.near)
    if query.certainty is not None and not 0.0 <= query.certainty[0] <= query.certainty[1] <= 1.0:
        raise UsageError(f"certainty: got {query.certainty}; want a band low, high with 0 <= low <= high <= 1")
    if query.role is not None and not query.parties:
        raise UsageError(f"role: got {query.role!r} and no party; give the party that it narrows")
    since, until = asked_seconds(query.since, query.until)
    return AskedClaims(
        query,
        spellings(query.words),
        _names(query.parties, "party"),
        _ROLES[query.role],
        _names(query.sources, "source"),
        frozenset(map(fold, query.sides)),
        frozenset(map(asked_place, query.place_keys)),
        frozenset(map(name_key, query.publishers)),
        since,
        until,
    )


def asked_documents(query: DocumentQuery) -> AskedDocuments:
    """Return the query checked and folded; ``UsageError`` says what cannot be asked."""
    _check_limit(query.limit)
    since, until = asked_seconds(query.since, query.until)
    return AskedDocuments(
        query,
        spellings(query.words),
        frozenset(map(address_key, query.urls)),
        frozenset(map(name_key, query.publishers)),
        frozenset(map(fold, query.languages)),
        since,
        until,
    )


def overlaps(start: int | None, end: int | None, since: int | None, until: int | None) -> bool:
    """Tell whether a time overlaps what is asked for; one without start and end does only where nothing is asked for."""
    if since is None and until is None:
        return True
    if start is None and end is None:
        return False
    return (since is None or end is None or since <= end) and (until is None or start is None or start <= until)


def said(things: Sequence[Sequence[Spelling]], texts: Collection[Sequence[str]]) -> bool:
    """Tell whether of each thing one spelling occurs in one of the texts."""
    return all(any(spelling.occurs(text) for spelling in thing for text in texts) for thing in things)


def relevance(things: Sequence[Sequence[Spelling]], texts: Collection[Sequence[str]]) -> int:
    """Return how often what was asked for is said."""
    return sum(spelling.count(text) for thing in things for spelling in thing for text in texts)


def _names(given: Sequence[str], what: str) -> tuple[Spelling, ...]:
    return tuple(spelling for thing in spellings([[name] for name in given], what) for spelling in thing)


def _has_party(parties: Sequence[Party], names: Sequence[Spelling], roles: Collection[str]) -> bool:
    return any(name.occurs(party.words) for party in parties if party.role in roles for name in names)


def _among(value: str, asked_for: Collection[str]) -> bool:
    return not asked_for or value in asked_for


def _check_limit(limit: int | None) -> None:
    if limit is not None and limit < 0:
        raise UsageError(f"limit: got {limit}; want 0 or more")
