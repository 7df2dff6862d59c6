"""Write the model card from the model's own files and from measured scores.

usage: fogline evaluate reading GOLD --format json > dev.json
       python -m training.card --scores "warread/dev=dev.json" ["PolNeAR dev=polnear.json" ...] > docs/model-card.md
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

MODEL = Path(__file__).parents[1] / "src" / "fogline" / "reading" / "model"
TEXT = Path(__file__).with_name("card.md")
LAYERS = (
    ("mention", "mentions: words and type"),
    ("mention.overlap", "mentions: type, some words shared"),
    ("source.exact", "source"),
    ("cue.exact", "cue"),
    ("content.exact", "content"),
    ("content.token", "content, word by word"),
    ("nested.overlap", "content within content"),
    ("attribution.overlap", "whole attribution, some words shared"),
    ("trigger", "trigger"),
    ("trigger+type", "trigger and event type"),
    ("role", "role and filler, end to end"),
    ("role.matched", "role and filler, on triggers found"),
    ("reality.macro", "reality, mean over the five"),
    ("reality.accuracy", "reality, share right"),
    ("claim.evidence", "claims: evidence found"),
    ("claim.whole", "claims: evidence, type and first source"),
)


def table(scores: dict[str, Any]) -> str:
    """Return the scores by layer as a Markdown table."""
    rows = ["| layer | precision | recall | F1 | 95 % interval | in gold |", "|---|---|---|---|---|---|"]
    for key, name in LAYERS:
        layer = scores["layers"].get(key)
        if layer is None:
            continue
        low, high = layer["interval"]
        rows.append(
            f"| {name} | {_figure(layer.get('precision'))} | {_figure(layer.get('recall'))} | **{layer['f1']:.3f}** "
            f"| {low:.3f} to {high:.3f} | {layer.get('gold') or ''} |"
        )
    return "\n".join(rows)


def by_type(scores: dict[str, Any], prefix: str) -> str:
    """Return F1 (and how many are in the gold) by type, best first, in a line."""
    found = {key.removeprefix(prefix): row for key, row in scores["layers"].items() if key.startswith(prefix)}
    found.pop("overlap", None)
    order = sorted(found, key=lambda name: -found[name]["f1"])
    return ", ".join(f"{name.replace('_', ' ')} {found[name]['f1']:.2f} ({found[name].get('gold')})" for name in order)


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def main() -> None:
    """Print the card."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scores", nargs="+", required=True, help="NAME=FILE, the development set first")
    args = parser.parse_args()
    meta = json.loads((MODEL / "meta.json").read_text("utf-8"))
    named = dict(pair.split("=", 1) for pair in args.scores)
    scores = {name: json.loads(Path(path).read_text("utf-8")) for name, path in named.items()}
    first = next(iter(scores.values()))
    recipe = {
        key: " ".join(value) if isinstance(value, list) else value
        for key, value in meta["recipe"].items()
        if key not in ("meaning", "gist") and value not in (None, "", False, [])
    }
    print(
        TEXT.read_text("utf-8").format(
            version=next(iter(scores.values())).get("reader", {}).get("version", ""),
            megabytes=round(sum(path.stat().st_size for path in MODEL.iterdir()) / 1e6, 1),
            documents=recipe.get("documents", ""),
            recipe=", ".join(f"{key} {value}" for key, value in recipe.items()),
            tables="\n\n".join(
                f"### {name} ({found['documents']} documents)\n\n{table(found)}" for name, found in scores.items()
            ),
            mentions=by_type(first, "mention."),
            events=by_type(first, "trigger+type."),
            realities=by_type(first, "reality.").replace("macro", "mean"),
            confidence="; ".join(
                f"{name}: frames {found['confidence']['frame']['error']:.3f}, roles {found['confidence']['role']['error']:.3f}"
                for name, found in scores.items()
                if found.get("confidence")
            ),
            threshold=meta["calibration"]["threshold"],
            digests="\n".join(f"    {digest}  {name}" for name, digest in meta["files"].items()),
        ),
        end="",
    )


if __name__ == "__main__":
    main()
