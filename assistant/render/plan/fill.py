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

    What an answer does not name stays: sections, rows of facts, what is written beside a table. What a table has no
    row for is written as lines above that.

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
    if isinstance(answer, NotRelevant):
        _leave_out(section, answer.reason)
    elif not isinstance(answer, str):
        _say_above(section, _fill_table(section.table, answer))
    elif section.table is None:
        fill(section.passage, answer)
    else:
        _say_above(section, answer)


def _leave_out(section: Section, reason: str) -> None:
    """Say so, and why: beside a table in one paragraph, so that it is told from what else is written there."""
    if section.table is None:
        fill(section.passage, NOT_RELEVANT + reason)
    else:
        section.table.empty()
        fill(section.choice or section.passage.above, NOT_RELEVANT + " ".join(reason.split()))


def _say_above(section: Section, text: str) -> None:
    """Write the lines that are not there yet above those that are; that it is left out no longer stands there."""
    there = section.passage.text.split("\n")
    new = "\n".join(line for line in text.split("\n") if line and line not in there)
    if new:
        fill(section.choice or section.passage.above, new)
    elif section.choice is not None:
        clear(section.choice)


def _fill_table(table: Facts | Listing | None, answer: dict[str, str] | list[dict[str, str]]) -> str:
    """Fill ``table``; what it has no room for comes back as text."""
    if isinstance(answer, dict):
        left = table.fill(answer) if isinstance(table, Facts) else answer
        return "\n".join(f"{name}\t{value}" for name, value in left.items() if value)
    if isinstance(table, Listing):
        table.fill(answer)
        return ""
    return "\n".join("\t".join(row.values()) for row in answer)
