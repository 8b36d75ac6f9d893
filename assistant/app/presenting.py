"""What changes in the whole program while a room looks on."""

from __future__ import annotations

from assistant.app.reminders import Reminders
from assistant.desktop.ports import Point, Windows
from assistant.ui.bindings import Bindings
from assistant.ui.presenter import Presenter
from assistant.ui.theme import Theme
from assistant.ui.tray import Tray


class Presenting:
    """Turned on and off by hand, and never remembered."""

    def __init__(self, windows: Windows, theme: Theme, bindings: Bindings, tray: Tray, reminders: Reminders) -> None:
        self._windows = windows
        self._theme = theme
        self._bindings = bindings
        self._tray = tray
        self._reminders = reminders
        self._presenter: Presenter | None = None

    def toggle(self) -> None:
        """Show everything large, and the pressed keys, and hold back what is for her alone; or end that."""
        if self._presenter is None:
            self._presenter = Presenter(self._theme, self._centre)
            self._bindings.heard = self._presenter.show_chord
        else:
            self._presenter.close()
            self._presenter = self._bindings.heard = None
        is_on = self._presenter is not None
        self._tray.set_presenting(is_on=is_on)
        self._reminders.hold(is_held=is_on)

    def _centre(self) -> Point | None:
        window = self._windows.active()
        return self._windows.centre(window.id) if window else None
