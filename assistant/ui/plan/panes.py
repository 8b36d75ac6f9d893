"""The middle of the plan window: list, section and findings, beside each other as far as there is room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from assistant.ui import theme
from assistant.ui.parts import restyle
from assistant.ui.plan.page import SectionPage
from assistant.ui.plan.section_list import SectionList
from assistant.ui.plan.side import Side
from assistant.ui.theme import UNIT

_WIDE, _ROOMY = 940, 620
"""Below the first the findings stand below the section, below the second the list comes only when it is asked for."""
_LIST, _SIDE = 252, 284
_NO_BOUND = 16_777_215
"""Qt's own."""


class PlanPanes(QWidget):
    """Three beside each other, or the findings below, or the list instead of all."""

    def __init__(self) -> None:
        super().__init__()
        self.list, self.page, self.side = SectionList(), SectionPage(), Side()
        self._is_at_list = False
        self._work = QWidget()
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._work)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(0)
        self._both.addWidget(self.page, 1)
        self._both.addWidget(self.side)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.list)
        whole.addWidget(self._work, 1)

    @property
    def hides_page(self) -> bool:
        """Whether only the list is seen."""
        return self._work.isHidden()

    def show_list(self) -> None:
        """Bring the list into sight, and give it the keyboard."""
        self._show(is_at_list=True)
        self.list.scrollTo(self.list.currentIndex())
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_page(self) -> None:
        """Bring the section into sight: in a narrow window the list goes when it has led somewhere."""
        self._show(is_at_list=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There is more room, or less."""
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Place them for the room there is."""
        is_wide = self.width() >= theme.scaled(_WIDE)
        direction = QBoxLayout.Direction
        self._both.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)
        restyle(self.side, "tone", "" if is_wide else "below")
        if is_wide:
            self.side.setFixedWidth(theme.scaled(_SIDE))
            self.side.setMinimumHeight(0)
            self.side.setMaximumHeight(_NO_BOUND)
        else:
            self.side.setMinimumWidth(0)
            self.side.setMaximumWidth(_NO_BOUND)
            self.side.setFixedHeight(max(self.height() * 3 // 10, theme.scaled(UNIT * 11)))
        self._show(is_at_list=self._is_at_list)

    def _show(self, *, is_at_list: bool) -> None:
        self._is_at_list = is_at_list
        is_narrow = self.width() < theme.scaled(_ROOMY)
        self.list.setMinimumWidth(0 if is_narrow else theme.scaled(_LIST))
        self.list.setMaximumWidth(_NO_BOUND if is_narrow else theme.scaled(_LIST))
        self._work.setVisible(not (is_narrow and is_at_list))
        self.list.setVisible(is_at_list or not is_narrow)
