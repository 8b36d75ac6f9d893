"""Read what a pack knows of preparatory plans: case types, sections, forms. Only when a plan is asked for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from assistant.model.finding import Finding, blocks
from assistant.model.plan import PlanForm, PlanParts, Plans
from assistant.packs.lint_plans import Read, lint_form, lint_parts, lint_versions
from assistant.packs.source import Source, SourceError, read_toml
from assistant.packs.structure import structure

FOLDER = "plans"
PARTS = "plans.toml"
_FORMS = "*.plan.toml"


def read_plans(folder: Path) -> tuple[Plans, list[Finding]]:
    """The plans of the pack in ``folder``, and every fault with file and line.

    What has a fault is left out, the rest works. What the pack leans on in the packs below it is not asked for here.
    """
    plans, _, findings = read_sources(folder)
    return plans, findings


def read_sources(folder: Path) -> tuple[Plans, dict[str, Source], list[Finding]]:
    """As ``read_plans``, with each file as it was read, by its name within the pack."""
    findings: list[Finding] = []
    sources: dict[str, Source] = {}
    parts = PlanParts()
    if (folder / FOLDER / PARTS).exists():
        parts = _parts(folder, sources, findings)
    read = list(_forms(folder, sources, findings))
    findings += lint_versions(read)
    forms = tuple(form for form, _ in read)
    folders = (str(folder / FOLDER),) * len(forms)
    return Plans(parts=parts, forms=forms, folders=folders), sources, findings


def _parts(folder: Path, sources: dict[str, Source], findings: list[Finding]) -> PlanParts:
    try:
        source = _source(folder, PARTS, sources)
    except SourceError as error:
        findings.append(error.finding)
        return PlanParts()
    parts, faults = structure(source, dict(source.data), PlanParts)
    if parts is not None:
        faults += lint_parts(parts, source)
    findings.extend(faults)
    if parts is None or blocks(faults):
        return PlanParts()
    return replace(parts, case_types=parts.signed(parts.case_types))


def _forms(folder: Path, sources: dict[str, Source], findings: list[Finding]) -> list[Read]:
    read: list[Read] = []
    for file in sorted((folder / FOLDER).glob(_FORMS)):
        try:
            source = _source(folder, file.name, sources)
        except SourceError as error:
            findings.append(error.finding)
            continue
        form, faults = structure(source, dict(source.data), PlanForm)
        if form is not None:
            faults += lint_form(form, source)
        findings.extend(faults)
        if form is not None and not blocks(faults):
            read.append((form, source))
    return read


def _source(folder: Path, name: str, sources: dict[str, Source]) -> Source:
    source = sources[f"{FOLDER}/{name}"] = read_toml(folder / FOLDER / name, f"{FOLDER}/{name}")
    return source
