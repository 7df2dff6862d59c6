"""Words that name a time without saying which: "now", "recently", "so far", "then", "an unknown date". Only some have an end."""

import re
from dataclasses import replace

from fogline.claims.times.build import DAY, at
from fogline.claims.times.record import Now, Time

_PRESENT = re.compile(
    r"(?:right |just |even |up to |for |as of |until |until |by )?now(?:adays)?|"
    r"(?:at |for )?(?:the )?present(?: day| time)?|current(?:ly)?|at the moment|at "
    r"this (?:stage|point|time|moment)|these days|this (?:time|moment)|modern day|"
    r"to this day|today's"
)
_PAST = re.compile(
    r"(?:more |most |just |until |only )*recent(?:ly)?|former(?:ly)?|"
    r"(?:in )?the past|past|previously|once|long ago|(?:a )?(?:long|short) (?:time|"
    r"while) ago|earlier|already|in recent times|lately|"
    r"late|ancient times|previous"
)
_FUTURE = re.compile(
    r"(?:in )?the (?:near |distant |foreseeable )?future|future|(?:very "
    r")*soon(?: after| thereafter)?|later(?: on)?|afterwards?|thereafter|(?:eventually|"
    r"shortly)(?: after(?:wards?)?| thereafter)?|upcoming|in (?:the )?(?:coming|next) "
    r"(?:days|weeks|months|years)|at a later date|from now on|next"
)
_SO_FAR = re.compile(r"so far|to date|until now|till now|up to now|as yet|yet|by now")
_THEN = re.compile(
    r"then|(?:at )?(?:that|the same|this) (?:very )?(?:time|moment|"
    r"point)(?: in time)?|by then|by that time|since then|until then|from then on|"
    r"(?:on )?(?:that|this|the same|the very same|that same|that very) day|same day|"
    r"simultaneously"
)


def read_vague(words: str, now: Now) -> tuple[Time, ...]:  # noqa: PLR0911 (one rule a line)
    """Read a vague word. "Now" is the day of speaking where the text says so in the present; "then" the time told before."""
    if _SO_FAR.fullmatch(words):
        if now.day is None or now.history is not None:
            return (Time(base="PRESENT_REF"),)
        return (Time(None, at(now.day + DAY), "interval", now.name, base="PRESENT_REF"),)
    match = _THEN.fullmatch(words)
    if match:
        return _then(words, now)
    if _PRESENT.fullmatch(words):
        return (Time(base="PRESENT_REF"),)
    if _PAST.fullmatch(words):
        return (Time(base="PAST_REF"),)
    if _FUTURE.fullmatch(words):
        return (Time(base="FUTURE_REF"),)
    if re.fullmatch(
        r"(?:on |at )?an? (?:unknown|unspecified|undisclosed|uncertain|later|earlier|certain) (?:date|time|day|point)",
        words,
    ):
        return (Time(),)
    return ()


def _then(words: str, now: Now) -> tuple[Time, ...]:
    base = now.before
    if base is None or (words.startswith(("by", "until")) and not base.is_day):
        return (Time(),)
    time = replace(base, anchor=now.before_name)
    if "day" in words.split():
        return (time if time.precision == "day" else _whole(time),) if base.is_day else (Time(),)
    if words.startswith("since"):
        return (Time(time.start, None, "interval", time.anchor, time.grains),) if time.start else (Time(),)
    if words.startswith(("by", "until")):
        return (Time(None, time.end, "interval", time.anchor, time.grains),) if time.end else (Time(),)
    if words.startswith("from"):
        return (Time(time.start, None, "interval", time.anchor, time.grains),) if time.start else (Time(),)
    return (Time(),) if words != "then" else (replace(time, base="null"),)


def _whole(time: Time) -> Time:
    day = time.first_day
    assert day is not None
    return Time(at(day), at(day + DAY), "day", time.anchor)
