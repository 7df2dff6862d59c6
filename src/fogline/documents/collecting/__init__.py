"""Collecting from everything: folders, feeds, sitemaps, web archives, tables, exports of messengers and mailboxes, as items.

::

    source -> kind (by content, then by name) -> container, kept whole once -> items: slices of it, each with its words
                                              -> addresses, asked politely  -> items: pages, each with what led to it
"""

from fogline.documents.collecting.columns import parse_columns
from fogline.documents.collecting.items import items
from fogline.documents.collecting.model import KINDS, FeedState, Item, ItemFailure, ItemLimits, ItemOptions, SourceKind
from fogline.documents.collecting.slices import damaged_file, split_key
from fogline.documents.collecting.web import Manners, Web
from fogline.documents.collecting.written import Written

__all__ = [
    "KINDS",
    "FeedState",
    "Item",
    "ItemFailure",
    "ItemLimits",
    "ItemOptions",
    "Manners",
    "SourceKind",
    "Web",
    "Written",
    "damaged_file",
    "items",
    "parse_columns",
    "split_key",
]
