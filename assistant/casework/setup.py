"""The installed program's packs, settings and keys, as both faces open them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from assistant.casework.keys import with_own_keys
from assistant.casework.library import Library, open_library
from assistant.model.chord import Chord
from assistant.model.finding import Finding
from assistant.model.target import HotkeyProfile
from assistant.packs.hotkeys import read_collisions, read_hotkeys
from assistant.store import paths, settings_reader
from assistant.store.settings import Settings

_BARE_KEYS = HotkeyProfile(
    id="bare",
    title="Uden genvejssæt",
    leader=Chord(("Ctrl",), "½"),
    leader_fallback=Chord(("Ctrl", "Shift"), "Space"),
)
"""Used when no hotkey file can be read: the palette still opens."""


def installed_settings() -> Settings:
    """The person's settings; what cannot be read of them keeps its default."""
    return settings_reader.read(paths.settings_file())[0]


def installed_library(packs: Sequence[Path] | None = None, settings: Settings | None = None) -> Library:
    """The packs in ``packs``, else those installed with the program."""
    settings = settings or installed_settings()
    folders = packs or [folder for folder in sorted((paths.data_dir() / "templates").iterdir()) if folder.is_dir()]
    library = open_library(folders, paths.cache_dir(), settings.organisation())
    return replace(library, references=settings.reference_line, chosen=settings.unit())


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
    return f"{chord} bruges af Windows i alle programmer. Vælg en anden." if chord in taken else ""
