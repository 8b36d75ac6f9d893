"""One screen for all end-to-end tests, and every target program started once."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Literal

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from targets.chromium import Chromium
from targets.copier import Copier
from targets.inserter import Inserter
from targets.presser import Presser
from targets.qt_editor import QtEditor
from targets.session import Session, missing_programs
from targets.writer import Writer
from targets.xterm import XTerm

_LAST = 3_000
"""Characters of a log."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Where it is asked for in so many words, leave the end-to-end tests out: one skip that says how many."""
    left_out = [item for item in items if "e2e" in item.keywords]
    if os.environ.get("SAGSTAST_NO_E2E") != "1" or not left_out:
        return
    first, *others = left_out
    first.add_marker(pytest.mark.skip(reason=f"SAGSTAST_NO_E2E=1: {len(left_out)} end-to-end tests left out"))
    config.hook.pytest_deselected(items=others)
    items[:] = [item for item in items if item not in others]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """With a failure, what could be seen and what the program noted: the machine it failed on is gone by then."""
    report = yield
    found = getattr(item, "funcargs", {})
    if report.failed and (session := found.get("session")):
        windows = session.windows
        titles = [f"{id_:#x} {windows.title(id_)}" for id_ in windows.ids()]
        report.sections.append(("windows", "\n".join([*titles, f"in front: {windows.active():#x}"])))
    if report.failed and (program := found.get("program")):
        report.sections.append(("log", program.log()[-_LAST:]))
    return report


@pytest.fixture(scope="session")
def session() -> Iterator[Session]:
    """The screen. What it needs must be there: an end-to-end test that is quietly skipped proves nothing."""
    missing = missing_programs()
    assert not missing, f"end-to-end tests need {', '.join(missing)}; without them set SAGSTAST_NO_E2E=1"
    with Session() as session:
        yield session


@pytest.fixture(scope="session")
def presser(session: Session) -> Iterator[Presser]:
    with closing(Presser(session.env["DISPLAY"])) as presser:
        yield presser


@pytest.fixture(scope="session")
def picture(session: Session) -> bytes:
    """As large as a screenshot, so that it goes piece by piece."""
    command = "convert -size 1200x900 plasma:fractal png:-"
    return subprocess.run(command.split(), env=session.env, check=True, capture_output=True).stdout


def _started(program: Callable[[Session], Any], scope: Literal["session", "function"] = "session") -> Any:
    """The fixture of a program that runs beside ours."""

    @pytest.fixture(scope=scope)
    def started(session: Session) -> Iterator[Any]:
        with closing(program(session)) as running:
            yield running

    return started


chromium = _started(Chromium)
copier = _started(Copier)
inserter = _started(Inserter)
manager = _started(Copier, "function")
qt_editor = _started(QtEditor)
writer = _started(Writer)
xterm = _started(XTerm)
