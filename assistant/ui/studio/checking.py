"""Every template of the pack is checked while she works, and can be told to stop."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from assistant.casework.studio.check_all import CheckAll, Progress
from assistant.model.pack import Pack
from assistant.ui.parts import label
from assistant.ui.tasks import run_task
from assistant.ui.theme import UNIT

_STOP, _AGAIN = "Stop", "Kontrollér alle"
_AT_A_TIME = 20
"""Files between two updates of the window."""


class _Bridge(QObject):
    """From the worker to Qt's thread."""

    told = Signal(object, int, int)


class CheckLine(QWidget):
    """How far the check is, and the button that ends or begins it.

    Signals:
        judged: some more are known; carries their findings by path.
        finished: all are; carries the ``Pack``, None where it was stopped.
    """

    judged = Signal(object)
    finished = Signal(object)

    def __init__(self, folder: Path, below: tuple[Path, ...], today: date) -> None:
        super().__init__()
        self._check = CheckAll(folder, below, today)
        self._stop = Event()
        self._is_running = self._is_wanted_again = False
        self._bridge = _Bridge()
        self._bridge.told.connect(self._tell)
        self.said = label("", "muted")
        self.button = QPushButton(_AGAIN)
        self.button.setProperty("role", "link")
        self.button.clicked.connect(self._press)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        row.addWidget(self.said, 1)
        row.addWidget(self.button)

    def start(self) -> None:
        """Check them all; what has not changed since costs nothing. One that runs is followed by another."""
        if self._is_running:
            self._is_wanted_again = True
            return
        self._is_running = True
        self._stop.clear()
        self.button.setText(_STOP)
        bridge, stop, found = self._bridge, self._stop, dict[str, object]()

        def tell(progress: Progress) -> None:
            found[progress.path] = progress.findings
            if len(found) >= _AT_A_TIME or progress.done == progress.of:
                bridge.told.emit(dict(found), progress.done, progress.of)
                found.clear()

        run_task(lambda: self._check.run(tell, stop.is_set), self._finish, self._fail)

    def stop(self) -> None:
        """End it, if it runs."""
        self._is_wanted_again = False
        self._stop.set()

    def _press(self) -> None:
        if self._is_running:
            self.stop()
        else:
            self.start()

    def _tell(self, found: object, done: int, of: int) -> None:
        self.judged.emit(found)
        self.said.setText(f"Kontrollerer {done:,} af {of:,}".replace(",", "."))

    def _fail(self, error: Exception) -> None:
        self._finish(None)
        raise error

    def _finish(self, pack: Pack | None) -> None:
        self._is_running = False
        if self._is_wanted_again:
            self._is_wanted_again = False
            self.start()
            return
        self.button.setText(_AGAIN)
        self.said.setText("Stoppet." if pack is None else "")
        self.finished.emit(pack)
