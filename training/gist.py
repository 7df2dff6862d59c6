"""A second, small encoder that tells what a report as a whole is about, taught by headlines that were grouped by event.

usage: python -m training.gist learn --out training/work/gist
       python -m training.gist export training/work/gist src/fogline/reading/model

It begins as all-MiniLM-L6-v2, which makes vectors of sentences that are on one topic. In a war everything is on one topic; so it
learns from `training/data/headlines`, streams of headlines of three days of a war each, with those that are on one event marked.
A step is a stream: of each headline that has company, its company must be nearer than all else in the stream (InfoNCE: van den
Oord et al. 2018, with several positives: Khosla et al. 2020), and of each pair whether it is one event must follow from its
cosine (a sigmoid per pair: Zhai et al. 2023). The table of word pieces stays as it is, so that a model holds it once.

`export` writes gist.onnx in int8, which takes the table from reader.onnx beside it, and its digest and recipe into meta.json.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import random
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, numpy_helper
from torch import Tensor, nn

from fogline.reading.gist import FILE
from training.auxiliary import package_folder
from training.export import quantise, to_onnx

STREAMS = Path("training/data/headlines")
TAUGHT = "stream-*.jsonl"
"""The streams that teach; the others are for weights and figures, or set aside."""
OUTPUT = "gist"
SIZE = 128
PIECES = 128
_TABLE = "word_embeddings.weight_quantized"


@dataclass(frozen=True, slots=True)
class Recipe:
    """How it is learned; ``bare`` is how often a headline is shown without the sentences under it, ``lead`` how often, of the
    other times, they are shown without it.
    """

    epochs: int = 5
    rate: float = 5e-5
    temperature: float = 0.05
    bare: float = 0.2
    lead: float = 0.05
    seed: int = 2


@dataclass(frozen=True, slots=True)
class Row:
    """A headline with what stands under it, and the group it belongs to (a name of its own where it stands alone)."""

    title: str
    lead: str
    group: str

    def words(self) -> str:
        """Return title and lead as one text."""
        if not self.lead:
            return self.title
        return f"{self.title}{' ' if self.title.endswith(('.', '!', '?')) else '. '}{self.lead}"


def stream(path: Path) -> list[Row]:
    """Return the headlines of a file of JSON lines."""
    rows = [json.loads(line) for line in path.read_text("utf-8").strip().split("\n")]
    return [Row(row["title"], row["lead"], row["group"] or f"alone {number}") for number, row in enumerate(rows)]


class Encoder(nn.Module):
    """MiniLM, averaged over pieces."""

    def __init__(self) -> None:
        super().__init__()
        from transformers import AutoModel, AutoTokenizer

        self.tokenizer = AutoTokenizer.from_pretrained(package_folder())
        self.bert = AutoModel.from_pretrained(package_folder(), add_pooling_layer=False, attn_implementation="eager")
        self.bert.embeddings.word_embeddings.weight.requires_grad_(False)

    def forward(self, texts: Sequence[str]) -> Tensor:
        """Return vectors [texts, width] of length one; texts of like length are computed together."""
        order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
        parts = [self._vectors([texts[at] for at in order[begin : begin + 20]]) for begin in range(0, len(order), 20)]
        places = torch.empty(len(order), dtype=torch.long)
        places[torch.tensor(order)] = torch.arange(len(order))
        return torch.cat(parts)[places]

    def _vectors(self, texts: Sequence[str]) -> Tensor:
        given = self.tokenizer(list(texts), padding=True, truncation=True, max_length=PIECES, return_tensors="pt")
        mask = given["attention_mask"][..., None]
        mean = (self.bert(**given).last_hidden_state * mask).sum(1) / mask.sum(1)
        return nn.functional.normalize(mean, dim=-1)


class Odds(nn.Module):
    """Turns a cosine into the log odds that two are one event."""

    def __init__(self) -> None:
        super().__init__()
        self.scale = nn.Parameter(torch.tensor(math.log(20.0)))
        self.offset = nn.Parameter(torch.tensor(-12.0))

    def forward(self, cosines: Tensor) -> Tensor:
        """Return the log odds of ``cosines``."""
        return cosines * self.scale.exp() + self.offset


def loss_of(vectors: Tensor, groups: Sequence[str], odds: Odds, temperature: float) -> Tensor:
    """Return what is minimised for the ``vectors`` [rows, width] of a stream."""
    same = torch.tensor([[one == other for one in groups] for other in groups])
    itself = torch.eye(len(groups), dtype=torch.bool)
    company = same & ~itself
    cosines = vectors @ vectors.T
    chosen = torch.log_softmax((cosines / temperature).masked_fill(itself, -1e9), 1)
    has = company.any(1)
    nearest = -((chosen * company).sum(1)[has] / company.sum(1)[has]).mean() if has.any() else chosen.sum() * 0
    once = torch.triu(torch.ones_like(same), 1).bool()
    pairs = nn.functional.binary_cross_entropy_with_logits(odds(cosines)[once], company[once].float(), reduction="sum")
    return nearest + pairs / len(groups)


def learn(paths: Sequence[Path], recipe: Recipe) -> Encoder:
    """Return the encoder taught by the streams at ``paths``."""
    rng = random.Random(recipe.seed)
    torch.manual_seed(recipe.seed)
    encoder, odds = Encoder(), Odds()
    weights = [weight for weight in encoder.parameters() if weight.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": weights, "lr": recipe.rate}, {"params": list(odds.parameters()), "lr": 1e-2}], weight_decay=0.01
    )
    steps = recipe.epochs * len(paths)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / (0.1 * steps + 1)) * max(0.02, 1 - step / steps)
    )
    for epoch in range(1, recipe.epochs + 1):
        encoder.train()
        total = 0.0
        for path in rng.sample(list(paths), len(paths)):
            rows = stream(path)
            texts = [_shown(row, recipe, rng) for row in rows]
            loss = loss_of(encoder(texts), [row.group for row in rows], odds, recipe.temperature)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(weights, 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item() / len(paths)
        print(json.dumps({"epoch": epoch, "loss": round(total, 3)}), flush=True)
    return encoder.eval()


def _shown(row: Row, recipe: Recipe, rng: random.Random) -> str:
    if not row.lead or rng.random() < recipe.bare:
        return row.title
    return row.lead if rng.random() < recipe.lead else row.words()


def directions(encoder: Encoder, paths: Iterable[Path]) -> Tensor:
    """Return the matrix [width, SIZE] that keeps the directions in which headlines differ most, turned at random.

    So every dimension says as much as any other: signed bytes lose least, and signs alone say something.
    """
    with torch.inference_mode():
        vectors = torch.cat([encoder([row.words() for row in stream(path)]) for path in paths]).numpy()
    _, _, found = np.linalg.svd(vectors, full_matrices=False)
    turn, _ = np.linalg.qr(np.random.default_rng(5).normal(size=(SIZE, SIZE)))
    return torch.from_numpy((found[:SIZE].T @ turn).astype(np.float32))


class Graph(nn.Module):
    """What is exported: pieces in, a vector a piece out, whose mean is that of the text."""

    def __init__(self, encoder: Encoder, matrix: Tensor) -> None:
        super().__init__()
        self.bert, self.matrix = encoder.bert, nn.Parameter(matrix)

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        """Return [batch, pieces, SIZE]."""
        hidden: Tensor = self.bert(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        return hidden @ self.matrix


def export(run: Path, folder: Path) -> None:
    """Write gist.onnx beside the reader in ``folder``, and its digest and recipe into its meta.json."""
    encoder = Encoder()
    kept = torch.load(run / "gist.pt", weights_only=True)
    encoder.load_state_dict(kept["encoder"])
    with tempfile.TemporaryDirectory() as work:
        plain, small = Path(work) / "plain.onnx", Path(work) / "small.onnx"
        to_onnx(Graph(encoder.eval(), kept["matrix"]).eval(), plain, [OUTPUT])
        quantise(plain, small, lambda graph: [node.name for node in graph.node if OUTPUT in node.output])
        model = onnx.load(str(small))
    take_table_from(model, folder / "reader.onnx")
    path = folder / FILE
    path.write_bytes(model.SerializeToString())
    meta: dict[str, Any] = json.loads((folder / "meta.json").read_text("utf-8"))
    meta["files"][path.name] = hashlib.sha256(path.read_bytes()).hexdigest()
    meta["recipe"]["gist"] = kept["recipe"]
    (folder / "meta.json").write_text(json.dumps(meta, separators=(",", ":")) + "\n", "utf-8")


def take_table_from(model: onnx.ModelProto, reader: Path) -> None:
    """Replace the table of word pieces by a pointer to where that of ``reader`` lies; ``ValueError`` if that is another one."""
    whole = reader.read_bytes()
    table, its = (_table(graph) for graph in (model.graph, onnx.load_from_string(whole).graph))
    steps = np.abs(numpy_helper.to_array(table).astype(int) - numpy_helper.to_array(its).astype(int))
    if steps.max() > 1 or steps.mean() > 1e-3:
        raise ValueError(f"{reader} has another table of word pieces; train both from one encoder, the table frozen")
    where = {"location": reader.name, "offset": str(whole.find(its.raw_data)), "length": str(len(its.raw_data))}
    table.ClearField("raw_data")
    table.data_location = TensorProto.EXTERNAL
    for key, value in where.items():
        table.external_data.add(key=key, value=value)


def _table(graph: onnx.GraphProto) -> onnx.TensorProto:
    return next(one for one in graph.initializer if one.name.endswith(_TABLE))


def main() -> None:
    """Learn or export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    learning = commands.add_parser("learn")
    learning.add_argument("--streams", type=Path, default=STREAMS)
    learning.add_argument("--out", type=Path, required=True)
    exporting = commands.add_parser("export")
    exporting.add_argument("run", type=Path)
    exporting.add_argument("folder", type=Path)
    asked = parser.parse_args()
    if asked.command == "export":
        export(asked.run, asked.folder)
        return
    paths = sorted(asked.streams.glob(TAUGHT))
    recipe = Recipe()
    encoder = learn(paths, recipe)
    told = ", ".join(f"{name} {value}" for name, value in asdict(recipe).items())
    asked.out.mkdir(parents=True, exist_ok=True)
    kept = {
        "encoder": encoder.state_dict(),
        "matrix": directions(encoder, paths),
        "recipe": f"{sum(len(stream(path)) for path in paths)} headlines in {len(paths)} streams, {told}",
    }
    torch.save(kept, asked.out / "gist.pt")


if __name__ == "__main__":
    main()
