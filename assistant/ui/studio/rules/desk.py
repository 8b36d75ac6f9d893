"""The rules that are being written, and their way to the disk."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path

from assistant.casework.studio.rules.approval import changes_since, refusal
from assistant.casework.studio.rules.book import Record, RuleBook
from assistant.casework.studio.rules.ground import Ground, Line, read_ground
from assistant.casework.studio.rules.judging import WHOLE, Judged, judge
from assistant.casework.studio.rules.kinds import Kind, Values
from assistant.casework.studio.rules.saving import Saved, save_rules
from assistant.casework.studio.rules.timeline import stretches
from assistant.model.finding import Finding, blocks
from assistant.model.knowledge import Knowledge
from assistant.ui.studio.rules.line_list import Key
from assistant.ui.studio.turn import Turn
from assistant.ui.tasks import run_task


def file_key(kind: Kind) -> Key:
    """Where a file is listed that no rule can be found in: beside the lines of its ``kind``."""
    return kind.name, kind.file


class Desk:
    """The rules of the pack in ``folder`` over those ``below``, and the record she is at.

    Attributes:
        ground: None until it has been read.
        key: of the line she is at.
        place: of the record in the line, from 0.
        turn: whether something is being written.
    """

    def __init__(self, folder: Path, below: Sequence[Path], today: date) -> None:
        self._folder, self._below, self.today = folder, tuple(below), today
        self.ground: Ground | None = None
        self.key: Key | None = None
        self.place = 0
        self._lines: dict[Key, Line] = {}
        self._files: dict[Key, RuleBook] = {}
        self._judged: dict[str, Judged] = {}
        self._before = Knowledge()
        self._round = 0
        self.turn = Turn()

    def read(self, then: Callable[[], object], is_wanted: Callable[[], bool] = lambda: True) -> None:
        """Read what lies on the disk, away from Qt's thread; then ``then``.

        What comes when it is no longer ``is_wanted``, or when it has been read or written again since, goes by.
        """
        self._round += 1
        this = self._round

        def done(ground: Ground) -> None:
            if this == self._round and is_wanted():
                self.ground, self._before = ground, ground.knowledge({})
                self.look()
                then()

        folder, below = self._folder, self._below
        run_task(lambda: read_ground(folder, below), done)

    def look(self) -> None:
        """What is there may be another: list and judge it anew."""
        if self.ground is None:
            return
        self._lines = {(line.kind.name, line.name): line for line in self.ground.lines()}
        for name, book in self.ground.books.items():
            self._judged[name] = judge(book.kind, [each.values for each in book.records], book.top)
        books = self.ground.books.values()
        self._files = {file_key(book.kind): book for book in books if book.is_by_hand or self.fault_of(book)}
        if self.key not in self._lines and self.key not in self._files:
            self.key, self.place = self._nearest(), 0
        self.place = min(self.place, len(self.line.records) - 1) if self.line else 0

    @property
    def lines(self) -> Sequence[Line]:
        """All of them."""
        return list(self._lines.values())

    @property
    def line(self) -> Line | None:
        """The one she is at."""
        return self._lines.get(self.key) if self.key else None

    @property
    def files(self) -> Mapping[Key, RuleBook]:
        """Those that are broken, or were until she wrote in them."""
        return self._files

    @property
    def file(self) -> RuleBook | None:
        """The broken one she is at."""
        return self._files.get(self.key) if self.key else None

    @property
    def record(self) -> Record | None:
        """The one she is at."""
        return self.line.records[self.place] if self.line else None

    @property
    def book(self) -> RuleBook | None:
        """The file that the line she is at would be written in."""
        return self.ground.books[self.line.kind.name] if self.ground and self.line else None

    @property
    def is_changed(self) -> bool:
        """Whether something would be lost."""
        return self.ground is not None and any(book.is_changed for book in self.ground.books.values())

    @property
    def may_write(self) -> bool:
        """Whether the pack can decide anything at all; a person's own cannot, nor one whose file is broken."""
        book = self.book
        return self.ground is not None and not self.ground.is_own and book is not None and not self.fault_of(book)

    @property
    def file_fault(self) -> str:
        """What is wrong with the whole file of the line she is at; empty where it can be written."""
        if self.book is None:
            return ""
        found = (self.book.fault, *self._judged[self.book.kind.name].findings.get(WHOLE, ()))
        return next((each.message for each in found if each), "")

    def fault_of(self, book: RuleBook) -> Finding | None:
        """Why no rule can be found in ``book``; None where there are some, or no file."""
        if book.fault or book.raw is None or book.records:
            return book.fault
        found = chain.from_iterable(self._judged[book.kind.name].findings.values())
        return next((each for each in found if blocks([each])), None)

    def go(self, key: Key) -> None:
        """Be at the line ``key``, at the record that is in force, else the newest."""
        self.key = key
        firsts = [
            (each.first, each.place) for each in stretches(self._values()) if each.sort == "record" and each.first
        ]
        begun = [each for each in firsts if each[0] <= self.today]
        self.place = max(begun or firsts, default=(None, 0))[1]

    def signs(self, line: Line) -> list[Values]:
        """Who has signed each of its records."""
        if self.ground is None or not line.is_own:
            return [each.values for each in line.records]
        return [self.ground.books[line.kind.name].signs(place) for place in line.places]

    def signs_before(self, record: Record) -> Values:
        """Who had signed what ``record`` was read as."""
        if self.book is None or record.origin is None:
            return {}
        return self.book.signs_of(Record(record.origin, record.origin))

    def findings(self, line: Line) -> dict[int, tuple[Finding, ...]]:
        """What is wrong with its records, by their places in the line."""
        found = self._judged[line.kind.name].findings
        return {number: found[place] for number, place in enumerate(line.places) if place in found}

    def put(self, changes: Values) -> None:
        """Write down what she has changed of the record."""
        if self.book and self.line and self.line.is_own and changes:
            self.book.put(self.line.places[self.place], changes)
            self.look()

    def put_text(self, text: str) -> None:
        """Let ``text`` be the whole of the broken file she is at."""
        if self.file and text != self.file.said[0]:
            self.file.put_text(text)
            self.look()

    def fault(self) -> tuple[Key, int, Finding] | None:
        """The first error among what has been changed: in which line, at which record; None where it may be saved."""
        for key, line in self._lines.items():
            if any(record.is_changed for record in line.records):
                for place, found in self.findings(line).items():
                    if error := next((each for each in found if blocks([each])), None):
                        return key, place, error
        return None

    def knowledge(self) -> tuple[Knowledge, Knowledge | None]:
        """What the packs know as they lie on the disk, and as this one is written now; None where it has an error."""
        if self.ground is None or not self.is_changed:
            return self._before, self._before
        changed = {name: self._judged[name].whole for name, book in self.ground.books.items() if book.is_changed}
        return self._before, self.ground.knowledge(changed) if all(changed.values()) else None

    def begin(self, day: date) -> None:
        """Let a new record of the line hold from ``day``, and be at it."""
        if self.book and self.line:
            at = self.book.begin(self.line.name, day)
            self.look()
            self.place = self.line.places.index(at)

    def adopt(self) -> list[str]:
        """Let the pack decide the line; the names of what had to come with it."""
        line = self.line
        came = self.ground.adopt(line) if self.ground and line else []
        self.look()
        known = {each.name: each.title(self.today) for each in self.lines if line and each.kind is line.kind}
        return [known[name] for name in came]

    def changes(self) -> tuple[list[str], bool]:
        """What has changed since the record was approved last, and whether it never was."""
        if not (self.ground and self.line and self.record and self.book):
            return [], True
        was = self.ground.kept[self.line.kind.name].of(self.book, self.line.places[self.place])
        return changes_since(was, self.record.values, self.line.kind), was is None

    def approve(self, who: str) -> str:
        """Let ``who`` have approved the record today; why not, where that will not do."""
        if self.book is None or self.line is None:
            return ""
        place = self.line.places[self.place]
        why = refusal(who, self.book.signs(place))
        if not why:
            self.book.approve(place, who.strip(), self.today)
            self.look()
        return why

    def save(self, take: Callable[[], object], saved: Callable[[], object], refused: Callable[[str], object]) -> None:
        """Write what has changed, and read all of it anew; then ``saved``, or ``refused`` with why not, or not all.

        ``take`` writes down what has been typed meanwhile: that stays.
        """
        if self.ground is None or self.turn.is_taken:
            return
        old, folder, below = self.ground, self._folder, self._below
        changed = [book for book in old.books.values() if book.is_changed]
        asked = {book.kind.name: book.said for book in changed}

        def done(now: Saved) -> None:
            take()
            for name in now.written:
                if old.books[name].said != asked[name]:
                    now.ground.books[name].go_on_from(old.books[name])
            left = {name: book for name, book in old.books.items() if name not in now.written and book.is_changed}
            self.ground = replace(now.ground, books={**now.ground.books, **left})
            self._before = now.ground.knowledge({})
            self.look()
            if now.refused:
                refused(now.refused)
            else:
                saved()

        def failed(error: Exception) -> None:
            self.turn.end()
            raise error

        self.turn.take()
        self._round += 1
        run_task(lambda: save_rules(changed, folder, below), lambda now: self.turn.end(lambda: done(now)), failed)

    def _nearest(self) -> Key | None:
        """Where to be when what she was at is gone: at one of the pack's own of its kind, else at the first."""
        own = [key for key, line in self._lines.items() if self.key and key[0] == self.key[0] and line.is_own]
        return next(iter([*own, *self._lines, *self._files]), None)

    def _values(self) -> list[Values]:
        return [record.values for record in self.line.records] if self.line else []
