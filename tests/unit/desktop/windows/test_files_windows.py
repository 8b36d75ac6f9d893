"""Where a file lay stands nowhere in the registry afterwards: a folder may bear a citizen's name."""

from __future__ import annotations

import winreg

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from assistant.ui.files import ask_for_file

MEMORY = r"Software\QtProject\OrganizationDefaults\FileDialog"


def remembered():
    found = {}
    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, MEMORY) as key:
            for number in range(winreg.QueryInfoKey(key)[1]):
                name, value, _ = winreg.EnumValue(key, number)
                found[name] = value
    except FileNotFoundError:
        pass
    return found


@pytest.fixture(params=[None, "file:///C:/et andet program"])
def before(request):
    """What another Qt program has left there, or nothing."""
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    for name in ("FileDialog/history", "FileDialog/lastVisited"):
        settings.remove(name)
        if request.param:
            settings.setValue(name, request.param)
    settings.sync()
    yield request.param
    for name in ("FileDialog/history", "FileDialog/lastVisited"):
        settings.remove(name)


def test_a_chosen_file_leaves_no_trace_and_others_keep_theirs(qtbot, tmp_path, before):
    folder = tmp_path / "en borgers navn"
    folder.mkdir()
    (folder / "blanket.docx").write_bytes(b"x")
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    chosen, gone = [], []
    dialog = ask_for_file(parent, "Hent", "Word (*.docx)", chosen.append)
    dialog.destroyed.connect(lambda: gone.append(True))
    line = dialog.findChild(QLineEdit)
    line.setText(str(folder / "blanket.docx"))
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(gone))
    assert len(chosen) == 1
    QSettings(QSettings.Scope.UserScope, "QtProject").sync()
    found = remembered()
    assert "borger" not in str(found)
    assert found.get("lastVisited") == before
