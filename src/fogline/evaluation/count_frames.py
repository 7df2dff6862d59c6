"""Counts of frames::

trigger            triggers that share a token, one to one
trigger+type       of those, with the same type; trigger+type.<type> for one type
role               fillers with the same role on frames with the same trigger and type
role.matched       fillers with the same role on frames with the same trigger
reality.<label>    on frames with the same trigger and type; reality.macro is the mean of the F1 of the labels
reality.accuracy   the share of those frames with the same reality
"""

from fogline.evaluation.matching import same_filler, tokens
from fogline.evaluation.scores import Counts
from fogline.ontology import load
from fogline.records import Frame, Role


def count_frames(text: str, gold: tuple[Frame, ...], system: tuple[Frame, ...]) -> dict[str, Counts]:
    """Return the counts by layer."""
    pairs = pair_frames(text, gold, system)
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
        sum(len(shared_fillers(text, wanted, got)) for wanted, got in same),
        sum(len(frame.roles) for frame in system),
        sum(len(frame.roles) for frame in gold),
    )
    layers["role.matched"] = Counts(
        sum(len(shared_fillers(text, wanted, got)) for wanted, got in pairs),
        sum(len(got.roles) for _, got in pairs),
        sum(len(wanted.roles) for wanted, _ in pairs),
    )
    return layers | _count_reality(same)


def pair_frames(text: str, gold: tuple[Frame, ...], system: tuple[Frame, ...]) -> list[tuple[Frame, Frame]]:
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


def shared_fillers(text: str, gold: Frame, system: Frame) -> list[tuple[Role, Role]]:
    """Pair the fillers of the same role that share half of the tokens of the shorter one, one to one."""
    free = [(role, tokens(text, [role.span])) for role in system.roles]
    shared: list[tuple[Role, Role]] = []
    for role in gold.roles:
        wanted = tokens(text, [role.span])
        for place, (other, got) in enumerate(free):
            if other.role == role.role and same_filler(wanted, got):
                shared.append((role, other))
                del free[place]
                break
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
            layers[f"reality.{label}"] = counts
    right = sum(wanted.reality == got.reality for wanted, got in pairs)
    return layers | {"reality.accuracy": Counts(right, len(pairs), len(pairs))}
