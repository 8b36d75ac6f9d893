"""From the chord to the Word file of a plan, over the standard pack's own plans and real files."""

from __future__ import annotations

import errno
import threading
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget

from assistant.casework.library import UnavailableError
from assistant.casework.plan.opening import new_plan, open_plan
from assistant.casework.plan.writing import NoPlaceError, write_plan
from assistant.desktop.fake import FakeField, FakeWindow
from assistant.model.kept import Kept
from assistant.model.plan import NotRelevant
from assistant.render.plan.read import read_plan
from assistant.ui.plan import texts
from assistant.ui.plan.entries import Piece
from assistant.ui.plan.opening import move
from assistant.ui.tasks import let_finish

TODAY = date(2026, 11, 24)
CTRL, ALT, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier
KEY = Qt.Key
ODD = "Job i butik & lager <8 timer> – “gerne” Føtex"
REPORT = """Praktikrapport
Dato: 30.10.2026

Sociale udfordringer
Borgeren bor til leje og har ro på økonomien.

Transport
Der er aftalt taxa."""


@pytest.fixture
def library(workplace):
    return workplace.library


@pytest.fixture
def started(day, qtbot):
    """The choice is open."""
    day.flow.press("plan")
    qtbot.waitUntil(lambda: "start" in day.flow.plans.__dict__ and day.flow.plans.start.isVisible())
    QTest.qWaitForWindowActive(day.flow.plans.start)
    return day


def press(key, modifiers=NONE):
    assert QApplication.focusWidget() is not None  # or QTest ends Python
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def write(text):
    for letter in text:
        QApplication.sendEvent(QApplication.focusWidget(), QKeyEvent(QEvent.Type.KeyPress, 0, NONE, letter))


def start(day):
    return day.flow.plans.start


def window(day):
    return day.flow.plans.desk.window


def in_draft(day, *words):
    """Which of ``words`` the draft of the plan holds."""
    (mine,) = day.flow.drafts.keeping._mine.values()
    return {word for word in words if word in str(mine.draft.answers)}


def choose(day, name):
    """With the arrows, as she does."""
    start(day).activateWindow()
    assert QTest.qWaitForWindowActive(start(day))
    press(KEY.Key_Home)
    for _ in range(len(start(day)._rows)):
        if start(day)._row().hit.title == name:
            return
        press(KEY.Key_Down)
    raise AssertionError(name)


def begin_plan(day, qtbot, name="Fleksjob"):
    choose(day, name)
    press(KEY.Key_Return)
    seen(day, qtbot)


def seen(day, qtbot):
    """The plan is open."""
    qtbot.waitUntil(lambda: "desk" in day.flow.plans.__dict__ and window(day).isVisible())
    QTest.qWaitForWindowActive(window(day))


def go_to(day, title):
    window(day).activateWindow()
    assert QTest.qWaitForWindowActive(window(day))
    sections = [entry.section.title for entry in window(day).entries]
    window(day).go_to(next(number for number, each in enumerate(sections) if each.startswith(title)))


def open_file(day, qtbot, path):
    press(KEY.Key_O, CTRL)
    answer_dialog(start(day), qtbot, str(path))


def answer_dialog(parent, qtbot, name):
    """Type ``name`` into the file dialog, or take what it proposes; what stood there."""
    qtbot.waitUntil(lambda: bool(parent.findChildren(QFileDialog)))
    dialog = parent.findChildren(QFileDialog)[-1]
    line = dialog.findChild(QLineEdit, "fileNameEdit")
    proposed = Path(dialog.directory().absolutePath()) / line.text()
    if name:
        line.setText(name)
    line.setFocus()
    QTest.keyClick(line, KEY.Key_Return)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    return proposed


def save(day, qtbot, name=""):
    window(day).activateWindow()
    assert QTest.qWaitForWindowActive(window(day))
    press(KEY.Key_Return, CTRL)
    return answer_dialog(window(day), qtbot, str(name))


def saved(day, qtbot):
    saving = day.flow.plans.desk.saving
    qtbot.waitUntil(lambda: "card" in saving.__dict__ and saving.card.isVisible())
    return saving.card


def drafts(day):
    found = []
    day.flow.drafts.keeping.find(found.extend)
    return found


def in_file(path):
    return {each.id: each.text for each in read_plan(path).sections if each.text}


def a_plan(library, tmp_path, plan="forudsaetninger", name="Hansen.docx", **answers):
    path = tmp_path / name
    write_plan(new_plan(library, plan, TODAY), answers, path)
    return path


def outdated(library, tmp_path, *, is_empty=False):
    """A file that was made with the version before."""
    answers = {} if is_empty else {"P02": "Gammelt mål.", "P05": "Løft over 5 kg."}
    path = a_plan(library, tmp_path, "forberedende-pension-fleks", f"{is_empty}.docx", **answers)
    new = tmp_path / ("tom.docx" if is_empty else "gammel.docx")
    with ZipFile(path) as old, ZipFile(new, "w") as out:
        for item in old.infolist():
            raw = old.read(item)
            if item.filename.endswith(".xml"):
                raw = raw.replace(b"forberedende-pension-fleks@2026.11", b"forberedende-pension-fleks@2018")
            out.writestr(item, raw)
    return new


def refuse(*_arguments):
    raise PermissionError(errno.EACCES, "Permission denied")


def said(widget):
    return widget.problem.accessibleName()


def test_keys_alone_lead_from_the_chord_to_a_word_file(started, qtbot, tmp_path):
    day = started
    begin_plan(day, qtbot)
    assert window(day).page.title.text() == "Stamdata"
    press(KEY.Key_PageDown, CTRL)
    write(ODD)
    press(KEY.Key_PageDown, CTRL)
    write("Lager i to år.")
    press(KEY.Key_Return)
    write("Butik i et år.")
    go_to(day, "Sociale")
    press(KEY.Key_R, ALT)
    write("Bolig og økonomi er i orden.")
    out = tmp_path / "ny plan.docx"
    proposed = save(day, qtbot, out)
    assert proposed.name == "Beskrivelse af forudsætninger.docx"
    card = saved(day, qtbot)
    assert not window(day).isVisible()
    assert in_file(out)["P02"] == ODD
    assert in_file(out)["P03"] == "Lager i to år.\nButik i et år."
    assert "Bolig og økonomi er i orden." in in_file(out)["P06"]
    assert "Fleksjob" in in_file(out)["P01"]
    assert read_plan(out).mark.id == "forudsaetninger"
    assert "3 af" in card.said.text()
    assert drafts(day) == []


