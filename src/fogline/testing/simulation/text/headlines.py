"""Headlines: short, in the present tense, with the source after a comma or not at all."""

from fogline.testing.simulation.text.clauses import clause
from fogline.testing.simulation.text.grammar import article, sentence, tidy
from fogline.testing.simulation.text.harm import toll
from fogline.testing.simulation.text.pen import Pen
from fogline.testing.simulation.text.phrases import coming, count
from fogline.testing.simulation.truth import Origin, Statement

_STRIKES = {"missile_strike": "missile", "drone_strike": "drone", "air_strike": "air", "shelling": "artillery"}
_TYPES: dict[str, str] = {
    "explosion": "[Explosion rocks {p}|Blast reported in {p}|Explosions heard in {p}|{p} shaken by blast]",
    "clash": "[Fighting erupts {in}|{A} and {V} forces clash {in}|Heavy fighting {in}]",
    "assault": "[{A} forces attack {p}|{A} troops launch assault on {p}|Battle for {p}: {A} army goes on offensive]",
    "repulse": "[{A} forces repel assault {in}|Attack on {p} beaten back|{V} assault {in} fails]",
    "capture": "[{A} forces take {p}|{A} troops capture {p}|{p} falls to {A} forces|{A} army seizes {p}]",
    "withdrawal": "[{A} troops withdraw from {p}|{A} forces pull out of {p}|{A} army abandons {p}]",
    "siege": "[{p} encircled|{A} forces surround {p}|{p} under siege]",
    "displacement": "[{Q} people evacuated from {p}|Evacuation of {p}: {Q} people taken out|{Q} leave {p} on buses]",
    "humanitarian": "[Aid convoy reaches {p}|{Q} trucks of aid arrive in {p}|Food and medicine delivered to {p}]",
    "talks": "[{N1} and {N2} hold talks in {p}|Envoys of {N1} and {N2} meet in {p}|New talks held in {p}]",
    "interception": "[{Q} drones shot down over {p}|{A} air defences down {Q} drones over {p}]",
    "detention": "[{Q} {V} soldiers captured {in}|{Q} {V} soldiers taken prisoner {in}]",
}
_COMING = {
    "capture": "[{A} army vows to take {p} {when}|{A} forces to take {p} {when}]",
    "assault": "[{A} assault on {p} expected {when}|{A} forces to storm {p} {when}]",
    "displacement": "[Evacuation of {p} to begin {when}|{p} to be evacuated {when}]",
    "humanitarian": "[Aid convoy to reach {p} {when}|Trucks of aid to leave for {p} {when}]",
    "talks": "[{N1} and {N2} to hold talks in {p} {when}|Talks planned in {p} {when}]",
}


_CALLED_OFF = {
    "displacement": "[Planned evacuation of {p} does not take place|No evacuation from {p}|Evacuation of {p} fails to start]",
    "humanitarian": "[Aid convoy fails to reach {p}|No aid for {p}]",
    "talks": "[Talks in {p} do not take place|No meeting in {p} after all|Planned talks in {p} fall through]",
}


def headline(main: Statement, harm: Statement | None, origin: Origin, pen: Pen) -> tuple[str, tuple[str, ...]]:
    """Return a headline and the ids of the statements that it says."""
    said = main.said
    if said.reality == "denied" and said.type in _CALLED_OFF:
        return _signed(_filled(_CALLED_OFF[said.type], main, pen), origin, pen), (main.id,)
    if said.reality == "denied":
        return _signed(sentence(f"{_denier(origin, pen)} denies {_nominal(main, pen)}")[:-1], None, pen), (main.id,)
    if said.reality == "future":
        return _signed(_filled(_COMING[said.type], main, pen), origin, pen), (main.id,)
    hedge = pen.pick("[reportedly |]") if said.hedge else ""
    if said.type in _STRIKES:
        return _strike(main, harm, origin, pen)
    words = _filled(_TYPES[said.type], main, pen)
    says: tuple[str, ...] = (main.id,)
    if harm is not None and harm.said.amounts and pen.rng.random() < 0.5:
        words, says = f"{words}, {toll(harm.said)}", (main.id, harm.id)
    return (f"{article(words)}, report says", says) if hedge else (_signed(words, origin, pen), says)


