"""Short exercises by keyboard alone: right, wrong, next, and how the last ten went."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot
from standard_pack import KNOWLEDGE

from assistant.casework.training.judging import Remark
from assistant.casework.training.practice import Practice
from assistant.casework.training.reading import read_course
from assistant.casework.training.searching import FEW
from assistant.model.knowledge import Knowledge
from assistant.model.training import Scenario
from assistant.ui.training.drill import DrillView
from assistant.ui.training.drill_panels import FindPanel, HeadingPanel, TypePanel
from assistant.ui.training.remarks import Remarks

TRAINING = Path(__file__).resolve().parents[2] / "resources" / "training"
SCENARIOS = read_course(TRAINING, KNOWLEDGE).scenarios
ABSENT = next(scenario for scenario in SCENARIOS if scenario.id == "udeblivelse")
TAKEN = "øonfpgratæ"
"""Keys of the journal's own page."""
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
ENTER = Qt.Key.Key_Return


def practice(scenarios: tuple[Scenario, ...], knowledge: Knowledge) -> Practice:
    return Practice(scenarios=scenarios, knowledge=knowledge, today=date(2026, 11, 24))


@pytest.fixture
def view(qtbot: QtBot) -> DrillView:
    view = DrillView(practice(SCENARIOS, KNOWLEDGE), rng=Random(1))
    qtbot.addWidget(view)
    view.show()
    qtbot.waitExposed(view)
    view.take_focus()
    return view


