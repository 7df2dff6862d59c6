"""Origins: how many first-hand ends the claims of one event have, and how each report leads to them.

"Twelve reports, three origins": forty outlets that quote one ministry are one origin, whatever they print above it. An
origin is a
person or an organisation, so a ministry and its minister are one, and what it says on two days in two channels are two
statements
of one origin. What cannot be told apart counts once: officials of a side who are not named go with the office of that
side that is,
witnesses without a name are one origin together.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Sequence

from fogline.claims.words import tokens, word_set
from fogline.events.origins.nameless import settled
from fogline.events.origins.paths import WITNESSES, End, Paths
from fogline.events.origins.reports import Told, told
from fogline.events.origins.sides import belligerents, camp_of
from fogline.events.publishers import NONE, Publishers
from fogline.records.event import Origin
from fogline.records.ledger import Finding
from fogline.records.support import OriginGraph, Path, Statement

_SMALL = word_set(
    "on in at a an the by via through his her its their post posts channel message account page during to"
)
_ORDER = (
    "correspondent",
    "monitor",
    "official",
    "witness",
    "person",
    "outlet",
    "unattributed",
)  # of kinds under one key


def trace_origins(findings: Sequence[Finding], publishers: Publishers = NONE) -> OriginGraph:
    """Return the origins of the claims of one event, and the path of each claim to its origin.

    ``findings`` may come in any order; the answer is the same. ``publishers`` are those of whom an analyst has stated
    what they are.
    """
    reports = told(findings, publishers)
    paths = Paths(reports)
    ends = settled(reports, [paths.end(one) for one in reports])
    by_key: dict[str, list[tuple[Told, End]]] = defaultdict(list)
    for one, end in zip(reports, ends, strict=True):
        by_key[end.key].append((one, end))
    about = belligerents(findings, (end.side for end in ends))
    origins = {key: _origin(key, members, about) for key, members in by_key.items()}
    statements = tuple(
        statement
        for key, members in by_key.items()
        for statement in _statements(origins[key].id, [one for one, _ in members])
    )
    lines = tuple(
        Path(one.claim, one.document.id, origins[end.key].id, end.how, end.words, end.through)
        for one, end in zip(reports, ends, strict=True)
    )
    count = len({one.document.id for one in reports})
    return OriginGraph(
        tuple(origins.values()), statements, lines, count, _summary(count, len(statements), tuple(origins.values()))
    )


def _origin(key: str, members: list[tuple[Told, End]], about: frozenset[str]) -> Origin:
    ends = [end for _, end in members]
    kind = min((end.kind for end in ends), key=_ORDER.index)
    side = Counter(end.side for end in ends if end.side).most_common(1)
    names = tuple(dict.fromkeys(end.name for end in ends))
    publishers = list(dict.fromkeys(one.publisher for one, end in members if end.how != "cites"))
    if kind == "unattributed":
        party = f"unattributed, published by {_several(publishers or [one.publisher for one, _ in members])}"
    elif key == WITNESSES and len(names) > 1:
        party = f"witnesses ({_several(list(names))})"
    else:
        party = max(names, key=lambda name: (sum(end.name == name for end in ends), -names.index(name)))
    whose = side[0][0] if side else None
    return Origin(
        id=_id(key),
        party=party,
        side=whose,
        claims=tuple(one.claim for one, _ in members),
        kind=kind,
        camp=camp_of(whose, kind, about),
        names=names,
        documents=tuple(dict.fromkeys(one.document.id for one, _ in members)),
    )


def _statements(origin: str, members: list[Told]) -> list[Statement]:
    """Group the claims of one origin by post, briefing or interview: the same day and channel, or the same words."""
    groups: dict[tuple[str | None, str], list[Told]] = {}
    of_words: dict[int, tuple[str | None, str]] = {}
    for one in members:
        channel = _channel(one)
        key = of_words.get(one.alike) or (one.day, channel)
        same_day = [known for known in groups if known[0] == one.day]
        if key not in groups and same_day and (not channel or same_day[0][1] == ""):
            key = same_day[0]  # a report that does not tell the channel goes with the one that does
        groups.setdefault(key, []).append(one)
        of_words.setdefault(one.alike, key)
    found = []
    for (day, _), group in groups.items():
        channel = next((word for word in map(_channel, group) if word), "")
        claims = tuple(one.claim for one in group)
        found.append(Statement(_id(origin, day or "", channel, claims[0]), origin, day, channel or None, claims))
    return found


def _channel(one: Told) -> str:
    """Return the channel of the first-hand link without small words: "on Telegram" and "in a Telegram post" are one."""
    said = next((link.channel for link in one.finding.claim.chain[:1] if link.channel), "")
    return " ".join(word for word in tokens(said) if word not in _SMALL)


def _summary(reports: int, statements: int, origins: tuple[Origin, ...]) -> str:
    loose = sum(one.kind == "unattributed" for one in origins)
    said = f" → {_count(statements, 'statement')}" if statements != len(origins) else ""
    tail = (
        f" ({'it names' if len(origins) == 1 else 'one names' if loose == 1 else f'{loose} name'} no source)"
        if loose
        else ""
    )
    return f"{_count(reports, 'report')}{said} → {_count(len(origins), 'origin')}{tail}"


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _several(names: list[str]) -> str:
    names = list(dict.fromkeys(names))
    return ", ".join(names) if len(names) <= 3 else f"{', '.join(names[:2])} and {len(names) - 2} others"


def _id(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
