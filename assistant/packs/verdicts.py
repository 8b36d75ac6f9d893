"""What each template of a pack comes to by itself, and the pack that is put together of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from assistant.model.finding import Finding, Severity
from assistant.model.pack import Pack
from assistant.model.pack_info import PackInfo
from assistant.model.template import Entry
from assistant.packs.reader import Lint, PackCore, entry_of, names_of, read_linted


class Verdict(NamedTuple):
    """What one template file comes to.

    Attributes:
        entry: None where it has an error.
        follow_up: the templates it offers next.
    """

    entry: Entry | None
    follow_up: tuple[str, ...]
    findings: tuple[Finding, ...]


def judged(folder: Path, name: str, pack: PackInfo, lint: Lint) -> Verdict:
    """The template file ``name``; ``lint`` is as ``read_linted`` takes it.

    Nothing it comes to depends on the pack's other templates.
    """
    template, findings = read_linted(folder / name, name, lint)
    if template is None:
        return Verdict(None, (), tuple(findings))
    return Verdict(entry_of(template, pack, name), template.follow_up, tuple(findings))


def whole_pack(folder: Path, core: PackCore, info: PackInfo, verdicts: Iterable[Verdict]) -> Pack:
    """The pack of ``core`` and its templates, in their order.

    One with an error is left out, its reason stands in ``findings``, the rest works.
    """
    findings = list(core.findings)
    entries: dict[tuple[str, date], Entry] = {}
    for verdict in verdicts:
        findings.extend(verdict.findings)
        if (entry := verdict.entry) is None:
            continue
        first = entries.setdefault((entry.id, entry.valid_from), entry)
        if first is not entry:
            message = f"»{entry.id}« findes to gange fra samme dag, også i {first.path}. Giv den ene et nyt id."
            findings.append(Finding("P06", Severity.ERROR, message, f"{entry.path}:1"))
    return Pack(
        info=info,
        path=str(folder),
        note_types=core.note_types,
        guide=core.guide,
        organisation=core.organisation,
        units=tuple(names_of(core.units)),
        entries=tuple(entries.values()),
        findings=tuple(findings),
    )
