"""Average the weights of runs that come from one another ("model soup", Wortsman et al. 2022).

usage: python -m training.average OUT RUN=SHARE RUN=SHARE ...

Runs that share their beginning lie in one valley; the mean of their weights reads better than each. Transitions and recipe are
taken from the first run; the shares are written into its recipe.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import torch
from torch import Tensor


def average(runs: dict[Path, float]) -> dict[str, Tensor]:
    """Return the weights of the ``runs``, each counted with its share (they must add up to 1)."""
    if abs(sum(runs.values()) - 1) > 1e-6:
        raise SystemExit(f"got shares that add up to {sum(runs.values())}; want 1")
    states = [(torch.load(run / "model.pt", weights_only=True), share) for run, share in runs.items()]
    first = states[0][0]
    return {
        name: sum((state[name] * share for state, share in states), torch.zeros_like(value))
        if value.dtype.is_floating_point
        else value
        for name, value in first.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("runs", nargs="+", metavar="RUN=SHARE")
    args = parser.parse_args()
    named = (run.rpartition("=") for run in args.runs)
    runs = {Path(run): float(share) for run, _, share in named}
    args.out.mkdir(parents=True, exist_ok=True)
    torch.save(average(runs), args.out / "model.pt")
    leading = next(iter(runs))
    shutil.copy(leading / "transitions.npz", args.out)
    recipe = json.loads((leading / "meta.json").read_text("utf-8"))
    recipe["average"] = ", ".join(f"{share:g} of {run.name}" for run, share in runs.items())
    (args.out / "meta.json").write_text(json.dumps(recipe, indent=1) + "\n")


if __name__ == "__main__":
    main()
