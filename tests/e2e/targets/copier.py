"""Another program that uses the clipboard: it copies, it looks, and as a manager it reads whatever comes.

Run as a script it is that program.
"""

from __future__ import annotations

import base64
import json
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from targets.session import Session


class Copier:
    """Drives the program."""

    def __init__(self, session: Session) -> None:
        from targets.child import Child

        self._child = Child.of_script(session, __file__)

    def copy(self, **formats: bytes) -> None:
        """Own the clipboard with these; ``text_html`` stands for text/html."""
        coded = {name.replace("_", "/"): base64.b64encode(data).decode() for name, data in formats.items()}
        self._child.ask({"do": "copy", "formats": coded})

    def clear(self) -> None:
        """Own it no longer, so that nobody does."""
        self._child.ask({"do": "clear"})

    def formats(self) -> dict[str, bytes]:
        """What is on the clipboard."""
        found = self._child.ask({"do": "look"})
        return {name: base64.b64decode(data) for name, data in found.items()}

    def text(self) -> str:
        return self.formats().get("text/plain", b"").decode()

    def watch(self, *, is_watching: bool) -> None:
        """Read everything as soon as it comes, as a clipboard manager does."""
        self._child.ask({"do": "watch", "on": is_watching})

    def seen(self) -> list[str]:
        """What was read so."""
        return list(self._child.ask({"do": "seen"}))

    def close(self) -> None:
        self._child.end({"do": "close"})


def main() -> None:
    """The program itself."""
    from PySide6.QtCore import QMimeData, QSocketNotifier
    from PySide6.QtGui import QGuiApplication

    app = QGuiApplication([])
    board = app.clipboard()
    seen: list[str] = []
    watching = [False]

    def on_change() -> None:
        if watching[0] and not board.ownsClipboard():
            seen.append(board.text())

    def answer(message: dict[str, object]) -> object:
        match message:
            case {"do": "copy", "formats": dict(formats)}:
                data = QMimeData()
                for name, content in formats.items():
                    data.setData(name, base64.b64decode(content))
                board.setMimeData(data)
            case {"do": "clear"}:
                board.clear()
            case {"do": "look"}:
                data = board.mimeData()
                wanted = [name for name in data.formats() if not name.startswith("application/x-qt")]
                return {name: base64.b64encode(data.data(name).data()).decode() for name in wanted}
            case {"do": "watch", "on": bool(is_watching)}:
                watching[0] = is_watching
                seen.clear()
            case {"do": "seen"}:
                return seen
            case _:
                app.quit()
        return True

    def hear() -> None:
        line = sys.stdin.readline()
        print(json.dumps(answer(json.loads(line) if line else {})), flush=True)

    board.dataChanged.connect(on_change)
    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(hear)
    print(json.dumps("ready"), flush=True)
    app.exec()


if __name__ == "__main__":
    main()
