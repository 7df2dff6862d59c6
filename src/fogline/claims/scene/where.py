"""Where: the place of a frame, as the footprint of its place phrase; nothing is filled in that the text does not say."""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from fogline.claims.page import Page
from fogline.claims.scene.ground import fought_over, refers_to_ground
from fogline.claims.scene.placing import DEED_OF, Places
from fogline.claims.words import without_article
from fogline.records import Footprint, Frame, Mention, Span
from fogline.records.reading import RoleName

_ACROSS = re.compile(r"\b(?:over|across|along|on) the $")  # rivers, roads and borders have an article
_STANDS = re.compile(r"(?: river)?,? (?:in|at|near|outside|inside|by) (?:the )?")
_SOME_TO = re.compile(
    r"\b(?:some|others?|many|most|a few|several|half|hundreds|thousands)(?: of (?:them|whom|those))?(?: \w+){0,2} (?:in)?to "
    r"(?:the )?$"
)
_WENT = re.compile(
    r"(?: (?:back|out|away|south|north|east|west|\w+wards?))? (?:for|to|towards?|into) (?:the )?(?:(?:town|city|village) of )?"
)
_DATELINE = re.compile(r"(?:[,(/ ][^.;:–—\n]{0,60}?)?\s[-–—]{1,2}\s")
_FROM = re.compile(r"\bfrom (?:the )?$")
_SOME_FROM = re.compile(
    r"\b(?:\d[\d.,]*\s?(?:%|per ?cent)|some|others?|many|most|a few|several|half|(?:two |three )?(?:thirds?|quarters?)) of "
    r"(?:them|whom|those)\s(?:\w+\s){0,2}?from\s(?:the\s)?(?:[A-Z][\w'’-]*(?:,| and| or)\s)*$"
)
_STANDS_AT = re.compile(
    r"(?:[^.;]*\b(?:in|near|at|outside|inside|around) )?"
    r"(?:(?:the )?(?:[a-z-]+ ){0,2}(?:town|city|village|settlement|port|hamlet)s? of )?(?:the )?"
)
"""What stands before the name of a place in a target that is this place, or lies in it: no "mayor of Vale" does."""
_NOWHERE = re.compile(
    r"(?:(?:at|from|on|over|via|through|around|before|after|during|since|until) )?(?:(?:the|its|their|an?|very|state) )*"
    r"(?:(?:close|point-blank|short|long) range|gunpoint|knifepoint|random|"
    r"(?:[Tt]he )?(?:Eid(?: (?:al|ul)-\w+)?|Tabaski|Korit[eé]|Ramadan|Ashura|Arbaeen|Mawlid|Timkat|Meskel|Genna|Thingyan|"
    r"Songkran|Nowruz|Christmas|Easter|Passover|Diwali|Tihar|Dashain)(?: [Ee]ve)?|"
    r"(?:Radio|TV|Television) [A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*|"
    r"(?:[A-Z][\w'’-]* ){0,3}(?:[Rr]adio|TV|[Tt]elevision|website))"
)
"""How or at which feast something is done, or where it is said, and not where it happened."""
_DOER_IN = re.compile(r"(?:[A-Z][\w’'-]*\s){1,3}(?=(?:in|on|against)\s(?:the\s)?[A-Z])")
_ATTRIBUTE = re.compile(r"\s(?:[a-z]+ ){0,3}")
_NUMBERED = re.compile(r"(?:[A-Z][a-z]+ )+(?:No\.? ?)?\d{1,3}[A-Z]?")
_OF = re.compile(r",? (?:of|in) (?:the )?")
_ROLES: tuple[RoleName, ...] = ("place", "destination", "target", "origin")


def where(places: Places, frame: Frame) -> Footprint | None:
    """Return the place of the frame: a place named in its place role, else where it leads, what it hits, where it starts.

    Of several the one nearest to the trigger counts; further phrases of a place role narrow it where all can hold together, and
    are passed over where they cannot: two places apart are rather one place and a reader's slip than a place that is both.
    A place role without a named place is placed by the words that refer back ("there", "the city"), or keeps its phrase as
    printed; the other roles count only with a place in them, or where they go back to ground fought over ("held the town").
    """
    page = places.page
    leaves = frame.type == "withdrawal"
    for role in _ROLES:
        if leaves and role == "destination":
            continue  # where they went is not what they gave up
        fillers = [
            _without_doer(page, span)
            for span in frame.fillers(role)
            if page.inside(span) and not (leaves and _is_left_for(page, frame, span))
            if role != "place" or _NOWHERE.fullmatch(page.words(span)) is None
        ]
        if len(fillers) > 1:
            fillers.sort(key=lambda span: _rank(page, span, frame.trigger))
        named = [(span, name) for span in fillers if (name := _named(places, span, role)) is not None]
        if named:
            span, name = named[0]
            others = [other for other, called in named[1:] if page.words(called) != page.words(name)]
            beside = [*others, *_places_hit(places, frame)] if role == "place" else []
            role_span = span if role == "place" else name
            return places.footprint(role_span, name, _name(page, name), beside, alone=_is_held(page, frame, name))
        if role == "place":
            phrases = [span for span in fillers if without_article(page.words(span)) and not _is_body(page, span)]
            if phrases:
                held = _ground(places, frame) if phrases[0] in frame.fillers("target") else None
                return held or places.footprint(phrases[0], phrases[0], without_article(page.words(phrases[0])))
    return _ground(places, frame)


