"""Where the text shall go: the window as it was at the chord, known again by salted hashes only."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QCryptographicHash, QMessageAuthenticationCode

from assistant.desktop.ports import WindowInfo, Windows
from assistant.model.chord import Chord
from assistant.model.target import TargetProfile

ANY_WINDOW = TargetProfile(id="any", title="", paste=Chord(("Ctrl",), "V"))
"""Used where no profile fits: one block, pasted with Ctrl+V."""

READS_AHEAD = re.compile(r"^((google-)?chrom|(microsoft-|ms)edge|brave|vivaldi|opera\b)", re.IGNORECASE)
"""Browsers that look at the clipboard when they see the letter V with Ctrl, before the page gets the key: they
compare it with saved passwords. The page reads later, seconds later when it is busy; restoring after the first read
pasted the old clipboard. Shift+Insert is read once, by the page."""


ASKS_FIRST = re.compile("soffice|libreoffice", re.IGNORECASE)
"""Programs that hear of a new owner of the clipboard, ask what there is, and take keys while they wait for the answer:
a paste key then pastes what they had copied themselves, and what a copy key copies they throw away when the answer
comes. In Writer, 5 of 10 pastes after a copy were the old text."""


@dataclass(frozen=True)
class Target:
    """A window at one moment.

    Attributes:
        title_mark: salted hash of the title.
        case_mark: salted hash of the case that the title names; empty when it names none.
    """

    window: int
    process: str
    pid: int
    title_mark: str
    case_mark: str
    profile: TargetProfile
    salt: bytes = field(repr=False)

    @property
    def is_case_locked(self) -> bool:
        """Whether another case in the same window would be noticed."""
        return bool(self.case_mark)

    @property
    def reads_per_paste(self) -> int:
        """How many reads it takes until the text has arrived."""
        return 2 if self.profile.paste.key == "V" and READS_AHEAD.search(self.process) else 1

    @property
    def asks_first(self) -> bool:
        """Whether it must have asked for our offer before it can be sent a paste or copy key."""
        return bool(ASKS_FIRST.search(self.process))

    def is_same_window(self, info: WindowInfo) -> bool:
        """Whether ``info`` is this window; ids are used again, so the process counts too."""
        return (info.id, info.pid) == (self.window, self.pid)

    def is_same_case(self, info: WindowInfo) -> bool:
        """Whether ``info`` shows the case of this target; without a case pattern, always."""
        return _mark(_case(self.profile, info.title), self.salt) == self.case_mark

    def is_same_title(self, info: WindowInfo) -> bool:
        """Whether the title has not changed at all."""
        return _mark(info.title, self.salt) == self.title_mark

    def as_block(self) -> Target:
        """The same target as one that takes a single text, where the caret is."""
        return replace(self, profile=replace(self.profile, sequence=("block",), read_back=False))

    def seen_again(self, info: WindowInfo) -> Target:
        """The same target with its title as it is now."""
        return replace(self, title_mark=_mark(info.title, self.salt))


def capture(windows: Windows, profiles: Iterable[TargetProfile], salt: bytes) -> Target | None:
    """The window with the focus, to be called at the chord, before a window of ours shows.

    Args:
        windows: the session's windows.
        profiles: the first that fits is taken.
        salt: up to 64 random bytes, new in every run of the program, so that no hash means anything later.

    Returns:
        None when no window has the focus, or one of ours.
    """
    info = windows.active()
    if info is None or info.is_ours:
        return None
    profile = next((p for p in profiles if _fits(p, info)), ANY_WINDOW)
    return Target(
        window=info.id,
        process=info.process,
        pid=info.pid,
        title_mark=_mark(info.title, salt),
        case_mark=_mark(_case(profile, info.title), salt),
        profile=profile,
        salt=salt,
    )


def _fits(profile: TargetProfile, info: WindowInfo) -> bool:
    process = re.search(profile.process, info.process, re.IGNORECASE)
    return bool(process and re.search(profile.window_title, info.title))


def _case(profile: TargetProfile, title: str) -> str:
    """What names the case in ``title``; empty without a pattern or a match."""
    match = re.search(profile.case, title) if profile.case else None
    if match is None:
        return ""
    return str(match["case"] or "") if "case" in match.re.groupindex else match[0]


def _mark(text: str, salt: bytes) -> str:
    # Qt's own hash, as Python's would load OpenSSL, 3.6 MB, into a program that waits all day.
    raw, kind = text.encode("utf-8", "surrogateescape"), QCryptographicHash.Algorithm.Blake2s_256
    return bytes(QMessageAuthenticationCode.hash(raw, salt, kind).data()).hex() if text else ""
