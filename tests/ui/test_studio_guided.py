"""What somebody with only the guide stumbled on: quiet questions, plain names, a wording beside the one before."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from studio_windows import at, new_pack, open_studio, settle, write

from assistant.casework.studio.manuscript import new_wording
from assistant.ui.studio.templates_room import TemplatesRoom

pytestmark = pytest.mark.not_on_windows("like")

LETTER = "letters/moede.txt"
TEXT = """+++
id = "moede"
title = "Møde"
kind = "letter"
version = "3"
valid_from = 2026-01-01
source = "egen praksis"
certainty = "high"

[[fields]]
name = "sted"
type = "text"
label = "Hvor?"
required = true
example = "på jobcentret"

[[fields]]
name = "tid"
type = "time"
label = "Hvad tid?"
example = "10:00"
+++
Vi mødes {{ sted }}{% if tid %} kl. {{ tid }}{% endif %}. Spørg os på 12 34 56 78.
"""
SCHEMA, READ = 1, 6


@pytest.fixture
def room(qapp: QApplication, qtbot: QtBot, tmp_path: Path, home: Path) -> TemplatesRoom:
    room = open_studio(qapp, qtbot, new_pack(tmp_path / "breve", (LETTER, TEXT))).templates
    settle(qtbot, room)
    return room


def looks_bad(room: TemplatesRoom) -> set[str]:
    """The facts that are marked as wrong."""
    questions = room.sheet.facts.questions
    return {name for name, asked in questions.items() if any(stop.property("bad") for stop in asked.editor.stops())}


class TestNew:
    @pytest.fixture(autouse=True)
    def begun(self, room: TemplatesRoom, qtbot: QtBot) -> None:
        room.list.new_wanted.emit()
        settle(qtbot, room)

    def test_nothing_is_wrong_before_she_has_been_there(self, room: TemplatesRoom, qtbot: QtBot) -> None:
        facts = room.sheet.facts.questions
        assert room.judging.now.errors
        assert looks_bad(room) == set()
        qtbot.waitUntil(lambda: facts["source"].code == "P09")  # asked for, quietly
        assert facts["title"].code == ""  # she is there, and sees the help
        qtbot.keyClick(at(room.window()), Qt.Key.Key_Tab)
        assert looks_bad(room) == {"title"}

    def test_what_is_missing_is_wrong_when_she_saves(self, room: TemplatesRoom, qtbot: QtBot) -> None:
        write(at(room.window()), "Møde igen")
        room.save()
        qtbot.waitUntil(lambda: room.desk.file is not None)
        settle(qtbot, room)
        qtbot.waitUntil(lambda: looks_bad(room) == {"source"})
        room.open(LETTER)
        settle(qtbot, room)
        room.open("letters/moede-igen.txt")
        settle(qtbot, room)
        qtbot.waitUntil(lambda: looks_bad(room) == {"source"})

    def test_saving_without_a_title_marks_it(self, room: TemplatesRoom, qtbot: QtBot) -> None:
        room.save()
        qtbot.waitUntil(lambda: "title" in looks_bad(room))


class TestRead:
    def read(self, room: TemplatesRoom, qtbot: QtBot, **answers: str) -> None:
        """Try these answers, and say that the text has been read."""
        room.trying.tabs.setCurrentIndex(SCHEMA)
        for name, answer in answers.items():
            question = room.trying.prompt.panel.questions[name]
            question.set_raw(answer)
            question.changed.emit()
        room.trying.tabs.setCurrentIndex(READ)
        qtbot.waitUntil(room.trying.read.keep_button.isEnabled)
        room.trying.read.keep_button.click()
        qtbot.waitUntil(lambda: bool(room.trying.read.chosen and room.trying.read.chosen.is_same), timeout=10_000)

    def lines(self, room: TemplatesRoom) -> list[str]:
        which = room.trying.read.which
        return [which.itemText(place) for place in range(which.count())]

    def test_the_list_tells_them_apart_by_what_is_answered(self, room: TemplatesRoom, qtbot: QtBot) -> None:
        self.read(room, qtbot)
        self.read(room, qtbot, sted="i Ribe")
        room.trying.read.name.setText("Ikke på jobcentret, men i Rønne")
        room.trying.read.name.setModified(True)
        self.read(room, qtbot, sted="i Rønne", tid="11:00")
        assert self.lines(room) == [
            "✓ Eksemplernes svar",
            "✓ Ikke på jobcentret men i rønne · Hvor? i Rønne · Hvad tid? 11.00",
            "✓ Hvor? i Ribe",
        ]

    def test_those_with_the_same_answers_are_told_apart_by_their_days(self, room: TemplatesRoom, qtbot: QtBot) -> None:
        room.sheet.text.edit.appendPlainText("I dag er det {{ idag }}.")
        settle(qtbot, room)
        self.read(room, qtbot)
        room.trying.day_line.step(-1)
        qtbot.waitUntil(lambda: self.lines(room) == ["✓ Eksemplernes svar", "Det, du prøver nu"])
        room.trying.read.which.setCurrentIndex(1)
        self.read(room, qtbot)
        assert self.lines(room) == ["✓ Eksemplernes svar · 24.11.2026", "✓ Eksemplernes svar · 01.01.2026"]

    def test_a_new_wording_is_shown_beside_the_one_before_until_it_is_read(
        self, room: TemplatesRoom, qtbot: QtBot
    ) -> None:
        assert room.desk.manuscript is not None
        room.begin(new_wording(room.desk.manuscript, date(2027, 1, 1), "4"))
        edit = room.sheet.text.edit
        edit.setPlainText(edit.toPlainText().replace("Vi mødes", "Vi ses"))
        settle(qtbot, room)
        room.trying.day_line.step(1)
        room.trying.day_line.step(1)
        room.trying.tabs.setCurrentIndex(READ)
        page = room.trying.read
        qtbot.waitUntil(lambda: "Sammenlignet" in page.said.text(), timeout=10_000)
        assert page.said.text().endswith("Sammenlignet med ordlyden til 31.12.2026.")
        assert "Vi mødes på jobcentret kl. 10.00." in page.paper.toPlainText()
        assert page.keep_button.isEnabled()
        self.read(room, qtbot)
        assert "Sammenlignet" not in page.said.text()
        assert "Vi mødes" not in page.paper.toPlainText()


def test_a_sentence_that_may_lack_its_answer_is_advice(room: TemplatesRoom, qtbot: QtBot) -> None:
    room.sheet.text.edit.setPlainText("Vi mødes {{ sted }} kl. {{ tid }}. Spørg os på 12 34 56 78.\n")
    settle(qtbot, room)
    rows = room.sheet.findings
    told = "»Hvad tid?« kan stå tomt"
    qtbot.waitUntil(lambda: any(told in rows.item(place).text() for place in range(rows.count())), timeout=10_000)
    assert room.judging.now.errors == 0
