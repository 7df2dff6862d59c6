"""Attribute by attribute: "place agrees, number contested"."""

from collections.abc import Callable, Iterable, Sequence

from fogline.events.contradictions.numbers import countings
from fogline.events.contradictions.stand import Stand
from fogline.events.contradictions.words import days_words, place_name, range_words, thing_words
from fogline.events.kinds import same_doer
from fogline.records.support import Agreement, Attribute, AttributeView, Contradiction, Update


def attribute_views(
    kind: str, stands: Sequence[Stand], contradictions: Sequence[Contradiction], updates: Sequence[Update]
) -> tuple[AttributeView, ...]:
    """Return how far the origins agree on each attribute of an event of type ``kind``; what is told by none is unknown."""
    said = [one for one in stands if one.says == "yes"]
    done = [one for one in said if same_doer(one.claim.type, kind)]
    told = {"happened": stands, "actor": done, "target": done}
    readers: tuple[tuple[Attribute, str, Callable[[Stand], str | None]], ...] = (
        ("happened", "whether it happened", lambda one: {"yes": "it did", "no": "it did not"}.get(one.says)),
        (
            "actor",
            "who did it",
            lambda one: " and ".join(sorted({a.side or a.party for a in one.claim.actors})) or None,
        ),
        ("target", "to whom", lambda one: " and ".join(sorted({t.party for t in one.claim.targets})) or None),
        ("place", "place", lambda one: place_name(one.claim.place) if one.claim.place else None),
        ("when", "time", lambda one: days_words(one.claim.when) if one.claim.when and one.claim.when.start else None),
    )
    found = [
        _view(attribute, "", label, _told(told.get(attribute, said), read), (contradictions, updates))
        for attribute, label, read in readers
    ]
    for attribute, label in (("control", "who holds it"), ("extent", "how far")):
        if any(one.attribute == attribute for one in contradictions):
            found.append(_view(attribute, "", label, [], (contradictions, updates)))  # type: ignore[arg-type]
    return (*found, *_numbers(stands, contradictions, updates))


Told = list[tuple[str, str]]
"""Origin ids with what they say."""


def _told(stands: Sequence[Stand], read: Callable[[Stand], str | None]) -> Told:
    return [(one.origin.id, value) for one in stands if (value := read(one)) is not None]


def _view(
    attribute: Attribute, about: str, label: str, told: Told, found: tuple[Sequence[Contradiction], Sequence[Update]]
) -> AttributeView:
    disputed = [one for one in found[0] if one.attribute == attribute and (not about or one.about == about)]
    updated = [one for one in found[1] if one.attribute == attribute and (not about or one.about == about)]
    origins, values = _distinct(origin for origin, _ in told), _distinct(value for _, value in told)
    if disputed:
        words = f"{label} contested: {'; '.join(_distinct(one.words for one in disputed)[:3])}"
        return AttributeView(attribute, "contested", words, about)
    if updated:
        return AttributeView(attribute, "updated", f"{label} updated: {updated[-1].words}", about)
    if not told:
        return AttributeView(attribute, "unknown", f"{label} not told", about)
    agreement: Agreement = "agrees" if len(origins) > 1 else "told once"
    by = f"{len(origins)} origins, nothing contradicts" if len(origins) > 1 else "one origin"
    words = f"{label}: {'; '.join(values[:3])} ({by})"
    return AttributeView(attribute, agreement, words, about)


def _numbers(
    stands: Sequence[Stand], contradictions: Sequence[Contradiction], updates: Sequence[Update]
) -> tuple[AttributeView, ...]:
    told: dict[str, Told] = {}
    for one in countings(list(stands)):
        about = thing_words(one.number, one.kind)
        told.setdefault(about, []).append((one.stand.origin.id, range_words(one.number)))
    return tuple(
        _view("number", about, f"number ({about})", values, (contradictions, updates)) for about, values in told.items()
    )


def _distinct(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))
