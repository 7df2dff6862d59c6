"""Misses: what a reader missed, made up, or marked in another way than people did, with the words around it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from fogline.claims.assemble import assemble
from fogline.evaluation.count_attributions import parts
from fogline.evaluation.count_claims import pair_claims, same_party
from fogline.evaluation.count_frames import pair_frames, shared_fillers
from fogline.evaluation.gold import EVERYTHING, Judged
from fogline.evaluation.matching import same_filler, tokens, trim
from fogline.records import Claim, Frame, Reading, Span

MISSED, SPURIOUS, WRONG_TYPE, WRONG_WORDS = "missed", "spurious", "wrong type", "wrong words"
_AROUND = 110  # code points of context on each side
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Miss:
    """One difference. ``label`` is the type, or both ("ORG read as STATE"); ``words`` are those of the gold, or, where
    something is spurious, the reader's; ``read`` is what the reader has instead, ``""`` if nothing.
    """

    layer: str
    kind: str
    label: str
    document: str
    before: str
    words: str
    after: str
    read: str = ""


@dataclass(frozen=True, slots=True)
class MissGroup:
    """Misses of one kind: how many there are, and some of them."""

    layer: str
    kind: str
    label: str
    count: int
    examples: tuple[Miss, ...]


def group_misses(misses: Iterable[Miss], examples: int = 15) -> list[MissGroup]:
    """Return the misses by layer, kind and label, in each layer the most frequent first.

    The ``examples`` of a group come from as many documents as there are, those with the most misses first.
    """
    found = list(misses)
    by_document = Counter(miss.document for miss in found)
    groups: dict[tuple[str, str, str], list[Miss]] = defaultdict(list)
    for miss in found:
        groups[miss.layer, miss.kind, miss.label].append(miss)
    layers = list(dict.fromkeys(miss.layer for miss in found))
    made = [
        MissGroup(*key, len(members), tuple(_varied(members, by_document)[:examples]))
        for key, members in groups.items()
    ]
    return sorted(made, key=lambda group: (layers.index(group.layer), -group.count, group.kind, group.label))


def _varied(misses: list[Miss], by_document: Counter[str]) -> list[Miss]:
    seen: Counter[str] = Counter()
    ranked: list[tuple[int, int, int, Miss]] = []
    for place, miss in enumerate(misses):
        ranked.append((seen[miss.document], -by_document[miss.document], place, miss))
        seen[miss.document] += 1
    return [miss for *_, miss in sorted(ranked, key=lambda entry: entry[:3])]


def misses(pairs: Iterable[tuple[Reading, Reading]], judged: Judged = EVERYTHING) -> list[Miss]:
    """Return all differences of readings (gold first) in what the gold can judge, layer by layer."""
    seen = [(judged.view(gold), judged.view(system)) for gold, system in pairs]
    finders: dict[str, Callable[[Reading, Reading], Iterator[Miss]]] = {
        "mention": _mentions,
        "source.exact": lambda gold, system: _part("source", gold, system),
        "cue.exact": lambda gold, system: _part("cue", gold, system),
        "content.exact": lambda gold, system: _part("content", gold, system),
        "trigger": _triggers,
        "role": _roles,
        "reality.accuracy": _realities,
        "claim": _claims,
    }
    return [
        miss
        for layer, find in finders.items()
        if judged.judges(layer)
        for gold, system in seen
        for miss in find(gold, system)
    ]


def _mentions(gold: Reading, system: Reading) -> Iterator[Miss]:
    text = gold.document.text
    wanted = {(trim(text, m.span), m.type) for m in gold.mentions}
    got = {(trim(text, m.span), m.type) for m in system.mentions}
    pairs, missed, spurious = _leftover(text, sorted(wanted - got), sorted(got - wanted), lambda typed: typed[0])
    for (span, type_), (other, read) in pairs:
        label = type_ if read == type_ else f"{type_} read as {read}"
        kind = WRONG_WORDS if read == type_ else WRONG_TYPE
        yield _miss(gold, "mention", kind, label, span, "" if span == other else other.of(text))
    yield from (_miss(gold, "mention", MISSED, type_, span) for span, type_ in missed)
    yield from (_miss(gold, "mention", SPURIOUS, type_, span) for span, type_ in spurious)


def _part(part: str, gold: Reading, system: Reading) -> Iterator[Miss]:
    text = gold.document.text
    wanted, got = parts(text, gold.attributions)[part], parts(text, system.attributions)[part]
    inside = {span for span in wanted if part == "content" and any(o != span and o.contains(span) for o in wanted)}

    def label(span: Span) -> str:
        return "inside another content" if span in inside else ""

    pairs, missed, spurious = _leftover(text, sorted(wanted - got), sorted(got - wanted), lambda span: span)
    for span, other in pairs:
        yield _miss(gold, part, WRONG_WORDS, label(span), span, other.of(text))
    yield from (_miss(gold, part, MISSED, label(span), span) for span in missed)
    yield from (_miss(gold, part, SPURIOUS, "", span) for span in spurious)


def _leftover(
    text: str, gold: list[T], system: list[T], where: Callable[[T], Span]
) -> tuple[list[tuple[T, T]], list[T], list[T]]:
    """Pair what shares a token, one to one, the most shared first in turn; return the pairs and both remainders."""
    free = [(other, tokens(text, [where(other)])) for other in system]
    pairs: list[tuple[T, T]] = []
    missed: list[T] = []
    for wanted in gold:
        mine = tokens(text, [where(wanted)])
        best = max(free, key=lambda entry: len(mine & entry[1]), default=None)
        if best is None or not mine & best[1]:
            missed.append(wanted)
        else:
            free.remove(best)
            pairs.append((wanted, best[0]))
    return pairs, missed, [other for other, _ in free]


def _triggers(gold: Reading, system: Reading) -> Iterator[Miss]:
    pairs = pair_frames(gold.document.text, gold.frames, system.frames)
    for wanted, got in pairs:
        if wanted.type != got.type:
            yield _miss(gold, "event", WRONG_TYPE, f"{wanted.type} read as {got.type}", wanted.trigger)
    for missed in _others(gold.frames, [wanted for wanted, _ in pairs]):
        yield _miss(gold, "event", MISSED, missed.type, missed.trigger)
    for spurious in _others(system.frames, [got for _, got in pairs]):
        yield _miss(gold, "event", SPURIOUS, spurious.type, spurious.trigger)


def _others(frames: tuple[Frame, ...], paired: list[Frame]) -> Iterator[Frame]:
    left = Counter(map(id, frames)) - Counter(map(id, paired))
    return (frame for frame in frames if left[id(frame)])


def _roles(gold: Reading, system: Reading) -> Iterator[Miss]:
    text = gold.document.text
    for wanted, got in pair_frames(text, gold.frames, system.frames):
        if wanted.type != got.type:
            continue
        shared = shared_fillers(text, wanted, got)
        left = [role for role in got.roles if not any(role is other for _, other in shared)]
        event = f"{wanted.type}: {wanted.trigger.of(text)}"
        for role in wanted.roles:
            if any(role is mine for mine, _ in shared):
                continue
            words = tokens(text, [role.span])
            swapped = next((o for o in left if same_filler(words, tokens(text, [o.span]))), None)
            moved = next((o for o in left if o.role == role.role), None)
            other = swapped or moved
            if other is not None:
                left = [entry for entry in left if entry is not other]
            if swapped is not None:
                yield _miss(gold, "role", "wrong role", f"{role.role} read as {swapped.role}", role.span, event)
            elif moved is not None:
                yield _miss(gold, "role", WRONG_WORDS, role.role, role.span, f"{event}, read: {moved.span.of(text)}")
            else:
                yield _miss(gold, "role", MISSED, role.role, role.span, event)
        yield from (_miss(gold, "role", SPURIOUS, role.role, role.span, event) for role in left)


def _realities(gold: Reading, system: Reading) -> Iterator[Miss]:
    for wanted, got in pair_frames(gold.document.text, gold.frames, system.frames):
        if wanted.type == got.type and wanted.reality != got.reality:
            label = f"{wanted.reality} read as {got.reality}"
            yield _miss(gold, "reality", "wrong reality", label, wanted.trigger, wanted.type)


def _claims(gold: Reading, system: Reading) -> Iterator[Miss]:
    text = gold.document.text
    wanted, got = assemble(gold), assemble(system)
    pairs = pair_claims(text, wanted, got, lambda _one, _other: True)
    for claim, other in pairs:
        if not same_party(claim, other):
            yield _miss(gold, "claim", "wrong source", "", claim.evidence, f"{_told(claim)}; read: {_told(other)}")
    matched, read = {id(claim) for claim, _ in pairs}, {id(other) for _, other in pairs}
    for claim in wanted:
        if id(claim) not in matched:
            yield _miss(gold, "claim", MISSED, claim.type, claim.evidence, _told(claim))
    for claim in got:
        if id(claim) not in read:
            yield _miss(gold, "claim", SPURIOUS, claim.type, claim.evidence, _told(claim))


def _told(claim: Claim) -> str:
    first = claim.chain[0]
    return first.party or first.text or first.role or "narrator"


def _miss(gold: Reading, layer: str, kind: str, label: str, span: Span, read: str = "") -> Miss:
    text = gold.document.text
    before, after = text[max(0, span.start - _AROUND) : span.start], text[span.end : span.end + _AROUND]
    if span.start > _AROUND:
        before = "…" + before.partition(" ")[2]
    if span.end + _AROUND < len(text):
        after = after.rpartition(" ")[0] + "…"
    return Miss(layer, kind, label, gold.document.id, _line(before), _line(span.of(text)), _line(after), _line(read))


def _line(words: str) -> str:
    """Return ``words`` in one line, line breaks as pilcrows, the space at their ends kept as one space."""
    middle = " ".join(" ¶ ".join(filter(str.strip, words.splitlines())).split())
    if not middle:
        return " " if words else ""
    return f"{' ' * words[:1].isspace()}{middle}{' ' * words[-1:].isspace()}"
