"""Chains: through whose mouths a frame came, from the first-hand source out to the narrator."""

import re
from dataclasses import replace
from itertools import groupby, pairwise

from fogline.claims.page import Page
from fogline.claims.parties.party import Party
from fogline.claims.sources.resolve import Sources
from fogline.claims.speech.own_voice import CONFIRMS
from fogline.claims.speech.sayings import DENYING, Saying
from fogline.claims.speech.silence import silent
from fogline.claims.speech.untrue import SAID_OF_A_TALE, TALE, UNTRUE
from fogline.records import Link, Span

_CARRIED = re.compile(
    r"\b(?:post|releas|shar|publish|broadcast|air|issu|republish|relay|carri|distribut|circulat|upload|obtain|provid|"
    r"seen|review|view|consult|examin|read|leak)\w*\b",
    re.IGNORECASE,
)
_CARRIER_AFTER = re.compile(r"\b(?:by|via|through|leaked to|shared with)\s", re.IGNORECASE)
_OUTLET = re.compile(
    r"\b(?:news agency|television|TV|[Rr]adio|newspaper|broadcaster|Times|Post|Herald|Guardian|Tribune|Journal|Gazette|News|"
    r"Daily|Today|Press|Inquirer|Telegraph|Observer|Chronicle|Courier|Mirror|Magazine|Weekly|Globe|Dispatch|FM)\b"
)

_TAKES_UP = re.compile(
    r",\s+(?:an?|the|which|something|but|though)\s[^.;]{0,60}$",
    re.IGNORECASE,
)
_DENIES_THAT = re.compile(r"^(?:\w+ )?den(?:y|ies|ied|ying)\s+that\b", re.IGNORECASE)
_DENIES = re.compile(r"\bden(?:y|ies|ied|ying|ials?)\b", re.IGNORECASE)
_DENIES_DOING = re.compile(r"(?:\w+ ){0,2}den(?:y|ies|ied|ying) (?:\w+ly )?\w+ing\b.{0,30}", re.IGNORECASE)
_DID_IT = re.compile(
    r"\w.*\b(?:carried out|conducted|committed|perpetrated|launched|mounted|staged|(?:was|were|is|are|had been|been) "
    r"(?:behind|responsible for|involved in))\s+"
    r"(?:(?:the|this|that|these|those|any|an?|such|last|\w+['’]s)\s+)*(?:[\w-]+\s+){0,2}",
    re.IGNORECASE,
)
_CALLS = re.compile(
    r"\b(?:call|describ|brand|label|dismiss|reject|denounc|term|slamm)(?:s|es|ed|led|ing)?\b", re.IGNORECASE
)
_WHAT_WAS_SAID = re.compile(
    r"[\"'“‘]?(?:(?:the|these|those|such|any|all|that|this|its|their|his|her|\w+['’]s|earlier|media|foreign|local|\w+ly)\s+)*"
    rf"(?:{TALE}|news|footage|video)\b",
    re.IGNORECASE,
)
_FALSE = re.compile(rf"\b(?:{SAID_OF_A_TALE}|staged)\b[^\w]*$", re.IGNORECASE)
_ASIDE = re.compile(r",\s+(?:(?:(?:in|at|of|during|after)\s)?(?:which|where|whom),?|while|whereas)\s+$", re.IGNORECASE)
_TALE_THAT = re.compile(
    rf"(?:as [^.;:]{{3,40}}?\s)?{_WHAT_WAS_SAID.pattern}[^.;:]{{0,40}}?\s(?:that|claiming|alleging)\s", re.IGNORECASE
)
_GRANTED = re.compile(r"[;:]|\b(?:after|when|since|before|following|because|where|in which|who|whose)\b", re.IGNORECASE)
_NO_PART = re.compile(
    r"\b(?:(?:had|has|have) nothing to do with|(?:had|has|have|played|took) no (?:direct )?(?:part|role|hand|involvement) in|"
    r"(?:was|were|is|are)(?: not|n['’]t| never) (?:behind|responsible for|involved in))\s"
    r"(?:(?:the|this|that|any|these|those|an?)\s)?(?:[\w'’-]+\s){0,4}$",
    re.IGNORECASE,
)
_HELPED = re.compile(r"\b(?:had|have|has|was|were|is|are|been|being|would|will|did)(?: \w+ly)?\s+$", re.IGNORECASE)
_REFUTES = re.compile(
    rf"\b(?:{UNTRUE}(?:ly)?|contrary to|not correspond|refut\w+|debunk\w+|disprov\w+|fabricat\w+|no truth in|"
    r"was wrong|were wrong|never happened|contradict\w+)\b",
    re.IGNORECASE,
)
_FOUND_FALSE = re.compile(
    r"[”\"]?\s*,?\s+(?:(?:is|are|was|were|has been|have been|proved(?: to be)?|"
    rf"turned out(?: to be)?)\s+)(?:(?:\w+ly\s+)?(?:(?:an?\s+)?{SAID_OF_A_TALE}|debunked|refuted)\b|"
    r"(?:in fact|actually|in reality|really)\s+(?:taken|filmed|shot|recorded|made|from|of)\b)",
    re.IGNORECASE,
)
NEGATES = re.compile(
    r"\b(?:no|not|never|none|nor|nobody|neither|without|fictitious|fake|staged|fail\w*|unable|impossible|false|halt\w*|repel\w*|foil\w*)\b|n['’]t\b",
    re.IGNORECASE,
)

