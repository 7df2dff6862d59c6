"""Test-only loader: the annotated corpus (``../shared/corpora/train/warread``, where it is there) as readings."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from fogline.records import Attribution, Block, Document, Frame, Mention, Published, ReaderInfo, Reading, Role, Span

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "train" / "warread"
needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason="needs the annotated corpus in ../shared")


def _span(pair: list[int] | None) -> Span | None:
    return Span(*pair) if pair else None


def gold(path: Path) -> Reading:
    """Return the reading that the annotation at ``path`` is."""
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    day = dt.date.fromisoformat(data["published"]) if data["published"] else None
    kinds = {"subhead": "subhead", "title": "title", "caption": "caption"}
    document = Document(
        data["id"],
        data["title"],
        data["source"],
        None,
        "en",
        data["text"],
        Published(day, day, "stated" if day else "unknown"),
        tuple(Block(kinds.get(kind, "text"), start, end) for start, end, kind in data["sentences"]),  # type: ignore[arg-type]
    )
    return Reading(
        ReaderInfo("human", "1"),
        document,
        tuple(Mention(m["start"], m["end"], m["type"], m.get("value") or "") for m in data["entities"]),
        tuple(
            Attribution(
                _span(a["source"]),
                _span(a["cue"]),
                _span(a["channel"]),
                tuple(Span(*content) for content in a["content"]),
                a["continues"],
            )
            for a in data["attributions"]
        ),
        tuple(
            Frame(Span(*e["trigger"]), e["type"], e["reality"], tuple(Role(*role) for role in e["roles"]))
            for e in data["events"]
        ),
    )
