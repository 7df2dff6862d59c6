"""``fogline situation``: a page, or a word on why there is none."""

from pathlib import Path

import pytest
from tests.cli.ledgers import make_ledger, run

from fogline.picture.situation import payload as payload_module


@pytest.fixture(autouse=True)
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_ledger(tmp_path / "ledger")
    monkeypatch.setenv("FOGLINE_LEDGER", str(tmp_path / "ledger"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(payload_module, "ground", lambda box, borders: {})


def test_a_page_is_written_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("situation", "--title", "Sarn & Verbova", "--control-days", "0", "-o", "page.html") == 0
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "<title>Sarn &amp; Verbova</title>" in page
    assert "events, " in capsys.readouterr().err


def test_no_event_leaves_no_old_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "page.html").write_text("last week's page", encoding="utf-8")
    assert run("situation", "--type", "siege", "--control-days", "0", "-o", "page.html") == 0
    assert "No event fits" in capsys.readouterr().err
    assert "<title>Situation</title>" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_wrong_use_says_what_would_be_right(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("situation", "--area", "Qwxzjk", "--control-days", "0", "-o", "page.html") == 2
    assert "W,S,E,N" in capsys.readouterr().err
    assert run("situation") == 2
    assert run("situation", "--type", "shooting_stars", "-o", "page.html") == 2
    assert "ontology" in capsys.readouterr().err
    assert run("situation", "-o", "page.png") == 2
    assert "want .html" in capsys.readouterr().err