def test_an_ended_scheme_asks_whether_it_is_a_running_case(started, qtbot):
    day = started
    choose(day, "Revalidering")
    press(KEY.Key_Return)
    assert "Er det en løbende sag?" in start(day).asking.question.text()
    press(KEY.Key_N, ALT)
    qtbot.waitUntil(lambda: "ikke" in said(start(day)))
    assert start(day).isVisible()
    press(KEY.Key_Return)
    press(KEY.Key_Return)  # on "Ja", which has the focus
    seen(day, qtbot)
    assert "revalidering" in window(day).head.title.text()


def test_a_plan_that_may_be_the_wrong_one_is_doubted_and_not_refused(started, qtbot, library, tmp_path):
    day = started
    facts = {"sagstype": "Fleksjob"}
    open_file(day, qtbot, a_plan(library, tmp_path, "forberedende-pension-fleks", P01=facts, P02="Et mål."))
    qtbot.waitUntil(start(day).asking.isVisible)
    asked = start(day).asking.question.text()
    assert "bruges, så vidt jeg ved, kun i sager om fleksjob" in asked
    assert "ikke afklaret" in asked
    assert asked.endswith(texts.WRITE_ON)
    start(day).asking.no.click()
    assert start(day).done.text() == texts.MOVE
    assert start(day)._row().hit.title == "Fleksjob"
    assert "ikke afklaret" in said(start(day))
    start(day).day.line.setText("15.01.2026")
    start(day)._take_file(str(tmp_path / "Hansen.docx"))
    seen(day, qtbot)
    assert "førtidspension" in window(day).head.title.text()


def test_an_outdated_plan_without_a_word_in_it_has_nothing_to_move(started, qtbot, library, tmp_path):
    day = started
    open_file(day, qtbot, outdated(library, tmp_path))
    qtbot.waitUntil(lambda: start(day).done.text() == texts.MOVE)
    assert start(day)._row().hit.title == "Ressourceforløb", "the one that takes it"
    start(day)._take_file(str(outdated(library, tmp_path, is_empty=True)))
    qtbot.waitUntil(lambda: "forældet" in said(start(day)))
    assert start(day).done.text() == texts.BEGIN
    assert "Flyt" not in said(start(day))
    begin_plan(day, qtbot)
    assert "P02" not in window(day).entries.answers(), "nothing comes along of the one before"


@pytest.mark.parametrize("other", ["missing", "put off"])
def test_another_file_leaves_the_answers_of_the_one_before_behind(started, qtbot, library, tmp_path, other):
    day = started
    open_file(day, qtbot, outdated(library, tmp_path))
    qtbot.waitUntil(lambda: start(day).done.text() == texts.MOVE)
    if other == "missing":
        start(day)._take_file(str(tmp_path / "væk.docx"))
        qtbot.waitUntil(lambda: said(start(day)) == texts.FILE_GONE)
    else:
        facts = {"sagstype": "Fleksjob"}
        start(day)._take_file(str(a_plan(library, tmp_path, "forberedende-pension-fleks", P01=facts, P03="Lager.")))
        qtbot.waitUntil(start(day).asking.isVisible)
        start(day).leave()
    assert start(day).done.text() == texts.BEGIN
    begin_plan(day, qtbot)
    assert "P02" not in window(day).entries.answers()
    assert window(day).entries.pieces == ()


def test_since_when_a_plan_holds_is_not_said_where_nobody_knows(started, qtbot):
    begin_plan(started, qtbot)
    assert window(started).head.version.text() == "version 2026.11 · gælder fra: ikke afklaret"


def test_the_day_of_the_decision_tells_which_plan_it_is(started, qtbot):
    day = started
    choose(day, "Fleksjob")
    before = start(day)._row().hit.detail
    start(day).day.setFocus()
    write("10.01.2026")
    assert start(day)._row().hit.title == "Fleksjob"
    assert start(day)._row().hit.detail != before
    start(day).list.setFocus()
    press(KEY.Key_Return)
    seen(day, qtbot)
    assert "førtidspension" in window(day).head.title.text()


def test_a_day_that_is_none_is_told_and_nothing_begins(started):
    start(started).day.setFocus()
    write("xyz")
    start(started).begin()
    assert said(start(started)) == "Skriv dagen som 24.11, 2411, +14, »i morgen« eller »fredag«."
    assert start(started).isVisible()


def test_a_file_is_gone_on_with_and_never_touched(started, qtbot, library, tmp_path):
    day = started
    path = a_plan(library, tmp_path, P02="Et mål.", P03="Lager.")
    before = path.read_bytes()
    open_file(day, qtbot, path)
    seen(day, qtbot)
    go_to(day, "Uddannelses")
    assert window(day).page.sheet.raw() == "Et mål."
    write(" Og et til.")
    proposed = save(day, qtbot)
    assert proposed.name == "Hansen – udfyldt.docx"
    card = saved(day, qtbot)
    assert "»Hansen.docx« er ikke ændret." in card.said.text()
    assert card.name.text() == "Hansen – udfyldt.docx"
    assert card.where.text().replace("\u200b", "") == f"Mappe: {tmp_path}"
    assert "Hansen" not in card.windowTitle()
    assert path.read_bytes() == before
    assert in_file(proposed)["P02"] == "Et mål. Og et til."
    assert in_file(proposed)["P03"] == "Lager."


def test_words_beside_a_table_are_shown_and_a_table_says_that_they_stay(started, qtbot, library, tmp_path):
    day = started
    path = a_plan(library, tmp_path, P16=NotRelevant("Står i sagen."))
    document = Document(str(path))
    document.tables[-1]._tbl.addnext(document.add_paragraph("Samtykke givet <mundtligt>.")._p)
    document.save(str(path))
    open_file(day, qtbot, path)
    seen(day, qtbot)
    go_to(day, "Bilagsliste")
    assert window(day).page.keeps.text() == "Her står også: »Samtykke givet <mundtligt>.«. Det bliver stående."
    assert window(day).page.keeps.isVisible()


