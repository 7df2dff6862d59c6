"""Names that mean one place: of one spelling and one wider place behind it ("Springfield, Ill.", then "Springfield")."""

import math
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import get_args

from fogline.claims.places.abbreviations import written_out
from fogline.claims.places.containing import contains
from fogline.claims.places.fitting import excluded, fit, is_unit, seat_meant
from fogline.claims.places.naming import KNOWN, Found, Name, Spot, find, name_at
from fogline.claims.places.openings import opening
from fogline.claims.places.reaches import is_reached, reaches
from fogline.gazetteer import LOCAL, Candidate, Gazetteer, Kind, Match, Place
from fogline.records import Mention

_GAP = re.compile(r"(?:,? in (?:the )?|, (?:the )?| \()")
_ATTRIBUTIVE = re.compile(r"['’]s? | [A-Z]")  # "In Berlin, US Secretary of State...": Berlin does not lie in the US
_OWNER = re.compile(r"['’]s? (?:[a-z-]+ ){0,4}")
_SHORT_FORM = re.compile(r", ([A-Z][A-Za-z]{0,4}\.?(?: ?[A-Z][a-z]?\.?){0,2})(?![A-Za-z])")
_BORDER = re.compile(r"(?:[-–/ ][A-Z]\w+)? (?:state |international )?(?:border|frontier)s?\b")
_BORDER_WITH = re.compile(r"\b(?:border|frontier)s? (?:with|of|between) (?:the )?(?:[A-Z]\w+ and )?$")
_BEHIND = 24
_SAID_ELSEWHERE = (
    9.0  # log weight that a place gains which is not installed, where the text puts the name to where none is known
)
_SAID_NOWHERE = 2.5  # ... where it puts the name into a place that is not installed
_LIES_IN = re.compile(r", (?:in )?(?:the )?(?:(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est|[Cc]entral)[a-z-]* )?")
_LISTED = re.compile(r",? (?:and |or )?|, ")
_WIDTH: dict[Kind, int] = {"country": 3, "division": 2, "region": 2, "district": 1}


@dataclass(frozen=True, slots=True)
class Option:
    """A place that a sense may be: how which of its names matches, its log weight by that alone, and what the words at it add."""

    place: Place
    match: Match
    prior: float
    local: float = 0.0
    key: str = ""


@dataclass(slots=True)
class Sense:
    """Names that mean one place, what it may be, and the places it is said to lie in; ``at_border``: named for its border."""

    names: list[Name]
    options: list[Option]
    unseen: float
    wider: list[Place] = field(default_factory=list)
    loose: bool = False
    at_border: bool = False

    @property
    def starts(self) -> list[int]:
        """Where its names stand."""
        return [name.span.start for name in self.names]


def senses(text: str, mentions: Sequence[Mention], gazetteer: Gazetteer, others: Collection[str] = ()) -> list[Sense]:
    """Return the senses of the named places of a text; ``others`` are the names (folded) of those that are no places."""
    names = [name for name in (name_at(text, mention) for mention in mentions) if name is not None]
    names.sort(key=lambda name: name.span)
    found = _find_each(names, gazetteer, others)
    grouped: dict[tuple[str, str], list[list[Name]]] = {}
    said: dict[int, list[Place]] = {}
    for at, name in enumerate(names):
        before = names[at - 1] if at else None
        wider = [
            *_behind(text, name, names[at + 1 : at + 3], found),
            *_said_before(text, before, name, found),
            *_short_form(text, name, found, gazetteer),
        ]
        wider = wider or opening(text, names, at, found)
        groups = grouped.setdefault((name.key, name.sort if name.sort in ("county", "division") else ""), [])
        fitting = [group for group in groups if not wider or _agree(said[id(group)], wider)]
        if fitting:
            fitting[-1].append(name)
            said[id(fitting[-1])] += wider
        else:
            groups.append([name])
            said[id(groups[-1])] = wider
    made = [
        _sense(group, found[group[0].key, group[0].sort], said[id(group)])
        for groups in grouped.values()
        for group in groups
    ]
    far = reaches(text, names, found)
    nowhere = {name.span for at, name in enumerate(names) if _in_the_unknown(text, names, at, found)}
    for sense in made:
        for reach in (far[name.span] for name in sense.names if name.span in far):
            sense.options = [option for option in sense.options if is_reached(option.place, reach)]
        if any(name.span in nowhere for name in sense.names):
            sense.unseen += _SAID_NOWHERE
        sense.at_border = all(_at_border(text, name) for name in sense.names)
    return made


def _in_the_unknown(text: str, names: Sequence[Name], at: int, found: Mapping[tuple[str, str], Found]) -> bool:
    """Tell whether a small place is said to lie in one that no gazetteer knows: "in Melk, East Northmark," may be any Melk."""
    name = names[at]
    own, behind = found[name.key, name.sort].candidates, names[at + 1 : at + 3]
    if not own or math.log(own[0].weight) >= KNOWN or not behind or behind[0].mention.type == "FACILITY":
        return False
    outer = found[behind[0].key, behind[0].sort].candidates
    if (outer and outer[0].match != "fuzzy") or _LIES_IN.fullmatch(text, name.span.end, behind[0].span.start) is None:
        return False
    before = names[at - 1 : at] if at else []
    return not any(
        _LISTED.fullmatch(text, one.span.end, other.span.start)
        for one, other in ((behind[0], behind[-1]), *((one, name) for one in before))
    )


def _at_border(text: str, name: Name) -> bool:
    """Tell whether the words name a border ("the Russian border"): what lies there may as well lie on its other side."""
    return bool(
        _BORDER.match(text, name.span.end) or _BORDER_WITH.search(text[max(0, name.span.start - 40) : name.span.start])
    )


