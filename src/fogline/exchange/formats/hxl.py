"""Events as CSV with hashtags of the Humanitarian Exchange Language (HXL 1.1, https://hxlstandard.org), for HDX and HXL tools."""

from collections.abc import Iterator

from fogline.exchange.formats.cells import Cell, line
from fogline.exchange.formats.contract import Events, ExportNote, Tally
from fogline.exchange.formats.eventrow import Value, event_row
from fogline.exchange.formats.facts import facts

COLUMNS = (
    ("Event", "#event+id", "event_id"),
    ("Type", "#event+type", "type"),
    ("Title", "#event+name", "title"),
    ("Happened from", "#date+occurred+start", "when_start"),
    ("Happened until", "#date+occurred+end", "when_end"),
    ("First reported", "#date+reported", "first_reported"),
    ("Country", "#country+name", "country_name"),
    ("Country code", "#country+code+v_iso2", "country"),
    ("Division", "#adm1+name", "admin1"),
    ("Place", "#loc+name", "place"),
    ("Latitude", "#geo+lat", "latitude"),
    ("Longitude", "#geo+lon", "longitude"),
    ("Place is exact to (km)", "#geo+precision+km", "radius_km"),
    ("Killed, best", "#affected+killed", "killed_best"),
    ("Killed, low", "#affected+killed+min", "killed_low"),
    ("Killed, high", "#affected+killed+max", "killed_high"),
    ("Injured, best", "#affected+injured", "wounded_best"),
    ("Injured, low", "#affected+injured+min", "wounded_low"),
    ("Injured, high", "#affected+injured+max", "wounded_high"),
    ("Support", "#x_status", "status"),
    ("Probability", "#x_probability", "probability"),
    ("Admiralty", "#x_admiralty", "admiralty"),
    ("Origins", "#x_origins", "origins"),
    ("Reports", "#x_reports", "reports"),
    ("Who says what", "#description", "evidence"),
    ("Publishers", "#meta+source", "publishers"),
    ("Links", "#meta+url", "links"),
)
"""Heading, hashtag and field of each column."""


def pieces(events: Events, note: ExportNote, tally: Tally) -> Iterator[str]:
    """Yield the line of headings, the line of hashtags, and a line an event."""
    yield line(heading for heading, _, _ in COLUMNS)
    yield line(tag for _, tag, _ in COLUMNS)
    for one in facts(events, note):
        tally.written += 1
        row = {**event_row(one), "country_name": one.where.country.name if one.where.country else None}
        yield line(_cell(row[field]) for _, _, field in COLUMNS)


def _cell(value: Value) -> Cell:
    return "; ".join(value) if isinstance(value, list) else value
