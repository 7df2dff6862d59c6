"""The cluster: claims that are about one event, before anybody asks who stands behind them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cluster:
    """Claims (by id) about one event; the first is the one that the ledger took in first, and gives the event its ``id``.

    ``type`` is the event type most of them say. ``family`` is the id shared by a deed, its casualties and its damage; ``within``
    the id of the event that holds this one (an assault in a siege), ``None`` where none does.
    """

    id: str
    type: str
    claims: tuple[str, ...]
    family: str
    within: str | None = None
