"""Events that people coded elsewhere, read from their tables: as rows to compare with, and as documents for a ledger."""

from fogline.exchange.imports.coded import CodedRow, Coding, coding_of
from fogline.exchange.imports.reports import coder_named, report_of
from fogline.exchange.imports.tables import BrokenRow, CodedTable, open_table

__all__ = ["BrokenRow", "CodedRow", "CodedTable", "Coding", "coder_named", "coding_of", "open_table", "report_of"]
