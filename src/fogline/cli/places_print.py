"""What ``fogline places`` prints: tables for people, JSON for programs."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fogline import __version__
from fogline.cli.output import Output
from fogline.picture.wording import plain
from fogline.records.errors import InputError

if TYPE_CHECKING:
    from fogline.gazetteer import Candidate, Database, Imported, Source
    from fogline.gazetteer.copying import Copied

BUILT_IN = "built-in"


def print_json(**fields: Any) -> None:
    """Print fields as one JSON object, the version of the program before them."""
    Output(None).write(json.dumps({"fogline": __version__, **fields}, ensure_ascii=False, indent=2) + "\n")


def print_table(titles: tuple[str, ...], rows: list[tuple[str, ...]], right: tuple[int, ...] = ()) -> None:
    """Print rows as columns; the first line names them."""
    cells = [titles, *(tuple(plain(cell) for cell in row) for row in rows)]
    widths = [max(len(row[at]) for row in cells) for at in range(len(titles))]
    for row in cells:
        padded = (
            cell.rjust(width) if at in right else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        Output(None).write("  ".join(padded).rstrip() + "\n")


def file_row(path: Path, source: "Source | InputError") -> tuple[str, ...]:
    """Return the cells of a source in a file, or what is wrong with the file."""
    if isinstance(source, InputError):
        return (path.name, "broken", "", "", "", str(source))
    return source_row(source)


def source_row(source: "Source") -> tuple[str, ...]:
    """Return the cells of a source."""
    complete = ", ".join(source.complete) or "none"
    size = f"{source.bytes / 1e6:.1f} MB"
    return (source.name, f"{source.places:,}", f"{source.names:,}", size, complete, source.licence)


def file_fields(path: Path, source: "Source | InputError") -> dict[str, Any]:
    """Return the JSON fields of a source in a file, or what is wrong with the file."""
    if isinstance(source, InputError):
        return {"file": str(path), "error": str(source)}
    return {"file": str(path), **source_fields(source)}


def source_fields(source: "Source") -> dict[str, Any]:
    """Return the JSON fields of a source."""
    return {
        "name": source.name,
        "places": source.places,
        "names": source.names,
        "bytes": source.bytes,
        "in_full": list(source.complete),
        "licence": source.licence,
    }


def imported(item: "Imported", where: "Path | Database") -> dict[str, Any]:
    """Return the JSON fields of what was added to a folder or a database."""
    place = {"file": str(item.path)} if isinstance(where, Path) else {"database": str(where)}
    return {**place, **source_fields(item.source), "skipped": item.skipped, "unchanged": item.unchanged}


def brought_words(item: "Imported") -> str:
    """Say what was added."""
    source = item.source
    skipped = f"; {item.skipped:,} rows could not be read" if item.skipped else ""
    what = "as before" if item.unchanged else "added"
    return f"{item.path.stem}: {what}, {source.places:,} places with {source.names:,} names{skipped} ({source.licence})"


def copied_fields(item: "Copied") -> dict[str, Any]:
    """Return the JSON fields of a source that was copied into a database."""
    return {"name": item.name or BUILT_IN, "places": item.places, "unchanged": item.unchanged}


def copied_words(item: "Copied") -> str:
    """Say what was copied."""
    return f"{item.name or BUILT_IN}: {'as before' if item.unchanged else 'copied'}, {item.places:,} places"


def candidate_row(item: "Candidate") -> tuple[str, ...]:
    """Return the cells of a candidate."""
    place = item.place
    how = f"{item.match}, {item.distance} letters off" if item.distance > 1 else item.match
    how = "fuzzy, 1 letter off" if item.distance == 1 else how
    return (
        f"{item.confidence:.0%}", place.label, place.kind, f"{place.latitude:.4f}", f"{place.longitude:.4f}",
        f"{place.population:,}" if place.population else "", how, place.key,
    )  # fmt: skip


def candidate_fields(item: "Candidate") -> dict[str, Any]:
    """Return the JSON fields of a candidate."""
    place = item.place
    return {
        "key": place.key,
        "name": place.name,
        "label": place.label,
        "kind": place.kind,
        "geonames_id": place.geonames_id,
        "country": place.country,
        "division": place.division,
        "division_code": place.division_code,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "population": place.population,
        "alternative_names": list(place.alternative_names),
        "match": item.match,
        "distance": item.distance,
        "confidence": item.confidence,
    }
