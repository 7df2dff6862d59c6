""" "The Syrian capital": the capital of that country, where the text names it anywhere."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from fogline.claims.places.model import Resolved
from fogline.gazetteer import Gazetteer
from fogline.records import Span

_CAPITAL = re.compile(r"(?:the )?(?P<land>[A-Z][\w'’ -]+?)(?:['’]s?)? capital(?: city)?")


def capitals(resolved: Mapping[Span, Resolved], gazetteer: Gazetteer) -> Iterator[tuple[Span, Resolved]]:
    """Yield what names like "the Syrian capital" mean: as surely placed as the capital is where its own name stands."""
    named = {
        one.place.country: one
        for one in resolved.values()
        if one.place is not None and one.place.feature_code == "PPLC"
    }
    for span, one in resolved.items():
        called = _CAPITAL.fullmatch(one.name) if one.place is None else None
        lands = gazetteer.candidates(called["land"], limit=1, fuzzy=False) if called else ()
        capital = named.get(lands[0].place.country) if lands and lands[0].place.kind == "country" else None
        if capital is not None:
            yield span, replace(capital, span=span, name=one.name, as_actor=False)
