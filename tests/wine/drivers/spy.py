"""The near end of ``inside/spy.py``."""

from __future__ import annotations

import base64
import json
import socket
from typing import Any

from drivers.wine import HERE, Wine, windows_path
from targets.waiting import eventually

PRIVATE = (
    "ExcludeClipboardContentFromMonitorProcessing",
    "CanIncludeInClipboardHistory",
    "CanUploadToCloudClipboard",
    "Clipboard Viewer Ignore",
)


class Spy:
    """Asks the spy in Wine; what it can be asked are the methods of ``inside/spy.py``."""

    def __init__(self, wine: Wine) -> None:
        self._wine = wine
        with socket.create_server(("127.0.0.1", 0)) as door:
            door.settimeout(60)
            port = door.getsockname()[1]
            self.process = wine.start_python(windows_path(HERE / "inside" / "spy.py"), str(port))
            self._line, _ = door.accept()
        self._line.settimeout(30)
        self._line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._answers = self._line.makefile("rb")
        assert json.loads(self._answers.readline()) == "ready"

    def __getattr__(self, name: str) -> Any:
        return lambda *arguments: self._ask(name, *arguments)

    def window(self, **wanted: object) -> dict[str, Any]:
        """The first window of these properties; waits for it."""
        return eventually(lambda: self.window_now(**wanted), what=f"a window with {wanted}")

    def window_now(self, **wanted: object) -> dict[str, Any]:
        """The same as it is now; empty when there is none."""
        return next((found for found in self._ask("windows") if wanted.items() <= found.items()), {})

    def windows_of(self, pid: int) -> list[dict[str, Any]]:
        return [found for found in self._ask("windows") if found["pid"] == pid]

    def come_to_front(self, window: int) -> None:
        """Bring ``window`` before all others, as a click on it does."""
        self._ask("activate", window)
        eventually(lambda: self._ask("front")["window"] == window, what=f"{window:#x} in front")

    def put(self, **formats: bytes) -> None:
        """Copy, as another program does."""
        self._ask("copy", {name: base64.b64encode(data).decode() for name, data in formats.items()})

    def put_text(self, text: str) -> None:
        self.put(CF_UNICODETEXT=text.encode("utf-16-le") + b"\0\0")

    def on_board(self) -> dict[str, bytes]:
        """All formats on the clipboard."""
        return {name: base64.b64decode(data) for name, data in self._ask("board").items()}

    def text_on_board(self) -> str:
        return self.on_board().get("CF_UNICODETEXT", b"").decode("utf-16-le").partition("\0")[0]

    def close(self) -> None:
        self._answers.close()
        self._line.close()
        self.process.wait(10)
        assert self.process.stdout
        self.process.stdout.close()

    def _ask(self, name: str, *arguments: object) -> Any:
        self._line.sendall(json.dumps([name, *arguments]).encode() + b"\n")
        answer = json.loads(self._answers.readline())
        if "fault" in answer:
            raise RuntimeError(f"spy.{name}: {answer['fault']}")
        return answer["answer"]
