"""Sayings: the attributions of a page with continued quotes joined to the speaker they continue, and missing sources mended."""

import re
from dataclasses import dataclass, field, replace

from fogline.claims.layouts.lists import ItemList, attributed, lists
from fogline.claims.page import Page
from fogline.claims.parties.table import look_up
from fogline.claims.speech.bracketed import of_bracketed
from fogline.claims.speech.captions import of_captions, of_counts, of_labels
from fogline.claims.speech.claimed import of_claimed
from fogline.claims.speech.own_voice import is_own_voice
from fogline.claims.speech.performed import performer
from fogline.claims.speech.subjects import REPORTS, beside, is_carrier, seen_by, with_its_noun
from fogline.claims.speech.together import speak_together
from fogline.claims.speech.turns import Turn, turns
from fogline.claims.speech.unproven import is_unproven
from fogline.claims.speech.untrue import TALE
from fogline.claims.speech.withdrawn import puts_itself_right
from fogline.claims.touching import Touching
from fogline.records import Attribution, Span

_QUOTES = frozenset("\"'“‘«„")
_CLOSING = {"“": "”", "‘": "’", "«": "»", "„": "“”", '"': '"', "'": "'"}
_QUOTE_REACH = 2500  # code points from a quote within which a new one without a speaker is taken to go on
_CITING = re.compile(r"\b(?:citing|quoting|cited|cites|quoted|quotes)\b", re.IGNORECASE)
_TALE = re.compile(rf"(?:the |this |that |a |an )?{TALE}", re.IGNORECASE)
_OF_A_PLACE = re.compile(
    r"(?:the )?(?:(?:front|sector|direction|axis|region|oblast|district|province|area|governorate|county|line)s?\b\s*)+",
    re.IGNORECASE,
)
_NO_SAYING = re.compile(
    r"(?:(?:had|have|has) )?(?:ordered|commanded|planned)|(?:did|do|does|had|has|could) ?n[o'’]t(?: know\w*| remember\w*)?",
    re.IGNORECASE,
)
_QUOTED_IN_TURN = re.compile(
    r",?\s+(?:which|who)(?:\s+(?:had|has|itself|himself|herself|themselves|in turn|also))*\s+(?P<cue>quot(?:ed|es)|cit(?:ed|es))"
    r"\s+(?P<who>[^,.;:()\"“”«»\n]{3,90})"
)
_LONGEST_HEADLINE = 120  # code points of what a headline says that somebody says
_US = re.compile(r"\b(?:[Ww]e|I)\s$")
_AS = re.compile(r",?\sas\s(?:the\s)?(?!(?:it|they|he|she)\b)")
_KIND_OF_TEXT = re.compile(
    r"(?:op-?eds?|opinions?|analys[ie]s|interviews?|comment(?:ary)?|editorial|explainer|explained|live(?: ?blog| updates?)?|"
    r"breaking(?: news)?|updates?(?: \d+)?|exclusive|timeline|fact-?(?: ?check|box)|q&a|profile|feature|long read|corrections?|"
    r"clarification|summary|brief|obituary|column|viewpoint|essay|podcast|newsletter)",
    re.IGNORECASE,
)
"""What a headline says of its text before a colon."""
_IN_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y|me|[Ww]e|[Oo]ur|us)\b")
_LONGEST_QUOTE = 16  # attributions over which a quote may run on before its speaker is named
DENYING = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|disput(?:e|es|ed|ing)|refut(?:e|es|ed|ing)|"
    r"doubt(?:s|ed)?|debunk(?:s|ed)?|contest(?:s|ed)?|cannot confirm|could not confirm|not so sure)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Saying:
    """One attribution as it counts: ``source``, ``cue`` and ``channel`` are those of the attribution it continues, if any.

    ``parts`` is what the speaker said in this place, ``outer`` whether the source relays rather than speaks first-hand.
    """

    parts: tuple[Span, ...]
    source: Span | None
    cue: Span | None
    channel: Span | None
    continued: bool
    relays: bool
    cites: bool

    @property
    def size(self) -> int:
        """How many code points of content."""
        return sum(part.end - part.start for part in self.parts)

    def holds(self, span: Span) -> bool:
        """Tell whether more than half of ``span`` lies in the content."""
        start, end = span
        shared = 0
        for first, last in self.parts:
            if first < end and start < last:  # most sayings are far from most spans
                shared += max(0, min(last, end) - max(first, start))
        return 2 * shared > end - start

    def holds_all(self, other: "Saying") -> bool:
        """Tell whether the other's content lies in this one's (a few stray code points at the edges do not count)."""
        return all(self.holds(part) for part in other.parts)

    def says_same(self, other: "Saying") -> bool:
        """Tell whether both have the same content."""
        return self.holds_all(other) and other.holds_all(self)


