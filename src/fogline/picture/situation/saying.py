"""What the page says of itself in words: as of when, what is kept back, how borders are drawn."""

from collections.abc import Iterator

from fogline.picture.moments import interval_words
from fogline.picture.situation.options import SituationOptions
from fogline.picture.withheld import withheld_words

BORDERS = (
    "A front line is no border, and a border that was crossed by force stays one. "
    "Outlines are simplified, from Natural Earth (public domain)."
)


def moment_words(moment: str) -> str:
    """Return a moment (UTC, ISO 8601) in words: "Sun 15 May 2022, 06:30 UTC"."""
    clock = f", {moment[11:16]} UTC" if len(moment) >= 16 else ""
    return interval_words(moment[:10], moment[:10]) + clock


def kept_words(options: SituationOptions) -> Iterator[str]:
    """Yield, as sentences, what was held back, redacted or left out."""
    yield from withheld_words(options.held_back, options.redacted, options.delay)
    if options.left_out:
        more = "event that fits is" if options.left_out == 1 else "events that fit are"
        yield f"{options.left_out:,} further {more} left out by the limit that was asked for."
