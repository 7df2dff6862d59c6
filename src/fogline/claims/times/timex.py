"""A time as TIMEX3 writes its value (TimeML 1.2.1, section 2.2.3.3): what WikiWars, TempEval and MEANTIME are measured in."""

from fogline.claims.times.record import Time


def timex(time: Time) -> str:  # noqa: PLR0911 (one rule a line)
    """Return the TIMEX3 value: "1939-10", "1941-SU", "1942-05-15TEV", "P3W", "PRESENT_REF"; "" where there is none."""
    if time.base:
        return "" if time.base == "null" else time.base
    if time.start is None and time.end is None:
        return _partial(time.value)
    point = time.start or (time.last_day and time.end)
    if point is None:
        return ""
    if time.start is not None and time.start == time.end:
        return f"{point:%Y-%m-%dT%H:%M}"
    if time.start is None:
        assert time.last_day is not None
        return time.last_day.isoformat()[: {"Y": 4, "M": 7}.get(time.grains[1], 10)]
    if time.grains == "HH" and time.is_day and time.end is not None:
        hours = (time.start.hour, (time.end.hour or 24))
        code = {
            (6, 12): "MO",
            (12, 18): "AF",
            (18, 24): "EV",
            (20, 6): "NI",
            (0, 6): "MO",
            (4, 7): "MO",
            (6, 18): "DT",
            (9, 12): "MO",
        }.get(hours, "")
        return f"{point:%Y-%m-%d}T{code}" if code else f"{point:%Y-%m-%d}"
    return f"{point:%Y-%m-%d}"[: {"Y": 4, "M": 7}.get(time.grains[0], 10)]


def _partial(value: str) -> str:
    return f"XXXX{value[1:]}" if value.startswith("--") else value
