"""From a phrase and the spans of its names to what it says (``Derivation``)."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from fogline.claims.footprints.model import Derivation, Relation
from fogline.claims.footprints.rules import read_at
from fogline.claims.footprints.targets import mask
from fogline.records import Span

_PLACE = r"(?:location|locations|place|places|site|position|area|spot|whereabouts|facility|base|town|village|city)"
_UNKNOWN = re.compile(
    rf"\b(?:unknown|undisclosed|unspecified|unidentified|undetermined|unnamed|secret|unconfirmed|uncertain)\s+(?:\w+\s+)?{_PLACE}\b"
    rf"|\b(?:unknown|undisclosed|unspecified)\s*$|\bsomewhere\s+(?:unknown|undisclosed)"
    rf"|\b{_PLACE}\s+(?:\w+\s+)?(?:is|was|are|were|remains?|has\s+been|could)\s+(?:\w+\s+)?(?:unknown|unclear|not\s+(?:be\s+)?\w+|undisclosed|withheld)"
    rf"|\b(?:did|does|do)\s+not\s+(?:say|specify|disclose|name)\s+where\b|\bwhereabouts\s+unknown",
    re.IGNORECASE,
)
_UNKNOWN_WORDS = (
    "unknown", "undisclosed", "unspecified", "unidentified", "undetermined", "unnamed", "unconfirmed", "uncertain", "unclear",
    "secret", "not", "withheld",
)  # fmt: skip
"""One of them stands wherever a place is said to be unknown: quickly looked for."""
EXCEPT = re.compile(
    r"(?:,\s*)?(?:except(?:ing)?(?:\s+for)?|excluding|apart\s+from|other\s+than|aside\s+from|with\s+the\s+(?:sole\s+)?exceptions?\s+of|"
    r"(?:but|and)\s+not|not\s+including|save(?:\s+for)?|barring|minus|not(?=\s+(?:in|at|around|near)\b))\s+",
    re.IGNORECASE,
)
"""What begins an exclusion."""
_EXCEPT_WORDS = frozenset(", except excepting excluding apart other aside with but and not save barring minus".split())
"""Its first word, or the comma before it."""
_AGAIN = re.compile(r";|\bbut\s+(?!not\b)|\bincluding\b", re.IGNORECASE)
_AND = re.compile(r",?\s+(?:and|or|as well as)\s+")
_LONGEST = 600
_TOKEN = re.compile(r"[\w\ue000-\uf8ff~]+|[^\w\s]")


def derive(phrase: str, names: Sequence[Span] = ()) -> Derivation:
    """Return what a place phrase says of its names: relations that all hold, exclusions, or that the place is said to be unknown.

    ``names`` are the spans of the mentioned places in ``phrase`` (offsets in it); those outside it are passed over.
    Words that refer back ("there", "the city") become anchors without a name. Beyond 600 characters a phrase is no
    place phrase: only its start is read.
    """
    inside = [span for span in sorted(names) if 0 <= span.start < span.end <= len(phrase)]
    kept = tuple(span for place, span in enumerate(inside) if place == 0 or span.start >= inside[place - 1].end)
    return _derived(phrase, kept)


@lru_cache(maxsize=64)
def _derived(phrase: str, kept: tuple[Span, ...]) -> Derivation:
    """Read a phrase; one sentence is asked for each of the places and of the frames in it."""
    masked = mask(phrase, kept)[:_LONGEST]
    small = masked.lower()
    unknown = any(word in small for word in _UNKNOWN_WORDS) and _UNKNOWN.search(masked) is not None
    held: list[Relation] = []
    without: list[Relation] = []
    into, at = held, 0
    while (token := _TOKEN.search(masked, at)) is not None:
        at = token.start()
        exclusion = EXCEPT.match(masked, at) if token[0].lower() in _EXCEPT_WORDS else None
        if exclusion is not None:
            into, at = without, exclusion.end()
            continue
        if into is held and held and token[0].lower() == "including":
            break  # what is named behind it lies in what was named before: "the West Bank, including East Jerusalem"
        if into is without and _AGAIN.match(masked, at):
            into = held
        read = read_at(masked, at, kept)
        if read is None:
            at = token.end()
            continue
        relation = read[1]
        if into is held and held and _AND.fullmatch(masked, held[-1].span.end, relation.span.start):
            relation = replace(relation, either=True)
        if not (unknown and not relation.anchors[0].names):
            into.append(relation)
        at = max(relation.span.end, token.end())
    return Derivation(phrase, tuple(held), tuple(without), unknown and not held)


def moved(span: Span, by: int) -> Span:
    """Return ``span`` moved by ``by`` code points."""
    return Span(span.start + by, span.end + by)


def shifted(read: Derivation, by: int) -> Derivation:
    """Return the derivation with its spans moved by ``by`` code points."""

    def of_all(relation: Relation) -> Relation:
        anchors = tuple(replace(one, names=tuple(moved(name, by) for name in one.names)) for one in relation.anchors)
        return replace(relation, anchors=anchors, span=moved(relation.span, by))

    if not by:
        return read
    return replace(read, relations=tuple(map(of_all, read.relations)), without=tuple(map(of_all, read.without)))
