"""A real browser driven over a pipe (the Chrome DevTools Protocol): open a page from disk, run script in it, press keys, look."""

import base64
import json
import os
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

BROWSER = next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)
_OPTIONS = (
    "--headless --no-sandbox --disable-gpu --no-first-run --hide-scrollbars --remote-debugging-pipe "
    "--disable-background-networking --disable-component-update --disable-sync --allow-file-access-from-files"
).split()


class Browser:
    """One browser with one page; use it as a context manager."""

    def __init__(self, profile: Path, width: int = 1400, height: int = 900) -> None:
        self._size = width, height
        self._profile = profile
        self._number = 0
        self._rest = b""
        self.complaints: list[str] = []
        self.requests: list[str] = []

    def __enter__(self) -> "Browser":
        to_read, self._write = os.pipe()
        self._read, to_write = os.pipe()

        def pipes() -> None:
            one, other = (
                os.dup(to_read),
                os.dup(to_write),
            )  # out of the way of 3 and 4, which the browser speaks through
            os.dup2(one, 3)
            os.dup2(other, 4)

        self._process = subprocess.Popen(
            [str(BROWSER), *_OPTIONS, f"--user-data-dir={self._profile}", "about:blank"],
            preexec_fn=pipes, close_fds=False,  # noqa: PLW1509
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(to_read)
        os.close(to_write)
        target = self._ask("Target.createTarget", {"url": "about:blank"}, None)["targetId"]
        self._session = self._ask("Target.attachToTarget", {"targetId": target, "flatten": True}, None)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self._ask(f"{domain}.enable", {})
        self.resize(*self._size)
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._write)
        os.close(self._read)

    def resize(self, width: int, height: int, mobile: bool = False) -> None:
        """Give the window a size; ``mobile``: touch, and twice as many dots."""
        scale = 2 if mobile else 1
        size = {"width": width, "height": height, "deviceScaleFactor": scale, "mobile": mobile}
        self._ask("Emulation.setDeviceMetricsOverride", size)

    def scheme(self, name: str) -> None:
        """Have the system prefer ``light`` or ``dark``."""
        self._ask("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": name}]})

    def before_load(self, script: str) -> None:
        """Run script in every page before its own."""
        self._ask("Page.addScriptToEvaluateOnNewDocument", {"source": script})

    def open(self, path: Path, fragment: str = "") -> float:
        """Open a file and return the seconds until it was built up."""
        self._ask("Page.navigate", {"url": "about:blank"})
        began = time.monotonic()
        self._ask("Page.navigate", {"url": path.as_uri() + fragment})
        self.until("document.documentElement?.dataset.ready")
        took = time.monotonic() - began
        self.until("document.documentElement.dataset.whole !== undefined || !document.querySelector('#behind')")
        return took

    def run(self, script: str) -> Any:
        """Return the value of an expression, or what its promise comes to."""
        asked = {"expression": script, "awaitPromise": True, "returnByValue": True}
        answer = self._ask("Runtime.evaluate", asked)
        if "exceptionDetails" in answer:
            raise AssertionError(answer["exceptionDetails"]["exception"].get("description", answer))
        return answer["result"].get("value")

    def until(self, script: str, seconds: float = 20.0) -> None:
        """Wait until an expression holds."""
        end = time.monotonic() + seconds
        while not self.run(f"Boolean({script})"):
            if time.monotonic() > end:
                raise AssertionError(f"never came true: {script}; the page complained: {self.complaints}")
            time.sleep(0.02)

    def settle(self) -> None:
        """Wait for what is put off to the next frames."""
        self.run(
            "new Promise((done) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 170))"
        )

    def press(self, key: str, code: int = 0) -> None:
        """Press and let go of a key where the focus is."""
        text = {"text": key} if len(key) == 1 else {"text": "\r"} if key == "Enter" else {}
        event = {"key": key, "windowsVirtualKeyCode": code or _CODES.get(key, ord(key[0].upper())), **text}
        self._ask("Input.dispatchKeyEvent", {"type": "keyDown", **event})
        self._ask("Input.dispatchKeyEvent", {"type": "keyUp", **event})

    def mouse(self, kind: str, x: float, y: float) -> None:
        """Move the mouse, or press or let go of its left button (``mouseMoved``, ``mousePressed``, ``mouseReleased``)."""
        button = (
            {"button": "left", "buttons": 1, "clickCount": 1}
            if kind != "mouseReleased"
            else {"button": "left", "clickCount": 1}
        )
        self._ask("Input.dispatchMouseEvent", {"type": kind, "x": x, "y": y, **button})

    def shot(self, path: Path) -> None:
        """Save what is to be seen as a PNG."""
        path.write_bytes(base64.b64decode(self._ask("Page.captureScreenshot", {"format": "png"})["data"]))

    def print(self, path: Path) -> None:
        """Print to a PDF."""
        path.write_bytes(base64.b64decode(self._ask("Page.printToPDF", {"printBackground": True})["data"]))

    def _ask(self, method: str, params: dict[str, Any], session: str | None = "") -> dict[str, Any]:
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": params}
        if session is not None:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise AssertionError(f"{method}: {answer['error']}")
                return answer.get("result", {})
            self._heard(answer)

    def _heard(self, event: dict[str, Any]) -> None:
        params = event.get("params", {})
        if event.get("method") == "Log.entryAdded":
            self.complaints.append(params["entry"]["text"])
        if event.get("method") == "Runtime.exceptionThrown":
            self.complaints.append(params["exceptionDetails"].get("exception", {}).get("description", "exception"))
        if event.get("method") == "Network.requestWillBeSent":
            self.requests.append(params["request"]["url"][:200])

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            part = os.read(self._read, 1 << 20)
            if not part:
                raise AssertionError("the browser is gone")
            self._rest += part
        message, _, self._rest = self._rest.partition(b"\0")
        answer: dict[str, Any] = json.loads(message)
        return answer


_CODES = {
    "Escape": 27,
    "Enter": 13,
    "ArrowDown": 40,
    "ArrowUp": 38,
    "ArrowLeft": 37,
    "ArrowRight": 39,
    "Tab": 9,
    "Home": 36,
    "End": 35,
    "/": 191,
    "?": 191,
}
