"""What is new in a template's words is one line on the paper and a page behind F2, never in the way of the form."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from assistant.casework.workplace import Workplace
from assistant.model.receipt import Receipt
from assistant.store import paths, receipts, wordings
from assistant.ui import theme
from assistant.ui.tasks import let_finish

NOTE = "henvendelse"
TODAY = date(2026, 11, 24)


@pytest.fixture
def used_before(workplace: Workplace, home) -> str:
    """She has inserted the note when its body began otherwise; the sentence that it began with."""
    template = workplace.library.template(NOTE, TODAY)
    insert(template.published.replace(template.body.encode(), b"En gammel begyndelse. " + template.body.encode()))
    return "En gammel begyndelse."


@pytest.fixture
def asked(workplace: Workplace, home) -> None:
    """She has inserted the note when a sentence of it was worded otherwise."""
    template = workplace.library.template(NOTE, TODAY)
    insert(template.published.replace(b"Svar eller aftale:", b"Svar:"))


def insert(old: bytes) -> None:
    """As the program does when a text has been inserted."""
    sha256 = wordings.keep(paths.wordings_dir(), old)
    receipt = Receipt(
        at=datetime(2026, 11, 3, 12, tzinfo=UTC),
        template=NOTE,
        version="0",
        wording=sha256,
        note_type=NOTE,
        outcome="inserted",
        target="fasit",
    )
    receipts.append(paths.receipts_file(), receipt)


@pytest.fixture
def form(begin, case, qtbot):
    flow = begin(case).flow
    flow.press(NOTE)
    QTest.qWaitForWindowActive(flow.form)
    return flow.form


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def is_told(form) -> bool:
    return not form.paper.news_line.isHidden()


def test_the_line_is_there_and_takes_nothing_from_the_question(used_before, form, qtbot):
    at = QApplication.focusWidget()
    qtbot.waitUntil(lambda: is_told(form))
    assert form.paper.news_line.said.text().startswith("Nyt, siden du brugte den 03.11.2026: ")
    assert QApplication.focusWidget() is at
    assert not form.paper.pages.is_covered()


def test_f2_shows_it_and_f2_or_esc_leads_back(used_before, form, qtbot):
    qtbot.waitUntil(lambda: is_told(form))
    at = QApplication.focusWidget()
    for back in (Qt.Key.Key_F2, Qt.Key.Key_Escape):
        press(Qt.Key.Key_F2)
        assert form.paper.news.hasFocus()
        assert used_before in form.paper.news.toPlainText()
        press(back)
        assert QApplication.focusWidget() is at
        assert form.isVisible()


def test_f1_over_f2_leads_back_to_the_question(used_before, form, qtbot):
    qtbot.waitUntil(lambda: is_told(form))
    at = QApplication.focusWidget()
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_F1)
    assert form.paper.guide.hasFocus()
    press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is at


def test_what_is_gone_is_struck_through(used_before, form, qtbot):
    qtbot.waitUntil(lambda: is_told(form))
    document = form.paper.news.document()
    cursor = document.find(used_before[:12])
    assert cursor.charFormat().fontStrikeOut()
    assert cursor.charFormat().foreground().color() == QColor(theme.colours().error)


def test_of_words_she_knows_nothing_is_told_and_f2_does_nothing(form, qtbot):
    qtbot.wait(200)
    assert not is_told(form)
    press(Qt.Key.Key_F2)
    assert not form.paper.pages.is_covered()


def test_what_comes_late_is_not_told_of_the_next_form(used_before, form, begin, case, qtbot):
    qtbot.waitUntil(lambda: is_told(form))
    request = form._request
    form.open(replace(request, news=None))
    assert not is_told(form)
    news = request.news()
    form._tell_news(request, news)
    assert not is_told(form)


@pytest.fixture
def page(asked, form, qtbot):
    """The page behind F2, open."""
    qtbot.waitUntil(lambda: is_told(form))
    press(Qt.Key.Key_F2)
    return form.paper.news


def number_of(page, sentence):
    """The key in front of ``sentence`` in the question."""
    question = page.toPlainText().partition("Hvilken sætning gælder nu?\n")[2]
    return int(next(line for line in question.splitlines() if line.endswith(sentence))[0])


def test_the_example_stands_there_with_its_new_words_marked(page):
    text = page.toPlainText()
    assert "Sådan lyder den nu, med et eksempel\nHENVENDELSE: Fra borger – spørgsmål om udbetaling" in text
    found = page.document().find("eller aftale", page.document().find("eksempel"))
    assert found.charFormat().fontWeight() > QFont.Weight.Normal
    assert found.charFormat().background().color() == QColor(theme.colours().tint)


@pytest.mark.parametrize(
    ("sentence", "said"), [("Svar eller aftale:", "Ja, nummer {} gælder nu."), ("Svar:", "Nej, den gjaldt før.")]
)
def test_a_digit_answers_the_question_once_and_it_is_told_why(page, sentence, said):
    assert "gælder nu." not in page.toPlainText()
    number = number_of(page, sentence)
    press(Qt.Key(ord("0") + number))
    told = page.toPlainText().splitlines()[-1]
    assert told.startswith(said.format(number))
    press(Qt.Key(ord("0") + 3 - number))
    assert page.toPlainText().splitlines()[-1] == told


def test_a_digit_with_alt_answers_nothing_and_nor_does_one_that_is_typed_in_the_form(page):
    unanswered = page.toPlainText()
    press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_1)
    assert not page.hasFocus()
    assert page.toPlainText() == unanswered


def test_nothing_is_kept_of_an_answer(page, home):
    def kept():
        return {file.name: file.read_bytes() for file in home.rglob("*") if file.is_file()}

    let_finish()  # that it was looked at
    before = kept()
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_F2)
    let_finish()
    assert kept() == before


def test_another_scheme_keeps_what_was_answered(page, qapp):
    press(Qt.Key(ord("0") + number_of(page, "Svar eller aftale:")))
    told = page.toPlainText()
    theme.apply(qapp, "dark")
    assert page.toPlainText() == told
    title = page.document().find("Hvilken sætning")
    assert title.charFormat().foreground().color() == QColor(theme.colours().deep)
