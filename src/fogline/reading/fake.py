"""A small reader without a model: a few rules, always the same answer. For tests and demonstrations, never for work."""

import re
from collections.abc import Iterable, Iterator

from fogline.records import (
    Attribution,
    Document,
    Frame,
    Mention,
    MentionType,
    ReaderInfo,
    Reading,
    Reality,
    Role,
    RoleName,
    Span,
)

_NAME = re.compile(r"[A-Z][\w'’-]*[a-z]\w*(?: [A-Z][\w'’-]*[a-z]\w*)*")
_NUMBER = re.compile(r"(?:about |at least |more than )?\b\d[\d,]*\b", re.IGNORECASE)
_TIME = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:yesterday|today|tonight)\b", re.IGNORECASE)
_FORCE = re.compile(r"\b(?:troops|soldiers|fighters|rebels|forces|gunmen|brigade)\b", re.IGNORECASE)
_WEAPON = re.compile(r"\b(?:missiles?|drones?|rockets?|tanks?|howitzers?|mines?)\b", re.IGNORECASE)
_PATTERNS: tuple[tuple[re.Pattern[str], MentionType | None], ...] = (
    (_TIME, "TIME"),
    (_FORCE, "FORCE"),
    (_WEAPON, "WEAPON"),
    (_NUMBER, "QUANTITY"),
    (_NAME, None),
)
_CUE = re.compile(r"\b(?:said|says|told|claimed|warned|denied|according to|reported)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?![\s\"'”’])[^.!?\n]*)*[.!?\"'”’]*")
_LETTER = re.compile(r"\w")
_ORGS = ("Ministry", "Council", "Agency", "Party", "Committee")
_STATES = re.compile(
    r"(?:Ukraine|Russia|Moscow|Kyiv|Israel|Iran|Syria|Turkey|Sudan|Finland|Sweden|Poland|Washington)\Z"
)
_BEFORE_PLACE = re.compile(r"\b(?:in|near|at|from|to|outside) $", re.IGNORECASE)

# Words of triggers by type; the first type with a word holds.
_TYPES = {
    "shelling": "shelled|shelling",
    "air_strike": "bombed|bombing",
    "missile_strike": "struck|hit",
    "explosion": "exploded|explosions?",
    "interception": "shot down",
    "attack": "attack(?:s|ed)?",
    "clash": "clash(?:es|ed)?|fighting",
    "capture": "captured|took|retook|seized",
    "withdrawal": "withdrew|retreated",
    "casualties": "killed|wounded|injured",
    "damage": "destroyed|damaged",
    "displacement": "fled|evacuated",
    "detention": "arrested|detained",
    "talks": "met|talks",
    "agreement": "signed",
}
_TRIGGER = re.compile(rf"\b(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _TYPES.items())})\b", re.IGNORECASE)
_ROLES: dict[MentionType, RoleName] = {"PLACE": "place", "TIME": "time", "QUANTITY": "quantity", "WEAPON": "instrument"}
_REALITIES: tuple[tuple[re.Pattern[str], Reality], ...] = (
    (re.compile(r"\b(?:denied|not|never|no)\b", re.IGNORECASE), "denied"),
    (re.compile(r"\b(?:may|reportedly|allegedly|likely|appears?)\b", re.IGNORECASE), "possible"),
    (re.compile(r"\b(?:will|plans?|vowed)\b", re.IGNORECASE), "future"),
    (re.compile(r"\b(?:if|would|could)\b", re.IGNORECASE), "hypothetical"),
)


