"""What waits after an insertion: each text into its own field, in the same case, and nowhere else."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from assistant.casework.workplace import open_workplace
from assistant.desktop.fake import FakeField, FakeWindow
from assistant.model.waiting import FieldText, WaitingText
from assistant.store.settings import Settings
from assistant.ui.waiting import MOST_KEYS, Waiting

TODAY = date(2026, 11, 24)
PACK = 'id = "proeve"\ntitle = "Prøve"\nversion = "1"\npublisher = "Enheden"\nvalid_from = 2020-01-01\n'
HEAD = """+++
id = "{id}"
title = "{title}"
kind = "text"
version = "1"
valid_from = 2020-01-01
source = "egen praksis"
certainty = "high"
checked_on = 2026-11-22
"""
NOTE = (
    HEAD.format(id="aftale", title="Aftale – ny")
    + """follow_up = ["plan", "gammel"]

[[fields]]
name = "hvad"
type = "longtext"
label = "Hvad er aftalt?"
required = true
example = "Borgeren sender et CV."

[[fields]]
name = "senest"
type = "date"
label = "Senest"
required = true
example = 2026-12-01

[[outputs]]
name = "aftalefelt"
label = "Aftalefelt"
text = "Aftalt: {{ hvad }}"

[[outputs]]
name = "min-plan"
label = "Min Plan"
text = "I planen: {{ hvad }}"

[[outputs]]
name = "tom"
label = "Siger intet"
text = ""
+++
{{ hvad }} Senest {{ senest }}.
"""
)
PLAN = (
    HEAD.format(id="plan", title="Plan – ændret")
    + """
[[fields]]
name = "hvad"
type = "longtext"
label = "Hvad er ændret?"
required = true
example = "Praktik"

[[fields]]
name = "senest"
type = "date"
label = "Senest"
required = true
example = 2026-12-01
+++
{{ hvad }} senest {{ senest }}
"""
)
ENDED = HEAD.format(id="gammel", title="Gammel") + "valid_to = 2024-12-31\n+++\nGammelt.\n"
AGREED = "Borgeren sender et CV."
ANSWERS = {"hvad": AGREED, "senest": "2026-12-01"}


@pytest.fixture(scope="module")
def workplace(tmp_path_factory):
    pack = tmp_path_factory.mktemp("pakke")
    (pack / "notes").mkdir()
    (pack / "pack.toml").write_text(PACK, encoding="utf-8")
    for name, text in (("aftale", NOTE), ("plan", PLAN), ("gammel", ENDED)):
        (pack / "notes" / f"{name}.txt").write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SAGSTAST_HOME", str(tmp_path_factory.mktemp("home")))
        made = open_workplace(Settings(), TODAY, [pack])
    assert not [finding for finding in made.library.findings if finding.severity == "error"]
    return made


@pytest.fixture
def case():
    """A case system's window with its fields; one block at a time goes in."""
    return FakeWindow(10, title="Fasit – Sag 4711", process="chromium", fields=[FakeField() for _ in range(4)])


def writes(day, template="aftale", answers=ANSWERS):
    """Call for a form, answer it, and press Ctrl+Enter."""
    day.flow.press(template)
    day.submits(template, answers)


@pytest.fixture
def day(begin, case):
    return begin(case, FakeWindow(20, title="Brev", process="gedit"))


def texts_of(window):
    return [field.text for field in window.fields]


def test_each_text_goes_into_the_field_she_is_in_by_its_own_key_and_leaves_its_own_receipt(day, case):
    writes(day)
    case.focus = 2
    day.presses(1)
    case.focus = 3
    day.presses(2)
    assert texts_of(case)[2:] == [f"Aftalt: {AGREED}", f"I planen: {AGREED}"]
    assert [(r.template, r.part, r.outcome) for r in day.receipts] == [
        ("aftale", "", "inserted"),
        ("aftale", "aftalefelt", "inserted"),
        ("aftale", "min-plan", "inserted"),
    ]
    assert not any(AGREED in repr(receipt) for receipt in day.receipts)
    assert day.notice == ""


