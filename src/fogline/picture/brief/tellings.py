"""What of an event can be told: a clause from its best claim, who else says the same, and who says otherwise."""

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace

from fogline.claims.speech.untrue import UNTRUE
from fogline.events.origins.sides import independent_of
from fogline.picture.brief.agreement import agrees, apart, heard, own_words
from fogline.picture.brief.clauses import Clause, Mood, clause_words
from fogline.picture.brief.counts import with_other_fate
from fogline.picture.brief.deeds import clause_of
from fogline.picture.brief.figures import overtaken
from fogline.picture.brief.parts import Source
from fogline.picture.brief.speakers import Speaker, speaker_of
from fogline.picture.summary import told_findings
from fogline.records.brief import SentenceStanding
from fogline.records.claim import Claim
from fogline.records.event import Origin
from fogline.records.fused import FusedEvent
from fogline.records.ledger import Finding
from fogline.records.reading import Frame

_SURE = 0.6  # confidence of a frame below which it is not told on its own
_TELLINGS = 4  # at most so many of one event
_DENY = re.compile(
    rf"\b(?:den(?:y|ies|ied|ial|ying)|reject\w*|dismiss\w*|refut\w*|disput\w*|no truth|{UNTRUE}|fake|debunk\w*)\b",
    re.IGNORECASE,
)
_UNLIKELY = re.compile(r"\b(?:unlikely|not likely|improbable|plausible)\b", re.IGNORECASE)
_HEDGED = re.compile(
    r"\b(?:reported(?:ly)?|alleged(?:ly)?|apparent(?:ly)?|appears?|appeared|believed?|suspected|"
    r"presumabl[ey]|said to|may have|might have|"
    r"could have|possibl[ey]|perhaps|seems?|suggests?|estimates?)\b",
    re.IGNORECASE,
)
_REACTION = re.compile(
    r"\b(?:probes?|investigat\w+|inquir\w+|outrage|amid|mourning|respon\w+ to|sanctions?|condemn\w*|"
    r"call(?:s|ed|ing)? (?:for|on)|urg\w+|demand\w*|"
    r"provocation|horror|appeal\w*|guilt|advis\w+|tasked|plans? (?:to|with|for)|maps with|refrain|"
    r"asks?|asked|tribunal|trial|proof of|difficult to)\b",
    re.IGNORECASE,
)
_COMING = re.compile(
    r"\b(?:will|would|shall|going to|expect\w*|plans? to|planning to|intends? to|set to|is to|are to|"
    r"about to|prepar\w+ to|predict\w*|forecast\w*|"
    r"anticipat\w*|likely to)\b",
    re.IGNORECASE,
)
_PUBLISHED_AT = re.compile(r"^(?:\d\d\.\d\d\.\d\d \d\d:\d\d|:)|\(\d\d\.\d\d\.\d\d \d\d:\d\d\)|«|\|")


@dataclass(frozen=True, slots=True)
class Voice:
    """An origin that says it, or denies it: who speaks, and the finding that shows it best.

    ``denied`` is what a denial speaks of where that is a deed of another type, or what is said in its stead.
    """

    speaker: Speaker
    finding: Finding
    origin: Origin | None
    denied: Clause | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """One deed of an event: its clause, built from ``lead``; those who say so, lead first; those who deny it.

    ``backing`` are all findings that tell the same deed, ``beside`` the claims (by id) of a second fate that the clause tells
    too. ``worth`` orders tellings of one event.
    """

    event: FusedEvent
    lead: Source
    clause: Clause
    voices: tuple[Voice, ...]
    denials: tuple[Voice, ...]
    backing: tuple[Finding, ...]
    standing: SentenceStanding
    worth: float
    beside: tuple[str, ...] = ()

    @property
    def claim(self) -> Claim:
        """The claim that the clause is built from."""
        return self.lead.claim

    @property
    def future(self) -> bool:
        """Whether it is said to come."""
        return self.claim.reality == "future"

    @property
    def words(self) -> str:
        """The clause in the past, to tell one from another."""
        return clause_words(self.clause)


