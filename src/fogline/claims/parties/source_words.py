"""Words in source phrases: who speaks for whom, what is only told of the source, whose count it is, and how many speak."""

import re

from fogline.claims.words import without_article

SPEAKS_FOR = re.compile(
    r"\b(?:spokes(?:man|woman|person|people|persons)|official|officials|statement|representatives?|press (?:service|office|"
    r"secretary)|head|chief|director|minister|secretary|president|commander|leader|chair(?:man|woman)?|report|account|"
    r"bulletin|mouthpiece|envoy|ambassador|governor|mayor|inspectors?|observers?|investigators?|leadership|government)\b",
    re.IGNORECASE,
)
OF_THE_SOURCE = re.compile(r",?\s(?:who|which|whose|where)\b")
"""Where what is told of the source begins: names behind it do not speak ("Kenya, which leads the mission")."""
NAMES_ITSELF = re.compile(
    r"\b(?:identif\w+|named|known|nicknamed|goes by|went by|g[ai]ves? (?:his|her|their) (?:\w+ )?name|call ?sign|asked to be)\b",
    re.IGNORECASE,
)
"""Words by which what is told of the source gives its name ("who goes by the callsign Raven")."""
COUNT_OF = re.compile(
    r"(?P<owner>(?:its|their)(?=\s)|[^,;:]{2,80}?['’]s?)\s+(?:own\s|latest\s|official\s|most recent\s|running\s|daily\s)*"
    r"(?:counts?|figures?|tally|tallies|estimates?|records|numbers|statistics|(?:death )?tolls?|data|database)",
    re.IGNORECASE,
)
"""A count as a source, with whose it is ("the ministry's latest figures")."""
RELATIVE = re.compile(r"(?:who|which|that)\b", re.IGNORECASE)
_WHOSE = re.compile(
    r"\b\w+(?:['’]s|s['’])|\b(?:press|news|affairs|services|operations|rights|relations|nations)(?= \w)"
)
EARLIER = re.compile(r"(?:earlier|previous|initial|preliminary|latest)\s+(?=[A-Z])")
MEDIUM = re.compile(
    r"^(?:[\w-]+ ){0,3}?(?:footage|videos?|photos?|photographs?|images?|pictures?|clips?|recordings?|maps?|reports?|statements?|"
    r"letters?|documents?|posts?|data|leaflets?|imagery|broadcasts?|communiqu[eé]s?)\b",
    re.IGNORECASE,
)
PASSED_ON = re.compile(
    r"(?:\s\w+ly)?\s(?:published|posted|released|shared|broadcast|aired|circulat\w+|carried|taken|filmed)\b"
    r"(?!\s(?:posts?|videos?|clips?|photos?|images?|footage|reports?|messages?|claims?|letters?|documents?)\b)"
)
FORCE_OF = re.compile(
    r"(?P<owner>(?!(?:its|their|our|his|her|my)\b)[^,;:]+?)['’‘]s?\s+(?:[\w‑-]+\s){0,3}?"
    r"(?:troops|forces|men|army|soldiers|fighters|military|militia|militias|units?|gunmen|loyalists|servicemen|navy|commandos)$"
)


def is_plural(name: str) -> bool:
    """Tell whether a phrase speaks of several ("two officials"), and not only of whose it is ("the mayor's press office")."""
    return re.search(r"s\b", _WHOSE.sub("", name.partition(",")[0])) is not None


def led_by_other(after: str) -> bool:
    """Tell whether a name only describes the people after it ("Wagner deserters", "the BBC's man in Kyiv")."""
    words = without_article(re.sub(r"^['’‘]s?\s*", "", after.split(",", maxsplit=1)[0]))
    if not words:
        return False
    first = words.split()[0]
    return (
        first.islower()
        and not SPEAKS_FOR.search(words)
        and first not in ("in", "at", "which", "who", "on", "of", "that", "and")
    )


def of_owner(phrase: str, owner: str) -> str:
    """Return who speaks, told by whose he is: "its spokesman" is "spokesman of M23", "its office in Geneva" "UNHCR’s office in
    Geneva".
    """
    who = re.sub(r"^\s*(?:its|their)\s+", "", phrase, flags=re.IGNORECASE)
    return f"{owner}’s {who}" if re.search(r" (?:in|of) ", who) else f"{who} of {owner}"
