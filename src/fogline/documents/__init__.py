"""Room 1: get an original, keep it, and read its document out of it: clean, cut into blocks, dated."""

from fogline.documents.collect import CollectLimits, collect
from fogline.documents.read import DocumentOptions, read_document

__all__ = ["CollectLimits", "DocumentOptions", "collect", "read_document"]
