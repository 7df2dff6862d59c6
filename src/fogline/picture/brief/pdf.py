"""A brief as PDF (A4), set from its page by WeasyPrint without any access to network or files."""

import logging
from typing import Any

from fogline.picture.brief.page import page
from fogline.records.brief import Brief
from fogline.records.errors import UsageError

_MISSING = (
    "pdf: WeasyPrint is not installed; `pip install 'fogline[pdf]'` adds it, or take --format html and print it from "
    "a browser"
)


def pdf(brief: Brief) -> bytes:
    """Return the brief as PDF. ``UsageError`` where WeasyPrint, or a system library that it needs, is not installed."""
    try:
        from weasyprint import HTML
    except ImportError as error:
        raise UsageError(_MISSING) from error
    except OSError as error:  # Pango is not there
        raise UsageError(f"pdf: WeasyPrint lacks a system library ({error}); take --format html") from error
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    made: Any = HTML(string=page(brief), url_fetcher=data_alone())
    written = made.write_pdf()
    assert isinstance(written, bytes)
    return written


def data_alone() -> Any:
    """Return what fetches for WeasyPrint (68 or later): addresses that hold their data themselves, and nothing else."""
    from weasyprint.urls import URLFetcher

    return URLFetcher(allowed_protocols=("data",), allow_redirects=False)
