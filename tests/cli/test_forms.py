"""The form of what is written: what was asked for, else what the name of the file says."""

import pytest

from fogline.cli.forms import about, form_of
from fogline.records.errors import InputError, UsageError

_SUFFIXES = {".svg": "svg", ".html": "html", ".htm": "html"}


@pytest.mark.parametrize(
    ("form", "output", "want"),
    [
        (None, None, "table"),
        (None, "-", "table"),
        (None, "out", "table"),
        (None, "/dev/null", "table"),
        (None, "week.SVG", "svg"),
        (None, "folder.d/page.htm", "html"),
        (None, "list.txt", "table"),
        ("html", "week.svg", "html"),
        ("table", "week.log", "table"),
    ],
)
def test_what_is_asked_for_goes_before_the_suffix(form: str | None, output: str | None, want: str) -> None:
    assert form_of(form, output, _SUFFIXES, "table") == want


@pytest.mark.parametrize("output", ["map.pdf", "map.xyz", "map.html.zip"])
def test_a_name_that_would_lie_about_its_content_is_refused(output: str) -> None:
    with pytest.raises(UsageError, match=r"want \.svg, \.html, \.htm or \.txt"):
        form_of(None, output, _SUFFIXES, "table")


def test_a_picture_is_no_text() -> None:
    with pytest.raises(UsageError, match="--format"):
        form_of(None, "map.txt", {".svg": "svg", ".png": "png"}, "svg")


@pytest.mark.parametrize("told", ["no such file", "table.csv: no such file"])
def test_a_file_that_cannot_be_read_is_named_once(told: str) -> None:
    with pytest.raises(InputError, match=r"^table\.csv: no such file$"), about("table.csv"):
        raise InputError(told)
