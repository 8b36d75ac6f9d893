"""Wine's own notepad: a plain edit field, as most old Windows programs have."""

from __future__ import annotations

from drivers.pack import CHORD, TEXT
from drivers.presser import WindowsPresser
from drivers.spy import Spy
from drivers.wine import Wine
from targets.session import stop
from targets.waiting import assert_becomes, eventually

TITLE = "Sag 4711 – Notesblok"


class Notepad:
    """Drives it.

    Attributes:
        window: its handle in Windows.
        field: that of its text.
    """

    def __init__(
        self, wine: Wine, spy: Spy, program: str = "notepad", window: str = "Notepad", field: str = "Edit"
    ) -> None:
        """Or another such program, by the classes of its window and its field."""
        self._spy = spy
        others = {found["window"] for found in spy.windows()}
        self.process = wine.start(program)

        def mine() -> int:
            shown = (found for found in spy.windows() if found["class"] == window and found["is_visible"])
            return next((found["window"] for found in shown if found["window"] not in others), 0)

        self.window = eventually(mine, 30, program)
        self.field = eventually(lambda: spy.field(self.window, field), what=f"{program}'s field")

    def open(self, title: str = TITLE, text: str = "") -> None:
        """Hold ``text`` with the caret at its end, and come to the front."""
        self._spy.write(self.field, text)
        self.retitle(title)
        self._spy.come_to_front(self.window)

    def retitle(self, title: str) -> None:
        """Show another title, as a case system does when another case is opened."""
        self._spy.retitle(self.window, title)

    def read_back(self) -> str:
        """What it holds, with Windows' line ends."""
        return str(self._spy.read(self.field))

    def takes_chord(self, presser: WindowsPresser) -> None:
        """The direct chord still puts its text here, once, and the clipboard is as it was."""
        self._spy.put_text("det gamle")
        self.open()
        presser.tap(CHORD)
        assert_becomes(self.read_back, TEXT.replace("\n", "\r\n"))
        assert_becomes(self._spy.text_on_board, "det gamle")

    def leave(self) -> None:
        """Close the window as a person does, with nothing to save."""
        self._spy.close_window(self.window, self.field)
        self.process.wait(10)

    def close(self) -> None:
        """End the program, whatever dialog it shows."""
        stop(self.process)
