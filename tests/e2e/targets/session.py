"""A screen of its own: X server, window manager, tray, Danish keyboard. Used by tests and benchmarks alike."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from types import TracebackType

from targets.waiting import eventually
from targets.windows import Windows

PROGRAMS = (
    *("Xvfb", "openbox", "trayer", "setxkbmap", "xterm", "chromium", "soffice", "xclip", "xkbcomp", "convert"),
    *("dbus-run-session", "gnome-keyring-daemon"),
)


def missing_programs() -> list[str]:
    """Those of the Debian programs the tests need that are not installed."""
    return [name for name in PROGRAMS if shutil.which(name) is None]


class Session:
    """Starts everything, and ends exactly what it started.

    Attributes:
        env: environment for programs on this screen.
        windows: looks at the screen.
        folder: scratch folder, removed at the end.
    """

    def __init__(self, layout: str = "dk") -> None:
        self._layout = layout
        self._started: list[subprocess.Popen[bytes]] = []
        self.env: dict[str, str] = {}
        self.folder = Path()

    def __enter__(self) -> Session:
        self.folder = Path(tempfile.mkdtemp(prefix="sagstast-e2e-"))
        display = self._start_server()
        self.env = {k: v for k, v in os.environ.items() if not k.startswith(("WAYLAND", "DBUS", "XDG", "SAGSTAST"))}
        self.env |= {
            "DISPLAY": display,
            "HOME": str(self.folder),
            "XDG_RUNTIME_DIR": str(self.folder),
            "QT_QPA_PLATFORM": "xcb",
            "GDK_BACKEND": "x11",
            "NO_AT_BRIDGE": "1",
            "LANG": "C.UTF-8",
        }
        subprocess.run(["setxkbmap", self._layout], env=self.env, check=True)
        self.windows = Windows(display)
        self.start("openbox")
        self.start("trayer", "--edge", "top", "--align", "right", "--widthtype", "request")
        eventually(self.windows.has_manager, what="openbox")
        eventually(self.windows.has_tray, what="trayer")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if hasattr(self, "windows"):
            self.windows.close()
        for process in reversed(self._started):
            stop(process)
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self, *command: str, **options: object) -> subprocess.Popen[bytes]:
        """Start a program on this screen; it is ended with it."""
        options = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": self.env} | options
        process = subprocess.Popen(command, **options)  # type: ignore[call-overload]
        self._started.append(process)
        return process

    def _start_server(self) -> str:
        reading, writing = os.pipe()
        self.start(
            *("Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x1024x24", "-nolisten", "tcp", "-noreset"),
            env=os.environ,
            pass_fds=(writing,),
        )
        os.close(writing)
        with os.fdopen(reading) as answer:
            return f":{answer.readline().strip()}"


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a program, by force when it does not listen."""
    process.terminate()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(5)
