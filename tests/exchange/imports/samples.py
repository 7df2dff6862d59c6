"""Made-up tables in the columns of ACLED and UCDP GED; nothing in them has happened."""

import csv
import io

from fogline.exchange.formats import acled, ucdp


def table(columns, *rows):
    """Return a table as bytes; a row names only the columns that hold something."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


SHELLING = {
    "event_id_cnty": "UKR900001",
    "event_date": "2023-04-11",
    "year": 2023,
    "time_precision": 1,
    "disorder_type": "Political violence",
    "event_type": "Explosions/Remote violence",
    "sub_event_type": "Shelling/artillery/missile attack",
    "actor1": "Military Forces of Russia (2000-)",
    "inter1": "External/Other forces",
    "actor2": "Civilians (Ukraine)",
    "inter2": "Civilians",
    "country": "Ukraine",
    "admin1": "Kharkiv",
    "location": "Velsk",
    "latitude": 49.11,
    "longitude": 37.51,
    "geo_precision": 1,
    "source": "Ada Brenn; Suspilne",
    "notes": 'On 11 April 2023, Russian forces shelled Velsk,\nwhere 7 people "died".',
    "fatalities": 7,
    "timestamp": 1681500000,
}
CLASH = {
    "event_id_cnty": "UKR900002",
    "event_date": "2023-05-20",
    "time_precision": 3,
    "event_type": "Battles",
    "sub_event_type": "Armed clash",
    "actor1": "Military Forces of Ukraine (2019-)",
    "country": "Ukraine",
    "location": "Dobrin",
    "latitude": 49.6,
    "longitude": 38.4,
    "geo_precision": 2,
    "source": "Suspilne",
    "notes": "Sometime in May, a clash near Dobrin.",
    "fatalities": 0,
}
OTHER = CLASH | {"event_id_cnty": "UKR900003", "event_type": "Strategic developments", "sub_event_type": "Other"}
BROKEN = CLASH | {"event_id_cnty": "UKR900004", "latitude": "north"}
ACLED = table(acled.COLUMNS, SHELLING, CLASH, OTHER, BROKEN)
UCDP = table(
    ucdp.COLUMNS,
    {
        "id": 990001,
        "year": 2023,
        "type_of_violence": 1,
        "side_a": "Government of Ukraine",
        "side_b": "Government of Russia",
        "source_office": "Reuters News",
        "source_headline": "Shelling kills seven",
        "where_prec": 2,
        "where_coordinates": "Velsk town",
        "adm_1": "Kharkiv oblast",
        "latitude": 49.1,
        "longitude": 37.5,
        "country": "Ukraine",
        "date_prec": 2,
        "date_start": "2023-04-10 00:00:00.000",
        "date_end": "2023-04-12 00:00:00.000",
        "best": 7,
        "low": 5,
        "high": 12,
    },
)