def tellings(
    event: FusedEvent, frames: Mapping[str, Frame], year: int | None, leading: Container[str] | None = None
) -> tuple[Telling, ...]:
    """Return the deeds of an event that can be told, the best told first; none where its record is too thin.

    ``leading`` are the claims (by id; ``None``: all) that may be told. The others are heard as well: who says the same, and who
    denies it.
    """
    told = [Source(one, frames.get(one.claim.id)) for one in told_findings(event)]
    built = [(one, clause) for one in told if _fit(one) and mood_of(one) and (clause := clause_of(one, year))]
    withdrawn = {
        claim
        for one in event.support.updates
        if one.revised or one.attribute == "number"
        for claim in (one.one, *one.claims[0])
    }
    built = [
        (one, clause)
        for one, clause in built
        if not _of_a_repulse(one, told)
        and one.claim.id not in withdrawn
        and (leading is None or one.claim.id in leading)
    ]
    past = overtaken(event, {one.claim.id for one, _ in built})
    built = [(one, clause) for one, clause in built if one.claim.id not in past]
    built.sort(key=lambda pair: (-_worth(*pair), pair[0].claim.id))
    made: list[Telling] = []
    used: set[str] = set()
    named = {
        one.claim.id
        for one, _ in built
        if one.claim.chain[0].role != "publisher" and not speaker_of(one.finding, None, year).unsourced
    }
    for source, clause in built:
        if source.claim.id in used or len(made) == _TELLINGS:
            continue
        same = [one for one in told if one is source or agrees(source.claim, one.claim)]
        if source.claim.id not in named:  # whoever is named for it is told by his own words
            ids = {one.claim.id for one in same} & named - used
            source, clause = next(  # noqa: PLW2901
                ((one, told_by) for one, told_by in built if one.claim.id in ids), (source, clause)
            )
        other: tuple[str, ...] = ()
        if source.claim.type == "casualties":
            clause, other = _with_wounded(source, clause, [one for one, _ in built])  # noqa: PLW2901
            used.update(other)
        used.update(one.claim.id for one in same)
        made.append(replace(_telling(event, source, clause, same, frames, year), beside=other))
    return tuple(made)


def mood_of(source: Source) -> Mood | None:  # noqa: PLR0911 (one way of telling it a line)
    """Return the mood in which a deed is told, so that the hedge of its source stays; ``None`` where no word of it fits."""
    claim = source.claim
    if claim.reality == "future":
        return "would"
    if claim.reality != "possible":
        return "past"
    trigger = source.frame.trigger.start - claim.evidence.start if source.frame else len(source.finding.evidence)
    before, whole = source.finding.evidence[: max(trigger, 0)], source.finding.evidence
    if re.search(r"\b(?:may|might|could)(?: \w+){0,2}\s+$", before, re.IGNORECASE):
        return "might"
    if _UNLIKELY.search(whole):
        return None
    if re.search(r"\b(?:probably|likely)\b", before, re.IGNORECASE):
        return "probably"
    if re.search(r"\bclaim(?:s|ed|ing)?\b", whole, re.IGNORECASE):
        return "past"  # the verb of saying is the hedge
    return "may" if _HEDGED.search(whole) else None


def _with_wounded(source: Source, clause: Clause, told: Sequence[Source]) -> tuple[Clause, tuple[str, ...]]:
    """Return the clause with another fate that the same words tell, and the ids of the claims that do."""
    for one in told:
        if one.finding.document.id == source.finding.document.id and (both := with_other_fate(source, clause, one)):
            return both, (one.claim.id,)
    return clause, ()


def _fit(source: Source) -> bool:
    claim = source.claim
    if claim.reality == "hypothetical" or (source.frame is not None and source.frame.confidence < _SURE):
        return False
    if _denied_before(source) or _presupposed(source):
        return False
    if claim.reality == "future" and not is_foretold(source):
        return False
    if claim.denied:
        nobody = any(re.match(r"(?:nobody|no one|none|no )", one.text, re.IGNORECASE) for one in claim.targets)
        return nobody and claim.type == "casualties"
    return True


def _before(source: Source) -> str:
    """Return the words of the evidence before the one that names the deed; all of them where that is not known."""
    start = source.frame.trigger.start - source.claim.evidence.start if source.frame else len(source.finding.evidence)
    return source.finding.evidence[: max(start, 0)]


def _presupposed(source: Source) -> bool:
    """Tell whether the deed is only what a call, an inquiry or a reaction is about: nobody says there that it happened."""
    return source.frame is not None and _REACTION.search(_before(source)) is not None


def is_foretold(source: Source) -> bool:
    """Tell whether words just before the deed put it in the future; a demand or an order does not."""
    return source.frame is None or _COMING.search(_before(source)[-60:]) is not None


def _denied_before(source: Source) -> bool:
    """Tell whether the words before the deed deny it, whatever the reading made of them."""
    if source.frame is None or source.claim.reality == "denied":
        return False
    before = source.finding.evidence[: max(source.frame.trigger.start - source.claim.evidence.start, 0)]
    return (
        re.search(
            r"\b(?:den(?:y|ies|ied|ying|ial)|refut\w+|dismiss\w+|did not|does not|has not|have not|had not|"
            r"never|no evidence)\b",
            before,
            re.IGNORECASE,
        )
        is not None
    )


def _of_a_repulse(source: Source, told: Sequence[Source]) -> bool:
    """Tell whether it is the attack that the same sentence says was beaten back."""
    claim = source.claim
    return claim.type in ("assault", "attack") and any(
        one.claim.type == "repulse"
        and one.claim.evidence == claim.evidence
        and one.finding.document.id == source.finding.document.id
        for one in told
    )


def _worth(source: Source, clause: Clause) -> float:
    claim = source.claim
    place, when = claim.place, claim.when
    worth = 2.0 * (source.frame.confidence if source.frame else 0.7)
    worth += 0.7 * bool(clause.object or clause.passive) + 0.5 * bool(claim.actors)
    worth += {"exact": 0.8, "settlement": 0.8, "near": 0.6, "line": 0.5, "district": 0.5, "region": 0.4}.get(
        place.precision if place else "", 0.0
    )
    worth += 0.4 * bool(clause.time) + 0.4 * bool(claim.quantities and when is not None) + 0.3 * bool(claim.quantities)
    worth += 0.5 * (claim.chain[0].role != "publisher") - 0.8 * bool(_PUBLISHED_AT.search(source.finding.evidence))
    worth -= 0.4 * ("“" in clause.subject) + 0.5 * (claim.reality == "possible")
    return worth


