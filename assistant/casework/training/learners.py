"""What learners have handed over by choice: a file each, with a name, a day and what was practised."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant.casework.training.overview import Overview, mended, overview
from assistant.model.finding import Finding, Severity
from assistant.model.knowledge import Knowledge
from assistant.model.learning import Learned
from assistant.model.training import Scenario
from assistant.store.atomic import write_text
from assistant.store.learned import as_json, learned_from

SUFFIX = ".json"


@dataclass(frozen=True)
class Learner:
    """Who has handed over what.

    Attributes:
        name: as she wrote it herself.
        day: when she handed it over.
    """

    name: str
    day: date
    learned: Learned


@dataclass(frozen=True)
class Learners:
    """Those of a folder.

    Attributes:
        rows: each with her overview, by name.
        mended: what they oftenest had to mend in a first note: what to take up with all of them.
        findings: files that are something else.
    """

    rows: tuple[tuple[Learner, Overview], ...]
    mended: tuple[tuple[str, int], ...]
    findings: tuple[Finding, ...]

    def as_json(self) -> dict[str, object]:
        """For a program."""
        return {
            "learners": [
                {
                    "name": learner.name,
                    "day": learner.day.isoformat(),
                    "passed": practised.passed,
                    "of": practised.all,
                    "types_alone": [name for name, standing in practised.types if standing == "alone"],
                    "drills": {title: [count.right, count.asked] for title, count in practised.drills},
                }
                for learner, practised in self.rows
            ],
            "mended": [{"rule": rule, "times": times} for rule, times in self.mended],
            "findings": [finding.as_json() for finding in self.findings],
        }


def hand_over(learned: Learned, name: str, today: date, file: Path) -> None:
    """Write what ``learned`` holds to ``file``, for a trainer.

    Raises:
        OSError: it cannot be written.
    """
    practised = as_json(learned)
    practised.pop("keys")  # which keys she still looks up is hers alone
    row = {"name": name, "day": today.isoformat(), **practised}
    write_text(file, json.dumps(row, ensure_ascii=False, indent=1) + "\n")


def read_learners(folder: Path, scenarios: Sequence[Scenario], knowledge: Knowledge) -> Learners:
    """What lies in ``folder``; where somebody has handed over twice, the newest counts.

    Raises:
        OSError: the folder cannot be read.
    """
    newest: dict[str, Learner] = {}
    findings = []
    for file in sorted(path for path in folder.iterdir() if path.suffix.lower() == SUFFIX):
        try:
            found = _read(file)
        except (OSError, ValueError, RecursionError):
            text = "Filen er ikke et overblik fra øvejournalen. Bed om den igen, gemt fra »Mit overblik«."
            findings.append(Finding("L01", Severity.ERROR, text, file.name))
            continue
        old = newest.get(found.name)
        if old is None or found.day >= old.day:
            newest[found.name] = found
    learners = [newest[name] for name in sorted(newest, key=str.casefold)]
    return Learners(
        tuple((each, overview(each.learned, scenarios, knowledge)) for each in learners),
        tuple(mended([each.learned for each in learners], scenarios, knowledge)),
        tuple(findings),
    )


def _read(file: Path) -> Learner:
    row = json.loads(file.read_text("utf-8-sig"))
    learned = learned_from({"keys": {}, **row} if isinstance(row, dict) else row)
    name, day = row.get("name"), row.get("day")
    if not isinstance(name, str) or not isinstance(day, str) or not name.strip():
        raise ValueError(file.name)
    return Learner(" ".join(name.split()), date.fromisoformat(day), learned)
