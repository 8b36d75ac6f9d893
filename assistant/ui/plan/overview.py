"""What there is to see to in a plan, and which section is next. Pure; knows no window."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from assistant.model.finding import Finding, Severity
from assistant.ui.plan.entries import Entries, Entry, State

_LACKING = frozenset({State.EMPTY, State.BEGUN})


class Overview:
    """A plan's sections by their numbers from 0, as they are written and as they were judged last.

    Attributes:
        required: ids of the sections that must not be empty.
        findings: by the section they are of.
    """

    def __init__(self, entries: Entries, required: frozenset[str] = frozenset()) -> None:
        self.entries = entries
        self.required = required
        self.findings: dict[str, list[Finding]] = {}

    def judged(self, findings: Iterable[Finding]) -> None:
        """``findings`` are what is said from now on."""
        self.findings = {}
        for finding in findings:
            self.findings.setdefault(finding.where, []).append(finding)

    def entry(self, number: int) -> Entry:
        """The section at that place."""
        return list(self.entries)[number]

    def here(self, section: str) -> Sequence[Finding]:
        """What is said of one section."""
        return self.findings.get(section, ())

    @property
    def whole(self) -> list[Finding]:
        """What is said of no section."""
        return [found for where, all_ in self.findings.items() if where not in self.entries for found in all_]

    def number(self, section: str) -> int | None:
        """Where the section of that id stands."""
        return self._next(lambda entry: entry.section.id == section)

    def first(self, wanted: str) -> int:
        """Where to begin: at ``wanted``, else at what is not done, else at the top."""
        there = self.number(wanted)
        return there if there is not None else self._next(lambda entry: entry.state in _LACKING) or 0

    def gap(self, after: int) -> int | None:
        """The next section that there is something to see to in; after the last comes the first."""
        return self._next(self._is_gap, after + 1)

    def without_reason(self) -> int | None:
        """The first section that is said to be irrelevant, and not why."""
        return self._next(lambda entry: entry.lacks_reason)

    def _next(self, is_it: Callable[[Entry], bool], start: int = 0) -> int | None:
        entries = list(self.entries)
        order = ((start + step) % len(entries) for step in range(len(entries)))
        return next((number for number in order if is_it(entries[number])), None)

    def _is_gap(self, entry: Entry) -> bool:
        name = entry.section.id
        lacks = entry.state is State.BEGUN or (entry.state is State.EMPTY and name in self.required)
        is_found = any(each.severity is not Severity.HINT for each in self.here(name))
        return lacks or is_found or any(piece.section == name for piece in self.entries.pieces)
