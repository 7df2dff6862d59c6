"""The embedded reader: our own fine-tuned MiniLM encoder, shipped with the package, no network, no server, no key."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from fogline.reading.core import ReadingCore
from fogline.reading.decode import Decoding
from fogline.reading.labels import Labels
from fogline.records import Document, ReaderInfo, Reading
from fogline.records.errors import UsageError


class EmbeddedReader:
    """Reads English with the model in ``folder`` (default: the one shipped with Fogline), on ``threads`` threads."""

    def __init__(self, folder: Path | None = None, threads: int | None = None) -> None:
        folder = folder or Path(str(files("fogline.reading") / "model"))
        try:
            meta: dict[str, Any] = json.loads((folder / "meta.json").read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise UsageError(
                f"no reader model in {folder} ({error}); reinstall fogline, or give a folder written by training/export.py"
            ) from error
        _check_files(folder, meta["files"])
        self._info = ReaderInfo(meta["name"], _version(meta))
        self._languages = frozenset(meta["languages"])
        self._core = _core(folder, meta, threads)

    @property
    def info(self) -> ReaderInfo:
        """Name and version; the version holds the start of the digest of the model's files."""
        return self._info

    @property
    def languages(self) -> frozenset[str]:
        """ISO 639-1 codes of the languages it reads."""
        return self._languages

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Yield the reading of each document, in order."""
        for document in documents:
            marks = self._core.mark(document)
            yield Reading(self._info, document, marks.mentions, marks.attributions, marks.frames)


def _check_files(folder: Path, digests: dict[str, str]) -> None:
    """Raise ``UsageError`` if a file of the model is missing or not the one that was exported."""
    for name, digest in digests.items():
        path = folder / name
        found = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "no file"
        if found != digest:
            raise UsageError(
                f"the reader model is damaged: {path} is {found[:12]}, want {digest[:12]}; reinstall fogline"
            )


def _version(meta: dict[str, Any]) -> str:
    digest = hashlib.sha256(json.dumps(meta, sort_keys=True).encode()).hexdigest()
    return f"1+{digest[:12]}"


def _core(folder: Path, meta: dict[str, Any], threads: int | None) -> ReadingCore:
    import numpy as np
    from tokenizers import Tokenizer

    from fogline.reading.onnx_scorer import OnnxScorer

    transitions = {head: np.array(matrix, np.float32) for head, matrix in meta["transitions"].items()}
    decoding = Decoding(Labels.from_json(meta), transitions, meta["o_penalty"])
    return ReadingCore(Tokenizer.from_file(str(folder / "tokenizer.json")), OnnxScorer(folder, threads), decoding)
