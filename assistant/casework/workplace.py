"""Everything a day's work stands on: packs, keys and settings, opened together and replaced together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from assistant.casework.actions import OWN_ACTIONS, palette_rows
from assistant.casework.keys import with_own_keys
from assistant.casework.library import Library
from assistant.casework.search import Finder, Hit
from assistant.casework.setup import installed_library, read_profile
from assistant.model.finding import Finding
from assistant.model.target import HotkeyProfile
from assistant.store.settings import Settings


@dataclass(frozen=True)
class Workplace:
    """One day at one desk.

    Attributes:
        own_profile: the hotkey file as it came, without the person's own keys.
        findings: what is wrong with packs, hotkeys and settings.
    """

    library: Library
    settings: Settings
    own_profile: HotkeyProfile
    today: date
    findings: tuple[Finding, ...] = ()

    @cached_property
    def profile(self) -> HotkeyProfile:
        """The chords, letters and targets in use."""
        return with_own_keys(self.own_profile, self.settings)

    @cached_property
    def finder(self) -> Finder:
        """Finds actions for the palette."""
        return Finder(palette_rows(self.library, self.profile.actions, self.today))

    def find(self, query: str, recent: Sequence[str] = ()) -> list[Hit]:
        """The palette's rows for ``query``; recent actions first while nothing is typed."""
        hits = self.finder.find(query)
        if query or not recent:
            return hits
        known = {hit.action: hit for hit in self.finder.all()}
        first = [known[action] for action in recent if action in known]
        return [*first, *(hit for hit in hits if hit not in first)][: max(len(hits), len(first))]

    def titles(self) -> dict[str, str]:
        """What each action that can be done today is called."""
        return OWN_ACTIONS | {entry.id: entry.title for entry in self.library.entries(self.today)}


def open_workplace(settings: Settings, today: date, packs: Sequence[Path] | None = None) -> Workplace:
    """Read what is installed, or ``packs`` instead. Takes a while: not for Qt's thread."""
    library = installed_library(packs, settings)
    profile, findings = read_profile(settings)
    return Workplace(library, settings, profile, today, (*library.findings, *findings))