def test_a_plan_from_elsewhere_moves_what_is_called_the_same_and_counts_it(started, qtbot, tmp_path):
    day = started
    document = Document()
    for title, words in {"Behandling": "Fysioterapi.", "Personlige resourcer": "Tal.", "Eget": "Andet."}.items():
        document.add_heading(title, 1)
        document.add_paragraph(words)
    document.save(str(tmp_path / "andres.docx"))
    open_file(day, qtbot, tmp_path / "andres.docx")
    qtbot.waitUntil(start(day).problem.isVisible)
    begin_plan(day, qtbot)
    assert window(day).entries.answers()["P09"] == "Fysioterapi."
    assert [(piece.section, piece.text) for piece in window(day).entries.pieces] == [("P04", "Tal."), ("", "Andet.")]
    shown = said(window(day))
    assert texts.moved(1) in shown
    assert texts.proposed(1) in shown
    assert "»Eget«" in shown


def test_a_plan_from_elsewhere_whose_headings_have_no_style_is_offered_to_be_moved(started, qtbot, tmp_path):
    day = started
    document = Document()
    for title, words in {"Behandling": "Fysioterapi.", "Personlige ressourcer": "Tal."}.items():
        document.add_paragraph(title)
        document.add_paragraph(words)
    document.save(str(tmp_path / "andres.docx"))
    open_file(day, qtbot, tmp_path / "andres.docx")
    qtbot.waitUntil(start(day).problem.isVisible)
    assert start(day).done.text() == texts.MOVE
    begin_plan(day, qtbot)
    assert window(day).entries.answers()["P09"] == "Fysioterapi."


def test_a_letter_is_not_offered_to_be_moved(started, qtbot, tmp_path):
    day = started
    document = Document()
    document.add_paragraph("Kære borger. Du er indkaldt til en samtale.")
    document.save(str(tmp_path / "brev.docx"))
    open_file(day, qtbot, tmp_path / "brev.docx")
    qtbot.waitUntil(start(day).problem.isVisible)
    assert start(day).done.text() == texts.BEGIN


def test_a_file_can_be_dropped(started, qtbot, library, tmp_path):
    path = a_plan(library, tmp_path, P02="Et mål.")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    none = Qt.MouseButton.NoButton
    event = QDropEvent(QPointF(QPoint(5, 5)), Qt.DropAction.CopyAction, data, none, NONE)
    start(started).dropEvent(event)
    seen(started, qtbot)
    assert window(started).entries.answers()["P02"] == "Et mål."


@pytest.mark.parametrize(
    ("kind", "sentence"), [("damaged", "beskadiget"), ("missing", texts.FILE_GONE), ("odt", "OpenDocument")]
)
def test_a_file_that_is_no_plan_is_told_and_the_choice_stays(started, qtbot, tmp_path, kind, sentence):
    path = tmp_path / "plan.docx"
    if kind == "damaged":
        path.write_bytes(b"PK\x03\x04 slut")
    elif kind == "odt":
        path = Path(__file__).parents[1] / "unit" / "render" / "data" / "filled-libreoffice.odt"
    start(started)._take_file(str(path))
    qtbot.waitUntil(lambda: sentence in said(start(started)))
    assert start(started).isVisible()
    assert start(started).list.isEnabled()


def test_an_outdated_plan_is_refused_by_the_name_of_the_right_one_and_its_answers_move(
    started, qtbot, library, tmp_path
):
    day = started
    path = outdated(library, tmp_path)
    assert not open_plan(library, path, TODAY).is_current
    open_file(day, qtbot, path)
    qtbot.waitUntil(start(day).problem.isVisible)
    assert "forældet" in said(start(day))
    assert start(day).done.text() == "Flyt svarene over"
    begin_plan(day, qtbot)
    answers = window(day).entries.answers()
    assert answers["P02"] == "Gammelt mål."
    kept = " ".join([str(answers), *(piece.text for piece in window(day).entries.pieces)])
    assert "Løft over 5 kg." in kept
    assert texts.moved(2) in said(window(day))
    out = tmp_path / "flyttet.docx"
    save(day, qtbot, out)
    saved(day, qtbot)
    assert in_file(out)["P02"] == "Gammelt mål."
    assert read_plan(out).mark.version == "2026.11"


def test_a_text_without_a_place_stands_beside_the_plan(library, tmp_path):
    plan = "forberedende-selvstaendige"
    sections = [each.section for each in new_plan(library, plan, TODAY).sections if each.section.kind == "text"]
    path = a_plan(library, tmp_path, plan, **{each.id: f"Tekst til {each.id}." for each in sections})
    opened = open_plan(library, path, TODAY)
    moved = move(library, opened, "fleksjob", TODAY, None)
    beside = [piece.text for piece in moved.pieces]
    everything = " ".join([*beside, *(str(answer) for answer in moved.begun.values())])
    assert all(f"Tekst til {each.id}." in everything for each in sections)
    assert beside
    assert any(sentence.startswith("Uden plads i den nye plan") for sentence in moved.said)


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        (PermissionError("x"), "Mappen er skrivebeskyttet."),
        (OSError(errno.ENOSPC, "disk"), "Disken er fuld, eller mappen kan ikke nås."),
        (OSError(errno.ENAMETOOLONG, "name"), "Navnet er for langt."),
    ],
)
def test_a_file_that_cannot_be_written_loses_nothing(started, qtbot, tmp_path, monkeypatch, fault, why):
    day = started
    begin_plan(day, qtbot)
    go_to(day, "Uddannelses")
    write(ODD)

    def fail(*_):
        raise fault

    monkeypatch.setattr("assistant.ui.plan.saving.write_plan", fail)
    out = tmp_path / "plan.docx"
    save(day, qtbot, out)
    qtbot.waitUntil(window(day).problem.isVisible)
    assert said(window(day)) == f"{texts.NOT_SAVED}. {why} {texts.TRY_AGAIN}"
    assert window(day).entries.answers()["P02"] == ODD
    monkeypatch.undo()
    save(day, qtbot, out)
    saved(day, qtbot)
    assert in_file(out)["P02"] == ODD


