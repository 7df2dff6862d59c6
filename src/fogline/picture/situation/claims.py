"""The claims of an event as the page shows them: who says it, how sure, and its words with what they tell marked in them."""

from collections.abc import Iterable, Mapping
from typing import Any

from fogline.picture.addresses import web_address
from fogline.picture.situation.options import Context
from fogline.picture.wording import (
    deed_words,
    label,
    link_words,
    place_words,
    plain,
    quantity_words,
    safe,
    told_words,
    voice_words,
    when_words,
)
from fogline.records import Claim, Span
from fogline.records.ledger import Finding

_LONGEST = 900  # code points of evidence; what is longer is cut around its middle
# The letter that a mark carries, by what the words tell; where marks overlap, the earlier of these wins.
MARKS = {"t": "what happened", "q": "number", "p": "place", "w": "time", "h": "how sure", "s": "source", "a": "party"}


def claim_entry(found: Finding, document: int, origin: int, context: Context | None) -> dict[str, Any]:
    """Return a claim as plain data; ``document`` and ``origin`` are numbers in the lists that the page has of them."""
    claim = found.claim
    told, band = told_words(claim)
    return _filled(
        {
            "id": claim.id,
            "doc": document,
            "origin": origin,
            "type": label(claim.type),
            "chain": [link_words(link) for link in claim.chain],
            "voice": voice_words(claim.chain),
            "deed": deed_words(claim),
            "told": told,
            "reality": "denied" if claim.polarity == "negative" else claim.reality,
            "band": band,
            "where": place_words(claim.place, "") if claim.place else "",
            "when": when_words(claim.when, "") if claim.when else "",
            "numbers": [words for one in claim.quantities if (words := quantity_words(one, "").strip())],
            "text": pieces(found, context.trigger if context else None),
            "before": safe(context.before) if context else "",
            "after": safe(context.after) if context else "",
            "status": "" if found.status == "open" else found.status,
            "corrected": list(found.corrected),
        }
    )


def pieces(found: Finding, trigger: Span | None = None) -> list[list[str]]:
    """Return the evidence in pieces: ``[text]``, or ``[text, mark]`` where the words tell something (:data:`MARKS`).

    Evidence whose length is not that of its span was changed (redacted): nothing is marked in it.
    """
    claim, text = found.claim, found.evidence
    marks: dict[int, str] = {}
    if len(text) == claim.evidence.end - claim.evidence.start:
        for letter, span in _spans(claim, found.corrected):
            for at in range(max(span.start - claim.evidence.start, 0), min(span.end - claim.evidence.start, len(text))):
                marks[at] = letter
        if trigger is not None:
            marks |= dict.fromkeys(range(max(trigger.start, 0), min(trigger.end, len(text))), "t")
    out: list[list[str]] = []
    shown = safe(text[:_LONGEST])
    for at, character in enumerate(shown):
        mark = marks.get(at, "")
        if out and (out[-1][1] if len(out[-1]) > 1 else "") == mark:
            out[-1][0] += character
        else:
            out.append([character, mark] if mark else [character])
    if len(text) > _LONGEST:
        out.append(["…"])
    return out


def _spans(claim: Claim, corrected: Iterable[str]) -> Iterable[tuple[str, Span]]:
    """Yield what the words of a claim tell, the marks that win last."""
    by_hand = set(corrected)
    for field, people in (("actors", claim.actors), ("targets", claim.targets)):
        if field not in by_hand:
            yield from (("a", one.span) for one in people)
    if "chain" not in by_hand:
        yield from (("s", link.span) for link in claim.chain if link.span is not None)
    if "certainty" not in by_hand:
        yield from (("h", span) for span in claim.certainty_words)
    if claim.when is not None and "when" not in by_hand:
        yield "w", claim.when.derived_from
    if claim.place is not None and "place" not in by_hand:
        yield "p", claim.place.derived_from
    if "quantities" not in by_hand:
        yield from (("q", one.span) for one in claim.quantities)


def document_entry(found: Finding) -> dict[str, Any]:
    """Return a document as plain data: its title, publisher, day and web address."""
    from fogline.picture.moments import interval_words

    head = found.document
    published = head.published
    day = ""
    if published.start and published.end:
        day = interval_words(published.start.isoformat(), published.end.isoformat())
    return _filled(
        {
            "id": head.id,
            "title": plain(head.title or ""),
            "publisher": plain(head.publisher or ""),
            "day": day + (" (inferred)" if day and published.how == "inferred" else ""),
            "url": web_address(head.url) or "",
            "copy": bool(head.copy_of),
        }
    )


def _filled(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what is empty: the page takes what is missing as empty."""
    return {key: value for key, value in entry.items() if value not in ("", [], None) and value is not False}
