"""From answers to a draft: read them, decide what is asked, compute, render, check."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import copy
from dataclasses import asdict, replace
from datetime import date, timedelta
from typing import TypeVar

from assistant.casework.compiled import Compiled, compile_template, context
from assistant.casework.day_filters import day_filters
from assistant.casework.review import Review
from assistant.casework.units import unit_on
from assistant.model.answers import Chosen, RawAnswers, Value
from assistant.model.draft import Draft, Role, Run, Runs, plain
from assistant.model.fields import ComputedField, DateField, Field, NoteField, OptionalField, plain_label
from assistant.model.finding import WORST_FIRST, Dismissal, Finding, Fix, Severity
from assistant.model.knowledge import Knowledge
from assistant.model.pack import NO_UNIT, Organisation, UnitChoice
from assistant.model.suggest import did_you_mean
from assistant.model.template import ReminderKind, Template
from assistant.render.danish import show, weekday_date
from assistant.render.engine import Engine, Text, evaluate, render
from assistant.render.faults import RenderError
from assistant.render.marks import EMPTY_VALUE, clean, is_blank, slot
from assistant.rules import answers
from assistant.rules.heading import SEPARATOR

Key = TypeVar("Key")
Made = TypeVar("Made")

_KEPT = 64
"""Templates; more than anybody uses in a day."""
_CARRY_REFERENCE = frozenset({"note", "guidance"})
"""Kinds that may end by naming their wording: a letter is for the citizen, who has no use for it."""


class Drafter:
    """Makes drafts with what the packs know.

    Attributes:
        chosen: what kind of unit it is, which says what it may write, and whether it points to a text.
        engine: compiles and renders what it makes them of.
        references: whether notes of the types that ask for it end by naming their wording.
    """

    def __init__(self, knowledge: Knowledge, chosen: UnitChoice = NO_UNIT, *, references: bool = True) -> None:
        self.knowledge = knowledge
        self.chosen = chosen
        self.references = references
        self.organisation = _clean(knowledge.organisation)
        self.engine = Engine(day_filters(knowledge))
        self._compiled: dict[tuple[str, str], Compiled] = {}
        self._unanswered: dict[tuple[str, str, date], Draft] = {}

    def of_unit(self, organisation: Organisation) -> Drafter:
        """One that knows the same, but of another unit; what either has compiled, neither compiles again."""
        other = copy(self)
        other.knowledge = replace(self.knowledge, organisation=organisation)
        other.organisation = _clean(organisation)
        other._unanswered = {}
        return other

    def compiled(self, template: Template) -> Compiled:
        """``template`` compiled, once for each published wording."""
        if not template.sha256:
            return compile_template(template, self.engine)
        key = (template.id, template.sha256)
        return _once(self._compiled, key, lambda: compile_template(template, self.engine))

    def draft(
        self, template: Template, raw: RawAnswers, today: date, dismissed: frozenset[Dismissal] = frozenset()
    ) -> Draft:
        """What ``raw`` makes of ``template`` on ``today``, with everything that stands against it.

        ``dismissed`` is what the person has said is none of what a word list says.
        """

        def make() -> Draft:
            return _Drafting(self, template, raw, today, dismissed).draft()

        if raw or dismissed or not template.sha256:
            return make()
        # Without answers it says nothing of anybody, and is the same all day.
        return _once(self._unanswered, (template.id, template.sha256, today), make)

    def texts(self, template: Template, raw: RawAnswers, today: date) -> Draft:
        """As ``draft``, but nobody has read what was written: no finding is of its words."""
        return _Drafting(self, template, raw, today, frozenset()).draft(is_read=False)

    def initial_answers(self, template: Template, today: date) -> dict[str, object]:
        """What may be filled before anyone answers: today, and the unit's own facts."""
        found: dict[str, object] = {}
        for field in template.fields:
            if field.default.startswith("enhed."):
                found[field.name] = getattr(self.organisation, field.default.removeprefix("enhed.")) or None
            elif field.default:
                found[field.name] = answers.relative_day(field.default, today).isoformat()
        return {name: value for name, value in found.items() if value}


