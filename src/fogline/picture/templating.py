"""The templates of pages: every page that a room makes is filled by the same rules, and all words in it are escaped."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment


def environment(package: str, folder: str, /, **filters: "Callable[..., Any]") -> "Environment":
    """Return what gives the templates in a folder of a package. What a template asks for and is not given is an error."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader(package, folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(filters)
    return made