_REACH = 1024  # code points of one shelf of the index


@dataclass(frozen=True, slots=True)
class Said:
    """The sayings of a page in text order, shelved by where their words stand: a long document asks for few of them at a time.

    ``lists`` and ``turns`` are those of the page.
    ``introduced``: of the short labels of a transcript ("SPOKESPERSON") the one that introduced the speaker by name.
    """

    sayings: tuple[Saying, ...]
    shelves: dict[int, tuple[Saying, ...]]
    introduced: dict[Span, Span] = field(default_factory=dict)
    lists: tuple[ItemList, ...] = ()
    turns: tuple[Turn, ...] = ()

    @classmethod
    def on(cls, page: Page) -> "Said":
        """Gather what the attributions of ``page`` come to."""
        taken = turns(page)
        listed = lists(page)
        found = (*of_captions(page), *of_labels(page), *of_counts(page), *of_claimed(page), *of_bracketed(page))
        more = (_saying(page, one) for one in (*found, *attributed(page, listed)))
        labels = frozenset(turn.label for turn in taken if not turn.asks)
        spoken = (one for saying in _join(page, labels) for one in _each(page, saying))
        joined = sorted((*spoken, *more), key=lambda one: one.parts[0].start)
        told = _with_turns(tuple(joined), taken)
        shelves: dict[int, list[Saying]] = {}
        for saying in told:
            spans = (*saying.parts, *(span for span in (saying.cue,) if span))
            for shelf in {n for span in spans for n in range(span.start // _REACH, span.end // _REACH + 1)}:
                shelves.setdefault(shelf, []).append(saying)
        introduced = {turn.label: turn.speaker for turn in taken if turn.speaker != turn.label}
        on_shelves = {shelf: tuple(dict.fromkeys(on_it)) for shelf, on_it in shelves.items()}
        return cls(told, on_shelves, introduced, listed, taken)

    def near(self, span: Span) -> tuple[Saying, ...]:
        """Return, in text order, every saying whose content or cue touches ``span``, and a few more around it."""
        first, last = span.start // _REACH, span.end // _REACH
        if first == last:
            return self.shelves.get(first, ())
        shelves = range(first, last + 1)
        return tuple(dict.fromkeys(saying for shelf in shelves for saying in self.shelves.get(shelf, ())))


def _each(page: Page, saying: Saying) -> tuple[Saying, ...]:
    """Return a saying for each of two who speak together ("residents and the army said"); two names are one joint source."""
    both = speak_together(page.words(saying.source)) if saying.source is not None else None
    if both is None or saying.source is None:
        return (saying,)
    start = saying.source.start
    return tuple(replace(saying, source=Span(start + one.start, start + one.end)) for one in both)


def _with_turns(sayings: tuple[Saying, ...], taken: tuple[Turn, ...]) -> tuple[Saying, ...]:
    """Return the sayings with one for each turn of a transcript, in place of what was read at its label."""
    if not taken:
        return sayings
    labels = Touching((turn.label, turn) for turn in taken)
    words = Touching((turn.words, turn) for turn in taken)
    kept = (
        one
        for one in sayings
        if one.source is None
        or not labels.of(one.source)
        or (one.continued and not words.of(one.parts[0]))  # his further paragraphs
    )
    told = (turn for turn in taken if not turn.asks)
    made = (Saying((turn.words,), turn.label, None, None, False, False, False) for turn in told)
    return tuple(sorted((*kept, *made), key=lambda one: (one.parts[0].start, -one.size)))


def _join(page: Page, labels: frozenset[Span] = frozenset()) -> tuple[Saying, ...]:
    """Return what the attributions of ``page`` come to, in text order.

    A continued quote becomes one saying for each speaker of the attribution before it (an agency that cites a ministry makes
    two), or for the one who speaks on in the same quotation. With neither a quote is left to a speaker without a name, and the
    rest to the narrator. Words that nobody is named for ("are expected") and those of an "I" interrupt nobody. Behind the
    ``labels`` of a transcript nobody else says "we".
    """
    result: list[Saying] = []
    last: list[Saying] = []
    quoted: list[Saying] = []
    for number, attribution in enumerate(page.attributions):
        if _names_a_place(page, attribution) or _is_told_of(page, attribution) or _is_label(page, attribution):
            continue
        if attribution.continues or (attribution.source is None and attribution.cue is None):
            told = last[0] if last and _takes_over(page, last[0]) else None
            spoken = told is not None and told.source in labels
            if told is not None and not spoken and is_own_voice(page, attribution.content[0], told.cue, told.parts):
                last = quoted = []
                continue
            said = _continued(page, number, last, quoted)
            alone = [_saying(page, attribution)] if _opens_quote(page, attribution.content[0]) else []
            result += said or alone
            last = said or last
            quoted = said if said and not said[0].continued else quoted
            continue
        saying = _saying(page, attribution)
        in_turn = _quoted_in_turn(page, saying)
        result += [*in_turn, saying]
        passes_on = last and (saying.cites or saying.relays or last[-1].cites or last[-1].relays)
        if passes_on and last[-1].says_same(saying):
            last = [*last, *in_turn, saying]
        elif _only_of(page, saying) or _is_told_to_us(page, saying):
            continue
        elif _is_tale(page, saying) and not any(_encloses(before, saying) for before in last):
            last = quoted = []
        elif not last and saying.source is None and _is_nobodys(page, saying):
            continue
        elif not last or (_takes_over(page, saying) and not any(_encloses(before, saying) for before in last)):
            last = [saying]
        if last and last[0].source is not None and _opens_quote(page, last[0].parts[0]):
            quoted = last
    return tuple(result)


def _is_tale(page: Page, saying: Saying) -> bool:
    """Tell whether the text itself only names what somebody claims ("Iran's claim that"): what follows is the text's own."""
    source, cue = saying.source, saying.cue
    if source is None or cue is None or _TALE.fullmatch(page.words(cue)) is None:
        return False
    if not page.sentence_of(cue).contains(saying.parts[0]):
        return False  # the head of a bulletin ("Report of the staff")
    owned = page.text[source.end : cue.start].strip() in ("'s", "’s", "'", "’") or page.words(source).endswith(
        ("'s", "’s")
    )
    return owned or re.fullmatch(r"\s+(?:by|from|of)\s+", page.text[cue.end : source.start]) is not None


def _is_label(page: Page, attribution: Attribution) -> bool:
    """Tell whether a label says what kind of text it is ("Op-ed: ...", "corrected to say that ..."), and not who speaks."""
    source, cue = attribution.source, attribution.cue
    if cue is not None and puts_itself_right(page, cue):
        return True
    if source is None or cue is None or page.words(cue).strip() != ":":
        return False
    return _KIND_OF_TEXT.fullmatch(page.words(source)) is not None


def _is_told_of(page: Page, attribution: Attribution) -> bool:
    """Tell whether another only tells what somebody ordered or did not know, no word of theirs ("found he had ordered")."""
    cue = attribution.cue
    if cue is None or _NO_SAYING.fullmatch(page.words(cue)) is None:
        return False
    others = (other for other in page.told_at(cue) if other is not attribution)
    return any(part.contains(cue) for other in others for part in other.content) or is_unproven(page, cue)


def _quoted_in_turn(page: Page, saying: Saying) -> list[Saying]:
    """Return the source behind the one that is cited: "citing the ministry, which in turn quoted the head of the district"."""
    if not saying.cites or saying.source is None:
        return []
    behind = _QUOTED_IN_TURN.match(page.text, saying.source.end, page.sentence_of(saying.source).end)
    if behind is None:
        return []
    return [replace(saying, source=Span(*behind.span("who")), cue=Span(*behind.span("cue")), channel=None)]


def _names_a_place(page: Page, attribution: Attribution) -> bool:
    """Tell whether what stands before a colon is where it happened and nobody who speaks ("Orvel: No shots were heard")."""
    source, cue = attribution.source, attribution.cue
    if source is None or cue is None or page.words(cue).strip() != ":" or look_up(page.words(source)) is not None:
        return False
    name = page.words(source).casefold()
    if name in page.once(_people, None):
        return False  # a surname that a reader takes for a town ("BRENN: ...")
    near = (mention.span for mention in page.mentions_in(source) if mention.type == "PLACE")
    if any(span.start == source.start and _OF_A_PLACE.fullmatch(page.text, span.end + 1, source.end) for span in near):
        return True  # "Orvel direction: ..."
    return any(mention.type == "PLACE" and mention.span.contains(source) for mention in page.mentions_around(source))


def _people(page: Page, _: None) -> str:
    """Return the names of all persons, in small letters and each on a line of its own."""
    names = (page.words(mention.span).casefold() for mention in page.mentions if mention.type == "PERSON")
    return "\n".join(dict.fromkeys(names))


def _only_of(page: Page, saying: Saying) -> bool:
    """Tell whether nobody's report is only named ("received a report of an attack"): what follows it is not in that report."""
    if saying.source is not None or saying.cue is None or not REPORTS.fullmatch(page.words(saying.cue)):
        return False
    return page.text[saying.cue.end : saying.parts[0].start].split() == ["of"]


def _is_told_to_us(page: Page, saying: Saying) -> bool:
    """Tell whether an author only says what he is told ("We are told that ..."): what follows is his own again."""
    if saying.source is not None or saying.cue is None:
        return False
    start = page.sentence_of(saying.cue).start
    return _US.search(page.text, max(start, saying.cue.start - 12), saying.cue.start) is not None


def _is_nobodys(page: Page, saying: Saying) -> bool:
    """Tell whether nobody is named who says it and nobody is quoted, so that nobody goes on: "was said to be on its way"."""
    reports = REPORTS.fullmatch(page.text, *(saying.cue or saying.parts[0])) is not None
    return reports or not _opens_quote(page, saying.parts[0])


def _takes_over(page: Page, saying: Saying) -> bool:
    return saying.source is not None and page.words(saying.source) not in ("I", "We", "we")


def _continued(page: Page, number: int, last: list[Saying], quoted: list[Saying]) -> list[Saying]:
    """Return the sayings that the attribution with this number continues, with its words."""
    attribution = page.attributions[number]
    speaks_on = _speaks_on(page, number)
    if speaks_on is not None:
        return [replace(_saying(page, speaks_on), parts=attribution.content, continued=True)]
    teller = _told_of_before(page, attribution.content[0])
    if teller is not None:
        return [Saying(attribution.content, teller, None, None, False, False, False)]
    near = quoted and attribution.content[0].start - quoted[0].parts[0].start < _QUOTE_REACH
    before = quoted if near and _opens_quote(page, attribution.content[0]) else last
    return [replace(saying, parts=attribution.content, continued=True) for saying in before]


def _told_of_before(page: Page, quote: Span) -> Span | None:
    """Return the person with whom the sentence before a quote opens, whose quote it is: "Ada, a clerk, fled. “My son died.”"."""
    number = page.number_of(quote) - 1
    if number < 0 or not _opens_quote(page, quote) or _IN_FIRST_PERSON.search(page.words(quote)) is None:
        return None
    before, block = page.sentences[number], page.block_of(quote)
    persons = [mention.span for mention in page.mentions_in(before) if mention.type == "PERSON"]
    if len(persons) != 1 or persons[0].start != before.start or not block.contains(before):
        return None
    told = page.told_at(before)
    return None if any(one.source is None or not one.source.overlaps(persons[0]) for one in told) else persons[0]


def _speaks_on(page: Page, number: int) -> Attribution | None:
    """Return the attribution with a source whose content goes on right behind a quote that opens here and is not closed yet.

    A quote may go on over paragraphs: each opens it again, the last one closes it, and only there the speaker is named.
    """
    part = page.attributions[number].content[-1]
    words = page.words(part).strip()
    closing = _CLOSING.get(words[:1], "")
    if not closing or words[-1:] in closing[: len(words) - 1]:
        return None
    for attribution in page.attributions[number + 1 : number + _LONGEST_QUOTE]:
        start = attribution.content[0].start
        gap = page.text[part.end : start]
        reopened = "\n" in gap and page.text[start : start + 1] == words[:1] and not gap.strip()
        if start < part.end or not (reopened or (len(gap) <= 3 and not gap.strip(" \u00a0"))):
            return None
        if attribution.source is not None:
            return attribution
        part = attribution.content[-1]
        if page.words(part).strip()[-1:] in closing:
            return None
    return None


def _opens_quote(page: Page, part: Span) -> bool:
    return page.text[part.start] in _QUOTES


def _encloses(outer: Saying, inner: Saying) -> bool:
    whole = (*outer.parts, *(span for span in (outer.source, outer.cue) if span))
    return outer.holds_all(inner) or (inner.cue is not None and any(part.contains(inner.cue) for part in whole))


def _saying(page: Page, attribution: Attribution) -> Saying:
    source, cue = attribution.source, attribution.cue
    cue_words = page.words(cue) if cue else ""
    if source is None and cue is not None and not attribution.continues:
        source = beside(page, cue, attribution.content) or performer(page, cue, attribution.content)
    citing = bool(_CITING.search(cue_words))
    follows = source is not None and cue is not None and source.start >= cue.end
    source, channel = seen_by(page, with_its_noun(page, source), attribution.channel)
    # "Interfax quoted ...", "..., quoted by Interfax": Interfax relays; "citing the ministry": the ministry is relayed.
    relays = (citing and (not follows or cue_words.lower().endswith("by"))) or is_carrier(page, cue, source)
    return Saying(_up_to_as(page, attribution), source, cue, channel, False, relays, citing and not relays)


def _up_to_as(page: Page, attribution: Attribution) -> tuple[Span, ...]:
    """Return what is said, in a headline without what the paper adds: "Norland says it took Orvel as guns shell Mala"."""
    cue, part = attribution.cue, attribution.content[-1]
    if cue is None or cue.start > part.start or not page.is_heading(cue) or _opens_quote(page, part):
        return attribution.content
    if part.end - part.start > _LONGEST_HEADLINE:
        return attribution.content
    for adds in _AS.finditer(page.text, *part):
        behind = page.frames_in(Span(adds.end(), part.end)) if adds.end() < part.end else []
        if any(role.start == adds.end() and role.role != "time" for frame in behind for role in frame.roles):
            return (*attribution.content[:-1], Span(part.start, adds.start()))
    return attribution.content
