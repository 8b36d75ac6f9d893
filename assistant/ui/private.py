"""A citizen's text on the clipboard: kept out of any history."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

from assistant.desktop.qtclipboard import mark_private


def text(what: str) -> QMimeData:
    """``what``, to be put on the clipboard."""
    data = QMimeData()
    data.setText(what)
    return mark_private(data)
