"""Before a room: a trainer shows the program, and the room sees her keys, not her words and not her reminders."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest

from targets.presser import Presser
from targets.program import LEADER, PALETTE, Program
from targets.qt_editor import QtEditor
from targets.session import Session
from targets.waiting import assert_becomes, eventually

pytestmark = pytest.mark.e2e

CARD = "^Sagstast – påmindelse$"
KEYS = "^Taster: "
REASON = "Toget kørte ikke, og bussen var fyldt."


@pytest.fixture
def program(session: Session, presser: Presser, qt_editor: QtEditor) -> Iterator[Program]:
    """Something is due, and another program is in front."""
    data = session.folder / "underviser Søren Ægård" / "data"
    data.mkdir(parents=True)
    due = datetime.now().astimezone() - timedelta(minutes=1)
    (data / "reminders.json").write_text(json.dumps([["min-plan", due.isoformat(timespec="minutes")]]), "utf-8")
    qt_editor.open(focus="body")
    program = Program(session, presser, name="underviser")
    yield program
    assert "Traceback" not in program.close()


@pytest.fixture
def toggle(program: Program, presser: Presser) -> Callable[[], None]:
    """Choose it in the palette."""

    def toggle() -> None:
        program.press_leader()
        presser.type("projektor")
        presser.tap("Enter")
        program.wait_until_gone(PALETTE)

    return toggle


def test_a_room_sees_the_keys_but_neither_words_nor_reminders(
    program: Program, toggle: Callable[[], None], session: Session, presser: Presser, qt_editor: QtEditor
) -> None:
    windows, seen = session.windows, set[str]()

    def keys() -> str:
        shown = next((windows.title(window) for window in windows.having(KEYS)), "")
        seen.update(shown.removeprefix("Taster: ").split())
        return shown

    eventually(lambda: windows.having(CARD), what="the card")
    toggle()
    eventually(lambda: not windows.having(CARD), what="the card put aside")

    presser.tap(LEADER)
    assert_becomes(keys, f"Taster: {LEADER}")
    palette = program.wait_for(PALETTE)
    presser.type("afbud")
    presser.tap("Enter")
    form = program.wait_for("^Sagstast – Afbud")
    assert windows.place(form)[2] > windows.place(palette)[2]
    for answer in ("j", "2411"):
        presser.type(answer)
        keys()
        presser.tap("Tab")
    assert_becomes(lambda: keys()[-3:], "Tab")
    assert windows.active() == form
    for word in REASON.split(" "):
        presser.type(f"{word} ")
        keys()
    presser.tap("Ctrl+Enter")
    assert_becomes(lambda: keys()[-10:], "Ctrl+Enter")
    eventually(lambda: REASON in qt_editor.read_back(), what="the text in the editor")
    assert seen <= {LEADER, "Enter", "Tab", "Ctrl+Enter"}
    assert not windows.having(CARD)
    eventually(lambda: not keys(), what="the keys gone")

    toggle()
    eventually(lambda: windows.having(CARD), what="what is due")
    presser.tap(LEADER)
    program.wait_for(PALETTE)
    assert not keys()
    presser.tap("Esc")
