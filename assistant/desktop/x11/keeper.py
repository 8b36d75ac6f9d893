"""Keeping what is on a selection, in all formats that matter, while its owner is still there to be asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from assistant.desktop.ports import Kept
from assistant.desktop.x11.connection import Connection
from assistant.desktop.x11.selection import Answer, SelectionReader

TEXTS = ("UTF8_STRING", "text/plain;charset=utf-8", "STRING")
"""The same text under several names: the first is kept."""
PREFIXES = (
    "text/html",
    "text/rtf",
    "text/uri-list",
    "text/x-moz-url",
    "application/rtf",
    "application/x-kde-",
    "application/x-openoffice-embed-source-xml",
    "chromium/",
    "image/png",
    "image/svg+xml",
    "x-special/",
    "x-kde-",
)
"""What programs paste from. An image comes as PNG alone: every other format of one screenshot took 6 s."""
LIMIT = 64 * 1024 * 1024
"""Bytes in all; a full-screen PNG has about 5 MB."""


def worth_keeping(targets: Iterable[str]) -> list[str]:
    """Those of an owner's ``targets`` that are asked for, texts first."""
    offered = list(dict.fromkeys(targets))
    text = [name for name in TEXTS if name in offered][:1]
    return text + [name for name in offered if name.startswith(PREFIXES)]


class Keeper:
    """Reads a selection's formats one after the other.

    Attributes:
        state: how far it has come.
        contents: by the name under which Qt offers it again; a text as UTF-8 under ``text/plain``.
    """

    def __init__(self, connection: Connection, reader: SelectionReader, changed: Callable[[], None]) -> None:
        self.state = Kept.WHOLE
        self.contents: dict[str, bytes] = {}
        self._connection = connection
        self._reader = reader
        self._changed = changed
        self._selection = ""
        self._owner = 0
        self._names: list[str] = []

    @property
    def is_outdated(self) -> bool:
        """Whether another program has copied than the one that has been read."""
        return self.state is not Kept.PENDING and self._connection.owner(self._selection) not in {0, self._owner}

    def start(self, selection: str) -> None:
        """Begin anew with ``selection``."""
        self._reader.give_up()
        self._selection = selection
        self._owner = self._connection.owner(selection)
        self.contents, self._names = {}, []
        self.state = Kept.PENDING if self._owner else Kept.WHOLE
        if self._owner:
            self._reader.ask(selection, "TARGETS", self._on_targets)

    def stop(self) -> None:
        """Be content with what has come."""
        if self.state is Kept.PENDING:
            self._reader.give_up()
            self.state = Kept.PARTLY

    def forget(self) -> dict[str, bytes]:
        """Hand out what was kept, and keep it no longer."""
        contents, self.contents = self.contents, {}
        return contents

    def _on_targets(self, answer: Answer | None) -> None:
        self._names = worth_keeping(self._connection.atom_name(atom) for atom in (answer.atoms if answer else ()))
        self._next()

    def _next(self) -> None:
        if self._names:
            self._reader.ask(self._selection, self._names[0], self._on_format)
        elif self._connection.owner(self._selection) != self._owner:
            self.start(self._selection)  # someone has copied meanwhile: theirs is what to keep
        else:
            # An owner that hands nothing out leaves nothing to put back.
            self.state = Kept.WHOLE if self.contents else Kept.PARTLY
            self._changed()

    def _on_format(self, answer: Answer | None) -> None:
        name = self._names.pop(0)
        if answer is not None:
            self._keep(name, answer.data)
        if sum(map(len, self.contents.values())) > LIMIT:
            del self.contents["text/plain" if name in TEXTS else name]
            self.state, self._names = Kept.PARTLY, []
            self._changed()
        else:
            self._next()

    def _keep(self, name: str, data: bytes) -> None:
        if name == "STRING":
            data = data.decode("latin-1").encode()
        self.contents["text/plain" if name in TEXTS else name] = data
