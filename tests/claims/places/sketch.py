"""An invented gazetteer, and texts with their names in brackets."""

import re
from collections.abc import Iterable, Mapping

from fogline.claims.places import Hints, Resolved, resolve
from fogline.gazetteer import Candidate, Gazetteer, Kind, Place, Shape, Stats, fold
from fogline.records import Mention, MentionType

_UNSEEN = 120.0


def place(key: str, name: str, kind: Kind, land: str, at: tuple[float, float], population: int = 0) -> Place:
    """Return a place of the country and division ``land`` ("OS.N"), at (latitude, longitude)."""
    country, _, code = land.partition(".")
    feature = "PPLC" if key.endswith("capital") else ""
    return Place(
        f"test:{key}", name, *at, country, kind, division_code=code, feature_code=feature, population=population
    )


PLACES = (
    place("ostria", "Ostria", "country", "OS", (50, 30), 9_000_000),
    place("norland", "Norland", "country", "NO", (60, 10), 9_000_000),
    place("north", "Northmark", "division", "OS.N", (52, 30), 900_000),
    place("south", "Southmark", "division", "OS.S", (47, 30), 900_000),
    place("fjordland", "Fjordland", "division", "NO.F", (61, 8), 900_000),
    place("kolm-division", "Kolm", "division", "OS.N", (52.5, 31), 900_000),
    place("kolm", "Kolm", "settlement", "OS.N", (52.5, 32.9), 300_000),
    place("osta-capital", "Osta", "settlement", "OS.C", (50, 30), 900_000),
    place("garv", "Garv", "settlement", "OS.N", (52, 30.2), 80_000),
    place("melk-north", "Melk", "settlement", "OS.N", (52.1, 30.4), 900),
    place("melk-south", "Melk", "settlement", "OS.S", (47.1, 30.4), 1_500),
    place("melk-norland", "Melk", "settlement", "NO.F", (61.1, 8.4), 40_000),
    place("sund", "Sund", "settlement", "NO.F", (61.2, 8.5), 90_000),
    place("antipodes", "Ferrol Bay", "settlement", "AN.A", (-40, -150), 80_000),
    place("port", "Port Alva", "settlement", "OS.S", (47.0, 30.1), 50_000),
    place("rill", "Rill", "river", "OS.S", (47.2, 30.2)),
    place("rilltown", "Rill", "settlement", "NO.F", (61.3, 8.1), 30_000),
)
_BASE: dict[Kind, float] = {"country": 3e7, "division": 1e5, "river": 300.0}


class Sketch:
    """A gazetteer of a few places; the confidence is that of the real one's kind."""

    def candidates(
        self, name: str, *, limit: int = 10, fuzzy: bool = True, within: object = ()
    ) -> tuple[Candidate, ...]:
        key = fold(re.sub(r"^the | (?:region|river)$|'s$", "", name, flags=re.IGNORECASE))
        found = [one for one in PLACES if fold(one.name) == key or f"{fold(one.name)}n" == key]
        weights = {one.key: (one.population + _BASE.get(one.kind, 150.0)) ** 0.7 for one in found}
        whole = sum(weights.values()) + _UNSEEN
        ranked = sorted(found, key=lambda one: -weights[one.key])
        return tuple(Candidate(one, weights[one.key] / whole, "name", weights[one.key]) for one in ranked[:limit])

    def place(self, key: str) -> Place | None:
        return next((one for one in PLACES if one.key == key), None)

    def shape(self, key: str) -> Shape | None:
        ring = "[[29,51],[31,51],[31,53],[29,53],[29,51]]"
        return Shape(f'{{"type":"Polygon","coordinates":[{ring}]}}', 2.0) if key == "test:north" else None

    def border(self, one: str, other: str) -> Shape | None:
        return None

    def neighbours(self, country: str) -> Iterable[str]:
        return ()

    def stats(self) -> Stats:
        return Stats(())


GAZETTEER: Gazetteer = Sketch()


def bracketed(text: str) -> tuple[str, list[Mention]]:
    """Return the text without brackets and its mentions: "[Melk]", "[STATE:Ostria]"."""
    plain, mentions = "", []
    for piece in re.split(r"(\[[^\]]+\])", text):
        kind, _, words = piece.strip("[]").rpartition(":") if piece.startswith("[") else ("", "", piece)
        if piece.startswith("["):
            type_: MentionType = kind or "PLACE"  # type: ignore[assignment]
            mentions.append(Mention(len(plain), len(plain) + len(words), type_))
        plain += words
    return plain, mentions


def read(
    text: str, *, theatre: tuple[str, ...] = (), publisher: str = "", earlier: Mapping[str, str] | None = None
) -> list[Resolved]:
    """Return what the bracketed names of a text mean, in their order."""
    plain, mentions = bracketed(text)
    return list(resolve(plain, mentions, GAZETTEER, Hints(theatre, publisher, earlier or {})).values())


def last(text: str, gazetteer: Gazetteer) -> Resolved:
    """Return what the last bracketed name of a text means, looked up in ``gazetteer``."""
    *_, one = resolve(*bracketed(text), gazetteer).values()
    return one


def keys(text: str, **hints: object) -> list[str]:
    """Return the keys of the places that the names mean ("-" where unplaced)."""
    return [one.place.key.removeprefix("test:") if one.place else "-" for one in read(text, **hints)]  # type: ignore[arg-type]