def test_a_folder_that_is_not_there_is_told(started, qtbot, tmp_path):
    day = started
    begin_plan(day, qtbot)
    go_to(day, "Uddannelses")
    write(ODD)
    day.flow.plans.desk.saving._write(day.flow.plans.desk._now, str(tmp_path / "ingen" / "plan.docx"))
    qtbot.waitUntil(lambda: "Mappen findes ikke." in said(window(day)))
    assert window(day).entries.answers()["P02"] == ODD


def test_a_plan_whose_file_has_been_deleted_meanwhile_is_saved_from_an_empty_one(started, qtbot, library, tmp_path):
    day = started
    path = a_plan(library, tmp_path, P02="Et mål.", P03="Lager.")
    open_file(day, qtbot, path)
    seen(day, qtbot)
    go_to(day, "Erfaringer")
    write(" Butik.")
    path.unlink()
    save(day, qtbot, tmp_path / "ny.docx")
    qtbot.waitUntil(lambda: "slettet" in said(window(day)))
    assert window(day).page.title.text().startswith("Erfaringer")
    assert save(day, qtbot, tmp_path / "ny.docx").name == "Hansen – udfyldt.docx"
    saved(day, qtbot)
    written = in_file(tmp_path / "ny.docx")
    assert (written["P02"], written["P03"]) == ("Et mål.", "Lager. Butik.")


def test_no_file_is_written_over(started, qtbot, library, tmp_path):
    day = started
    other = a_plan(library, tmp_path, P02="En andens.")
    before = other.read_bytes()
    begin_plan(day, qtbot)
    go_to(day, "Uddannelses")
    write("Mit.")
    save(day, qtbot, other)
    qtbot.waitUntil(lambda: said(window(day)) == texts.TAKEN.format("Hansen.docx"))
    assert answer_dialog(window(day), qtbot, "") == tmp_path / "Hansen 2.docx"  # Enter, pressed to get on
    assert saved(day, qtbot).name.text() == "Hansen 2.docx"
    assert other.read_bytes() == before
    assert in_file(tmp_path / "Hansen 2.docx")["P02"] == "Mit."


def test_a_disk_that_does_not_answer_is_not_waited_for(started, qtbot, tmp_path, monkeypatch):
    day, answers = started, threading.Event()
    begin_plan(day, qtbot)
    go_to(day, "Uddannelses")
    write("Mit.")
    monkeypatch.setattr("assistant.ui.plan.saving._PATIENCE_MS", 1)
    monkeypatch.setattr("assistant.ui.plan.naming._free", lambda *_: answers.wait(10))
    try:
        proposed = save(day, qtbot, tmp_path / "plan.docx")
        assert proposed == Path.home() / "Beskrivelse af forudsætninger.docx"
        saved(day, qtbot)
    finally:
        answers.set()
    assert len([each for each in window(day).findChildren(QFileDialog) if each.isVisible()]) == 0


def test_what_is_left_is_a_draft_and_is_gone_on_with(started, qtbot, tmp_path):
    day = started
    begin_plan(day, qtbot)
    go_to(day, "Uddannelses")
    write(ODD)
    go_to(day, "Sociale")
    press(KEY.Key_R, ALT)
    write("Intet.")
    press(KEY.Key_Escape)
    assert not window(day).isVisible()
    (draft,) = drafts(day)
    assert (draft.kind, draft.id) == ("plan", "forudsaetninger")
    day.flow.press("kladder")
    listed = day.flow.drafts.window
    assert QTest.qWaitForWindowActive(listed)
    assert "Beskrivelse af forudsætninger" in listed.rows.item(0).text()
    QTest.keyClick(listed.rows, KEY.Key_Return)
    seen(day, qtbot)
    assert window(day).entries.answers()["P02"] == ODD
    assert window(day).entries.answers()["P06"] == NotRelevant("Intet.")
    out = tmp_path / "plan.docx"
    save(day, qtbot, out)
    saved(day, qtbot)
    assert drafts(day) == []


def test_the_choice_leads_to_the_drafts(started, qtbot):
    day = started
    begin_plan(day, qtbot)
    go_to(day, "Uddannelses")
    write("x")
    press(KEY.Key_Escape)
    day.flow.press("plan")
    qtbot.waitUntil(lambda: start(day).isVisible())
    assert start(day)._row().hit.title == "Du har 1 kladde, der ikke blev færdig"
    press(KEY.Key_Return)
    assert day.flow.drafts.window.isVisible()


def test_a_plan_that_was_only_looked_at_is_no_draft(started, qtbot):
    begin_plan(started, qtbot)
    press(KEY.Key_Escape)
    assert drafts(started) == []


def test_a_draft_whose_file_has_gone_is_gone_on_with_in_a_new_one(started, qtbot, library, tmp_path, workplace):
    day = started
    path = a_plan(library, tmp_path, P02="Fra filen.")
    open_file(day, qtbot, path)
    seen(day, qtbot)
    go_to(day, "Erfaringer")
    write("Skrevet siden.")
    press(KEY.Key_Escape)
    path.unlink()
    (draft,) = drafts(day)
    day.flow.plans.resume(draft, workplace, None)
    seen(day, qtbot)
    assert window(day).entries.answers()["P03"] == "Skrevet siden."
    assert texts.ORIGINAL_GONE in said(window(day))


def test_a_draft_of_a_plan_that_is_no_more_is_told_and_stays(started, qtbot, workplace):
    day = started
    begin_plan(day, qtbot)
    go_to(day, "Uddannelses")
    write("x")
    press(KEY.Key_Escape)
    (draft,) = drafts(day)
    gone = replace(draft, id="findes-ikke", answers={**draft.answers, "case_type": ""})
    day.flow.plans.resume(gone, workplace, None)
    qtbot.waitUntil(lambda: "findes-ikke" in day.notice)
    assert [each.name for each in drafts(day)] == [draft.name]


