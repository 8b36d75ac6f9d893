"""A Wine on the screen of a session: its server, and programs in it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from targets.session import Session

HERE = Path(__file__).parents[1]
REPO = HERE.parents[1]
BIN = Path("/usr/lib/wine")
BUILDING = ("x86_64-w64-mingw32-gcc", "unzip", "wixl", "msibuild", "osslsigncode")
NEEDED = (*BUILDING, "Xvfb", "openbox", "trayer", "setxkbmap", "convert")


def root() -> Path:
    """The folder of the Wine, kept from run to run."""
    return Path(os.environ.get("SAGSTAST_WINE_ROOT") or REPO / ".windows")


def missing() -> list[str]:
    """What Wine's tests need and is not installed."""
    found = [name for name in NEEDED if shutil.which(name) is None]
    return found if (BIN / "wine64").exists() else ["wine64", *found]


class Wine:
    """Starts programs in it. All of them end with it.

    Attributes:
        session: the screen it is on.
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self._root = root()
        self.env = {name: value for name, value in session.env.items() if not name.startswith("QT_")}
        booted = ("bash", str(HERE / "boot.sh"), str(self._root))
        subprocess.run(booted, env=self.env, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        self._server("-k")  # one that was left over would show its windows on the screen it was started on
        self._server("-w")
        self._server("-p")
        self._run("regedit", "/S", windows_path(Path(__file__).with_name("desk.reg")))

    def start(self, *command: str, env: dict[str, str] | None = None) -> subprocess.Popen[bytes]:
        """Start a Windows program. What it writes is dropped: it would go on for as long as Wine's own services do."""
        return self.session.start(*self._in_wine(*command), env=self.env | (env or {}), stdin=subprocess.DEVNULL)

    def start_python(
        self, *arguments: str, program: str = "python.exe", env: dict[str, str] | None = None
    ) -> subprocess.Popen[bytes]:
        """Start Windows' Python, under another name if need be; what it writes can be read."""
        options = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        return self.session.start(*self.python(*arguments, program=program), env=self.env | (env or {}), **options)

    def run_python(self, *arguments: str, env: dict[str, str] | None = None) -> tuple[int, str]:
        """Run Windows' Python to its end; its exit code, and what it wrote."""
        process = self.start_python(*arguments, env=env)
        return process.wait(60), said_by(process)

    def run_program(self, program: str, *arguments: str, env: dict[str, str] | None = None) -> tuple[int, str]:
        """Run any program to its end; its exit code, and what it wrote."""
        options = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        process = self.session.start(*self._in_wine(program, *arguments), env=self.env | (env or {}), **options)
        return process.wait(60), said_by(process)

    def python(self, *arguments: str, program: str = "python.exe") -> tuple[str, ...]:
        """How Windows' Python is started."""
        file = self._root / "py" / program
        if not file.exists():
            shutil.copy(file.with_name("python.exe"), file)
        return self._in_wine(str(file), *arguments)

    def close(self) -> None:
        self._server("-k")
        self._server("-w")

    def _in_wine(self, program: str, *arguments: str) -> tuple[str, ...]:
        return self._with_root(str(BIN / "wine64"), program, *arguments)

    def _with_root(self, *command: str) -> tuple[str, ...]:
        return ("bash", "-c", '. "$0/env.sh"; exec "$@"', str(self._root), *command)

    def _run(self, *command: str) -> None:
        self._quietly(self._in_wine(*command))

    def _server(self, option: str) -> None:
        self._quietly(self._with_root(str(BIN / "wineserver"), option))

    def _quietly(self, command: tuple[str, ...]) -> None:
        """Without pipes: what is started here by the way lives on and would keep them open."""
        quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run(command, env=self.env, check=False, **quiet)  # the server says so when there is none to kill


def said_by(process: subprocess.Popen[bytes]) -> str:
    """What a program that has ended wrote; its end of the pipe may live on in Wine's own services."""
    assert process.stdout
    os.set_blocking(process.stdout.fileno(), False)
    said = process.stdout.read() or b""
    process.stdout.close()
    return said.decode()


def windows_path(path: Path) -> str:
    """How a Windows program names a file of ours."""
    return "Z:" + str(path.absolute()).replace("/", "\\")
