"""An export as rows of cells, whatever file it came in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

Cells = Sequence[object]
"""A row: strings in csv; numbers, days and None too in a workbook."""


@dataclass(frozen=True)
class Table:
    """One way to read an export: with one separator, or one sheet of it.

    Attributes:
        label: how it is read, for people: ``CSV, UTF-8, »;«``.
        rows: reads from the beginning, numbered as the file's own program numbers them; raises ``ExportError``.
        share_read: how much of the file has been read so far, 0 to 1.
    """

    label: str
    rows: Callable[[], Iterator[tuple[int, Cells]]]
    share_read: Callable[[], float]
