"""Ctrl+.: what the program can mend itself where the caret is, in any text of a template."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from assistant.casework.studio.slots import Edit, mends
from assistant.model.finding import Finding
from assistant.ui.studio.text_edit import TextEdit

NO_MEND, _READ = "Her er intet, programmet selv kan rette.", " Læs fundet nederst."


def mend_in(edit: TextEdit, found: Sequence[Finding], lines: Sequence[int]) -> str:
    """Mend what is ``found`` on ``lines``, from 0, of ``edit``: one mend at once, several to choose from.

    Returns:
        what there is to say; empty where something could be mended.
    """
    edits = mends(found, edit.written, lines)
    if len(edits) == 1:
        edit.apply(edits[0])
    elif edits:
        _menu(edit, edits).popup(edit.mapToGlobal(edit.cursorRect().bottomLeft()))
    return "" if edits else NO_MEND + _READ * bool(found)


def _menu(edit: TextEdit, edits: Sequence[Edit]) -> QMenu:
    menu = QMenu(edit)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for each in edits:
        menu.addAction(each.label, partial(edit.apply, each))
    return menu
