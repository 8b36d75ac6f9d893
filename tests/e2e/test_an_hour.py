"""An hour of real work, for three invented citizens, without the mouse: docs/en-times-arbejde.md, line by line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from targets.chromium import Chromium
from targets.presser import Presser
from targets.program import FORM, LEADER, PALETTE, Program
from targets.script import Line, Step, read_script
from targets.session import Session
from targets.waiting import assert_becomes, eventually
from targets.writer import Writer

pytestmark = pytest.mark.e2e

SCRIPT = Path(__file__).parents[2] / "docs" / "en-times-arbejde.md"
STEPS = list(read_script(SCRIPT))
DAY = "2026-11-24"
UNIT = """\
[organisation]
name = "Enheden"
phone = "12 34 56 78"
mailbox = "enhedens postkasse"
opening_hours = "mandag-torsdag kl. 9-15"
"""
FIELDS = {"overskrift": "heading", "notat": "body", "aftaler": "frame"}


@pytest.fixture(scope="module")
def program(session: Session, presser: Presser) -> Iterator[Program]:
    program = Program(session, presser, settings=UNIT, arguments=("run", "--today", DAY), name="an hour")
    yield program
    assert program.close() == ""


@pytest.fixture(autouse=True)
def _calm(program: Program) -> Iterator[None]:
    """What one step has left open does not stand in the way of the next."""
    yield
    program.close_windows()


class Caseworker:
    """Does what the lines say, with the keyboard."""

    def __init__(self, program: Program, presser: Presser, chromium: Chromium, writer: Callable[[], Writer]) -> None:
        self._program = program
        self._presser = presser
        self._chromium = chromium
        self._writer = writer

    def act(self, line: Line) -> None:
        getattr(self, f"_{line.verb}")(line.rest)

    def _sag(self, rest: str) -> None:
        """A new note of this case, the caret in one of its fields."""
        number, _, field = rest.partition(", ")
        self._chromium.open(f"Fasit – Sag {number}", focus=FIELDS[field])

    def _felt(self, rest: str) -> None:
        """The caret into another field of the same note."""
        self._chromium.focus(FIELDS[rest])

    def _brev(self, rest: str) -> None:
        """An empty letter."""
        del rest
        self._writer().open()

    def _tryk(self, rest: str) -> None:
        for chord in rest.split(", "):
            self._program.settle()
            self._presser.tap(chord)
            if chord == LEADER:
                self._program.wait_for(PALETTE)

    def _skema(self, rest: str) -> None:
        """The form of that title has come."""
        self._program.wait_for(FORM.format(rest))

    def _skriv(self, rest: str) -> None:
        self._presser.type(rest)

    def _svar(self, rest: str) -> None:
        """An answer, and on to the next question; a dash leaves it open."""
        self._presser.type("" if rest == "–" else rest)
        self._presser.tap("Tab")

    def _overskrift(self, rest: str) -> None:
        assert_becomes(lambda: self._chromium.read_back("heading"), rest)

    def _notat(self, rest: str) -> None:
        self._stands(lambda: self._chromium.read_back("body"), rest)

    def _aftaler(self, rest: str) -> None:
        self._stands(lambda: self._chromium.read_back("frame"), rest)

    def _brevet(self, rest: str) -> None:
        self._stands(self._writer().read_back, rest)

    def _stands(self, read: Callable[[], str], wanted: str) -> None:
        eventually(lambda: wanted in read(), what=f"»{wanted}« in »{read()}«")


def test_the_script_is_an_hour_of_real_work() -> None:
    lines = [line for step in STEPS for line in step.lines]

    assert len(STEPS) == 12
    assert len({line.rest.split(",")[0] for line in lines if line.verb == "sag"}) == 3


@pytest.mark.parametrize("step", STEPS, ids=[step.title for step in STEPS])
def test_the_hour(
    step: Step, program: Program, presser: Presser, chromium: Chromium, request: pytest.FixtureRequest
) -> None:
    caseworker = Caseworker(program, presser, chromium, lambda: request.getfixturevalue("writer"))
    for line in step.lines:
        caseworker.act(line)
