"""The killed, the wounded and the ruined, in words."""

from fogline.testing.simulation.text.pen import Pen
from fogline.testing.simulation.text.phrases import count, number
from fogline.testing.simulation.truth import Amount, Said


def harm(said: Said, pen: Pen) -> str:
    """Return the clause of casualties, verbs marked: "four people <were killed> and 11 <wounded>"."""
    killed, wounded = by_fate(said, "killed"), by_fate(said, "wounded")
    hurt = pen.pick("[wounded|injured|wounded]")
    if killed is None:
        assert wounded is not None
        return f"{counted(wounded, said, pen)} <{_be(wounded)} {hurt}>"
    first = f"{counted(killed, said, pen)} {pen.pick(f'[<{_be(killed)} killed>|<{_be(killed)} killed>|<died>]')}"
    if wounded is None:
        return first
    number_ = count(wounded, pen.rng)
    if "<died>" in first:
        return f"{first} and {number_} <{_be(wounded)} {hurt}>"
    if wounded.approximate or wounded.high is None:
        return f"{first} and {number_} {hurt}"
    return pen.pick(
        f"[{first} and {number_} {hurt}|{first} and {number_} more {hurt}|{first} and another {number_} <{_be(wounded)} {hurt}>]"
    )


def with_harm(said: Said, pen: Pen) -> str:
    """Return casualties to hang on a clause: "killing four people and wounding 11"."""
    killed, wounded = by_fate(said, "killed"), by_fate(said, "wounded")
    hurting = pen.pick("[wounding|injuring]")
    if killed is None:
        assert wounded is not None
        return f"{hurting} {counted(wounded, said, pen)}"
    if wounded is None:
        return pen.pick(f"[killing {counted(killed, said, pen)}|leaving {counted(killed, said, pen)} dead]")
    first, second = counted(killed, said, pen), count(wounded, pen.rng)
    killing = f"killing {first} and {hurting} {second}"
    return pen.pick(f"[{killing}|{killing}|leaving {first} dead and {second} wounded]")


def toll(said: Said) -> str:
    """Return the toll for a headline: "four dead, 11 hurt"."""
    killed, wounded = by_fate(said, "killed"), by_fate(said, "wounded")
    parts = [f"{_bare(killed)} dead"] if killed else []
    return ", ".join([*parts, f"{_bare(wounded)} hurt"] if wounded else parts)


def damage(said: Said, pen: Pen, where: str) -> str:
    """Return the clause of damage, verbs marked; ``where`` says where, or nothing where that is told."""
    if said.amounts:
        amount = said.amounts[0]
        number_ = count(amount, pen.rng)
        what = f"{number_} {amount.of.removesuffix('s') if amount.low == 1 else amount.of}"
        be = _be(amount)
        return pen.pick(
            f"[{what} <{be} damaged> {where}|{what} <{be} damaged or destroyed> {where}|the blast <damaged> {what} {where}|"
            f"the attack <damaged> {what} {where}]"
        )
    if said.target:
        the = "the " + said.target.split(" ", 1)[1]
        return pen.pick(
            f"[{the} {where} <was badly damaged>|{the} {where} <was partly destroyed>|a fire <broke> out at {the} {where}|"
            f"the roof of {the} {where} <was destroyed>]"
        )
    return f"several buildings {where} <were damaged>"


def by_fate(said: Said, fate: str) -> Amount | None:
    """Return the number of those with this fate, or ``None``."""
    return next((amount for amount in said.amounts if amount.fate == fate), None)


def counted(amount: Amount, said: Said, pen: Pen) -> str:
    """Name the counted with their number: "at least four people", "seven Russian soldiers"."""
    number_ = count(amount, pen.rng)
    one = amount.low == 1 and not amount.approximate
    if amount.of == "soldiers":
        adjective = pen.adjective(said.victim)
        if pen.voice is not None and said.victim == pen.voice:
            adjective = "of our"
        return f"{number_} {adjective} {'soldier' if one and adjective != 'of our' else 'soldiers'}"
    noun = pen.pick("[person|civilian|person]" if one else "[people|people|civilians]")
    return f"{number_} {noun}"


def _be(amount: Amount) -> str:
    return "was" if amount.low == 1 and not amount.approximate else "were"


def _bare(amount: Amount) -> str:
    if amount.approximate:
        return f"about {number(amount.low or 0)}"
    return f"at least {number(amount.low or 0)}" if amount.high is None else number(amount.high)
