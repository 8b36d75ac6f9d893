"""Split a list, one thing a line or a table with one a row, such as the open tasks of a case."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from assistant.casework.split_parts import Part, Split
from assistant.model.forms import Form, FormField, Line, bare_label

BETWEEN = " – "
_BULLET = re.compile(r"\s*(?:[-–•*·▪☐☑☒✓]|\d{1,2}[.)])\s+")
_DAY = re.compile(r"([0-3]?\d)[./-]([01]?\d)[./-](\d{4})")
_LAST_DAY = re.compile(rf"[\s,;:–-]+(?:frist(?:en)?[\s:]+)?({_DAY.pattern})\.?$", re.IGNORECASE)
_TAIL = 40
"""Characters in which a day at the end is looked for."""


def split_list(form: Form, lines: Sequence[Line]) -> Split:
    """A part for each line that says something; the head of a table is one without a value, its columns the fields."""
    labels = {bare_label(label): each for each in form.fields for label in (each.label, *each.synonyms)}
    columns: list[FormField | None] = []
    parts: list[Part] = []
    for line in _rows(lines):
        found = [labels.get(bare_label(cell)) if len(cell) < 80 else None for cell in line]
        said = [cell for cell in line if cell.strip()]
        if len(said) > 1 and sum(one is not None for one in found) >= min(2, len(said)):
            columns = found
            parts.append(Part(" ".join(filter(None, map(str.strip, line))), "", ""))
            continue
        bullet = match.group() if (match := _BULLET.match(line[0])) else ""
        cells = _in_order(form, columns, [line[0][len(bullet) :], *line[1:]])
        if cells:
            parts.append(Part(bullet.strip(), form.fields[0].name, BETWEEN.join(cells)))
        elif bullet.strip():
            parts.append(Part(bullet.strip(), "", ""))
    return Split(form, tuple(parts))


def as_answer(form: Form, value: str) -> Mapping[str, object]:
    """A part's value as a row of answers: the first field all that is no day and no other cell's, a day as such."""
    first, *others = [each.name for each in form.fields]
    of_day = next((each.name for each in form.fields if each.type == "date"), "")
    answer: dict[str, object] = {}
    rest: list[str] = []
    for cell in value.replace("\n", " ").split(BETWEEN):
        if of_day and of_day not in answer and (day := read_day(cell)):
            answer[of_day] = day.isoformat()
        elif cell.strip():
            rest.append(cell.strip())
    if rest and of_day and of_day not in answer:
        tail = rest[-1][-_TAIL:]
        if (last := _LAST_DAY.search(tail)) and (day := read_day(last[1])):
            answer[of_day] = day.isoformat()
            rest[-1] = rest[-1][: len(rest[-1]) - len(tail) + last.start()]
    texts = [name for name in others if name != of_day]
    answer[first] = rest[0] if rest else value.strip()
    answer |= dict(zip(texts, rest[1:], strict=False))
    if left := rest[1 + len(texts) :]:
        answer[first] = BETWEEN.join([str(answer[first]), *left])
    return answer


def read_day(text: str) -> date | None:
    """The day that ``text`` is, whole and with its year; None when it is none."""
    found = _DAY.fullmatch(text.strip().rstrip("."))
    try:
        return date(int(found[3]), int(found[2]), int(found[1])) if found else None
    except ValueError:
        return None


def _rows(lines: Sequence[Line]) -> Iterator[list[str]]:
    """Each line as its cells; the lines of a text in one cell each by itself."""
    for line in lines:
        if len(line.cells) > 1:
            yield list(line.cells)
        else:
            yield from ([text] for text in line.cells[0].split("\n"))


def _in_order(form: Form, columns: Sequence[FormField | None], cells: Sequence[str]) -> list[str]:
    """The cells that say something, in the order of the form's fields, others last."""
    of = dict(zip(range(len(cells)), columns, strict=False))
    names = [each.name for each in form.fields]

    def place(number: int) -> int:
        known = of.get(number)
        return names.index(known.name) if known else number if not columns else len(names)

    return [cells[number].strip() for number in sorted(range(len(cells)), key=place) if cells[number].strip()]
