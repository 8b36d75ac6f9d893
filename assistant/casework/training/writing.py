"""An exercise while it is being written: a file whose comments, order and hand edits survive, and what it lacks."""

from __future__ import annotations

import re
from collections.abc import Mapping, MutableMapping, MutableSequence
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Item

from assistant.casework.migration.naming import id_of
from assistant.casework.training.reading import lines_like_cpr
from assistant.model.finding import Finding, Severity
from assistant.model.training import Saying, Scenario, Trial
from assistant.packs.source import SourceError, decoded, parse_toml, read_text
from assistant.store.atomic import ensure_folder, write_bytes, write_new_bytes

SUFFIX = ".toml"
Values = Mapping[str, object]
"""What an exercise says, by the names of ``model.training.Scenario``."""
_NAMES = tuple(each.name for each in fields(Scenario))
_INNER = tuple(dict.fromkeys(each.name for kind in (Saying, Trial) for each in fields(kind)))
_NAMELESS = "oevelse"
_TAKEN = "Der er allerede en øvelse, der hedder {name}. Giv øvelsen en anden titel."
_CHANGED = "Filen er rettet et andet sted, siden du åbnede den. Lav en kopi af øvelsen her, og gem den."
_LIKE_CPR = "Her står noget, der ligner et CPR-nummer. Fjern det, før du gemmer. Der er ikke gemt noget."
_NOT_WRITTEN = "Øvelsen kan ikke gemmes. Er filen åben i et andet program, eller er mappen skrivebeskyttet?"


class UnreadableError(Exception):
    """A file that is no TOML, and is left alone; carries the finding that says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


class NotSavedError(Exception):
    """Nothing was written; the message is a Danish sentence that says why, and what to do."""


class Manuscript:
    """An exercise as it is being written.

    Attributes:
        file: where it lies; None until it is saved for the first time.
        raw: what lay there when it was read or saved last.
        values: what it says, by the names of ``model.training.Scenario``; what is empty is not there.
    """

    def __init__(self, raw: bytes = b"", file: Path | None = None) -> None:
        """Read ``raw`` of ``file``, or begin from nothing.

        Raises:
            UnreadableError: it is not TOML.
        """
        name = file.name if file else ""
        try:
            text = parse_toml(decoded(raw, name), name).toml
            self._document = tomlkit.parse(text if text.endswith("\n") else f"{text}\n")
        except SourceError as error:
            raise UnreadableError(error.finding) from None
        except (TOMLKitError, ValueError, RecursionError):
            message = "Filen kan læses, men ikke rettes her. Ret den i et tekstprogram."
            raise UnreadableError(Finding("P02", Severity.ERROR, message, f"{name}:1")) from None
        self.file, self.raw = file, raw
        self._saved = self.text
        self.values: Values = _plain(self._document)
        if file:
            self.put({"id": file.stem})

    @property
    def text(self) -> str:
        """The file as it is to be."""
        return tomlkit.dumps(self._document)

    @property
    def is_changed(self) -> bool:
        """Whether something is not saved yet."""
        return self.text != self._saved

    def put(self, changes: Values) -> None:
        """Let the names in ``changes`` have these values; None, or what is empty, takes one away."""
        wanted = _without_empty({**self.values, **changes})
        if self.file is None:  # in the order in which one thinks, not in that in which it was typed
            self._document = tomlkit.document()
            wanted["id"] = id_of(str(wanted.get("title") or ""), _NAMELESS)
            changes = wanted
        for name in _NAMES:
            if name in changes and wanted.get(name) != _plain(self._document.get(name)):
                _put(self._document, name, wanted.get(name))
        self.values = _plain(self._document)

    def saved(self, text: str, file: Path) -> None:
        """Take it that ``text`` lies in ``file`` now."""
        self.file, self.raw, self._saved = file, text.encode(), text


def open_manuscript(file: Path) -> Manuscript:
    """The exercise in ``file``.

    Raises:
        UnreadableError: it is missing, not UTF-8, or not TOML.
    """
    try:
        read_text(file, file.name)
        return Manuscript(file.read_bytes(), file)
    except SourceError as error:
        raise UnreadableError(error.finding) from None
    except OSError:
        raise UnreadableError(Finding("P01", Severity.ERROR, "Filen kan ikke læses.", file.name)) from None


def copy_of(values: Values) -> Manuscript:
    """A new exercise that says what ``values`` say, under another title."""
    made = Manuscript()
    made.put({**values, "title": f"Kopi af {values.get('title', 'øvelse')}"})
    return made


def save(text: str, file: Path, before: bytes | None) -> None:
    """Write ``text`` to ``file``, whole or not at all. Not for Qt's thread.

    Args:
        text: of a ``Manuscript``.
        file: where it goes.
        before: what lay there when it was read; None for a new exercise, whose file must not be there.

    Raises:
        NotSavedError: nothing was written.
    """
    if any(lines_like_cpr(text)):
        raise NotSavedError(_LIKE_CPR)
    try:
        if before is None:
            ensure_folder(file.parent)
            write_new_bytes(file, text.encode())
        elif file.read_bytes() != before:
            raise NotSavedError(_CHANGED)
        else:
            write_bytes(file, text.encode())
    except FileExistsError:
        raise NotSavedError(_TAKEN.format(name=f"»{file.stem}«") if file.exists() else _NOT_WRITTEN) from None
    except (OSError, UnicodeEncodeError):
        raise NotSavedError(_NOT_WRITTEN) from None


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever TOML holds
    """A TOML value as Python's own, texts without the space around them, and without what is empty."""
    if isinstance(value, Mapping):
        return _without_empty(value)
    if isinstance(value, list):
        return [plain for each in value if (plain := _plain(each)) not in _NOTHING]
    if isinstance(value, date):
        return value
    unwrapped = value.unwrap() if hasattr(value, "unwrap") else value
    return re.sub(r"\r\n?", "\n", unwrapped).strip() if isinstance(unwrapped, str) else unwrapped


