"""Events in the columns of VIINA 2.0 (https://github.com/zhukovyuri/VIINA): those of event_info, then its labels as 0 or 1.

Like there, a line is one report of one event at one place; what has no day or no place is left out and counted. The codes of
divisions are those of another gazetteer and stay empty.
"""

from collections.abc import Iterator

from fogline.exchange.formats.cells import Cell, table
from fogline.exchange.formats.contract import Events, ExportNote, Tally
from fogline.exchange.formats.days import clock
from fogline.exchange.formats.facts import Facts, facts
from fogline.exchange.formats.parties import Actor
from fogline.ontology import load
from fogline.picture.wording import plain
from fogline.records.ledger import DocumentHead

INFO = tuple(
    """viina_version event_id event_id_1pd date time geonameid feature_code asciiname ADM1_NAME ADM1_CODE ADM2_NAME ADM2_CODE
    longitude latitude GEO_PRECISION GEO_API location address report_id source url text lang""".split()
)
_TACTICS = tuple(
    """t_mil t_nmil t_loc t_san t_aad t_airstrike t_uav t_armor t_arrest t_artillery t_control t_firefight t_ied t_raid t_occupy
    t_property t_cyber t_hospital t_milcas t_civcas""".split()
)
_ACTORS = ("a_rus", "a_ukr", "a_civ", "a_other")
LABELS = tuple(f"{name}_b" for name in _TACTICS) + tuple(
    f"{name}{part}_b" for name in _ACTORS for part in ("", "_init")
)
COLUMNS = INFO + LABELS
_PRECISION = {
    "exact": "STREET",
    "settlement": "ADM3",
    "near": "ADM3",
    "district": "ADM2",
    "region": "ADM1",
    "country": "ADM0",
}
_VERSION = "2.0 (Fogline)"


def pieces(events: Events, note: ExportNote, tally: Tally) -> Iterator[str]:
    """Yield the table line by line."""
    return table(COLUMNS, _rows(events, note, tally))


def _rows(events: Events, note: ExportNote, tally: Tally) -> Iterator[dict[str, Cell]]:
    for one in facts(events, note):
        if not one.summary.happened:
            tally.leave_out("nobody says that it happened")
        elif one.days is None or one.days.number > 1:
            tally.leave_out("no day is told")
        elif one.where.point is None:
            tally.leave_out("no place is told")
        else:
            shared = {**_event(one), **_labels(one)}
            for head in one.documents:
                tally.written += 1
                yield {**shared, **_report(head)}


def _event(one: Facts) -> dict[str, Cell]:
    footprint, place, point = one.where.footprint, one.where.place, one.where.point
    return {
        "viina_version": _VERSION,
        "event_id": one.event.id,
        "event_id_1pd": one.event.id,
        "date": one.days.first.isoformat().replace("-", "") if one.days else "",
        "time": clock(one.summary.when),
        "geonameid": footprint.geonames_id if footprint else None,
        "feature_code": place.feature_code if place else "",
        "asciiname": _ascii(place.name) if place else "",
        "ADM1_NAME": one.where.admin1,
        "longitude": point[1] if point else None,
        "latitude": point[0] if point else None,
        "GEO_PRECISION": _PRECISION.get(footprint.precision, "") if footprint else "",
        "GEO_API": "Fogline",
        "location": footprint.name if footprint else "",
        "address": one.summary.place_words,
    }


def _labels(one: Facts) -> dict[str, Cell]:
    known = load().event_types.get(one.event.type)
    tactics = set(known.crosswalk.viina) if known else set()
    if one.event.type == "casualties":
        tactics = {"t_civcas"} if any(target.civilian for target in one.parties.targets) else {"t_milcas"} & tactics
    killed = {toll.of for toll in one.deeds.killed(one.event.id)}
    tactics |= {"t_civcas"} if "civilians" in killed else set()
    tactics |= {"t_milcas"} if "soldiers" in killed else set()
    labels: dict[str, Cell] = {f"{name}_b": int(name in tactics) for name in _TACTICS}
    begin, suffer = ({_label(actor) for actor in group} for group in (one.parties.actors, one.parties.targets))
    for name in _ACTORS:
        labels[f"{name}_b"] = int(name in begin | suffer)
        labels[f"{name}_init_b"] = int(name in begin)
    return labels


def _label(actor: Actor) -> str:
    return "a_civ" if actor.civilian else {"RU": "a_rus", "UA": "a_ukr"}.get(actor.side or "", "a_other")


def _report(head: DocumentHead) -> dict[str, Cell]:
    return {
        "report_id": head.id,
        "source": plain(head.publisher or ""),
        "url": head.url,
        "text": head.title,
        "lang": head.language,
    }


def _ascii(name: str) -> str:
    import unicodedata

    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
