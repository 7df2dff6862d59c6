"""Events in everyone's format: one module a format, and a registry that says what each is for.

A format is a function of events (:class:`~fogline.records.fused.FusedEvent`, as they may leave) and an :class:`ExportNote`; it
yields text or writes a file, and counts in a :class:`Tally` what it wrote, what it left out and why. None of them makes up what
the record does not hold.
"""

from fogline.exchange.formats.contract import ExportNote, Format, Tally
from fogline.exchange.formats.registry import format_named, formats, pieces_of, save_of

__all__ = ["ExportNote", "Format", "Tally", "format_named", "formats", "pieces_of", "save_of"]
