"""From the chord to a filled form, over a desktop in memory."""

from __future__ import annotations

from datetime import date

import pytest
from docx import Document

from assistant.desktop.fake import FakeField, FakeWindow
from assistant.model.forms import Line

TODAY = date(2026, 11, 24)
FORM = "Firma: Butik ApS\nCVR: 12345678\nTlf.: 00 00 00 00\nSlut: 28.12.2026"
TASKS = "LÆ 265 er bestilt 24.12.2026\nnæste opfølgning\nmentor"
OLD = "det gamle"
FILLED = ["Butik ApS", "12345678", "", "", "", "00 00 00 00", "", "", "", "28.12.2026", "", ""]


@pytest.fixture
def mail():
    return FakeWindow(10, title="Mail", process="thunderbird", fields=[FakeField(FORM, selected=FORM)])


@pytest.fixture
def page():
    return FakeWindow(20, title="Fasit – Sag 4711", process="chromium", fields=[FakeField() for _ in range(12)])


@pytest.fixture
def day(begin, mail, page):
    made = begin(mail, page)
    made.world.copies(OLD)
    return made


def values(page):
    return [field.text for field in page.fields]


def approve(day):
    day.flow.press("fordel")
    assert day.flow.split.isVisible()
    day.flow.split.approve()


def test_a_copied_form_fills_another_field_by_field(day, page):
    approve(day)
    assert day.waiting == ["Udfyld fra »Virksomhedens navn«"]
    day.world.active = 20
    day.flow.press("vent-1")
    assert values(page) == FILLED
    assert day.world.clipboard.text() == OLD
    assert (day.waiting, day.notice, day.receipts) == ([], "", [])


def test_it_stops_when_the_case_changes_and_goes_on_from_the_named_field(day, page):
    approve(day)
    day.world.active = 20

    def change_half_way(job):
        step = job.step

        def stepped(now):
            if page.fields[1].text:
                page.title = "Fasit – Sag 4712"
            return step(now)

        job.step = stepped

    day.on_job = change_half_way
    day.flow.press("vent-1")
    assert values(page)[:6] == ["Butik ApS", "12345678", "", "", "", ""]
    assert "anden sag" in day.notice
    assert "Jeg stoppede ved feltet »Telefon«" in day.notice
    assert day.waiting == ["Udfyld fra »Telefon«"]
    day.on_job = lambda job: None
    day.world.active = 20
    day.flow.notice.hide()
    day.flow.press("vent-1")
    assert values(page)[5:] == [""] * 7  # another case: what is left belongs to the first one
    day.flow.notice.hide()
    page.title = "Fasit – Sag 4711"
    page.focus = 5
    day.world.active = 20
    day.flow.press("vent-1")
    assert values(page) == FILLED
    assert day.waiting == []


def test_without_a_selection_what_was_copied_is_meant(day, mail):
    mail.fields[0].selected = ""
    day.world.copies(TASKS)
    day.flow.press("fordel")
    assert day.flow.split.chip.text() == "Fra det kopierede"
    assert day.flow.split.foot.verdict.text() == "3 rækker valgt"


def test_a_file_can_be_fetched_instead(day, mail, tmp_path, qtbot):
    mail.fields[0].selected = ""
    day.world.copies("")
    document = Document()
    document.add_paragraph("CVR-nr.: 12345678")
    document.add_paragraph("Telefon: 00 00 00 00")
    document.save(str(tmp_path / "blanket.docx"))
    day.flow.press("fordel")
    window = day.flow.split
    assert window.problem.isVisible()
    window.file_chosen.emit(str(tmp_path / "blanket.docx"))
    qtbot.waitUntil(window.foot.done.isEnabled)
    assert (window.foot.verdict.text(), window.problem.isVisible()) == ("2 rækker valgt", False)
    window.file_chosen.emit(str(tmp_path / "findes-ikke.docx"))
    qtbot.waitUntil(window.problem.isVisible)
    assert "kan ikke læses" in window.problem.accessibleName()
    assert window.foot.verdict.text() == "2 rækker valgt"


def test_a_file_that_comes_late_does_not_take_the_place_of_another_citizens_text(
    day, mail, tmp_path, qtbot, monkeypatch
):
    tasks = []
    monkeypatch.setattr("assistant.ui.split_errand.run_task", lambda *task: tasks.append(task))
    day.flow.press("fordel")
    window = day.flow.split
    window.file_chosen.emit(str(tmp_path / "en-anden.docx"))
    window.leave()
    mail.fields[0].text = mail.fields[0].selected = TASKS
    day.flow.press("fordel")
    _, on_done, on_failed = tasks[0]
    on_done([Line(("CVR-nr.: 12345678",))])
    on_failed(OSError())
    assert window.chip.text() == "Fra det markerede"
    assert window.foot.verdict.text() == "3 rækker valgt"
    assert not window.problem.isVisible()


def test_tasks_go_one_by_one_into_the_new_case_and_into_no_other(day, mail, page):
    mail.fields[0].text = mail.fields[0].selected = TASKS
    approve(day)
    day.world.active = 20
    day.flow.press("vent-1")
    page.focus = 1
    day.flow.press("vent-2")
    assert values(page)[:3] == ["LÆ 265 er bestilt 24.12.2026", "næste opfølgning", ""]
    page.title, page.focus = "Fasit – Sag 4712", 2
    day.flow.press("vent-3")
    assert values(page)[2] == ""
    assert day.waiting == ["Opgave 3"]


def test_tasks_become_the_answers_of_their_note(day, mail, qtbot):
    mail.fields[0].text = mail.fields[0].selected = TASKS
    day.flow.press("fordel")
    day.flow.split.write_down()
    form = day.flow.form
    assert form.isVisible()
    assert "ydelsesskift" in form.windowTitle().casefold()
    qtbot.waitUntil(lambda: "- Mentor" in form.paper.preview.toPlainText())
    assert "- LÆ 265 er bestilt 24.12.2026" in form.paper.preview.toPlainText()


def test_tasks_stand_over_what_was_left_in_that_form(day, mail, qtbot):
    mail.fields[0].text = mail.fields[0].selected = TASKS
    day.flow.press("sag-ydelsesskift")
    day.flow.form.leave()
    day.flow.press("fordel")
    day.flow.split.write_down()
    qtbot.waitUntil(lambda: "- Mentor" in day.flow.form.paper.preview.toPlainText())


def test_a_window_that_is_open_comes_back_at_the_next_chord(day):
    day.flow.press("fordel")
    day.flow.press("fordel")
    assert day.flow.split.isVisible()
    assert len(day.flow.split.view.table.rows) == 12
