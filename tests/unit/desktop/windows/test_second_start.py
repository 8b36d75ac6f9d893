"""One program for each person and session: a second start speaks to the first."""

from __future__ import annotations

import re

import pytest

from assistant.ui import instance, instance_windows
from assistant.ui.instance import Instance


@pytest.fixture
def start(qapp):
    started = []

    def begin():
        started.append(Instance())
        return started[-1]

    yield begin
    for each in started:
        each.close()


@pytest.mark.parametrize("action", ["", "palette", "ferievejledning"])
def test_a_second_start_asks_the_first_and_ends(start, qtbot, action):
    first, second = start(), start()
    assert first.become("")
    first.listen()
    with qtbot.waitSignal(first.called) as called:
        assert not second.become(action)
    assert called.args == [action]


def test_the_next_one_is_first_when_the_first_has_ended(start):
    first, second = start(), start()
    assert first.become("")
    first.listen()
    first.close()
    assert second.become("")


def test_it_is_named_by_the_person_s_own_identifier():
    assert re.fullmatch(r"S-1-5-[0-9-]+", instance_windows._person())


def test_two_persons_and_two_homes_do_not_meet(start, monkeypatch, tmp_path):
    assert start().become("")
    monkeypatch.setattr(instance_windows, "_person", lambda: "S-1-5-21-0-0-0-9999")
    assert start().become("")
    monkeypatch.setenv("SAGSTAST_HOME", str(tmp_path / "en anden"))
    assert start().become("")


def test_one_that_never_answers_is_not_waited_for_long(start, monkeypatch):
    monkeypatch.setattr(instance, "PATIENCE", 0.1)
    assert start().become("")  # and never listens
    assert start().become("palette")
