"""The chords and letters in use: a profile's, with the person's own over them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assistant.model.target import HotkeyAction, HotkeyProfile
from assistant.store.settings import Settings


def with_own_keys(profile: HotkeyProfile, settings: Settings) -> HotkeyProfile:
    """``profile`` with the person's chords and letters; a letter or chord she gave away is gone from its old action."""
    keys = {action.action: action for action in profile.actions}
    for action, chord in settings.chords.items():
        if action != "palette":
            keys[action] = replace(keys.get(action, HotkeyAction(action=action)), chord=chord)
    for action, letter in settings.letters.items():
        keys[action] = replace(keys.get(action, HotkeyAction(action=action)), letter=letter)
    mine = {letter.casefold(): action for action, letter in settings.letters.items() if letter}
    own_chords = [(chord, action) for action, chord in settings.chords.items() if chord]
    for name, key in keys.items():
        if mine.get(key.letter.casefold(), name) != name:
            keys[name] = replace(keys[name], letter="")
        if key.chord and any(key.chord.collides_with(own) for own, action in own_chords if action != name):
            keys[name] = replace(keys[name], chord=None)
    leader = settings.chords.get("palette") or profile.leader
    return replace(profile, leader=leader, actions=tuple(keys.values()))


def chords_by_action(profile: HotkeyProfile) -> Iterator[tuple[str, list[str]]]:
    """Each action with how it is called: its chord, and ``leader f`` for its letter."""
    yield "palette", [str(profile.leader)]
    for action in profile.actions:
        found = [str(action.chord)] if action.chord else []
        if action.letter:
            found.append(f"leader {action.letter}")
        if found:
            yield action.action, found
