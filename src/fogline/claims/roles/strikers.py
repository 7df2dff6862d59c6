"""Strikers: workers who are on strike bomb nobody ("transporters ended the strike after ten days")."""

import re
from dataclasses import replace

from fogline.claims.page import Page
from fogline.records import Frame

_STRIKE = re.compile(r"(?:[a-z]+[ -])?strikes?", re.IGNORECASE)
_BY_AIR = re.compile(r"\b(?:air|missile|drone|rocket)\b", re.IGNORECASE)
_WORKERS = re.compile(
    r"\b(?:workers|workforce|labou?r(?:ers)?|unions?|unionists|drivers|truckers|transporters|hauliers|teachers|"
    r"lecturers|doctors|nurses|miners|employees|traders|merchants|shopkeepers|students|lawyers|farmers|dockers|porters|"
    r"civil servants|weavers|cabin crews?)$",
    re.IGNORECASE,
)


def with_strikers(page: Page, frame: Frame) -> Frame:
    """Return the strike of workers as a protest, where a reader took it for one from the air."""
    if frame.type not in ("air_strike", "attack") or _STRIKE.fullmatch(page.words(frame.trigger)) is None:
        return frame
    actors = [page.words(span) for span in frame.fillers("actor") if page.inside(span)]
    by_workers = bool(actors) and all(_WORKERS.search(words) for words in actors)
    return frame if not by_workers or _BY_AIR.search(page.words(frame.trigger)) else replace(frame, type="protest")
