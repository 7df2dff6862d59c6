"""Names to candidate places: the contract, the built-in gazetteer, countries added to it, shapes; in files or a database."""

from fogline.gazetteer.contract import (
    LOCAL,
    SETTLED,
    Candidate,
    Counts,
    Gazetteer,
    Kind,
    Match,
    Place,
    Shape,
    Source,
    Stats,
    Surveyed,
)
from fogline.gazetteer.database import Database
from fogline.gazetteer.folding import fold
from fogline.gazetteer.geonames import Dump, Imported
from fogline.gazetteer.installed import (
    add_dump,
    built_in,
    list_sources,
    open_gazetteer,
    places_setting,
    remove_source,
    sources_to_copy,
    user_folder,
)
from fogline.gazetteer.layered import Layered
from fogline.gazetteer.romanise import bgn_russian, bgn_ukrainian, romanisations, ukrainian_national

__all__ = [
    "LOCAL",
    "SETTLED",
    "Candidate",
    "Counts",
    "Database",
    "Dump",
    "Gazetteer",
    "Imported",
    "Kind",
    "Layered",
    "Match",
    "Place",
    "Shape",
    "Source",
    "Stats",
    "Surveyed",
    "add_dump",
    "bgn_russian",
    "bgn_ukrainian",
    "built_in",
    "fold",
    "list_sources",
    "open_gazetteer",
    "places_setting",
    "remove_source",
    "romanisations",
    "sources_to_copy",
    "ukrainian_national",
    "user_folder",
]
