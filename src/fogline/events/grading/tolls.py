"""Which voices may bear each other out: that soldiers fell says nothing of civilians, nor the dead of one side of the other's."""

from collections.abc import Sequence
from typing import NamedTuple

from fogline.claims.kinds import CASUALTIES
from fogline.events.camps import doers, harmed, opposed
from fogline.events.contradictions.scope import victims_armed
from fogline.events.grading.voices import Voice


def bearing_out(kind: str, yes: list[Voice]) -> list[list[Voice]]:
    """Return the groups of voices in an event of ``kind`` that may bear each other out; a voice may be in several."""
    if kind != CASUALTIES:
        return [yes]
    told = [_Told.of(one) for one in yes]
    return [_alike(yes, told, pivot) for pivot in dict.fromkeys(told)]


class _Told(NamedTuple):
    """What a voice tells of a toll: whether those harmed bore arms (``None``: both, or nobody says), whose they and the doers
    are, and how many.
    """

    armed: bool | None
    harmed: frozenset[str]
    doers: frozenset[str]
    counts: frozenset[float]

    @classmethod
    def of(cls, voice: Voice) -> "_Told":
        """Return what the voice tells of casualties."""
        claims = [stand.claim for stand in voice.stands if stand.claim.type == CASUALTIES]
        kinds = {victims_armed(claim) for claim in claims}
        counts = frozenset(number.low for claim in claims for number in claim.quantities if number.low is not None)
        return cls(
            kinds.pop() if len(kinds) == 1 else None,
            frozenset[str]().union(*map(harmed, claims)),
            frozenset[str]().union(*map(doers, claims)),
            counts,
        )

    def fits(self, other: "_Told") -> bool:
        """Tell whether both may tell of the same dead: of those whom others killed only where they count the same."""
        if None not in (self.armed, other.armed) and self.armed != other.armed:
            return False
        if opposed(self.harmed, other.harmed):
            return False
        return not opposed(self.doers, other.doers) or not self.counts.isdisjoint(other.counts)


def _alike(yes: list[Voice], told: Sequence[_Told], pivot: _Told) -> list[Voice]:
    """Return the voices that tell of the same dead as ``pivot`` and as each other, as far as they say."""
    kept: dict[_Told, list[Voice]] = {}
    for each, voice in sorted(zip(told, yes, strict=True), key=lambda pair: pair[0] != pivot):
        if each in kept or all(each.fits(other) for other in kept):
            kept.setdefault(each, []).append(voice)
    return [voice for voices in kept.values() for voice in voices]
