"""Windows and fields in memory."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.desktop.ports import Selection

OUR_PID = 1


@dataclass
class FakeField:
    """A field that may cut what is too long."""

    text: str = ""
    max_length: int = 0
    before: list[str] = field(default_factory=list)

    def paste(self, text: str) -> None:
        """Put ``text`` at the end, where the caret is."""
        self.before.append(self.text)
        whole = self.text + text
        self.text = whole[: self.max_length] if self.max_length else whole

    def undo(self) -> None:
        """Take the last paste back."""
        if self.before:
            self.text = self.before.pop()


@dataclass
class FakeWindow:
    """A window with fields, and its manners.

    Attributes:
        takes: seconds it needs for a key; keys queue.
        is_deaf: never reads the clipboard.
        reads_twice: reads once more after the paste, and shows what it got then.
        looks_ahead: its process reads when it sees the paste key, before the page gets it.
        pastes: which selection it pastes from, a terminal ``primary``.
    """

    id: int
    title: str = ""
    process: str = "editor"
    pid: int = 0
    refusal: str = ""
    fields: list[FakeField] = field(default_factory=lambda: [FakeField()])
    takes: float = 0.003
    is_deaf: bool = False
    reads_twice: bool = False
    looks_ahead: bool = False
    pastes: Selection = "clipboard"
    focus: int = 0
    free_at: float = 0.0

    @property
    def paste_keys(self) -> tuple[str, ...]:
        """What makes it paste."""
        return ("Shift+Insert",) if self.pastes == "primary" else ("Ctrl+V", "Shift+Insert")

    @property
    def caret(self) -> FakeField:
        """The field with the caret."""
        return self.fields[self.focus % len(self.fields)]


@dataclass(frozen=True)
class Landed:
    """A text that a window has pasted.

    Attributes:
        title: of the window when the key was sent.
    """

    window: int
    title: str
    text: str
