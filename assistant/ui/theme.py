"""Light and dark and the font: what every window of the program shares.

``apply(app)`` dresses the application once and follows the system from then on. Whoever paints asks ``colours()`` and
``font()`` while painting and keeps neither, so that a change of scheme is seen at once.
"""

from __future__ import annotations

import sys
from typing import Literal

from PySide6.QtCore import QLibraryInfo, QObject, Qt, QTranslator
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QGuiApplication
from PySide6.QtWidgets import QApplication

from assistant.ui.colours import DARK, LIGHT, Colours, contrast
from assistant.ui.icons import folder, sized_icon
from assistant.ui.stylesheet import RADIUS, UNIT, stylesheet

__all__ = [
    "RADIUS",
    "UNIT",
    "Choice",
    "Colours",
    "Theme",
    "apply",
    "colours",
    "font",
    "foot",
    "has_compositor",
    "install_danish",
    "is_large",
    "scaled",
]

Choice = Literal["system", "light", "dark"]
_BODY = 1.1
"""Body text against the system's font: read eight hours a day, it may be a little larger than a menu."""
_BETWEEN_LETTERS_MS = 1_000
"""Letters typed in a list are one word so long as no more lies between them: some type with two fingers."""
_LARGE = 1.35
"""Against the usual size: for those who look from the other end of a room."""

_worn = LIGHT
_size = 1.0


class Theme(QObject):
    """Keeps the application in the chosen scheme; made by ``apply`` and owned by the application."""

    def __init__(self, app: QApplication, choice: Choice) -> None:
        super().__init__(app)
        self._app = app
        self._choice: Choice = choice
        app.setStyle("Fusion")
        app.setKeyboardInputInterval(_BETWEEN_LETTERS_MS)
        app.setWindowIcon(sized_icon("tray-ready"))  # for the taskbar, which else shows what started the program
        app.styleHints().colorSchemeChanged.connect(self._dress)
        self._dress()

    def follow(self) -> None:
        """The system has changed its colours: look again."""
        self._dress()

    def choose(self, choice: Choice) -> None:
        """Change to ``light`` or ``dark``, or follow the system again."""
        self._choice = choice
        self._dress()

    def enlarge(self, *, is_large: bool) -> None:
        """Show text and windows large, for a room of people, or as usual again."""
        global _size  # noqa: PLW0603 - as the colours
        _size = _LARGE if is_large else 1.0
        self._dress()

    def _dress(self) -> None:
        global _worn  # noqa: PLW0603 - there is one application, and whoever paints asks
        scheme = _worn = _scheme(self._choice)
        self._app.setFont(font())
        self._app.setPalette(scheme.palette())
        sheet = stylesheet(scheme, font().pointSizeF(), folder().as_posix())
        if sheet != self._app.styleSheet():  # Qt would dress every widget anew all the same
            self._app.setStyleSheet(sheet)


def apply(app: QApplication, choice: Choice = "system") -> Theme:
    """Dress ``app`` and let it follow the system's light or dark; it is dressed once, and changed after that."""
    worn = app.findChild(Theme)
    if worn is None:
        return Theme(app, choice)
    worn.choose(choice)
    return worn


def colours() -> Colours:
    """The scheme in use now."""
    return _worn


def is_large() -> bool:
    """Whether everything is shown large: others look on, and nothing is told that is for her alone."""
    return _size > 1


def _scheme(choice: Choice) -> Colours:
    """What is chosen, but in a contrast theme, which she has chosen for every program."""
    if (system := _contrast_theme()) is not None:
        return contrast(system)
    if choice == "system":
        is_dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return DARK if is_dark else LIGHT
    return DARK if choice == "dark" else LIGHT


def _contrast_theme() -> dict[str, str] | None:
    if sys.platform == "win32":
        from assistant.desktop.windows.contrast import system_colours  # noqa: PLC0415 - Windows' own

        return system_colours()
    else:  # noqa: RET505 - mypy reads one branch of the two
        return None


def font(scale: float = 1.0, *, bold: bool = False) -> QFont:
    """The system's font at ``scale`` of our body text."""
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    points = system.pointSizeF() if system.pointSizeF() > 0 else QFontInfo(system).pointSizeF()
    system.setPointSizeF(round(points * _BODY * _size * scale * 2) / 2)
    if bold:
        system.setWeight(QFont.Weight.DemiBold)
    return system


def scaled(pixels: int) -> int:
    """A width meant for a 9 point system font, for the font that this person has chosen and as large as it is shown."""
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    return round(pixels * max(1.0, QFontInfo(system).pointSizeF() / 9.0) * _size)


def foot() -> int:
    """How much of a screen's foot our windows leave free: shown large, the pressed keys stand there."""
    return scaled(UNIT * 6) if is_large() else 0


def has_compositor() -> bool:
    """Whether a window's corner may be translucent: always, except on X11, where nobody need be composing."""
    return QGuiApplication.platformName() != "xcb"


def install_danish(app: QApplication) -> bool:
    """Let Qt's own buttons and menus speak Danish; False when its translation is not installed."""
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return translator.load("qtbase_da", folder) and app.installTranslator(translator)
