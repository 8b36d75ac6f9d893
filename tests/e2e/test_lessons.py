"""A text is worded otherwise when the program starts again: the palette says so in one line, and nobody waits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from targets.chromium import Chromium
from targets.presser import Presser
from targets.program import ROOT, Program
from targets.session import Session
from targets.waiting import assert_becomes, eventually

pytestmark = pytest.mark.e2e

STANDARD = ROOT / "templates" / "standard"
LESSONS = "^Sagstast – nyt i tekster, du bruger$"
PACK = 'id = "hold"\nversion = "1"\ntitle = "Holdet"\npublisher = "Holdet"\nvalid_from = 2020-01-01\n'
TEMPLATE = """\
+++
id = "moedested"
title = "Mødested"
kind = "text"
version = "{version}"
valid_from = 2020-01-01
source = "egen praksis"
certainty = "high"
change_note = "Rådhuset er lukket."
+++
Vi ses {place} kl. 10.
"""
FIRST, SECOND = "Vi ses på rådhuset kl. 10.", "Vi ses i jobcentret kl. 10."


@pytest.fixture
def start(session: Session, presser: Presser, tmp_path: Path) -> Iterator[Callable[[str, str], Program]]:
    """Start the program, when the team's text says another place; the same person each time."""
    (tmp_path / "pack.toml").write_text(PACK, "utf-8")
    running: list[Program] = []

    def end() -> None:
        if running:
            program = running.pop()
            program.close_windows()
            assert "Traceback" not in program.close()

    def start(version: str, place: str) -> Program:
        end()
        (tmp_path / "sted.txt").write_text(TEMPLATE.format(version=version, place=place), "utf-8")
        packs = ("run", "--packs", str(STANDARD), "--packs", str(tmp_path))
        running.append(Program(session, presser, name="lektion", arguments=packs))
        return running[0]

    yield start
    end()


def choose(program: Program, presser: Presser) -> None:
    """The text, by the leader and a few letters."""
    program.press_leader()
    presser.type("mødested")
    presser.tap("Enter")


def height(program: Program, session: Session) -> int:
    """Of the palette, once it is in front."""
    return session.windows.place(program.press_leader())[3]


def test_what_is_new_is_told_in_the_palette_and_read_and_the_chord_works_over_it(
    start: Callable[[str, str], Program], session: Session, chromium: Chromium, presser: Presser
) -> None:
    program = start("1", "på rådhuset")
    chromium.open("Fasit – Sag 6811", focus="body")
    choose(program, presser)
    assert_becomes(chromium.read_back, FIRST)
    without = height(program, session)
    presser.tap("Esc")

    program = start("2", "i jobcentret")
    chromium.open("Fasit – Sag 6812", focus="body")
    palette = program.press_leader()
    eventually(lambda: session.windows.place(palette)[3] > without, what="the line at the foot")
    presser.tap("F2")
    program.wait_for(LESSONS)
    presser.tap("1")
    choose(program, presser)
    assert_becomes(chromium.read_back, SECOND)
    program.wait_until_gone(LESSONS)
    assert height(program, session) == without
    presser.tap("Esc")
    eventually((program.home / "data" / "lessons.json").is_file, what="that it was seen")


def test_who_does_not_look_is_not_kept_waiting(
    start: Callable[[str, str], Program], session: Session, chromium: Chromium, presser: Presser
) -> None:
    program = start("3", "på biblioteket")
    chromium.open("Fasit – Sag 6813", focus="body")
    choose(program, presser)
    assert_becomes(chromium.read_back, "Vi ses på biblioteket kl. 10.")
    program = start("4", "på torvet")
    chromium.open("Fasit – Sag 6814", focus="body")
    choose(program, presser)
    assert_becomes(chromium.read_back, "Vi ses på torvet kl. 10.")
    assert not session.windows.having(LESSONS)