_BARELY = re.compile(
    r"\b(?:avert|prevent|thwart|repuls|stop|refus|lack|absen|cancel|block|intact|unharmed|unhurt|safe|surviv|escap|few|unlikely|"
    r"nothing|cannot|instead|rather|rul(?:ed|ing|e) out)\w*",
    re.IGNORECASE,
)
_NONE = re.compile(r"(?:there (?:was|were) )?no\b", re.IGNORECASE)
_WERE_REPORTED = re.compile(
    r"(?:(?:was|were|(?:has|have|had) been) )?(?:\w+ly )?(?:reported|recorded|registered)(?: so far)?", re.IGNORECASE
)
_NAMED = frozenset({"PERSON", "ORG", "FORCE", "STATE", "GROUP"})
_BEHIND = 90  # code points behind a channel within which "by NAME" belongs to it

Voice = tuple[Saying, ...]
"""The sayings that a frame came through, innermost (first-hand) first."""


def voices(page: Page, said: tuple[Saying, ...], trigger: Span, *, rivals: bool = True) -> list[Voice]:
    """Return the voices that assert the frame at ``trigger``; one empty voice where only the narrator does.

    Contents that hold most of the trigger count, unless the trigger is the saying's own cue. Usually they nest and make one
    voice. Two sources with one content and one cue ("according to A and B") speak side by side, and one who denies what
    another says does not pass it on (unless ``rivals`` is false): each of these is a voice of its own.
    """
    covering = [
        saying
        for saying in said
        if saying.holds(trigger) and not (saying.cue and saying.cue.overlaps(trigger)) and not page.once(silent, saying)
    ]
    covering = innermost_first(covering)
    if len(covering) > 1 and _is_aside(page, covering[0]):
        covering = [
            one for one in covering if one is covering[0] or one.cue is None or not one.holds(_cue(covering[0]))
        ]
    pair = _rivals(page, covering) if rivals else None
    if pair is not None:
        denier, asserter = pair
        return [
            tuple(saying for saying in covering if saying is not denier),
            tuple(saying for saying in covering if saying is not asserter),
        ]
    for _, group in groupby(covering, key=lambda saying: (saying.parts, saying.cue)):
        side_by_side = list(group)
        if len(side_by_side) > 1 and side_by_side[0].cue and not side_by_side[0].continued:
            return [tuple(s for s in covering if s is one or s not in side_by_side) for one in side_by_side]
    return [tuple(covering)]


def _is_aside(page: Page, saying: Saying) -> bool:
    """Tell whether the text itself adds who says so: "..., in which, according to the union, ...", "..., while the other"."""
    start = min(span.start for span in (saying.source, saying.cue) if span is not None) if saying.cue else 0
    sentence = page.sentence_of(Span(start, start + 1))
    return start > 0 and not saying.continued and _ASIDE.search(page.text, sentence.start, start) is not None


def _cue(saying: Saying) -> Span:
    return saying.cue or saying.parts[0]


