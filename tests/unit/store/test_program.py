"""How the program starts itself again, from a checkout and where it is installed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.store import program


def test_from_a_checkout_python_runs_it() -> None:
    done = subprocess.run(program.command("--version"), capture_output=True, text=True, check=True, encoding="utf-8")
    assert done.stdout.startswith("Sagstast ")


@pytest.mark.parametrize("name", ["sagstast.exe", "sagstastw.exe", "Sagstastw.exe"])
def test_where_it_is_installed_its_own_executable_runs_it(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    executable = str(Path("Program Files") / "Sagstast" / name)
    monkeypatch.setattr(sys, "executable", executable)
    assert program.command("run") == [executable, "run"]


def test_the_spelling_helper_is_the_program_itself(tmp_path: Path) -> None:
    pytest.importorskip("hunspell")
    (tmp_path / "da_DK.aff").write_text("SET UTF-8\n", "utf-8")
    (tmp_path / "da_DK.dic").write_text("1\nhund\n", "utf-8")
    done = subprocess.run(
        program.command("spelling", str(tmp_path)),
        input='{"check": ["hund", "hnud"]}\n',
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    assert json.loads(done.stdout) == {"wrong": ["hnud"], "right": ["hund"]}


_ASK = """
import sys
from assistant.store import program
def priority():
    if sys.platform == "win32":
        import ctypes
        kernel32 = ctypes.WinDLL("kernel32")
        kernel32.GetCurrentProcess.restype = ctypes.c_void_p
        return kernel32.GetPriorityClass(ctypes.c_void_p(kernel32.GetCurrentProcess()))
    import os
    return os.getpriority(os.PRIO_PROCESS, 0)
before = priority()
program.give_way()
print(before, priority())
"""


def test_what_is_done_behind_her_back_lets_everything_else_go_first() -> None:
    done = subprocess.run([sys.executable, "-c", _ASK], capture_output=True, text=True, check=True)
    before, after = map(int, done.stdout.split())
    assert after == 0x4000 if sys.platform == "win32" else after > before
