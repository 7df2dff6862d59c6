"""The forecasts of a ledger: what sources say will come, judged by all that it holds and by its analysts."""

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Unpack

from fogline.flow.asking import ClaimFields
from fogline.records.errors import UsageError
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
    """Decide how a forecast (by its id, or that of one of its claims) turned out; ``UsageError`` where there is none.

    The decision is a comment on the claims that make the forecast (see :func:`~fogline.picture.forecasts.verdict_text`).
    """
    from fogline.picture.forecasts.deciding import verdict_text

    for one in forecasts_of(ledger, demands=True):
        if name == one.id or name in one.claims:
            return ledger.comment(*one.claims, reason=verdict_text(state, reason))
    raise UsageError(
        f"forecast: the ledger has no forecast {name[:80]!r}; `fogline forecasts` lists them with their ids"
    )