def test_the_strip_shows_where_each_belongs_and_never_a_word_of_it(day):
    writes(day)
    labels = day.strip
    assert {"Aftalefelt", "Min Plan", "Plan: skriv tekst", "1", "2", "3"} <= set(labels)
    assert "Siger intet" not in labels
    strip = day.flow.waits.strip
    said = " ".join([*labels, strip.accessibleName(), strip.windowTitle()])
    assert not any(word in said for word in ("CV", "2026", "4711", "Fasit"))


def test_what_is_in_is_ticked_off_and_keeps_the_others_their_keys(day, case):
    writes(day)
    case.focus = 2
    day.presses(1)
    day.presses(1)
    assert texts_of(case)[2] == f"Aftalt: {AGREED}"
    assert "sat ind" in day.strip
    assert [hit.letter for hit in day.flow._find("") if hit.action.startswith("vent-")] == ["2", "3"]


def test_into_another_citizens_case_nothing_goes_and_it_waits_for_the_right_one(day, case):
    writes(day)
    case.title = "Fasit – Sag 1234"
    case.focus = 2
    for act in (lambda: day.presses(1), lambda: day.flow.press("naeste")):
        act()
        assert "Fasit viser ikke den sag" in day.notice
        day.flow.notice.hide()
    assert texts_of(case)[2:] == ["", ""]
    assert "en anden sag" in day.strip
    case.title = "(1) Fasit – Sag 4711"
    day.presses(1)
    assert texts_of(case)[2] == f"Aftalt: {AGREED}"


def test_a_refusal_that_is_still_in_front_does_not_let_the_text_go_elsewhere(day, case, qtbot):
    writes(day)
    case.title, case.focus = "Fasit – Sag 1234", 2
    day.flow.press("naeste")
    notice = day.flow.notice
    qtbot.waitUntil(notice.isActiveWindow)
    day.world.windows[99] = FakeWindow(99, title="Sagstast – besked", process="python", pid=1)
    day.world.active = 99
    day.presses(1)
    assert "Fasit viser ikke den sag" in day.notice
    assert (texts_of(case)[2], day.world.clipboard.text()) == ("", None)
    case.title = "Fasit – Sag 4711"
    day.world.active = 10
    day.presses(1)
    assert (texts_of(case)[2], notice.isVisible()) == (f"Aftalt: {AGREED}", False)


@pytest.mark.parametrize("title", ["Fasit – oversigt", "Fasit"])
def test_where_no_case_is_shown_that_should_be_nothing_goes_in(day, case, title):
    writes(day)
    case.title, case.focus = title, 2
    day.presses(1)
    assert (texts_of(case)[2], day.notice[:20]) == ("", "Kan ikke indsætte he")


def test_a_field_elsewhere_in_the_same_program_takes_it_and_another_program_does_not(day, case):
    plan = FakeWindow(30, title="Min Plan", process="chromium", pid=10, fields=[FakeField()])
    day.world.windows[30] = plan
    writes(day)
    day.world.active = 20
    day.presses(2)
    assert day.world.windows[20].caret.text == ""
    assert "et andet program" in day.notice
    day.flow.notice.hide()
    day.world.active = 30
    day.presses(2)
    assert plan.caret.text == f"I planen: {AGREED}"


def test_a_failed_insertion_keeps_the_text_waiting_and_says_so(day, case):
    writes(day)
    case.focus, case.is_deaf = 2, True
    day.presses(1)
    assert "venter stadig på sin tast" in day.notice
    assert len(day.receipts) == 1
    day.flow.notice.hide()
    case.is_deaf = False
    day.presses(1)
    assert texts_of(case)[2] == f"Aftalt: {AGREED}"


def test_the_next_one_each_time_and_then_that_nothing_waits(day, case):
    writes(day)
    for field in (2, 3):
        case.focus = field
        day.flow.press("naeste")
    assert texts_of(case)[2:] == [f"Aftalt: {AGREED}", f"I planen: {AGREED}"]
    day.flow.press("ryd")
    assert day.strip == []
    day.flow.press("naeste")
    assert day.notice.startswith("Der venter ingen tekst")


