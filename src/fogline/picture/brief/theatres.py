"""Sentences by theatre (a first-order division, or a country) and family, with corroborated, one-sided and unsourced apart."""

from collections.abc import Sequence
from itertools import groupby

from fogline.picture.brief.options import BriefOptions
from fogline.picture.brief.places import Theatre, theatre_of
from fogline.picture.brief.ranking import importance
from fogline.picture.brief.sentences import Pen, sentence
from fogline.picture.brief.tellings import Telling
from fogline.picture.sides import side_name
from fogline.records.brief import Paragraph, Section, SentenceStanding

_STANDINGS: tuple[SentenceStanding, ...] = ("corroborated", "one-sided", "single-source", "unsourced", "contested")
_FAMILIES = ("harm", "strike", "ground", "control", "people", "force", "politics")
_OWN_HEADING = 2  # tellings from which a division has a heading of its own
NOWHERE = "Place not told"
ELSEWHERE = "Elsewhere"


def theatre_sections(told: Sequence[Telling], options: BriefOptions, pen: Pen) -> tuple[Section, ...]:
    """Return a section a theatre, the one with the most important tellings first, within the room that there is."""
    by_theatre: dict[Theatre, list[Telling]] = {}
    for one in told:
        by_theatre.setdefault(theatre_of(one.claim.place, options.locate), []).append(one)
    by_theatre = _gathered(by_theatre)
    wide = {Theatre(one.country) for one in by_theatre if one.division}
    ordered = sorted(
        by_theatre.items(),
        key=lambda pair: (pair[0] == Theatre(), pair[0] in wide, -_weight(pair[1]), pair[0].country, pair[0].division),
    )
    room = options.room.theatres
    sections = []
    for theatre, tellings in ordered:
        most = min(options.room.theatre, room)
        if most <= 0:
            break
        room -= min(most, len(tellings))
        named = f"Across {side_name(theatre.country)}" if theatre in wide else heading(theatre)
        left_out = max(len(tellings) - most, 0)
        sections.append(Section("theatre", named, paragraphs(tellings[:most], pen), left_out))
    rest = sum(len(tellings) for _, tellings in ordered[len(sections) :])
    if rest:
        sections.append(Section("theatre", ELSEWHERE, (), rest))
    return tuple(sections)


def _gathered(by_theatre: dict[Theatre, list[Telling]]) -> dict[Theatre, list[Telling]]:
    """Put divisions with a single telling under their country, so that no heading stands over one sentence."""
    made: dict[Theatre, list[Telling]] = {}
    for theatre, tellings in by_theatre.items():
        at = Theatre(theatre.country) if theatre.division and len(tellings) < _OWN_HEADING else theatre
        made.setdefault(at, []).extend(tellings)
    return {
        at: sorted(tellings, key=lambda one: (-importance(one), one.lead.claim.id)) for at, tellings in made.items()
    }


def paragraphs(told: Sequence[Telling], pen: Pen) -> tuple[Paragraph, ...]:
    """Return tellings as paragraphs: by family, and within it by how well they are supported."""
    from fogline.ontology import load

    types = load().event_types
    families = load().families

    def key(one: Telling) -> tuple[int, int]:
        known = types.get(one.claim.type)
        family = known.family if known else ""
        return (_FAMILIES.index(family) if family in _FAMILIES else len(_FAMILIES), _STANDINGS.index(one.standing))

    made = []
    for (family, standing), group in groupby(sorted(told, key=key), key=key):
        label = families[_FAMILIES[family]].label if family < len(_FAMILIES) else "Other"
        sentences = tuple(sentence(one, pen, labelled=_STANDINGS[standing] == "unsourced") for one in group)
        made.append(Paragraph(label, _STANDINGS[standing], sentences))
    return tuple(made)


def heading(theatre: Theatre) -> str:
    """Return the heading of a theatre: "Kharkiv Oblast, Ukraine", "Sudan", or that no place is told."""
    if not theatre.country:
        return NOWHERE
    country = side_name(theatre.country)
    return f"{theatre.division}, {country}" if theatre.division else country[0].upper() + country[1:]


def _weight(told: Sequence[Telling]) -> float:
    return sum(max(importance(one), 0.0) for one in told[:6])
