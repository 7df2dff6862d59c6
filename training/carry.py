"""Take over from an earlier export what stands beside the encoder: the matrix of meanings, the table of words, the gist encoder.

usage: python -m training.carry src/fogline/reading/model training/work/run/model

After ``training.export`` and before ``training.calibrate``, in the place of learning them anew.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from dataclasses import replace
from pathlib import Path

import onnx

from fogline.reading import gist, lexical
from fogline.reading.lexical import Lexical
from training.gist import take_table_from
from training.lexical import PENALTY, SHARES
from training.meaning import graft_folder


def carry(old: Path, new: Path) -> None:
    """Put what ``old`` has beside its encoder into ``new``; raises ``ValueError`` if their tables of word pieces differ."""
    graft_folder(old, new)
    model = onnx.load(str(old / gist.FILE))
    take_table_from(model, new / "reader.onnx")
    (new / gist.FILE).write_bytes(model.SerializeToString())
    replace(Lexical.load(old / lexical.FILE), shares=SHARES).save(new / lexical.FILE)
    before, meta = (json.loads((folder / "meta.json").read_text("utf-8")) for folder in (old, new))
    meta["o_penalty"]["trigger"] = PENALTY
    for part, file in (("gist", gist.FILE), ("lexical", lexical.FILE)):
        meta["files"][file] = hashlib.sha256((new / file).read_bytes()).hexdigest()
        meta["recipe"][part] = before["recipe"][part]
    (new / "meta.json").write_text(json.dumps(meta, separators=(",", ":")) + "\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old", type=Path, help="folder of an earlier export")
    parser.add_argument("new", type=Path, help="folder that training.export wrote")
    args = parser.parse_args()
    carry(args.old, args.new)


if __name__ == "__main__":
    main()
