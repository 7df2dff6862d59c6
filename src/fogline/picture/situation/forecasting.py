"""Forecasts as the page shows them."""

from typing import Any

from fogline.picture.moments import interval_words
from fogline.picture.wording import chain_words, label, plain, safe
from fogline.records.forecast import Forecast


def forecast_entry(one: Forecast) -> dict[str, Any]:
    """Return a forecast as plain data."""
    entry: dict[str, Any] = {
        "id": one.id,
        "event": one.event,
        "type": label(one.type),
        "family": one.family,
        "negative": one.negative,
        "source": plain(one.source),
        "side": one.side or "",
        "chain": chain_words(one.chain),
        "said": one.said or "",
        "said_words": interval_words(one.said, one.said),
        "until": one.horizon.end or "",
        "review": one.horizon.review or "",
        "horizon": plain(one.horizon.words),
        "place": plain(one.place_words),
        "estimate": [plain(words) for words in one.estimate],
        "likely": one.probability,
        "text": safe(one.evidence),
        "question": plain(one.question),
        "state": one.state,
        "reasons": [plain(words) for words in one.reasons],
        "decided": bool(one.decided),
        "outcomes": [
            {"event": found.event, "bearing": found.bearing, "words": plain(found.words), "day": found.day or ""}
            for found in one.outcomes[:8]
        ],
    }
    return {key: value for key, value in entry.items() if value not in ("", [], None) and value is not False}