_NOTHING: tuple[object, ...] = (None, "", [], {})


def _without_empty(values: Values) -> dict[str, object]:
    return {str(name): plain for name, value in values.items() if (plain := _plain(value)) not in _NOTHING}


def _put(table: MutableMapping[str, Any], name: str, value: object) -> None:
    old = table.get(name)
    if value in _NOTHING:
        table.pop(name, None)
    elif isinstance(value, list) and isinstance(old, MutableSequence):
        _put_list(old, value)
    else:
        table[name] = _item(value)


def _put_list(old: MutableSequence[Any], new: list[Any]) -> None:
    """Change what is another way, so that what stands beside it stays; what is gone is the first that differs."""
    while len(old) > len(new):
        gone = (place for place, each in enumerate(old) if place >= len(new) or _plain(each) != new[place])
        del old[next(gone)]
    for place, each in enumerate(new):
        if place == len(old):
            old.append(_below(old[-1], each) if isinstance(old, AoT) else each)
        elif isinstance(each, dict) and isinstance(old[place], MutableMapping):
            _put_table(old[place], each)
        elif _plain(old[place]) != each:
            old[place] = each


def _put_table(old: MutableMapping[str, Any], new: Values) -> None:
    for name in _INNER:
        if new.get(name) != _plain(old.get(name)):
            _put(old, name, new.get(name))


def _item(value: object) -> Any:  # noqa: ANN401 - tomlkit's own kinds
    if isinstance(value, str) and "\n" in value:
        quotes = '"""'
        written = tomlkit.string(value, multiline=True).as_string().removeprefix(quotes)
        return tomlkit.value(f"{quotes}\n{written}")
    if isinstance(value, list) and value and isinstance(value[0], dict):
        tables = tomlkit.aot()
        for each in value:
            tables.append(_table(each))
        return tables
    return tomlkit.item(value)


def _below(last: Item, values: Values) -> Any:  # noqa: ANN401 - tomlkit's own kinds
    """A table below ``last``, with an empty line between them and as many below it as there were."""
    made = _table(values)
    if last.as_string().endswith("\n\n"):
        made.trivia.indent = ""
        made.add(tomlkit.nl())
    return made


def _table(values: Values) -> Any:  # noqa: ANN401 - tomlkit's own kinds
    made = tomlkit.table()
    made.trivia.indent = "\n"
    for name in _INNER:
        if name in values:
            made[name] = _item(values[name])
    return made
