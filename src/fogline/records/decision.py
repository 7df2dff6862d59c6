"""The decision: an analyst's signed judgement, never changed and never deleted; a later one may undo it."""

import hashlib
import json
from dataclasses import dataclass
from typing import Literal

DecisionKind = Literal["accept", "reject", "correct", "merge", "split", "grade", "comment", "undo"]


@dataclass(frozen=True, slots=True)
class Decision:
    """A judgement on claims or events (``subjects``: their ids), signed by ``user`` at ``made`` (UTC, ISO 8601).

    ``change`` is JSON text: for ``correct`` the corrected fields of the claim by name (``{"type": "shelling", "place": null}``),
    for ``grade`` the grade (``{"admiralty": "B2"}``); for ``undo`` ``None``: its subject is the decision taken back.
    ``merge`` says that its subjects are about one event, ``split`` that they are not.
    """

    id: str
    kind: DecisionKind
    subjects: tuple[str, ...]
    user: str
    made: str
    reason: str = ""
    change: str | None = None

    def __post_init__(self) -> None:
        if not self.subjects:
            raise ValueError(f"decision {self.kind!r}: got no subject; want the id of a claim, an event or a decision")
        if not self.user.strip():
            raise ValueError("decision: got no user; a decision is signed")

    @classmethod
    def of(
        cls,
        kind: DecisionKind,
        subjects: tuple[str, ...],
        user: str,
        made: str,
        reason: str = "",
        change: str | None = None,
    ) -> "Decision":
        """Make a decision, computing its name: 16 hex digits of the SHA-256 of all it says."""
        key = json.dumps([kind, subjects, user, made, reason, change], ensure_ascii=False, separators=(",", ":"))
        name = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        return cls(name, kind, subjects, user, made, reason, change)
