"""The layers of a comparison, in the order in which they are shown."""

from functools import cache

from fogline.ontology import load

_GROUPS = {
    "mention": ("mention", "time"),
    "attribution": ("source", "cue", "content", "attribution", "nested", "chain"),
    "frame": ("trigger", "trigger+type", "role", "reality"),
    "claim": ("claim",),
}
_HEADS = tuple(head for heads in _GROUPS.values() for head in heads)


def order(layer: str) -> tuple[int, int]:
    """Return the place of ``layer`` in the table (documents may lack some, so first appearance will not do)."""
    head, _, tail = layer.partition(".")
    return _HEADS.index(head), _tails().index(tail)


def is_detail(layer: str) -> bool:
    """Tell whether ``layer`` is one type, one depth or one reality of another layer."""
    ontology = load()
    tail = layer.partition(".")[2]
    return (
        tail in ontology.mention_types
        or tail in ontology.event_types
        or tail in ontology.realities
        or tail.startswith("depth.")
    )


def group(layer: str) -> str:
    """Return what the layer is about: mention, attribution, frame or claim."""
    head = layer.partition(".")[0]
    return next(name for name, heads in _GROUPS.items() if head in heads)


def groups() -> tuple[str, ...]:
    """Return the names of what layers are about."""
    return tuple(_GROUPS)


@cache
def _tails() -> list[str]:
    ontology = load()
    tails = ["", *ontology.mention_types, "exact", "token", "overlap", "value", "nested", *ontology.event_types]
    tails += ["matched", *ontology.realities, "macro", "accuracy", "depth", "depth.1", "depth.2", "depth.3"]
    return [*tails, "evidence", "whole"]
