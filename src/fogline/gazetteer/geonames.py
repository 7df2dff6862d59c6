"""GeoNames dumps: ``XX.txt``, or the ``XX.zip`` that GeoNames publishes, to a store. The columns are those of its readme."""

import io
import math
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fogline.gazetteer.contract import Source
from fogline.gazetteer.folding import fold, without_articles
from fogline.gazetteer.layout import Feature, Label, NameSort
from fogline.gazetteer.romanise import romanisations
from fogline.gazetteer.store import Store
from fogline.gazetteer.writer import write_store
from fogline.records.errors import InputError

LICENCE = "GeoNames, CC BY 4.0"
_COLUMNS = 19
# Where thousands of places were renamed, and where the first name is the one that English texts use.
_FIRST_NAME_COUNTS = frozenset({"UA", "RU", "BY", "MD", "US", "GB", "IE", "CA", "AU", "NZ"})
# Where names have the article of Arabic, with which they are found or without it.
_ARABIC = frozenset("AE BH DZ EG IQ JO KW LB LY MA MR OM PS QA SA SD SY TD TN YE".split())
_SHORTEST_PART = 4  # letters
_MOST_SHOWN = 12
_MOST_NAMES = 80  # alternative names of one place that are indexed
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ'’ʼ`´ʹʺ\-–. ()]+")
_LONGEST_LINE = 100_000  # characters; alternative names take at most 10,000
_MOST_BYTES = 4_000_000_000  # unpacked; all countries together have 1.7 GB
_CODE = re.compile(r"[A-Z0-9]{2,4}")
_COUNTRY = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import brought: the new source, its file, the rows that could not be read, and whether it was there before."""

    source: Source
    path: Path
    skipped: int
    unchanged: bool = False


@dataclass(frozen=True, slots=True)
class Dump:
    """A file of GeoNames: the country (ISO alpha-2) that it must be of, "" for any, and what to call it in messages."""

    path: Path
    country: str = ""
    called: str = ""

    def __str__(self) -> str:
        return self.called or str(self.path)


def import_geonames(dump: Dump, folder: Path, divisions: dict[tuple[str, str], str] | None = None) -> Imported:
    """Make a store in ``folder`` of a GeoNames dump (``.txt``, or ``.zip`` with one) and return what came in.

    The store is named for the country (``UA.places``), or for the file where it holds several. ``divisions`` are names of
    first-order divisions ((country, code) -> name) that count before those of the dump. An earlier store of that name
    is replaced, as a whole or not at all. Memory: about 1 KB a place.
    Raises ``InputError`` where the file holds no row of a GeoNames dump, or rows of another country than the one asked for.
    """
    reading = _Reading()
    features = list(reading.features(_lines(dump)))
    if not features:
        raise InputError(
            f"{dump}: got no row with the 19 tab-separated columns of a GeoNames dump; want XX.txt or XX.zip of "
            "download.geonames.org/export/dump"
        )
    held = Counter(feature.country for feature in features)
    if dump.country and dump.country != held.most_common(1)[0][0]:
        raise InputError(f"{dump}: got places of {_listed(held)}; want those of {dump.country}")
    complete = _complete(features)
    name = dump.country or (complete[0] if len(complete) == 1 else dump.path.stem)
    path = folder / f"{name}.places"
    label = Label(f"GeoNames {name}", LICENCE, complete, {**reading.divisions, **(divisions or {})})
    before = path.read_bytes() if path.is_file() else b""
    write_store(path, features, label)
    return Imported(Store(path).source(), path, reading.skipped, path.read_bytes() == before)


def alternative_names(
    names: Iterable[str], main: str = "", country: str = ""
) -> tuple[list[str], list[tuple[str, NameSort]]]:
    """Return the names in Latin letters, and each with its sort, together with the romanisations of those in Cyrillic.

    In countries where the ``main`` name is the one in use, a name that is not like it is mostly one that the place bore once, and
    today that of another; it is of the sort "other". Elsewhere it may be the English one (Cologne for Köln).
    """
    latin: list[str] = []
    indexed: dict[str, NameSort] = {}
    strict = country in _FIRST_NAME_COUNTS
    for raw in names:
        name = raw.strip()
        if not name or _CODE.fullmatch(name):
            continue
        if _LATIN.fullmatch(name):
            if name[0].isupper():  # those in small letters are machine transliterations of other scripts
                latin.append(name)
                indexed[name] = "other" if strict and not _alike(main, name) else "alternative"
        else:
            for form in romanisations(name):
                indexed.setdefault(form, "other" if strict and not _alike(main, form) else "romanised")
    if country in _ARABIC:
        for name in (main, *latin):
            indexed.setdefault(without_articles(name), "alternative")
        indexed.pop(main, None)
    return latin, list(indexed.items())[:_MOST_NAMES]


def _alike(main: str, name: str) -> bool:
    """Whether two names are spellings of one: at most half of the letters differ, or one is part of the other."""
    one, other = fold(main), fold(name)
    if one == other:
        return True
    if min(len(one), len(other)) >= _SHORTEST_PART and (one in other or other in one):
        return True
    from rapidfuzz.distance import OSA

    most = max(1, len(one) // 2)
    return int(OSA.distance(one, other, score_cutoff=most)) <= most


class _Reading:
    def __init__(self) -> None:
        self.divisions: dict[tuple[str, str], str] = {}
        self.skipped = 0

    def features(self, lines: Iterable[str]) -> Iterator[Feature]:
        for line in lines:
            if not line.strip():
                continue
            feature = self._feature(line.rstrip("\r\n").split("\t"))
            if feature is None:
                self.skipped += 1
            else:
                yield feature

    def _feature(self, row: list[str]) -> Feature | None:
        if len(row) != _COLUMNS or not row[1].strip() or not _COUNTRY.fullmatch(row[8] or "ZZ"):
            return None
        try:
            number, latitude, longitude, population = int(row[0]), float(row[4]), float(row[5]), int(row[14] or 0)
        except ValueError:
            return None
        if not (
            0 < number < 4_000_000_000 and abs(latitude) <= 90 and abs(longitude) <= 180 and math.isfinite(latitude)
        ):
            return None
        if row[6] == "A" and row[7] == "ADM1":
            self.divisions[row[8], row[10]] = row[1]
        latin, indexed = alternative_names(row[3].split(","), row[1], row[8])
        shown = dict.fromkeys(name for name in latin if name != row[1])
        return Feature(
            number,
            row[1].strip(),
            latitude,
            longitude,
            row[8],
            row[10],
            row[6],
            row[7],
            population,
            shown=tuple(shown)[:_MOST_SHOWN],
            names=((row[2], "name"), *indexed),
        )


def _lines(dump: Dump) -> Iterator[str]:
    """Yield the lines of a dump; broken bytes become replacement characters. Nothing is unpacked to the disk."""
    try:
        if zipfile.is_zipfile(dump.path):
            with zipfile.ZipFile(dump.path) as archive, archive.open(_member(archive, dump)) as file:
                yield from _bounded(io.TextIOWrapper(file, "utf-8", errors="replace", newline="\n"), dump)
        else:
            with dump.path.open(encoding="utf-8", errors="replace", newline="\n") as text:
                yield from _bounded(text, dump)
    # RuntimeError and NotImplementedError: an archive with a password, or packed in a way that Python cannot undo.
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else error
        raise InputError(f"{dump}: cannot be read ({reason}); give the file XX.txt or XX.zip of a country") from error


def _member(archive: zipfile.ZipFile, dump: Dump) -> zipfile.ZipInfo:
    """Return the list of places in an archive of GeoNames (there is a readme beside it)."""
    inside = [info for info in archive.infolist() if info.filename.endswith(".txt")]
    inside = [info for info in inside if "readme" not in info.filename.casefold()]
    if not inside:
        raise InputError(f"{dump}: got an archive without a list of places; want the XX.zip of GeoNames")
    return inside[0]


def _bounded(text: io.TextIOBase, dump: Dump) -> Iterator[str]:
    """Yield lines, however the file is made up: a small archive may unpack to endless zeros without a line break."""
    total = 0
    while line := text.readline(_LONGEST_LINE):
        total += len(line)
        if total > _MOST_BYTES:
            raise InputError(f"{dump}: got more than {_MOST_BYTES // 10**9} GB; want the list of one country")
        yield line


def _listed(held: Counter[str]) -> str:
    return ", ".join(code or "no country" for code, _ in held.most_common(3)) + (" and others" if len(held) > 3 else "")


def _complete(features: list[Feature]) -> tuple[str, ...]:
    """Return the countries whose places are here in full: lists of towns alone (cities500) have few without a population."""
    settled, empty = Counter[str](), Counter[str]()
    for feature in features:
        if feature.feature_class == "P":
            settled[feature.country] += 1
            empty[feature.country] += not feature.population
    most = max(settled.values(), default=0)
    # A dump of one country may hold a stray row of another.
    return tuple(sorted(code for code, count in settled.items() if empty[code] * 3 > count and count * 50 > most))
