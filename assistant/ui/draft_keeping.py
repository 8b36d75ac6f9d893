"""What is typed is kept until it is finished: sealed on disk, or in memory where the system has no place for a key."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from assistant.casework import drafts as keeper
from assistant.model.kept import Kept, KeptKind
from assistant.store import drafts, paths
from assistant.ui.draft_helper import DraftHelper
from assistant.ui.tasks import run_task

_EACH_MS = 400
"""So often what has changed is handed over: with what writing takes, less than a second can be lost."""
_SOON_MS = 50
"""After a window was opened, the helper is started: a start takes milliseconds that the window shall not wait for."""
_IN_MEMORY = timedelta(days=1)
"""How long a draft lives that is in memory only, if the program runs on."""
Then = Callable[[Sequence[Kept]], None]


@dataclass
class _Mine:
    """A draft of this run that is open, or is not on disk as it is now.

    Attributes:
        is_sent: it has been handed over, and not been answered for.
        is_kept: it is on disk as it was when it was handed over last.
        may_be_on_disk: it is, or was, or is on its way there: only a ``forget`` is certain.
        why_not: why it could not be written when it was handed over last; empty when it was.
    """

    draft: Kept
    is_open: bool = True
    is_changed: bool = True
    is_sent: bool = False
    is_kept: bool = False
    may_be_on_disk: bool = False
    why_not: str = ""


class DraftKeeping(QObject):
    """Keeps every draft of the program, each by its name (``new_name``).

    A window calls ``prepare`` when it opens, ``keep`` at every change, ``leave`` when it closes, and ``forget`` when
    the text stands where it should. Each draft has one writer: its next state, the newest, is handed over when the last
    has been answered for.

    Attributes:
        why: why nothing can be written or read, in a few Danish words; empty when it can, as far as is known.

    Signals:
        warned: ``warning`` of a draft may be another.
        counted: ``count`` may be another.
        told: there is something to say once; carries a Danish sentence.
    """

    warned = Signal()
    counted = Signal()
    told = Signal(str)

    def __init__(
        self,
        days: Callable[[], int],
        command: Callable[[], Sequence[str]] = keeper.helper,
        parent: QObject | None = None,
    ) -> None:
        """Drafts are kept on disk for ``days`` after they were touched; 0 for in memory only.

        ``command`` is what starts the helper that writes and reads them.
        """
        super().__init__(parent)
        self._days = days
        self.why = ""
        self._is_given_up = False
        self._mine: dict[str, _Mine] = {}
        self._on_disk = drafts.names(paths.drafts_dir())
        self._unwanted: set[str] = set()
        self._instead: dict[str, str] = {}
        self._asked: list[Then] = []
        self._helper = DraftHelper(command, self)
        self._helper.answered.connect(self._hear)
        self._helper.ended.connect(self._ended)
        self._each = QTimer(self)
        self._each.setSingleShot(True)
        self._each.setInterval(_EACH_MS)
        self._each.timeout.connect(self._hand_over)

    @property
    def days(self) -> int:
        """How long a draft is kept on disk after it was touched; 0 for in memory only."""
        return self._days()

    @property
    def count(self) -> int:
        """How many drafts there are that no window has open."""
        return len(self._on_disk.union(self._mine) - {name for name, mine in self._mine.items() if mine.is_open})

    def warning(self, name: str) -> str:
        """Why the draft ``name`` would not survive a crash, in Danish; empty when it would, or it was decided so."""
        mine = self._mine.get(self._on_disk_as(name))
        why = (self.why or (mine.why_not if mine else "")) if self.days else ""
        return f"Kladden er ikke gemt på disken: {why}. Den er væk, hvis programmet lukkes." if why else ""

    def prepare(self) -> None:
        """A window that keeps drafts opens: see whether there is a key, once the window is there."""
        self._is_given_up = False
        if self.days:
            QTimer.singleShot(_SOON_MS, self._helper, self._helper.start)

    def keep(  # noqa: PLR0913 - what a draft consists of
        self,
        name: str,
        kind: KeptKind,
        id: str,  # noqa: A002 - as everywhere
        version: str,
        answers: Mapping[str, object],
        *,
        case_mark: str = "",
        salt: str = "",
    ) -> None:
        """Keep ``answers``, a JSON object that nobody changes any more, as the draft ``name``; called at any change."""
        now, name = datetime.now().astimezone(), self._on_disk_as(name)
        mine = self._mine.get(name)
        if mine is None:
            about = {"case_mark": case_mark, "salt": salt, "begun": now, "touched": now}
            self._mine[name] = _Mine(Kept(name=name, kind=kind, id=id, version=version, answers=answers, **about))  # type: ignore[arg-type]
        elif mine.is_open and mine.draft.answers == answers:
            return
        else:
            mine.draft = replace(mine.draft, version=version, answers=answers, touched=now)
            mine.is_open = mine.is_changed = True
        if not self._each.isActive():
            self._each.start()

    def leave(self, name: str) -> None:
        """The window with the draft ``name`` has closed; what was kept last is handed over at once."""
        if mine := self._mine.get(self._on_disk_as(name)):
            mine.is_open = False
            self._hand_over()
            self._drop_safe(mine)
            self.counted.emit()

    def forget(self, name: str) -> None:
        """The draft ``name`` is finished, or she throws it away. One that was never kept is no matter."""
        name = self._on_disk_as(name)
        mine, is_on_disk = self._mine.pop(name, None), name in self._on_disk
        if is_on_disk or (mine and mine.may_be_on_disk):
            self._on_disk -= {name}
            self._unwanted.add(name)
            self._instead[name] = new_name()
            self._helper.tell({"forget": name})
        if mine or is_on_disk:
            self.counted.emit()

    def take_over(self, draft: Kept) -> Kept:
        """``draft`` open from now on, under a name that no other program writes to."""
        mine = replace(draft, name=drafts.new_name())
        before = self._mine.pop(draft.name, None)
        is_on_disk = draft.name in self._on_disk or bool(before and before.may_be_on_disk)
        self._mine[mine.name] = _Mine(mine, may_be_on_disk=is_on_disk)
        if is_on_disk:
            self._on_disk -= {draft.name}
            self._helper.tell({"take_over": [draft.name, mine.name]})
        self._each.start()
        self.counted.emit()
        return mine

    def find(self, then: Then) -> None:
        """Read the drafts that no window has open; ``then`` gets them, the one touched last first."""
        self._forget_old()
        if self._on_disk:
            self._asked.append(then)
            self._helper.tell({"find": True})
        else:
            then(self._closed(()))

    def seen(self, on_disk: frozenset[str]) -> None:
        """These drafts there are: those that are too old have just been deleted (``store/drafts.look``)."""
        self._forget_old()
        self._on_disk = on_disk - self._unwanted
        self._forget_again()
        for name, mine in self._mine.items():
            if mine.is_kept and name not in on_disk:  # it was too old, though she has it open
                mine.is_kept, mine.is_changed = False, True
                self._each.start()
        self.counted.emit()

    def close(self) -> None:
        """The program is leaving: what was typed is written."""
        self._hand_over(is_last=True)
        self._helper.close()

    def _on_disk_as(self, name: str) -> str:
        """What the draft that a window calls ``name`` is called now: what was forgotten may be deleted late."""
        while name in self._instead:
            name = self._instead[name]
        return name

    def _hand_over(self, *, is_last: bool = False) -> None:
        """Give the newest state of each draft to the helper, unless it is at one before and there is time for both."""
        self._each.stop()
        for mine in list(self._mine.values()):
            if mine.is_changed and (is_last or not mine.is_sent) and self.days and not self._is_given_up:
                mine.is_sent, mine.is_changed, mine.may_be_on_disk = True, False, True
                self._helper.tell({"keep": mine.draft.as_json()})

    def _hear(self, answer: dict[str, Any]) -> None:
        match answer:
            case {"store": _}:
                was, self.why, self._is_given_up = self.why, "", False
                if was:
                    self.warned.emit()
                self._each.start()
            case {"kept": name}:
                self._answered(name, "")
            case {"not_kept": name, "why": why}:
                self._answered(name, why)
            case {"forgotten": name}:
                self._unwanted.discard(name)
            case {"found": found, "lost": lost, "unread": unread}:
                wanted = [each for each in map(Kept.of_json, found) if each.name not in self._unwanted]
                self._on_disk = frozenset(each.name for each in wanted).union(unread) - self._unwanted
                self._asked.pop(0)(self._closed(wanted))
                if lost or unread:
                    self.told.emit(" ".join([*_lost(lost), *_unread(len(unread))]))
                self.counted.emit()

    def _answered(self, name: str, why_not: str) -> None:
        mine = self._mine.get(name)
        if mine is not None:
            mine.is_sent, mine.is_kept = False, not why_not
            if mine.is_kept:
                self._on_disk |= {name}
            if why_not != mine.why_not:
                mine.why_not = why_not
                self.warned.emit()
            if mine.is_changed:
                self._each.start()
            self._drop_safe(mine)

    def _drop_safe(self, mine: _Mine) -> None:
        """Hold no answers in memory that nobody sees and that lie on disk."""
        if mine.is_kept and not (mine.is_open or mine.is_changed or mine.is_sent):
            self._mine.pop(mine.draft.name, None)

    def _closed(self, found: Sequence[Kept]) -> list[Kept]:
        """``found`` on disk, and what is in memory, without what a window has open."""
        known = {draft.name: draft for draft in found} | {name: mine.draft for name, mine in self._mine.items()}
        closed = [draft for name, draft in known.items() if name not in self._mine or not self._mine[name].is_open]
        return sorted(closed, key=lambda draft: draft.touched, reverse=True)

    def _ended(self, why: str) -> None:
        """Nothing more is written: what is typed stays in memory until another window opens."""
        for mine in self._mine.values():
            mine.is_changed, mine.is_sent = mine.is_changed or mine.is_sent, False
        self.why, self._is_given_up = why, True
        self.warned.emit()
        self._forget_again()
        asked, self._asked = self._asked, []
        for then in asked:
            then(self._closed(()))

    def _forget_again(self) -> None:
        """What the helper could not delete, or has ended before: it takes no key, and nobody writes it any more."""
        if self._unwanted:
            folder, names = paths.drafts_dir(), frozenset(self._unwanted)
            run_task(lambda: drafts.forget_those(folder, names), self._unwanted.difference_update, lambda _: None)

    def _forget_old(self) -> None:
        limit = datetime.now().astimezone() - _IN_MEMORY
        old = [name for name, mine in self._mine.items() if not mine.is_open and mine.draft.touched < limit]
        for name in old:
            del self._mine[name]


def new_name() -> str:
    """What a new draft is called."""
    return drafts.new_name()


def _lost(number: int) -> Iterator[str]:
    if number == 1:
        yield "En kladde kunne ikke læses og er slettet. Nøglen er en anden nu, eller filen er beskadiget."
    elif number:
        yield f"{number} kladder kunne ikke læses og er slettet. Nøglen er en anden nu, eller filerne er beskadiget."


def _unread(number: int) -> Iterator[str]:
    if number == 1:
        yield "En kladde kan ikke læses nu: filen er i brug, eller den er fra en nyere udgave. Den er ikke slettet."
    elif number:
        yield f"{number} kladder kan ikke læses nu: filerne er i brug eller fra en nyere udgave. De er ikke slettet."
