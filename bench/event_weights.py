"""Learn the weights of ``fogline/events/data/weights.json`` from headlines that people grouped.

    python -m bench.written_headlines weights > written.csv
    fogline add headlines.csv written.csv --ledger weeks          # once; the headlines of all files
    python -m bench.event_weights --ledger weeks bench/events/ruwa-2022-{07-04,weights,more,third}.json \\
        --written bench/events/written-weights.json

Logistic regression on the levels of pairs of main tellings that share a block (others are never compared), each coefficient
drawn to a value set by hand before any fit (a ridge: few pairs are one event, and levels that never occurred keep sense). A pair
of a group of n counts 2/n, so that one event of which everybody writes does not teach the rest. Which claim is the main one
is asked of events fused with the weights so far, beginning with those set by hand: the same headlines give the same weights.
``--try`` leaves out a stretch of days at a time and prints what is reached there. Headlines written for Fogline
(``--written``) tell of many wars and are few; each of their pairs counts as several.
"""

import argparse
import json
from bisect import bisect_right
from collections import Counter
from pathlib import Path

import numpy as np

from fogline.evaluation.coreference import group_scores, grouped
from fogline.evaluation.events import headline_events, headlines_of, load_gold, main_claim
from fogline.events import Fuser
from fogline.events.linking.blocks import keys
from fogline.events.linking.compare import OPENINGS, RAREST, WORDS, compare
from fogline.events.linking.constraints import contradicting
from fogline.events.linking.weights import Weights
from fogline.events.tellings.meaning import LEVELS
from fogline.flow import Ledger

DATA = Path(__file__).parents[1] / "src/fogline/events/data/weights.json"
VECTORS = ("meaning", "report")  # told of each headline here, of nothing in ledgers that were read without them
DAYS = 3  # pairs published further apart teach nothing
ROUNDS = 4  # which claim of a report is its main one hangs on the weights, these on the main claims
RIDGE, SHIFT = 0.5, 1.05
WRITTEN = 5
"""What a pair of the written headlines counts as: so that what holds in one war does not drown what holds in ten."""
BIAS = -3.0
UNKNOWN = "report: unknown"
ORDERS = (
    ("parties: other parties", "parties: same party"),
    WORDS,
    ("printed: days apart", "printed: a day apart", "printed: the same day"),
    OPENINGS,
    ("rarest word: none in common", *RAREST),
    *LEVELS.values(),
)
"""Levels that agree the more the later they stand."""
USUAL = ("words: hardly any", "target: not apart")
"""Levels of fields that every pair has, which are to weigh nothing: what they say is said of any two."""
AT_MOST = {
    "target: other kind": -0.5,
    "target: other kind, hit in another way": -2.5,
    "parties: other parties": 0.0,
    "parties: a denial about others": -0.5,
    "numbers: far apart": -1.5,
}
"""What a level weighs at most: headlines seldom tell of two targets, so that these few say nothing against sense; they spell
the parties of one event in many ways, but that others are told never speaks for one event. Tolls that are far apart are told
of one event, too, in a war of which all reports are of one country, of one place they hardly are.
"""
BY_HAND = {
    "type: same type": 1.0,
    "type: same family": 0.5,
    "type: same fighting": -0.3,
    "type: what followed": -0.3,
    "type: other type": -2.5,
    "place: same place": 2.4,
    "place: overlapping": 1.6,
    "place: same name": 1.8,
    "place: within": 0.5,
    "place: same region": 0.8,
    "place: near": -0.6,
    "place: apart": -4.0,
    "place: ends of a move": -0.6,
    "place: unknown": -0.2,
    "time: same day": 1.2,
    "time: a day apart": -0.5,
    "time: days apart": -4.0,
    "time: reported the same day": 0.6,
    "time: a denial after it": 0.6,
    "time: reported a day apart": -0.2,
    "time: reported two days apart": -1.2,
    "time: reported days apart": -2.5,
    "time: unknown": 0,
    "numbers: same large number": 2.5,
    "numbers: same numbers": 2.2,
    "numbers: same number": 1.5,
    "numbers: same value": 0.7,
    "numbers: other numbers": -0.7,
    "numbers: a toll that rose": 0.5,
    "numbers: far apart": -1.5,
    "numbers: not told": 0,
    "parties: same party": 1.0,
    "parties: same side": 0.3,
    "parties: other parties": -1.0,
    "parties: a denial about others": -1.0,
    "parties: other side": -1.0,
    "parties: not told": 0,
    "time: other hours": -1.0,
    "target: other kind": -1.2,
    "target: other kind, hit in another way": -2.5,
    "target: not apart": 0,
    "source: same": 0.7,
    "source: other": 0,
    "words: nearly the same": 4.5,
    "words: very alike": 3.4,
    "words: alike": 2.3,
    "words: some": 1.0,
    "words: few": -0.5,
    "words: hardly any": -1.5,
    "opening: nearly the same": 1.0,
    "opening: very alike": 0.7,
    "opening: alike": 0.4,
    "opening: rather alike": 0.1,
    "opening: some": -0.1,
    "opening: little": -0.3,
    "opening: other": -0.5,
    "opening: not told": 0,
    "rarest word: very rare": 1.0,
    "rarest word: hardly ever used": 0.7,
    "rarest word: seldom used": 0.3,
    "rarest word: used now and then": -0.1,
    "rarest word: often used": -0.4,
    "rarest word: none in common": -0.6,
    "rarest word: not told": 0,
    "printed: the same day": 0.3,
    "printed: a day apart": -0.2,
    "printed: days apart": -0.6,
    "printed: both tell days": 0,
    "printed: unknown": 0,
    "meaning: nearly the same": 1.5,
    "meaning: very alike": 0.9,
    "meaning: alike": 0.2,
    "meaning: some": -0.5,
    "meaning: little": -1.2,
    "meaning: other": -2.0,
    "report: nearly the same": 2.0,
    "report: very alike": 1.5,
    "report: alike": 0.9,
    "report: rather alike": 0.3,
    "report: some": -0.3,
    "report: little": -0.8,
    "report: other": -1.3,
    UNKNOWN: 2.3,  # chosen on simulated wars (seeds 3 to 6, 8, 9), as claims without vectors are linked on the rest alone
    "copy: one text copies the other": 5.0,
    "place: same often named place": 1.6,
}


