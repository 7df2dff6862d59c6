"""Acts as a clause: strikes, fighting, what was taken, held, hit or agreed, by whom where that is told."""

import re

from fogline.picture.brief.clauses import BE, Clause, verb
from fogline.picture.brief.nouns import Noun
from fogline.picture.brief.numbers import series
from fogline.picture.brief.parts import Parts, Source, same
from fogline.picture.brief.verbs import fits, manner, verb_for

_PEOPLE = re.compile(
    r"\b(?:personnel|soldiers?|troops|servicemen|fighters?|forces|people|prisoners?|civilians?|residents?)$",
    re.IGNORECASE,
)
_WEAPONS = re.compile(
    r"\b(?:missiles?|rockets?|drones?|uavs?|jets?|aircraft|bombers?|helicopters?|gunships?|choppers?|\w*planes?|aviation|"
    r"air force)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"^(?:(?:at least|about|around|some|nearly|almost|over|more than|up to|as many as) )?(?:\d|(?:two|three|four|five|six|seven|"
    r"eight|nine|ten|eleven|twelve|dozens|scores|hundreds|thousands)\b)",
    re.IGNORECASE,
)
_MEANS = {
    "missile_strike": (re.compile(r"\b(?:missiles|rockets)\b", re.IGNORECASE), "with missiles", "in a missile strike"),
    "drone_strike": (re.compile(r"\b(?:drones|uavs)\b", re.IGNORECASE), "with drones", "in a drone strike"),
    "air_strike": (re.compile(""), "from the air", ""),
}
_HITS = re.compile(r"(?:ed|struck|hit|hits)$|\b(?:struck|hit|shelled|bombed|attacked|targeted)\b", re.IGNORECASE)
_INTRANSITIVE = re.compile(r"^(?:advance|counterattack|launch)")


def strike(source: Source, parts: Parts) -> Clause | None:  # noqa: PLR0911 (one way of telling it a line)
    """Build a deed that hits something or somewhere, else say that there was one; ``None`` where neither can be told."""
    known, deed = manner(source.claim.type), verb_for(source.claim.type, source.trigger, source.finding.evidence)
    actor, target = parts.actor, parts.target
    if known is None or deed is None:
        return None
    if target is not None and _counted_dead(source, target):
        target = None
    tail = f"with {parts.tool}" if parts.tool and not same(parts.tool, actor) else ""
    if _INTRANSITIVE.match(deed.base):
        if actor is None:
            return thing(source, parts)
        if target is None and not parts.place:
            return None
        return Clause(actor.words, deed, actor.plural, tail=f"against {target.words}" if target else "")
    hit = target or (Noun(parts.at, " and " in parts.at) if parts.at else None)
    if hit is not None and actor is not None:
        return Clause(
            actor.words,
            deed,
            actor.plural,
            object=hit.words,
            tail=tail or ("" if _WEAPONS.search(actor.words) else _means(source)),
        )
    if hit is not None and (target is not None or known.noun):
        by = (
            f"{'with' if deed.base in ('shell', 'attack') else 'by'} {parts.tool}"
            if parts.tool
            else _means(source).replace("with ", "by ", 1)
        )
        return Clause(hit.words, deed, hit.plural, passive=True, tail=by)
    return thing(source, parts)


def _counted_dead(source: Source, target: Noun) -> bool:
    """Tell whether what looks like the target are those whom the deed harmed: "strikes killed 38 people" were not aimed at 38."""
    named = source.trigger and not _HITS.search(source.trigger)
    return bool(named) and _COUNTED.match(target.words) is not None and _PEOPLE.search(target.words) is not None


def _means(source: Source) -> str:
    """Return the means that the type of event itself tells and its verb does not; one drone is not told as several."""
    several, plural, strike = _MEANS.get(source.claim.type, (None, "", ""))
    if several is None:
        return ""
    return plural if several.search(source.finding.evidence) else strike


def thing(source: Source, parts: Parts) -> Clause | None:
    """Say that there was such a thing, where nobody is known who did it to somebody."""
    known = manner(source.claim.type)
    if (
        known is None
        or not fits(source.claim.type, source.trigger)
        or not known.noun
        or not (parts.place or len(parts.actors) + len(parts.targets) > 1)
    ):
        return None
    words, plural = known.noun, known.plural
    if re.search(r"\w{3,}[^s]s$", source.trigger) and known.noun.startswith(("a ", "an ")):
        words, plural = known.noun.partition(" ")[2] + "s", True
    if source.claim.type == "clash":
        return _fighting(parts)
    tail = f"by {parts.actor.words}" if parts.actor and source.claim.type != "explosion" else ""
    return Clause("there", BE, plural, object=words, tail=tail)


def _fighting(parts: Parts) -> Clause | None:
    sides = parts.actors + parts.targets
    if len(sides) > 1:
        return Clause(series([one.words for one in sides[:3]]), verb("fight|fought|fought"), True)
    tail = f"involving {sides[0].words}" if sides else ""
    return Clause("there", BE, object="fighting", tail=tail) if parts.place else None


def transitive(source: Source, parts: Parts) -> Clause | None:  # noqa: PLR0911 (one way of telling it a line)
    """Build a deed done to something; ``None`` where that is not told."""
    claim = source.claim
    deed = verb_for(claim.type, source.trigger, source.finding.evidence)
    if deed is None or (claim.type == "abuse" and deed.base == "use as human shields"):
        return None
    actor, target = parts.actor, parts.target
    if claim.type == "repulse" and target is None:
        return None
    if (
        claim.type in ("capture", "control")
        and target is not None
        and parts.at
        and parts.at.casefold() in target.words.casefold()
    ):
        target = None  # "the road in X", "a village near X": the record places it at X
    if claim.type in ("capture", "siege", "control") and (target is None or _holds(target, parts)):
        target = Noun(parts.at, " and " in parts.at) if parts.at else target or _ground(parts, claim.type)
    if deed.base == "surrender":
        who = actor or target
        return Clause(who.words, deed, who.plural) if who else None
    if claim.type == "damage" and deed.base == "lose":
        return Clause(actor.words, deed, actor.plural, object=target.words) if actor and target else None
    if target is None:
        return None
    if deed.base in ("retake", "take", "enter", "occupy", "take control of") and _PEOPLE.search(target.words):
        return None
    if actor is not None:
        return Clause(actor.words, deed, actor.plural, object=target.words)
    if deed.base.endswith(" on") or claim.type in ("control", "accusation", "threat"):
        return None
    return Clause(target.words, deed, target.plural, passive=True)


def _holds(target: Noun, parts: Parts) -> bool:
    return bool(parts.at) and target.words.casefold() in (
        f"the city of {parts.at}".casefold(),
        f"city of {parts.at}".casefold(),
        f"a city of {parts.at}".casefold(),
    )


def _ground(parts: Parts, type_: str) -> Noun | None:
    """Return ground that is no settlement as an object; ``None`` where the place is a relation.

    Who takes something in a region does not thereby take the region.
    """
    if type_ == "capture":
        return Noun("ground") if parts.place else None
    if not parts.place.startswith(("in ", "at ")):
        return None
    words = parts.place.partition(" ")[2]
    return Noun(words) if words[:1].isupper() or words.startswith("the ") else None


def talks(source: Source, parts: Parts) -> Clause | None:
    """Build what two or more sides do together."""
    deed = verb_for(source.claim.type, source.trigger, source.finding.evidence)
    sides = parts.actors + parts.targets
    if deed is None or len(sides) < 2:
        return None
    return Clause(series([one.words for one in sides[:3]]), deed, True)
