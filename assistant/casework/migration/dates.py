"""Days that other programs write by themselves, in each one's own letters, as blanks that begin with today."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.casework.migration.snippet import Blank, Part, joined

Holds = Literal["day", "month", "month name", "year", "weekday", "week", "time", "other"]
_SECONDS = 86_400
_MOST_DAYS = 9_999
_BETWEEN = re.compile(r"[ .,:/-]{0,3}|\. | kl\.? | den ")
"""What stands between the pieces of one date."""
_LETTERS: dict[str, Holds] = {
    "d": "day",
    "M": "month",
    "y": "year",
    "w": "week",
    **dict.fromkeys("hHmstn", "time"),
}
_PERCENT: dict[str, Holds] = {
    **dict.fromkeys("dej", "day"),
    **dict.fromkeys("m", "month"),
    **dict.fromkeys("Bbh", "month name"),
    **dict.fromkeys("YyGC", "year"),
    **dict.fromkeys("Aauw", "weekday"),
    **dict.fromkeys("VUW", "week"),
    **dict.fromkeys("HIklMSpPRTrXszZf", "time"),
}
_WHOLE = {"c": ("day", "month", "year", "time"), "v": ("day", "month name", "year")} | dict.fromkeys(
    "xDF", ("day", "month", "year")
)
"""Letters after a per cent sign that stand for several."""
_AS_WE_DO = frozenset({"dd.MM.yyyy", "%d.%m.%Y"})


@dataclass(frozen=True)
class Moment:
    """A piece of now, or of a day counted from it, as it stood in a text.

    Attributes:
        is_alike: whether we write it as it was.
    """

    holds: frozenset[Holds]
    days: int = 0
    is_alike: bool = False


Piece = Part | Moment


def by_letters(form: str, days: int = 0) -> Moment:
    """``dd.MM.yyyy HH:mm``, as AutoHotkey and PhraseExpress have it; empty is time and day."""
    if not form.strip():
        return Moment(frozenset({"time", "day", "month", "year", "weekday"}), days)
    holds: set[Holds] = set()
    for letters in re.findall(r"'[^']*'|([A-Za-z])(\1*)", form):
        first, more = letters
        if first == "d" and len(more) >= 2:
            holds.add("weekday")
        elif first == "M" and len(more) >= 2:
            holds.add("month name")
        elif first:
            holds.add(_LETTERS.get(first, "other"))
    return Moment(frozenset(holds), days, form in _AS_WE_DO)


def by_percent(form: str, days: int = 0) -> Moment:
    """``%d.%m.%Y``, as espanso and TextExpander have it."""
    holds: set[Holds] = set()
    for letter in re.findall(r"%[-_0^#]?([A-Za-z])", form):
        holds.update(_WHOLE.get(letter, (_PERCENT.get(letter, "other"),)))  # type: ignore[arg-type]
    return Moment(frozenset(holds), days, form in _AS_WE_DO)


def days_of(seconds: str) -> int | None:
    """``86400`` as days; None when it is no whole number of them."""
    if not re.fullmatch(r"[+-]?\d{1,9}", seconds) or int(seconds) % _SECONDS:
        return None
    return int(seconds) // _SECONDS


def settled(pieces: Iterable[Piece]) -> tuple[Part, ...]:
    """``pieces`` with moments that make one date together as one blank."""
    every = _whole(pieces)
    made: list[Part] = []
    at = 0
    while at < len(every):
        piece = every[at]
        at += 1
        if not isinstance(piece, Moment):
            made.append(piece)
            continue
        while more := _together(piece, every[at : at + 2]):
            piece, at = more, at + 2
        made.extend(_blanks(piece))
    return joined(made)


def _whole(pieces: Iterable[Piece]) -> list[Piece]:
    """``pieces`` with words that touch as one, and none empty."""
    made: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, str) and made and isinstance(made[-1], str):
            made[-1] += piece
        elif piece != "":
            made.append(piece)
    return made


def _together(piece: Moment, after: Sequence[Piece]) -> Moment | None:
    """``piece`` and the one behind what stands between them, where they are of one date."""
    match after:
        case [str() as between, Moment() as more] if _BETWEEN.fullmatch(between) and more.days == piece.days:
            is_alike = piece.is_alike and more.is_alike and between == "."
            return Moment(piece.holds | more.holds, piece.days, is_alike)
    return None


def _blanks(moment: Moment) -> Iterator[Part]:
    """The blank or two that stand for ``moment``: a time of day is asked by itself."""
    day = _day(moment)
    if day:
        yield day
    if "time" in moment.holds or not day:
        if day:
            yield " kl. "
        yield Blank("time", "Klokkeslæt", "Klokkeslættet")


def _day(moment: Moment) -> Blank | None:
    holds = moment.holds - {"time"}
    if not holds:
        return None
    if abs(moment.days) > _MOST_DAYS:
        return Blank("text", "Dato", "Datoen")
    was = "Datoen" if moment.is_alike else "Datoen, som før stod på en anden måde,"
    if "day" in holds:
        shown = "ugedato" if "weekday" in holds else "langdato" if "month name" in holds else ""
        return Blank("date", "Dato", was, moment.days, shown)
    if holds == {"weekday"}:
        return Blank("date", "Dato", "Ugedagen", moment.days, "ugedag")
    if "week" in holds:
        return Blank("date", "Dato", "Ugens nummer", moment.days, "uge")
    return Blank("text", "År" if holds == {"year"} else "Måned og år", "En del af datoen")
