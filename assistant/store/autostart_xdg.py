"""Starting with the system by the XDG autostart folder."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs

from assistant.store import program
from assistant.store.atomic import write_text

_ENTRY = """\
[Desktop Entry]
Type=Application
Name=Sagstast
Comment=Genveje til journalnotater
Exec={command}
Terminal=false
X-GNOME-Autostart-enabled=true
"""
_NO_WAY = "Kan ikke slås til på dette system."


def why_not() -> str:
    """Why the program cannot start with this system, as a Danish sentence; empty when it can."""
    return "" if sys.platform == "linux" else _NO_WAY


def is_enabled() -> bool:
    """Whether the program starts with the system."""
    return not why_not() and _entry_file().is_file()


def set_enabled(*, enabled: bool) -> None:
    """Start with the system from now on, or no longer. Does nothing where it cannot be done.

    Raises:
        OSError: the entry could not be written or removed.
    """
    if why_not():
        return
    if enabled:
        command = " ".join(_quote(part) for part in program.command("run"))
        write_text(_entry_file(), _ENTRY.format(command=command))
    else:
        _entry_file().unlink(missing_ok=True)


def _entry_file() -> Path:
    return platformdirs.user_config_path() / "autostart" / "sagstast.desktop"


def _quote(part: str) -> str:
    """``part`` as one argument of an Exec line.

    https://specifications.freedesktop.org/desktop-entry-spec/latest/exec-variables.html: quoted with
    backslashes first, then the backslashes escaped once more as in every string value.
    """
    for char in '\\"`$':
        part = part.replace(char, "\\" + char)
    return '"' + part.replace("\\", "\\\\").replace("%", "%%") + '"'
