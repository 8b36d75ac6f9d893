"""Windows and fields in memory."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.desktop.ports import Selection

OUR_PID = 1


@dataclass
class FakeField:
    """A field that may cut what is too long.

    Attributes:
        selected: the part of the text that is selected; else the caret is at the end.
    """

    text: str = ""
    max_length: int = 0
    before: list[str] = field(default_factory=list)
    selected: str = ""

    def paste(self, text: str) -> None:
        """Put ``text`` where the caret is, in place of what is selected."""
        self.before.append(self.text)
        whole = self.text.replace(self.selected, text, 1) if self.selected else self.text + text
        self.text = whole[: self.max_length] if self.max_length else whole
        self.selected = ""

    def undo(self) -> None:
        """Take the last paste back."""
        if self.before:
            self.text = self.before.pop()
        self.selected = ""


@dataclass
class FakeWindow:
    """A window with fields, and its manners.

    Attributes:
        takes: seconds it needs for a key; keys queue.
        is_deaf: never reads the clipboard.
        reads_twice: reads once more after the paste, and shows what it got then.
        looks_ahead: its process reads when it sees the paste key, before the page gets it.
        pastes: which selection it pastes from, a terminal ``primary``.
        hands_out_in: seconds until it hands out what it has copied; None when it never does.
        notices_in: seconds until it has asked a new owner of the clipboard what there is, as LibreOffice does; until
            then it pastes what it copied itself, and then throws away what it has copied meanwhile.
        own: what it copied, until then.
        copies: how often it was asked to copy; a terminal ends what runs in it.
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
    hands_out_in: float | None = 0.001
    notices_in: float = 0.0
    own: str = ""
    copies: int = 0
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
