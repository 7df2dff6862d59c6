"""How quickly a situation page opens and follows the hand: ``python bench/situation_page.py PAGE.html`` (needs Chromium).

Handlers are timed from the event to its end (milliseconds: median, most), frames from one to the next (median, 95th of 100).
"""

import json
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.picture.situation.browser import Browser

_SCRIPT = """
(async () => {
  const out = {}, one = (query) => document.querySelector(query), frame = () => new Promise(requestAnimationFrame);
  const sorted = (times) => times.sort((a, b) => a - b), round = (value) => Math.round(value * 10) / 10;
  const handler = async (name, count, work) => {
    const times = [];
    for (let at = 0; at < count; at++) {
      const began = performance.now();
      work(at);
      times.push(performance.now() - began);
      await frame();
      await frame();
    }
    sorted(times); out[name + " handler"] = [round(times[count >> 1]), round(times[count - 1])];
  };
  const frames = async (name, count, work) => {
    const gaps = []; let last = performance.now();
    for (let at = 0; at < count; at++) {
      work(at);
      await frame();
      const now = performance.now();
      gaps.push(now - last);
      last = now;
    }
    sorted(gaps); out[name + " frames"] = [round(gaps[count >> 1]), round(gaps[Math.floor(count * 0.95)])];
  };
  const key = (name) => one("#from").dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true }));
  const box = one("#board").getBoundingClientRect();
  out["own script"] = Number(document.documentElement.dataset.ready);
  await handler("family", 6, () => one("#families .chip").click());
  await handler("slider", 30, () => key("ArrowRight"));
  one("#all-days").click();
  await frames("scroll", 60, (at) => { one("#list").scrollTop = at * 400; });
  const middle = { clientX: box.left + 300, clientY: box.top + 300, cancelable: true };
  const wheel = (at) => new WheelEvent("wheel", { deltaY: at % 40 < 20 ? -60 : 60, ...middle });
  await frames("zoom", 60, (at) => one("#board").dispatchEvent(wheel(at)));
  await frames("slider", 60, () => key("ArrowRight"));
  return out;
})()
"""


def main() -> None:
    """Measure the page named on the command line."""
    page = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as profile, Browser(Path(profile)) as browser:
        opened = browser.open(page)
        browser.settle()
        print(
            json.dumps({"bytes": page.stat().st_size, "opened s": round(opened, 2), **browser.run(_SCRIPT)}, indent=1)
        )


if __name__ == "__main__":
    main()
