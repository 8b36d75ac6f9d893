"""What AutoHotkey's Send types: words, keys in braces, and characters that hold keys down."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.casework.migration.snippet import CLIPBOARD, Part

_ESCAPED = re.compile(r"`(.)", re.DOTALL)
_ESCAPES = {"n": "\n", "r": "\n", "t": "\t", "s": " ", "b": "", "v": "\n", "a": "", "f": "\n"}
_KEY = re.compile(r"([^{\^!+#]+)|([\^!+#]*)(?:\{(\{|\}|[^{}\n]+)\}|(.))|([\^!+#]+)", re.DOTALL)
"""Words, keys in braces or alone behind what holds others down, and such at the end."""
_NAMED = {"enter": "\n", "return": "\n", "numpadenter": "\n", "tab": "\t", "space": " "}
_MOST_TIMES = 50
"""How often a key is repeated at most: ``{Enter 9999999}`` is no text."""
_RAW = re.compile(r"\{(?:raw|text)\}", re.IGNORECASE)
_PASTES = {("^", "v"), ("+", "insert"), ("+", "ins")}


def unescaped(text: str) -> str:
    """``text`` with what stands after a backtick as what it means; one at the end only keeps a space before it."""
    return _ESCAPED.sub(lambda found: _ESCAPES.get(found.group(1), found.group(1)), text).removesuffix("`")


def typed(text: str, lost: list[str], clipboard: tuple[Part, ...] = (CLIPBOARD,)) -> Iterator[Part]:
    """What sending ``text`` puts into a document; keys that put nothing there go to ``lost``.

    Args:
        text: its escapes gone.
        lost: sentences are added.
        clipboard: what is pasted.
    """
    if found := _RAW.search(text):
        yield from typed(text[: found.start()], lost, clipboard)
        yield text[found.end() :]
        return
    for words, held, braced, plain, alone in _KEY.findall(text):
        key = braced or plain
        if words:
            yield words
        elif not held or not (braced or key.isalpha()):  # nobody meant ``Hej! Du`` or ``7+8`` as keys
            yield held + alone
            yield _one(braced, lost) if braced else plain
        elif (held, key.lower()) in _PASTES:
            yield from clipboard
        elif held == "+":
            yield _one(braced, lost) if braced else plain.upper()
        else:
            lost.append(_not_typed(held + (f"{{{braced}}}" if braced else plain)))


def _one(braced: str, lost: list[str]) -> str:
    """The key called ``braced``, ``Enter 2``."""
    name, _, times = braced.rpartition(" ") if re.search(r". \d+$", braced) else (braced, "", "1")
    if times == "0" or name.lower().endswith((" down", " up")):
        return ""
    if found := re.fullmatch(r"U\+([0-9A-F]{4,6})", name.strip(), re.IGNORECASE):
        code = int(found.group(1), 16)
        return chr(code) if code < 0x110000 else ""
    if found := re.fullmatch(r"asc 0?(\d{1,3})", braced.strip(), re.IGNORECASE):
        return bytes([int(found.group(1)) % 256]).decode("cp1252", errors="replace")
    key = _NAMED.get(name.strip().lower(), name if len(name) == 1 else "")
    if not key:
        lost.append(_not_typed(f"{{{braced}}}"))
    return key * min(int(times), _MOST_TIMES)


def _not_typed(key: str) -> str:
    return f"Tastetrykket {key} skriver ingen tekst og er ikke med."
