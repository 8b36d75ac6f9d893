"""An exercise while it is being written: a file whose comments, order and hand edits survive."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from assistant.casework.hand_files import UnreadableError, read
from assistant.casework.migration.naming import id_of
from assistant.casework.toml_text import TomlText, TomlTextError, Values, plain
from assistant.model.training import Saying, Scenario, Trial
from assistant.packs.source import SourceError, decoded

SUFFIX = ".toml"
_OUTER = tuple(each.name for each in fields(Scenario))
_NAMES = tuple(dict.fromkeys((*_OUTER, *(each.name for kind in (Saying, Trial) for each in fields(kind)))))
_NAMELESS = "oevelse"


class Manuscript:
    """An exercise as it is being written.

    Attributes:
        file: where it lies; None until it is saved for the first time.
        raw: what lay there when it was read or saved last.
    """

    def __init__(self, raw: bytes = b"", file: Path | None = None) -> None:
        """Read ``raw`` of ``file``, or begin from nothing.

        Raises:
            UnreadableError: it is not TOML.
        """
        name = file.name if file else ""
        try:
            self._toml = TomlText(decoded(raw, name), name, _NAMES, marks=())
        except (SourceError, TomlTextError) as error:
            raise UnreadableError(error.finding) from None
        self.file, self.raw = file, raw
        self._saved = self.text
        if file:
            self.put({"id": file.stem})

    @property
    def text(self) -> str:
        """The file as it is to be."""
        return self._toml.text

    @property
    def values(self) -> Values:
        """What it says, by the names of ``model.training.Scenario``; what is empty is not there."""
        return self._toml.values

    @property
    def is_changed(self) -> bool:
        """Whether something is not saved yet."""
        return self.text != self._saved

    def put(self, changes: Values) -> None:
        """Let the names in ``changes`` have these values; None, or what is empty, takes one away."""
        if self.file is None:  # in the order in which one thinks, not in that in which it was typed
            changes = {**self.values, **changes}
            changes["id"] = id_of(str(plain(changes.get("title")) or ""), _NAMELESS)
            self._toml = TomlText("", "", _NAMES, marks=())
        self._toml.put({name: value for name, value in changes.items() if name in _OUTER})

    def saved(self, text: str, file: Path) -> None:
        """Take it that ``text`` lies in ``file`` now."""
        self.file, self.raw, self._saved = file, text.encode(), text


def open_manuscript(file: Path) -> Manuscript:
    """The exercise in ``file``.

    Raises:
        UnreadableError: it is missing, not UTF-8, or not TOML.
    """
    return Manuscript(read(file), file)


def copy_of(values: Values) -> Manuscript:
    """A new exercise that says what ``values`` say, under another title."""
    made = Manuscript()
    made.put({**values, "title": f"Kopi af {values.get('title', 'øvelse')}"})
    return made
