"""The embedded reader: our own fine-tuned MiniLM encoder, shipped with the package, no network, no server, no key."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fogline.reading import gist, lexical
from fogline.reading.confidence import Calibration
from fogline.reading.core import ReadingCore
from fogline.reading.decoding import Decoding
from fogline.reading.gist import GistEncoder
from fogline.reading.labels import Labels
from fogline.reading.lexical import Lexical
from fogline.reading.scorer import Scorer
from fogline.records import Document, ReaderInfo, Reading
from fogline.records.errors import UsageError

if TYPE_CHECKING:
    from tokenizers import Tokenizer


FORMAT = 2
"""Which heads and tags a model has: 2 since the parts of an anchor are tagged O, B, I, E, S."""


class EmbeddedReader:
    """Reads English with the model in ``folder`` (default: the one shipped with Fogline), on ``threads`` threads.

    ``threshold`` is the confidence a frame or role must have (default: the one chosen with the model).
    """

    def __init__(self, folder: Path | None = None, threads: int | None = None, threshold: float | None = None) -> None:
        folder = folder or Path(str(files("fogline.reading") / "model"))
        try:
            meta: dict[str, Any] = json.loads((folder / "meta.json").read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise UsageError(
                f"no reader model in {folder} ({error}); reinstall fogline, or give a folder written by training/export.py"
            ) from error
        _check_format(folder, meta)
        _check_files(folder, meta["files"])
        self._info = ReaderInfo(meta["name"], _version(meta, threshold))
        self._languages = frozenset(meta["languages"])
        tokenizer = load_tokenizer(folder)
        self._gist = GistEncoder(folder, tokenizer, threads) if gist.FILE in meta["files"] else None
        self._core = ReadingCore(
            tokenizer,
            load_scorer(folder, threads),
            replace(load_decoding(meta), threshold=threshold),
            load_lexical(folder, meta),
        )

    @property
    def info(self) -> ReaderInfo:
        """Name and version: the start of the digest of the model's files, and the threshold if one was asked for."""
        return self._info

    @property
    def languages(self) -> frozenset[str]:
        """ISO 639-1 codes of the languages it reads."""
        return self._languages

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Yield the reading of each document, in order."""
        for document in documents:
            marks = self._core.mark(document)
            about = self._gist.of(document) if self._gist is not None and marks.frames else b""
            yield Reading(self._info, document, marks.mentions, marks.attributions, marks.frames, marks.meanings, about)


def _check_format(folder: Path, meta: dict[str, Any]) -> None:
    if meta.get("format") != FORMAT:
        raise UsageError(
            f"the reader model in {folder} has format {meta.get('format')}, this Fogline reads format {FORMAT}; "
            "reinstall fogline, or export the model anew with training/export.py"
        )


def _check_files(folder: Path, digests: dict[str, str]) -> None:
    """Raise ``UsageError`` if a file of the model is missing or not the one that was exported."""
    for name, digest in digests.items():
        path = folder / name
        found = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "no file"
        if found != digest:
            raise UsageError(
                f"the reader model is damaged: {path} is {found[:12]}, want {digest[:12]}; reinstall fogline"
            )


def _version(meta: dict[str, Any], threshold: float | None) -> str:
    digest = hashlib.sha256(json.dumps(meta, sort_keys=True).encode()).hexdigest()
    return f"1+{digest[:12]}" + (f"@{threshold:g}" if threshold is not None else "")


def load_tokenizer(folder: Path) -> Tokenizer:
    """Return the tokeniser of the model in ``folder``."""
    from tokenizers import Tokenizer

    return Tokenizer.from_file(str(folder / "tokenizer.json"))


def load_scorer(folder: Path, threads: int | None = None) -> Scorer:
    """Return the network of the model in ``folder``, to run on ``threads`` threads (default: all that may be used)."""
    from fogline.reading.onnx_scorer import OnnxScorer

    return OnnxScorer(folder, threads)


def load_lexical(folder: Path, meta: dict[str, Any]) -> Lexical | None:
    """Return the table of words of the model in ``folder`` whose ``meta.json`` is ``meta``; ``None`` if it has none."""
    return Lexical.load(folder / lexical.FILE) if lexical.FILE in meta["files"] else None


def load_decoding(meta: dict[str, Any]) -> Decoding:
    """Return how the scores of a model become labels; ``meta`` is its ``meta.json``."""
    import numpy as np

    transitions = {head: np.array(matrix, np.float32) for head, matrix in meta["transitions"].items()}
    calibration = Calibration.from_json(meta["calibration"]) if "calibration" in meta else Calibration()
    return Decoding(Labels.from_json(meta), transitions, meta["o_penalty"], calibration)
