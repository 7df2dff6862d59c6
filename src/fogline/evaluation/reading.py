"""Scores a reader's readings against people's, layer by layer.

Layers, in the order of the table::

    mention             same trimmed span and type          mention.<TYPE>      the same for one type
    mention.overlap     same type, sharing a token, one to one
    time.value          a TIME with the same span and value, of those whose value is known
    source cue content  .exact (same trimmed span) and .token (tokens); content.nested: contents inside another content
    trigger             triggers that share a token, one to one
    trigger+type        of those, with the same type; trigger+type.<type> for one type
    role                fillers with the same role on frames with the same trigger and type
    role.matched        fillers with the same role on frames with the same trigger
    reality.<label>     on frames with the same trigger and type; reality.macro is the mean of the F1 of the labels
    reality.accuracy    the share of those frames with the same reality
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from fogline.evaluation.matching import same_filler, tokens, trim
from fogline.evaluation.scores import Counts, LayerCounts, Score, bootstrap, interval, total
from fogline.ontology import load
from fogline.records import Attribution, Frame, Mention, MentionType, Reading, Span
from fogline.records.span import cover

_Typed = tuple[int, int, MentionType]

_REALITY = "reality."
_ACCURACY = "reality.accuracy"
_MACRO = "reality.macro"


@dataclass(frozen=True, slots=True)
class ReadingScores:
    """The scores by layer; the number of documents scored; the ids of gold documents no reading was given for."""

    layers: dict[str, Score] = field(default_factory=dict)
    documents: int = 0
    unmatched: tuple[str, ...] = ()


def score(gold: Iterable[Reading], system: Iterable[Reading], samples: int = 1000, seed: int = 1) -> ReadingScores:
    """Compare two sets of readings, paired by the text of their documents.

    Gold documents without a reading of the same text are left out and named in ``unmatched``. The intervals come from
    ``samples`` draws of documents.
    """
    readings = {reading.document.text: reading for reading in system}
    counts: list[LayerCounts] = []
    unmatched: list[str] = []
    for wanted in gold:
        got = readings.get(wanted.document.text)
        if got is None:
            unmatched.append(wanted.document.id)
        else:
            counts.append(count(wanted, got))
    return ReadingScores(_scores(counts, samples, seed), len(counts), tuple(unmatched))


def count(gold: Reading, system: Reading) -> dict[str, Counts]:
    """Return the counts by layer of one reading against another of the same text."""
    text = gold.document.text
    return {
        **_count_mentions(text, gold.mentions, system.mentions),
        **_count_attributions(text, gold.attributions, system.attributions),
        **_count_frames(text, gold.frames, system.frames),
    }


def _count_mentions(text: str, gold: tuple[Mention, ...], system: tuple[Mention, ...]) -> dict[str, Counts]:
    wanted = {(*trim(text, mention.span), mention.type) for mention in gold}
    got = {(*trim(text, mention.span), mention.type) for mention in system}
    layers = {"mention": Counts(len(wanted & got), len(got), len(wanted))}
    for type_ in load().mention_types:
        of_type = [{mention for mention in mentions if mention[2] == type_} for mentions in (wanted, got)]
        if any(of_type):
            layers[f"mention.{type_}"] = Counts(len(of_type[0] & of_type[1]), len(of_type[1]), len(of_type[0]))
    layers["mention.overlap"] = Counts(_overlapping(text, wanted, got), len(got), len(wanted))
    times = {trim(text, mention.span): mention.value for mention in gold if mention.type == "TIME" and mention.value}
    read = {trim(text, mention.span): mention.value for mention in system if mention.type == "TIME"}
    right = sum(read.get(span) == value for span, value in times.items())
    layers["time.value"] = Counts(right, len(read), len(times))
    return layers


def _overlapping(text: str, gold: set[_Typed], system: set[_Typed]) -> int:
    """Count pairs of the same type that share a token, each mention used once."""
    free = [(type_, tokens(text, [Span(start, end)])) for start, end, type_ in sorted(system)]
    pairs = 0
    for start, end, type_ in sorted(gold):
        wanted = tokens(text, [Span(start, end)])
        hit = next((other for other in free if other[0] == type_ and other[1] & wanted), None)
        if hit is not None:
            free.remove(hit)
            pairs += 1
    return pairs


def _count_attributions(text: str, gold: tuple[Attribution, ...], system: tuple[Attribution, ...]) -> dict[str, Counts]:
    layers: dict[str, Counts] = {}
    wanted_parts, got_parts = _parts(text, gold), _parts(text, system)
    for part, wanted in wanted_parts.items():
        got = got_parts[part]
        layers[f"{part}.exact"] = Counts(len(wanted & got), len(got), len(wanted))
        wanted_tokens, got_tokens = tokens(text, wanted), tokens(text, got)
        layers[f"{part}.token"] = Counts(len(wanted_tokens & got_tokens), len(got_tokens), len(wanted_tokens))
    nested, got_nested = _nested(wanted_parts["content"]), _nested(got_parts["content"])
    layers["content.nested"] = Counts(len(nested & got_nested), len(got_nested), len(nested))
    return layers


def _parts(text: str, attributions: tuple[Attribution, ...]) -> dict[str, set[Span]]:
    return {
        "source": {trim(text, a.source) for a in attributions if a.source is not None},
        "cue": {trim(text, a.cue) for a in attributions if a.cue is not None},
        "content": {trim(text, cover(a.content)) for a in attributions if a.content},
    }


def _nested(contents: set[Span]) -> set[Span]:
    return {inner for inner in contents if any(outer != inner and outer.contains(inner) for outer in contents)}


def _count_frames(text: str, gold: tuple[Frame, ...], system: tuple[Frame, ...]) -> dict[str, Counts]:
    pairs = _pair_frames(text, gold, system)
    same = [(wanted, got) for wanted, got in pairs if wanted.type == got.type]
    layers = {
        "trigger": Counts(len(pairs), len(system), len(gold)),
        "trigger+type": Counts(len(same), len(system), len(gold)),
    }
    for type_ in load().event_types:
        by_type = Counts(
            sum(got.type == type_ for _, got in same),
            sum(frame.type == type_ for frame in system),
            sum(frame.type == type_ for frame in gold),
        )
        if by_type.system or by_type.gold:
            layers[f"trigger+type.{type_}"] = by_type
    layers["role"] = Counts(
        sum(_shared_fillers(text, wanted, got) for wanted, got in same),
        sum(len(frame.roles) for frame in system),
        sum(len(frame.roles) for frame in gold),
    )
    layers["role.matched"] = Counts(
        sum(_shared_fillers(text, wanted, got) for wanted, got in pairs),
        sum(len(got.roles) for _, got in pairs),
        sum(len(wanted.roles) for wanted, _ in pairs),
    )
    return layers | _count_reality(same)


def _pair_frames(text: str, gold: tuple[Frame, ...], system: tuple[Frame, ...]) -> list[tuple[Frame, Frame]]:
    """Pair frames whose triggers share a token, one to one; the same type counts first, then the shared tokens."""
    free = [(frame, tokens(text, [frame.trigger])) for frame in system]
    pairs: list[tuple[Frame, Frame]] = []
    for frame in gold:
        wanted = tokens(text, [frame.trigger])
        best: tuple[tuple[bool, int], int] | None = None
        for place, (other, got) in enumerate(free):
            fit = (other.type == frame.type, len(wanted & got))
            if fit[1] and (best is None or fit > best[0]):
                best = (fit, place)
        if best is not None:
            pairs.append((frame, free.pop(best[1])[0]))
    return pairs


def _shared_fillers(text: str, gold: Frame, system: Frame) -> int:
    free = [(role.role, tokens(text, [role.span])) for role in system.roles]
    shared = 0
    for role in gold.roles:
        wanted = tokens(text, [role.span])
        hit = next((other for other in free if other[0] == role.role and same_filler(wanted, other[1])), None)
        if hit is not None:
            free.remove(hit)
            shared += 1
    return shared


def _count_reality(pairs: list[tuple[Frame, Frame]]) -> dict[str, Counts]:
    layers: dict[str, Counts] = {}
    for label in load().realities:
        counts = Counts(
            sum(wanted.reality == got.reality == label for wanted, got in pairs),
            sum(got.reality == label for _, got in pairs),
            sum(wanted.reality == label for wanted, _ in pairs),
        )
        if counts.system or counts.gold:
            layers[f"{_REALITY}{label}"] = counts
    right = sum(wanted.reality == got.reality for wanted, got in pairs)
    return layers | {_ACCURACY: Counts(right, len(pairs), len(pairs))}


def _scores(documents: list[LayerCounts], samples: int, seed: int) -> dict[str, Score]:
    sums = total(documents)
    draws = bootstrap(documents, samples, seed)
    scores = {
        layer: Score(layer, sums[layer].f1, *interval([draw[layer].f1 for draw in draws]), sums[layer])
        for layer in sorted(sums, key=_order)
    }
    if any(layer.startswith(_REALITY) for layer in sums):
        scores[_MACRO] = Score(_MACRO, _macro(sums), *interval([_macro(draw) for draw in draws]))
    return scores


def _macro(sums: LayerCounts) -> float:
    """Return the mean F1 of the realities that occur."""
    labels = [sums[f"{_REALITY}{label}"] for label in load().realities if f"{_REALITY}{label}" in sums]
    present = [counts.f1 for counts in labels if counts.gold or counts.system]
    return sum(present) / len(present) if present else 0.0


def _order(layer: str) -> tuple[int, int]:
    """Sort layers as the module's docstring lists them: documents may lack some, so first appearance will not do."""
    heads = ("mention", "time", "source", "cue", "content", "trigger", "trigger+type", "role", "reality")
    head, _, tail = layer.partition(".")
    ontology = load()
    tails = ["", *ontology.mention_types, "overlap", "value", "exact", "token", "nested", *ontology.event_types]
    tails += ["matched", *ontology.realities, "accuracy"]
    return heads.index(head), tails.index(tail)
