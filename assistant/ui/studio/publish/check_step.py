"""The first step: the whole pack is checked, and each error leads to its template."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from assistant.model.finding import Finding, Severity
from assistant.model.knowledge import Knowledge
from assistant.model.pack import Pack
from assistant.model.pack_info import templates_said
from assistant.ui.editing.findings import Findings
from assistant.ui.parts import QuickButton, label
from assistant.ui.studio.checking import CheckLine
from assistant.ui.studio.publish.step import Stage, Step
from assistant.ui.studio.told import Telling

START = "&Kontrollér pakken"
_WHY = "Hele pakken læses igennem, som udgiveren gør det, før den når kolleger."
_CHECKING, _STOPPED = "Kontrollerer hver skabelon …", "Kontrollen er stoppet."
_UNSAVED = "Der er noget i et andet rum, der ikke er gemt. Gem det, og kontrollér igen."
_TEMPLATE = ".txt"


class CheckStep(Step):
    """»Kontrol«.

    Signals:
        template_wanted: she has chosen an error; carries the path of its template.
    """

    template_wanted = Signal(str)

    def __init__(
        self,
        folder: Path,
        below: Sequence[Path],
        today: date,
        knowledge: Knowledge,
        is_unsaved: Callable[[], bool],
    ) -> None:
        super().__init__("1. Kontrol")
        self._is_unsaved = is_unsaved
        self._telling = Telling(knowledge)
        self.line = CheckLine(folder, tuple(below), today)
        self.start, self.findings = QuickButton(START), Findings()
        self._is_wanted = False
        self.start.setProperty("primary", True)  # noqa: FBT003
        self.start.setAutoDefault(True)  # Enter presses it
        self.start.clicked.connect(self.check)
        self.line.finished.connect(self._finish)
        self.findings.chosen.connect(self._choose)
        self.findings.show_rows(())
        self.column.addWidget(label(_WHY, "muted", wrap=True))
        self.column.addWidget(self.findings)
        self.column.addWidget(self.line)
        self.column.addWidget(self.start, 0, Qt.AlignmentFlag.AlignLeft)
        self._show_running(is_running=False)

    def first(self) -> QWidget:
        """The button that begins it, or what is to be mended."""
        return self.findings if self.findings.count() else self.start

    def check(self) -> None:
        """Check them all; what has not changed since costs nothing."""
        self.findings.show_rows(())
        if self._is_unsaved():
            self.stand(Stage.MEND, _UNSAVED)
            return
        self._is_wanted = True
        self.stand(Stage.UNDER_WAY, _CHECKING)
        self._show_running(is_running=True)
        self.go_to(self.line.button)
        self.line.start()

    def reset(self) -> None:
        """Forget what was found; a check that runs is ended."""
        super().reset()
        self._is_wanted = False
        self.line.stop()
        self.findings.show_rows(())

    def _finish(self, pack: Pack | None) -> None:
        had_focus = self.line.button.hasFocus()
        self._show_running(is_running=False)
        if not self._is_wanted:
            return
        self._is_wanted = False
        errors = [found for found in pack.findings if found.severity is Severity.ERROR] if pack else []
        self.findings.show_rows([(self._row(found), found.where) for found in errors], [found.code for found in errors])
        if pack is None:
            self.stand(Stage.NOT_YET, _STOPPED)
        elif errors:
            one = "den" if len(errors) == 1 else "en"
            self.stand(Stage.MEND, f"{len(errors)} fejl. Vælg {one} for at komme til skabelonen, og kontrollér igen.")
        else:
            self.stand(Stage.GOOD, _good(pack))
        if had_focus:
            self.go_to(self.first())
        if self.stage is Stage.GOOD:
            self.done.emit()

    def _row(self, found: Finding) -> str:
        file, _, line = found.where.partition(":")
        place = f"{file}, linje {line}" if line else file
        message = self._telling(found).message
        return f"{place}: {message}" if place else message

    def _choose(self, where: str) -> None:
        path = where.partition(":")[0]
        if path.endswith(_TEMPLATE):
            self.template_wanted.emit(path)

    def _show_running(self, *, is_running: bool) -> None:
        self.line.setVisible(is_running)
        self.start.setVisible(not is_running)


def _good(pack: Pack) -> str:
    advice = len(pack.findings)
    said = f"{templates_said(len(pack.entries))} uden fejl."
    kinds = "råd eller advarsel" if advice == 1 else "råd og advarsler"
    return f"{said} {advice} {kinds} kan læses ved skabelonerne." if advice else said
