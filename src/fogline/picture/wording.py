"""How the parts of a claim are worded for people: the same words in the terminal and on the page.

The text of a document is untrusted: :func:`plain` takes out what could steer a terminal or turn a line around.
"""

import datetime
import re
from collections.abc import Iterable

from fogline.claims.certainty import BY_REALITY
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

# How an actor alone is joined to the type of event, where "by" would make a cause of somebody who only figures in it.
_ACTOR_LEADS = dict.fromkeys(("displacement", "movement", "withdrawal"), "of") | dict.fromkeys(
    ("agreement", "casualties", "clash", "detention", "election", "explosion", "release", "talks"), "involving"
)
# The same for a target alone; elsewhere an arrow.
_TARGET_LEADS = dict.fromkeys(
    ("abuse", "capture", "casualties", "detention", "displacement", "interception", "release", "siege"), "of"
) | {"damage": "to"}

LEGEND = "How sure the source says it is, not how sure it is true."
_DOUBLE_QUOTES = '“”„«»"'
_QUOTES = (*_DOUBLE_QUOTES, "‘", "’")


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
    """Return who one link of a chain is: the party as resolved, with its side."""
    return party_words(link.party or link.text, "", link.side)


def chain_words(chain: Iterable[Link]) -> str:
    """Return a source chain from the first-hand source to the narrator: who they are, not how they said it."""
    return ARROW_FROM.join(link_words(link) for link in chain)


def voice_words(chain: Iterable[Link]) -> str:
    """Return how the links of a chain are called and through what they speak here: "as “he”, on Telegram"; or ``""``."""
    said = []
    for number, link in enumerate(chain):
        words = link_words(link)
        printed, channel = plain(link.text), plain(link.channel or "")
        named = "" if link.party == "unnamed" else "as "
        parts = [f"{named}“{shorten(printed, 40)}”"] if _says_more(printed, plain(link.party) or printed) else []
        if channel and _folded(channel) not in _folded(words):
            parts.append(channel)
        if parts:
            said.append((f"{words} " if number else "") + ", ".join(parts))
    return "; ".join(said)


def party_words(party: str, text: str, side: str | None) -> str:
    """Return a party as resolved, with the printed words in brackets when they are others, and its side when known."""
    party, text = plain(party), plain(text)
    words = party or text or "unnamed"
    if _says_more(text, words):
        words += f" (“{shorten(text, 40)}”)"
    return f"{words} [{plain(side)}]" if side else words


def _says_more(printed: str, words: str) -> bool:
    return bool(printed) and _folded(printed) not in _folded(words) and _folded(words) not in _folded(printed)


def participants_words(participants: Iterable[Participant]) -> str:
    """Return actors or targets, one after another."""
    return ", ".join(party_words(one.party, one.text, one.side) for one in participants)


def deed_words(claim: Claim) -> str:
    """Return who does it to whom, to be read after the type of event: "by ..." where only the one who does it is known."""
    lead, actors, arrow, targets = deed_parts(claim)
    return f"{lead}{actors}{arrow}{targets}".strip()


def deed_parts(claim: Claim) -> tuple[str, str, str, str]:
    """Return :func:`deed_words` in four parts: the leading word, the actors, the arrow between them and the targets, the targets.

    Not everybody whom a text makes the actor is the cause: people are not the authors of their flight, and of a clash, a meeting
    or a death only the one who figures in it may be told.
    """
    actors, targets = participants_words(claim.actors), participants_words(claim.targets)
    if actors and targets:
        return "", actors, ARROW_TO, targets
    if actors:
        return _ACTOR_LEADS.get(claim.type, "by") + " ", actors, "", ""
    if targets:
        return (
            (f"{_TARGET_LEADS[claim.type]} ", "", "", targets)
            if claim.type in _TARGET_LEADS
            else ("", "", ARROW_TO, targets)
        )
    return "", "", "", ""


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


def told_words(claim: Claim) -> tuple[str, str]:
    """Return how a claim is told, and its band in per cent where that says more than the words (else ``""``).

    A plain assertion has no band: "90–100 %" beside it would look like a probability that it is true.
    """
    band = certainty_words(claim.certainty)
    if claim.reality == "denied" or claim.polarity == "negative":
        return "denied", ""
    if claim.reality == "future":
        return "said to come", band
    if claim.reality == "hypothetical":
        return "hypothetical", band
    if claim.reality == "possible" or claim.certainty.low < BY_REALITY["factual"].low:
        return "hedged", band
    return "told as fact", ""


def quoted(before: str, word: str, after: str) -> tuple[str, str, str]:
    """Return evidence in quotation marks, both or none: words that bring both keep their own, a stray one is dropped."""
    whole = before + word + after
    opens, closes = whole.startswith(_QUOTES), whole.endswith(_QUOTES)
    if opens and closes and len(whole) > 1:
        return before, word, after
    marks = sum(character in _DOUBLE_QUOTES for character in whole)
    if opens and marks == 1 and before:
        before = before[1:]
    if closes and marks == 1 and after:
        after = after[:-1]
    return "“" + before, word, after + "”"


def file_words(source: str) -> str:
    """Return a short name for a source: the file's name, the address, or "standard input"."""
    name = source if "://" in source else source.rstrip("/").rpartition("/")[2]
    return "standard input" if source == "-" else plain(name) or plain(source)


def source_words(source: str) -> str:
    """Return a source as it was given."""
    return "standard input" if source == "-" else plain(source)


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
