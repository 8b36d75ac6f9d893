"""Work away from Qt's thread, and a program that leaves before it is done."""

from __future__ import annotations

import gc
import os
from threading import Event

import pytest
import shiboken6

from assistant.ui.tasks import _Bridge, _Task, run_task


@pytest.fixture
def told():
    return []


def test_the_answer_comes_back_and_so_does_a_failure(qtbot, told):
    run_task(lambda: 42, told.append, told.append)
    run_task(lambda: {}["væk"], told.append, lambda error: told.append(type(error)))
    qtbot.waitUntil(lambda: len(told) == 2)
    assert set(told) == {42, KeyError}


def test_a_disk_that_does_not_answer_keeps_nobody_else_waiting(qtbot, told):
    it_answers = Event()
    hung = (os.cpu_count() or 1) + 1
    for _ in range(hung):
        run_task(it_answers.wait, told.append, told.append)
    run_task(lambda: 42, told.append, told.append)
    try:
        qtbot.waitUntil(lambda: told == [42])
    finally:
        it_answers.set()
    qtbot.waitUntil(lambda: told == [42, *[True] * hung])


def test_no_cycle_is_collected_in_its_thread(qtbot, told):
    gc.enable()
    run_task(lambda: told.append(gc.isenabled()), lambda _: None, told.append)
    run_task(lambda: told.append(gc.isenabled()), lambda _: None, told.append)
    qtbot.waitUntil(lambda: len(told) == 2 and gc.isenabled())
    assert told == [False, False]


@pytest.mark.parametrize("work", [lambda: 42, lambda: {}["væk"]])
def test_when_the_program_has_left_nobody_is_told(qtbot, work):
    bridge = _Bridge()
    task = _Task(work, bridge)
    shiboken6.delete(bridge)
    task.run()
