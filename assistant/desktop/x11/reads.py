"""Who reads what we lend: X names the reader's window in every request."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication

from assistant.desktop.x11.connection import Connection

EventType = QByteArray | bytes | bytearray | memoryview
SELECTION_REQUEST = 30
_QUESTIONS = ("TARGETS", "TIMESTAMP", "SAVE_TARGETS")
"""Asked for beforehand, by clipboard managers too; no text goes out."""


class _Request(ctypes.Structure):
    """xcb_selection_request_event_t."""

    _fields_ = (
        ("response_type", ctypes.c_uint8),
        ("pad", ctypes.c_uint8),
        ("sequence", ctypes.c_uint16),
        ("time", ctypes.c_uint32),
        ("owner", ctypes.c_uint32),
        ("requestor", ctypes.c_uint32),
        ("selection", ctypes.c_uint32),
        ("target", ctypes.c_uint32),
        ("property", ctypes.c_uint32),
    )


class ReadCounter(QAbstractNativeEventFilter):
    """Counts requests for a selection's text by the program that makes them, while it is switched on.

    A clipboard manager often reads first; the text is in the target only when the target itself has read.
    """

    def __init__(self, connection: Connection, changed: Callable[[], None]) -> None:
        super().__init__()
        self._connection = connection
        self._changed = changed
        self._formats = connection.atom("TARGETS")
        self._questions = frozenset(connection.atom(name) for name in _QUESTIONS)
        self._selection = 0
        self._reads: Counter[int] = Counter()
        self._askers: set[int] = set()

    def start(self, selection: str) -> None:
        """Count reads of ``selection`` from now on."""
        self._selection = self._connection.atom(selection)
        self._reads.clear()
        self._askers.clear()
        app = QCoreApplication.instance()
        if app is not None:
            app.installNativeEventFilter(self)

    def stop(self) -> None:
        """Count no more: the filter costs a little on every event."""
        self._reads.clear()
        app = QCoreApplication.instance()
        if app is not None:
            app.removeNativeEventFilter(self)

    def by(self, window: int) -> int:
        """Reads by the program that ``window`` belongs to."""
        return self._reads[self._connection.client(window)]

    def is_asked_by(self, window: int) -> bool:
        """Whether the program that ``window`` belongs to has asked for the formats."""
        return self._connection.client(window) in self._askers

    def nativeEventFilter(self, kind: EventType, message: int) -> tuple[bool, int]:
        """Look at an event before Qt does; never take it."""
        if kind == b"xcb_generic_event_t":
            request = _Request.from_address(int(message))
            if request.response_type & 0x7F == SELECTION_REQUEST and request.selection == self._selection:
                self._note(self._connection.client(request.requestor), request.target)
        return False, 0

    def _note(self, client: int, target: int) -> None:
        if target == self._formats:
            self._askers.add(client)
        if target not in self._questions:
            self._reads[client] += 1
            self._changed()
