"""Source chains, case by case: short texts of ``chains/``, one construction each, with the claims they come to.

The claims room is judged alone on people's readings, then the reader and the room together. ``pytest -s`` prints the misses.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from training.compile import compile_document, occurrences

from fogline.claims.assemble import assemble
from fogline.evaluation import load_folder, read_gold
from fogline.reading import open_reader
from fogline.records import Claim, Reading, Span

CASES = Path(__file__).parent / "chains"
NAMES = sorted(path.stem for path in (CASES / "docs").glob("*.tsv"))
MODEL = Path(__file__).parents[2] / "src" / "fogline" / "reading" / "model" / "meta.json"
FEWEST_CASES = 70

# Shares of the expected claims. "found": the right type at the right words; "voice": the right chain there, whatever the type;
# "chain": type and chain; "reality": type, chain and reality; "quiet": words that are no event and make no claim. Measured;
# raise them when the figures get better.
ASPECTS = ("found", "voice", "chain", "reality")
GOLD_FLOORS = {"found": 1.0, "voice": 0.94, "chain": 0.94, "reality": 0.94, "quiet": 1.0}
READER_FLOORS = {"found": 0.95, "voice": 0.78, "chain": 0.76, "reality": 0.73, "quiet": 0.88}


@dataclass(frozen=True)
class Wanted:
    """One expected claim of ``expected.yaml``, or, where ``types`` is empty, words that make none."""

    trigger: Span
    words: str
    types: tuple[str, ...]
    chain: tuple[str, ...]
    realities: tuple[str, ...]

    def verdict(self, reading: Reading, claims: Iterable[Claim]) -> tuple[str, ...]:
        """Return the aspects that a claim on the words has right (quiet: none is wanted and there is none)."""
        near = [claim for claim in claims if reading.frames[claim.frame].trigger.overlaps(self.trigger)]
        if not self.types:
            return () if near else ("quiet",)
        found = [claim for claim in near if claim.type in self.types]
        voiced = [claim for claim in near if self.fits(claim)]
        right = [claim for claim in found if claim in voiced]
        told = [claim for claim in right if claim.reality in self.realities]
        return tuple(name for name, ones in zip(ASPECTS, (found, voiced, right, told), strict=True) if ones)

    def fits(self, claim: Claim) -> bool:
        """Tell whether the claim's chain has the wanted parties and no more."""
        parties = [link.party for link in claim.chain]
        return len(parties) == len(self.chain) and all(
            re.search(wanted, party, re.IGNORECASE) for wanted, party in zip(self.chain, parties, strict=True)
        )


def listed(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def wanted(row: dict[str, Any], text: str) -> Wanted:
    words, _, nth = row["trigger"].partition("#")
    start = occurrences(text, words)[int(nth or 1) - 1]
    types = () if row["type"] == "none" else listed(row["type"])
    place = Span(start, start + len(words))
    return Wanted(place, words, types, tuple(row.get("chain", ())), listed(row.get("reality", [])))


def judge(readings: Iterable[Reading], expected: dict[str, list[dict[str, Any]]]) -> tuple[dict[str, float], list[str]]:
    """Return the shares right by aspect, and the misses in words."""
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    misses: list[str] = []
    for reading in readings:
        name, claims = reading.document.id, assemble(reading)
        for want in (wanted(row, reading.document.text) for row in expected[name]):
            aspects = ASPECTS if want.types else ("quiet",)
            verdict = want.verdict(reading, claims)
            right.update(verdict)
            asked.update(aspects)
            if len(verdict) < len(aspects):
                misses.append(f"{name}: {explain(want, verdict, reading, claims)}")
    return {aspect: right[aspect] / asked[aspect] for aspect in asked}, misses


def explain(want: Wanted, verdict: tuple[str, ...], reading: Reading, claims: tuple[Claim, ...]) -> str:
    got = [
        f"{claim.type} {claim.reality} {' < '.join(link.party for link in claim.chain)}"
        for claim in claims
        if reading.frames[claim.frame].trigger.overlaps(want.trigger)
    ]
    fault = ", ".join(aspect for aspect in ASPECTS if aspect not in verdict) if want.types else "unwanted"
    wish = f"{'/'.join(want.types)} {'/'.join(want.realities)} {' < '.join(want.chain)}" if want.types else "nothing"
    return f"{fault}: {want.words!r}: want {wish}; got {got}"


def check(floors: dict[str, float], shares: dict[str, float], misses: list[str]) -> None:
    rounded = {aspect: round(share, 3) for aspect, share in shares.items()}
    print("", *misses, rounded, sep="\n")  # shown by `pytest -s`, and when this fails
    assert {aspect: share for aspect, share in rounded.items() if share < floors[aspect]} == {}


@pytest.fixture(scope="module")
def expected() -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = yaml.safe_load((CASES / "expected.yaml").read_text("utf-8"))
    return found


@pytest.fixture(scope="module")
def gold(tmp_path_factory: pytest.TempPathFactory) -> list[Reading]:
    """The cases as people's readings; the folder they are written to is one for ``fogline evaluate reading`` too."""
    folder = tmp_path_factory.mktemp("chains")
    for name in NAMES:
        document, _ = compile_document(CASES, name)
        (folder / f"{name}.json").write_text(json.dumps(document), "utf-8")
    loaded = load_folder(folder)
    assert not loaded.unreadable
    return list(loaded.readings.values())


def test_the_cases_are_many_and_have_no_fault(expected: dict[str, list[dict[str, Any]]]) -> None:
    assert len(NAMES) >= FEWEST_CASES
    assert [fault for name in NAMES for fault in compile_document(CASES, name)[1]] == []
    assert sorted(expected) == NAMES


def test_every_expectation_has_its_words_in_the_text(
    gold: list[Reading], expected: dict[str, list[dict[str, Any]]]
) -> None:
    for reading in gold:
        for want in (wanted(row, reading.document.text) for row in expected[reading.document.id]):
            marked = any(frame.trigger.overlaps(want.trigger) for frame in reading.frames)
            assert marked == bool(want.types), f"{reading.document.id}: {want.words}"


def test_chains_from_readings_by_people(gold: list[Reading], expected: dict[str, list[dict[str, Any]]]) -> None:
    check(GOLD_FLOORS, *judge(gold, expected))


@pytest.mark.skipif(not MODEL.exists(), reason="needs the reader's model")
def test_chains_from_the_reader(gold: list[Reading], expected: dict[str, list[dict[str, Any]]]) -> None:
    reader = open_reader("embedded")
    # Each text by itself, as a user reads it: in a quantized model the texts of a batch change each other's figures a little.
    alone = (reading for one in gold for reading in read_gold(reader, [one]))
    check(READER_FLOORS, *judge(alone, expected))
