"""What is counted: classes of people and things that reports of war count, and what becomes of them."""

import re
from functools import cache, lru_cache

from fogline.claims.amounts.tables import word_lists

PEOPLE = frozenset(
    "children women civilians soldiers police medics journalists workers prisoners refugees bodies people".split()
)
"""The classes that are people."""
ARMED = frozenset({"soldiers", "police"})
"""The classes of people who bear arms."""

OF_PEOPLE = frozenset("killed wounded casualties captured abducted missing displaced rescued lost".split())
"""The fates that people have; "captured", "rescued" and "lost" things have too."""
OF_THINGS = frozenset(("destroyed", "damaged", "shot down", "lost", "captured", "missing"))
"""The fates that things have; some are launched besides."""
_OF_BODIES = OF_PEOPLE - {"wounded", "casualties"}
_LAUNCHED = frozenset(("missiles", "rockets", "drones", "shells", "bombs", "aircraft", "mines"))
_FATES_OF: dict[str, frozenset[str]] = {
    "units": frozenset(("destroyed", "captured", "lost")),
    "settlements": frozenset(("captured", "lost", "destroyed", "damaged")),
    "areas": frozenset(("captured", "lost", "destroyed", "damaged")),
    "attacks": frozenset(("repelled", "launched")),
    "countries": frozenset(),
    "animals": frozenset(("killed", "wounded", "lost", "missing", "rescued")),
}
_SPECIAL = (
    (re.compile(r"\bpolice\b(?! stations?| posts?| cars?| vans?| headquarters)", re.I), "police"),
    (
        re.compile(r"\b(?:gang|militia|cartel|junta) (?:members?|leaders?|men)\b|\b(?:gangsters?|bandits?)\b", re.I),
        "soldiers",
    ),
    (re.compile(r"\bunmanned (?:aerial|aircraft)|\bkamikaze\b", re.I), "drones"),
    (
        re.compile(r"\b(?:[A-Z][A-Za-z]?-\d+\w*|jet|bomber) fighters?\b|\bfighter (?:jets?|planes?|aircraft)\b"),
        "aircraft",
    ),
    (re.compile(r"\b(?:Il|Su|Tu|An|MiG|Yak|F|A|B|C)-\d{1,3}[A-Z]{0,2}s?\b"), "aircraft"),
    (re.compile(r"\b(?:rocket|himars|mlrs|grad) (?:launchers?|artillery|systems?)\b", re.I), "artillery"),
    (
        re.compile(
            r"\bfuel (?:tanks?|tankers?|trucks?)\b|\b(?:vehicles?|trucks?|cars?) and (?:fuel )?tank(?:er)?s\b", re.I
        ),
        "vehicles",
    ),
    (re.compile(r"\bunmanned (?:boats?|surface)|\bsea drones?\b", re.I), "ships"),
    (re.compile(r"\b(?:anti-?tank|anti-?aircraft|air defen[cs]e) missiles?\b", re.I), "missiles"),
    (re.compile(r"\bair defen[cs]e (?:systems?|units?|batter(?:y|ies)|complex(?:es)?)\b", re.I), "air defence"),
)
_BELONG = re.compile(
    r"(?:[\w'’-]+ )?(?:members?|leaders?|representatives?|supporters?|employees?|veterans?) of\b", re.I
)
"""Those who belong to a body are people, whatever it is ("four members of the Border Units")."""
CONDEMNED = re.compile(
    r"\b(?:sentenc(?:e|es|ed|ing)|condemn(?:ed|s|ing)?) (?:[\w'’-]+ ){0,6}?"
    r"to (?:death|die|be (?:hanged|shot|executed|beheaded))\b|"
    r"\bdeath (?:sentences?|penalt(?:y|ies)|row|threats?|squads?)\b",
    re.IGNORECASE,
)
"""Words of death that nobody has died of."""
_UNDER_FIRE = re.compile(
    r"\b(?:under|open(?:ed|ing|s)?|return(?:ed|ing|s)?|ceased?|(?<!set )on|by|into|caught) (?:\w+ )?fire\b",
    re.IGNORECASE,
)
"""Fire that launches none of those it is told with: "two patrols came under fire", "opened fire on a car"."""
_GENERIC = frozenset(("system", "systems", "unit", "units", "pieces", "members", "groups", "crews"))
_TWO_WORDS = (
    (re.compile(r"\b(?:shot|brought|knocked|shoot|shooting|shoots) down\b", re.I), "shot down"),
    (re.compile(r"\btak(?:en|ing) (?:prisoner|captive)s?\b|\btook prisoner\b", re.I), "captured"),
    (re.compile(r"\btaken hostage\b|\btook hostage\b|\bheld hostage\b", re.I), "abducted"),
    (re.compile(r"\bshot (?:once |twice )?in (?:the|his|her|their|one|both) (?:left |right |lower |upper )?(?:leg|arm|foot|feet"
                r"|hand|shoulder|knee|thigh|ankle|wrist|buttock)s?\b", re.I), "wounded"),
    (re.compile(r"\bshot dead\b|\blost (?:their|his|her) li(?:ves|fe)\b|\bsent to hell\b", re.I), "killed"),
    (re.compile(r"\bforced (?:from|out of) their homes\b|\bleft (?:their homes|homeless)\b|\bdriven from\b", re.I), "displaced"),
    (re.compile(r"\b(?:beat|beaten|beating|fought|driven|drove) (?:back|off)\b", re.I), "repelled"),
    (re.compile(r"\bunaccounted for\b", re.I), "missing"),
    (re.compile(r"\bset (?:fire to|ablaze|alight|on)\b", re.I), "damaged"),
)  # fmt: skip


