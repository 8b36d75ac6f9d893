"""The desktop program, wired together here and nowhere else. The icon comes first, the rest when it is up.

This module and what it imports stand between a double click and the icon: nothing heavy belongs here.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QApplication

from assistant.ui.instance import Instance
from assistant.ui.tray import Tray

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from assistant.app.program import Program

NO_SCREEN = (
    "Der er ingen skærm at vise programmet på. Brug kommandolinjen, fx: sagstast list, "
    "eller sagstast fill ferievejledning --answers svar.json"
)


def start(action: str = "", *, packs: Sequence[Path] | None = None, today: date | None = None) -> int:
    """Run the tray program, or hand ``action`` to the one that runs; the exit code."""
    if not has_screen():
        _say(NO_SCREEN)
        return 3
    instance = Instance()
    if not instance.become(action):
        return 0
    app = QApplication(["sagstast"])
    icon = Icon(app, instance, packs, today, action)
    code = app.exec()
    if not icon.close():
        os._exit(code)  # Qt would wait for as long as it takes; all that was borrowed is given back
    return code


def has_screen() -> bool:
    """Whether there is a screen to show windows on."""
    wanted = os.environ.get("QT_QPA_PLATFORM", "")
    return not sys.platform.startswith("linux") or bool(
        wanted or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )


class Icon(QObject):
    """The icon in the tray, which wakes the program behind it.

    Attributes:
        program: None until the event loop runs.
    """

    def __init__(
        self, app: QApplication, instance: Instance, packs: Sequence[Path] | None, today: date | None, action: str
    ) -> None:
        super().__init__(app)
        app.setApplicationName("Sagstast")
        app.setDesktopFileName("sagstast")
        app.setQuitOnLastWindowClosed(False)
        self.program: Program | None = None
        self._wishes = (packs, today, action)
        self._instance = instance
        self._leave_session = _enter_session(self._end, self._recoloured)
        self._tray = Tray("", _say)
        self._tray.show()
        QTimer.singleShot(0, self, self._wake)

    def close(self) -> bool:
        """Give back what was borrowed, once; whether nothing is under way any more."""
        from assistant.ui.tasks import let_finish  # noqa: PLC0415 - the icon does not wait for it

        program, self.program = self.program, None
        self._instance.close()
        if program is not None:
            program.close()
        self._leave_session()
        return let_finish()

    def _end(self) -> None:
        """The system does not wait for the event loop: give back at once, and leave it when it comes to that."""
        program, self.program = self.program, None
        if program is not None:
            program.close()
        QCoreApplication.exit(0)

    def _recoloured(self) -> None:
        if self.program is not None:
            self.program.follow_colours()

    def _wake(self) -> None:
        from assistant.app.program import Program  # noqa: PLC0415 - the icon does not wait for it

        self.program = Program(self._tray, self._instance, *self._wishes)


def _enter_session(end: Callable[[], None], recoloured: Callable[[], None]) -> Callable[[], None]:
    """On Windows, have ``end`` called at log-off and ``recoloured`` with a contrast theme; how to stop that.

    Elsewhere signals tell the one (see ``QuitSignals``), and Qt the other.
    """
    if sys.platform == "win32":
        from assistant.desktop.windows import session  # noqa: PLC0415 - Windows' own

        return session.Session(end, recoloured).close
    else:  # noqa: RET505 - mypy reads one branch of the two
        return lambda: None


def _say(sentence: str) -> None:
    if sys.stderr:  # there is none in a program without a console
        sys.stderr.write(sentence + "\n")
