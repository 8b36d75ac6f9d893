"""What the rules say of a rendered text, told at the field whose answer brought it in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.casework.texts import check_reading
from assistant.casework.units import Unit
from assistant.model.answers import RawAnswers
from assistant.model.draft import Role, Runs, plain
from assistant.model.fields import Field, LongTextField, RowsField, TextField
from assistant.model.finding import Finding, Fix, Severity
from assistant.model.knowledge import Knowledge
from assistant.model.template import Template
from assistant.rules.reading import Reading

_OF_THE_WHOLE = frozenset({"T10", "T19"})
"""What an unfinished text cannot be judged by yet."""
_OF_HEADINGS = {
    "D01": "H06",
    "D02": "H07",
    "D03": "H17",
    "D04": "H17",
    "D05": "H17",
    "D06": "H08",
    "D07": "H09",
    "D08": "H17",
    "T15": "H16",
    "T16": "H18",
    "T18": "H12",
}
"""What the heading guide says of the same thing. An answer that stands in both is told of once."""


@dataclass(frozen=True)
class Written:
    """Words that a person has written.

    Attributes:
        field: where.
    """

    field: str
    text: str
    is_whole: bool = True


def written(fields: Iterable[Field], raw: RawAnswers) -> list[Written]:
    """Every text among the answers, those in rows too."""
    found: list[Written] = []
    for field in fields:
        answer = raw.get(field.name)
        if isinstance(field, TextField | LongTextField) and isinstance(answer, str) and answer.strip():
            found.append(Written(field.name, answer))
        elif isinstance(field, RowsField) and isinstance(answer, list | tuple):
            cells = [cell for row in answer if isinstance(row, Mapping) for cell in row.values()]
            texts = [cell for cell in cells if isinstance(cell, str) and cell.strip()]
            found += [Written(field.name, text, is_whole=False) for text in texts]
    return found


@dataclass(frozen=True)
class Judge:
    """Judges the texts of one draft.

    Attributes:
        answers: what a person has written.
    """

    knowledge: Knowledge
    template: Template
    answers: Sequence[Written]
    today: date

    def findings(self, texts: Iterable[tuple[str, Runs]], said: Iterable[Finding]) -> Iterator[Finding]:
        """What is said of ``texts``, each of a kind, and has not been ``said``.

        What the template itself says is only told where it is an error, and nothing is missing around it; an answer is
        told of at its field.
        """
        of_heading = {(finding.code, finding.where) for finding in said}
        told: set[tuple[str, str, str]] = set()
        for kind, runs in texts:
            for finding in self._of(kind, runs):
                key = (finding.code, finding.where, finding.message)
                if key not in told and (_OF_HEADINGS.get(finding.code), finding.where) not in of_heading:
                    told.add(key)
                    yield finding

    def not_for(self, unit: Unit, texts: Iterable[Runs]) -> Iterator[Finding]:
        """The words of ``texts`` that ``unit`` may not write: hers each once, of the template's own the first."""
        told: dict[str, Finding] = {}
        for runs in texts:
            text, values = plain(runs), _spans(runs, Role.VALUE)
            for finding in unit.words(Reading(text, self.knowledge.language)):
                start, end = map(int, finding.where.split("-"))
                source = self._source(text, (start, end), values)
                if source:
                    told.setdefault(f"{source.field} {finding.message}", replace(finding, where=source.field))
                elif "" not in told:
                    told[""] = unit.not_of_template(text[start:end])
        yield from told.values()

    def _of(self, kind: str, runs: Runs) -> Iterator[Finding]:
        text = plain(runs)
        if not text.strip():
            return
        values, slots = _spans(runs, Role.VALUE), _spans(runs, Role.SLOT)
        reading = Reading(text, self.knowledge.language)
        for finding in check_reading(self.knowledge, reading, kind, self.today, self.template.note_type or ""):
            if not finding.where:
                if finding.severity is not Severity.HINT and not (slots and finding.code in _OF_THE_WHOLE):
                    yield finding
                continue
            start, end = map(int, finding.where.split("-"))
            if any(first < end and start < last for first, last in slots):
                continue
            source = self._source(text, (start, end), values)
            if source is not None:
                yield replace(finding, where=source.field, fix=_field_fix(finding.fix, source, text, (start, end)))
            elif finding.severity is Severity.ERROR and not slots:
                yield replace(finding, where="", fix=None)

    def _source(self, text: str, span: tuple[int, int], values: Sequence[tuple[int, int]]) -> Written | None:
        """The answer that the characters, or some of them, were written in."""
        start, end = span
        for first, last in values:
            if first < end and start < last:
                piece = text[max(first, start) : min(last, end)].strip().lower()
                for answer in self.answers:
                    if piece and piece in answer.text.lower():
                        return answer
        return None


def _spans(runs: Runs, role: Role) -> list[tuple[int, int]]:
    found, at = [], 0
    for run in runs:
        if run.role is role:
            found.append((at, at + len(run.text)))
        at += len(run.text)
    return found


def _field_fix(fix: Fix | None, source: Written, text: str, span: tuple[int, int]) -> Fix | None:
    """The text's mend carried over to the answer."""
    start, end = span
    if fix is None or not source.is_whole or text[start:end] not in source.text:
        return None
    instead = fix.value[start : len(fix.value) - (len(text) - end)]
    return Fix(fix.label, source.text.replace(text[start:end], instead, 1), source.field)
