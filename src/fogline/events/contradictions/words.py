"""Words for what contradicts: numbers, things counted, places, days."""

from fogline.records import Footprint, Interval, QuantityRange


def range_words(number: QuantityRange) -> str:
    """Return a number in words: "12", "about 40", "at least 7", "20 to 30"."""
    return bounds_words(number.low, number.high, approximate=number.approximate) + (
        f" {number.unit}" if number.unit else ""
    )


def bounds_words(low: float | None, high: float | None, *, approximate: bool = False) -> str:
    """Return the two ends of a range in words."""
    about = "about " if approximate else ""
    if low is None or high is None:
        return (
            f"at least {figure(low)}" if low is not None else f"up to {figure(high)}" if high is not None else "unknown"
        )
    return about + (figure(low) if low == high else f"{figure(low)} to {figure(high)}")


def figure(number: float | None) -> str:
    """Return a number as people write it."""
    if number is None:
        return "?"
    return f"{int(number):,}" if number == int(number) else f"{number:,g}"


def thing_words(number: QuantityRange, kind: str | None) -> str:
    """Return what is counted: "killed: people", "launched: missiles"."""
    thing = kind or number.of or "things"
    return f"{number.fate}: {thing}" if number.fate else thing


def place_name(place: Footprint) -> str:
    """Return a place in few words."""
    return place.words or place.name


def days_words(when: Interval) -> str:
    """Return an interval in few words, as ISO 8601 ends."""
    if when.start and when.end and when.start[:10] == when.end[:10]:
        return when.start[:10] if when.precision != "instant" else when.start
    return f"{when.start or '...'} to {when.end or '...'}"
