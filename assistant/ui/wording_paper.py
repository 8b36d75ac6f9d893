"""Right in the window "Ordlyd pr. dato": the published words, and where they come from."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QFrame, QVBoxLayout

from assistant.casework.wording import Wording
from assistant.ui.guide import CERTAINTY
from assistant.ui.parts import Chip, clear, label, restyle
from assistant.ui.preview import Preview
from assistant.ui.theme import UNIT
from assistant.ui.typed import show_date

_NOTHING = "Vælg en dag og en skabelon til venstre."
_ABOUT = "[Kantede parenteser] er svarene og de valg, der afgør, hvad der kommer med. Sætninger på grå bund er låst."


class WordingPaper(QFrame):
    """A sheet with the words, and quiet lines below. Its chips stand in the window's header.

    Attributes:
        version, state: from when to when it holds, and whether it held on the day.
    """

    def __init__(self) -> None:
        super().__init__()
        restyle(self, "role", "pane")
        self.preview = Preview()
        self.preview.setAccessibleName("Den offentliggjorte ordlyd")
        self.version, self.state = Chip(), Chip()
        self.fault = label("", "error", wrap=True)
        self._below = QVBoxLayout()
        self._below.setSpacing(2)
        sheet = QFrame()
        restyle(sheet, "role", "sheet")
        on_sheet = QVBoxLayout(sheet)
        on_sheet.setContentsMargins(UNIT * 2, UNIT * 2, UNIT * 2, UNIT * 2)
        on_sheet.addWidget(self.preview)
        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT * 3, UNIT * 2, UNIT * 3, UNIT * 2)
        column.setSpacing(UNIT)
        column.addWidget(self.fault)
        column.addWidget(sheet, 1)
        column.addLayout(self._below)

    def show_wording(self, wording: Wording | str | None) -> None:
        """Show ``wording``; a sentence is why it cannot be shown, None that nothing is chosen."""
        known = wording if isinstance(wording, Wording) else None
        for chip in (self.version, self.state):
            chip.setVisible(known is not None)
        if known is None:
            self.preview.wipe()
            self._say([])
        else:
            self._tell(known)
        fault = known.fault if known else (wording or _NOTHING)
        restyle(self.fault, "role", "error" if wording else "help")
        self.fault.setText(str(fault))
        self.fault.setVisible(bool(fault))

    def _tell(self, wording: Wording) -> None:
        template = wording.template
        until = f" til {show_date(template.valid_to)}" if template.valid_to else ""
        if template.withdrawn:
            until = f" · trukket tilbage {show_date(template.withdrawn)}"
        self.version.show_as(f"v{template.version} · gælder fra {show_date(template.valid_from)}{until}", "quiet")
        held = wording.is_in_force
        self.state.show_as("gjaldt den dag" if held else "gjaldt ikke den dag", "target" if held else "warning")
        self.preview.show_draft(wording.draft)
        self._say([line for line in _lines(wording) if line])

    def _say(self, lines: list[str]) -> None:
        clear(self._below)
        for line in lines:
            said = label(line, "help", wrap=True)
            self._below.addWidget(said)
            said.show()


def _lines(wording: Wording) -> Iterator[str]:
    template = wording.template
    approved = f"godkendt af {template.approved_by}" if template.approved_by else "ikke godkendt"
    yield f"Pakke: {template.origin}" if template.origin else ""
    yield f"Trukket tilbage {show_date(template.withdrawn)}: {template.withdrawn_why}" if template.withdrawn else ""
    yield f"Kilde: {template.source} ({CERTAINTY[template.certainty]}; {approved})"
    yield f"{wording.reference} · sha256 {template.sha256[:12]}…"
    yield _ABOUT
