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
from typing import Any, cast

from assistant.model.chord import Chord, ChordError
from assistant.model.finding import Finding, Severity
from assistant.model.suggest import did_you_mean
from assistant.store.settings import DECLARED, SECTIONS, Settings, Value

_TABLES = (*SECTIONS, "chords", "letters")


def read(path: Path) -> tuple[Settings, tuple[Finding, ...]]:
    """The settings in ``path`` and all that is wrong with it.

    What is wrong keeps its default, and the program starts all the same. No file is no fault.
    """
    reader = Reader()
    settings = reader.settings(reader.load(path, "Indstillingerne kan ikke læses{}. Standardværdierne bruges."))
    return settings, tuple(reader.findings)


class Reader:
    """Reads one document and collects what is wrong with it."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def load(self, path: Path, complaint: str) -> dict[str, object]:
        """What stands in ``path``; nothing where there is no file, or none that can be read, which is told.

        ``complaint`` has room for the reason.
        """
        try:
            return tomllib.loads(path.read_text(encoding="utf-8-sig"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            reason = f" ({error})" if isinstance(error, tomllib.TOMLDecodeError) else ""
            self.say("C01", complaint.format(reason), path.name)
            return {}

    def settings(self, document: Mapping[str, object]) -> Settings:
        """The settings that ``document`` gives, its other tables told as unknown."""
        values: dict[str, Any] = {}
        for section, table in self.tables(document, _TABLES):
            if section == "chords":
                values["chords"] = dict(self._chords(table))
            elif section == "letters":
                values["letters"] = dict(self._letters(table))
            else:
                values.update(self.section(section, table))
        return Settings(**values)

    def tables(self, document: Mapping[str, object], known: Iterable[str]) -> Iterator[tuple[str, dict[str, object]]]:
        """The tables of ``document`` that are ``known``, by name."""
        for section, table in document.items():
            if section not in known:
                self.unknown(section, section, known)
            elif not isinstance(table, dict):
                self.say("C03", f"»{section}« skal være en tabel: skriv [{section}].", section)
            else:
                yield section, table

    def section(self, section: str, table: Mapping[str, object]) -> Iterator[tuple[str, Value]]:
        """The settings of one table that may stand, by the attribute of ``Settings``."""
        known = {setting.key: setting for setting in DECLARED if setting.about.section == section}
        for key, value in table.items():
            where = f"{section}.{key}"
            if key not in known:
                self.unknown(key, where, known)
            elif fault := known[key].fault_of(value):
                self.say("C03", fault, where)
            else:
                yield known[key].name, cast("Value", value)

    def _chords(self, table: Mapping[str, object]) -> Iterator[tuple[str, Chord | None]]:
        for action, text in table.items():
            try:
                yield action, Chord.parse(str(text)) if text != "" else None
            except ChordError as error:
                self.say("C04", str(error), f"chords.{action}")

    def _letters(self, table: Mapping[str, object]) -> Iterator[tuple[str, str]]:
        for action, letter in table.items():
            if isinstance(letter, str) and len(letter) <= 1:
                yield action, letter.lower()
            else:
                self.say("C04", f"Skriv ét bogstav til »{action}«.", f"letters.{action}")

    def unknown(self, name: str, where: str, known: Iterable[str]) -> None:
        """Tell that ``name`` means nothing here, and which of ``known`` it may have been."""
        self.say("C02", f"Indstillingen »{name}« kendes ikke.{did_you_mean(name, known)}", where)

    def say(self, code: str, message: str, where: str) -> None:
        """Collect one more that is wrong."""
        self.findings.append(Finding(code, Severity.WARNING, message, where))
