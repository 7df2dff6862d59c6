"""What the tests of collecting share."""

from collections.abc import Iterable
from pathlib import Path

from fogline.documents.collecting import Item, ItemFailure, ItemLimits, ItemOptions, Web, items
from fogline.records import Document

PAGE = """<!doctype html><html><head><title>{0}</title></head><body><article><h1>{0}</h1>
<p>Two shells hit the bridge over the {0} on Tuesday morning, the district council said in a statement.</p>
<p>Nobody was hurt, while the road stays closed until engineers have looked at the damage, it added.</p>
</article></body></html>"""


def collected(
    source: str | Path, options: ItemOptions | None = None, limits: ItemLimits | None = None, web: Web | None = None
) -> tuple[list[Item], list[ItemFailure]]:
    """Collect a source: the items and the failures; every slice is checked against its container."""
    got = list(items(str(source), options or ItemOptions(), limits or ItemLimits(), web))
    found = [each for each in got if isinstance(each, Item)]
    kept = {item.original.sha256: item.original.content for item in found}
    for item in found:
        if item.slice is not None:
            assert kept[item.slice.container][item.slice.start : item.slice.end] == item.original.content
    keys = [item.key for item in found]
    assert len(keys) == len(set(keys))
    kept_whole = {item.original.sha256 for item in found if item.how is None}
    assert not any(item.original.sha256 in kept_whole for item in found if item.how is not None)
    return found, [each for each in got if isinstance(each, ItemFailure)]


def documents(found: Iterable[Item]) -> list[Document]:
    """Read the items that are to be read."""
    return [document for item in found if (document := item.read()) is not None]
