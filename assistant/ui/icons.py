"""Our own pictures, drawn for the size and colour they are shown in.

Knows no colour scheme and not the namespace ``Qt``, which takes 30 ms to import: the tray's icon waits for this module.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from assistant.store.paths import data_dir

_SIZES = (16, 20, 22, 24, 28, 32, 36, 40, 48, 64)
"""What trays and title bars ask for; Windows a tray on a screen of 100, 125, 150, 175, 200 … percent."""


def folder() -> Path:
    """Where the SVGs lie."""
    return data_dir() / "resources" / "icons"


def icon(name: str, colour: str = "", size: int = 16, ratio: float = 1.0) -> QPixmap:
    """Our SVG called ``name``.

    Args:
        name: of a file in ``folder()``.
        colour: ``#rrggbb``, in place of its ``currentColor``.
        size: of a side, in device-independent pixels.
        ratio: device pixels per pixel, of the screen it is drawn on.
    """
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.fill(QColor(0, 0, 0, 0))
    painter = QPainter(pixmap)
    _svg(name, colour).render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def sized_icon(name: str) -> QIcon:
    """Our SVG called ``name`` in every size that is asked for, so that none is scaled."""
    made = QIcon()
    for size in _SIZES:
        made.addPixmap(icon(name, size=size))
    return made


@lru_cache(maxsize=64)
def _svg(name: str, colour: str) -> QSvgRenderer:
    text = (folder() / f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray((text.replace("currentColor", colour) if colour else text).encode()))
