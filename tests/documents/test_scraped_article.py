"""The scraped tabloid page that stands beside the project: all of its dirt, none of its words lost."""

import datetime
from pathlib import Path

import pytest

from fogline.documents.blocks import Cleaned, clean_plain
from fogline.documents.dating import date_text
from fogline.documents.language import identify

ARTICLE = Path(__file__).parents[3] / "shared" / "seed" / "article.txt"
pytestmark = pytest.mark.skipif(not ARTICLE.is_file(), reason="the scraped article is in ../shared, which is not here")


@pytest.fixture(scope="module")
def original() -> str:
    return ARTICLE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def cleaned(original: str) -> Cleaned:
    return clean_plain(original)


def test_six_lines_of_the_page_go_and_no_other(original: str, cleaned: Cleaned) -> None:
    junk = [block for block in cleaned.blocks if block.kind == "junk"]
    assert len(junk) == 6
    assert all(len(block.origin.of(original)) < 20 for block in junk if block.origin)


def test_fifteen_captions_are_read_once(cleaned: Cleaned) -> None:
    copies = [block for block in cleaned.blocks if block.duplicate_of is not None]
    assert all(block.kind == "caption" for block in copies)
    assert len({block.duplicate_of for block in copies}) == 15
    assert len(copies) == 17  # one of the fifteen is printed four times


def test_body_inset_title_and_subhead_are_kept_apart(original: str, cleaned: Cleaned) -> None:
    kinds = [block.kind for block in cleaned.blocks if block.kept]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {
        "title": 1,
        "text": 52,
        "inset": 6,
        "subhead": 1,
        "caption": 17,
    }
    first = kinds.index("inset")
    assert kinds[first : first + 6] == ["inset"] * 6
    paragraphs = {line.strip() for line in original.splitlines() if line.strip(" \xa0").endswith((".", ".’", "’."))}
    assert paragraphs <= set(cleaned.text.splitlines())


def test_its_date_is_inferred(cleaned: Cleaned) -> None:
    found = date_text(cleaned.text, cleaned.blocks)
    day = datetime.date(2022, 5, 16)
    assert (found.how, found.start, found.end) == ("inferred", day, day)
    words = {span.of(cleaned.text) for span in found.evidence}
    assert {"15th May", "Sunday", "Monday"} <= words


def test_its_language(cleaned: Cleaned) -> None:
    assert identify(cleaned.text) == "en"