def denied_in_full(page: Page, voice: Voice, trigger: Span) -> bool:
    """Tell whether the first-hand source denies the deed itself.

    "Denied that the road was cut", "denied cutting the road", "denied that its men were behind the raid", "called reports of the
    raid false".
    """
    if calls_false(page, voice, trigger):
        return True
    if not denies_something(page, voice) or voice[0].cue is None:
        return False
    said = voice[0].parts[0]
    if said.start < trigger.start and _DID_IT.fullmatch(page.text, said.start, trigger.start):
        return True  # "denied that herders carried out the attack"
    if _DENIES_DOING.fullmatch(page.text, voice[0].cue.start, trigger.end):
        return said.start <= trigger.start
    denial = page.text[voice[0].cue.start : said.end]
    return bool(_DENIES_THAT.search(denial)) and is_deed(page, voice[0:1], trigger)


def calls_false(page: Page, voice: Voice, trigger: Span) -> bool:
    """Tell whether the first-hand source calls what was said false: "called the accusations fabricated", "branded it a lie"."""
    if not voice or voice[0].cue is None or not _CALLS.search(page.words(voice[0].cue)):
        return False
    said = page.text[voice[0].parts[0].start : voice[0].parts[-1].end]
    return bool(_FALSE.search(said)) and bool(_WHAT_WAS_SAID.match(said)) and voice[0].holds(trigger)


def called_false_by(page: Page, said: tuple[Saying, ...], voice: Voice, trigger: Span) -> Saying | None:
    """Return who calls false what the voice says right before: "..., a claim that the embassy called "disinformation"."""
    if not voice or voice[0].cue is None or not is_deed(page, voice, trigger):
        return None
    end = max(voice[0].parts[-1].end, voice[0].cue.end)
    for saying in said:
        if saying.source is None or saying.cue is None or not _CALLS.search(page.words(saying.cue)):
            continue
        said_of, verdict = page.words(saying.parts[0]), page.text[saying.parts[0].start : saying.parts[-1].end]
        behind = 0 <= saying.parts[0].start - end <= 3
        if behind and _WHAT_WAS_SAID.match(said_of.split(" ", 1)[-1]) and _FALSE.search(verdict):
            return saying
    return None


def denies_something(page: Page, voice: Voice) -> bool:
    """Tell whether the first-hand source denies; what else stands in its words ("a part in the raid") it does not assert."""
    return bool(voice) and voice[0].cue is not None and bool(_DENIES.search(page.words(voice[0].cue)))


def disclaims_part(page: Page, voice: Voice, trigger: Span) -> bool:
    """Tell whether the first-hand source only says of what stands at ``trigger`` that somebody had no part in it."""
    if not voice:
        return False
    start = max((part.start for part in voice[0].parts if part.start <= trigger.start), default=trigger.start)
    return _NO_PART.search(page.text, start, trigger.start) is not None


def is_deed(page: Page, voice: Voice, trigger: Span) -> bool:
    """Tell whether the trigger is the main verb of what is said ("men had died", and not "in that strike")."""
    said = page.text[voice[0].parts[0].start : trigger.start]
    return bool(_HELPED.search(said)) and not re.search(r"[,;]|\b(?:and|after|when|which|who|because)\b", said)


def disputed(page: Page, told: Voice, denied: Voice) -> bool:
    """Tell whether the sentence goes on after the asserter's words to say that another denies them (", a figure X denied")."""
    denier = next((saying for saying in denied if denies(page, saying)), None)
    if denier is None or denier.cue is None or not told or told[0].cue is None:
        return False
    between = page.text[told[0].cue.end : denier.cue.start] if told[0].cue.end < denier.cue.start else ""
    return bool(_TAKES_UP.search(between))


def denies_tale(page: Page, told: Voice, denied: Voice, trigger: Span) -> bool:
    """Tell whether one denies what he himself calls another's tale: "dismissed as “fabricated” a report that a drone hit it".

    What that tale takes for granted ("a report that men were shot after the raid") is not denied with it.
    """
    denier = next((saying for saying in denied if denies(page, saying)), None)
    if denier is None or not told or told[0] is denier or not denier.holds(trigger):
        return False
    tale = _TALE_THAT.match(page.text, denier.parts[0].start, trigger.start)
    return tale is not None and _GRANTED.search(page.text, tale.end(), trigger.start) is None


