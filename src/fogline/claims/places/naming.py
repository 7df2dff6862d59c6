"""What the words at a name say about it: the sort of place, how it is spelt, and the places that it may be."""

import math
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from fogline.claims.footprints.parts import PLURALS
from fogline.claims.parties.table import look_up
from fogline.claims.places.abbreviations import written_out
from fogline.claims.places.adjectives import towns_of
from fogline.claims.places.plants import plants
from fogline.gazetteer import Candidate, Gazetteer, Place, fold
from fogline.records import Mention, Span

KNOWN = 8.0  # log weight in the gazetteer from which a place is spoken of all over the world: about 200 000 residents
MOST_OPTIONS = 40
_MOST_TOWNS = 3  # towns that an unknown district may be called after
_REACH = 60  # letters before a name that are looked at
_LONGEST = 80  # letters of a name that are looked up
_SORTS = {
    "village": "villages?|hamlets?",
    "settlement": "towns?|cit(?:y|ies)|settlements?|ports?|port city|township|resort|municipality",
    "division": "regions?|oblasts?|provinces?|governorates?|states?|republic|peninsula|territory|voivodeship|krai|countryside",
    "section": "neighbou?rhoods?|quarters?|suburbs?|boroughs?|microdistricts?",
    "district": "districts?|raions?|rayons?|hromadas?|sub-?districts?|sectors?|health (?:zones?|areas?)",
    "county": "count(?:y|ies)|parish(?:es)?",
    "water": "rivers?|lakes?|reservoirs?|canals?|creeks?|bayous?|seas?|gulf|strait",
    "island": "islands?|isles?",
    "mountain": "mount|mountains?|hills?|valleys?|forests?",
}
_LISTED = r"(?:(?:,|,? and|,? or|,? &) [A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?){1,9} "
_POSSESSIVE = re.compile(r"(?<=.)['’]s$")
_PARTS = ("section", "district")  # "the X district of Y" is of X, and says nothing of Y
_NOT_WIDER = r"(?!\s+of\b)"
_NO_NAME = r"(?:^|[^\w\s]|\b(?-i:[a-z]\w*|The|In|A)) "
_LEADING = re.compile(
    r"^(?:(?:(?:north|south|east|west|central)(?:ern)? and )?"
    r"(?:far |deep )?(?:north|south|east|west|northeast|northwest|southeast|southwest|central|downtown|uptown|upper|lower|"
    r"greater|inner|outer|suburban|rural|occupied|mainland|metropolitan|metro)(?:ern)?(?:most)?|[a-z]+-(?:held|occupied|controlled|"
    r"run|backed|annexed|administered))[ -]+(?=[^\W\d_])",
    re.IGNORECASE,
)
_LAND = re.compile(
    r" (?:airspace|territory|territorial waters|soil|countryside|area|surroundings|villages|hamlets|townships|sector|"
    r"health (?:zone|area))$"
)
_LED = re.compile(r"(?:the )?(?P<led>lake|mount|mt\.?) \w", re.IGNORECASE)
"""Words before a name that are part of it: Lake Chad is not Chad."""
_APART = re.compile(r"(?:^|[.!?:\n\u201c\"]\s*)(?:In|At|Near|Outside|Around|From) (?:the )?$")
"""What opens a sentence and ends with the place: what follows its comma is no more about it ("In Orvel, a village...")."""
_WIDER_THAN_ITS_CITY = {"gaza": "Gaza Strip"}
"""Names that news gives to the land; the city is then "Gaza City"."""
_FACILITY_WORDS = re.compile(
    r" (?:\w+ ){0,2}(?:airport|airfield|airbase|air base|base|station|plant|power plant|port|harbou?r|hospital|university|"
    r"college|school|prison|jail|bridge|dam|refinery|steelworks?|steel works|factory|works|mall|market|church|mosque|theatre|"
    r"theater|stadium|park|cemetery|camp|depot|terminal|zoo|museum|hotel|court|courthouse|speedway|mine)$",
    re.IGNORECASE,
)
_SEAT = (10_000, 100_000)  # residents of towns that districts are called after; larger ones have districts of their own
_SOMEBODY = ("force", "group", "body", "media", "ngo", "person")
_GENERIC = re.compile(
    r"[a-z]|[’'(]|(?:(?:North|South|East|West)(?:ern)?|Central|Old|New|International|Regional|National|State|City|Municipal|District|"
    r"Provincial|Military|Civil|Naval|Air|Sea|River|Rail(?:way)?|Train|Bus|Metro|Road|Border|Refugee|IDP|Displacement|Transit|"
    r"General|Memorial|Community|County|Teaching|Medical|Maternity|Children[’']?s|Public|Health|Primary|Secondary|High|Technical|Nuclear|Thermal|Hydro\w*|"
    r"Solar|Power|Gas|Oil|Fuel|Steel|Iron|Coal|Cement|Chemical|Grain|Fish|Football|Drama|Art|History|Grand|Great|Friday|"
    r"Airport|Airfield|Airbase|Base|Station|Plant|Port|Harbou?r|Hospital|Clinic|University|College|School|Prison|Jail|Bridge|"
    r"Dam|Refinery|Steelworks?|Factory|Works|Mall|Market|Church|Cathedral|Mosque|Theat(?:er|re)|Stadium|Park|Cemetery|Camp|"
    r"Depot|Terminal|Zoo|Museum|Hotel|Court|Courthouse|Speedway|Mine|Crossing|Checkpoint|Barracks|Garrison)\b"
)
"""A word behind the name of a town that may begin the rest of a facility's name."""
_COMMON = frozenset(
    """airport airfield airbase airstrip base station plant port harbour harbor hospital clinic university college
    school prison jail bridge dam refinery factory works mill mall market church mosque theatre theater
    stadium park cemetery camp depot terminal museum hotel court courthouse mine village town city capital
    district province region border frontier front checkpoint crossing road highway river valley coast
    junction farm hill barracks garrison headquarters post fort""".split()
)
"""Nouns that name no place by themselves, though a place somewhere is called so: the airport is not Airport, Hawaii."""
_COMPASS = re.compile(
    r"(?:(?:far|deep) )?(?:north|south|east|west|centre|center|(?:north|south)[- ]?(?:east|west))(?:ern)?"
)
"""Parts of a land that is told elsewhere: "killed in the east" is not in East Region, Cameroon."""
_SPOT = re.compile(
    r"\b(?:(?P<holds>(?:villages?|hamlets?|townships|towns) (?:in|across|throughout))|"
    r"(?P<land>(?-i:[A-Z])[\w’'-]+,? in|across|throughout)|(?P<inside>in|inside)|near|outside|around|close to|not far from|"
    r"outskirts of|(?:km|kilomet(?:re|er)s|miles) (?:\w+ )?(?:of|from))\s+$",
    re.IGNORECASE,
)
_SPOT_ENDS = ("in", "across", "throughout", "inside", "near", "outside", "around", "to", "from", "of")
_SPOTS: dict[str, "Spot"] = {"holds": "holds", "land": "land", "inside": "in"}
_SHORT_FORM = re.compile(r"[A-Z]{2,3}")
# Streets are called after far towns as often as after the next one.
_STREET = re.compile(
    r"[ -](?:streets?|st|roads?|rd|avenues?|ave|drive|dr|lane|boulevard|blvd|highway|hwy|route|parkway|pike|place|square|court|"
    r"interstate|\d+)\.?$",
    re.IGNORECASE,
)


