"""Time: phrases to intervals with what they were resolved against; two readings where two stand, none where none does.

Pure functions: :func:`resolve` reads one phrase against a :class:`Context`; :func:`times_of` reads all phrases of a document,
with the day of each quote, the sentence's own date, the tense of the governing verb and what was told before.
"""

from fogline.claims.times.document import Told, times_of
from fogline.claims.times.quotes import quotes_of
from fogline.claims.times.record import Context, Time
from fogline.claims.times.resolve import resolve
from fogline.claims.times.shown import from_short, interval, short, spoken
from fogline.claims.times.stamps import stamps
from fogline.claims.times.tense import tense_of
from fogline.claims.times.timex import timex
from fogline.claims.times.wars import war_of

__all__ = [
    "Context",
    "Time",
    "Told",
    "from_short",
    "interval",
    "quotes_of",
    "resolve",
    "short",
    "spoken",
    "stamps",
    "tense_of",
    "times_of",
    "timex",
    "war_of",
]
