"""Starting with Windows: one line in the person's own list."""

from __future__ import annotations

import sys
import winreg
from pathlib import Path

import pytest

from assistant.store import autostart, autostart_windows

ROOT = r"Software\Sagstast test"


@pytest.fixture(autouse=True)
def registry(monkeypatch):
    for name in ("_RUN", "_APPROVED", "_POLICY"):
        monkeypatch.setattr(autostart_windows, name, rf"{ROOT}\{name}")
    yield
    for name in ("_RUN", "_APPROVED", "_POLICY", ""):
        try:
            winreg.DeleteKey(winreg.HKEY_CURRENT_USER, rf"{ROOT}\{name}".rstrip("\\"))
        except FileNotFoundError:
            continue


def put(folder, name, kind, value):
    with winreg.CreateKey(winreg.HKEY_CURRENT_USER, rf"{ROOT}\{folder}") as key:
        winreg.SetValueEx(key, name, 0, kind, value)


@pytest.fixture
def machines_line():
    """The installer's line for everybody, where the test's list is: needs the rights of an administrator."""
    with winreg.CreateKey(winreg.HKEY_LOCAL_MACHINE, rf"{ROOT}\_RUN") as key:
        winreg.SetValueEx(key, "Sagstast", 0, winreg.REG_SZ, r'"C:\Program Files\Sagstast\sagstastw.exe" run')
    yield
    winreg.DeleteKey(winreg.HKEY_LOCAL_MACHINE, rf"{ROOT}\_RUN")
    winreg.DeleteKey(winreg.HKEY_LOCAL_MACHINE, ROOT)


def line():
    with winreg.OpenKey(winreg.HKEY_CURRENT_USER, rf"{ROOT}\_RUN") as key:
        return winreg.QueryValueEx(key, "Sagstast")[0]


def test_it_can_be_switched_on_and_off() -> None:
    assert not autostart.is_enabled()
    autostart.set_enabled(enabled=True)
    assert autostart.is_enabled()
    autostart.set_enabled(enabled=False)
    autostart.set_enabled(enabled=False)
    assert not autostart.is_enabled()


@pytest.mark.parametrize("name", ["sagstast.exe", "sagstastw.exe"])
def test_it_starts_without_a_console_from_any_folder(monkeypatch, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "Søren Ægård" / "Egne programmer"
    folder.mkdir(parents=True)
    for each in ("sagstast.exe", "sagstastw.exe"):
        (folder / each).touch()
    monkeypatch.setattr(sys, "executable", str(folder / name))
    autostart.set_enabled(enabled=True)
    assert line() == f'"{folder}\\sagstastw.exe" run'


def test_python_itself_is_started_without_a_console_where_it_can_be(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python.exe"))
    autostart.set_enabled(enabled=True)
    assert line() == f'"{tmp_path}\\python.exe" -m assistant run'
    (tmp_path / "pythonw.exe").touch()
    autostart.set_enabled(enabled=True)
    assert line() == f'"{tmp_path}\\pythonw.exe" -m assistant run'


def test_what_she_has_turned_off_in_the_task_manager_is_off_until_she_wants_it_again() -> None:
    autostart.set_enabled(enabled=True)
    put("_APPROVED", "Sagstast", winreg.REG_BINARY, b"\x03" + bytes(11))
    assert not autostart.is_enabled()
    autostart.set_enabled(enabled=True)
    assert autostart.is_enabled()


def test_where_it_has_turned_the_list_off_that_is_said_and_nothing_is_written() -> None:
    put("_POLICY", "DisableCurrentUserRun", winreg.REG_DWORD, 1)
    assert autostart.why_not() == "IT har slået automatisk start fra på denne computer."
    autostart.set_enabled(enabled=True)
    assert not autostart.is_enabled()
    with pytest.raises(FileNotFoundError):
        line()


def test_where_it_starts_for_everybody_that_is_said_and_it_is_started_once(request) -> None:
    autostart.set_enabled(enabled=True)
    request.getfixturevalue("machines_line")
    assert autostart.is_enabled()
    assert "for alle" in autostart.why_not()
    autostart.set_enabled(enabled=True)
    with pytest.raises(FileNotFoundError):
        line()
