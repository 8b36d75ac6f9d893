"""What is said when an insertion or the program itself did not go as it should."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from assistant.desktop.result import Fate, Outcome, Result
from assistant.ui import texts, theme
from assistant.ui.crash import CrashCard, report
from assistant.ui.notice import Notice
from assistant.ui.parts import KeyCap
from assistant.ui.texts import Telling

DONE = {Outcome.UNDONE, Outcome.READ}
FAILED = [outcome for outcome in Outcome if not outcome.is_inserted and outcome not in DONE]
CTRL = Qt.KeyboardModifier.ControlModifier


def words(telling):
    return " ".join((telling.title, *telling.sentences))


@pytest.mark.parametrize("outcome", FAILED)
@pytest.mark.parametrize("target", ["Fasit", ""])
@pytest.mark.parametrize("fate", [Fate.SHELVED, Fate.UNTOUCHED, Fate.RESTORED])
def test_every_refusal_says_why_in_whole_sentences_and_where_the_text_is(outcome, target, fate):
    said = texts.of_insertion(Result(outcome, clipboard=fate), target)
    assert said is not None
    for sentence in said.sentences:
        assert sentence[0].isupper()
        assert sentence.endswith(".")
    assert not set(words(said)) & set("!{}_")
    assert "ligger" in words(said)
    assert ("udklipsholderen i 5 minutter" in words(said)) == (fate is Fate.SHELVED)


@pytest.mark.parametrize("outcome", FAILED)
def test_a_text_that_cannot_go_in_again_says_how_to_put_it_in_by_hand(outcome):
    said = texts.of_insertion(Result(outcome, clipboard=Fate.SHELVED), "Fasit")
    assert bool(said.again) != ("Ctrl+V" in words(said))


@pytest.mark.parametrize("outcome", [Outcome.NOT_READ, Outcome.CLIPBOARD_TAKEN])
def test_what_is_not_known_is_not_claimed(outcome):
    said = texts.of_insertion(Result(outcome, clipboard=Fate.SHELVED), "Fasit")
    assert "er ikke indsat" not in words(said)
    assert "Se efter i Fasit" in words(said)


def test_a_heading_that_went_in_alone_is_told():
    said = texts.of_insertion(Result(Outcome.OTHER_CASE, ("heading", "Tab"), Fate.SHELVED), "Fasit")
    assert "Overskriften er indsat, teksten under den er ikke." in said.sentences[0]
    assert said.sentences[1].startswith("Resten ligger klar")


def test_a_cut_heading_says_how_much_was_kept():
    said = texts.of_insertion(Result(Outcome.HEADING_CUT, ("heading", "body"), Fate.RESTORED, 80), "Fasit")
    assert "de første 80 tegn" in words(said)
    assert said.again == ""


@pytest.mark.parametrize(("refusal", "word"), [("elevated", "administrator"), ("remote", "fjernskrivebord")])
def test_a_window_that_may_not_be_typed_into_says_what_it_is(refusal, word):
    said = texts.of_insertion(Result(Outcome.REFUSED, clipboard=Fate.SHELVED), "Borger", refusal)
    assert word in words(said)


@pytest.mark.parametrize("fate", [Fate.UNTOUCHED, Fate.RESTORED, Fate.TAKEN])
def test_nothing_is_said_of_what_went_well(fate):
    assert texts.of_insertion(Result(Outcome.INSERTED, ("block",), fate), "Word") is None
    assert texts.of_undo(Result(Outcome.UNDONE), "Word") is None


def test_a_clipboard_that_could_not_be_given_back_whole_is_told():
    said = texts.of_insertion(Result(Outcome.INSERTED, ("block",), Fate.PARTLY), "Word")
    assert not said.is_amber
    assert "kopieret før" in words(said)


@pytest.mark.parametrize("outcome", FAILED)
def test_an_undo_that_was_not_done_says_that_the_text_stands(outcome):
    said = texts.of_undo(Result(outcome), "Fasit")
    assert "står" in words(said) or "ikke indsat" in words(said)
    assert not said.again
    assert not said.has_text


@pytest.fixture
def notice(qtbot, qapp):
    theme.apply(qapp, "light")
    made = Notice()
    qtbot.addWidget(made)
    made.tell(Telling("Kan ikke indsætte endnu", ("Først dette.", "Så dette."), "indsæt igen"))
    return made


@pytest.mark.parametrize(
    ("key", "held", "signal"),
    [
        (Qt.Key.Key_Return, CTRL, "again"),
        (Qt.Key.Key_F4, Qt.KeyboardModifier.NoModifier, "show_text"),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, "put_away"),
    ],
)
def test_each_key_in_the_footer_does_what_it_says_and_puts_the_card_away(notice, qtbot, key, held, signal):
    with qtbot.waitSignal(getattr(notice, signal)):
        QTest.keyClick(notice, key, held)
    assert not notice.isVisible()


def test_keys_that_are_not_offered_do_nothing(notice, qtbot):
    notice.tell(Telling("Kan ikke fortryde", ("Sådan.",), has_text=False))
    with qtbot.assertNotEmitted(notice.again), qtbot.assertNotEmitted(notice.show_text):
        QTest.keyClick(notice, Qt.Key.Key_Return, CTRL)
        QTest.keyClick(notice, Qt.Key.Key_F4)
    assert notice.isVisible()
    assert [cap.text() for cap in notice.findChildren(KeyCap) if cap.isVisible()] == ["Esc"]


def test_the_last_telling_alone_is_seen_and_read_aloud(notice):
    notice.tell(Telling("Teksten er kopieret", ("Sæt den ind.",), is_amber=False))
    seen = [text.text() for text in notice.body.findChildren(QLabel) if text.isVisible()]
    assert seen == ["Sæt den ind."]
    assert (notice.accessibleName(), notice.accessibleDescription()) == ("Teksten er kopieret", "Sæt den ind.")


def failing(answer):
    try:
        {}[answer]
    except KeyError as error:
        raise ValueError(f"ukendt svar {answer}") from error


def test_a_report_says_where_and_nothing_of_what_was_written():
    with pytest.raises(ValueError) as caught:
        failing("Åse 320190-0000")
    told = report(caught.value)
    assert "test_notice_cards.py" in told
    assert "failing" in told
    assert "ValueError" in told
    assert "KeyError" in told
    assert "Åse" not in told
    assert "320190" not in told


def test_a_report_names_our_files_by_the_room_and_no_home_folder():
    with pytest.raises(KeyError) as caught:
        texts.of_insertion(Result(Outcome.UNDONE))
    told = report(caught.value)
    assert "  assistant/ui/texts.py:" in told
    assert "/home" not in told


def test_the_crash_card_copies_its_report_and_closes_by_escape(qtbot, qapp):
    card = CrashCard()
    qtbot.addWidget(card)
    card.tell(ValueError("hemmelig"))
    QTest.mouseClick(card.copy, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Sagstast ")
    assert "hemmelig" not in copied
    QTest.keyClick(card, Qt.Key.Key_Escape)
    assert not card.isVisible()
