"""Records to JSON and back. Unknown keys are ignored on reading, so that older programs can read newer files."""

from typing import Any, TypeVar, cast

import msgspec

from fogline.records.report import MeantReport, Report, meant

T = TypeVar("T")


def to_json(record: object, *, indent: int = 0) -> str:
    """Return ``record`` as JSON text (UTF-8 characters kept as they are), indented by ``indent`` spaces a level if not 0."""
    data = msgspec.json.encode(record)
    return (msgspec.json.format(data, indent=indent) if indent else data).decode("utf-8")


def from_json(text: str | bytes, kind: type[T]) -> T:
    """Return the record of type ``kind`` that ``text`` holds; ``ValueError`` says which field is wrong and why."""
    try:
        if kind is Report:  # with what its sentences mean, where the JSON says so
            found = msgspec.json.decode(text, type=MeantReport)
            return cast(T, meant(found, found.meanings, found.gist))
        return msgspec.json.decode(text, type=kind)
    except msgspec.DecodeError as error:  # ValidationError is one of them
        raise ValueError(f"not a {kind.__name__}: {error}") from error


def schema(kind: type = MeantReport) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of ``kind``."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(kind)}
