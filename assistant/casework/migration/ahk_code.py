"""What the lines below a hotstring type: commands of AutoHotkey 1 and functions of 2."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.casework.migration.ahk_keys import typed
from assistant.casework.migration.ahk_lines import KEYS_AND_STRINGS, Line
from assistant.casework.migration.ahk_values import Variables, arguments, filled, value_of
from assistant.casework.migration.dates import Moment, Piece, by_letters, settled
from assistant.casework.migration.snippet import Blank, Part

_SENDS = frozenset({"send", "sendinput", "sendevent", "sendplay", "sendraw", "sendtext"})
_AS_IS = frozenset({"sendraw", "sendtext"})
_SILENT = frozenset(
    {"sleep", "clipwait", "setkeydelay", "sendmode", "sendlevel", "return", "critical", "keywait", "blockinput"}
    | {"autotrim", "settitlematchmode", "global", "local", "static", "clipboardall", "else", "setformat"}
)
"""Commands that change nothing about the text."""
_BRANCHES = frozenset({"if", "ifequal", "ifwinactive", "loop", "while", "for", "switch", "try"})
_ASSIGN = re.compile(r"(\w+)\s*(:=|\.=|\+=|-=|=)\s*(.*)", re.DOTALL)
_COMMAND = re.compile(r"([A-Za-z_]\w*)\s*(.*)", re.DOTALL)
_FORCED = re.compile(r"%\s+(.*)", re.DOTALL)
_CALLED = re.compile(r"\((.*)\)\s*", re.DOTALL)
_EXPRESSION = re.compile(r"[\"']|\w+\(|A_\w+\s*$")
"""How an argument begins that is no plain text, in a script that does not say which version it is for."""


class Body:
    """Runs through the lines of one hotstring, without ever running them.

    Attributes:
        lost: what they do besides, as Danish sentences.
    """

    def __init__(self, *, is_v2: bool) -> None:
        self._is_v2 = is_v2
        self._variables = Variables()
        self._typed: list[Piece] = []
        self.lost: list[str] = []

    def read(self, lines: Iterable[Line]) -> tuple[Part, ...]:
        """What they type."""
        for line in lines:
            self._line(_whole(line))
        return settled(self._typed)

    def _line(self, text: str) -> None:
        if not text:
            return
        if (found := _ASSIGN.match(text)) and found.group(1).lower() not in _SENDS:
            self._assign(*found.groups())
        elif found := _COMMAND.match(text):
            self._command(found.group(1), found.group(2))
        else:
            self.lost.append("En linje med kode er ikke med.")

    def _assign(self, name: str, sign: str, said: str) -> None:
        before = self._variables.known.get(name.lower(), ())
        if sign == "=":
            value: tuple[Piece, ...] = tuple(filled(said, self._variables))
        elif sign in ("+=", "-="):
            value = self._moved(name, sign, said)
        else:
            value = value_of(said, self._variables)
        self._variables.put(name, (*before, *value) if sign == ".=" else value)

    def _moved(self, name: str, sign: str, said: str) -> tuple[Piece, ...]:
        """A day so many days on: ``dag += 14, days``."""
        count, _, unit = said.partition(",")
        if not re.fullmatch(r"\d{1,4}", count.strip()) or not unit.strip(" \"'").lower().startswith("d"):
            return (Blank("text", name, f"Værdien {name}"),)
        days = int(count) if sign == "+=" else -int(count)
        return (Moment(frozenset({"day", "month", "year"}), self._variables.days_of(name) + days),)

    def _command(self, name: str, rest: str) -> None:
        low = name.lower()
        if low in _SENDS:
            self._send(low, rest)
        elif low == "formattime":
            self._format(rest)
        elif low == "inputbox" and not rest.startswith("("):
            self._ask(rest)
        elif low == "envadd":
            variable, count, unit = [*(part.strip() for part in rest.lstrip(", ").split(",")), "", ""][:3]
            self._variables.put(variable, self._moved(variable, "+=", f"{count}, {unit}"))
        elif low in _BRANCHES:
            self.lost.append(f"Koden vælger eller gentager ({name}). Her står alle teksterne efter hinanden.")
        elif low not in _SILENT:
            self.lost.append(f"Kommandoen {name} er ikke med.")

    def _send(self, command: str, rest: str) -> None:
        said = tuple(self._said(rest))
        for piece in said:
            if isinstance(piece, str) and command not in _AS_IS:
                pasted = settled(self._variables.of("clipboard"))
                self._typed.extend(typed(piece, self.lost, pasted))
            else:
                self._typed.append(piece)

    def _said(self, rest: str) -> Iterable[Piece]:
        """What stands after a command: text in version 1, an expression in 2 or after a per cent sign."""
        comma = rest.startswith(",")
        text = rest[1:].strip() if comma else rest
        if forced := _FORCED.match(text):
            return value_of(forced.group(1), self._variables)
        if called := _CALLED.fullmatch(text):
            return value_of(called.group(1), self._variables)
        if self._is_v2 or (not comma and _EXPRESSION.match(text)):
            return value_of(text, self._variables)
        return filled(text, self._variables)

    def _format(self, rest: str) -> None:
        """``FormatTime, Variable, Stamp, Form``; as a function it stands in an expression."""
        variable, stamp, form = [*(part.strip() for part in rest.lstrip(", ").split(",", 2)), "", ""][:3]
        days = self._variables.days_of(stamp.strip("%")) if stamp else 0
        self._variables.put(variable, (by_letters(form.replace("`,", ","), days),))

    def _ask(self, rest: str) -> None:
        variable, title, prompt = [*arguments(rest.lstrip(", ")), "", ""][:3]
        self._variables.put(variable, (Blank("text", " ".join((prompt or title or variable).split())),))


def _whole(line: Line) -> str:
    """``line`` without the braces of a block, its section in its place; quotes in a section end no string."""
    text = line.text.lstrip("{} \t") if line.text.startswith(("{", "}")) else line.text
    bare = KEYS_AND_STRINGS.sub("", text)
    if bare.count("}") > bare.count("{"):
        text = text.removesuffix("}").rstrip()
    if line.section is None:
        return text
    inside = line.section.replace("`", "``") if line.is_literal else line.section
    if not text.endswith(('"', "'")):
        return f"{text} {inside}{line.after}"
    return f"{text}{inside.replace(text[-1], f'`{text[-1]}')}{line.after}"
