"""From a form that was left too early to its text in the case, in the same run or a later one: what she meets."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from assistant.casework.actions import DRAFTS
from assistant.desktop.fake import FakeField, FakeWindow
from assistant.desktop.fake.screen import OUR_PID
from assistant.model.kept import Kept
from assistant.ui.draft_keeping import new_name
from assistant.ui.drafts_window import moment

NOTE, SHORT = "raadighed-udeblivelse", "henvisning"
HAPPENED = "Borgeren var ikke mødt kl. 10.45."
COUNTED = "Du har 1 kladde, der ikke blev færdig"
OTHER_CASE = "anden sag"
JOURNAL = "Øvejournal – Øvesag 9121"


@pytest.fixture
def note(day):
    """A note is begun in case 4711, and one long answer is written."""
    day.flow.press(NOTE)
    write(day)
    return day


def write(day, text=HAPPENED, name="haendt"):
    question = day.flow.form._panel.questions[name]
    question.editor.sheet.setPlainText(text)
    day.flow.form._draw()


def written(day):
    return day.flow.form._panel.raw().get("haendt")


def keys_in(window, key):
    assert QTest.qWaitForWindowActive(window)
    QTest.keyClick(window.rows, key)


def kept(day) -> list[Kept]:
    """The drafts that no window has open."""
    found: list[Kept] = []
    day.flow.drafts.keeping.find(found.extend)
    return found


def listed(day):
    """What the list shows, and the list."""
    day.flow.press("kladder")
    window = day.flow.drafts.window
    return window, [window.rows.item(row).text() for row in range(window.rows.count())]


def later_run(day, begin, *windows):
    """The program is started again, with what was on disk."""
    drafts = kept(day)
    again = begin(*windows)
    keeping = again.flow.drafts.keeping
    for draft in drafts:
        keeping.leave(keeping.take_over(draft).name)
    return again


def without_a_helper(day):
    """What keeps drafts, and would on disk."""
    keeping = day.flow.drafts.keeping
    keeping._days = lambda: 14
    keeping._helper.start = lambda: None
    return keeping


def cautions(day):
    form = day.flow.form
    return form.caution.accessibleName() if form.caution.isVisible() else ""


def test_a_form_that_is_left_is_a_draft_and_the_palette_says_so_without_moving_the_rows_above(note):
    before = note.flow._find("")
    note.flow.form.leave()
    note.flow.press_leader()
    found = note.flow._find("")
    assert (found[7].action, found[7].title) == ("kladder", COUNTED)
    assert [*found[:7], *found[8:]] == before
    assert COUNTED not in [hit.title for hit in note.flow._find("samtale")]


def test_while_its_form_is_open_it_is_no_draft_to_be_told_of(note):
    assert note.flow.drafts.keeping.count == 0
    assert kept(note) == []


def test_gone_on_with_the_answers_stand_there_and_go_into_the_case(note, case):
    note.flow.form.leave()
    window, _ = listed(note)
    keys_in(window, Qt.Key.Key_Return)
    assert note.flow.form.isVisible()
    assert written(note) == HAPPENED
    assert note.flow.form.is_recalled
    assert cautions(note) == ""
    heading, body = note.submits(NOTE)
    assert [field.text for field in case.fields] == [heading, body]
    assert kept(note) == []


def test_it_comes_back_in_another_run_in_the_window_in_front_then(note, begin):
    note.flow.form.leave()
    other = FakeWindow(77, title="Fasit – Sag 4711", process="chromium", fields=[FakeField(), FakeField()])
    again = later_run(note, begin, other)
    window, _ = listed(again)
    keys_in(window, Qt.Key.Key_Return)
    assert written(again) == HAPPENED
    assert cautions(again) == ""
    heading, body = again.submits(NOTE)
    assert [field.text for field in other.fields] == [heading, body]


@pytest.mark.parametrize("title", ["Fasit – Sag 1234", "Fasit – forside"])
def test_in_another_case_she_is_warned_before_anything_goes_in(note, begin, title):
    note.flow.form.leave()
    again = later_run(note, begin, FakeWindow(78, title=title, process="chromium", fields=[FakeField(), FakeField()]))
    window, (line,) = listed(again)
    assert "hører til en anden sag" in line
    keys_in(window, Qt.Key.Key_Return)
    assert OTHER_CASE in cautions(again)
    again.flow.form.leave()
    again.flow.press(NOTE)
    assert cautions(again) == ""


def test_where_no_case_can_be_told_nobody_is_warned(begin):
    day = begin(FakeWindow(10, title="Brev 1", process="soffice.bin"))
    day.flow.press(NOTE)
    write(day)
    day.flow.form.leave()
    (draft,) = kept(day)
    assert (draft.case_mark, draft.salt) == ("", "")
    window, (line,) = listed(day)
    assert "anden sag" not in line
    keys_in(window, Qt.Key.Key_Return)
    assert cautions(day) == ""


def test_another_wording_of_the_template_is_told(note):
    note.flow.form.leave()
    (draft,) = kept(note)
    note.flow._template.go_on(replace(draft, version="en ældre"))
    assert "Skabelonen er en anden" in cautions(note)
    assert written(note) == HAPPENED


def test_a_template_that_has_gone_is_told_and_the_draft_stays(note):
    note.flow.form.leave()
    (draft,) = kept(note)
    note.flow._template.go_on(replace(draft, id="findes-ikke"))
    assert note.notice.startswith("Skabelonen kan ikke bruges")
    assert [each.name for each in kept(note)] == [draft.name]


def test_what_went_in_is_no_draft_any_more(note):
    note.submits(NOTE)
    assert kept(note) == []
    assert note.flow.drafts.keeping._mine == {}


def test_what_did_not_go_in_stays_one_until_it_does(note, case):
    case.title = "Fasit – Sag 1234"
    note.submits(NOTE)
    (draft,) = kept(note)
    assert draft.answers["haendt"] == HAPPENED
    case.title = "Fasit – Sag 4711"
    note.flow.notice.again.emit()
    assert kept(note) == []


def test_what_can_only_be_copied_is_finished_when_it_is(begin):
    day = begin()
    day.flow.press(NOTE)
    write(day)
    day.submits(NOTE)
    assert day.notice.startswith("Teksten er kopieret")
    assert kept(day) == []


def test_called_again_soon_it_is_the_same_draft_and_not_a_second(note):
    note.flow.form.leave()
    (before,) = kept(note)
    note.flow.press(NOTE)
    assert written(note) == HAPPENED
    write(note, "mere")
    note.flow.form.leave()
    (after,) = kept(note)
    assert (after.name, after.begun, after.answers["haendt"]) == (before.name, before.begun, "mere")


def test_what_is_called_again_is_open_and_no_draft_to_be_told_of(note):
    keeping = note.flow.drafts.keeping
    note.flow.form.leave()
    keeping._on_disk = frozenset(keeping._mine)  # as when it has been written, and is not in memory any more
    keeping._mine.clear()
    assert keeping.count == 1
    note.flow.press(NOTE)
    assert written(note) == HAPPENED
    assert keeping.count == 0


def test_a_new_form_does_not_write_over_an_older_draft(note, case):
    note.flow.form.leave()
    case.title = "Fasit – Sag 1234"
    note.flow.press(NOTE)
    assert written(note) is None
    write(note, "en anden borger")
    note.flow.form.leave()
    assert sorted(draft.answers["haendt"] for draft in kept(note)) == [HAPPENED, "en anden borger"]


def test_emptied_it_is_gone(note):
    note.flow.form.start_over()
    note.flow.form.leave()
    assert kept(note) == []


def test_a_form_that_was_only_looked_at_is_no_draft(day):
    day.flow.press(NOTE)
    day.flow.form.leave()
    assert kept(day) == []


def test_so_few_answers_are_given_again_and_not_kept(day):
    day.flow.press(SHORT)
    form = day.flow.form
    assert 0 < len([q for q in form._panel.questions.values() if q.takes_answer]) <= 3
    for question in form._panel.questions.values():
        if hasattr(question.editor, "sheet"):
            question.editor.sheet.setPlainText(HAPPENED)
        elif hasattr(question.editor, "line"):
            question.editor.line.setText(HAPPENED)
    form._draw()
    form.leave()
    assert kept(day) == []


def test_what_is_practised_is_no_draft_and_does_not_warn_of_it(begin):
    day = begin(FakeWindow(79, title=JOURNAL, process="python3", fields=[FakeField(), FakeField()]))
    without_a_helper(day)._ended("nøgleringen er låst")
    day.flow.press(NOTE)
    write(day)
    assert not day.flow.form.unkept.isVisible()
    day.flow.form.leave()
    assert kept(day) == []


def test_a_draft_that_is_gone_on_with_over_the_practice_journal_is_still_one(note, begin):
    note.flow.form.leave()
    again = later_run(note, begin, FakeWindow(79, title=JOURNAL, process="python3", fields=[FakeField(), FakeField()]))
    window, _ = listed(again)
    keys_in(window, Qt.Key.Key_Return)
    again.flow.form.leave()
    assert len(kept(again)) == 1


def test_the_last_word_before_the_window_closed_is_kept_too(note):
    question = note.flow.form._panel.questions["haendt"]
    question.editor.sheet.setPlainText("skrevet lige før Esc")  # drawn 30 ms later
    note.flow.form.leave()
    assert [draft.answers["haendt"] for draft in kept(note)] == ["skrevet lige før Esc"]


def test_the_list_says_what_and_when_and_no_word_of_it(note):
    note.flow.form.leave()
    _, lines = listed(note)
    (line,) = lines
    assert line.startswith("Udeblivelse fra samtale eller tilbud\ni dag kl. ")
    assert "mødt" not in line
    assert "4711" not in line


def test_thrown_away_it_goes_when_the_list_is_left_and_not_before(note):
    note.flow.form.leave()
    window, _ = listed(note)
    keys_in(window, Qt.Key.Key_Delete)
    assert "smides væk" in window.rows.item(0).text()
    assert len(kept(note)) == 1
    keys_in(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
    assert kept(note) == []


def test_a_slip_of_the_finger_is_taken_back_with_the_same_key(note):
    note.flow.form.leave()
    window, (before,) = listed(note)
    keys_in(window, Qt.Key.Key_Delete)
    assert window.away.text() == "Behold &alligevel"
    keys_in(window, Qt.Key.Key_Delete)
    assert window.rows.item(0).text() == before
    window.close()
    assert len(kept(note)) == 1


def test_asked_for_again_while_it_is_open_the_list_keeps_what_is_marked(note):
    note.flow.form.leave()
    window, _ = listed(note)
    keys_in(window, Qt.Key.Key_Delete)
    note.flow.drafts.show()
    assert "smides væk" in window.rows.item(0).text()
    window.close()
    assert kept(note) == []


def test_without_any_that_is_said(day):
    day.flow.press("kladder")
    assert day.notice == "Kladder: Der er ingen kladder."


@pytest.mark.parametrize(("why", "said"), [("nøgleringen er låst", ": nøgleringen er låst."), ("", ". Prøv igen.")])
def test_what_cannot_be_read_now_is_said_and_not_denied(day, why, said):
    keeping = day.flow.drafts.keeping
    keeping._on_disk, keeping.why = frozenset({"a" * 32}), why
    keeping.find = lambda then: then([])
    day.flow.press("kladder")
    assert day.notice == f"Kladder: Kladderne kan ikke læses nu{said}"


def test_what_cannot_be_read_is_said_though_others_are_listed(note):
    note.flow.form.leave()
    keeping = note.flow.drafts.keeping
    keeping._on_disk, keeping.why = frozenset({"a" * 32}), "nøgleringen er låst"
    in_memory = [mine.draft for mine in keeping._mine.values()]
    keeping.find = lambda then: then(in_memory)
    _, lines = listed(note)
    assert len(lines) == 1
    assert note.notice == "Kladder: Ikke alle kladder kan læses nu: nøgleringen er låst."


def test_the_foot_of_the_form_says_when_nothing_would_survive(note):
    keeping, form = without_a_helper(note), note.flow.form
    assert not form.unkept.isVisible()
    keeping._ended("nøgleringen er låst")
    assert form.unkept.isVisible()
    assert form.unkept.text() == (
        "Kladden er ikke gemt på disken: nøgleringen er låst. Den er væk, hvis programmet lukkes."
    )
    keeping._hear({"store": "skuffen"})
    assert not form.unkept.isVisible()


def test_a_form_that_keeps_no_draft_does_not_warn_of_it(day):
    without_a_helper(day)._ended("nøgleringen er låst")
    day.flow.press(SHORT)
    assert not day.flow.form.unkept.isVisible()
    day.flow.form.leave()
    day.flow.press(NOTE)
    assert day.flow.form.unkept.isVisible()


def test_the_leader_from_the_list_leads_to_the_case_that_was_in_front(note, case):
    note.flow.form.leave()
    window, _ = listed(note)
    window.isActiveWindow = lambda: True
    note.world.windows[99] = FakeWindow(99, title="Sagstast – kladder", pid=OUR_PID)
    note.world.active = 99
    note.flow.press_leader()
    assert not window.isVisible()
    assert note.flow._front.target.window == case.id


def test_a_draft_of_a_plan_is_handed_to_who_knows_plans(day, qtbot):
    now = datetime.now(UTC)
    plan = Kept(
        name=new_name(), kind="plan", id="forudsaetninger", version="1", answers={"P02": "x"}, begun=now, touched=now
    )
    errand = day.flow.drafts
    errand.keeping.leave(errand.keeping.take_over(plan).name)
    window, (line,) = listed(day)
    assert line.startswith("forudsaetninger\n")
    with qtbot.waitSignal(errand.plan_resumed) as resumed:
        keys_in(window, Qt.Key.Key_Return)
    assert resumed.args[0].answers == {"P02": "x"}
    assert "form" not in day.flow.__dict__


@pytest.mark.parametrize(("ago", "said"), [(0, "i dag kl. 14.05"), (1, "i går kl. 14.05"), (2, "20.11.2026 kl. 14.05")])
def test_when_it_was_touched_is_said_as_people_do(ago, said):
    now = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)
    assert moment(now - timedelta(days=ago), now) == said


def test_the_action_has_the_name_that_the_palette_and_the_tray_use(workplace):
    assert DRAFTS in workplace.titles()