def test_esc_in_the_strip_lets_nothing_wait_and_a_click_on_a_row_inserts(day, case):
    writes(day)
    strip = day.flow.waits.strip
    case.focus = 2
    strip.entered.emit()
    strip.chosen.emit(0)
    assert texts_of(case)[2] == f"Aftalt: {AGREED}"
    QTest.keyClick(strip, Qt.Key.Key_Escape)
    assert day.strip == []


def test_texts_of_another_case_stay_and_the_new_ones_come_after_them(day, case):
    writes(day)
    case.title = "Fasit – Sag 1234"
    writes(day, answers={"hvad": "Noget andet.", "senest": "2026-12-02"})
    case.focus = 2
    day.flow.press("naeste")
    assert texts_of(case)[2] == "Aftalt: Noget andet."
    shown = [hit for hit in day.flow._find("") if hit.action.startswith("vent-")]
    assert [(hit.letter, hit.expired) for hit in shown] == [
        ("1", True),
        ("2", True),
        ("3", True),
        ("5", False),
        ("6", False),
    ]


def test_the_form_that_follows_begins_with_days_and_no_words_and_is_ticked_off_when_it_is_in(day, case):
    writes(day)
    day.presses(3)
    assert day.flow.form.isVisible()
    assert day.flow.form._request.template.id == "plan"
    assert day.flow.form._request.brought == {"senest": "2026-12-01"}
    day.submits("plan", {"hvad": "Praktik", "senest": "2026-12-01"})
    assert [hit.letter for hit in day.flow._find("") if hit.action.startswith("vent-")] == ["1", "2"]


def test_the_form_that_follows_waits_while_it_is_only_looked_at(day):
    writes(day)
    day.presses(3)
    day.flow.form.leave()
    assert "Plan: skriv tekst" in day.strip


def test_the_form_that_follows_is_not_begun_for_another_citizen(day, case):
    writes(day)
    case.title = "Fasit – Sag 1234"
    day.presses(3)
    assert "Fasit viser ikke den sag" in day.notice
    assert not day.flow.form.isVisible()