def test_a_draft_that_cannot_be_opened_leaves_the_plan_that_is_being_begun(
    started, qtbot, library, tmp_path, workplace, monkeypatch
):
    day = started
    open_file(day, qtbot, outdated(library, tmp_path))
    qtbot.waitUntil(lambda: start(day).done.text() == texts.MOVE)
    opened = []
    about = {"title": "Plan", "case_type": "", "path": "", "entries": {}}
    then = datetime(2026, 11, 24, tzinfo=UTC)
    told = {"version": "1", "answers": about, "case_mark": "en anden", "salt": "00", "begun": then, "touched": then}
    gone = Kept(name="kladde", kind="plan", id="findes-ikke", **told)
    day.flow.plans.resume(gone, workplace, None)
    qtbot.waitUntil(lambda: "findes-ikke" in day.notice)
    monkeypatch.setattr(day.flow.plans.desk, "open", lambda *asked: opened.append(asked))
    choose(day, "Fleksjob")
    press(KEY.Key_Return)
    qtbot.waitUntil(lambda: bool(opened))
    ((plan, _, _, marks, draft),) = opened
    assert plan.begun["P02"] == "Gammelt mål."
    assert marks[0] != "en anden"
    assert draft is None


@pytest.fixture
def written_since(started, qtbot, library, tmp_path):
    """The draft of a plan on a drive of its own, with a section that the file had and one written since."""
    day, drive = started, tmp_path / "drev"
    drive.mkdir()
    open_file(day, qtbot, a_plan(library, drive, P02="Fra filen."))
    seen(day, qtbot)
    go_to(day, "Erfaringer")
    write("Skrevet siden.")
    press(KEY.Key_Escape)
    (draft,) = drafts(day)
    return drive, draft


def test_a_draft_whose_file_is_locked_waits_for_it(started, qtbot, workplace, monkeypatch, written_since):
    day, (_, draft) = started, written_since
    with monkeypatch.context() as patch:
        patch.setattr("assistant.ui.plan.opening.open_plan", refuse)
        day.flow.plans.resume(draft, workplace, None)
        qtbot.waitUntil(lambda: texts.FILE_GONE in day.notice)
    assert not window(day).isVisible()
    assert [each.answers for each in drafts(day)] == [draft.answers]


def test_a_draft_whose_drive_is_away_is_gone_on_with_and_has_its_file_again_later(
    started, qtbot, workplace, tmp_path, written_since
):
    day, (drive, draft) = started, written_since
    drive.rename(tmp_path / "væk")
    day.flow.plans.resume(draft, workplace, None)
    seen(day, qtbot)
    assert texts.ORIGINAL_GONE in said(window(day))
    assert window(day).entries.answers()["P03"] == "Skrevet siden."
    assert "P02" not in window(day).entries.changed()
    go_to(day, "Sociale")
    window(day).page.editor.stops()[0].insertPlainText("Imens.")
    QTest.keyClick(window(day), KEY.Key_Escape)
    (tmp_path / "væk").rename(drive)
    (draft,) = drafts(day)
    day.flow.plans.resume(draft, workplace, None)
    seen(day, qtbot)
    shown = window(day).entries.answers()
    assert [shown[name] for name in ("P02", "P03", "P06")] == ["Fra filen.", "Skrevet siden.", "Imens."]


def test_after_saving_she_may_go_on_writing_and_see_the_file(started, qtbot, tmp_path, monkeypatch):
    day, seen_files = started, []
    monkeypatch.setattr("PySide6.QtGui.QDesktopServices.openUrl", lambda url: seen_files.append(url.toLocalFile()))
    begin_plan(day, qtbot)
    go_to(day, "Uddannelses")
    write("Et mål.")
    save(day, qtbot, tmp_path / "a.docx")
    card = saved(day, qtbot)
    card.again.click()
    seen(day, qtbot)
    assert window(day).page.title.text().startswith("Uddannelses")
    write(" Et til.")
    again = tmp_path / "a – udfyldt.docx"
    assert save(day, qtbot) == again
    card = saved(day, qtbot)
    assert "»a.docx« er ikke ændret." in card.said.text()
    QTest.keyClick(card, KEY.Key_Return, CTRL)
    assert seen_files == [str(again).replace("\\", "/")]
    assert in_file(again)["P02"] == "Et mål. Et til."
    assert day.flow.plans.desk.saving._saved is None


@pytest.mark.parametrize("way", ["copied", "file"])
def test_a_report_is_split_and_nothing_moves_by_itself(started, qtbot, tmp_path, way):
    day = started
    begin_plan(day, qtbot)
    if way == "copied":
        QGuiApplication.clipboard().setText(REPORT)
        press(KEY.Key_K, ALT)
        qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
        QTest.keyClick(QApplication.activePopupWidget(), KEY.Key_K)
    else:
        (tmp_path / "rapport.txt").write_text(REPORT, "utf-8")
        window(day).side.sources.chosen.emit(str(tmp_path / "rapport.txt"))
    qtbot.waitUntil(lambda: bool(window(day).entries.pieces))
    assert "P06" not in window(day).entries.answers()
    go_to(day, "Sociale")
    press(KEY.Key_1, ALT)
    taken = window(day).entries.answers()["P06"]
    assert taken.startswith("Borgeren bor til leje og har ro på økonomien.")
    assert "Praktikrapport, 30.10.2026" in taken
    assert "Der er aftalt taxa." in [piece.text for piece in window(day).entries.pieces]


def test_of_a_source_the_draft_keeps_what_is_taken_or_beside_and_nothing_else(started, qtbot):
    day = started
    begin_plan(day, qtbot)
    window(day).side.sources.copied.emit(REPORT)
    qtbot.waitUntil(lambda: bool(window(day).entries.pieces))
    go_to(day, "Sociale")
    press(KEY.Key_1, ALT)
    assert {"økonomien", "taxa"} == in_draft(day, "økonomien", "taxa")
    for piece in window(day).entries.pieces:
        window(day).side.put_away.emit(piece)
    assert {"økonomien"} == in_draft(day, "økonomien", "taxa")


def test_with_nothing_copied_it_says_so(started, qtbot):
    begin_plan(started, qtbot)
    window(started).side.sources.copied.emit(" ")
    assert said(window(started)) == texts.NOTHING_COPIED


def test_a_source_that_cannot_be_read_is_told(started, qtbot, tmp_path):
    begin_plan(started, qtbot)
    window(started).side.sources.chosen.emit(str(tmp_path / "findes-ikke.docx"))
    qtbot.waitUntil(lambda: said(window(started)) == texts.FILE_GONE)


