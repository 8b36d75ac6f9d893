"""How the room of the templates is laid out: left the list, in the middle the open one, right what it becomes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.casework.studio.examining import Surroundings
from assistant.casework.studio.packs import is_own_pack
from assistant.ui.editing.foot import SavingFoot
from assistant.ui.studio import template_list
from assistant.ui.studio.checking import CheckLine
from assistant.ui.studio.room import Room, lay_out
from assistant.ui.studio.sheet import TABS, Sheet
from assistant.ui.studio.template_list import TemplateList
from assistant.ui.studio.trying import pane
from assistant.ui.studio.trying.pane import TryPane
from assistant.ui.theme import UNIT

SAVE = "&Gem"
_LABELS = (template_list.NEW, template_list.WORDING, template_list.COPY, template_list.FIND, SAVE)
_KEYS = (
    *(("F1", "hjælp"), ("Ctrl+S", "gem"), ("Ctrl+1…7", "prøv den")),
    *(("Ctrl+Mellemrum", "sæt et svar ind"), ("Ctrl+.", "ret fejlen")),
)
_SHEET, _TRYING = 680, 560


class TemplatesFrame(Room):
    """The parts of the room.

    Attributes:
        list: the templates of the pack.
        check: how far the check of all of them is.
        sheet: the pages of the open one.
        trying: what becomes of it.
        foot: what there is to say, and the button that saves.
    """

    def __init__(self, folder: Path, around: Surroundings, below: tuple[Path, ...], taken: Sequence[str]) -> None:
        """``taken`` are labels of the window whose mnemonics are others'."""
        super().__init__()
        self.list = TemplateList(around.today, is_own=is_own_pack(folder))
        self.check = CheckLine(folder, below, around.today)
        self.sheet = Sheet(around.drafter.knowledge, around.today, (*_LABELS, *pane.LABELS, *taken))
        self.trying = TryPane(folder, around.today, (*_LABELS, *TABS, *taken))
        self.foot = SavingFoot(_KEYS, SAVE)
        self.said, self.save_button = self.foot.said, self.foot.save
        self._build()
        self.sheet.setEnabled(False)

    def _build(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        self.check.setContentsMargins(UNIT * 2, 0, UNIT, UNIT)
        column.addWidget(self.check)
        lay_out(self, left, ((self.sheet, _SHEET), (self.trying, _TRYING)), self.foot)
