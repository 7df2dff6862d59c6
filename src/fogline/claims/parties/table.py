"""The table of well-known parties: whose name is whose, and on whose side it speaks.

The data stand in ``parties.yaml``. A side is an ISO 3166 alpha-2 code or the name of an alliance, body or armed group; ``None``
where the table does not know (never a guess).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from fogline.claims.words import plain, word_set

_TOKEN = re.compile(r"\S+")
_CAPITALS = re.compile(r"[A-Z]{4,}(?:[ -][A-Z]{2,})*|[A-Z]{2,}(?:[ -][A-Z]{2,})+")
_WORD_IN_CAPITALS = re.compile(r"[A-Z]{2,}")
_LONGEST_NAME = 7  # words
# Short forms that are also common words; they count only where a reader marked them as a name.
_ONLY_WHEN_MARKED = word_set("IS PA AP RT DW PDF AES CSP G9 Dawn Guardian Oryx Diet Congress") | {"The Times"}
_OFFICIAL = re.compile(
    r"\b(?:officials?|authorities|governments?|diplomats?|ministers?|ministry|embassy|mayor|governor|president|parliament|ambassador|spokes\w+|advis[eo]r|commander|head|chief|envoy|"
    r"representatives?|secretary|leader|general|press service)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:in|inside|near|at|around|across|outside|to|towards?|from|against|on|over|into|for|between|who|which|whose|that|citing|quoting|"
    r"based|fighting|heading|loyal)\b"
)
_MEMBERS = re.compile(
    r"\b(?:gunm[ae]n|m[ae]n|fighters?|members?|militants?|soldiers?|troops|forces|units?|convoys?|snipers?|bombers?|"
    r"attackers?|militia\w*|commanders?|patrols?|boats?|drones?)\s(?:from|of|with|loyal to|belonging to|"
    r"affiliated with|allied (?:to|with))\s(?P<whose>.+)",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\b(?:rebels?|opposition|insurgen\w+|separatis\w+|militants?|dissiden\w+|exiled?s?|guerrillas?|mutin\w+|defectors?|jihadis\w*|"
    r"extremis\w+|terroris\w*|secessionis\w+|gangs?|cartels?|bandits?|pirates?|plotters?|putschists?|occupied|so-called)\b",
    re.IGNORECASE,
)
# What bears the name of a country without being its own: "Saudi Maternity Hospital", "Turkish Airlines", "Russian Street".
_CALLED_AFTER = re.compile(
    r"(?![^,.;:]{0,30}\b(?:Central|National|State|Federal|Military|Army|Naval|Navy|Police|Defen[cs]e|Orthodox)\b)"
    r"(?: [A-Z][\w'’.-]*){0,4}? (?:Hospital|Clinic|Maternity|Pharmacy|School|Lyc[eé]e|College|University|Academy|Library|"
    r"Museum|Theat(?:re|er)|Hotel|Restaurant|Caf[eé]|Mall|Market|Bazaar|Souq|Stadium|Park|Cemetery|Mosque|Church|Cathedral|"
    r"Monastery|Synagogue|Temple|Factory|Mill|Refinery|Camp|Quarter|District|Neighbou?rhood|Street|St|Road|Rd|Avenue|Ave|"
    r"Boulevard|Square|Lane|Highway|Roundabout|Airlines?|Airways|Bank|Company|Corporation|Ltd|Inc|Telecom|Times|Herald|"
    r"Tribune)s?\b(?! [A-Z])"
)


@dataclass(frozen=True, slots=True)
class Known:
    """An entry of the table: canonical name, side, and kind.

    Kinds: ``state``, ``demonym``, ``capital``, ``person``, ``ministry``, ``force``, ``group``, ``body``, ``media``, ``ngo``.
    """

    name: str
    side: str | None
    kind: str


@cache
def table() -> dict[str, Known]:
    """Return every name of the table, folded by :func:`fogline.claims.words.plain`, with what it stands for."""
    data = _load()
    names: dict[str, Known] = {}
    for side, kinds in data["bodies"].items():
        for kind, entries in kinds.items():
            for entry in entries:
                forms = [form.strip() for form in entry.split("=")]
                for form in forms:
                    if form.startswith("("):
                        continue  # of no account by itself: short_forms()
                    names.setdefault(form.replace("’", "'"), Known(forms[0], None if side == "none" else side, kind))
    for code, line in data["states"].items():
        fields = [[item.strip() for item in field.split(",") if item.strip()] for field in line.split("|")]
        for kind, field in zip(("state", "demonym", "capital", "ministry"), fields, strict=False):
            for form in field:
                name = form if kind == "ministry" else fields[0][0]
                names.setdefault(form.replace("’", "'"), Known(name, code, kind))
    return names


@cache
def _short_forms() -> dict[str, tuple[str, ...]]:
    """Return the names of the table in brackets, each with the full ones of which one must stand on the page as well."""
    entries = [entry for kinds in _load()["bodies"].values() for listed in kinds.values() for entry in listed]
    split = [[form.strip() for form in entry.split("=")] for entry in entries if "(" in entry]
    return {
        form.strip("()"): tuple(full for full in forms if not full.startswith("("))
        for forms in split
        for form in forms
        if form.startswith("(")
    }


def short_for(name: str, text: str) -> Known | None:
    """Return whom ``name`` means in ``text`` where it is short for somebody that the text names in full.

    "The Red Cross" may be a national society; where the text names the International Committee, it is that.
    """
    full = _short_forms().get(plain(_bare(name)), ())
    named = any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text) for form in full)
    return look_up(full[0]) if named else None


@cache
def country_codes() -> frozenset[str]:
    """Return the countries of the table (ISO 3166 alpha-2)."""
    return frozenset(entry.side for entry in table().values() if entry.kind == "state" and entry.side)


@lru_cache(4096)
def look_up(name: str) -> Known | None:
    """Return what ``name`` (with or without its article and possessive) stands for, or ``None``.

    A name in capitals ("RUSSIA", as tabloids open and headlines are set) is the same name; an acronym stays what it is.
    """
    bare = plain(_bare(name))
    found = table().get(bare) or table().get(bare.replace("'s ", " "))
    if found is None and _CAPITALS.fullmatch(bare):
        return table().get(_WORD_IN_CAPITALS.sub(lambda word: word.group().capitalize(), bare).replace(" Of ", " of "))
    return found


@lru_cache(4096)
def side_in(phrase: str, *, people_only: bool = False) -> str | None:
    """Return the side that the names and nationalities in ``phrase`` give ("the Russian defence ministry" -> RU).

    The first counts, but an armed group before the state it is in ("Syria's al-Qaida wing"). A state gives no side to those
    who rise against one ("Syrian rebels"), nor to what is merely in it ("aid workers in Yemen"), and neither do "pro-Russian"
    or "Kyiv-backed": who backs a party is not who speaks. With ``people_only`` only a nationality counts ("a Syria analyst" is
    no Syrian).
    """
    head = _without_namesakes(phrase if holds_office(phrase) else _ELSEWHERE.split(phrase)[0])
    known = [entry for entry in names_in(head) if entry.side is not None]
    if len({entry.side for entry in known}) > 1 and re.search(r"\band\b", head):
        return None
    if not known and (member := _MEMBERS.search(phrase)) is not None:
        named = [entry for entry in names_in(member["whose"]) if entry.side is not None]
        return named[0].side if named and named[0].kind in ("group", "force") else None
    armed = [entry for entry in known if entry.kind in ("group", "force")]
    if armed and known[0].kind in ("state", "demonym", "capital"):
        return armed[0].side
    if not known or (people_only and known[0].kind != "demonym"):
        return None
    if known[0].kind in ("state", "demonym", "capital") and _AGAINST.search(phrase):
        return None
    return known[0].side


def is_namesake(phrase: str) -> bool:
    """Tell whether ``phrase`` opens with a facility, street or company that only bears the name of a country or its people."""
    words = re.sub(r"^(?:the|The|a|an|A|An)\s+", "", phrase.strip())
    return _without_namesakes(words)[:1] == "_"


def _without_namesakes(phrase: str) -> str:
    """Blank the countries and peoples in ``phrase`` after whom only a facility, street or company is called."""
    if _CALLED_AFTER.search(phrase) is None:
        return phrase
    for match in _TOKEN.finditer(phrase):
        whole = _CALLED_AFTER.match(phrase, match.end())
        known = look_up(match.group()) if whole is not None and match.group()[0].isupper() else None
        if whole is None or known is None or known.kind not in ("state", "demonym", "capital"):
            continue
        if look_up(phrase[match.start() : whole.end()]) is None:
            phrase = phrase[: match.start()] + "_" * len(match.group()) + phrase[match.end() :]
    return phrase


def holds_office(phrase: str) -> bool:
    """Tell whether ``phrase`` has a word of public office ("officials", "the mayor of")."""
    return _OFFICIAL.search(phrase) is not None


def names_in(phrase: str) -> Iterator[Known]:
    """Yield the known names in ``phrase``, from left to right, longest first at each place.

    Persons count only in the possessive ("Putin's forces"): a surname alone may be a word. An armed group does not count as part
    of a longer name ("West Orvel National Liberation Army").
    """
    printed = [match.group() for match in _TOKEN.finditer(phrase)]
    words = [_trim(word) for word in printed]
    place = 0
    while place < len(words):
        for length in range(min(_LONGEST_NAME, len(words) - place), 0, -1):
            form = " ".join(words[place : place + length])
            known = None if form in _ONLY_WHEN_MARKED else look_up(form)
            if known is not None and (known.kind != "person" or re.search(r"['’‘]s?$", form)):
                if known.kind not in ("group", "force") or length == 1 or not _goes_before(printed, place):
                    yield known
                place += length - 1
                break
        place += 1


def _goes_before(words: list[str], place: int) -> bool:
    """Tell whether the word before belongs to the same name: capitals that are no country, owner, title or first word."""
    before = words[place - 1] if place > 1 else ""
    return before[:1].isupper() and before[-1:].isalpha() and not _OFFICIAL.search(before) and look_up(before) is None


def _trim(word: str) -> str:
    return word.strip(',;:()[]"“”‘«»?!').removesuffix("…")


def _bare(name: str) -> str:
    name = re.sub(r"^(?:the|The|a|an|A|An)\s+", "", name.strip())
    return re.sub(r"(?:['’‘][sS]?|[.,])$", "", name) if not re.search(r"\b[A-Z]\.$", name) else name


def _load() -> dict[str, Any]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # eight times as fast where libyaml is there
    text = resources.files("fogline.claims.parties").joinpath("parties.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=loader)  # noqa: S506 (one of the two safe loaders)
    return data
