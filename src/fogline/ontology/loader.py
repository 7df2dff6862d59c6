"""Reads the ontology from its YAML files."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

from fogline.ontology.certainty import CertaintyTable, Yardstick
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
from fogline.records import Certainty


def data_folder() -> Traversable:
    """Return the folder of the ontology that ships with the package."""
    return files("fogline.ontology") / "data"


@cache
def load() -> Ontology:
    """Return the shipped ontology (read once; it is kept free of faults by ``lint`` in the tests)."""
    return read_ontology(data_folder())


def read_ontology(folder: Traversable) -> Ontology:
    """Return the ontology in ``folder``, which has to be free of faults: run :func:`fogline.ontology.lint` on it first."""
    families: dict[str, Family] = {}
    event_types: dict[str, EventType] = {}
    for file in sorted((folder / "events").iterdir(), key=lambda file: file.name):
        if file.name.endswith(".yaml"):
            family, types = _family(_yaml(file))
            families[family.name] = family
            event_types.update((type_.name, type_) for type_ in types)
    realities = _yaml(folder / "realities.yaml")
    return Ontology(
        families=MappingProxyType(families),
        event_types=MappingProxyType(event_types),
        mention_types=MappingProxyType(
            {n: MentionKind(n, **_described(v)) for n, v in _yaml(folder / "mentions.yaml").items()}
        ),
        roles=MappingProxyType({n: RoleKind(n, **_described(v)) for n, v in _yaml(folder / "roles.yaml").items()}),
        realities=MappingProxyType(
            {n: RealityKind(n, plover=v["plover"], **_described(v)) for n, v in realities.items()}
        ),
        certainty=_certainty(_yaml(folder / "certainty.yaml")),
        codes=_codes(_yaml(folder / "codes.yaml")),
    )


def _yaml(file: Traversable) -> Any:
    import yaml

    # libyaml's loader is ten times as fast, and not in every build of PyYAML.
    loader: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(file.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506  (both are safe loaders)


def _described(value: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "label": value["label"],
        "definition": value["definition"],
        "example": Example.parse(value["example"]),
    }


def _family(value: Mapping[str, Any]) -> tuple[Family, list[EventType]]:
    types = [
        EventType(
            name=name,
            family=value["family"],
            roles=tuple(entry["roles"]),
            crosswalk=_crosswalk(entry["crosswalk"]),
            **_described(entry),
        )
        for name, entry in value["types"].items()
    ]
    family = Family(value["family"], value["label"], value["definition"], tuple(type_.name for type_ in types))
    return family, types


def _crosswalk(value: Mapping[str, Any]) -> Crosswalk:
    acled, plover = value["acled"], value["plover"]
    return Crosswalk(
        acled=AcledCode(acled["event_type"], acled["sub_event_type"]) if acled else None,
        ucdp=tuple(value["ucdp"]),
        plover=PloverCode(plover["type"], plover["mode"]) if plover else None,
        viina=tuple(value["viina"]),
    )


def _certainty(value: Mapping[str, Any]) -> CertaintyTable:
    yardsticks = {
        name: Yardstick(
            name,
            entry["label"],
            entry["source"],
            tuple(entry["speakers"]),
            MappingProxyType({word: Certainty(*band) for word, band in entry["words"].items()}),
        )
        for name, entry in value["yardsticks"].items()
    }
    return CertaintyTable(MappingProxyType(yardsticks))


def _codes(value: Mapping[str, Any]) -> CodeLists:
    return CodeLists(
        acled=MappingProxyType({kind: tuple(subs) for kind, subs in value["acled"].items()}),
        ucdp=MappingProxyType(dict(value["ucdp"])),
        plover=MappingProxyType({kind: tuple(modes) for kind, modes in value["plover"].items()}),
        plover_auxiliary=tuple(value["plover_auxiliary"]),
        viina=tuple(value["viina"]),
    )
