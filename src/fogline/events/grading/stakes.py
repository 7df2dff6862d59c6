"""What an origin stands to gain or lose by what it says: an admission weighs more than a boast."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fogline.events.camps import doers
from fogline.events.contradictions.hit import target_kind
from fogline.events.contradictions.stand import Stand
from fogline.events.grading.reliability import Reliability, Stake
from fogline.events.origins.sides import NEUTRAL
from fogline.records import Claim
from fogline.records.event import Origin


@dataclass(frozen=True, slots=True)
class Scene:
    """Who does what to whom by all claims together, for those that leave it out: sides by type of event, civil or not."""

    actors: Mapping[str, frozenset[str]]
    targets: Mapping[str, frozenset[str]]
    civil: bool

    @classmethod
    def of(cls, stands: Sequence[Stand]) -> "Scene":
        """Gather the sides of all claims."""
        actors: dict[str, frozenset[str]] = {}
        targets: dict[str, frozenset[str]] = {}
        for kind, claim in ((one.claim.type, one.claim) for one in stands):
            actors[kind] = actors.get(kind, frozenset()) | _actors(claim)
            targets[kind] = targets.get(kind, frozenset()) | _targets(claim)
        kinds = [target_kind(one.claim) for one in stands]
        return cls(actors, targets, kinds.count("civil") > kinds.count("military"))


_OPPOSITE: dict[Stake, Stake] = {"against": "gain", "gain": "against", "none": "none", "unknown": "unknown"}


def stake_of(origin: Origin, said: Sequence[Stand], scene: Scene, table: Reliability, *, denies: bool = False) -> Stake:
    """Return the stake of ``origin`` in what it says, or ``denies`` (``said``: its own claims).

    Sides that a claim leaves out are those that others name. It is heard against its own interest only where all that it says is
    against it: an admission that also says the contrary is none.
    """
    if origin.camp == NEUTRAL:
        return "none"
    if origin.camp is None:
        return "unknown"
    stakes = {_stake(origin.camp, one.claim, scene, table) for one in said}
    if denies:
        stakes = {_OPPOSITE[stake] for stake in stakes}
        if "none" in stakes and any(_loser_untold(one.claim, scene, table) for one in said):
            stakes = (stakes - {"none"}) | {"unknown"}  # who denies that a place was taken may be who lost it
    if stakes - ({"unknown"} if not denies else set()) == {"against"}:
        return "against"
    order: tuple[Stake, ...] = ("gain", "none", "unknown")
    return next((stake for stake in order if stake in stakes), "unknown")


def _stake(camp: str, claim: Claim, scene: Scene, table: Reliability) -> Stake:
    entry = table.stakes.get(claim.type)
    if entry is None:
        return "unknown"
    if entry.gain is None or entry.loss is None:
        return "none"
    sides = _sides(claim, scene)
    gain, loss = entry.gain, entry.loss
    if entry.reversed_if_civil and _civil(claim, scene):
        gain, loss = loss, gain
    gains, loses = camp in sides[gain], camp in sides[loss]
    if gains != loses:
        return "gain" if gains else "against"
    known = sides[gain] | sides[loss]
    if gains or not known:
        return "unknown"
    # Who is not named among those it harms, and nobody else is named to gain: it serves whoever accuses.
    return "gain" if not sides[gain] and len(known) == 1 else "none"


def _loser_untold(claim: Claim, scene: Scene, table: Reliability) -> bool:
    """Tell whether one side's gain is another's loss, and nobody says whose."""
    entry = table.stakes.get(claim.type)
    if entry is None or entry.loss is None or entry.reversed_if_civil:
        return False
    sides = _sides(claim, scene)
    return not sides[entry.loss]


def _sides(claim: Claim, scene: Scene) -> Mapping[str, frozenset[str]]:
    """Return whose doers and targets are; those whom a claim leaves out are those that others name, but "the army" is nobody's
    group.
    """
    return {
        "actor": doers(claim) or scene.actors[claim.type],
        "target": _targets(claim) or scene.targets[claim.type],
    }


def _actors(claim: Claim) -> frozenset[str]:
    return frozenset(one.side for one in claim.actors if one.side)


def _targets(claim: Claim) -> frozenset[str]:
    sides = (*(one.side for one in claim.targets), *(one.side for one in claim.quantities))
    return frozenset(side for side in sides if side)


def _civil(claim: Claim, scene: Scene) -> bool:
    own = target_kind(claim)
    return own == "civil" if own is not None else scene.civil
