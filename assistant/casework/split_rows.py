"""The rows of a split text as they are looked through: what is said of each, and what becomes of the wanted ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from assistant.casework.headings import check_heading
from assistant.casework.list_splitting import as_answer
from assistant.casework.split_parts import Split
from assistant.casework.texts import in_order
from assistant.model.finding import Finding, Severity
from assistant.model.forms import Form, FormField, Receiver
from assistant.model.knowledge import Knowledge
from assistant.model.waiting import FieldText, WaitingText, as_lines
from assistant.rules import language, privacy
from assistant.rules.reading import Reading

_ON_FORMS = frozenset({"D01", "D05", "D06", "D07"})
"""CPR, account, health, sensitive. Names, telephones and addresses of a company are what its form is for."""
_DAY = re.compile(r"\d{1,2}\s?[./ -]\s?(?:\d{1,2}|[a-zæøå]{3,})", re.IGNORECASE)
_JUDGED_AS = "note"
_LONGEST_HEADING = 120


@dataclass(frozen=True)
class Row:
    """A part on its way.

    Attributes:
        label: as it stands in the text; empty where it has none.
        name: of the form's field; empty for none.
        is_wanted: whether it goes along.
        is_again: whether the text has had that field already.
    """

    label: str = field(repr=False)
    name: str
    value: str = field(repr=False)
    is_wanted: bool = True
    is_again: bool = False


def rows_of(split: Split) -> list[Row]:
    """What is shown: a form in the order of its fields, with those that the text does not have; else as it stands.

    Wanted is what the form knows, once.
    """
    form, rows, seen = split.form, [], set[str]()
    for part in split.parts:
        if part.value or part.name:
            is_again = part.name in seen and form.kind != "list"
            rows.append(Row(part.label, part.name, part.value, bool(part.name) and not is_again, is_again))
            seen.update([part.name] if part.value else [])
    if form.kind != "form":
        return rows
    names = [each.name for each in form.fields]
    rows += [Row("", each.name, "") for each in split.missing]
    return sorted(rows, key=lambda row: names.index(row.name) if row.name else len(names))


def findings_of(knowledge: Knowledge, form: Form, row: Row, today: date) -> tuple[Finding, ...]:
    """What there is to say of ``row``, worst first; ``where`` is a span of its value, or empty."""
    return in_order(
        [*_personal(knowledge, form, row, today), *_about(form, row), *_heading(knowledge, form, row, today)]
    )


def _personal(knowledge: Knowledge, form: Form, row: Row, today: date) -> Iterator[Finding]:
    kind = knowledge.language.kind(_JUDGED_AS)
    if kind is None or not row.value:
        return
    subject = language.Subject(Reading(row.value, knowledge.language), kind, knowledge, today, form.note_type)
    for finding in privacy.check(subject):
        if form.kind != "form" or finding.code in _ON_FORMS:
            yield replace(finding, fix=None)


def _about(form: Form, row: Row) -> Iterator[Finding]:
    known = form.field(row.name)
    if known is None:
        message = "Rapporten har ikke en overskrift, der hedder det." if form.kind == "report" else _NOWHERE
        yield Finding("F01", Severity.HINT, message if row.label else "Teksten står uden for felterne.", "")
        return
    if row.is_again:
        message = f"»{known.label}« står flere gange i teksten. Vælg, hvad der skal med."
        yield Finding("F02", Severity.WARNING, message, "")
    if row.value and form.kind == "form" and not _is_of_type(known, row.value):
        what = "en dato" if known.type == "date" else "et tal"
        yield Finding("F03", Severity.HINT, f"Det ligner ikke {what}. Står det i det rigtige felt?", "")


_NOWHERE = "Blanketten har ikke et felt, der hedder det. Vælg et felt, hvis det skal med."


def _is_of_type(known: FormField, value: str) -> bool:
    if known.type == "date":
        return _DAY.search(value) is not None
    return known.type != "number" or any(sign.isdigit() for sign in value)


def _heading(knowledge: Knowledge, form: Form, row: Row, today: date) -> Iterator[Finding]:
    """What the guide says of a report's own heading, the line it begins with, as one in the journal."""
    first = row.value.partition("\n")[0].strip()
    if not form.note_type or form.note_type not in knowledge.note_types or row.name or row.label:
        return
    if not first or len(first) > _LONGEST_HEADING:
        return
    prefix = knowledge.note_types[form.note_type].prefix
    whole = first if first.startswith(prefix) else f"{prefix} {first}"
    verdict = check_heading(knowledge, whole, form.note_type, today)
    for finding in verdict.findings:  # somebody else's: it can be told, and closes nothing
        weight = Severity.WARNING if finding.severity is Severity.ERROR else finding.severity
        yield replace(finding, severity=weight, fix=None, where="")
    if verdict.suggestion and verdict.suggestion != whole:
        yield Finding("F04", Severity.HINT, f"Som overskrift i journalen: {verdict.suggestion}", "")


def waiting_of(form: Form, receiver: Receiver | None, rows: Iterable[Row]) -> list[WaitingText]:
    """What is to be inserted of ``rows``: a whole form as one, everything else one by one.

    The labels are the pack's words or numbers, never the text's.
    """
    wanted = [row for row in rows if row.is_wanted and (row.value.strip() or receiver)]
    if receiver is not None:
        fields = fields_of(form, receiver, wanted)
        return [WaitingText("", "").from_field(fields)] if as_lines(fields) else []
    return [WaitingText(_name(form, row, number), row.value.strip()) for number, row in enumerate(wanted, 1)]


def fields_of(form: Form, receiver: Receiver, rows: Sequence[Row]) -> tuple[FieldText, ...]:
    """The values for the fields of ``receiver`` in its order; the first has the caret."""
    return tuple(
        FieldText(_label(form, step.field), _value(form, step.field, rows), step.tabs if number else 0)
        for number, step in enumerate(receiver.steps)
    )


def left_over(receiver: Receiver, rows: Iterable[Row]) -> list[Row]:
    """Those of the wanted rows that ``receiver`` has no field for."""
    names = {step.field for step in receiver.steps}
    return [row for row in rows if row.is_wanted and row.value.strip() and row.name not in names]


def answers_of(form: Form, rows: Iterable[Row]) -> dict[str, object]:
    """The wanted rows of a list as answers to its template."""
    return {
        **form.answers,
        form.rows: [dict(as_answer(form, row.value)) for row in rows if row.is_wanted and row.value],
    }


def _label(form: Form, name: str) -> str:
    known = form.field(name)
    return known.label if known else name


def _value(form: Form, name: str, rows: Iterable[Row]) -> str:
    known = form.field(name)
    values = [row.value.strip() for row in rows if row.name == name and row.value.strip()]
    if known is not None and known.type == "longtext":
        return "\n".join(values)
    return " ".join(" ".join(values).split())


def _name(form: Form, row: Row, number: int) -> str:
    known = form.field(row.name)
    if form.kind == "list":
        return f"{form.fields[0].label} {number}"
    return known.label if known else f"Afsnit {number}" if form.kind == "report" else f"Felt {number}"
