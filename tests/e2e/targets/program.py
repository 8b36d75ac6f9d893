"""Sagstast itself, started as a person starts it and seen only through its windows."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from targets.presser import Presser
from targets.session import Session, stop
from targets.waiting import eventually

ROOT = Path(__file__).parents[3]
LEADER = "Ctrl+½"
PALETTE = "^Sagstast$"
NOTICE = "^Sagstast – besked$"
FORM = "^Sagstast – .*{}"
READY = "sagstast.start ready"
BEGINS, ENDS = " begins\n", " ends: "


class Program:
    """The running tray program.

    Attributes:
        home: its folder of settings, receipts and log.
    """

    def __init__(
        self,
        session: Session,
        presser: Presser,
        *,
        settings: str = "",
        name: str = "home",
        arguments: tuple[str, ...] = (),
    ) -> None:
        self._session = session
        self._presser = presser
        self.home = session.folder / f"{name} Søren Ægård"
        self.home.mkdir(exist_ok=True)
        if settings:
            (self.home / "settings.toml").write_text(settings, encoding="utf-8")
        self.env = self._environment()
        self._log_seen = len(self.log())
        self.process = self._start(*arguments)
        eventually(lambda: READY in self.log()[self._log_seen :], 30, "Sagstast ready")

    def command(self, *arguments: str) -> tuple[str, ...]:
        """How it is started."""
        return (sys.executable, "-X", "faulthandler", "-m", "assistant", *arguments)

    def _environment(self) -> dict[str, str]:
        return self._session.env | {"SAGSTAST_HOME": str(self.home), "PYTHONPATH": str(ROOT)}

    def _start(self, *arguments: str) -> subprocess.Popen[bytes]:
        return self._session.start(*self.command(*arguments), env=self.env, stderr=subprocess.PIPE)

    def log(self) -> str:
        file = self.home / "data" / "log" / "sagstast.log"
        return file.read_text(encoding="utf-8") if file.exists() else ""

    def settle(self) -> None:
        """No text is on its way any more: its clipboard is given back a little after it stands in its field."""

        def is_at_rest() -> bool:
            said = self.log()[self._log_seen :]
            return said.count(BEGINS) == said.count(ENDS)

        eventually(is_at_rest, what="the text before")

    def press_leader(self) -> int:
        """Ctrl+½, and the palette has the focus."""
        self.settle()
        self._presser.tap(LEADER)
        return self.wait_for(PALETTE)

    def choose(self, query: str, title: str) -> int:
        """Find an action in the palette and wait for its form."""
        self.press_leader()
        self._presser.type(query)
        self._presser.tap("Enter")
        return self.wait_for(FORM.format(title))

    def wait_for(self, pattern: str, patience: float = 15.0) -> int:
        """The window of that title, once it has the focus."""
        windows = self._session.windows

        def in_front() -> int:
            window = windows.active()
            return window if window and window in windows.having(pattern) and windows.has_focus(window) else 0

        return eventually(in_front, patience, f"{pattern} in front")

    def wait_until_gone(self, pattern: str) -> None:
        eventually(lambda: not self._session.windows.having(pattern), what=f"{pattern} gone")

    def close_windows(self) -> None:
        """Put every window of the program away, as a person does, so that the next test begins at a bare desk."""
        windows = self._session.windows
        while ours := windows.having("^Sagstast(?! – venter)"):  # the strip never takes the keyboard
            windows.activate(ours[0])
            self._presser.tap("Esc")
            eventually(lambda: ours[0] not in windows.ids(), what="window closed by Esc")

    def receipts(self) -> str:
        file = self.home / "data" / "receipts.jsonl"
        return file.read_text(encoding="utf-8") if file.exists() else ""

    def close(self) -> str:
        """End it; what it said on stderr."""
        stop(self.process)
        assert self.process.stderr
        said = self.process.stderr.read().decode()
        self.process.stderr.close()
        return said
