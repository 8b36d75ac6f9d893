"""A connection to the X server of our own, beside Qt's, read from Qt's event loop without a thread."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QSocketNotifier, QTimer
from Xlib import X, error, ext
from Xlib.display import Display
from Xlib.ext import res

log = logging.getLogger("sagstast.hotkeys")

# python-xlib loads every extension that the server has, with a round trip and a module each; two are used here.
ext.__extensions__ = [known for known in ext.__extensions__ if known[0] in {"XTEST", "X-Resource"}]

Answer = TypeVar("Answer")
Event = Any
"""python-xlib builds its events at run time."""


class Connection:
    """Hands X events to whoever listens.

    Attributes:
        display: python-xlib's display.
        root: the root window.
    """

    def __init__(self) -> None:
        self.display: Any = Display()
        self.display.set_error_handler(_note_error)
        self.root: Any = self.display.screen().root
        self._client_mask = ~int(self.display.display.info.resource_id_mask)
        self._names: dict[int, str] = {}
        self._listeners: list[Callable[[Event], None]] = []
        self._notifier = QSocketNotifier(self.display.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._hand_out)

    def listen(self, listener: Callable[[Event], None]) -> None:
        """Call ``listener`` with every event."""
        self._listeners.append(listener)

    def ask(self, question: Callable[[], Answer]) -> Answer:
        """Make a round trip. Events that came with the answer are handed out afterwards, not within it."""
        try:
            return question()
        finally:
            if self.display.display.event_queue:
                QTimer.singleShot(0, self._hand_out)

    def flush(self) -> None:
        """Send what was asked for. It reads too: an event that has just come would lie there until the next one."""
        self.ask(self.display.flush)

    def atom(self, name: str) -> int:
        """The atom called ``name``."""
        return int(self.ask(lambda: self.display.intern_atom(name)))

    def atom_name(self, atom: int) -> str:
        """The name of ``atom``."""
        if atom not in self._names:
            self._names[atom] = str(self.ask(lambda: self.display.get_atom_name(atom)))
        return self._names[atom]

    def client(self, resource: int) -> int:
        """The X client that ``resource`` belongs to; windows of one program have the same."""
        return resource & self._client_mask

    def property(self, window: int, name: str) -> Any:  # noqa: ANN401
        """Value of a window's property, None when it has none.

        Raises:
            error.XError: the window is gone.
        """
        resource = self.display.create_resource_object("window", window)
        found = self.ask(lambda: resource.get_full_property(self.atom(name), X.AnyPropertyType))
        return found.value if found else None

    def owner(self, selection: str) -> int:
        """The window that owns ``selection``, 0 when nobody does."""
        found = self.ask(lambda: self.display.get_selection_owner(self.atom(selection)))
        return int(getattr(found, "id", found))

    def pid(self, window: int) -> int:
        """The process whose connection made ``window``, as the server knows it; 0 when it does not."""
        if not window:
            return 0
        spec = [{"client": window, "mask": res.LocalClientPIDMask}]
        found = self.ask(lambda: self.display.res_query_client_ids(spec))
        return int(found.ids[0].value[0]) if found.ids and len(found.ids[0].value) else 0

    def close(self) -> None:
        """Hang up."""
        del self._notifier  # while Qt's event loop is still there to let go of it
        self._listeners.clear()
        self.display.close()

    def _hand_out(self) -> None:
        while self._listeners and self.display.pending_events():
            event = self.display.next_event()
            for listener in tuple(self._listeners):
                listener(event)


def _note_error(fault: error.XError, _request: object) -> None:
    # A window may close between two requests; whoever needs an answer sees its absence.
    log.debug("X error %s", type(fault).__name__)
