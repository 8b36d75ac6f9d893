"""From the chord to the corrected text, over a desktop in memory."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.desktop.fake import FakeField, FakeWindow

TODAY = date(2026, 11, 24)
TYPED = "Jobsamtale nr. 3 – telefon – 24/11-2026"
GOOD = "SAMTALE: Jobsamtale nr. 3 – telefon – 24.11.2026"
OLD = "det gamle"


@pytest.fixture
def case():
    fields = [FakeField(f"{TYPED}\n", selected=f"{TYPED}\n"), FakeField()]
    return FakeWindow(10, title="Fasit – Sag 4711", process="chromium", fields=fields)


@pytest.fixture
def day(begin, case):
    made = begin(case, FakeWindow(20, title="Indkøb", process="gedit"))
    made.world.copies(OLD)
    return made


def test_the_selected_heading_is_mended_where_it_stands(day, case):
    day.flow.press("tjek")
    window = day.flow.check
    assert window.isVisible()
    assert window.paper.selected.toPlainText() == TYPED
    assert window.chip.text() == "Fasit · sagen er låst"
    window.try_put_back()
    assert [field.text for field in case.fields] == [f"{GOOD}\n", ""]
    assert day.world.clipboard.text() == OLD
    assert (day.notice, day.receipts) == ("", [])
    assert not window.isVisible()


def test_it_can_be_taken_back(day, case):
    day.flow.press("tjek")
    day.flow.check.try_put_back()
    day.flow.press("fortryd")
    assert case.fields[0].text == f"{TYPED}\n"


def test_from_the_palette(day, case):
    day.flow.press_leader()
    day.flow.palette.chosen.emit("tjek")
    assert day.flow.check.paper.selected.toPlainText() == TYPED


def test_esc_leaves_everything_as_it_was(day, case):
    day.flow.press("tjek")
    day.flow.check.leave()
    assert case.fields[0].text == f"{TYPED}\n"
    assert day.world.clipboard.text() == OLD
    assert day.flow._check_errand._read == ""


def test_in_another_case_nothing_is_changed_and_the_window_says_why(day, case):
    day.flow.press("tjek")
    case.title = "Fasit – Sag 1234"
    day.flow.check.try_put_back()
    window = day.flow.check
    assert case.fields[0].text == f"{TYPED}\n"
    assert window.isVisible()
    assert "anden sag" in window.problem.accessibleName()
    assert window.paper.suggestion.toPlainText() == GOOD
    case.title = "Fasit – Sag 4711"
    window.try_put_back()
    assert case.fields[0].text == f"{GOOD}\n"
    assert day.world.clipboard.text() == OLD


def test_something_else_is_selected_meanwhile(day, case):
    day.flow.press("tjek")
    case.caret.selected = "telefon"
    day.flow.check.try_put_back()
    assert case.fields[0].text == f"{TYPED}\n"
    assert "markeret noget andet" in day.flow.check.problem.accessibleName()


def test_nothing_selected_is_one_sentence(day, case):
    case.caret.selected = ""
    day.flow.press("tjek")
    assert day.notice.startswith("Jeg fandt ikke noget markeret: Markér overskriften eller notatet i Fasit")
    assert not ("check" in day.flow.__dict__ and day.flow.check.isVisible())
    assert day.world.clipboard.text() == OLD


def test_too_much_selected_is_one_sentence(day, case):
    case.caret.selected = case.caret.text = "æ" * 20_001
    day.flow.press("tjek")
    assert "mere end 20.000 tegn" in day.notice


@pytest.mark.parametrize("process", ["xterm", "mstsc.exe"])
def test_a_terminal_and_a_remote_desktop_are_left_alone(begin, process):
    window = FakeWindow(10, title="x", process=process, fields=[FakeField(TYPED, selected=TYPED)])
    day = begin(window)
    day.flow.press("tjek")
    assert "kan det markerede ikke hentes" in day.notice
    assert window.copies == 0


def test_without_a_window_that_is_said(begin):
    day = begin()
    day.flow.press("tjek")
    assert "kan Sagstast ikke hente" in day.notice


def test_an_open_check_is_brought_back_and_never_written_over(day, case):
    day.flow.press("tjek")
    day.flow.check.paper.suggestion.setPlainText("Mit eget")
    day.flow.press("samtale")
    day.flow.press_leader()
    assert "form" not in day.flow.__dict__
    assert "palette" not in day.flow.__dict__
    assert day.flow.check.paper.suggestion.toPlainText() == "Mit eget"


def test_an_old_clipboard_that_could_not_be_kept_is_told(day, case):
    day.world.copies(OLD, takes=None)
    day.flow.press("tjek")
    assert "havde kopieret før" in day.flow.check.problem.accessibleName()
