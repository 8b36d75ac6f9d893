"""Chromium with a page of fields, read and driven over its debugging pipe."""

from __future__ import annotations

import json
import os
import queue
import threading
from pathlib import Path
from typing import Any

from targets.session import Session
from targets.waiting import eventually

PAGE = Path(__file__).parent / "journal.html"
BLANKET = Path(__file__).parent / "blanket.html"
"""A form of twelve fields."""
FLAGS = [
    "--no-sandbox",
    "--test-type",  # no bar that warns of the flag above
    "--disable-gpu",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--disable-features=Translate",
    "--password-store=basic",
    "--remote-debugging-pipe",
    "--window-size=1000,800",
]


class Chromium:
    """A browser window whose page has a heading, a body, and a field inside a frame."""

    process_name = "chromium"

    def __init__(self, session: Session, *, is_app: bool = False) -> None:
        """``is_app`` leaves the browser's own bars away, as for a picture."""
        self._session = session
        self._pipe = _Pipe(session, f"--app={PAGE.as_uri()}" if is_app else PAGE.as_uri())
        self._open_page()
        self.window = session.windows.with_title("Journal" if is_app else "Chromium")

    def open(self, title: str = "Sag 4711 - Journal", focus: str = "body", page: Path = PAGE) -> int:
        """Load the page anew, put the caret into ``focus``, and come to the front."""
        self._pipe.ask("Page.navigate", url=page.as_uri())
        eventually(lambda: self.evaluate("document.readyState") == "complete" and self.evaluate("!!window.ready"))
        self.retitle(title)
        self._session.windows.activate(self.window)
        self.focus(focus)
        return self.window

    def focus(self, field: str) -> None:
        """Put the caret into a field, ``frame`` being the one inside a frame."""
        self.evaluate(f"setFocus({field!r})")
        eventually(lambda: self.evaluate(f"hasFocus({field!r})"), what=f"focus in {field}")

    def retitle(self, title: str) -> None:
        """Show another title, as a case system does when another case is opened."""
        self.evaluate(f"document.title = {json.dumps(title)}")
        eventually(lambda: self._session.windows.title(self.window).startswith(title), what=title)

    def be_busy(self, seconds: float) -> None:
        """Keep the page's thread from doing anything, keys included, from now on."""
        self.evaluate(f"setTimeout(() => {{ const t = Date.now(); while (Date.now() - t < {seconds * 1000}); }}, 0)")

    def take_focus_in(self, seconds: float) -> None:
        """Come to the front unasked."""
        threading.Timer(seconds, self._pipe.ask, ["Page.bringToFront"]).start()

    def read_back(self, field: str = "body") -> str:
        return str(self.evaluate(f"valueOf({field!r})"))

    def evaluate(self, expression: str) -> Any:
        answer = self._pipe.ask("Runtime.evaluate", expression=expression, returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"])
        return answer["result"].get("value")

    def close(self) -> None:
        self._pipe.ask("Browser.close", on_page=False)
        self._pipe.close()

    def _open_page(self) -> None:
        def page() -> str:
            found = self._pipe.ask("Target.getTargets", on_page=False)["targetInfos"]
            return next((t["targetId"] for t in found if t["type"] == "page"), "")

        target = eventually(page, 60, "no page in Chromium")
        attached = self._pipe.ask("Target.attachToTarget", on_page=False, targetId=target, flatten=True)
        self._pipe.page = attached["sessionId"]
        self._pipe.ask("Page.enable")


class _Pipe:
    """The DevTools protocol over two pipes: JSON between zero bytes."""

    def __init__(self, session: Session, page: str) -> None:
        self.page = ""
        self._count = 0
        self._answers: queue.Queue[dict[str, Any]] = queue.Queue()
        their_in, self._out = os.pipe()
        self._in, their_out = os.pipe()
        shell = f'exec chromium "$@" 3<&{their_in} 4>&{their_out}'
        profile = f"--user-data-dir={session.folder / 'chromium'}"
        session.start("bash", "-c", shell, "-", *FLAGS, profile, page, pass_fds=(their_in, their_out))
        os.close(their_in)
        os.close(their_out)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def close(self) -> None:
        self._reader.join(10)
        os.close(self._out)
        os.close(self._in)

    def ask(self, method: str, *, on_page: bool = True, **params: object) -> dict[str, Any]:
        self._count += 1
        message: dict[str, object] = {"id": self._count, "method": method, "params": params}
        if on_page:
            message["sessionId"] = self.page
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while (answer := self._answers.get(timeout=30))["id"] != self._count:
            pass
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer["result"]

    def _read(self) -> None:
        rest = b""
        while piece := os.read(self._in, 1 << 16):
            *messages, rest = (rest + piece).split(b"\0")
            for message in map(json.loads, messages):
                if "id" in message:
                    self._answers.put(message)
