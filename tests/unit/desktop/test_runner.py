"""The runner over Qt's event loop, and the shelf it keeps."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from assistant.desktop.copyonly import open_copy_only
from assistant.desktop.fake import FakeDesktop, FakeWindow
from assistant.desktop.insertion import Insertion, note_parts
from assistant.desktop.job import Job, Walk
from assistant.desktop.ports import Grab, Offer
from assistant.desktop.qtclipboard import PRIVATE
from assistant.desktop.result import Fate, Outcome, Result
from assistant.desktop.runner import Runner
from assistant.desktop.shelf import SHELF_LIFE, Shelf
from assistant.desktop.system import open_desktop
from assistant.model.chord import Chord


class Scripted(Job):
    """Waits as it is told, then ends."""

    def __init__(self, desktop: Any, waits: list[float], fate: Fate = Fate.RESTORED) -> None:
        self.waits, self.fate, self.steps = waits, fate, 0
        super().__init__(desktop, None, "wait")

    def _run(self) -> Walk:
        for wait in self.waits:
            self.steps += 1
            yield wait
        self.result = Result(Outcome.INSERTED, clipboard=self.fate)


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    """A runner's timer dies in Qt's thread: a later test's thread may be the one that collects garbage."""
    yield
    gc.collect()


@pytest.fixture
def world() -> FakeDesktop:
    return FakeDesktop(FakeWindow(10))


def test_a_job_is_stepped_to_its_end_and_one_at_a_time(qtbot: QtBot, world: FakeDesktop) -> None:
    runner, results = Runner(world.desktop), []
    assert runner.start(Scripted(world.desktop, [0.0, 0.001, 0.0]), results.append)
    assert not runner.start(Scripted(world.desktop, [], Fate.TAKEN), results.append)
    qtbot.waitUntil(lambda: bool(results))
    assert results == [Result(Outcome.INSERTED, clipboard=Fate.RESTORED)]
    assert not runner.is_busy


def test_how_a_job_ended_stands_in_the_log(qtbot: QtBot, world: FakeDesktop, caplog: pytest.LogCaptureFixture) -> None:
    runner, results = Runner(world.desktop), []
    with caplog.at_level("INFO", "sagstast.insertion"):
        runner.start(Scripted(world.desktop, []), results.append)
        qtbot.waitUntil(lambda: bool(results))
    assert caplog.messages == ["Scripted begins", "Scripted ends: inserted"]


def test_a_read_wakes_it_long_before_its_time(qtbot: QtBot, world: FakeDesktop) -> None:
    runner, job, results = Runner(world.desktop), Scripted(world.desktop, [3600.0]), []
    runner.start(job, results.append)
    qtbot.waitUntil(lambda: job.steps == 1)
    world.desktop.clipboard.offer(Offer("tekst"))
    world.clipboard.read("clipboard", 10)
    qtbot.waitUntil(lambda: bool(results))


def test_a_job_that_breaks_does_not_stand_in_the_way_of_the_next(qtbot: QtBot, world: FakeDesktop) -> None:
    runner, broken, results = Runner(world.desktop), Scripted(world.desktop, []), []
    broken.step = lambda now: 1 / 0  # type: ignore[assignment, method-assign, return-value]
    with qtbot.captureExceptions() as faults:
        runner.start(broken, results.append)
        qtbot.waitUntil(lambda: bool(faults))
    assert not runner.is_busy
    assert runner.start(Scripted(world.desktop, []), results.append)
    qtbot.waitUntil(lambda: len(results) == 1)


def test_of_a_job_that_has_ended_nothing_is_held(qtbot: QtBot, world: FakeDesktop) -> None:
    runner, job, results = Runner(world.desktop), Scripted(world.desktop, []), []
    gone = weakref.ref(job)
    runner.start(job, lambda result, job=job: results.append(result))
    del job
    qtbot.waitUntil(lambda: bool(results))
    gc.collect()
    assert gone() is None


def test_the_shelf_is_cleared_after_five_minutes(world: FakeDesktop) -> None:
    world.copies("det gamle")
    world.desktop.clipboard.save()
    world.advance(1)
    world.desktop.clipboard.offer(Offer("ikke indsat"))
    shelf = Shelf(world.desktop.clipboard)
    assert shelf.step(1000.0) == SHELF_LIFE == 300.0
    assert shelf.step(1299.0) == 1.0
    assert world.clipboard.text() == "ikke indsat"
    assert shelf.step(1300.0) is None
    assert world.clipboard.text() == "det gamle"


def test_the_shelf_leaves_what_was_copied_since(world: FakeDesktop) -> None:
    world.desktop.clipboard.offer(Offer("ikke indsat"))
    shelf = Shelf(world.desktop.clipboard)
    shelf.step(0.0)
    world.copies("nyt")
    assert shelf.step(SHELF_LIFE) is None
    assert world.clipboard.text() == "nyt"


def test_a_shelf_waits_while_a_job_runs_and_goes_on_when_that_touched_nothing(
    qtbot: QtBot, world: FakeDesktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]
    monkeypatch.setattr("assistant.desktop.runner.monotonic", lambda: now[0])
    runner, results = Runner(world.desktop), []
    world.desktop.clipboard.offer(Offer("ikke indsat"))
    runner.start(Scripted(world.desktop, [], Fate.SHELVED), results.append)
    qtbot.waitUntil(lambda: len(results) == 1)
    assert world.clipboard.text() == "ikke indsat"
    now[0] = SHELF_LIFE
    runner.start(Scripted(world.desktop, [], Fate.UNTOUCHED), results.append)
    qtbot.waitUntil(lambda: len(results) == 2)
    assert world.clipboard.text() is None


class TestCopyOnly:
    def test_is_what_a_session_without_windows_gets(self, qtbot: QtBot) -> None:
        assert open_desktop().name == "copy-only"

    def test_puts_the_text_on_the_clipboard_private_and_takes_it_back(self, qtbot: QtBot) -> None:
        desktop = open_copy_only()
        runner, results = Runner(desktop), []
        desktop.clipboard.offer(Offer("det gamle"))
        desktop.clipboard.restore()
        job = Insertion(desktop, None, note_parts("SAMTALE: Afholdt", "Mødte op."))
        runner.start(job, results.append)
        qtbot.waitUntil(lambda: bool(results))
        assert job.result is not None
        assert (job.result.outcome, job.result.clipboard) == (Outcome.COPY_ONLY, Fate.SHELVED)
        board = qt_clipboard()
        assert board.text() == "SAMTALE: Afholdt\n\nMødte op."
        assert {name: board.mimeData().data(name).data() for name in PRIVATE} == PRIVATE
        desktop.close()
        assert board.text() == ""

    def test_gives_back_what_was_there_in_all_formats(self, qtbot: QtBot) -> None:
        before = QMimeData()
        before.setData("text/plain", "før".encode())
        before.setData("text/html", b"<b>f\xc3\xb8r</b>")
        board = qt_clipboard()
        board.setMimeData(before)
        clipboard = open_copy_only().clipboard
        clipboard.save()
        clipboard.offer(Offer("nyt", "<i>nyt</i>"))
        assert board.mimeData().html() == "<i>nyt</i>"
        assert clipboard.restore()
        assert board.text() == "før"
        assert board.mimeData().data("text/html").data() == b"<b>f\xc3\xb8r</b>"

    def test_has_no_chords(self, qtbot: QtBot) -> None:
        assert open_copy_only().hotkeys.grab(Chord.parse("Ctrl+½"), lambda: None) is Grab.UNSUPPORTED


def qt_clipboard() -> Any:
    return QGuiApplication.clipboard()
