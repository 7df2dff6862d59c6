"""Names that hold several: a part of a city and the city, "the Haret Hreik neighbourhood of Beirut", "Beirut's southern suburbs";
places side by side, "Donetsk and Luhansk regions".
"""

import re
from collections.abc import Callable, Iterable

from fogline.records import Mention

PARTS = (
    r"(?:sub-?|micro)?districts?|neighbou?rhoods?|quarters?|suburbs?|boroughs?|outskirts|cent(?:re|er)|"
    r"(?:refugee |displacement )?camps?|favelas?|barrios?|slums?|shantytowns?"
)
"""Words for a part of a city, as a piece of a pattern."""
_WHOLE = re.compile(
    rf"(?:the )?(?P<part>[^\W\d_][\w'’ -]*? (?:{PARTS})) of (?:the )?(?:(?:city|town) of )?(?P<city>(?-i:[A-Z])[\w'’ -]+)",
    re.IGNORECASE,
)
_OWNED = re.compile(rf"(?P<city>(?-i:[A-Z])[\w'’ -]*?)['’]s? (?P<part>[\w'’ -]*?(?:{PARTS}))", re.IGNORECASE)
PLURALS = {
    "village": "villages|hamlets",
    "settlement": "towns|cities|settlements|ports",
    "division": "regions|oblasts|provinces|governorates|states|republics",
    "district": "districts|raions|rayons|hromadas",
    "county": "counties|parishes",
}
"""What several places are called together, behind the last of them ("Kyiv and Chernihiv regions"), by the sort of place."""
TOGETHER = "|".join(PLURALS.values())
"""All of these words, as a piece of a pattern."""
BESIDE = r",? (?:and|or|&|as well as) |, "
"""What parts places side by side, as a piece of a pattern."""
_FRONT = re.compile(
    r"(?:the )?(?P<part>(?!(?i:north|south|east|west|central|home|second)[\w-]* )[A-Z][\w'’ -]*?) "
    rf"(?:(?:direction|axis|front|salient)s?|{TOGETHER})"
)
"""Words for what lies about a town along the front, and for several places together: no part of the name."""
_NAME = r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?"
_BESIDE = re.compile(BESIDE)
_LIST = re.compile(rf"(?:the )?(?P<list>{_NAME}(?:(?:{BESIDE}){_NAME})+(?: (?:{TOGETHER}|directions|areas))?)")


def side_by_side(text: str, mentions: Iterable[Mention], is_name: Callable[[str], bool]) -> list[Mention]:
    """Return the mentions, those of several places side by side one for each, but for what ``is_name`` of one place."""
    out: list[Mention] = []
    for mention in mentions:
        words = mention.span.of(text)
        found = _LIST.fullmatch(words) if mention.type == "PLACE" else None
        if found is None or is_name(words):
            out.append(mention)
            continue
        start = mention.start + found.start("list")
        for between in [*_BESIDE.finditer(text, start, mention.end), None]:
            end = between.start() if between is not None else mention.end
            out.append(Mention(start, end, mention.type, mention.value))
            start = between.end() if between is not None else end
    return out


def parted(text: str, mentions: Iterable[Mention]) -> list[Mention]:
    """Return the mentions, those that name a part of a city and the city as two; a part without a name of its own is none, and
    the "direction" of a town no part of its name.
    """
    out: list[Mention] = []
    for mention in mentions:
        words = mention.span.of(text)
        found = _pieces(words) if mention.type == "PLACE" else None
        pieces = sorted(map(found.span, found.groupdict())) if found is not None else [(0, len(words))]
        named = [(start, end) for start, end in pieces if not words[start:end].islower()] or pieces
        out += [
            Mention(mention.start + start, mention.start + end, mention.type, mention.value) for start, end in named
        ]
    return out


def _pieces(words: str) -> re.Match[str] | None:
    return next(filter(None, (one.fullmatch(words) for one in (_WHOLE, _OWNED, _FRONT))), None)
