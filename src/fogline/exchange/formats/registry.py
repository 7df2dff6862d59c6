"""The formats of export, from ``data/formats.yaml``: what each is for, whose it is, what its owner asks for, what writes it."""

from functools import cache
from importlib import import_module, resources
from typing import cast

from fogline.exchange.formats.contract import Format, Pieces, Save
from fogline.records.errors import UsageError


@cache
def formats() -> dict[str, Format]:
    """Return every format by its name."""
    import yaml

    table = yaml.safe_load(resources.files(__package__).joinpath("data/formats.yaml").read_text(encoding="utf-8"))
    return {name: Format(name, **fields) for name, fields in table.items()}


def format_named(name: str) -> Format:
    """Return the format of a name; ``UsageError`` for none."""
    if name not in formats():
        from difflib import get_close_matches

        near = get_close_matches(name.lower(), formats(), 2)
        hint = f"did you mean {' or '.join(near)}? " if near else ""
        raise UsageError(
            f"export: got format {name[:40]!r}; {hint}`fogline export list` names them all, and what each is for"
        )
    return formats()[name]


def pieces_of(chosen: Format) -> Pieces:
    """Return the function that yields the text of a format."""
    return cast("Pieces", _home(chosen))


def save_of(chosen: Format) -> Save:
    """Return the function that writes a format to a file or folder."""
    return cast("Save", _home(chosen))


def _home(chosen: Format) -> object:
    module, _, function = chosen.home.partition(":")
    return getattr(import_module(f"fogline.exchange.formats.{module}"), function)
