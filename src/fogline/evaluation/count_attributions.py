"""Counts of attributions::

    source cue content     .exact: same trimmed span; .token: token by token
    attribution.exact      source, cue and content together (also: all three absent where they are absent)
    attribution.overlap    the same, each part sharing at least half of the tokens of the longer span
    content.nested         contents that lie inside another content
    nested.exact           such a content together with the one around it, both found exactly
    nested.overlap         both found with at least half of the tokens of the longer span
    chain.depth            contents found (half of the tokens) at the same depth; chain.depth.<n> for one depth, 3 and more as one

A content of depth 1 lies in no other content; one of depth 2 in one other: "the ministry said (1) rebels had claimed (2)".
"""

from collections.abc import Iterable

from fogline.evaluation.matching import Token, mostly, pair_best, tokens, trim
from fogline.evaluation.scores import Counts
from fogline.records import Attribution, Span
from fogline.records.span import cover

DEEPEST = 3
_Whole = tuple[Span | None, Span | None, Span | None]


def count_attributions(text: str, gold: tuple[Attribution, ...], system: tuple[Attribution, ...]) -> dict[str, Counts]:
    """Return the counts by layer."""
    layers: dict[str, Counts] = {}
    wanted_parts, got_parts = parts(text, gold), parts(text, system)
    for part, wanted in wanted_parts.items():
        got = got_parts[part]
        layers[f"{part}.exact"] = Counts(len(wanted & got), len(got), len(wanted))
        wanted_tokens, got_tokens = tokens(text, wanted), tokens(text, got)
        layers[f"{part}.token"] = Counts(len(wanted_tokens & got_tokens), len(got_tokens), len(wanted_tokens))
    layers |= _count_whole(text, gold, system)
    return layers | _count_nested(text, wanted_parts["content"], got_parts["content"])


def parts(text: str, attributions: tuple[Attribution, ...]) -> dict[str, set[Span]]:
    """Return the trimmed spans of all sources, cues and contents."""
    return {
        "source": {trim(text, a.source) for a in attributions if a.source is not None},
        "cue": {trim(text, a.cue) for a in attributions if a.cue is not None},
        "content": {trim(text, cover(a.content)) for a in attributions if a.content},
    }


def around(contents: Iterable[Span]) -> dict[Span, list[Span]]:
    """Return for each content the contents that hold it, from the innermost."""
    spans = set(contents)
    return {
        inner: sorted(
            (outer for outer in spans if outer != inner and outer.contains(inner)), key=lambda s: (s.end - s.start, s)
        )
        for inner in spans
    }


def _count_whole(text: str, gold: tuple[Attribution, ...], system: tuple[Attribution, ...]) -> dict[str, Counts]:
    wanted, got = {_whole(text, a) for a in gold}, {_whole(text, a) for a in system}
    free = [_tokens(text, whole) for whole in sorted(got, key=_place)]
    alike = 0
    for whole in sorted(wanted, key=_place):
        mine = _tokens(text, whole)
        hit = next((other for other in free if all(map(_same_part, mine, other))), None)
        if hit is not None:
            free.remove(hit)
            alike += 1
    return {
        "attribution.exact": Counts(len(wanted & got), len(got), len(wanted)),
        "attribution.overlap": Counts(alike, len(got), len(wanted)),
    }


def _whole(text: str, attribution: Attribution) -> _Whole:
    content = cover(attribution.content) if attribution.content else None
    source, cue, said = (part and trim(text, part) for part in (attribution.source, attribution.cue, content))
    return source, cue, said


def _tokens(text: str, whole: _Whole) -> list[set[Token] | None]:
    return [None if part is None else tokens(text, [part]) for part in whole]


def _same_part(gold: set[Token] | None, system: set[Token] | None) -> bool:
    if gold is None or system is None:
        return gold is system
    return gold == system or mostly(gold, system)


def _place(whole: _Whole) -> list[Span]:
    return [part or Span(-1, -1) for part in whole]


def _count_nested(text: str, gold: set[Span], system: set[Span]) -> dict[str, Counts]:
    wanted, got = around(gold), around(system)
    inner, got_inner = {span for span in wanted if wanted[span]}, {span for span in got if got[span]}
    both, got_both = ({(span, outer[0]) for span, outer in all_.items() if outer} for all_ in (wanted, got))
    found = pair_best(text, sorted(gold), sorted(system))
    right = sum(
        found.get(span) in got and found.get(outer) in got[found[span]] for span, outer in both if span in found
    )
    depths = [(len(wanted[span]) + 1, len(got[other]) + 1) for span, other in found.items()]
    layers = {
        "content.nested": Counts(len(inner & got_inner), len(got_inner), len(inner)),
        "nested.exact": Counts(len(both & got_both), len(got_both), len(both)),
        "nested.overlap": Counts(right, len(got_both), len(both)),
        "chain.depth": Counts(sum(a == b for a, b in depths), len(system), len(gold)),
    }
    for depth in range(1, DEEPEST + 1):
        counts = Counts(
            sum(min(a, DEEPEST) == min(b, DEEPEST) == depth for a, b in depths),
            sum(min(len(outer) + 1, DEEPEST) == depth for outer in got.values()),
            sum(min(len(outer) + 1, DEEPEST) == depth for outer in wanted.values()),
        )
        if counts.system or counts.gold:
            layers[f"chain.depth.{depth}"] = counts
    return layers
