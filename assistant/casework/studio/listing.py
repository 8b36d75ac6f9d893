"""The list of a pack's templates, as the first lines of their files tell it: nothing is checked, nothing left out.

A pack may have thousands, and the list is what a team lead sees first: a file takes 0.2 ms.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from assistant.casework.alphabet import alphabetical
from assistant.model.finding import Finding
from assistant.packs.reader import template_names
from assistant.packs.source import SourceError, read_head


class Row(NamedTuple):
    """What the list shows of one file, as it stands there; what is missing, or no text or day, is empty or None.

    Attributes:
        path: in the pack, with ``/`` between its parts.
        title: the file's name, where it tells none.
        withdrawn: the first day on which it may no longer be used.
        fault: why the file cannot be read; then nothing else is known of it.
    """

    path: str
    id: str = ""
    title: str = ""
    kind: str = ""
    note_type: str = ""
    version: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    is_draft: bool = False
    withdrawn: date | None = None
    fault: Finding | None = None


def list_templates(folder: Path) -> list[Row]:
    """A row for each template file in the pack ``folder``, by title in the Danish alphabet, then by first day."""
    rows = [read_row(folder, name) for name in template_names(folder)]
    return sorted(rows, key=order)


def order(row: Row) -> tuple[object, ...]:
    """What the rows are sorted by: the title, and for several wordings of one template their first days."""
    return alphabetical(row.title), row.valid_from or date.min, row.path


def read_row(folder: Path, name: str) -> Row:
    """The row of the file ``name`` in the pack ``folder``."""
    try:
        head = read_head(folder / name, name).data
    except SourceError as error:
        return Row(name, title=name.rpartition("/")[2], fault=error.finding)
    return Row(
        path=name,
        id=_text(head, "id"),
        title=_text(head, "title") or name.rpartition("/")[2],
        kind=_text(head, "kind"),
        note_type=_text(head, "note_type"),
        version=_text(head, "version"),
        valid_from=_day(head, "valid_from"),
        valid_to=_day(head, "valid_to"),
        is_draft=_text(head, "state") == "draft",
        withdrawn=_day(head, "withdrawn"),
    )


def _text(head: Mapping[str, object], key: str) -> str:
    value = head.get(key)
    return value if isinstance(value, str) else ""


def _day(head: Mapping[str, object], key: str) -> date | None:
    value = head.get(key)
    return value if type(value) is date else None
