"""The kinds of happening in a simulated war: how often, where, who is hit, and what it leaves behind."""

from dataclasses import dataclass
from typing import Literal

Where = Literal["deep", "front", "own", "own_front", "venue"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of event. ``where``: anywhere the victim holds, at its front, anywhere the actor holds, at the actor's
    own front, or at a venue of talks.

    ``harm`` is how likely casualties are, ``deaths`` the mean of the killed; ``ruin`` how likely damage is; ``hours`` the first
    and last hour it may begin, ``lasts`` its length in hours.
    """

    type: str
    share: float
    where: Where
    hours: tuple[int, int] = (0, 23)
    lasts: float = 1.0
    harm: float = 0.0
    deaths: float = 0.0
    ruin: float = 0.0
    targets: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    count: tuple[str, str, int, int] | None = None
    may_be_alleged: bool = False
    may_be_announced: bool = False


CIVIL = (
    *(
        "a school",
        "an apartment block",
        "a market",
        "the railway station",
        "a power substation",
        "a hospital",
        "a grain store",
    ),
    *(
        "a bus depot",
        "a bakery",
        "a row of houses",
        "a furniture warehouse",
        "a dairy plant",
        "a kindergarten",
        "a pumping station",
    ),
)
MILITARY = (
    *("an ammunition depot", "a command post", "a fuel depot", "a barracks", "an air defence site", "a repair base"),
    *("a column of vehicles", "an artillery position", "a pontoon crossing"),
)

KINDS = (
    Kind("shelling", 16, "front", lasts=2, harm=0.6, deaths=1.4, ruin=0.6, targets=CIVIL,
         weapons=("artillery", "mortars", "multiple rocket launchers", "howitzers")),
    Kind("missile_strike", 14, "deep", harm=0.7, deaths=4.0, ruin=0.7, targets=CIVIL,
         weapons=("two ballistic missiles", "cruise missiles", "an S-300 missile", "three missiles", "a ballistic missile")),
    Kind("drone_strike", 12, "deep", hours=(0, 23), harm=0.5, deaths=1.2, ruin=0.6, targets=CIVIL,
         weapons=("attack drones", "a drone", "two drones", "a swarm of drones")),
    Kind("air_strike", 6, "front", harm=0.6, deaths=3.0, ruin=0.7, targets=CIVIL, weapons=("glide bombs", "two aerial bombs")),
    Kind("missile_strike", 5, "deep", harm=0.5, deaths=9.0, ruin=0.8, targets=MILITARY, may_be_alleged=True,
         weapons=("guided rockets", "cruise missiles", "long-range missiles")),
    Kind("clash", 6, "front", hours=(5, 20), lasts=5, harm=0.5, deaths=7.0),
    Kind("assault", 8, "front", hours=(4, 16), lasts=9, harm=0.3, deaths=9.0, may_be_alleged=True, may_be_announced=True),
    Kind("repulse", 6, "own_front", hours=(5, 20), lasts=4, harm=0.3, deaths=9.0, may_be_alleged=True),
    Kind("capture", 9, "front", hours=(5, 19), lasts=3, may_be_alleged=True, may_be_announced=True),
    Kind("withdrawal", 3, "own_front", hours=(0, 23), lasts=6, may_be_alleged=True),
    Kind("siege", 1.5, "front", lasts=200),
    Kind("displacement", 6, "own_front", hours=(7, 17), lasts=6, may_be_announced=True, count=("evacuated", "people", 30, 2400)),
    Kind("humanitarian", 3, "own_front", hours=(8, 17), lasts=3, may_be_announced=True, count=("delivered", "trucks", 3, 40)),
    Kind("talks", 2.5, "venue", hours=(9, 16), lasts=5, may_be_announced=True),
    Kind("interception", 5, "own", count=("shot down", "drones", 2, 28)),
    Kind("explosion", 3, "deep", ruin=0.3, targets=("the port", "the industrial zone", "the airfield", "the bus station")),
    Kind("detention", 2, "front", hours=(6, 20), count=("captured", "soldiers", 2, 45), may_be_alleged=True),
)  # fmt: skip

RANGED = frozenset({"shelling", "missile_strike", "drone_strike", "air_strike", "explosion"})
# Words that a source may use for another kind without being wrong.
WIDER = {
    "explosion": RANGED,
    "attack": RANGED | {"assault", "clash"},
    "clash": frozenset({"assault", "repulse"}),
}


def fits(said: str, true: str) -> bool:
    """Tell whether calling an event of type ``true`` a ``said`` is no fault."""
    return said == true or true in WIDER.get(said, ())
