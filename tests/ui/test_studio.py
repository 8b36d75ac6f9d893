"""The studio: a template is written, broken, mended and saved without its file being seen."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from standard_pack import STANDARD
from studio_windows import TODAY, at, bring_back, new_pack, open_studio, write

from assistant.casework.packcheck import check_pack
from assistant.ui.studio.window import StudioWindow

LETTER = "letters/partshoering-udeblivelse.txt"
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
Open = Callable[..., StudioWindow]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return new_pack(tmp_path / "breve")


@pytest.fixture
def opened(qapp: QApplication, qtbot: QtBot, folder: Path, home: Path) -> Open:
    """Opens the studio on the pack, with copies of these templates in it, when all of them have been checked."""

    def open_with(*paths: str) -> StudioWindow:
        window = open_studio(qapp, qtbot, new_pack(folder, copied=paths))
        qtbot.waitUntil(lambda: window.templates.check.button.text() == "Kontrollér alle", timeout=30_000)
        return window

    return open_with


def alt(qtbot: QtBot, window: StudioWindow, letter: str) -> None:
    qtbot.keyClick(at(window), Qt.Key(ord(letter)), ALT)


def tab(qtbot: QtBot, window: StudioWindow, times: int = 1) -> None:
    for _ in range(times):
        qtbot.keyClick(at(window), Qt.Key.Key_Tab)


def ask(qtbot: QtBot, window: StudioWindow, question: str, kind: str) -> None:
    """One more question, answered with ``kind``."""
    alt(qtbot, window, "M")
    write(at(window), question)
    tab(qtbot, window)
    write(at(window), kind)


def told(qtbot: QtBot, window: StudioWindow, what: str) -> str:
    """The line among what is wrong that says ``what``, once it is there."""
    rows = window.templates.sheet.findings

    def said() -> list[str]:
        return [rows.item(row).text() for row in range(rows.count())]

    qtbot.waitUntil(lambda: any(what in line for line in said()))
    return next(line for line in said() if what in line)


def settled(qtbot: QtBot, window: StudioWindow) -> None:
    """Nothing is wrong, and that is said."""
    qtbot.waitUntil(lambda: "fejl skal" not in window.templates.sheet.state.text() and not examining(window))


def examining(window: StudioWindow) -> bool:
    return window.templates.judging.is_busy


def save(qtbot: QtBot, window: StudioWindow) -> str:
    """Ctrl+S, and what is said of it."""
    room = window.templates
    bring_back(qtbot, window)
    qtbot.keyClick(at(window), Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: room.said.text() != "")
    return room.said.text()


def text_of(window: StudioWindow) -> str:
    assert window.templates.desk.manuscript is not None
    return window.templates.desk.manuscript.text


def write_letter(qtbot: QtBot, window: StudioWindow) -> None:
    """A letter with four questions and a condition, by keys alone."""
    write(at(window), "Bekræftelse på møde")
    tab(qtbot, window)
    write(at(window), "B")
    tab(qtbot, window, 2)
    qtbot.keyClick(at(window), Qt.Key.Key_Right)
    tab(qtbot, window, 4)
    write(at(window), "egen praksis")
    alt(qtbot, window, "S")
    ask(qtbot, window, "Hvilken dag er mødet?", "Da")
    ask(qtbot, window, "Hvad tid?", "Kl")
    ask(qtbot, window, "Hvordan mødes I?", "Væ")
    tab(qtbot, window)
    write(at(window), "på jobcentret\npå telefon")
    ask(qtbot, window, "Vil borgeren have en bisidder med?", "Ja")
    alt(qtbot, window, "T")
    edit = window.templates.sheet.text.edit
    assert at(window) is edit
    write(edit, "Du får dette brev, fordi vi skal mødes ")
    edit.put_in("{{ dag_moedet | ugedato }}")
    write(edit, " kl. ")
    edit.put_in("{{ tid }}")
    write(edit, ".\n")
    qtbot.keyClick(edit, Qt.Key.Key_K, CTRL)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    focused = dialog.focusWidget()
    assert focused is not None
    write(focused, "Hvordan")
    button(dialog, "Brug").click()
    bring_back(qtbot, window)
    write(edit, "Ring til os, når du er ved døren. ")
    edit.put_in("{{ have_bisidder }}")


def button(within: QWidget, text: str) -> QAbstractButton:
    return next(each for each in within.findChildren(QAbstractButton) if each.text().replace("&", "") == text)


FAULTS: dict[str, tuple[str, str, str]] = {
    "no source": ('source = "egen praksis"\n', "", "Skriv, hvor teksten eller reglen kommer fra."),
    "ends before it begins": (
        "valid_from = 2026-11-24\n",
        "valid_from = 2026-11-24\nvalid_to = 2026-11-01\n",
        "slutter, før den begynder",
    ),
    "a misspelt name": ("{{ tid }}", "{{ tidd }}", "»tidd« er ikke et felt i skabelonen. Mente du »tid«?"),
    "a filter that is none": ("| ugedato", "| ugdato", "Filteret »ugdato« findes ikke."),
    "a condition without an end": ("{% endif %}", "", "Der mangler en afslutning"),
    "an answer that is none": ('== "paa-jobcentret"', '== "hjemme"', "er ikke et svar i"),
    "nothing to choose from": ("choices = [", "choices = []\nx = [", "kendes ikke her"),
    "no example": ('example = "10:00"\n', "", "Skriv et svar at prøve med."),
    "an example that is none": ('example = "10:00"', 'example = "25:99"', "Eksemplerne udfylder ikke skabelonen"),
    "the same name twice": ('name = "tid"', 'name = "moedes"', "er brugt to gange"),
    "no text": ("Du får dette", None, "Skriv teksten."),
    "no question": ('label = "Hvad tid?"', 'label = ""', "Skriv, hvad der spørges om."),
}
"""What is made wrong in the letter of ``write_letter``, and what is said of it."""


class TestWriting:
    def test_a_letter_with_four_questions_and_a_condition_is_written_by_keys_alone(
        self, qtbot: QtBot, opened: Open, folder: Path
    ) -> None:
        window = opened()
        write_letter(qtbot, window)
        settled(qtbot, window)
        assert save(qtbot, window) == "Gemt."
        file = folder / "letters" / "bekraeftelse-paa-moede.txt"
        assert '{% if moedes == "paa-jobcentret" %}\nRing til os' in file.read_text("utf-8")
        pack = check_pack(folder, [STANDARD], today=TODAY)
        assert [entry.title for entry in pack.entries] == ["Bekræftelse på møde"]
        assert rows(window) == ["Bekræftelse på møde"]

    @pytest.mark.parametrize("fault", FAULTS)
    def test_a_fault_is_told_where_it_is_and_gone_when_it_is_mended(
        self, qtbot: QtBot, opened: Open, fault: str
    ) -> None:
        window = opened()
        write_letter(qtbot, window)
        settled(qtbot, window)
        whole = text_of(window)
        old, new, said = FAULTS[fault]
        assert old in whole
        broken = whole.replace(old, new, 1) if new is not None else whole[: whole.index(old)]
        alt(qtbot, window, "H")
        window.templates.sheet.whole.edit.setPlainText(broken)
        line = told(qtbot, window, said)
        assert ": " in line, "it says where"
        window.templates.sheet.findings.setFocus()
        place = next(n for n in range(99) if window.templates.sheet.findings.item(n).text() == line)
        window.templates.sheet.findings.setCurrentRow(place)
        qtbot.keyClick(window.templates.sheet.findings, Qt.Key.Key_Return)
        assert not window.templates.sheet.findings.hasFocus(), "Enter goes there"
        alt(qtbot, window, "H")
        window.templates.sheet.whole.edit.setPlainText(whole)
        settled(qtbot, window)

    def test_what_is_meant_is_written_by_one_key(self, qtbot: QtBot, opened: Open) -> None:
        window = opened(LETTER)
        edit = go_to_text(qtbot, window)
        edit.setPlainText("Svar senest {{ frits | ugedato }}.")
        told(qtbot, window, "Mente du »frist«?")
        qtbot.keyClick(edit, Qt.Key.Key_Period, CTRL)
        assert edit.toPlainText() == "Svar senest {{ frist | ugedato }}."

    def test_a_name_follows_its_question_into_the_text_while_it_is_new(self, qtbot: QtBot, opened: Open) -> None:
        window = opened()
        write_letter(qtbot, window)
        alt(qtbot, window, "S")
        page = window.templates.sheet.fields
        page.rows.setCurrentRow(1)
        label = page.item.questions["label"].editor.stops()[0]
        label.setFocus()
        label.selectAll()
        write(label, "Hvornår mødes I?")
        qtbot.waitUntil(lambda: "{{ mødes" not in text_of(window) and "{{ moedes_2 }}" in text_of(window))

    def test_a_known_name_stays_whatever_is_asked(self, qtbot: QtBot, opened: Open) -> None:
        window = opened(LETTER)
        alt(qtbot, window, "S")
        page = window.templates.sheet.fields
        label = page.item.questions["label"].editor.stops()[0]
        label.setFocus()
        label.end(False)
        write(label, " nu")
        qtbot.waitUntil(lambda: "indkaldt til? nu" in text_of(window))
        assert 'name = "samtaletype"' in text_of(window)

    def test_a_question_is_moved_by_keys_and_takes_its_comment_along(
        self, qtbot: QtBot, opened: Open, folder: Path
    ) -> None:
        file = folder / LETTER
        file.parent.mkdir()
        by_hand = (
            (STANDARD / LETTER)
            .read_text("utf-8")
            .replace('[[fields]]\nname = "dato"', '# Dagen, som indkaldelsen siger\n[[fields]]\nname = "dato"')
        )
        file.write_text(by_hand, "utf-8")
        window = opened()
        alt(qtbot, window, "S")
        page = window.templates.sheet.fields
        page.rows.setCurrentRow(1)
        page.rows.setFocus()
        shift = Qt.KeyboardModifier.ShiftModifier
        qtbot.keyClick(page.rows, Qt.Key.Key_Up, CTRL | shift)
        qtbot.waitUntil(lambda: text_of(window).index('name = "dato"') < text_of(window).index('name = "samtaletype"'))
        assert '# Dagen, som indkaldelsen siger\n[[fields]]\nname = "dato"' in text_of(window)
        qtbot.keyClick(page.rows, Qt.Key.Key_Down, CTRL | shift)
        qtbot.waitUntil(lambda: text_of(window) == by_hand)


class TestFiles:
    def test_looking_changes_nothing(self, qtbot: QtBot, opened: Open, folder: Path) -> None:
        window = opened(LETTER, "notes/raadighed-afbud.txt")
        for letter in "OSTRH":
            alt(qtbot, window, letter)
        before = {file: file.read_bytes() for file in folder.rglob("*.txt")}
        for file in before:
            window.templates._open_path(file.relative_to(folder).as_posix())
            qtbot.wait(50)
            assert not window.templates.is_changed
            save(qtbot, window)
        assert {file: file.read_bytes() for file in folder.rglob("*.txt")} == before

    def test_what_cannot_be_taken_apart_is_mended_in_the_file(self, qtbot: QtBot, opened: Open, folder: Path) -> None:
        file = folder / LETTER
        file.parent.mkdir()
        good = (STANDARD / LETTER).read_text("utf-8")
        file.write_text(good.replace('title = "Partshøring', "title = Partshøring", 1), "utf-8")
        window = opened()
        sheet = window.templates.sheet
        assert sheet.stack.currentWidget() is sheet.whole
        assert not sheet.tabs.isTabEnabled(0)
        assert told(qtbot, window, "Værdien kan ikke læses")
        sheet.whole.edit.setPlainText(good)
        assert sheet.tabs.isTabEnabled(0)
        settled(qtbot, window)
        assert save(qtbot, window) == "Gemt."
        assert file.read_text("utf-8") == good

    def test_what_somebody_else_has_changed_is_not_written_over(self, qtbot: QtBot, opened: Open, folder: Path) -> None:
        window = opened(LETTER)
        go_to_text(qtbot, window).insertPlainText("Nyt. ")
        (folder / LETTER).write_text("en andens", "utf-8")
        assert "rettet et andet sted" in save(qtbot, window)
        assert (folder / LETTER).read_text("utf-8") == "en andens"

    def test_what_may_be_somebodys_number_does_not_reach_the_disk(
        self, qtbot: QtBot, opened: Open, folder: Path
    ) -> None:
        window = opened(LETTER)
        before = (folder / LETTER).read_bytes()
        go_to_text(qtbot, window).insertPlainText("010190-1234 ")
        assert "CPR-nummer" in save(qtbot, window)
        assert (folder / LETTER).read_bytes() == before

    @pytest.mark.parametrize(("choice", "is_kept"), [("Gem", True), ("Gem ikke", False)])
    def test_what_is_not_saved_is_asked_about(
        self, qtbot: QtBot, opened: Open, folder: Path, choice: str, is_kept: bool
    ) -> None:
        window = opened(LETTER)
        go_to_text(qtbot, window).insertPlainText("Nyt. ")
        window.close()
        assert window.isVisible()
        box = next(each for each in window.findChildren(QMessageBox) if each.isVisible())
        button(box, choice).click()
        qtbot.waitUntil(lambda: not window.isVisible())
        assert ("Nyt. " in (folder / LETTER).read_text("utf-8")) is is_kept

    def test_a_copy_is_a_draft_with_a_name_of_its_own(self, qtbot: QtBot, opened: Open, folder: Path) -> None:
        window = opened(LETTER)
        button(window, "Kopiér").click()
        assert 'state = "draft"' in text_of(window)
        settled(qtbot, window)
        assert save(qtbot, window) == "Gemt."
        assert sorted(each.name for each in (folder / "letters").iterdir()) == [
            "kopi-af-partshoering-udeblivelse.txt",
            "partshoering-udeblivelse.txt",
        ]


class TestList:
    def test_it_shows_how_far_each_is_and_what_is_wrong(self, qtbot: QtBot, opened: Open, folder: Path) -> None:
        (folder / "letters").mkdir()
        (folder / "letters" / "i-stykker.txt").write_text("ikke en skabelon", "utf-8")
        window = opened(LETTER, "letters/partshoering-jobplan-2016.txt")
        shown = {title.split("\n")[0].strip(" ✓●▲…"): title for title in all_rows(window)}
        assert "✓" in shown["Partshøring – udeblivelse"]
        assert "udgået" in shown["Partshøring – jobplan (2016)"]
        assert "kan ikke læses" in shown["i-stykker.txt"]

    def test_it_is_searched_by_title_and_id(self, qtbot: QtBot, opened: Open) -> None:
        window = opened(LETTER, "notes/raadighed-afbud.txt")
        write(window.templates.list.search, "afbud")
        assert rows(window) == ["Afbud fra samtale eller tilbud"]

    def test_no_letter_stands_for_two_things_on_a_page(self, qtbot: QtBot, opened: Open) -> None:
        window = opened(LETTER)
        for letter in "OSTR":
            alt(qtbot, window, letter)
            for tried in range(6):
                qtbot.keyClick(window, Qt.Key(ord("1") + tried), CTRL)
                given = marked(window)
                twice = {each for each in given if given.count(each) > 1}
                assert not twice, (letter, tried)


def marked(window: StudioWindow) -> list[str]:
    """The letters that Alt reaches now."""
    bars = (window.tabs, window.templates.sheet.tabs)
    tabs = [bar.tabText(n) for bar in bars for n in range(bar.count())]
    seen = [each for kind in (QLabel, QAbstractButton) for each in window.findChildren(kind) if each.isVisible()]
    texts = [*tabs, *(each.text() for each in seen if not isinstance(each, QLabel) or each.buddy())]
    return [found[1].lower() for text in texts if (found := re.search("&([^&])", text.replace("&&", "")))]


def go_to_text(qtbot: QtBot, window: StudioWindow):
    alt(qtbot, window, "T")
    assert at(window) is window.templates.sheet.text.edit
    return window.templates.sheet.text.edit


def all_rows(window: StudioWindow) -> list[str]:
    model = window.templates.list.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def rows(window: StudioWindow) -> list[str]:
    """The titles in the list."""
    return [text.split("\n")[0].strip(" ✓●▲…") for text in all_rows(window)]
