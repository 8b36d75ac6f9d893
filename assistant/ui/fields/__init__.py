"""One small widget for each field type of ``model.fields``."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from assistant.model.fields import (
    ChoiceField,
    ComputedField,
    DateField,
    Field,
    LongTextField,
    MoneyField,
    MultiChoiceField,
    NoteField,
    NumberField,
    OptionalField,
    PeriodField,
    RowsField,
    TextField,
    TimeField,
    YesNoField,
)
from assistant.ui.fields.choose import ComboEditor, SeveralOf, choice_editor, yesno_editor
from assistant.ui.fields.editor import Editor
from assistant.ui.fields.line import TextEditor
from assistant.ui.fields.longtext import LongTextEditor
from assistant.ui.fields.period import PeriodEditor
from assistant.ui.fields.quiet import ComputedEditor, NoteEditor, OptionalEditor
from assistant.ui.fields.rows import RowsEditor
from assistant.ui.fields.typed_line import DateEditor, NumberEditor, TimeEditor

__all__ = ["EDITORS", "Editor", "cell_for", "editor_for"]


def editor_for(field: Field) -> Editor:
    """The widget that takes the answer to ``field``."""
    return EDITORS[type(field)](field)


def cell_for(field: Field) -> Editor:
    """The widget for ``field`` in a row, where there is no room for buttons."""
    if isinstance(field, ChoiceField):
        return ComboEditor([(choice.value, choice.label) for choice in field.choices])
    if isinstance(field, YesNoField):
        return ComboEditor([(True, "Ja"), (False, "Nej")])
    return editor_for(field)


EDITORS: dict[type[Field], Callable[[Any], Editor]] = {
    TextField: TextEditor,
    LongTextField: LongTextEditor,
    ChoiceField: choice_editor,
    MultiChoiceField: SeveralOf,
    YesNoField: yesno_editor,
    DateField: DateEditor,
    PeriodField: PeriodEditor,
    TimeField: TimeEditor,
    NumberField: NumberEditor,
    MoneyField: NumberEditor,
    RowsField: partial(RowsEditor, cell=cell_for),
    OptionalField: OptionalEditor,
    ComputedField: ComputedEditor,
    NoteField: NoteEditor,
}
"""Editor by field type: a new type is declared in ``model.fields`` and here."""
