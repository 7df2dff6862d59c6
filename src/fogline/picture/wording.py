"""How the parts of a claim are worded for people: the same words in the terminal and on the page.

The text of a document is untrusted: :func:`plain` takes out what could steer a terminal or turn a line around.
"""

import datetime
import re
from collections.abc import Iterable

from fogline.records import Certainty, Claim, Footprint, Interval, Link, Participant, Published, QuantityRange, Span

ARROW_FROM = " ← "
ARROW_TO = " → "

# C0 and C1 controls (terminal escapes begin with one), and the marks that reorder text.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]|[\ud800-\udfff]")
_SPACES = re.compile(r"\s+")
# Not strftime: it depends on the locale, and "%-d" on the platform.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTH = re.compile(r"\d{4}-\d{2}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def plain(text: str) -> str:
    """Return ``text`` on one line, with control characters, direction overrides and lone surrogates shown as U+FFFD."""
    return _SPACES.sub(" ", _CONTROLS.sub("\ufffd", text)).strip()


def safe(text: str) -> str:
    """Return ``text`` with the same characters replaced but every space and line break kept (the length stays the same)."""
    return _CONTROLS.sub("\ufffd", text)


def label(name: str) -> str:
    """Return a name of the ontology in words: ``missile_strike`` is "missile strike"."""
    return plain(name).replace("_", " ")


