"""LGL (Lieberman, Samet and Sankaranarayanan 2010) and TR-News (Kamalloo and Rafiei 2018): news with places by GeoNames number.

Both come as one XML file of articles (Gritta, Pilehvar and Collier 2020 hold copies). Offsets that drift from the phrase that
they are given for, as in TR-News, are set right by the phrase; a place without coordinates is a name to be read, but not judged.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from fogline.evaluation.loaders.building import text_of
from fogline.records import Span
from fogline.records.errors import InputError


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """A place as annotated: GeoNames number, name and feature code, names of its country and first-order division, degrees."""

    geonames_id: int
    name: str
    feature_code: str
    country: str
    division: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text with its named places; ``None`` for one without coordinates. ``publisher`` is a web domain."""

    id: str
    text: str
    publisher: str
    published: str
    places: tuple[tuple[Span, GoldPlace | None], ...]


@dataclass(frozen=True, slots=True)
class PlaceCorpus:
    """The texts of one file; ``lost``: names that do not stand in their text."""

    name: str
    texts: tuple[PlacedText, ...]
    lost: int = 0


def load_places(path: Path) -> tuple[PlaceCorpus, ...]:
    """Return the corpora in ``path``: an XML file, or a folder of them.

    Raises ``InputError`` where there is none.
    """
    files = [path] if path.is_file() else sorted(path.glob("**/*.xml"))
    corpora = [corpus for corpus in map(_load, files) if corpus.texts]
    if not corpora:
        raise InputError(
            f"{path} holds no text with places; want XML files as of LGL and TR-News: <articles><article>...<toponyms>"
        )
    return tuple(corpora)


def _load(path: Path) -> PlaceCorpus:
    try:
        # The standard library's parser fetches nothing; entity bombs are stopped by expat >= 2.4.1.
        root = ElementTree.fromstring(text_of(path))  # noqa: S314
    except ElementTree.ParseError as error:
        raise InputError(f"{path.name}: not XML: {error}") from error
    texts = tuple(_text(article) for article in root.iterfind("article") if article.find("toponyms") is not None)
    marked = sum(len(list(article.iterfind("toponyms/toponym"))) for article in root.iterfind("article"))
    return PlaceCorpus(path.stem, texts, marked - sum(len(text.places) for text in texts))


def _text(article: ElementTree.Element) -> PlacedText:
    text = article.findtext("text") or ""
    taken: set[Span] = set()
    places: list[tuple[Span, GoldPlace | None]] = []
    for mark in article.iterfind("toponyms/toponym"):
        span = _aligned(text, (mark.findtext("phrase") or "").strip(), _number(mark.findtext("start")), taken)
        if span is not None:
            taken.add(span)
            places.append((span, _gold(mark.find("gaztag"))))
    return PlacedText(
        article.get("docid", ""),
        text,
        (article.findtext("domain") or "").strip(),
        (article.findtext("dltime") or "").strip(),
        tuple(sorted(places, key=lambda pair: pair[0])),
    )


def _aligned(text: str, phrase: str, start: float | None, taken: set[Span]) -> Span | None:
    """Return where ``phrase`` stands nearest to ``start``, of the places in the text that are not taken."""
    if not phrase or start is None:
        return None
    spans = (Span(at, at + len(phrase)) for at in _occurrences(text, phrase))
    return min((span for span in spans if span not in taken), key=lambda span: abs(span.start - start), default=None)


def _occurrences(text: str, phrase: str) -> Iterator[int]:
    at = text.find(phrase)
    while at >= 0:
        yield at
        at = text.find(phrase, at + 1)


def _gold(tag: ElementTree.Element | None) -> GoldPlace | None:
    if tag is None:
        return None
    number = _number(tag.get("geonameid"))
    latitude, longitude = _number(tag.findtext("lat")), _number(tag.findtext("lon"))
    if number is None or latitude is None or longitude is None or not (abs(latitude) <= 90 and abs(longitude) <= 180):
        return None
    words = {key: (tag.findtext(key) or "").strip() for key in ("name", "fcode", "country", "admin1")}
    return GoldPlace(int(number), words["name"], words["fcode"], words["country"], words["admin1"], latitude, longitude)


def _number(value: str | None) -> float | None:
    try:
        number = float(value or "")
    except ValueError:
        return None
    return number if abs(number) < 1e15 else None
