"""A template: the questions, the text, and from when to when the wording holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from assistant.model.fields import Field
from assistant.model.finding import Severity
from assistant.model.pack_info import PackInfo

Kind = Literal["note", "letter", "guidance", "plan", "text"]
Certainty = Literal["high", "medium", "low", "unknown"]
ReminderKind = Literal["journal", "min-plan"]
State = Literal["draft", "ready"]


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
        withdrawn: the first day on which it may no longer be used, whatever ``valid_to`` says.
        withdrawn_why: the reason, as a Danish sentence.
        replaced_by: id of what to use when it has ended.
        state: a draft is in force in its writer's own pack alone.
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
        pack: the pack it comes from; None where that is not known.
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
    withdrawn: date | None = None
    withdrawn_why: str = ""
    replaced_by: str | None = None
    state: State = "ready"
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
    pack: PackInfo | None = None

    @property
    def is_own(self) -> bool:
        """Whether it is somebody's own."""
        return self.pack is not None and self.pack.is_own

    @property
    def origin(self) -> str:
        """Where it comes from, for people; empty where that is not known."""
        return self.pack.origin if self.pack else ""

    def holds(self, day: date) -> bool:
        """Whether the wording holds on ``day``, by its own dates."""
        return _holds(self.valid_from, self.valid_to, self.withdrawn, day)

    def field(self, name: str) -> Field:
        """The field called ``name``.

        Raises:
            KeyError: there is none.
        """
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)


class Withdrawal(NamedTuple):
    """From which day a wording may not be used, and why, as a Danish sentence."""

    day: date
    why: str


class Entry(NamedTuple):
    """What a list or the palette shows of a template, without reading its text.

    A named tuple: a pack may have ten thousand, made anew at every start.

    Attributes:
        path: file of the template.
        pack: the pack it comes from, one for all its entries.
    """

    id: str
    title: str
    kind: Kind
    note_type: str | None
    version: str
    valid_from: date
    valid_to: date | None
    withdrawn: Withdrawal | None
    replaced_by: str | None
    is_draft: bool
    search: tuple[str, ...]
    sha256: str
    path: str
    pack: PackInfo

    def in_force(self, day: date) -> bool:
        """Whether the wording holds on ``day``."""
        return self.is_usable and _holds(self.valid_from, self.valid_to, self.withdrawn and self.withdrawn.day, day)

    def stands(self, day: date) -> bool:
        """Whether it is the one to ask for on ``day`` where its pack has no newer: in force, or withdrawn from it.

        What was withdrawn while it held keeps its place and refuses: no older wording comes back in its stead.
        """
        return self.in_force(day) or self.is_withdrawn(day)

    def is_withdrawn(self, day: date) -> bool:
        """Whether it was in force and has been withdrawn by ``day``."""
        gone = self.withdrawn and self.withdrawn.day
        return bool(gone and gone <= day and self.is_usable and _holds(self.valid_from, self.valid_to, None, gone))

    @property
    def is_usable(self) -> bool:
        """A draft is so to its writer only."""
        return not self.is_draft or self.pack.is_own


def _holds(first: date, last: date | None, withdrawn: date | None, day: date) -> bool:
    return first <= day and (last is None or day <= last) and (withdrawn is None or day < withdrawn)