def test_a_digit_is_only_a_digit_once_something_is_typed(day, case):
    writes(day)
    case.focus = 2
    day.flow.press_leader()
    day.flow.palette.line.setText("6")
    QTest.keyClick(day.flow.palette.line, Qt.Key.Key_1)
    assert (day.flow.palette.line.text(), texts_of(case)[2]) == ("61", "")
    QTest.keyClick(day.flow.palette.line, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert texts_of(case)[2] == f"Aftalt: {AGREED}"


def test_what_she_types_is_searched_for_and_enter_inserts_nothing_that_waits(day):
    writes(day)
    day.flow.press_leader()
    day.flow.palette.line.setText("aftale")
    assert [hit.action for hit in day.flow.palette._model._hits] == ["aftale"]


def test_where_text_can_only_be_copied_each_is_copied_in_its_turn(begin):
    day = begin()
    writes(day)
    day.flow.notice.hide()
    day.flow.press("naeste")
    assert day.world.clipboard.text() == f"Aftalt: {AGREED}"
    assert day.notice.startswith("Teksten er kopieret")
    assert "sat ind" in day.strip


def test_what_is_copied_anew_does_not_wait_twice(begin):
    day = begin()
    writes(day)
    day.flow.notice.show_text.emit()
    day.submits("aftale", ANSWERS | {"hvad": "Rettet."})
    assert [row.what.text for row in day.flow.waits.waiting.rows[:2]] == ["Aftalt: Rettet.", "I planen: Rettet."]


def test_what_belongs_to_no_case_yet_belongs_to_the_first_it_goes_into(day, case):
    day.flow.waits.waiting.put([WaitingText("Opgave 1", "Ring"), WaitingText("Opgave 2", "Skriv")])
    case.focus = 2
    day.presses(1)
    assert texts_of(case)[2] == "Ring"
    assert len(day.receipts) == 0
    case.title = "Fasit – Sag 1234"
    day.presses(2)
    assert "Fasit viser ikke den sag" in day.notice


def test_a_form_that_a_window_refuses_is_still_free_to_go_into_the_right_case(day, case):
    form = WaitingText("", "").from_field((FieldText("Navn", "Butik ApS"), FieldText("Fax", "")))
    day.flow.waits.waiting.put([form])
    day.world.windows[20].refusal = "elevated"
    day.world.active = 20
    day.flow.press("naeste")
    assert "administrator" in day.notice
    day.flow.notice.hide()
    day.world.active, case.focus = 10, 2
    day.flow.press("naeste")
    assert (texts_of(case)[2], day.notice) == ("Butik ApS", "")


def test_our_own_windows_get_the_corner(day, qtbot):
    writes(day)
    strip = day.flow.waits.strip
    qtbot.waitUntil(strip.isVisible)
    day.flow.press_leader()
    qtbot.waitUntil(lambda: not strip.isVisible())
    QTest.keyClick(day.flow.palette.line, Qt.Key.Key_Escape)
    QApplication.instance().focusWindowChanged.emit(None)  # without a window manager nothing else takes it
    assert strip.isVisible()


class Clock:
    def __init__(self, now):
        self.now = now

    def __call__(self):
        return self.now


@pytest.mark.parametrize(
    ("begun", "minutes", "later", "is_left"),
    [
        (datetime(2026, 11, 24, 10), 10, timedelta(minutes=9), True),
        (datetime(2026, 11, 24, 10), 10, timedelta(minutes=10), False),
        (datetime(2026, 11, 24, 10), 0, timedelta(minutes=1), True),
        (datetime(2026, 11, 24, 10), 0, timedelta(minutes=2), False),
        (datetime(2026, 11, 24, 23, 55), 60, timedelta(minutes=4), True),
        (datetime(2026, 11, 24, 23, 55), 60, timedelta(minutes=5), False),
    ],
)
def test_nothing_waits_longer_than_she_has_set_or_over_midnight(qtbot, begun, minutes, later, is_left):
    clock = Clock(begun)
    waiting = Waiting(now=clock)
    waiting.minutes = minutes
    waiting.put([WaitingText("Aftalefelt", "x")])
    clock.now = begun + later
    with qtbot.waitSignal(waiting.changed, raising=False, timeout=1):
        waiting._timer.timeout.emit()
    assert (waiting.key(1) is not None, bool(waiting.rows), waiting._timer.isActive()) == (is_left,) * 3


def test_more_than_there_are_digits_come_up_as_those_before_go_in(qtbot):
    waiting = Waiting()
    waiting.put([WaitingText(str(n), str(n)) for n in range(1, MOST_KEYS + 3)])
    assert waiting.key(MOST_KEYS + 1) is None
    for _ in range(2):
        waiting.tick_off(waiting.key(1), None)
    assert [waiting.key(n).what.text for n in range(1, MOST_KEYS + 1)] == [str(n) for n in range(3, MOST_KEYS + 3)]
    waiting.tick_off(waiting.key(2), None)
    assert (waiting.key(2), waiting.key(3).what.text) == (None, "5")


def test_what_goes_in_after_all_was_cleared_away_does_not_touch_what_waits_now(qtbot):
    waiting = Waiting()
    waiting.put([WaitingText("Aftalefelt", "x")])
    on_its_way = waiting.key(1)
    waiting.clear()
    waiting.put([WaitingText(str(n), str(n)) for n in range(MOST_KEYS + 1)])
    waiting.tick_off(on_its_way, None)
    assert [row.what.text for row in waiting.rows] == [str(n) for n in range(MOST_KEYS + 1)]


def test_a_text_is_not_in_what_is_written_of_it_in_a_log():
    text = WaitingText("Aftalefelt", AGREED, f"<p>{AGREED}</p>")
    assert AGREED not in repr(text)


def test_two_texts_for_one_field_are_told_apart_by_what_they_came_with(day):
    writes(day)
    writes(day)
    assert "Aftalefelt · Aftale" in day.strip
    assert "Aftalefelt" not in day.strip