def shorten(text: str, length: int) -> str:
    """Return ``text`` cut at a word to at most ``length`` characters, the cut marked with an ellipsis."""
    if len(text) <= length:
        return text
    head = text[: max(length - 1, 1)]
    return head[: head.rfind(" ") if " " in head[length // 2 :] else None].rstrip(" ,;:-–—") + "…"


def link_words(link: Link) -> str:
    """Return one link of a chain: the party, a pronoun or role as printed where it stands for a name, side and channel."""
    words = party_words(link.party, link.text, link.side)
    channel = plain(link.channel or "")
    return f"{words}, {channel}" if channel and _folded(channel) not in _folded(words) else words


def chain_words(chain: Iterable[Link]) -> str:
    """Return a source chain from the first-hand source to the narrator."""
    return ARROW_FROM.join(link_words(link) for link in chain)


def party_words(party: str, text: str, side: str | None) -> str:
    """Return a party as resolved, with the printed words in brackets when they are others, and its side when known."""
    party, text = plain(party), plain(text)
    words = party or text or "unnamed"
    if text and _folded(text) not in _folded(words) and _folded(words) not in _folded(text):
        words += f" (“{shorten(text, 40)}”)"
    return f"{words} [{plain(side)}]" if side else words


def participants_words(participants: Iterable[Participant]) -> str:
    """Return actors or targets, one after another."""
    return ", ".join(party_words(one.party, one.text, one.side) for one in participants)


def deed_words(claim: Claim) -> str:
    """Return who does it to whom; "by ..." or "→ ..." where only one of the two is known."""
    actors, targets = participants_words(claim.actors), participants_words(claim.targets)
    if targets:
        return f"{actors}{ARROW_TO}{targets}".lstrip()
    return f"by {actors}" if actors else ""


def place_words(place: Footprint, text: str) -> str:
    """Return a place: its name, the printed words where they say more, the radius where known."""
    name = ", ".join(part for part in plain(place.name).split(", ") if part.strip(" ,"))
    printed = plain(place.derived_from.of(text))
    words = name or printed
    if printed and _folded(printed) not in _folded(name):
        words += f" (“{shorten(printed, 60)}”)"
    return f"{words}, within {_number(place.radius_km)} km" if place.radius_km is not None else words


def when_words(when: Interval, text: str) -> str:
    """Return an interval of time, with the printed words it was read from."""
    printed = shorten(plain(when.derived_from.of(text)), 60)
    words = interval_words(when.start, when.end)
    if not words:
        return f"“{printed}”" if printed else "unknown"
    return words if not printed or _folded(printed) in _folded(words) else f"{words} (“{printed}”)"


def interval_words(start: str | None, end: str | None) -> str:
    """Return two ISO 8601 ends as words: one day, "14 to 16 May 2022", "since ...", "until ...", or ``""`` if both are open."""
    if start and end:
        first, last = _moment(start), _moment(end)
        if first == last:
            return first
        if start[:11] == end[:11] and start[10:11] == "T":
            return f"{first} to {last.rpartition(', ')[2]}"
        if _DAY.fullmatch(start) and _DAY.fullmatch(end):
            # "14 May 2022 to 16 May 2022" says the month and the year once.
            parts, last_parts = first.split(), last.split()
            while len(parts) > 1 and parts[-1] == last_parts[-1]:
                parts.pop(), last_parts.pop()
            first = " ".join(parts)
        return f"{first} to {last}"
    if start:
        return f"since {_moment(start)}"
    return f"until {_moment(end)}" if end else ""


def published_words(published: Published, text: str) -> str:
    """Return the publication date and how it is known."""
    if published.start is None or published.end is None:
        return "publication date unknown"
    words = interval_words(published.start.isoformat(), published.end.isoformat())
    evidence = ", ".join(f"“{shorten(plain(span.of(text)), 40)}”" for span in published.evidence[:3])
    how = {"stated": "as stated", "metadata": "from the page", "inferred": "inferred"}.get(published.how, published.how)
    return f"{words} ({how} from {evidence})" if evidence and how == "inferred" else f"{words} ({how})"


def quantity_words(quantity: QuantityRange, text: str) -> str:
    """Return a number or range, with its unit and what is counted."""
    low, high = quantity.low, quantity.high
    if low is None and high is None:
        words = plain(quantity.span.of(text))
    elif low is None or high is None:
        words = f"at least {_number(low)}" if high is None else f"at most {_number(high)}"
    else:
        words = _number(low) if low == high else f"{_number(low)}–{_number(high)}"
    if quantity.approximate and not words.startswith(("at ", "about")):
        words = f"about {words}"
    return " ".join(part for part in (words, plain(quantity.unit or ""), plain(quantity.of or "")) if part)


def certainty_words(certainty: Certainty) -> str:
    """Return how sure the chain says it is, as a band in per cent."""
    low, high = round(certainty.low * 100), round(certainty.high * 100)
    return f"{low} %" if low == high else f"{low}–{high} %"


def hedge_words(claim: Claim, text: str) -> str:
    """Return the words of certainty that the band rests on, or ``""``."""
    return ", ".join(f"“{plain(span.of(text))}”" for span in claim.certainty_words if plain(span.of(text)))


def reality_words(claim: Claim) -> str:
    """Return the reality of a claim when it is more than plainly told, else ``""``."""
    marks: list[str] = [] if claim.reality == "factual" else [claim.reality]
    if claim.polarity == "negative" and claim.reality != "denied":
        marks.append("not")
    return ", ".join(marks)


def evidence_words(text: str, evidence: Span, trigger: Span, length: int) -> tuple[str, str, str]:
    """Return the evidence in three parts (before, trigger, after), shortened around the trigger to about ``length``."""
    inside = evidence.start <= trigger.start and trigger.end <= evidence.end
    if not inside:
        return shorten(plain(evidence.of(text)), length), "", ""
    word = shorten(plain(trigger.of(text)), max(length // 2, 10))
    before = plain(text[evidence.start : trigger.start])
    after = plain(text[trigger.end : evidence.end])
    room = max(length - len(word), 0)
    keep_before = min(len(before), max(room // 2, room - len(after)))
    keep_after = min(len(after), room - keep_before)
    if keep_before < len(before):
        tail = before[len(before) - keep_before :] if keep_before else ""
        before = "…" + (tail[tail.find(" ") + 1 :] if " " in tail else tail)
    after = shorten(after, keep_after) if keep_after else ("…" if after else "")
    gap_before = " " if before and text[trigger.start - 1 : trigger.start].isspace() else ""
    gap_after = " " if after and text[trigger.end : trigger.end + 1].isspace() else ""
    return before + gap_before, word, gap_after + after


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").removeprefix("the ").split())


def _number(value: float | None) -> str:
    return "?" if value is None else f"{value:,.0f}" if value == int(value) else f"{value:,.2f}".rstrip("0")


def _moment(iso: str) -> str:
    """Return an ISO date or local date-time in words; anything else as it stands."""
    iso = plain(iso)
    try:
        if _MONTH.fullmatch(iso):
            day = datetime.date.fromisoformat(f"{iso}-01")
            return f"{_MONTHS[day.month - 1]} {day.year}"
        if not _DAY.match(iso):
            return iso
        day = datetime.date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    clock = iso[10:].removeprefix("T")
    clock = f"{clock}:00" if len(clock) == 2 else clock
    month = _MONTHS[day.month - 1]
    words = f"{day.day} {month} {day.year}"
    return f"{words}, {clock}" if clock else words
