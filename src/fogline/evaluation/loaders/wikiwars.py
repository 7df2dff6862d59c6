"""WikiWars (Mazur and Dale 2010): times in Wikipedia's histories of wars, inline TIMEX2 (``keyinline``) or TIMEX3 (``tml``).

Where times lie in one another the outer one is kept. The date of the document is the day its page was collected.
"""

import html
import re
from collections.abc import Iterator
from pathlib import Path

from fogline.evaluation.gold import Judged, LoadedReadings
from fogline.evaluation.loaders.building import document, load_each, reading, text_of
from fogline.records import Mention, Reading
from fogline.records.errors import InputError

FILES = (("**/*.key.xml", "**/*.tml"),)
JUDGED = Judged(
    layers=frozenset({"mention", "time"}),
    types={"TIME": "TIME"},
    notes=(
        "histories, not news: 'the war', 'that time' and ages count as times here",
        "values are compared as written; parts of a day, decades and vague times are written in other ways here",
    ),
)
_BODY = re.compile(r"<TEXT>\n?(.*?)</TEXT>", re.S)
_TAG = re.compile(r"<(/?)(\w+)([^>]*)>")
_VALUE = re.compile(r'\b(?:val|value)="([^"]*)"', re.I)
_DAY = re.compile(r"<(?:DATETIME|DCT)>.*?(\d{4}-\d\d-\d\d)", re.S)


def load(folder: Path) -> LoadedReadings:
    """Return the readings of the inline files in ``folder`` and below; of a text that is there twice, the first."""
    names: dict[str, Path] = {}
    for pattern in FILES[0]:
        for path in sorted(folder.glob(pattern)):
            names.setdefault(path.name.partition(".")[0], path)
    return load_each(names.values(), _load, JUDGED)


def _load(path: Path) -> Iterator[Reading]:
    content = text_of(path)
    body = _BODY.search(content)
    if body is None:
        raise InputError(f"{path.name}: no <TEXT>...</TEXT>; want a file of WikiWars with inline times")
    text, mentions = _untag(body[1])
    day = _DAY.search(content)
    yield reading(document(path.name.partition(".")[0], text, day[1] if day else None), *mentions)


def _untag(marked: str) -> tuple[str, list[Mention]]:
    """Return the text without its tags, and the times they mark."""
    text = ""
    mentions: list[Mention] = []
    open_: list[tuple[int, str]] = []
    done = 0
    for tag in _TAG.finditer(marked):
        text += html.unescape(marked[done : tag.start()])
        done = tag.end()
        if not tag[2].upper().startswith("TIMEX"):
            continue
        if not tag[1]:
            value = _VALUE.search(tag[3])
            open_.append((len(text), value[1] if value else ""))
        elif open_:
            start, value_text = open_.pop()
            if not open_ and start < len(text):
                mentions.append(Mention(start, len(text), "TIME", value_text))
    return text + html.unescape(marked[done:]), mentions
