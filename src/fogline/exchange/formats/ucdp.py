"""Events in the 49 columns of the UCDP Georeferenced Event Dataset (https://ucdp.uu.se; Sundberg and Melander 2013).

A row is an event of a type that may be organised violence and that somebody says has happened. UCDP takes those with at least one
death, a place and a date: rows that lack one of these are written and flagged in ``code_status``, with what they lack.
"""

import math
from collections.abc import Iterator

from fogline.claims.amounts.objects import ARMED
from fogline.exchange.formats.cells import Cell, table
from fogline.exchange.formats.contract import Events, ExportNote, Tally
from fogline.exchange.formats.countries import Country
from fogline.exchange.formats.days import Days
from fogline.exchange.formats.deaths import Counted, total, whose
from fogline.exchange.formats.facts import Facts, facts
from fogline.exchange.formats.notes import published, publishers
from fogline.exchange.formats.parties import CIVILIANS, OTHER_FORCES, STATE_FORCES, Actor
from fogline.ontology import load
from fogline.picture.wording import plain, shorten
from fogline.records import Footprint

COLUMNS = tuple(
    """id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id
    dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources source_article
    source_office source_date source_headline source_original where_prec where_coordinates where_description adm_1 adm_2 latitude
    longitude geom_wkt priogrid_gid country country_id region event_clarity date_prec date_start date_end deaths_a deaths_b
    deaths_civilians deaths_unknown best high low gwnoa gwnob""".split()
)
QUALIFIES = "Fogline: qualifies, not checked by UCDP"
_NOT = "Fogline: does not qualify"
_NEAR_KM = 25.0


def pieces(events: Events, note: ExportNote, tally: Tally) -> Iterator[str]:
    """Yield the table line by line."""
    return table(COLUMNS, _rows(events, note, tally))


def where_prec(place: Footprint) -> int | None:
    """Return UCDP's precision of a place: 1 exact to 7 at sea; ``None`` where no place is known."""
    if place.at_sea:
        return 7
    if place.precision == "near":
        return 2 if (place.radius_km or 0) <= _NEAR_KM else 5
    return {"exact": 1, "settlement": 1, "district": 3, "region": 4, "line": 5, "country": 6}.get(place.precision)


def date_prec(days: Days) -> int | None:
    """Return UCDP's precision of a date: 1 a day, 2 up to six days, 3 a week, 4 a month, 5 a year; ``None`` for more."""
    for number, code in ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5)):
        if days.number <= number:
            return code
    return None


def priogrid(latitude: float, longitude: float) -> int:
    """Return the number of the cell of PRIO-GRID (half a degree, counted from the south-west; Tollefsen and others 2012)."""
    row = min(math.floor((latitude + 90) * 2), 359)
    column = math.floor(((longitude + 180) % 360) * 2)
    return row * 720 + column + 1


def _rows(events: Events, note: ExportNote, tally: Tally) -> Iterator[dict[str, Cell]]:
    for one in facts(events, note):
        known = load().event_types.get(one.event.type)
        if one.event.id in one.deeds.told_with:
            tally.leave_out("counted with the deed that it follows from")
        elif known is None or not known.crosswalk.ucdp:
            tally.leave_out("no organised violence")
        elif not one.summary.happened:
            tally.leave_out("nobody says that it happened")
        else:
            tally.written += 1
            yield _row(one, known.crosswalk.ucdp, tally)


def violence(actor: Actor | None, target: Actor | None, may_be: tuple[int, ...]) -> int | None:
    """Return the type of violence: 1 state-based, 2 non-state, 3 one-sided; ``None`` where the sides do not tell.

    ``may_be`` are the types that the type of event allows.
    """
    if len(may_be) == 1:
        return may_be[0]
    if actor is None or not actor.armed:
        return None
    if target is not None and target.civilian:
        return 3 if 3 in may_be else None
    kinds = {actor.acled, target.acled if target is not None else 0}
    if kinds & {STATE_FORCES, OTHER_FORCES}:
        return 1 if target is not None and target.armed and 1 in may_be else None
    return 2 if target is not None and target.armed and 2 in may_be else None


