"""Participants: the actors and targets of a frame, resolved as parties, with their sides."""

import re
from dataclasses import replace
from itertools import pairwise

from fogline.claims.amounts.finding import find
from fogline.claims.kinds import family_of
from fogline.claims.page import Page
from fogline.claims.parties.nameless import says_not_who
from fogline.claims.reality.disowned import disowns
from fogline.claims.roles.losers import suffered_by
from fogline.claims.scene.ground import fought_over, refers_to_ground
from fogline.claims.sources.anaphora import is_pronoun
from fogline.claims.sources.resolve import Sources
from fogline.claims.words import without_article
from fogline.records import Frame, Participant, Span
from fogline.records.reading import RoleName

_NOT_THEY = re.compile(r",\s*(?:and |but )?not (?:the |a |an |by |by the )?$|\b[Aa]nti-$")
_FOILS = re.compile(
    r"\s(?:(?:had|have|has|were|was|also|\w+ly)\s)*(?:foil|repel|repuls|thwart|prevent|avert|beat(?:en)? (?:back|off)|"
    r"push(?:ed)? (?:back|off)|turned back|held off|threw back|withst(?:an|oo)d|resist|survived?|"
    r"fend(?:ed)? off|drove (?:back|off)|fought off)\w*\s(?:[\w'’-]+\s){0,4}"
)
_NO_PART = re.compile(
    r"\s(?:(?:(?:had|has|have|was|were|is|are|did)(?: not|n['’]t)|never|not|had no|has no|have no|took no|played no)\s"
    r"(?:been |had |take |taken |any )*(?:involved|part|participated|anything to do|role|hand|responsible|behind|involvement)|"
    r"(?:had|has|have) nothing to do|(?:was|were|is|are|been) neither (?:involved|complicit|a party)[^.;:]{0,90}?)\s"
    r"(?:(?:in|for|with|part|any)\s)*(?:the |an? |this |that |any |these |those )?(?:[\w'’-]+ ){0,3}"
)
_ITS = re.compile(r"(?:its|their) (?P<own>own )?(?P<who>\S.*)", re.IGNORECASE)
_AGAINST_OTHERS = frozenset(
    {"attack", "assault", "air_strike", "drone_strike", "missile_strike", "shelling", "capture"}
)
_PLATFORM = re.compile(
    r"(?:Telegram|Twitter|X|Facebook|Instagram|YouTube|TikTok|WhatsApp|Truth Social|VK|social media)", re.IGNORECASE
)
_ON = re.compile(r"\bon (?:the |its |his |their )?$")
_OTHER: dict[RoleName, RoleName] = {"actor": "target", "target": "actor"}
_NAMED = ("FORCE", "STATE", "ORG")
_SEVERAL = 2
_DASH = re.compile(r"\s*(?:\s[-–—|]\s|:\s)")
_AGES = re.compile(r",? (?:aged )?\d{1,2}(?:(?:,| and) \d{1,2})?|, both \d{1,2}")
_AND = re.compile(r"(?:,|,? and| as well as|, as well as| &) (?:the )?")
_ON_THE_GROUND = frozenset({"control", "ground", "strike"})  # families of events that are done to places, not to states
_ALSO = frozenset({"damage", "movement"})


def participants(page: Page, sources: Sources, frame: Frame, role: RoleName) -> tuple[Participant, ...]:
    """Return those who fill ``role``, in the order given, each once.

    A pronoun never means somebody who is named beside it in the same frame ("he urged him"); it then stays as printed, or goes
    where a name fills the same role ("the army said it had taken the hill").
    """
    acts = role != "target" or not _done_to_places(frame.type)
    lost = suffered_by(page, frame)
    fillers = [span for span in frame.fillers(role) if span not in lost]
    fillers = [*lost, *fillers] if role == "target" else fillers
    fillers = [one for span in fillers for one in _each(page, span)]
    spans = [span for span in fillers if page.inside(span) and not _is_ruled_out(page, frame, role, span)]
    others = [span for span in frame.fillers(_OTHER[role]) if page.inside(span)]
    pronouns = {span for span in (*spans, *others) if _is_pronoun(page, span)}
    beside_pronouns = [] if pronouns.isdisjoint(spans) else [s for s in (*spans, *others) if s not in pronouns]
    named = {participant(page, sources, span, acts=acts).party for span in beside_pronouns}
    named |= {without_article(page.words(span)) for span in beside_pronouns}
    names = [span for span in spans if span not in pronouns]
    found = []
    for span in spans:
        one = participant(page, sources, span, acts=acts or span in lost)
        if span in pronouns and not acts and refers_to_ground(page, frame, span):
            found.append(_ground(page, span))
            continue
        if span in pronouns:
            beside = one.party in named
            if names and (beside or one.party == one.text.lower() or _taken_up(page, names, span)):
                continue
            if beside:
                one = replace(one, party=one.text, side=None)
        found.append(_own_of_doer(page, sources, frame, one) if role == "target" else one)
    return tuple(dict.fromkeys(found))


def _own_of_doer(page: Page, sources: Sources, frame: Frame, one: Participant) -> Participant:
    """ "Accused the government of waging war on its own people": the people of whoever does it, whoever else was named before.

    Of "said that raiders rammed its boats" the boats are not the raiders'.
    """
    whose, actors = _ITS.match(one.text), [span for span in frame.fillers("actor") if page.inside(span)]
    if whose is None or len(actors) != 1 or is_pronoun(page.words(actors[0])):
        return one
    doer = participant(page, sources, actors[0])
    if whose["own"]:
        return replace(one, party=f"own {whose['who']} of {doer.party}", side=doer.side)
    turned = frame.type in _AGAINST_OTHERS and one.side is not None and one.side == doer.side
    return replace(one, side=None) if turned else one