def test_the_archive_is_asked_for_the_attachments_that_are_selected(started, qtbot):
    day = started
    begin_plan(day, qtbot)
    go_to(day, "Bilag")
    for title in ("LÆ 265 fra 2019", "Praktikrapport"):
        press(KEY.Key_Plus, CTRL)
        window(day).page.editor.lines["titel"].setText(title)
        window(day).page.editor.lines["nr"].setText("1")  # by a slip both have the same
    press(KEY.Key_A, ALT)
    qtbot.waitUntil(lambda: texts.REQUEST_COPIED in said(window(day)))
    assert "Praktikrapport" in QGuiApplication.clipboard().text()
    assert "LÆ 265 fra 2019" not in QGuiApplication.clipboard().text()


def test_the_sections_wait_for_a_form_in_the_browser(begin, qtbot):
    page = FakeWindow(20, title="Fasit – Sag 4711", process="chromium", fields=[FakeField() for _ in range(20)])
    day = begin(page)
    day.flow.press("plan")
    qtbot.waitUntil(lambda: "start" in day.flow.plans.__dict__ and start(day).isVisible())
    QTest.qWaitForWindowActive(start(day))
    begin_plan(day, qtbot)
    go_to(day, "Uddannelses")
    write("Et mål.")
    go_to(day, "Sociale")
    press(KEY.Key_R, ALT)
    write("Alt er i orden.")
    sections = [entry.section.id for entry in window(day).entries]
    window(day).foot.fill.click()
    assert not window(day).isVisible()
    assert day.waiting == ["Udfyld fra »Stamdata«"]
    assert len(drafts(day)) == 1
    day.world.active = 20
    day.flow.press("vent-1")
    values = {name: field.text for name, field in zip(sections, page.fields, strict=False)}
    assert values["P01"] == "Sagstype: Fleksjob"
    assert values["P02"] == "Et mål."
    assert values["P06"] == "Ikke relevant: Alt er i orden."
    assert values["P03"] == ""


def test_an_open_plan_comes_back_at_the_next_chord(started, qtbot):
    day = started
    begin_plan(day, qtbot)
    go_to(day, "Uddannelses")
    write("x")
    day.flow.press("plan")
    assert window(day).isActiveWindow()
    assert window(day).entries.answers()["P02"] == "x"
    assert not start(day).isVisible()


def test_a_missing_credential_store_is_seen_while_she_writes(started, qtbot):
    day = started
    begin_plan(day, qtbot)
    assert not window(day).warning.isVisible()
    keeping = day.flow.drafts.keeping
    keeping._days = lambda: 14
    keeping._ended("nøgleringen er låst")
    assert window(day).warning.accessibleName() == (
        "Kladden er ikke gemt på disken: nøgleringen er låst. Den er væk, hvis programmet lukkes."
    )


def refused_by_the_file(day, qtbot, monkeypatch, out, title):
    """Save, and hear that the file has no such section; it goes on in an empty one."""

    def refuse(*_):
        raise NoPlaceError(f"Filen har ikke afsnittet »{title}«.")

    monkeypatch.setattr("assistant.ui.plan.saving.write_plan", refuse)
    save(day, qtbot, out)
    qtbot.waitUntil(lambda: "har ikke afsnittet" in said(window(day)))


def test_what_the_file_cannot_hold_goes_into_an_empty_one_of_the_same_plan(
    started, qtbot, library, tmp_path, monkeypatch
):
    day = started
    path = a_plan(library, tmp_path, P02="Et mål.", P03="Lager.")
    open_file(day, qtbot, path)
    seen(day, qtbot)
    go_to(day, "Erfaringer")
    write(" Butik.")
    go_to(day, "Sociale")
    press(KEY.Key_R, ALT)
    write("I orden.")

    refused_by_the_file(day, qtbot, monkeypatch, tmp_path / "ny.docx", "Sociale udfordringer")
    monkeypatch.undo()
    assert save(day, qtbot, tmp_path / "ny.docx").name == "Hansen – udfyldt.docx"
    saved(day, qtbot)
    written = in_file(tmp_path / "ny.docx")
    assert (written["P02"], written["P03"]) == ("Et mål.", "Lager. Butik.")
    assert "I orden." in written["P06"]
    assert drafts(day) == []


def test_what_the_file_cannot_hold_is_a_draft_also_when_she_closes_at_once(
    started, qtbot, library, tmp_path, monkeypatch
):
    day = started
    open_file(day, qtbot, a_plan(library, tmp_path, P02="Et mål.", P03="Lager."))
    seen(day, qtbot)
    go_to(day, "Erfaringer")
    write(" Butik.")

    refused_by_the_file(day, qtbot, monkeypatch, tmp_path / "ny.docx", "Erfaringer")
    assert in_draft(day, "Et mål.", "Lager. Butik.") == {"Et mål.", "Lager. Butik."}
    window(day).activateWindow()
    assert QTest.qWaitForWindowActive(window(day))
    press(KEY.Key_Escape)
    (draft,) = drafts(day)
    sections = draft.answers["entries"]["sections"]
    assert {name: each["value"] for name, each in sections.items()} == {"P02": "Et mål.", "P03": "Lager. Butik."}


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), texts.FILE_GONE),
        (UnavailableError("Der er ingen plan."), "Der er ingen plan."),
        (ValueError("a fault of ours"), ""),
    ],
)
def test_why_there_is_no_empty_file_is_said_in_danish_and_what_is_our_fault_is_recorded(
    started, qtbot, library, tmp_path, monkeypatch, fault, why
):
    day = started
    open_file(day, qtbot, a_plan(library, tmp_path, P02="Et mål."))
    seen(day, qtbot)
    go_to(day, "Erfaringer")
    write("Butik.")

    def refuse(*_):
        raise NoPlaceError("Afsnittet mangler.")

    def fail(*_):
        raise fault

    monkeypatch.setattr("assistant.ui.plan.saving.write_plan", refuse)
    monkeypatch.setattr("assistant.ui.plan.desk.into_empty", fail)
    with qtbot.capture_exceptions() as recorded:
        save(day, qtbot, tmp_path / "ny.docx")
        qtbot.waitUntil(lambda: "Afsnittet mangler." in said(window(day)))
        qtbot.wait(1)
    assert said(window(day)) == f"Afsnittet mangler. {why}".strip()
    assert [each[1] for each in recorded] == ([] if why else [fault])
    assert window(day).foot.save.isEnabled()


