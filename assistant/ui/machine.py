"""What of this machine's screen, keys, clipboard and tray works: the part of the diagnosis that needs Qt."""

from __future__ import annotations

import os
from collections.abc import Iterator

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSystemTrayIcon

from assistant.casework.diagnosis import Check
from assistant.desktop.ports import Desktop, Grab
from assistant.model.target import HotkeyProfile
from assistant.ui.bindings import Bindings

_WAYLAND = "Log på med X11, eller bind »sagstast run HANDLING« til en genvej i systemets egne indstillinger."


def checks(desktop: Desktop, bindings: Bindings | None, profile: HotkeyProfile) -> Iterator[Check]:
    """What works; ``bindings`` of the running program, or None where the leader is only tried."""
    can_insert = desktop.name != "copy-only"
    platform = QGuiApplication.platformName()
    session = "Wayland" if os.environ.get("WAYLAND_DISPLAY") else {"xcb": "X11"}.get(platform, platform)
    found = (
        f"{session}: teksten indsættes, hvor markøren står" if can_insert else f"{session}: teksten kan kun kopieres"
    )
    yield Check("Skærm", can_insert, found, "" if can_insert else _WAYLAND)
    yield _leader(desktop, bindings, profile)
    formats = len(QGuiApplication.clipboard().mimeData().formats())
    yield Check("Udklipsholder", ok=True, detail=f"kan læses og lånes ({formats} formater lige nu)")
    has_tray = QSystemTrayIcon.isSystemTrayAvailable()
    remedy = "" if has_tray else "Genvejene virker alligevel. Slå statuslinjen til i skrivebordets indstillinger."
    yield Check("Statuslinje", has_tray, "ikonet vises" if has_tray else "der er ingen at vise ikonet i", remedy)


def _leader(desktop: Desktop, bindings: Bindings | None, profile: HotkeyProfile) -> Check:
    if bindings is not None:
        detail = f"{bindings.leader} åbner paletten" if bindings.leader else "paletten har ingen genvej"
        problems = " ".join(bindings.problems)
        remedy = "Vælg andre genveje under Indstillinger." if problems else ""
        return Check("Genveje", not problems, f"{detail}. {problems}".strip(" ."), remedy)
    for chord in (profile.leader, profile.leader_fallback):
        grab = desktop.hotkeys.grab(chord, lambda: None)
        desktop.hotkeys.release(chord)
        if grab is Grab.HELD:
            return Check("Genveje", ok=True, detail=f"{chord} er fri og kan åbne paletten")
        if grab is Grab.TAKEN:
            detail = f"{chord} er i brug, måske af Sagstast selv, der allerede kører"
            return Check("Genveje", ok=True, detail=detail)
    remedy = "Vælg en anden genvej under Indstillinger."
    return Check("Genveje", ok=False, detail=f"{profile.leader} kan ikke bruges her", remedy=remedy)