@pytest.fixture
def answers(view: DrillView) -> list[tuple[str, bool]]:
    """What is told of each first answer."""
    heard: list[tuple[str, bool]] = []
    view.answered.connect(lambda drill, is_right: heard.append((drill, is_right)))
    return heard


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def type_in(qtbot: QtBot, text: str) -> None:
    """Put ``text`` in place of what stands in the field that has the focus; Qt's own test keys have no dash."""
    press(qtbot, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.insert(text)


def to_heading(qtbot: QtBot, view: DrillView) -> HeadingPanel:
    press(qtbot, Qt.Key.Key_I, ALT)
    assert isinstance(view.panel, HeadingPanel)
    return view.panel


def to_find(qtbot: QtBot, view: DrillView) -> FindPanel:
    press(qtbot, Qt.Key.Key_D, ALT)
    assert isinstance(view.panel, FindPanel)
    return view.panel


def choose(qtbot: QtBot, panel: TypePanel, name: str) -> None:
    """By its first letter, as often as it takes."""
    for _ in range(len(KNOWLEDGE.note_types)):
        press(qtbot, Qt.Key(ord(KNOWLEDGE.note_types[name].prefix[0])))
        if panel.choice.chosen == name:
            return
    pytest.fail(f"{name} is not reached")


def types_of(view: DrillView) -> TypePanel:
    assert isinstance(view.panel, TypePanel)
    return view.panel


class TestType:
    def test_right_leads_to_the_next(self, qtbot: QtBot, view: DrillView, answers: list[tuple[str, bool]]) -> None:
        panel = types_of(view)
        first = panel.question
        assert panel.asked.texts == [first.title, first.situation.strip(), first.task]
        choose(qtbot, panel, first.note_types[0])
        press(qtbot, ENTER)
        assert view.told.texts[0] == "Rigtigt"
        assert f"Derfor: {first.why}" in view.told.texts
        assert f"Kilde: {first.source}" in view.told.texts
        assert answers == [("type", True)]
        assert QApplication.focusWidget() is view.next
        press(qtbot, ENTER)
        assert panel.question is not first
        assert panel.choice.chosen == ""
        assert view.told.texts == [panel.how]
        assert QApplication.focusWidget() is panel.choice

    def test_wrong_says_why_and_goes_on(self, qtbot: QtBot, view: DrillView, answers: list[tuple[str, bool]]) -> None:
        panel = types_of(view)
        first = panel.question
        wrong = next(name for name in KNOWLEDGE.note_types if name not in first.note_types)
        choose(qtbot, panel, wrong)
        press(qtbot, ENTER)
        right = KNOWLEDGE.note_types[first.note_types[0]].prefix.rstrip(":")
        assert any(line.startswith("→") and f"Brug {right}" in line for line in view.told.texts)
        assert KNOWLEDGE.note_types[wrong].use_not in view.told.texts
        assert any(line.startswith("H02 rigtig type · ") for line in view.told.texts)
        assert answers == [("type", False)]
        assert not view.solve.isVisible()
        press(qtbot, ENTER)
        assert panel.question is not first

    def test_arrows_go_through_both_columns(self, qtbot: QtBot, view: DrillView) -> None:
        panel = types_of(view)
        seen = []
        for key in (Qt.Key.Key_Down,) * 7 + (Qt.Key.Key_Right,) + (Qt.Key.Key_Up,) * 6:
            press(qtbot, key)
            seen.append(panel.choice.chosen)
        assert set(seen) == set(KNOWLEDGE.note_types)
        assert seen[0] == "afgoerelse"

    def test_one_that_is_chosen_stays_so_on_another_page(self, qtbot: QtBot, view: DrillView) -> None:
        """Chosen by mouse or key, the arrows go on from there."""
        panel = types_of(view)
        sag = next(each for each in panel.choice.findChildren(QAbstractButton) if each.text() == "SAG")
        qtbot.mouseClick(sag, Qt.MouseButton.LeftButton)
        to_heading(qtbot, view)
        press(qtbot, Qt.Key.Key_Y, ALT)
        assert panel.choice.chosen == "sag"
        press(qtbot, Qt.Key.Key_Down)
        assert panel.choice.chosen == "samtale"

    def test_without_a_choice_nothing_is_counted(
        self, qtbot: QtBot, view: DrillView, answers: list[tuple[str, bool]]
    ) -> None:
        press(qtbot, ENTER)
        assert view.told.texts == ["Vælg først en type."]
        assert answers == []
        assert not view.next.isVisible()

    def test_the_types_are_one_tab_stop(self, qtbot: QtBot, view: DrillView) -> None:
        panel = types_of(view)
        press(qtbot, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is view.answer
        press(qtbot, Qt.Key.Key_Tab, SHIFT)
        choose(qtbot, panel, "sag")
        press(qtbot, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is view.answer
        press(qtbot, ENTER)
        assert view.next.isVisible()


class TestHeading:
    def test_wrong_first_right_then(self, qtbot: QtBot, view: DrillView, answers: list[tuple[str, bool]]) -> None:
        panel = to_heading(qtbot, view)
        assert QApplication.focusWidget() is panel.heading
        question = panel.question
        assert panel.heading.text() == question.heading
        press(qtbot, ENTER)
        assert view.told.texts == [panel.missing]
        type_in(qtbot, "Helt forkert")
        press(qtbot, ENTER)
        assert any(line.startswith("H01 præbetegnelse · ") for line in view.told.texts)
        assert question.solution not in view.told.texts
        assert QApplication.focusWidget() is panel.heading
        assert view.next.isVisible()
        type_in(qtbot, question.solution)
        press(qtbot, ENTER)
        assert view.told.texts[0] == "Rigtigt"
        assert answers == [("heading", False)]
        press(qtbot, ENTER)
        assert panel.question is not question
        assert panel.heading.text() == panel.question.heading

    def test_who_gives_up_is_shown_one(self, qtbot: QtBot, view: DrillView, answers: list[tuple[str, bool]]) -> None:
        panel = to_heading(qtbot, view)
        assert not view.solve.isVisible()
        type_in(qtbot, "Helt forkert")
        press(qtbot, ENTER)
        press(qtbot, Qt.Key.Key_B, ALT)
        assert panel.question.solution in view.told.texts
        assert QApplication.focusWidget() is view.next
        assert answers == [("heading", False)]

    def test_what_stands_in_the_case_is_told(self, qtbot: QtBot, view: DrillView) -> None:
        panel = to_heading(qtbot, view)
        while not panel.question.scenario.used:
            panel.deal()
        (used,) = panel.question.scenario.used
        assert f"På sagen står i forvejen: {used}" in panel.asked.texts


class TestFind:
    def test_wrong_first_right_then(self, qtbot: QtBot, view: DrillView, answers: list[tuple[str, bool]]) -> None:
        panel = to_find(qtbot, view)
        assert QApplication.focusWidget() is panel.search
        question = panel.question
        assert panel.headings.model().rowCount() == 401
        press(qtbot, ENTER)
        assert answers == []
        qtbot.keyClicks(panel.search, "findes ikke")
        press(qtbot, ENTER)
        assert not any(question.heading in line for line in view.told.texts)
        assert QApplication.focusWidget() is panel.search
        type_in(qtbot, question.hint)
        assert panel.headings.model().rowCount() == len(question.found_by(question.hint)) <= FEW
        assert panel.count.text().startswith(str(panel.headings.model().rowCount()))
        press(qtbot, ENTER)
        assert any(question.heading in line for line in view.told.texts)
        assert answers == [("find", False)]
        press(qtbot, ENTER)
        assert panel.question is not question
        assert panel.search.text() == ""

    def test_who_gives_up_is_shown_it(self, qtbot: QtBot, view: DrillView) -> None:
        panel = to_find(qtbot, view)
        qtbot.keyClicks(panel.search, "findes ikke")
        press(qtbot, ENTER)
        press(qtbot, Qt.Key.Key_B, ALT)
        assert panel.question.heading in view.told.texts
        assert f"Du finder det fx med »{panel.question.hint}«." in view.told.texts

    def test_what_she_wrote_comes_first_and_once(
        self, qtbot: QtBot, view: DrillView, answers: list[tuple[str, bool]]
    ) -> None:
        own = "RÅDIGHED: Udeblivelse – jobsamtale uden afbud – 18.11.2026"
        view.remember("udeblivelse", "noget andet")
        view.remember("udeblivelse", own)
        view.remember("findes-ikke", own)
        panel = to_find(qtbot, view)
        assert (panel.question.heading, panel.question.scenario) == (own, ABSENT)
        assert "Du har selv skrevet notatet." in panel.asked.texts[-1]
        qtbot.keyClicks(panel.search, "uden afbud")
        press(qtbot, ENTER)
        assert answers == [("find", True)]
        later = []
        for _ in SCENARIOS[1:]:
            press(qtbot, ENTER)
            later.append(panel.question.scenario.id)
            panel.search.setText(panel.question.hint)
            panel.search.setFocus()
            press(qtbot, ENTER)
        assert sorted((*later, "udeblivelse")) == sorted(scenario.id for scenario in SCENARIOS)

    def test_what_nobody_can_find_says_what_it_lacks_and_goes_on(self, qtbot: QtBot, view: DrillView) -> None:
        view.remember("udeblivelse", "RÅDIGHED: Udeblivelse")
        panel = to_find(qtbot, view)
        qtbot.keyClicks(panel.search, "udeblivelse")
        press(qtbot, ENTER)
        assert any(line.startswith("→ Ingen søgning kan skille »RÅDIGHED: Udeblivelse«") for line in view.told.texts)
        assert any(line.startswith("H05 længde · ") for line in view.told.texts)
        assert QApplication.focusWidget() is view.next

    def test_enter_in_the_list_answers_too(self, qtbot: QtBot, view: DrillView) -> None:
        panel = to_find(qtbot, view)
        type_in(qtbot, panel.question.hint)
        press(qtbot, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is panel.headings
        press(qtbot, ENTER)
        assert view.told.texts[0] == "Rigtigt"


class TestView:
    def test_the_last_ten_of_each_drill_are_shown(self, qtbot: QtBot, view: DrillView) -> None:
        panel = types_of(view)
        assert view.count.text() == ""
        assert view.count.accessibleName() == "Ingen svar endnu"
        for number in range(12):
            right = panel.question.note_types[0]
            wrong = next(name for name in KNOWLEDGE.note_types if name not in panel.question.note_types)
            choose(qtbot, panel, right if number else wrong)
            press(qtbot, ENTER)
            press(qtbot, ENTER)
            if number == 1:
                assert view.count.text() == "De sidste ti: ○●"
                assert view.count.accessibleName() == "1 af de sidste 2 rigtige"
        assert view.count.text() == f"De sidste ti: {'●' * 10}"
        to_heading(qtbot, view)
        assert view.count.text() == ""

    def test_a_question_that_is_not_answered_waits(self, qtbot: QtBot, view: DrillView) -> None:
        asked = types_of(view).question
        panel = to_heading(qtbot, view)
        type_in(qtbot, "Begyndt")
        press(qtbot, Qt.Key.Key_Y, ALT)
        assert types_of(view).question is asked
        to_heading(qtbot, view)
        assert panel.heading.text() == "Begyndt"

    def test_the_drills_are_chosen_by_arrows_too(self, qtbot: QtBot, view: DrillView) -> None:
        view.choices.button(0).setFocus()
        press(qtbot, Qt.Key.Key_Right)
        press(qtbot, Qt.Key.Key_Right)
        assert isinstance(view.panel, FindPanel)
        press(qtbot, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is view.panel.search

    def test_the_next_page_of_what_is_told_is_read_from_the_field(self, qtbot: QtBot, view: DrillView) -> None:
        to_heading(qtbot, view)
        view.resize(700, 300)
        type_in(qtbot, "Helt forkert")
        press(qtbot, ENTER)
        qtbot.waitUntil(lambda: view.told.verticalScrollBar().maximum() > 0)
        press(qtbot, Qt.Key.Key_PageDown)
        assert view.told.verticalScrollBar().value() > 0
        press(qtbot, Qt.Key.Key_PageUp)
        assert view.told.verticalScrollBar().value() == 0

    def test_no_key_is_for_two_things(self, view: DrillView) -> None:
        captions = [each.text() for each in view.findChildren(QAbstractButton) if "&" in each.text()]
        captions += [each.text() for each in view.findChildren(QLabel) if "&" in each.text()]
        keys = [caption[caption.index("&") + 1].lower() for caption in captions]
        assert len(keys) == 6
        assert sorted(set(keys)) == sorted(keys)
        assert set(keys).isdisjoint(TAKEN)

    def test_the_screen_reader_finds_a_name_at_every_field_and_the_question_with_it(
        self, qtbot: QtBot, view: DrillView
    ) -> None:
        for panel in view.panels:
            named: list[QWidget] = [panel.entry, panel.asked, view.told]
            named += [*panel.findChildren(QLineEdit), *panel.findChildren(QListView)]
            assert [each for each in named if not each.accessibleName()] == []
        panel = to_heading(qtbot, view)
        assert panel.question.scenario.task in "\n".join(panel.asked.texts) or not panel.question.is_made_up
        assert "\n".join(panel.asked.texts) in panel.heading.accessibleDescription()
        type_in(qtbot, "Helt forkert")
        press(qtbot, ENTER)
        assert panel.heading.accessibleDescription() == "\n".join(view.told.texts)

    def test_the_page_of_the_window_takes_the_focus_to_where_one_answers(self, qtbot: QtBot, view: DrillView) -> None:
        view.choices.button(0).setFocus()
        view.take_focus()
        assert QApplication.focusWidget() is view.panel.entry


def test_a_pack_without_headings_to_mend_has_two_drills(qtbot: QtBot) -> None:
    bare = {name: replace(each, bad=()) for name, each in KNOWLEDGE.note_types.items()}
    easy = [replace(scenario, wrongs=()) for scenario in SCENARIOS]
    view = DrillView(practice(easy, replace(KNOWLEDGE, note_types=bare)))
    qtbot.addWidget(view)
    assert [panel.drill for panel in view.panels] == ["type", "find"]


def test_remarks_say_no_more_than_there_is(qtbot: QtBot) -> None:
    said = Remarks("Sagt")
    qtbot.addWidget(said)
    said.remark([Remark("find", is_good=True, text="Den findes.")])
    said.remark([Remark("T15", is_good=False, text="Ret ordet.", why="Det dømmer.", source="Et sted")])
    assert said.texts == ["✓ Den findes.", "→ Ret ordet.", "Det dømmer.", "T15 · Et sted"]
    said.clear()
    assert said.texts == []
