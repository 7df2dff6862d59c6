"""The weights of the model that ships can be read back from its files."""

from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs torch (training/requirements.txt)")
pytest.importorskip("transformers", reason="training needs transformers (training/requirements.txt)")

from training.model import ReaderModel, load_encoder  # noqa: E402
from training.ontology_labels import LABELS  # noqa: E402
from training.recover import recovered  # noqa: E402
from training.torch_scorer import TorchScorer  # noqa: E402

from fogline.reading.embedded import load_scorer  # noqa: E402

MODEL = Path(str(files("fogline.reading") / "model"))


def test_what_is_read_back_says_what_ships() -> None:
    model = ReaderModel(load_encoder(), LABELS)
    untuned = {name: value.clone() for name, value in model.state_dict().items()}
    weights = recovered(MODEL)
    changed = {name for name, value in weights.items() if not torch.equal(value, untuned[name])}
    kept = ("encoder.embeddings", "auxiliary")  # the latter do not ship
    assert {name for name in untuned if not name.startswith(kept)} == {
        n for n in changed if not n.startswith("auxiliary")
    }
    model.load_state_dict(weights)
    pieces = np.array([[101, 8431, 26590, 1996, 2237, 1010, 2019, 4584, 2056, 1012, 102]])
    mask = np.ones_like(pieces)
    shipped, back = load_scorer(MODEL).flat(pieces, mask), TorchScorer(model).flat(pieces, mask)
    for head in ("mention", "trigger", "cue", "continues"):
        one, two = (torch.from_numpy(np.array(getattr(scores, head))).softmax(-1) for scores in (shipped, back))
        torch.testing.assert_close(one, two, atol=0.08, rtol=0)
        assert torch.equal(one.argmax(-1), two.argmax(-1))
