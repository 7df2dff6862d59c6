"""Writes the pages under ``docs/`` that are made from the code: ``python scripts/write_docs.py``.

The tests make the same pages and compare.
"""

import json
from pathlib import Path

from fogline.ontology import describe_markdown, load
from fogline.records.codec import schema

DOCS = Path(__file__).resolve().parents[1] / "docs"


def pages() -> dict[str, str]:
    """Return the text of each made page by its name in ``docs/``."""
    return {
        "ontology.md": describe_markdown(load()),
        "report.schema.json": json.dumps(schema(), indent=2, ensure_ascii=False) + "\n",
    }


if __name__ == "__main__":
    for name, text in pages().items():
        (DOCS / name).write_text(text, encoding="utf-8")
