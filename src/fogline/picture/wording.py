"""How the parts of a claim are worded for people: the same words in the terminal and on the page.

The text of a document is untrusted: :func:`plain` takes out what could steer a terminal or turn a line around.
"""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from fogline.picture.moments import interval_words
from fogline.picture.sides import side_title
from fogline.records import Certainty, Claim, Footprint, Interval, Link, Participant, Published, QuantityRange, Span

ARROW_FROM = " ← "
ARROW_TO = " → "

# C0 and C1 controls (terminal escapes begin with one), and the marks that reorder text.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]|[\ud800-\udfff]")
_EMBEDS = re.compile("[\u202a-\u202c\u2066-\u2069]")  # those that only set a name of another direction apart
_SPACES = re.compile(r"\s+")
# How an actor alone is joined to the type of event, where "by" would make a cause of somebody who only figures in it.
_ACTOR_LEADS = dict.fromkeys(("displacement", "movement", "withdrawal"), "of") | dict.fromkeys(
    ("agreement", "casualties", "clash", "detention", "election", "explosion", "release", "talks"), "involving"
)
# The same for a target alone; elsewhere an arrow.
_TARGET_LEADS = dict.fromkeys(
    ("abuse", "capture", "casualties", "detention", "displacement", "interception", "release", "siege"), "of"
) | {"damage": "to"}

# What stands before the name in a place phrase and says no more than that it is there.
_LEADING = re.compile(r"^(?:(?:in|at|on|to|into|from|across|of|for|the|city|town|village|settlement)\b\s*)+")
_DOUBTFUL = 0.5  # below this confidence the other places of the name are spoken of

LEGEND = "How sure the source says it is, not how sure it is true."
_DOUBLE_QUOTES = '“”„«»"'
_QUOTES = (*_DOUBLE_QUOTES, "‘", "’")


def plain(text: str) -> str:
    """Return ``text`` on one line, with control characters, direction overrides and lone surrogates shown as U+FFFD.

    Marks that only set a name of another direction apart are left out.
    """
    return _SPACES.sub(" ", _CONTROLS.sub("\ufffd", _EMBEDS.sub("", text))).strip()


def safe(text: str) -> str:
    """Return ``text`` with the same characters replaced but every space and line break kept (the length stays the same)."""
    return _CONTROLS.sub("\ufffd", text)


def label(name: str) -> str:
    """Return a name of the ontology in words: ``missile_strike`` is "missile strike"."""
    return plain(name).replace("_", " ")


