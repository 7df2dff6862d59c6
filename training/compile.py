"""Check hand-written annotation and turn it into stand-off documents.

usage: python -m training.compile [--data training/data] [--out FOLDER]

``data/docs/ID.tsv`` holds a JSON header line (``# {...}``) and a sentence a line: number, kind, text. ``data/ann/ID.jsonl`` holds
a JSON object a sentence: ``i`` its number, ``e`` mentions as [words, type, value?], ``a`` attributions as {s, c, t, via}, ``v``
frames as {t, y, r, role: [words...]}. Words are copied from the sentence; ``words#2`` is their second occurrence, ``@7:words``
stands in sentence 7, ``"s": "^"`` goes on from the attribution before. Every fault is printed; exit status 1 if there is one.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from training.ontology_labels import LABELS

Json = dict[str, Any]
KINDS = {"title", "subhead", "text", "caption", "junk"}
_ELSEWHERE = re.compile(r"@(\d+):(.*)", re.DOTALL)
_OCCURRENCE = re.compile(r"(.*)#(\d+)", re.DOTALL)


@dataclass
class Sheet:
    """One document being compiled: its sentences by number as (start, kind, words), and the faults found."""

    name: str
    header: Json
    sentences: dict[int, tuple[int, str, str]]
    faults: list[str] = field(default_factory=list)

    @classmethod
    def read(cls, path: Path) -> Sheet:
        """Read ``docs/ID.tsv``."""
        first, *lines = path.read_text("utf-8").splitlines()
        sheet = cls(path.stem, json.loads(first.removeprefix("# ")), {})
        start = 0
        for line in filter(None, lines):
            number, kind, words = line.split("\t", 2)
            if kind not in KINDS:
                sheet.fault(number, f"kind {kind!r} is none of {', '.join(sorted(KINDS))}")
            sheet.sentences[int(number)] = (start, kind, words)
            start += len(words) + 1
        return sheet

    def fault(self, number: object, why: str) -> None:
        """Note a fault of a sentence."""
        self.faults.append(f"{self.name} sentence {number}: {why}")

    def text(self) -> str:
        """The document's text: sentences joined by line breaks."""
        return "\n".join(words for _, _, words in self.sentences.values())

    def find(self, number: int, wanted: Any) -> list[int] | None:
        """Return the span of ``wanted`` in the text, or note a fault and return ``None``."""
        if not isinstance(wanted, str) or not wanted.strip():
            self.fault(number, f"got {wanted!r}; want words of the sentence")
            return None
        if (elsewhere := _ELSEWHERE.fullmatch(wanted)) and int(elsewhere[1]) in self.sentences:
            return self.find(int(elsewhere[1]), elsewhere[2])
        start, _, sentence = self.sentences[number]
        nth = 1
        if wanted not in sentence and (counted := _OCCURRENCE.fullmatch(wanted)):
            wanted, nth = counted[1], int(counted[2])
        places = occurrences(sentence, wanted)
        if len(places) < nth:
            self.fault(number, f"these words are not there: {wanted!r}")
            return None
        return [start + places[nth - 1], start + places[nth - 1] + len(wanted)]


def occurrences(sentence: str, words: str) -> list[int]:
    """Return where ``words`` stand in ``sentence``; places that cut no word first, if there are any only those."""
    places = []
    at = sentence.find(words)
    while at >= 0:
        places.append(at)
        at = sentence.find(words, at + 1)

    def whole(at: int) -> bool:
        before, after = sentence[at - 1 : at] if at else "", sentence[at + len(words) : at + len(words) + 1]
        return not (before.isalnum() and words[0].isalnum()) and not (after.isalnum() and words[-1].isalnum())

    return [at for at in places if whole(at)] or places


