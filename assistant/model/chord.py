"""A chord as a value, parsed once at the edge: ``Ctrl+Shift+Space``, ``Ctrl+½``, or in several steps ``Ctrl+K, F``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

MODIFIERS = ("Ctrl", "Alt", "Shift", "Win")
NAMED_KEYS = frozenset(
    [f"F{n}" for n in range(1, 25)]
    + ["Space", "Tab", "Enter", "Esc", "Backspace", "Delete", "Insert", "Home", "End"]
    + ["PageUp", "PageDown", "Left", "Right", "Up", "Down", "Pause", "Menu"]
)
_ALIASES = {
    "control": "Ctrl",
    "super": "Win",
    "meta": "Win",
    "altgr": "AltGr",
    "return": "Enter",
    "escape": "Esc",
}


_STEP = re.compile(r"(?:[^+,]+\+)*(?:[+,]|[^+,]+)")
"""A step ends where a comma follows its key; the key may be a plus or a comma itself."""


class ChordError(ValueError):
    """The text is not a chord; the message is a Danish sentence."""


@dataclass(frozen=True)
class Chord:
    """Modifiers held and one key pressed, in the layout's own characters.

    Attributes:
        modifiers: a subset of ``MODIFIERS``, in that order.
        key: a name of ``NAMED_KEYS`` or one character, letters in capitals.
        then: what is pressed after it, in a chord of several steps.
    """

    modifiers: tuple[str, ...]
    key: str
    then: Chord | None = None

    @classmethod
    def parse(cls, text: str) -> Chord:
        """Read ``Ctrl+Shift+Space`` or ``Ctrl+K, F``; case and order of modifiers do not matter.

        Raises:
            ChordError: when a part is unknown, or no key is left.
        """
        compact = "".join(text.split())
        if not compact:
            raise ChordError("Genvejen er tom. Skriv fx Ctrl+Shift+F9.")
        chord: Chord | None = None
        for step in reversed([_parse_step(step, text) for step in _split_steps(compact)]):
            chord = replace(step, then=chord)
        assert chord is not None  # noqa: S101 - a text has at least one step
        return chord

    def __str__(self) -> str:
        return ", ".join("+".join((*step.modifiers, step.key)) for step in self.steps)

    @property
    def steps(self) -> tuple[Chord, ...]:
        """Each step as a chord of its own."""
        return (replace(self, then=None), *(self.then.steps if self.then else ()))

    def collides_with(self, other: Chord) -> bool:
        """Whether both cannot be had: one is the other, or begins it."""
        return all(mine == theirs for mine, theirs in zip(self.steps, other.steps, strict=False))

    @property
    def is_altgr_like(self) -> bool:
        """Whether Windows sees AltGr in it: Ctrl and Alt together (a Danish @ is Ctrl+Alt+2)."""
        return "Ctrl" in self.modifiers and "Alt" in self.modifiers


def _split_steps(compact: str) -> Iterator[str]:
    start = 0
    while found := _STEP.match(compact, start):
        if compact[found.end() : found.end() + 1] != ",":
            break
        yield found.group()
        start = found.end() + 1
    yield compact[start:]


def _parse_step(step: str, whole: str) -> Chord:
    if not step:
        raise ChordError(f"Genvejen »{whole}« mangler en tast efter det sidste komma. Skriv fx Ctrl+K, F.")
    *held, key = (part or "+" for part in _split(step))
    modifiers = []
    for name in held:
        modifier = _ALIASES.get(name.lower(), name.capitalize())
        if modifier not in MODIFIERS:
            raise ChordError(f"»{name}« i genvejen »{whole}« er ikke en af {', '.join(MODIFIERS)}.")
        modifiers.append(modifier)
    return Chord(tuple(m for m in MODIFIERS if m in modifiers), _key(key, whole))


def _split(text: str) -> list[str]:
    """``Ctrl++`` is Ctrl and the plus key; everything else splits at each plus."""
    if text == "+":
        return [""]
    if text.endswith("++"):
        return [*text[:-2].split("+"), ""]
    if text.endswith("+"):
        raise ChordError(f"Genvejen »{text}« mangler en tast efter det sidste plus. Skriv fx Ctrl+Shift+F9.")
    return text.split("+")


def _key(name: str, whole: str) -> str:
    alias = _ALIASES.get(name.lower(), name)
    for known in NAMED_KEYS:
        if known.lower() == alias.lower():
            return known
    if len(alias) == 1 and alias.isprintable():
        return alias.upper() if alias.upper() != alias and len(alias.upper()) == 1 else alias
    raise ChordError(f"Tasten »{name}« i genvejen »{whole}« kendes ikke. Skriv fx Ctrl+Shift+F9.")
