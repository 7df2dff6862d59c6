"""Mark texts with the reader of an earlier release, so that a student knows where to ask what its teachers say.

usage: python -m training.mark training/work/unlabelled --out training/work/marked

What it marks is where triggers and cues may be, more of them than would be shown (``--threshold``); what they are is
the teachers' word alone (:mod:`training.distil`). A text in which it finds nothing is left out.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path

from fogline.reading.core import ReadingCore
from fogline.reading.embedded import load_decoding, load_lexical, load_scorer, load_tokenizer
from training.teachers import mark

MODEL = Path("src/fogline/reading/model")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, nargs="+", help="folders of stand-off documents")
    parser.add_argument("--model", type=Path, default=MODEL)
    parser.add_argument("--threshold", type=float, default=0.1)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    meta = json.loads((args.model / "meta.json").read_text("utf-8"))
    decoding = replace(load_decoding(meta), threshold=args.threshold)
    core = ReadingCore(load_tokenizer(args.model), load_scorer(args.model), decoding, load_lexical(args.model, meta))
    read = sum(1 for _ in mark(core, args.texts, args.out))
    print(f"{read} documents read, {sum(1 for _ in args.out.glob('*.json'))} with something in them")


if __name__ == "__main__":
    main()