def refuted(page: Page, voice: Voice, trigger: Span) -> bool:
    """Tell whether the sentence refutes what the innermost source asserts ("contrary to a claim by X, ...").

    It does when it says so outside the source's words, and those hold no negation of their own.
    """
    if not voice or voice[0].cue is None or denies(page, voice[0]):
        return False
    said = " ".join(page.words(part) for part in voice[0].parts)
    sentence = page.sentence_of(trigger)
    around = page.words(sentence)
    for part in voice[0].parts:
        around = around.replace(page.words(part), " ")
    return bool(_REFUTES.search(around)) and not NEGATES.search(said)


def is_confirmed(page: Page, said: tuple[Saying, ...], trigger: Span) -> bool:
    """Tell whether the first-hand source confirms it in words that deny nothing ("confirmed that men had come in but denied")."""
    (voice, *others) = voices(page, said, trigger)
    if others or not voice or voice[0].cue is None or not CONFIRMS.search(page.words(voice[0].cue)):
        return False
    words = " ".join(map(page.words, (voice[0].cue, *voice[0].parts)))
    return not any(pattern.search(words) for pattern in (NEGATES, _REFUTES, DENYING, _BARELY))


def found_false(page: Page, voice: Voice) -> bool:
    """Tell whether the text goes on right behind what was said that it is not so ("reports that a ship was taken are wrong")."""
    if not voice or voice[0].cue is None or voice[0].continued or voice[0].cue.start > voice[0].parts[0].start:
        return False
    return _FOUND_FALSE.match(page.text, voice[0].parts[-1].end, page.sentence_of(voice[0].cue).end) is not None


def chain(page: Page, sources: Sources, voice: Voice) -> tuple[Link, ...]:
    """Return the links of ``voice``, first-hand first, closed by the narrator.

    A link is left out where it is the narrator (an "I" of the author, the publisher's own name) or the same party as the link
    before it.
    """
    publisher = page.document.publisher or "narrator"
    narrator = Link(publisher, publisher, role="publisher", side=sources.narrator.side)
    links: list[Link] = []
    for saying in voice:
        if _reported_by(page, saying, voice):
            continue
        carrier = _carrier(page, sources, saying)
        channel = page.words(saying.channel).strip() if saying.channel else None
        party = sources.of_saying(saying)
        if party.name.lower() == "narrator" and not party.is_narrator:
            party = replace(party, name="the narrator")  # of a film, not of the document
        if not party.is_narrator:
            links.append(_link(party, sources.printed(saying), None if carrier else channel or party.channel))
        if carrier is not None:
            links.append(carrier)
    chained: list[Link] = []
    for link in links:
        if link.party not in (publisher, sources.narrator.name) and not any(
            link.party == before.party != "unnamed" for before in chained
        ):
            chained.append(link)
    return (*chained, narrator)


def _reported_by(page: Page, saying: Saying, voice: Voice) -> bool:
    """Tell whether the sentence itself names by whom "three are reported dead": "..., according to the operator".

    Who says that "no injuries were reported" says himself that he knows of none.
    """
    if saying.source is not None or saying.cue is None or saying.continued:
        return False
    if _NONE.match(page.words(saying.parts[0])) and _WERE_REPORTED.fullmatch(page.words(saying.cue)):
        return any(other.source is not None and other.holds(saying.cue) for other in voice)
    return any(
        other.cue is not None
        and other.source is not None
        and page.words(other.cue).lower() == "according to"
        and other.parts[0].start == saying.parts[0].start
        and other.holds(saying.cue)
        for other in voice
    )


def _link(party: Party, printed: tuple[str, Span | None], channel: str | None) -> Link:
    text, span = printed
    return Link(party.name, text, party.role, party.side, channel, span)


def innermost_first(sayings: list[Saying]) -> list[Saying]:
    """Return the sayings from the first-hand one out to that which holds all others."""
    return sorted(sayings, key=lambda saying: _depth(saying, sayings), reverse=True)


def _depth(saying: Saying, covering: list[Saying]) -> tuple[int, int, int, int]:
    """Sort key: the deeper a saying lies in others, the nearer to the first-hand source."""
    inside = sum(
        other is not saying and other.holds_all(saying) and not saying.holds_all(other) for other in covering
    ) + sum(other is not saying and _speaks_in(saying, other) for other in covering)
    kind = -1 if saying.relays else 1 if saying.cites else 0
    return (inside, kind, int(saying.source is None), -saying.size)


