"""The tour through the practice journal, and where in it somebody is."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from assistant.model.finding import Finding
from assistant.model.training import Deed, Scenario, Step, Tour
from assistant.packs.source import SourceError, read_toml
from assistant.packs.structure import structure

_FILE = ("rundtur", "rundtur.toml")


def read_tour(folder: Path, scenarios: Iterable[Scenario]) -> tuple[tuple[Step, ...], list[Finding]]:
    """The tour through ``scenarios`` that lies in ``folder``, and what is wrong with it; with a fault there is none."""
    file = folder.joinpath(*_FILE)
    if not file.exists():
        return (), []
    try:
        source = read_toml(file, "/".join(_FILE))
    except SourceError as error:
        return (), [error.finding]
    tour, findings = structure(source, dict(source.data), Tour)
    if tour is None:
        return (), findings
    known = {"", *(scenario.id for scenario in scenarios)}
    findings += [
        source.error("E10", f"Øvelsen »{step.exercise}« findes ikke her.", ("steps", number, "exercise"))
        for number, step in enumerate(tour.steps)
        if step.exercise not in known
    ]
    return (() if findings else tour.steps), findings


def after(steps: tuple[Step, ...], number: int, deed: Deed) -> int:
    """The step she is at when she has done ``deed`` at step ``number``; it may be one after the last."""
    return number + 1 if number < len(steps) and steps[number].until == deed else number
