"""Measure where the named places of the seed article and of front-line villages are put.

    python bench/seed_settlements.py [--each]

Needs ``../shared`` beside the project. The names are given as mentions. Seed: its 21 settlements, right within 25 km of the
points below (goal: 20 with the built-in gazetteer, 21 with Ukraine's GeoNames dump added). Villages: the 127 of
``tests/gazetteer/villages.py``, each in a sentence that names its oblast: found at all, and the right one first (goal 125).
"""

import argparse
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from fogline.claims.places import resolve
from fogline.gazetteer import Dump, Gazetteer, Place, add_dump, built_in, open_gazetteer
from fogline.records import Mention
from fogline.records.globe import km_between

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
WITHIN_KM = 25.0
OBLASTS = {"05": "Donetsk", "07": "Kharkiv", "14": "Luhansk"}
# Latitude and longitude as maps have them, by the name that the article prints.
SETTLEMENTS = {
    "Kharkiv": (49.99, 36.23),
    "Kyiv": (50.45, 30.52),
    "Ternova": (50.19, 36.67),
    "Vyborg": (60.71, 28.75),
    "Helsinki": (60.17, 24.94),
    "Berlin": (52.52, 13.40),
    "Moscow": (55.75, 37.62),
    "Ankara": (39.93, 32.86),
    "Severodonetsk": (48.95, 38.49),
    "Popansa": (48.63, 38.38),  # Popasna, misspelt
    "Mala Rogan": (49.94, 36.49),
    "Ruska Lozova": (50.14, 36.29),
    "Kutuzivka": (49.98, 36.46),
    "Zatoka": (46.07, 30.46),
    "Lviv": (49.84, 24.03),
    "Mykolaiv": (46.97, 32.00),
    "Mariupol": (47.10, 37.54),
    "Novoazovsk": (47.11, 38.08),
    "Zaporizhzhia": (47.84, 35.14),
    "Lugansk": (48.57, 39.31),
    "Donetsk": (48.00, 37.80),
}
OTHERS = (
    "Ukraine|Russia|Crimea|Donbas|Finland|Sweden|Germany|Turkey|China|Poland|Kharkiv region|Odesa region|Azovstal|"
    "Azovstal steel works|Britain"
)


def main() -> None:
    """Print the figures with the built-in gazetteer, and with the dump added."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--each", action="store_true", help="show what is not right")
    each = options.parse_args().each
    if not SHARED.is_dir():
        sys.exit(f"{SHARED} is not there")
    article = (SHARED / "seed" / "article.txt").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        add_dump(Dump(SHARED / "gazetteer" / "UA.txt", "UA"), Path(folder))
        for name, gazetteer in (("built-in", built_in()), ("built-in and UA", open_gazetteer(Path(folder)))):
            seed, villages = dict(settlements(article, gazetteer)), dict(front_line(gazetteer))
            print(f"{name}: seed's settlements within {WITHIN_KM:.0f} km {sum(seed.values())} of {len(seed)}")
            first, found = (sum(row[at] for row in villages.values()) for at in (0, 1))
            print(f"{name}: villages found {found}, the right one first {first} of {len(villages)}")
            if each:
                print("  not right:", *(key for key, right in seed.items() if not right), sep="\n    ")
                print("  not first:", *(key for key, row in villages.items() if not row[0]), sep="\n    ")


def settlements(article: str, gazetteer: Gazetteer) -> Iterator[tuple[str, bool]]:
    """Yield each settlement of the article, and whether all its names are put near it where they mean the town."""
    names = re.compile(rf"\b(?:{OTHERS}|{'|'.join(SETTLEMENTS)})\b")
    mentions = [Mention(*match.span(), "PLACE") for match in names.finditer(article)]
    resolved = resolve(article, mentions, gazetteer)
    for name, (latitude, longitude) in SETTLEMENTS.items():
        places = [one.place for one in resolved.values() if one.name == name]
        near = [place for place in places if place and _is_near(place, latitude, longitude)]
        yield name, bool(places) and 2 * len(near) > len(places)


def front_line(gazetteer: Gazetteer) -> Iterator[tuple[tuple[str, str], tuple[bool, bool]]]:
    """Yield each village with the name of its oblast: whether it comes out in that oblast, and whether it is known there."""
    sys.path.insert(0, str(ROOT))
    from tests.gazetteer.villages import villages

    for village, code in villages():
        text = f"Fighting was reported near {village} in the {OBLASTS[code]} region on Tuesday."
        marks = [village, f"{OBLASTS[code]} region"]
        mentions = [Mention(text.index(mark), text.index(mark) + len(mark), "PLACE") for mark in marks]
        place = resolve(text, mentions, gazetteer)[mentions[0].span].place
        known = any(
            one.place.country == "UA" and one.place.division_code == code
            for one in gazetteer.candidates(village, limit=50)
        )
        yield (village, OBLASTS[code]), (bool(place and place.country == "UA" and place.division_code == code), known)


def _is_near(place: Place, latitude: float, longitude: float) -> bool:
    return km_between(place.latitude, place.longitude, latitude, longitude) <= WITHIN_KM


if __name__ == "__main__":
    main()