Spot = Literal["holds", "", "in", "land", "near"]  # of a name that stands several times the later one counts


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the text: where, how it is printed, its key, and the sort of place that words call it ("" if none).

    ``within``: the word is part of the name, so that the whole may be a name of its own ("Silver Creek"). ``spot``: it stands
    bare after "in" (after another name and "in", or "across": "land"), or after "near" and the like, which one says of towns, or
    after "a village in", which one says of land alone ("holds").
    """

    span: Span
    printed: str
    key: str
    sort: str
    within: bool
    mention: Mention
    spot: Spot = ""


@dataclass(frozen=True, slots=True)
class Found:
    """The candidates of a name; ``loose``: found only by leaving a word out, so that they are its surroundings at best;
    ``certain``: no other place is called so.
    """

    candidates: tuple[Candidate, ...] = ()
    loose: bool = False
    certain: bool = False


def name_at(text: str, mention: Mention) -> Name | None:
    """Return what is printed at a mention and what its neighbours call it; ``None`` where no name stands there."""
    start, end = max(mention.start, 0), min(mention.end, len(text))
    printed = " ".join(text[start:end][:_LONGEST].split()).strip(" ,;:.()[]\"'“”‘’") if start < end else ""
    if not printed:
        return None
    if text[end - 1] == "." or text[end : end + 1] == ".":
        dotted = printed + "."
        printed = dotted if written_out(dotted) else printed
    owner = _POSSESSIVE.sub("", printed)
    sort, within = _sort_at(text, start, end)
    led = None if sort else _led(text[max(0, start - _REACH) : start])
    spot: Spot = "" if led is None else _SPOTS.get(led.lastgroup or "", "near")
    return Name(mention.span, printed, fold(owner) or owner.casefold(), sort, within, mention, spot)


def find(name: Name, gazetteer: Gazetteer, others: Collection[str] = ()) -> Found:
    """Return the places that a name may be, by its spelling, then by its plainer forms, then by near spellings.

    ``others`` are the names (folded) of those in the text that are no places: no town that is seldom called so, or is only spelt
    nearly so, is meant by one of them.
    """
    found = _find(name, gazetteer, others)
    if not is_somebody(name.printed, others):
        return found
    short = _SHORT_FORM.fullmatch(name.printed) is not None
    kept = (one for one in found.candidates if one.match == "name")
    return replace(found, candidates=tuple(one for one in kept if not short or _is_written_so(one.place, name.printed)))


def _is_written_so(place: Place, short: str) -> bool:
    """Tell whether a place is called by these capitals: the EU is not Eu, a town in France."""
    return short in (place.name, *place.alternative_names)


def is_somebody(words: str, others: Collection[str]) -> bool:
    """Tell whether ``words`` name an armed group, body or person, in the text (``others``) or in the table of parties."""
    known = look_up(words)
    return fold(words) in others or (known is not None and known.kind in _SOMEBODY)


def _find(name: Name, gazetteer: Gazetteer, others: Collection[str]) -> Found:
    whole = written_out(name.printed)
    if whole is not None:
        divisions = gazetteer.candidates(whole[0], limit=MOST_OPTIONS, fuzzy=False)
        meant = tuple(one for one in divisions if one.place.kind == "division" and one.place.country == whole[1])
        if meant:
            return Found(meant, certain=True)
    if (
        _COMPASS.fullmatch(name.printed)
        or name.key in _COMMON
        or (name.mention.type == "FACILITY" and name.printed.islower())
    ):
        return Found()
    for form in _forms(name):
        found = gazetteer.candidates(form, limit=MOST_OPTIONS, fuzzy=False)
        if found:
            return _with_its_word(name, Found(_of_its_state(name, (*_districts(name, found, gazetteer), *found))))
    named_for = next(filter(None, (plants(form, gazetteer) for form in _forms(name))), ())
    named_for = named_for or _districts(name, (), gazetteer)
    if named_for or _STREET.search(name.printed):
        return Found(named_for)
    if name.mention.type == "FACILITY" or _FACILITY_WORDS.search(name.printed):
        return _surroundings(name, gazetteer, others)
    return Found(gazetteer.candidates(name.printed, limit=MOST_OPTIONS))


def _forms(name: Name) -> Iterator[str]:
    """Yield the forms to look up: with the generic word that follows, as printed, and without words before the name."""
    if name.sort == "division":
        yield f"{name.printed} region"
    plain = _LEADING.sub("", name.printed)
    wider = _WIDER_THAN_ITS_CITY.get(fold(_POSSESSIVE.sub("", plain))) if not name.sort else None
    if wider is not None:
        yield wider
    yield name.printed
    land = _LAND.sub("", plain)
    if land != plain:
        yield land
    if plain != name.printed:
        yield plain


def _with_its_word(name: Name, found: Found) -> Found:
    """Keep what is called by the whole of a name like "Lake Orvel"; what is called "Orvel" is in its surroundings at best."""
    led = _LED.match(name.printed)
    if led is None:
        return found
    whole = ("lake",) if led["led"].lower() == "lake" else ("mount", "mt")
    kept = tuple(one for one in found.candidates if one.key.startswith(whole))
    return Found(kept) if kept else replace(found, loose=True)


def _districts(name: Name, found: tuple[Candidate, ...], gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Return the districts that are called after a town in other words, where none was ``found`` under the name itself."""
    if name.sort != "district" or any(one.place.kind == "district" for one in found):
        return ()
    return _called_after(found, gazetteer) or _of_its_town(name, gazetteer)


