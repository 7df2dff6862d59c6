"""Counts of claims: those assembled from the gold reading against those assembled from the reader's::

    claim             half of the evidence shared, and the first party of the chain the same
    claim.evidence    half of the evidence shared
    claim.whole       as claim, with the same event type and the same reality

Both sides go through the same claims room, so the figures say what a reader's faults do to claims, not how good that room is.
"""

import re
from collections.abc import Callable

from fogline.claims.assemble import assemble
from fogline.evaluation.matching import Token, mostly, tokens
from fogline.evaluation.scores import Counts
from fogline.records import Claim, Reading

_Fit = Callable[[Claim, Claim], bool]
_WORD = re.compile(r"\w+")
_EMPTY_WORDS = frozenset({"the", "a", "an", "of"})


def count_claims(gold: Reading, system: Reading) -> dict[str, Counts]:
    """Return the counts by layer."""
    wanted, got = assemble(gold), assemble(system)
    text = gold.document.text
    fits: dict[str, _Fit] = {"claim": same_party, "claim.evidence": _any, "claim.whole": _same_frame}
    return {
        layer: Counts(len(pair_claims(text, wanted, got, fit)), len(got), len(wanted)) for layer, fit in fits.items()
    }


def pair_claims(text: str, gold: tuple[Claim, ...], system: tuple[Claim, ...], fit: _Fit) -> list[tuple[Claim, Claim]]:
    """Pair claims that share half of the tokens of the longer evidence and ``fit``, one to one.

    Many claims may share one sentence as evidence: those of the same event type and reality are paired first.
    """
    free = {place: (claim, tokens(text, [claim.evidence])) for place, claim in enumerate(system)}
    pairs: list[tuple[Claim, Claim]] = []
    open_ = [(claim, tokens(text, [claim.evidence])) for claim in gold]
    for closeness in (_same_frame, same_party, _any):
        later: list[tuple[Claim, set[Token]]] = []
        for claim, mine in open_:
            hit = next(
                (
                    place
                    for place, (other, yours) in free.items()
                    if mostly(mine, yours) and closeness(claim, other) and fit(claim, other)
                ),
                None,
            )
            if hit is None:
                later.append((claim, mine))
            else:
                pairs.append((claim, free.pop(hit)[0]))
        open_ = later
    return pairs


def same_party(gold: Claim, system: Claim) -> bool:
    """Tell whether the first links are the narrator, or have names of which one holds the words of the other."""
    mine, yours = _words(gold), _words(system)
    return mine == yours or bool(mine and yours and (mine <= yours or yours <= mine))


def _words(claim: Claim) -> set[str]:
    return set(_WORD.findall(claim.chain[0].party.lower())) - _EMPTY_WORDS


def _same_frame(gold: Claim, system: Claim) -> bool:
    return same_party(gold, system) and gold.type == system.type and gold.reality == system.reality


def _any(_gold: Claim, _system: Claim) -> bool:
    return True
