"""Events that come at an unusual moment, over a display in memory."""

from __future__ import annotations

from types import SimpleNamespace

from pytestqt.qtbot import QtBot

from assistant.desktop.x11.connection import Connection


def test_an_event_that_comes_with_a_flush_is_handed_out(qtbot: QtBot) -> None:
    came: list[str] = []
    queue: list[str] = []
    connection = object.__new__(Connection)
    connection.display = SimpleNamespace(
        display=SimpleNamespace(event_queue=queue),
        flush=lambda: queue.append("SelectionNotify"),  # python-xlib reads whenever it writes
        pending_events=lambda: len(queue),
        next_event=lambda: queue.pop(0),
    )
    connection._listeners = [came.append]
    connection.flush()
    assert not came, "within what asks, a listener could ask again"
    qtbot.waitUntil(lambda: came == ["SelectionNotify"])
