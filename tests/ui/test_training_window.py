"""The practice journal: what is written there is judged as real work is, and what failed says why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from standard_pack import KNOWLEDGE

from assistant.casework.training import progress
from assistant.casework.training.judging import Report, judge
from assistant.casework.training.learners import hand_over
from assistant.casework.training.practice import Practice, Way
from assistant.casework.training.reading import read_course
from assistant.casework.training.tour import read_tour
from assistant.model.learning import Learned
from assistant.model.training import Note
from assistant.store import paths
from assistant.ui.parts import KeyCap
from assistant.ui.training.window import DRILLS, NOTES, STANDING, TrainingWindow

TRAINING = Path(__file__).resolve().parents[2] / "resources" / "training"
COURSE = {each.id: each for each in read_course(TRAINING, KNOWLEDGE).scenarios}
ABSENT, GOAL, TWO = (COURSE[name] for name in ("udeblivelse", "jobmaal", "to-sager"))
TOUR, _ = read_tour(TRAINING, COURSE.values())
TODAY = date(2026, 11, 24)
PRACTICE = Practice(
    scenarios=(ABSENT, GOAL, TWO),
    knowledge=KNOWLEDGE,
    today=TODAY,
    ways={"raadighed-udeblivelse": Way("Ctrl+½ og Alt+U", "Udeblivelse")},
    leader="Ctrl+½",
)


@pytest.fixture
def window(qtbot: QtBot, home: Path) -> TrainingWindow:
    return opened(qtbot)


def opened(qtbot: QtBot, practice: Practice = PRACTICE) -> TrainingWindow:
    """The journal as somebody finds it who has practised what is kept."""
    window = TrainingWindow(practice)
    qtbot.addWidget(window)
    window.show()
    return window


def said(window: TrainingWindow) -> list[str]:
    """What the teacher says, in its order."""
    return window.notes.teacher.said.texts


def write(window: TrainingWindow, note: Note) -> None:
    case = window.notes.case
    case.heading.setText(note.heading)
    case.text.setPlainText(note.text)
    case.agreements.setPlainText(note.agreements)
    case.task.setText(note.task)


def hand_in(qtbot: QtBot, window: TrainingWindow) -> None:
    qtbot.mouseClick(window.notes.teacher.hand_in, Qt.MouseButton.LeftButton)


def test_it_opens_at_the_easiest_with_the_caret_in_the_heading(window: TrainingWindow) -> None:
    assert window.windowTitle() == "Øvejournal – Øvesag 9101"
    assert "Ask Opdigt" in window.notes.citizen.text()
    assert said(window) == [ABSENT.situation.strip(), ABSENT.task, f"Råd 1: {ABSENT.hints[0]}"]
    assert window.focusWidget() is window.notes.case.heading
    assert window.notes.case.none.text() == "Der er ingen notater endnu."


def test_a_good_note_is_praised_listed_and_leads_to_the_next(qtbot: QtBot, window: TrainingWindow) -> None:
    write(window, ABSENT.models[0])
    hand_in(qtbot, window)
    assert "100 af 100 point" in said(window)
    assert not [line for line in said(window) if line.startswith("→")]
    assert window.notes.case.notes.item(0).text() == ABSENT.models[0].heading
    assert window.focusWidget() is window.notes.teacher.next
    qtbot.keyClick(window.notes.teacher.next, Qt.Key.Key_Return)
    assert window.notes.scenario is GOAL
    assert window.notes.case.note == Note(heading="", case=GOAL.case)
    assert [window.notes.case.notes.item(0).text()] == list(GOAL.used)


def test_a_note_that_is_not_good_enough_says_what_to_change_and_is_kept_in_the_fields(
    qtbot: QtBot, window: TrainingWindow
) -> None:
    wrong = ABSENT.wrongs[0]
    write(window, wrong)
    hand_in(qtbot, window)
    assert f"{wrong.score} af 100 point" in said(window)
    assert [line for line in said(window) if line.startswith("→ SAMTALE er ikke typen her.")]
    assert window.notes.case.heading.text() == wrong.heading
    assert window.notes.case.notes.count() == 0
    assert window.focusWidget() is window.notes.teacher.hand_in
    hand_in(qtbot, window)
    assert said(window).count(f"{wrong.score} af 100 point") == 1
    qtbot.mouseClick(window.notes.teacher.model, Qt.MouseButton.LeftButton)
    assert ABSENT.models[0].heading in said(window)


def test_hints_come_one_by_one_until_there_are_none(qtbot: QtBot, window: TrainingWindow) -> None:
    for number, hint in list(enumerate(ABSENT.hints, 1))[1:]:  # the first stands there
        assert window.notes.teacher.hint.isEnabled()
        qtbot.mouseClick(window.notes.teacher.hint, Qt.MouseButton.LeftButton)
        assert said(window)[-1] == f"Råd {number}: {hint}"
    assert not window.notes.teacher.hint.isEnabled()


def test_a_search_finds_by_the_words_of_the_heading(window: TrainingWindow) -> None:
    window.notes.choice.setCurrentIndex(1)
    window.notes.case.search.setText("kursus min plan")
    assert window.notes.case.notes.count() == 1
    window.notes.case.search.setText("jobmål")
    assert window.notes.case.notes.count() == 0
    assert window.notes.case.none.text() == "Ingen med de ord."


def test_an_exercise_is_chosen_by_its_first_letters(qtbot: QtBot, window: TrainingWindow) -> None:
    window.notes.choice.setFocus()
    qtbot.keyClicks(window.notes.choice, "To")
    assert window.notes.scenario is GOAL
    qtbot.keyClicks(window.notes.choice, " s")  # Space is a letter of it, and opens no list that takes the keyboard
    assert window.notes.scenario is TWO
    assert QApplication.activePopupWidget() is None
    assert window.focusWidget() is window.notes.choice
    qtbot.keyClick(window.notes.choice, Qt.Key.Key_Home)
    assert window.windowTitle() == "Øvejournal – Øvesag 9101"


@pytest.mark.parametrize("page", [NOTES, DRILLS, STANDING])
def test_no_key_is_for_two_things(qtbot: QtBot, home: Path, page: int) -> None:
    window = opened(qtbot, replace(PRACTICE, scenarios=tuple(COURSE.values()), tour=TOUR))
    window.show_page(page)
    if page == NOTES:
        window.notes.choose(TWO.id)
    captions = [window.pages.tabText(number) for number in range(window.pages.count())]
    for kind in (QLabel, QAbstractButton):
        captions += [each.text() for each in window.findChildren(kind) if each.isVisible() and "&" in each.text()]
    keys = [caption[caption.index("&") + 1].lower() for caption in captions]
    assert len(captions) > 5
    assert sorted(set(keys)) == sorted(keys)


def test_tab_goes_through_the_fields_as_a_text_is_put_in(qtbot: QtBot, window: TrainingWindow) -> None:
    case = window.notes.case
    order: list[QWidget | None] = []
    for _ in range(5):
        order.append(window.focusWidget())
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert order == [case.heading, case.text, case.agreements, case.my_plan, case.task]


def test_the_screen_reader_finds_a_name_at_every_field(window: TrainingWindow) -> None:
    case = window.notes.case
    fields = (case.search, case.notes, case.heading, case.text, case.agreements, case.my_plan, case.task)
    others = (window.notes.choice, window.notes.tabs, window.pages, window.standing.name)
    assert [field for field in (*fields, *others) if not field.accessibleName()] == []


def test_a_turn_of_the_wheel_begins_no_other_exercise(qtbot: QtBot, window: TrainingWindow) -> None:
    write(window, ABSENT.models[0])
    choice = window.notes.choice
    here = QPointF(choice.rect().center())
    for notches in (-120, 120):
        turn = QWheelEvent(
            here,
            choice.mapToGlobal(here),
            QPoint(),
            QPoint(0, notches),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(choice, turn)
    assert window.notes.case.heading.text() == ABSENT.models[0].heading


def test_tab_comes_by_everything_there_is(qtbot: QtBot, window: TrainingWindow) -> None:
    met: set[QWidget | None] = set()
    for _ in range(20):
        met.add(window.focusWidget())
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert {window.pages, window.notes.choice, window.notes.case.search, window.notes.teacher.hand_in} <= met


def test_the_pages_are_chosen_with_arrows_without_falling_into_them(qtbot: QtBot, window: TrainingWindow) -> None:
    window.pages.setFocus()
    for page in (DRILLS, STANDING):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Right)
        assert window.stack.currentIndex() == page
    assert window.focusWidget() is window.pages


def test_a_long_report_is_read_from_the_keyboard_and_by_a_screen_reader(qtbot: QtBot, window: TrainingWindow) -> None:
    window.resize(window.minimumSizeHint())
    write(window, ABSENT.wrongs[0])
    hand_in(qtbot, window)
    bar = window.notes.teacher.said.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_PageDown)
    assert bar.value() > 0
    assert "→ SAMTALE er ikke typen her." in window.focusWidget().accessibleDescription()


def come(window: TrainingWindow, heading: str) -> None:
    """Put a heading in as the program does: in one piece."""
    QApplication.clipboard().setText(heading)
    window.notes.case.heading.paste()
    QApplication.clipboard().clear()


class TestTwoCases:
    """A citizen's note must not stand in another's case."""

    def test_the_wrong_one_is_in_front_and_a_note_there_has_no_points(
        self, qtbot: QtBot, window: TrainingWindow
    ) -> None:
        window.notes.choose(TWO.id)
        assert window.windowTitle() == f"Øvejournal – Øvesag {TWO.other_case}"
        assert TWO.citizen not in window.notes.citizen.text()
        write(window, TWO.models[0])
        hand_in(qtbot, window)
        assert "0 af 100 point" in said(window)

    def test_the_right_one_is_a_key_away_and_each_has_its_own_fields(
        self, qtbot: QtBot, window: TrainingWindow
    ) -> None:
        window.notes.choose(TWO.id)
        write(window, TWO.models[0])
        qtbot.keyClick(window, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
        assert window.windowTitle() == f"Øvejournal – Øvesag {TWO.case}"
        assert TWO.citizen in window.notes.citizen.text()
        assert window.notes.case.heading.text() == ""
        write(window, TWO.models[0])
        hand_in(qtbot, window)
        assert "100 af 100 point" in said(window)

    def test_with_one_case_there_is_no_other_to_go_to(self, qtbot: QtBot, window: TrainingWindow) -> None:
        assert not window.notes.tabs.isVisible()
        qtbot.keyClick(window, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
        assert window.windowTitle() == f"Øvejournal – Øvesag {ABSENT.case}"


class TestCall:
    """Somebody rings about something else, and what is said does not belong in this note."""

    def test_it_rings_once_when_she_has_begun_to_write_and_takes_no_key(self, qtbot: QtBot, home: Path) -> None:
        window = opened(qtbot, replace(PRACTICE, scenarios=tuple(COURSE.values())))
        rung = COURSE["praktik"]
        window.notes.choose(rung.id)
        assert not window.notes.call.isVisible()
        window.notes.case.heading.setFocus()
        qtbot.keyClicks(window.notes.case.heading, "VIRK")
        assert window.notes.call.said.text() == rung.call.strip()
        assert window.focusWidget() is window.notes.case.heading
        qtbot.mouseClick(window.notes.call.hang_up, Qt.MouseButton.LeftButton)
        qtbot.keyClicks(window.notes.case.heading, "SOMHED")
        assert not window.notes.call.isVisible()

    def test_it_rings_wherever_she_begins(self, qtbot: QtBot, home: Path) -> None:
        window = opened(qtbot, replace(PRACTICE, scenarios=tuple(COURSE.values())))
        window.notes.choose("praktik")
        window.notes.case.text.setPlainText("Aftalt i dag.")
        assert window.notes.call.isVisible()
        window.notes.case.search.setFocus()
        qtbot.mouseClick(window.notes.call.hang_up, Qt.MouseButton.LeftButton)
        assert window.focusWidget() is window.notes.case.heading

    def test_it_is_over_with_the_exercise(self, qtbot: QtBot, home: Path) -> None:
        window = opened(qtbot, replace(PRACTICE, scenarios=tuple(COURSE.values())))
        window.notes.choose("praktik")
        window.notes.case.heading.setText("V")
        window.notes.choose(ABSENT.id)
        assert not window.notes.call.isVisible()

    def test_what_was_said_does_not_belong_in_the_note(self) -> None:
        for scenario in COURSE.values():
            if scenario.call:
                model = scenario.models[0]
                told = judge(scenario, replace(model, text=f"{model.text} {scenario.call}"), KNOWLEDGE)
                assert "never" in {remark.code for remark in told.to_mend}, scenario.id


def pass_alone(qtbot: QtBot, *names: str) -> TrainingWindow:
    """The journal of somebody who has passed the exercises ``names`` on her own, at the absence."""
    for name in names:
        progress.change(
            lambda now, name=name: progress.handed_in(now, COURSE[name], Report(100, ()), TODAY, is_alone=True)
        )
    window = opened(qtbot, replace(PRACTICE, scenarios=tuple(COURSE.values())))
    window.notes.choose(ABSENT.id)
    return window


def press(box: QMessageBox, caption: str) -> int:
    """Answer ``box`` with the button of that caption."""
    next(button for button in box.buttons() if button.text() == caption).click()
    return 0


class TestHelp:
    """It goes as she learns."""

    def test_who_has_written_such_a_note_alone_gets_hints_after_the_first_try(self, qtbot: QtBot, home: Path) -> None:
        window = pass_alone(qtbot, "afbud")  # both are RÅDIGHED
        assert said(window) == [ABSENT.situation.strip(), ABSENT.task]
        assert not window.notes.teacher.hint.isVisible()
        write(window, ABSENT.wrongs[0])
        hand_in(qtbot, window)
        assert window.notes.teacher.hint.isVisible()

    def test_who_has_written_others_asks_for_them(self, qtbot: QtBot, home: Path) -> None:
        window = pass_alone(qtbot, "sygemelding", "cv-sendt", "ferie-jul")
        assert said(window) == [ABSENT.situation.strip(), ABSENT.task]
        assert window.notes.teacher.hint.isVisible()

    def test_a_form_is_named_until_it_has_been_used_twice(self, qtbot: QtBot, window: TrainingWindow) -> None:
        tip = "Et skema skriver det meste for dig: »Udeblivelse«. Tryk Ctrl+½ og Alt+U."
        for times_used in range(3):
            window.notes.choose(ABSENT.id)
            write(window, ABSENT.wrongs[0])
            hand_in(qtbot, window)
            assert (tip in said(window)) is (times_used < 2)
            window.notes.choose(ABSENT.id)
            come(window, "RÅDIGHED: Udeblivelse")
            hand_in(qtbot, window)
            assert tip not in said(window)  # it has just been used

    def test_what_comes_back_by_undo_has_not_come_from_a_form(self, qtbot: QtBot, window: TrainingWindow) -> None:
        heading = window.notes.case.heading
        qtbot.keyClicks(heading, "RÅDIGHED: Udeblivelse")
        heading.selectAll()
        qtbot.keyClick(heading, Qt.Key.Key_Delete)
        qtbot.keyClick(heading, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert heading.text()
        assert window.learner.now.keys == {}
        heading.selectAll()
        come(window, "RÅDIGHED: Afbud")  # shorter than what stood there
        assert "leader" in window.learner.now.keys

    def test_a_key_is_shown_until_it_has_been_used_twice_and_the_mouse_does_not_count(
        self, qtbot: QtBot, window: TrainingWindow
    ) -> None:
        def shown() -> list[str]:
            return [cap.text() for cap in window.keys.findChildren(KeyCap) if cap.isVisible()]

        assert shown() == ["Ctrl+½", "Ctrl+Enter", "Alt+A", "Alt+R", "Alt+Ø", "Alt+O"]
        for _ in range(3):
            hand_in(qtbot, window)
        assert "Alt+A" in shown()
        for _ in range(2):
            come(window, "RÅDIGHED: Udeblivelse")
            qtbot.keyClick(window, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
            window.notes.choose(ABSENT.id)
        assert shown() == ["Alt+R", "Alt+Ø", "Alt+O"]
        window.learner.finish()
        again = opened(qtbot)
        assert [cap.text() for cap in again.keys.findChildren(KeyCap) if cap.isVisible()] == ["Alt+R", "Alt+Ø", "Alt+O"]


class TestStanding:
    """What she has practised is hers, and is there the next time."""

    def test_it_is_kept_without_a_word_of_what_she_wrote(self, qtbot: QtBot, window: TrainingWindow) -> None:
        write(window, replace(ABSENT.models[0], text=ABSENT.models[0].text + " Æblegrød."))
        hand_in(qtbot, window)
        window.show_page(STANDING)
        assert told(window)[0] == "1 af 3 øvelser er, som de skal være"
        window.learner.finish()
        kept = paths.learned_file().read_text("utf-8")
        assert "Æblegrød" not in kept
        assert "RÅDIGHED" not in kept
        again = opened(qtbot)
        assert told(again)[0] == "1 af 3 øvelser er, som de skal være"

    @pytest.mark.parametrize("help_", ["hint", "model"])
    def test_who_has_been_shown_how_has_not_written_it_alone(self, qtbot: QtBot, home: Path, help_: str) -> None:
        """Also when she begins it anew, and there has been no first hint."""
        window = pass_alone(qtbot, "sygemelding", "cv-sendt", "ferie-jul")
        write(window, ABSENT.wrongs[0])
        hand_in(qtbot, window)
        qtbot.mouseClick(getattr(window.notes.teacher, help_), Qt.MouseButton.LeftButton)
        for name in (ABSENT.id, GOAL.id):
            window.notes.choose(name)
            write(window, COURSE[name].models[0])
            hand_in(qtbot, window)
        results = window.learner.now.results
        assert (results[ABSENT.id].is_alone, results[GOAL.id].is_alone) == (False, True)

    def test_an_empty_note_is_no_try(self, qtbot: QtBot, window: TrainingWindow) -> None:
        hand_in(qtbot, window)
        assert said(window)[-1] == "Skriv først noget i notatet."
        assert window.learner.now.results == {}

    def test_her_own_heading_is_asked_for_in_the_drill(self, qtbot: QtBot, window: TrainingWindow) -> None:
        own = ABSENT.models[0].heading.replace("jobsamtale", "opfølgningssamtale")
        write(window, replace(ABSENT.models[0], heading=own))
        hand_in(qtbot, window)
        window.show_page(DRILLS)
        qtbot.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)
        search = window.focusWidget()
        assert isinstance(search, QLineEdit)
        search.setText(own)
        qtbot.keyClick(search, Qt.Key.Key_Return)
        assert any(own in text for text in window.drills.told.texts)

    def test_what_was_changed_in_quick_succession_is_kept_in_its_order(self, window: TrainingWindow) -> None:
        for _ in range(20):
            window.learner.change(lambda learned: progress.answered(learned, "type", is_right=True))
        window.learner.forget()
        window.learner.change(progress.toured)
        window.learner.finish()
        assert progress.load() == window.learner.now == Learned(is_toured=True)

    def test_two_journals_show_the_same_once_both_have_written(self, qtbot: QtBot, window: TrainingWindow) -> None:
        other = opened(qtbot)
        window.learner.change(lambda learned: progress.answered(learned, "type", is_right=True))
        window.learner.finish()
        other.learner.change(progress.toured)
        other.learner.finish()
        assert other.learner.now.drills["type"].asked == 1

    def test_begun_anew_nothing_is_left_of_it(
        self, qtbot: QtBot, window: TrainingWindow, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write(window, ABSENT.models[0])
        hand_in(qtbot, window)
        window.show_page(STANDING)
        for chosen, passed in (("Behold det", 1), ("Glem det", 0)):
            monkeypatch.setattr(QMessageBox, "exec", lambda box, chosen=chosen: press(box, chosen))
            qtbot.mouseClick(window.standing.again, Qt.MouseButton.LeftButton)
            assert told(window)[0] == f"{passed} af 3 øvelser er, som de skal være"
        window.learner.finish()
        assert progress.load() == Learned()
        assert "100 af 100 point" not in said(window)

    @pytest.mark.parametrize(("button", "suffix"), [("save", "docx"), ("hand_over", "json")])
    def test_the_file_gets_its_ending_before_she_is_asked_whether_to_replace_one(
        self, qtbot: QtBot, window: TrainingWindow, button: str, suffix: str
    ) -> None:
        window.show_page(STANDING)
        window.standing.name.setText("Lone")
        qtbot.mouseClick(getattr(window.standing, button), Qt.MouseButton.LeftButton)
        (dialog,) = window.standing.findChildren(QFileDialog)
        assert (dialog.defaultSuffix(), Path(dialog.selectedFiles()[0]).stem) == (suffix, "Overblik – Lone")
        dialog.close()

    @pytest.mark.parametrize("name", ["overblik.docx", "overblik.pdf", "overblik.json"])
    def test_she_can_save_it(self, qtbot: QtBot, window: TrainingWindow, tmp_path: Path, name: str) -> None:
        window.standing.name.setText("Lone Lærling")
        window.standing.save_as(tmp_path / name)
        qtbot.waitUntil(lambda: window.standing.told.text() == f"Gemt som {name}.")
        assert (tmp_path / name).stat().st_size

    def test_a_trainer_is_told_who_it_is_from(self, window: TrainingWindow, tmp_path: Path) -> None:
        window.standing.save_as(tmp_path / "a.json")
        assert window.standing.told.text() == "Skriv dit navn, så underviseren kan se, hvem overblikket er fra."
        assert not list(tmp_path.glob("*.json"))

    def test_what_cannot_be_saved_is_a_sentence(self, qtbot: QtBot, window: TrainingWindow, tmp_path: Path) -> None:
        (tmp_path / "a.pdf").mkdir()
        window.standing.save_as(tmp_path / "a.pdf")
        qtbot.waitUntil(lambda: window.standing.told.text().startswith("»a.pdf« kunne ikke gemmes."))

    def test_a_disk_that_takes_nothing_is_told_and_practice_goes_on(self, qtbot: QtBot, home: Path) -> None:
        paths.learned_file().mkdir(parents=True)
        window = opened(qtbot)
        write(window, ABSENT.wrongs[0])
        hand_in(qtbot, window)
        qtbot.waitUntil(lambda: window.standing.private.text().startswith("Det, du øver nu, kan ikke gemmes"))

    def test_a_trainer_sees_who_handed_over(self, qtbot: QtBot, window: TrainingWindow, tmp_path: Path) -> None:
        write(window, ABSENT.wrongs[0])
        hand_in(qtbot, window)
        hand_over(window.learner.now, "Lone Lærling", TODAY, tmp_path / "lone.json")
        (tmp_path / "andet.json").write_text("[]", "utf-8")
        window.standing.show_team(tmp_path)
        team = window.standing.team_window
        qtbot.waitUntil(team.isVisible)
        assert team.table.rowCount() == 1
        cells = [team.table.item(0, column).text() for column in range(team.table.columnCount())]
        assert cells[:3] == ["Lone Lærling", "24.11.2026", "0 af 3"]
        assert "RÅDIGHED" in cells[3]
        assert any(
            each.text().startswith("andet.json: Filen er ikke et overblik") for each in team.findChildren(QLabel)
        )
        team.close()


class TestTour:
    def test_it_is_offered_once_and_leads_by_what_she_does(self, qtbot: QtBot, home: Path) -> None:
        practice = replace(PRACTICE, scenarios=tuple(COURSE.values()), tour=TOUR)
        window = opened(qtbot, practice)
        qtbot.mouseClick(window.guide.begin, Qt.MouseButton.LeftButton)
        first = COURSE[practice.tour[0].exercise]
        assert window.notes.scenario is first
        assert "Tryk Ctrl+½, skriv" in window.guide.said.text()
        come(window, first.models[0].heading)
        at(window, 2)
        qtbot.keyClicks(window.notes.case.agreements, "Af")
        at(window, 2)
        window.notes.case.agreements.insertPlainText("Afbud fra jobsamtale.")
        at(window, 3)
        hand_in(qtbot, window)
        at(window, 4)
        write(window, first.models[0])
        hand_in(qtbot, window)
        at(window, 5)
        qtbot.keyClicks(window.notes.case.search, "afbud")
        at(window, 6)
        window.drills.answered.emit("type", True)
        at(window, 7)
        window.drills.answered.emit("heading", False)
        at(window, 8)
        window.show_page(STANDING)
        assert window.guide.said.text().startswith("Det var rundturen.")
        window.learner.finish()
        assert not opened(qtbot, practice).guide.isVisible()

    def test_a_good_note_does_not_lead_out_of_it_and_a_step_can_be_left_out(self, qtbot: QtBot, home: Path) -> None:
        practice = replace(PRACTICE, scenarios=tuple(COURSE.values()), tour=TOUR)
        window = opened(qtbot, practice)
        qtbot.mouseClick(window.guide.begin, Qt.MouseButton.LeftButton)
        assert window.focusWidget() is window.notes.case.heading
        first = window.notes.scenario
        write(window, first.models[0])
        hand_in(qtbot, window)
        assert window.focusWidget() is window.notes.teacher.hand_in
        for step in range(2, 9):
            qtbot.mouseClick(window.guide.skip, Qt.MouseButton.LeftButton)
            at(window, step)
        qtbot.mouseClick(window.guide.skip, Qt.MouseButton.LeftButton)
        assert window.guide.said.text().startswith("Det var rundturen.")
        hand_in(qtbot, window)
        assert window.focusWidget() is window.notes.teacher.next

    def test_who_has_practised_is_not_asked(self, qtbot: QtBot, home: Path) -> None:
        progress.change(lambda now: progress.handed_in(now, ABSENT, Report(10, ()), TODAY, is_alone=True))
        assert not opened(qtbot, replace(PRACTICE, scenarios=tuple(COURSE.values()), tour=TOUR)).guide.isVisible()

    def test_a_no_is_remembered_and_it_can_be_taken_later(self, qtbot: QtBot, home: Path) -> None:
        practice = replace(PRACTICE, scenarios=tuple(COURSE.values()), tour=TOUR)
        window = opened(qtbot, practice)
        qtbot.mouseClick(window.guide.leave, Qt.MouseButton.LeftButton)
        window.learner.finish()
        again = opened(qtbot, practice)
        assert not again.guide.isVisible()
        again.show_page(STANDING)
        qtbot.mouseClick(again.standing.tour, Qt.MouseButton.LeftButton)
        at(again, 1)

    def test_what_is_done_before_its_turn_does_not_count(self, qtbot: QtBot, home: Path) -> None:
        practice = replace(PRACTICE, scenarios=tuple(COURSE.values()), tour=TOUR)
        window = opened(qtbot, practice)
        qtbot.mouseClick(window.guide.begin, Qt.MouseButton.LeftButton)
        hand_in(qtbot, window)
        at(window, 1)


def at(window: TrainingWindow, step: int) -> None:
    assert window.guide.place.text() == f"Rundtur {step} af 8"


def told(window: TrainingWindow) -> list[str]:
    """What the overview says, in its order."""
    return window.standing.said.texts
