"""Windows of a process of their own, in the look that the tray program's have."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from assistant.casework.setup import installed_settings
from assistant.ui import theme


def dressed() -> tuple[QApplication, theme.Theme]:
    """The application, speaking Danish, in the scheme she has chosen."""
    app = QApplication(["sagstast"])
    app.setApplicationName("Sagstast")
    app.setDesktopFileName("sagstast")
    theme.install_danish(app)
    return app, theme.apply(app, installed_settings().theme)  # type: ignore[arg-type]  # one of its choices
