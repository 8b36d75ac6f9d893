"""The icon in the tray and its menu. It says what was asked for and does nothing itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from assistant.ui.icons import sized_icon

GRACE = 10_000
"""Milliseconds that a tray may take to appear at log-in before the person is told that there is none."""
NO_TRAY = "Der er ingen statuslinje at vise ikonet i. Genvejene virker alligevel."


class State(Enum):
    """What the icon tells: its picture's name, and the words for a pointer that rests on it."""

    READY = ("tray-ready", "klar")
    PAUSED = ("tray-paused", "genvejene er sat på pause")
    ATTENTION = ("tray-attention", "der er noget at se på")


class Tray(QObject):
    """The icon.

    Signals:
        palette: open it.
        action: run this one, from the recent ones.
        note_type: open the palette with this prefix.
        pause: hotkeys off, or on again.
        settings, about, quit: the menu's other lines.
    """

    palette = Signal()
    action = Signal(str)
    note_type = Signal(str)
    pause = Signal(bool)
    settings = Signal()
    about = Signal()
    quit = Signal()

    def __init__(self, leader: str, tell: Callable[[str], None], parent: QObject | None = None) -> None:
        """``leader`` is the palette's chord; ``tell`` gets a Danish sentence when there is no tray to sit in."""
        super().__init__(parent)
        self._tell = tell
        self._is_paused = self._is_presenting = False
        self._words = self._packs_line = self._drafts_line = ""
        self.icon = QSystemTrayIcon(self)
        self.menu = QMenu()
        self._palette = self._line("&Find og indsæt …", self.palette.emit)
        self.set_leader(leader)
        self._drafts: QAction | None = None
        self._end_showing: QAction | None = None
        self.recent = self.menu.addMenu("&Seneste")
        self.note_types = self.menu.addMenu("&Notattyper")
        self.menu.addSeparator()
        self._pause = self._line("", lambda: self.pause.emit(not self._is_paused))
        self._line("&Indstillinger …", self.settings.emit)
        self._line("&Om/diagnose", self.about.emit)
        self.menu.addSeparator()
        self._line("&Afslut", self.quit.emit)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._clicked)
        self.set_recent(())
        self.set_note_types(())
        self.set_state(State.READY)

    def _line(self, text: str, run: Callable[[], None]) -> QAction:
        line = self.menu.addAction(text)
        line.triggered.connect(lambda _checked: run())
        return line

    def show(self) -> None:
        """Sit in the tray, now or when one appears."""
        self.icon.show()
        QTimer.singleShot(GRACE, self, self._check)

    def _check(self) -> None:
        if not QSystemTrayIcon.isSystemTrayAvailable():
            self._tell(NO_TRAY)

    def set_leader(self, chord: str) -> None:
        """Show the palette's chord beside its line; empty when it has none."""
        self._palette.setText(f"&Find og indsæt …\t{chord}" if chord else "&Find og indsæt …")

    def set_state(self, state: State, why: str = "") -> None:
        """Show ``state``; ``why`` is said in place of its usual words and names no person."""
        picture, words = state.value
        self._is_paused = state is State.PAUSED
        self.icon.setIcon(sized_icon(picture))
        self._words = why or words
        self._show_tip()
        self._pause.setText("Slå genveje &til igen" if self._is_paused else "Sæt genveje på &pause")

    def set_drafts(self, line: str) -> None:
        """Offer the drafts by this line, and say so where the pointer rests; nothing when it is empty."""
        if line and self._drafts is None:
            self._drafts = QAction(self.menu)
            self._drafts.triggered.connect(self._ask_for_drafts)
            self.menu.insertAction(self.recent.menuAction(), self._drafts)
        if self._drafts is not None:
            self._drafts.setText(f"{line.replace('kladde', '&kladde', 1)} …")
            self._drafts.setVisible(bool(line) and not self._is_presenting)
        self._drafts_line = line
        self._show_tip()

    def set_packs(self, line: str) -> None:
        """Say where the pointer rests that nobody has confirmed the packs in time; nothing when it is empty."""
        self._packs_line = line
        self._show_tip()

    def set_presenting(self, *, is_on: bool) -> None:
        """Say that a room looks on, offer to end that, and tell nothing meanwhile that is for her alone."""
        if self._end_showing is None:
            self._end_showing = QAction("Slut frem&visning", self.menu)
            self._end_showing.triggered.connect(self._ask_for_the_end)
            self.menu.insertAction(self._pause, self._end_showing)
        self._end_showing.setVisible(is_on)
        self._is_presenting = is_on
        self.set_drafts(self._drafts_line)

    def _ask_for_the_end(self) -> None:
        from assistant.casework.actions import PRESENT  # noqa: PLC0415 - not at start

        self.action.emit(PRESENT)

    def _ask_for_drafts(self) -> None:
        from assistant.casework.actions import DRAFTS  # noqa: PLC0415 - not at start

        self.action.emit(DRAFTS)

    def set_recent(self, actions: Sequence[tuple[str, str]]) -> None:
        """Offer these actions, as id and title, newest first."""
        self._fill(self.recent, actions, self.action.emit, "Intet indsat endnu")

    def set_note_types(self, types: Sequence[tuple[str, str]]) -> None:
        """Offer these note types, as prefix without colon and name."""
        self._fill(self.note_types, types, self.note_type.emit, "Ingen tekstpakke")

    def _show_tip(self) -> None:
        news = ("Fremvisning",) if self._is_presenting else (self._packs_line, self._drafts_line)
        lines = (f"Sagstast – {self._words}", *news)
        self.icon.setToolTip("\n".join(line for line in lines if line))

    def _fill(self, menu: QMenu, lines: Sequence[tuple[str, str]], run: Callable[[str], None], empty: str) -> None:
        menu.clear()
        for value, title in lines:
            line = menu.addAction(title.replace("&", "&&"))
            line.triggered.connect(lambda _checked, value=value: run(value))
        if not lines:
            menu.addAction(empty).setEnabled(False)

    def _clicked(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.palette.emit()
