"""Casualties as a clause: how many of whom were killed, wounded, missing or found, and losses without a number."""

import re
from dataclasses import replace

from fogline.claims.amounts.objects import PEOPLE, class_of
from fogline.picture.brief.clauses import BE, Clause, verb
from fogline.picture.brief.nouns import Noun, head_of, is_plural, noun
from fogline.picture.brief.numbers import quantity_range, series
from fogline.picture.brief.parts import Parts, Source, same
from fogline.records import QuantityRange

_DEAD = (
    (re.compile(r"\b(?:bod(?:y|ies)|corpses?|remains)\b", re.I), "bodies"),
    (
        re.compile(
            r"\b(?:kill\w*|d(?:ead|ied|ie|ies|ying)|deaths?|slain|eliminat\w*|perish\w*|fatal\w*|lives|shot "
            r"dead|murder\w*)\b",
            re.I,
        ),
        "killed",
    ),
    (re.compile(r"\b(?:wound\w*|injur\w*|hurt)\b", re.I), "wounded"),
    (re.compile(r"\b(?:missing|disappear\w*)\b", re.I), "missing"),
    (re.compile(r"\b(?:loss(?:es)?|casualt\w+|los[et]\w*)\b", re.I), "losses"),
)
_LUMPED = re.compile(r"\bkilled(?:,| and| or|/)\s*(?:the\s+)?(?:wounded|injured|captured|missing)", re.IGNORECASE)
_FATES = {
    "killed": "killed",
    "dead": "killed",
    "died": "killed",
    "wounded": "wounded",
    "injured": "wounded",
    "missing": "missing",
    "captured": "captured",
    "casualties": "losses",
    "lost": "losses",
}
_IRREGULAR = {"person": "people", "man": "men", "woman": "women", "child": "children"}
_ONE_OF = re.compile(
    r"(?:^(?:person|child|boy|girl|guard|civilian|resident|nurse|student|pilot|medic)|man|er|or|ist|ian|ant|eer)$"
)
_MOST_KINDS = 4  # of people, that one sentence counts
_OTHERS = re.compile(r"\bothers?\b", re.IGNORECASE)
_VAGUE_NUMBER = re.compile(
    r"^(?:dozens|scores|hundreds|thousands|tens(?: of thousands)?|hundreds of thousands|tens of thousands|millions)$",
    re.IGNORECASE,
)


def casualties(source: Source, parts: Parts) -> Clause | None:  # noqa: PLR0911 (one way of telling it a line)
    """Build what became of people: the counted with their number, or losses without one."""
    claim = source.claim
    fate = fate_of(source)
    counted = counted_of(source)
    if any(_OTHERS.search(one.text or one.party) for one in claim.targets):
        if parts.target is None or " and " not in parts.target.words:
            return None  # besides whom, the words do not tell
        counted = None  # "the mayor and five other people": five is not how many were killed
    target = counted or parts.target
    if fate == "losses" and parts.actor and parts.target and re.match(r"los", source.trigger, re.IGNORECASE):
        return Clause(parts.actor.words, verb("lose|lost|lost"), parts.actor.plural, object=parts.target.words)
    if fate == "losses":
        who = parts.target or (parts.actor if claim.actors else None)
        if counted is not None and counted.words != "people":
            return None
        return Clause(who.words, verb("suffer"), who.plural, object=_loss_words(source)) if who else None
    if fate == "killed" and _LUMPED.search(source.finding.evidence):
        return None  # one number for the dead, the wounded and the captured
    if target is None or fate is None or (fate == "bodies" and target.words.startswith("nobody")):
        return None
    if fate == "bodies":
        told = re.search(r"\b(?:bod|corpse|remain)", target.words) is not None
        words = target.words if told else f"the {'bodies' if target.plural else 'body'} of {target.words}"
        return Clause(words, verb("find|found|found"), target.plural, passive=True)
    if fate == "missing":
        return Clause(target.words, BE, target.plural, object="missing")
    if parts.at and counted is None and target.words.casefold() == parts.at.casefold():
        target = Noun("people", True)
    actor = parts.actor
    if (
        actor is not None
        and fate in ("killed", "wounded")
        and not same(actor.words, target)
        and not re.match(r"\d", actor.words)
    ):
        return Clause(actor.words, verb("kill" if fate == "killed" else "wound"), actor.plural, object=target.words)
    return Clause(
        target.words,
        verb({"killed": "kill", "wounded": "wound", "captured": "capture"}[fate]),
        target.plural,
        passive=True,
    )


def _loss_words(source: Source) -> str:
    return (
        "heavy losses"
        if re.search(r"\bheavy (?:losses|casualties)\b", source.finding.evidence, re.IGNORECASE)
        else "losses"
    )


