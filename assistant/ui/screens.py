"""Which screen a window opens on: where the eyes are."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QCursor, QGuiApplication, QScreen

from assistant.desktop.ports import Point


def screen_of(where: Callable[[], Point | None]) -> QScreen:
    """The screen that shows the point ``where``, which is only asked for when there is a choice.

    The mouse's screen where there is no point, and the first where all else fails.
    """
    screens = QGuiApplication.screens()
    if len(screens) > 1 and (point := where()) is not None:
        at = place_of(point, ((one.geometry(), one.devicePixelRatio()) for one in screens))
        if at is not None:
            return screens[at]
    return QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()


def place_of(point: Point, screens: Iterable[tuple[QRect, float]]) -> int | None:
    """Which of ``screens`` shows ``point``; None when none does.

    Args:
        point: in device pixels.
        screens: the geometry of each as Qt tells it, its corner in device pixels and its size divided by the ratio
            that follows.
    """
    for at, (geometry, ratio) in enumerate(screens):
        if QRect(geometry.topLeft(), geometry.size() * ratio).contains(QPoint(*point)):
            return at
    return None
