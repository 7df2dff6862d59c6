"""XML from strangers: read piece by piece, with no entity of its own, no document from elsewhere, no endless depth."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from xml.parsers import expat

from fogline.records.errors import InputError

_DEEPEST = 100
_LONGEST_TEXT = 1_000_000
_CDATA = re.compile(rb"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)", re.S)
_ENTITY = re.compile(rb"<!ENTITY\b", re.I)
_WIDE = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_REFUSAL = "declares entities of its own, which can be used to read files or to fill the memory; ask the publisher for plain XML"


class Element(NamedTuple):
    """An element that ended: its path of names (small letters, without prefixes) and its text."""

    path: tuple[str, ...]
    text: str


def refuse_entities(content: bytes) -> None:
    """Raise ``InputError`` where XML declares entities, in whatever encoding."""
    for mark, encoding in _WIDE:
        if content.startswith(mark) or content[:2] in ("<".encode(encoding), "<?".encode(encoding)[:2]):
            content = content.decode(encoding, "replace").encode("utf-8", "replace")
    if _ENTITY.search(content) and _ENTITY.search(_CDATA.sub(b"", content)):
        raise InputError(_REFUSAL)


def elements(pieces: Iterable[bytes]) -> Iterator[Element]:
    """Yield each element as it ends, with memory that stays flat; ``InputError`` where it is no sound XML."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    ended: list[Element] = []
    path: list[str] = []
    texts: list[list[str]] = []
    length = 0

    def start(name: str, _attributes: dict[str, str]) -> None:
        path.append(name.rpartition(":")[2].lower())
        texts.append([])
        if len(path) > _DEEPEST:
            raise InputError(f"holds elements more than {_DEEPEST} deep; want a feed or a sitemap")

    def text(words: str) -> None:
        nonlocal length
        length += len(words)
        if length > _LONGEST_TEXT:
            raise InputError(f"holds a text of more than {_LONGEST_TEXT} letters; want a feed or a sitemap")
        if texts:
            texts[-1].append(words)

    def end(_name: str) -> None:
        nonlocal length
        ended.append(Element(tuple(path), "".join(texts.pop()).strip()))
        path.pop()
        length = 0

    def refuse(*_declared: object) -> None:
        raise InputError(_REFUSAL)

    parser.StartElementHandler = start
    parser.CharacterDataHandler = text
    parser.EndElementHandler = end
    parser.EntityDeclHandler = refuse
    parser.UnparsedEntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse  # type: ignore[assignment]
    try:
        for piece in pieces:
            parser.Parse(piece, False)
            yield from ended
            ended.clear()
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError) as error:  # the latter two: an encoding that nobody knows
        raise InputError(f"is no sound XML ({error}); fetch it again, or ask the publisher") from error
    yield from ended
