"""What is counted of a caseworker's day, and the window that shows it to her."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QMessageBox, QWidget

from assistant.app.counting import Counting
from assistant.casework.usage import keeping
from assistant.casework.usage.sharing import random_name
from assistant.desktop.fake import FakeField, FakeWindow
from assistant.desktop.result import Outcome, Result
from assistant.model.target import PRACTICE
from assistant.model.usage import Place, Usage, inserted
from assistant.store import paths
from assistant.ui import theme
from assistant.ui.tasks import let_finish
from assistant.ui.usage.window import UsageWindow

TODAY, MONDAY = date(2026, 11, 24), date(2026, 11, 23)
NOTE, LETTER, ENDED = "raadighed-udeblivelse", "partshoering-udeblivelse", "partshoering-jobplan-2016"


class Clock:
    """Stands where it is put."""

    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock(monkeypatch):
    made = Clock()
    monkeypatch.setattr("assistant.ui.template_errand.monotonic", made)
    return made


@pytest.fixture
def counting(day, clock):
    made = Counting(lambda: TODAY, is_on=True, clock=clock)
    made.listen(day.flow)
    return made


def counted(template=NOTE):
    let_finish()
    return keeping.load().get(Place(template, "1", MONDAY), Usage())


class TestCounting:
    """Each thing once, and nothing else."""

    def test_an_insertion_counts_with_the_time_from_the_form_to_the_text(self, day, counting, clock):
        day.flow.press(NOTE)
        clock.now += 40
        day.submits(NOTE)
        assert counted() == inserted(40)

    def test_what_is_kept_says_nothing_of_the_case_or_the_text(self, day, counting):
        day.flow.press(NOTE)
        heading, body = day.submits(NOTE)
        assert counted().used == 1
        kept = paths.usage_file().read_text("utf-8")
        assert not any(word in kept for word in ("4711", "Fasit", "fasit", heading, *filter(None, body.split("\n"))))

    def test_a_form_that_is_left_counts_when_something_was_answered(self, day, counting):
        day.flow.press(NOTE)
        day.flow.form.leave()
        assert counted() == Usage()
        day.flow.press(NOTE)
        day.flow.form._panel.questions["haendt"].set_raw("Et halvt notat")
        day.flow.form.leave()
        assert counted() == Usage(aborted=1)

    def test_looking_at_what_was_left_counts_no_second_time(self, day, counting):
        day.flow.press(NOTE)
        day.flow.form._panel.questions["haendt"].set_raw("Et halvt notat")
        day.flow.form.leave()
        day.flow.press(NOTE)
        assert day.flow.form.is_recalled
        day.flow.form.leave()
        assert counted() == Usage(aborted=1)

    @pytest.mark.parametrize(("seconds", "undone"), [(9, 1), (11, 0)])
    def test_what_is_taken_back_at_once_counts_as_a_slip(self, day, counting, clock, seconds, undone):
        day.flow.press(NOTE)
        day.submits(NOTE)
        clock.now += seconds
        day.flow.press("fortryd")
        assert (counted().used, counted().undone) == (1, undone)

    def test_taking_back_another_text_is_not_counted_here(self, day, counting):
        day.flow.press(NOTE)
        day.submits(NOTE)
        day.flow.undone.emit(Result(Outcome.INSERTED))
        assert counted().undone == 0

    def test_what_could_not_go_in_counts_by_its_reason_and_then_as_used(self, day, case, counting):
        day.flow.press(NOTE)
        case.title = "Fasit – Sag 1234"
        day.submits(NOTE)
        assert counted() == Usage(refused={"other-case": 1})
        case.title = "Fasit – Sag 4711"
        day.flow.notice.again.emit()
        assert (counted().used, counted().refused) == (1, {"other-case": 1})

    def test_a_template_that_has_ended_counts_as_refused(self, day, counting):
        day.flow.press(ENDED)
        assert counted(ENDED).refused == {"expired": 1}

    def test_practice_is_not_counted(self, begin, clock):
        day = begin(
            FakeWindow(10, title="Øvejournal – øvesag A-1", process="python3", fields=[FakeField(), FakeField()])
        )
        Counting(lambda: TODAY, is_on=True, clock=clock).listen(day.flow)
        day.flow.press_leader()
        assert day.flow._front.target.profile.id == PRACTICE
        for _ in range(2):
            day.flow.press(NOTE)
            day.flow.form._panel.questions["haendt"].set_raw("Et halvt notat")
            day.flow.form.leave()
        day.flow.press(ENDED)
        day.flow.press(NOTE)
        day.submits(NOTE)
        let_finish()
        assert not paths.usage_file().exists()

    def test_turned_off_nothing_is_written(self, day, counting):
        counting.is_on = False
        day.flow.press(NOTE)
        day.submits(NOTE)
        day.flow.press("fortryd")
        day.flow.press(ENDED)
        let_finish()
        assert not paths.usage_file().exists()

    def test_the_answers_are_not_held_for_it(self, day, counting):
        day.flow.press(NOTE)
        _, body = day.submits(NOTE)
        let_finish()
        assert body.splitlines()[0] not in repr(vars(counting))

    def test_what_is_too_old_is_forgotten(self, counting, qtbot):
        keeping.add(Place(NOTE, "1", date(2025, 11, 3)), inserted(5))
        counting.forget_old(365)
        qtbot.waitUntil(lambda: keeping.load() == {})


@pytest.fixture
def filled():
    keeping.add(Place(NOTE, "1", date(2026, 11, 9)), inserted(20) + Usage(refused={"other-case": 2}))
    keeping.add(Place(LETTER, "1", MONDAY), sum([inserted(60)] * 3, Usage()) + Usage(aborted=1))
    keeping.add(Place("borte", "9", MONDAY), inserted(60))


@pytest.fixture
def window(qapp, qtbot, workplace):
    theme.apply(qapp, "light")
    made = UsageWindow()
    qtbot.addWidget(made)

    def opened():
        made.open(workplace)
        qtbot.waitUntil(lambda: made.found is not None)
        return made

    return opened


def column(window, number):
    return [window.table.item(row, number).text() for row in range(window.table.rowCount())]


class TestWindow:
    """What she sees, and what she can do with it."""

    def test_without_anything_counted_it_says_what_will_be(self, window):
        made = window()
        assert made.said.text() == "Der er ikke talt noget endnu"
        assert made.what.isVisible()
        assert not made.figures.isVisible()
        assert not any(button.isEnabled() for button in (made.save, made.forget))

    def test_the_most_used_comes_first_and_the_minutes_tell_what_they_rest_on(self, window, filled):
        made = window()
        assert column(made, 0) == ["Partshøring – udeblivelse", "Udeblivelse fra samtale eller tilbud", "borte"]
        assert column(made, 7)[2] == "ved ikke"
        assert "200 tegn i minuttet er en antagelse" in made.how.text()
        assert made.table.hasFocus() or made.focusWidget() is made.table

    def test_she_goes_through_the_rows_and_is_told_why_texts_did_not_go_in(self, window, filled):
        made = window()
        assert made.why.text().strip() == ""
        QTest.keyClick(made.table, Qt.Key.Key_Down)
        assert "en anden sag var foran (2)" in made.why.text()

    def test_it_is_sorted_by_keyboard_and_what_is_not_known_comes_last(self, window, filled):
        made = window()
        made.table.order.setCurrentIndex(7)
        assert column(made, 7)[-1] == "ved ikke"
        made.table.order.setFocus()
        QTest.keyClick(made.table.order, Qt.Key.Key_Home)
        assert column(made, 0) == sorted(column(made, 0))

    def test_another_speed_is_reckoned_with_at_once(self, window, filled):
        made = window()
        before = made.found.saved
        made.speed.setValue(100)
        assert made.found.saved > before
        assert "100 tegn i minuttet" in made.how.text()

    def test_the_charts_tell_a_screen_reader_what_they_show(self, window, filled):
        made = window()
        assert made.weeks.accessibleDescription() == "uge 46: 1; uge 47: 0; uge 48: 4"
        assert made.templates.accessibleDescription().startswith("Partshøring – udeblivelse: 3; ")
        assert "borte" not in made.minutes.accessibleDescription()

    def test_the_charts_are_drawn(self, window, filled, qapp):
        made = window()
        for scheme in ("light", "dark"):
            theme.apply(qapp, scheme)
            for chart in (made.weeks, made.templates, made.minutes):
                picture = chart.grab().toImage()
                colours = {
                    picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())
                }
                assert theme.colours().accent in colours

    def test_a_copy_is_saved_where_she_says_and_never_over_another_file(self, window, filled, qtbot, tmp_path):
        made, file = window(), tmp_path / random_name()
        made.save_as(file.with_suffix(""))
        qtbot.waitUntil(made.told.isVisible)
        assert made.told.text().startswith(f"Gemt som {file.name}.")
        text = file.read_text("utf-8")
        made.save_as(file)
        qtbot.waitUntil(lambda: "findes allerede" in made.told.text())
        assert file.read_text("utf-8") == text

    def test_all_of_it_is_forgotten_when_she_has_said_so_twice(self, window, filled, qtbot, monkeypatch):
        made = window()
        answers = iter(("Behold det", "Glem det"))

        def answer(box):
            word = next(answers)
            chosen = next(button for button in box.buttons() if button.text() == word)
            monkeypatch.setattr(QMessageBox, "clickedButton", lambda _: chosen)

        monkeypatch.setattr(QMessageBox, "exec", answer)
        made.forget.click()
        let_finish()
        assert keeping.load()
        made.forget.click()
        qtbot.waitUntil(lambda: made.said.text() == "Der er ikke talt noget endnu")
        assert not paths.usage_file().exists()

    def test_every_mnemonic_is_there_once(self, window, filled):
        made = window()
        texts = [each.text() for each in made.findChildren(QAbstractButton) if "&" in each.text()]
        texts += [each.text() for each in made.findChildren(QLabel) if each.buddy() is not None]
        letters = [text[text.index("&") + 1].lower() for text in texts]
        assert sorted(letters) == sorted(set(letters))
        assert len(letters) == 4

    def test_everything_has_a_name(self, window, filled):
        made = window()
        inside = [
            each
            for each in made.findChildren(QWidget)
            if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisibleTo(made) and each.isEnabled()
        ]
        assert [each for each in inside if not (each.accessibleName() or getattr(each, "text", str)())] == []

    def test_turned_off_that_is_said(self, window, workplace):
        made = window()
        assert not made.told.isVisible()
        made.open(replace(workplace, settings=replace(workplace.settings, count_usage=False)))
        assert "Der bliver ikke talt" in made.told.text()
        assert made.told.isVisible()
