"""The forecasts of a ledger: what sources say will come, judged by all that it holds and by its analysts."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Unpack

from fogline.flow.asking import ClaimFields
from fogline.flow.beginnings import begins, the_one
from fogline.records.forecast import Forecast, ForecastState

if TYPE_CHECKING:
    from fogline.flow.ledger import Ledger
    from fogline.records import Decision


@dataclass(frozen=True, slots=True)
class Foretold:
    """Forecasts as the ledger's settings let them out, and how many of all its events its delay held back."""

    forecasts: tuple[Forecast, ...]
    held_back: int
    redacted: bool


def forecasts_of(
    ledger: "Ledger", today: datetime.date | None = None, *, demands: bool = False, **fields: Unpack[ClaimFields]
) -> tuple[Forecast, ...]:
    """Return the forecasts with at least one claim that ``fields`` ask for (see :func:`foretold`)."""
    return foretold(ledger, today, demands=demands, **fields).forecasts


def foretold(
    ledger: "Ledger", today: datetime.date | None = None, *, demands: bool = False, **fields: Unpack[ClaimFields]
) -> Foretold:
    """Return the forecasts with at least one claim that ``fields`` ask for, as they stand on ``today`` (default: now).

    They are judged by every event that the ledger lets out, whatever is asked. ``demands``: also what is demanded, not expected.
    """
    from fogline.flow.showing import shown
    from fogline.ledger.clock import now
    from fogline.picture.forecasts import ForecastOptions, forecasts

    known_on = fields.get("known_on")
    everything: ClaimFields = {} if known_on is None else {"known_on": known_on}
    let_out = shown(ledger, **everything)
    decisions = ledger.decisions(known_on=str(known_on) if known_on is not None else None)
    day = today or datetime.date.fromisoformat(now()[:10])
    found = forecasts(let_out.events, day, decisions, ForecastOptions(demands=demands))
    if not set(fields) - {"known_on"}:
        return Foretold(found, let_out.held_back, let_out.redacted)
    wanted = {one.claim.id for one in ledger.claims(**fields)}
    fitting = tuple(one for one in found if not wanted.isdisjoint(one.claims))
    return Foretold(fitting, let_out.held_back, let_out.redacted)


def decide_forecast(ledger: "Ledger", name: str, state: ForecastState, reason: str = "") -> "Decision":
    """Decide how a forecast (by its id, that of one of its claims, or how either begins) turned out.

    The decision is a comment on the claims that make the forecast (see :func:`~fogline.picture.forecasts.verdict_text`).
    ``UsageError`` where there is no such forecast, or where several ids begin so.
    """
    from fogline.picture.forecasts.deciding import verdict_text

    found = _forecast_named(forecasts_of(ledger, demands=True), name.strip())
    return ledger.comment(*found.claims, reason=verdict_text(state, reason))


def _forecast_named(forecasts: Sequence[Forecast], name: str) -> Forecast:
    by_id = {one.id: one for one in forecasts}
    whole = by_id.get(name) or next((one for one in forecasts if name in one.claims), None)
    if whole is not None:
        return whole
    like = {one.id for one in forecasts if any(begins((one.id, *one.claims), name))}
    return by_id[the_one("forecast", name, like, "`fogline forecasts` lists them with their ids")]
