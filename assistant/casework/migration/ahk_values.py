"""AutoHotkey's expressions, as far as they make text: strings, variables, dates, what they are put together of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.casework.migration.ahk_keys import unescaped
from assistant.casework.migration.dates import Holds, Moment, Piece, by_letters
from assistant.casework.migration.snippet import CLIPBOARD, Blank

_TOKEN = re.compile(
    r"(?P<string>\"(?:[^\"`]|`.|\"\")*\"|'(?:[^'`]|`.)*')|(?P<call>[A-Za-z_]\w*)\(|(?P<name>[A-Za-z_]\w*)"
    r"|(?P<number>\d+)|(?P<space>[\s.]+)|(?P<other>.)",
    re.DOTALL,
)
_NOW: dict[str, Holds] = {
    **dict.fromkeys(("a_dd", "a_mday"), "day"),
    **dict.fromkeys(("a_mm", "a_mon"), "month"),
    **dict.fromkeys(("a_yyyy", "a_year"), "year"),
    **dict.fromkeys(("a_hour", "a_min", "a_sec"), "time"),
    **dict.fromkeys(("a_dddd", "a_ddd", "a_wday"), "weekday"),
    **dict.fromkeys(("a_mmmm", "a_mmm"), "month name"),
    "a_yweek": "week",
}
_FIXED = {"a_space": " ", "a_tab": "\t"}
_WHOLE_DATE = frozenset[Holds]({"day", "month", "year"})
_PERCENT = re.compile(r"%(\w+)%")
_MOST_ARGUMENTS = 10


@dataclass
class Variables:
    """What a script's variables hold."""

    known: dict[str, tuple[Piece, ...]] = field(default_factory=dict)

    def of(self, name: str) -> tuple[Piece, ...]:
        """What ``name`` stands for; a blank where only the script knows."""
        low = name.lower()
        if low in ("clipboard", "a_clipboard"):
            return self.known.get("clipboard", (CLIPBOARD,))
        if low in self.known:
            return self.known[low]
        if low in ("a_now", "a_nowutc"):
            return (Moment(_WHOLE_DATE),)
        if low in _NOW:
            return (Moment(frozenset({_NOW[low]}), is_alike=True),)
        if low in _FIXED:
            return (_FIXED[low],)
        return (Blank("text", name, f"Værdien {name}"),)

    def put(self, name: str, pieces: tuple[Piece, ...]) -> None:
        """Let ``name`` stand for ``pieces``."""
        self.known["clipboard" if name.lower() == "a_clipboard" else name.lower()] = pieces

    def days_of(self, name: str) -> int:
        """How many days from today the date in ``name`` is."""
        return next((piece.days for piece in self.of(name) if isinstance(piece, Moment)), 0)


def filled(text: str, variables: Variables) -> Iterator[Piece]:
    """A command's text with ``%name%`` replaced, its escapes gone."""
    at = 0
    for found in _PERCENT.finditer(text):
        if found.start() and text[found.start() - 1] == "`":
            continue
        yield unescaped(text[at : found.start()])
        yield from variables.of(found.group(1))
        at = found.end()
    yield unescaped(text[at:])


def value_of(expression: str, variables: Variables) -> tuple[Piece, ...]:
    """What ``expression`` makes; what cannot be told without running it is a blank."""
    tokens = [found for found in _TOKEN.finditer(expression) if found.lastgroup != "space"]
    return tuple(_Reader(tokens, variables).read())


def arguments(text: str) -> list[str]:
    """``text`` between the commas that stand in no quotes and no parentheses."""
    found: list[str] = []
    depth = start = 0
    for token in _TOKEN.finditer(text):
        said = token.group()
        depth += (said.endswith("(") and token.lastgroup != "string") - (said == ")")
        if said == "," and depth == 0 and len(found) < _MOST_ARGUMENTS:
            found.append(text[start : token.start()].strip())
            start = token.end()
    return [*found, text[start:].strip()]


class _Reader:
    """Walks over the tokens of one expression."""

    def __init__(self, tokens: list[re.Match[str]], variables: Variables) -> None:
        self._tokens, self._variables = tokens, variables
        self._at = 0

    def read(self) -> list[Piece]:
        """Everything put together, or one blank where an operator stands."""
        made: list[Piece] = []
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            self._at += 1
            said = token.group()
            match token.lastgroup:
                case "string":
                    made.append(unescaped(said[1:-1].replace('""', '"')))
                case "name":
                    made.extend(self._variables.of(said))
                case "number":
                    made.append(said)
                case "call":
                    made.extend(_called(token.group("call").lower(), self._inside(), self._variables))
                case _ if said not in "()":
                    return [_COMPUTED]
        return made

    def _inside(self) -> str:
        """The text between the parentheses of the call that has just begun."""
        depth, start = 1, self._tokens[self._at - 1].end()
        for number in range(self._at, len(self._tokens)):
            said = self._tokens[number].group()
            is_string = self._tokens[number].lastgroup == "string"
            depth += 0 if is_string else said.endswith("(") - (said == ")")
            if depth == 0:
                self._at = number + 1
                self._skip_property()
                return self._tokens[number].string[start : self._tokens[number].start()]
        self._at = len(self._tokens)
        return self._tokens[-1].string[start:]

    def _skip_property(self) -> None:
        """``.Value`` of what a question has answered."""
        if self._at < len(self._tokens) and self._tokens[self._at].group().lower() == "value":
            self._at += 1


_COMPUTED = Blank("text", "Tekst", "Det, koden regnede ud,")


def _called(name: str, inside: str, variables: Variables) -> tuple[Piece, ...]:
    """What calling ``name`` gives."""
    given = [*arguments(inside), "", "", ""]
    if name == "formattime":
        form = "".join(piece for piece in value_of(given[1], variables) if isinstance(piece, str))
        return (by_letters(form, _days_in(given[0], variables)),)
    if name == "dateadd":
        unit = given[2].strip("\"' ").lower()
        days = int(given[1]) if re.fullmatch(r"[+-]?\d{1,5}", given[1]) and unit.startswith("d") else None
        return (_COMPUTED,) if days is None else (Moment(_WHOLE_DATE, _days_in(given[0], variables) + days),)
    if name == "inputbox":
        asked = "".join(piece for piece in value_of(given[0], variables) if isinstance(piece, str))
        return (Blank("text", " ".join(asked.split()) or "Svar"),)
    return (_COMPUTED,)


def _days_in(expression: str, variables: Variables) -> int:
    found = value_of(expression, variables) if expression else ()
    return next((piece.days for piece in found if isinstance(piece, Moment)), 0)
