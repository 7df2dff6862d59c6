"""The claims of a report as people look at them: grouped by source chain, sayings again folded into the first."""

from collections.abc import Sequence
from dataclasses import dataclass

from fogline.picture.wording import chain_words
from fogline.records import Claim, Link, Report, Span


@dataclass(frozen=True, slots=True)
class Told:
    """A claim, with the claims of the same document that say it again."""

    claim: Claim
    again: tuple[Claim, ...] = ()

    @property
    def elsewhere(self) -> tuple[Span, ...]:
        """The other passages that say it, in order; "killed or wounded" says one thing once."""
        return tuple(sorted({claim.evidence for claim in self.again} - {self.claim.evidence}))


@dataclass(frozen=True, slots=True)
class Chain:
    """The claims that one source chain makes, in the order of the text."""

    words: str
    links: tuple[Link, ...]
    told: tuple[Told, ...]


def by_chain(report: Report) -> tuple[Chain, ...]:
    """Group the claims of a report by source chain, chains and claims in the order of the text.

    Chains are the same when they name the same parties, whatever these are called in the sentence and wherever they said it.
    """
    groups: dict[str, list[Told]] = {}
    for told in fold(report.claims):
        groups.setdefault(chain_words(told.claim.chain).casefold(), []).append(told)
    chains = [(told[0].claim.chain, told) for told in groups.values()]
    return tuple(Chain(chain_words(chain), chain, tuple(told)) for chain, told in chains)


def fold(claims: Sequence[Claim]) -> tuple[Told, ...]:
    """Fold each duplicate into the claim it points to, in the order of the text; one that points nowhere stands alone."""
    ordered = sorted(claims, key=lambda claim: (claim.evidence, claim.frame))
    first_of = {claim.id: claim.duplicate_of for claim in claims}
    again: dict[str, list[Claim]] = {}
    firsts = []
    for claim in ordered:
        if claim.duplicate_of in first_of and first_of[claim.duplicate_of] is None:
            again.setdefault(claim.duplicate_of or "", []).append(claim)
        else:
            firsts.append(claim)
    return tuple(Told(claim, tuple(again.get(claim.id, ()))) for claim in firsts)
