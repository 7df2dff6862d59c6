"""The last word of an origin, and what it weighs by what it is, its stake, and what is stated of who published it."""

from dataclasses import dataclass, replace
from typing import Literal

from fogline.events.contradictions.stand import Stand
from fogline.events.grading.reliability import Letter, Reliability, Stake
from fogline.events.grading.wording import reliability_words
from fogline.events.publishers import Publishers
from fogline.ledger.folding import name_key
from fogline.records.event import Origin, OriginKind

_OWN: frozenset[OriginKind] = frozenset({"correspondent", "unattributed"})


@dataclass(frozen=True, slots=True)
class Voice:
    """An origin's last word on whether the event happened, with its stake and how sure it is (0..1, the middle of
    its band).

    ``stated`` is how reliable the publisher is whose own word it is, ``carried`` how reliable the best of those is
    through whom alone it is known, where an analyst has stated that and it changes the weight.
    """

    origin: Origin
    says: Literal["yes", "no"]
    stake: Stake
    sure: float
    stands: tuple[Stand, ...]
    stated: Letter | None = None
    carried: Letter | None = None


def judged(voice: Voice, table: Reliability, publishers: Publishers) -> Voice:
    """Return ``voice`` with what is stated of its publishers, as far as that changes what it weighs."""
    if not publishers.by_key:
        return voice
    letters = [_letter_of(one.finding.document.publisher, publishers, table) for one in voice.stands]
    if voice.origin.kind == "outlet":  # it is cited: what counts is what is stated of it, not of who cites it
        stated = _letter_of(voice.origin.party, publishers, table)
        return replace(voice, stated=stated) if stated else voice
    known = sorted(letter for letter in letters if letter)
    if not known:
        return voice
    if voice.origin.kind in _OWN or _publishes_itself(voice):
        better = table.publishers[known[0]] > _row(voice, table)
        return replace(voice, stated=known[0]) if better or len(known) == len(letters) else voice
    if len(known) == len(letters) and known[0] in table.carried:
        return replace(voice, carried=known[0])
    return voice


def weight_of(voice: Voice, table: Reliability) -> float:
    """Return what a word weighs that is said flatly (log-odds)."""
    row = _row(voice, table)
    if voice.stated:
        stated = table.publishers[voice.stated]
        return min(stated, row) if voice.stake == "gain" else stated
    return row * table.carried[voice.carried] if voice.carried else row


def letter_of(voice: Voice, table: Reliability) -> Letter:
    """Return the letter of the Admiralty code for a voice."""
    if voice.stated:
        return voice.stated
    own = table.letters[voice.origin.kind][voice.stake]
    return max(own, voice.carried) if voice.carried else own


def judged_words(voice: Voice) -> str:
    """Return what is stated of its publishers, to be added to a reason."""
    if voice.stated:
        return f"; stated to be {reliability_words(voice.stated)} ({voice.stated})"
    if voice.carried:
        words = reliability_words(voice.carried)
        return f"; known only from publishers stated to be {words} ({voice.carried}) at best"
    return ""


def _row(voice: Voice, table: Reliability) -> float:
    rows = table.weights if voice.says == "yes" else table.denials
    return rows[voice.origin.kind][voice.stake]


def _publishes_itself(voice: Voice) -> bool:
    return all(name_key(one.finding.document.publisher or "") == name_key(voice.origin.party) for one in voice.stands)


def _letter_of(name: str | None, publishers: Publishers, table: Reliability) -> Letter | None:
    """Return how reliable a publisher is stated to be; F says no more than that it cannot be judged."""
    known = publishers.get(name)
    return next((letter for letter in table.publishers if known and letter == known.reliability), None)
