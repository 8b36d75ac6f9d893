"""What waits, as the palette and the strip show it: where each belongs and its key, never a word of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.casework.search import Hit
from assistant.desktop.result import Outcome
from assistant.desktop.target import Target
from assistant.model.waiting import WaitingForm, WaitingText
from assistant.ui.waiting import MOST_KEYS, Row

if TYPE_CHECKING:
    from assistant.ui.strip import StripRow

_BELONGS: dict[Outcome | None, str] = {Outcome.OTHER_CASE: "en anden sag", Outcome.OTHER_WINDOW: "et andet program"}


def action_of(number: int) -> str:
    """The action that stands for the row with the digit ``number``."""
    return f"vent-{number}"


def number_of(action: str) -> int:
    """The digit of the row that ``action`` stands for; 0 when it is none of these."""
    return next((number for number in range(1, MOST_KEYS + 1) if action == action_of(number)), 0)


def palette_hits(rows: Sequence[Row], target: Target | None) -> list[Hit]:
    """Those of ``rows`` that still wait, as they are seen from ``target``."""
    named = zip(rows[:MOST_KEYS], _labels(rows), strict=False)
    return [_hit(number, label, row, target) for number, (row, label) in enumerate(named, 1) if not row.is_done]


def strip_rows(rows: Sequence[Row], target: Target | None) -> list[StripRow]:
    """All ``rows`` as they are seen from ``target``."""
    from assistant.ui.strip import StripRow  # noqa: PLC0415 - not at start

    return [
        StripRow(
            label,
            str(number),
            is_form=isinstance(row.what, WaitingForm),
            is_done=row.is_done,
            elsewhere=_BELONGS.get(row.refusal(target), ""),
        )
        for number, (row, label) in enumerate(zip(rows, _labels(rows), strict=True), 1)
    ]


def _labels(rows: Sequence[Row]) -> list[str]:
    """Where each goes; two that go into the same field are told apart by what they came with."""
    times = Counter(row.what.label for row in rows)
    return [
        f"{row.what.label} · {row.what.template.title.partition(' – ')[0]}"
        if times[row.what.label] > 1 and isinstance(row.what, WaitingText) and row.what.template
        else row.what.label
        for row in rows
    ]


def _hit(number: int, label: str, row: Row, target: Target | None) -> Hit:
    elsewhere = _BELONGS.get(row.refusal(target), "")
    what = "åbner skemaet" if isinstance(row.what, WaitingForm) else "sættes ind, hvor markøren står"
    return Hit(
        action_of(number),
        label,
        "VENTER",
        f"hører til {elsewhere}" if elsewhere else what,
        str(number),
        expired=bool(elsewhere),
        at_once=True,
    )
