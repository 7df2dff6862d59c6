"""Who says it, as a brief names them: with office and side the first time, by name later; outlets that name no source as such."""

import re
from dataclasses import dataclass, field
from functools import cache

from fogline.picture.brief.dates import day_words
from fogline.picture.brief.nouns import lowered, with_article
from fogline.picture.sides import side_name
from fogline.picture.wording import plain, shorten
from fogline.records import Link
from fogline.records.event import Origin
from fogline.records.ledger import DocumentHead, Finding

# What is shown or held rather than speaks: whoever cites it does.
_THINGS = re.compile(
    r"\b(?:imagery|images?|photos?|photographs?|video|footage|information|evidence|reports?|"
    r"estimates?|data|documents?|statistics|"
    r"intelligence|assessment|survey|figures?|analysis|pictures?)$",
    re.IGNORECASE,
)
_INTELLIGENCE = re.compile(r"\b(?:defence|defense|military|foreign) intelligence$", re.IGNORECASE)
_SAYS_NOTHING = re.compile(r"^(?:the |a )?(?:available )?(?:information|reports?|data|estimates?)$", re.IGNORECASE)
# The rubric of a headline ("LIVE:", "Ukraine war:", "Explained:") stands where a source does and is none.
_RUBRIC = re.compile(
    r"(?:live|breaking|explained?|explainer|analysis|opinion|comment|watch|video|photos?|in pictures|updated?|updates|exclusive"
    r"|latest|timeline|fact[ -]?check(?:ed)?|factbox|newsletter|podcast|profile|q&a|recap|as it happened|just in|developing"
    r"|in brief|in depth|at a glance)(?:\s+(?:news|updates?|blog|coverage|briefing))?"
    r"|(?!.*\bof\b)(?:the\s+)?(?:[\w’']++(?:-[\w’']++)*+[\s–-]++){1,4}(?:war|crisis|conflict|invasion|latest|live)(?:\s+(?:live|latest|news|updates?|briefing))*"
    r"|war in [\w’'-]+(?:\s+(?:live|latest|news|updates?))*",
    re.IGNORECASE,
)
_NOT_NAMED = frozenset({"", "unnamed", "narrator"})
_PRONOUN = re.compile(r"^(?:he|she|it|they|her|him|them|we|i|who|which)$", re.IGNORECASE)
# Words that count or point and name nobody: "another said", "others say".
_POINTER = re.compile(
    r"(?:the )?(?:others?|another|some|many|most|several|both|all|few|more|one|two|three|those|these|this|that|same|latter"
    r"|former)",
    re.IGNORECASE,
)
_PERSONAL = re.compile(r"^[A-ZÀ-ÞĀ-ſ][\w'’.-]+(?:\s(?:al-|el-|de |van |von )?[A-ZÀ-ÞĀ-ſ][\w'’.-]+){1,3}$")
_SPEAKING = re.compile(
    r"\b(?:officials?|authorit\w+|council|ministry|staff|command|forces?|army|military|government|"
    r"president|premier|minister|governor|mayor|"
    r"spokes\w+|residents?|witness\w*|survivors?|analysts?|experts?|police|prosecutors?|aides?|advisers?|"
    r"advisors?|agenc(?:y|ies)|office|service|"
    r"administration|lawmakers?|diplomats?|soldiers?|commanders?|leaders?|rescuers|doctors?|medics?|nurses?|partners|"
    r"groups?|institute|nations|union|activists?|volunteers?|monitors?|villagers?|relatives|farmers?|journalists?|"
    r"committees?|organi[sz]ations?|federation|party|parliament|embassy|envoy|chief|secretary|ombudsman|"
    r"company|operator|workers)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who says something: full and short words, the side (a code) where known, and whether no source is named.

    ``key`` tells one from another.
    """

    key: str
    full: str
    short: str
    side: str | None = None
    unsourced: bool = False


@dataclass(slots=True)
class Cast:
    """The speakers named so far: each is introduced once."""

    year: int | None = None
    _introduced: set[str] = field(default_factory=set)

    def name(self, speaker: Speaker) -> str:
        """Return what to call the speaker here."""
        if speaker.key in self._introduced:
            return speaker.short
        self._introduced.add(speaker.key)
        return speaker.full


def speaker_of(finding: Finding, origin: Origin | None, year: int | None = None) -> Speaker:
    """Return who says first what a finding tells: the first-hand end of its chain, else its origin, else the report itself.

    ``origin`` is one whose own words tell the same; ``None`` where a report only quotes it on something else.
    """
    chain = finding.claim.chain
    first = chain[0]
    if _speaks(first):
        return _party(first)
    citing = next((link for link in chain[1:] if _speaks(link)), None)
    thing = plain(first.text or first.party)
    if citing is not None:
        told = _party(citing)
        if _THINGS.search(thing) and not _PRONOUN.match(thing) and not _SAYS_NOTHING.match(thing):
            cited = f"{told.full}, citing {with_article(_uncapitalised(thing))},"
            return Speaker(told.key + "+" + thing, cited, cited, told.side)
        return told
    if (
        citing is None
        and first.party not in _NOT_NAMED
        and _THINGS.search(thing)
        and not _SAYS_NOTHING.match(thing)
        and first.role != "publisher"
        and len(thing.split()) < 6
    ):
        told = _report(finding.document, year)
        cited = f"{told.full}, citing {with_article(_uncapitalised(thing))},"
        return Speaker(told.key + "+" + thing, cited, cited)
    if origin is not None and origin.kind not in ("unattributed", "outlet") and first.role == "publisher":
        link = Link(origin.party, origin.party, None, origin.side)
        if _speaks(link):
            return _party(link)
    return _report(finding.document, year)


def _uncapitalised(words: str) -> str:
    return words[0].lower() + words[1:] if words[1:2].islower() else words


@cache
def _side_words(side: str) -> tuple[str, ...]:
    """Return the words that give a side away: name, demonyms, capital."""
    from fogline.claims.parties.table import table

    kinds = ("state", "demonym", "capital")
    return tuple(name for name, one in table().items() if one.side == side and one.kind in kinds and len(name) > 1)


def is_rubric(party: str) -> bool:
    """Tell whether what is taken for a source is the rubric that a headline begins with."""
    return bool(_RUBRIC.fullmatch(party.strip(" :–-")))


def _speaks(link: Link) -> bool:
    """Tell whether a link is somebody who may be named as saying it: whoever a report names, unless that is a thing or nobody."""
    party = plain(link.party)
    if (
        party.casefold() in _NOT_NAMED
        or link.role == "publisher"
        or len(party.split()) > 12
        or is_rubric(party)
        or _PRONOUN.match(party)
        or _POINTER.fullmatch(party)
        or party.casefold().startswith("unattributed")
    ):
        return False
    return not _THINGS.search(party) or _INTELLIGENCE.search(party) is not None


def _party(link: Link) -> Speaker:
    party, printed, role = plain(link.party), plain(link.text), plain(link.role or "").strip(" ,")
    if (
        party[:1].islower()
        and printed
        and not _PRONOUN.match(printed)
        and printed.casefold().endswith(party.casefold())
    ):
        party = (
            printed[0].lower() + printed[1:]
            if printed.casefold().startswith(("a ", "an ", "the ", "some "))
            else printed
        )
    party = re.sub(r"\s*\([^)]*\)$", "", party) or party
    short = _articled(party)
    full = short
    if role and role.casefold() not in party.casefold() and role.casefold() != "publisher" and not role.isupper():
        if _WHERE.match(role):
            full = f"{short} {role}"
        elif _PERSONAL.match(party) and not _SPEAKING.search(party):
            full = _in_office(party, role)
    if link.side and _is_party(link.side) and not _tells(full, link.side):
        at = full.find(party) + len(party) if party in full else len(full)
        full = f"{full[:at]} ({side_name(link.side)}){full[at:]}"
    return Speaker(f"{plain(link.party).casefold()}|{link.side or ''}", full, short, link.side)


_WHERE = re.compile(r"(?:in|at|from|near|outside)\s", re.IGNORECASE)
_PLAIN = frozenset(
    "public regional local deputy former senior chief acting military civil district provincial municipal government "
    "state".split()
)
_BYSTANDER = re.compile(r"^(?:Eyewitness|Witness|Resident|Survivor|Villager|Volunteer)\b")  # as headlines begin
_RANK = re.compile(r"(?:[A-Z][\w.-]*)(?:\s[A-Z][\w.-]*)*")


def _in_office(name: str, role: str) -> str:
    """Return a name with its office: before it where that is short, behind it where it has parts of its own; no age."""
    told = [part for part in role.split(", ") if not part.strip().isdigit()]
    rank = told.pop() if len(told) > 1 and _RANK.fullmatch(told[-1]) else ""
    office = _BYSTANDER.sub(lambda found: found[0].lower(), ", ".join(told))
    named = f"{rank} {name}".strip()
    if not office:
        return named
    if rank or "," in office or re.search(r"\s(?:of|in|at|from|for|to)\s", office):
        belonging = re.match(r"[a-z][\w-]*[’']s?\s", office) is not None  # "ministry’s spokesman"
        return f"{named}, {'the ' if belonging else ''}{office},"
    first, _, rest = office.partition(" ")
    if rest and not rest[0].isupper() and first.lower() in _PLAIN:
        office = f"{first.lower()} {rest}"  # the capital was that of a sentence's beginning
    return f"{office} {named}"


@cache
def _party_sides() -> frozenset[str]:
    from fogline.claims.parties.table import table

    return frozenset(one.side for one in table().values() if one.side and one.kind in ("state", "group", "force"))


def _is_party(side: str) -> bool:
    """Tell whether a side is a state or an armed group, rather than an international body."""
    return side in _party_sides()


_BARE_OFFICE = re.compile(
    r"^(?:pm|president|premier|prime minister|mayor|governor|minister|defen[cs]e minister|foreign "
    r"minister|authorities|spokes\w+|prosecutors?|commander|defen[cs]e ministry)$",
    re.I,
)
_NOBODY_IN_PARTICULAR = re.compile(
    r"(?:mass |local |social |foreign )?media|(?:local )?sources?|(?:eye)?witnesses|residents", re.IGNORECASE
)
_BODY_OF = re.compile(
    r"(?:[A-Z][\w-]+ ){0,4}(?:Directorate|Department|Administration|Ministry|Office|Command|Service|Staff|Council|Committee|"
    r"Agency|Bureau|Cent(?:er|re)|Headquarters|Inspectorate|Commission|Mission) (?:of|for) |"
    r"(?:[A-Z][\w-]+ ){1,3}?[A-Z][\w-]+[’']s (?:Office|Service|Department|Staff)$"
)
_OF_STATE = re.compile(
    r"^(?P<state>.+?) (?P<rest>officials?|president|army|military|police|troops|forces|government|lawmakers?)$"
)


_ONLY_ONE = re.compile(
    r"[A-Z][\w’'-]*(?: [\w’'-]+){0,2}? (?:(?:vice-)?governor|mayor|president|premier|chancellor|police chief|prime minister|"
    r"(?:defen[cs]e|foreign|interior|health|justice) minister)$"
)
_NOT_NOW = re.compile(r"(?:Former|Ex|Deputy|Acting|Exiled|One|An?|Another|Some|The|Every|Each)\b")


def _articled(party: str) -> str:  # noqa: PLR0911 (one way of telling it a line)
    if party.startswith("The "):
        return f"the {party[4:]}"
    if _NOBODY_IN_PARTICULAR.fullmatch(party):
        return party.lower()  # as a headline prints it: "- Mass Media"
    if _BODY_OF.match(party):
        return f"the {party}"
    if _BARE_OFFICE.match(party):
        return f"the {'prime minister' if party.casefold() == 'pm' else party.lower()}"
    if _ONLY_ONE.match(party) and not _NOT_NOW.match(party):
        return f"the {party}"  # "the Odesa governor": a place has one
    if re.match(r"(?:mayor|head|governor|president|minister|chief|chairman|speaker|secretary) of\b", party):
        return f"the {party}"
    if party[:1].islower() and re.search(r"(?<! of)(?<! at)(?<! in)(?<! from)(?:\s[A-Z][\w'’-]+){2}$", party):
        return party
    if (found := _OF_STATE.match(party)) and (adjective := _adjective_of(found["state"])):
        party = f"{adjective} {found['rest']}"
    if (
        _PERSONAL.match(party)
        and not _SPEAKING.search(party)
        and not re.search(r"\b(?:Forces|Fleet|Nations|Union|States)\b", party)
    ):
        return party
    inside = lowered(party)
    if re.fullmatch(r"UN|EU|US|UK", inside):
        return f"the {inside}"
    if re.fullmatch(r"[A-Z]{3,}", inside):
        return inside
    return with_article(inside)


def _adjective_of(state: str) -> str:
    """Return the adjective of a state given by its name ("Ukrainian" for Ukraine)."""
    from fogline.claims.parties.table import look_up, table

    known = look_up(state)
    if known is None or known.kind != "state" or len(state) < 4:
        return ""
    return next((name for name, one in table().items() if one.kind == "demonym" and one.side == known.side), "")


def _tells(words: str, side: str) -> bool:
    said = re.sub(r"[’']s\b", "", words.casefold())
    names = _side_words(side) or (side,)
    return any(re.search(rf"\b{re.escape(name.casefold())}\b", said) for name in (*names, side_name(side)))


def _report(document: DocumentHead, year: int | None) -> Speaker:
    """Return the report itself as the one who says it: the outlet, or a report by its title where no outlet is known."""
    outlet = plain(document.publisher or "").removeprefix("www.")
    if outlet and outlet.casefold() != "narrator":
        return Speaker(f"outlet|{outlet.casefold()}", outlet, outlet, None, unsourced=True)
    day = document.published.start
    dated = f" of {day_words(day, year)}" if day else ""
    title = plain(document.title or "")
    words = (
        f"the report “{shorten(title, 60)}”{dated}" if title else f"a report{dated}" if dated else "an undated report"
    )
    return Speaker(f"report|{document.id}", words, words, None, unsourced=True)
