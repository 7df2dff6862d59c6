"""Who a link of a chain is, as far as it matters for counting: two names of one organisation are one origin.

A ministry, its minister, its spokesman and its press service are one; so is every organ of an international body. A
person
without an office is one person. What names nobody ("reports", "it was said") is nobody.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from fogline.claims.parties.table import Known, look_up, side_in, table
from fogline.claims.words import tokens, without_article
from fogline.events.origins.tables import Office, origin_tables
from fogline.records import Link
from fogline.records.event import OriginKind

_HOST = re.compile(
    r"^(?:https?://)?(?:www\.|m\.|en\.|eng\.)?([\w-]+(?:\.[\w-]+)*?)(?:\.(?:com|org|net|co|gov|news|info|int))?\.[a-z]{2,6}/?$"
)
_PLAIN_HOST = re.compile(r"\.(?:com|org|net|co|gov|news|info|int|ua|ru|uk|eu|us|tv|io|me)$", re.IGNORECASE)
_CAPITAL = re.compile(r"\b[A-Z][\w’'-]{2,}")
_OFFICE_WORDS = frozenset(
    "governor mayor head chief regional military administration oblast region province district city town council the "
    "acting deputy spokesman spokeswoman spokesperson press service moscow-installed russian-installed minister president "
    "of".split()
)
_MONITOR = re.compile(
    r"\b(?:monitor\w*|observatory|rights (?:group|watch)|monitoring mission|institute)\b", re.IGNORECASE
)
# Newspapers are called so, after where they are read; a monitor says what it watches.
_PAPER = re.compile(
    r"^(?!.*\b(?:conflict|war|harm|violence|rights|ceasefire|truce|peace|crisis|atrocit\w+|genocide|arms|sanctions|mission|"
    r"freedom|security|explosive|casualt\w+|victims?|humanitarian|civilian)\b).*\b(?:Monitor|Observer)$",
    re.IGNORECASE,
)
_WATCHES = re.compile(
    r"\b(?:monitor\w*|observator\w+|observers?|watch|rights group|aid (?:group|agency)|charity|ngo|mission|red cross|institute|"
    r"investigators?)\b",
    re.IGNORECASE,
)
_SERVES = re.compile(
    r"\b(?:ministry|army|command|brigade|battalion|regiment|corps|fleet|forces?|colonel|general|major|captain|commander|spokes\w+|"
    r"service|administration|authority|junta|militia|front|rebels?|insurgents?|police)\b",
    re.IGNORECASE,
)
_SAYS_FOR = re.compile(
    r"^(?:a |an |the )?(?:spokes(?:man|woman|person)(?: for| of)?|press (?:service|cent(?:er|re)|office|secretary)(?: of| for)?|"
    r"representatives? of|statement (?:by|from|of)|report (?:by|from|of)|"
    r"(?:figures?|data|numbers?|statistics|estimates?|counts?|tally) (?:by|from|of))\s+|"
    r"['’]s (?:press (?:service|cent(?:er|re)|office|secretary)|spokes\w+|website)$|"
    r"\s+(?:press (?:service|cent(?:er|re)|office)|spokes\w+)$",
    re.IGNORECASE,
)


_WHAT_IT_IS = re.compile(
    r"^(?:(?:rebel|militant|armed|paramilitary|insurgent|jihadist|group|movement|militia|organi[sz]ation|rebels|militants) )+"
    r"|(?: (?:rebel|militant|armed|paramilitary|insurgent|jihadist))? "
    r"(?:alliance|group|movement|rebels|militia|organi[sz]ation|militants|insurgents)$"
)
_FORCES = re.compile(r"\b(?:army|military|forces|troops|soldiers|officers?|commanders?|command)$", re.IGNORECASE)
_PERSON = re.compile(r"[A-Z][\w’'-]+(?: (?:[A-Z]\.|[a-z]{1,3}|[A-Z][\w’'-]+)){1,4}")


@dataclass(frozen=True, slots=True)
class Identity:
    """An identified source. ``key`` is the same for all names of one origin; ``generic``: of a side, but nobody in
    particular.
    """

    key: str
    name: str
    kind: OriginKind
    side: str | None
    generic: bool = False


def identify(link: Link) -> Identity | None:
    """Return who ``link`` is, or ``None`` where it names nobody. Witnesses and an outlet's reporters have no key of
    their own (``""``).
    """
    return _identify(link.party, link.text, link.role or "", link.side)


@lru_cache(16384)
def _identify(party: str, text: str, role: str, side: str | None) -> Identity | None:
    name = without_article(party or text)
    known = look_up(name) or _outlet_entry(name) or _group_called(name)
    if not name or (known is None and origin_tables().hearsay.fullmatch(name)):
        return None
    around = f"{name}; {role}" if role else name
    side = side or (known.side if known else None) or side_in(role if role and is_name(name) else around)
    if side in origin_tables().bodies:
        return Identity(f"body:{side}", name, _kind_of_body(side), side)
    return _of_table(name, role, known, side) or _of_words(name, around, side)


def _group_called(name: str) -> Known | None:
    """Return the armed group whose name stands beside what it is ("the M23 rebel alliance", "the paramilitary RSF")."""
    bare = _WHAT_IT_IS.sub("", name)
    known = look_up(bare) if bare and bare != name else None
    return known if known is not None and known.kind in ("group", "force") else None


def is_name(name: str) -> bool:
    """Tell whether a party is called by a person's name, whose parts are no nationality ("Howaida Turk", a governor)."""
    return _PERSON.fullmatch(name) is not None and _office_key(name, name, None) is None and not _SERVES.search(name)


