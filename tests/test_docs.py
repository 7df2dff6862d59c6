"""The README and the docs are true: their Python blocks and their ``$ fogline ...`` lines run, and their links lead somewhere.

A block after the comment ``<!-- not run -->`` is left alone. A line of a ``console`` block may end in ``# exit status N``.
"""

import dataclasses
import re
import shlex
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from glob import glob
from pathlib import Path
from typing import NamedTuple

import click
import pytest

from fogline import records
from fogline.flow import tools
from fogline.reading import Reader, open_reader

ROOT = Path(__file__).resolve().parent.parent
PAGES = [
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted((ROOT / "examples").rglob("README.md")),
]
BLOCK = re.compile(
    r"(?P<mark><!-- not run -->\s*)?^(?P<indent> *)```(?P<language>\w+)[^\n]*\n(?P<body>.*?)^ *```", re.M | re.S
)
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
# Taken out before looking for links: brackets in code are no links.
CODE = re.compile(r"^ *```.*?^ *```|`[^`\n]+`", re.M | re.S)


IN_THE_JSON = {
    "Report",
    "ReaderInfo",
    "Document",
    "Published",
    "Block",
    "Mention",
    "Attribution",
    "Frame",
    "Claim",
    "Link",
    "Participant",
    "Footprint",
    "Interval",
    "QuantityRange",
}


class Snippet(NamedTuple):
    """A block of a page that has to run: its language, its text, the line it starts on."""

    language: str
    body: str
    line: int


def snippets(page: Path) -> Iterator[Snippet]:
    """Yield the runnable blocks of ``page`` in order."""
    text = page.read_text("utf-8")
    for block in BLOCK.finditer(text):
        if block["mark"] is None and block["language"] in {"python", "console"}:
            yield Snippet(block["language"], block["body"], text.count("\n", 0, block.start()) + 1)


class Remembering:
    """A reader that reads each document once, whichever page asks for it."""

    def __init__(self, reader: Reader) -> None:
        self.info, self.languages = reader.info, reader.languages
        self._reader = reader
        self._kept: dict[records.Document, records.Reading] = {}

    def read(self, documents: Iterable[records.Document]) -> Iterator[records.Reading]:
        for document in documents:
            if document not in self._kept:
                (self._kept[document],) = self._reader.read([document])
            yield self._kept[document]


@pytest.fixture(scope="module", autouse=True)
def readers() -> Iterator[None]:
    """Most pages read the same examples."""
    opened = cache(lambda *options: Remembering(open_reader(*options)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tools, "_opened", opened)
        yield


RUNNABLE = [page for page in PAGES if any(True for _ in snippets(page))]


@pytest.mark.parametrize("page", RUNNABLE, ids=lambda page: str(page.relative_to(ROOT)))
def test_blocks_run(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples", target_is_directory=True)
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {"__name__": "__docs__"}
    for snippet in snippets(page):
        where = f"{page.name}:{snippet.line}"
        if snippet.language == "python":
            exec(compile(snippet.body, where, "exec"), names)
        else:
            for line in commands(snippet.body):
                run(line, where, monkeypatch)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_to_files_of_the_project(page: Path) -> None:
    prose = CODE.sub("", page.read_text("utf-8"))
    broken = [target for target in LINK.findall(prose) if not (page.parent / target).exists()]
    assert broken == []


def test_every_option_of_read_is_described() -> None:
    from fogline.cli.read import read

    page = (ROOT / "docs" / "formats.md").read_text("utf-8")
    names = [name for option in read.params if isinstance(option, click.Option) for name in option.opts]
    assert "--published" in names
    assert [name for name in names if f"`{name}" not in page] == []


def test_every_field_of_the_json_is_described() -> None:
    page = (ROOT / "docs" / "json.md").read_text("utf-8")
    prose = re.sub(r"^```.*?^```", "", page, flags=re.M | re.S)
    top = re.findall(r"^  \"(\w+)\":", page, re.M)
    described = {*top, *re.findall(r"\w+", " ".join(re.findall(r"`[^`]+`", prose)))}
    kinds = [kind for name, kind in vars(records).items() if name in IN_THE_JSON]
    assert len(kinds) == len(IN_THE_JSON)
    fields = {(kind.__name__, field) for kind in kinds for field in names_of(kind)}
    assert {(kind, field) for kind, field in fields if field not in described} == set()


def names_of(kind: type) -> list[str]:
    return [field.name for field in dataclasses.fields(kind)]


def commands(body: str) -> list[str]:
    """Return the ``fogline`` command lines of a console block, continued lines joined."""
    joined = re.sub(r"\\\n\s*(?:> ?)?", "", body)
    return [line.strip()[2:] for line in joined.splitlines() if line.strip().startswith("$ fogline")]


def run(line: str, where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run one command line in this process, so that all is loaded once, and check its exit status."""
    from fogline.cli.main import main

    wanted = re.search(r"#.*exit status (\d)", line)
    words = [found for word in shlex.split(line, comments=True) for found in sorted(glob(word)) or [word]]
    monkeypatch.setattr(sys, "argv", words)
    status: object = 0
    try:
        main()
    except SystemExit as end:
        status = end.code or 0
    assert status == (int(wanted[1]) if wanted else 0), f"{where}: {line} left exit status {status}"
