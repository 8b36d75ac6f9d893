"""Asking for a file or a folder without leaving a trace of where it lay: a folder may bear a citizen's name."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from PySide6.QtCore import QDir, QFileInfo, QSettings, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

_QT = "QtProject"
_MEMORY = ("FileDialog/history", "FileDialog/lastVisited")


def ask_for_file(parent: QWidget, title: str, kinds: str, chosen: Callable[[str], object]) -> QFileDialog:
    """Let her choose a file that there is, and call ``chosen`` with its path; returns at once.

    Args:
        parent: the window that asks.
        title: of the dialog.
        kinds: as Qt filters them, ``Word (*.docx)``.
        chosen: is not called when she thinks better of it.
    """
    dialog = _dialog(parent, title, "", chosen)
    dialog.setNameFilter(kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.open()
    return dialog


def ask_for_folder(parent: QWidget, title: str, start: str, chosen: Callable[[str], object]) -> QFileDialog:
    """Let her choose a folder, from ``start`` on, and call ``chosen`` with its path; returns at once."""
    dialog = _dialog(parent, title, start, chosen)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.open()
    return dialog


def ask_where_to_save(
    parent: QWidget, title: str, name: str, kinds: str, chosen: Callable[[str], object]
) -> QFileDialog:
    """Let her choose where a new file goes, and call ``chosen`` with its path; returns at once.

    Args:
        parent: the window that asks.
        title: of the dialog.
        name: the whole path that is proposed. A file that there is is not written over: ``chosen`` says so.
        kinds: as Qt filters them.
        chosen: is not called when she thinks better of it.
    """
    dialog = _dialog(parent, title, "", chosen)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.setNameFilter(kinds)
    dialog.setLabelText(QFileDialog.DialogLabel.FileName, "&Filnavn:")
    dialog.setDirectory(os.path.dirname(name))  # noqa: PTH120 - a path of Qt's, and maybe of another system
    dialog.selectFile(name)
    dialog.open()
    return dialog


def _dialog(parent: QWidget, title: str, start: str, chosen: Callable[[str], object]) -> QFileDialog:
    before = _visited()
    dialog = QFileDialog(parent, title, start)
    dialog.destroyed.connect(lambda: _put_back(before))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)  # Windows and GTK keep a list of what was chosen
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, "Se i:")
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, "Filtype:")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    folder = dialog.directory
    dialog.filesSelected.connect(lambda paths: chosen(QDir.toNativeSeparators(_meant(paths, folder()))))
    return dialog


def _meant(paths: Sequence[str], shown: QDir) -> str:
    """Qt chooses two where a whole path is typed and the folder that is shown has a file of that name: the other."""
    elsewhere = (path for path in paths if QFileInfo(path).dir() != shown)
    return paths[0] if len(paths) == 1 else next(elsewhere, paths[0])


def _visited() -> dict[str, object]:
    """What Qt's own dialog remembers for all Qt programs: in a file on Linux, in the registry on Windows.

    The file it does not get: this program has no other settings of Qt's. The registry knows no such way.
    """
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
    settings = QSettings(QSettings.Scope.UserScope, _QT)
    return {name: settings.value(name) for name in _MEMORY}


def _put_back(before: dict[str, object]) -> None:
    """Let the dialog, which writes as it goes, have seen no folder."""
    settings = QSettings(QSettings.Scope.UserScope, _QT)
    for name, value in before.items():
        if value is None:
            settings.remove(name)
        else:
            settings.setValue(name, value)
