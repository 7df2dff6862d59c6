"""Sources that a reader left out: the subject of a verb of saying, who did it in the passive, who only saw the paper."""

import re

from fogline.claims.page import Page
from fogline.records import Span

_NAMED = frozenset({"PERSON", "ORG", "STATE", "FORCE", "GROUP"})
_NEAR = 30  # code points between a cue and the name beside it that is taken for its missing source
_ACTIVE = re.compile(
    r"\b(?:said|says|say|told|tells|added|adds|claimed|claims|announced|wrote|reported|warned|according to|stated|denied)$",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\b(?:is|was|are|were|be|been|being)\b", re.IGNORECASE)
_RIGHT_BEHIND = re.compile(r"\s(?:[\w'’-]+\s){0,4}")
_REPORTED_SO = re.compile(
    r"\s(?:missing|dead|killed|slain|injured|wounded|hurt|abducted|kidnapped|captured|detained|lost|stolen|destroyed|damaged)"
    r"(?:\s(?:in|on|at|by|since|after|before|near|from|late|early|last|earlier|there|so far|were|was|are|is|have|has|had|and|or)"
    r"\b|\W)"
)
"""Behind "reported" of whom others report: "four agents reported missing on Friday were freed"."""
_BY_NOBODY = re.compile(r"\s(?:among|in|at|on|near|from|so far|as of|during|since|until|by (?:\d|noon|\w+day))\b|\W*$")
_PASSIVE_BEFORE = re.compile(
    r"\b(?:is|was|are|were|be|been|being)(?: (?:\w+ly|later|then|also|since|now|at first))*\s+$", re.IGNORECASE
)
_SUBJECT = re.compile(
    r"(?:\b(?:and|but|while|as|that|which)\s+)?(?P<subject>\w[^,.;:!?()\"“”‘«»–—]*?)(?:\s+(?:has|have|had|also|later|then|again|now))*\s*$"
)
_SPOKEN_TO = re.compile(r"\b(?:to|with|by|from|at|against)\s+(?:the\s+)?(?:\w+\s+){0,4}$", re.IGNORECASE)
_DID_BOTH = re.compile(r"[\"“]?(?P<subject>I|[WH]e|She|They)\s+\w+\s[^.;:\"“”]{1,120}\sand\s+")
_PAPER_SEEN_BY = re.compile(
    r"[^,;:]{0,60}?\b(?:documents?|reports?|letters?|memos?|memorand(?:um|a)|cables?|notes?|e-?mails?|drafts?|transcripts?|files?|"
    r"statements?|assessments?|briefings?|records)\b[^,;:]{0,40}?"
    r"(?P<seen>,?\s(?:seen|obtained|reviewed|viewed|consulted|examined|read)\sby\s[^,;:]{2,60}|"
    r",?\s(?:leaked\sto|shared\swith)\s[^,;:]{2,60})",
    re.IGNORECASE,
)
_CARRIED = re.compile(
    r"(?:reported|published|aired|broadcast|released|posted|obtained|revealed|verified|shared)", re.IGNORECASE
)
_ASIDE = re.compile(r"[,(]\s(?:(?:first|originally|initially|earlier|later|also|previously|\w+ly)\s)?$", re.IGNORECASE)
REPORTS = re.compile(r"(?:a |an |the )?(?:\w+ )?(?:reports?|word|news|accounts?)", re.IGNORECASE)
_RECEIVED = re.compile(
    r"\s(?:(?:has|have|had|also|since|just)\s)*received\s(?:(?:an?|the|several|multiple|some|further|many|unconfirmed|initial)\s)*$"
)
_AS_A_NOUN = re.compile(
    r"(?:\w{2,}(?:ed|ing)|the|these|those|its|their|his|her|any|all|such|made|of|to|on|by|about|between|false|media|unconfirmed)\s+$",
    re.IGNORECASE,
)
"""What stands before "claims" and "reports" that are no verbs: "denied claims that"."""
_LONGEST_SUBJECT = 8  # words
_LETTER = re.compile(r"[A-Z]|\d{1,3}|[A-Z]{1,3}-?\d{1,4}")
_CALLED = re.compile(
    r"\b(?:source|witness|survivor|victim|interviewee|respondent|informant|detainee)\s$", re.IGNORECASE
)
_LONGEST_CALLED = 16  # code points
_AGENT = re.compile(r"(?:\s+(?:in|at|near|from)\s[A-Z][^.;:()]{2,40}?)?,?\s+by\s+(?:the\s+)?")


def seen_by(page: Page, source: Span | None, channel: Span | None) -> tuple[Span | None, Span | None]:
    """Return a source without whom it was only shown to, who passes it on: "a UN document" + "seen by the Harbour Post"."""
    seen = _PAPER_SEEN_BY.fullmatch(page.words(source)) if source is not None and channel is None else None
    if source is None or seen is None:
        return source, channel
    passed_on = page.words(source).index(" ", seen.start("seen")) + 1
    return Span(source.start, source.start + seen.start("seen")), Span(source.start + passed_on, source.end)


def is_carrier(page: Page, cue: Span | None, source: Span | None) -> bool:
    """Tell whether a source only passes on what is told in an aside: "images from orbit, first reported by the Herald, show"."""
    if cue is None or source is None or _CARRIED.fullmatch((page.words(cue).split() or [""])[-1]) is None:
        return False
    by = re.fullmatch(r"\sby\s(?:the\s)?", page.text[cue.end : max(cue.end, source.start)]) is not None
    return by and _ASIDE.search(page.text, max(0, cue.start - 14), cue.start) is not None


def with_its_noun(page: Page, source: Span | None) -> Span | None:
    """Return a source without a name with what it is called by: "Witness A", of which a reader marked the letter alone."""
    if source is None or _LETTER.fullmatch(page.words(source)) is None:
        return source
    called = _CALLED.search(page.text, max(0, source.start - _LONGEST_CALLED), source.start)
    return Span(called.start(), source.end) if called is not None else source


def beside(page: Page, cue: Span, content: tuple[Span, ...]) -> Span | None:
    """Return the name right beside an active verb of saying whose source was not marked."""
    words, sentence = page.words(cue), page.sentence_of(cue)
    received = _RECEIVED.search(page.text, sentence.start, cue.start) if REPORTS.match(words) else None
    if received is not None:
        people = page.mentions_in(Span(sentence.start, received.start()))
        return next((one.span for one in people if one.end == received.start() and one.type in _NAMED), None)
    if _PASSIVE.search(words) or _PASSIVE_BEFORE.search(page.text, max(0, cue.start - 30), cue.start):
        return _agent(page, cue.end) or _agent(page, content[-1].end)
    if not _ACTIVE.search(words) or (words.lower() == "reported" and _is_said_of(page, cue, content)):
        return None
    if words.lower() in ("claims", "reports") and _AS_A_NOUN.search(page.text, sentence.start, cue.start):
        return None
    both = _DID_BOTH.fullmatch(page.text, sentence.start, cue.start)
    if both is not None:
        return Span(*both.span("subject"))
    best: tuple[int, Span] | None = None
    for mention in page.mentions_in(sentence):
        if mention.type not in _NAMED or any(part.overlaps(mention.span) for part in content):
            continue
        if page.text[mention.end : mention.end + 1] == "-":
            continue  # "a Kremlin-backed official"
        behind = mention.start >= cue.end
        if behind and not _RIGHT_BEHIND.fullmatch(page.text, cue.end, mention.start):
            continue
        if not behind and _SPOKEN_TO.search(page.text, sentence.start, mention.start):
            continue  # "I met Ada Brenn and told her"
        gap = mention.start - cue.end if behind else cue.start - mention.end
        if 0 <= gap <= _NEAR and (best is None or gap < best[0]):
            best = (gap, mention.span)
    return best[1] if best else _before(page, cue, sentence, content)


def _is_said_of(page: Page, cue: Span, content: tuple[Span, ...]) -> bool:
    """Tell whether "reported" is what is said of the words before it: "no casualties reported among locals"."""
    if _REPORTED_SO.match(page.text, cue.end) is not None and content[0].start >= cue.end:
        return True
    right_before = any(part.end == cue.start - 1 and page.text[part.end - 1].isalnum() for part in content)
    return right_before and _BY_NOBODY.match(page.text, cue.end, page.sentence_of(cue).end) is not None


def _agent(page: Page, end: int) -> Span | None:
    """Return the name behind what was said in the passive: "had been informed by Paris that", "was put at 15 by the clinic"."""
    by = _AGENT.match(page.text, end)
    if by is None:
        return None
    near = page.mentions_in(Span(by.end(), by.end() + 80))
    return next((m.span for m in near if m.start == by.end() and m.type in (*_NAMED, "PLACE", "FACILITY")), None)


def _before(page: Page, cue: Span, sentence: Span, content: tuple[Span, ...]) -> Span | None:
    """Return the few words between the last mark, or the content, and an active verb of saying: its subject, marked or not."""
    start = max([sentence.start, *(part.end for part in content if part.end <= cue.start)])
    words = _SUBJECT.search(page.text[start : cue.start])
    if words is None or _PASSIVE.search(words["subject"]) or len(words["subject"].split()) > _LONGEST_SUBJECT:
        return None
    relative = re.match(r"(?:who|which)\b", words["subject"])  # "..., who until then had reported one death"
    end = words.start("subject") + relative.end() if relative else words.end("subject")
    return Span(start + words.start("subject"), start + end)