class FakeReader:
    """Marks capitalised names, numbers, days, a few verbs of saying and of war, sentence by sentence."""

    @property
    def info(self) -> ReaderInfo:
        """Name and version."""
        return ReaderInfo("fake", "1")

    @property
    def languages(self) -> frozenset[str]:
        """English only."""
        return frozenset({"en"})

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Yield the reading of each document, in order."""
        for document in documents:
            yield self._read(document)

    def _read(self, document: Document) -> Reading:
        mentions: list[Mention] = []
        attributions: list[Attribution] = []
        frames: list[Frame] = []
        for sentence in _sentences(document):
            found = _mentions(document.text, sentence)
            mentions += found
            attributions += _attributions(document.text, sentence, found)
            frames += _frames(document.text, sentence, found)
        return Reading(self.info, document, tuple(mentions), tuple(attributions), tuple(frames))


def _sentences(document: Document) -> list[Span]:
    blocks = [block.span for block in document.blocks if block.kept]
    if not document.blocks:
        blocks = [Span(0, len(document.text))]
    return [Span(*match.span()) for block in blocks for match in _SENTENCE.finditer(document.text, *block)]


def _mentions(text: str, sentence: Span) -> list[Mention]:
    found: list[Mention] = []
    for pattern, type_ in _PATTERNS:
        for match in pattern.finditer(text, *sentence):
            span = Span(*match.span())
            # The first word of a sentence is no name by itself.
            opens = (
                pattern is _NAME and not _LETTER.search(text, sentence.start, span.start) and " " not in match.group()
            )
            if not opens and not any(span.overlaps(mention.span) for mention in found):
                found.append(Mention(*span, type_ or _name_type(text, span)))
    return sorted(found, key=lambda mention: mention.start)


def _name_type(text: str, span: Span) -> MentionType:
    words = span.of(text)
    if words.endswith(_ORGS) or words.startswith(_ORGS):
        return "ORG"
    if _STATES.match(words):
        return "STATE"
    if _BEFORE_PLACE.search(text[max(0, span.start - 10) : span.start]):
        return "PLACE"
    return "PERSON" if " " in words else "PLACE"


def _attributions(text: str, sentence: Span, mentions: list[Mention]) -> list[Attribution]:
    """The source is the nearest name before the cue ("said") or after it ("according to"), the content the longer side."""
    cue = _CUE.search(text, *sentence)
    if cue is None:
        return []
    span = Span(*cue.span())
    people = [m for m in mentions if m.type in ("PERSON", "ORG", "STATE", "FORCE")]
    before = [mention.span for mention in people if mention.end <= span.start]
    after = [mention.span for mention in people if mention.start >= span.end]
    source = next(iter(after), None) if span.of(text).lower() == "according to" else next(iter(before[::-1]), None)
    first, last = (source or span), span
    left = Span(sentence.start, min(first.start, last.start))
    right = Span(max(first.end, last.end), sentence.end)
    content = _stripped(text, max(left, right, key=lambda side: side.end - side.start))
    return [Attribution(source, span, None, (content,))] if content else []


def _stripped(text: str, span: Span) -> Span | None:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(" ,:"))
    end = span.end - (len(words) - len(words.rstrip(" ,.")))
    return Span(start, end) if start < end else None


def _frames(text: str, sentence: Span, mentions: list[Mention]) -> list[Frame]:
    frames = []
    for match in _TRIGGER.finditer(text, *sentence):
        trigger = Span(*match.span())
        before = text[sentence.start : trigger.start]
        reality: Reality = next((label for pattern, label in _REALITIES if pattern.search(before)), "factual")
        frames.append(Frame(trigger, match.lastgroup or "", reality, _roles(trigger, mentions), 0.5))
    return frames


def _roles(trigger: Span, mentions: list[Mention]) -> tuple[Role, ...]:
    roles = [Role(_ROLES[mention.type], *mention.span) for mention in mentions if mention.type in _ROLES]
    actors = [m.span for m in mentions if m.type in ("FORCE", "STATE", "ORG") and m.end <= trigger.start]
    targets = [m.span for m in mentions if m.type in ("FORCE", "STATE", "PERSON") and m.start >= trigger.end]
    roles += [Role("actor", *span) for span in actors[-1:]] + [Role("target", *span) for span in targets[:1]]
    return tuple(roles)
