"""The word tables of this package, read once from ``words.yaml``."""

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its symbol in the short form, what it measures, and its size in the base unit of that measure."""

    symbol: str
    measure: str
    size: float


@cache
def word_lists(name: str) -> dict[str, tuple[str, ...]]:
    """Return the table ``name`` ("classes", "fates", "marks_before", "marks_after"): key -> words or phrases."""
    return {key: _split(words) for key, words in _load()[name].items()}


@cache
def word_list(name: str) -> frozenset[str]:
    """Return the plain list ``name`` of ``words.yaml``."""
    return frozenset(_split(_load()["lists"][name]))


@cache
def unit_names() -> tuple[tuple[Unit, tuple[str, ...], tuple[str, ...]], ...]:
    """Return each unit with its names, and with those that count only right behind a figure."""
    return tuple(
        (
            Unit(symbol, entry["measure"], float(entry["size"])),
            _split(entry["names"]),
            _split(entry.get("figure", "")),
        )
        for symbol, entry in _load()["units"].items()
    )


def _split(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split(",") if word.strip())


@cache
def _load() -> dict[str, Any]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # eight times as fast where libyaml is there
    text = resources.files("fogline.claims.amounts").joinpath("words.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=loader)  # noqa: S506 (one of the two safe loaders)
    return data
