"""Grades: how well an event is supported, by stated rules, with the reasons in words.

Status
    *unknown*: nobody says that it happened or that it did not (plans, warnings, a denied aim, who cannot tell).
    *denied*: all who speak of it say that it did not.
    *contested*: some origins say that it did and others that it did not, or say what excludes it; who denies only that
    he did it does neither. *corroborated*: at least two independent origins affirm it, of different sides or one of them
    neutral, and not of soldiers harmed the one and of civilians the other. *one-sided*: several origins, none of which
    so bears out another. *single-origin*: one origin, or one and reports that name no source (which may rest on it).

Credibility (second half of the Admiralty pair)
    1 corroborated by more than one report and undisputed; 2 corroborated, but by one report alone or disputed only by
    those who gain by a denial, or undisputed and told by a monitor, by an outlet's own people or against interest; 3
    undisputed otherwise, or contested otherwise and likely all the same; 4 contested otherwise; 5 denied, or disputed by
    a monitor or against interest and not corroborated, as long as it is unlikely, else as contested otherwise; 6 unknown,
    or only reports that name no source. So the figure never says "doubtful" of what the likelihood calls likely.

Reliability (first half)
    The letter of the best origin that affirms (of a denied event: that denies), by what it is and its stake, from the
    table, or as an analyst has stated it of the publisher whose word it is.
"""

from collections.abc import Sequence
from typing import Literal

from fogline.events.contradictions.doubts import WHO_WAS_HARMED, doing_denied
from fogline.events.contradictions.stand import Stand
from fogline.events.grading.reliability import Letter, Reliability, reliability
from fogline.events.grading.tolls import bearing_out
from fogline.events.grading.voices import Voice, letter_of
from fogline.events.grading.weights import probability, voices, weigh
from fogline.events.grading.wording import IMPROBABLE, LIKELY, admiralty_words, dispute_lines
from fogline.events.origins.sides import independent, independent_of, voices_of
from fogline.events.publishers import NONE, Publishers
from fogline.records.event import Admiralty, Grade, Origin, Status
from fogline.records.support import Contradiction, OriginGraph, Weight

_LOOSE = frozenset({"unattributed", "outlet"})
_SOUND = frozenset({"monitor", "correspondent"})


def grade_event(
    kind: str,
    stands: Sequence[Stand],
    graph: OriginGraph,
    contradictions: Sequence[Contradiction] = (),
    table: Reliability | None = None,
    publishers: Publishers = NONE,
) -> tuple[Grade, tuple[Weight, ...]]:
    """Return the grade of an event of type ``kind`` and the addends of its log-odds.

    ``publishers`` are those of whom an analyst has stated something.
    """
    table = table or reliability()
    stands = _on_whether(stands)
    heard = voices(stands, _opposed(kind, stands, contradictions), table, publishers)
    weights = weigh(kind, heard, table)
    yes, no = [one for one in heard if one.says == "yes"], [one for one in heard if one.says == "no"]
    status, why = _status(yes, no, bearing_out(kind, yes))
    confirmed = status == "corroborated" and _reports(yes) > 1
    if status == "corroborated" and not confirmed:
        why = f"{why}, all known from one report"
    chance = round(probability(weights, table, corroborated=confirmed), 4)
    pair = Admiralty(_letter(yes or no, table), _credibility(status, yes, no, chance, confirmed=confirmed))
    attributes = [one for one in contradictions if one.attribute not in ("happened", "control")]
    disputes = [f"contested: {line}" for line in dispute_lines(attributes, graph.origins)]
    reasons = (graph.words, why, *(one.words for one in weights[1:]), *disputes, admiralty_words(pair))
    return Grade(status, chance, pair, reasons), weights


def _on_whether(stands: Sequence[Stand]) -> Sequence[Stand]:
    """Return the stands without who denies that he did it, where others say that it happened: that he leaves open."""
    if not any(one.says == "yes" for one in stands):
        return stands
    return [one for one in stands if one.says != "no" or not doing_denied(one)]


