"""The rules: one row for each sort of phrase, tried in this order at every word of a masked phrase.

A row's pattern names what it takes out of the phrase: ``distance``, ``bearing``, ``measure``, ``target``, ``second``;
"<target:PLACE>" is a piece by that name, "<ROAD>" a piece without, a space any white space.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from fogline.claims.footprints.bearings import ADJECTIVE, NOUN, bearing, half_angle
from fogline.claims.footprints.distances import DISTANCE, parse_distance
from fogline.claims.footprints.model import Measure, Relation, Sort
from fogline.claims.footprints.targets import BORDER, NAME, PLACE, TARGET, anchors, end_of_list, is_border
from fogline.records import Span


class Rule(NamedTuple):
    """A sort of phrase: its name, the sort of relation it gives and the pattern that reads it.

    ``cues`` ("road|highway") is a small pattern that the phrase must hold: the others are large, and one that cannot match is not
    even compiled.
    """

    name: str
    sort: Sort
    cues: str
    pattern: str


_MEASURE = (
    r"(?P<measure>just|immediately|directly|slightly|right|due|straight|well|far|deep|a little|a short distance|not far|"
    r"a short way) (?:to the )?"
)
_DIRECTION = r"(?:to the |in the )?<bearing:NOUN> (?:of|from) "
_ROAD = r"(?:main |strategic |key |vital )?(?:road|highway|motorway|route|railway|rail line|line|way)"
_BANK = r"(?:river\s*)?(?:banks?|shores?|side)"
_NEAR = (
    r"near(?:by| to)?|close to|not far from|next to|adjacent to|beside|by|around|in and around|in or around|"
    r"in or near|surrounding|at or near|on the approaches to|approaching|opposite|overlooking|bordering|"
    r"(?:in|from|to|around) the (?:\w+ )?(?:vicinity|area|direction|neighbou?rhood|environs|surroundings) of|"
    r"a short distance from|"
    r"(?:in|on|towards?) the (?:direction|approaches) (?:of|to)|(?:a )?short (?:drive|distance|way) from|at the gates of"
)
_IN = (
    r"in(?:side|to| all of)?|at|within|over|above|across|throughout|through|all (?:of|over|across)|on|elsewhere in|anywhere in|"
    r"everywhere in|parts? of|most of|much of|somewhere in|from within"
)
_PART = r"(?: (?:parts?|half|end|areas?|side|corner|fringes?|reaches|sector) of(?: the)?)?"
_CENTRAL = r"(?:central|mid|downtown|the (?:very )?(?:centre|center|heart|middle) of(?: the)?)"
_EDGES = r"(?:outskirts|edges?|suburbs?|fringes?|periphery|suburban districts?|outlying districts?)"
_AT = r"(?:in|on|at|across|over|to|from|into|throughout|through) "

_PIECES = {
    "MEASURE": _MEASURE, "DIRECTION": _DIRECTION, "ROAD": _ROAD, "BANK": _BANK, "NEAR": _NEAR, "IN": _IN, "PART": _PART,
    "CENTRAL": _CENTRAL, "EDGES": _EDGES, "AT": _AT, "AREA": r"<NAME>(?: (?:region|oblast|province|district))?",
    "NAMES": r"<NAME>(?:(?:, |,? and )<NAME>)*", "POSSESSED": r"(?:the )?<NAME>|(?:the|its) \w+'s",
    "NAMED_ROAD": r"<NAME> <ROAD>", "ADJECTIVE_OF": r"<ADJECTIVE>|<NOUN> of", "EITHER": r"<ADJECTIVE>|<NOUN>",
}  # fmt: skip
_GIVEN = {
    "NAME": NAME, "PLACE": PLACE, "TARGET": TARGET, "TARGETS": TARGET, "BORDER": BORDER,
    "DISTANCE": DISTANCE, "ADJECTIVE": ADJECTIVE, "NOUN": NOUN,
}  # fmt: skip

_BORDERS = "border|frontier"
_ROADS = "road|highway|motorway|route|rail|line|way"
_FAR = (
    r"km|kilomet|klick|mile|met(?:re|er)|yard|feet|foot|\d\s?(?:m|mi|ft|yds?|nm)\b|"
    r"(?:hour|minute)s?(?:'s?)?[\s-]+(?:drive|ride|journey)"
)
_EDGE_WORDS = "outskirt|edge|suburb|fringe|periphery|district"
_POINTS = r"north|south|east|west|\b[NSEW]{1,3}\b"

RULES = (
    Rule(
        "halfway",
        "middle",
        "halfway|midway|half way|mid-way",
        r"(?:halfway|midway|half way|mid-way) between <target:TARGET> and <second:TARGET>",
    ),
    Rule("border between", "along", _BORDERS, r"along <target:BORDER>"),
    Rule("on the border", "in", _BORDERS, r"(?:on|at|across|over|astride) <target:BORDER>"),
    Rule(
        "road from to",
        "between",
        _ROADS,
        r"(?:on|along|off) the (?:\w+ )?<ROAD> (?:running |leading )?from <target:PLACE> to <second:PLACE>",
    ),
    Rule(
        "road between",
        "between",
        _ROADS,
        r"(?:on|along|off) (?:the|a) (?:\w+ )?<ROAD> (?:running )?between <target:PLACE> and <second:PLACE>",
    ),
    Rule(
        "road linking",
        "between",
        "linking|connecting|joining",
        r"(?:linking|connecting|joining) <target:PLACE> (?:with|and|to) <second:PLACE>",
    ),
    Rule(
        "road by its ends",
        "between",
        _ROADS,
        r"(?:on|along|off) (?:the )?(?:\w+ )?<target:NAME>\s?(?:-|to)\s?<second:NAME> <ROAD>\b",
    ),
    Rule("between", "between", "between", r"(?:somewhere )?between <target:TARGET> and <second:TARGET>"),
    Rule("between several", "between", "between", r"(?:somewhere )?between <target:TARGETS>"),
    Rule(
        "from to",
        "between",
        "from",
        r"(?:stretching |running |extending )?from <target:PLACE> to(?:wards?)? <second:PLACE>",
    ),
    Rule("towards", "towards", "toward", r"towards? <target:PLACE>"),
    Rule(
        "road to",
        "towards",
        _ROADS,
        r"(?:on|along) (?:the|a) (?:\w+ )?<ROAD> (?:leading |that leads )?(?:in)?to(?:wards?)? <target:PLACE>",
    ),
    Rule(
        "other side of the river",
        "opposite",
        "from",
        r"(?:just )?(?:across|over|on the other side of) <second:PLACE> from <target:PLACE>",
    ),
    Rule(
        "owned coast",
        "coast",
        "coast|shore",
        r"(?:on|along|off|from|near) <target:NAME> (?:\w+ ){0,2}(?:coasts?|coastline|shores?)\b",
    ),
    Rule(
        "bank",
        "direction",
        "bank|shore|side",
        r"(?:on|along|from|to) the <bearing:EITHER> <measure:BANK> of <target:PLACE>",
    ),
    Rule(
        "along",
        "along",
        "along|bank|shore|side|length",
        r"(?:along|alongside|on the (?:\w+ )?<BANK> of|down the length of) (?:the <ROAD> "
        r"(?=[^\w\s]))?<target:PLACE>(?! coast)",
    ),
    Rule(
        "distance off a coast",
        "distance",
        "coast|shore",
        r"(?:at )?<distance:DISTANCE> (?:away |out )?(?:off|from|of) (?:the )?(?:\w+ )?(?:coasts?|coastline|shores?) of "
        r"<target:PLACE>",
    ),
    Rule(
        "coast",
        "coast",
        "coast|shore",
        r"(?:on|along|off|from|near) (?:the )?(?:\w+ )?(?:coasts?|coastline|shores?) (?:of|near) "
        r"<target:PLACE>",
    ),
    Rule("off", "coast", "off", r"off (?:the )?<target:NAME>(?! (?:road|highway))"),
    Rule("named coast", "coast", "coast|shore", r"(?:on|along|off|from) the <target:NAME> (?:coast|coastline|shore)\b"),
    Rule(
        "zone round",
        "distance",
        "radius|zone|circle|perimeter",
        r"(?:within |in(?:side)? )?an? <distance:DISTANCE>[\s-]*(?P<measure>radius|zone|circle|perimeter) "
        r"(?:around|of|from|round) <target:TARGETS>",
    ),
    Rule(
        "distance, then direction",
        "distance",
        _FAR,
        r"(?:at )?(?:a (?:point|place|spot|distance) (?:of )?)?<distance:DISTANCE>\s*,?\s*(?:or so )?(?:away "
        r")?(?P<due>due )?<DIRECTION><target:TARGETS>",
    ),
    Rule(
        "distance from, to the",
        "distance",
        _FAR,
        r"<distance:DISTANCE> (?:away )?from <target:TARGET>\s*,? (?:to|in) the <bearing:NOUN>(?! of)",
    ),
    Rule(
        "distance from",
        "distance",
        _FAR,
        r"<distance:DISTANCE>\s*,?\s*(?:or so )?(?:away |inland |out |back |outside |short "
        r")?(?:from|of|outside|off) <target:TARGETS>",
    ),
    Rule(
        "distance inside",
        "distance",
        _FAR,
        r"<distance:DISTANCE> (?P<measure>inside|into|within|beyond) <target:TARGET>",
    ),
    Rule(
        "edge in a direction",
        "outskirts",
        _EDGE_WORDS,
        r"(?:<AT>)?(?:the )?<bearing:ADJECTIVE> <EDGES> of <target:PLACE>",
    ),
    Rule(
        "edge, name first",
        "outskirts",
        _EDGE_WORDS,
        r"(?:<AT>)(?:the )?<target:NAME> (?:<bearing:ADJECTIVE> )?<EDGES>\b(?! of)",
    ),
    Rule("edge", "outskirts", _EDGE_WORDS, r"(?:<AT>)?(?:the |its |an? )?(?:very )?<EDGES> of <target:PLACE>"),
    Rule(
        "far part",
        "part",
        "far|extreme|deep",
        r"(?:<AT>)(?:the )?(?P<measure>far|extreme|deep)[\s-]+<bearing:ADJECTIVE_OF><PART> (?:the "
        r")?<target:AREA>",
    ),
    Rule(
        "several parts",
        "in",
        "ern|erly",
        r"(?:<AT>)?(?:the )?<ADJECTIVE>(?:, <ADJECTIVE>)* (?:and|or) <ADJECTIVE><PART> (?:the )?<target:AREA>",
    ),
    Rule(
        "part of",
        "part",
        "ern|erly",
        r"(?:<AT>)?(?:the )?<bearing:ADJECTIVE> (?:parts?|half|end|areas?|side|corner|fringes?|reaches|sector) of <target:PLACE>",
    ),
    Rule("part", "part", "ern|erly", r"(?:<AT>)?(?:the )?<bearing:ADJECTIVE><PART> (?:the )?<target:AREA>"),
    Rule("possessive part", "part", _POINTS, r"<AT><target:POSSESSED> (?:far )?<bearing:NOUN>(?! of)"),
    Rule(
        "noun part", "part", _POINTS, r"(?:(?:in|across|throughout|over|from) )?the <bearing:NOUN> of <target:TARGET>"
    ),
    Rule("centre", "part", "central|mid|downtown|cent|heart", r"(?:<AT>)?<CENTRAL> (?:the )?<target:PLACE>"),
    Rule("direction, measured", "direction", _POINTS, r"<MEASURE><DIRECTION><target:TARGETS>"),
    Rule("direction", "direction", _POINTS, r"<DIRECTION><target:TARGETS>"),
    Rule(
        "sector",
        "near",
        "direction|front|salient|sector|axis|area|vicinity",
        r"(?:in|on|at|along|around) (?:the )?<target:NAMES> (?P<measure>direction|front|salient|sector|axis|area|vicinity)s?\b",
    ),
    Rule("outside", "outside", "outside", r"(?:(?:just|right|well) )?outside(?: of)? <target:TARGETS>"),
    Rule(
        "and nearby",
        "near",
        "nearby|surrounding|environs|vicinity|outskirts|suburbs",
        r"(?:<IN> |on )?<target:NAME> and (?:(?:other )?nearby(?: (?:towns?|villages?|areas?|settlements?|districts?))?|"
        r"(?:the |its )?(?:surrounding (?:region|areas?|countryside|villages|towns|districts?)|surroundings|environs|vicinity|"
        r"outskirts|suburbs))\b(?! (?:of )?<NAME>)",
    ),
    Rule("near", "near", "", r"(?:(?:very|right|just|fairly|somewhere) )?(?:<NEAR>) <target:TARGETS>"),
    Rule("on a named road", "along", _ROADS, r"on (?:the )?(?:<ROAD> )?<target:NAMED_ROAD>\b"),
    Rule("in", "in", "", r"(?:<IN>) <target:TARGETS>"),
    Rule("bare", "in", "", r"(?=<NAME>|(?:the|an?|its|this|that|there|here|nearby|neighbou?ring)\b)<target:TARGETS>"),
)

_MEASURES: dict[str, Measure] = {
    "due": "due",
    "straight": "due",
    "far": "far",
    "deep": "far",
    "well": "far",
    "extreme": "far",
    "directly": "just",
    "inside": "inside",
    "into": "inside",
    "within": "inside",
    "direction": "far",
    "front": "far",
    "sector": "far",
    "axis": "far",
    "salient": "far",
    "area": "",
    "vicinity": "",
}


@lru_cache(64)
def _live(masked: str) -> tuple[Rule, ...]:
    """Return the rules that may read something in the masked phrase."""
    held = {cues for cues in _looks() if _holds(cues, masked)}
    return tuple(rule for rule in RULES if rule.cues in held)


def _holds(cues: str, masked: str) -> bool:
    words, pattern = _looks()[cues]
    for word in words:
        if word in masked:
            return True
    return pattern is not None and pattern.search(masked) is not None


@cache
def _looks() -> dict[str, tuple[tuple[str, ...], re.Pattern[str] | None]]:
    """Return, for all different cues, the plain words among them, which are looked for many times as fast, and the rest."""
    looks = {}
    for cues in {rule.cues for rule in RULES}:
        pieces = re.split(r"\|(?![^()]*\))", cues)
        plain = tuple(piece for piece in pieces if not re.search(r"[^a-z -]", piece))
        rest = "|".join(piece for piece in pieces if piece not in plain)
        looks[cues] = plain, re.compile(rest) if rest else None
    return looks


@cache
def _compiled(rule: Rule) -> re.Pattern[str]:
    return re.compile(written_out(rule.pattern))


def written_out(pattern: str) -> str:
    """Return a row's pattern as a regular expression: "<target:PLACE>" is a group, "<ROAD>" a piece, a space any white space."""
    pattern = pattern.replace(" ", r"\s+")
    return re.sub(r"<(?:([a-z]+):)?([A-Z_]+)>", _piece, pattern)


