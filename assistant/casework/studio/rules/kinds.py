"""The three files of dated rules that the studio writes, and what each calls its records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, dataclass, fields
from decimal import Decimal
from typing import Any

from assistant.model.deadline import Deadline, Deadlines
from assistant.model.fact import Fact, Facts
from assistant.model.finding import Finding
from assistant.model.holiday import HolidayRule, HolidayRules
from assistant.model.rule import CheckedFile, DatedRule
from assistant.packs.lint_rules import lint_deadlines, lint_facts, lint_holiday

Values = Mapping[str, object]
"""A record by the names of its keys; what is empty is not there."""
CHECKED = ("checked_on", "checked_by")
APPROVED = "approved_by"
SIGNS = (*CHECKED, APPROVED)
DATES = ("valid_from", "valid_to", "is_start_known", "is_end_known")


@dataclass(frozen=True)
class Kind:
    """One of the files.

    Attributes:
        name: what ``Knowledge`` calls what is in it.
        table: the list of its records, in the file and in ``whole``.
        key: what the records of one line share.
        record, whole: what a record and the file become.
        lint: what can be wrong with the whole file.
    """

    name: str
    table: str
    key: str
    record: type[DatedRule]
    whole: type[CheckedFile]
    lint: Callable[[Any, Any], Iterable[Finding]]

    @property
    def file(self) -> str:
        """Its name in a pack."""
        return f"{self.name}.toml"

    @property
    def names(self) -> tuple[str, ...]:
        """Every key the file may have, in the order in which new ones are written."""
        shared = [each.name for each in fields(DatedRule)]
        own = [each.name for each in fields(self.record) if each.name not in shared]
        rest = [name for name in shared if name not in DATES]
        top = [each.name for each in fields(self.whole) if each.name not in shared]
        return (*own[:2], *DATES, *own[2:], *rest, *sorted(top, key=lambda name: name == self.table))


HOLIDAY = Kind("holiday", "rules", "group", HolidayRule, HolidayRules, lint_holiday)
DEADLINES = Kind("deadlines", "deadlines", "name", Deadline, Deadlines, lint_deadlines)
FACTS = Kind("facts", "facts", "name", Fact, Facts, lint_facts)
KINDS = (HOLIDAY, DEADLINES, FACTS)


def values_of(record: DatedRule) -> dict[str, object]:
    """What ``record`` says besides its defaults."""
    given = ((each.name, getattr(record, each.name), each.default) for each in fields(record))
    return {name: _plain(value) for name, value, usual in given if usual is MISSING or value != usual}


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    return value
