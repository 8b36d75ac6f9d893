"""Writing the settings back into the person's file, so that her comments and her order stay.

A module of its own since tomlkit is slow to import, and only a changed setting needs it.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from pathlib import Path

import tomlkit
from tomlkit.exceptions import TOMLKitError

from assistant.store.atomic import write_text
from assistant.store.settings import DECLARED, Settings, Value

_FIRST_LINE = "Indstillinger for Sagstast. Kan rettes i Notesblok."


def write(path: Path, settings: Settings, decided: Container[str] = ()) -> None:
    """Put ``settings`` into ``path``: what differs from the default is set, what does not is taken out.

    Keys that the program does not know are left alone, and so are settings that others have ``decided``. A file that
    cannot be read as TOML is kept as ``.ugyldig``.

    Raises:
        OSError: the file could not be written; the old one stands.
    """
    document = _open(path)
    for setting in DECLARED:
        value = getattr(settings, setting.name)
        if setting.name not in decided:
            _put(document, setting.about.section, setting.key, None if value == setting.default else value)
    _put_all(document, "chords", {action: str(chord or "") for action, chord in settings.chords.items()})
    _put_all(document, "letters", settings.letters)
    write_text(path, tomlkit.dumps(document))


def _open(path: Path) -> tomlkit.TOMLDocument:
    try:
        return tomlkit.parse(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        pass
    except (TOMLKitError, UnicodeDecodeError):
        path.replace(path.with_name(path.name + ".ugyldig"))
    document = tomlkit.document()
    document.add(tomlkit.comment(_FIRST_LINE))
    return document


def _put_all(document: tomlkit.TOMLDocument, section: str, values: Mapping[str, str]) -> None:
    table = document.get(section)
    gone = [key for key in table if key not in values] if isinstance(table, dict) else []
    for key in gone:
        _put(document, section, key, None)
    for key, value in values.items():
        _put(document, section, key, value)


def _put(document: tomlkit.TOMLDocument, section: str, key: str, value: Value | None) -> None:
    if not isinstance(document.get(section), dict):
        if value is None:
            return
        document[section] = tomlkit.table()
    table = document[section]
    old = table.get(key)
    if value is None:
        table.pop(key, None)
    elif old != value or isinstance(old, bool) is not isinstance(value, bool):
        table[key] = value
