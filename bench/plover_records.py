"""Measure claims against the sentences that the makers of PLOVER coded by hand (322, from news of 1979 to 2016).

    python -m bench.plover_records PLOVER_GSR_CAMEO.txt [--misses]

The file is that of https://github.com/openeventdata/PLOVER. Each sentence is coded with one event: its type, who did it (source)
and to whom (target). *claim*: a claim is made of the sentence. *quad*: one of the class of the type (cooperation or conflict, by
words or by deeds). *type*: one whose own type stands for the PLOVER type, by the crosswalk of the ontology. *actor*, *target*:
of the sentences with such a claim, those where it names whom the coders name, by a word of the name; a country and its people
("Israel", "Israeli") are two words, so this errs to the low side. A sentence says more than the one event that it is coded for,
so no precision is given.
"""

import argparse
import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import fogline
from fogline.exchange.formats.plover import QUAD
from fogline.ontology import load
from fogline.records import Claim, Participant

NEWER = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
"""Types of the draft in which the sentences are coded, as PLOVER 2.0 has them."""
_SMALL = frozenset("a an and for in of the to".split())


@dataclass(frozen=True, slots=True)
class Coded:
    """A sentence with the PLOVER 2.0 type of its event and the names of who did it and to whom."""

    text: str
    type: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]


def records(text: str) -> Iterator[Coded]:
    """Yield the coded sentences of a file; what is no record of an event is passed over."""
    decoder, at = json.JSONDecoder(), text.find("{")
    while at >= 0:
        try:
            record, end = decoder.raw_decode(text, at)
        except json.JSONDecodeError:  # the file has a few that are none
            at = text.find('{\n    "id"', at + 1)
            continue
        if record.get("text") and record.get("event") not in (None, "DOCUMENT"):
            type_ = NEWER.get(record["event"], record["event"])
            yield Coded(record["text"], type_, _names(record.get("source")), _names(record.get("target")))
        at = text.find("{", end)


def _names(actors: Any) -> tuple[str, ...]:
    given = actors if isinstance(actors, list) else [actors]
    return tuple(actor["actorText"] for actor in given if isinstance(actor, dict) and actor.get("actorText"))


def outcome(coded: Coded, claims: Sequence[Claim]) -> dict[str, bool]:
    """Return what of a coded sentence its claims have, by measure; a measure that does not apply is left out."""
    fitting = [claim for claim in claims if plover_type(claim) == coded.type]
    quads = {QUAD.get(plover_type(claim) or "") for claim in claims}
    told = {"claim": bool(claims), "quad": QUAD.get(coded.type) in quads, "type": bool(fitting)}
    if fitting and coded.sources:
        told["actor"] = any(_is_named(coded.sources, claim.actors) for claim in fitting)
    if fitting and coded.targets:
        told["target"] = any(_is_named(coded.targets, claim.targets) for claim in fitting)
    return told


def plover_type(claim: Claim) -> str | None:
    """Return the PLOVER type that the type of a claim stands for."""
    known = load().event_types.get(claim.type)
    return known.crosswalk.plover.type if known and known.crosswalk.plover else None


def _is_named(names: Iterable[str], participants: Iterable[Participant]) -> bool:
    told = {word for one in participants for word in _words(f"{one.party} {one.text}")}
    return any(_words(name) & told for name in names)


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", name.lower())) - _SMALL


def main() -> None:
    """Read the sentences and print the shares."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--misses", action="store_true", help="print the sentences whose type was not found")
    asked = parser.parse_args()
    right: Counter[str] = Counter()
    asked_for: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for coded in records(asked.file.read_text("utf-8")):
            page = Path(folder) / "sentence.txt"
            page.write_text(coded.text + "\n", "utf-8")
            told = outcome(coded, fogline.read(page).claims)
            asked_for.update(told.keys())
            right.update(measure for measure, found in told.items() if found)
            if asked.misses and not told["type"]:
                print(f"{coded.type:10} {coded.text}")
    for measure, count in asked_for.items():
        print(f"{measure:8} {right[measure]:4} of {count:4}   {right[measure] / count:.3f}")


if __name__ == "__main__":
    main()