@cache
def classes() -> dict[str, str]:
    """Return the class of each noun; where two classes share one, the earlier."""
    found: dict[str, str] = {}
    for name, words in word_lists("classes").items():
        for word in words:
            found.setdefault(word, name)
    return found


@cache
def fates() -> dict[str, str]:
    """Return what became of the counted by the word that says so."""
    found: dict[str, str] = {}
    for name, words in word_lists("fates").items():
        for word in words:
            found.setdefault(word, name)
    return found


def class_of(words: str) -> str | None:
    """Return the class of the noun phrase ``words``: that of its last word that has one ("artillery pieces": artillery).

    Two sorts of people together are people ("soldiers and civilians").
    """
    one, _, other = words.partition(" and ")
    if other and (kinds := {class_of(one), class_of(other)}) <= PEOPLE and len(kinds) == 2:
        return "people"
    if _BELONG.match(words):
        return "people"
    table = classes()
    special = next((name for pattern, name in _SPECIAL if pattern.search(words)), None)
    if special:
        return special
    nouns = re.findall(r"[^\W_][\w'’-]*", words.lower())
    nouns.sort(key=lambda word: word not in _GENERIC)  # stable: of the others the last counts
    for word in reversed(nouns):
        for form in (word, word.rpartition("-")[2], word.removesuffix("'s").removesuffix("’s")):
            if form in table:
                return table[form]
    return None


@lru_cache(8192)
def fate_of(words: str) -> str | None:
    """Return the first fate that ``words`` name ("were shot down over the sea": shot down)."""
    words = _UNDER_FIRE.sub(" ", CONDEMNED.sub(" ", words))
    found = [
        (match.start(), -len(match.group()), fate) for pattern, fate in _TWO_WORDS if (match := pattern.search(words))
    ]
    for match in re.finditer(r"[^\W_][\w'’-]*", words.lower()):
        fate = fates().get(match.group())
        if fate:
            found.append((match.start(), -len(match.group()), fate))
            break
    return min(found)[2] if found else None


def kindred(fate: str | None, what: str | None) -> bool:
    """Tell whether things of class ``what`` can have ``fate``: tanks are not wounded, soldiers not launched."""
    if fate is None or what is None:
        return True
    if what == "bodies":
        return fate in _OF_BODIES
    if what in PEOPLE:
        return fate in OF_PEOPLE
    if fate == "launched" and what in _LAUNCHED:
        return True
    return fate in _FATES_OF.get(what, OF_THINGS)
