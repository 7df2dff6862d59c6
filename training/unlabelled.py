"""Texts without our annotation: WikiWars (training half), UNER-EWT (train, dev), MEANTIME, and our own streams of headlines.

usage: python -m training.unlabelled --corpus ../shared/corpora/train --out training/work/unlabelled

Writes stand-off documents with their sentences and nothing marked; together 414,000 words. Of our headlines only those are taken
that teach what one event is, none that figures are taken on.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from fogline.reading.sentences import sentence_spans
from fogline.records import Span
from training.auxiliary import marked_text
from training.corpus import Json
from training.gist import STREAMS, TAUGHT, stream

LINES = 12
"""Paragraphs of an encyclopaedia's page a document."""
HEADLINES = 6
"""Headlines a document."""
_BEFORE_STOP = re.compile(r" ([.,;:?!%)\]])")
_AFTER_OPENING = re.compile(r"([(\[$]) ")
_CLITIC = re.compile(r" (['’]s|n['’]t|['’](?:re|ve|ll|d|m))\b")


def wikiwars(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield name and lines of parts of pages on wars."""
    for path in sorted((folder / "trainingset" / "tml").glob("*.tml")):
        text, _ = marked_text(ElementTree.fromstring(path.read_text("utf-8")))
        lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()][2:]
        for begin in range(0, len(lines), LINES):
            yield f"{path.stem}-{begin:03d}", lines[begin : begin + LINES]


def uner(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield name and sentences of web pages."""
    for split in ("train", "dev"):
        name, lines = "", []
        for line in (folder / f"en_ewt-ud-{split}.iob2").read_text("utf-8").splitlines():
            key, _, value = line.partition("=")
            if line.startswith("# newdoc"):
                if lines:
                    yield name, lines
                name, lines = re.sub(r"[^\w.-]", "-", value.strip()), []
            elif key.strip() == "# text":
                lines.append(value.strip())
        if lines:
            yield name, lines


def meantime(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield name and sentences of news, put together from their words."""
    for path in sorted((folder / "intra-doc_annotation").glob("*/*.xml")):
        sentences: dict[int, list[str]] = {}
        for token in ElementTree.fromstring(path.read_text("utf-8")).iter("token"):
            sentences.setdefault(int(token.get("sentence", 0)), []).append(token.text or "")
        yield f"meantime-{path.stem}", [joined(words) for _, words in sorted(sentences.items())]


def joined(words: list[str]) -> str:
    """Return ``words`` as they would be printed: no space before a stop or inside quotation marks."""
    text = _CLITIC.sub(r"\1", _AFTER_OPENING.sub(r"\1", _BEFORE_STOP.sub(r"\1", " ".join(words))))
    parts = text.split('"')
    if len(parts) % 2 == 0:  # an odd quotation mark: nobody knows which way it looks
        return text
    return '"'.join(part.strip() if number % 2 else part for number, part in enumerate(parts))


def headlines(folder: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield name, lines and their kinds of headlines with what stands under them, a few a document."""
    for path in sorted(folder.glob(TAUGHT)):
        rows = stream(path)
        for begin in range(0, len(rows), HEADLINES):
            lines, kinds = [], []
            for row in rows[begin : begin + HEADLINES]:
                lines += [row.title, row.lead] if row.lead else [row.title]
                kinds += ["title", "text"] if row.lead else ["title"]
            yield f"{path.stem}-{begin}", lines, kinds


def document(name: str, lines: list[str], kinds: list[str] | None = None) -> Json:
    """Return a stand-off document of ``lines`` with nothing marked; a line that is a title is one sentence."""
    sentences: list[list[Any]] = []
    begin = 0
    for line, kind in zip(lines, kinds or ["text"] * len(lines), strict=True):
        spans = [Span(0, len(line))] if kind == "title" else sentence_spans(line)
        sentences += [[begin + span.start, begin + span.end, kind] for span in spans]
        begin += len(line) + 1
    return {
        "id": name,
        "text": "\n".join(lines),
        "sentences": sentences,
        "entities": [],
        "attributions": [],
        "events": [],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True, help="folder with wikiwars/, uner-ewt/, meantime/")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    words = count = 0
    for name, lines, *kinds in chain(
        wikiwars(args.corpus / "wikiwars"),
        uner(args.corpus / "uner-ewt"),
        meantime(args.corpus / "meantime"),
        headlines(STREAMS),
    ):
        made = document(name, lines, *kinds)
        (args.out / f"{name}.json").write_text(json.dumps(made, ensure_ascii=False) + "\n", "utf-8")
        words, count = words + sum(len(line.split()) for line in lines), count + 1
    print(f"{count} documents, {words} words")


if __name__ == "__main__":
    main()
