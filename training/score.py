"""Quick scores of a model while it trains; the published figures come from ``fogline evaluate reading``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import numpy as np

from fogline.reading.core import ReadingCore
from fogline.reading.decode import Marks
from fogline.reading.decoding import Decoding
from fogline.reading.scorer import Scorer
from fogline.reading.windows import Unit
from fogline.records import Span
from training.ontology_labels import LABELS

Json = dict[str, Any]


def evaluate(
    scorer: Scorer,
    tokenizer: Any,
    transitions: Mapping[str, np.ndarray],
    documents: list[Json],
    penalty: Mapping[str, float] | None = None,
) -> dict[str, float]:
    """Return F1 by layer."""
    core = ReadingCore(tokenizer, scorer, Decoding(LABELS, transitions, penalty or {}))
    marks = [core.mark_units(d["text"], [Unit(Span(s, e), k) for s, e, k in d["sentences"]]) for d in documents]
    return f1(documents, marks)


def _edges(text: str, span: Any) -> tuple[int, int]:
    start, end = span
    while start < end and text[start] in " \n\t\"'“”‘’,.;:":
        start += 1
    while end > start and text[end - 1] in " \n\t\"'“”‘’,.;:":
        end -= 1
    for article in ("the ", "a ", "an "):
        if text[start:end].lower().startswith(article):
            start += len(article)
            break
    return start, end


def f1(documents: list[Json], system: list[Marks]) -> dict[str, float]:
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    reality = defaultdict(int)

    def add(layer: str, gold: set, found: set) -> None:
        row = counts[layer]
        row[0] += len(gold & found)
        row[1] += len(found)
        row[2] += len(gold)

    for document, marks in zip(documents, system, strict=True):
        text = document["text"]
        add(
            "mention",
            {(*_edges(text, (m["start"], m["end"])), m["type"]) for m in document["entities"]},
            {(*_edges(text, m.span), m.type) for m in marks.mentions},
        )
        for part in ("source", "cue"):
            gold = {_edges(text, a[part]) for a in document["attributions"] if a[part]}
            add(part, gold, {_edges(text, getattr(a, part)) for a in marks.attributions if getattr(a, part)})
        whole = lambda c: (min(x[0] for x in c), max(x[1] for x in c))  # noqa: E731
        gold_contents = {_edges(text, whole(a["content"])) for a in document["attributions"]}
        contents = {_edges(text, whole(a.content)) for a in marks.attributions}
        add("content", gold_contents, contents)
        nested = {g for g in gold_contents if any(o != g and o[0] <= g[0] and g[1] <= o[1] for o in gold_contents)}
        add("nested (recall)", nested, contents & nested)
        gold_frames = {(tuple(e["trigger"])): e for e in document["events"] if e["trigger"]}
        pairs = []
        left = list(marks.frames)
        for (start, end), event in gold_frames.items():
            best = max(
                (f for f in left if f.trigger.start < end and start < f.trigger.end),
                key=lambda f: f.type == event["type"],
                default=None,
            )
            if best is not None:
                left.remove(best)
                pairs.append((event, best))
        n = [len(marks.frames), len(gold_frames)]
        for layer, hits in (("trigger", len(pairs)), ("trigger+type", sum(e["type"] == f.type for e, f in pairs))):
            counts[layer] = [a + b for a, b in zip(counts[layer], [hits, *n], strict=True)]
        hit = matched = 0
        for event, frame in pairs:
            rest = list(frame.roles)
            for role, start, end in event["roles"]:
                best = next((r for r in rest if r.role == role and _half(text, (start, end), r.span)), None)
                if best is not None:
                    rest.remove(best)
                    matched += 1
                    hit += event["type"] == frame.type
            if event["type"] == frame.type:
                reality[event["reality"], frame.reality] += 1
        gold_roles = sum(len(e["roles"]) for e in gold_frames.values())
        counts["role"] = [
            a + b
            for a, b in zip(counts["role"], [hit, sum(len(f.roles) for f in marks.frames), gold_roles], strict=True)
        ]
        on = [matched, sum(len(f.roles) for _, f in pairs), sum(len(e["roles"]) for e, _ in pairs)]
        counts["role on matched"] = [a + b for a, b in zip(counts["role on matched"], on, strict=True)]
    scores = {layer: round(2 * tp / max(1, found + gold), 4) for layer, (tp, found, gold) in counts.items()}
    scores["nested (recall)"] = round(counts["nested (recall)"][0] / max(1, counts["nested (recall)"][2]), 4)
    names = {g for g, _ in reality} | {f for _, f in reality}
    each = [
        2
        * reality[n, n]
        / max(1, sum(v for (g, f), v in reality.items() if n == g) + sum(v for (g, f), v in reality.items() if n == f))
        for n in names
    ]
    scores["reality macro"] = round(sum(each) / max(1, len(each)), 4)
    scores["reality"] = round(sum(v for (g, f), v in reality.items() if g == f) / max(1, sum(reality.values())), 4)
    return scores


def _half(text: str, gold: tuple[int, int], found: Span) -> bool:
    words = lambda s: {i for i in range(*s) if text[i].isalnum() and (i == 0 or not text[i - 1].isalnum() or i == s[0])}  # noqa: E731
    a, b = words(gold), words(found)
    return bool(a and b) and 2 * len(a & b) >= min(len(a), len(b))
