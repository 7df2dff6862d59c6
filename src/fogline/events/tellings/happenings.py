"""Happenings: the findings of one document put together, before it is compared with others.

A report says the same thing in headline, lead and body, and a strike, its dead and its damage in a sentence each.
"""

from collections.abc import Callable, Sequence

from fogline.claims.kinds import CASUALTIES, HARM
from fogline.events.camps import camps_of, tolls_apart
from fogline.events.kinds import FIGHTING, group
from fogline.events.tellings.background import is_news, recalled_apart
from fogline.events.tellings.besides import names_another
from fogline.events.tellings.days import Days, days_of, published_days
from fogline.events.tellings.spots import contradict, spot_of
from fogline.events.tellings.stretches import stretch_apart
from fogline.events.tellings.told_apart import told_apart, victims_apart
from fogline.records import Claim
from fogline.records.ledger import Finding

Split = Callable[[tuple[str, ...], tuple[str, ...]], bool]
"""Tells whether an analyst keeps any of these claims apart from any of those."""


def happenings(findings: Sequence[Finding], split: Split) -> list[list[Finding]]:
    """Put findings together: deeds of one kind at one place, then harm to the deed it was told with, then repetitions."""
    parts: list[list[Finding]] = []
    originals = {finding.claim.id: finding.claim.duplicate_of for finding in findings}
    published = published_days(findings[0].document) if findings else None
    news = is_news((finding.claim for finding in findings), published)
    for finding in sorted(findings, key=lambda one: (originals[one.claim.id] in originals, one.claim.type in HARM)):
        old = _recalled(finding, parts, published) if news and published is not None else frozenset[int]()
        place = _place_for(finding, parts, _root(finding.claim.id, originals), split, old)
        if place is None:
            parts.append([])
            place = len(parts) - 1
        parts[place].append(finding)
    return parts


def _root(claim: str, originals: dict[str, str | None]) -> str:
    """Return the claim that ``claim`` repeats in the end."""
    seen: set[str] = set()
    while (further := originals.get(claim)) and further in originals and claim not in seen:
        seen.add(claim)
        claim = further
    return claim


def _recalled(finding: Finding, parts: Sequence[list[Finding]], published: Days) -> frozenset[int]:
    """Return the numbers of the parts that are recalled from another time than a finding is of."""
    return frozenset(
        number
        for number, part in enumerate(parts)
        if any(recalled_apart(finding.claim, other.claim, published) for other in part)
    )


def _place_for(
    finding: Finding, parts: Sequence[list[Finding]], root: str, split: Split, recalled: frozenset[int]
) -> int | None:
    """Return the part that a finding belongs to: that of the claim it repeats, else of those it fits, the one told nearest."""
    fitting = []
    for number, part in enumerate(parts):
        if split((finding.claim.id,), tuple(other.claim.id for other in part)):
            continue
        if any(other.claim.id == root for other in part):
            return number
        if number not in recalled and _fits(finding, part):
            fitting.append((min(_gap(finding, other) for other in part), number))
    return min(fitting)[1] if fitting else None


def _gap(one: Finding, other: Finding) -> tuple[int, int]:
    """Return how many characters lie between two findings, and, for harm in a sentence that tells of two deeds ("hours after a
    strike on a school"), how many frames.
    """
    claim, there = one.claim, other.claim
    between = max(there.evidence[0] - claim.evidence[1], claim.evidence[0] - there.evidence[1], 0)
    of_two = claim.type in HARM and names_another(one.evidence)
    return between, abs(claim.frame - there.frame) if of_two else 0


def _fits(finding: Finding, part: Sequence[Finding]) -> bool:
    kind = group(finding.claim.type)
    kinds = {group(other.claim.type) for other in part}
    if kind not in kinds and not (kind == "harm" and kinds & FIGHTING):
        return False
    if kinds == {"harm"} and any(_other_victims(finding.claim, other.claim) for other in part):
        return False
    published = published_days(finding.document)
    return not any(_contradict(finding.claim, other.claim, published) or told_apart(finding, other) for other in part)


def _other_victims(one: Claim, other: Claim) -> bool:
    tolls = one.type == other.type == CASUALTIES and tolls_apart(camps_of([one]), camps_of([other]))
    return tolls or victims_apart(one, other)


def _contradict(one: Claim, other: Claim, published: Days | None) -> bool:
    first, second = spot_of(one.place), spot_of(other.place)
    if first is not None and second is not None and contradict(first, second):
        return True
    days, others = days_of(one.when, published), days_of(other.when, published)
    if stretch_apart(one, other, others) or stretch_apart(other, one, days):
        return True
    return days is not None and others is not None and (days[0] > others[1] + 1 or others[0] > days[1] + 1)
