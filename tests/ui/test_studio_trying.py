"""»Prøv den«: what becomes of a template is seen while it is written, on every page and on every day."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot
from standard_pack import LIBRARY

from assistant.casework.examples import example_answers
from assistant.casework.studio.trying_word import NotDrawnError, PageImage, Pages
from assistant.model.draft import plain
from assistant.model.fields import ChoiceField, DateField, LongTextField
from assistant.model.template import Template
from assistant.ui import theme
from assistant.ui.studio.trying import word
from assistant.ui.studio.trying.pane import LABELS, TryPane

TODAY = date(2026, 11, 24)
TEXT, PROMPT, BESIDE, LANGUAGE, HEADING, WORD, READ = range(7)
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
Try = Callable[..., TryPane]


def template(name: str = "raadighed-udeblivelse", **changes: object) -> Template:
    found = LIBRARY.template(name, TODAY)
    return replace(found, sha256="", **changes) if changes else found


@pytest.fixture
def tried(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Try:
    """The pane in a window of its own, on this page, with this template."""
    theme.apply(qapp, "light")

    def make(page: int = TEXT, shown: Template | None = None) -> TryPane:
        pane = TryPane(tmp_path, TODAY)
        qtbot.addWidget(pane)
        pane.resize(600, 800)
        pane.tabs.setCurrentIndex(page)
        pane.show_template(shown or template(), LIBRARY.drafter)
        pane.show()
        qtbot.waitUntil(pane.isActiveWindow)
        return pane

    return make


def wording(shown: Template, day: date = TODAY, **answers: object) -> list[str]:
    """Every line that ``shown`` comes to."""
    draft = LIBRARY.drafter.draft(shown, {**example_answers(shown, day), **answers}, day)
    texts = (draft.heading, draft.body, *(draft.outputs[output.name] for output in shown.outputs))
    return [line for runs in texts for line in plain(runs).split("\n") if line.strip()]


def lines(pane: TryPane) -> list[str]:
    """Every line on the sheet, but for the names of the further texts."""
    names = {output.label for output in pane._trial.template.outputs}
    sheet = pane.text.preview if pane.tabs.currentIndex() == TEXT else pane.prompt.preview
    return [line for line in sheet.toPlainText().split("\n") if line.strip() and line not in names]


def said(pane: TryPane) -> list[str]:
    """What labels on the page in sight say."""
    page = pane.pages[pane.tabs.currentIndex()]
    return [each.text() for each in page.findChildren(QLabel) if each.isVisibleTo(page) and each.text().strip()]


def write(pane: TryPane, qtbot: QtBot, text: str) -> str:
    """Answer the first long question otherwise; its name."""
    name = next(field.name for field in pane._trial.template.fields if isinstance(field, LongTextField))
    question = pane.prompt.panel.questions[name]
    question.set_raw(text)
    question.changed.emit()
    qtbot.waitUntil(lambda: pane.answers.get(name) == (text or None))
    return name


def test_the_text_stands_as_it_will_stand(tried: Try) -> None:
    assert lines(tried()) == wording(template())


def test_each_edit_is_seen_at_once(tried: Try) -> None:
    pane = tried()
    now = template(body="Borgeren kom {{ dato | ugedato }}.")
    pane.show_template(now, LIBRARY.drafter)
    assert lines(pane) == wording(now)


def test_what_stands_against_the_text_is_told_below_it_when_she_pauses(tried: Try, qtbot: QtBot) -> None:
    bare = template(fields=tuple(replace(field, example=None) for field in template().fields))
    draft = LIBRARY.drafter.draft(bare, {}, TODAY)
    assert draft.findings
    pane = tried(TEXT, bare)
    qtbot.waitUntil(lambda: all(finding.message in " ".join(said(pane)) for finding in draft.findings))


@pytest.mark.parametrize("body", [None, "{% if dato %}Begyndt", "Mødt {{ ukendt }}."])
def test_what_cannot_be_read_leaves_the_last_text_and_says_so(tried: Try, body: str | None) -> None:
    pane = tried()
    assert pane.said.isHidden()
    pane.show_template(template(body=body) if body else None, LIBRARY.drafter)
    assert pane.said.text() == "Teksten vises, som den så ud, før der kom en fejl."
    assert pane.said.isVisible()
    assert lines(pane) == wording(template())
    pane.show_template(template(), LIBRARY.drafter)
    assert pane.said.isHidden()


def test_before_anything_can_be_read_nothing_is_shown(tried: Try, qtbot: QtBot, tmp_path: Path) -> None:
    pane = TryPane(tmp_path, TODAY)
    qtbot.addWidget(pane)
    pane.show_template(None, LIBRARY.drafter)
    pane.show()
    assert pane.tabs.isHidden()
    assert pane.stack.isHidden()
    assert pane.answers == {}
    assert pane.day == TODAY


def test_nothing_of_another_template_stays(tried: Try) -> None:
    pane = tried()
    pane.forget()
    pane.show_template(None, LIBRARY.drafter)
    assert pane.stack.isHidden()
    assert pane.said.text() != "Teksten vises, som den så ud, før der kom en fejl."
    pane.show_template(template("raadighed-afbud"), LIBRARY.drafter)
    assert lines(pane) == wording(template("raadighed-afbud"))


def test_only_the_page_in_sight_is_drawn(tried: Try) -> None:
    pane = tried(HEADING)
    assert pane.text.preview.toPlainText() == ""
    assert pane.prompt.panel is None
    pane.tabs.setCurrentIndex(TEXT)
    assert lines(pane) == wording(template())


@pytest.mark.parametrize("page", range(7))
def test_every_page_is_reached_by_its_number(tried: Try, qtbot: QtBot, page: int) -> None:
    pane = tried((page + 1) % 7)
    qtbot.keyClick(pane, Qt.Key(ord("1") + page), CTRL)
    assert pane.stack.currentWidget() is pane.pages[page]


def test_the_focus_stays_near_when_another_page_comes(tried: Try, qtbot: QtBot) -> None:
    pane = tried(PROMPT)
    pane.prompt.panel.ask_first()
    qtbot.keyClick(pane.focusWidget(), Qt.Key.Key_5, CTRL)
    assert pane.tabs.hasFocus()


def test_no_letter_stands_for_two_things(tried: Try) -> None:
    pane = tried(PROMPT)
    own = [re.search("&(.)", label)[1].lower() for label in LABELS]
    assert len(set(own)) == len(own)
    panel = pane.prompt.panel
    texts = [each.text() for kind in (QLabel, QAbstractButton) for each in panel.findChildren(kind)]
    letters = own + [match[1].lower() for text in texts if (match := re.search("&([^&])", text))]
    assert len(set(letters)) == len(letters)


def test_a_click_on_an_answer_goes_to_its_question(tried: Try) -> None:
    pane = tried()
    name = next(field.name for field in template().fields if field.required)
    pane.text.preview.field_clicked.emit(name)
    assert pane.tabs.currentIndex() == PROMPT
    assert pane.prompt.panel.question_at(pane.focusWidget()) is pane.prompt.panel.questions[name]


def test_the_prompt_asks_what_the_template_asks_with_its_examples(tried: Try) -> None:
    pane = tried(PROMPT)
    assert pane.answers == example_answers(template(), TODAY)
    assert pane.prompt.panel.raw() == pane.answers
    assert not pane.prompt.reset.isEnabled()


def test_what_is_typed_stands_in_every_text_until_the_examples_are_wanted_again(tried: Try, qtbot: QtBot) -> None:
    pane = tried(PROMPT)
    name = write(pane, qtbot, "Bo Opdigt stod i kø.")
    assert lines(pane) == wording(template(), **{name: "Bo Opdigt stod i kø."})
    pane.tabs.setCurrentIndex(TEXT)
    assert "Bo Opdigt stod i kø." in lines(pane)
    pane.tabs.setCurrentIndex(PROMPT)
    pane.prompt.reset.click()
    assert pane.answers == example_answers(template(), TODAY)
    assert pane.prompt.panel.raw() == pane.answers
    assert lines(pane) == wording(template())


def test_what_is_typed_outlives_edits_of_the_template(tried: Try, qtbot: QtBot) -> None:
    pane = tried(PROMPT)
    name = write(pane, qtbot, "Bo Opdigt stod i kø.")
    before = template().fields
    without = tuple(field for field in before if field.name != name)
    pane.show_template(template(fields=without, body="Tekst."), LIBRARY.drafter)
    assert name not in pane.answers
    renamed = tuple(replace(field, label=f"{field.label} her") if field.name == name else field for field in before)
    pane.show_template(template(fields=renamed), LIBRARY.drafter)
    assert pane.answers[name] == "Bo Opdigt stod i kø."
    assert pane.prompt.panel.raw()[name] == "Bo Opdigt stod i kø."


def test_another_template_begins_with_its_own_examples_today(tried: Try, qtbot: QtBot) -> None:
    pane = tried(PROMPT)
    write(pane, qtbot, "Bo Opdigt stod i kø.")
    pane.day_line.step(-1)
    other = template("raadighed-afbud")
    pane.show_template(other, LIBRARY.drafter)
    assert pane.answers == example_answers(other, TODAY)
    assert pane.day == TODAY


def test_a_missing_answer_is_told_at_its_question_once_it_is_left(tried: Try, qtbot: QtBot) -> None:
    pane = tried(PROMPT)
    name = write(pane, qtbot, "")
    question = pane.prompt.panel.questions[name]
    question.left()
    pane.prompt._show()
    assert "● Skal besvares." in [each.text() for each in question.findChildren(QLabel)]


def test_the_keys_of_the_fixes_work_as_in_the_form(tried: Try, qtbot: QtBot) -> None:
    fields = tuple(
        replace(field, example=None, suggestion="idag+14") if field.name == "frist" else field
        for field in template("partshoering-udeblivelse").fields
    )
    pane = tried(PROMPT, template("partshoering-udeblivelse", fields=fields))
    assert "frist" not in pane.answers
    pane.prompt.panel.ask("frist")
    qtbot.keyClick(pane.focusWidget(), Qt.Key.Key_1, ALT)
    qtbot.waitUntil(lambda: "frist" in pane.answers)
    assert pane.answers["frist"] == (TODAY + timedelta(days=14)).isoformat()


def test_what_is_said_to_be_no_name_is_none_until_the_examples_are_wanted_again(tried: Try, qtbot: QtBot) -> None:
    heading = replace(template().heading, what=("depression",))
    pane = tried(PROMPT, template(heading=heading))
    (finding,) = (each for each in pane._trial.draft.findings if each.code == "H08")
    pane.prompt._dismiss(finding)
    assert finding not in pane._trial.draft.findings
    pane.prompt.reset.click()
    assert finding in pane._trial.draft.findings


def test_a_question_whose_answers_are_not_written_yet_is_not_asked(tried: Try) -> None:
    half = ChoiceField(name="art", label="Art", choices=())
    pane = tried(PROMPT, template(fields=(*template().fields, half)))
    assert "art" not in pane.prompt.panel.questions


@pytest.mark.parametrize(
    ("steps", "word"), [((-1, -1, -1, -1), "ikke begyndt"), ((-1,), "gælder"), ((1,), "gælder"), ((1, 1), "udgået")]
)
def test_the_keys_go_to_the_days_on_which_something_changes(
    tried: Try, qtbot: QtBot, steps: tuple[int, ...], word: str
) -> None:
    held = template(valid_from=TODAY - timedelta(days=9), valid_to=TODAY + timedelta(days=9))
    pane = tried(TEXT, held)
    pane.day_line.editor.setFocus()
    for step in steps:
        qtbot.keyClick(pane.day_line.editor.line, Qt.Key.Key_PageDown if step > 0 else Qt.Key.Key_PageUp)
    assert pane.day_line.standing.text() == word


def test_the_text_follows_the_day(tried: Try, qtbot: QtBot) -> None:
    shown = template(body="{{ idag | ugedato }}")
    pane = tried(TEXT, shown)
    pane.day_line.editor.line.clear()
    qtbot.keyClicks(pane.day_line.editor.line, "24122026")
    assert pane.day == date(2026, 12, 24)
    assert lines(pane) == wording(shown, pane.day)


def test_a_day_that_is_none_is_told_and_the_last_one_stands(tried: Try, qtbot: QtBot) -> None:
    pane = tried()
    pane.day_line.editor.line.clear()
    qtbot.keyClicks(pane.day_line.editor.line, "31022026")
    assert pane.day_line.said.isVisible()
    assert pane.day_line.said.text().startswith("Februar")
    assert lines(pane) == wording(template(), pane.day)


def test_the_texts_of_all_answers_stand_side_by_side(tried: Try, qtbot: QtBot) -> None:
    letter = template("brev-feriesvar")
    pane = tried(BESIDE, letter)
    pane.resize(1600, 800)
    page = pane.pages[BESIDE]
    field = next(field for field in letter.fields if isinstance(field, ChoiceField))
    qtbot.waitUntil(lambda: page.columns.head.count() == len(field.choices))
    head = page.columns.head.model()
    titles = [head.headerData(at, Qt.Orientation.Horizontal) for at in range(page.columns.head.count())]
    assert titles == [choice.label for choice in field.choices]
    text = page.columns.text.toPlainText()
    for choice in field.choices:
        assert all(line in text for line in wording(letter, **{field.name: choice.value}))
    assert "linjer er ikke ens" in page.said.text()


def test_where_there_is_no_room_beside_they_stand_below_each_other(tried: Try, qtbot: QtBot) -> None:
    letter = template("brev-feriesvar")
    pane = tried(BESIDE, letter)
    pane.resize(320, 500)
    page = pane.pages[BESIDE]
    field = next(field for field in letter.fields if isinstance(field, ChoiceField))
    written = [wording(letter, **{field.name: choice.value}) for choice in field.choices]
    qtbot.waitUntil(lambda: written[-1][-1] in page.columns.text.toPlainText())
    text = page.columns.text.toPlainText()
    assert page.columns.head.isHidden()
    assert page.columns.text.document().size().width() <= page.columns.text.viewport().width()
    for lines_of_one, choice in zip(written, field.choices, strict=True):
        assert choice.label in text
        assert all(line in text for line in lines_of_one)
    alike = next(line for line in written[0] if all(line in other for other in written))
    assert text.split("\n").count(alike) == 1
    pane.resize(1600, 800)
    qtbot.waitUntil(page.columns.head.isVisible)
    assert page.columns.text.toPlainText().split("\n").count(alike) == len(field.choices)


def test_another_question_can_be_put_side_by_side(tried: Try, qtbot: QtBot) -> None:
    pane = tried(BESIDE)
    page = pane.pages[BESIDE]
    page.choice.setCurrentIndex(page.choice.count() - 1)
    qtbot.waitUntil(lambda: page.columns.head.count() == 2)
    head = page.columns.head.model()
    assert [head.headerData(at, Qt.Orientation.Horizontal) for at in range(2)] == ["Ja", "Nej"]


def test_a_template_without_such_a_question_says_so(tried: Try) -> None:
    pane = tried(BESIDE, template("sag-status"))
    assert said(pane) == ["Skabelonen har ingen spørgsmål med faste svar, så der er kun én tekst at se."]


def test_the_language_is_told_text_by_text(tried: Try) -> None:
    long = "Når sagen er blevet behandlet, fremsendes der en skrivelse, og " + "endnu et ord " * 10 + "til sidst."
    letter = template("brev-feriesvar", body=f"Du får dette brev, fordi du vil holde ferie.\n\n{long}")
    told = said(tried(LANGUAGE, letter))
    assert told[0] == "Teksten"
    assert any(line.startswith("LIX ") for line in told)
    assert any("Del den i to." in line for line in told)
    assert any(line.startswith("»Når sagen er blevet behandlet") for line in told)
    assert all(output.label in told for output in letter.outputs)


def test_the_heading_is_judged_and_looked_for(tried: Try, qtbot: QtBot) -> None:
    pane = tried(HEADING)
    page = pane.pages[HEADING]
    heading = wording(template())[0]
    assert page.heading.text() == heading
    assert page.judged.text().startswith("✓ Overskriften følger guiden.")
    qtbot.waitUntil(lambda: page.table.rowCount() > 0)
    rows = {page.table.item(row, 1).text(): page.table.item(row, 2).text() for row in range(page.table.rowCount())}
    assert rows["notattypen"].startswith("✓ den og")
    assert not rows["datoen i ord"].startswith("✓")
    assert page.verdict.text().startswith("✓ Den er let at finde")


def test_she_can_look_for_it_herself(tried: Try, qtbot: QtBot) -> None:
    pane = tried(HEADING)
    page = pane.pages[HEADING]
    qtbot.waitUntil(lambda: page.table.rowCount() > 0)
    page.own.setText(page.heading.text())
    assert page.own_result.text() in {"✓ kun den.", "✓ den og én anden."}
    page.own.setText("findes slet ikke")
    assert page.own_result.text() == "ingen."


def test_what_the_guide_has_against_the_heading_is_told(tried: Try) -> None:
    heading = replace(template().heading, what=("depression",))
    codes = [
        finding.message
        for finding in LIBRARY.drafter.draft(
            template(heading=heading), example_answers(template(), TODAY), TODAY
        ).findings
        if finding.code.startswith("H")
    ]
    told = " ".join(said(tried(HEADING, template(heading=heading))))
    assert codes
    assert all(message in told for message in codes)


def test_a_heading_that_lacks_an_answer_is_not_looked_for(tried: Try) -> None:
    fields = tuple(
        replace(field, example=None) if isinstance(field, DateField) else field for field in template().fields
    )
    pane = tried(HEADING, template(fields=fields))
    assert pane.pages[HEADING].judged.text() == "Overskriften er ikke færdig: der mangler et svar."
    assert pane.pages[HEADING].table.isHidden()


def test_a_text_without_a_heading_says_so(tried: Try) -> None:
    assert said(tried(HEADING, template("sag-status"))) == ["Skabelonen har ingen overskrift."]


def page_of(colour: str) -> Pages:
    image = QImage(20, 30, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return Pages((PageImage(20, 30, image.bytesPerLine(), bytes(image.constBits())),), 1)


def colour_of(pane: TryPane) -> str:
    page = pane.pages[WORD].pages.findChildren(QLabel)[-1]  # those before it may be on their way out
    return page.pixmap().toImage().pixelColor(5, 5).name()


def test_the_old_pages_stay_until_the_new_are_there(tried: Try, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = iter((page_of("#ff0000"), NotDrawnError(), page_of("#0000ff")))

    def draw(*_: object) -> Pages:
        what = next(drawn)
        if isinstance(what, Exception):
            raise what
        return what

    monkeypatch.setattr(word, "find_office", lambda: Path("soffice"))
    monkeypatch.setattr(word, "draw_pages", draw)
    pane = tried(WORD)
    page = pane.pages[WORD]
    assert page.said.text() == "Siderne tegnes …"
    qtbot.waitUntil(lambda: page.said.text().startswith("1 side"))
    assert colour_of(pane) == "#ff0000"
    pane.show_template(template(body="Et."), LIBRARY.drafter)
    qtbot.waitUntil(lambda: page.said.text().startswith("Siderne kunne ikke tegnes."))
    assert colour_of(pane) == "#ff0000"
    pane.show_template(template(body="To."), LIBRARY.drafter)
    qtbot.waitUntil(lambda: colour_of(pane) == "#0000ff")


@pytest.fixture
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, list[str]]:
    """The file she chooses, and what is opened; there is no LibreOffice."""
    file, opened = tmp_path / "prøve", list[str]()
    monkeypatch.setattr(word, "find_office", lambda: None)
    monkeypatch.setattr(word, "ask_where_to_save", lambda *asked: asked[-1](str(file)))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(QUrl(url).toLocalFile()))
    return file.with_suffix(".docx"), opened


def test_without_libreoffice_the_file_can_still_be_opened(
    tried: Try, qtbot: QtBot, chosen: tuple[Path, list[str]]
) -> None:
    file, opened = chosen
    pane = tried(WORD)
    assert "LibreOffice ikke er på computeren" in pane.pages[WORD].said.text()
    pane.pages[WORD].open.click()
    qtbot.waitUntil(lambda: list(map(Path, opened)) == [file])
    assert file.read_bytes()[:2] == b"PK"


def test_no_file_is_written_over(tried: Try, qtbot: QtBot, chosen: tuple[Path, list[str]]) -> None:
    file, opened = chosen
    file.write_bytes(b"hendes")
    pane = tried(WORD)
    pane.pages[WORD].open.click()
    qtbot.waitUntil(lambda: "findes allerede" in pane.pages[WORD].said.text())
    assert (file.read_bytes(), opened) == (b"hendes", [])
