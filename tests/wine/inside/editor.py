"""A case system: a window with a heading of at most 80 characters and a body. Run by Windows' Python."""

import time

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from tests.wine.inside.line import Line


class Editor(QWidget):
    """Answers; every method with a verb for a name is a question."""

    def __init__(self) -> None:
        super().__init__()
        self._fields = {"heading": QLineEdit(maxLength=80), "body": QPlainTextEdit()}
        layout = QVBoxLayout(self)
        for field in self._fields.values():
            layout.addWidget(field)
        self.resize(600, 400)

    def prepare(self, title: str, focus: str) -> int:
        """Empty the fields and put the caret into ``focus``; the window's handle."""
        self.setWindowTitle(title)
        for field in self._fields.values():
            field.clear()
        self._fields[focus].setFocus()
        return self.winId()

    def retitle(self, title: str) -> None:
        self.setWindowTitle(title)

    def read(self, field: str) -> str:
        found = self._fields[field]
        return found.text() if isinstance(found, QLineEdit) else found.toPlainText()

    def be_busy(self, seconds: float) -> None:
        """Do nothing for a while, keys included."""
        QTimer.singleShot(0, lambda: time.sleep(seconds))


class Bell(QObject):
    """From the thread that hears to the one that has the windows."""

    rung = Signal()
    ended = Signal()


def main() -> None:
    app = QApplication([])
    editor, bell = Editor(), Bell()
    editor.show()
    bell.rung.connect(lambda: line.answer(editor), Qt.ConnectionType.QueuedConnection)
    bell.ended.connect(app.quit, Qt.ConnectionType.QueuedConnection)
    line = Line(bell.rung.emit, bell.ended.emit)
    app.exec()


if __name__ == "__main__":
    main()
