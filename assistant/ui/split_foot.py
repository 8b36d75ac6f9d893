"""The bottom of the split window: the keys, how many rows go along, and the buttons that let them go."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from assistant.ui.fitting_foot import FittingFoot
from assistant.ui.parts import label, restyle

_DISPENSABLE = ("Ctrl+O", "F2", "Esc", "Mellemrum")


class SplitFoot(FittingFoot):
    """Names what is done with the rows. An error closes no button: the form is another's, and she decides."""

    def __init__(self) -> None:
        super().__init__(_DISPENSABLE)
        self.verdict, self.write, self.done = label("", "muted"), QPushButton(), QPushButton()
        restyle(self.done, "primary", value=True)
        for widget in (self.verdict, self.write, self.done):
            self.add_right(widget)

    def name(self, what: str, write: str) -> None:
        """Call the buttons so; an empty ``write`` shows none for a template."""
        self.done.setText(what)
        self.write.setText(write)
        self.write.setVisible(bool(write))
        keys = [("Ctrl+Enter", what.lower()), ("Mellemrum", "udelad"), ("F2", "ret"), ("Ctrl+O", "hent fil")]
        self.name_keys([*keys, ("Esc", "luk")])

    def tell(self, verdict: str, *, has_errors: bool, is_open: bool) -> None:
        """Say how it stands, and open the buttons or close them."""
        self.verdict.setText(verdict)
        restyle(self.verdict, "role", "error" if has_errors else "muted")
        self.done.setAccessibleDescription(verdict)
        self.done.setEnabled(is_open)
        self.write.setEnabled(is_open)
        self.make_room()
