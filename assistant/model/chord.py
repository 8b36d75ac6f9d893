"""A chord as a value, parsed once at the edge: ``Ctrl+Shift+Space``, ``Ctrl+½``, or ``leader f``."""

from __future__ import annotations

from dataclasses import dataclass

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


class ChordError(ValueError):
    """The text is not a chord; the message is a Danish sentence."""


@dataclass(frozen=True)
class Chord:
    """Modifiers held and one key pressed, in the layout's own characters.

    Attributes:
        modifiers: a subset of ``MODIFIERS``, in that order.
        key: a name of ``NAMED_KEYS`` or one character, letters in capitals.
    """

    modifiers: tuple[str, ...]
    key: str

    @classmethod
    def parse(cls, text: str) -> Chord:
        """Read ``Ctrl+Shift+Space``; case and order of modifiers do not matter.

        Raises:
            ChordError: when a part is unknown, or no key is left.
        """
        compact = "".join(text.split())
        if not compact:
            raise ChordError("Genvejen er tom. Skriv fx Ctrl+Shift+F9.")
        names = [part or "+" for part in _split(compact)]
        *held, key = names
        modifiers = []
        for name in held:
            modifier = _ALIASES.get(name.lower(), name.capitalize())
            if modifier not in MODIFIERS:
                raise ChordError(f"»{name}« i genvejen »{text}« er ikke en af {', '.join(MODIFIERS)}.")
            modifiers.append(modifier)
        return cls(tuple(m for m in MODIFIERS if m in modifiers), _key(key, text))

    def __str__(self) -> str:
        return "+".join((*self.modifiers, self.key))

    @property
    def is_altgr_like(self) -> bool:
        """Whether Windows sees AltGr in it: Ctrl and Alt together (a Danish @ is Ctrl+Alt+2)."""
        return "Ctrl" in self.modifiers and "Alt" in self.modifiers


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
