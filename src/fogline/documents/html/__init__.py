"""From the markup of a web page to the blocks and the facts of its article."""

from fogline.documents.html.body import ExtractedBlock
from fogline.documents.html.page import Page, extract_page

__all__ = ["ExtractedBlock", "Page", "extract_page"]
