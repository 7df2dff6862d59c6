import json
from pathlib import Path

import pytest

from fogline.evaluation.events import headline_name, load_gold

ROOT = Path(__file__).parents[2]
STREAMS = ROOT / "training/data/headlines"


@pytest.mark.parametrize("kind", ["weights", "held-out"])
def test_the_gold_of_written_headlines_is_what_their_streams_say(kind: str) -> None:
    gold = load_gold([ROOT / f"bench/events/written-{kind}.json"])
    days = json.loads((STREAMS / "days.json").read_text("utf-8"))
    named: dict[str, list[str]] = {}
    rows = []
    for path in sorted(STREAMS.glob(f"{kind}-*.jsonl")):
        assert path.stem in days
        for number, line in enumerate(path.read_text("utf-8").strip().split("\n")):
            name = headline_name(f"https://written.example/{path.stem}/{number}")
            rows.append(name)
            if group := json.loads(line)["group"]:
                named.setdefault(f"{path.stem} {group}", []).append(name)
    assert list(gold.rows) == rows
    assert sorted(map(sorted, gold.groups)) == sorted(map(sorted, named.values()))