def test_what_the_case_is_about_is_what_was_chosen_and_not_what_the_old_file_says(library, tmp_path):
    path = a_plan(library, tmp_path, P01={"sagstype": "Ressourceforløb", "ydelse": "Sygedagpenge"}, P02="Et mål.")
    moved = move(library, open_plan(library, path, TODAY), "foertidspension", TODAY, None)
    assert moved.begun["P01"] == {"sagstype": "Førtidspension", "ydelse": "Sygedagpenge"}


def test_what_was_emptied_after_moving_over_stays_empty_when_she_goes_on(started, qtbot, library, tmp_path):
    day = started
    open_file(day, qtbot, outdated(library, tmp_path))
    qtbot.waitUntil(start(day).problem.isVisible)
    begin_plan(day, qtbot)
    go_to(day, "Uddannelses")
    press(KEY.Key_A, CTRL)
    press(KEY.Key_Backspace)
    assert save(day, qtbot, tmp_path / "a.docx").name == "gammel – udfyldt.docx"
    saved(day, qtbot).again.click()
    seen(day, qtbot)
    assert "P02" not in window(day).entries.answers()
    assert "P05" in window(day).entries.answers()


def test_a_note_is_written_while_a_plan_stays_open(started, qtbot, case):
    day = started
    begin_plan(day, qtbot)
    go_to(day, "Uddannelses")
    write("Et mål.")
    day.flow.press_leader()
    assert "palette" not in day.flow.__dict__  # she is at the plan
    day.world.active = 10
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    assert QTest.qWaitForWindowActive(other)
    day.flow.press("samtale")
    assert day.flow.form.isVisible()
    heading, _ = day.submits("samtale")
    assert case.fields[0].text == heading
    assert window(day).isVisible()
    day.flow.press("plan")
    assert window(day).entries.answers()["P02"] == "Et mål."
    assert not start(day).isVisible()


def test_going_on_with_a_draft_keeps_the_plan_that_is_open(started, qtbot, workplace):
    day = started
    begin_plan(day, qtbot)
    go_to(day, "Uddannelses")
    write("Den første.")
    press(KEY.Key_Escape)
    (first,) = drafts(day)
    day.flow.press("plan")
    qtbot.waitUntil(start(day).isVisible)
    begin_plan(day, qtbot)
    go_to(day, "Uddannelses")
    write("Den anden.")
    day.flow.plans.resume(first, workplace, None)
    qtbot.waitUntil(lambda: window(day).entries.answers().get("P02") == "Den første.")
    (second,) = drafts(day)
    assert second.answers["entries"]["sections"]["P02"]["value"] == "Den anden."


def test_what_is_typed_while_the_file_is_written_is_not_lost(started, qtbot, tmp_path, monkeypatch):
    day, wait = started, threading.Event()
    begin_plan(day, qtbot)
    go_to(day, "Uddannelses")
    write("Et mål.")

    def slowly(*given):
        assert wait.wait(10)
        write_plan(*given)

    monkeypatch.setattr("assistant.ui.plan.saving.write_plan", slowly)
    save(day, qtbot, tmp_path / "plan.docx")
    go_to(day, "Erfaringer")
    write("Skrevet imens.")
    wait.set()
    qtbot.waitUntil(lambda: said(window(day)) == texts.SAVED_BEFORE.format("plan.docx"))
    assert window(day).isVisible()
    assert window(day).foot.save.isEnabled()
    assert window(day).entries.answers()["P03"] == "Skrevet imens."
    window(day).leave()
    assert len(drafts(day)) == 1


class Slow:
    """Writes when it is let: ``fault``, or as always."""

    def __init__(self, fault=None):
        self.may, self._fault = threading.Event(), fault

    def __call__(self, *given):
        assert self.may.wait(10)
        if self._fault:
            raise self._fault
        write_plan(*given)


@pytest.mark.parametrize("other", [False, True])
def test_a_plan_that_is_left_while_it_is_saved_is_told_of_and_is_no_draft(started, qtbot, tmp_path, monkeypatch, other):
    day, slow = started, Slow()
    begin_plan(day, qtbot)
    go_to(day, "Uddannelses")
    write("Et mål.")
    monkeypatch.setattr("assistant.ui.plan.saving.write_plan", slow)
    save(day, qtbot, tmp_path / "plan.docx")
    window(day).leave()
    assert len(drafts(day)) == 1
    if other:
        day.flow.press("plan")
        qtbot.waitUntil(start(day).isVisible)
        begin_plan(day, qtbot)
    slow.may.set()
    qtbot.waitUntil(lambda: texts.LEFT_SAVED.format("plan.docx") in day.notice)
    assert in_file(tmp_path / "plan.docx")["P02"] == "Et mål."
    assert drafts(day) == []
    assert window(day).isVisible() is other


@pytest.mark.parametrize("fault", [OSError(28, "disk"), NoPlaceError("Filen er væk."), FileExistsError("x")])
def test_a_plan_that_is_left_and_cannot_be_saved_is_told_of_and_is_a_draft(
    started, qtbot, tmp_path, monkeypatch, fault
):
    day, slow = started, Slow(fault)
    begin_plan(day, qtbot)
    go_to(day, "Uddannelses")
    write("Et mål.")
    monkeypatch.setattr("assistant.ui.plan.saving.write_plan", slow)
    save(day, qtbot, tmp_path / "plan.docx")
    window(day).leave()
    slow.may.set()
    qtbot.waitUntil(lambda: texts.NOT_SAVED in day.notice)
    assert texts.why(fault, "plan.docx") in day.notice
    assert texts.LEFT_KEPT in day.notice
    assert len(drafts(day)) == 1


def test_what_was_written_after_saving_in_a_plan_that_is_left_stays_a_draft(started, qtbot, tmp_path, monkeypatch):
    day, slow = started, Slow()
    begin_plan(day, qtbot)
    go_to(day, "Uddannelses")
    write("Et mål.")
    monkeypatch.setattr("assistant.ui.plan.saving.write_plan", slow)
    save(day, qtbot, tmp_path / "plan.docx")
    go_to(day, "Erfaringer")
    write("Skrevet imens.")
    window(day).leave()
    slow.may.set()
    qtbot.waitUntil(lambda: texts.LEFT_MORE in day.notice)
    (draft,) = drafts(day)
    assert draft.answers["entries"]["sections"]["P03"]["value"] == "Skrevet imens."


