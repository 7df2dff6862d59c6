"""How sources are called: in full at first, short or by a pronoun later."""

from fogline.testing.simulation.text.pen import Pen, Speaker
from fogline.testing.simulation.truth import Origin

_MEN_IN_A = frozenset({"Mykola"})
_WOMEN = frozenset({"Katrin"})


def speaker(origin: Origin, pen: Pen) -> Speaker:
    """Return how the text calls the party of ``origin``: the same throughout."""
    if (name := _key(origin)) not in pen.speakers:
        pen.speakers[name] = _speaker(origin, pen)
    return pen.speakers[name]


def _key(origin: Origin) -> str:
    """One party is one speaker whatever it speaks of; each witness is another."""
    return origin.id if origin.kind == "witness" else origin.party


def _speaker(origin: Origin, pen: Pen) -> Speaker:
    if origin.kind == "ministry":
        side = pen.people_of(origin.side)
        full = pen.pick(
            f"[{side.name}'s defence ministry|the {side.adjective} defence ministry|the defence ministry in {side.capital}]"
        )
        return Speaker(full, "the ministry", "the ministry", "")
    if origin.kind in ("monitor", "relief"):
        return _body(origin, pen)
    if origin.kind == "reporter":
        return Speaker(f"a correspondent for {origin.party}", "the correspondent", "the correspondent", "")
    if origin.kind == "witness":
        return _witness(origin, pen)
    given, surname = origin.party.split(" ", 1)
    return Speaker(_titled(origin, pen), _short(origin, pen), surname, _pronoun(given))


def call(origin: Origin, pen: Pen) -> str:
    """Name the source once more: in full the first time in the text, then shorter."""
    who = speaker(origin, pen)
    times = pen.people.get(_key(origin), 0)
    pen.people[_key(origin)] = times + 1
    if times == 0:
        return who.full
    return pen.pick(f"[{who.surname}|{who.short}|{who.surname}]")


def pronoun(origin: Origin, pen: Pen) -> str:
    """Refer to a source that has just spoken: "she", or "the ministry"."""
    who = speaker(origin, pen)
    pen.people[_key(origin)] = pen.people.get(_key(origin), 0) + 1
    return pen.pick(f"[{who.pronoun}|{who.pronoun}|{who.surname}]") if who.pronoun else who.short


def channel(origin: Origin, pen: Pen) -> str:
    """Say through what the source spoke, or nothing."""
    ways = {
        "governor": "[on Telegram|on Telegram|on social media|in a post on Telegram||]",
        "ministry": "[in a statement|in a statement|in its daily briefing|on its website||]",
        "staff": "[at a briefing|in a video briefing|]",
        "commander": "[in a televised interview|]",
        "witness": "[by phone||]",
        "monitor": "[in a report|in its daily update|]",
    }
    return pen.pick(ways.get(origin.kind, ""))


def _titled(origin: Origin, pen: Pen) -> str:
    name, side = origin.party, pen.people_of(origin.side)
    if origin.kind == "governor":
        role = origin.role
        if "governor" in role:
            area = role.split(" of the ")[-1].removesuffix(" region")
            region = f"{area} region"
            return pen.pick(
                f"[{area} regional governor {name}|the governor of the {region}, {name},|{name}, the {area} governor,|"
                f"governor {name}]"
            )
        return pen.pick(f"[the {role}, {name},|{name}, the {role},]")
    if origin.kind == "staff":
        if origin.role.startswith("general staff"):
            return pen.pick(
                f"[{side.adjective} general staff spokesperson {name}|{name}, a spokesperson for the general staff,]"
            )
        ministry = f"{side.name}'s defence ministry"
        return pen.pick(f"[the spokesperson for {ministry}, {name},|{ministry} spokesperson {name}]")
    return pen.pick(f"[Colonel {name}, a {side.adjective} commander,|{side.adjective} army colonel {name}|Col. {name}]")


def _short(origin: Origin, pen: Pen) -> str:
    if origin.kind == "governor":
        return "the governor" if "governor" in origin.role else "the official"
    return "the spokesperson" if origin.kind == "staff" else pen.pick("[the colonel|the commander]")


def _body(origin: Origin, pen: Pen) -> Speaker:
    if origin.kind == "relief":
        return Speaker(
            pen.pick(f"[the aid group {origin.party}|{origin.party}, an aid group,]"), "the group", origin.party, ""
        )
    full = pen.pick(f"[the {origin.party}|analysts at the {origin.party}|the {origin.party}, an independent monitor,]")
    return Speaker(full, "the monitor", f"the {origin.party.split()[-1]}", "")


def _witness(origin: Origin, pen: Pen) -> Speaker:
    place = origin.party.removeprefix("a resident of ")
    given = pen.rng.choice(pen.people_of(origin.side).given)
    age = pen.rng.randint(23, 81)
    full = pen.pick(
        f"[a resident of {place}|a local resident|one resident|{given}, a {age}-year-old resident of {place},]"
    )
    if full.startswith(given):
        return Speaker(full, given, given, _pronoun(given))
    return Speaker(full, "the resident", "the resident", pen.pick("[she|he]"))


def _pronoun(given: str) -> str:
    return "she" if (given.endswith("a") and given not in _MEN_IN_A) or given in _WOMEN else "he"
