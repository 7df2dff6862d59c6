"""How sure: the band of probability that a chain gives to its frame, and the words that give it.

Without words of certainty the reality decides. Our own bands, to be read as "what the chain says", never as what is true:

=============  ===========  ====================================================================
factual        0.90..1.00   told flatly
possible       0.20..0.80   hedged, in words that no table has
future         0.40..0.90   planned, promised, expected
hypothetical   0.00..0.50   a condition, a warning of what may follow
denied         0.00..0.10   said not to be so (the band is that of the event, the polarity negative)
=============  ===========  ====================================================================

With words, the band is the ontology's for the yardstick of the speaker: in a hedged, future or hypothetical frame the word
nearest to the trigger within its clause and its saying, in any frame a doubting cue ("claimed", "it is thought") or a hedge right
before the trigger ("may have been killed"); of several the weakest. Who confirms a plan makes it no surer than a plan.
"""

import re
from functools import cache, lru_cache

from fogline.claims.page import Page
from fogline.claims.sources.chains import Voice
from fogline.claims.words import word_set
from fogline.ontology import CertaintyTable, load
from fogline.records import Certainty, Frame, Link, Reality, Span

BY_REALITY: dict[Reality, Certainty] = {
    "factual": Certainty(0.9, 1.0),
    "possible": Certainty(0.2, 0.8),
    "future": Certainty(0.4, 0.9),
    "hypothetical": Certainty(0.0, 0.5),
    "denied": Certainty(0.0, 0.1),
}
_CLAUSE_END = re.compile(
    r"[;:–—]|, (?:but|while|although|though|and|which|who|where|as|after|before)\b|"
    r"\b(?:but|while|although|because|since|(?<!day )(?<!hours )after|until)\b|\b(?:day|days|hours|week|weeks|just) after\b"
)
# Plain verbs of saying once a source stands beside them, and not words of doubt.
_PLAIN_CUES = word_set("reported reports report suggests suggest expected believed")
_NO_HEDGE = re.compile(
    r"\b(?:everything|anything|wherever|whenever|if|soon as|much as|where) possible$|\b(?:less|more|as) likely$|"
    r"\bnot (?:\w+ )?(?:certain|confirmed|clear|verified)$|"
    r"\b(?:should|not|never|cannot) be expected to$",
    re.IGNORECASE,
)
_FOR_A_DEED = re.compile(r"\s*responsibility", re.IGNORECASE)
_SURE = 0.85  # from here on a cue ("confirmed") says that something is so, which a plan or a guess is not
_BETWEEN = re.compile(r"\s*(?:(?:to|have|has|had|be|been|being|also|already|now|just|\w+ly)\s+)*", re.IGNORECASE)
_MAY_CUT_DENIED = 0.45  # "unlikely" softens a denial, "may" does not


def certainty(page: Page, frame: Frame, voice: Voice, links: tuple[Link, ...]) -> tuple[Certainty, tuple[Span, ...]]:
    """Return the band that the chain gives to the frame, and the words it rests on, in text order."""
    reality = frame.reality
    speaker = _speaker(links[0])
    found = [entry for entry in _in_cues(page, voice, speaker) if reality == "factual" or entry[1].low < _SURE]
    nearest = _in_clause(page, frame, voice, speaker)
    if reality == "factual" and nearest is not None and not _governs(page, nearest[0], frame.trigger):
        nearest = None
    if nearest is not None and (reality != "denied" or nearest[1].high <= _MAY_CUT_DENIED):
        found.append(nearest)
    if reality == "denied":
        found = [entry for entry in found if entry[1].high <= _MAY_CUT_DENIED]
    if not found:
        return BY_REALITY[reality], ()
    weakest = min((band for _, band in found), key=lambda band: (band.low + band.high, band))
    return weakest, tuple(sorted({span for span, _ in found}))


def _in_cues(page: Page, voice: Voice, speaker: str) -> list[tuple[Span, Certainty]]:
    found = []
    for saying in voice:
        if saying.cue is None:
            continue
        for word in _table().find(page.words(saying.cue).lower(), speaker):
            if saying.source is not None and word.word in _PLAIN_CUES:
                continue
            if _FOR_A_DEED.match(page.text, saying.cue.end):
                continue  # who claims responsibility leaves no doubt about the deed
            found.append((_shift(word.span, saying.cue.start), word.band))
    return found


def _governs(page: Page, word: Span, trigger: Span) -> bool:
    """Tell whether only helping words stand between a hedge and the trigger ("may have been killed")."""
    return word.end <= trigger.start and _BETWEEN.fullmatch(page.text, word.end, trigger.start) is not None


def _in_clause(page: Page, frame: Frame, voice: Voice, speaker: str) -> tuple[Span, Certainty] | None:
    clause = _within(clause_of(page, frame.trigger), frame.trigger, voice)
    words = [(_shift(word.span, clause.start), word.band) for word in _table().find(page.words(clause), speaker)]
    if not words:
        return None
    words = [entry for entry in words if not entry[0].overlaps(frame.trigger) and not page.cues_at(entry[0])]
    words = [entry for entry in words if not _NO_HEDGE.search(page.text[clause.start : entry[0].end])]
    words = [entry for entry in words if entry[0].end <= frame.trigger.start or not _of_another(page, entry[0])]
    if not words:
        return None
    # A hedge stands before what it hedges far more often than after it.
    return min(words, key=lambda entry: (_distance(entry[0], frame.trigger), entry[0]))


def _within(clause: Span, trigger: Span, voice: Voice) -> Span:
    """Cut the clause to the words of the innermost saying: what stands around them hedges something else."""
    held = next((part for saying in voice[:1] for part in saying.parts if part.contains(trigger)), None)
    return Span(max(clause.start, held.start), min(clause.end, held.end)) if held is not None else clause


def clause_of(page: Page, span: Span) -> Span:
    """Return the part of the sentence of ``span``, between stronger marks and conjunctions, that holds it."""
    sentence = page.sentence_of(span)
    start, end = sentence
    for mark in page.once(_clause_ends, sentence):
        if mark.end <= span.start:
            start = mark.end
        elif mark.start >= span.end:
            end = mark.start
            break
    return Span(start, end)


def _clause_ends(page: Page, sentence: Span) -> tuple[Span, ...]:
    return tuple([Span(*found.span()) for found in _CLAUSE_END.finditer(page.text, *sentence)])


def _of_another(page: Page, word: Span) -> bool:
    """Tell whether an adjective of doubt behind the trigger belongs to another noun ("strikes and possible landings")."""
    if page.words(word).lower() not in (
        "possible",
        "potential",
        "alleged",
        "purported",
        "suspected",
        "apparent",
        "unconfirmed",
    ):
        return False
    return not re.search(
        r"\b(?:is|are|was|were|be|been|remains?|not)\s*$", page.text[max(0, word.start - 12) : word.start]
    )


def _distance(word: Span, trigger: Span) -> int:
    return trigger.start - word.end if word.end <= trigger.start else 2 * (word.start - trigger.end) + 10


def _shift(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _speaker(link: Link) -> str:
    return link.text if _has_yardstick(link.text) else link.party


@lru_cache(maxsize=256)
def _has_yardstick(name: str) -> bool:
    table = _table()
    return table.yardstick_for(name) is not table.yardstick_for(None)


@cache
def _table() -> CertaintyTable:
    return load().certainty
