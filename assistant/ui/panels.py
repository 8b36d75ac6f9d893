"""The panels of the templates used lately, one of them in sight."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from assistant.model.template import Template
from assistant.ui.panel import Panel

_KEPT = 8


class Panels(QStackedWidget):
    """Builds a template's panel when it is first asked for; a handful are kept.

    Signals:
        changed, settled, fix_clicked, word_cleared: as of the panel in sight.
    """

    changed = Signal()
    settled = Signal()
    fix_clicked = Signal(object)
    word_cleared = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._kept: OrderedDict[tuple[str, str], Panel] = OrderedDict()

    @property
    def current(self) -> Panel:
        """The panel in sight; ``bring`` has been called."""
        panel = self.currentWidget()
        assert isinstance(panel, Panel)  # noqa: S101 - nothing else is put there
        return panel

    def bring(self, template: Template) -> Panel:
        """The panel of ``template``, in sight from now on."""
        key = (template.id, template.sha256)
        panel = self._kept.pop(key, None) or self._built(template)
        self._kept[key] = panel
        if len(self._kept) > _KEPT:
            _, oldest = self._kept.popitem(last=False)
            self.removeWidget(oldest)
            oldest.deleteLater()
        self.setCurrentWidget(panel)
        return panel

    def _built(self, template: Template) -> Panel:
        panel = Panel(template)
        panel.changed.connect(self.changed)
        panel.settled.connect(self.settled)
        panel.fix_clicked.connect(self.fix_clicked)
        panel.word_cleared.connect(self.word_cleared)
        self.addWidget(panel)
        return panel
