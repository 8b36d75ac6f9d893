"""When the guide on the desk is judged, and tried on what there is: at a pause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject

from assistant.casework.studio.examining import Surroundings
from assistant.casework.studio.guide.corpus import pasted, samples
from assistant.casework.studio.guide.hits import Hits
from assistant.casework.studio.guide.reading import Asked, Told, tell
from assistant.store.paths import training_dir
from assistant.ui.parts import single_shot
from assistant.ui.studio.guide.desk import GuideDesk
from assistant.ui.studio.guide.frame import GuideFrame
from assistant.ui.studio.guide.told import told as in_words
from assistant.ui.studio.room import Room

_PAUSE_MS = 300


class Judging(QObject):
    """Judges what lies on ``desk``.

    Attributes:
        told: what was found last; None before anything was.
    """

    def __init__(
        self, room: Room, desk: GuideDesk, frame: GuideFrame, around: Surroundings, folders: Sequence[Path]
    ) -> None:
        """In ``folders`` lie the templates that it is tried on, those of the pack itself first."""
        super().__init__(room)
        self.told: Told | None = None
        self._is_telling = self._is_waiting = False
        self._room, self._desk, self._frame, self._around = room, desk, frame, around
        self._folders, self._stop = tuple(folders), Event()
        self._soon = single_shot(self, _PAUSE_MS, self.now)

    @property
    def is_busy(self) -> bool:
        """Whether something has changed that is not judged yet."""
        return self._soon.isActive() or self._is_telling

    def soon(self) -> None:
        """Something has changed."""
        self._soon.start()

    def stop(self) -> None:
        """End the reading of what there is."""
        self._stop.set()

    def now(self) -> None:
        """Have it judged; once more, where she goes on meanwhile."""
        guide = self._desk.guide
        if guide is None:
            return
        if self._is_telling:
            self._is_waiting = True
            return
        self._is_telling, self._is_waiting = True, False
        today = self._around.today
        own = pasted(self._frame.hits.own.toPlainText(), today)
        asked = Asked(self._desk.values(), self._desk.hits, own, self._frame.word)
        self._room.work(lambda: tell(asked, guide, today), self._show_and_go_on)

    def read_samples(self) -> None:
        """Read what to try it on anew."""
        guide = self._desk.guide
        if guide is None:
            return
        folders, stop = self._folders, self._stop
        drafter, today = self._around.drafter, self._around.today
        base = guide.base

        def read() -> Hits:
            exercises = sorted(training_dir().glob("*.toml"))
            return Hits(samples(folders, exercises, drafter, today, stop.is_set), base)

        self._room.work(read, self._take_samples)

    def _take_samples(self, hits: Hits) -> None:
        if self._desk.guide is not None:
            self._desk.hits = Hits(hits.samples, self._desk.guide.base)
            self.now()

    def _show_and_go_on(self, told: Told) -> None:
        self._is_telling = False
        self.told = replace(told, judged=in_words(told.judged))
        self._frame.show_told(self.told, self._desk)
        if self._is_waiting:
            self.now()
