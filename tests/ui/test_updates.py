"""Packs are fetched by a process of its own, now and then, and whatever becomes of it the program goes on."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from assistant.app import program
from assistant.app.updates import Updates, command
from assistant.casework.supplied import age
from assistant.supply.installed import Installed, PackSet

PYTHON = sys.executable if sys.platform != "win32" else str(Path(sys.executable).with_name("pythonw.exe"))
"""Without a console, as the program itself: one whose program is killed while it starts never ends under Wine."""
Saying = Callable[[str], Updates]


@pytest.fixture
def updates() -> Iterator[Saying]:
    made: list[Updates] = []

    def that_runs(code: str) -> Updates:
        made.append(Updates(lambda: [PYTHON, "-c", code]))
        return made[-1]

    yield that_runs
    for each in made:
        each.close()


def saying(status: object) -> str:
    return f"print({json.dumps(json.dumps(status))})"


def test_it_is_the_command_that_people_can_type(qtbot: QtBot) -> None:
    assert command()[-4:] == ["pack", "update", "--json", "--give-way"]


@pytest.mark.parametrize("is_new", [False, True])
def test_what_it_says_is_told_and_other_packs_are_taken_into_use(qtbot: QtBot, updates: Saying, is_new: bool) -> None:
    status = {"packs": [], "updated": is_new, "findings": []}
    runs, fetched = updates(saying(status)), []
    runs.fetched.connect(lambda: fetched.append(True))
    with qtbot.waitSignal(runs.told, timeout=20_000) as told:
        runs.fetch()
    assert told.args == [status]
    assert bool(fetched) is is_new
    assert not runs.is_fetching
    assert runs._next.isActive()


def test_packs_are_taken_into_use_before_it_has_checked_all_of_them(qtbot: QtBot, updates: Saying) -> None:
    status = {"packs": [], "updated": True, "findings": []}
    runs = updates(f"import time; print({json.dumps(json.dumps(status))}, flush=True); time.sleep(600)")
    with qtbot.waitSignal(runs.fetched, timeout=20_000):
        runs.fetch()
    assert runs.is_fetching


@pytest.mark.parametrize("is_pretty", [True, False])
def test_what_was_refused_after_all_is_put_away_again_and_told(qtbot: QtBot, updates: Saying, is_pretty: bool) -> None:
    first = {"packs": [{"id": "breve"}], "updated": True, "findings": []}
    second = {"packs": [], "updated": True, "findings": [{"code": "O06", "message": "Pakken »Bløde« har en fejl."}]}
    indent = 1 if is_pretty else None
    runs, fetched = updates(";".join(f"print({json.dumps(s, indent=indent)!r})" for s in (first, second))), []
    assert runs.failed == ()
    runs.fetched.connect(lambda: fetched.append(True))
    with qtbot.waitSignal(runs.told, timeout=20_000) as told:
        runs.fetch()
    assert len(fetched) == 2
    assert told.args == [second]
    assert runs.failed == ["Pakken »Bløde« har en fejl."]


def test_it_runs_once_at_a_time(qtbot: QtBot, updates: Saying) -> None:
    runs, told = updates(saying({"packs": [], "updated": False, "findings": []})), []
    runs.told.connect(told.append)
    runs.fetch()
    process = runs._process
    runs.fetch()
    assert runs._process is process
    qtbot.waitUntil(lambda: not runs.is_fetching, timeout=20_000)
    assert len(told) == 1


@pytest.mark.parametrize("code", ["print('ikke JSON')", "raise SystemExit(3)", "import os; os.abort()"])
def test_one_that_falls_is_tried_again_later(qtbot: QtBot, updates: Saying, code: str) -> None:
    runs, told = updates(code), []
    runs.told.connect(told.append)
    runs.fetch()
    qtbot.waitUntil(lambda: not runs.is_fetching, timeout=20_000)
    assert [finding["code"] for status in told for finding in status["findings"]] == ["O08"]
    assert runs._next.isActive()


def test_one_that_cannot_be_started_is_tried_again_later(qtbot: QtBot) -> None:
    runs = Updates(lambda: ["/findes/ikke"])
    runs.fetch()
    qtbot.waitUntil(lambda: not runs.is_fetching, timeout=20_000)
    assert runs._next.isActive()
    runs.close()


def test_one_that_hangs_is_given_up(qtbot: QtBot, updates: Saying) -> None:
    runs = updates("import time; time.sleep(600)")
    runs._patience.setInterval(200)
    runs.fetch()
    qtbot.waitUntil(lambda: not runs.is_fetching, timeout=20_000)
    assert runs._next.isActive()


def test_the_program_does_not_wait_for_it_when_it_leaves(qtbot: QtBot, updates: Saying) -> None:
    runs, told = updates("import time; time.sleep(600)"), []
    runs.told.connect(told.append)
    runs.fetch()
    runs.close()
    assert told == []
    assert not runs.is_fetching
    assert not runs._next.isActive()


def test_packs_that_are_not_confirmed_are_told_by_the_icon_as_the_update_calls_them(home: Path) -> None:
    day = datetime(2026, 11, 1, tzinfo=UTC)
    found = age(Installed(home, PackSet((), day, day)), day + timedelta(days=9))
    assert found
    assert found.code == program._NOT_CONFIRMED
    assert found.message.partition(". ")[0] == "Skabelonerne er ikke bekræftet siden 01.11.2026"
