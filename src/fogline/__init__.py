"""Fogline: reports of war and crisis into a record that can be defended.

>>> import fogline
>>> report = fogline.read("article.html", published="2022-05-16")  # doctest: +SKIP
>>> for claim in report.claims:  # doctest: +SKIP
...     print(claim.type, claim.evidence.of(report.document.text))

Names are imported when first used: ``import fogline`` alone loads no reader, no parser, no array library.
"""

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from fogline.flow import Failure, ReadOptions, read, read_many
    from fogline.records import Attribution, Claim, Document, Frame, Mention, Reading, Report, Span
    from fogline.records.codec import from_json, to_json
    from fogline.records.errors import FoglineError

_HOMES = {
    "Attribution": "fogline.records",
    "Claim": "fogline.records",
    "Document": "fogline.records",
    "Failure": "fogline.flow",
    "FoglineError": "fogline.records.errors",
    "Frame": "fogline.records",
    "Mention": "fogline.records",
    "ReadOptions": "fogline.flow",
    "Reading": "fogline.records",
    "Report": "fogline.records",
    "Span": "fogline.records",
    "from_json": "fogline.records.codec",
    "read": "fogline.flow",
    "read_many": "fogline.flow",
    "to_json": "fogline.records.codec",
}

__all__ = [
    "Attribution",
    "Claim",
    "Document",
    "Failure",
    "FoglineError",
    "Frame",
    "Mention",
    "ReadOptions",
    "Reading",
    "Report",
    "Span",
    "__version__",
    "from_json",
    "read",
    "read_many",
    "to_json",
]


def __getattr__(name: str) -> object:
    """Import a public name from its room at first use."""
    if name not in _HOMES:
        raise AttributeError(f"module 'fogline' has no attribute {name!r}; it has {', '.join(__all__)}")
    value: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
