"""Whose names and which places are not shown where a ledger redacts: told from what a report itself says of them."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from fogline.claims.parties.offices import ROLES
from fogline.claims.words import word_set
from fogline.records import Claim, Report
from fogline.records.ledger import Finding

# Of those who have a role, these are not public for it: in a war it is they who are looked for. A new role is public unless it is
# put here.
_SOUGHT = word_set(
    "major captain lieutenant sergeant aide deputy director editor journalist reporter correspondent activist doctor surgeon "
    "representative inspector researcher fellow historian sheikh bishop"
)
_AS_WRITTEN = (
    r"crown prince|deputy head|\w+[- ]general|congresswoman|gov|gen|lt[. -]gen|maj[. -]gen|brig[. -]gen|col|adm|sen|amb"
)
# Who speaks or acts in public by office or trade.
_OFFICE = "|".join((*sorted(ROLES - _SOUGHT), _AS_WRITTEN))
_BEFORE = re.compile(rf"\b(?:{_OFFICE})\b\.?,?\s*$", re.IGNORECASE)
_AFTER = re.compile(
    rf"^,?\s*(?:(?:the|a|an|who is|who was|\w+’s|\w+'s)\s+)?(?:[\w-]+\s+){{0,4}}(?:{_OFFICE})\b", re.IGNORECASE
)
_CONTACT = r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w.@])@\w{3,}|(?<!\w)\+\d[\d ().-]{6,}\d"
_STREET = r"(?:[^\W\d_a-z][\w’'.-]*\s+){1,4}(?:Street|St\b\.?|Avenue|Ave\b\.?|Lane|Boulevard|Alley|Prospekt)"
_NUMBER = r"\d{1,4}(?:[A-Za-z]|/\d{1,3})?\b"
_NUMBERED = rf"(?:[Hh]ouse|[Aa]partment|[Ff]lat|[Bb]uilding)\s+(?:[Nn]o\.?\s*)?{_NUMBER}"
_ENDED = r"(?=\s*(?:[,.;:)”\"]|$|(?:on|in|of|at)\b))"
"""What stands behind a number that counts nothing: not "to house 12 families"."""
_HOME = (
    rf"(?-i:\b{_NUMBERED}(?:,?\s+(?:(?:on|of|in|at)\s+)?{_STREET}|{_ENDED})|\b{_NUMBER},?\s+{_STREET}"
    rf"|\b{_STREET}(?:,?\s+{_NUMBERED}|\s+(?:[Nn]o\.?\s*)?{_NUMBER}|,\s*{_NUMBER}{_ENDED}))"
)
"""The door of a house: "house 12, Soborna Street", "14A Mill Lane"; the name of a street alone is none."""
_SENTENCE_END = re.compile(r"[.!?;:“”\"\n]")
_SHORT = re.compile(r"\b(Gen|Gov|Col|Adm|Sen|Amb|Lt|Maj|Brig)\.")
_OWN = re.compile(r"\b[^\W\d_a-z]\w")  # begins with a capital, or a letter of another alphabet
_NAME = re.compile(r"[^\W\d_][\w’'-]+")

# Types of event that tell where civilians are, and words of sites that shelter, heal, teach or feed them.
_CIVILIAN_TYPES = frozenset({"abuse", "detention", "displacement", "humanitarian", "release"})
_CIVILIANS = re.compile(
    r"\b(?:civilians?|residents?|children|child|women|families|refugees?|evacuees?|patients?|passengers?|displaced|villagers|"
    r"pupils|students|worshippers|aid workers?|medics?|nurses?|doctors?|journalists?|detainees?|hostages?|people)\b",
    re.IGNORECASE,
)
_SITES = re.compile(
    r"\b(?:hospitals?|clinics?|maternity|schools?|kindergartens?|orphanages?|universit(?:y|ies)|shelters?|camps?|church(?:es)?|"
    r"mosques?|convoys?|corridors?|bakery|markets?|homes?|houses?|apartments?|flats?|residential|dormitor(?:y|ies)|"
    r"aid (?:station|point|centre|center)s?)\b",
    re.IGNORECASE,
)


def private_names(report: Report) -> frozenset[str]:
    """Return the names of persons in a report that it gives no public office, and that the table of parties does not know.

    A name is public as soon as the report puts an office beside it once, or beside a name that ends in the same word.
    """
    text = report.document.text
    named = [
        (mention.span.of(text), mention.start, mention.end) for mention in report.mentions if mention.type == "PERSON"
    ]
    names = [one for one in named if any(word[0].isupper() for word in _NAME.findall(one[0]))]
    public = {_last(name) for name, start, end in names if _is_public(name, text, start, end)}
    return frozenset(" ".join(name.split()) for name, _, _ in names if _last(name) not in public)


def _last(name: str) -> str:
    words = _NAME.findall(name)
    return str(words[-1]).casefold() if words else ""


def _is_public(name: str, text: str, start: int, end: int) -> bool:
    from fogline.claims.parties.table import look_up

    known = look_up(" ".join(name.split()))
    if known is not None or re.match(rf"(?:{_OFFICE})\b", name, re.IGNORECASE):
        return True
    before = _SENTENCE_END.split(_SHORT.sub(r"\1", text[max(0, start - 60) : start]))[-1]
    return bool(_BEFORE.search(before) or _AFTER.match(_SENTENCE_END.split(text[end : end + 90])[0]))


def touches_civilians(finding: Finding) -> bool:
    """Tell whether a claim says where civilians are or were, or names a site that shelters, heals, teaches or feeds them."""
    return (
        finding.claim.type in _CIVILIAN_TYPES
        or _SITES.search(finding.evidence) is not None
        or any(_CIVILIANS.search(words) for words in _concerned(finding.claim))
    )


def _concerned(claim: Claim) -> Iterator[str]:
    yield from (one.text for one in claim.targets)
    yield from (one.of for one in claim.quantities if one.of)


def is_own_name(words: str) -> bool:
    """Tell whether words name something of its own: not "camp" or "Hospital", but "Al-Nur Hospital"."""
    return _OWN.search(_CIVILIANS.sub("", _SITES.sub("", words))) is not None


def masker(secrets: Iterable[str], places: Iterable[str] = (), names: Iterable[str] = frozenset()) -> re.Pattern[str]:
    """Return the pattern of all that may not be shown.

    That is each secret as a whole and, of a name of several words, its last; words for ``places`` as a whole; ``names`` of places
    as they are written, or in capitals; and what reaches a person, whoever it is: addresses of mail, handles, telephone numbers
    with their country, the door of a house in its street.
    """
    words = _told(secrets)
    parts = {part for one in words if " " in one and len(part := one.split()[-1]) > 2 and part[:1].isupper()}
    capitals = {spelt for one in _told(names) for spelt in (one, one.upper())}
    return _compiled(_either(words | parts | _told(places)), _either(capitals))


def _told(words: Iterable[str]) -> set[str]:
    return {" ".join(one.split()) for one in words if len(one.strip()) > 2}


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted((re.escape(one).replace(r"\ ", r"\s+") for one in words), key=len, reverse=True))


@lru_cache(64)
def _compiled(spelt: str, names: str) -> re.Pattern[str]:
    either = [_CONTACT, _HOME]
    if spelt:
        either.append(rf"(?<!\w)(?:{spelt})(?!\w)")
    if names:
        either.append(rf"(?<!\w)(?-i:{names})(?!\w)")
    return re.compile("|".join(either), re.IGNORECASE)
