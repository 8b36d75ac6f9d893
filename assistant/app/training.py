"""The practice journal, and the window to write its exercises in: processes of their own.

So a text comes into the journal as into any other window.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QApplication

from assistant.app import has_screen
from assistant.app.dressed import dressed
from assistant.casework.training.practice import Practice
from assistant.casework.training.sheet import Sheet
from assistant.model.knowledge import Knowledge
from assistant.store import program
from assistant.ui import theme
from assistant.ui.tasks import let_finish
from assistant.ui.training.paper import as_pdf

if TYPE_CHECKING:
    from assistant.ui.presenter import Presenter


def practise(practice: Practice, *, is_large: bool = False) -> int:
    """Show the journal until it is closed, large where a room looks on; the exit code."""
    from assistant.ui.training.window import TrainingWindow  # noqa: PLC0415 - a page of keys needs none of it

    app, worn = dressed()
    presenter = _presenter(worn) if is_large else None
    window = TrainingWindow(practice)
    if presenter:
        presenter.fit(window)
    window.show()
    code = app.exec()
    let_finish()
    return code


def edit(folder: Path, knowledge: Knowledge, forms: Mapping[str, str], packs: Sequence[str]) -> int:
    """Show the window to write exercises in until it is closed; the exit code.

    Args:
        folder: where they lie, or are to lie.
        knowledge: what they are judged by.
        forms: titles of templates by id.
        packs: the options that name other packs than the installed, for the journal that is opened.
    """
    from assistant.ui.training.editor.window import EditorWindow  # noqa: PLC0415 - who practises needs none of it

    app, _ = dressed()
    window = EditorWindow(folder, knowledge, forms)
    first, *rest = program.command("training", "practise", str(folder), *packs)
    window.tried.connect(lambda: QProcess.startDetached(first, rest))
    window.show()
    code = app.exec()
    let_finish()
    return code


def _presenter(worn: theme.Theme) -> Presenter:
    from assistant.ui.presenter import Presenter  # noqa: PLC0415 - few ever ask for it

    return Presenter(worn, lambda: None)


def sheet_as_pdf(sheet: Sheet) -> bytes:
    """The page of keys as a PDF; a screen is not needed."""
    if not has_screen():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    fonts = QApplication.instance() or QApplication(["sagstast"])
    page = as_pdf(sheet)
    del fonts
    return page
