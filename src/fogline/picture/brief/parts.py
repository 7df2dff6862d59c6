"""The parts of a claim that are fit to be told: parties, place, time and means, each as a phrase."""

import re
from dataclasses import dataclass
from functools import cache

from fogline.claims.amounts.objects import PEOPLE, class_of
from fogline.claims.words import without_article
from fogline.picture.brief.dates import when_words
from fogline.picture.brief.nouns import Noun, head_of, is_plural, noun
from fogline.picture.brief.numbers import series
from fogline.picture.brief.places import doubtful_name, is_settled, place_adverb, place_name, place_simple
from fogline.records import Claim, Participant, Span
from fogline.records.ledger import Finding
from fogline.records.reading import Frame

_TO_OR_FROM = re.compile(r"\b(?P<way>to|from)\s(?:the\s)?$")
_OWN = re.compile(r"^(?:its|their|his|her|our) ")
_SHELLS = re.compile(r"(?:an? )?(?:artillery )?shells?")  # nobody is shelled with anything else
_VAGUE = frozenset(
    "city town village region area areas place country position move situation people’s territory "
    "territories world site war thing "
    "drone-led part number photos videos operation plans one information results threat it more outskirts parts".split()
)
ANAPHORIC = re.compile(
    r"\b(?:the|this|that|these|those)\s+(?:(?-i:[a-z]+)\s+)?(?:city|town|village|region|area|country|"
    r"port|capital|district|province|settlement|cities|towns|"
    r"villages|two cities|place|facility|men|women|group|pair|strike|attack|move|latter|former)$",
    re.IGNORECASE,
)
_ANAPHORIC_TAIL = re.compile(
    r"\s+(?:on|in|of|at|near|from|to|around|across)\s+(?:the\s+(?:outskirts|centre|center|streets|"
    r"suburbs)\s+of\s+)?(?:the|this|that)\s+(?:(?-i:[a-z]+)\s+)?"
    r"(?:city|town|village|region|area|country|port|capital|district|province|settlement)$",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"^(?:its|their|his|her|our)\s+", re.IGNORECASE)
