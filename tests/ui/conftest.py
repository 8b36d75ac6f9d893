"""A caseworker's day at a desktop in memory, for the tests of what a chord leads to."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from assistant.casework.examples import example_answers
from assistant.casework.workplace import Workplace, open_workplace
from assistant.desktop.fake import FakeDesktop, FakeField, FakeWindow
from assistant.desktop.job import Job
from assistant.desktop.result import Result
from assistant.model.draft import plain
from assistant.model.receipt import Receipt
from assistant.store.settings import Settings
from assistant.ui.flow import Flow
from assistant.ui.tasks import let_finish

TODAY = date(2026, 11, 24)


class Day:
    """A caseworker, her screen, and what was kept of her work.

    Attributes:
        jobs: what was begun, in order.
        on_job: called before a job runs.
    """

    def __init__(self, workplace: Workplace, *windows: FakeWindow) -> None:
        self.world = FakeDesktop(*windows)
        self.receipts: list[Receipt] = []
        self.jobs: list[Job] = []
        self.on_job: Callable[[Job], None] = lambda job: None
        self.flow = Flow(self.world.desktop, workplace, lambda receipt, _: self.receipts.append(receipt))
        self.flow._runner.start = self._run

    def _run(self, job: Job, ended: Callable[[Result], None]) -> bool:
        self.jobs.append(job)
        self.on_job(job)
        self.world.run(job)
        self.world.advance(0.1)
        assert job.result is not None
        ended(job.result)
        return True

    def submits(self, template_id: str, answers: dict[str, object] | None = None) -> tuple[str, str]:
        """Fill the open form, with the template's examples unless told, and press Ctrl+Enter."""
        library = self.flow.workplace.library
        template = library.template(template_id, TODAY)
        draft = library.drafter.draft(template, example_answers(template, TODAY) if answers is None else answers, TODAY)
        self.flow.form._close()
        self.flow.form.insert.emit(draft)
        return plain(draft.heading), plain(draft.body)

    def presses(self, number: int) -> None:
        """The leader, then a digit."""
        self.flow.press_leader()
        QTest.keyClick(self.flow.palette.line, Qt.Key(ord("0") + number))

    @property
    def notice(self) -> str:
        """What the notice says, or nothing."""
        shown = self.flow.__dict__.get("notice")
        if shown is None or not shown.isVisible():
            return ""
        return f"{shown.header.title.text()}: {shown.accessibleDescription()}"

    @property
    def waiting(self) -> list[str]:
        """The labels of what waits."""
        return [row.what.label for row in self.flow.waits.waiting.rows if not row.is_done]

    @property
    def strip(self) -> list[str]:
        """Every label of the strip, or nothing."""
        shown = self.flow.waits.__dict__.get("strip")
        if shown is None or not shown._has_rows:
            return []
        return [made.text() for made in shown.findChildren(QLabel) if made.isVisibleTo(shown)]

    def end(self, qtbot: QtBot) -> None:
        """Let what is being loaded arrive; a strip with rows would go on to live."""
        let_finish()
        qtbot.wait(1)
        self.flow.close()
        self.flow.waits.waiting.clear()


@pytest.fixture(autouse=True)
def left_behind(qapp: QApplication) -> Iterator[None]:
    """No window outlives its test, and what is collected goes in Qt's thread: in another it would end Python.

    A window that lives on costs each later test that dresses or asks all windows, and dies at a moment of its own.
    """
    gc.disable()
    yield
    let_finish()  # who asked is told while it lives
    qapp.processEvents()
    for window in qapp.topLevelWidgets():
        if window.parent() is None:
            window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect(1)
    gc.enable()


@pytest.fixture(scope="session")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workplace]:
    """The standard pack, as it is today."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SAGSTAST_HOME", str(tmp_path_factory.mktemp("home")))
        yield open_workplace(Settings(draft_days=0), TODAY)  # what is kept on disk has tests of its own


@pytest.fixture
def begin(workplace: Workplace, qtbot: QtBot) -> Iterator[Callable[..., Day]]:
    """Begin a day with these windows; it is ended after the test."""
    begun: list[Day] = []

    def begin(*windows: FakeWindow) -> Day:
        begun.append(Day(workplace, *windows))
        return begun[-1]

    yield begin
    for day in begun:
        day.end(qtbot)


@pytest.fixture
def case() -> FakeWindow:
    """A case system's window with its two fields."""
    return FakeWindow(10, title="Fasit – Sag 4711", process="chromium", fields=[FakeField(), FakeField()])


@pytest.fixture
def day(begin: Callable[..., Day], case: FakeWindow) -> Day:
    """A day with a case open, and another program beside it."""
    return begin(case, FakeWindow(20, title="Indkøb", process="gedit"))
