"""Sagstast under Windows' Python, seen through the screen as on Linux, and through the spy."""

from __future__ import annotations

import re
import subprocess
from typing import Any

from drivers.pack import CHORD, FIXED
from drivers.spy import Spy
from drivers.wine import Wine, said_by, windows_path
from targets.presser import Presser
from targets.program import Program
from targets.session import stop
from targets.waiting import eventually

CLEAR = "Ctrl+Shift+F7"
STEPS = ("Ctrl+Shift+F8", "u")
SETTINGS = f"""[chords]
{FIXED} = "{CHORD}"
ryd = "{CLEAR}"
raadighed-udeblivelse = "{", ".join(STEPS)}"
"""


class WindowsProgram(Program):
    """The running tray program.

    Attributes:
        pid: in Windows.
    """

    def __init__(self, wine: Wine, spy: Spy, presser: Presser, **options: Any) -> None:
        self._wine, self._spy = wine, spy
        others = {found["pid"] for found in spy.windows()}
        super().__init__(wine.session, presser, **options)

        def mine() -> int:
            pythons = (found for found in spy.windows() if found["program"] == "python.exe")
            return next((found["pid"] for found in pythons if found["pid"] not in others), 0)

        self.pid = eventually(mine, what="a window of Sagstast")

    def command(self, *arguments: str) -> tuple[str, ...]:
        return self._wine.python("-X", "faulthandler", "-m", "assistant", *arguments)

    def run(self, *arguments: str) -> tuple[int, str]:
        """Start it once more with ``arguments``; exit code and what it says."""
        return self._wine.run_python("-X", "faulthandler", "-m", "assistant", *arguments, env=self.env)

    def windows(self) -> list[dict[str, Any]]:
        """Its windows, hidden ones too."""
        return self._spy.windows_of(self.pid)

    def post(self, message: int | str, *parameters: int) -> None:
        """Leave a message with all its windows."""
        for found in self.windows():
            self._spy.post(found["window"], message, *parameters)

    def shown(self, pattern: str) -> list[int]:
        """Its visible windows whose title ``pattern`` finds."""
        return [w["window"] for w in self.windows() if w["is_visible"] and re.search(pattern, w["title"])]

    def wait_for(self, pattern: str, patience: float = 15.0) -> int:
        def in_front() -> int:
            front = self._spy.front()
            return front["window"] if front["pid"] == self.pid and re.search(pattern, front["title"]) else 0

        return eventually(in_front, patience, f"{pattern} in front")

    def wait_until_gone(self, pattern: str) -> None:
        eventually(lambda: not self.shown(pattern), what=f"{pattern} gone")

    def close_windows(self) -> None:
        while ours := self.shown("^Sagstast(?! – venter)"):
            self._spy.come_to_front(ours[0])
            self._presser.tap("Esc")
            eventually(lambda: ours[0] not in self.shown("."), what="window closed by Esc")

    def close(self) -> str:
        stop(self.process)
        return said_by(self.process)

    def _environment(self) -> dict[str, str]:
        return self._wine.env | {"SAGSTAST_HOME": windows_path(self.home)}

    def _start(self, *arguments: str) -> subprocess.Popen[bytes]:
        return self._wine.start_python("-X", "faulthandler", "-m", "assistant", *arguments, env=self.env)