def compile_document(folder: Path, name: str) -> tuple[Json, list[str]]:
    """Return the stand-off document ``name`` of ``folder`` and its faults."""
    sheet = Sheet.read(folder / "docs" / f"{name}.tsv")
    out: Json = {
        **sheet.header,
        "id": name,
        "text": sheet.text(),
        "sentences": [[start, start + len(words), kind] for start, kind, words in sheet.sentences.values()],
        "entities": [],
        "attributions": [],
        "events": [],
    }
    for line in filter(str.strip, (folder / "ann" / f"{name}.jsonl").read_text("utf-8").splitlines()):
        row = json.loads(line)
        number = row.pop("i", None)
        if number not in sheet.sentences:
            sheet.fault(number, "there is no such sentence")
            continue
        out["entities"] += _mentions(sheet, number, row.pop("e", []))
        out["attributions"] += _attributions(sheet, number, row.pop("a", []))
        out["events"] += _frames(sheet, number, row.pop("v", []))
        if row:
            sheet.fault(number, f"unknown keys: {', '.join(row)}")
    return out, sheet.faults


def _mentions(sheet: Sheet, number: int, rows: list[list[str]]) -> list[Json]:
    out: list[Json] = []
    for words, kind, *value in rows:
        if kind not in LABELS.mentions:
            sheet.fault(number, f"unknown mention type {kind!r}")
        free = _free_place(sheet, number, words, out)
        if free is not None:
            out.append({"start": free[0], "end": free[1], "type": kind, **({"value": value[0]} if value else {})})
    return out


def _free_place(sheet: Sheet, number: int, words: str, taken: list[Json]) -> list[int] | None:
    """Return the first place of ``words`` that overlaps no mention before it."""
    faults = len(sheet.faults)
    for nth in range(1, 9):
        span = sheet.find(number, words if nth == 1 else f"{words}#{nth}")
        if span is None:
            break
        if not any(span[0] < other["end"] and other["start"] < span[1] for other in taken):
            return span
    if len(sheet.faults) > faults and nth > 1:
        del sheet.faults[faults:]
        sheet.fault(number, f"this mention overlaps another: {words!r}")
    return None


def _attributions(sheet: Sheet, number: int, rows: list[Json]) -> list[Json]:
    out = []
    for row in rows:
        continues = row.get("s") == "^"
        contents = [row["t"]] if isinstance(row.get("t"), str) else row.get("t") or []
        spans = [span for part in contents if (span := sheet.find(number, part)) is not None]
        if not spans:
            sheet.fault(number, "an attribution without content")
        if unknown := set(row) - {"s", "c", "t", "via"}:
            sheet.fault(number, f"unknown keys in an attribution: {', '.join(sorted(unknown))}")
        out.append(
            {
                "continues": continues,
                "source": sheet.find(number, row["s"]) if row.get("s") and not continues else None,
                "cue": sheet.find(number, row["c"]) if row.get("c") else None,
                "channel": sheet.find(number, row["via"]) if row.get("via") else None,
                "content": spans,
            }
        )
    return out


def _frames(sheet: Sheet, number: int, rows: list[Json]) -> list[Json]:
    out = []
    for row in rows:
        kind, reality = row.get("y"), row.get("r")
        if kind not in LABELS.events or reality not in LABELS.realities:
            sheet.fault(number, f"unknown event type or reality: {kind!r}, {reality!r}")
        if unknown := set(row) - {"t", "y", "r", *LABELS.roles}:
            sheet.fault(number, f"unknown keys in a frame: {', '.join(sorted(unknown))}")
        roles = [
            [role, *span]
            for role in LABELS.roles
            for words in ([row[role]] if isinstance(row.get(role), str) else row.get(role, []))
            if (span := sheet.find(number, words)) is not None
        ]
        out.append({"trigger": sheet.find(number, row.get("t")), "type": kind, "reality": reality, "roles": roles})
    return out


def main() -> int:
    """Compile everything; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path(__file__).parent / "data")
    parser.add_argument("--out", type=Path, help="where to write ID.json; without it the annotation is only checked")
    args = parser.parse_args()
    names = sorted(path.stem for path in (args.data / "docs").glob("*.tsv"))
    faults: list[str] = []
    for name in names:
        document, found = compile_document(args.data, name)
        faults += found
        if args.out:
            args.out.mkdir(parents=True, exist_ok=True)
            (args.out / f"{name}.json").write_text(json.dumps(document, ensure_ascii=False), "utf-8")
    print(*faults, f"{len(names)} documents, {len(faults)} faults", sep="\n")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