def _called_after(towns: tuple[Candidate, ...], gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Return the districts that bear another spelling of the town: "Izium raion" where the gazetteer has "Izyum Raion"."""
    for town in (one.place for one in towns[:_MOST_TOWNS] if one.place.kind == "settlement"):
        for spelling in dict.fromkeys((town.name, *town.alternative_names)):
            for word in ("Raion", "District"):
                found = gazetteer.candidates(f"{spelling} {word}", limit=MOST_OPTIONS, fuzzy=False)
                mine = [one for one in found if one.place.kind == "district" and one.place.areas == town.areas]
                if mine:
                    return tuple(mine)
    return ()


def _of_its_town(name: Name, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Return the districts that are called by an adjective of their town, or the seats where only these are known."""
    districts: dict[str, Candidate] = {}
    seats: dict[str, Candidate] = {}
    for guess in towns_of(name.printed):
        towns = gazetteer.candidates(guess, limit=_MOST_TOWNS, fuzzy=False)
        districts |= {one.place.key: one for one in _called_after(towns, gazetteer)}
        seats |= {one.place.key: one for one in towns if is_seat(one.place)}
    return tuple((districts or seats).values())


def is_seat(place: Place) -> bool:
    """Tell whether a district may be called by an adjective of a place, a middling town of Ukraine."""
    return place.kind == "settlement" and place.country == "UA" and _SEAT[0] <= place.population <= _SEAT[1]


def _of_its_state(name: Name, found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Keep the places of the state that the reader says is meant."""
    code = name.mention.value
    if name.mention.type != "STATE" or not re.fullmatch("[A-Z]{2}", code):
        return found
    return tuple(one for one in found if one.place.country == code) or found


def _surroundings(name: Name, gazetteer: Gazetteer, others: Collection[str]) -> Found:
    """Return the places that a facility is named for: "Lyman railway station" stands in or near Lyman.

    Common nouns name none ("grain market"), nor does whom it belongs to, nor the first word of a longer name ("Lyman Hill
    bridge") unless it is a city's.
    """
    words = name.printed.split()
    for count in range(len(words) - 1, 0, -1):
        if " ".join(words[:count]).islower() or is_somebody(" ".join(words[:count]), others):
            continue
        found = gazetteer.candidates(" ".join(words[:count]), limit=MOST_OPTIONS, fuzzy=False)
        if not found or found[0].place.kind == "country":  # "Saudi Hospital" says nothing of where it stands
            continue
        if _GENERIC.match(words[count]) or math.log(found[0].weight) >= KNOWN:
            return Found(found, loose=True)
    return Found()


def _led(before: str) -> re.Match[str] | None:
    """Return the words that lead to a name; one look at the last of them spares most searches."""
    return _SPOT.search(before) if before.rstrip().casefold().endswith(_SPOT_ENDS) else None


def _sort_at(text: str, start: int, end: int) -> tuple[str, bool]:
    """Return the sort of place that the words in, behind or before the name call it, and whether the word is in the name."""
    within = text[start : min(end, start + _LONGEST)]
    behind = text[end : end + _REACH]
    before = text[max(0, start - _REACH) : start]
    together = _called_together().match(text, end)
    if together is not None:  # also in "districts of Luhansk and Donetsk regions"
        return together.lastgroup or "", False
    # Nothing else can stand there, and most names have nothing of it beside them.
    several, followed = " " in within, behind.startswith(" ")
    is_of = before.rstrip("\n").casefold().endswith(("of ", "of the "))
    for sort, (inside, after, leading) in _patterns().items() if several or followed or is_of else ():
        if several and inside.search(within):
            return sort, True
        if (followed and after.match(behind)) or (is_of and leading.search(before)):
            return sort, False
    said = None if _APART.search(before) else _said_to_be().match(behind)
    return (said.lastgroup or "", False) if said is not None else ("", False)


@cache
def _called_together() -> re.Pattern[str]:
    """Return what reads the rest of "Kyiv, Sumy and Chernihiv regions" behind any of the names."""
    return re.compile(
        _LISTED + "(?:" + "|".join(f"(?P<{sort}>{words})" for sort, words in PLURALS.items()) + r")\b(?! of\b)"
    )


@cache
def _said_to_be() -> re.Pattern[str]:
    """Return what reads "Orvel, a small village near the front"."""
    sorts = "|".join(f"(?P<{sort}>{_SORTS[sort]})" for sort in ("village", "settlement"))
    return re.compile(rf",? (?:an?|the) (?:[a-z-]+ ){{0,3}}(?:{sorts})\b(?! of\b)")


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]]:
    flags = re.IGNORECASE
    return {
        sort: (
            re.compile(rf"\w[\w’'-]*\.? (?:{words})$|^(?:the )?(?:{words}) of ", flags),
            re.compile(rf" (?:{words})\b{'' if sort in _PARTS else _NOT_WIDER}", flags),
            re.compile(rf"{_NO_NAME if sort in _PARTS else ''}\b(?:{words}) of (?:the )?$", flags),
        )
        for sort, words in _SORTS.items()
    }
