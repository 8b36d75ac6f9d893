"""Forms, reports and lists that a text is split by: their labels, and the order in which another form takes them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple, Self

from assistant.model.rule import CheckedFile
from assistant.model.template import Certainty

FormKind = Literal["form", "report", "list"]
ValueType = Literal["text", "longtext", "date", "number"]
_NUMBERING = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[A-Za-z][.)]|[-–•*·▪])\s+")
_ASIDE = re.compile(r"\([^()]*\)")
_BETWEEN = re.compile(r"[\W_]+")


def bare_label(label: str) -> str:
    """What counts of a label: small letters and figures, without numbering, punctuation and what stands in brackets."""
    kept = label.strip().casefold()
    if numbering := _NUMBERING.match(kept):
        kept = kept[numbering.end() :]
    return _words(_ASIDE.sub(" ", kept)) or _words(kept)


def _words(text: str) -> str:
    return _BETWEEN.sub(" ", text).strip()


class Line(NamedTuple):
    """A line of what is split, as it stands: its cells, one where it is no table.

    Attributes:
        is_heading: whether the document itself says that it is one.
    """

    cells: tuple[str, ...]
    is_heading: bool = False


@dataclass(frozen=True, kw_only=True)
class FormField:
    """One field of a form, one section of a report, one column of a list.

    Attributes:
        name: ASCII, lower case; what a receiver calls it by.
        label: as it stands on the form.
        synonyms: how else it is written.
        type: ``longtext`` takes all lines until the next label, everything else one.
    """

    name: str
    label: str
    synonyms: tuple[str, ...] = ()
    type: ValueType = "text"


@dataclass(frozen=True, kw_only=True)
class Form:
    """What a text can be split by.

    Attributes:
        kind: ``form`` has a label for each value, ``report`` a heading above each section, ``list`` one thing a line.
        note_type: id of the note type that a report's own heading is judged by; empty is not at all.
        template: id of the template that a list may be written into, as the answer ``rows``, with ``answers`` beside.
        button: what the button says that does so.
        source: where the labels come from.
    """

    id: str
    title: str
    source: str
    certainty: Certainty
    kind: FormKind = "form"
    fields: tuple[FormField, ...]
    note_type: str = ""
    template: str = ""
    rows: str = ""
    answers: dict[str, object] = field(default_factory=dict)
    button: str = ""

    def field(self, name: str) -> FormField | None:
        """The field called ``name``, or None."""
        return next((each for each in self.fields if each.name == name), None)


@dataclass(frozen=True, kw_only=True)
class Step:
    """One field of a receiving form, and how often Tab leads to it from the one before; the first has the caret."""

    field: str
    tabs: int = 1


@dataclass(frozen=True, kw_only=True)
class Receiver:
    """A form that is filled from another, in its own order.

    Attributes:
        form: id of the form whose fields it takes.
        steps: its fields in the order in which Tab goes through them.
        source: where the order comes from.
    """

    id: str
    title: str
    form: str
    steps: tuple[Step, ...]
    source: str
    certainty: Certainty


@dataclass(frozen=True, kw_only=True)
class Forms(CheckedFile):
    """All forms of a pack, and the forms they are copied into."""

    forms: tuple[Form, ...] = ()
    receivers: tuple[Receiver, ...] = ()

    def over(self, below: Forms) -> Self:
        """These on top of ``below``; of one id the upper one stands."""
        forms = {each.id: each for each in (*below.forms, *self.forms)}
        receivers = {each.id: each for each in (*below.receivers, *self.receivers)}
        return replace(self, forms=tuple(forms.values()), receivers=tuple(receivers.values()))

    def of(self, form: str) -> list[Receiver]:
        """The receivers that take the fields of ``form``."""
        return [receiver for receiver in self.receivers if receiver.form == form]
