"""What is left to do with a draft once its text stands in the case: the further texts, and the forms that follow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from assistant.casework.actions import KINDS
from assistant.casework.documents import to_html
from assistant.casework.library import Library, UnavailableError
from assistant.model.draft import Draft, plain
from assistant.model.fields import ChoiceField, DateField, Field, PeriodField, TimeField
from assistant.model.template import Template
from assistant.model.waiting import WaitingForm, WaitingText, Waits

_CARRIED = (DateField, PeriodField, TimeField)
"""What a following form begins with, where it asks the same: days and hours. Nothing that was written of a person."""


def afterwards(draft: Draft, library: Library, today: date) -> list[Waits]:
    """The further texts of ``draft`` that say something, then the templates that are offered after it."""
    return [*_texts(draft), *_forms(draft, library, today)]


def _texts(draft: Draft) -> Iterator[WaitingText]:
    for output in draft.template.outputs:
        runs = draft.outputs.get(output.name, ())
        text = plain(runs)
        if text.strip():
            yield WaitingText(output.label, text, to_html((), runs), draft.template, output.name)


def _forms(draft: Draft, library: Library, today: date) -> Iterator[WaitingForm]:
    for template_id in draft.template.follow_up:
        try:
            template = library.template(template_id, today)
        except UnavailableError:
            continue  # it has ended, or this unit may not write it: then there is nothing to offer
        label = f"{template.title.partition(' – ')[0]}: skriv {KINDS[template.kind]}"
        yield WaitingForm(label, template.id, carried(draft, template))


def carried(draft: Draft, template: Template) -> Mapping[str, object]:
    """The answers of ``draft`` that ``template`` asks for under the same name and in the same way."""
    known = {field.name: field for field in draft.template.fields if field.name in draft.visible}
    return {
        field.name: answer
        for field in template.fields
        if (answer := draft.answers.get(field.name)) and _is_same(known.get(field.name), field, answer)
    }


def _is_same(before: Field | None, field: Field, answer: object) -> bool:
    if isinstance(field, ChoiceField):
        return isinstance(before, ChoiceField) and answer in {choice.value for choice in field.choices}
    return isinstance(field, _CARRIED) and type(before) is type(field)