def _clean(organisation: Organisation) -> Organisation:
    return Organisation(**{fact: clean(text) for fact, text in asdict(organisation).items()})


def _once(made: dict[Key, Made], key: Key, make: Callable[[], Made]) -> Made:
    """What was made for ``key`` before, or is now. A worker may ask at the same time, and clear what is kept."""
    found = made.get(key)
    if found is None:
        if len(made) >= _KEPT:
            made.clear()  # checking a pack of thousands must not hold them all
        found = made[key] = make()
    return found


class _Drafting:
    """One draft in the making."""

    def __init__(
        self, drafter: Drafter, template: Template, raw: RawAnswers, today: date, dismissed: frozenset[Dismissal]
    ) -> None:
        self._drafter = drafter
        self._template = template
        self._compiled = drafter.compiled(template)
        self._raw = raw
        self._today = today
        self._dismissed = dismissed
        self._unit = unit_on(drafter.knowledge, drafter.chosen, today)
        self._findings = [f for f in self._compiled.findings if f.severity is Severity.ERROR]
        self._values: dict[str, object] = context(template, {"idag": today, "enhed": drafter.organisation})
        self._computed: dict[str, str] = {}
        self._visible: set[str] = set()
        self._slots: dict[str, tuple[str, str]] = {}

    def draft(self, *, is_read: bool = True) -> Draft:
        for index, field in enumerate(self._template.fields):
            self._values[field.name] = self._value(index, field)
        self._unknown_answers()
        self._checks()
        heading = tuple(self._heading())
        body = self._rendered(self._compiled.body)
        texts = self._compiled.outputs | (self._compiled.pointers if self._unit.points else {})
        outputs = {name: self._rendered(text) for name, text in texts.items()}
        whole = self._with_reference(body)
        if is_read:
            review = self._review()
            self._findings += review.findings(heading, body, outputs)
            self._findings += review.not_for(self._unit, (heading, whole, *outputs.values()))
        reminders = tuple(self._reminders())
        return Draft(
            template=self._template,
            heading=heading,
            body=whole,
            outputs=outputs,
            computed=self._computed,
            visible=frozenset(self._visible),
            findings=tuple(sorted(self._findings, key=lambda f: WORST_FIRST.index(f.severity))),
            answers=dict(self._raw),
            reminders=reminders,
        )

    def _value(self, index: int, field: Field) -> object:
        if not self._is_shown(field):
            return EMPTY_VALUE
        self._visible.add(field.name)
        match field:
            case NoteField():
                return EMPTY_VALUE
            case ComputedField():
                return self._compute(field)
        raw = self._raw.get(field.name)
        if answers.is_unanswered(raw):
            if isinstance(field, OptionalField):
                return False
            return self._missing(index, field) if field.required else EMPTY_VALUE
        try:
            return _cleaned(answers.read(field, raw, self._today))
        except answers.AnswerError as error:
            self._found(error.code, str(error), field.name)
            return self._slot(index, field)

    def _is_shown(self, field: Field) -> bool:
        expression = self._compiled.shown_if.get(field.name)
        return expression is None or bool(self._evaluated(expression, field.name))

    def _compute(self, field: ComputedField) -> object:
        expression = self._compiled.computed.get(field.name)
        value = self._evaluated(expression, field.name) if expression else EMPTY_VALUE
        self._computed[field.name] = "" if is_blank(value) else show(value)
        return value

    def _missing(self, index: int, field: Field) -> object:
        message = f"»{plain_label(field)}« mangler."
        self._findings.append(Finding("S01", Severity.ERROR, message, field.name, self._suggested(field)))
        return self._slot(index, field)

    def _suggested(self, field: Field) -> Fix | None:
        """The day that the template offers for a missing date; the Monday after, where it is a weekend's."""
        if not isinstance(field, DateField) or not field.suggestion:
            return None
        day = answers.relative_day(field.suggestion, self._today)
        day += timedelta(days=7 - day.weekday() if day.weekday() >= 5 else 0)
        return Fix(weekday_date(day), day.isoformat(), field.name)

    def _slot(self, index: int, field: Field) -> object:
        mark = slot(index)
        self._slots[str.__str__(mark)] = (field.name, f"[{plain_label(field).rstrip('?:')}]")
        return mark

    def _unknown_answers(self) -> None:
        known = [field.name for field in self._template.fields]
        for name in self._raw:
            if name not in known:
                message = f"Skabelonen har intet felt »{name}«; svaret bruges ikke.{did_you_mean(name, known)}"
                self._findings.append(Finding("S06", Severity.WARNING, message, name))

    def _checks(self) -> None:
        for check, expression in zip(self._template.checks, self._compiled.checks, strict=True):
            if expression and check.field in self._visible and self._evaluated(expression, check.field):
                self._findings.append(Finding("S05", check.severity, check.message, check.field))

    def _reminders(self) -> Iterator[ReminderKind]:
        for reminder, when in zip(self._template.reminders, self._compiled.reminders, strict=True):
            if not reminder.when or (when and self._evaluated(when, "")):
                yield reminder.kind

    def _heading(self) -> Iterator[Run]:
        if self._template.heading is None:
            return
        note_type = self._drafter.knowledge.note_types.get(self._template.note_type or "")
        if note_type is None:
            self._found("P07", f"Notattypen »{self._template.note_type}« findes ikke i pakken.", "")
            return
        yield Run(note_type.prefix, Role.PREFIX)
        parts = [part for text in self._compiled.heading if (part := _one_line(self._rendered(text)))]
        for number, part in enumerate(parts):
            yield Run(SEPARATOR if number else " ")
            yield from part

    def _review(self) -> Review:
        visible = frozenset(self._visible)
        return Review(self._drafter.knowledge, self._compiled, self._raw, self._today, visible, self._dismissed)

    def _with_reference(self, body: Runs) -> Runs:
        """``body`` with its wording named on a last line, where the note type asks for that and it is not said yet."""
        template = self._template
        note_type = self._drafter.knowledge.note_types.get(template.note_type or "")
        line = str(self._values["ordlyd"])
        if not (self._drafter.references and note_type and note_type.reference_line and body):
            return body
        if template.kind not in _CARRY_REFERENCE or line in plain(body):
            return body
        return (*body, Run(f"\n\n{line}"))

    def _rendered(self, text: Text | None) -> Runs:
        if text is None:
            return ()
        try:
            return render(text, self._values, self._slots)
        except RenderError as error:
            self._found("S07", str(error), "")
            return ()

    def _evaluated(self, expression: Text, where: str) -> object:
        try:
            return evaluate(expression, self._values)
        except RenderError as error:
            self._found("S07", str(error), where)
            return EMPTY_VALUE

    def _found(self, code: str, message: str, where: str) -> None:
        self._findings.append(Finding(code, Severity.ERROR, message, where))


def _one_line(runs: Runs) -> Runs:
    """A heading's part on one line, without the full stop that ends a sentence."""
    kept = [Run(" ".join(run.text.split("\n")), run.role, run.field) for run in runs if run.text]
    if kept and kept[-1].text.rstrip().endswith("."):
        last = kept[-1]
        kept[-1] = Run(last.text.rstrip().rstrip("."), last.role, last.field)
    return tuple(run for run in kept if run.text)


def _cleaned(value: Value) -> object:
    """``value`` without characters that a text must not smuggle in."""
    match value:
        case Chosen():
            return Chosen(clean(value), value.value)
        case str():
            return clean(value)
        case tuple():
            return tuple(_cleaned_row(item) if isinstance(item, Mapping) else _cleaned(item) for item in value)
    return value


def _cleaned_row(row: Mapping[str, Value]) -> Mapping[str, object]:
    return {name: EMPTY_VALUE if cell is None else _cleaned(cell) for name, cell in row.items()}
