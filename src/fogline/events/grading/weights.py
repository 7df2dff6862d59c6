"""The log-odds of an event as a sum, each addend with its reason: where it starts, who affirms, who denies.

The model is a naive Bayes sum of log likelihood ratios (Good 1950, "weight of evidence") with three corrections: an
origin counts
once however often it is printed, origins of one camp are discounted since they share a source, and the words of
certainty scale
what a word weighs.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

from fogline.events.contradictions.stand import Stand
from fogline.events.grading.reliability import Reliability
from fogline.events.grading.stakes import Scene, stake_of
from fogline.events.grading.voices import Voice, judged, judged_words, weight_of
from fogline.events.grading.wording import many, stake_words
from fogline.events.publishers import NONE, Publishers
from fogline.records.support import Weight


def voices(
    stands: Sequence[Stand], opposed: frozenset[str], table: Reliability, publishers: Publishers = NONE
) -> tuple[Voice, ...]:
    """Return the last word of each origin; ``opposed`` are claims (by id) that exclude what the event says it is."""
    by_origin: dict[str, list[Stand]] = defaultdict(list)
    for stand in stands:
        if stand.says != "open":
            by_origin[stand.origin.id].append(stand)
    scene = Scene.of(stands)
    found = []
    for members in by_origin.values():
        last_day = max(one.day or "" for one in members)
        last = [one for one in members if (one.day or "") == last_day]
        against = [one for one in last if one.says == "no" or one.claim.id in opposed]
        affirming = [one for one in last if one.says == "yes" and one.claim.id not in opposed]
        said = affirming if len(affirming) >= len(against) else against
        denies = said is against
        by_type = denies and all(one.says == "no" for one in said)
        stake = stake_of(members[0].origin, said, scene, table, denies=by_type)
        middles = [(one.claim.certainty.low + one.claim.certainty.high) / 2 for one in said]
        sure = sum(middles) / len(middles)
        if denies:
            flat = [1 - middle if one.says == "no" else middle for one, middle in zip(said, middles, strict=True)]
            sure = sum(flat) / len(flat)
        voice = Voice(members[0].origin, "no" if denies else "yes", stake, sure, tuple(said))
        found.append(judged(voice, table, publishers))
    return tuple(found)


def weigh(kind: str, heard: Sequence[Voice], table: Reliability) -> tuple[Weight, ...]:
    """Return the addends of the log-odds of an event of type ``kind``."""
    start = _start(kind, heard, table)
    if not heard:
        return start, Weight(
            "announced", _times(table, "announced", table.announced), "it is only announced or warned of"
        )
    yes, no = [one for one in heard if one.says == "yes"], [one for one in heard if one.says == "no"]
    alone = [
        Weight("only gain", _times(table, "only gain", table.only_gain), "nobody says so but those who gain by it")
    ]
    serves = bool(yes) and all(one.stake == "gain" for one in yes)
    return (start, *_weighed(yes, table), *(alone if serves else ()), *_weighed(no, table))


def _start(kind: str, heard: Sequence[Voice], table: Reliability) -> Weight:
    """Return where the sum starts: how often what is told of this type did happen says nothing where nobody tells it."""
    if heard and all(one.says == "no" for one in heard):
        return Weight("only denied", 0.0, "nobody says that it happened, so it starts at even")
    prior = table.prior_of(kind)
    return Weight("prior", _times(table, "prior", logit(prior)), f"events of this type start at {prior:.0%}")


def affirmed(weights: Iterable[Weight]) -> bool:
    """Tell whether anybody says that it happened; a ``shift`` is added only then."""
    return any(one.name.startswith("yes:") for one in weights)


def probability(weights: Sequence[Weight], table: Reliability, *, corroborated: bool = True) -> float:
    """Return the probability that the addends come to, kept inside the bounds of the table.

    What is not ``corroborated`` is never almost certain, however often such things came true: ``table.alone`` times as likely.
    What is only denied is unlikely at best.
    """
    low, high = table.bounds
    chance = 1 / (1 + math.exp(-(sum(one.value for one in weights) + table.shift * affirmed(weights))))
    if any(one.name == "only denied" for one in weights):
        high = table.denied
    return min(high, max(low, chance)) * (1.0 if corroborated else table.alone)


def logit(share: float) -> float:
    """Return the log-odds of a probability."""
    return math.log(share / (1 - share))


def scale(sure: float, table: Reliability) -> float:
    """Return what part of its weight a word has that is ``sure`` (0..1): 1 flatly, 0 at even, less than 0 below."""
    return max(table.least, min(1.0, (sure - table.even) / (table.sure - table.even)))


def _weighed(heard: list[Voice], table: Reliability) -> list[Weight]:
    """Weigh voices that say the same; of one camp the strongest counts full, each further one less."""
    full = sorted(((_full(one, table), one) for one in heard), key=lambda entry: (-entry[0], entry[1].origin.id))
    before: dict[str, int] = defaultdict(int)
    found = []
    for value, voice in full:
        camp = voice.origin.camp or "unknown"
        share = 1.0 if camp == "neutral" else table.same_camp ** before[camp]
        before[camp] += 1
        name = (
            f"{voice.says}:stated:{voice.stated}" if voice.stated else f"{voice.says}:{voice.origin.kind}:{voice.stake}"
        )
        sign = 1 if voice.says == "yes" else -1
        weight = sign * value * share
        found.append(Weight(name, _times(table, name, weight), _words(voice, share), voice.origin.id))
    return found


def _full(voice: Voice, table: Reliability) -> float:
    return weight_of(voice, table) * scale(voice.sure, table)


def _times(table: Reliability, name: str, value: float) -> float:
    return value * table.multipliers.get(name, 1.0)


def _words(voice: Voice, share: float) -> str:
    side = f" [{voice.origin.side}]" if voice.origin.side else ""
    several = many(voice.origin.kind, voice.origin.party)
    verb = f"{'say' if several else 'says'} {'so' if voice.says == 'yes' else 'it is not so'}"
    if voice.origin.kind == "unattributed":
        return f"{voice.origin.party}: {verb}, and no source is named{judged_words(voice)}"
    hedged = f", {'hedged' if voice.sure < 0.85 else 'flatly'}" if voice.sure < 0.85 else ""
    shared = ", another voice of the same side" if share < 1 else ""
    why = f"{stake_words(voice.origin.kind, voice.stake, voice.origin.party)}{judged_words(voice)}{shared}"
    return f"{voice.origin.party}{side} {verb}{hedged}: {why}"
