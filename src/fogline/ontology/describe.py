"""The ontology as a Markdown page for people."""

from fogline.ontology.certainty import Yardstick
from fogline.ontology.kinds import Crosswalk, EventType, Example, MentionKind, Ontology, RealityKind, RoleKind

_HEAD = """<!-- Made from src/fogline/ontology/data by scripts/write_docs.py; change it there. -->
# The ontology

What Fogline tells apart: ten types of mention, {types} types of event in {families} families, eight roles,
five realities, and the words of certainty. Each type of event names the nearest codes of [ACLED](https://acleddata.com), [UCDP
GED](https://ucdp.uu.se), [PLOVER](https://github.com/openeventdata/PLOVER) and
[VIINA](https://github.com/zhukovyuri/VIINA). "Nearest" is meant: where those codings ask who was hit or who won, the
sides of the claim decide, and the code given here is the usual one.

In the examples the **bold** words are the mention, the trigger or the filler that is meant.
"""


def describe_markdown(ontology: Ontology) -> str:
    """Return the page."""
    families, types = len(ontology.families), len(ontology.event_types)
    parts = [_HEAD.format(types=types, families=families)]
    parts.append(_kinds("Types of mention", list(ontology.mention_types.values())))
    parts.append(f"## Types of event\n\n{_overview(ontology)}")
    for family in ontology.families.values():
        parts.append(f"### {family.label}\n\n{family.definition}\n")
        parts.extend(_event_type(ontology.event_types[name]) for name in family.types)
    parts.append(_kinds("Roles", list(ontology.roles.values())))
    parts.append(_kinds("Realities", list(ontology.realities.values())))
    parts.append("PLOVER marks: " + _auxiliaries(ontology) + "\n")
    parts.append("## Words of certainty\n\nThe band belongs to the yardstick of whoever speaks.\n")
    parts.extend(_yardstick(yardstick) for yardstick in ontology.certainty.yardsticks.values())
    return "\n".join(parts)


def _kinds(title: str, kinds: "list[MentionKind] | list[RoleKind] | list[RealityKind]") -> str:
    rows = [f"| `{kind.name}` | {kind.label} | {kind.definition} | {_bold(kind.example)} |" for kind in kinds]
    return "\n".join([f"## {title}\n", "| name | label | what | example |", "|---|---|---|---|", *rows, ""])


def _overview(ontology: Ontology) -> str:
    rows = [
        f"| {family.label} | {', '.join(f'[`{name}`](#{name})' for name in family.types)} |"
        for family in ontology.families.values()
    ]
    return "\n".join(["| family | types |", "|---|---|", *rows, ""])


def _event_type(type_: EventType) -> str:
    return "\n".join(
        [
            f"#### `{type_.name}`",
            "",
            f"**{type_.label}.** {type_.definition}  ",
            f"*Example:* {_bold(type_.example)}  ",
            f"*Roles:* {', '.join(type_.roles)}  ",
            f"*Elsewhere:* {_crosswalk(type_.crosswalk)}",
            "",
        ]
    )


def _crosswalk(codes: Crosswalk) -> str:
    acled = f"{codes.acled.event_type} / {codes.acled.sub_event_type}" if codes.acled else "none"
    plover = "none"
    if codes.plover:
        plover = f"{codes.plover.type} {codes.plover.mode}" if codes.plover.mode else codes.plover.type
    ucdp = ", ".join(map(str, codes.ucdp)) or "none"
    viina = ", ".join(codes.viina) or "none"
    return f"ACLED {acled}; UCDP type of violence {ucdp}; PLOVER {plover}; VIINA {viina}"


def _bold(example: Example) -> str:
    start, end = example.marked
    return f"{example.text[:start]}**{example.text[start:end]}**{example.text[end:]}"


def _auxiliaries(ontology: Ontology) -> str:
    return ", ".join(f"`{reality.name}` {reality.plover or 'none'}" for reality in ontology.realities.values()) + "."


def _yardstick(yardstick: Yardstick) -> str:
    bands: dict[tuple[float, float], list[str]] = {}
    for word, band in yardstick.words.items():
        bands.setdefault(band, []).append(word)
    rows = [
        f"| {low * 100:.0f}-{high * 100:.0f} % | {', '.join(words)} |" for (low, high), words in sorted(bands.items())
    ]
    head = f"### {yardstick.label}\n\n{yardstick.source}.\n"
    return "\n".join([head, "| band | words |", "|---|---|", *rows, ""])
