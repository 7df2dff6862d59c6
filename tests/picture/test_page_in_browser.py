"""The page at work in a real browser; skipped where none is installed."""

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from fogline.picture.page import report_page
from fogline.records import Report

BROWSER = next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)
pytestmark = pytest.mark.skipif(BROWSER is None, reason="no chromium or chrome to show the page in")

# Works the controls as a reader would, and leaves what came of it where the test finds it.
DRIVER = """<script>
addEventListener("load", () => setTimeout(() => {
  const log = [], one = (query) => document.querySelector(query), all = (query) => [...document.querySelectorAll(query)];
  const note = (name, value) => log.push(`${name}=${value}`);
  const shown = () => all("#d0 .claim").filter((card) => card.offsetParent).length;
  const set = (query, value) => {
    one(query).value = value;
    one(query).dispatchEvent(new Event("input", { bubbles: true }));
  };
  const press = (key) => document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  note("claims", shown());
  set("#d0 [data-filter=type]", "damage"); note("damage", shown()); note("count", one("#d0 output").textContent);
  note("unmarked", all("#d0 .tr.off").map((piece) => piece.textContent));
  one("#d0 .reset").click(); note("reset", shown());
  set("#d0 [type=search]", "brenn Lanivka"); note("search", shown());
  set("#d0 [type=search]", "no such words"); note("nothing", shown());
  one("#d0 .reset").click();
  one("#d0c0").click(); note("own", all("#d0 .own").map((piece) => piece.textContent)); note("hash", location.hash);
  all("#d0 .tr")[1].click(); note("card", one("#d0 .claim.on").id); note("view", document.body.dataset.view);
  press("Escape"); note("cleared", all(".on").length);
  press("j"); note("j", one("#d0 .claim.on").id);
  one("#next").click(); note("sheet", one(".sheet.current").id);
  document.body.innerHTML = "<pre id=log></pre>"; one("#log").textContent = log.join("|");
}));
</script></body>"""


@pytest.fixture
def shown(tmp_path: Path) -> Callable[[str], tuple[str, str]]:
    """Open a page and return its elements and what the browser complained about."""

    def show(page: str) -> tuple[str, str]:
        path = tmp_path / "page.html"
        path.write_text(page, encoding="utf-8")
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--window-size=1400,900"]
        options += [
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            f"--user-data-dir={tmp_path / 'profile'}",
        ]
        options += ["--enable-logging=stderr", "--virtual-time-budget=2000", "--dump-dom", path.as_uri()]
        done = subprocess.run([str(BROWSER), *options], capture_output=True, text=True, timeout=60, check=True)
        return done.stdout, "\n".join(line for line in done.stderr.splitlines() if "CONSOLE" in line)

    return show


def test_filters_marks_and_keys_work(report: Report, shown: Callable[[str], tuple[str, str]]) -> None:
    page = report_page([report, replace(report, document=replace(report.document, title="Second"))])
    # The policy forbids any script but the page's own, so the driver needs it gone.
    page = re.sub(r"<meta http-equiv[^>]*>", "", page).replace("</body>", DRIVER)
    dom, complaints = shown(page)
    found = re.search(r'<pre id="log">(.*?)</pre>', dom, re.S)
    assert found, complaints
    log = dict(entry.split("=", 1) for entry in unescape(found[1]).split("|"))
    assert log == {
        "claims": "2",
        "damage": "1",
        "count": "1 of 2 claims",
        "unmarked": "fled",
        "reset": "2",
        "search": "1",
        "nothing": "0",
        "own": "destroyed,destroyed",
        "hash": "#d0c0",
        "card": "d0c1",
        "view": "claims",
        "cleared": "0",
        "j": "d0c0",
        "sheet": "d1",
    }


def test_the_policy_lets_the_page_work_and_nothing_else(
    report: Report, shown: Callable[[str], tuple[str, str]]
) -> None:
    dom, complaints = shown(report_page([report]))
    assert complaints == ""
    assert 'class="sheet current"' in dom
    dom, complaints = shown(
        report_page([report]).replace("</body>", "<script>document.title = 'owned'</script></body>")
    )
    assert "<title>owned" not in dom
    assert "Content Security Policy" in complaints
