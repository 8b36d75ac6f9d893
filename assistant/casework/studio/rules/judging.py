"""What there is to say of a file of rules while it is being written, each thing at its record and key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from assistant.casework.studio.rules.kinds import Kind, Values
from assistant.casework.studio.rules.timeline import CODE, faults
from assistant.model.finding import Finding, blocks, told
from assistant.model.rule import CheckedFile, DatedRule
from assistant.packs.source import KeyedSource
from assistant.packs.structure import structure

WHOLE = -1
"""The place of what is wrong with the file, and not with one of its records."""


class Judged(NamedTuple):
    """What was found.

    Attributes:
        whole: None where it has an error: then its pack would have none of its rules.
        findings: by the place of the record, or ``WHOLE``; ``where`` is its key, empty for the record as a whole.
    """

    whole: CheckedFile | None
    findings: dict[int, tuple[Finding, ...]]


def judge(kind: Kind, records: Sequence[Values], top: Values) -> Judged:
    """``records`` of ``kind``, in a file that says ``top`` above them."""
    source = KeyedSource(kind.file, {kind.table: [dict(each) for each in records], **top})
    whole, found = structure(source, dict(source.data), kind.whole)
    if whole is not None:
        found += told(each for each in kind.lint(whole, source) if each.code not in (CODE, "P08"))
    placed: dict[int, tuple[Finding, ...]] = {}
    for each in found:
        table, _, rest = each.where.partition(".")
        place, _, key = rest.partition(".")
        is_placed = table == kind.table and place.isdigit()
        _add(placed, int(place) if is_placed else WHOLE, replace(each, where=key if is_placed else ""))
    for name in dict.fromkeys(str(each.get(kind.key)) for each in records):
        line = [at for at, each in enumerate(records) if str(each.get(kind.key)) == name]
        for number, finding in faults([records[at] for at in line]):
            _add(placed, line[number], finding)
    return Judged(None if any(map(blocks, placed.values())) else whole, placed)


def record_of(values: Values, kind: Kind) -> DatedRule | None:
    """``values`` as a record; None where they are not whole."""
    record, _ = structure(KeyedSource("", {}), dict(values), kind.record)
    return record


def _add(placed: dict[int, tuple[Finding, ...]], place: int, finding: Finding) -> None:
    placed[place] = (*placed.get(place, ()), finding)
