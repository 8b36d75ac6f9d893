"""What there is to say of an exercise while it is being written: what it lacks, and how its notes are judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from operator import itemgetter
from pathlib import Path

from assistant.casework.toml_text import Values
from assistant.casework.training.judging import Report, judge
from assistant.casework.training.reading import LEVELS, check_source
from assistant.casework.training.writing import SUFFIX
from assistant.model.finding import Finding
from assistant.model.knowledge import Knowledge
from assistant.model.training import Scenario
from assistant.packs.source import KeyedSource, SourceError, parse_toml, read_toml

_CHOSEN: Values = {"level": min(LEVELS), "day": date.today(), "certainty": "unknown"}
"""What must be chosen, and what to judge by until it is."""
_TEXTS, _LISTS = ("title", "citizen", "case", "situation", "task", "why", "source"), ("note_types", "find")
_TABLES: Mapping[str, Values] = {
    **{name: {"what": "", "any_of": []} for name in ("says", "never")},
    **{name: {"heading": ""} for name in ("models", "wrongs")},
}
"""The lists of tables, and what each table must have."""


@dataclass(frozen=True)
class Checked:
    """What was found.

    Attributes:
        scenario: None while it is none.
        findings: what keeps it from being practised; where is its key, ``says.0.what``.
        reports: how each note is judged now, by ``models`` or ``wrongs`` and its place there.
    """

    scenario: Scenario | None = None
    findings: tuple[Finding, ...] = ()
    reports: Mapping[tuple[str, int], Report] = field(default_factory=dict)


def check(text: str, name: str, knowledge: Knowledge) -> Checked:
    """Judge ``text``, of the file ``name``, as ``read_scenario`` does; what is missing is told as what is empty."""
    try:
        read = parse_toml(text, name)
    except SourceError as error:
        return Checked(findings=(error.finding,))
    source = _Keyed(name, _filled(read.data), toml=text)
    scenario, found = check_source(source, knowledge)
    unchosen = [source.error("P04", f"»{key}« mangler.", (key,)) for key in _CHOSEN if key not in read.data]
    findings = (*unchosen, *(source.keyed(finding) for finding in found))
    return Checked(scenario, findings, dict(_reports(scenario, knowledge)) if scenario else {})


@dataclass(frozen=True)
class Listed:
    """An exercise of a folder.

    Attributes:
        title: the file's name where it has none.
        findings: how many keep it from being practised.
    """

    file: Path
    title: str
    findings: int


def listed(folder: Path, knowledge: Knowledge) -> list[Listed]:
    """The exercises in ``folder``, by title. Not for Qt's thread."""
    rows = [_listed(file, knowledge) for file in folder.glob(f"*{SUFFIX}")]
    return sorted(rows, key=lambda row: row.title.casefold())


def _listed(file: Path, knowledge: Knowledge) -> Listed:
    try:
        read = read_toml(file, file.name)
    except SourceError:
        return Listed(file, file.stem, 1)
    title = str(read.data.get("title") or file.stem)
    return Listed(file, title, len(check(read.toml, file.name, knowledge).findings))


class _Keyed(KeyedSource):
    """An exercise."""

    def keyed(self, finding: Finding) -> Finding:
        """A finding that knows only its line stands at the key above it."""
        line = finding.where.removeprefix(f"{self.name}:")
        if line == finding.where or not line.isdigit():
            return finding
        above = [(at, path) for path, at in self.lines.items() if at <= int(line)]
        return replace(finding, where=self.where(max(above, key=itemgetter(0), default=(0, ()))[1]))


def _reports(scenario: Scenario, knowledge: Knowledge) -> Iterator[tuple[tuple[str, int], Report]]:
    if not (scenario.find and scenario.says and scenario.note_types):
        return
    if not knowledge.note_types.keys() >= set(scenario.note_types):
        return
    for key, trials in (("models", scenario.models), ("wrongs", scenario.wrongs)):
        for number, trial in enumerate(trials):
            yield (key, number), judge(scenario, trial, knowledge)


def _filled(values: Values) -> dict[str, object]:
    """``values``, and nothing where something is missing, so that the rest of an unfinished exercise can be judged."""
    whole: dict[str, object] = {**_CHOSEN, **dict.fromkeys(_TEXTS, ""), **{name: [] for name in _LISTS}, **values}
    for name, needed in _TABLES.items():
        tables = whole.setdefault(name, [])
        if isinstance(tables, list):
            whole[name] = [{**needed, **each} if isinstance(each, Mapping) else each for each in tables]
    return whole
