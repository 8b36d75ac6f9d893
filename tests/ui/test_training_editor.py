"""The scenario editor: an exercise is written without a file being seen, and shows at once whether it holds."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMessageBox, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from standard_pack import KNOWLEDGE

from assistant.casework.training.practice import Practice
from assistant.casework.training.reading import read_course
from assistant.model.training import Scenario, Trial
from assistant.store.paths import training_dir
from assistant.ui import theme
from assistant.ui.training.editor.note import NoteItem
from assistant.ui.training.editor.window import EditorWindow
from assistant.ui.training.window import TrainingWindow

FORMS = {"raadighed-udeblivelse": "Udeblivelse fra samtale", "raadighed-afbud": "Afbud"}
Open = Callable[..., EditorWindow]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "øvelser"
    made.mkdir()
    return made


@pytest.fixture
def opened(qapp: QApplication, qtbot: QtBot, folder: Path) -> Open:
    """Opens the window on the folder with copies of these exercises, at the first of them."""
    theme.apply(qapp, "light")

    def open_with(*names: str) -> EditorWindow:
        for name in names:
            shutil.copy(training_dir() / f"{name}.toml", folder)
        window = EditorWindow(folder, KNOWLEDGE, FORMS)
        qtbot.addWidget(window)
        window.show()
        qtbot.waitUntil(window.isActiveWindow)
        qtbot.waitUntil(lambda: len(window.list._listed) == len(list(folder.iterdir())) and bool(window.list._standard))
        return window

    return open_with


def focused(window: EditorWindow) -> QWidget:
    widget = window.focusWidget()
    assert widget is not None
    return widget


def write(widget: QWidget, text: str) -> None:
    """Type ``text``; QTest knows no æ, ø and å."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def press(qtbot: QtBot, window: EditorWindow, key: Qt.Key, times: int = 1) -> None:
    for _ in range(times):
        qtbot.keyClick(focused(window), key)


def rows(window: EditorWindow) -> list[str]:
    """What is to be mended."""
    findings = window.preview.findings
    return [findings.item(number).text() for number in range(findings.count())]


def settle(qtbot: QtBot, window: EditorWindow) -> list[str]:
    """Let what was typed be judged."""
    qtbot.waitUntil(lambda: not window._later.isActive())
    return rows(window)


def save(qtbot: QtBot, window: EditorWindow) -> str:
    """Press Ctrl+S, and what the window says then."""
    window.foot.say("")
    qtbot.keyClick(focused(window), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(window.said.text()))
    return window.said.text()


def answer(qtbot: QtBot, window: EditorWindow, key: Qt.Key) -> None:
    """Answer what is asked of the exercise that is not saved."""
    (box,) = [each for each in window.findChildren(QMessageBox) if each.isVisible()]
    held = Qt.KeyboardModifier.NoModifier if key is Qt.Key.Key_Escape else Qt.KeyboardModifier.AltModifier
    qtbot.waitUntil(box.isActiveWindow)
    with qtbot.waitSignal(box.finished):
        qtbot.keyClick(box, key, held)


def type_through(qtbot: QtBot, window: EditorWindow, answers: Iterable[str]) -> None:
    """Type each answer and go on with Tab; in a text of several lines ``|`` is Enter."""
    for said in answers:
        for number, line in enumerate(said.split("|")):
            if number:
                press(qtbot, window, Qt.Key.Key_Return)
            write(focused(window), line)
        press(qtbot, window, Qt.Key.Key_Tab)


WRITTEN = (
    "Borgeren kom for sent",
    "ø",  # øvet
    "24112026",
    "Bo Opdigt",
    "9321",
    "",
    "Bo Opdigt kom kl. 9.20 til jobsamtalen kl. 9.00.",
    "",
    "Skriv notatet.",
    "RÅ",
    "",
    "",  # a note, and no letter
    "",
    "forsinket jobsamtale|24.11.2026",
    "hvornår han kom",
    "kl. 9.20|20 minutter",
    "",  # where: in the note
    "",  # more
    "",  # take it away
    "",  # one more that it must say
    "",  # one that it must not
    "Hvad skete der?|Er det fremmøde?",
    "",
    "At også et forsinket fremmøde skal kunne findes.",
    "Holdets egen arbejdsgang",
    "R",
    "",
    "RÅDIGHED: Udeblivelse – forsinket til jobsamtale – 24.11.2026",
    "Borgeren kom kl. 9.20 til samtalen kl. 9.00.",
)
"""What she types, from the title down to the good note, a Tab after each."""
NOT_GOOD = (
    ("RÅDIGHED: Udeblivelse – forsinket til jobsamtale – 24.11.2026", "Borgeren kom for sent."),
    ("Kom for sent igen", "Borgeren kom kl. 9.20."),
)


