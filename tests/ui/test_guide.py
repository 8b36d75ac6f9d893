"""F1 in the form: the rules of the heading and where to say that they are wrong, by the keyboard and back again."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

TODAY = date(2026, 11, 24)
NOTE, LETTER = "henvendelse", "partshoering-udeblivelse"
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def flow(begin, case):
    return begin(case).flow


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def opened(flow, name):
    flow.press(name)
    QTest.qWaitForWindowActive(flow.form)
    return flow.form


def test_the_guide_has_a_line_for_every_rule_and_good_headings_of_the_type(flow, workplace):
    form = opened(flow, NOTE)
    press(Qt.Key.Key_F1)
    guide = form.paper.guide.toPlainText()
    knowledge = workplace.library.knowledge
    assert len(knowledge.guide.lines) == len(knowledge.guide.rules) == 20
    for line in knowledge.guide.lines:
        assert f"\n{line}\n" in guide
    assert knowledge.note_types[NOTE].good[0] in guide


def test_the_guide_names_the_pack(flow):
    form = opened(flow, NOTE)
    assert form.paper.guide.toPlainText() == ""  # it is written when somebody looks
    press(Qt.Key.Key_F1)
    assert "\nPakke: Standardpakken.\n" in form.paper.guide.toPlainText()


def test_where_there_is_no_heading_its_rules_are_not_told(flow, workplace):
    template = next(
        found
        for entry in workplace.library.entries(TODAY)
        if not (found := workplace.library.template_of(entry)).heading and found.fields
    )
    form = opened(flow, template.id)
    press(Qt.Key.Key_F1)
    guide = form.paper.guide.toPlainText()
    assert "Kilde" in guide
    assert "Reglerne for overskriften" not in guide


def test_f1_and_esc_lead_back_to_the_question_she_was_at(flow):
    form = opened(flow, NOTE)
    press(Qt.Key.Key_Tab)
    at = QApplication.focusWidget()
    for back in (Qt.Key.Key_F1, Qt.Key.Key_Escape):
        press(Qt.Key.Key_F1)
        assert form.paper.guide.hasFocus()
        press(back)
        assert form.isVisible()
        assert not form.paper.pages.is_covered()
        assert QApplication.focusWidget() is at
    press(Qt.Key.Key_Escape)
    assert not form.isVisible()


def test_reading_the_guide_is_not_leaving_a_question(flow):
    form = opened(flow, NOTE)
    question = form._panel.question_at(QApplication.focusWidget())
    press(Qt.Key.Key_F1)
    press(Qt.Key.Key_F1)
    assert not question.was_left


def test_a_change_is_suggested_from_the_form_and_from_the_guide_by_keys_alone(flow, qtbot):
    form = opened(flow, LETTER)
    with qtbot.waitSignal(flow.own_action) as asked:
        press(Qt.Key.Key_F1, SHIFT)
    assert asked.args == ["foreslaa"]
    assert flow.to_suggest()[0] == LETTER
    press(Qt.Key.Key_F1)
    press(Qt.Key.Key_Tab)
    with qtbot.waitSignal(flow.own_action) as asked:
        press(Qt.Key.Key_Return)
    assert asked.args == ["foreslaa"]
    assert form.isVisible()


def test_without_an_open_form_it_is_about_the_last_one_used(flow):
    assert flow.to_suggest()[0] == ""
    flow.recent = [LETTER, NOTE]
    assert flow.to_suggest()[0] == LETTER
    opened(flow, NOTE).leave()
    assert flow.to_suggest()[0] == LETTER


def test_a_word_she_cleared_is_offered_and_one_she_did_not_is_not(flow):
    form = opened(flow, NOTE)
    form._panel.questions["emne"].set_raw("praktik hos Nordlys Kro")
    form._panel.settle()
    form._draw()
    assert flow.to_suggest()[1].lines == []
    keys = [mend.is_answer for mend in form._standing.mends]
    form.apply_fix(keys.index(True) + 1)
    assert flow.to_suggest()[1].lines == ["»nordlys kro«: Det er ikke et navn"]


def test_a_key_word_that_the_guide_refuses_is_offered(flow, workplace):
    check = flow._check_errand
    check._workplace = workplace
    check._show("SAMTALE: Fællesspisning – kantinen – 24.11.2026")
    assert flow.to_suggest()[1].lines == ["»Fællesspisning«: nyt nøgleord til SAMTALE:"]
    flow.check.paper.suggestion.setPlainText("SAMTALE: Fællesspis – kantinen – 24.11.2026")
    flow.check._judge_suggestion()
    assert len(flow.to_suggest()[1].lines) == 1
    check._show("SAMTALE: Jobsamtale nr. 3 – telefon – 24.11.2026")
    assert len(flow.to_suggest()[1].lines) == 1
    flow.check.leave()


def test_f1_tells_the_rules_where_a_selected_heading_is_checked(flow, workplace, qtbot):
    check = flow._check_errand
    check._workplace = workplace
    check._show("SAMTALE: Fællesspisning – kantinen – 24.11.2026")
    window = flow.check
    QTest.qWaitForWindowActive(window)
    press(Qt.Key.Key_F1)
    guide = window.pages.guide.toPlainText()
    knowledge = workplace.library.knowledge
    assert guide.startswith("SAMTALE: ")
    assert all(line in guide for line in knowledge.guide.lines)
    assert knowledge.note_types["samtale"].good[0] in guide
    assert "Skabelonen" not in guide
    with qtbot.waitSignal(flow.own_action) as asked:
        press(Qt.Key.Key_F1, SHIFT)
    assert asked.args == ["foreslaa"]
    press(Qt.Key.Key_Escape)
    assert window.isVisible()
    assert not window.pages.is_covered()
    assert window.paper.suggestion.hasFocus()
    press(Qt.Key.Key_Escape)
    assert not window.isVisible()
