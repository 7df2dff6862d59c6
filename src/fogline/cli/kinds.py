"""Kinds of argument that several commands take: readers, formats of gold, files and folders."""

from pathlib import Path

import click

from fogline.reading import READERS


class _Folder(click.Path):
    """A folder that exists."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return the folder as a path, or say what stands there instead."""
        path = Path(str(value))
        if not path.is_dir():
            what = "is a file; want the folder it lies in" if path.exists() else "does not exist; want a folder"
            self.fail(f"{str(path)!r} {what}", param, ctx)
        return path


class _GoldFormat(click.ParamType):  # type: ignore[type-arg]  # generic for click 8.2 and later only
    """A format of gold; the formats are looked up when the option or its help is used, for their loaders take a while."""

    name = "format"

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:  # noqa: ARG002
        """Return the formats for the help."""
        return f"[{'|'.join(_formats())}]"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name of a format, or say which there are."""
        if value not in _formats():
            self.fail(f"{value!r} is no format of gold; there are: {', '.join(_formats())}", param, ctx)
        return str(value)


def _formats() -> tuple[str, ...]:
    from fogline.evaluation import FORMATS

    return tuple(FORMATS)


FILE = click.Path(dir_okay=False, path_type=Path)
FOLDER = _Folder()
GOLD_FORMAT = _GoldFormat()
READER = click.Choice(READERS)


class _Theatre(click.ParamType):  # type: ignore[type-arg]  # generic for click 8.2 and later only
    """Countries by their two letters, a comma between."""

    name = "countries"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:  # noqa: ARG002
        """Return the codes; what is none is told when they are used."""
        if isinstance(value, tuple):
            return value
        return tuple(code.strip().upper() for code in str(value).split(",") if code.strip())


THEATRE = click.option(
    "--theatre", type=_Theatre(), default=(), metavar="CC,CC", help="Countries whose places come first, such as UA,RU."
)
