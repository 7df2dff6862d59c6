"""A row of a table of events coded by people, whichever table it is of: ACLED's or that of UCDP GED."""

import calendar
import datetime
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal, cast

from fogline.exchange.formats.days import Days
from fogline.records.claim import PlacePrecision
from fogline.records.errors import InputError

Coding = Literal["acled", "ucdp"]
_MOST = 10_000_000_000
_DATED = ("%Y-%m-%d", "%d %B %Y", "%d/%m/%Y", "%d-%B-%Y", "%d %b %Y")


@dataclass(frozen=True, slots=True)
class CodedRow:
    """What a row says: its id, its type in its coder's words and the nearest type of the ontology (``None``: none fits).

    Coordinates are WGS 84 degrees, ``radius_km`` how far its precision lets the place be; ``killed`` is best, low and high, or
    ``None`` where no dead are coded. ``released`` is the day on which its coders put it out, where they say so.
    """

    coding: Coding
    id: str
    type: str | None
    type_words: str
    actor: str
    target: str
    days: Days | None
    place: str
    latitude: float | None
    longitude: float | None
    precision: PlacePrecision
    radius_km: float
    killed: tuple[int, int, int] | None
    sources: tuple[str, ...]
    notes: str
    released: datetime.date | None = None


def coding_of(names: tuple[str, ...]) -> Coding:
    """Return whose table has these columns; ``InputError`` for neither."""
    given = {name.casefold() for name in names}
    for coding, table in codings().items():
        if given.issuperset(table["needs"]):
            return cast("Coding", coding)
    wanted = "; ".join(f"{table['name']}: {', '.join(table['needs'])}" for table in codings().values())
    raise InputError(
        f"is no table of ACLED or UCDP GED, which have the columns: {wanted}; "
        f"got {', '.join(filter(None, names))[:200] or 'none with a name'}"
    )


@cache
def codings() -> dict[str, Any]:
    """Return the tables of ``data/codings.yaml``."""
    import yaml

    tables: dict[str, Any] = yaml.safe_load(
        resources.files(__package__).joinpath("data/codings.yaml").read_text(encoding="utf-8")
    )
    return tables


def coded(coding: Coding, cells: Mapping[str, str]) -> CodedRow:
    """Return a row by its cells (names of columns in small letters); ``InputError`` for one that is broken."""
    try:
        return _acled(cells) if coding == "acled" else _ucdp(cells)
    except ValueError as error:
        raise InputError(str(error)) from error
    except OverflowError as error:
        raise InputError("its date and precision lead beyond the calendar; want years from 1 to 9999") from error


def _acled(cells: Mapping[str, str]) -> CodedRow:
    fatalities = _whole(cells, "fatalities")
    precision, radius = _place("acled", cells.get("geo_precision", ""))
    day = _day(cells, "event_date")
    where = [cells.get(name, "") for name in ("location", "admin1", "country")]
    return CodedRow(
        "acled",
        _id(cells, "event_id_cnty"),
        codings()["acled"]["types"].get(cells.get("sub_event_type", "")),
        " / ".join(dict.fromkeys(filter(None, (cells.get("event_type"), cells.get("sub_event_type"))))) or "event",
        cells.get("actor1", ""),
        cells.get("actor2", ""),
        None if day is None else _around(day, cells.get("time_precision", "")),
        ", ".join(dict.fromkeys(filter(None, where))),
        _degrees(cells, "latitude", 90),
        _degrees(cells, "longitude", 180),
        precision,
        radius,
        (fatalities, fatalities, fatalities) if fatalities else None,  # 0 stands for "none reported" as well
        _several(cells.get("source", "")),
        cells.get("notes", ""),
        _released(cells.get("timestamp", "")),
    )


def _ucdp(cells: Mapping[str, str]) -> CodedRow:
    precision, radius = _place("ucdp", cells.get("where_prec", ""))
    start, end = (_day(cells, name) for name in ("date_start", "date_end"))
    if start and end and start > end:
        raise ValueError(f"date_end: got {end}, which is before date_start, {start}")
    best, low, high = (_whole(cells, name) for name in ("best", "low", "high"))
    where = [cells.get(name, "") for name in ("where_coordinates", "adm_1", "country")]
    kind = cells.get("type_of_violence", "")
    words = {"1": "state-based violence", "2": "non-state violence", "3": "one-sided violence"}
    counted = (
        None
        if best is None
        else (best, min(best if low is None else low, best), max(best if high is None else high, best))
    )
    return CodedRow(
        "ucdp",
        _id(cells, "id"),
        codings()["ucdp"]["types"].get(kind),
        words.get(kind, "violence"),
        cells.get("side_a", ""),
        cells.get("side_b", ""),
        Days(start, end) if start and end else None,
        ", ".join(dict.fromkeys(filter(None, where))),
        _degrees(cells, "latitude", 90),
        _degrees(cells, "longitude", 180),
        precision,
        radius,
        counted,
        _several(cells.get("source_office", "")) or _several(cells.get("source_original", "")),
        cells.get("source_headline", ""),
    )


def _id(cells: Mapping[str, str], name: str) -> str:
    text = cells.get(name, "").strip()
    if not text:
        raise ValueError(f"{name}: got an empty cell; want the id of the event")
    return text


def _around(day: datetime.date, precision: str) -> Days:
    """Return the days that ACLED's date stands for: the day, a week around it, its month."""
    if precision == "2":
        return Days(day - datetime.timedelta(3), day + datetime.timedelta(3))
    if precision == "3":
        return Days(day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1]))
    return Days(day, day)


def _day(cells: Mapping[str, str], name: str) -> datetime.date | None:
    text = cells.get(name, "")
    bare = text.strip().split("T")[0]
    bare = bare.split(" ")[0] if bare[:4].isdigit() else bare
    for form in _DATED if bare else ():
        try:
            return datetime.datetime.strptime(bare, form).date()
        except ValueError:
            continue
    if bare:
        raise ValueError(f"{name}: got {text[:40]!r}; want a date, such as 2022-05-16 or 16 May 2022")
    return None


def _released(text: str) -> datetime.date | None:
    return (
        datetime.datetime.fromtimestamp(int(text), datetime.UTC).date() if re.fullmatch("[0-9]{1,11}", text) else None
    )


def _whole(cells: Mapping[str, str], name: str) -> int | None:
    value = _number(cells, name)
    if value is not None and not 0 <= value <= _MOST:
        raise ValueError(f"{name}: got {cells[name][:40]!r}; want a number from 0 to {_MOST:,}")
    return None if value is None else round(value)


def _degrees(cells: Mapping[str, str], name: str, most: int) -> float | None:
    value = _number(cells, name)
    if value is not None and not -most <= value <= most:
        raise ValueError(f"{name}: got {cells[name][:40]!r}; want degrees from -{most} to {most}")
    return value


def _number(cells: Mapping[str, str], name: str) -> float | None:
    """Return the number in a cell, ``None`` where it is empty."""
    text = cells.get(name, "").strip()
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise ValueError(f"{name}: got {text[:40]!r}; want a number")
    return value


def _place(coding: Coding, code: str) -> tuple[PlacePrecision, float]:
    precision, radius = codings()[coding]["places"].get(code.strip(), ("unknown", 25))
    return precision, float(radius)


def _several(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.strip() for name in text.split(";") if name.strip()))
