"""With whom those are counted who are not named in full: "officials", "the army", "the ministry", "the governor".

What nothing tells apart counts once. But nobody is given the words of one who is known to be another: who denies what the other
says, or gives on the same day a figure that excludes his, is told apart by that, and officials of whom not even the side is known
go with no office at all.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from fogline.claims.parties.table import look_up
from fogline.claims.words import tokens
from fogline.events.contradictions.numbers import kind_of, reach
from fogline.events.kinds import group
from fogline.events.origins.identity import is_name
from fogline.events.origins.paths import End
from fogline.events.origins.reports import Told

_NO_SIDE = frozenset(
    {"body", "monitor", "name", "person", "group", "outlet", "publisher", "medics"}
)  # what other keys begin with
_ARMED = re.compile(r"\b(?:army|military|forces|troops|soldiers|commanders?|command)$", re.IGNORECASE)
_ARMED_OFFICES = frozenset({"general staff", "defence ministry"})
_SOMEBODYS = re.compile(
    r"(?:spokes(?:man|woman|person|people)|group|organi[sz]ation|agency|body|charity|watchdog|network|movement|association|union)",
    re.IGNORECASE,
)
"""Who is called by this alone speaks for a body, or is one, that is named elsewhere."""
_BODY = re.compile(
    r"(?:ministry|government|army|military|police|agency|council|administration|authority|group|movement|office|department|committee)",
    re.IGNORECASE,
)

Member = tuple[Told, End]


class _Office(NamedTuple):
    """An office as its key tells it; what is not known is empty."""

    side: str
    name: str
    place: str

    @property
    def key(self) -> str:
        return ":".join((self.side, self.name, self.place)) if self.place else f"{self.side}:{self.name}"


def settled(reports: Sequence[Told], ends: Sequence[End]) -> list[End]:
    """Return the ends, each of somebody not named in full led to the one known whom nothing tells apart from it."""
    found = _unattributed(ends)
    for rule in (_by_part_of_name, _by_spokesman, _by_office, _by_side, _by_arms, _by_article):
        found = _led(reports, found, rule)
    return found


def _unattributed(ends: Sequence[End]) -> list[End]:
    """Let who names no source, for no side, go with the most who name none for one."""
    sided = Counter(end.key for end in ends if end.kind == "unattributed" and end.side)
    if not sided:
        return list(ends)
    most = min(sided, key=lambda key: (-sided[key], key))
    return [end._replace(key=most) if end.kind == "unattributed" and not end.side else end for end in ends]


Rule = Callable[[str, list[Member], dict[str, list[Member]]], str | None]
"""Gives the key that some ends of one key and one report lead to, of all ends by their keys."""


def _led(reports: Sequence[Told], ends: Sequence[End], rule: Rule) -> list[End]:
    by_key: dict[str, list[Member]] = defaultdict(list)
    for one, end in zip(reports, ends, strict=True):
        by_key[end.key].append((one, end))
    led: dict[str, End] = {}
    for key, members in by_key.items():
        for part in _by_report(members):
            to = rule(key, part, by_key)
            if to is not None and to != key:
                led |= {one.claim: _going(end, to, by_key) for one, end in part}
    return [led.get(one.claim, end) for one, end in zip(reports, ends, strict=True)]


def _by_report(members: Sequence[Member]) -> list[list[Member]]:
    parts: dict[str, list[Member]] = defaultdict(list)
    for member in members:
        parts[member[0].document.id].append(member)
    return list(parts.values())


def _going(end: End, to: str, by_key: dict[str, list[Member]]) -> End:
    if to not in by_key:  # an office that two name in part each
        return end._replace(key=to)
    name = by_key[to][0][1].name
    words = f"{end.words} (counted with {name}: nothing tells them apart)"
    return end._replace(key=to, name=end.name if _office(end.key) else name, words=words)


def _by_part_of_name(key: str, part: list[Member], by_key: dict[str, list[Member]]) -> str | None:
    """ "The ministry": the one office of the same report that is called so in full."""
    word = key.removeprefix("name:")
    if not key.startswith("name:") or not _BODY.fullmatch(word):
        return None
    report = part[0][0].document.id
    there = {
        other
        for other, members in by_key.items()
        for one, end in members
        if other != key and one.document.id == report and end.kind in ("official", "monitor") and word in _called(end)
    }
    return there.pop() if len(there) == 1 else None


def _by_spokesman(key: str, part: list[Member], by_key: dict[str, list[Member]]) -> str | None:
    """ "A spokesman" of nobody named, "the group": that of the one body that the same report names, or that body."""
    if not key.startswith("name:") or not _SOMEBODYS.fullmatch(key.removeprefix("name:")):
        return None
    report = part[0][0].document.id
    bodies = {
        other
        for other, members in by_key.items()
        for one, end in members
        if other != key and one.document.id == report and _is_body(end)
    }
    to = bodies.pop() if len(bodies) == 1 else None
    return to if to is not None and not _told_apart(part, by_key[to]) else None


def _is_body(end: End) -> bool:
    return end.kind == "monitor" or (end.kind == "official" and not is_name(end.name))


def _called(end: End) -> frozenset[str]:
    office = _office(end.key)
    return frozenset([*tokens(end.name)[-1:], *(office.name.split()[-1:] if office else ())])


def _by_office(key: str, part: list[Member], by_key: dict[str, list[Member]]) -> str | None:
    """An office whose side or place is not told: the one known that it may be, in the same report or in all."""
    office = _office(key)
    if office is None:
        return None
    may_be = {other: known for other in by_key if (known := _office(other)) and other != key and _fit(office, known)}
    fuller = {
        other: known
        for other, known in may_be.items()
        if ((known.side and not office.side) or (known.place and not office.place))
        and not _persons_apart(part, by_key[other])
    }
    report = part[0][0].document.id
    here = {other for other in fuller if any(one.document.id == report for one, _ in by_key[other])}
    chosen = here or set(fuller)
    if len(chosen) == 1:
        known = fuller[chosen.pop()]
        return _Office(known.side or office.side, office.name, known.place or office.place).key
    return None


def _fit(one: _Office, other: _Office) -> bool:
    sides, places = {one.side, other.side} - {""}, {one.place, other.place} - {""}
    return one.name == other.name and len(sides) <= 1 and len(places) <= 1


def _persons_apart(ones: Sequence[Member], others: Sequence[Member]) -> bool:
    """Tell whether both are known by name, and by none that is the same: two mayors are not one."""
    names, known = ({end.name for _, end in members if is_name(end.name)} for members in (ones, others))
    return bool(names and known) and not names & known


def _by_side(key: str, part: list[Member], by_key: dict[str, list[Member]]) -> str | None:
    """ "Officials", "Kyiv" of a side: the office of that side that says most of what they may have said."""
    side = key[:-1]
    if not key.endswith(":") or not side or part[0][1].kind != "official":
        return None
    offices = {
        other: members
        for other, members in by_key.items()
        if not other.endswith(":") and any(end.kind == "official" and end.side == side for _, end in members)
    }
    for other in sorted(offices, key=lambda one: (-len(offices[one]), one)):
        if not _told_apart(part, offices[other]):
            return other
    return None


def _by_arms(key: str, part: list[Member], by_key: dict[str, list[Member]]) -> str | None:
    """ "The army", of no side: the one army of the same report, else of all."""
    if key != ":" or not all(_ARMED.search(end.name) for _, end in part):
        return None
    armies = {other: members for other, members in by_key.items() if _is_army(other, members)}
    report = part[0][0].document.id
    here = {other for other, members in armies.items() if any(one.document.id == report for one, _ in members)}
    chosen = sorted(here or armies)
    return chosen[0] if len(chosen) == 1 and not _told_apart(part, armies[chosen[0]]) else None


def _by_article(key: str, part: list[Member], by_key: dict[str, list[Member]]) -> str | None:
    """Whom a headline alone names, and not by a person's name ("medics say", "Houthis say"): the one source of the article below
    that may be meant.
    """
    _, end = part[0]
    if not all(one.in_title for one, _ in part) or _is_person(end.name) or not _stands(end):
        return None
    report = part[0][0].document.id
    there = {
        other: here
        for other, members in by_key.items()
        if other != key and (here := [one for one in members if one[0].document.id == report and not one[0].in_title])
    }
    chosen = [other for other, here in there.items() if _may_mean(end, [found for _, found in here])]
    return chosen[0] if len(chosen) == 1 and not _told_apart(part, there[chosen[0]]) else None


def _may_mean(end: End, others: Sequence[End]) -> bool:
    """Tell whether who is called in short may be one of the others: of the same side, or of one that is not told."""
    if not any(map(_stands, others)):
        return False
    sides = {other.side for other in others if other.side}
    own = _office(end.key)
    if own is not None and any(
        (known := _office(other.key)) is not None and known.name != own.name for other in others
    ):
        return False  # the police are not the prosecutors
    if end.side is None or sides:
        return end.side is None or end.side in sides
    return any(other.kind == "official" for other in others)


def _is_person(name: str) -> bool:
    known = look_up(name)
    return is_name(name) or (known is not None and known.kind == "person")


def _stands(end: End) -> bool:
    return end.kind not in ("unattributed", "outlet")


def _is_army(key: str, members: Sequence[Member]) -> bool:
    office = _office(key)
    if office is None:
        return key != ":" and key.endswith(":") and any(_ARMED.search(end.name) for _, end in members)
    known = look_up(office.name)
    return bool(office.side) and (office.name in _ARMED_OFFICES or (known is not None and known.kind == "force"))


def _office(key: str) -> _Office | None:
    """Return the office of a key, ``None`` for those of persons, bodies and of nobody in particular."""
    side, *rest = key.split(":")
    if side in _NO_SIDE or not rest or not rest[0] or len(rest) > 2:
        return None
    return _Office(side, rest[0], rest[1] if len(rest) > 1 else "")


def _told_apart(ones: Sequence[Member], others: Sequence[Member]) -> bool:
    """Tell whether one denies what the other says, or both give on one day figures of one thing that cannot both hold."""
    said, theirs = (frozenset(_stances(members)) for members in (ones, others))
    if any((kind, not denied) in theirs for kind, denied in said):
        return True
    figures, known = _figures(ones), _figures(others)
    return any(
        low > known[about][1] or known[about][0] > high for about, (low, high) in figures.items() if about in known
    )


def _stances(members: Sequence[Member]) -> Iterator[tuple[str, bool]]:
    for one, _ in members:
        claim = one.finding.claim
        if claim.reality in ("factual", "denied"):
            yield group(claim.type), claim.reality == "denied"


def _figures(members: Sequence[Member]) -> dict[tuple[object, ...], tuple[float, float]]:
    """Return of each thing counted on a day the highest low end and the lowest high end told."""
    found: dict[tuple[object, ...], tuple[float, float]] = {}
    for one, _ in members:
        for number in one.finding.claim.quantities:
            if number.fate is None or number.whole is not None or one.day is None:
                continue
            about = (number.fate, kind_of(number), number.side, one.day)
            low, high = reach(number)
            known = found.get(about, (low, high))
            found[about] = (max(known[0], low), min(known[1], high))
    return found