_NOBODY = re.compile(r"^(?:a )?(?:nobody|no one|none|no)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"^(?:he|she|it|they|them|him|her|we|us|who|which|that|those|these|this|one)$", re.IGNORECASE)
_BODY_OF_MEN = re.compile(
    r"(?:forces|troops|army|military|soldiers|units?|fighters|brigade|regiment|battalion|division|"
    r"navy|fleet|militia|column|ministry|staff|command|group)$|^[A-Z]\w+ [A-Z]\w+$",
    re.IGNORECASE,
)
_CLAUSE_WORD = re.compile(r"\s(?:it|they|he|she|that|which|who|we)$", re.IGNORECASE)
_AS_OF = re.compile(r"\bas (?:of|at|on)(?: the)?\s*$", re.IGNORECASE)
_BEFORE_LOSER = re.compile(r"\b(?:from|against|of|over)\s+(?:the\s+)?$", re.IGNORECASE)
MOVERS = frozenset({"movement", "withdrawal", "displacement", "supply", "release", "detention", "humanitarian"})


@dataclass(frozen=True, slots=True)
class Source:
    """What a clause is built from: a finding, and the frame that it was read from where that is at hand."""

    finding: Finding
    frame: Frame | None = None

    @property
    def claim(self) -> Claim:
        """The claim."""
        return self.finding.claim

    def words(self, span: Span) -> str:
        """Return the words of the evidence under ``span``, ``""`` where it lies outside."""
        start, end = span.start - self.claim.evidence.start, span.end - self.claim.evidence.start
        return self.finding.evidence[start:end] if 0 <= start < end <= len(self.finding.evidence) else ""

    @property
    def trigger(self) -> str:
        """The word that names the deed, ``""`` where no frame is at hand."""
        return self.words(self.frame.trigger) if self.frame else ""


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a claim as they may be told; ``at`` is the place as an object, ``place`` as an adverbial."""

    actors: tuple[Noun, ...]
    targets: tuple[Noun, ...]
    place: str
    at: str
    time: str
    tool: str
    way: str
    bare: str

    @staticmethod
    def of(source: Source, year: int | None) -> "Parts":
        """Return the parts of a claim; ``year`` is one that times need not name."""
        claim, evidence = source.claim, source.finding.evidence
        actors = tuple(filter(None, (_actor(one, source) for one in claim.actors)))
        targets = tuple(filter(None, (target_noun(one, source) for one in claim.targets)))
        taken = {one.words for one in actors}
        return Parts(
            actors=_unlike(actors),
            targets=_unlike(tuple(one for one in targets if one.words not in taken)),
            place=place_adverb(claim, evidence, moving=claim.type in MOVERS),
            at=(place_simple(claim.place) if claim.place and is_settled(claim) else "")
            or _joined_place(claim, evidence)
            or doubtful_name(claim, evidence),
            time=_time(source, year),
            tool=_tool(source),
            way=_way(source),
            bare=_bare_place(source),
        )

    @property
    def actor(self) -> Noun | None:
        """Those who act, as one phrase."""
        return _join(self.actors)

    @property
    def target(self) -> Noun | None:
        """Those acted on, as one phrase."""
        return _join(self.targets)


def _joined_place(claim: Claim, evidence: str) -> str:
    place = claim.place
    if place is None or place.precision != "near" or (place.words or "").startswith(("<=", "≤", "between")):
        return ""
    named = place_name(claim, evidence)
    return named.replace(" and ", ", ", named.count(" and ") - 1) if " and " in named and "," not in named else ""


def _actor(one: Participant, source: Source) -> Noun | None:
    """Return an actor as a noun, none where the words before it make it the one acted against ("liberated from ...")."""
    before = source.finding.evidence[: max(one.span.start - source.claim.evidence.start, 0)]
    if (
        source.claim.type in ("capture", "release")
        and _BEFORE_LOSER.search(before)
        and not before.rstrip().endswith("by")
    ):
        return None
    return people(one, source)


def target_noun(one: Participant, source: Source) -> Noun | None:
    """Return a target as a noun; ``None`` where it is only a word for something told before ("the city")."""
    made = people(one, source)
    if made is None or ANAPHORIC.search(made.words):
        return None
    words = _ANAPHORIC_TAIL.sub("", made.words)
    trigger = source.trigger.strip()
    if trigger and trigger.islower() and " " not in trigger:  # "dozens of burnt vehicles were burned"
        words = re.sub(rf"(?<=\s){re.escape(trigger)}\s+(?=\w)", "", words)
    if head_of(words).casefold() in _VAGUE or not words.strip():
        return None
    return Noun(words, made.plural)


def people(one: Participant, source: Source) -> Noun | None:
    """Return a participant as a noun; a bare nationality ("Ukrainian") stands for the forces of its side.

    A pronoun is taken for the party that it was found to mean only where that has a side and is not the one who speaks.
    """
    from fogline.claims.parties.table import look_up

    text = one.text.strip()
    if _NOBODY.match(text):
        return _nobody(text) if source.claim.type == "casualties" else None
    if _PRONOUN.match(text) and (
        one.side is None or one.party == source.claim.chain[0].party or not _BODY_OF_MEN.search(one.party)
    ):
        return None
    if _POSSESSIVE.match(text):
        text = _POSSESSIVE.sub(f"{demonym(one.side)} " if one.side and demonym(one.side) else "", text)
        return noun("", text)
    known = look_up(text)
    bare = without_article(text)  # "a Russian missile hit": nobody is "a Russian forces"
    if (of := look_up(bare)) is not None and of.kind == "demonym" and not text.endswith("s"):
        return Noun(f"{bare} forces", True)
    if known is not None and known.kind == "state" and len(text) <= 4:
        return noun(known.name)
    return noun(one.party, one.text)


def _nobody(text: str) -> Noun:
    """Return who did not come to harm: nobody, nobody else, or nobody of a kind ("no children")."""
    kind = re.match(r"(?:a )?no (?!one\b)(?P<who>[a-z][\w -]*)", text, re.IGNORECASE)
    if kind is not None and class_of(kind["who"]) in PEOPLE - {"people", "bodies"}:
        return Noun(f"no {kind['who']}", is_plural(kind["who"]))
    return Noun("nobody else" if re.search(r"\belse\b", text) else "nobody")


@cache
def demonym(side: str) -> str:
    """Return the adjective of a state ("Ukrainian" for UA), ``""`` where none is known."""
    from fogline.claims.parties.table import table

    return next((name for name, one in table().items() if one.kind == "demonym" and one.side == side), "")


def _unlike(nouns: tuple[Noun, ...]) -> tuple[Noun, ...]:
    """Drop what another of them says already ("the bridge" beside "the bridge at Zatoka")."""
    return tuple(
        one
        for number, one in enumerate(nouns)
        if not any(
            one.words.casefold() in other.words.casefold() and (one.words != other.words or at < number)
            for at, other in enumerate(nouns)
            if at != number
        )
    )[:3]


def _join(nouns: tuple[Noun, ...]) -> Noun | None:
    if not nouns:
        return None
    return nouns[0] if len(nouns) == 1 else Noun(series([one.words for one in nouns]), True)


def _time(source: Source, year: int | None) -> str:
    """Return when, as an adverbial; a day as of which something is counted is one by which it was so."""
    claim, evidence = source.claim, source.finding.evidence
    if claim.when is None or _cut_off(source, claim.when.derived_from):
        return ""
    words = when_words(claim.when, year, coming=claim.reality == "future")
    start = claim.when.derived_from.start - claim.evidence.start
    printed = source.words(claim.when.derived_from)
    if _AS_OF.search(evidence[: max(start, 0)]) or re.match(r"as of\b", printed, re.IGNORECASE):
        words = re.sub(
            r"^(?:on the \w+ of|in the early hours of|on|in|around midday on|late in the \w+ of) ", "by ", words
        )
    return words


def _cut_off(source: Source, span: Span) -> bool:
    """Tell whether ``span`` belongs to a relative clause that a party was cut at ("the forces it sent in February")."""
    for one in source.claim.targets + source.claim.actors:
        made = noun("", one.text)
        if (
            made
            and len(made.words.split()) < len(one.text.split()) - 0
            and span.start >= one.span.end - 3
            and _CLAUSE_WORD.search(one.text)
        ):
            return True
    return False


def _tool(source: Source) -> str:
    """Return the means as printed ("heavy artillery"), ``""`` where none is told or it is the one who acts."""
    if source.frame is None or source.claim.type not in (
        "shelling",
        "missile_strike",
        "air_strike",
        "drone_strike",
        "attack",
    ):
        return ""
    said = [made.words for span in source.frame.fillers("instrument") if (made := noun(source.words(span)))]
    doers = {head_of(one.text or one.party) for one in source.claim.actors}
    said = [words for words in said if len(words.split()) <= 4 and not words.startswith("the “")]
    said = [words for words in said if head_of(words) not in doers]  # "its jets", which are who acts
    said = [_OWN.sub("", words) for words in said if not (source.claim.type == "shelling" and _SHELLS.fullmatch(words))]
    return series(said[:2])


def _bare_place(source: Source) -> str:
    """Return the name of a place that is printed without a preposition ("fled Sudan"), ``""`` where it has one."""
    place = source.claim.place
    if place is None or place.precision not in ("country", "region", "settlement"):
        return ""
    bare = re.match(r"[A-Z]", source.words(place.derived_from)) and not _TO_OR_FROM.search(_ahead(source))
    return place.name if bare else ""


def _ahead(source: Source) -> str:
    """Return the words before those of the place."""
    place = source.claim.place
    start = place.derived_from.start - source.claim.evidence.start if place is not None else 0
    return source.finding.evidence[: max(start, 0)]


def _way(source: Source) -> str:
    """Return from where to where, where the frame tells both ends or one by name."""
    if source.claim.type not in MOVERS:
        return ""
    if source.frame is None:  # of what is redacted only the words are left
        place, ahead = source.claim.place, _TO_OR_FROM.search(_ahead(source))
        settled = place is not None and place.precision in ("country", "region", "settlement")
        return f"{ahead['way']} {place.name}" if place is not None and settled and ahead else ""
    told = []
    for role, preposition in (("origin", "from"), ("destination", "to")):
        named = [source.words(span) for span in source.frame.fillers("origin" if role == "origin" else "destination")]
        made = [one.words for words in named[:1] if (one := noun("", words)) and not ANAPHORIC.search(one.words)]
        if made and re.search(r"[A-Z]", made[0]):
            told.append(f"{preposition} {re.sub('^nearby ', '', made[0])}")
    return " ".join(told)


def same(words: str, other: Noun | None) -> bool:
    """Tell whether one of two noun phrases holds the other."""
    return other is not None and (
        words.casefold() in other.words.casefold() or other.words.casefold() in words.casefold()
    )
