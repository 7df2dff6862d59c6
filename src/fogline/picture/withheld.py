"""What a ledger keeps back, in sentences: the same on every map, page and table."""

import datetime
from collections.abc import Iterator


def withheld_words(held_back: int, redacted: bool, delay: str = "") -> Iterator[str]:
    """Yield what is not shown: ``held_back`` events for their age, and, where ``redacted``, names and exact places.

    ``delay`` is the ledger's delay in words; where it is given, it is told also when nothing was held back.
    """
    if held_back:
        are = "event is" if held_back == 1 else "events are"
        after = f" of {delay}" if delay else ""
        yield f"{held_back:,} {are} held back: something in them is younger than the delay{after}."
    elif delay:
        yield f"Events younger than {delay} are held back; there were none."
    if redacted:
        yield "Redacted: names of private persons are left out, places of civilians and humanitarian sites coarsened."


def delay_words(delay: datetime.timedelta) -> str:
    """Return a delay in words: "3 days", "36 hours"; ``""`` for none."""
    hours = round(delay.total_seconds() / 3600)
    if not hours:
        return ""
    count, unit = (hours // 24, "day") if hours % 24 == 0 else (hours, "hour")
    return f"{count} {unit}{'' if count == 1 else 's'}"
