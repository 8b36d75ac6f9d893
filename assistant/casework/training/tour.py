"""The tour through the practice journal, and where in it somebody is."""

from __future__ import annotations

from pathlib import Path

from assistant.model.training import Deed, Step, Tour
from assistant.packs.source import SourceError, read_toml
from assistant.packs.structure import structure

_FILE = ("rundtur", "rundtur.toml")


def read_tour(folder: Path) -> tuple[Step, ...]:
    """The steps of the tour in ``folder``; none where there is no tour, or not one that can be read."""
    file = folder.joinpath(*_FILE)
    try:
        source = read_toml(file, file.name)
    except SourceError:
        return ()
    tour, _ = structure(source, dict(source.data), Tour)
    return tour.steps if tour else ()


def after(steps: tuple[Step, ...], number: int, deed: Deed) -> int:
    """The step she is at when she has done ``deed`` at step ``number``; it may be one after the last."""
    return number + 1 if number < len(steps) and steps[number].until == deed else number
