"""``fogline read -o page.html`` opens the gazetteer for its maps only where something is placed."""

import subprocess
import sys
from pathlib import Path

import pytest

from fogline.cli.main import main

_TEXT = "Rebels shelled the city of Kyiv on Friday, the Interior Ministry said.\n"


@pytest.mark.parametrize("name", ["page.html", "page.json"])
def test_without_places_no_gazetteer_is_opened(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise AssertionError("the gazetteer was opened")

    monkeypatch.setattr("fogline.flow.open_places", refuse)
    source, page = tmp_path / "kyiv.txt", tmp_path / name
    source.write_text(_TEXT, encoding="utf-8")
    with pytest.raises(SystemExit) as end:
        main(["read", str(source), "--reader", "fake", "--no-places", "-o", str(page)])
    assert end.value.code == 0
    assert "Kyiv" in page.read_text(encoding="utf-8")


def test_the_command_line_starts_without_the_rules_of_claims() -> None:
    asked = "print(*(name in sys.modules for name in ('fogline.claims.sources.chains', 'yaml')))"
    code = f"import sys, fogline.cli.read, fogline.cli.program; {asked}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