def _piece(found: re.Match[str]) -> str:
    name = found[2]
    body = _GIVEN[name] if name in _GIVEN else written_out(_PIECES[name])
    return f"(?P<{found[1]}>{body})" if found[1] else f"(?:{body})"


def read_at(masked: str, at: int, names: Sequence[Span]) -> tuple[Rule, Relation] | None:
    """Return the relation that begins at ``at`` of the masked phrase, with the rule that read it, or ``None``."""
    for rule in _live(masked):
        found = _compiled(rule).match(masked, at)
        if found is not None:
            relation = _relation(rule, found, names, _end(rule, found, masked))
            if relation is not None:
                return rule, relation
    return None


def _end(rule: Rule, found: re.Match[str], masked: str) -> int:
    """Return where the relation ends: one that takes several targets goes on to the end of their list."""
    if not rule.pattern.endswith("<target:TARGETS>") or is_border(found["target"]):
        return found.end()
    return end_of_list(masked, found.end())


def _relation(rule: Rule, found: re.Match[str], names: Sequence[Span], end: int) -> Relation | None:
    parts = found.groupdict()
    hung = anchors(parts["target"] + found.string[found.end() : end], names)
    if parts.get("second"):
        hung += anchors(parts["second"], names)
    distance = parse_distance(parts["distance"]) if parts.get("distance") else None
    if parts.get("distance") and distance is None:
        return None
    if rule.name == "zone round" and distance is not None:
        distance = type(distance)(0.0, distance.high_km or distance.low_km, distance.approximate)
    words = parts.get("bearing") or ""
    measure = (parts.get("measure") or "").lower()
    degrees = bearing(re.sub(r"\s+of$", "", words)) if words else None
    if words and degrees is None:
        return None
    kept: Measure = (
        ("due" if parts.get("due") else "just") if (measure and not parts.get("distance")) or parts.get("due") else ""
    )
    return Relation(
        rule.sort,
        hung,
        Span(found.start(), end),
        distance,
        degrees,
        15.0 if kept == "due" or measure in ("due", "straight") else half_angle(words) if words else 45.0,
        _MEASURES.get(measure, kept),
    )