def fate_of(source: Source) -> str | None:
    """Return what became of the counted: what a quantity says, else the word that names the deed, else the evidence."""
    for quantity in source.claim.quantities:
        if quantity.fate in _FATES:
            fate = _FATES[quantity.fate]
            around = source.trigger + " " + source.words(quantity.span) + " " + (quantity.of or "")
            return (
                "bodies"
                if fate == "killed" and re.search(r"\b(?:bod(?:y|ies)|corpses?)\b", around, re.IGNORECASE)
                else fate
            )
    for words in (source.trigger, source.finding.evidence):
        for pattern, fate in _DEAD:
            if words and pattern.search(words):
                return fate
    return None


def counted_of(source: Source) -> Noun | None:
    """Return the counted with their number, and those beside them of whom the same is told ("two women and three policemen")."""
    quantities = [one for one in source.claim.quantities if one.fate in _FATES or one.fate is None]
    if not quantities:
        return None
    first = _counted(source, quantities[0])
    beside = [one for one in quantities[1:] if one.whole is None and one.fate == quantities[0].fate and one.of]
    kinds = {class_of(one.of or "") for one in (quantities[0], *beside)}
    if first is None or quantities[0].whole is not None or len(kinds & PEOPLE - {"people"}) <= len(beside):
        return first
    told = [made.words for one in beside[: _MOST_KINDS - 1] if (made := _counted(source, one))]
    more = ["others"] if len(beside) > len(told) else []
    return Noun(series([first.words, *told, *more]), True) if told else first


def _counted(source: Source, quantity: QuantityRange) -> Noun | None:
    """Return what a quantity counts with its number."""
    how_many = quantity_range(quantity, source.words(quantity.span))
    if not how_many or quantity.unit not in (None, "", "people", "persons"):
        return None
    of = noun("", quantity.of or "")
    of_words = re.sub(r"^(?:the|a|an) ", "", of.words) if of else ""
    of_words = of_words.replace("“", "").replace("”", "") if of_words.startswith("“") else of_words
    if not of_words or of_words.casefold() in ("civilian", "people"):
        of_words = "civilians" if of_words.casefold() == "civilian" else "people"
    of_words = re.sub(r"\bcasualties$", "", of_words).strip() or "people"
    of_words = {"civilian": "civilians", "military": "soldiers"}.get(of_words.casefold(), of_words)
    of_words = _people_of(of_words)
    of_words = re.sub(r"\b(?:wounded|injured|killed|dead|missing|seriously)\s+(?=\w)", "", of_words)
    single = quantity.low == quantity.high == 1
    if not single and len(of_words.split()) == 1 and of_words[:1].isupper() and not is_plural(of_words):
        of_words = "people"  # "Mayor among six killed": six people, not six mayors
    if single and re.match(r"[^\W\d_a-z][\w’'-]+ [^\W\d_a-z]", of_words):
        return Noun(of_words)  # somebody by name
    if single and of_words == "people":
        of_words = "person"
    elif not single:
        of_words = _several(of_words)
    joint = "of " if _VAGUE_NUMBER.match(how_many) else ""
    return Noun(f"{how_many} {joint}{of_words}", not single)


def _several(words: str) -> str:
    """Return people that are counted one by one in the plural, where the words have them from one of them: "killing one soldier
    and wounding 16" is of 16 soldiers.
    """
    head = head_of(words)
    if not head.islower() or is_plural(words) or not _ONE_OF.search(head):
        return words
    several = _IRREGULAR.get(head) or (f"{head[:-3]}men" if head.endswith("man") else f"{head}s")
    return re.sub(rf"\b{re.escape(head)}\b", several, words, count=1)


def _people_of(words: str) -> str:
    """Return a bare nationality as people: "Russian" is "Russians"."""
    from fogline.claims.parties.table import look_up

    known = look_up(words)
    if known is None or known.kind != "demonym" or words.endswith("s"):
        return words
    return f"{words} people" if re.search(r"(?:ese|sh|ch|ss)$", words) else f"{words}s"


def with_other_fate(source: Source, clause: Clause, other: Source) -> Clause | None:
    """Return the clause with what the same words say of another fate: "10 people were killed and 46 wounded"; else ``None``."""
    fates = fate_of(source), fate_of(other)
    if fates not in (("killed", "wounded"), ("wounded", "killed")) or source.claim.evidence != other.claim.evidence:
        return None
    if clause.subject.startswith(("nobody", "no ")):
        return replace(clause, tail=f"or {fates[1]}") if counted_of(other) is None else None
    counted = counted_of(other)
    if counted is None or not clause.passive or clause.verb.participle != fates[0] or counted_of(source) is None:
        return None
    return replace(
        clause,
        tail=f"and {re.sub(' (?:people|civilians|children|persons)$', '', counted.words)} {fates[1]}".replace(
            "  ", " "
        ),
    )
