"""The pack that the studio opens: where it lies, what lies below it, and how a new one begins."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from assistant.casework.hand_files import NotSavedError, save
from assistant.casework.migration.naming import id_of
from assistant.casework.setup import installed_library
from assistant.casework.toml_text import written
from assistant.packs.index import layer_of
from assistant.packs.source import SourceError, read_toml
from assistant.store import paths

_FILE = "pack.toml"
OWN = "mine-skabeloner"
_OWN_TITLE, _NAMELESS = "Mine skabeloner", "pakke"


def own_pack() -> Path:
    """Where a person's own templates go, when she names no other place."""
    return paths.own_packs_dir() / OWN


def is_own_pack(folder: Path) -> bool:
    """Whether the pack in ``folder`` is one person's own, and so nobody else's."""
    return layer_of(folder) == "own" or folder.resolve().parent == paths.own_packs_dir().resolve()


def begin_pack(folder: Path, today: date) -> bool:
    """Let ``folder`` be a pack, if it is none; whether it was begun now.

    Raises:
        NotSavedError: something else lies there, or it cannot be written.
    """
    if (folder / _FILE).exists():
        return False
    if folder.is_dir() and any(folder.iterdir()):
        raise NotSavedError(f"»{folder}« er ikke en skabelonpakke: der er ingen pack.toml. Vælg en tom mappe.")
    is_own = folder.parent == paths.own_packs_dir()
    values = {
        "id": id_of(folder.name, _NAMELESS),
        "version": "1",
        "title": _OWN_TITLE if folder.name == OWN else folder.name,
        "publisher": "mig selv" if is_own else "ikke skrevet endnu",
        "valid_from": today,
    }
    save("".join(f"{key} = {written(value)}\n" for key, value in values.items()), folder / _FILE, None)
    return True


def title_of(folder: Path) -> str:
    """What the pack is called; the folder's name, where it does not say."""
    try:
        title = read_toml(folder / _FILE, _FILE).data.get("title")
    except SourceError:
        return folder.name
    return title if isinstance(title, str) else folder.name


def below(folder: Path, named: Sequence[Path]) -> list[Path]:
    """The packs that ``folder`` may lean on: those ``named``, else the installed, but never itself."""
    folders = list(named) or installed_library().folders
    return [each for each in folders if each.resolve() != folder.resolve()]
