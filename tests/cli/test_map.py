"""fogline map: a file of its own, options that are checked, help that shows how."""

from pathlib import Path

import pytest
from tests.optional import needs

from fogline.cli.program import run

_TEXT = (
    "Russian forces shelled Kharkiv on 4 May 2022, the regional governor said. "
    "Ukrainian troops recaptured the village of Ruska Lozova, the General Staff said on Thursday."
)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("map")
    (folder / "report.txt").write_text(_TEXT, encoding="utf-8")
    assert run(["add", str(folder / "report.txt"), "--published", "2022-05-06", "--ledger", str(folder / "l")]) == 0
    return folder / "l"


def test_a_map_is_written(ledger: Path, tmp_path: Path) -> None:
    out = tmp_path / "m.svg"
    assert run(["map", "--ledger", str(ledger), "--control", "2022-05-06", "-o", str(out), "--theme", "print"]) == 0
    svg = out.read_text(encoding="utf-8")
    assert svg.startswith("<svg")
    assert ">Kharkiv" in svg
    assert "Borders as recognised internationally" in svg


def test_a_png_is_written(ledger: Path, tmp_path: Path) -> None:
    needs("cairosvg", "PNG needs CairoSVG")
    out = tmp_path / "m.png"
    assert run(["map", "--ledger", str(ledger), "--area", "Kharkiv", "--size", "480x300", "-o", str(out)]) == 0
    assert out.read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (["--size", "wide"], "want a width"),
        (["--area", "Zzyzzxq"], "no place is known"),
        (["--area", "1,2,3,x"], "west,south,east,north"),
        (["--control", "soon"], "want a day"),
        (["-o", "map.pdf"], "want .svg or .png"),
    ],
)
def test_wrong_use_is_told(ledger: Path, wrong: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["map", "--ledger", str(ledger), *wrong]) == 2
    assert said in capsys.readouterr().err
