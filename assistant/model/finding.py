"""What a check has to say, the same shape on the command line, in the form and in a pack's fault list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How a finding weighs. Only an error closes the insert button."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


WORST_FIRST = tuple(Severity)
"""The order in which findings are told."""


@dataclass(frozen=True)
class Fix:
    """A mend that one key applies.

    Attributes:
        label: what the key does, in Danish, short enough for the line under a field.
        value: what stands afterwards: the field's raw answer, or the whole heading when ``field`` is None.
        field: the field whose answer is replaced.
    """

    label: str
    value: str
    field: str | None = None


Dismissal = tuple[str, str]
"""A rule's code and a word that is none of what the rule's list says."""


@dataclass(frozen=True)
class Finding:
    """One thing to mend or to know.

    Attributes:
        code: stable and short: ``H01``…``H20`` of the heading guide, ``S…`` answers, ``P…`` packs.
        severity: error, warning or hint.
        message: one Danish sentence that says what to write instead.
        where: a field's name, ``file:line``, or a character span ``12-24`` of the heading.
        fix: a proposed replacement, or None.
        word: what a word list has hit, in small letters. A person may answer that it is none of what the list says.
    """

    code: str
    severity: Severity
    message: str
    where: str = ""
    fix: Fix | None = None
    word: str = ""

    @property
    def answered_by(self) -> Dismissal:
        """The answer that takes it away."""
        return self.code, self.word

    def as_json(self) -> dict[str, str | None]:
        """The finding as CONTRACT.md's JSON object; ``fix`` is the replacement text."""
        return {
            "code": self.code,
            "severity": self.severity.value,
            "message": self.message,
            "where": self.where,
            "fix": self.fix.value if self.fix else None,
        }


MOST_TOLD = 100
"""Errors of one file. Whoever has more mends these first; looking for what was meant by each could take for ever."""


def told(findings: Iterable[Finding]) -> Iterator[Finding]:
    """``findings`` up to the error that is one too many; those after it are never made."""
    errors = 0
    for finding in findings:
        yield finding
        errors += finding.severity is Severity.ERROR
        if errors >= MOST_TOLD:
            return


def blocks(findings: Iterable[Finding]) -> bool:
    """Whether any of ``findings`` is an error."""
    return any(finding.severity is Severity.ERROR for finding in findings)
