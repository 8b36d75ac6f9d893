"""A preparatory plan in Word, filled: the answers put in their places, everything else as it was."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from assistant.model.plan import NotRelevant, PlanAnswer
from assistant.render.plan.read import NOT_RELEVANT, OpenFile, Section
from assistant.render.plan.tables import Facts, Listing
from assistant.render.plan.write import clear, fill
from assistant.render.plan.xml import serialised


def fill_plan(path: Path, answers: Mapping[int, PlanAnswer]) -> bytes:
    """The file at ``path``, which is only read, with ``answers`` by the place of their sections.

    What an answer does not name stays: sections, rows of facts. What a table has no row for is written as text.

    Raises:
        PlanFileError: it is no Word file that can be filled.
        KeyError: there is no section at a place.
        OSError: it cannot be read.
    """
    file = OpenFile(path)
    sections = dict(enumerate(file.sections))
    for place, answer in answers.items():
        if answer != sections[place].answer:
            _fill(sections[place], answer)
    return file.package.with_main(serialised(file.package.root))


def _fill(section: Section, answer: PlanAnswer) -> None:
    table = section.table
    if isinstance(answer, str):
        fill(section.passage, answer)
    elif isinstance(answer, NotRelevant):
        if table is not None:
            table.empty()
        fill(section.passage, NOT_RELEVANT + answer.reason)
    else:
        left = _fill_table(table, answer)
        if left:
            fill(section.passage, left)
        elif section.passage.text.startswith(NOT_RELEVANT):
            clear(section.passage)


def _fill_table(table: Facts | Listing | None, answer: dict[str, str] | list[dict[str, str]]) -> str:
    """Fill ``table``; what it has no room for comes back as text."""
    if isinstance(answer, dict):
        left = table.fill(answer) if isinstance(table, Facts) else answer
        return "\n".join(f"{name}\t{value}" for name, value in left.items() if value)
    if isinstance(table, Listing):
        table.fill(answer)
        return ""
    return "\n".join("\t".join(row.values()) for row in answer)
