"""What of Windows stands in the way, or may: rights, the window in front, what keeps copies of the clipboard."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from assistant.casework.diagnosis import Check
from assistant.desktop.ports import Desktop
from assistant.desktop.qtclipboard import WINDOWS_MARKS
from assistant.desktop.windows import api, processes
from assistant.store import paths

assert sys.platform == "win32"  # noqa: S101 - tells mypy, which reads the program for Windows too

import winreg  # noqa: E402 - there is none elsewhere

_MEDIUM, _HIGH = 0x2000, 0x3000
"""Integrity levels: of a program as people start it, and of one that runs as administrator."""
_LONG = 180
"""From here on the names of our own files may take a path beyond Windows' 260 characters."""
_CLIPBOARD = r"Software\Microsoft\Clipboard"
_CLIPBOARD_POLICY = r"Software\Policies\Microsoft\Windows\System"
_FILE_SYSTEM = r"SYSTEM\CurrentControlSet\Control\FileSystem"


def checks(desktop: Desktop) -> Iterator[Check]:
    """What only Windows has."""
    yield _rights()
    yield _front(desktop)
    yield Check("Fjernskrivebord", ok=True, detail=_session())
    yield _private()
    yield Check("Udklipshistorik", ok=True, detail=_history())
    yield _long_paths()


def has_tray() -> bool:
    """Whether there is a taskbar; Qt takes that for granted."""
    return bool(api.FindWindowW("Shell_TrayWnd", None))


def _rights() -> Check:
    level = processes.own_integrity()
    if level < _MEDIUM:
        detail = "Sagstast kører med færre rettigheder end andre programmer og kan ikke skrive i dem"
        return Check("Rettigheder", ok=False, detail=detail, remedy="Bed IT installere Sagstast som andre programmer.")
    if level >= _HIGH:
        detail = "Sagstast kører som administrator"
        return Check("Rettigheder", ok=False, detail=detail, remedy="Afslut, og start Sagstast som dig selv.")
    detail = "som andre programmer. I programmer, der kører som administrator, kan teksten kun kopieres"
    return Check("Rettigheder", ok=True, detail=detail)


def _front(desktop: Desktop) -> Check:
    """By the program's name alone: a title may name a citizen."""
    window = desktop.windows.active()
    if window is None or window.is_ours:
        return Check("Vinduet foran", ok=True, detail="er intet, der kan skrives i, lige nu")
    name = window.process or "et program, Sagstast ikke må se navnet på"
    if not window.refusal:
        return Check("Vinduet foran", ok=True, detail=f"{name}: teksten kan indsættes")
    remedy = "Brug Sagstast i et andet vindue, eller indsæt selv det, der er kopieret."
    return Check("Vinduet foran", ok=False, detail=f"{name} tager ikke imod tekst fra Sagstast", remedy=remedy)


def _session() -> str:
    if api.GetSystemMetrics(api.SM_REMOTESESSION):
        return "Sagstast kører inde i fjernskrivebordet, og alt virker som ellers"
    return "Sagstast kører på selve computeren. Ind i et fjernskrivebord kan teksten kun kopieres"


def _private() -> Check:
    """Whether the marks that keep a text out of histories can be put on it."""
    if all(api.RegisterClipboardFormatW(name) for name in WINDOWS_MARKS):
        return Check("Privat udklip", ok=True, detail="teksten mærkes, så Windows ikke gemmer eller deler den")
    remedy = "Slå udklipshistorik fra i Windows' indstillinger under System, Udklipsholder."
    return Check("Privat udklip", ok=False, detail="Windows tager ikke imod mærkerne", remedy=remedy)


def _history() -> str:
    """What Windows' own history and its sharing between computers are set to."""
    names = {
        "Historik": ("EnableClipboardHistory", "AllowClipboardHistory"),
        "deling mellem computere": ("EnableCloudClipboard", "AllowCrossDeviceClipboard"),
    }
    said = []
    for what, (hers, of_it) in names.items():
        if _number(winreg.HKEY_LOCAL_MACHINE, _CLIPBOARD_POLICY, of_it) == 0:
            said.append(f"{what} er slået fra af IT")
        else:
            said.append(f"{what} er slået {'til' if _number(winreg.HKEY_CURRENT_USER, _CLIPBOARD, hers) else 'fra'}")
    return ", ".join(said)


def _long_paths() -> Check:
    folder = paths.local_dir()
    if len(str(folder)) < _LONG or _number(winreg.HKEY_LOCAL_MACHINE, _FILE_SYSTEM, "LongPathsEnabled"):
        return Check("Lange stier", ok=True, detail=f"mappen til data har {len(str(folder))} tegn")
    detail = f"mappen til data har {len(str(folder))} tegn, og Windows tager højst 260 med filens navn"
    return Check("Lange stier", ok=False, detail=detail, remedy="Bed IT slå lange stier til (LongPathsEnabled).")


def _number(root: int, folder: str, name: str) -> int | None:
    try:
        with winreg.OpenKey(root, folder) as key:
            found = winreg.QueryValueEx(key, name)[0]
    except OSError:
        return None
    return found if isinstance(found, int) else None
