"""What she can show a year later, and what she must not forget: with real keys in a real window."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count

import pytest

from targets.chromium import Chromium
from targets.copier import Copier
from targets.presser import Presser
from targets.program import PALETTE, Program
from targets.qt_editor import QtEditor
from targets.session import Session
from targets.waiting import assert_becomes, eventually

pytestmark = pytest.mark.e2e

CARD = "^Sagstast – påmindelse$"
WORDINGS = "^Sagstast – ordlyd pr. dato$"
_numbers = count(8100)


@pytest.fixture
def program(session: Session, presser: Presser) -> Iterator[Program]:
    """One for each test: in the last the chords belong to another."""
    program = Program(session, presser, name="proof")
    yield program
    program.close_windows()
    assert program.close() == ""


@pytest.fixture
def case() -> str:
    return f"Fasit – Sag {next(_numbers)}"


def pending(program: Program) -> list[str]:
    """The kinds of what is to be done."""
    file = program.home / "data" / "reminders.json"
    return [kind for kind, _ in json.loads(file.read_text("utf-8"))] if file.exists() else []


def insert_placeholder(program: Program, presser: Presser, chromium: Chromium) -> None:
    program.choose("notatet følger", "Samtale holdt")
    presser.tap("j")
    presser.tap("Tab")
    presser.tap("t")
    presser.tap("Ctrl+Enter")
    eventually(lambda: chromium.read_back("body"), what="the placeholder")


def ask_in_palette(program: Program, presser: Presser, query: str, window: str) -> int:
    program.press_leader()
    presser.type(query)
    presser.tap("Enter")
    return program.wait_for(window)


def test_a_placeholder_calls_for_its_note_and_the_card_says_nothing_of_anybody(
    program: Program, presser: Presser, chromium: Chromium, case: str
) -> None:
    chromium.open(case, focus="heading")
    insert_placeholder(program, presser, chromium)
    eventually(lambda: pending(program) == ["journal"], what="the reminder")
    kept = (program.home / "data" / "reminders.json").read_text("utf-8")
    assert case[-4:] not in kept
    assert "samtale" not in kept.lower()
    ask_in_palette(program, presser, "vis påmind", CARD)
    presser.tap("Ctrl+Enter")
    program.wait_until_gone(CARD)
    eventually(lambda: pending(program) == [], what="nothing pending")


def test_the_wording_is_shown_again_and_its_line_copied(
    program: Program, presser: Presser, chromium: Chromium, copier: Copier, case: str
) -> None:
    chromium.open(case, focus="heading")
    insert_placeholder(program, presser, chromium)
    receipt = json.loads(eventually(program.receipts, what="a receipt").splitlines()[-1])
    assert (program.home / "data" / "wordings" / f"{receipt['wording']}.txt").is_file()
    ask_in_palette(program, presser, "ordlyd pr", WORDINGS)
    reference = f"Ordlyd: samtale-kladde v{receipt['version']}, gælder fra 01.01.2020"

    def copied() -> str:
        presser.tap("Alt+h")
        return copier.text()

    assert_becomes(copied, reference)
    presser.tap("Esc")
    program.wait_until_gone(WORDINGS)


def test_a_form_that_was_left_with_words_in_it_is_remembered_and_inserted_it_is_not(
    program: Program, presser: Presser, chromium: Chromium, case: str
) -> None:
    chromium.open(case, focus="heading")
    before = len(pending(program))
    form = program.choose("u", "Udeblivelse")
    presser.tap("j")
    for text in ("1811", "0211", "Borgeren var ikke mødt, og ingen tog telefonen."):
        presser.tap("Tab")
        presser.type(text)
    presser.tap("Esc")
    eventually(lambda: len(pending(program)) == before + 1, what="the note that was begun")
    program.choose("u", "Udeblivelse")
    presser.tap("Ctrl+Enter")
    eventually(lambda: len(pending(program)) == before, what="it is finished")
    assert form


def test_in_the_morning_a_card_comes_and_the_caret_stays_where_it_was(
    session: Session, presser: Presser, qt_editor: QtEditor
) -> None:
    home = session.folder / "morning Søren Ægård" / "data"
    home.mkdir(parents=True)
    due = datetime.now().astimezone() - timedelta(minutes=1)
    (home / "reminders.json").write_text(json.dumps([["journal", due.isoformat(timespec="minutes")]]), "utf-8")
    qt_editor.open(focus="body")
    program = Program(session, presser, name="morning")
    try:
        eventually(lambda: session.windows.having(CARD), what="the card")
        presser.type("jeg skriver videre")
        assert_becomes(qt_editor.read_back, "jeg skriver videre")
        assert session.windows.active() == qt_editor.window
        presser.tap("Ctrl+½")
        program.wait_for(PALETTE)
        presser.tap("Esc")
        eventually(lambda: session.windows.active() == qt_editor.window, what="the editor in front again")
        ask_in_palette(program, presser, "vis påmind", CARD)
        presser.tap("Ctrl+Enter")
        program.wait_until_gone(CARD)
        eventually(lambda: not (home / "reminders.json").exists(), what="no file")
    finally:
        assert program.close() == ""
