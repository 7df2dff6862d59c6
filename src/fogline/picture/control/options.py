"""What the picture of control rests on: how much each kind of evidence weighs, how long it lasts, how far it reaches.

The numbers are stated, not hidden: ``docs/control.md`` lists them with the reason for each.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from fogline.records.control import ControlKind, Voice

# Log-odds that a neutral voice, sure of it, adds for the side that the evidence favours.
_WEIGHTS: Mapping[ControlKind, float] = MappingProxyType(
    {
        "capture": 2.0,
        "control": 2.0,
        "withdrawal": 1.8,
        "repulse": 1.0,
        "assault": 0.7,
        "siege": 0.7,
        "fire": 0.7,
        "presence": 0.4,
        "fighting": 1.0,
    }
)
# Days after which it weighs half: a change of hands stays true until something else is heard, fire and fights pass.
_HALF_LIVES: Mapping[ControlKind, float] = MappingProxyType(
    {
        "capture": 90.0,
        "control": 90.0,
        "withdrawal": 90.0,
        "repulse": 30.0,
        "assault": 30.0,
        "siege": 14.0,
        "fire": 30.0,
        "presence": 30.0,
        "fighting": 5.0,
    }
)
# A side gains from being thought to hold ground, and loses by admitting that it does not. Counts for changes of hands
# alone: to say that the enemy fires on one's town is no boast.
_VOICES: Mapping[Voice, float] = MappingProxyType({"own": 0.5, "neutral": 1.0, "admission": 1.5, "given": 1.0})


@dataclass(frozen=True, slots=True)
class ControlOptions:
    """How claims become states.

    ``weights`` and ``half_lives`` (days) are by kind of evidence, ``voices`` by whose word it is. Each further piece of evidence
    for the same side at the same place counts ``repeat`` times the one before it. ``reach_km`` is the distance over which what is
    known of a place loses two thirds of its hold on its surroundings, ``limit_km`` that beyond which it says nothing.
    ``noise`` is how far one log-odds of evidence may mislead. A side is assessed to hold a place from ``sure`` on;
    a place is contested where fighting was told of lately and no side comes to ``settled``. ``start_trust`` (0..1) is how far a
    starting state is believed on its day, ``start_half_life`` (days) how long that lasts; the nearer a place lies
    to where another side is told to be (within ``start_risk_km`` or so), the less the starting state is believed there.
    """

    weights: Mapping[ControlKind, float] = field(default_factory=lambda: _WEIGHTS)
    half_lives: Mapping[ControlKind, float] = field(default_factory=lambda: _HALF_LIVES)
    voices: Mapping[Voice, float] = field(default_factory=lambda: _VOICES)
    repeat: float = 0.6
    reach_km: float = 30.0
    limit_km: float = 60.0
    noise: float = 0.3
    sure: float = 0.7
    settled: float = 0.9
    start_trust: float = 0.95
    start_half_life: float = 365.0
    start_risk_km: float = 100.0
