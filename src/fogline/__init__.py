"""Fogline: reports of war and crisis into a record that can be defended.

>>> import fogline
>>> report = fogline.read("article.html", published="2022-05-16")  # doctest: +SKIP
>>> for claim in report.claims:  # doctest: +SKIP
...     print(claim.type, claim.evidence.of(report.document.text))

>>> with fogline.Ledger.open("ledger", create=True) as ledger:  # doctest: +SKIP
...     ledger.add(["reports/"])
...     for finding in ledger.claims(words="bridge", place="Rubizhne"):
...         print(finding.document.publisher, finding.evidence)

Names are imported when first used: ``import fogline`` alone loads no reader, no parser, no array library.
"""

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from fogline.flow import AddOptions, AddSummary, Failure, Ledger, ReadOptions, read, read_many
    from fogline.records import Attribution, Claim, Decision, Document, Frame, Mention, Original, Reading, Report, Span
    from fogline.records.codec import from_json, to_json
    from fogline.records.errors import FoglineError
    from fogline.records.ledger import Box, ClaimQuery, DocumentHead, DocumentQuery, Finding, Near

_HOMES = {
    "AddOptions": "fogline.flow",
    "AddSummary": "fogline.flow",
    "Attribution": "fogline.records",
    "Box": "fogline.records.ledger",
    "Claim": "fogline.records",
    "ClaimQuery": "fogline.records.ledger",
    "Decision": "fogline.records",
    "Document": "fogline.records",
    "DocumentHead": "fogline.records.ledger",
    "DocumentQuery": "fogline.records.ledger",
    "Failure": "fogline.flow",
    "Finding": "fogline.records.ledger",
    "FoglineError": "fogline.records.errors",
    "Frame": "fogline.records",
    "Ledger": "fogline.flow",
    "Mention": "fogline.records",
    "Near": "fogline.records.ledger",
    "Original": "fogline.records",
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
    "AddOptions",
    "AddSummary",
    "Attribution",
    "Box",
    "Claim",
    "ClaimQuery",
    "Decision",
    "Document",
    "DocumentHead",
    "DocumentQuery",
    "Failure",
    "Finding",
    "FoglineError",
    "Frame",
    "Ledger",
    "Mention",
    "Near",
    "Original",
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
