"""A beskæftigelsescenter's day with real keys: no decision, and a suggestion from the middle of a form."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from targets.presser import Presser
from targets.program import FORM, NOTICE, Program
from targets.qt_editor import QtEditor
from targets.session import Session
from targets.waiting import eventually

pytestmark = pytest.mark.e2e

SUGGEST = "^Sagstast – foreslå en ændring$"


@pytest.fixture(scope="module")
def folder(session: Session) -> Path:
    made = session.folder / "forslag"
    made.mkdir(exist_ok=True)
    return made


@pytest.fixture(scope="module")
def program(session: Session, presser: Presser, folder: Path) -> Iterator[Program]:
    settings = f'[organisation]\nunit_kind = "beskaeftigelsescenter"\nsuggestions = "{folder}"\n'
    program = Program(session, presser, settings=settings, name="enhed")
    yield program
    assert program.close() == ""


@pytest.fixture(autouse=True)
def _calm(program: Program, qt_editor: QtEditor) -> Iterator[None]:
    qt_editor.open()
    yield
    program.close_windows()


def test_a_decision_is_refused_and_nothing_is_written(program: Program, presser: Presser, qt_editor: QtEditor) -> None:
    program.press_leader()
    presser.type("afgorelse brev")
    presser.tap("Enter")
    program.wait_for(NOTICE)
    presser.tap("Esc")
    program.wait_until_gone(NOTICE)
    assert qt_editor.read_back() == ""
    assert program.receipts() == ""


def test_a_suggestion_is_written_from_the_form_and_the_form_waits(
    program: Program, presser: Presser, folder: Path
) -> None:
    form = program.choose("henvendelse", "Henvendelse")
    presser.tap("Shift+F1")
    program.wait_for(SUGGEST)
    presser.type("skriv klokken med")
    presser.tap("Ctrl+Enter")
    [file] = eventually(lambda: list(folder.glob("forslag-*.txt")), what="the file")
    eventually(lambda: "Skal ændres:\nskriv klokken med\n" in file.read_text("utf-8"), what="her words in it")
    assert "Skabelon: Henvendelse" in file.read_text("utf-8")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    presser.tap("Esc")
    program.wait_until_gone(SUGGEST)
    assert program.wait_for(FORM.format("Henvendelse")) == form


def test_a_citizens_number_stays_out_of_the_file(program: Program, presser: Presser, folder: Path) -> None:
    before = set(folder.iterdir())
    program.press_leader()
    presser.type("foresl")
    presser.tap("Enter")
    program.wait_for(SUGGEST)
    presser.type("borger 320190")
    presser.tap("-")
    presser.type("0000 spurgte")
    presser.tap("Ctrl+Enter")
    program.wait_for(SUGGEST)
    presser.tap("Esc")
    program.wait_until_gone(SUGGEST)
    assert set(folder.iterdir()) == before
