"""A real insertion is counted, once, and she can see it: in a window, and on the command line."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest

from targets.chromium import Chromium
from targets.presser import Presser
from targets.program import Program
from targets.session import Session
from targets.waiting import eventually

pytestmark = pytest.mark.e2e

WINDOW = "^Sagstast – min brug af skabelonerne$"


@pytest.fixture
def program(session: Session, presser: Presser) -> Iterator[Program]:
    program = Program(session, presser, name="usage")
    yield program
    program.close_windows()
    assert program.close() == ""


def shown(program: Program) -> dict[str, Any]:
    command = program.command("usage", "show", "--json")
    found: dict[str, Any] = json.loads(subprocess.run(command, env=program.env, check=True, capture_output=True).stdout)
    return found


def test_a_real_insertion_counts_one(program: Program, chromium: Chromium, presser: Presser) -> None:
    chromium.open("Fasit – Sag 4711", focus="heading")
    program.choose("u", "Udeblivelse")
    for answer in ("j", "1811", "0211"):
        presser.type(answer)
        presser.tap("Tab")
    presser.type("Borgeren var ikke mødt, og ingen tog telefonen.")
    presser.tap("Ctrl+Enter")
    eventually(lambda: chromium.read_back("body"), what="the note")
    eventually((program.home / "data" / "usage.json").exists, what="the counters")
    found = shown(program)
    [row] = found["templates"]
    assert (found["used"], row["template"], row["used"]) == (1, "raadighed-udeblivelse", 1)
    assert (row["aborted"], row["undone"], row["refused"]) == (0, 0, 0)
    assert 0 < row["average_seconds"] < 900
    program.press_leader()
    presser.type("min brug")
    presser.tap("Enter")
    program.wait_for(WINDOW)
