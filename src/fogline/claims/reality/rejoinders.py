"""Rejoinders: denials in short, which tell again what somebody said right before only to say that it is not so.

"Elders say troops fired on the crowd; the army denies that", "..., a charge the council rejects", "Villagers blame the militia. A
spokesman denied it." What the elders say is told once more as denied by the army, with the words from the one to the other, and
the denying is then no event of its own. Only what has a speaker of its own is denied so; what the narrator tells is only in the
same sentence ("men entered Orvel, but the mayor denied it"), and "the ministry's claim" is what the ministry said.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from fogline.claims.page import Page
from fogline.claims.reality.blamed import blamed_in_short
from fogline.claims.reality.disowned import Told, disownings, told_in_sentences
from fogline.claims.sources.resolve import Sources
from fogline.claims.speech.sayings import Saying
from fogline.claims.speech.untrue import DOES_NOT_MATCH, NEVER_WAS, NOT_THEN, SAID_OF_A_TALE, TALE
from fogline.claims.touching import Touching
from fogline.claims.words import word_set
from fogline.records import Certainty, Claim, Frame, Link, Span, claim_id
from fogline.records.span import cover

_DENIES = re.compile(
    r"(?:\w+ ){0,3}(?:den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|disput(?:e|es|ed)|refut(?:e|es|ed)|contest(?:s|ed)?)",
    re.IGNORECASE,
)
_COUNT = r"(?:(?:death )?tolls?|figures?|numbers?|counts?)"
_TOLD = (
    r"(?:(?:the|this|that|these|those|such|any|all|both|its|their|his|her) )*(?:[\w'’-]+ )?"
    rf"(?:{TALE}|findings|{_COUNT})"
)
_IN_SHORT = re.compile(
    rf"\s+(?:it|this|that|them|{_TOLD})"
    r"(?: (?:out of hand|outright|as [\"“'‘]?\w+[\"”'’]?|on \w+day|categorically|strongly|flatly))*"
    r"(?=\s*(?:[.,;)!]|$|and said\b|and says\b|but\b|saying\b))",
    re.IGNORECASE,
)
# "That" is left out: "denied that in May it had left" says itself what is denied. "Denied it to the rebels" keeps it from them.
_IN_SHORT_AND_MORE = re.compile(
    rf"\s+(?:it|this|them|{_TOLD})\s+"
    r"(?!(?:by|from|made by)\s(?:(?!\band\b)[^.,;:]){2,80}?\sthat\b)"
    r"(?:(?:and|while|whereas|though|although|when|after|before|late|later|earlier|again|too|also|"
    r"yesterday|today|hours|days|through|via|during|within|on|in(?! favou?r)|at|by|with|"
    r"to (?:reporters|journalists|the (?:press|media)|(?-i:(?:the )?[A-Z]{2,})|Reuters)|"
    r"(?!(?:early|daily|only|weekly|monthly|family|deadly)\b)\w+ly)\b|[–—-]\s)",
    re.IGNORECASE,
)
_CALLS = re.compile(
    r"(?:\w+ ){0,2}(?:call(?:ed|s)|brand(?:ed|s)|label(?:led|ed|s)|describe[ds]|denounce[ds]|slam(?:med|s)|"
    r"verified|verifies|found|finds|deem(?:ed|s)|judge[ds]|assess(?:ed|es)|considered|considers|ruled|rules|exposed)",
    re.IGNORECASE,
)
_A_LIE = re.compile(
    rf"\s+(?:it|this|that|them|{_TOLD})\s+(?:as\s+|to be\s+)?[\"“'‘]?(?:an?\s+)?(?:[\w-]+\s+){{0,2}}{SAID_OF_A_TALE}[.,]?[\"”'’]?"
    r"(?=\s*(?:[.,;)!]|$|(?:and|but|by|from|spread|aimed|meant|designed|intended)\b))",
    re.IGNORECASE,
)
_AS_A_LIE = re.compile(
    rf"\s+(?:as\s+)?[\"“'‘]?(?:an?\s+)?(?:[\w-]+\s+){{0,2}}{SAID_OF_A_TALE}[\"”'’]?(?=\s*(?:[.,;)!]|$|(?:and|but)\b))",
    re.IGNORECASE,
)
"""Behind the verb of a denial that takes up what was said before it: "a claim that the army rejected as a lie"."""
_IS_A_LIE = re.compile(
    rf"\W*(?:it|this|that|{_TOLD})\s+[\"“‘']?"
    rf"(?:{DOES_NOT_MATCH}|(?:is|are|was|were|had been)\s+(?:\w+ly\s+)?(?:an?\s+)?(?:[\w-]+\s+)?{SAID_OF_A_TALE})"
    r"(?=\W*$|,? (?:and|but)\b)",
    re.IGNORECASE,
)
_INCIDENT = r"(?:(?:alleged|supposed|reported|said) )?(?:incident|event|episode|occurrence|thing|scene)s?"
_NEVER_WAS = re.compile(
    rf"\W*(?:(?:it|this|that|(?:the|this|that|these|any such) {_INCIDENT}) (?:had |has )?{NEVER_WAS}{NOT_THEN}|"
    rf"(?:no such {_INCIDENT}|nothing of the (?:sort|kind)) (?:(?:had|has|ever) )?(?:happened|took place|taken place|occurred))"
    r"(?=\W*$|,? (?:and|but)\b)",
    re.IGNORECASE,
)
_TALE_ALONE = re.compile(rf"{TALE}|{_COUNT}", re.IGNORECASE)
_ALONE = re.compile(r"\s*(?:[.;)!]|$)")
_TAKEN_UP = re.compile(rf",\s+(?:which|an? {_TOLD}(?: that| which)?)\s+$", re.IGNORECASE)
_TAKEN = re.compile(
    r"\b(?:(?:after|when|since|before|following|during|until)\s+(?:[\w'’-]+\s+){0,6}|(?:the|this|that|these|those)\s+)$",
    re.IGNORECASE,
)
_BLAMED_FOR = re.compile(
    r"\b(?:(?:blam\w+|held|holds?|holding)\s[^.;:]{2,80}\sfor|accus\w+\s[^.;:]{2,80}\s(?:of|behind|for)|"
    r"(?:was|were|is|are|been) behind|(?:carried out|committed|launched|staged|conducted|mounted))\s+"
    r"(?:the|this|that|these|those)\s(?:[\w-]+\s){0,3}$"
)
_ANNOUNCES = re.compile(
    r"\b(?:announc|claim|declar|proclaim|report|celebrat|hail)\w*\s(?:the|its|their|a|an)\s(?:(?!of\b)[\w-]+\s){0,2}$",
    re.IGNORECASE,
)
"""Before what somebody tells by its name: "announced the capture of the fort" takes nothing for granted."""
_COUNTS = re.compile(
    r"\b(?:put(?:s|ting)?|set(?:s|ting)?|estimat\w+|gave|gives|rais\w+|revis\w+|lower\w+)\s(?:the|its|their)\s(?:[\w-]+\s){0,2}$"
)
"""Before a toll that is told with its number: "put the dead at 65"."""
_ACCUSED = re.compile(r"\baccus(?:es|ed|ing|e)\s[^.;:]{2,80}?\sof\s")
_ACCUSED_OF = re.compile(r"\baccus(?:es|ed|ing|e)\s[^.;:]{2,80}\sof\s(?:[\w-]+\s){0,3}$")
_TALE_BEHIND = re.compile(rf"\s+{_TOLD}\b", re.IGNORECASE)
_BUT = re.compile(r"[,;]\s(?:but|though|although|yet|while|whereas|however)\b")
_OF_A_COUNT = re.compile(
    rf"\b(?:den|reject|dismiss|disput|refut|contest|call|brand|label|describ|denounc|slam)\w*\s+(?:the|this|that|these|those|its|their)\s"
    rf"(?:[\w'’-]+\s)?{_COUNT}\b",
    re.IGNORECASE,
)
_WHOSE_TALE = re.compile(rf"\b(?P<owner>[A-Z][\w.&-]*(?: [A-Z][\w.&-]*)*)['’]s? (?:[\w-]+ )?{TALE}\b")
_OWN = re.compile(r"(?:our|my)\s", re.IGNORECASE)  # whoever speaks denies it himself
_NOT_DENIED = frozenset({"accusation", "refusal", "request", "threat", "talks", "agreement", "legal", "support"})
_DENIED = Certainty(0.0, 0.1)


def with_rejoinders(page: Page, sources: Sources, claims: Iterable[Claim]) -> dict[str, Claim]:
    """Return ``claims`` by their names, with those that a denial in short makes in place of that denial, and with the deeds
    that somebody is blamed for in short.

    Whoever denies may be read as the doer of a refusal ("the council denied it") or as the source of a verdict ("the council
    said the report was false").
    """
    given = tuple(claims)
    frames, told = dict(page.frames), told_in_sentences(page, given)
    blamed = list(blamed_in_short(page, sources, given, told))
    told = _with_blamed(page, told, blamed)
    denying = _Denying(page, sources, frames, _known(given))
    denied: dict[Span, list[Claim]] = {}
    for claim in given:
        if (words := _short_denial(page, frames[claim.frame])) is not None:
            actor = next(span for span in frames[claim.frame].fillers("actor") if page.inside(span))
            said = _said_before(page, told, frames[claim.frame].trigger)
            said = _of_its_sentence(page, frames, said, words) if _is_taken_up(page, words) else said
            denied[words] = denying.of(said, (actor, words))
    for saying in sources.said.sayings:
        words = _verdict(page, saying)
        if (
            saying.source is None
            or words is None
            or any(words.overlaps(other) for other, made in denied.items() if made)
        ):
            continue
        denied[words] = denying.of(_said_before(page, told, saying.parts[0]), (saying.source, words))
    disowned = dict[Span, str]()
    for named, words, said in disownings(page, sources, told):
        if words not in denied and (made := denying.of(said, (named, words))):
            denied[words] = made
            disowned[words] = made[0].chain[0].party
    used = Touching((words, words) for words, made in denied.items() if made)
    named_by = Touching((words, (words, who)) for words, who in disowned.items())
    kept = [
        (frame.trigger, claim)
        for claim, frame in ((claim, frames[claim.frame]) for claim in given)
        if not any(_only_denies(page, frame, words) for words in used.of(frame.trigger))
        and not any(_is_named_by(claim, frame, words, who) for words, who in named_by.of(frame.trigger))
    ]
    kept += [(words, claim) for words, made in denied.items() for claim in made]
    kept += blamed
    found: dict[str, Claim] = {}
    for _, claim in sorted(kept, key=lambda entry: entry[0]):
        found.setdefault(claim.id, claim)
    return found


def _with_blamed(page: Page, told: Told, blamed: list[tuple[Span, Claim]]) -> Told:
    """Return what is told in each sentence, with the deeds that somebody is blamed for in it in short."""
    together = {sentence: list(entries) for sentence, entries in told.items()}
    for words, claim in blamed:
        together.setdefault(page.sentence_of(words), []).append((words, claim))
    return together


def _is_taken_up(page: Page, words: Span) -> bool:
    """Tell whether a denial hangs on what its own sentence tells: "..., a claim that the army rejects"."""
    return _TAKEN_UP.search(page.text[page.sentence_of(words).start : words.start]) is not None


def _of_its_sentence(page: Page, frames: dict[int, Frame], said: list[Claim], words: Span) -> list[Claim]:
    sentence = page.sentence_of(words)
    return [claim for claim in said if sentence.contains(frames[claim.frame].trigger)]


def _known(claims: Iterable[Claim]) -> dict[str, set[int]]:
    """Return the frames that each party denies already."""
    known: dict[str, set[int]] = {}
    for claim in claims:
        if claim.denied:
            known.setdefault(claim.chain[0].party, set()).add(claim.frame)
    return known


@dataclass(frozen=True, slots=True)
class _Denying:
    """What somebody denies in short; what is told already as denied by him (``known``) is not told twice."""

    page: Page
    sources: Sources
    frames: dict[int, Frame]
    known: dict[str, set[int]]

    def of(self, said: list[Claim], denier: tuple[Span, Span]) -> list[Claim]:
        """Return ``said`` as told by who denies it: ``denier`` is where he is named, and his words from there on."""
        named, words = denier
        party = self.sources.of_span(named)
        if party.is_narrator:
            return []
        said = _of_whose_tale_it_is(self.page, self.sources, said, words)
        link = Link(party.name, self.page.words(named), party.role, party.side, party.channel, named)
        return [
            _denied(self.page, claim, self.frames[claim.frame], link, words)
            for claim in said
            if claim.frame not in self.known.get(party.name, ())
            and not any(_is_same(party.name, link.party) for link in claim.chain)
        ]


def _is_same(one: str, other: str) -> bool:
    """Tell whether a name is another one or the end of it: nobody takes back by "Brenn said" what "Ada Brenn said"."""
    return one == other or (" " in other and other.endswith((f" {one}", f"-{one}")))


def _of_whose_tale_it_is(page: Page, sources: Sources, said: list[Claim], words: Span) -> list[Claim]:
    """Return the claims that are meant where a denial names a number, or whose tale it denies ("the ministry's claim")."""
    if _OF_A_COUNT.search(page.text, *words) is not None:
        said = [claim for claim in said if claim.quantities]
    whose = _WHOSE_TALE.search(page.text, *words)
    if whose is None:
        return said
    owner = Span(*whose.span("owner"))
    party, name = sources.read(owner), word_set(page.words(owner))
    return [
        claim
        for claim in said
        if any(
            party.name == link.party
            or (party.side is not None and party.side == link.side)
            or name <= word_set(re.sub(r"\W", " ", f"{link.text} {link.party}"))
            for link in claim.chain[:-1]
        )
    ]


def _only_denies(page: Page, frame: Frame, words: Span) -> bool:
    """Tell whether a frame in the words of a short denial is no more than that denial, or names the tale ("the allegation")."""
    if not words.contains(frame.trigger):
        return False
    if frame.type == "refusal" or _short_denial(page, frame) is not None:
        return True
    return _TALE_ALONE.fullmatch(page.words(frame.trigger)) is not None


def _is_named_by(claim: Claim, frame: Frame, disowning: Span, who: str) -> bool:
    """Tell whether it is only the name given to the deed that ``who`` disowns ("nothing to do with the raid")."""
    bare = not (claim.actors or claim.targets or claim.place or claim.when or claim.quantities)
    told_by_nobody = len(claim.chain) == 1 and bare
    return disowning.contains(frame.trigger) and (claim.chain[0].party == who or told_by_nobody)


def _verdict(page: Page, saying: Saying) -> Span | None:
    """Return the words of a saying that only calls false what was said before: "said the report was disinformation"."""
    if saying.source is None or saying.cue is None or saying.continued or _OWN.match(page.words(saying.source)):
        return None
    part = saying.parts[0]
    words = cover((saying.source, saying.cue, *saying.parts))
    if not page.sentence_of(saying.cue).contains(words):
        return None
    said = " ".join(page.words(one).strip(" ,") for one in saying.parts)
    if _IS_A_LIE.match(said) or _NEVER_WAS.match(said):
        return words
    cue = page.words(saying.cue)
    calls = _CALLS.fullmatch(cue) is not None or _DENIES.fullmatch(cue) is not None
    lie = _A_LIE.match(page.text, part.start - 1, page.sentence_of(saying.cue).end) if calls and part.start else None
    return words if lie is not None else None


def _short_denial(page: Page, frame: Frame) -> Span | None:
    """Return the words of a denial that does not say itself what it denies; nothing for any other frame."""
    actors = [span for span in frame.fillers("actor") if page.inside(span)]
    if not actors:
        return None
    sentence = page.sentence_of(frame.trigger)
    denies = _DENIES.fullmatch(page.words(frame.trigger)) is not None
    if not denies and _CALLS.fullmatch(page.words(frame.trigger)) is None:
        return None
    short = _A_LIE.match(page.text, frame.trigger.end, sentence.end)
    short = short or (_in_short(page, Span(frame.trigger.end, sentence.end)) if denies else None)
    if short is not None:
        return cover((actors[0], frame.trigger, Span(*short.span())))
    before = page.text[sentence.start : actors[0].start]
    taken_up = _TAKEN_UP.search(before) is not None
    if taken_up and (lie := _AS_A_LIE.match(page.text, frame.trigger.end, sentence.end)) is not None:
        return cover((actors[0], frame.trigger, Span(*lie.span())))
    alone = denies and _ALONE.match(page.text, frame.trigger.end) is not None
    return cover((actors[0], frame.trigger)) if alone and (taken_up or not before.strip()) else None


def _in_short(page: Page, behind: Span) -> "re.Match[str] | None":
    """Return the "this" or "the claim" of a denial in the words ``behind`` its verb, whatever the sentence goes on with."""
    return _IN_SHORT.match(page.text, *behind) or _IN_SHORT_AND_MORE.match(page.text, *behind)


def _said_before(page: Page, told: Told, denial: Span) -> list[Claim]:
    """Return what the last to speak before the denial said, in its own sentence or, where nobody speaks there, the one before.

    Where that tells of nothing that happens ("..., it added"), the one before it is meant by who denies a tale.
    """
    block, number = page.block_of(denial), page.number_of(denial)
    back = 2 if _TALE_BEHIND.match(page.text, denial.end, page.sentence_of(denial).end) else 1
    for sentence in page.sentences[max(0, number - back) : number + 1][::-1]:
        here = (entry for entry in told.get(sentence, ()) if len(entry[1].chain) > 1)
        near = [entry for entry in here if entry[0].end <= denial.start]
        spoken = [entry for entry in near if _can_be_denied(page, entry[1], entry[0])]
        if spoken and block.contains(sentence):
            spoken = _of_the_accusation(page, sentence, spoken)
            last = max(spoken, key=lambda entry: entry[0])[1].chain
            return [claim for _, claim in spoken if claim.chain == last]
        narrated = _narrated(page, told.get(sentence, ()), denial)
        if narrated and sentence.contains(denial):
            but = _BUT.search(page.text, narrated[-1][0].end, denial.start)
            return [claim for _, claim in narrated] if but is not None else []
        if _accuses(page, near) or (not sentence.contains(denial) and page.frames_in(sentence)):
            return []
    return []


def _narrated(page: Page, told: Iterable[tuple[Span, Claim]], denial: Span) -> list[tuple[Span, Claim]]:
    """Return what the narrator alone tells of before a denial, in text order."""
    return [
        (trigger, claim)
        for trigger, claim in sorted(told, key=lambda entry: entry[0])
        if len(claim.chain) == 1 and trigger.end <= denial.start and _can_be_denied(page, claim, trigger)
    ]


def _of_the_accusation(page: Page, sentence: Span, told: list[tuple[Span, Claim]]) -> list[tuple[Span, Claim]]:
    """Return what somebody is accused of, if anybody is: "eleven died, said doctors, who accused the army of firing on them"."""
    accused = _ACCUSED.search(page.text, *sentence)
    return [entry for entry in told if accused is not None and entry[0].start >= accused.end()] or told


def _accuses(page: Page, told: Iterable[tuple[Span, Claim]]) -> bool:
    """Tell whether somebody is accused in what is told: then that is what is denied behind it, and nothing before it."""
    return any(_ACCUSED_OF.search(_up_to(page, trigger)) is not None for trigger, _ in told)


def _can_be_denied(page: Page, claim: Claim, trigger: Span) -> bool:
    """Tell whether a denial in short may be of the claim: of a deed, or of help that somebody is accused of."""
    if claim.reality not in ("factual", "possible") or _is_taken(page, claim, trigger):
        return False
    return claim.type not in _NOT_DENIED or (
        claim.type == "support" and _ACCUSED_OF.search(_up_to(page, trigger)) is not None
    )


def _up_to(page: Page, trigger: Span) -> str:
    return page.text[page.sentence_of(trigger).start : trigger.start]


def _is_taken(page: Page, claim: Claim, trigger: Span) -> bool:
    """Tell whether the words only take it for granted ("had left before the assault began"): who denies them leaves it alone.

    "Blamed the army for the attack" is as much as "said that the army attacked", if it is told with its doer.
    """
    before = page.text[min(claim.evidence.start, trigger.start) : trigger.start]
    if _ANNOUNCES.search(before) is not None or (claim.actors and _BLAMED_FOR.search(before) is not None):
        return False
    counts = claim.type == "casualties" and claim.quantities and _COUNTS.search(before) is not None
    return not counts and _TAKEN.search(before) is not None


def _denied(page: Page, claim: Claim, frame: Frame, denier: Link, denial: Span) -> Claim:
    words = cover((claim.evidence, frame.trigger, denial))
    links = (denier, claim.chain[-1])
    return replace(
        claim,
        id=claim_id(page.document.id, words, links, frame.trigger, frame.type),
        evidence=words,
        chain=links,
        reality="denied",
        polarity="negative",
        certainty=_DENIED,
        certainty_words=(),
    )