def test_what_stood_beside_a_plan_that_is_left_while_it_is_saved_stays_a_draft(started, qtbot, tmp_path, monkeypatch):
    day, slow = started, Slow()
    begin_plan(day, qtbot)
    go_to(day, "Uddannelses")
    write("Et mål.")
    window(day).beside.offer([Piece("Transport", "Taxa.")])
    monkeypatch.setattr("assistant.ui.plan.saving.write_plan", slow)
    save(day, qtbot, tmp_path / "plan.docx")
    window(day).leave()
    slow.may.set()
    qtbot.waitUntil(lambda: "1 tekst ved siden af planen kom ikke med, men ligger i en kladde." in day.notice)
    (draft,) = drafts(day)
    assert [each["text"] for each in draft.answers["entries"]["pieces"]] == ["Taxa."]


def test_the_card_does_what_it_says_also_when_another_plan_has_been_begun(started, qtbot, tmp_path, monkeypatch):
    day, seen_files = started, []
    monkeypatch.setattr("PySide6.QtGui.QDesktopServices.openUrl", lambda url: seen_files.append(url.toLocalFile()))
    begin_plan(day, qtbot)
    go_to(day, "Uddannelses")
    write("Den første.")
    window(day).beside.offer([Piece("Transport", "Taxa.")])
    save(day, qtbot, tmp_path / "a.docx")
    card = saved(day, qtbot)
    day.flow.press("plan")
    qtbot.waitUntil(start(day).isVisible)
    begin_plan(day, qtbot)
    go_to(day, "Uddannelses")
    write("Den anden.")
    card.again.click()
    qtbot.waitUntil(lambda: window(day).entries.answers()["P02"] == "Den første.")
    assert [piece.text for piece in window(day).entries.pieces] == ["Taxa."]
    (second,) = drafts(day)
    assert second.answers["entries"]["sections"]["P02"]["value"] == "Den anden."
    save(day, qtbot, tmp_path / "b.docx")
    card = saved(day, qtbot)
    day.flow.press("plan")
    qtbot.waitUntil(start(day).isVisible)
    begin_plan(day, qtbot)
    card.open.click()
    assert seen_files == [str(tmp_path / "b.docx").replace("\\", "/")]


def test_texts_that_were_not_taken_along_are_told_of_when_it_is_saved(started, qtbot, library, tmp_path):
    day = started
    opened = move(library, open_plan(library, a_plan(library, tmp_path, P03="Lager."), TODAY), "fleksjob", TODAY, None)
    day.flow.plans._show(replace(opened, pieces=(Piece("Opgaver", "Tekst fra den anden plan."),)))
    seen(day, qtbot)
    go_to(day, "Uddannelses")
    write("Et mål.")
    save(day, qtbot, tmp_path / "ny.docx")
    card = saved(day, qtbot)
    assert "1 tekst ved siden af planen kom ikke med." in card.said.text()
    card.again.click()
    seen(day, qtbot)
    assert [piece.text for piece in window(day).entries.pieces] == ["Tekst fra den anden plan."]


def test_what_was_just_typed_is_in_the_draft_when_the_program_leaves(started, qtbot):
    day = started
    begin_plan(day, qtbot)
    go_to(day, "Uddannelses")
    write("x")
    day.flow.close()
    (mine,) = day.flow.drafts.keeping._mine.values()
    assert mine.draft.answers["entries"]["sections"]["P02"]["value"] == "x"


@pytest.fixture
def hanging(started, qtbot, tmp_path, monkeypatch):
    """A plan whose file takes long to be written, as on a share that does not answer."""
    day, slow = started, Slow()
    begin_plan(day, qtbot)
    go_to(day, "Uddannelses")
    write("Et mål.")
    monkeypatch.setattr("assistant.ui.plan.saving._WRITING_MS", 1)
    monkeypatch.setattr("assistant.ui.plan.saving.write_plan", slow)
    save(day, qtbot, tmp_path / "langsom.docx")
    qtbot.waitUntil(lambda: said(window(day)) == texts.NO_ANSWER)
    monkeypatch.setattr("assistant.ui.plan.saving._WRITING_MS", 60_000)  # whatever else is saved has its time
    yield day, slow
    slow.may.set()


def test_a_disk_that_does_not_answer_while_it_is_written_is_told_and_a_late_file_too(hanging, qtbot, tmp_path):
    day, slow = hanging
    assert window(day).foot.save.isEnabled()
    assert window(day).entries.answers()["P02"] == "Et mål."
    slow.may.set()
    assert saved(day, qtbot).name.text() == "langsom.docx"
    assert in_file(tmp_path / "langsom.docx")["P02"] == "Et mål."
    assert drafts(day) == []


def test_while_a_disk_does_not_answer_she_saves_on_another(hanging, qtbot, tmp_path, monkeypatch):
    day, slow = hanging
    monkeypatch.setattr("assistant.ui.plan.saving.write_plan", write_plan)
    save(day, qtbot, tmp_path / "anden.docx")
    assert saved(day, qtbot).name.text() == "anden.docx"
    assert not window(day).isVisible()
    slow.may.set()
    qtbot.waitUntil(lambda: texts.SAVED_LATE.format("langsom.docx") in day.notice)
    assert not window(day).isVisible()
    assert in_file(tmp_path / "langsom.docx") == in_file(tmp_path / "anden.docx")
    assert drafts(day) == []


@pytest.mark.parametrize("fault", [None, OSError(28, "disk"), NoPlaceError("Afsnittet mangler."), FileExistsError("x")])
def test_what_comes_of_a_file_she_waits_for_no_more_closes_nothing(hanging, qtbot, tmp_path, fault):
    day, slow = hanging
    slow._fault = fault
    window(day).save()
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window(day).findChildren(QFileDialog)))
    slow.may.set()
    let_finish()
    qtbot.wait(1)
    assert (texts.SAVED_LATE.format("langsom.docx") in day.notice) is (fault is None)
    assert said(window(day)) == ""
    slow._fault = None
    assert answer_dialog(window(day), qtbot, str(tmp_path / "anden.docx")).name == "Beskrivelse af forudsætninger.docx"
    assert saved(day, qtbot).name.text() == "anden.docx"
    assert in_file(tmp_path / "anden.docx")["P02"] == "Et mål."
    assert drafts(day) == []
