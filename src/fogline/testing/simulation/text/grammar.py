"""A small grammar: ``[one|other|]`` is a choice, ``{slot}`` a filler, ``<verb>`` a past form that takes tense and hedge."""

import random
import re
from collections.abc import Mapping
from typing import Literal

Tense = Literal["past", "had"]

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")
_VERB = re.compile(r"<(was |were )?([^<>]+)>")
_PARTICIPLES = {
    "took": "taken",
    "came": "come",
    "began": "begun",
    "fell": "fallen",
    "went": "gone",
    "broke": "broken",
    "threw": "thrown",
    "beat": "beaten",
    "withdrew": "withdrawn",
    "shook": "shaken",
    "tore": "torn",
    "drove": "driven",
    "gave": "given",
    "was": "been",
    "were": "been",
    "flew": "flown",
}


def choose(template: str, rng: random.Random) -> str:
    """Resolve the choices of ``template``, the innermost first."""
    while match := _CHOICE.search(template):
        picked = rng.choice(match[1].split("|"))
        template = template[: match.start()] + picked + template[match.end() :]
    return template


def fill(template: str, slots: Mapping[str, str]) -> str:
    """Put ``slots`` into ``template``; a slot that is not given is a ``KeyError``."""
    return _SLOT.sub(lambda match: slots[match[1]], template)


def conjugate(template: str, tense: Tense, adverb: str = "") -> str:
    """Put the verbs of ``template`` into a tense; the first takes the adverb ("was reportedly hit")."""
    left = [f"{adverb} " if adverb else ""]

    def form(match: re.Match[str]) -> str:
        hedge = left.pop() if left else ""
        auxiliary, verb = match[1], match[2]
        if tense == "past":
            return f"{auxiliary or ''}{hedge}{verb}"
        first, _, rest = verb.partition(" ")
        participle = f"{first if auxiliary else _PARTICIPLES.get(first, first)}{' ' + rest if rest else ''}"
        return f"had {hedge}{'been ' if auxiliary else ''}{participle}"

    return _VERB.sub(form, template)


def tidy(words: str) -> str:
    """Mend the spaces and commas that empty slots leave."""
    words = re.sub(r"\s+", " ", words).strip()
    words = re.sub(r" ([,.;:!?])", r"\1", words)
    words = re.sub(r",(?=[,.;:!?])", "", words)
    return words.strip(" ,")


def sentence(words: str) -> str:
    """Make a sentence of ``words``: tidied, a capital first, a full stop last (inside a closing quotation mark's end)."""
    words = tidy(words)
    for place, sign in enumerate(words):
        if sign.isalpha():
            words = words[:place] + sign.upper() + words[place + 1 :]
            break
        if sign.isdigit():
            # No sentence begins with a figure.
            words = f"A total of {words}" if place == 0 and re.match(r"[\d,]+ [a-zA-Z]", words) else words
            break
    return words if words.endswith((".", "!", "?", ".”", "!”", "?”", ":", "…")) else words + "."


def article(words: str) -> str:
    """Give the indefinite article the form that the next word wants ("a Ukrainian", "an S-300")."""
    return re.sub(
        r"\b([Aa])n? (?=(\w+(?:-\d+)?))",
        lambda match: f"{match[1]}{'n' if _vowel(match[2]) else ''} ",
        words,
    )


def _vowel(word: str) -> bool:
    if re.match(r"[FHLMNRSX]-?\d", word):
        return True
    return bool(re.match(r"[aeioAEIO]|[uU](?!kr|ni|s[e ])", word)) and not word.startswith(("one", "Eu"))
