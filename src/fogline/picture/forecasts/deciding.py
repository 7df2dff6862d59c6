"""How forecasts turned out: by the events that bear on them, by a silence that says something, by an analyst."""

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from fogline.ledger.standing import Decided, effective
from fogline.picture.forecasts.making import Made, made
from fogline.picture.forecasts.matching import LAG_DAYS, like_before, outcomes, sought, too_vague
from fogline.picture.forecasts.signs import Signs
from fogline.picture.forecasts.silence import Coverage
from fogline.picture.wording import plain
from fogline.records import Decision
from fogline.records.forecast import Bearing, Forecast, ForecastState, Outcome
from fogline.records.fused import FusedEvent

_Judged = tuple[Decision, ForecastState, str]
_VERDICT = re.compile(rf"forecast ({'|'.join(get_args(ForecastState))})(?::\s*(.*))?", re.IGNORECASE | re.DOTALL)
DECISIVE = 0.5
"""The weight from which an event decides a forecast."""


@dataclass(frozen=True, slots=True)
class ForecastOptions:
    """``demands``: also what is demanded, not expected."""

    demands: bool = False


@dataclass(frozen=True, slots=True)
class _Verdict:
    state: ForecastState
    reasons: tuple[str, ...]


def forecasts(
    events: Iterable[FusedEvent],
    today: datetime.date,
    decisions: Iterable[Decision] = (),
    options: ForecastOptions | None = None,
) -> tuple[Forecast, ...]:
    """Return the forecasts of the events and how they stand on ``today``, in the order in which they were said.

    ``decisions`` are all of the ledger's in order; of those on a forecast (see :func:`verdict_text`) the last that was not
    undone holds, whatever the record says.
    """
    asked, known = options or ForecastOptions(), tuple(events)
    signs = Signs(known)
    coverage = Coverage(signs)
    judged = _judged(decisions)
    found = [
        _by_analyst(_by_record(one, signs, coverage, today), judged)
        for one in made(known)
        if asked.demands or not one.forecast.demand
    ]
    found.sort(key=lambda one: (one.said or "9999", one.id))
    return tuple(found)


def verdict_text(state: ForecastState, reason: str = "") -> str:
    """Return the text of a comment on the claims of a forecast that decides how it turned out: "forecast did-not: why"."""
    if state not in get_args(ForecastState):
        raise ValueError(f"forecast: got state {state!r}; want one of {', '.join(get_args(ForecastState))}")
    return f"forecast {state}: {reason}" if reason.strip() else f"forecast {state}"


def _by_record(one: Made, signs: Signs, coverage: Coverage, today: datetime.date) -> Forecast:
    asked = sought(one)
    if asked is None:
        return replace(one.forecast, state="undecidable", reasons=("nobody knows when it was said",))
    if reason := too_vague(one, asked):
        return replace(one.forecast, state="undecidable", reasons=(f"too vague for a record to decide: {reason}",))
    day = today.toordinal()
    bearing = outcomes(one, asked, signs, day)
    over = asked.last is not None and day > asked.last + LAG_DAYS
    verdict = _by_events(bearing)
    if verdict is None and over:
        silence = coverage.silence(one, asked)
        seen = _weak(bearing, "against" if one.forecast.negative else "for")
        if silence.counts and not seen:
            verdict = _Verdict("came-true" if one.forecast.negative else "did-not", (silence.words,))
        else:
            verdict = _Verdict("undecidable", (seen or silence.words,))
    if verdict is None:
        verdict = _Verdict("open", (_waiting(one.forecast, today),))
    before = like_before(one, asked, signs) if verdict.state == "came-true" else 0
    reasons = verdict.reasons
    if before and verdict.state == "came-true" and not one.forecast.negative:
        reasons = (*reasons, f"{before} like events were told of in an equally long time before: it says little")
    return replace(one.forecast, state=verdict.state, reasons=reasons, outcomes=bearing, before=before)


def _by_events(bearing: Sequence[Outcome]) -> _Verdict | None:
    """Return what the events decide: the weightier side, unless the other is nearly as weighty."""
    best = {
        side: max((one.weight for one in bearing if one.bearing == side), default=0.0) for side in ("for", "against")
    }
    if max(best.values()) < DECISIVE:
        return None
    if min(best.values()) >= DECISIVE and abs(best["for"] - best["against"]) < 0.2:
        return _Verdict("undecidable", ("what bears it out and what speaks against it weigh nearly the same",))
    side = "for" if best["for"] >= best["against"] else "against"
    words = next(one.words for one in bearing if one.bearing == side)
    return _Verdict("came-true" if side == "for" else "did-not", (words,))


def _weak(bearing: Sequence[Outcome], side: Bearing) -> str:
    """Return the words of the weightiest sign that it happened, too weak to decide, or ``""``."""
    signs = [one for one in bearing if one.bearing == side and one.weight >= DECISIVE / 2]
    return f"only weak signs: {signs[0].words}" if signs else ""


def _waiting(forecast: Forecast, today: datetime.date) -> str:
    until = forecast.horizon
    if until.told and until.end and until.end < today.isoformat():
        return f"its horizon is over; reports may still come within {LAG_DAYS} days"
    return (
        "nothing in the record decides it yet"
        if until.told
        else "nothing in the record decides it yet, and no end was told"
    )


def _judged(decisions: Iterable[Decision]) -> Mapping[str, _Judged]:
    """Return the verdict of an analyst that holds for each subject."""
    held = effective([Decided(number, one) for number, one in enumerate(decisions)])
    found: dict[str, _Judged] = {}
    for decided in held:
        given = _verdict(decided.decision)
        if given is not None:
            found.update(dict.fromkeys(decided.decision.subjects, (decided.decision, *given)))
    return found


def _verdict(decision: Decision) -> tuple[ForecastState, str] | None:
    """Return the state that a comment decides, and why; ``None`` for any other decision."""
    found = _VERDICT.fullmatch(decision.reason.strip()) if decision.kind == "comment" else None
    if found is None:
        return None
    state: ForecastState = found[1].lower()  # type: ignore[assignment]  # the pattern holds nothing else
    return state, found[2] or ""


def _by_analyst(forecast: Forecast, judged: Mapping[str, _Judged]) -> Forecast:
    on_it = [judged[name] for name in (forecast.id, *forecast.claims) if name in judged]
    if not on_it:
        return forecast
    decision, state, reason = max(on_it, key=lambda one: (one[0].made, one[0].id))
    because = f": {plain(reason)}" if reason else ""
    return replace(
        forecast,
        state=state,
        reasons=(f"decided by {plain(decision.user)} on {decision.made[:10]}{because}", *forecast.reasons),
        decided=decision.id,
    )
