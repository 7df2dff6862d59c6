"""Whether what was hit is civil or military, by the words for it, and of which of the two somebody denies that any was hit."""

from functools import lru_cache

from fogline.claims.kinds import HARM
from fogline.events.contradictions.tables import contradiction_tables
from fogline.records import Claim
from fogline.records.ledger import Finding


def target_kind(claim: Claim) -> str | None:
    """Return "civil" or "military" by the words for the targets, ``None`` where they tell neither or both."""
    named = [one.text or one.party for one in claim.targets] or [one.of or "" for one in claim.quantities]
    return _kind_by(" ; ".join(named))


@lru_cache(8192)
def _kind_by(words: str) -> str | None:
    tables = contradiction_tables()
    civil, military = tables.civil.search(words), tables.military.search(words)
    if civil and military and not tables.civil.search(tables.housed_in.sub("", words)):
        return "military"  # a command centre inside a school
    return None if bool(civil) == bool(military) else "civil" if civil else "military"


def kind_denied(finding: Finding) -> str | None:
    """Return the kind of thing, "civil" or "military", of which somebody denies that any was hit; ``None`` for other denials."""
    claim = finding.claim
    if not claim.denied or claim.type in HARM or contradiction_tables().denies_kind.search(finding.evidence) is None:
        return None
    return target_kind(claim)