def _telling(
    event: FusedEvent,
    lead: Source,
    clause: Clause,
    same: Sequence[Source],
    frames: Mapping[str, Frame],
    year: int | None,
) -> Telling:
    origins = heard(event)
    voices: dict[str, Voice] = {}
    for source in sorted(same, key=lambda one: (one is not lead, one.claim.chain[0].role == "publisher", one.claim.id)):
        origin = origins.get(source.claim.id)
        speaker = speaker_of(source.finding, origin, year)
        if speaker.key not in voices and not (
            speaker.unsourced and any(one.origin is origin for one in voices.values())
        ):
            voices[speaker.key] = Voice(speaker, _said_by(event, source, origin, speaker), origin)
    denials = _denials(event, lead, same, origins, frames, year)
    said = tuple(voices.values())
    return Telling(
        event,
        lead,
        clause,
        said,
        denials,
        tuple(one.finding for one in same),
        standing_of(said, denials),
        _worth(lead, clause),
    )


def _said_by(event: FusedEvent, source: Source, origin: Origin | None, speaker: Speaker) -> Finding:
    """Return the words to show for a speaker: his own, where a report only tells the same in its own voice."""
    if speaker.unsourced or origin is None or source.claim.chain[0].role != "publisher":
        return source.finding
    return own_words(event, source.finding, origin) or source.finding


def standing_of(voices: Sequence[Voice], denials: Sequence[Voice]) -> SentenceStanding:
    """Return how well those who say it and those who deny it support a deed."""
    if denials:
        return "contested"
    if all(one.speaker.unsourced for one in voices):
        return "unsourced"
    solid = [
        one
        for one in voices
        if not one.speaker.unsourced and one.origin is not None and one.origin.kind not in ("unattributed", "outlet")
    ]
    origins = [one.origin for one in distinct(solid) if one.origin]
    ids = {one.id for one in origins}
    if independent_of(origins):
        return "corroborated"
    return "one-sided" if len(ids) > 1 else "single-source"


def distinct(voices: Sequence[Voice]) -> list[Voice]:
    """Return the voices without those that are another one by a shorter name ("the General Staff")."""
    kept: list[Voice] = []
    for one in voices:
        words = set(re.findall(r"\w{3,}", one.speaker.key.partition("|")[0]))
        if not any(
            words <= other or other <= words
            for other in (set(re.findall(r"\w{3,}", k.speaker.key.partition("|")[0])) for k in kept)
        ):
            kept.append(one)
    return kept


def _excludes(claim: Claim) -> bool:
    """Tell whether a claim says what cannot hold beside another: that a place is held which is said to have been taken."""
    return (
        claim.type in ("control", "capture", "repulse") and claim.reality == "factual" and claim.polarity == "positive"
    )


def _holds_itself(claim: Claim) -> bool:
    """Tell whether somebody says that his own side holds a place."""
    own = claim.chain[0].side
    return (
        claim.type == "control" and claim.reality == "factual" and any(one.side == own for one in claim.actors if own)
    )


def _denials(
    event: FusedEvent,
    lead: Source,
    same: Sequence[Source],
    origins: Mapping[str, Origin],
    frames: Mapping[str, Frame],
    year: int | None,
) -> tuple[Voice, ...]:
    """Return who denies it in words that deny, among those whom the record sets against it.

    A denial of a deed of another type ("the army denied having targeted civilians") is told with its own words, or not at all.
    """
    ours = {one.claim.id for one in same}
    against = {
        claim
        for one in event.support.contradictions
        if one.attribute in ("happened", "actor", "control")
        for mine, theirs in (one.claims, one.claims[::-1])
        if ours & set(mine)
        for claim in theirs
        if claim not in ours
    }
    found: dict[str, Voice] = {}
    speaking = speaker_of(lead.finding, origins.get(lead.claim.id), year).key
    for one in event.findings:
        if one.claim.id not in against or not (_DENY.search(one.evidence) or _excludes(one.claim)):
            continue
        other = one.claim.type != lead.claim.type
        denied = clause_of(Source(one, frames.get(one.claim.id)), year) if other else None
        holds = _holds_itself(one.claim)
        if other and ((denied is None and not holds) or apart(lead.claim, one.claim)):
            continue
        if denied is not None and [actor.party for actor in one.claim.actors] == [one.claim.chain[0].party]:
            denied = replace(denied, subject="they" if denied.plural else "it")
        if one.claim.denied or _excludes(one.claim):
            speaker = speaker_of(one, origins.get(one.claim.id), year)
            if not speaker.unsourced and speaker.key != speaking:
                found.setdefault(speaker.key, Voice(speaker, one, origins.get(one.claim.id), denied))
    return tuple(found.values())
