"""Reading a selection from its owner without waiting for it: ICCCM's ConvertSelection, large data included."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from Xlib import X

from assistant.desktop.x11.connection import Connection, Event

Done = Callable[["Answer | None"], None]


@dataclass(frozen=True)
class Answer:
    """What the owner handed out: bytes, or for ``TARGETS`` a list of atoms."""

    data: bytes = b""
    atoms: tuple[int, ...] = ()


@dataclass
class _Request:
    selection: int
    target: int
    property: int
    done: Done
    chunks: list[bytes] = field(default_factory=list)
    is_incremental: bool = False


class SelectionReader:
    """Asks one thing after the other; answers to what was given up are thrown away."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._window = connection.root.create_window(-1, -1, 1, 1, 0, 0, event_mask=X.PropertyChangeMask)
        self._queue: deque[_Request] = deque()
        self._count = 0
        connection.listen(self._on_event)

    def ask(self, selection: str, target: str, done: Done) -> None:
        """Call ``done`` with what the owner of ``selection`` gives as ``target``, None when it refuses."""
        atom = self._connection.atom
        self._count += 1
        # A property of its own for each of a few, so that a late answer is not taken for another's.
        answer_to = atom(f"SAGSTAST_{self._count % 64}")
        self._queue.append(_Request(atom(selection), atom(target), answer_to, done))
        if len(self._queue) == 1:
            self._send()

    def give_up(self) -> None:
        """Wait for nothing any more."""
        self._queue.clear()

    def _send(self) -> None:
        request = self._queue[0]
        self._window.convert_selection(request.selection, request.target, request.property, X.CurrentTime)
        self._connection.flush()

    def _on_event(self, event: Event) -> None:
        if event.type == X.SelectionNotify:
            self._on_answer(event)
        elif event.type == X.PropertyNotify and event.window == self._window:
            self._on_chunk(event)

    def _on_answer(self, event: Event) -> None:
        request = self._queue[0] if self._queue else None
        if request is None or event.target != request.target:
            return
        if event.property == X.NONE:
            self._end(request, None)
        elif event.property == request.property:
            self._take(request)

    def _take(self, request: _Request) -> None:
        found = self._fetch(request.property)
        if found is None:
            self._end(request, None)
        elif found.property_type == self._connection.atom("INCR"):
            request.is_incremental = True
        elif found.format == 8:
            self._end(request, Answer(bytes(found.value)))
        else:
            self._end(request, Answer(atoms=tuple(found.value)))

    def _on_chunk(self, event: Event) -> None:
        request = self._queue[0] if self._queue else None
        is_next = request is not None and request.is_incremental and event.atom == request.property
        if request is None or not is_next or event.state != X.PropertyNewValue:
            return
        found = self._fetch(request.property)
        chunk = bytes(found.value) if found else b""
        request.chunks.append(chunk)
        if not chunk:
            self._end(request, Answer(b"".join(request.chunks)))

    def _fetch(self, name: int) -> Any:  # noqa: ANN401
        """Take a property's value and delete it, which asks for the next piece."""
        connection, window = self._connection, self._window
        found = connection.ask(lambda: window.get_full_property(name, X.AnyPropertyType))
        window.delete_property(name)
        connection.flush()
        return found

    def _end(self, request: _Request, answer: Answer | None) -> None:
        self._queue.popleft()
        if self._queue:
            self._send()
        request.done(answer)
