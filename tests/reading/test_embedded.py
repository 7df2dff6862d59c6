import json
import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from fogline.reading import open_reader
from fogline.reading.embedded import EmbeddedReader
from fogline.records import Document
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


@pytest.mark.skipif(not (MODEL / "meta.json").exists(), reason="the model of the embedded reader is not here")
def test_a_model_of_another_format_is_refused(tmp_path: Path) -> None:
    shutil.copytree(MODEL, tmp_path / "model")
    meta = json.loads((tmp_path / "model" / "meta.json").read_text("utf-8"))
    del meta["format"]
    (tmp_path / "model" / "meta.json").write_text(json.dumps(meta), "utf-8")
    with pytest.raises(UsageError, match="has format None, this Fogline reads format 2"):
        EmbeddedReader(tmp_path / "model")


TEXT = (
    "Rebels may have shelled the village of Orvel on Monday, killing about 40 people, the regional governor said. "
    "The army denied that it had attacked the power station, and warned that it would strike back if the bridge was taken."
)


@pytest.mark.skipif(not (MODEL / "meta.json").exists(), reason="the model of the embedded reader is not here")
@pytest.mark.parametrize("low", [0.0, 0.1, 0.3])
def test_a_higher_threshold_gives_out_what_is_surer(low: float) -> None:
    document = Document("d", None, None, None, "en", TEXT)
    eager, strict = (next(EmbeddedReader(threshold=t, threads=1).read([document])) for t in (low, 0.7))
    assert len(strict.frames) <= len(eager.frames) < len(TEXT.split()) / 2
    assert all(frame.confidence >= 0.7 for frame in strict.frames)
    assert strict.reader.version.endswith("@0.7"), "readings at another threshold can be told apart"


@pytest.mark.skipif(not (MODEL / "meta.json").exists(), reason="the model of the embedded reader is not here")
def test_the_number_of_threads_changes_nothing() -> None:
    document = Document("d", None, None, None, "en", TEXT)
    one, two = (next(EmbeddedReader(threads=n).read([document])) for n in (1, 2))
    assert (one.mentions, one.attributions, one.frames) == (two.mentions, two.attributions, two.frames)


def test_a_threshold_is_a_probability() -> None:
    for wrong in (-0.1, 1.5, float("nan")):
        with pytest.raises(UsageError, match="want a confidence from 0"):
            open_reader("fake", wrong)
