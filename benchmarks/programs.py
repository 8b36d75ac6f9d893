"""The programs that are compared: Sagstast, AutoKey, and the least tray program that PySide6 allows."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from targets.session import Session, stop

from benchmarks.measuring import moment_of

ROOT = Path(__file__).parents[1]


class Running:
    """A program on the screen, ended with ``close``."""

    def __init__(self, session: Session, command: tuple[str, ...], env: dict[str, str]) -> None:
        self.started = time.perf_counter()
        self.process = session.start(*command, env=env)

    def memory(self) -> float:
        """Resident memory in MB, of the whole family."""
        return sum(resident(pid) for pid in _family(self.process.pid))

    def wake_ups(self) -> Counter[str]:
        """How often each of its threads has been put on a core so far; subtract an earlier count."""
        return Counter({task.name: _switches(task) for pid in _family(self.process.pid) for task in _tasks(pid)})

    def sleep(self) -> None:
        """Stand still, so that another program is measured as if it were alone."""
        self._signal(signal.SIGSTOP)

    def wake(self) -> None:
        """Go on."""
        self._signal(signal.SIGCONT)

    def _signal(self, number: signal.Signals) -> None:
        for pid in _family(self.process.pid):
            os.kill(pid, number)

    def close(self) -> None:
        self.wake()
        stop(self.process)


class BareTray(Running):
    """``bare_tray.py``."""

    name = "bare PySide6 tray icon"

    def __init__(self, session: Session) -> None:
        super().__init__(session, (sys.executable, str(ROOT / "benchmarks" / "bare_tray.py")), session.env)


class Sagstast(Running):
    """Our own program, with a home of its own."""

    name = "Sagstast"

    def __init__(self, session: Session, pack: Path, settings: str = "") -> None:
        self._home = session.folder / f"home-{pack.name}"
        self._home.mkdir(exist_ok=True)
        (self._home / "settings.toml").write_text(settings, "utf-8")
        self._log = self._home / "data" / "log" / "sagstast.log"
        self._log.unlink(missing_ok=True)
        env = session.env | {"SAGSTAST_HOME": str(self._home), "PYTHONPATH": str(ROOT)}
        super().__init__(session, (sys.executable, "-m", "assistant", "run", "--packs", str(pack)), env)

    def is_ready(self) -> bool:
        """Whether its chords work: that is when it says so in its log."""
        return self._log.exists() and "sagstast.start ready" in self._log.read_text("utf-8")

    def wait_until_ready(self) -> float:
        """When it was."""
        return moment_of(self.is_ready, patience=400)


class AutoKey(Running):
    """Debian's autokey-qt with one phrase, in clipboard mode."""

    name = "AutoKey (autokey-qt)"

    def __init__(self, session: Session, text: str, modifiers: list[str], key: str) -> None:
        home = session.folder / "autokey"
        config = home / ".config" / "autokey"
        phrases = config / "data" / "Bench"
        phrases.mkdir(parents=True)
        (config / "autokey.json").write_text(json.dumps(_AUTOKEY_SETTINGS), "utf-8")
        (phrases / "text.txt").write_text(text, "utf-8")
        phrase = _AUTOKEY_PHRASE | {"hotkey": {"modifiers": modifiers, "hotKey": key}}
        (phrases / ".text.json").write_text(json.dumps(phrase), "utf-8")
        env = {name: value for name, value in session.env.items() if not name.startswith(("PYTHON", "QT_"))}
        env |= {"HOME": str(home), "XDG_CONFIG_HOME": str(home / ".config")}
        super().__init__(session, ("dbus-run-session", "--", "autokey-qt"), env)


_NO_KEY = {"modifiers": [], "hotKey": None}
_AUTOKEY_SETTINGS = {
    "version": "0.95.10",
    "userCodeDir": None,
    "settings": {"isFirstRun": False, "serviceRunning": True, "showTrayIcon": True, "interfaceType": "XRecord"},
    "folders": [],
    "toggleServiceHotkey": _NO_KEY | {"enabled": False},
    "configHotkey": _NO_KEY | {"enabled": False},
}
_AUTOKEY_PHRASE = {
    "type": "phrase",
    "description": "text",
    "modes": [3],
    "usageCount": 0,
    "prompt": False,
    "omitTrigger": False,
    "matchCase": False,
    "showInTrayMenu": False,
    "abbreviation": {
        "abbreviations": [],
        "backspace": True,
        "ignoreCase": False,
        "immediate": False,
        "triggerInside": False,
        "wordChars": "[\\w]",
    },
    "filter": {"regex": None, "isRecursive": False},
    "sendMode": "<ctrl>+v",
}


def version_of(package: str) -> str:
    """The version of a Debian package."""
    query = ("dpkg-query", "-W", "-f=${Version}", package)
    return subprocess.run(query, capture_output=True, text=True, check=False).stdout.strip() or "not installed"


def _family(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    return [pid, *(descendant for child in children for descendant in _family(int(child)))]


def resident(pid: int) -> float:
    """Resident memory of one process in MB."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii")
    return next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Rss:")) / 1024


def _tasks(pid: int) -> list[Path]:
    return list(Path(f"/proc/{pid}/task").iterdir())


def _switches(task: Path) -> int:
    return sum(map(int, re.findall(r"ctxt_switches:\s*(\d+)", (task / "status").read_text("ascii"))))
