"""Filling a form field by field: a value, Tab, the next one. Window and case are verified before every key.

It is an insertion with a sequence of its own, so that each value's read is awaited before Tab leaves the field. At the
first thing that is not as it should be it stops, and knows in which field.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.desktop.insertion import Insertion
from assistant.desktop.job import HeldKeys, Stopped, Walk
from assistant.desktop.ports import Desktop, Offer
from assistant.desktop.result import FIELD, Outcome, is_part
from assistant.desktop.target import Target
from assistant.model.waiting import FieldText, as_lines

_TAB = "Tab"


class Filling(Insertion):
    """Puts ``fields`` into ``target``, the first where the caret is. An empty value leaves its field as it is."""

    def __init__(
        self, desktop: Desktop, target: Target | None, fields: Sequence[FieldText], held: HeldKeys = "wait"
    ) -> None:
        self._fields = _without_end(fields)
        sequence = _sequence(self._fields)
        super().__init__(desktop, _as_form(target, sequence), _offers(self._fields), held)

    @property
    def stopped_at(self) -> FieldText | None:
        """The field whose value has not gone in, or not for certain; None when all have."""
        return self._fields[self._place] if self._place < len(self._fields) else None

    @property
    def left(self) -> tuple[FieldText, ...]:
        """What is to be gone on with, the first where the caret is to be put.

        Not a field that did not read: one to choose from never will. Its value stays on the clipboard.
        """
        is_deaf = self.result is not None and self.result.outcome is Outcome.NOT_READ
        fields = self._fields[self._place + is_deaf :]
        return (replace(fields[0], tabs=0), *fields[1:]) if fields else ()

    @property
    def _place(self) -> int:
        """Of the field that is next."""
        waiting = next((name for name in self._left if is_part(name)), None)
        return len(self._fields) if waiting is None else int(waiting.removeprefix(FIELD))

    def _insert(self) -> Walk:
        if self._target is not None and self._target.profile.selection == "primary":
            raise Stopped(Outcome.REFUSED)  # a terminal has no fields
        yield from super()._insert()

    def _text_left(self) -> str:
        return as_lines(self.left)


def _without_end(fields: Sequence[FieldText]) -> tuple[FieldText, ...]:
    """Without the empty ones after the last value: no key is sent that leads to nothing."""
    kept = list(fields)
    while kept and not kept[-1].text:
        kept.pop()
    return tuple(kept)


def _sequence(fields: Sequence[FieldText]) -> tuple[str, ...]:
    names: list[str] = []
    for number, each in enumerate(fields):
        names += [_TAB] * (each.tabs if number else 0)
        names += [f"{FIELD}{number}"] if each.text else []
    return tuple(names)


def _offers(fields: Sequence[FieldText]) -> dict[str, Offer]:
    return {f"{FIELD}{number}": Offer(each.text) for number, each in enumerate(fields)}


def _as_form(target: Target | None, sequence: tuple[str, ...]) -> Target | None:
    if target is None:
        return None
    return replace(target, profile=replace(target.profile, sequence=sequence, rich=False, read_back=False))
