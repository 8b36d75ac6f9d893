"""From chord to receipt, over a desktop in memory: what the caseworker meets when something is in the way."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.casework.examples import example_answers
from assistant.desktop.fake import FakeWindow
from assistant.model.draft import plain

TODAY = date(2026, 11, 24)
NOTE, LETTER, ENDED = "raadighed-udeblivelse", "partshoering-udeblivelse", "partshoering-jobplan-2016"


def test_a_note_lands_in_its_two_fields_and_leaves_a_receipt_without_a_word_of_it(day, case):
    day.flow.press(NOTE)
    heading, body = day.submits(NOTE)
    assert [field.text for field in case.fields] == [heading, body]
    [receipt] = day.receipts
    assert (receipt.template, receipt.outcome, receipt.target) == (NOTE, "inserted", "fasit")
    assert not any(str(word) in repr(receipt) for word in (heading, body, "4711"))
    assert (day.notice, day.flow.recent) == ("", [NOTE])


def test_what_did_not_go_in_is_sent_again_and_what_did_is_not(day, case):
    day.flow.press(NOTE)
    case.fields[0].paste = lambda text: (setattr(case.fields[0], "text", text), setattr(case, "is_deaf", True))
    heading, body = day.submits(NOTE)
    assert [field.text for field in case.fields] == [heading, ""]
    assert "Resten ligger klar" in day.notice
    assert day.receipts == []
    case.is_deaf = False
    day.flow.notice.again.emit()
    assert [field.text for field in case.fields] == [heading, body]
    assert len(day.receipts) == 1


def test_in_another_case_nothing_lands_and_the_text_waits_for_the_right_one(day, case):
    day.flow.press(NOTE)
    case.title = "Fasit – Sag 1234"
    heading, body = day.submits(NOTE)
    assert [field.text for field in case.fields] == ["", ""]
    assert "anden sag" in day.notice
    case.title = "Fasit – Sag 4711"
    day.flow.notice.again.emit()
    assert [field.text for field in case.fields] == [heading, body]


def test_a_direct_chord_does_not_pass_by_a_text_that_could_not_be_inserted(day, case):
    day.flow.press(NOTE)
    case.title = "Fasit – Sag 1234"
    heading, body = day.submits(NOTE)
    day.flow.notice.isActiveWindow = lambda: False  # she is back in the case, where the notice stands behind
    day.flow.press(LETTER)
    assert not day.flow.form.isVisible()
    case.title = "Fasit – Sag 4711"
    day.flow.notice.again.emit()
    assert [field.text for field in case.fields] == [heading, body]


def test_a_letter_to_the_citizen_does_not_carry_the_notes_heading(begin):
    word = FakeWindow(10, title="Brev 1", process="soffice.bin")
    day = begin(word)
    day.flow.press(LETTER)
    _, body = day.submits(LETTER)
    assert word.caret.text == body


def test_without_a_window_the_text_is_copied_and_that_is_said(begin):
    day = begin()
    day.flow.press(NOTE)
    day.submits(NOTE)
    assert day.notice.startswith("Teksten er kopieret")
    assert day.receipts == []


def test_what_has_ended_is_refused_with_what_to_use(day):
    day.flow.press(ENDED)
    assert "udgik 31.12.2019. Brug »Partshøring – udeblivelse«" in day.notice
    assert "form" not in day.flow.__dict__


def test_an_open_form_is_brought_back_and_never_written_over(day):
    day.flow.press(NOTE)
    day.flow.form._panel.questions["haendt"].set_raw("Et halvt notat")
    day.flow.press(LETTER)
    day.flow.press_leader()
    assert "palette" not in day.flow.__dict__
    assert day.flow.form._panel.raw()["haendt"] == "Et halvt notat"


def test_what_was_inserted_can_be_taken_back_once(day, case):
    day.flow.press(NOTE)
    day.submits(NOTE)
    day.flow.press("fortryd")
    assert [field.text for field in case.fields] == ["", ""]
    day.flow.press("fortryd")
    assert "ikke noget at fortryde" in day.notice


def test_the_last_action_is_begun_anew_by_its_own_letter(day):
    day.flow.press(NOTE)
    day.submits(NOTE)
    day.flow.press("gentag")
    assert day.flow.form.isVisible()
    assert "Udeblivelse" in day.flow.form.windowTitle()


def test_answers_live_no_longer_than_somebody_may_ask_for_them(day, case):
    day.flow.press(NOTE)
    day.submits(NOTE)
    assert day.flow._template.now is None
    day.flow.press(NOTE)
    case.title = "Fasit – Sag 1234"
    day.submits(NOTE)
    assert day.flow._template.now is not None
    day.flow.notice.put_away.emit()
    assert day.flow._template.now is None


def test_the_same_heading_twice_on_one_case_is_told_in_the_form(day, case):
    day.flow.press(NOTE)
    day.submits(NOTE)
    template = day.flow.workplace.library.template(NOTE, TODAY)

    def told():
        draft = day.flow.form._request.draft(example_answers(template, TODAY), frozenset())
        return "H20" in {finding.code for finding in draft.findings}

    day.flow.press(NOTE)
    assert told()
    day.flow.form.leave()
    case.title = "Fasit – Sag 1234"
    day.flow.press(NOTE)
    assert not told()


def test_a_word_that_is_no_name_goes_in_once_she_has_said_so(day):
    day.flow.press("henvendelse")
    template = day.flow.workplace.library.template("henvendelse", TODAY)
    answers = {**example_answers(template, TODAY), "emne": "praktik hos Nordlys Kro"}
    form = day.flow.form
    form._panel.open(answers, TODAY)
    form._draw()
    assert form._draft.is_blocked
    form._panel.settle()
    form._restand()
    form.apply_fix(2)
    assert not form._draft.is_blocked
    assert "Nordlys Kro" in plain(form._draft.heading)
    assert form._dismissed == {("H07", "nordlys kro")}
    form.start_over()
    assert form._dismissed == frozenset()


def test_what_went_in_is_told_with_its_draft_and_what_did_not_is_not(day, case):
    told = []
    day.flow.inserted.connect(told.append)
    day.flow.press(NOTE)
    case.title = "Fasit – Sag 1234"
    day.submits(NOTE)
    assert told == []
    case.title = "Fasit – Sag 4711"
    day.flow.notice.again.emit()
    (errand,) = told
    assert errand.draft is not None
    assert (errand.template.id, errand.target.is_case_locked) == (NOTE, True)


@pytest.mark.parametrize(("words", "begun"), [("Borgeren ringede og sagde afbud", True), ("Borgeren", False)])
def test_a_form_that_is_left_tells_whether_a_note_was_begun(day, words, begun):
    told = []
    day.flow.left.connect(lambda errand, is_begun: told.append((errand.template.id, is_begun)))
    day.flow.press(NOTE)
    day.flow.form._panel.questions["haendt"].set_raw(words)
    day.flow.form.leave()
    assert told == [(NOTE, begun)]


def test_what_was_taken_back_is_told_with_the_result_it_had(day):
    told = []
    day.flow.inserted.connect(lambda errand: told.append(errand.result))
    day.flow.undone.connect(told.append)
    day.flow.press(NOTE)
    day.submits(NOTE)
    day.flow.press("fortryd")
    assert len(told) == 2
    assert told[0] is told[1]


def test_while_a_text_is_on_its_way_no_other_is_begun_and_each_keeps_its_own_receipt(day, case):
    def press_another(job):
        day.on_job = lambda job: None
        day.flow._runner._job = job
        day.flow.press(LETTER)
        day.flow._runner._job = None

    day.flow.press(NOTE)
    day.on_job = press_another
    day.submits(NOTE)
    assert not day.flow.form.isVisible()
    assert "Den forrige tekst er på vej" in day.notice
    assert [receipt.template for receipt in day.receipts] == [NOTE]
    day.flow.press(LETTER)
    day.submits(LETTER)
    assert [receipt.template for receipt in day.receipts] == [NOTE, LETTER]
