"""The studio's window: its rooms, one in sight, over the pack of one folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from assistant.casework.studio.examining import Surroundings
from assistant.casework.studio.packs import title_of
from assistant.ui import theme
from assistant.ui.editing.tabbing import step
from assistant.ui.parts import hairline
from assistant.ui.studio.guide.room import GuideRoom
from assistant.ui.studio.help import HelpWindow, explanation
from assistant.ui.studio.publish.room import PublishRoom
from assistant.ui.studio.room import Later, Room
from assistant.ui.studio.rules.room import RulesRoom
from assistant.ui.studio.templates_room import TemplatesRoom

_WIDTH, _HEIGHT = 1500, 940
_FRAME = QSize(16, 48)
"""Room for the system's title bar."""


class StudioWindow(QWidget):
    """The rooms over the pack in ``folder``, which lies over those ``below``.

    Attributes:
        templates: the first room.
        guide: note types, the heading guide and its words.
        rules: holiday, deadlines and facts.
        publish: the last.
        help: what F1 tells.
    """

    def __init__(self, folder: Path, around: Surroundings, below: Sequence[Path] = ()) -> None:
        super().__init__()
        self._is_leaving = False
        self.tabs, self.stack = QTabBar(), QStackedWidget()
        others = (GuideRoom.title, RulesRoom.title, PublishRoom.title)
        self.templates = TemplatesRoom(folder, around, below, others)
        self.publish = PublishRoom(folder, around, below, self._is_unsaved)
        self.guide = Later(GuideRoom.title, lambda: GuideRoom(folder, around, below))
        self.rules = RulesRoom(folder, around, below)
        self.rooms: tuple[Room, ...] = (self.templates, self.guide, self.rules, self.publish)
        self.help = HelpWindow(self)
        self.publish.template_wanted.connect(self._go_to_template)
        self._build(title_of(folder))
        self.rooms[0].enter()

    def focusNextPrevChild(self, is_next: bool) -> bool:  # noqa: FBT001 - Qt's
        """Tab, and what goes on as Tab does."""
        step(self, is_back=not is_next)
        return True

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask what is to become of what is not saved, in one room after the other."""
        if self._is_leaving:
            for room in self.rooms:
                room.close_down()
            event.accept()
        else:
            event.ignore()
            self._settle([room for room in self.rooms if room.is_changed])

    def _settle(self, changed: Sequence[Room]) -> None:
        """Ask in one room after the other; then go."""
        if changed:
            self.tabs.setCurrentIndex(self.rooms.index(changed[0]))
            changed[0].leave(lambda: self._settle(changed[1:]))
        else:
            self._is_leaving = True
            self.close()

    def _turn(self, place: int) -> None:
        self.stack.setCurrentIndex(place)
        self.rooms[place].enter()

    def _step(self, steps: int) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + steps) % len(self.rooms))

    def _explain(self) -> None:
        at, room = self.focusWidget(), self.rooms[self.tabs.currentIndex()]
        self.help.tell(explanation(at, room.place_of(at)))

    def _is_unsaved(self) -> bool:
        return any(room.is_changed for room in self.rooms if room is not self.publish)

    def _go_to_template(self, path: str) -> None:
        self.tabs.setCurrentIndex(self.rooms.index(self.templates))
        self.templates.open(path)

    def _spread(self, changed: Room) -> None:
        for room in self.rooms:
            if room is not changed:
                room.refresh()

    def _build(self, title: str) -> None:
        self.setWindowTitle(f"{title} – Sagstast")
        self.setAccessibleName("Skabeloner")
        room = QGuiApplication.primaryScreen().availableSize() - _FRAME
        self.resize(QSize(theme.scaled(_WIDTH), theme.scaled(_HEIGHT)).boundedTo(room))
        self.tabs.setAccessibleName("Rum")
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        for each in self.rooms:
            self.tabs.addTab(each.title)
            self.stack.addWidget(each)
            each.pack_changed.connect(lambda each=each: self._spread(each))
        self.tabs.currentChanged.connect(self._turn)
        for key, steps in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(lambda steps=steps: self._step(steps))
        QShortcut(QKeySequence("F1"), self, self._explain)
        self.tabs.setVisible(len(self.rooms) > 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.tabs)
        whole.addWidget(hairline())
        whole.addWidget(self.stack, 1)
