"""What the window needs to begin."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtGui import QScreen

from assistant.model.finding import Finding
from assistant.model.plan import PlanAnswer, PlanSection
from assistant.ui.plan.entries import Piece


@dataclass(frozen=True, kw_only=True)
class PlanRequest:
    """A plan to be written.

    Attributes:
        title: of the plan; never of the file, which may bear a citizen's name.
        version: as the chip shows it.
        required: ids of the sections that must not be empty.
        answers: what stands in the Word file.
        begun: what stands instead of that from the start: converted answers.
        is_hers: she has written what is begun, and a draft is kept of it though she writes no more.
        kept: what ``Entries.as_json`` gave for the draft that is gone on with.
        pieces: what has no place in this plan.
        keeps: by section, what stands there besides and is kept: tables, pictures.
        judge: says what there is to say of the answers; called in a worker.
        said: sentences above it all: what the file is, what is missing.
        at: id of the section to begin at; the first that is empty when there is none of that name.
        screen: where to open; the mouse's when None.
    """

    title: str
    version: str
    sections: Sequence[PlanSection]
    required: frozenset[str]
    judge: Callable[[Mapping[str, PlanAnswer]], tuple[Finding, ...]]
    answers: Mapping[str, PlanAnswer] = field(default_factory=dict, repr=False)
    begun: Mapping[str, PlanAnswer] = field(default_factory=dict, repr=False)
    is_hers: bool = False
    kept: Mapping[str, object] | None = field(default=None, repr=False)
    pieces: tuple[Piece, ...] = field(default=(), repr=False)
    keeps: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    said: tuple[str, ...] = ()
    at: str = ""
    screen: QScreen | None = None