def pairs(headlines, gold, weights):
    """Yield the levels of each pair of main tellings in one block, whether it is one event, what it counts, and their days."""
    fuser = Fuser(weights=weights)
    fuser.add(finding for one in headlines for finding in one.findings)
    family_of = {claim: cluster.family for cluster in fuser.clusters() for claim in cluster.claims}
    telling_of = {claim: telling for telling in fuser.tellings() for claim in telling.claims}
    main = {one.name: telling_of[claim] for one in headlines if (claim := main_claim(one, family_of))}
    blocks = {name: frozenset(keys(telling)) for name, telling in main.items()}
    label, size = gold.labels(), {row: len(group) for group in gold.groups for row in group}
    for one, other in near(main):
        days = [main[name].published[0] for name in (one, other)]
        if blocks[one] & blocks[other] and not contradicting(main[one], main[other]):
            same = label[one] == label[other]
            yield compare(main[one], main[other]), same, 2 / size[one] if same else 1.0, frozenset(days)


def near(main):
    """Yield the pairs of names that were published at most so many days apart, each sorted."""
    ordered = sorted(main, key=lambda name: main[name].published[0])
    days = [main[name].published[0] for name in ordered]
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 : bisect_right(days, days[at] + DAYS)]:
            yield (one, other) if one < other else (other, one)


def learned(sets, written=()):
    """Return the pairs of each set, bias and levels, beginning with the values set by hand, whatever weights ship today."""
    bias, levels = BIAS, BY_HAND
    for _ in range(ROUNDS):
        weights = Weights(bias + SHIFT, levels, "so far")
        examples = [list(pairs(*one, weights)) for one in sets]
        examples += [
            [(told, same, WRITTEN * weight, days) for told, same, weight, days in pairs(*one, weights)]
            for one in written
        ]
        bias, levels = fit([example for own in examples for example in own])
    return examples, bias, levels


def fit(examples, ridge=RIDGE):
    """Return bias and levels by Newton's method."""
    counts = Counter()
    for levels, same, weight, _ in examples:
        counts[levels, same] += weight
    names = sorted({level for levels, _ in counts for level in levels} | BY_HAND.keys())
    at = {name: number + 1 for number, name in enumerate(names)}
    start = np.array([BIAS, *(BY_HAND.get(name, 0.0) for name in names)])
    table = np.zeros((len(counts), len(start)))
    for row, (levels, _) in enumerate(counts):
        table[row, [0, *(at[level] for level in levels)]] = 1
    same, weight = np.array([same for _, same in counts], float), np.array(list(counts.values()))
    held = np.array([4.0, *(ridge**2 for _ in names)])
    now = start.copy()
    for _ in range(60):
        chance = 1 / (1 + np.exp(-(table @ now)))
        slope = table.T @ (weight * (same - chance)) - (now - start) / held
        bend = (table * (weight * chance * (1 - chance))[:, None]).T @ table + np.diag(1 / held)
        step = np.clip(np.linalg.solve(bend, slope), -2, 2)
        now += step
        if np.abs(step).max() < 1e-6:
            break
    found = _ordered(dict(zip(names, now[1:].tolist(), strict=True)), table[:, 1:].T @ weight, names)
    return _neutral(*_usual(float(now[0]), found), examples)


def _usual(bias, levels):
    """Return bias and levels with the usual levels of fields that every pair has at nought, and none above its most."""
    for usual in USUAL:
        field, low = usual.partition(":")[0], levels[usual]
        bias += low
        levels = {level: value - low if level.startswith(f"{field}:") else value for level, value in levels.items()}
    return bias, levels | {level: min(value, levels[level]) for level, value in AT_MOST.items()}


