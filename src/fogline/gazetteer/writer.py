"""Writes a store; the same features give the same bytes on every machine."""

import json
import os
from array import array
from collections.abc import Iterable
from pathlib import Path

from fogline.gazetteer.folding import LONGEST, fold
from fogline.gazetteer.layout import ENTRY, MAGIC, PLACE, PREFIX, SORTS, VERSION, Feature, Label

_MOST_NAME_BYTES = 60_000


def write_store(path: Path, features: Iterable[Feature], label: Label) -> int:
    """Write ``features`` to ``path`` (replaced as a whole, or not at all) and return how many there are.

    Of two features with one number the first is kept. Memory: about 300 bytes a feature.
    """
    draft = _Draft()
    seen: set[int] = set()
    for feature in features:
        if feature.number not in seen:
            seen.add(feature.number)
            draft.add(feature)
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        with partial.open("wb") as file:
            for part in draft.parts(label):
                file.write(part)
        os.replace(partial, path)
    finally:
        partial.unlink(missing_ok=True)
    return len(seen)


class _Draft:
    def __init__(self) -> None:
        self.rows: list[tuple[int, bytes]] = []
        self.names = bytearray()
        self.buckets: list[bytearray] = [bytearray() for _ in range(LONGEST + 1)]
        self.counts = array("I", [0] * (LONGEST + 1))
        self.divisions: dict[tuple[str, str], int] = {}
        self.features: dict[tuple[str, str], int] = {}

    def add(self, feature: Feature) -> None:
        index = len(self.rows)
        division = self.divisions.setdefault((feature.country, feature.division_code), len(self.divisions))
        code = self.features.setdefault((feature.feature_class, feature.feature_code), len(self.features))
        if division > 0xFFFF or code > 0xFF:
            raise ValueError(
                f"store: got {division + 1} divisions, {code + 1} feature codes; want at most 65536 and 256"
            )
        row = PLACE.pack(
            feature.number,
            round(feature.latitude * 1e5),
            round(feature.longitude * 1e5),
            division,
            code,
            feature.rank,
            min(max(feature.population, 0), 0xFFFFFFFF),
            len(self.names),
        )
        self.rows.append((feature.number, row))
        line = "\t".join(" ".join(name.split()) for name in (feature.name, *feature.shown)).encode("utf-8", "replace")
        self.names += line[:_MOST_NAME_BYTES].decode("utf-8", "ignore").encode() + b"\n"
        found: dict[str, int] = {}
        for name, sort in ((feature.name, "name"), *feature.names):
            key = fold(name)
            if key:
                found[key] = min(found.get(key, 255), SORTS.index(sort))
        for key, order in found.items():
            self.buckets[len(key)] += key.encode("ascii") + ENTRY.pack(order, index)
            self.counts[len(key)] += 1

    def parts(self, label: Label) -> Iterable[bytes]:
        order = sorted(range(len(self.rows)), key=lambda index: self.rows[index][0])
        moved = array("I", [0] * len(order))
        for new, old in enumerate(order):
            moved[old] = new
        header = {
            "name": label.name,
            "licence": label.licence,
            "complete": list(label.complete),
            "places": len(self.rows),
            "names": len(self.names),
            "divisions": [[*pair, label.divisions.get(pair, "")] for pair in self.divisions],
            "features": [list(pair) for pair in self.features],
            "keys": list(self.counts),
        }
        text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
        yield MAGIC + PREFIX.pack(VERSION, len(text)) + text
        for old in order:
            yield self.rows[old][1]
        yield bytes(self.names)
        for length, bucket in enumerate(self.buckets):
            width = length + ENTRY.size
            records = []
            for start in range(0, len(bucket), width):
                sort, index = ENTRY.unpack_from(bucket, start + length)
                records.append(bytes(bucket[start : start + length]) + ENTRY.pack(sort, moved[index]))
            records.sort()
            yield b"".join(records)
