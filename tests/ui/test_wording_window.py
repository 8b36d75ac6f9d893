"""The window of a day's wordings: her receipts first, then all that held; the words as they were published."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from standard_pack import LIBRARY

from assistant.app import keeping
from assistant.casework.library import open_library
from assistant.casework.wording import Wordings
from assistant.model.receipt import Receipt
from assistant.store import paths, receipts, wordings
from assistant.ui import theme
from assistant.ui.wording import WordingRequest, WordingWindow

DAY = date(2026, 11, 24)
LETTER = "partshoering-udeblivelse"


@pytest.fixture(scope="module")
def library():
    return LIBRARY


@pytest.fixture
def inserted(library):
    """The letter was inserted at 10.42."""
    return insert(library, datetime(2026, 11, 24, 10, 42))


def insert(library, at):
    template = library.template(LETTER, DAY)
    receipt = Receipt(
        at=at.astimezone(),
        template=LETTER,
        version=template.version,
        wording=template.sha256,
        note_type=template.note_type,
        outcome="inserted",
        target="fasit",
        part="aftalefelt",
    )
    keeping.keep(receipt, template, library.knowledge)
    return template


@pytest.fixture
def window(library, qtbot, qapp):
    theme.apply(qapp, "light")
    made = WordingWindow()
    qtbot.addWidget(made)

    def opened():
        return Wordings(library, paths.wordings_dir(), list(receipts.read(paths.receipts_file())))

    def show():
        made.open(WordingRequest(opened, DAY, {"fasit": "Fasit"}))
        qtbot.waitUntil(lambda: made.list.rows.count() > 2)
        return made

    return show


def rows(window):
    listed = window.list.rows
    return [listed.item(at).text() for at in range(listed.count())]


def text(window):
    return window.paper.preview.toPlainText()


def test_her_receipt_stands_first_with_time_version_and_place_and_its_words_are_shown(window, inserted, qtbot):
    shown = window()
    assert rows(shown)[:2] == ["Indsat af dig den dag", f"10.42   {inserted.title} · v1 · aftalefelt · Fasit"]
    qtbot.waitUntil(lambda: "Hører vi ikke fra dig inden fristen" in text(shown))
    assert "[Svarfrist]" in text(shown)
    assert shown.paper.state.text() == "gjaldt den dag"


def test_on_a_day_without_receipts_that_is_said_and_what_held_is_listed(window, qtbot):
    shown = window()
    assert rows(shown)[:2] == ["Intet indsat den dag", "Gjaldt den dag"]
    qtbot.waitUntil(lambda: text(shown) != "")


def test_another_day_has_other_wordings(window, qtbot):
    shown = window()
    shown.list.day.setFocus()
    shown.list.day.line.selectAll()
    QTest.keyClicks(shown.list.day.line, "01.03.2017")
    qtbot.waitUntil(lambda: any("jobplan" in row for row in rows(shown)))
    shown.list.search.setText("jobplan")
    qtbot.waitUntil(lambda: "Efter din jobplan" in text(shown))
    assert "til 31.12.2019" in shown.paper.version.text()


def test_on_a_day_on_which_nothing_held_no_wording_stands_there_as_if_it_had(window, library, inserted, qtbot):
    insert(library, datetime(2026, 11, 24, 11, 5))
    shown = window()
    qtbot.waitUntil(lambda: text(shown) != "")
    shown.list.day.line.setText("01.03.1990")
    qtbot.waitUntil(lambda: rows(shown) == ["Intet indsat den dag", "Gjaldt den dag"])
    qtbot.wait(100)
    assert (text(shown), shown.paper.state.isVisible(), shown.copy_text.isEnabled()) == ("", False, False)


def test_the_search_line_finds_by_parts_of_words_and_its_arrows_go_through_the_rows(window, qtbot):
    shown = window()
    shown.list.search.setText("part ude")
    found = [row for row in rows(shown) if "v1" in row]
    assert found == ["Partshøring – udeblivelse   v1"]
    shown.list.search.setText("samtale")
    at = shown.list.rows.currentRow()
    QTest.keyClick(shown.list.search, Qt.Key.Key_Down)
    assert shown.list.rows.currentRow() == at + 1
    for _ in range(50):
        QTest.keyClick(shown.list.search, Qt.Key.Key_Up)
    assert shown.list.rows.currentRow() == at


def test_words_and_reference_can_be_copied(window, inserted, qtbot):
    shown = window()
    qtbot.waitUntil(lambda: text(shown) != "")
    shown.copy_reference.click()
    assert QGuiApplication.clipboard().text() == f"Ordlyd: {LETTER} v1, gælder fra {inserted.valid_from:%d.%m.%Y}"
    shown.copy_text.click()
    copied = QGuiApplication.clipboard().text()
    assert "Hører vi ikke fra dig inden fristen" in copied
    assert f"Kilde: {inserted.source}" in copied


def test_a_wording_that_is_lost_says_so_and_there_is_nothing_to_copy(window, inserted, qtbot, monkeypatch):
    wordings.path_of(paths.wordings_dir(), inserted.sha256).write_text("noget andet", "utf-8")
    monkeypatch.setattr("assistant.casework.wording.Wordings._entries", {})
    shown = window()
    qtbot.waitUntil(lambda: "ændret" in shown.paper.fault.text())
    assert text(shown) == ""
    assert not shown.copy_text.isEnabled()


def test_nowhere_does_it_say_that_somebody_was_guided(window, inserted, qtbot):
    shown = window()
    qtbot.waitUntil(lambda: text(shown) != "")
    assert not any("vejledt" in row.lower() for row in rows(shown))


def test_escape_closes(window, qtbot):
    shown = window()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_a_wording_of_ones_own_is_marked_in_the_list_and_below_the_words(qtbot, qapp, tmp_path):
    head = 'id = "brev"\ntitle = "Brev"\nkind = "text"\nversion = "1"\nvalid_from = 2020-01-01\nsource = "s"\n'
    head += 'certainty = "high"\napproved_by = "Lone"\nwithdrawn = 2027-01-01\nwithdrawn_why = "Den er forkert."\n'
    info = 'id = "p"\nversion = "1"\ntitle = "Team 07"\npublisher = "p"\nvalid_from = 2020-01-01\nlayer = "own"\n'
    (tmp_path / "egen").mkdir()
    (tmp_path / "egen" / "pack.toml").write_text(info, "utf-8")
    (tmp_path / "egen" / "brev.txt").write_text(f"+++\n{head}+++\nVi ses.\n", "utf-8")
    theme.apply(qapp, "light")
    shown = WordingWindow()
    qtbot.addWidget(shown)
    shown.open(WordingRequest(lambda: Wordings(open_library([tmp_path / "egen"]), tmp_path), DAY, {}))
    qtbot.waitUntil(lambda: "Brev   v1 · egen skabelon" in rows(shown))
    qtbot.waitUntil(lambda: text(shown) == "Vi ses.")
    said = [line.text() for line in shown.paper.findChildren(QLabel)]
    assert "Pakke: egen skabelon" in said
    assert "Trukket tilbage 01.01.2027: Den er forkert." in said
    assert not any("Lone" in line or "Team 07" in line for line in said)
