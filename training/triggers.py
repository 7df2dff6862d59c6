"""Trigger substitution as augmentation: another word for the same type of event in the same place.

A reader that has seen "shelled" a hundred times and "raked" never learns the word, not the place it stands in. Swapping a
share of the triggers for other words of their type (``data/triggers.yaml``) in the same grammatical form makes it look at the
sentence.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from pathlib import Path

import yaml

from training.corpus import Json, rewrite

PATH = Path(__file__).parent / "data" / "triggers.yaml"
_BEFORE_VERB = {"to", "will", "would", "could", "may", "might", "must", "should", "can", "not", "cannot", "n't"}
_BEFORE_NOUN = {"a", "an", "the", "of", "this", "that", "in", "its", "their", "his", "new", "heavy", "latest"}
_BE = {"is", "are", "was", "were", "be", "been", "being", "get", "got"}
_PARTICIPLE = _BE | {"have", "has", "had", "having"}
_PARTICIPLES = {
    "took": "taken", "retook": "retaken", "fell": "fallen", "overran": "overrun", "withdrew": "withdrawn", "flew": "flown",
    "drove": "driven", "blew": "blown", "went": "gone", "froze": "frozen", "overthrew": "overthrown", "beat": "beaten",
    "tore": "torn", "sank": "sunk", "ran": "run", "slew": "slain", "broke": "broken", "swore": "sworn", "spoke": "spoken",
}  # fmt: skip
_NOUNS = {"noun", "nouns", "mass"}


class TriggerSubstitution:
    """Swaps about ``share`` of the triggers of a document for other words of their type and form."""

    def __init__(self, share: float, path: Path = PATH) -> None:
        self.share = share
        self.words: dict[tuple[str, str], list[str]] = defaultdict(
            list
        )  # (type, form) -> words; "past~" takes no object
        self.forms: dict[tuple[str, str], set[str]] = defaultdict(set)  # (type, word) -> forms
        for kind, groups in yaml.safe_load(path.read_text("utf-8")).items():
            for form, word in _forms(groups):
                self.words[kind, form].append(word)
                self.forms[kind, word].add(form.rstrip("~"))

    def __call__(self, document: Json, rng: random.Random) -> Json:
        """Return a copy of ``document`` with some of its triggers swapped and every offset moved along."""
        edits: list[tuple[int, int, str]] = []
        for event in sorted(document["events"], key=lambda e: e["trigger"] or [0, 0]):
            if event["trigger"] is None or rng.random() >= self.share:
                continue
            made = self._swap(document["text"], event, rng)
            if made and (not edits or edits[-1][1] <= made[0][0]):
                edits += made
        return rewrite(document, edits) if edits else document

    def _swap(self, text: str, event: Json, rng: random.Random) -> list[tuple[int, int, str]]:
        start, end = event["trigger"]
        ahead = re.split(r"[.!?;:\n]", text[max(0, start - 40) : start])[-1]
        before = [word.lower() for word in re.findall(r"[\w']+", ahead)][-2:]
        form = self._form(event["type"], text[start:end].lower(), before)
        if form is None:
            return []
        words = self._choices(event, form, before)
        if not words:
            return []
        word = _like(text[start:end], rng.choice(words))
        edits = [(start, end, word)]
        if before and before[-1] in ("a", "an") and (article := re.search(r"\b(an?) $", text[:start], re.IGNORECASE)):
            fitting = "an" if word[0].lower() in "aeiou" else "a"
            edits.insert(0, (*article.span(1), _like(article[1], fitting)))
        return edits

    def _choices(self, event: Json, form: str, before: list[str]) -> list[str]:
        """Return the words that fit: a verb with an object (or in the passive) stays one that takes an object."""
        kind = event["type"]
        if form in ("noun", "mass"):
            counted = before[-1:] and before[-1] in ("a", "an")
            return self.words[kind, "noun"] + ([] if counted else self.words[kind, "mass"])
        takes_object = bool(_BE & set(before)) or any(role == "target" for role, *_ in event["roles"])
        return self.words[kind, form] + ([] if takes_object else self.words[kind, form + "~"])

    def _form(self, kind: str, word: str, before: list[str]) -> str | None:
        last = before[-1] if before else ""
        known = self.forms.get((kind, word)) or _guess(word)
        if len(known) > 1:
            if last in _BEFORE_VERB:
                known = known & {"base"} or known
            elif last in _PARTICIPLE:
                known = known & {"participle", "ing"} or known
            elif last in _BEFORE_NOUN:
                known = known & _NOUNS or known
            else:
                known = known & {"past"} or known & {"ing"} or known & _NOUNS
        return next(iter(known)) if len(known) == 1 else None


def _like(old: str, new: str) -> str:
    """Return ``new`` with the capitals of ``old``."""
    if old.isupper() and len(old) > 1:
        return new.upper()
    return new[0].upper() + new[1:] if old[0].isupper() else new


def _guess(word: str) -> set[str]:
    if " " in word:
        return set()
    if word.endswith("ed"):
        return {"past", "participle"}
    return {"ing"} if word.endswith("ing") else set()


def _forms(groups: dict[str, list[str]]) -> list[tuple[str, str]]:
    """Return every (form, word): base, past, participle, ing, noun, nouns; "~" behind the form of a verb without an object."""
    out: list[tuple[str, str]] = []
    for entry in groups.get("verbs", []):
        mark = "~" if entry.endswith("~") else ""
        base, past, ing = _inflect(entry.rstrip("~"))
        first, _, rest = past.partition(" ")
        participle = f"{_PARTICIPLES.get(first, first)} {rest}".strip()
        forms = {"base": base, "past": past, "participle": participle, "ing": ing}
        out += [(form + mark, word) for form, word in forms.items()]
    for noun in groups.get("nouns", []):
        out += [("noun", noun), ("nouns", _plural(noun))]
    return out + [("mass", noun) for noun in groups.get("mass", [])]


def _inflect(entry: str) -> tuple[str, str, str]:
    words = entry.split()
    third = len(words) // 3
    if third and len(words) % 3 == 0 and words[2 * third].endswith("ing"):
        return tuple(" ".join(words[i * third : (i + 1) * third]) for i in range(3))  # type: ignore[return-value]
    verb, _, rest = entry.partition(" ")
    if verb.endswith("e"):
        past, ing = verb + "d", verb[:-1] + "ing"
    elif verb.endswith("y") and verb[-2] not in "aeiou":
        past, ing = verb[:-1] + "ied", verb + "ing"
    else:
        past, ing = verb + "ed", verb + "ing"
    return entry, f"{past} {rest}".strip(), f"{ing} {rest}".strip()


def _plural(noun: str) -> str:
    if noun.endswith(("s", "sh", "ch", "x", "eto", "rgo")):  # clashes, vetoes, embargoes
        return noun + "es"
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeiou" else noun + "s"
