"""Moves as a clause: who withdrew, fled or was sent, from where to where; who supplied whom with what."""

import re
from dataclasses import replace

from fogline.picture.brief.clauses import Clause
from fogline.picture.brief.nouns import noun
from fogline.picture.brief.numbers import series
from fogline.picture.brief.parts import Parts, Source, people, target_noun
from fogline.picture.brief.verbs import verb_for


def subject(source: Source, parts: Parts) -> Clause | None:  # noqa: PLR0911 (one way of telling it a line)
    """Build a deed of somebody who moves: they withdraw, flee, deploy; or are moved by somebody."""
    claim = source.claim
    deed = verb_for(claim.type, source.trigger, source.finding.evidence)
    if deed is None:
        return None
    actor, target = parts.actor, parts.target
    moved = deed.base.split()[0] in ("evacuate", "deport", "displace", "send", "transfer", "bring", "concentrate")
    if claim.type == "displacement" and not moved:
        who = target if target is not None and re.match(r"\D*\d", target.words) else actor or target
        return _leaving(Clause(who.words, deed, who.plural), parts) if who else None
    if actor is not None and target is not None:
        return _leaving(Clause(actor.words, deed, actor.plural, object=target.words), parts)
    if target is not None:
        return (
            _leaving(Clause(target.words, deed, target.plural, passive=True), parts)
            if moved or claim.type != "withdrawal"
            else None
        )
    if actor is None or (claim.type == "movement" and not parts.place):
        return None
    if moved and claim.type == "displacement":
        return _leaving(Clause(actor.words, deed, actor.plural, passive=True), parts)
    return None if moved else _leaving(Clause(actor.words, deed, actor.plural), parts)


def _leaving(made: Clause, parts: Parts) -> Clause | None:  # noqa: PLR0911 (one way of telling it a line)
    """Put the place behind a verb of leaving as that takes it: "left Popasna", "pulled out of Popasna", "withdrew from"."""
    base = made.verb.base
    if base in ("leave", "reach", "enter") and not made.passive and not made.object:
        origin, _, destination = parts.way.partition(" to ")
        at = (
            parts.at
            or (parts.bare if parts.bare and not parts.way else "")
            or (re.sub(r"^(?:from|to) ", "", origin if base == "leave" else destination or origin) if parts.way else "")
        )
        return replace(made, object=at) if at else None
    if parts.way:
        return replace(made, tail=re.sub("^from ", "of ", parts.way) if base == "pull out" else parts.way)
    at = parts.at
    if made.object or made.passive or base not in ("pull out", "withdraw", "retreat", "flee"):
        return made
    if parts.place.startswith(("to ", "towards ", "toward ", "into ", "from ", "out of ", "for ")):
        return made
    if not parts.place:
        return made if base != "withdraw" or parts.time else None
    where = at or re.sub(r"^(?:in|at|on|near|around)\s+", "", parts.place)
    if base == "flee":
        return replace(made, object=at or parts.bare) if at or parts.bare else made
    return replace(made, tail=f"{'of' if base == 'pull out' else 'from'} {where}")


def transfer(source: Source, parts: Parts) -> Clause | None:
    """Build "A supplied B with C", where who is given what can be told apart."""
    deed = verb_for(source.claim.type, source.trigger, source.finding.evidence)
    if deed is None or parts.actor is None or not source.claim.targets:
        return None
    to = next((one for one in source.claim.targets if one.side), None)
    what = series(
        [
            made.words
            for span in (source.frame.fillers("instrument") if source.frame else ())
            if (made := noun(source.words(span)))
        ][:3]
    )
    things = [made.words for one in source.claim.targets if one is not to and (made := target_noun(one, source))]
    what = what or series(things[:2])
    recipient = people(to, source) if to else None
    if not what:
        return None
    return Clause(
        parts.actor.words, deed, parts.actor.plural, object=what, tail=f"to {recipient.words}" if recipient else ""
    )
