"""Names to candidate places: the contract, the built-in gazetteer, countries added from GeoNames, shapes of areas and borders."""

from fogline.gazetteer.contract import Candidate, Gazetteer, Kind, Match, Place, Shape, Source, Stats
from fogline.gazetteer.folding import fold
from fogline.gazetteer.geonames import Dump, Imported
from fogline.gazetteer.installed import add_dump, built_in, list_sources, open_gazetteer, remove_source, user_folder
from fogline.gazetteer.layered import Layered
from fogline.gazetteer.romanise import bgn_russian, bgn_ukrainian, romanisations, ukrainian_national

__all__ = [
    "Candidate",
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
    "add_dump",
    "bgn_russian",
    "bgn_ukrainian",
    "built_in",
    "fold",
    "list_sources",
    "open_gazetteer",
    "remove_source",
    "romanisations",
    "ukrainian_national",
    "user_folder",
]