def _speaks_in(inner: Saying, outer: Saying) -> bool:
    """Tell whether the inner saying's source and cue stand in the outer one's content or source phrase."""
    holders = (*outer.parts, *((outer.source,) if outer.source and outer.source != inner.source else ()))
    if inner.cue is None or inner.continued:
        return False
    return any(part.contains(inner.cue) for part in holders) and not any(
        outer.cue is not None and part.contains(outer.cue) for part in inner.parts
    )


def _rivals(page: Page, covering: list[Saying]) -> tuple[Saying, Saying] | None:
    """Return (denier, asserter) where one saying denies what the next inner one asserts."""
    for inner, outer in pairwise(covering):
        for denier, asserter in ((outer, inner), (inner, outer)):
            if not denies(page, denier) or denies(page, asserter):
                continue
            if denier is outer or (inner.says_same(outer) and not _passes_on(outer, inner)):
                return denier, asserter
    return None


def _passes_on(outer: Saying, inner: Saying) -> bool:
    """Tell whether the outer content tells of the inner one's saying, and so asserts no more than that it was said."""
    return inner.cue is not None and any(part.contains(inner.cue) for part in outer.parts)


def denies(page: Page, saying: Saying) -> bool:
    """Tell whether the cue says that the content is not so."""
    return saying.cue is not None and bool(DENYING.search(page.words(saying.cue)))


def _carrier(page: Page, sources: Sources, saying: Saying) -> Link | None:
    """Return the link of whoever passed the words on: "in footage posted by the governor", "told Radio X"."""
    if saying.channel is None:
        return None
    channel = _with_name_behind(page, saying.channel)
    words = page.words(channel)
    named = [m for m in page.mentions_in(channel) if m.type in _NAMED]
    passed = _CARRIED.search(words)
    by = _CARRIER_AFTER.search(words, passed.end() if passed else 0)
    if by is not None and (passed or by.group().lower().strip() != "by"):
        phrase = Span(channel.start + by.end(), channel.end)
        inside = [mention for mention in named if phrase.contains(mention.span)]
        if inside:  # what follows the name ("on Telegram") is no part of it
            name = next((m for m in inside if m.type == "PERSON"), inside[0])
            phrase = Span(phrase.start, _end_of_name(page, name.end))
        if (passed or inside) and phrase.start < phrase.end:
            party = sources.read(phrase)
            return _link(party, (page.words(phrase), phrase), words.strip()) if not party.is_narrator else None
    for mention in named:
        party = sources.read(mention.span)
        outlet = mention.type == "ORG" and (party.kind in ("media", "ngo") or _OUTLET.search(page.words(mention.span)))
        carries = passed is not None and mention.end <= channel.start + passed.start()
        if outlet or carries:
            told = None if mention.span.contains(channel) or not passed else words.strip()
            return _link(party, (page.words(mention.span), mention.span), told)
    return None


def _with_name_behind(page: Page, channel: Span) -> Span:
    """Return a channel cut short together with the "by NAME" right behind it ("in footage posted online" + "by the governor")."""
    words = page.words(channel)
    if not _CARRIED.search(words) or any(m.type in _NAMED for m in page.mentions_in(channel)):
        return channel
    reach = Span(channel.end, min(page.sentence_of(channel).end, channel.end + _BEHIND))
    between = re.compile(
        r"[^,.;:\"“”()]*"
        if re.search(r"\b(?:by|via)$", words.rstrip())
        else r"[^,.;:\"“”()]*?\b(?:by|via)\s[^,.;:\"“”()]*"
    )
    names = [mention for mention in page.mentions_in(reach) if mention.type in _NAMED]
    behind = [mention for mention in names if between.fullmatch(page.text, channel.end, mention.start)]
    if not behind:
        return channel
    # "by the governor of Orvel, Ada Brenn" and "by brigade commander Ada Brenn" alike end with the person
    end = next((mention for mention in behind if mention.type == "PERSON"), behind[0]).end
    return Span(channel.start, _end_of_name(page, end))


def _end_of_name(page: Page, end: int) -> int:
    """Go on over capitalised words right behind a name that a reader cut short ("Amal" + "Qasem")."""
    rest = re.compile(r"(?: [A-Z][\w'’-]+)*").match(page.text, end)
    return rest.end() if rest else end
