"""What stands beside the encoder of an earlier export is taken over by a new one."""

import json
import shutil
from importlib.resources import files
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="training needs torch (training/requirements.txt)")
pytest.importorskip("onnx", reason="training needs onnx (training/requirements.txt)")

from training.carry import carry

from fogline.reading.embedded import EmbeddedReader
from fogline.records import Document

MODEL = Path(str(files("fogline.reading") / "model"))


def test_a_model_without_them_reads_with_those_of_another(tmp_path: Path) -> None:
    bare = tmp_path / "bare"
    shutil.copytree(MODEL, bare)
    meta = json.loads((bare / "meta.json").read_text("utf-8"))
    for file in ("gist.onnx", "lexical.npz"):
        (bare / file).unlink()
        del meta["files"][file]
    (bare / "meta.json").write_text(json.dumps(meta), "utf-8")
    carry(MODEL, bare)
    text = "Shelling killed two people in Bakhmut, the governor said."
    document = Document("a", None, None, None, "en", text)
    old, new = (next(EmbeddedReader(folder, 1).read([document])) for folder in (MODEL, bare))
    assert (old.frames, old.meanings, old.gist) == (new.frames, new.meanings, new.gist)
