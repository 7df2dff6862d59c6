"""Who does what to whom, as tables want it: actors by name and country, with codes of ACLED and PLOVER where they can be told.

The tables stand in ``data/actors.yaml``. Names are those of Fogline's table of parties or of the text, never of another data
set's list of actors.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from fogline.events.camps import camp, opposed
from fogline.exchange.formats.countries import Country, country
from fogline.picture.summary import not_denied, told_findings
from fogline.picture.wording import plain
from fogline.records import Participant
from fogline.records.fused import FusedEvent

STATE_FORCES, REBELS, CIVILIANS, OTHER_FORCES = 1, 2, 7, 8
_ARMED = frozenset({1, 2, 3, 4, 8})
_PRONOUNS = frozenset(
    "he she it its they them their his her this that these those who which we us i you enemy occupiers".split()
)


@dataclass(frozen=True, slots=True)
class Actor:
    """One who takes part: how it is called, the country or group whose part it is, and what kind it is.

    ``side`` is as in :class:`~fogline.records.Participant`; ``state`` its country where it is the part of one; ``acled`` a number
    of the table, 0 where it cannot be told; ``sector`` a sector of PLOVER or ``""``. ``text`` are the words of a report.
    """

    name: str
    side: str | None
    state: Country | None
    acled: int
    sector: str
    text: str

    @property
    def armed(self) -> bool:
        """Whether it is known to bear arms."""
        return self.acled in _ARMED

    @property
    def civilian(self) -> bool:
        """Whether it is known not to."""
        return self.acled == CIVILIANS


@dataclass(frozen=True, slots=True)
class Parties:
    """The actors and the targets of an event, those most often told first, each once."""

    actors: tuple[Actor, ...]
    targets: tuple[Actor, ...]

    @property
    def pair(self) -> tuple[Actor | None, Actor | None]:
        """The first actor, and whom it acts on: the first target, else the first actor of another side."""
        first = self.actors[0] if self.actors else None
        second = self.targets[0] if self.targets else None
        if second is None and first is not None:
            second = next((one for one in self.actors[1:] if _against(first, one)), None)
        return first, second


def _against(one: Actor, other: Actor) -> bool:
    """Tell whether two doers are of two sides; of a group and of "rebels" nobody says that they are two."""
    ours, theirs = (camp(actor.side, f"{actor.name} {actor.text}") for actor in (one, other))
    if ours is not None and theirs is not None:
        return opposed([ours], [theirs])
    return one.side != other.side


def parties(event: FusedEvent, place: Country | None) -> Parties:
    """Return who takes part in an event that happened in ``place`` (``None``: not known).

    What is no party (a bridge, "they") is left out.
    """
    told = told_findings(event)
    of_type = not_denied([one for one in told if one.claim.type == event.type] or list(told))
    actors = _actors((one.claim.actors for one in of_type), place)
    targets = _actors((one.claim.targets for one in of_type), place)
    return Parties(actors, tuple(one for one in targets if one.name not in {actor.name for actor in actors}))


def kinds() -> dict[int, str]:
    """Return the kinds of actor of ACLED by their number."""
    return dict(_table()["acled"])


def _actors(groups: Iterable[Sequence[Participant]], place: Country | None) -> tuple[Actor, ...]:
    found = [actor for group in groups for one in group if (actor := _actor(one, place)) is not None]
    counted = Counter(actor.name for actor in found)
    first: dict[str, Actor] = {}
    for actor in found:
        first.setdefault(actor.name, actor)
    return tuple(first[name] for name, _ in counted.most_common())


def _actor(one: Participant, place: Country | None) -> Actor | None:
    """Return a participant as an actor, ``None`` for one that is no party."""
    from fogline.claims.parties.table import look_up

    known = look_up(one.party) or (look_up(one.side) if one.side else None)
    state = country(one.side) or (country(known.side) if known is not None else None)
    rule = _rule(one, known.kind if known is not None else "state" if state else "")
    if rule is None:
        return None
    side = one.side or (known.side if known is not None else None)
    group = known is not None and known.kind == "group"
    acled = _table()["groups"].get(known.name, rule["acled"]) if group and known is not None else rule["acled"]
    if acled == "home":
        acled = 0 if state is None or place is None else STATE_FORCES if state == place else OTHER_FORCES
    text = plain(one.text)
    if acled == CIVILIANS:
        there = place or state
        name = f"Civilians ({there.name})" if there else "Civilians"
    else:
        name = (
            known.name
            if known is not None and known.kind not in ("demonym", "capital")
            else state.name
            if state
            else plain(one.party)
        )
    fights = _pattern("units").search(text) or _pattern("arms").search(text)
    sector = "MIL" if rule["plover"] == "GOV" and fights else rule["plover"]
    return Actor(name, side, state, acled, sector, text)


def _rule(one: Participant, kind: str) -> dict[str, Any] | None:
    words = f"{one.party} {one.text}"
    if one.text.casefold().strip() in _PRONOUNS and not kind:
        return None
    table: dict[str, Any] = _table()
    for pattern, rule in _words():
        if pattern.search(words):
            return rule
    if kind in table["kinds"]:
        found: dict[str, Any] = table["kinds"][kind]
        return found
    named = one.party[:1].isupper() and one.party.casefold() not in _PRONOUNS and _pattern("units").search(words)
    return {"acled": 0, "plover": "UAF"} if named else None


@cache
def _table() -> dict[str, Any]:
    import yaml

    text = resources.files(__package__).joinpath("data/actors.yaml").read_text(encoding="utf-8")
    table: dict[str, Any] = yaml.safe_load(text)
    return table


@cache
def _words() -> tuple[tuple[re.Pattern[str], dict[str, Any]], ...]:
    return tuple((re.compile(rule["words"], re.IGNORECASE), rule) for rule in _table()["words"])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_table()[name], re.IGNORECASE)
