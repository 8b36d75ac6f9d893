"""Reading the settings file, and telling what is wrong with it.

TOML: a table per section, and the tables ``chords`` and ``letters`` with the person's own keys::

    [organisation]
    phone = "33 17 00 00"

    [chords]
    ferievejledning = "Ctrl+Shift+F9"   # "" takes the chord away
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from assistant.model.chord import Chord, ChordError
from assistant.model.finding import Finding, Severity
from assistant.model.suggest import did_you_mean
from assistant.store.settings import DECLARED, SECTIONS, Settings

_TABLES = (*SECTIONS, "chords", "letters")


def read(path: Path) -> tuple[Settings, tuple[Finding, ...]]:
    """The settings in ``path`` and all that is wrong with it.

    What is wrong keeps its default, and the program starts all the same. No file is no fault.
    """
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return Settings(), ()
    except (OSError, ValueError) as error:
        reason = f" ({error})" if isinstance(error, tomllib.TOMLDecodeError) else ""
        message = f"Indstillingerne kan ikke læses{reason}. Standardværdierne bruges."
        return Settings(), (Finding("C01", Severity.WARNING, message, path.name),)
    reader = _Reader()
    settings = reader.settings(document)
    return settings, tuple(reader.findings)


class _Reader:
    """Reads one document and collects what is wrong with it."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def settings(self, document: Mapping[str, object]) -> Settings:
        values: dict[str, Any] = {}
        for section, table in document.items():
            if section not in _TABLES:
                self._unknown(section, section, _TABLES)
            elif not isinstance(table, dict):
                self._say("C03", f"»{section}« skal være en tabel: skriv [{section}].", section)
            elif section == "chords":
                values["chords"] = dict(self._chords(table))
            elif section == "letters":
                values["letters"] = dict(self._letters(table))
            else:
                values.update(self._section(section, table))
        return Settings(**values)

    def _section(self, section: str, table: Mapping[str, object]) -> Iterator[tuple[str, object]]:
        known = {setting.key: setting for setting in DECLARED if setting.about.section == section}
        for key, value in table.items():
            where = f"{section}.{key}"
            if key not in known:
                self._unknown(key, where, known)
            elif fault := known[key].fault_of(value):
                self._say("C03", fault, where)
            else:
                yield known[key].name, value

    def _chords(self, table: Mapping[str, object]) -> Iterator[tuple[str, Chord | None]]:
        for action, text in table.items():
            try:
                yield action, Chord.parse(str(text)) if text != "" else None
            except ChordError as error:
                self._say("C04", str(error), f"chords.{action}")

    def _letters(self, table: Mapping[str, object]) -> Iterator[tuple[str, str]]:
        for action, letter in table.items():
            if isinstance(letter, str) and len(letter) <= 1:
                yield action, letter.lower()
            else:
                self._say("C04", f"Skriv ét bogstav til »{action}«.", f"letters.{action}")

    def _unknown(self, name: str, where: str, known: Iterable[str]) -> None:
        self._say("C02", f"Indstillingen »{name}« kendes ikke.{did_you_mean(name, known)}", where)

    def _say(self, code: str, message: str, where: str) -> None:
        self.findings.append(Finding(code, Severity.WARNING, message, where))
