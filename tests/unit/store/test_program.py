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
