"""What works on this machine, for ``sagstast doctor``."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from assistant.app import NO_SCREEN, has_screen
from assistant.casework import drafts
from assistant.casework.diagnosis import Check
from assistant.casework.diagnosis import checks as checks_without_screen
from assistant.casework.library import Library
from assistant.casework.setup import installed_hotkeys
from assistant.desktop.system import open_desktop
from assistant.store import policy
from assistant.ui import machine


def checks(library: Library) -> list[Check]:
    """What works on this machine, for ``sagstast doctor``; where there is no screen, that is said."""
    found = [*checks_without_screen(library), drafts.check(policy.settings_in_force().draft_days)]
    if not has_screen():
        return [*found, Check("Skærm", ok=False, detail="der er ingen", remedy=NO_SCREEN)]
    app = QApplication.instance() or QApplication(["sagstast"])
    desktop = open_desktop()
    found += machine.checks(desktop, None, installed_hotkeys())
    desktop.close()
    del app
    return found
