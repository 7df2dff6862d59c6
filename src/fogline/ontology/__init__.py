"""The ontology: types of mention and event, roles, realities and words of certainty, with crosswalks to other codings.

It is written in commented YAML under ``data/``; :func:`load` reads it, :func:`lint` checks a folder of it and reports every
fault, :func:`describe_markdown` makes the page for people.
"""

from fogline.ontology.certainty import CertaintyTable, Yardstick
from fogline.ontology.describe import describe_markdown
from fogline.ontology.kinds import (
    AcledCode,
    CodeLists,
    Crosswalk,
    EventType,
    Example,
    Family,
    MentionKind,
    Ontology,
    PloverCode,
    RealityKind,
    RoleKind,
)
from fogline.ontology.lint import Fault, lint
from fogline.ontology.loader import data_folder, load

__all__ = [
    "AcledCode",
    "CertaintyTable",
    "CodeLists",
    "Crosswalk",
    "EventType",
    "Example",
    "Family",
    "Fault",
    "MentionKind",
    "Ontology",
    "PloverCode",
    "RealityKind",
    "RoleKind",
    "Yardstick",
    "data_folder",
    "describe_markdown",
    "lint",
    "load",
]
