"""What single reports on Goma say of it, each in a line, in a war of two sides (CD and M23)."""

from dataclasses import replace

from tests.picture.forecasts.told import event as event_of
from tests.picture.forecasts.told import told as report

from fogline.gazetteer import built_in
from fogline.picture.control import ControlOptions
from fogline.picture.control.evidence import told
from fogline.picture.control.opponents import Conflict
from fogline.records import Footprint, Link, Participant, Span
from fogline.records.control import ControlEvidence

WAR = Conflict({"CD": ("M23",), "M23": ("CD",)})
GAVE = {("siege", "CD"), ("fighting", None)}
_GOMA = next(one.place for one in built_in().candidates("Goma", limit=5) if one.place.country == "CD")


def party(text: str, side: str | None) -> Participant:
    """Return a party as printed."""
    return Participant(text, text, side, Span(0, max(1, len(text))))


def evidence_of(
    words: str, actor: str | None, target: str | None, *, type_: str = "capture", times: int = 1
) -> list[ControlEvidence]:
    """Return what one report says of Goma, told in as many events as ``times`` says."""
    start = words.index("Goma")
    town = Footprint(
        "Goma",
        Span(start, start + 4),
        None,
        _GOMA.latitude,
        _GOMA.longitude,
        3.0,
        "settlement",
        candidates=(_GOMA.key,),
    )
    events = []
    for number in range(times):
        made = report("r1", type_, words, "2025-01-28", side=actor, at=0, id=f"c{number}")
        claim = replace(
            made.claim,
            place=town,
            targets=(party(target, "M23" if target == "M23 troops" else None),) if target else (),
            chain=(Link("General", "the general", "official", "CD"),) if actor is None else made.claim.chain,
        )
        events.append(event_of(replace(made, claim=claim)))
    return [one.evidence for one in told(events, WAR, built_in(), ControlOptions())]
