"""Find which paragraphs of a page a main-text extractor chose, by their letters and digits alone."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, pairwise

_SEPARATORS = re.compile(r"[\W_]+")
SEARCHED = (
    300_000  # letters of text up to which every paragraph is looked for inside lines too; beyond, as whole lines only
)
LONG = 20  # letters from which on a paragraph is taken for itself wherever it stands


def squeeze(text: str) -> str:
    """Return the letters and digits of ``text``, case folded."""
    return _SEPARATORS.sub("", text.casefold())


def align(paragraphs: Sequence[str], extract: str) -> tuple[set[int], float]:
    """Return the indexes of the ``paragraphs`` that make up ``extract``, and the share (0..1) of ``extract`` they explain.

    Paragraphs that occur once on both sides are anchors; between two anchors the others must come in order, and short ones
    (a menu entry may well be a word of the text) must follow at once on what is already found.
    """
    lines = [key for line in extract.splitlines() if (key := squeeze(line))]
    whole = "".join(lines)
    keys = [squeeze(paragraph) for paragraph in paragraphs]
    anchors = _rising(_anchors(keys, lines, whole))
    chosen = {index for index, _ in anchors}
    edges = [
        (-1, 0, 0),
        *((index, at, at + len(keys[index])) for index, at in anchors),
        (len(keys), len(whole), len(whole)),
    ]
    for (before, _, start), (after, end, _) in pairwise(edges):
        chosen |= _between(keys, range(before + 1, after), whole[start:end])
    if len(whole) <= SEARCHED:
        chosen |= _wholes(keys, chosen, lines)
    explained = sum(len(keys[index]) for index in chosen)
    return chosen, explained / len(whole) if whole else 1.0


def _wholes(keys: list[str], chosen: set[int], lines: list[str]) -> set[int]:
    """Return the paragraphs of which the extractor kept most, but not all, in lines of their own."""
    found: Counter[int] = Counter()
    rest = [index for index, key in enumerate(keys) if len(key) >= 5 * LONG and index not in chosen]
    for line in set(lines):
        if len(line) >= LONG and rest:
            found.update({index: len(line) for index in rest if line in keys[index]})
    return {index for index, length in found.items() if length >= 0.5 * len(keys[index])}


def _anchors(keys: list[str], lines: list[str], whole: str) -> list[tuple[int, int]]:
    """Return (paragraph, place in ``whole``) of what is found once: as a line, or within one where that is quick to tell."""
    counts, printed = Counter(keys), Counter(lines)
    places = dict(zip(lines, accumulate(map(len, lines), initial=0), strict=False))
    found = []
    for index, key in enumerate(keys):
        if len(key) < LONG or counts[key] > 1 or printed[key] > 1:
            continue
        if key in places:
            found.append((index, places[key]))
        elif len(whole) <= SEARCHED and (at := whole.find(key)) >= 0 and whole.find(key, at + 1) < 0:
            found.append((index, at))
    return found


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest subsequence whose second members rise (patience sorting)."""
    tops: list[int] = []
    ends: list[int] = []
    previous = [-1] * len(pairs)
    for number, (_, at) in enumerate(pairs):
        pile = bisect_left(tops, at)
        previous[number] = ends[pile - 1] if pile else -1
        if pile == len(tops):
            tops.append(at)
            ends.append(number)
        else:
            tops[pile], ends[pile] = at, number
    chain = []
    number = ends[-1] if ends else -1
    while number >= 0:
        chain.append(pairs[number])
        number = previous[number]
    return chain[::-1]


def _between(keys: list[str], indexes: range, gap: str) -> set[int]:
    chosen: set[int] = set()
    cursor = 0
    for index in indexes:
        key = keys[index]
        if not key:
            continue
        at = cursor if gap.startswith(key, cursor) else -1
        if at < 0 and len(key) >= LONG and len(gap) <= SEARCHED:
            at = gap.find(key, cursor)
        if at >= 0:
            chosen.add(index)
            cursor = at + len(key)
    return chosen
