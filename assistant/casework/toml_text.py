"""A TOML text that is changed value by value: what is not changed stays to the letter, comments and order too."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.casework.toml_tables import Order, tables_of
from assistant.casework.toml_values import NOTHING, Values, plain, same, written
from assistant.model.finding import Finding, Severity
from assistant.packs.source import SourceError, parse_toml

__all__ = ["MARKS", "NOTHING", "TomlText", "TomlTextError", "Values", "plain", "written"]
MARKS = ("name", "id", "value")


class TomlTextError(Exception):
    """A text that is no TOML; carries the finding that says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


class TomlText:
    """One text of TOML.

    Args:
        text: as it is written.
        name: its file's, for messages.
        names: every key it may have, at any depth, in the order in which new ones are written.
        marks: keys that tell the tables of a list apart: by the first that it has a table is known where it has moved.
        first_line: of the text in its file.

    Raises:
        TomlTextError: it is not TOML, or such that it cannot be cut into tables.
    """

    def __init__(
        self, text: str, name: str, names: Sequence[str], *, marks: Sequence[str] = MARKS, first_line: int = 1
    ) -> None:
        try:
            said = plain(parse_toml(text, name, first_line=first_line).data)
            self._root = tables_of(text)
            self.values: Values = self._root.values
            is_understood = self._root.is_understood and same(said, self.values)
        except SourceError as error:
            raise TomlTextError(error.finding) from None
        except (ValueError, LookupError, AttributeError, RecursionError):  # names in many parts
            is_understood = False
        if not is_understood:
            message = "Filen kan læses, men ikke rettes her. Ret den i et tekstprogram."
            raise TomlTextError(Finding("P02", Severity.ERROR, message, f"{name}:{first_line}"))
        self._order = Order(names, marks)
        self._read = self.text, self.values

    @property
    def text(self) -> str:
        """The text as it is now."""
        return self._root.whole

    def put(self, changes: Values) -> None:
        """Let the keys in ``changes`` have these values; None, or what is empty, takes one away.

        Where the text then says what it said when it was read, it is that again, to the letter.
        """
        self._root.put({name: plain(value) for name, value in changes.items()}, self._order)
        self.values = self._root.values
        text, values = self._read
        if same(self.values, values):
            self._root = tables_of(text)
