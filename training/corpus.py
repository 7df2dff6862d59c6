"""Stand-off documents: loading, and name substitution as augmentation."""

from __future__ import annotations

import json
import random
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

Json = dict[str, Any]


def load(folders: Iterable[Path]) -> list[Json]:
    """Read every ``*.json`` of ``folders`` (stand-off format), sorted by name."""
    return [json.loads(path.read_text("utf-8")) for folder in folders for path in sorted(folder.glob("*.json"))]


class Substitution:
    """Swaps names for other names of the same type, so that the model learns contexts rather than a list of names.

    Works on PERSON, PLACE, ORG, FORCE, GROUP, FACILITY and WEAPON mentions; the same name is swapped the same way all through a
    document. Fillers are drawn from the training documents themselves and from ``extra`` names by type.
    """

    TYPES = ("PERSON", "PLACE", "ORG", "FORCE", "GROUP", "FACILITY", "WEAPON")

    def __init__(self, documents: list[Json], share: float, extra: dict[str, list[str]] | None = None) -> None:
        self.share = share
        pool: dict[str, set[str]] = defaultdict(set)
        for document in documents:
            for entity in document["entities"]:
                words = document["text"][entity["start"] : entity["end"]]
                if entity["type"] in self.TYPES and len(words) < 40 and words[:1].isalpha():
                    pool[self._class(entity["type"], words)].add(words)
        for kind, names in (extra or {}).items():
            for name in names:
                pool[self._class(kind, name)].update([name])
        self.pool = {key: sorted(names) for key, names in pool.items()}

    @staticmethod
    def _class(kind: str, words: str) -> str:
        # A capitalised name for a name, a common noun for a common noun, a plural for a plural.
        return f"{kind}{words[0].isupper():d}{words.endswith('s'):d}{min(len(words.split()), 3)}"

    def __call__(self, document: Json, rng: random.Random) -> Json:
        """Return a copy of ``document`` with about ``share`` of its names swapped and every offset moved along."""
        chosen: dict[str, str] = {}
        edits: list[tuple[int, int, str]] = []
        for entity in sorted(document["entities"], key=lambda e: e["start"]):
            words = document["text"][entity["start"] : entity["end"]]
            names = self.pool.get(self._class(entity["type"], words)) if words[:1].isalpha() else None
            if entity["type"] not in self.TYPES or not names:
                continue
            if words not in chosen:
                chosen[words] = rng.choice(names) if rng.random() < self.share else words
            if chosen[words] != words and (not edits or edits[-1][1] <= entity["start"]):
                edits.append((entity["start"], entity["end"], chosen[words]))
        return rewrite(document, edits) if edits else document


def rewrite(document: Json, edits: list[tuple[int, int, str]]) -> Json:
    """Apply non-overlapping ``edits`` (start, end, new words), in order, to the text and every offset of ``document``."""
    text, parts, last = document["text"], [], 0
    shifts: list[tuple[int, int, int, int]] = []  # old start, old end, new start, new end
    length = 0
    for start, end, words in edits:
        parts += [text[last:start], words]
        length += start - last
        shifts.append((start, end, length, length + len(words)))
        length += len(words)
        last = end
    parts.append(text[last:])

    starts = [shift[0] for shift in shifts]

    def move(position: int) -> int:
        index = bisect_right(starts, position) - 1
        if index < 0:
            return position
        old_start, old_end, new_start, new_end = shifts[index]
        if position >= old_end:
            return position - old_end + new_end
        return new_start if position == old_start else min(new_start + position - old_start, new_end)

    def span(value: Any) -> Any:
        return None if value is None else [move(value[0]), move(value[1])]

    return {
        **document,
        "text": "".join(parts),
        "sentences": [[move(s), move(e), kind] for s, e, kind in document["sentences"]],
        "entities": [{**e, "start": move(e["start"]), "end": move(e["end"])} for e in document["entities"]],
        "attributions": [
            {
                **a,
                "source": span(a["source"]),
                "cue": span(a["cue"]),
                "channel": span(a["channel"]),
                "content": [span(part) for part in a["content"]],
            }
            for a in document["attributions"]
        ],
        "events": [
            {
                **e,
                "trigger": span(e["trigger"]),
                "roles": [[role, move(s), move(t)] for role, s, t in e["roles"]],
            }
            for e in document["events"]
        ],
    }
