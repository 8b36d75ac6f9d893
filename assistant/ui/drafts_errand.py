"""The drafts, from the line that tells of them to the window that goes on with one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from assistant.casework.actions import DRAFTS
from assistant.casework.search import Hit
from assistant.casework.workplace import Workplace
from assistant.model.kept import Kept
from assistant.ui import texts, theme
from assistant.ui.draft_keeping import DraftKeeping
from assistant.ui.front import Front

if TYPE_CHECKING:
    from assistant.ui.drafts_window import DraftsWindow

_NONE = "Der er ingen kladder."
_UNREAD = "Kladderne kan ikke læses nu"
_SOME_UNREAD = "Ikke alle kladder kan læses nu"


class DraftsErrand(QObject):
    """Shows what was begun and not finished.

    Attributes:
        keeping: keeps what is typed, for every window.

    Signals:
        told: there is something to say; carries the ``Telling``.
        counted: so many drafts there are that no window has open.
        template_resumed, plan_resumed: a draft is to be gone on with; carries the ``Kept``.
    """

    told = Signal(object)
    counted = Signal(int)
    template_resumed = Signal(object)
    plan_resumed = Signal(object)

    def __init__(self, workplace: Callable[[], Workplace], front: Front, parent: QObject | None = None) -> None:
        """``workplace`` gives the one of today."""
        super().__init__(parent)
        self._workplace = workplace
        self._front = front
        self.keeping = DraftKeeping(lambda: workplace().settings.draft_days, parent=self)
        self.keeping.counted.connect(lambda: self.counted.emit(self.keeping.count))
        self.keeping.told.connect(lambda sentence: self.told.emit(texts.of_draft(sentence)))

    @cached_property
    def window(self) -> DraftsWindow:
        """Built when first opened, and kept."""
        from assistant.ui.drafts_window import DraftsWindow  # noqa: PLC0415 - when asked for

        window = DraftsWindow(self._title, lambda draft: self._front.is_other_case(draft.case_mark, draft.salt))
        window.resumed.connect(self._resume)
        window.thrown_away.connect(lambda draft: self.keeping.forget(draft.name))
        return window

    def hits(self, query: str) -> list[Hit]:
        """One line for the palette, while nothing is typed in it and there is something to tell to her alone."""
        count = 0 if query or theme.is_large() else self.keeping.count
        return [Hit(DRAFTS, texts.of_drafts(count), "KLADDE", "fortsæt, eller smid væk")] if count else []

    def show(self) -> None:
        """List them."""
        self.keeping.find(self._found)

    def put_away(self) -> bool:
        """Close the list, where it is open; whether it had the keyboard."""
        had_keyboard = "window" in self.__dict__ and self.window.isActiveWindow()
        if "window" in self.__dict__:
            self.window.close()
        return had_keyboard

    def _found(self, drafts: Sequence[Kept]) -> None:
        if drafts:
            self.window.open(drafts, self._front.screen())
        if len(drafts) < self.keeping.count:
            why = f": {self.keeping.why}." if self.keeping.why else ". Prøv igen."
            self.told.emit(texts.of_draft(f"{_SOME_UNREAD if drafts else _UNREAD}{why}"))
        elif not drafts:
            self.told.emit(texts.of_draft(_NONE))

    def _title(self, draft: Kept) -> str:
        named = str(draft.answers.get("title") or draft.id) if draft.kind == "plan" else draft.id
        return self._workplace().titles().get(draft.id, named)

    def _resume(self, draft: Kept) -> None:
        (self.plan_resumed if draft.kind == "plan" else self.template_resumed).emit(draft)