def counted(number: int, noun: str) -> str:
    """Return a count with its noun: "1 report", "1,200 reports"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


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
    if side and party == side:
        party = side_title(side)  # "Four Russian missiles": of the party no more is told than its side
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
    """Return a place: where it lies in few words, the printed words where they say more, a doubt where there is one.

    What only describes a place that nobody can find ("under the concrete") stands in quotes: it is the report's word for it.
    """
    name = ", ".join(part for part in plain(place.name).split(", ") if part.strip(" ,"))
    printed = plain(place.derived_from.of(text))
    words = plain(place.words).replace("<=", "≤") or name or printed
    if not place.words and place.latitude is None and place.geometry is None and words.islower():
        words = f"“{words}”"
    if printed and _LEADING.sub("", _folded(printed)) not in _folded(words):
        words += f" (“{shorten(printed, 60)}”)"
    if place.confidence is not None and place.confidence < _DOUBTFUL and len(place.candidates) > 1:
        words += ", or another place of that name"
    if place.words or place.radius_km is None:
        return words
    return f"{words}, within {_number(place.radius_km)} km"


def when_words(when: Interval, text: str, year: int | None = None) -> str:
    """Return an interval of time, with the printed words it was read from and the other days that they may mean.

    ``year`` is one that needs no telling, that of the publication.
    """
    printed = shorten(plain(when.derived_from.of(text)), 60)
    told = [interval_words(one.start, one.end, year) for one in (when, *when.candidates)]
    words = plain(" or ".join(dict.fromkeys(filter(None, told))))
    if not words:
        return f"“{printed}”" if printed else "unknown"
    return words if not printed or _folded(printed) in _folded(words) else f"{words} (“{printed}”)"


def published_year(published: Published) -> int | None:
    """Return the year of publication, where it is one and known."""
    years = {day.year for day in (published.start, published.end) if day}
    return years.pop() if len(years) == 1 else None


def published_words(published: Published, text: str) -> str:
    """Return the publication date and how it is known."""
    if published.start is None or published.end is None:
        return "publication date unknown"
    words = interval_words(published.start.isoformat(), published.end.isoformat())
    evidence = ", ".join(f"“{shorten(plain(span.of(text)), 40)}”" for span in published.evidence[:3])
    how = {"stated": "as stated", "metadata": "from the page", "inferred": "inferred"}.get(published.how, published.how)
    return f"{words} ({how} from {evidence})" if evidence and how == "inferred" else f"{words} ({how})"


def quantity_words(quantity: QuantityRange, text: str) -> str:
    """Return a number or range, with its unit, what is counted, what became of it and whose it is."""
    words = _range_words(quantity, plain(quantity.span.of(text)))
    unit = "" if quantity.unit in ("ratio", "%") else plain(quantity.unit or "")
    told = " ".join(part for part in (words, unit, plain(quantity.of or "")) if part)
    if quantity.fate and _folded(quantity.fate) not in _folded(told):
        told += f" {plain(quantity.fate)}"
    whole = plain(quantity.whole.of(text)) if quantity.whole else ""
    return told + (f" [{plain(quantity.side)}]" if quantity.side else "") + (f" (of {whole})" if whole else "")


def _range_words(quantity: QuantityRange, printed: str) -> str:
    low, high = quantity.low, quantity.high
    if low is None and high is None:
        return printed
    scale, sign = {"ratio": (100, " %"), "%": (1, " %")}.get(quantity.unit or "", (1, ""))
    ends = [None if end is None else _number(round(end * scale, 2)) + sign for end in (low, high)]
    if ends[0] is None or ends[1] is None:
        return f"at least {ends[0]}" if ends[1] is None else f"at most {ends[1]}"
    words = ends[0] if ends[0] == ends[1] else f"{_number(round((low or 0) * scale, 2))}–{ends[1]}"
    if ends[0] != ends[1] and printed and not any(map(str.isdigit, printed)):
        return f"{printed} ({words})"  # "24–99" alone would look like a count that nobody made
    return f"about {words}" if quantity.approximate else words


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
    # Here, because the command line words its errors with this module: it should start without the rules of claims.
    from fogline.claims.reality.certainty import BY_REALITY

    band = certainty_words(claim.certainty)
    if claim.denied:
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


def change_words(change: str) -> str:
    """Return what a decision changes (JSON text) in a line: of a place its words, of a time its ends, of the rest the values."""
    said = []
    for field, value in json.loads(change).items():
        if isinstance(value, dict) and (value.get("words") or value.get("name")):
            value = str(value.get("words") or value["name"]).replace("<=", "≤")  # noqa: PLW2901
        elif isinstance(value, dict) and "start" in value:
            value = interval_words(value["start"], value.get("end")) or "unknown"  # noqa: PLW2901
        written = value if isinstance(value, str) else _listed(value) or json.dumps(value, ensure_ascii=False)
        said.append(f"{label(field)}: {'none' if value is None else written}")
    return shorten(plain("; ".join(said)), 300)


def _listed(value: object) -> str:
    """Return parties or quantities of a change as they are typed ("12–20 civilians killed; 3 wounded"); nothing for others."""
    if not isinstance(value, list) or not value or not all(isinstance(one, dict) for one in value):
        return ""
    return "; ".join(_typed(one) for one in value) if all("party" in one or "low" in one for one in value) else ""


def _typed(one: Mapping[str, Any]) -> str:
    side = f"[{one['side']}]" if one.get("side") else ""
    if "party" in one:
        return " ".join(filter(None, (str(one["party"]), side)))
    low, high = (None if one.get(end) is None else _number(float(one[end])) for end in ("low", "high"))
    if low is None or high is None:
        count = f"at least {low}" if high is None else f"at most {high}"
    else:
        count = low if low == high else f"{low}–{high}"
    return " ".join(filter(None, (count, one.get("of"), one.get("fate"), side)))


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
