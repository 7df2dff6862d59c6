"""Control in words: a state in a line, and a place explained."""

from collections.abc import Iterator

from fogline.picture.wording import plain, shorten
from fogline.records.control import ControlEvidence, PlaceState

_KINDS = {
    "capture": "taken by {}",
    "withdrawal": "left to {}",
    "control": "held by {}",
    "repulse": "attack thrown back by {}",
    "siege": "surrounded, {} inside",
    "assault": "attacked, so held by {}",
    "fire": "under fire, so held by {}",
    "presence": "{} at work there",
    "start": "{} at the start",
}
_VOICES = {
    "own": "{} says so itself",
    "admission": "told by the other side",
    "neutral": "told by others",
    "given": "as given",
}
_BASES = {
    "place": "by claims on the place itself",
    "neighbours": "by claims on places near by",
    "start": "by the starting state alone",
    "none": "by nothing near enough",
}


_TOO_LITTLE = {
    "place": "claims on the place itself do not tell enough",
    "neighbours": "claims on places near by do not tell enough",
    "start": "the starting state does not tell enough",
    "none": "nothing near enough tells",
}


def state_words(state: PlaceState) -> str:
    """Return a state in few words: "held by UA (92 %), by claims on the place itself"."""
    if state.state == "held":
        words = f"held by {plain(state.side or '')} ({state.confidence:.0%})"
    elif state.state == "contested":
        words = "contested"
    else:
        words = "unknown"
    words += f": {_TOO_LITTLE[state.basis]}" if state.state == "unknown" else f", {_BASES[state.basis]}"
    if state.claimed_by:
        words += f"; claimed by {', '.join(plain(side) for side in state.claimed_by)}"
    return words


def evidence_words(one: ControlEvidence) -> str:
    """Return a piece of evidence in a line: when, where, what, whose word."""
    where = plain(one.place_name) + (f", {one.km:.0f} km away" if one.km >= 1 else "")
    return f"{one.day}  {where}: {told_words(one, plain(one.side or ''))}"


def told_words(one: ControlEvidence, side: str) -> str:
    """Return what a piece of evidence tells and in whose word, with its side as it is to be called."""
    if one.side is None:
        return "fought over"
    return f"{_KINDS.get(one.kind, '{}').format(side)}, {_VOICES[one.voice].format(side)}"


def explained(state: PlaceState) -> Iterator[str]:
    """Yield the lines that explain the state of a place."""
    name = ", ".join(part for part in (plain(state.name), plain(state.division), plain(state.country)) if part)
    yield f"{name} on {state.day}: {state_words(state)}"
    if state.since and state.evidence:
        yield f"  so told since {state.since}"
    shares = ", ".join(f"{plain(one.side or 'contested')} {one.probability:.0%}" for one in state.shares)
    if shares:
        yield f"  chances: {shares}"
    if not state.evidence:
        told = state.basis in ("place", "neighbours")
        yield f"  {'What claims tell is too old to count that day' if told else 'No claim tells of it, or near it, by that day'}."
        return
    yield "  Evidence, the weightiest first (share of the log-odds on this day):"
    for one in state.evidence:
        yield f"  {one.share:5.2f}  {evidence_words(one)}"
        if one.words:
            yield f"         “{shorten(plain(one.words), 160)}”"
        if one.claims:
            yield f"         claims {' '.join(one.claims[:4])}"
