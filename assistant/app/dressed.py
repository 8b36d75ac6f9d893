"""Windows of a process of their own, in the look that the tray program's have."""

from __future__ import annotations

import sys
from types import TracebackType

from PySide6.QtWidgets import QApplication

from assistant.casework.setup import installed_settings
from assistant.store import log, paths
from assistant.ui import theme


def dressed() -> tuple[QApplication, theme.Theme]:
    """The application, speaking Danish, in the scheme she has chosen; what nobody foresaw is told, and logged."""
    app = QApplication(["sagstast"])
    app.setApplicationName("Sagstast")
    app.setDesktopFileName("sagstast")
    theme.install_danish(app)
    log.to_file(paths.log_file())
    sys.excepthook = unexpected
    return app, theme.apply(app, installed_settings().theme)  # type: ignore[arg-type]  # one of its choices


def unexpected(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Log where ``error`` arose, and offer the report; what is written in the window stays there."""
    from assistant.ui.crash import CrashCard  # noqa: PLC0415 - seldom, one hopes

    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    log.start.error("unexpected: %s", log.describe(error))
    shown = (each for each in QApplication.topLevelWidgets() if isinstance(each, CrashCard))
    card = next(shown, None) or CrashCard(QApplication.activeWindow())
    card.tell(error)
