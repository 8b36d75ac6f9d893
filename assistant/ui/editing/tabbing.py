"""Tab goes as the eye does, also through what was added later; Qt goes by when a thing was made."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QSplitter, QWidget


def step(window: QWidget, *, is_back: bool) -> None:
    """Give the focus to what stands after, or before, what has it in ``window``; at an end to the other."""
    stops = list(_stops(window.layout()))
    here = window.focusWidget()
    at = stops.index(here) if here in stops else (0 if is_back else -1)
    reason = Qt.FocusReason.BacktabFocusReason if is_back else Qt.FocusReason.TabFocusReason
    stops[(at + (-1 if is_back else 1)) % len(stops)].setFocus(reason)


def _stops(layout: QLayout | None) -> Iterator[QWidget]:
    """What Tab stops at in ``layout``, as it is laid out."""
    items = [layout.itemAt(place) for place in range(layout.count())] if layout else []
    for item in filter(None, items):
        widget = item.widget()
        if widget is None:
            yield from _stops(item.layout())
        else:
            yield from _stops_in(widget)


def _stops_in(widget: QWidget | None) -> Iterator[QWidget]:
    if widget is None or widget.isHidden():
        return
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled() and not widget.focusProxy():
        yield widget
    if isinstance(widget, QSplitter):
        for place in range(widget.count()):
            yield from _stops_in(widget.widget(place))
    else:
        inside = widget.widget() if isinstance(widget, QScrollArea) else widget
        yield from _stops(inside.layout() if inside else None)
