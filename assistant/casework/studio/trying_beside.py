"""A template's text for every answer of one question, line by line beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.casework.drafting import Drafter
from assistant.casework.packdiff.pairing import ALIKE
from assistant.casework.packdiff.sentences import Marked, marked
from assistant.casework.studio.trying import Trial, can_be_asked
from assistant.model.draft import Draft, plain
from assistant.model.fields import ChoiceField, Field, OptionalField, YesNoField

Place = tuple[int, int]
"""A line of the first column, and how many lines below it another one has put in."""
Cell = tuple[Marked, ...]


@dataclass(frozen=True)
class Row:
    """A line as it stands in each column.

    Attributes:
        cells: what is not in the first column is marked; an empty one has no such line.
        label: what the further text is called that begins here.
        is_heading: whether it is the note's heading.
    """

    cells: tuple[Cell, ...]
    label: str = ""
    is_heading: bool = False

    @property
    def differs(self) -> bool:
        """Whether it is not the same in all columns."""
        return any(cell != self.cells[0] for cell in self.cells)


@dataclass(frozen=True)
class Beside:
    """The columns, one for each answer.

    Attributes:
        answers: as people read them.
    """

    answers: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def differing(self) -> int:
        """How many lines are not the same in all of them."""
        return sum(row.differs for row in self.rows)


def questions(trial: Trial) -> list[Field]:
    """Those of the trial that are asked and have a handful of answers; choices of one among many first."""
    visible = trial.draft.visible
    asked = [field for field in trial.template.fields if field.name in visible and can_be_asked(field)]
    kinds = (ChoiceField, YesNoField | OptionalField)
    return [field for kind in kinds for field in asked if isinstance(field, kind)]


def beside(trial: Trial, name: str) -> Beside:
    """The texts of ``trial`` for each answer to the question ``name``. Not for Qt's thread: each is drafted.

    Raises:
        KeyError: it is not asked.
    """
    field = trial.template.field(name)
    one = trial.drafter
    drafter = Drafter(one.knowledge, one.chosen, references=one.references)  # of this thread alone
    answers = dict(_answers(field))
    drafts = [
        replace(trial, drafter=drafter, given={**trial.given, (name, field.type): answer}).draft
        for answer in answers.values()
    ]
    return Beside(tuple(answers), tuple(_rows(drafts)))


def _answers(field: Field) -> Iterator[tuple[str, object]]:
    match field:
        case ChoiceField():
            yield from ((choice.label, choice.value) for choice in field.choices)
        case YesNoField():
            yield from (("Ja", True), ("Nej", False))
        case OptionalField():
            yield from (("Valgt til", True), ("Ikke valgt", False))


def _rows(drafts: Sequence[Draft]) -> Iterator[Row]:
    texts = [_texts(draft) for draft in drafts]
    labels = {output.name: output.label for output in drafts[0].template.outputs}
    for part in dict.fromkeys(name for each in texts for name in each):
        label = labels.get(part, "")
        for row in _aligned([each.get(part, []) for each in texts]):
            yield replace(row, label=label, is_heading=part == "#heading")
            label = ""


def _texts(draft: Draft) -> dict[str, list[str]]:
    """The lines of each text that says anything."""
    texts = {"#heading": draft.heading, "#body": draft.body, **draft.outputs}
    return {
        name: lines
        for name, runs in texts.items()
        if (lines := [line for line in plain(runs).split("\n") if line.strip()])
    }


def _aligned(columns: Sequence[Sequence[str]]) -> Iterator[Row]:
    first = columns[0]
    placed = [dict(_placed(first, column)) for column in columns]
    for place in sorted({place for column in placed for place in column}):
        yield Row(tuple(_cell(placed[0].get(place, ""), column.get(place, "")) for column in placed))


def _cell(wanted: str, line: str) -> Cell:
    if not line:
        return ()
    if not wanted:
        return (Marked(line, is_other=True),)
    return (Marked(line, is_other=False),) if line == wanted else tuple(marked(wanted, line)[1])


def _placed(first: Sequence[str], lines: Sequence[str]) -> Iterator[tuple[Place, str]]:
    """Each of ``lines`` at its place: beside the line of ``first`` that it is, or is like, or below the one before."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - only for this

    for _, start, end, begin, stop in SequenceMatcher(None, first, lines, autojunk=False).get_opcodes():
        at, below = start - 1, 0
        for line in lines[begin:stop]:
            like = next((n for n in range(at + 1, end) if _is_like(first[n], line)), None)
            at, below = (at, below + 1) if like is None else (like, 0)
            yield (at, below), line


def _is_like(one: str, other: str) -> bool:
    from rapidfuzz import fuzz  # noqa: PLC0415 - only for this

    return bool(fuzz.ratio(one, other, score_cutoff=ALIKE))
