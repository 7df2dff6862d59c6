"""Control: what changed hands by the balance of the record, and what is said to have been taken, left, held or cut off."""

from collections.abc import Sequence

from fogline.picture.brief.options import BriefOptions
from fogline.picture.brief.sentences import Pen, finished
from fogline.picture.brief.tellings import Telling
from fogline.picture.brief.theatres import paragraphs
from fogline.picture.sides import side_name
from fogline.records.brief import Paragraph, Section, Sentence
from fogline.records.control import PlaceState, StateChange
from fogline.records.fused import FusedEvent
from fogline.records.ledger import Finding

TYPES = frozenset({"capture", "withdrawal", "control", "siege"})


def control_section(
    told: Sequence[Telling], events: Sequence[FusedEvent], options: BriefOptions, pen: Pen
) -> Section | None:
    """Return control changes as assessed, then what is said of control; ``None`` where there is nothing."""
    findings = {one.claim.id: (one, event.id) for event in events for one in event.findings}
    assessed = tuple(filter(None, (_change(one, findings, pen) for one in _largest(options.changes))))[
        : options.room.section
    ]
    shown = told[: options.room.section]
    said = tuple(
        Paragraph("Claimed", one.standing, one.sentences) if one.label else one for one in paragraphs(shown, pen)
    )
    first = (Paragraph("Assessed from all claims", "record", assessed),) if assessed else ()
    left_out = len(told) - len(shown)
    return Section("control", "Control", first + said, left_out) if first or said else None


def _largest(changes: Sequence[StateChange]) -> Sequence[StateChange]:
    own = [one for one in changes if one.after.basis == "place" and one.after.state != "unknown" and one.after.claims]
    return sorted(own, key=lambda one: (-one.after.population, one.after.name, one.after.key))


def _change(one: StateChange, findings: "dict[str, tuple[Finding, str]]", pen: Pen) -> Sentence | None:
    cited = [findings[claim] for claim in one.after.claims if claim in findings][:3]
    if not cited:
        return None
    where = (
        f"{one.after.name}, {one.after.division},"
        if one.after.division and one.after.division != one.after.name
        else one.after.name
    )
    text = f"{where} is assessed as {_state(one.after)}, where before the period it was {_state(one.before)}"
    return Sentence(finished(text), pen.notes.cite(cited), tuple(dict.fromkeys(event for _, event in cited)), "record")


def _state(state: PlaceState) -> str:
    if state.state == "held" and state.side:
        return f"held by {side_name(state.side)}"
    return "contested" if state.state == "contested" else "not known to be held by anybody"
