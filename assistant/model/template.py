"""A template: the questions, the text, and from when to when the wording holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from assistant.model.fields import Field
from assistant.model.finding import Severity

Kind = Literal["note", "letter", "guidance", "plan", "text"]
Certainty = Literal["high", "medium", "low", "unknown"]
ReminderKind = Literal["journal", "min-plan"]


@dataclass(frozen=True, kw_only=True)
class HeadingPlan:
    """How a note's heading is built: prefix, key word, what, who, date, in the guide's order (H04).

    Each part is a template text; a part that comes out empty is left out with its dash.

    Attributes:
        keyword: one of the note type's key words, or a choice field that holds one.
        what: what happened or how, in segments.
        who: a role, never a name.
        date: ``dd.mm.åååå``, a period, or "frist dd.mm.åååå".
    """

    keyword: str
    what: tuple[str, ...] = ()
    who: str = ""
    date: str = ""


@dataclass(frozen=True, kw_only=True)
class Check:
    """A rule across fields: when ``when`` is true, ``message`` is told at ``field``."""

    field: str
    when: str
    message: str
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, kw_only=True)
class Output:
    """A further text from the same answers (aftalefelt, Min Plan), inserted on its own.

    Attributes:
        pointer: what stands instead of ``text`` where the unit writes a thing in one place and points to it
            ("Se Min Plan af …"); empty where there is no such place.
        text_kind: id of the text kind it is judged as; plain text unless said.
    """

    name: str
    label: str
    text: str
    pointer: str = ""
    text_kind: str = "text"


@dataclass(frozen=True, kw_only=True)
class Reminder:
    """Something that is still to be done once the text stands in the case.

    Attributes:
        kind: ``journal``, a note that is to be finished by 10:00 on the next working day; ``min-plan``, a plan that
            is to be sent.
        when: an expression over the fields; empty is always.
    """

    kind: ReminderKind
    when: str = ""


@dataclass(frozen=True, kw_only=True)
class Template:
    """One template file.

    Attributes:
        valid_from, valid_to: first and last day the wording holds; ``valid_to`` None means still.
        replaced_by: id of what to use when it has ended.
        source: where the wording or its rule comes from.
        certainty: how sure the source is (DOMAIN.md's marks).
        checked_on, checked_by: who compared it with its source, and when.
        approved_by: who has approved its use; empty is shown as "ikke godkendt".
        search: other words it is found by.
        follow_up: ids of templates that are offered once this one stands in the case.
        reminders: what is still to be done then.
        settles: kinds of reminders that its insertion puts away.
        text_kind: id of the text kind the body is judged as, where ``kind`` does not say enough.
        body: Jinja2 text below the front matter.
        body_line: the file's line at which the body starts, for messages.
        sha256: of the whole file as it is published.
        published: the whole file as it was read.
    """

    id: str
    title: str
    kind: Kind
    version: str
    valid_from: date
    source: str
    certainty: Certainty
    note_type: str | None = None
    valid_to: date | None = None
    replaced_by: str | None = None
    checked_on: date | None = None
    checked_by: str = ""
    approved_by: str = ""
    change_note: str = ""
    search: tuple[str, ...] = ()
    text_kind: str = ""
    heading: HeadingPlan | None = None
    fields: tuple[Field, ...] = ()
    checks: tuple[Check, ...] = ()
    outputs: tuple[Output, ...] = ()
    follow_up: tuple[str, ...] = ()
    reminders: tuple[Reminder, ...] = ()
    settles: tuple[ReminderKind, ...] = ()
    body: str = ""
    body_line: int = 1
    sha256: str = ""
    published: bytes = b""

    def field(self, name: str) -> Field:
        """The field called ``name``.

        Raises:
            KeyError: there is none.
        """
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)


class Entry(NamedTuple):
    """What a list or the palette shows of a template, without reading its text.

    A named tuple: a pack may have ten thousand, made anew at every start.

    Attributes:
        path: file of the template.
        pack: id of the pack it comes from.
    """

    id: str
    title: str
    kind: Kind
    note_type: str | None
    version: str
    valid_from: date
    valid_to: date | None
    replaced_by: str | None
    search: tuple[str, ...]
    sha256: str
    pack: str
    path: str

    def in_force(self, day: date) -> bool:
        """Whether the wording holds on ``day``."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)
