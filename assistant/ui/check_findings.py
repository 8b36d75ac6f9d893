"""What is said of a checked text: what is to be mended with its keys, and what the suggestion has mended."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from assistant.model.finding import Finding
from assistant.ui.fields.finding_line import FindingLine, Shown
from assistant.ui.parts import clear, label
from assistant.ui.theme import UNIT

_MOST_KEYS = 9
_MOST = 40
"""Nobody reads more at once, and each is a widget."""
_NOTHING = "Jeg fandt ingen fejl."
_NOTHING_LEFT = "Jeg fandt ikke flere fejl."
_HONEST = "Jeg finder ikke alt. Læs teksten, før du gemmer."


class CheckFindings(QScrollArea):
    """The list.

    Signals:
        fix_clicked: a fix was clicked; carries the ``Finding``.
    """

    fix_clicked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.fixes: tuple[Finding, ...] = ()
        self._findings: tuple[Finding, ...] = ()
        self._shown: tuple[object, ...] = ()
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, UNIT, 0)
        self._column.setSpacing(UNIT)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)  # the pane's own ground shows through
        self.viewport().setAutoFillBackground(False)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Det, jeg fandt")

    def tell(self, findings: Sequence[Finding], mended: Sequence[Finding]) -> None:
        """Say ``findings``, and below them what was ``mended``; nothing moves when that reads as before."""
        self._findings = tuple(findings[:_MOST])
        self.fixes = tuple(finding for finding in self._findings if finding.fix)[:_MOST_KEYS]
        now = tuple(map(_reads, (*findings, None, *mended)))
        if now == self._shown:
            return
        self._shown = now
        clear(self._column)
        for number in range(len(self._findings)):
            self._add(self._line(number))
        if len(findings) > _MOST:
            self._add(
                label(f"Der er {len(findings) - _MOST} mere. De kommer frem, når du har rettet de første.", "help")
            )
        if not findings:
            self._add(label(_NOTHING_LEFT if mended else _NOTHING, "label", wrap=True))
            self._add(label(_HONEST, "help", wrap=True))
        self._add_mended(mended[:_MOST])
        self._column.addStretch(1)
        self.setAccessibleDescription(" ".join(finding.message for finding in self._findings) or _NOTHING)

    def wipe(self) -> None:
        """Keep nothing of what was said."""
        self._findings, self.fixes, self._shown = (), (), ()
        self.setAccessibleDescription("")
        clear(self._column)

    def _line(self, number: int) -> FindingLine:
        finding = self._findings[number]
        key = f"Alt+{self.fixes.index(finding) + 1}" if finding in self.fixes else ""
        line = FindingLine(Shown(finding, key))
        line.fix_clicked.connect(lambda: self.fix_clicked.emit(self._findings[number]))
        return line

    def _add_mended(self, mended: Sequence[Finding]) -> None:
        if mended:
            self._add(label("Rettet i forslaget", "label"))
        for finding in mended:
            line = label(f"✓ {finding.message}", "help", wrap=True)
            line.setAccessibleName(f"Rettet: {finding.message}")
            self._add(line)

    def _add(self, widget: QWidget) -> None:
        self._column.addWidget(widget)
        widget.show()


def _reads(finding: Finding | None) -> object:
    """What is read of a finding; where it stands changes with every letter typed before it."""
    return finding and (finding.severity, finding.message, finding.fix and finding.fix.label)
