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
from fogline.reading.windows import Unit
from fogline.records import Span
from training.corpus import load
from training.teachers import annotated

MODEL = Path("src/fogline/reading/model")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, nargs="+", help="folders of stand-off documents")
    parser.add_argument("--model", type=Path, default=MODEL)
    parser.add_argument("--threshold", type=float, default=0.1)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    meta = json.loads((args.model / "meta.json").read_text("utf-8"))
    decoding = replace(load_decoding(meta), threshold=args.threshold)
    core = ReadingCore(load_tokenizer(args.model), load_scorer(args.model), decoding, load_lexical(args.model, meta))
    for document in load(args.texts):
        units = [Unit(Span(start, end), kind) for start, end, kind in document["sentences"]]
        found = annotated(document, core.mark_units(document["text"], units))
        if found["entities"] or found["attributions"] or found["events"]:
            (args.out / f"{document['id']}.json").write_text(json.dumps(found, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