def _strike(main: Statement, harm: Statement | None, origin: Origin, pen: Pen) -> tuple[str, tuple[str, ...]]:
    said = main.said
    adjective = pen.adjective(said.actor) + " " if said.actor else ""
    kind, place = _STRIKES[said.type], _short_place(main, pen)
    verb = "fire on" if kind == "artillery" else "strike on"
    if harm is not None and harm.said.amounts:
        words = pen.pick(
            f"[{toll(harm.said)} in {adjective}{kind} {verb} {place}|{adjective}{kind} {verb} {place}: {toll(harm.said)}]"
        )
        return _signed(words[0].upper() + words[1:], origin, pen), (main.id, harm.id)
    target = said.target.split(" ", 1)[-1] if said.target else ""
    strike = f"{adjective}{kind} {verb.removesuffix(' on')}"
    aimed = f"{target} in {place}" if target else place
    words = pen.pick(f"[{strike} on {place}|{place} hit by {strike}|{strike} hits {aimed}]")
    return _signed(words[0].upper() + words[1:], origin, pen), (main.id,)


def _signed(words: str, origin: Origin | None, pen: Pen) -> str:
    words = article(tidy(words))
    if (
        origin is None
        or origin.kind in ("reporter", "witness")
        or origin.party == pen.publisher
        or pen.rng.random() < 0.4
    ):
        return words + ("!" if pen.style == "tabloid" and pen.rng.random() < 0.2 else "")
    who = _denier(origin, pen)
    return pen.pick(f"[{words}, {who[0].lower() if who.startswith('The ') else who[0]}{who[1:]} says|{words} - {who}]")


def _denier(origin: Origin, pen: Pen) -> str:
    side = pen.people_of(origin.side)
    match origin.kind:
        case "ministry" | "staff" | "commander":
            return pen.pick(f"[{side.capital}|{side.adjective} {'army' if origin.kind != 'ministry' else 'ministry'}]")
        case "governor":
            return "governor" if "governor" in origin.role else "local official"
        case "relief":
            return "aid group"
        case _:
            return "monitor"


_NOMINAL = {
    "capture": "[loss of {p}|{A} capture of {p}]",
    "withdrawal": "withdrawal from {p}",
    "siege": "encirclement of {p}",
    "clash": "fighting in {p}",
    "repulse": "failed {V} assault in {p}",
    "detention": "surrender of soldiers in {p}",
}


def _nominal(main: Statement, pen: Pen) -> str:
    said = main.said
    words = pen.pick(_NOMINAL.get(said.type, "{A} " + said.type.replace("_", " ") + " on {p}"))
    adjectives = {"A": pen.adjective(said.actor), "V": pen.adjective(said.victim)}
    return words.format(p=_short_place(main, pen), **adjectives)


def _short_place(main: Statement, pen: Pen) -> str:
    return pen.spelled(pen.world.sites[main.said.place])


def _filled(template: str, main: Statement, pen: Pen) -> str:
    said, place = main.said, _short_place(main, pen)
    sides = pen.world.theatre
    amount = said.amounts[0] if said.amounts else None
    many = count(amount, pen.rng, terse=True) if amount else "hundreds of" if said.type == "displacement" else "several"
    slots = {
        "p": place,
        "in": f"near {place}" if said.near else f"in {place}",
        "A": sides.side(said.actor).adjective,
        "V": sides.side(said.victim).adjective if said.victim else "",
        "N1": sides.defender.name,
        "N2": sides.attacker.name,
        "Q": many,
        "when": coming(said, pen.published, pen.british, pen.rng) if said.reality == "future" else "",
    }
    words = tidy(pen.pick(template).format(**slots))
    return words[0].upper() + words[1:]


def flat(main: Statement, pen: Pen) -> str:
    """Return a headline that is a bare clause, for channels."""
    return sentence(clause(main.said, pen))
