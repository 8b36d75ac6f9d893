"""Asking for a file or a folder without leaving a trace of where it lay: a folder may bear a citizen's name."""

from __future__ import annotations

import os
from collections.abc import Callable

from PySide6.QtCore import QDir, QSettings, Qt
from PySide6.QtWidgets import QFileDialog, QWidget


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


def _dialog(parent: QWidget, title: str, start: str, chosen: Callable[[str], object]) -> QFileDialog:
    # Qt's own dialog writes the folders that were visited to a file of all Qt programs; this program has no other.
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
    dialog = QFileDialog(parent, title, start)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)  # Windows and GTK keep a list of what was chosen
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, "Se i:")
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, "Filtype:")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda path: chosen(QDir.toNativeSeparators(path)))
    return dialog
