"""Sentences in which somebody says something, directly or through other mouths."""

from fogline.testing.simulation.text.clauses import announced, clause
from fogline.testing.simulation.text.draft import Sentence
from fogline.testing.simulation.text.naming import call, channel, pronoun
from fogline.testing.simulation.text.pen import Pen
from fogline.testing.simulation.text.phrases import past
from fogline.testing.simulation.truth import Origin, Said, Statement


def attributed(
    statement: Statement, origin: Origin, pen: Pen, tail: str = "", *, says: tuple[str, ...] = (), also: bool = False
) -> Sentence:
    """Say a statement with its source; ``tail`` hangs on the clause (", killing two"), ``says`` are the statements in it.

    ``also``: somebody else has said the same before.
    """
    said = statement.said
    if said.reality == "denied":
        words = denial(said, origin, pen, statement.via)
    elif origin.party == pen.publisher or (origin.kind == "reporter" and not statement.via):
        words = clause(said, pen) + tail  # seen with one's own eyes
    elif statement.via:
        words = _passed_on(statement, origin, pen, tail)
    elif said.reality == "future" and said.end[:10] < pen.published.isoformat():
        cue = pen.pick("[said earlier|announced|said beforehand]")
        words = f"{call(origin, pen)} had {cue} that {announced(said, pen, 'would')}"
    else:
        words = _directly(said, origin, pen, tail, also=also)
    return Sentence.of(words, statement.id, *says)


def _directly(said: Said, origin: Origin, pen: Pen, tail: str, *, also: bool) -> str:
    """Say it as the source said it to the publisher or to all."""
    who, how = call(origin, pen), channel(origin, pen)
    verb = _verb(origin, how, pen)
    how = "" if verb == "told" else how
    verb = f"{'also ' if also else ''}{verb}{f' {pen.publisher}' if verb == 'told' else ''}"
    form = pen.rng.choice(("that", "bare", "after") if also else ("before", "end", "that", "bare", "after"))
    if form == "bare" and verb not in ("said", "also said"):
        form = "after"
    match form:
        case "before":
            words = f"according to {who}, {clause(said, pen)}{tail}"
        case "end":
            words = f"{clause(said, pen)}{tail}, according to {who.rstrip(',')}"
        case "that":
            words = f"{who} {verb} {how} that {clause(said, pen, 'had')}{tail}"
        case "bare":
            words = f"{who} {verb} {clause(said, pen, 'had')}{tail}"
        case _:
            words = f"{clause(said, pen)}{tail}, {who} {verb} {how}"
    return words


def followed(statement: Statement, origin: Origin, pen: Pen) -> Sentence:
    """Say one more statement of the source that has just spoken: "He added that ..."."""
    said = statement.said
    if said.reality == "denied":
        return Sentence.of(denial(said, origin, pen, ()), statement.id)
    if origin.party == pen.publisher or origin.kind == "reporter":
        return Sentence.of(clause(said, pen, dated=False), statement.id)
    who = pronoun(origin, pen)
    if not said.hedge and pen.rng.random() < 0.3:
        words = f"{clause(said, pen, dated=False)}, {who} {pen.pick('[added|said]')}"
    else:
        verb = "said" if said.hedge else pen.pick("[added that|also said|said that]")
        words = f"{who} {verb} {clause(said, pen, 'had', dated=False)}"
    return Sentence.of(words, statement.id)


def denial(said: Said, origin: Origin, pen: Pen, via: tuple[str, ...]) -> str:
    """Deny something, with or without giving one's own version."""
    if said.type in _SCHEDULED:
        return _called_off(said, origin, pen)
    if origin.party == pen.publisher:
        form = pen.pick(
            "[reports that @ are false|the claim that @ does not correspond to reality|it is not true that @]"
        )
        return form.replace("@", clause(said, pen))
    who, late = call(origin, pen), clause(said, pen, "had")
    cited = f", {via[-1]} reported" if via else ""
    verb = pen.pick("[denied that|denied reports that|rejected claims that|said it was not true that]")
    return f"{who} {verb} {late}{cited}"


_SCHEDULED = {
    "displacement": "the evacuation of {p}",
    "humanitarian": "the delivery of aid to {p}",
    "talks": "the talks in {p}",
}


def _called_off(said: Said, origin: Origin, pen: Pen) -> str:
    """Say that what was scheduled did not come about."""
    what = _SCHEDULED[said.type].format(p=pen.place(said.place))
    day = past(said, pen.published, pen.british, pen.rng).removeprefix("on ").removeprefix("earlier on ")
    planned = (
        pen.pick(f"[planned for {day}|announced for {day}|which had been due on {day},]")
        if day[0].isupper() or day[0].isdigit()
        else ""
    )
    own = origin.party == pen.publisher
    words = f"{what} {planned} {'did not take' if own else 'had not taken'} place"
    return words if own else f"{call(origin, pen)} said that {words}"


def _passed_on(statement: Statement, origin: Origin, pen: Pen, tail: str) -> str:
    """Say it through the outlet that had it: "..., Meridian reported, citing the ministry"."""
    said, outlet = statement.said, statement.via[-1]
    further = f", which cited {statement.via[-2]}" if len(statement.via) > 1 and pen.rng.random() < 0.6 else ""
    if origin.kind == "reporter":
        return _reported(said, outlet, pen, tail)
    who = call(origin, pen)
    citing = f"{pen.pick('[citing|quoting]')} {who.rstrip(',')}"
    match pen.rng.choice(("citing that", "citing", "according", "told" if origin.kind == "witness" else "that")):
        case "citing that":
            words = f"{outlet} reported{further}, {citing}, that {clause(said, pen, 'had')}{tail}"
        case "citing":
            words = f"{clause(said, pen)}{tail}, {outlet} reported, {citing}"
        case "according":
            words = f"{clause(said, pen)}{tail}, {who} said, according to {outlet}{further}"
        case "told":
            words = f"{clause(said, pen)}{tail}, {who} told {outlet}"
        case _:
            words = f"{who} said that {clause(said, pen, 'had')}{tail}, {outlet} reported{further}"
    return words


def _reported(said: Said, outlet: str, pen: Pen, tail: str) -> str:
    match pen.rng.randrange(3):
        case 0:
            return f"{outlet} reported that {clause(said, pen, 'had')}{tail}"
        case 1:
            return f"according to {outlet}, {clause(said, pen)}{tail}"
        case _:
            return f"{clause(said, pen)}{tail}, {outlet} reported"


def _verb(origin: Origin, how: str, pen: Pen) -> str:
    if origin.kind == "witness":
        return pen.pick("[told|said|told]")
    if "Telegram" in how or "social" in how:
        return pen.pick("[said|wrote|said]")
    if origin.kind in ("ministry", "monitor") and "report" not in how:
        return pen.pick("[said|said|said|reported]")
    return pen.pick("[said|said|said|told reporters]") if origin.kind == "staff" and not how else "said"
