"""The clause: who did what to whom, where and when, and how it is put in one of several tenses."""

import re
from dataclasses import dataclass
from typing import Literal

# An apposition at the end; what "and" joins is a list.
_PUT_IN = re.compile(r", (?:including|among|an?|the|north|south|east|west|near)\b(?:(?! and )[^,])*$")
Mood = Literal["past", "had", "may", "might", "would", "probably"]


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb in its three forms, each with the words that belong to it ("shoot down", "shot down", "shot down")."""

    base: str
    past: str
    participle: str


def verb(words: str) -> Verb:
    """Return the verb given as "take|took|taken", or as one regular verb ("shell", "carry out")."""
    forms = words.split("|")
    if len(forms) == 3:
        return Verb(*forms)
    base = forms[0]
    first, _, rest = base.partition(" ")
    past = (
        f"{first}d"
        if first.endswith("e")
        else f"{first[:-1]}ied"
        if first[-1] == "y" and first[-2] not in "aeou"
        else f"{first}ed"
    )
    told = f"{past} {rest}".strip()
    return Verb(base, told, told)


BE = Verb("be", "was", "been")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause in parts; all words are as they stand in the middle of a sentence.

    ``object`` follows an active verb; a ``passive`` verb has the one acted on as its ``subject`` and ``agent`` ("by ...").
    ``tail`` comes before place and time ("with heavy artillery").
    """

    subject: str
    verb: Verb
    plural: bool = False
    passive: bool = False
    object: str = ""
    agent: str = ""
    tail: str = ""
    place: str = ""
    time: str = ""
    negative: bool = False


def clause_words(clause: Clause, mood: Mood = "past") -> str:
    """Return the clause in words, without a capital and a full stop.

    ``had`` puts it before a verb of saying in the past, ``would`` after it; ``may`` and ``probably`` hedge what has been,
    ``might`` what may come.
    """
    parts = (
        _closed(clause.subject),
        _verb_words(clause, mood),
        _closed(clause.object),
        clause.agent,
        clause.tail,
        _closed(clause.place) if clause.time else clause.place,
        clause.time,
    )
    return " ".join(part for part in parts if part)


def _closed(words: str) -> str:
    """Return a noun phrase with the comma that closes what is put in at its end ("nine civilians, including a child,")."""
    return f"{words}," if _PUT_IN.search(words) else words


def _verb_words(clause: Clause, mood: Mood) -> str:  # noqa: PLR0911 (one way of telling it a line)
    verb, no = clause.verb, " not" if clause.negative else ""
    being = verb is BE
    if mood == "past" and clause.time.startswith("since "):
        return f"{'have' if clause.plural else 'has'}{no} {f'been {verb.participle}' if clause.passive else verb.participle}"
    if mood == "past" and clause.time.startswith("by "):
        mood = "had"
    if mood == "past":
        if clause.passive:
            return f"{_was(clause)}{no} {verb.participle}"
        if being:
            return _was(clause) + no
        return f"did not {verb.base}" if clause.negative else verb.past
    participle = f"been {verb.participle}" if clause.passive else verb.participle
    if mood == "had":
        return f"had{no} {participle}"
    if mood == "probably":
        return f"had probably{no} {participle}"
    if mood == "may":
        return f"may{no} have {participle}"
    helper = "might" if mood == "might" else "would"
    return f"{helper}{no} be {verb.participle}" if clause.passive else f"{helper}{no} {verb.base}"


def _was(clause: Clause) -> str:
    return "were" if clause.plural else "was"
