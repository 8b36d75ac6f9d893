"""What of this machine's screen, keys, clipboard and tray works: the part of the diagnosis that needs Qt."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

from PySide6.QtCore import QMimeData
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
    names = {"xcb": "X11", "windows": "Windows"}
    session = "Wayland" if os.environ.get("WAYLAND_DISPLAY") else names.get(platform, platform)
    does = "teksten indsættes, hvor markøren står" if can_insert else "teksten kan kun kopieres"
    yield Check("Skærm", can_insert, f"{session} ved {_scales()}: {does}", "" if can_insert else _WAYLAND)
    yield _leader(desktop, bindings, profile)
    yield from _methods(desktop, bindings, profile)
    there: QMimeData | None = QGuiApplication.clipboard().mimeData()  # None after clear(), whatever its type says
    formats = len(there.formats()) if there is not None else 0
    yield Check("Udklipsholder", ok=True, detail=f"kan læses og lånes ({formats} formater lige nu)")
    has_tray = QSystemTrayIcon.isSystemTrayAvailable()
    if sys.platform == "win32":
        from assistant.ui import machine_windows  # noqa: PLC0415 - Windows' own

        yield from machine_windows.checks(desktop)
        has_tray = has_tray and machine_windows.has_tray()
    remedy = "" if has_tray else "Genvejene virker alligevel. Slå statuslinjen til i skrivebordets indstillinger."
    yield Check("Statuslinje", has_tray, "ikonet vises" if has_tray else "der er ingen at vise ikonet i", remedy)


def _scales() -> str:
    """How much larger things are shown, screen by screen."""
    return " og ".join(f"{round(screen.devicePixelRatio() * 100)} %" for screen in QGuiApplication.screens())


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


def _methods(desktop: Desktop, bindings: Bindings | None, profile: HotkeyProfile) -> Iterator[Check]:
    """How each chord is had: by registration, or by listening to the keyboard."""
    asked = bindings or Bindings(desktop.hotkeys, lambda: None, lambda _action: None)
    if bindings is None:
        asked.bind(profile)
    ways = {
        "registreret hos systemet": [str(chord) for chord, grab in asked.held.items() if grab is Grab.HELD],
        "hørt ved at lytte med på tastaturet": [str(c) for c, grab in asked.held.items() if grab is Grab.SHARED],
    }
    if bindings is None:
        asked.release()
    found = [f"{way}: {'; '.join(chords)}" for way, chords in ways.items() if chords]
    if found:
        yield Check("Genvejsmetode", ok=True, detail=". ".join(found))
