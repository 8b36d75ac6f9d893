"""What waits to be inserted or done after a text has gone in: in memory only, each row with its key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from assistant.model.template import Template


@dataclass(frozen=True)
class FieldText:
    """What goes into one field of a form.

    Attributes:
        label: the field's name for people, as the pack has it: never a word of the text.
        text: a citizen's; empty leaves the field as it is.
        tabs: how often Tab from the field before.
    """

    label: str
    text: str = field(repr=False)
    tabs: int = 1


def as_lines(fields: Sequence[FieldText]) -> str:
    """The values with their labels, as they can be pasted by hand."""
    return "\n".join(f"{each.label}: {each.text}" for each in fields if each.text)


@dataclass(frozen=True)
class WaitingText:
    """A text that waits for its field.

    Attributes:
        label: what the strip and the palette show: where it belongs ("Aftalefelt"), never a word of the text.
        text: a citizen's: shown nowhere, kept nowhere.
        html: the same with bold, for targets that take it.
        template: what it was made of, for the receipt; None when no wording stands behind it.
        part: name of the output, for the receipt.
        fields: a whole form, filled field by field from the one with the caret (``desktop/filling.py``); ``text`` is
            then the same as lines, for where it can only be copied.
    """

    label: str
    text: str = field(repr=False)
    html: str = field(default="", repr=False)
    template: Template | None = None
    part: str = ""
    fields: tuple[FieldText, ...] = field(default=(), repr=False)

    def from_field(self, fields: tuple[FieldText, ...]) -> WaitingText:
        """The same form with these of its fields, and named by the one to begin with."""
        return replace(self, label=f"Udfyld fra »{fields[0].label}«", text=as_lines(fields), fields=fields)


@dataclass(frozen=True)
class WaitingForm:
    """A template that is offered next.

    Attributes:
        template: its id.
        answers: what it begins with.
    """

    label: str
    template: str
    answers: Mapping[str, object] = field(default_factory=dict, repr=False)


Waits = WaitingText | WaitingForm
