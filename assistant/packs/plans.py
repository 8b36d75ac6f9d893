"""Read what a pack knows of preparatory plans: case types, sections, forms. Only when a plan is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from assistant.model.finding import Finding, blocks
from assistant.model.plan import PlanForm, PlanParts, Plans
from assistant.packs.lint_plans import Read, lint_form, lint_parts, lint_versions
from assistant.packs.source import Source, SourceError, read_toml
from assistant.packs.structure import structure

FOLDER = "plans"
PARTS = "plans.toml"
_FORMS = "*.plan.toml"


class ReadPlans(NamedTuple):
    """The plans of one pack, and where each of its keys stands.

    Attributes:
        parts: ``plans.toml`` as it was read; None where the pack has none that can be used.
        forms: the file of each form, in the order of ``plans.forms``.
    """

    plans: Plans
    parts: Source | None
    forms: tuple[Source, ...]
    findings: list[Finding]


def read_plans(folder: Path) -> tuple[Plans, list[Finding]]:
    """The plans of the pack in ``folder``, and every fault with file and line.

    What has a fault is left out, the rest works. What it leans on in the packs below is not asked for here.
    """
    read = read_sources(folder)
    return read.plans, read.findings


def read_sources(folder: Path) -> ReadPlans:
    """As ``read_plans``, with the files as they were read."""
    findings: list[Finding] = []
    parts, source = _parts(folder / FOLDER / PARTS, findings)
    read = list(_forms(folder / FOLDER, findings))
    findings += lint_versions(read)
    plans = Plans(parts=parts, forms=tuple(form for form, _ in read), folders=(str(folder / FOLDER),) * len(read))
    return ReadPlans(plans, source, tuple(each for _, each in read), findings)


def _parts(file: Path, findings: list[Finding]) -> tuple[PlanParts, Source | None]:
    if not file.exists():
        return PlanParts(), None
    try:
        source = read_toml(file, f"{FOLDER}/{PARTS}")
    except SourceError as error:
        findings.append(error.finding)
        return PlanParts(), None
    parts, faults = structure(source, dict(source.data), PlanParts)
    if parts is not None:
        faults += lint_parts(parts, source)
    findings.extend(faults)
    if parts is None or blocks(faults):
        return PlanParts(), None
    return replace(parts, case_types=parts.signed(parts.case_types)), source


def _forms(folder: Path, findings: list[Finding]) -> Iterator[Read]:
    for file in sorted(folder.glob(_FORMS)):
        try:
            source = read_toml(file, f"{FOLDER}/{file.name}")
        except SourceError as error:
            findings.append(error.finding)
            continue
        form, faults = structure(source, dict(source.data), PlanForm)
        if form is not None:
            faults += lint_form(form, source)
        findings.extend(faults)
        if form is not None and not blocks(faults):
            yield form, source
