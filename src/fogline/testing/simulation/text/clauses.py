"""Clauses: what happened, in an open choice of words."""

from collections.abc import Callable
from typing import ClassVar

from fogline.testing.simulation.text.grammar import Tense, article, conjugate, fill, tidy
from fogline.testing.simulation.text.harm import damage, harm
from fogline.testing.simulation.text.pen import Pen
from fogline.testing.simulation.text.phrases import coming, count, past
from fogline.testing.simulation.truth import Said

_HIT = (
    "{w} <hit> {t} {when}",
    "{w} <struck> {t} {when}",
    "{t} <was hit> by {w} {when}",
    "{f} <attacked> {t} with {w0} {when}",
    "{f} <targeted> {t} with {w0} {when}",
    "{w} <slammed> into {t} {when}",
    "{t} <was struck> {when} by {w}",
)
_HIT_BY_NOBODY = (
    "{w0} <hit> {t} {when}",
    "{w0} <struck> {t} {when}",
    "{t} <was hit> by {w0} {when}",
    "{t} <was struck> by {w0} {when}",
)
_PAST: dict[str, tuple[str, ...]] = {
    "missile_strike": (
        *(*_HIT, "{f} <fired> {w0} at {t} {when}", "{f} <carried> out a missile strike on {t} {when}"),
        "a {A} missile strike <hit> {t} {when}",
    ),
    "drone_strike": (
        *(*_HIT, "{f} <sent> {w0} against {t} {when}", "{f} <launched> a drone attack on {t} {when}"),
        "a {A} drone attack <hit> {t} {when}",
    ),
    "air_strike": (
        *("{a} <bombed> {t} {when}", "{A} aircraft <bombed> {t} {when}", "{a} <dropped> {w0} on {t} {when}"),
        *("{t} <was hit> in a {A} air strike {when}", "a {A} air strike <hit> {t} {when}"),
        "{A} jets <struck> {t} with {w0} {when}",
    ),
    "shelling": (
        *("{a} <shelled> {t} {when}", "{a} <shelled> {t} with {w0} {when}", "{t} <was shelled> by {a} {when}"),
        *("{t} <came> under {A} [artillery |shell|] fire {when}", "{a} <opened> fire on {t} with {w0} {when}"),
        *("{A} shells <landed> on {t} {when}", "{A} gunners <pounded> {t} {when}", "{a} <bombarded> {t} {when}"),
    ),
    "explosion": (
        *("[a powerful|a loud|an] explosion <rocked> {t} {when}", "[a|a large|a powerful] blast <tore> through {t} {when}"),
        *("an explosion <was heard> at {t} {when}", "[several|two|a series of] explosions <shook> {t} {when}"),
    ),
    "clash": (
        *("[heavy |fierce |] fighting <broke> out between {a} and {v} {in} {when}", "{a} and {v} <clashed> {in} {when}"),
        *("{a} <fought> {v} {in} {when}", "{a} <engaged> {v} {in} {when}", "[a gun battle|close combat] <broke> out {in} {when} "
          "between {a} and {v}"),
    ),
    "assault": (
        *("{a} <launched> an assault on {p} {when}", "{a} <stormed> {V} positions {in} {when}"),
        "{a} <tried> to storm {p} {when}",
        *("{a} <attacked> {V} positions {in} {when}", "{a} <attempted> to advance on {p} {when}"),
        "{a} <mounted> an attack on {p} {when}",
    ),
    "repulse": (
        *("{a} <repelled> [an attack|an assault|a ground attack] by {v} {in} {when}", "{a} <beat> back {v} {in} {when}"),
        *("an assault by {v} {in} <was repelled> {when}", "{a} <threw> back [an armoured|a {V}] assault {in} {when}"),
        *("an attempt by {v} to advance {in} <was beaten> back {when}", "{a} <fended> off a {V} attack {in} {when}"),
    ),
    "capture": (
        *("{a} <took> [|full ]control of {p} {when}", "{a} <captured> {p} {when}", "{p} <was captured> by {a} {when}"),
        *("{p} <fell> to {a} {when}", "{a} <seized> {p} {when}", "{a} <took> {p} {when}"),
    ),
    "liberation": (
        *("{a} <retook> {p} {when}", "{a} <liberated> {p} {when}", "{p} <was liberated> by {a} {when}"),
        "{a} <recaptured> {p} {when}",
        *("{a} <regained> control of {p} {when}", "{p} <was retaken> {when} by {a}"),
    ),
    "withdrawal": (
        *("{a} <withdrew> from {p} {when}", "{a} <pulled> out of {p} {when}", "{a} <left> their positions {in} {when}"),
        *("{a} <retreated> from {p} {when}", "{a} <abandoned> {p} {when}", "{a} <pulled> back from {p} {when}"),
    ),
    "siege": (
        *("{a} <encircled> {p} {when}", "{a} <surrounded> {p} {when}", "{p} <was encircled> by {a} {when}"),
        *("{a} <laid> siege to {p} {when}", "{p} <was surrounded> {when} by {a}", "{a} <closed> the ring around {p} {when}"),
    ),
    "displacement": (
        *("{q} people <were evacuated> from {p} {when}", "{q} residents <were evacuated> from {p} {when}"),
        "rescue workers <evacuated> {q} people from {p} {when}",
        "{q} people <were taken> out of {p} by [bus|train|bus and minivan] {when}",
        *("{q} [people|residents|civilians] <left> {p} on evacuation buses {when}",),
    ),
    "humanitarian": (
        *("{q} trucks <delivered> [food and medicine|relief supplies|aid] to {p} {when}", "{q} aid trucks <reached> {p} {when}"),
        *("a convoy of {q} trucks <brought> [food, water and medicine|aid|flour and generators] to {p} {when}",),
    ),
    "talks": (
        *("{A1} and {A2} negotiators <met> {in} {when}", "delegations from {N1} and {N2} <held> talks {in} {when}"),
        *("{N1} and {N2} <held> [a new round of |]talks {in} {when}", "envoys of {N1} and {N2} <met> {in} {when}"),
    ),
    "interception": (
        *("{A} air defences <shot> down {q} drones over {p} {when}", "{q} {V} drones <were shot> down over {p} {when}"),
        *("{a} <shot> down {q} {V} drones over {p} {when}", "{A} air defence crews <downed> {q} drones near {p} {when}"),
    ),
    "detention": (
        *("{a} <captured> {q} {V} soldiers {in} {when}", "{q} {V} soldiers <were taken> prisoner {in} {when}"),
        *("{q} {V} soldiers <surrendered> to {a} {in} {when}", "{a} <took> {q} {V} soldiers prisoner {in} {when}"),
    ),
}  # fmt: skip
_FUTURE: dict[str, tuple[str, ...]] = {
    "capture": (
        "{a} {will} take {p} {when}",
        "{a} {will} capture {p} {when}",
        "{p} {will} be in the hands of {a} {when}",
    ),
    "assault": (
        "{a} {will} launch an assault on {p} {when}",
        "{a} {will} storm {p} {when}",
        "an assault on {p} by {a} {will} begin {when}",
    ),
    "displacement": (
        *("the evacuation of {p} {will} begin {when}", "civilians {will} be evacuated from {p} {when}"),
        *("residents of {p} {will} be evacuated {when}", "evacuation buses {will} leave {p} {when}"),
    ),
    "humanitarian": (
        "an aid convoy {will} reach {p} {when}",
        "trucks with food and medicine {will} be sent to {p} {when}",
    ),
    "talks": (
        "{A1} and {A2} negotiators {will} meet {in} {when}",
        "talks between {N1} and {N2} {will} be held {in} {when}",
    ),
}
_UNMARKED = {
    "missile_strike": (*_HIT_BY_NOBODY, "a missile strike <hit> {t} {when}", "{t} <came> under missile attack {when}"),
    "drone_strike": (*_HIT_BY_NOBODY, "{t} <came> under drone attack {when}"),
    "air_strike": ("an air strike <hit> {t} {when}", "{t} <was bombed> from the air {when}"),
    "shelling": ("{t} <was shelled> {when}", "shells <fell> on {t} {when}", "{t} <came> under artillery fire {when}"),
}
ADVERBS = frozenset({"reportedly", "probably", "apparently", "likely", "allegedly"})