def _find_each(names: Sequence[Name], gazetteer: Gazetteer, others: Collection[str]) -> dict[tuple[str, str], Found]:
    found: dict[tuple[str, str], Found] = {}
    for name in names:
        if (name.key, name.sort) not in found:
            found[name.key, name.sort] = find(name, gazetteer, others)
    return found


def _behind(text: str, name: Name, behind: Sequence[Name], found: Mapping[tuple[str, str], Found]) -> list[Place]:
    """Return what the next names say the place lies in: "X, Y", "X in Y", "X (Y)", "X in Z's Y"."""
    if not behind or not _GAP.fullmatch(gap := text[name.span.end : behind[0].span.start][:_BEHIND]):
        return []
    if gap.strip() == "," and not behind[0].sort and _ATTRIBUTIVE.match(text, behind[0].span.end):
        return []
    inner, (outer, *finer) = found[name.key, name.sort], [found[one.key, one.sort] for one in behind]
    within = "in" in gap.split()
    if within and finer and _OWNER.fullmatch(text[behind[0].span.end : behind[1].span.start][: 2 * _BEHIND]):
        return _holding(inner, finer[0]) or _elsewhere(inner, finer[0]) or _holding(inner, outer)
    return _holding(inner, outer) or (_elsewhere(inner, outer) if within else [])


def _elsewhere(inner: Found, outer: Found) -> list[Place]:
    """Return the division that a name is said to lie in though all its small namesakes that are known lie elsewhere."""
    if not inner.candidates or not outer.candidates:
        return []
    division = outer.candidates[0].place
    small = all(one.place.kind in LOCAL and math.log(one.weight) < KNOWN for one in inner.candidates)
    return [division] if small and division.kind == "division" else []


def _said_before(text: str, before: Name | None, name: Name, found: Mapping[tuple[str, str], Found]) -> list[Place]:
    """Return what the name before says the place lies in: "Y's X", "Y's city of X"."""
    if before is None or not _OWNER.fullmatch(text[before.span.end : name.span.start][: 2 * _BEHIND]):
        return []
    return _holding(found[name.key, name.sort], found[before.key, before.sort])


def _short_form(text: str, name: Name, found: Mapping[tuple[str, str], Found], gazetteer: Gazetteer) -> list[Place]:
    """Return the division whose short form stands behind the name, marked as a name or not: "Paris, Ky."."""
    match = _SHORT_FORM.match(text, name.span.end, name.span.end + _BEHIND)
    whole = written_out(match[1]) if match else None
    if whole is None:
        return []
    divisions = gazetteer.candidates(whole[0], fuzzy=False)
    meant = Found(tuple(one for one in divisions if one.place.kind == "division" and one.place.country == whole[1]))
    return _holding(found[name.key, name.sort], meant)


def _holding(inner: Found, outer: Found) -> list[Place]:
    """Return the places of ``outer`` that hold one of ``inner`` and are wider than what that name alone means most likely.

    Of a name that nothing is known of, or no more than near spellings elsewhere, all that can be said is that it may lie in the
    likeliest of ``outer``.
    """
    if not outer.candidates:
        return []
    likeliest = [outer.candidates[0].place] if _WIDTH.get(outer.candidates[0].place.kind, 0) > 1 else []
    if not inner.candidates:
        return likeliest
    most = _WIDTH.get(inner.candidates[0].place.kind, 0)
    best = outer.candidates[0].weight
    holding = [
        one.place
        for one in outer.candidates
        if _WIDTH.get(one.place.kind, 0) > most and one.weight * 100 > best
        if any(contains(one.place, other.place) for other in inner.candidates)
    ]
    return holding or (likeliest if inner.candidates[0].match == "fuzzy" else [])


def _agree(said: Sequence[Place], wider: Sequence[Place]) -> bool:
    return not said or any(one.key == other.key for one in said for other in wider)


def _sense(group: list[Name], found: Found, wider: list[Place]) -> Sense:
    named = next((name for name in group if name.sort), group[0])
    kept = [one for one in found.candidates if not excluded(named, one.place)]
    if named.sort:
        kept = [one for one in kept if one.match != "metonym"]  # "the village of Duma" is no byname of a government
    unit_known = any(is_unit(named, one.place) for one in kept)
    spot = max(group, key=lambda name: get_args(Spot).index(name.spot))
    places = [one.place for one in kept]
    options = [_option(one, named, unit_known, seat_meant(spot, one.place, places)) for one in kept]
    unseen = (
        -math.inf if options and (found.certain or _is_full_name(group[0], options[0])) else _unseen(found.candidates)
    )
    if wider and not any(contains(outer, place) for outer in wider for place in places):
        unseen += _SAID_ELSEWHERE
    return Sense(group, options, unseen, list({place.key: place for place in wider}.values()), found.loose)


def _is_full_name(name: Name, option: Option) -> bool:
    """Tell whether it is the name of a facility that the whole world calls so: "Ben Gurion airport"."""
    own = option.place.kind == "facility" and option.place.geonames_id is None
    return own and option.match == "name" and " " in name.printed


def _option(candidate: Candidate, name: Name, unit_known: bool, seat: float) -> Option:
    local = fit(name, candidate.place, unit_known=unit_known) + seat
    return Option(candidate.place, candidate.match, math.log(candidate.weight), local, candidate.key)


def _unseen(candidates: Sequence[Candidate]) -> float:
    """Return the log weight of places of this name that are not installed, from what the confidences leave to 1."""
    if not candidates:
        return 0.0
    best = candidates[0]
    if best.confidence <= 0:
        return math.log(best.weight)
    return math.log(max(best.weight / best.confidence - sum(one.weight for one in candidates), 1.0))