class TestFromNothing:
    def test_an_exercise_is_written_by_keys_alone_and_can_be_practised(
        self, qtbot: QtBot, opened: Open, folder: Path
    ) -> None:
        window = opened()
        assert focused(window) is window.form.questions["title"].editor.stops()[0]
        type_through(qtbot, window, WRITTEN)
        press(qtbot, window, Qt.Key.Key_Tab, 3)  # more, take it away, one more
        for heading, text in NOT_GOOD:
            type_through(qtbot, window, (heading, text))
            settle(qtbot, window)
            press(qtbot, window, Qt.Key.Key_Tab)
            assert focused(window).accessibleName().startswith("Brug denne dom: ")
            press(qtbot, window, Qt.Key.Key_Space)  # use this verdict
            press(qtbot, window, Qt.Key.Key_Tab, 2)
        assert settle(qtbot, window) == []
        assert save(qtbot, window) == "Gemt."

        course = read_course(folder, KNOWLEDGE)
        assert course.findings == ()
        (scenario,) = course.scenarios
        assert_is_as_written(scenario)
        journal = TrainingWindow(Practice(scenarios=course.scenarios, knowledge=KNOWLEDGE, today=date(2026, 11, 24)))
        qtbot.addWidget(journal)
        assert journal.windowTitle() == "Øvejournal – Øvesag 9321"

    def test_nothing_is_reproached_before_she_has_been_there(self, qtbot: QtBot, opened: Open) -> None:
        window = opened()
        assert "»Titel« mangler." in rows(window)
        assert not window.form.questions["title"].is_told("E05")
        press(qtbot, window, Qt.Key.Key_Tab)
        settle(qtbot, window)
        assert window.form.questions["title"].is_told("E05")

    def test_it_is_not_saved_without_a_title(self, qtbot: QtBot, opened: Open, folder: Path) -> None:
        window = opened()
        write(window.form.questions["citizen"].editor.stops()[0], "Bo Opdigt")
        assert save(qtbot, window) == "Skriv en titel, før du gemmer."
        assert focused(window) is window.form.questions["title"].editor.stops()[0]
        assert list(folder.iterdir()) == []


def assert_is_as_written(scenario: Scenario) -> None:
    assert (scenario.id, scenario.level, scenario.day) == ("borgeren-kom-for-sent", 2, date(2026, 11, 24))
    assert (scenario.citizen, scenario.case, scenario.note_types) == ("Bo Opdigt", "9321", ("raadighed",))
    assert scenario.find == ("forsinket jobsamtale", "24.11.2026")
    assert [(saying.what, saying.any_of, saying.place) for saying in scenario.says] == [
        ("hvornår han kom", ("kl. 9.20", "20 minutter"), "text")
    ]
    assert scenario.hints == ("Hvad skete der?", "Er det fremmøde?")
    assert [(trial.heading, trial.text) for trial in scenario.wrongs] == list(NOT_GOOD)
    assert all(trial.codes and trial.score < 100 for trial in scenario.wrongs)


def at(window: EditorWindow, group: str, place: int, name: str) -> QWidget:
    """The field ``name`` of an item."""
    item = window.form.groups[group].items[place]
    return item.questions[name].editor.stops()[0]