def _reports(heard: Sequence[Voice]) -> int:
    """Return how many reports tell it; copies of one text are one."""
    heads = [stand.finding.document for one in heard for stand in one.stands]
    return len({head.copy_of or head.id for head in heads})


def _opposed(kind: str, stands: Sequence[Stand], contradictions: Sequence[Contradiction]) -> frozenset[str]:
    """Return the claims that exclude what the event is: of two that exclude each other, the ones of another type,
    else the fewer.
    """
    types = {one.claim.id: one.claim.type for one in stands}
    found: set[str] = set()
    for one in contradictions:
        if one.attribute != "control" and one.about != WHO_WAS_HARMED:
            continue
        ours, theirs = one.claims
        if (types.get(one.one) == kind) != (types.get(one.other) == kind):
            found.update(theirs if types.get(one.one) == kind else ours)
        else:
            found.update(theirs if len(ours) >= len(theirs) else ours)
    return frozenset(found)


def _status(yes: list[Voice], no: list[Voice], bearing: Sequence[list[Voice]]) -> tuple[Status, str]:
    affirm, deny = [one.origin for one in yes], [one.origin for one in no]
    if yes and not no:
        return _undisputed(affirm, [[one.origin for one in group] for group in bearing])
    if yes:
        return "contested", f"affirmed by {_names(affirm)}; denied or excluded by {_names(deny)}"
    if no:
        return "denied", f"all who speak of it say that it did not happen: {_names(deny)}"
    return (
        "unknown",
        "nobody says that it happened or that it did not: only plans, conditions, or words that leave it open",
    )


def _undisputed(affirm: list[Origin], bearing: Sequence[list[Origin]]) -> tuple[Status, str]:
    apart = max(map(independent_of, bearing), key=len, default=())
    if apart:
        voices = voices_of(apart)
        several = (
            ""
            if voices == len(apart)
            else f" ({voices} of them, as those of one side, or of none that is known, are one)"
        )
        return "corroborated", f"{len(apart)} origins, independent by side{several}: {_names(apart, camps=True)}"
    standing = [one for one in affirm if one.kind not in _LOOSE]
    if len(standing) > 1:
        camps = {one.camp for one in standing}
        one_side = len(camps) == 1 and None not in camps
        why = f"all of one side ({camps.pop()})" if one_side else "none known to be of another side or neutral"
        why = "each of others who were harmed" if not one_side and independent_of(affirm) else why
        return "one-sided", f"{len(standing)} origins, {why}: {_names(standing)}"
    if not standing:
        return "single-origin", f"no report names a first-hand source: {_names(affirm)}"
    rest = ", besides reports whose source is not known and may be the same" if len(affirm) > 1 else ""
    return "single-origin", f"one origin{rest}: {_names(standing)}"


def _credibility(
    status: Status, yes: list[Voice], no: list[Voice], chance: float, *, confirmed: bool
) -> Literal[1, 2, 3, 4, 5, 6]:
    sound = any(one.origin.kind in _SOUND or one.stake == "against" for one in yes)
    refuted = any(one.origin.kind in _SOUND or one.stake == "against" for one in no)
    backed = any(independent(one.origin, other.origin) for one in yes for other in yes)
    if status == "unknown" or all(one.origin.kind in _LOOSE for one in (*yes, *no)):
        return 6
    if status == "denied" or (refuted and not backed):
        return 5 if chance < IMPROBABLE else _disputed(chance)
    if status == "contested":
        return 2 if backed and all(one.stake == "gain" for one in no) else _disputed(chance)
    return 1 if confirmed else 2 if sound or backed else 3


def _disputed(chance: float) -> Literal[3, 4]:
    """Return "possibly true" where it is likely for all that is said against it, else "doubtful"."""
    return 3 if chance >= LIKELY else 4


def _letter(heard: list[Voice], table: Reliability) -> Letter:
    letters = sorted(letter_of(one, table) for one in heard)
    return letters[0] if letters else "F"


def _names(origins: Sequence[Origin], *, camps: bool = False) -> str:
    def name(one: Origin) -> str:
        whose = (one.camp if camps else None) or one.side
        return f"{one.party} [{whose}]" if whose else one.party

    return ", ".join(map(name, origins))
