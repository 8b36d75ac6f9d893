"""The practice journal: what is written there is judged as real work is, and what failed says why."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from standard_pack import KNOWLEDGE

from assistant.casework.training.reading import read_course
from assistant.model.training import Note
from assistant.ui.training.window import TrainingWindow

TRAINING = Path(__file__).resolve().parents[2] / "resources" / "training"
SCENARIOS = [each for each in read_course(TRAINING, KNOWLEDGE).scenarios if each.id in {"jobmaal", "udeblivelse"}]
ABSENT, GOAL = SCENARIOS


@pytest.fixture
def window(qtbot: QtBot) -> TrainingWindow:
    window = TrainingWindow(SCENARIOS, KNOWLEDGE)
    qtbot.addWidget(window)
    window.show()
    return window


def said(window: TrainingWindow) -> list[str]:
    """What the teacher says, in its order."""
    labels = (window.teacher.said.itemAt(number).widget() for number in range(window.teacher.said.count()))
    return [label.text() for label in labels if isinstance(label, QLabel)]


def write(window: TrainingWindow, note: Note) -> None:
    case = window.case
    case.heading.setText(note.heading)
    case.text.setPlainText(note.text)
    case.agreements.setPlainText(note.agreements)
    case.task.setText(note.task)


def hand_in(qtbot: QtBot, window: TrainingWindow) -> None:
    qtbot.mouseClick(window.teacher.hand_in, Qt.MouseButton.LeftButton)


def test_it_opens_at_the_easiest_with_the_caret_in_the_heading(window: TrainingWindow) -> None:
    assert window.windowTitle() == "Øvejournal – Øvesag 9101"
    assert "Ask Opdigt" in window.citizen.text()
    assert said(window) == [ABSENT.situation.strip(), ABSENT.task]
    assert window.focusWidget() is window.case.heading
    assert window.case.none.text() == "Der er ingen notater endnu."


def test_a_good_note_is_praised_listed_and_leads_to_the_next(qtbot: QtBot, window: TrainingWindow) -> None:
    write(window, ABSENT.models[0])
    hand_in(qtbot, window)
    assert "100 af 100 point" in said(window)
    assert not [line for line in said(window) if line.startswith("→")]
    assert window.case.notes.item(0).text() == ABSENT.models[0].heading
    assert window.focusWidget() is window.teacher.next
    qtbot.keyClick(window.teacher.next, Qt.Key.Key_Return)
    assert window.scenario is GOAL
    assert window.case.note == Note(heading="", case=GOAL.case)
    assert [window.case.notes.item(0).text()] == list(GOAL.used)


def test_a_note_that_is_not_good_enough_says_what_to_change_and_is_kept_in_the_fields(
    qtbot: QtBot, window: TrainingWindow
) -> None:
    wrong = ABSENT.wrongs[0]
    write(window, wrong)
    hand_in(qtbot, window)
    assert f"{wrong.score} af 100 point" in said(window)
    assert [line for line in said(window) if line.startswith("→ SAMTALE er ikke typen her.")]
    assert window.case.heading.text() == wrong.heading
    assert window.case.notes.count() == 0
    assert window.focusWidget() is window.teacher.hand_in
    hand_in(qtbot, window)
    assert said(window).count(f"{wrong.score} af 100 point") == 1
    qtbot.mouseClick(window.teacher.model, Qt.MouseButton.LeftButton)
    assert ABSENT.models[0].heading in said(window)


def test_hints_come_one_by_one_until_there_are_none(qtbot: QtBot, window: TrainingWindow) -> None:
    for number, hint in enumerate(ABSENT.hints, 1):
        assert window.teacher.hint.isEnabled()
        qtbot.mouseClick(window.teacher.hint, Qt.MouseButton.LeftButton)
        assert said(window)[-1] == f"Råd {number}: {hint}"
    assert not window.teacher.hint.isEnabled()


def test_a_search_finds_by_the_words_of_the_heading(window: TrainingWindow) -> None:
    window.choice.setCurrentIndex(1)
    window.case.search.setText("kursus min plan")
    assert window.case.notes.count() == 1
    window.case.search.setText("jobmål")
    assert window.case.notes.count() == 0
    assert window.case.none.text() == "Ingen med de ord."


def test_an_exercise_is_chosen_by_its_first_letters(qtbot: QtBot, window: TrainingWindow) -> None:
    window.choice.setFocus()
    qtbot.keyClicks(window.choice, "To")
    assert window.scenario is GOAL
    assert window.focusWidget() is window.choice
    qtbot.keyClick(window.choice, Qt.Key.Key_Home)
    assert window.windowTitle() == "Øvejournal – Øvesag 9101"


def test_no_key_is_for_two_things(window: TrainingWindow) -> None:
    captions = [
        each.text() for kind in (QLabel, QPushButton) for each in window.findChildren(kind) if "&" in each.text()
    ]
    keys = [caption[caption.index("&") + 1].lower() for caption in captions]
    assert len(captions) == 10
    assert sorted(set(keys)) == sorted(keys)


def test_tab_goes_through_the_fields_as_a_text_is_put_in(qtbot: QtBot, window: TrainingWindow) -> None:
    case = window.case
    order: list[QWidget | None] = []
    for _ in range(5):
        order.append(window.focusWidget())
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert order == [case.heading, case.text, case.agreements, case.my_plan, case.task]


def test_the_screen_reader_finds_a_name_at_every_field(window: TrainingWindow) -> None:
    case = window.case
    fields = (case.search, case.notes, case.heading, case.text, case.agreements, case.my_plan, case.task, window.choice)
    assert [field for field in fields if not field.accessibleName()] == []
