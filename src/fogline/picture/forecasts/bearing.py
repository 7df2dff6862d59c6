"""Which types of event bear out a forecast of a type, and how far: a table, not a reading of any text."""

from collections.abc import Mapping
from types import MappingProxyType

_TABLE: Mapping[str, Mapping[str, float]] = {
    # An announced assault is often told as what it became, or by a vaguer word.
    "assault": {"clash": 0.85, "attack": 0.7, "capture": 0.7, "repulse": 0.8},
    "clash": {"assault": 0.9, "repulse": 0.8, "attack": 0.6},
    "repulse": {"assault": 0.4, "clash": 0.4},
    "attack": {
        "assault": 0.8, "shelling": 0.9, "missile_strike": 0.9, "air_strike": 0.9, "drone_strike": 0.9, "explosion": 0.6,
    },
    "shelling": {"attack": 0.8, "explosion": 0.6, "missile_strike": 0.6},
    "missile_strike": {"attack": 0.8, "explosion": 0.6, "air_strike": 0.7, "drone_strike": 0.6},
    "air_strike": {"attack": 0.8, "explosion": 0.6, "missile_strike": 0.8},
    "drone_strike": {"attack": 0.8, "explosion": 0.6, "missile_strike": 0.6},
    "explosion": {"attack": 0.7, "shelling": 0.7, "missile_strike": 0.8, "air_strike": 0.8, "drone_strike": 0.8},
    "capture": {"control": 0.9},
    "control": {"capture": 0.9},
    "movement": {"mobilization": 0.6},
    "mobilization": {"movement": 0.6},
    "supply": {"support": 0.7},
    "support": {"supply": 0.8},
    "displacement": {"humanitarian": 0.8},
    "humanitarian": {"displacement": 0.8},
    "talks": {"agreement": 0.7},
    "detention": {"legal": 0.5},
}  # fmt: skip
BEARS: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {name: MappingProxyType(dict(others)) for name, others in _TABLE.items()}
)

FIGHTING = frozenset({"strike", "ground", "harm", "control"})
"""Families of which something happens on most days of a war: without a place a forecast of one says next to nothing."""

EVERYDAY = frozenset({"movement", "mobilization"})
"""Types of other families of which the same holds."""


def bearing_types(type_: str) -> Mapping[str, float]:
    """Return the types that bear out a forecast of ``type_``, with how far (0..1); its own bears it out wholly."""
    return {**BEARS.get(type_, {}), type_: 1.0}
