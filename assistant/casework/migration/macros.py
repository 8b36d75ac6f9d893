"""What TextExpander and PhraseExpress fill in: dates, the clipboard, questions."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.casework.migration.dates import Moment, Piece, by_letters, by_percent, settled
from assistant.casework.migration.snippet import CLIPBOARD, CURSOR_LOST, Blank, Part

_TE = re.compile(
    r"%(?:(?P<asked>fill(?:text|area|popup|top|part)?):(?P<given>[^%\n]*)%|(?P<end>fillpartend)%|(?P<clip>clipboard)\b"
    r"|(?P<key>key):(?P<which>\w+)%|(?P<other>snippet):(?P<named>[^%\n]*)%|(?P<cursor>\|)"
    r"|@(?P<sum>[+-]\d{1,4})(?P<unit>[A-Za-z])|(?P<percent>%))"
    r"|(?P<date>%[-_]?[AaBbdejmyYHIMSpUV](?:[ .,:/-]{1,2}%[-_]?[AaBbdejmyYHIMSpUV])*)(?![\wæøåÆØÅ])"
)
_PE = re.compile(r"\{#(\w+)([^{}\n]*)\}")
_KEYS = {"enter": "\n", "return": "\n", "tab": "\t", "space": " "}
_MOST_CHOICES = 100


def textexpander(text: str, lost: list[str]) -> tuple[Part, ...]:
    """``text`` with TextExpander's macros as blanks; what cannot be one is told in ``lost``."""
    return settled(_replaced(_TE, text, _TextExpander(lost).made))


class _TextExpander:
    """Goes through a text; sums of days hold for the dates behind them."""

    def __init__(self, lost: list[str]) -> None:
        self._lost = lost
        self._days = 0

    def made(self, found: re.Match[str]) -> list[Piece]:
        """What one macro becomes."""
        match found.lastgroup:
            case "date":
                return [by_percent(found.group(), self._days)]
            case "given":
                return self._asked(found.group("asked"), found.group("given"))
            case "clip":
                return [CLIPBOARD]
            case "which":
                return self._key(found.group("which"))
            case "named":
                return [Blank("longtext", found.group("named")[:60] or "Tekst", "En anden tekst")]
            case "percent":
                return ["%"]
            case "unit":
                self._moved(int(found.group("sum")), found.group("unit").lower())
            case "cursor":
                self._lost.append(CURSOR_LOST)
        return []

    def _asked(self, kind: str, given: str) -> list[Piece]:
        if kind == "fillpart":
            self._lost.append("En del af teksten kunne vælges fra. Nu er den altid med.")
            return []
        return [_te_asked(kind, given)]

    def _key(self, name: str) -> list[Piece]:
        if name.lower() in _KEYS:
            return [_KEYS[name.lower()]]
        self._lost.append(f"Tastetrykket {name} skriver ingen tekst og er ikke med.")
        return []

    def _moved(self, count: int, unit: str) -> None:
        if unit in "dw":
            self._days = count * (7 if unit == "w" else 1)
        else:
            self._lost.append("En dato blev regnet ud i måneder, år eller timer. Ret den, når du bruger skabelonen.")


def _te_asked(kind: str, given: str) -> Blank:
    """``name=Sted:default=a:default b:c``: a question by its kind."""
    pieces = [piece.partition("=") for piece in given.split(":")]
    said = {key: value for key, sign, value in pieces if sign}
    label = said.get("name", "").strip() or "Svar"
    if kind == "fillpopup":
        listed = [value if key == "default" else key for key, _, value in pieces if key not in ("name", "width")]
        choices = tuple(dict.fromkeys(choice.strip() for choice in listed if choice.strip()))[:_MOST_CHOICES]
        if choices:
            return Blank("choice", label, choices=choices)
    return Blank("longtext" if kind == "fillarea" else "text", label)


def phraseexpress(text: str, lost: list[str]) -> tuple[Part, ...]:
    """``text`` with PhraseExpress' macros as blanks; what cannot be one is told in ``lost``."""

    def made(found: re.Match[str]) -> list[Piece]:
        name, given = found.group(1).lower(), found.group(2).strip()
        if name in ("datetime", "date", "time"):
            return [_pe_moment(name, given)]
        if name in ("clipboard", "clip"):
            return [CLIPBOARD]
        if name in ("input", "inputbox", "form", "askfor", "combobox"):
            label = re.sub(r"^-?\w+\s*=?\s*", "", given) if given.startswith("-") else given
            return [Blank("text", label[:60] or "Svar")]
        if name in _KEYS:
            return [_KEYS[name]]
        if name == "cursor":
            lost.append(CURSOR_LOST)
            return []
        return [Blank("text", name.capitalize(), f"Det, makroen {name} skrev,")]

    return settled(_replaced(_PE, text, made))


def _pe_moment(name: str, given: str) -> Moment:
    """Its m is a month, but minutes after hours; a number of days may stand before or after the letters."""
    sign = re.search(r"(?<!\w)([+-]\d{1,4})(?!\w)", given)
    form = re.sub(r"-\w+|[+-]\d+|\"", "", given).strip()
    if re.search("[dy]", form, re.IGNORECASE):
        day, *clock = re.split(r"(?=[hHn])", form, maxsplit=1)
        form = day.lower().replace("m", "M") + "".join(clock)
    elif not form:
        form = "HH:mm" if name == "time" else "dd.MM.yyyy"
    return by_letters(form, int(sign.group(1)) if sign else 0)


def _replaced(macro: re.Pattern[str], text: str, made: Callable[[re.Match[str]], list[Piece]]) -> list[Piece]:
    pieces: list[Piece] = []
    at = 0
    for found in macro.finditer(text):
        pieces.append(text[at : found.start()])
        pieces.extend(made(found))
        at = found.end()
    return [*pieces, text[at:]]