class TestFindings:
    def test_a_fault_is_told_with_its_field_and_leads_there(self, qtbot: QtBot, opened: Open) -> None:
        window = opened("udeblivelse")
        assert settle(qtbot, window) == []
        assert window.preview.state.text() == "Øvelsen holder, hvad den siger"
        case = window.form.questions["case"].editor.stops()[0]
        case.setFocus()
        write(case, "x")
        assert settle(qtbot, window) == ["Sagsnummer: »x9101« er ikke et sagsnummer. Skriv kun cifre."]
        window.preview.findings.setFocus()
        press(qtbot, window, Qt.Key.Key_Return)
        assert focused(window) is case
        assert window.form.questions["case"].is_told("E08")

    def test_a_model_that_lacks_something_says_what_at_the_note(self, qtbot: QtBot, opened: Open) -> None:
        window = opened("udeblivelse")
        text = at(window, "models", 0, "text")
        text.setFocus()
        qtbot.keyClick(text, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        write(text, "Borgeren kom ikke kl. 10.00.")
        assert settle(qtbot, window) == [
            "Godt notat 1: Et godt notat skal have 100 point. Se dommen under notatet.",
        ]
        item = window.form.groups["models"].items[0]
        assert isinstance(item, NoteItem)
        assert item.verdict.text() == "85 af 100 point (says)."
        assert not item.use.isVisible()
        assert "→ Der mangler i notatet: at du ringede." in window.preview.remarks.texts

    def test_it_shows_the_verdict_at_a_note_and_else_what_the_learner_sees(self, qtbot: QtBot, opened: Open) -> None:
        window = opened("udeblivelse")
        seen = window.preview.pages
        assert window.preview.teacher.title.text() == "Borgeren kom ikke"
        assert seen.currentWidget().isAncestorOf(window.preview.teacher)
        at(window, "wrongs", 1, "heading").setFocus()
        assert seen.currentWidget() is window.preview.remarks
        assert window.preview.remarks.texts[0] == "0 af 100 point"
        window.form.questions["title"].setFocus()
        assert seen.currentWidget().isAncestorOf(window.preview.teacher)
        assert window.preview.citizen.text() == "Øvesag 9101 · Ask Opdigt · 18.11.2026"

    def test_a_verdict_is_taken_and_never_counted_by_hand(self, qtbot: QtBot, opened: Open, folder: Path) -> None:
        window = opened("udeblivelse")
        phrases = at(window, "says", 1, "any_of")
        phrases.setFocus()
        qtbot.keyClick(phrases, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        write(phrases, "kl. 10.05")
        (told,) = settle(qtbot, window)
        assert told.startswith("Ikke godt nok 1: ")
        item = window.form.groups["wrongs"].items[0]
        assert isinstance(item, NoteItem)
        qtbot.mouseClick(item.use, Qt.MouseButton.LeftButton)
        assert settle(qtbot, window) == []
        assert save(qtbot, window) == "Gemt."
        (scenario,) = read_course(folder, KNOWLEDGE).scenarios
        assert (scenario.wrongs[0].score, scenario.wrongs[0].codes) == (55, ("H02", "find", "says"))
        assert [trial.score for trial in scenario.models] == [100]

    def test_a_note_that_is_good_enough_cannot_be_one_that_is_not(self, qtbot: QtBot, opened: Open) -> None:
        window = opened("udeblivelse")
        item = window.form.groups["wrongs"].items[0]
        assert isinstance(item, NoteItem)
        model = window.form.groups["models"].items[0].value()
        item.show_value(model)
        item.changed.emit()
        settle(qtbot, window)
        assert item.verdict.text() == "100 af 100 point. Det er godt nok. Lad noget mangle."
        assert not item.use.isEnabled()

    def test_a_day_that_is_no_day_is_told_and_not_saved(self, qtbot: QtBot, opened: Open, folder: Path) -> None:
        window = opened("udeblivelse")
        before = (folder / "udeblivelse.toml").read_bytes()
        day = window.form.questions["day"].editor.stops()[0]
        day.setFocus()
        write(day, "x")
        assert settle(qtbot, window)[0].startswith("Dagen, det sker: ")
        save(qtbot, window)
        assert (folder / "udeblivelse.toml").read_bytes() == before
        assert focused(window) is day


class TestGroups:
    def test_one_more_and_one_less_by_keys(self, qtbot: QtBot, opened: Open) -> None:
        window = opened("udeblivelse")
        group = window.form.groups["says"]
        at(window, "says", 0, "what").setFocus()
        qtbot.keyClick(focused(window), Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
        assert focused(window) is at(window, "says", 2, "what")
        press(qtbot, window, Qt.Key.Key_Tab)
        assert focused(window) is at(window, "says", 2, "any_of")
        at(window, "says", 0, "what").setFocus()
        qtbot.keyClick(focused(window), Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
        assert group.items[0].remove.text() == "Tryk igen for at fjerne"
        assert group.items[0].value()["what"] == "hvornår han skulle være mødt"
        qtbot.keyClick(focused(window), Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
        assert [item.title.text() for item in group.items] == ["Skal sige 1", "Skal sige 2"]
        assert group.items[0].value()["what"] == "at du ringede"
        assert focused(window) is at(window, "says", 0, "what")

    def test_a_note_that_was_taken_away_comes_back_with_its_verdict(self, qtbot: QtBot, opened: Open) -> None:
        window = opened("udeblivelse")
        group = window.form.groups["wrongs"]
        before = group.values()
        group.items[0].ask("").setFocus()
        for _ in range(2):
            qtbot.keyClick(focused(window), Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
        assert group.values() != before
        qtbot.keyClick(focused(window), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert group.values() == before

    def test_what_is_written_of_the_case_is_not_folded_away(self, opened: Open) -> None:
        window = opened("to-sager")
        wrong = next(item for item in window.form.groups["wrongs"].items if "case" in item.value())
        assert wrong.questions["case"].isVisibleTo(wrong)


class TestFolder:
    def test_each_exercise_says_how_it_stands(self, opened: Open, folder: Path) -> None:
        shutil.copy(training_dir() / "afbud.toml", folder / "faulty.toml")
        (folder / "brudt.toml").write_text("id = ", "utf-8")
        window = opened("udeblivelse")
        shown = [window.list.rows.item(number).text() for number in range(window.list.rows.count())]
        assert shown == ["●  Afbud i sidste øjeblik (1)", "✓  Borgeren kom ikke", "●  brudt (1)"]

    def test_a_broken_file_says_why_and_is_never_written_over(self, qtbot: QtBot, opened: Open, folder: Path) -> None:
        broken = folder / "brudt.toml"
        broken.write_bytes(b"id = \xff")
        window = opened("udeblivelse")
        window.list.rows.setFocus()
        press(qtbot, window, Qt.Key.Key_Down)
        assert window.list.file == broken
        assert rows(window) == ["Filen er ikke gemt som UTF-8, så æ, ø og å kan ikke læses. Gem den igen som UTF-8."]
        assert not window.form.questions["title"].isEnabled()
        assert not window.save_button.isEnabled()
        qtbot.keyClick(focused(window), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        assert broken.read_bytes() == b"id = \xff"
        press(qtbot, window, Qt.Key.Key_Up)
        assert window.form.questions["title"].raw() == "Borgeren kom ikke"
        assert window.save_button.isEnabled()

    def test_a_copy_of_one_that_came_with_the_program_is_hers(self, qtbot: QtBot, opened: Open, folder: Path) -> None:
        window = opened("udeblivelse")
        menu = window.list.menu()
        own, standard = menu.actions()
        assert own.text() == "Borgeren kom ikke"
        offered = {action.text(): action for action in standard.menu().actions()}
        assert len(offered) == len(list(training_dir().glob("*.toml")))
        offered["Afbud i sidste øjeblik"].trigger()
        assert window.form.questions["title"].raw() == "Kopi af Afbud i sidste øjeblik"
        assert save(qtbot, window) == "Gemt."
        assert (folder / "kopi-af-afbud-i-sidste-oejeblik.toml").exists()
        assert read_course(folder, KNOWLEDGE).findings == ()

    def test_a_title_that_is_taken_is_not_written_over(self, qtbot: QtBot, opened: Open, folder: Path) -> None:
        taken = folder / "moede.toml"
        window = opened("udeblivelse")
        taken.write_text("# en andens\n", "utf-8")
        qtbot.mouseClick(window.list.new, Qt.MouseButton.LeftButton)
        write(focused(window), "Møde")
        assert save(qtbot, window) == "Der er allerede en fil, der hedder »moede.toml«. Vælg en anden titel."
        assert taken.read_text("utf-8") == "# en andens\n"

    def test_one_with_faults_is_saved_as_a_draft(self, qtbot: QtBot, opened: Open, folder: Path) -> None:
        window = opened()
        write(focused(window), "Halv")
        assert save(qtbot, window).startswith("Gemt som kladde.")
        assert window.list.rows.currentItem().text().startswith("●  Halv (")
        course = read_course(folder, KNOWLEDGE)
        assert (course.scenarios, bool(course.findings)) == ((), True)
        qtbot.mouseClick(window.try_button, Qt.MouseButton.LeftButton)
        assert window.said.text().startswith("Øvelsen kan prøves, når ")

    def test_it_is_saved_before_it_is_tried(self, qtbot: QtBot, opened: Open, folder: Path) -> None:
        window = opened("udeblivelse")
        write(window.form.questions["title"].editor.stops()[0], "X")
        with qtbot.waitSignal(window.tried):
            qtbot.mouseClick(window.try_button, Qt.MouseButton.LeftButton)
        assert 'title = "X' in (folder / "udeblivelse.toml").read_text("utf-8")

    def test_what_no_field_asks_for_is_told_and_left_in_the_file(
        self, qtbot: QtBot, opened: Open, folder: Path
    ) -> None:
        text = (training_dir() / "udeblivelse.toml").read_text("utf-8").replace("level =", 'egen = "x"\nlevel =')
        (folder / "udeblivelse.toml").write_text(text, "utf-8")
        window = opened()
        assert rows(window) == ["»egen« kendes ikke her."]
        assert window.preview.head.text() == ""
        window.preview.findings.setFocus()
        press(qtbot, window, Qt.Key.Key_Return)
        assert window.said.text().startswith("Det står i filen selv.")
        write(window.form.questions["title"].editor.stops()[0], "X")
        save(qtbot, window)
        assert 'egen = "x"' in (folder / "udeblivelse.toml").read_text("utf-8")


class TestUnsaved:
    @pytest.fixture
    def changed(self, qtbot: QtBot, opened: Open) -> EditorWindow:
        """At the first of two exercises, and something is typed."""
        window = opened("udeblivelse", "afbud")
        title = window.form.questions["title"].editor.stops()[0]
        title.setFocus()
        press(qtbot, window, Qt.Key.Key_End)
        write(title, " igen")
        window.list.rows.setFocus()
        return window

    def test_another_exercise_asks_first_and_saves(self, qtbot: QtBot, changed: EditorWindow, folder: Path) -> None:
        press(qtbot, changed, Qt.Key.Key_Down)
        assert changed.list.file == folder / "afbud.toml"
        answer(qtbot, changed, Qt.Key.Key_G)
        qtbot.waitUntil(lambda: changed.list.file == folder / "udeblivelse.toml")
        assert 'title = "Afbud i sidste øjeblik igen"' in (folder / "afbud.toml").read_text("utf-8")
        assert changed.form.questions["title"].raw() == "Borgeren kom ikke"

    def test_or_lets_it_go(self, qtbot: QtBot, changed: EditorWindow, folder: Path) -> None:
        press(qtbot, changed, Qt.Key.Key_Down)
        answer(qtbot, changed, Qt.Key.Key_I)
        assert changed.list.file == folder / "udeblivelse.toml"
        assert "igen" not in (folder / "afbud.toml").read_text("utf-8")

    def test_or_stays(self, qtbot: QtBot, changed: EditorWindow, folder: Path) -> None:
        press(qtbot, changed, Qt.Key.Key_Down)
        answer(qtbot, changed, Qt.Key.Key_Escape)
        assert changed.list.file == folder / "afbud.toml"
        assert changed.form.questions["title"].raw() == "Afbud i sidste øjeblik igen"

    def test_closing_asks_too(self, qtbot: QtBot, changed: EditorWindow, folder: Path) -> None:
        assert not changed.close()
        answer(qtbot, changed, Qt.Key.Key_F)
        assert changed.isVisible()
        assert not changed.close()
        answer(qtbot, changed, Qt.Key.Key_G)
        qtbot.waitUntil(lambda: not changed.isVisible())
        assert "igen" in (folder / "afbud.toml").read_text("utf-8")

    def test_what_cannot_be_saved_is_not_left(self, qtbot: QtBot, changed: EditorWindow, folder: Path) -> None:
        (folder / "afbud.toml").write_text("# rettet af en anden\n", "utf-8")
        changed.close()
        answer(qtbot, changed, Qt.Key.Key_G)
        qtbot.waitUntil(lambda: "rettet et andet sted" in changed.said.text())
        assert changed.isVisible()
        assert (folder / "afbud.toml").read_text("utf-8") == "# rettet af en anden\n"

    def test_nothing_is_asked_where_nothing_is_written(self, opened: Open) -> None:
        assert opened().close()
        assert opened("udeblivelse").close()


class TestForEverybody:
    def test_no_key_is_for_two_things(self, opened: Open) -> None:
        window = opened("to-sager")
        captions = [
            each.text()
            for kind in (QLabel, QAbstractButton)
            for each in window.findChildren(kind)
            if each.isVisibleTo(window) and re.search("&[^&]", each.text())
        ]
        keys = [caption[caption.index("&") + 1].lower() for caption in captions]
        assert sorted(set(keys)) == sorted(keys)
        assert len(keys) >= 24

    def test_everything_has_a_name_and_no_two_the_same(self, opened: Open) -> None:
        window = opened("udeblivelse")
        fields = [
            each
            for each in window.findChildren(QWidget)
            if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisibleTo(window) and each.isEnabled()
        ]
        names = [
            each.accessibleName()
            for each in fields
            if type(each) is not QScrollArea and not isinstance(each, QAbstractButton)
        ]
        assert all(names)
        assert sorted(set(names)) == sorted(names)

    def test_every_key_of_an_exercise_is_asked_for(self, opened: Open) -> None:
        window = opened("udeblivelse")
        asked = {*window.form.values(), "id"}
        assert {name for name in Scenario.__dataclass_fields__ if name not in asked} == set()
        trial = {*window.form.groups["wrongs"].items[0].questions, "score", "codes"}
        assert set(Trial.__dataclass_fields__) == trial
