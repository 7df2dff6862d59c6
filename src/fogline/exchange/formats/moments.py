"""Moments (UTC) as formats write them."""

import datetime


def moment(text: str) -> datetime.datetime | None:
    """Return a moment of a ledger (ISO 8601, UTC) with its zone, or ``None`` for what is none."""
    try:
        found = datetime.datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=datetime.UTC)


def timestamp(text: str) -> str:
    """Return it as "2022-05-16T08:00:00.000Z"; ``ValueError`` for what is no moment."""
    found = moment(text)
    if found is None:
        raise ValueError(f"got {text!r}; want a moment (ISO 8601)")
    at = found.astimezone(datetime.UTC)
    return f"{at.isoformat(timespec='milliseconds').removesuffix('+00:00')}Z"


def seconds(text: str) -> int | None:
    """Return it in seconds since 1970, or ``None`` for what is no moment."""
    found = moment(text)
    return None if found is None else int(found.timestamp())