def clause(said: Said, pen: Pen, tense: Tense = "past", *, dated: bool = True) -> str:
    """Say what happened, without full stop; ``dated=False`` leaves the time out (it has been told)."""
    if said.reality == "future":
        return announced(said, pen, "would" if tense == "had" else "will")
    when = (
        past(said, pen.published, pen.british, pen.rng, near=pen.style in ("tabloid", "post", "channel"))
        if dated
        else ""
    )
    if said.type in ("casualties", "damage"):
        where = _where(said, pen, dated=dated)
        words = f"{harm(said, pen)} {where}" if said.type == "casualties" else damage(said, pen, where)
    else:
        words = fill(pen.pick(pen.rng.choice(_templates(said, pen))), _Slots(said, pen, when))
        when = ""
    return _hedged(conjugate(f"{words} {when}", tense, _adverb(said)), said, tense)


def _where(said: Said, pen: Pen, *, dated: bool) -> str:
    """Say where people were hurt or things ruined; where the text has told it, seldom again."""
    if dated or pen.rng.random() < 0.2:
        return pen.at(said)
    return pen.pick("[there||in the attack|]" if said.type == "casualties" and said.weapon else "[there||]")


def announced(said: Said, pen: Pen, will: str) -> str:
    """Say what is to come."""
    when = coming(said, pen.published, pen.british, pen.rng)
    template = pen.rng.choice(_FUTURE[said.type])
    return tidy(fill(template.replace("{will}", will), _Slots(said, pen, when)))


