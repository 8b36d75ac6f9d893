"""What the list of the rules room says of each group, deadline and fact, and of a file in which none can be found."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.casework.studio.rules.ground import Line
from assistant.casework.studio.rules.kinds import APPROVED, KINDS
from assistant.model.finding import blocks
from assistant.ui.studio.rules.asked import KINDS as TITLES
from assistant.ui.studio.rules.broken_file import TITLE, said_of
from assistant.ui.studio.rules.desk import Desk, file_key
from assistant.ui.studio.rules.line_list import Key

_NOT_SAVED = "ikke gemt"


def rows(desk: Desk) -> Iterator[tuple[Key, str, str, str]]:
    """Key, the title of the kind, its own and how it stands; of each kind first its file, where that is broken."""
    for kind in KINDS:
        under = TITLES[kind.name]
        if book := desk.files.get(file_key(kind)):
            fault = desk.fault_of(book)
            yield file_key(kind), under, TITLE.format(kind.file), said_of(fault) if fault else _NOT_SAVED
        for line in desk.lines:
            if line.kind is kind:
                yield (kind.name, line.name), under, line.title(desk.today), _state(desk, line)


def _state(desk: Desk, line: Line) -> str:
    """How it stands, and what templates call it."""
    found = [each for findings in desk.findings(line).values() for each in findings]
    approved = "godkendt" if all(each.get(APPROVED) for each in desk.signs(line)) else "ikke godkendt"
    states = (
        "fejl" if blocks(found) else "",
        _NOT_SAVED if any(each.is_changed for each in line.records) else "",
        approved if line.is_own else "fra pakken under",
        line.name,
    )
    return " · ".join(filter(None, states))
