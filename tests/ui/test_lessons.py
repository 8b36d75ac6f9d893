"""What is new in texts that she uses is one line at the foot of the palette, and a window behind F2."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from assistant.casework import lessons as casework
from assistant.casework.workplace import Workplace
from assistant.desktop.fake import FakeWindow
from assistant.desktop.fake.screen import OUR_PID
from assistant.model.receipt import Receipt
from assistant.store import lessons, paths, receipts, wordings
from assistant.ui import theme
from assistant.ui.tasks import let_finish

NOTE, OTHER = "henvendelse", "klage-modtaget"
TODAY = date(2026, 11, 24)
TITLES = {NOTE: "Henvendelse fra eller til borger og andre", OTHER: "Klage modtaget"}


@pytest.fixture
def used(workplace: Workplace, home) -> None:
    """She has inserted both notes when they ended otherwise, the one she is asked for here last."""
    for number, template_id in enumerate((OTHER, NOTE), 3):
        template = workplace.library.template(template_id, TODAY)
        receipt = Receipt(
            at=datetime(2026, 11, number, 12, tzinfo=UTC),
            template=template_id,
            version="0",
            wording=wordings.keep(paths.wordings_dir(), template.published.rstrip() + b"\n\nEn gammel slutning.\n"),
            note_type=None,
            outcome="inserted",
            target="fasit",
        )
        receipts.append(paths.receipts_file(), receipt)


def opened(day):
    """The leader is pressed; the palette."""
    day.flow.press_leader()
    QTest.qWaitForWindowActive(day.flow.palette)
    return day.flow.palette


@pytest.fixture
def palette(used, day, qtbot):
    made = opened(day)
    qtbot.waitUntil(lambda: line_of(made) != "")
    return made


def line_of(palette):
    return "" if palette.news.isHidden() else palette.news.said.accessibleName()


def window_of(day, qtbot):
    """F2, and the window."""
    QTest.keyClick(day.flow.palette.line, Qt.Key.Key_F2)
    window = day.flow.lessons.window
    QTest.qWaitForWindowActive(window)
    return window


def press(key):
    QTest.keyClick(QApplication.focusWidget(), key)


def test_the_line_tells_of_both_and_takes_nothing_from_what_is_typed(palette):
    assert line_of(palette) == f"Nyt i 2 tekster, du bruger: {TITLES[NOTE]}, {TITLES[OTHER]}"
    assert QApplication.focusWidget() is palette.line
    assert palette.news.show_it.focusPolicy() is Qt.FocusPolicy.NoFocus
    QTest.keyClicks(palette.line, "klage")
    assert palette.line.text() == "klage"
    assert line_of(palette) != ""


def test_a_line_that_comes_late_moves_no_row(used, day, qtbot):
    palette = opened(day)
    before = palette.pos(), palette.rows.geometry(), palette.line.geometry()
    height = palette.height()
    qtbot.waitUntil(lambda: line_of(palette) != "")
    qtbot.waitUntil(lambda: palette.height() > height)
    assert (palette.pos(), palette.rows.geometry(), palette.line.geometry()) == before


def test_a_long_line_is_cut_and_the_palette_is_as_wide_as_ever(palette):
    width = palette.width()
    palette.tell_news("Nyt i 9 tekster, du bruger: " + "Udeblivelse fra samtale, " * 9)
    assert palette.width() == width == theme.scaled(640)
    assert palette.news.said.text().endswith("…")
    assert palette.news.said.sizeHint().width() <= palette.news.said.width()


def test_before_others_it_is_not_told_what_she_uses(palette, day):
    theme.apply(QApplication.instance(), "light").enlarge(is_large=True)
    try:
        palette._dismiss()
        assert line_of(opened(day)) == ""
        press(Qt.Key.Key_F2)
        assert palette.isVisible()
    finally:
        theme.apply(QApplication.instance(), "light").enlarge(is_large=False)


def test_without_news_there_is_no_line_and_f2_does_nothing(day, qtbot):
    palette = opened(day)
    let_finish()
    qtbot.wait(50)
    assert line_of(palette) == ""
    press(Qt.Key.Key_F2)
    assert palette.isVisible()


def test_f2_shows_one_after_the_other_and_then_there_is_nothing_to_offer(palette, day, qtbot):
    window = window_of(day, qtbot)
    assert not palette.isVisible()
    assert window.page.hasFocus()
    assert (window.place.text(), window.page.toPlainText().splitlines()[0]) == ("1 af 2", f"{TITLES[NOTE]}, version 1")
    press(Qt.Key.Key_Return)
    assert (window.place.text(), window.page.toPlainText().splitlines()[0]) == ("2 af 2", f"{TITLES[OTHER]}, version 1")
    press(Qt.Key.Key_Return)
    assert not window.isVisible()
    assert line_of(opened(day)) == ""
    let_finish()
    assert lessons.read(paths.lessons_file()).keys() == {NOTE, OTHER}
    assert casework.offered(day.flow.workplace.library, TODAY) == ()


def test_esc_closes_and_what_she_has_not_come_to_is_offered_still(palette, day, qtbot):
    window = window_of(day, qtbot)
    press(Qt.Key.Key_Escape)
    assert not window.isVisible()
    assert line_of(opened(day)) == f"Nyt i en tekst, du bruger: {TITLES[OTHER]}"


def test_the_button_goes_on_too(palette, day, qtbot):
    window = window_of(day, qtbot)
    QTest.mouseClick(window.next, Qt.MouseButton.LeftButton)
    assert window.place.text() == "2 af 2"
    QTest.mouseClick(window.next, Qt.MouseButton.LeftButton)
    assert not window.isVisible()


def test_a_click_on_the_line_is_f2(palette, day):
    QTest.mouseClick(palette.news.show_it, Qt.MouseButton.LeftButton)
    assert day.flow.lessons.window.isVisible()


def test_a_text_she_inserts_is_offered_no_more(palette, day):
    press(Qt.Key.Key_Escape)
    day.flow.press(NOTE)
    day.submits(NOTE)
    assert line_of(opened(day)) == f"Nyt i en tekst, du bruger: {TITLES[OTHER]}"


def test_nor_one_whose_news_she_reads_in_its_form(palette, day, qtbot):
    press(Qt.Key.Key_Escape)
    day.flow.press(NOTE)
    QTest.qWaitForWindowActive(day.flow.form)
    qtbot.waitUntil(lambda: not day.flow.form.paper.news_line.isHidden())
    press(Qt.Key.Key_F2)
    day.flow.form.leave()
    assert line_of(opened(day)) == f"Nyt i en tekst, du bruger: {TITLES[OTHER]}"


def test_a_chord_over_the_window_puts_it_away_and_goes_to_the_case_that_was_in_front(palette, day, case, qtbot):
    window = window_of(day, qtbot)
    window.isActiveWindow = lambda: True
    day.world.windows[99] = FakeWindow(99, title=window.windowTitle(), pid=OUR_PID)
    day.world.active = 99
    day.flow.press(NOTE)
    assert not window.isVisible()
    assert day.flow.form.isVisible()
    assert day.flow._front.target.window == case.id


def test_what_cannot_be_written_is_offered_the_next_time_the_program_starts(palette, day, qtbot, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(lessons, "write", full)
    window_of(day, qtbot)
    press(Qt.Key.Key_Escape)
    let_finish()
    qtbot.wait(1)
    assert line_of(opened(day)) == f"Nyt i en tekst, du bruger: {TITLES[OTHER]}"
    assert len(casework.offered(day.flow.workplace.library, TODAY)) == 2