def bears_office(source: Identity) -> bool:
    """Tell whether a source is a person by name whose office stands beside it, not in it."""
    return source.kind == "official" and not source.generic and is_name(source.name)


def _of_table(name: str, role: str, known: Known | None, side: str | None) -> Identity | None:
    if role == "publisher" or (known is not None and known.kind == "media"):
        return Identity(outlet_key(name), known.name if known and role != "publisher" else name, "outlet", side)
    if known is None:
        return None
    if known.kind == "person":
        office = origin_tables().speakers.get(known.name)
        key = f"{side}:{office}" if office else _office_key(role, role, side)
        return Identity(key or f"person:{known.name}", known.name, "official" if key or side else "person", side)
    if known.kind in ("state", "demonym", "capital"):
        return Identity(f"{side}:", known.name, "official", side, generic=True)
    if known.kind in ("ngo", "body"):
        return Identity(f"monitor:{known.name}", known.name, "monitor", side)
    key = f"group:{side or known.name}" if known.kind == "group" else _office_key(name, name, side)
    return Identity(key or f"{side}:{known.name}", known.name, "official", side)


def _of_words(name: str, around: str, side: str | None) -> Identity:
    tables = origin_tables()
    if tables.correspondent.search(around):
        outlet = without_article(tables.correspondent.sub("", name)).strip(" ,'’s") if " " in name else ""
        return Identity(outlet_key(outlet) if outlet[:1].isupper() else "", name, "correspondent", None)
    if tables.witness.search(around):
        return Identity("" if tables.witness.search(name) else f"name:{folded(name)}", name, "witness", side)
    if tables.medics.fullmatch(name):
        return Identity(f"medics:{side or ''}", name, "person", side)
    key = _office_key(around, around, side)
    if key:
        return Identity(key, name, "official", side)
    if tables.generic.match(name):
        return Identity(f"{side}:" if side else _generic_key(name), name, "official", side, generic=True)
    bare = without_article(_SAYS_FOR.sub("", name)) or name
    return Identity(f"name:{folded(bare)}", name, _kind_by_words(around), side)


def _generic_key(name: str) -> str:
    """Return the key of those of no known side: "the army" and "the military" are one, a government and an army two."""
    return ":" if _FORCES.search(name) else f"name:{folded(name)}"


def identify_publisher(link: Link) -> Identity | None:
    """Return who a publisher is where it is no outlet but speaks for itself (a ministry's site, a monitor's page),
    else ``None``.
    """
    return identify(Link(link.party, link.text, None, link.side)) if _is_no_outlet(link.party or link.text) else None


@lru_cache(16384)
def _is_no_outlet(party: str) -> bool:
    name = without_article(party)
    known = look_up(name)
    if known is None:
        return bool(_office_key(name, name, None) or (_MONITOR.search(name) and not _PAPER.search(name)))
    return known.kind in ("ministry", "force", "group", "body", "ngo", "person")


@lru_cache(16384)
def outlet_key(name: str) -> str:
    """Return the key of an outlet: "Reuters", "reuters.com" and "the Reuters news agency" are one."""
    bare = without_article(name)
    found = _HOST.match(bare.lower()) if "." in bare and " " not in bare else None
    bare = found.group(1) if found else _PLAIN_HOST.sub("", bare)
    entry = _outlet_entry(bare)
    words = [word for word in tokens(entry.name if entry else bare) if word not in ("news", "agency", "website")]
    return f"outlet:{'-'.join(words) or bare.lower()}"


@lru_cache(4096)
def _outlet_entry(name: str) -> Known | None:
    found = _HOST.match(name.lower()) if "." in name and " " not in name else None
    bare = (found.group(1) if found else name).replace("-", " ").lower()
    return _media().get(bare) or _media().get(bare.replace(" ", ""))


@lru_cache(1)
def _media() -> dict[str, Known]:
    names = {name.lower(): entry for name, entry in table().items() if entry.kind == "media" and len(name) > 2}
    return names | {name.replace(" ", ""): entry for name, entry in names.items()}


def _office_key(words: str, around: str, side: str | None) -> str | None:
    office = next((office for office in origin_tables().offices if office.words.search(words)), None)
    if office is None:
        return None
    return f"{side or ''}:{office.name}{_place_of(office, around)}"


def _place_of(office: Office, around: str) -> str:
    """Return the name in capitals beside a local office; only words of the role, since a person's own name is no
    place.
    """
    if not office.local:
        return ""
    words = [part for part in around.split(";") if office.words.search(part)]
    names = [name for part in words for name in _CAPITAL.findall(part)]
    places = [name.lower() for name in names if name.lower() not in _OFFICE_WORDS]
    return f":{places[0].rstrip('s’').removesuffix('’')}" if places else ""


def _kind_of_body(side: str | None) -> OriginKind:
    return "monitor" if side in origin_tables().neutral else "official"


def _kind_by_words(around: str) -> OriginKind:
    if _WATCHES.search(around):
        return "monitor"
    if _SERVES.search(around):
        return "official"
    return "person"


def folded(name: str) -> str:
    """Return a name as names of sources are compared: its words in lower case, no marks between them."""
    return " ".join(tokens(name))
