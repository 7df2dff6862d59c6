"""News: wire stories, newspaper articles, tabloid pages, items of channels."""

from fogline.testing.simulation.text.attribution import attributed, followed
from fogline.testing.simulation.text.clauses import clause
from fogline.testing.simulation.text.colour import caption, context, doubt, loud, setting, tail, voice
from fogline.testing.simulation.text.draft import Draft, Sentence
from fogline.testing.simulation.text.grammar import conjugate
from fogline.testing.simulation.text.groups import Group
from fogline.testing.simulation.text.harm import harm, with_harm
from fogline.testing.simulation.text.headlines import headline
from fogline.testing.simulation.text.naming import call
from fogline.testing.simulation.text.pen import Pen
from fogline.testing.simulation.text.phrases import date_words
from fogline.testing.simulation.truth import Statement
from fogline.testing.simulation.verdict import at_odds

_STRIKES = frozenset({"missile_strike", "drone_strike", "air_strike", "shelling", "explosion"})


_ELSEWHERE = (
    "[Elsewhere, the fighting went on|There was also news from elsewhere on the front|It was not the only incident|"
    "Other parts of the front were no quieter|That was not all]"
)


def news(groups: list[Group], pen: Pen) -> Draft:
    """Write a story: the main group first, other accounts of the same event next, other events last."""
    main, *others = groups
    title, says = headline(main.main, main.harm, main.origin, pen)
    if pen.style == "tabloid":
        title = loud(main.main, pen) + title
    draft = Draft(Sentence(title, says))
    first, left = lead(main, pen)
    line = _dateline(main, pen)
    draft.add(Sentence(line + first.words, first.says))
    draft.add(
        *(followed(part, main.origin, pen) for part in left),
        voice(main.origin, pen) if pen.rng.random() < 0.55 else None,
    )
    short = len(groups) == 1 and not left
    if pen.rng.random() < (0.25 if pen.style == "tabloid" else 0.95 if short else 0.5):
        draft.add(setting(main.main, pen), context(pen) if pen.rng.random() < 0.5 else None)
    if pen.style == "tabloid" and main.main.said.type in _STRIKES:
        draft.add(caption(main.main, pen) if pen.rng.random() < 0.5 else None)
    for group in others:
        _other(draft, main, group, pen)
    if main.origin.kind != "reporter" and pen.rng.random() < (0.6 if short else 0.4):
        draft.add(doubt(pen, main.origin))
    draft.add(tail(pen))
    return draft


def item(groups: list[Group], pen: Pen) -> Draft:
    """Write an item of a channel: a few short sentences, the first of them the title."""
    main = groups[0]
    title, says = headline(main.main, None, main.origin, pen)
    mark = pen.pick("[⚡ |❗ |||]")
    draft = Draft(Sentence(mark + title, says))
    first, left = lead(main, pen)
    draft.add(first, *(followed(part, main.origin, pen) for part in left))
    for group in groups[1:]:
        one, more = lead(group, pen)
        draft.add(one, *(followed(part, group.origin, pen) for part in more))
    draft.add(
        Sentence.of(pen.pick(f"[More to follow|Subscribe to {pen.publisher}|Details later]"))
        if pen.rng.random() < 0.3
        else None
    )
    return draft


def lead(group: Group, pen: Pen, *, also: bool = False) -> tuple[Sentence, list[Statement]]:
    """Return the first sentence on a group, and the statements that it leaves for later."""
    main, harmed = group.main, group.harm
    left = list(group.parts)
    strike = main.said.type in _STRIKES and main.said.reality != "denied" and harmed is not None
    if strike and harmed is not None and pen.rng.random() < 0.65:
        left.remove(harmed)
        if pen.rng.random() < 0.55 or main.said.hedge or also:
            return attributed(
                main, group.origin, pen, f", {with_harm(harmed.said, pen)}", says=(harmed.id,), also=also
            ), left
        return _toll_first(group, pen), left
    return attributed(main, group.origin, pen, also=also), left


def _toll_first(group: Group, pen: Pen) -> Sentence:
    """ "Four people were killed and 11 wounded when a missile hit a school in Izium on Tuesday, the governor said." """
    main, harmed = group.main, group.harm
    assert harmed is not None
    words = f"{conjugate(harm(harmed.said, pen), 'past')} when {clause(main.said, pen)}"
    if group.origin.party != pen.publisher and group.origin.kind != "reporter":
        who = call(group.origin, pen)
        told = f"told {pen.publisher}" if group.origin.kind == "witness" and not main.via else "said"
        words = f"{words}, {who} {told}"
    if main.via:
        words = f"{words}, {pen.pick(f'[{main.via[-1]} reported|according to {main.via[-1]}]')}"
    return Sentence.of(words, main.id, harmed.id)


def _other(draft: Draft, main: Group, group: Group, pen: Pen) -> None:
    """Add another account of the same event, or another event."""
    same = group.main.event == main.main.event
    agrees = same and not at_odds(group.main.said, main.main.said) and group.main.said.reality == main.main.said.reality
    first, left = lead(group, pen, also=agrees and group.origin.kind != "reporter")
    rest = [followed(part, group.origin, pen) for part in left]
    opening = ""
    if same and not agrees and group.main.said.reality == "factual" and pen.rng.random() < 0.6:
        opening = pen.pick(
            "[There was another account of it|Accounts differ|Others tell it differently|The other side gave a different picture]"
        )
    elif not same and pen.rng.random() < 0.5:
        opening = pen.pick(_ELSEWHERE)
    elif not same and _may_lower(first.words):
        words = pen.pick("[In a separate development|Separately|Elsewhere|In other news]")
        first = Sentence(f"{words}, {first.words[0].lower()}{first.words[1:]}", first.says)
    draft.add(Sentence.of(opening) if opening else None, first, *rest)


def _may_lower(words: str) -> bool:
    """Tell whether the sentence begins with a word that is written small elsewhere."""
    return words.split(" ", 1)[0] in {
        "A",
        "An",
        "The",
        "At",
        "About",
        "According",
        "Two",
        "Three",
        "Heavy",
        "Fighting",
        "Shells",
        "It",
    }


def _dateline(group: Group, pen: Pen) -> str:
    if pen.style != "wire":
        return ""
    sides = pen.world.theatre
    side = sides.side(pen.side or group.origin.side or sides.defender.code)
    return f"{side.capital.upper()}, {date_words(pen.published, pen.british)} ({pen.publisher}) - "
