"""The lessons, from the line at the foot of the palette to the window that shows them."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QScreen

from assistant.casework import lessons
from assistant.casework.workplace import Workplace
from assistant.store import log
from assistant.ui.tasks import run_task

if TYPE_CHECKING:
    from assistant.casework.news import News
    from assistant.ui.errand import Errand
    from assistant.ui.lessons_window import LessonsWindow


class LessonsErrand(QObject):
    """Offers what is new in texts that she uses, and shows it when she asks.

    Signals:
        offered: there is this line to tell in the palette; empty for none.
    """

    offered = Signal(str)

    def __init__(self, workplace: Callable[[], Workplace], parent: QObject | None = None) -> None:
        """``workplace`` gives the one of today."""
        super().__init__(parent)
        self._workplace = workplace
        self._looked: Workplace | None = None
        self._lessons: tuple[News, ...] = ()

    @cached_property
    def window(self) -> LessonsWindow:
        """Built when first opened, and kept."""
        from assistant.ui.lessons_window import LessonsWindow  # noqa: PLC0415 - when asked for

        window = LessonsWindow()
        window.left.connect(self.saw)
        return window

    def look(self) -> None:
        """Find out what there is, once for each workplace; nobody waits for it."""
        workplace = self._workplace()
        if workplace is not self._looked:
            self._looked = workplace
            run_task(
                lambda: lessons.offered(workplace.library, workplace.today),
                lambda found: self._offer(found) if workplace is self._looked else None,
                lambda error: log.packs.error("lessons: %s", log.describe(error)),
            )

    def show(self, screen: QScreen | None) -> None:
        """Show what is offered."""
        if self._lessons:
            self.window.open(self._lessons, screen)

    def put_away(self) -> bool:
        """Close the window, where it is open; whether it had the keyboard."""
        had_keyboard = "window" in self.__dict__ and self.window.isActiveWindow()
        if "window" in self.__dict__:
            self.window.close()
        return had_keyboard

    def used(self, errand: Errand) -> None:
        """She has inserted a text; in practice nothing is kept of that."""
        if not errand.is_practice:
            self._drop({errand.template.id})

    def saw(self, seen: Sequence[News]) -> None:
        """She has seen them, here or in their forms."""
        self._drop({news.template.id for news in seen})
        run_task(
            lambda: lessons.see(seen),
            lambda _: None,
            lambda error: log.packs.error("lessons: %s", log.describe(error)),
        )

    def _drop(self, templates: Set[str]) -> None:
        self._offer([news for news in self._lessons if news.template.id not in templates])

    def _offer(self, found: Sequence[News]) -> None:
        self._lessons = tuple(found)
        self.offered.emit(line_of(found))


def line_of(found: Sequence[News]) -> str:
    """What the palette says of it."""
    if not found:
        return ""
    count = "en tekst" if len(found) == 1 else f"{len(found)} tekster"
    return f"Nyt i {count}, du bruger: {', '.join(news.template.title for news in found)}"