def _row(one: Facts, may_be: tuple[int, ...], tally: Tally) -> dict[str, Cell]:
    actor, target = one.parties.pair
    kind = violence(actor, target, may_be)
    killed = one.deeds.counted(one.event.id)
    lacks = _lacks(one, kind, killed)
    for reason in lacks:
        tally.flag(reason)
    sides = (_side(actor), "Civilians" if kind == 3 else _side(target))
    return {
        "id": one.event.id,
        "year": one.days.first.year if one.days and one.days.first.year == one.days.last.year else None,
        "code_status": f"{_NOT} ({'; '.join(lacks)})" if lacks else QUALIFIES,
        "type_of_violence": kind,
        "dyad_name": " - ".join(sides) if all(sides) else "",
        "side_a": sides[0],
        "side_b": sides[1],
        "where_prec": where_prec(one.where.footprint) if one.where.footprint else None,
        "event_clarity": None if one.days is None else 1 if one.days.number == 1 else 2,
        "gwnoa": _number(actor.state if actor else None),
        "gwnob": _number(target.state if target and kind != 3 else None),
        **_sources(one),
        **_where(one),
        **_when(one.days),
        **_dead(one, (actor, target), killed, one_sided=kind == 3),
    }


def _lacks(one: Facts, kind: int | None, killed: Counted | None) -> list[str]:
    return [
        words
        for words, lacks in (
            ("nobody counts the dead", killed is None),
            ("no dead at best", killed is not None and killed.best < 1),
            ("no date", one.days is None or date_prec(one.days) is None),
            ("no place", one.where.point is None),
            ("the sides are not told", kind is None),
            (
                "a toll of a whole country, perhaps a running total",
                killed is not None and _is_wide(one.where.footprint),
            ),
        )
        if lacks
    ]


def _is_wide(place: Footprint | None) -> bool:
    return place is not None and place.precision == "country"


def _side(actor: Actor | None) -> str:
    if actor is None or actor.acled == CIVILIANS:
        return "Civilians" if actor else ""
    official = actor.state is not None and actor.sector in ("GOV", "MIL", "COP")
    return f"Government of {actor.state.name}" if official and actor.state else actor.name


def _number(state: Country | None) -> Cell:
    return int(state.gw) if state is not None and state.gw else None


def _sources(one: Facts) -> dict[str, Cell]:
    heads = one.documents
    articles = ((plain(head.publisher or ""), published(head), shorten(plain(head.title or ""), 200)) for head in heads)
    return {
        "number_of_sources": len(heads),
        "source_article": "; ".join(", ".join(f'"{part}"' for part in parts if part) for parts in articles),
        "source_office": "; ".join(publishers(heads)),
        "source_date": "; ".join(filter(None, dict.fromkeys(map(published, heads)))),
        "source_headline": "; ".join(dict.fromkeys(shorten(plain(head.title), 200) for head in heads if head.title)),
        "source_original": "; ".join(dict.fromkeys(plain(origin.party) for origin in one.event.support.graph.origins)),
    }


def _where(one: Facts) -> dict[str, Cell]:
    place, point = one.where, one.where.point
    country = place.country
    found: dict[str, Cell] = {
        "where_coordinates": place.name,
        "where_description": one.summary.place_words,
        "adm_1": place.admin1,
        "country": country.name if country else "",
        "country_id": _number(country),
        "region": country.ucdp_region if country else "",
    }
    if point is not None:
        latitude, longitude = point
        found |= {
            "latitude": latitude,
            "longitude": longitude,
            "geom_wkt": f"POINT ({longitude} {latitude})",
            "priogrid_gid": priogrid(latitude, longitude),
        }
    return found


def _when(days: Days | None) -> dict[str, Cell]:
    if days is None:
        return {}
    return {"date_prec": date_prec(days), "date_start": days.first.isoformat(), "date_end": days.last.isoformat()}


def _dead(
    one: Facts, sides: tuple[Actor | None, Actor | None], killed: Counted | None, *, one_sided: bool
) -> dict[str, Cell]:
    """Return the columns of the dead; empty, not 0, where nobody counts them, and ``high`` where it is open.

    The dead of one-sided violence are civilians, unless it is said whose soldiers they were, or that they were fighters of a
    side that the row has no column for.
    """
    if killed is None:
        return {}
    of = dict.fromkeys(("a", "b", "civilians", "armed"), 0)
    for toll in one.deeds.killed(one.event.id):
        whom = whose(toll, *(side.side if side else None for side in sides))
        whom = "armed" if whom == "unknown" and toll.of in ARMED else whom
        if whom in of and (counted := total([toll])) is not None:
            of[whom] += counted.best
    rest = max(killed.best - of["a"] - of["b"] - of["civilians"], 0)
    unknown = min(of["armed"], rest) if one_sided else rest
    return {
        "deaths_a": of["a"],
        "deaths_b": of["b"],
        "deaths_civilians": of["civilians"] + rest - unknown,
        "deaths_unknown": unknown,
        "best": killed.best,
        "high": killed.high,
        "low": killed.low,
    }
