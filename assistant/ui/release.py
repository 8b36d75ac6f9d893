"""A held Enter repeats, and must not repeat into the window that comes next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PATIENCE = 2000
"""Milliseconds after which it is done all the same: the key may have been let go of in another window."""
_NO_FINGER = 5
"""Milliseconds: no finger lets go and presses again so fast. X repeats a key by a release and a press of the same
moment, and Qt calls the press a repeat only when both have come in together."""


class EnterRelease(QObject):
    """Does what is asked of it once Enter has been let go of."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._then: Callable[[], None] | None = None
        self._timer = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._timer.timeout.connect(self._act)

    def then(self, act: Callable[[], None]) -> None:
        """Call ``act`` when Enter is up; it has just been pressed."""
        if self._then is None:
            QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # there is one
        self._then = act
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See the key go; what it would do elsewhere it still does."""
        if (
            event.type() is QEvent.Type.KeyRelease
            and isinstance(event, QKeyEvent)
            and event.key() in _ENTER
            and not event.isAutoRepeat()
        ):
            self._act()
        return super().eventFilter(watched, event)

    def _act(self) -> None:
        act, self._then = self._then, None
        self._timer.stop()
        if act is not None:
            QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]  # there is one
            act()


class StaleEnter(QObject):
    """Keeps the repeats of an Enter that was pressed in another window away from this one's fields.

    It listens at the window, where keys come in: all events of a form that is about to show would be thousands.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._released_at = 0

    def keep_away(self) -> None:
        """From now until a key is pressed anew."""
        # Not at once: the very press that opened this window is still on its way through the other one.
        QTimer.singleShot(0, self, self._begin)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow what repeats; the first key that does not is the end of it."""
        if isinstance(event, QKeyEvent) and event.key() in _ENTER:
            if event.type() is QEvent.Type.KeyRelease:
                self._released_at = event.timestamp()
            elif event.isAutoRepeat() or event.timestamp() - self._released_at <= _NO_FINGER:
                return True
        if event.type() is QEvent.Type.KeyPress:
            watched.removeEventFilter(self)
        return super().eventFilter(watched, event)

    def _begin(self) -> None:
        self._released_at = -_NO_FINGER - 1
        self._window.windowHandle().installEventFilter(self)
