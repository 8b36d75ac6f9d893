"""Read the hotkey files: chords, letters, and how text goes into each kind of program."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from assistant.model.chord import NAMED_KEYS, Chord
from assistant.model.finding import Finding
from assistant.model.target import Collisions, HotkeyAction, HotkeyProfile
from assistant.packs.source import KeyPath, Source, SourceError, read_toml
from assistant.packs.structure import structure

PARTS = ("heading", "body", "block")


def read_hotkeys(file: Path) -> tuple[HotkeyProfile | None, list[Finding]]:
    """The profile in ``file``; None and every fault when it is broken."""
    try:
        source = read_toml(file, file.name)
    except SourceError as error:
        return None, [error.finding]
    profile, findings = structure(source, dict(source.data), HotkeyProfile)
    if profile is None:
        return None, findings
    findings = [*_lint_actions(profile, source), *_lint_targets(profile, source)]
    return (None if findings else profile), findings


def read_collisions(file: Path) -> dict[str, frozenset[Chord]]:
    """Chords that others use, by program; what cannot be read of the table stops nobody."""
    try:
        source = read_toml(file, file.name)
    except SourceError:
        return {}
    table, _ = structure(source, dict(source.data), Collisions)
    return {program.name: frozenset(program.chords) for program in table.programs} if table else {}


def _lint_actions(profile: HotkeyProfile, source: Source) -> Iterator[Finding]:
    letters = Counter(action.letter.casefold() for action in profile.actions if action.letter)
    for number, action in enumerate(profile.actions):
        at: KeyPath = ("actions", number)
        if len(action.letter) > 1:
            yield source.error("P09", "Her skal stå ét bogstav.", (*at, "letter"))
        if letters[action.letter.casefold()] > 1:
            yield source.error("P09", f"Bogstavet {action.letter} er brugt til to handlinger.", (*at, "letter"))
        if action.chord and (other := _collision(action, profile)):
            message = f"Genvejen {action.chord} støder sammen med {other}. Den ene begynder som den anden."
            yield source.error("P09", message, (*at, "chord"))


def _lint_targets(profile: HotkeyProfile, source: Source) -> Iterator[Finding]:
    for number, target in enumerate(profile.targets):
        at: KeyPath = ("targets", number)
        for key in ("process", "window_title", "case"):
            if not _compiles(getattr(target, key)):
                yield source.error("P09", "Mønstret er ikke et gyldigt regulært udtryk.", (*at, key))
        if target.paste.then:
            yield source.error("P09", "Her skal stå én genvej, ikke flere trin.", (*at, "paste"))
        for step in target.sequence:
            if step not in PARTS and step not in NAMED_KEYS:
                message = f"»{step}« er hverken heading, body, block eller en tast som Tab."
                yield source.error("P09", message, (*at, "sequence"))


def _collision(action: HotkeyAction, profile: HotkeyProfile) -> Chord | None:
    """The chord of another action, or of the palette, that cannot be had beside this action's."""
    others = [profile.leader, *(other.chord for other in profile.actions if other is not action)]
    return next((other for other in others if other and action.chord and other.collides_with(action.chord)), None)


def _compiles(pattern: str) -> bool:
    try:
        re.compile(pattern)
    except re.error:
        return False
    return True
