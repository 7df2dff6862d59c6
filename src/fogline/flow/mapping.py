"""The map of a ledger: what may be shown of it, with the control layer of a day, as one SVG drawing."""

import datetime
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Unpack

from fogline.flow.areas import area_of
from fogline.flow.asking import ClaimFields
from fogline.flow.days import asked_day
from fogline.records.event import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fogline.flow.ledger import Ledger
    from fogline.gazetteer import Gazetteer
    from fogline.picture.maps import MapOptions
    from fogline.records.control import ControlLayer
    from fogline.records.fused import FusedEvent


@dataclass(frozen=True, slots=True)
class MapRequest:
    """What a map is to show: an ``area`` (a name, or "W,S,E,N" in degrees; ``None``: where most events are), events of some
    ``statuses`` (none: all), and who holds what at the end of a ``control`` day (ISO 8601; ``None``: not drawn).
    """

    area: str | None = None
    statuses: tuple[Status, ...] = ()
    control: str | None = None


@dataclass(frozen=True, slots=True)
class Mapped:
    """The drawing, how many events fitted, how many the ledger's delay held back, and what is kept back in sentences."""

    svg: str
    events: int
    held_back: int
    withheld: tuple[str, ...] = ()


def map_of(ledger: "Ledger", request: MapRequest, options: "MapOptions", **fields: Unpack[ClaimFields]) -> Mapped:
    """Return the map of the events that ``fields`` and ``request`` ask for, under the ledger's settings.

    ``UsageError`` where the area is not known, or the day of control is none.
    """
    from fogline.flow.showing import everything, shown
    from fogline.flow.tools import open_places
    from fogline.picture.maps import draw
    from fogline.picture.withheld import withheld_words

    places = open_places()
    if request.area:
        box = area_of(request.area, places).box
        fields["box"] = box
        options = replace(options, box=box)
    seen = shown(ledger, **fields)
    kept = [event for event in seen.events if not request.statuses or event.support.grade.status in request.statuses]
    withheld = tuple(withheld_words(seen.held_back, seen.redacted))
    notes = [*options.notes, *withheld]
    control = None
    day = asked_day(request.control, "control")
    if day is not None:
        control = _control(everything(ledger, seen, **fields), day, places)
        if control is None:
            notes.append(f"Nothing is told of who held which place by {day.isoformat()}.")
    drawn = draw(kept, replace(options, known=seen.known_on, notes=tuple(notes)), control)
    return Mapped(drawn, len(kept), seen.held_back, withheld)


def _control(events: "Sequence[FusedEvent]", day: datetime.date, places: "Gazetteer") -> "ControlLayer | None":
    from fogline.picture.control import control_layer, control_picture, control_states

    states = control_states(control_picture(events, places), day, places)
    return control_layer(states, places, day.isoformat()) if states else None
