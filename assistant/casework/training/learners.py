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
SHARED = 0o644
"""What she saves to show is for those who may open the folder."""
_LARGEST, _LONGEST = 1_000_000, 60
"""Bytes of a file, and letters of a name."""
_SOMETHING_ELSE = "Filen er ikke et overblik fra øvejournalen. Bed om den igen, gemt fra »Mit overblik«."
_CLOSED = "Filen kan ikke læses. Har du adgang til den, og er den lukket?"


@dataclass(frozen=True)
class HandedOver:
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

    rows: tuple[tuple[HandedOver, Overview], ...]
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
    """Write what ``learned`` holds to ``file``, for a trainer: whoever may read its folder may read it.

    Raises:
        OSError: it cannot be written.
    """
    practised = as_json(learned)
    practised["keys"] = {}  # which keys she still looks up is hers alone
    row = {"name": name, "day": today.isoformat(), **practised}
    write_text(file, json.dumps(row, ensure_ascii=False, indent=1) + "\n")
    file.chmod(SHARED)


def read_learners(folder: Path, scenarios: Sequence[Scenario], knowledge: Knowledge) -> Learners:
    """What lies in ``folder``; where somebody has handed over twice, the newest counts. Not for Qt's thread.

    Raises:
        OSError: the folder cannot be read.
    """
    newest: dict[str, tuple[HandedOver, str]] = {}
    findings = []
    for file in sorted(path for path in folder.iterdir() if path.suffix.lower() == SUFFIX):
        try:
            found = _read(file)
        except OSError:
            findings.append(Finding("L02", Severity.ERROR, _CLOSED, file.name))
            continue
        except (ValueError, RecursionError):
            findings.append(Finding("L01", Severity.ERROR, _SOMETHING_ELSE, file.name))
            continue
        old, its_file = newest.get(found.name, (None, ""))
        if old is not None:
            text = (
                f"Også »{its_file}« er fra {found.name}. Den nyeste tæller. Er det to, så bed dem skrive hele navnet."
            )
            findings.append(Finding("L03", Severity.WARNING, text, file.name))
        if old is None or found.day >= old.day:
            newest[found.name] = found, file.name
    learners = [newest[name][0] for name in sorted(newest, key=str.casefold)]
    return Learners(
        tuple((each, overview(each.learned, scenarios, knowledge)) for each in learners),
        tuple(mended([each.learned for each in learners], scenarios, knowledge)),
        tuple(findings),
    )


def _read(file: Path) -> HandedOver:
    if not file.is_file() or file.stat().st_size > _LARGEST:
        raise ValueError("no such file is handed over")
    row = json.loads(file.read_text("utf-8-sig"))
    learned = learned_from(row)
    name, day = row.get("name"), row.get("day")
    if not isinstance(name, str) or not isinstance(day, str):
        raise ValueError("nobody's")  # noqa: TRY004 - whoever reads wants one error
    name = " ".join("".join(sign for sign in name if sign.isprintable()).split())[:_LONGEST]
    if not name:
        raise ValueError("nobody's")
    return HandedOver(name, date.fromisoformat(day), learned)
