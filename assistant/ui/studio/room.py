"""What the studio's rooms have in common: templates, guide, rules and publishing are one window's."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class Room(QWidget):
    """One part of the studio.

    Class attributes:
        title: on its tab.

    Signals:
        pack_changed: a file that other rooms judge by lies otherwise on the disk now.
    """

    pack_changed = Signal()
    title = ""

    def enter(self) -> None:
        """She has come: read what lies on the disk, away from Qt's thread, if that has not been done."""

    def refresh(self) -> None:
        """Another room has changed the pack: what was read may be old."""

    @property
    def is_changed(self) -> bool:
        """Whether something would be lost."""
        return False

    def leave(self, then: Callable[[], object]) -> None:
        """Do ``then`` when it is settled what becomes of what is not saved; never, where she would rather stay."""
        then()

    def close_down(self) -> None:
        """The window goes: end what still runs."""
