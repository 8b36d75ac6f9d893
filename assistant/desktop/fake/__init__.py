"""A desktop in memory, with a clock of its own: windows, a keyboard, a clipboard, and a person who uses them.

Its windows read the clipboard late, twice, ahead of time or never, as real ones do. Nothing happens but what was
asked for, and in the same order every time. A contract test holds it to the real ports.
"""

from __future__ import annotations

from assistant.desktop.fake.screen import FakeField, FakeWindow, Landed
from assistant.desktop.fake.world import FakeDesktop

__all__ = ["FakeDesktop", "FakeField", "FakeWindow", "Landed"]
