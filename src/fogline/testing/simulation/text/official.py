"""Official voices: the bulletin of a ministry, the post of a governor, the update of a monitor."""

from fogline.testing.simulation.text.attribution import denial
from fogline.testing.simulation.text.clauses import clause
from fogline.testing.simulation.text.draft import Draft, Sentence
from fogline.testing.simulation.text.grammar import conjugate
from fogline.testing.simulation.text.groups import Group
from fogline.testing.simulation.text.harm import harm
from fogline.testing.simulation.text.headlines import headline
from fogline.testing.simulation.text.pen import Pen
from fogline.testing.simulation.text.phrases import clock, date_words
from fogline.testing.simulation.truth import Said, Statement

_GREETINGS = "[Good morning|Friends|Dear residents|Good evening|Briefly on the situation|As of this hour|]"
_CLOSINGS = (
    "[Stay in the shelters|Take care of yourselves|Do not ignore the sirens|Trust only official sources|Thank you to all]",
    "[Emergency services are working on the spot|The relevant services are at work|All services are in place]",
    "[The information is being checked|Details are being established|More later]",
)
_BULLETIN_ENDS = (
    "[The operation continues|Fighting continues along the whole line|Our forces are holding their lines]",
    "[No further information will be given for now|The next report will be published in the evening]",
)
_OPENINGS = (
    "[The situation on the line of contact remains tense|Over the past day there were changes on several sectors|"
    "The armed forces continue to carry out their tasks||]"
)
_REMARKS: dict[str, str] = {
    "repulse": "[The attackers fell back to their starting lines|The line was held||]",
    "capture": "[The area is being cleared of mines|Work to consolidate the position goes on|||]",
    "withdrawal": "[The move was made in good order|The aim was to save lives and straighten the line||]",
    "interception": "[Debris fell outside built-up areas|||]",
    "detention": "[They are being treated in line with the conventions||]",
    "clash": "[The sector remains contested||]",
    "talks": "[The parties agreed to stay in touch|No details were made public||]",
    "humanitarian": "[The unloading was completed without incident||]",
}
_CAREFUL = (
    "[{who} assesses that|{who} has established that|According to material reviewed by {who},|{who} has recorded that]"
)


def bulletin(groups: list[Group], pen: Pen) -> Draft:
    """Write a ministry's bulletin: items in its own voice."""
    day = date_words(pen.published, True, year=True)
    hour = pen.pick("[08:00|12:00|18:00|21:00]")
    if len(groups) == 1:
        title, says = headline(groups[0].main, groups[0].harm, groups[0].origin, pen)
        draft = Draft(Sentence(title, says))
    else:
        who = pen.publisher
        titles = (
            f"Situation report of the {who}, {day}",
            f"{who}: situation as of {hour}, {day}",
            f"Briefing of the {who}, {day}",
        )
        draft = Draft(Sentence(pen.rng.choice(titles)))
    opening = pen.pick(_OPENINGS)
    draft.add(Sentence.of(opening) if opening and len(groups) > 1 else None)
    for group in groups:
        draft.add(_told(group, pen), *(_part(part, pen) for part in group.parts), _remark(group.main.said, pen))
    if pen.rng.random() < 0.6:
        draft.add(Sentence.of(pen.pick(pen.rng.choice(_BULLETIN_ENDS))))
    return draft


def post(groups: list[Group], pen: Pen) -> Draft:
    """Write a governor's post: a greeting, what happened, a word of advice."""
    greeting = pen.pick(_GREETINGS)
    main = groups[0]
    title, says = headline(main.main, None, main.origin, pen)
    draft = (
        Draft(Sentence(greeting + ("." if greeting else "")))
        if greeting and pen.rng.random() < 0.5
        else Draft(Sentence(title, says))
    )
    for group in groups:
        draft.add(_told(group, pen, hour=True), *(_part(part, pen) for part in group.parts))
    draft.add(Sentence.of(pen.pick(pen.rng.choice(_CLOSINGS))), Sentence.of(pen.pick(pen.rng.choice(_CLOSINGS[:1]))))
    return draft


def update(groups: list[Group], pen: Pen) -> Draft:
    """Write a monitor's update: cautious, by region where there are several items."""
    day = date_words(pen.published, pen.british, year=True)
    main = groups[0]
    if len(groups) == 1:
        title, says = headline(main.main, main.harm, main.origin, pen)
        draft = Draft(Sentence(title, says))
    else:
        draft = Draft(
            Sentence(pen.pick(f"[{pen.publisher}: update of {day}|Daily update, {day}|Update on the conflict, {day}]"))
        )
    region = ""
    for group in groups:
        site = pen.world.sites[group.main.said.place]
        if len(groups) > 1 and pen.region(site) != region and site.key not in pen.world.venues:
            region = pen.region(site)
            draft.add(Sentence(f"{region[0].upper()}{region[1:]}"))
        draft.add(_careful(group.main, pen), *(_part(part, pen) for part in group.parts))
    draft.add(
        Sentence.of(
            pen.pick(
                "[Figures may be revised|All times are local|Reports are included only where the place could be established|"
                "The update relies on open sources and on people on the spot]"
            )
        )
    )
    return draft


def _told(group: Group, pen: Pen, *, hour: bool = False) -> Sentence:
    said = group.main.said
    if said.reality == "denied":
        return Sentence.of(denial(said, group.origin, pen, ()), group.main.id)
    if hour and said.hour and said.reality == "factual" and pen.rng.random() < 0.5:
        moment = f"{pen.pick('[at around|around|at about|shortly after]')} {clock(said)} {_day(said, pen)}"
        return Sentence.of(f"{moment} {clause(said, pen, dated=False)}", group.main.id)
    return Sentence.of(clause(said, pen), group.main.id)


def _remark(said: Said, pen: Pen) -> Sentence | None:
    words = pen.pick(_REMARKS.get(said.type, "")) if said.reality == "factual" else ""
    return Sentence.of(words) if words else None


def _day(said: Said, pen: Pen) -> str:
    ago = (pen.published - pen.published.fromisoformat(said.start[:10])).days
    return (
        "today"
        if ago == 0
        else "yesterday"
        if ago == 1
        else f"on {date_words(pen.published.fromisoformat(said.start[:10]), pen.british)}"
    )


def _part(statement: Statement, pen: Pen) -> Sentence:
    """Say casualties or damage in one's own voice, the time being told."""
    said = statement.said
    if said.type == "casualties" and not said.hedge and pen.rng.random() < 0.5:
        start = pen.pick("[according to preliminary information,|at the latest count,|as a result,]")
        if pen.voice is not None and said.victim == pen.voice:
            start = pen.pick("[sadly,|unfortunately,|according to preliminary information,]")
        return Sentence.of(f"{start} {conjugate(harm(said, pen), 'past')}", statement.id)
    return Sentence.of(clause(said, pen, dated=False), statement.id)


def _careful(main: Statement, pen: Pen) -> Sentence:
    said = main.said
    if said.reality == "denied":
        words = pen.pick("[there is no evidence that @|nothing supports the claim that @|it has found no sign that @]")
        return Sentence.of(words.replace("@", clause(said, pen)).replace("it has", f"{pen.publisher} has"), main.id)
    if pen.rng.random() < 0.4:
        opening = pen.pick(_CAREFUL).replace(
            "{who}", pen.pick(f"[the {pen.publisher}|the monitor]" if "Monitor" in pen.publisher else pen.publisher)
        )
        return Sentence.of(f"{opening} {clause(said, pen)}", main.id)
    return Sentence.of(clause(said, pen), main.id)
