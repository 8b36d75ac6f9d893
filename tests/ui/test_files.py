"""A file is asked for, and nobody can see afterwards where it lay."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from assistant.ui.files import ask_for_file, ask_for_folder

ROOT = Path(__file__).parents[2]
ASK = """
import sys
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from assistant.ui.files import ask_for_file
app = QApplication([])
parent = QWidget()
parent.show()
dialog = ask_for_file(parent, "Hent", "Word (*.docx)", print)
line = dialog.findChild(QLineEdit)
line.setText(sys.argv[1])
dialog.destroyed.connect(app.quit)
QTest.keyClick(line, Qt.Key.Key_Return)
app.exec()
"""


def test_the_path_is_told_and_nothing_is_written_of_its_folder(tmp_path):
    """In a process of its own, as Qt writes when the dialog and the program end."""
    config, folder = tmp_path / "config", tmp_path / "en borgers navn"
    folder.mkdir()
    file = folder / "blanket.docx"
    file.write_bytes(b"x")
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(config)}
    command = [sys.executable, "-c", ASK, str(file)]
    told = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=60, check=True)
    assert told.stdout.strip() == str(file)
    assert [one.name for one in tmp_path.rglob("*") if one.is_file()] == ["blanket.docx"]


@pytest.mark.parametrize(
    "ask", [lambda w: ask_for_file(w, "Hent", "Word (*.docx)", print), lambda w: ask_for_folder(w, "Mappe", "", print)]
)
def test_the_systems_own_dialog_is_not_used_as_it_remembers_what_was_chosen(qtbot, ask):
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = ask(parent)
    assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.reject()


def test_a_whole_path_is_taken_though_the_folder_that_is_shown_has_a_file_of_that_name(qtbot, tmp_path):
    shown, other = tmp_path / "vist", tmp_path / "andet sted"
    for folder in (shown, other):
        folder.mkdir()
        (folder / "plan.docx").write_bytes(b"x")
    parent, told = QWidget(), []
    qtbot.addWidget(parent)
    dialog = ask_for_file(parent, "Hent", "Word (*.docx)", told.append)
    dialog.setDirectory(str(shown))  # which is read while she pastes the path
    line = dialog.findChild(QLineEdit, "fileNameEdit")
    line.setText(str(other / "plan.docx"))
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert told == [str(other / "plan.docx")]
