"""Control from a ledger: who holds what on a day, what changed since another, and why one place stands as it does."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fogline.flow.naming import named_places
from fogline.records.control import ControlLayer, PlaceState, StateChange
from fogline.records.errors import InputError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from fogline.flow.ledger import Ledger
    from fogline.gazetteer import Database, Gazetteer
    from fogline.picture.control import ControlOptions, ControlPicture, Populated


@dataclass(frozen=True, slots=True)
class Controlled:
    """The picture of control of a ledger, ready for any day; ``held_back`` is how many events its delay held back."""

    picture: "ControlPicture"
    gazetteer: "Gazetteer"
    held_back: int
    known_on: str
    redacted: bool = False

    def on(self, day: datetime.date) -> tuple[PlaceState, ...]:
        """Return the state of every populated place that evidence or the starting state reaches, at the end of ``day``."""
        from fogline.picture.control import control_states

        return control_states(self.picture, day, self.gazetteer)

    def changes(self, since: datetime.date, day: datetime.date) -> tuple[StateChange, ...]:
        """Return what is another way at the end of ``day`` than at the end of ``since``."""
        from fogline.picture.control import control_changes, control_days

        before, after = control_days(self.picture, (since, day), self.gazetteer)
        return control_changes(before, after)

    def of(self, name: str, day: datetime.date) -> PlaceState:
        """Return the state of one place, by its name or key; ``UsageError`` where no place is known by it."""
        from fogline.picture.control import control_states

        return control_states(self.picture, day, self.gazetteer, (self._place(name),))[0]

    def layer(self, states: Sequence[PlaceState]) -> ControlLayer:
        """Return the areas and front lines of states."""
        from fogline.picture.control import control_layer

        return control_layer(states, self.gazetteer)

    @property
    def last_day(self) -> datetime.date | None:
        """The last day that evidence speaks of, ``None`` without any."""
        days = [one.evidence.day for pieces in self.picture.evidence.values() for one in pieces]
        return datetime.date.fromisoformat(max(days)) if days else None

    def _place(self, name: str) -> "Populated":
        from fogline.gazetteer import SETTLED
        from fogline.picture.control import Populated

        places = named_places(name, self.gazetteer, "--explain", 20)
        told = [one for one in places if one.key in self.picture.evidence]
        near = [one for one in places if one.kind in SETTLED or one.key == name.strip()]
        found = next(iter(told or near), None)
        if found is None:
            raise UsageError(
                f"--explain: got {name[:80]!r}, which is no town; fogline places find NAME tells keys such as geonames:706448, "
                "and fogline places add UA adds the villages of a country"
            )
        return Populated(
            found.key, found.name, found.latitude, found.longitude, found.country, found.division, found.population
        )


def control(
    ledger: "Ledger",
    start: "Path | None" = None,
    *,
    known_on: str | None = None,
    places: "Path | Database | None" = None,
    options: "ControlOptions | None" = None,
) -> Controlled:
    """Read from the events of a ledger, under its settings, what they say of who holds which place.

    ``start`` is a table of a starting state, ``known_on`` (ISO 8601, UTC) leaves out what came in later, ``places`` names the
    folder or database of added places (default: the user's). ``InputError`` for a starting state that cannot be read.
    """
    from fogline.flow.showing import shown
    from fogline.gazetteer import open_gazetteer, places_setting
    from fogline.picture.control import control_picture, read_start

    gazetteer = open_gazetteer(places if places is not None else places_setting())
    given = None
    if start is not None:
        try:
            given = read_start(start.read_text(encoding="utf-8-sig"), gazetteer, str(start))
        except OSError as error:
            raise InputError(f"{start}: cannot be read ({error.strerror}); want a table of who held what") from error
        except UnicodeDecodeError as error:
            raise InputError(f"{start}: is no text in UTF-8 (at byte {error.start}); save it as UTF-8") from error
    found = shown(ledger, known_on=known_on) if known_on else shown(ledger)
    picture = control_picture(found.events, gazetteer, given, options)
    return Controlled(picture, gazetteer, found.held_back, found.known_on, found.redacted)
