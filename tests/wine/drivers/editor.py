"""A case system in two fields, which goes by the name of a browser, as Fasit does."""

from __future__ import annotations

from drivers.line import Line
from drivers.spy import Spy
from drivers.wine import Wine

BROWSER = "msedge.exe"


class Editor(Line):
    """Drives it.

    Attributes:
        window: its handle in Windows.
    """

    def __init__(self, wine: Wine, spy: Spy) -> None:
        super().__init__(wine, "editor", BROWSER)
        self._spy = spy
        self.window = self.ask("prepare", "Editor", "body")

    def open(self, title: str, focus: str = "heading") -> None:
        """Empty the fields, put the caret into ``focus``, and come to the front."""
        self.window = self.ask("prepare", title, focus)
        self._spy.come_to_front(self.window)

    def retitle(self, title: str) -> None:
        """Show another title, as a case system does when another case is opened."""
        self.ask("retitle", title)

    def read_back(self, field: str = "body") -> str:
        return str(self.ask("read", field))

    def be_busy(self, seconds: float) -> None:
        """Do nothing for a while, keys included."""
        self.ask("be_busy", seconds)
