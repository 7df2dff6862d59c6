"""Our counts are those of the scorer that comes with the annotated corpus."""

import random
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from fogline.evaluation import Sampling, load_folder, score
from fogline.ontology import load
from fogline.records import Report, Role
from fogline.records.codec import to_json

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "train" / "warread"
OURS = {"time value": "time.value", "role end-to-end": "role", "role on matched triggers": "role.matched"}
LINE = re.compile(r"(.{28}) P ([\d.]+) R ([\d.]+) F1 ([\d.]+)  gold (\d+) system (\d+)")


def shift(rng, text, start, end):
    """Move the ends of some spans by a few code points."""
    if rng.random() < 0.7:
        return start, end
    start = max(0, start + rng.randint(-4, 4))
    return start, min(len(text), max(start + 1, end + rng.randint(-6, 6)))


def worse(reading, rng):
    """Return a copy with things left out, moved and mislabelled."""
    text, types = reading.document.text, list(load().event_types)
    mentions = [
        replace(mention, start=start, end=end, type="ORG" if rng.random() < 0.1 else mention.type)
        for mention in reading.mentions
        if rng.random() < 0.9
        for start, end in [shift(rng, text, mention.start, mention.end)]
    ]
    attributions = [
        replace(a, source=type(a.source)(*shift(rng, text, *a.source)) if a.source else None, cue=a.cue)
        for a in reading.attributions
        if rng.random() < 0.8
    ]
    frames = [
        replace(
            frame,
            type=rng.choice(types) if rng.random() < 0.2 else frame.type,
            reality="possible" if rng.random() < 0.2 else frame.reality,
            roles=tuple(Role(role.role, *shift(rng, text, *role.span)) for role in frame.roles if rng.random() < 0.8),
        )
        for frame in reading.frames
        if rng.random() < 0.85
    ]
    frames += rng.sample(frames, len(frames) // 10)
    rng.shuffle(frames)
    return replace(reading, mentions=tuple(mentions), attributions=tuple(attributions), frames=tuple(frames))


@pytest.mark.skipif(not CORPUS.is_dir(), reason="needs the annotated corpus in ../shared/corpora/train/warread")
def test_counts_are_those_of_the_corpus_scorer(tmp_path):
    (folder := tmp_path / "gold").mkdir()
    for path in sorted((CORPUS / "dev").glob("*.json"))[::3]:
        (folder / path.name).write_bytes(path.read_bytes())
    gold = load_folder(folder)
    assert gold.readings
    assert gold.unreadable == ()
    rng = random.Random(7)
    system = {name: worse(reading, rng) for name, reading in gold.readings.items()}
    (read := tmp_path / "read").mkdir()
    for name, reading in system.items():
        (read / f"{name}.json").write_text(to_json(Report.of("0", reading, ())), encoding="utf-8")
    command = [sys.executable, str(CORPUS / "score.py"), str(folder), str(read)]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout

    ours = score(gold.readings.values(), load_folder(read).readings.values(), sampling=Sampling(0)).layers
    compared = 0
    for line in printed.splitlines():
        match = LINE.match(line)
        if match:
            name, *figures = (part.strip() for part in match.groups())
            layer = OURS.get(name, name.removeprefix("attr."))
            got = ours[layer].counts
            shown = [f"{got.precision:.3f}", f"{got.recall:.3f}", f"{got.f1:.3f}", str(got.gold), str(got.system)]
            assert shown == figures, layer
            compared += 1
    assert compared >= 20
    macro, accuracy = re.search(r"macro-F1 ([\d.]+) accuracy ([\d.]+)", printed).groups()
    assert f"{ours['reality.macro'].f1:.3f}" == macro
    assert f"{ours['reality.accuracy'].f1:.3f}" == accuracy
