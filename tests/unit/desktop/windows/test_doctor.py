"""What the diagnosis says of Windows: rights, the window in front, and what keeps copies of the clipboard."""

from __future__ import annotations

import winreg
from dataclasses import replace
from types import SimpleNamespace

import pytest

from assistant.casework.setup import installed_hotkeys
from assistant.desktop.copyonly import open_copy_only
from assistant.desktop.ports import WindowInfo
from assistant.desktop.windows import processes
from assistant.store import paths
from assistant.ui import machine, machine_windows

LOW, MEDIUM, HIGH = 0x1000, 0x2000, 0x3000


def told(front=None):
    desktop = SimpleNamespace(windows=SimpleNamespace(active=lambda: front))
    found = {check.name: check for check in machine_windows.checks(desktop)}
    assert [check.name for check in found.values() if check.ok is bool(check.remedy)] == []
    return found


@pytest.fixture
def registry(monkeypatch):
    values = {}
    monkeypatch.setattr(machine_windows, "_number", lambda root, folder, name: values.get((root, name)))
    return values


@pytest.mark.parametrize(("level", "ok"), [(LOW, False), (MEDIUM, True), (MEDIUM + 0x100, True), (HIGH, False)])
def test_it_is_to_run_as_other_programs_do(monkeypatch, level, ok):
    monkeypatch.setattr(processes, "own_integrity", lambda: level)
    assert told()["Rettigheder"].ok is ok


def test_a_window_that_cannot_be_typed_into_is_told_by_its_program_and_never_by_its_title():
    window = WindowInfo(7, "taskmgr.exe", 8, "320190-0000 Prøve", refusal="elevated")
    front = told(window)["Vinduet foran"]
    assert not front.ok
    assert "taskmgr.exe" in front.detail
    assert "320190" not in f"{front.detail} {front.remedy}"
    assert told(WindowInfo(7, "notepad.exe", 8, "x"))["Vinduet foran"].ok
    assert told(WindowInfo(7, "", 8, "Sagstast", is_ours=True))["Vinduet foran"].ok


def test_the_history_is_told_as_she_or_it_has_set_it(registry):
    assert told()["Udklipshistorik"].detail == "Historik er slået fra, deling mellem computere er slået fra"
    registry[winreg.HKEY_CURRENT_USER, "EnableClipboardHistory"] = 1
    registry[winreg.HKEY_CURRENT_USER, "EnableCloudClipboard"] = 1
    registry[winreg.HKEY_LOCAL_MACHINE, "AllowCrossDeviceClipboard"] = 0
    assert told()["Udklipshistorik"].detail == ("Historik er slået til, deling mellem computere er slået fra af IT")


def test_a_folder_that_is_too_deep_is_told_unless_windows_takes_long_paths(registry, monkeypatch, tmp_path):
    monkeypatch.setattr(paths, "local_dir", lambda: tmp_path / ("mappe" * 40))
    assert not told()["Lange stier"].ok
    registry[winreg.HKEY_LOCAL_MACHINE, "LongPathsEnabled"] = 1
    assert told()["Lange stier"].ok


def test_a_value_that_is_not_there_is_none():
    assert machine_windows._number(winreg.HKEY_CURRENT_USER, r"Software\Sagstast findes ikke", "x") is None


def test_the_marks_that_keep_a_text_private_are_taken():
    assert told()["Privat udklip"].ok


def test_it_stands_among_what_is_told_of_the_machine(qapp):
    desktop = replace(open_copy_only(), name="prøve")
    names = [check.name for check in machine.checks(desktop, None, installed_hotkeys())]
    assert {"Skærm", "Genveje", "Rettigheder", "Vinduet foran", "Privat udklip", "Statuslinje"} <= set(names)
