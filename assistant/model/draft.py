"""What would be inserted: text in runs that know where they came from, and what stands against it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from assistant.model.finding import Finding, blocks
from assistant.model.template import ReminderKind, Template


class Role(Enum):
    """Where a piece of text came from, for the preview."""

    FIXED = "fixed"
    """The template's own words."""
    VALUE = "value"
    """An answer."""
    SLOT = "slot"
    """A required answer that is missing."""
    PREFIX = "prefix"
    """The note type's prefix."""
    ASIDE = "aside"
    """A word about the text and no part of it: when a sentence of a published wording is used."""


@dataclass(frozen=True)
class Run:
    """A piece of text of one origin.

    Attributes:
        field: name of the field it came from, for a value, or that is missing, for a slot; empty where none is known.
        bold: emphasised; lost where the target takes plain text.
        locked: a sentence that the law or the pack has written, not to be edited.
    """

    text: str
    role: Role = Role.FIXED
    field: str = ""
    bold: bool = False
    locked: bool = False


Runs = tuple[Run, ...]


def plain(runs: Runs) -> str:
    """The text of ``runs`` as it stands in a plain field."""
    return "".join(run.text for run in runs)


@dataclass(frozen=True)
class Draft:
    """A template with answers, ready to be looked at.

    Attributes:
        heading: empty when the template has none.
        outputs: further texts by name.
        reminders: what is still to be done once it stands in the case.
        computed: shown values of the computed fields, by field name, in Danish.
        visible: names of the fields that are asked with these answers.
        findings: everything the checks said, worst first.
        answers: what it was made of, so that nothing typed is lost while the draft lives.
    """

    template: Template
    heading: Runs
    body: Runs
    outputs: Mapping[str, Runs]
    computed: Mapping[str, str]
    visible: frozenset[str]
    findings: tuple[Finding, ...]
    answers: Mapping[str, object] = field(default_factory=dict)
    reminders: tuple[ReminderKind, ...] = ()

    @property
    def is_blocked(self) -> bool:
        """Whether an error stands against inserting it."""
        return blocks(self.findings)
