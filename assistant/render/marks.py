"""How rendered text remembers where its pieces came from: private characters, taken out again at the end.

A value is written between two marks, a missing answer is one mark of its own, a line whose answers are all empty
is recognised by its marks and leaves no trace. Because the marks are ordinary characters they survive every string
operation a template may do, and because answers are cleaned of them nobody can forge one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NoReturn

from assistant.model.draft import Role, Run, Runs

EMPTY = "\ue000"
LOCK_ON, LOCK_OFF = "\ue001", "\ue002"
VALUE_ON, VALUE_OFF = "\ue003", "\ue004"
NAME_END = "\ue005"
"""Between a value's mark and the value: what stands before it is the name of its field."""
FIRST_SLOT = 0xE100
_LAST = 0xF8FF

_UNWANTED = re.compile("[\ue000-\uf8ff\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_PIECE = re.compile(
    f"({EMPTY}|{LOCK_ON}|{LOCK_OFF}|{VALUE_ON}[^{NAME_END}]*{NAME_END}|{VALUE_OFF}|[\ue100-\uf8ff]|\\*\\*)"
)
_MANY_BLANK = re.compile(r"\n(?:[ \t]*\n){2,}")


class Blank(str):
    """An answer that is not there: false, equal to nothing, and harmless in every expression."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return False

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __eq__(self, other: object) -> bool:
        return other is self

    def __ne__(self, other: object) -> bool:
        return other is not self

    __hash__ = str.__hash__

    def _never(self, other: object) -> bool:
        del other
        return False

    __lt__ = __le__ = __gt__ = __ge__ = _never

    def _stays(self, other: object) -> Blank:
        del other
        return self

    __sub__ = __rsub__ = __radd__ = _stays

    def __add__(self, other: object) -> Blank:
        return self._stays(other)

    @property
    def fra(self) -> Blank:
        """A blank period's first day is blank."""
        return self

    @property
    def til(self) -> Blank:
        """A blank period's last day is blank."""
        return self


def clean(text: str) -> str:
    """``text`` without the characters that serve as marks, nor any that a terminal obeys or Word refuses."""
    return _UNWANTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def slot(index: int) -> Blank:
    """The mark of the missing answer to field number ``index``."""
    if FIRST_SLOT + index > _LAST:
        _too_many()
    return Blank(chr(FIRST_SLOT + index))


def _too_many() -> NoReturn:
    raise ValueError("Skabelonen har for mange felter.")


def to_runs(text: str, slots: dict[str, tuple[str, str]]) -> Runs:
    """Rendered text as runs.

    Args:
        text: with marks.
        slots: a slot's mark to (field name, what stands in its place).
    """
    text = _MANY_BLANK.sub("\n\n", "\n".join(_kept_lines(text))).strip(" \t\n")
    return tuple(_merge(_runs(text, slots)))


def _kept_lines(text: str) -> Iterator[str]:
    """The lines that say something; one whose only answers are empty is gone."""
    inside = False  # a value may span lines
    locks = ""  # the marks of lines that are gone stand at the next that stays
    for line in text.split("\n"):
        says = inside or VALUE_ON in line or any(FIRST_SLOT <= ord(char) <= _LAST for char in line)
        if line.count(VALUE_ON) != line.count(VALUE_OFF):
            inside = VALUE_ON in line and line.rfind(VALUE_ON) > line.rfind(VALUE_OFF)
        if says:
            yield locks + line.replace(EMPTY, "").rstrip(" \t")
            locks = ""
            continue
        bare = line.replace(LOCK_ON, "").replace(LOCK_OFF, "")
        if EMPTY in line or not bare.strip():
            locks += "".join(char for char in line if char in (LOCK_ON, LOCK_OFF))
            if EMPTY not in line:
                yield ""
            continue
        yield locks + line.rstrip(" \t")
        locks = ""


def _runs(text: str, slots: dict[str, tuple[str, str]]) -> Iterator[Run]:
    locked = bold = value = False
    field = ""
    for piece in _PIECE.split(text):
        if piece in (LOCK_ON, LOCK_OFF):
            locked = piece == LOCK_ON
        elif piece[:1] in (VALUE_ON, VALUE_OFF):
            value = piece[0] == VALUE_ON
            field = piece[1:-1] if value else ""
        elif piece == "**" and not value:
            bold = not bold
        elif piece in slots:
            name, shown = slots[piece]
            yield Run(shown, Role.SLOT, field=name, bold=bold, locked=locked)
        elif piece and piece != EMPTY:
            yield Run(piece, Role.VALUE if value else Role.FIXED, field, bold, locked)


def _merge(runs: Iterator[Run]) -> Iterator[Run]:
    """Neighbours of the same kind as one run."""
    last: Run | None = None
    for run in runs:
        if last and (last.role, last.field, last.bold, last.locked) == (run.role, run.field, run.bold, run.locked):
            last = Run(last.text + run.text, run.role, run.field, run.bold, run.locked)
            continue
        if last:
            yield last
        last = run
    if last:
        yield last


def is_blank(value: object) -> bool:
    """Whether ``value`` is an answer that is not there."""
    return isinstance(value, Blank)


EMPTY_VALUE = Blank(EMPTY)
"""What an optional field is when it is not answered."""