def _without_doer(page: Page, span: Span) -> Span:
    """Return a place phrase without the state that does something there: "(the aggression of) Norland in Ostria"."""
    doer = _DOER_IN.match(page.text, span.start, span.end)
    if doer is None or DEED_OF.search(page.text, max(0, span.start - 30), span.start) is None:
        return span
    state = any(one.type == "STATE" and one.start == span.start for one in page.mentions_in(span))
    return Span(doer.end(), span.end) if state else span


def _is_left_for(page: Page, frame: Frame, span: Span) -> bool:
    """Tell whether they went there: "left for Orvel", "pulled back to Orvel"."""
    return frame.trigger.end <= span.start and _WENT.fullmatch(page.text, frame.trigger.end, span.start) is not None


def _places_hit(places: Places, frame: Frame) -> Iterator[Span]:
    """Yield the places of the targets, which narrow a wider place: "in Shire, guns shelled Vale", "... a depot near Vale"."""
    page = places.page
    for span in filter(page.inside, frame.fillers("target")):
        name = _named(places, span, "target")
        if name is not None and _STANDS_AT.fullmatch(page.text, span.start, name.start):
            yield name


def _is_held(page: Page, frame: Frame, name: Span) -> bool:
    """Tell whether the frame only says who holds the place: "30 km south of rebel-held Orvel" is fired at, Orvel is held."""
    between = page.text[frame.trigger.end : name.start] if frame.trigger.end <= name.start else ","
    return frame.type == "control" and _ATTRIBUTE.fullmatch(between) is not None


def _ground(places: Places, frame: Frame) -> Footprint | None:
    """ "Its fighters still held the town": the one that was fought over before."""
    page = places.page
    for span in frame.fillers("target"):
        meant = fought_over(page, span) if refers_to_ground(page, frame, span) else None
        name = meant[1].span if meant is not None and meant[1] is not None else None
        if name is not None and not places.as_actor(name):
            return places.footprint(name, name, _name(page, name))
    return None


def _rank(page: Page, span: Span, trigger: Span) -> tuple[bool, bool, int]:
    """Sort key: that from which it is reported last, phrases with a named place first, then those nearer to the trigger."""
    named = any(mention.type == "PLACE" for mention in (*page.mentions_in(span), *page.mentions_around(span)))
    start, end = page.block_of(span).start, page.sentence_of(span).end
    reported = span.start == start and _DATELINE.match(page.text, span.end, end) is not None
    return reported, not named, max(span.start - trigger.end, trigger.start - span.end, 0)


def _named(places: Places, span: Span, role: RoleName) -> Span | None:
    """Return the first named place in ``span``, or the place mention that holds it; a facility or state where there is no place.

    A state counts only in a place role. What a thing lies across says less than where it stands ("a bridge over the Oder in X").
    """
    page = places.page
    for kind in ("PLACE", "FACILITY", "STATE") if role == "place" else ("PLACE", "FACILITY"):
        inner = [mention for mention in page.mentions_in(span) if mention.type == kind]
        inner = sorted(inner, key=partial(_lies_across, page, inner))
        around = [mention for mention in page.mentions_around(span) if mention.type == kind]
        for mention in inner or around:
            if _counts(places, mention, role):
                return _whole_of(page, mention)
    return None


def _whole_of(page: Page, mention: Mention) -> Span:
    """Return the name of a place, of a numbered part the name of what it is a part of ("Block 9 of the Orvel camp")."""
    of = _NUMBERED.fullmatch(page.words(mention.span)) and _OF.match(page.text, mention.end)
    behind = page.mentions_in(Span(of.end(), page.sentence_of(mention.span).end)) if of else []
    whole = [one for one in behind if one.start == of.end() and one.type in ("PLACE", "FACILITY")] if of else []
    named = [one.span for one in whole if not page.words(one.span).islower()]
    return max(named, default=mention.span)


def _is_body(page: Page, span: Span) -> bool:
    """Tell whether a reader took a body for a place: "figures from the health ministry"."""
    return any(mention.type == "ORG" for mention in (*page.mentions_in(span), *page.mentions_around(span)))


def _lies_across(page: Page, beside: Sequence[Mention], mention: Mention) -> bool:
    """Tell whether something lies across the place of a mention, and another mention after it tells where."""
    if _ACROSS.search(page.text, max(0, mention.start - 14), mention.start) is None:
        return False
    return any(mention.end <= one.start and _STANDS.fullmatch(page.text, mention.end, one.start) for one in beside)


def _counts(places: Places, mention: Mention, role: RoleName) -> bool:
    if role == "destination" and _SOME_TO.search(places.page.text, max(0, mention.start - 60), mention.start):
        return False  # where all came from says more than where a few of them went
    if _SOME_FROM.search(places.page.text, max(0, mention.start - 90), mention.start):
        return False  # "334,000 people, 72 per cent of them from Shire": most, and not all
    if role == "target" and _FROM.search(places.page.text, max(0, mention.start - 10), mention.start):
        return False  # "nine of them from Norland": where they come from
    if mention.type == "STATE":
        return places.is_placed(mention.span)
    return role == "place" or not places.as_actor(mention.span)


def _name(page: Page, span: Span) -> str:
    return without_article(page.words(span)) or page.words(span)
