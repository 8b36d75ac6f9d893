"""The installed program's packs, settings and keys, as both faces open them."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace
from pathlib import Path

from assistant.casework.keys import with_own_keys
from assistant.casework.library import Library, open_library
from assistant.model.chord import Chord
from assistant.model.finding import Finding
from assistant.model.pack import is_newer
from assistant.model.target import HotkeyProfile
from assistant.packs.hotkeys import read_collisions, read_hotkeys
from assistant.packs.index import layer_of, version_of
from assistant.store import paths, policy
from assistant.store.settings import Settings
from assistant.supply.installed import Installed, read_installed

_BARE_KEYS = HotkeyProfile(
    id="bare",
    title="Uden genvejssæt",
    leader=Chord(("Ctrl",), "½"),
    leader_fallback=Chord(("Ctrl", "Shift"), "Space"),
)
"""Used when no hotkey file can be read: the palette still opens."""


def installed_settings() -> Settings:
    """The person's settings, and over them what the organisation has decided."""
    return policy.settings_in_force()


def installed_library(packs: Sequence[Path] | None = None, settings: Settings | None = None) -> Library:
    """The packs in ``packs``; else those the organisation has decided on or those installed, and the person's own."""
    settings = settings or installed_settings()
    library = replace(library_of(read_installed(paths.packs_dir()), packs), unit=settings.organisation())
    return replace(library, references=settings.reference_line, chosen=settings.unit())


def library_of(
    fetched: Installed, packs: Sequence[Path] | None = None, checked: Container[Path] | None = None
) -> Library:
    """The packs in ``packs``; else all that is to be used once ``fetched`` is. What was read of each is remembered.

    Args:
        fetched: what came from the share.
        packs: opened instead.
        checked: which of those fetched are read whole. The program lists them: who published them has checked them, and
            nobody waits half a minute for ten thousand templates at a start.
    """
    folders = packs or [*_folders(fetched), *_own_packs()]
    listed = {folder for folder in fetched.folders if checked is None or folder not in checked}
    return open_library(folders, paths.cache_dir(), own=paths.own_packs_dir(), listed=listed)


def _folders(fetched: Installed) -> list[Path]:
    """The packs that are decided on, also those that cannot be reached: their fault is told.

    Where none can be, the work goes on with what was installed and what has been fetched.
    """
    decided = list(policy.installed().packs)
    if any(folder.is_dir() for folder in decided):
        return decided
    return [*_came_packs(fetched), *decided]


def _came_packs(fetched: Installed) -> list[Path]:
    """Those installed with the program, and those fetched since; of the same pack the newer."""
    came = {folder.name: folder for folder in sorted((paths.data_dir() / "templates").iterdir()) if folder.is_dir()}
    newer: list[Path] = []
    for pack in fetched.current.packs if fetched.current else ():
        folder = fetched.folder_of(pack)
        if pack.id not in came or layer_of(folder) != layer_of(came[pack.id]):  # a team's may have that name too
            newer.append(folder)
        elif not is_newer(version_of(came[pack.id]), pack.version):
            newer.append(folder)
            del came[pack.id]
    return [*came.values(), *newer]


def _own_packs() -> list[Path]:
    """What the person has made or brought along, each in a folder with a ``pack.toml``."""
    return sorted(file.parent for file in paths.own_packs_dir().glob("*/pack.toml"))


def installed_hotkeys(settings: Settings | None = None) -> HotkeyProfile:
    """The chosen hotkey profile with the person's own keys."""
    settings = settings or installed_settings()
    return with_own_keys(read_profile(settings)[0], settings)


def read_profile(settings: Settings) -> tuple[HotkeyProfile, list[Finding]]:
    """The chosen profile without the person's own keys, and what is wrong with its file."""
    folder = paths.data_dir() / "hotkeys"
    profile, findings = read_hotkeys(folder / f"{Path(settings.hotkeys).name}.toml")
    return profile or _BARE_KEYS, findings


def why_taken(chord: Chord) -> str:
    """Why ``chord`` cannot be set because Windows itself uses it, as a Danish sentence; empty when it does not."""
    taken = read_collisions(paths.data_dir() / "hotkeys" / "collisions.toml").get("Windows", frozenset())
    first = chord.steps[0]
    return f"{first} bruges af Windows i alle programmer. Vælg en anden." if first in taken else ""
