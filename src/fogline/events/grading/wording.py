"""Words for how well an event is supported: the same in the terminal and on a page.

The words of likelihood are those of Intelligence Community Directive 203 (ODNI 2015, section D.6.e.2.a). They speak of
how likely the
event is; confidence in the sources is told apart from it, by the letter of the Admiralty code, as the directive asks.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from fogline.events.grading.reliability import Letter, Stake
from fogline.records.event import Admiralty, Grade, Origin, OriginKind
from fogline.records.support import Contradiction, OriginGraph, Support

IMPROBABLE = 0.45
"""Below this probability ICD 203 speaks of "unlikely" or "improbable"."""

LIKELY = 0.55
"""From this probability on ICD 203 speaks of "likely"."""

_ICD_203 = (
    (0.05, "almost no chance", "1 to 5 %"),
    (0.20, "very unlikely", "5 to 20 %"),
    (IMPROBABLE, "unlikely", "20 to 45 %"),
    (LIKELY, "roughly even chance", "45 to 55 %"),
    (0.80, "likely", "55 to 80 %"),
    (0.95, "very likely", "80 to 95 %"),
    (1.01, "almost certain", "95 to 99 %"),
)
_RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
_CREDIBILITY = {
    1: "confirmed",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "truth cannot be judged",
}
_NOT_JUDGED = 6
_KINDS: dict[OriginKind, str] = {
    "official": "an official voice",
    "monitor": "a monitor",
    "correspondent": "an outlet's own people",
    "witness": "a witness",
    "person": "a person without an office",
    "outlet": "an outlet whose source is not known",
    "unattributed": "no source is named",
}
_GROUPS: dict[OriginKind, str] = {"witness": "witnesses", "person": "people without an office"}
_BEFORE = re.compile(r"\s(?:of|in|at|from|on|near|for|with|who|by|reached|close to)\b.*|,.*", re.DOTALL)
_PLURAL = re.compile(
    r"^(?:.* )?(?:[a-z][\w-]*(?<![sui])s|people|locals|police|[A-Z]\w*(?:tees|ists|tivists|teers|roups|ooms|nesses|dents))$"
)
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_PAIRS = 3
"""More contradicting pairs than so many about one thing are told in one line: a toll that rose five times makes ten of them."""
_STAKES: dict[Stake, str] = {
    "against": "against its own interest",
    "none": "with no stake in it",
    "unknown": "its stake is not known",
    "gain": "in its own interest",
}


def likelihood_words(probability: float) -> str:
    """Return the words of ICD 203 for a probability, with the band they stand for: "likely (55 to 80 %)"."""
    words, band = next((words, band) for high, words, band in _ICD_203 if probability < high)
    return f"{words} ({band})"


def admiralty_words(pair: Admiralty) -> str:
    """Return the Admiralty pair in words: "B2: usually reliable, probably true"."""
    return f"{pair.reliability}{pair.credibility}: {_RELIABILITY[pair.reliability]}, {_CREDIBILITY[pair.credibility]}"


def reliability_words(letter: Letter) -> str:
    """Return a letter of the Admiralty code in words: "usually reliable"."""
    return _RELIABILITY[letter]


def stake_words(kind: OriginKind, stake: Stake, party: str = "") -> str:
    """Return what an origin is and what it stands to gain: "an official voice, against its own interest"."""
    if kind in ("unattributed", "outlet") or (kind == "monitor" and stake == "none"):
        return _KINDS[kind] if kind != "monitor" else "a monitor, with no side"
    words = _STAKES[stake]
    return f"{kind_words(kind, party)}, {words.replace('its', 'their') if many(kind, party) else words}"


def kind_words(kind: OriginKind, party: str) -> str:
    """Return what an origin is: "a witness"; "witnesses" where its name is that of several."""
    return _GROUPS[kind] if many(kind, party) else _KINDS[kind]


def many(kind: OriginKind, party: str) -> bool:
    """Tell whether an origin that is no office and no outlet is several people by its name ("activists")."""
    return kind in _GROUPS and _PLURAL.match(_BEFORE.sub("", party.strip())) is not None


def grade_words(grade: Grade) -> str:
    """Return a grade in one line; likelihood and confidence stand in two sentences."""
    return f"{grade.status.capitalize()}; {grade_likelihood(grade)}. Sources {admiralty_words(grade.admiralty)}."


def grade_likelihood(grade: Grade) -> str:
    """Return the likelihood of a grade; of what is contested also to which side the record leans, or the two seem at odds.

    Where no source can be judged, it is no more than how often what is reported is so, and says that.
    """
    words = likelihood_words(grade.probability)
    if grade.admiralty.credibility == _NOT_JUDGED and grade.status == "single-origin":
        return f"{words}, but only as most of what is reported is"
    if grade.status != "contested":
        return words
    if grade.probability >= LIKELY:
        return f"{words}, with more for it than against it"
    leans = "more against it than for it" if grade.probability < IMPROBABLE else "as much for it as against it"
    return f"{words}, with {leans}"


def graph_lines(graph: OriginGraph) -> Iterable[str]:
    """Yield the way from reports to origins as lines: the summary, each origin, and below it each report that leads
    there.
    """
    yield graph.words
    for origin in graph.origins:
        side = f" [{origin.side}]" if origin.side else ""
        said = sum(one.origin == origin.id for one in graph.statements)
        times = f", {said} statements" if said > 1 else ""
        yield f"{origin.party}{side}: {kind_words(origin.kind, origin.party)}{times}"
        lines = dict.fromkeys((path.document, path.words) for path in graph.paths if path.origin == origin.id)
        yield from (f"  {words}" for _, words in lines)


def dispute_lines(contradictions: Sequence[Contradiction], origins: Iterable[Origin]) -> Iterator[str]:
    """Yield a line for each pair that cannot both hold; where many are about one thing, one line for all of them."""
    names = {origin.id: origin.party for origin in origins}
    about: dict[tuple[str, str], list[Contradiction]] = {}
    for one in contradictions:
        about.setdefault((one.attribute, one.about), []).append(one)
    for (attribute, thing), pairs in about.items():
        if len(pairs) <= _PAIRS:
            yield from (one.words for one in pairs)
        else:
            yield f"{thing or attribute}: {_values(pairs, names)}: not all of this can hold"


def _values(pairs: Iterable[Contradiction], names: Mapping[str, str]) -> str:
    """Return all that is said in contradicting pairs, each value once, with who says so: "9 (Metro), 12 (Kurier, Weekday)"."""
    said: dict[str, dict[str, None]] = {}
    for one in pairs:
        for value, origin in zip(one.values, one.origins, strict=True):
            said.setdefault(value, {})[names.get(origin, origin)] = None
    return ", ".join(f"{value} ({', '.join(said[value])})" for value in sorted(said, key=_size))


def _size(value: str) -> float:
    found = _NUMBER.search(value)
    return float(found[0].replace(",", "")) if found else 0.0


def support_lines(support: Support) -> Iterable[str]:
    """Yield all that a command prints of an event: grade and why, origins, what is contested, numbers."""
    yield grade_words(support.grade)
    yield from (f"- {reason}" for reason in support.grade.reasons)
    yield ""
    yield from graph_lines(support.graph)
    told = [view.words for view in support.attributes if view.agreement != "unknown"]
    for title, lines in (
        ("Attribute by attribute", told),
        ("Contradictions", list(dispute_lines(support.contradictions, support.graph.origins))),
        ("Later figures and corrections", [one.words for one in support.updates]),
        ("How many", [one.words for one in support.tolls]),
    ):
        if lines:
            yield ""
            yield title
            yield from (f"  {line}" for line in lines)