def _taken_up(page: Page, names: list[Span], pronoun: Span) -> bool:
    """Tell whether a pronoun only takes up who is named before it in the same role: "guards shot nine as they opened fire"."""
    sentence = page.sentence_of(pronoun)
    return any(sentence.contains(name) and name.end <= pronoun.start for name in names)


def _each(page: Page, span: Span) -> tuple[Span, ...]:
    """Return the names of which a filler is no more than a list ("M23 and the Wazalendo"), else the filler itself."""
    if told := _told_by_name(page, span):
        return told
    named = [one.span for one in page.mentions_in(span) if one.type in _NAMED] if page.inside(span) else []
    if len(named) < 2 or any(page.words(one).islower() for one in named):
        return (span,)
    ends = (span.start, *(one.end for one in named)), (*(one.start for one in named), span.end)
    (before, *between, behind) = (page.text[end:start] for end, start in zip(*ends, strict=True))
    listed = all(_AND.fullmatch(words) for words in between)
    return tuple(named) if listed and not without_article(before) and not behind else (span,)


def _told_by_name(page: Page, span: Span) -> tuple[Span, ...]:
    """Return the names of "two nuns, Ada Brenn and Petra Kole", of whom there are as many as are counted before them."""
    names = [one.span for one in page.mentions_in(span) if one.type == "PERSON"] if page.inside(span) else []
    if len(names) < _SEVERAL or not (names[-1].end == span.end or _AGES.fullmatch(page.text, names[-1].end, span.end)):
        return ()
    before = page.text[span.start : names[0].start]
    counted = [found.amount for found in find(before)]
    listed = all(_AND.fullmatch(page.text[one.end : other.start]) for one, other in pairwise(names))
    both = len(names) == _SEVERAL and before.lower().startswith("both ")
    as_many = both or (len(counted) == 1 and counted[0].low == counted[0].high == len(names))
    return tuple(names) if listed and as_many and before.endswith((", ", ": ", " (", "– ", "— ")) else ()


def _ground(page: Page, span: Span) -> Participant:
    """ "... said its men were still holding it": the post that was fought over, and nobody's army."""
    meant = fought_over(page, span)
    words = page.words(span)
    return Participant(without_article(page.words(meant[0])) if meant else words.lower(), words, None, span)


def _is_ruled_out(page: Page, frame: Frame, role: RoleName, span: Span) -> bool:
    """Tell whether the text says that it is not they: "the dead were bricklayers, not gunmen", "anti-Hamas fire".

    Who foils an attack makes none, and where the words say not who ("no one", "twelve") it is nobody.
    """
    before = (page.text, max(page.sentence_of(span).start, span.start - 20), span.start)
    if says_not_who(page.words(span)) or _NOT_THEY.search(*before):
        return True
    if role == "actor" and (
        (span in frame.fillers("place") and _is_only_a_place(page, span)) or _is_label(page, frame, span)
    ):
        return True  # "the Orvel campaign", "Rights Watch - Massacre in Orvel"
    if role == "target" and frame.type != "cyber" and _PLATFORM.fullmatch(page.words(span)) and _ON.search(*before):
        return True  # "claimed the attack on Telegram"
    if role != "actor" or frame.trigger.start < span.end:
        return False
    if _NO_PART.fullmatch(page.text, span.end, frame.trigger.start) or disowns(page, span, frame.trigger):
        return True
    return frame.type != "repulse" and _FOILS.fullmatch(page.text, span.end, frame.trigger.start) is not None


def _is_label(page: Page, frame: Frame, span: Span) -> bool:
    """Tell whether a heading only says by whom it is: behind the name stands a dash or a colon, and then what happened."""
    return (
        page.is_heading(frame.trigger)
        and span.end <= frame.trigger.start
        and _DASH.match(page.text, span.end, frame.trigger.start) is not None
    )


def _is_only_a_place(page: Page, span: Span) -> bool:
    return {mention.type for mention in page.mentions_in(span)} == {"PLACE"}


def _done_to_places(type_: str) -> bool:
    return family_of(type_) in _ON_THE_GROUND or type_ in _ALSO


def _is_pronoun(page: Page, span: Span) -> bool:
    return is_pronoun(page.words(span))


def participant(page: Page, sources: Sources, span: Span, *, acts: bool = True) -> Participant:
    """Return the participant at ``span``: resolved where it is a name or refers to one, else as printed.

    ``acts``: whether it does something or is dealt with as a party, so that a capital stands for its state.
    """
    words = page.words(span)
    party = sources.taking_part(span, acts=acts)
    meant = party.kind == "phrase" and is_pronoun(words) and not is_pronoun(party.name)
    name = words if party.is_narrator or (party.kind in ("phrase", "unnamed") and not meant) else party.name
    return Participant(_without_stray_quotes(without_article(name)) or words, words, party.side, span)


def _without_stray_quotes(name: str) -> str:
    """Return the name without quotes or brackets that begin or end outside it: "dozens" of "“dozens” of people"."""
    if name.count("(") > name.count(")"):
        name = name[: name.rindex("(")].rstrip(" ,")
    return re.sub(r"[\"“”]", "", name) if name.count('"') % 2 or name.count("“") != name.count("”") else name


def speakers(page: Page, sources: Sources, frame: Frame) -> tuple[Participant, ...]:
    """Return who makes the accusation, threat or request that the frame is: the source whose cue the trigger is."""
    found = [
        participant(page, sources, saying.source)
        for saying in sources.said.near(frame.trigger)
        if saying.source and saying.cue and not saying.continued and saying.cue.overlaps(frame.trigger)
    ]
    return tuple(dict.fromkeys(found))