def _templates(said: Said, pen: Pen) -> tuple[str, ...]:
    if said.actor is None and said.type in _UNMARKED:
        return _UNMARKED[said.type]
    if (
        said.type == "capture"
        and said.actor == pen.world.theatre.defender.code
        and pen.side != pen.world.theatre.attacker.code
    ):
        return _PAST["liberation"]
    return _PAST[said.type]


def _adverb(said: Said) -> str:
    return said.hedge if said.hedge in ADVERBS else ""


def _hedged(words: str, said: Said, tense: Tense) -> str:
    words = article(tidy(words))
    if said.hedge == "appears to":
        return f"it {'appeared' if tense == 'had' else 'appears'} that {words}"
    if said.hedge == "is believed":
        return f"it {'was' if tense == 'had' else 'is'} believed that {words}"
    return words


class _Slots(dict[str, str]):
    """The fillers of a clause, each made when it is asked for: a place is introduced where it is first named."""

    def __init__(self, said: Said, pen: Pen, when: str) -> None:
        super().__init__(when=when)
        self._said = said
        self._pen = pen

    def __missing__(self, slot: str) -> str:
        return self._fillers[slot](self._said, self._pen)

    _fillers: ClassVar[dict[str, Callable[[Said, Pen], str]]] = {
        "a": lambda said, pen: pen.forces(said.actor),
        "v": lambda said, pen: pen.forces(said.victim),
        "f": lambda said, pen: "our forces" if pen.ours(said.actor) else f"{pen.adjective(said.actor)} forces",
        "A": lambda said, pen: pen.adjective(said.actor),
        "V": lambda said, pen: pen.adjective(said.victim),
        "t": lambda said, pen: pen.target(said),
        "p": lambda said, pen: pen.place(said.place) if said.type == "withdrawal" else pen.spot(said),
        "in": lambda said, pen: pen.at(said),
        "w": lambda said, pen: pen.weapon(said),
        "w0": lambda said, pen: pen.weapon(said, whose=False),
        "q": lambda said, pen: count(said.amounts[0], pen.rng) if said.amounts else "several",
        "A1": lambda _, pen: pen.world.theatre.defender.adjective,
        "A2": lambda _, pen: pen.world.theatre.attacker.adjective,
        "N1": lambda _, pen: pen.world.theatre.defender.name,
        "N2": lambda _, pen: pen.world.theatre.attacker.name,
    }