def _ordered(levels, counts, names):
    """Return the same weights with no level below one that agrees less, as means weighed by how often each occurs (pool adjacent
    violators: Ayer et al. 1955): what stands in that way says something of these headlines, nothing that holds elsewhere.
    """
    often = dict(zip(names, counts, strict=True))
    levels = dict(levels)
    for order in ORDERS:
        blocks = []
        for level in order:
            blocks.append([levels[level], often[level] + 1e-9, [level]])
            while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
                value, weight, names_ = blocks.pop()
                last = blocks[-1]
                last[0] = (last[0] * last[1] + value * weight) / (last[1] + weight)
                last[1:] = [last[1] + weight, last[2] + names_]
        levels |= {level: value for value, _, pooled in blocks for level in pooled}
    return levels


def _neutral(bias, levels, examples):
    """Return the same weights with what the levels of vectors say of any two moved to the bias.

    So claims without vectors are scored much like any two; a likelihood ratio is one on average over pairs that are not one
    event.
    """
    for field in VECTORS:
        counts = Counter(
            level for told, same, _, _ in examples if not same for level in told if level.startswith(field)
        )
        if counts:
            mean = sum(count * np.exp(levels[level]) for level, count in counts.items()) / counts.total()
            bias += float(np.log(mean))
            told = [level for level in levels if level.startswith(f"{field}:") and level != UNKNOWN]
            levels |= {level: levels[level] - float(np.log(mean)) for level in told}
    return bias, levels


def stretches(headlines):
    """Return the stretches of days that follow each other on which headlines came out."""
    found = []
    for day in sorted({one.document.published.start for one in headlines}):
        if found and (day - found[-1][-1]).days <= 1:
            found[-1].append(day)
        else:
            found.append([day])
    return found


def left_out(sets, examples, shifts):
    """Yield, for each set, the scores by shift when each stretch of days is fused with weights learned on all others."""
    for number, (headlines, gold) in enumerate(sets):
        labels, got = gold.labels(), {shift: {} for shift in shifts}
        for days in stretches(headlines):
            numbers = {day.toordinal() for day in days}
            known = [e for k, own in enumerate(examples) for e in own if k != number or not numbers & e[3]]
            bias, levels = fit(known)
            here = [one for one in headlines if one.document.published.start in days]
            for shift in shifts:
                fuser = Fuser(weights=Weights(bias + shift, levels, "left out"))
                fuser.add(finding for one in here for finding in one.findings)
                found = headline_events(here, fuser.clusters())
                got[shift] |= {name: (days[0], event) for name, event in found.items()}
        wanted = {name: (at[0], labels[name]) for name, at in got[shifts[0]].items()}
        yield {shift: group_scores(grouped(wanted), grouped(found)) for shift, found in got.items()}


def load(paths, where):
    """Return the headlines and the gold of each file."""
    with Ledger.open(where, read_only=True) as ledger:
        heads, findings = list(ledger.documents()), list(ledger.claims(duplicates=True, meanings=True))
    golds = [load_gold([path]) for path in paths]
    return [(headlines_of(heads, findings, frozenset(gold.rows)), gold) for gold in golds]


def main():
    """Fit and write, or try."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--ledger", required=True)
    parser.add_argument("--written", nargs="*", type=Path, default=[], help="more gold, of headlines that were written")
    parser.add_argument("--try", action="store_true", dest="trying")
    asked = parser.parse_args()
    sets = load(asked.gold, asked.ledger)
    written = load(asked.written, asked.ledger)
    examples, bias, levels = learned(sets, written)
    if asked.trying:
        shifts = (SHIFT - 0.15, SHIFT, SHIFT + 0.15)
        for path, scores in zip(asked.gold, left_out(sets, examples, shifts), strict=True):
            for shift, one in scores.items():
                figures = f"MUC {one.muc.f1:.3f}, CoNLL {one.conll:.3f}, B-cubed precision {one.b_cubed.precision:.3f}"
                print(f"{path.name} {shift:+.2f}: {figures}", flush=True)
        return
    known = [example for own in examples for example in own]
    alike = sum(example[1] for example in known)
    source = (
        f"log odds fitted to {len(known):,} pairs of headlines in one block, grouped by hand, {alike} of them one event "
        f"({', '.join(path.name for path in (*asked.gold, *asked.written))}), with a ridge of {RIDGE} around values set by hand; "
        f"{SHIFT} added to the bias (bench/event_weights.py; docs/events.md tells how it was chosen)"
    )
    fitted = {"source": source, "bias": round(bias + SHIFT, 2), "levels": {k: round(v, 2) for k, v in levels.items()}}
    DATA.write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")
    print(f"{DATA.name}: {source}")


if __name__ == "__main__":
    main()
