"""Starting with Windows: a line in the person's own Run list, which needs no rights and no IT."""

from __future__ import annotations

import sys
from pathlib import Path

from assistant.store import program

assert sys.platform == "win32"  # noqa: S101 - tells mypy, which reads the program for Windows too

import winreg  # noqa: E402 - there is none elsewhere

_RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
_APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
"""Where the Task Manager notes which lines of the list she has turned off: the first byte is odd."""
_POLICY = r"Software\Microsoft\Windows\CurrentVersion\Policies\Explorer"
_FORBIDDEN = "DisableCurrentUserRun"
"""Group policy »Do not process the legacy run list«: Windows passes the list over."""
_NAME = "Sagstast"


def why_not() -> str:
    """IT may have turned the list off, for her or for the machine, or have the program start for everybody."""
    if _starts_for_everybody():
        return "IT har sat Sagstast til at starte med Windows for alle på denne computer."
    roots = (winreg.HKEY_CURRENT_USER, winreg.HKEY_LOCAL_MACHINE)
    is_forbidden = any(_value(root, _POLICY, _FORBIDDEN) == 1 for root in roots)
    return "IT har slået automatisk start fra på denne computer." if is_forbidden else ""


def is_enabled() -> bool:
    """Whether the line is there, and neither she nor IT has turned it off; or the machine's own list has one."""
    if _starts_for_everybody():
        return True
    approved = _value(winreg.HKEY_CURRENT_USER, _APPROVED, _NAME)
    is_off = isinstance(approved, bytes) and approved[:1] != b"" and approved[0] % 2 == 1
    return not why_not() and not is_off and isinstance(_value(winreg.HKEY_CURRENT_USER, _RUN, _NAME), str)


def set_enabled(*, enabled: bool) -> None:
    """Write the line or take it away, and forget that it was turned off in the Task Manager: the later wish counts.

    Raises:
        OSError: the registry could not be written.
    """
    _remove(_APPROVED)
    if not enabled or _starts_for_everybody():
        _remove(_RUN)  # two lines would start it twice, and the second start opens the palette
    elif not why_not():
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _RUN) as key:
            winreg.SetValueEx(key, _NAME, 0, winreg.REG_SZ, _command())


def _starts_for_everybody() -> bool:
    """The installer's AUTOSTART=1: a line in the machine's list."""
    return isinstance(_value(winreg.HKEY_LOCAL_MACHINE, _RUN, _NAME), str)


def _command() -> str:
    """What starts this program without a console; in quotes, as a folder may have spaces."""
    executable, *words = program.command("run")
    file = Path(executable)
    windowed = file.with_name(f"{file.stem}w.exe")
    return " ".join([f'"{windowed if windowed.is_file() else file}"', *words])


def _value(root: int, folder: str, name: str) -> object:
    try:
        with winreg.OpenKey(root, folder) as key:
            return winreg.QueryValueEx(key, name)[0]
    except OSError:
        return None


def _remove(folder: str) -> None:
    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, folder, 0, winreg.KEY_SET_VALUE) as key:
            winreg.DeleteValue(key, _NAME)
    except FileNotFoundError:
        return
