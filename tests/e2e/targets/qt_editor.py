"""A Qt editor in a process of its own: a heading line and a body. Run as a script it is the editor."""

from __future__ import annotations

import json
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from targets.session import Session


class QtEditor:
    """Drives the editor."""

    process_name = "python"

    def __init__(self, session: Session, title: str = "Qt-editor") -> None:
        from targets.child import Child

        self._session = session
        self._child = Child.of_script(session, __file__, title)
        self.window = session.windows.with_title(f"^{title}$")

    def open(self, title: str = "Sag 4711 - Qt-editor", focus: str = "body") -> int:
        """Empty the fields, put the caret into ``focus``, and come to the front."""
        self._child.ask({"do": "open", "title": title, "focus": focus})
        self._session.windows.activate(self.window)
        return self.window

    def be_busy(self, seconds: float) -> None:
        """Do nothing for a while, keys included."""
        self._child.ask({"do": "busy", "seconds": seconds})

    def read_back(self, field: str = "body") -> str:
        return str(self._child.ask({"do": "read", "field": field}))

    def close(self) -> None:
        self._child.end({"do": "close"})


def main() -> None:
    """The editor itself."""
    from PySide6.QtCore import QSocketNotifier, QTimer
    from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

    app = QApplication([])
    window, heading, body = QWidget(), QLineEdit(maxLength=80), QPlainTextEdit()
    fields = {"heading": heading, "body": body}
    layout = QVBoxLayout(window)
    for field in fields.values():
        layout.addWidget(field)
    window.resize(700, 500)

    def answer(message: dict[str, object]) -> object:
        match message:
            case {"do": "open", "title": str(title), "focus": str(focus)}:
                window.setWindowTitle(title)
                heading.clear()
                body.clear()
                fields[focus].setFocus()
                return True
            case {"do": "busy", "seconds": float(seconds)}:
                QTimer.singleShot(0, lambda: time.sleep(seconds))
                return True
            case {"do": "read", "field": "heading"}:
                return heading.text()
            case {"do": "read"}:
                return body.toPlainText()
            case _:
                app.quit()
                return True

    def hear() -> None:
        line = sys.stdin.readline()
        print(json.dumps(answer(json.loads(line)) if line else app.quit()), flush=True)

    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(hear)
    window.setWindowTitle(sys.argv[1])
    window.show()
    print(json.dumps("ready"), flush=True)
    app.exec()


if __name__ == "__main__":
    main()
