"""The publisher that a plain text names on a line of its own, at its head: an outlet by its words, or after "Issued by:"."""

import re
from collections.abc import Sequence

from fogline.documents.dates import read_date
from fogline.documents.stamps import find_days, is_date_line
from fogline.records.document import Block

_HEAD_BLOCKS = 6
_LONGEST = 80  # code points
_NAME = r"[^\W\d_][\w’'&.-]*"
_JOINED = r"(?:of|and|the|for|de|del|des|du|da|la|le|&)"
_LINE = re.compile(rf"(?:{_NAME}|{_JOINED})(?: (?:{_NAME}|{_JOINED})){{0,6}}")
_OUTLET = re.compile(
    r"\b(?:times|herald|guardian|tribune|journal|gazette|observer|courier|telegraph|chronicle|examiner|inquirer|newspaper|"
    r"newswire|newsline|"
    r"daily|weekly|news|radio|tv|television|broadcasting|news agency|press agency|press|magazine|courrier|agence|gazeta|diario|"
    r"prensa|noticias|presse|nouvelles|matin|pravda|vesti|novosti|khabar|"
    r"al[- ](?:jazeera|arabiya|mayadeen|manar|akhbar|quds|ahram))\b",
    re.IGNORECASE,
)
"""Words that name an outlet wherever they stand in a name."""
_AT_THE_END = re.compile(
    r"\b(?:post|monitor|mirror|dispatch|standard|independent|wire|review|mail|echo|argus|star|sun|sentinel|messenger|advocate|"
    r"reporter|report|watch|voice|tribuna|soir|libre|eye|spark|globe|today|now|online|insider|express|bulletin|nation|beacon|"
    r"record|register|citizen|vanguard|pioneer|punch|network|direct|info|pulse|witness|fm|frontline|outlook|insight|lens|24|"
    r"ledger|banner|despatch|clarion)$|"
    r"\b(?:bulletin|voice|star|sun|sentinel|messenger|advocate|echo|mirror|eye|beacon|pulse) of (?:the )?[A-Z][\w’'-]+$|"
    r"^(?:metro|morning|evening|sunday)\b",
    re.IGNORECASE,
)
"""Words that end an outlet's name, or begin it, and mean much besides."""
_NO_OUTLET = re.compile(
    r"\b(?:by|from|for immediate|press (?:release|statement|briefing|conference)|news (?:release|brief\w*|in brief)|"
    r"daily (?:update|brief\w*|report|bulletin|summary|digest)|breaking|special|live|update|report(?:er|ing)? by|situation|"
    r"editor|correspondent|staff|opinion|analysis|copyright|page|photo|latest|top|correction|"
    r"weekly (?:update|brief\w*|report|bulletin|summary|digest)|news(?:letter)? no|flash)\b|"
    r"^(?:the )?(?:world|local|national|regional) news$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?:The|La|Le|Les|El|L[’'])\s?[A-Z]")
_ISSUED = re.compile(
    r"(?:issued|published|prepared|released|compiled) by(?: the)?\s*:?\s+(?P<who>[A-Z].{1,70})|"
    r"(?:publisher|source)\s*:\s*(?P<named>[A-Z].{1,70})",
    re.IGNORECASE,
)
_LONGEST_DAY = 30  # code points
_NUMBERS = re.compile(r"\d{1,2}[./-]\d{1,2}[./-](?:\d\d){1,2}")
_BYLINE = re.compile(r"(?:by|par|por)\s+[^.;:!?]{3,60}", re.IGNORECASE)
_DATELINE = re.compile(r"[A-Z][A-Z’'. -]{2,30}(?:,[^.;:]{2,40})?\s*(?:\([^()\n]{2,30}\)\s*)?[-–—]{1,2}\s")
_SEPARATOR = re.compile(r"[\s,|/·•:()–—-]*")


def find_outlet(text: str, blocks: Sequence[Block]) -> str | None:
    """Return the publisher that stands on a line of its own at the head of ``text``, or ``None``.

    A line counts that is nothing but a name, a date beside it at most, and whose words are those of newspapers, agencies and
    stations ("Orvel Gazette"); words that mean much besides ("post", "review"), and an article before the name ("La Voix Libre"),
    count where a date or dateline stands beside it or right below, or below who wrote it. A person, a town or a heading does not.
    """
    kept = [block for block in blocks if block.kept][: _HEAD_BLOCKS + 1]
    lines = [line for block in kept for line in text[block.start : block.end].split("\n")][: _HEAD_BLOCKS + 1]
    for at, line in enumerate(lines[1:_HEAD_BLOCKS], start=1):
        if len(line) > _LONGEST:
            continue
        name, dated = _undated(line)
        issued = _ISSUED.fullmatch(name)
        if issued is not None:
            return (issued["who"] or issued["named"]).strip(" .")
        below = [line for line in lines[at + 1 :] if not _BYLINE.fullmatch(line.strip())]
        after = below[0] if below else ""
        beside = dated or _is_day(after) or _DATELINE.match(after) is not None
        if is_outlet(name, dated=beside):
            return name
    return None


def _is_day(line: str) -> bool:
    """Tell whether a line is nothing but a day, also one that can be read in two ways ("03/06/2024") or is French."""
    if is_date_line(line) or _NUMBERS.fullmatch(line.strip()):
        return True
    return len(line) <= _LONGEST_DAY and read_date(line).start is not None


def _undated(line: str) -> tuple[str, bool]:
    """Return a line without the date at its beginning or end, and whether there was one."""
    days = [day for day in find_days(line) if day.year is not None]
    if len(days) != 1:
        return line.strip(), False
    before, after = line[: days[0].span.start], line[days[0].span.end :]
    if _SEPARATOR.fullmatch(after):
        return before.rstrip(" ,|/·•:(–—-"), True
    return (after.lstrip(" ,|/·•:)–—-"), True) if _SEPARATOR.fullmatch(before) else (line.strip(), False)


def is_outlet(name: str, *, dated: bool) -> bool:
    """Tell whether a name on a line of its own is that of an outlet, by its words; ``dated``: something else speaks for it."""
    if not _LINE.fullmatch(name) or _NO_OUTLET.search(name) or not name[0].isupper():
        return False
    words = [word for word in name.split() if not re.fullmatch(_JOINED, word)]
    if len(words) < 2 or not all(word[0].isupper() or re.match(r"[ld][’'][A-Z]", word) for word in words):
        return False
    if _OUTLET.search(name):
        return True
    return dated and (_ARTICLE.match(name) or _AT_THE_END.search(name)) is not None
