"""Scenarios, read from the files a trainer writes, and checked as packs are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.casework.hand_files import lines_like_cpr
from assistant.casework.training.judging import judge
from assistant.model.finding import Finding, Severity
from assistant.model.knowledge import Knowledge
from assistant.model.suggest import did_you_mean
from assistant.model.training import Scenario
from assistant.packs.source import Source, SourceError, read_toml
from assistant.packs.structure import structure

LEVELS = (1, 2, 3)
_FEWEST_WRONGS = 2
_FULL = 100
_YEARS = range(2000, 2100)
_CASE = re.compile(r"[0-9]+")


@dataclass(frozen=True)
class Course:
    """All scenarios of a folder.

    Attributes:
        scenarios: those that can be practised, in the order of level and file.
        findings: what is wrong, with file and line; a scenario with an error is left out.
    """

    scenarios: tuple[Scenario, ...]
    findings: tuple[Finding, ...]


def read_course(folder: Path, knowledge: Knowledge) -> Course:
    """The scenarios in ``folder``, each tried with its own notes."""
    found: dict[str, Scenario] = {}
    findings: list[Finding] = []
    for file in sorted(folder.glob("*.toml")):
        scenario, faults = read_scenario(file, knowledge)
        if scenario and scenario.id in found:
            faults.append(
                Finding("E01", Severity.ERROR, f"»{scenario.id}« er brugt i en anden fil også.", f"{file.name}:1")
            )
        findings += faults
        if scenario and not any(fault.severity is Severity.ERROR for fault in faults):
            found[scenario.id] = scenario
    return Course(_by_level(found.values()), tuple(findings))


def with_own(course: Course, own: Course) -> Course:
    """``course`` and the person's own scenarios: one of hers stands in place of that with its id."""
    scenarios = {each.id: each for each in (*course.scenarios, *own.scenarios)}
    return Course(_by_level(scenarios.values()), (*course.findings, *own.findings))


def _by_level(scenarios: Iterable[Scenario]) -> tuple[Scenario, ...]:
    return tuple(sorted(scenarios, key=lambda scenario: scenario.level))


def read_scenario(file: Path, knowledge: Knowledge) -> tuple[Scenario | None, list[Finding]]:
    """The scenario in ``file``; None where it cannot be read, and all that is wrong with it."""
    try:
        source = read_toml(file, file.name)
    except SourceError as error:
        return None, [error.finding]
    return check_source(source, knowledge)


def check_source(source: Source, knowledge: Knowledge) -> tuple[Scenario | None, list[Finding]]:
    """As ``read_scenario``, of what is in memory; the findings stand where ``source`` says."""
    scenario, findings = structure(source, dict(source.data), Scenario)
    if scenario is None:
        return None, findings
    faults = list(_faults(scenario, source, knowledge))
    return scenario, faults or list(_untrue(scenario, source, knowledge))


def _faults(scenario: Scenario, source: Source, knowledge: Knowledge) -> Iterator[Finding]:
    """What keeps it from being practised."""
    if scenario.id != Path(source.name).stem:
        yield source.error("E02", f"Filen skal hedde som øvelsen: {scenario.id}.toml.", ("id",))
    if scenario.level not in LEVELS:
        yield source.error("E03", "Niveauet er 1, 2 eller 3.", ("level",))
    if scenario.day.year not in _YEARS:
        yield source.error("E11", "Dagen ligger for langt væk. Skriv et år mellem 2000 og 2099.", ("day",))
    for number, name in enumerate(scenario.note_types):
        if name not in knowledge.note_types:
            hint = did_you_mean(name, knowledge.note_types)
            yield source.error("E04", f"Notattypen »{name}« findes ikke.{hint}", ("note_types", number))
    yield from _gaps(scenario, source)
    if len(scenario.wrongs) < _FEWEST_WRONGS:
        yield source.error(
            "E05", "Skriv mindst to notater, der ikke er gode nok (wrongs), og hvad de får.", ("wrongs",)
        )
    if scenario.text_kind and knowledge.language.kind(scenario.text_kind) is None:
        text = f"Teksttypen »{scenario.text_kind}« findes ikke. Et brev er »letter«."
        yield source.error("E12", text, ("text_kind",))
    yield from _faults_of_cases(scenario, source)
    for line in lines_like_cpr(source.toml):
        message = "Her står noget, der ligner et CPR-nummer. En øvelse har en opdigtet borger og intet nummer."
        yield Finding("E06", Severity.ERROR, message, f"{source.name}:{line}")


def _gaps(scenario: Scenario, source: Source) -> Iterator[Finding]:
    """What is there and says nothing."""
    for key in ("title", "citizen", "case", "situation", "task", "why", "source"):
        if not getattr(scenario, key).strip():
            yield source.error("E05", f"»{key}« er tom.", (key,))
    for key in ("note_types", "find", "says", "models"):
        if not getattr(scenario, key):
            yield source.error("E05", f"»{key}« er tom. Skriv mindst én.", (key,))
    for key in ("says", "never"):
        for number, saying in enumerate(getattr(scenario, key)):
            for part in ("what", "any_of"):
                if not getattr(saying, part):
                    yield source.error("E05", f"»{part}« er tom.", (key, number, part))


def _faults_of_cases(scenario: Scenario, source: Source) -> Iterator[Finding]:
    """What keeps its cases from being told apart: the window's title names them, and the lock reads it there."""
    for key in ("case", "other_case"):
        case = getattr(scenario, key)
        if case and not _CASE.fullmatch(case):
            yield source.error("E08", f"»{case}« er ikke et sagsnummer. Skriv kun cifre.", (key,))
    if scenario.other_case and scenario.other_case == scenario.case:
        yield source.error("E08", "De to sager har samme nummer. Giv den anden et andet.", ("other_case",))
    if "two-cases" in scenario.traps and not scenario.other_case:
        text = "Øvelsen handler om to åbne sager. Skriv den andens nummer: other_case."
        yield source.error("E09", text, ("traps",))


def _untrue(scenario: Scenario, source: Source, knowledge: Knowledge) -> Iterator[Finding]:
    """Notes that are judged otherwise than it says."""
    for key, trials in (("models", scenario.models), ("wrongs", scenario.wrongs)):
        for number, trial in enumerate(trials):
            report = judge(scenario, trial, knowledge)
            if (report.score, report.codes) != (trial.score, tuple(sorted(trial.codes))) or (key == "wrongs") != (
                report.score < _FULL
            ):
                told = " ".join(remark.text for remark in report.to_mend) or "Der er intet at rette."
                message = f"Notatet får {report.score} point og {_listed(report.codes)}. {told}"
                yield source.error("E07", message, (key, number, "heading"))


def _listed(codes: Iterable[str]) -> str:
    return ", ".join(codes) or "ingen koder"


def unused(course: Course, knowledge: Knowledge) -> tuple[set[str], set[str]]:
    """The note types and the rules of the heading guide that no scenario teaches."""
    types = {name for scenario in course.scenarios for name in scenario.note_types}
    codes = {code for scenario in course.scenarios for trial in scenario.wrongs for code in trial.codes}
    return set(knowledge.note_types) - types, {rule.code for rule in knowledge.guide.rules} - codes
