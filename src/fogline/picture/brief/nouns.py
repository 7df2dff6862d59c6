"""Noun phrases of a report, made fit to stand in a sentence of one's own: article, number, no loose ends."""

import re
from dataclasses import dataclass

from fogline.picture.wording import plain

_EDGES = " \t,;:.“”„«»\"'‘’()[]-–—"
_PRONOUNS = frozenset(
    "it its they them their he she him her his hers who whom which that those this these we us our "
    "you your i me my all "
    "some both many most several others another one ones none each everyone people's itself themselves himself herself "
    "something anything nothing here there".split()
)
_OF_PRONOUN = re.compile(
    r"^all (?:those|these|this|that)$|^(?:all|most|some|both|many|each|one|none|any|half|part|a "
    r"number) of (?:them|it|these|those|which|whom|us)$",
    re.I,
)
# What one side calls the other: kept, but as its word.
_PARTISAN = re.compile(
    r"^(?:the )?(?:\w+ )?(?:enem(?:y|ies)|occupiers?|invaders?|aggressors?|orcs?|nazis?|neo-nazis?|"
    r"fascists?|terrorists?|"
    r"ruscists?|rashists?|zionists?|infidels?|regime)(?:'s)?$",
    re.IGNORECASE,
)
# Where a phrase goes on into a clause that has no place in a sentence of another build.
_CLAUSE = re.compile(
    r"(?:\s+|,\s*)(?:where|which|who|whom|whose|that|when|while|because|after|before|(?<!many )as|if|it|they|"
    r"he|she|was|were|is|are|has|have|had|"
    r"said|says|amid|since)\b.*$",
    re.IGNORECASE,
)
_LOOSE_END = re.compile(
    r"(?:\s+(?:of|in|at|on|to|the|a|an|and|or|by|for|with|from|near|into|its|their|his|her|including|"
    r"over|about)|[,;:–-])+$",
    re.IGNORECASE,
)
_POST = re.compile(
    r"\s(?:of|in|at|on|near|with|from|to|for|by|against|above|along|around|between|inside|outside|"
    r"including|belonging|behind|under|over|across|throughout|beside|before|after|that|which|who|whom|whose)\b|,(?!\d)",
    re.I,
)
_DETERMINED = re.compile(
    r"^(?:the|a|an|this|that|these|those|some|any|no|all|both|each|every|many|several|most|more|fewer|less|"
    r"at (?:least|most)|as many as|about|around|roughly|approximately|between|over|up to|"
    r"some|half|dozens|hundreds|thousands|scores|tens|nearly|almost|his|her|its|their|our|another|other|few|numerous|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b|^[\d$€£]|^\w+(?:’s|'s|s'|s’)\s",
    re.IGNORECASE,
)
_ALWAYS_PLURAL = frozenset(
    "troops forces people police men women children civilians personnel aircraft authorities "
    "servicemen militants officials "
    "residents cattle media staff artillerymen vdv".split()
)
_MEN = re.compile(
    r"(?:wo|gun|police|service|fisher|militia|air|sea|marks|fire|horse|tribes|clans|spokes|business|hit|guards|infantry|rifle|crew|"
    r"work|crafts|herds|law|tank|camera|country|kins|artillery|swords|states|congress|lay)men$"
)
"""Plurals that end in -men, which is also how "regimen" and "Yemen" end."""
_MASS = frozenset(
    "aid equipment ammunition artillery infrastructure fuel food water power electricity armour "
    "armor manpower weaponry housing "
    "machinery shelling fire fighting damage information aviation territory land property air "
    "energy gas oil coal grain support "
    "help assistance medicine supply defence defense infantry cavalry traffic intelligence data footage imagery evidence "
    "research".split()
)
_ORGANISATIONS = re.compile(
    r"\b(?:General Staff|Ministry|Ministries|Army|Navy|Air Force|Armed Forces|Fleet|Kremlin|Pentagon|"
    r"White House|Red Cross|Office|Service|Council|"
    r"Command|Administration|Union|Nations|Commission|Committee|Group|Institute|Organi[sz]ation|"
    r"Committees|Agency|Parliament|Guard|Front|Brigade|"
    r"Regiment|Battalion|Division|Corps|Court|Authority|Department|Government|Military|Police|States|"
    r"Kingdom|Federation|Republic|"
    r"Emirates|Netherlands|Forces|Bank|Church|Bureau|Centre|Center|Mission|Movement|Army's)$"
)
_VOWEL = re.compile(r"[aio]|e(?!u)|u(?!k|n[ai]|n\b|s)|hono", re.IGNORECASE)
_SPELT = re.compile(
    r"[FHLMNRSX](?:[B-DF-HJ-NP-TV-Z]|\d){1,4}\b"
)  # said by its letters: "an RSF drone", "an M23 fighter"
# Places of which there is one by a name: "Tora market", "el-Fasher camp"; not "Russian camp".
_LOCALITIES = frozenset(
    "market camp township town village city quarter neighbourhood neighborhood suburb county state governorate locality "
    "valley island strait square palace refinery cathedral monastery prison".split()
)
_SITES = frozenset(
    "plant airport airfield bridge station port base dam reservoir highway road border river region "
    "district oblast hospital works "
    "steelworks axis direction front area mission".split()
)
_ACRONYM = re.compile(r"^[A-Z]{3,}$")
_PROPER = re.compile(r"(?:(?:a[dlnrstz]|ash|e[ln]|esh)-)?[^\W\d_a-z]")  # "Tora", "el-Fasher"
_IN_BRACKETS = re.compile(r"\s*\((?:[A-Z][\w-]*[A-Z][\w-]*)\)")  # "(RSF)": a short name, for texts that use it again
_ONE_S_OWN = re.compile(r"^(?:my|our|your)\s+\w", re.IGNORECASE)
_ENEMY = re.compile(r"(?<![“\w-])enemy(?= \w)", re.IGNORECASE)  # "enemy aircraft": whose, only the one side says so
_COMPASS_POINTS = frozenset({"north", "south", "east", "west", "north-east", "north-west", "south-east", "south-west"})
_COMPASS = re.compile(
    r"\s(?:north|south|east|west)(?:-?(?:east|west))?$", re.IGNORECASE
)  # "villages east of Tora" are villages
_RUBRIC = re.compile(
    r"(?:BREAKING(?: NEWS)?|JUST IN|UPDATED?|LIVE|EXCLUSIVE|URGENT|FLASH|ALERT|WATCH|DEVELOPING)\b\s?[:|–—-]?\s?(?=\w)"
)  # "BREAKING Rebels enter Orvel": in capitals, before what is told
_OWNER = re.compile(r"([A-Z][^’']{0,60})[’']s?\s(?=\w)")  # "South Africa's defence ministry": whose it is says which
_LONGEST = 14  # words


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun phrase as it stands in the middle of a sentence, and whether it is plural."""

    words: str
    plural: bool = False

    @property
    def pronoun(self) -> str:
        """What stands for it the second time."""
        return "they" if self.plural else "it"


def noun(party: str, text: str = "") -> Noun | None:
    """Return the noun phrase for a party, as printed unless that is a pronoun; ``None`` where nothing is left to name.

    Words that name the other side from one side's view ("the enemy") stay in quotation marks.
    """
    for words in dict.fromkeys((text, party)):
        if made := _made(words):
            return made
    return None


def _made(words: str) -> Noun | None:
    bare = _tidy(words)
    if not bare or bare.casefold() in _PRONOUNS or _OF_PRONOUN.match(bare):
        return None
    bare = _tidy(_LOOSE_END.sub("", _CLAUSE.sub("", bare)))
    if not bare or bare.casefold() in _PRONOUNS or len(bare.split()) > _LONGEST or not re.search(r"[^\W\d_]{2}", bare):
        return None
    if re.fullmatch(r"(?:the|a|an)", bare, re.IGNORECASE) or re.search(
        r"\b(?:it|them|him|us|themselves|itself|me)$", bare
    ):
        return None
    bare = lowered({"civilian": "civilians", "Civilian": "civilians"}.get(bare, bare))
    plural = is_plural(bare)
    if _ONE_S_OWN.match(bare):
        return Noun(f"“{bare[0].lower()}{bare[1:]}”", plural)
    if _PARTISAN.match(bare):
        article, _, rest = bare.partition(" ") if bare.startswith("the ") else ("", "", bare)
        return Noun(f"the “{rest or article}”", plural)
    return Noun(_ENEMY.sub("“enemy”", with_article(bare, plural)), plural)


def with_article(words: str, plural: bool | None = None) -> str:  # noqa: PLR0911 (one way of telling it a line)
    """Return a noun phrase with the article that it lacks: "car" is "a car", "General Staff" is "the General Staff"."""
    if re.match(r"People[’']s\s", words):
        return f"the {words}"
    if owner := _OWNER.match(words):
        return with_article(owner[1]) + words[owner.end(1) :]
    if not words or words.startswith("█") or _DETERMINED.match(words):
        return words
    head = head_of(words)
    core = _POST.split(words, maxsplit=1)[0]
    if _ORGANISATIONS.search(core) or _ACRONYM.match(core):
        return f"the {words}"
    if head[:1].isupper() or (core[:1].isupper() and core.split()[-1][:1].isupper()):
        return words
    if head in _COMPASS_POINTS and core == head:
        return f"the {words}"  # "retook the south"
    if core[:1].isupper() and head == "works":
        return f"the {words}"
    if (is_plural(words) if plural is None else plural) or head in _MASS or head.endswith("ing"):
        return words
    if re.search(
        r"\b(?:ministry|army|navy|government|military|parliament|air force|general staff|border|command|junta|regime"
        r"|resistance|opposition)$",
        core,
        re.IGNORECASE,
    ):
        return f"the {words}"
    if core[:1].isupper() and head in _SITES:
        return f"the {words}"
    if _PROPER.match(core) and head in _LOCALITIES and not _is_demonym(core.partition(" ")[0]):
        return f"the {words}"
    return f"{'an' if _VOWEL.match(words) or _SPELT.match(words) else 'a'} {words}"


def head_of(words: str) -> str:
    """Return the head of a noun phrase, its last word before a preposition: "road bridge at Zatoka" is "bridge"."""
    core = _COMPASS.sub("", re.sub(r"\s\([^)]*\)", "", _POST.split(words, maxsplit=1)[0])).split()
    return core[-1].strip(_EDGES) if core else ""


def is_plural(words: str) -> bool:  # noqa: PLR0911 (one way of telling it a line)
    """Tell whether a noun phrase is plural: by its head, its number, or because it joins two."""
    folded = re.sub(r"^(?:an )?estimated ", "", words.casefold())
    if re.match(r"(?:a|an|one|each|every|another)\s", folded) and not re.match(
        r"(?:a (?:number|group|series|total|few|dozen)) ", folded
    ):
        return False
    if re.match(
        r"(?:two|three|four|five|six|seven|eight|nine|ten|several|many|both|dozens|hundreds|thousands|"
        r"scores|a number of)\b",
        folded,
    ):
        return True
    core = _COMPASS.sub("", _POST.split(folded, maxsplit=1)[0])
    if re.match(r"(?:the|a|an) \w+ and \w+ \w*[^\Ws]$", core):  # "the road and rail bridge"
        return False
    if re.search(r"\s(?:and|&)\s", core) or (", " in folded and " and " in folded):
        return True
    head = head_of(folded)
    if folded.endswith("general staff"):
        return False
    if (
        head in _ALWAYS_PLURAL
        or _MEN.search(head)
        or re.match(
            r"(?:some |about |around |roughly |approximately |nearly |almost |over |up to |as many as |between |more than "
            r"|fewer than |less than |at least |at most )?\d[\d,.]*(?:\s|$)",
            folded,
        )
    ):
        return not re.match(r"(?:1|one)\s", folded)
    if re.search(r"\b(?:united states|netherlands|philippines|united nations|emirates)$", core):
        return False
    return head.endswith("s") and not head.endswith(("ss", "us", "is", "'s", "’s", "news"))


def _tidy(words: str) -> str:
    words = _IN_BRACKETS.sub("", plain(words))
    words = _RUBRIC.sub("", words, 1) if _RUBRIC.match(words) else words
    bare = words.strip(_EDGES)
    if bare.count("(") == bare.count(")") + 1 and words.rstrip(_EDGES.replace(")", "")).endswith(")"):
        bare += ")"
    for opening, closing in (("(", ")"), ("“", "”"), ("‘", "’")):
        if bare.count(opening) != bare.count(closing):
            bare = bare.replace(opening, "") if closing not in "’" else bare
            bare = bare.replace(closing, "") if closing in (")", "”") else bare
    return bare.replace("'", "’")


def lowered(words: str) -> str:
    """Return ``words`` without the capital that only the beginning of a sentence gave them."""
    first, _, rest = words.partition(" ")
    if (first in ("A", "An") or (first[:1].isupper() and first[1:].replace("-", "").islower())) and (
        first.lower().partition("-")[0] in _FUNCTION
        or (rest and not rest[0].isupper() and first.lower() in _ADJECTIVES)
        or first.lower() in _COMMON
    ):
        return f"{first.lower()} {rest}".strip()
    if (
        first.istitle()
        and ((rest and first.lower() in _GROUPS) or (not rest and first.endswith("s") and not _named(words)))
        and not _named(first)
    ):
        return f"{first.lower()} {rest}".strip()
    return words


def _is_demonym(word: str) -> bool:
    from fogline.claims.parties.table import look_up

    known = look_up(word)
    return known is not None and known.kind == "demonym"


def _named(words: str) -> bool:
    from fogline.claims.parties.table import look_up

    return look_up(words) is not None


_GROUPS = frozenset(
    "convoy column group head heads members employees units crew bodies parts most victims families relatives defenders leaders "
    "representatives elders settlements areas territories citizens prisoners experts doctors nurses medics activists teachers "
    "students journalists reporters protesters demonstrators farmers villagers migrants foreigners specialists warplanes jets "
    "helicopters warships tanks vehicles trucks cars buses hospitals schools homes shops warehouses traders drivers".split()
)
_FUNCTION = frozenset(
    "the a an some several many two three four five six seven eight nine ten dozens hundreds "
    "thousands more about at over all both "
    "nearly almost around roughly approximately no another one its their his her our most few up between among every eleven "
    "twelve tens half only those less fewer under".split()
)
_ADJECTIVES = frozenset(
    "local residential high heavy global top ukrainian-held armed missile civilian civilians "
    "residents rescuers preliminary western eastern northern southern "
    "regional former senior government foreign unidentified unknown enemy occupation air military humanitarian army law nuclear "
    "special mobile pregnant territorial power apartment fuel energy border entire emergency oil grain railway industrial "
    "religious tribal security rebel opposition rescue health medical relief hospital school student displaced wounded "
    "independent internally resistance assault mobilised mobilized passenger".split()
)
_COMMON = frozenset(
    "civilians residents rescuers troops soldiers fighters authorities officials militants rebels "
    "police invaders occupiers missiles "
    "rockets drones shells attackers families people children women men prosecutors prosecutor "
    "witnesses volunteers refugees "
    "explosions buildings houses survivors estimates analysts spokesperson".split()
)
