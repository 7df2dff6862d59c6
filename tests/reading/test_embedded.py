import json
import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from fogline.reading.embedded import EmbeddedReader
from fogline.records.errors import UsageError

MODEL = Path(str(files("fogline.reading") / "model"))


def test_a_folder_without_a_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no reader model in"):
        EmbeddedReader(tmp_path)


@pytest.mark.skipif(not (MODEL / "meta.json").exists(), reason="the model of the embedded reader is not here")
def test_a_damaged_model_file_is_named(tmp_path: Path) -> None:
    shutil.copytree(MODEL, tmp_path / "model")
    (tmp_path / "model" / "frames.onnx").write_bytes(b"half a file")
    with pytest.raises(UsageError, match=r"frames\.onnx"):
        EmbeddedReader(tmp_path / "model")


@pytest.mark.skipif(not (MODEL / "meta.json").exists(), reason="the model of the embedded reader is not here")
def test_the_labels_of_the_model_are_those_of_the_ontology() -> None:
    from fogline.ontology import load

    meta = json.loads((MODEL / "meta.json").read_text("utf-8"))
    ontology = load()
    assert set(meta["events"]) == set(ontology.event_types)
    assert set(meta["mentions"]) == set(ontology.mention_types)
    assert set(meta["roles"]) == set(ontology.roles)
    assert set(meta["realities"]) == set(ontology.realities)
