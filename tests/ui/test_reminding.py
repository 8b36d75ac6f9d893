"""She is reminded seldom, quietly, of one kind at a time, and never with a word of whom."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, timedelta
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from assistant.desktop.result import Outcome, Result
from assistant.model.draft import Draft
from assistant.model.knowledge import Knowledge
from assistant.model.reminder import Pending
from assistant.model.template import Template
from assistant.store import paths
from assistant.store import reminders as kept
from assistant.ui import theme
from assistant.ui.card import Card
from assistant.ui.errand import Errand
from assistant.ui.reminding import Reminding, is_at_rest

CTRL = Qt.KeyboardModifier.ControlModifier


def at(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute).astimezone()


def errand(template_id="samtale-kladde", reminders=(), settles=(), case="a"):
    """An errand whose text stands in the case ``case``; empty is not known."""
    template = Template(
        id=template_id,
        title="Samtale",
        kind="note",
        version="1",
        valid_from=date(2020, 1, 1),
        source="egen",
        certainty="high",
        settles=settles,
    )
    draft = Draft(template, (), (), {}, {}, frozenset(), (), {}, tuple(reminders))
    target = SimpleNamespace(window=1, case_mark=case, title_mark="t")
    return Errand(template, target, asked_at=0.0, draft=draft)


class Desk:
    """A clock that is set by hand, and the one card."""

    def __init__(self, qtbot, now):
        self.now = now
        self.is_free = True
        self._qtbot = qtbot
        self._made = []
        self.start()

    def start(self):
        """The program starts anew."""
        self.reminding = Reminding(paths.reminders_file(), Knowledge, lambda: self.is_free, lambda: self.now)
        self._made.append(self.reminding)

    def end(self):
        """No timer goes on in the tests that follow."""
        self.on_disk()
        for each in self._made:
            each.deleteLater()

    def wait_until(self, moment):
        """Time goes by as the timer sees it."""
        self.now = moment
        if self.reminding._timer.isActive():
            self.reminding._timer.timeout.emit()

    @property
    def card(self):
        card = self.reminding.__dict__.get("card")
        return card if card is not None and card.isVisible() else None

    @property
    def said(self):
        return self.card.said.text() if self.card else ""

    def on_disk(self):
        self._qtbot.waitUntil(lambda: not self.reminding._is_saving)
        file = paths.reminders_file()
        return json.loads(file.read_text("utf-8")) if file.exists() else []


@pytest.fixture
def desk(qtbot, qapp):
    theme.apply(qapp, "light")
    made = Desk(qtbot, at(24, 15))
    yield made
    made.end()


def test_a_note_that_follows_is_told_half_an_hour_before_it_is_due_without_taking_the_keyboard(desk):
    desk.reminding.inserted(errand(reminders=["journal"]))
    desk.wait_until(at(25, 9, 29))
    assert desk.said == ""
    desk.wait_until(at(25, 9, 30))
    assert desk.said == "Du har et notat, der skal gøres færdigt inden kl. 10.00."
    assert not desk.card.isActiveWindow()
    assert desk.on_disk() == [["journal", at(25, 10).isoformat(timespec="minutes")]]


def test_when_the_program_starts_in_the_morning_it_is_told_at_once(desk):
    desk.reminding.inserted(errand(reminders=["journal"]))
    desk.reminding.inserted(errand(reminders=["journal"], case="b"))
    desk.on_disk()
    desk.now = at(25, 7, 45)
    desk.start()
    desk.reminding.greet()
    assert desk.said == "Du har 2 notater, der skal gøres færdige inden kl. 10.00."


def test_on_the_same_day_a_new_start_says_nothing(desk):
    desk.reminding.inserted(errand(reminders=["journal"]))
    desk.on_disk()
    desk.start()
    desk.reminding.greet()
    assert desk.said == ""


def test_done_is_done_and_leaves_no_file(desk):
    desk.reminding.inserted(errand(reminders=["journal"]))
    desk.wait_until(at(25, 9, 30))
    desk.card.is_done.click()
    assert desk.card is None
    assert desk.on_disk() == []
    desk.wait_until(at(25, 12))
    assert desk.said == ""


def test_postponed_it_comes_back_in_an_hour_and_says_that_the_time_has_passed(desk):
    desk.reminding.inserted(errand(reminders=["journal"]))
    desk.wait_until(at(25, 9, 30))
    desk.card.later.click()
    desk.wait_until(at(25, 10, 29))
    assert desk.said == ""
    desk.wait_until(at(25, 10, 30))
    assert desk.said == "Du har et notat, der ikke er gjort færdigt. Fristen var kl. 10.00."


def test_two_kinds_are_never_told_at_once(desk):
    desk.reminding.inserted(errand("min-plan", reminders=["min-plan"]))
    desk.reminding.inserted(errand(reminders=["journal"]))
    desk.wait_until(at(25, 9, 45))
    assert desk.said == "Du har en Min Plan, der skal sendes med Digital Post."
    desk.card.is_done.click()
    desk.wait_until(at(25, 9, 46))
    assert "notat" in desk.said
    assert "plan" not in desk.said.lower()


def test_it_waits_while_something_is_in_the_way(desk):
    desk.reminding.inserted(errand(reminders=["journal"]))
    desk.is_free = False
    desk.wait_until(at(25, 9, 30))
    assert desk.said == ""
    desk.is_free = True
    desk.wait_until(at(25, 9, 31))
    assert "10.00" in desk.said


def test_a_computer_that_slept_is_told_as_soon_as_it_wakes(desk):
    desk.reminding.inserted(errand(reminders=["journal"]))
    assert desk.reminding._timer.interval() <= 5 * 60_000
    desk.wait_until(at(26, 8))
    assert desk.said == "Du har et notat, der ikke er gjort færdigt. Fristen var onsdag 25.11.2026 kl. 10.00."


def test_with_nothing_to_be_done_nothing_wakes_up(desk):
    assert not desk.reminding._timer.isActive()
    desk.reminding.inserted(errand("samtale", settles=["journal"]))
    assert not desk.reminding._timer.isActive()
    assert not paths.reminders_file().exists()


def test_the_note_itself_puts_it_away_in_its_own_case_only(desk):
    desk.reminding.inserted(errand(reminders=["journal"], case="a"))
    desk.reminding.inserted(errand("samtale", settles=["journal"], case="b"))
    assert len(desk.on_disk()) == 1
    desk.reminding.inserted(errand("samtale", settles=["journal"], case="a"))
    assert desk.on_disk() == []


def test_a_card_goes_when_the_note_is_written(desk):
    desk.reminding.inserted(errand(reminders=["journal"], case="a"))
    desk.wait_until(at(25, 9, 30))
    desk.reminding.inserted(errand("samtale", settles=["journal"], case="a"))
    assert desk.card is None


def test_a_form_that_was_left_with_words_in_it_is_a_note_that_was_begun_and_told_of_once(desk):
    for _ in range(2):
        desk.reminding.left(errand("samtale"), is_begun=True)
    assert len(desk.on_disk()) == 1


@pytest.mark.parametrize("end", ["inserted", "emptied"])
def test_what_was_begun_is_over_when_it_was_inserted_or_emptied(desk, end):
    desk.reminding.left(errand("samtale"), is_begun=True)
    if end == "inserted":
        desk.reminding.inserted(errand("samtale"))
    else:
        desk.reminding.left(errand("samtale"), is_begun=False)
    assert desk.on_disk() == []


def test_a_note_that_was_promised_and_begun_is_over_at_once(desk):
    desk.reminding.inserted(errand(reminders=["journal"]))
    desk.reminding.left(errand("samtale", settles=["journal"]), is_begun=True)
    assert len(desk.on_disk()) == 2
    desk.reminding.inserted(errand("samtale", settles=["journal"]))
    assert desk.on_disk() == []


def test_where_no_case_is_known_a_note_puts_away_one_only(desk):
    desk.reminding.inserted(errand(reminders=["journal"], case=""))
    desk.reminding.left(errand("samtale", settles=["journal"], case=""), is_begun=True)
    desk.reminding.inserted(errand("samtale", settles=["journal"], case=""))
    assert len(desk.on_disk()) == 1


def test_a_plan_that_was_begun_still_puts_away_the_plan_to_be_sent(desk):
    desk.reminding.inserted(errand("min-plan", reminders=["min-plan"]))
    desk.reminding.left(errand("min-plan-sendt", settles=["min-plan"]), is_begun=True)
    desk.reminding.inserted(errand("min-plan-sendt", settles=["min-plan"]))
    assert desk.on_disk() == []


def test_what_is_undone_takes_its_reminder_along_and_gives_back_what_it_settled(desk):
    first, note = Result(Outcome.INSERTED), Result(Outcome.INSERTED)
    desk.reminding.inserted(replace(errand(reminders=["journal"]), result=first))
    desk.reminding.inserted(replace(errand("samtale", settles=["journal"]), result=note))
    assert desk.on_disk() == []
    desk.reminding.undone(first)
    assert desk.on_disk() == []
    desk.reminding.undone(note)
    assert len(desk.on_disk()) == 1


def test_undoing_takes_nothing_that_has_come_since(desk):
    result = Result(Outcome.INSERTED)
    desk.reminding.inserted(replace(errand(reminders=["journal"]), result=result))
    desk.reminding.left(errand("samtale"), is_begun=True)
    desk.reminding.undone(result)
    assert len(desk.on_disk()) == 2


def test_a_form_that_was_only_looked_at_is_nothing(desk):
    desk.reminding.left(errand("samtale"), is_begun=False)
    assert desk.on_disk() == []


def test_asked_for_it_takes_the_keyboard_and_its_keys_work(desk, qtbot):
    desk.reminding.inserted(errand(reminders=["journal"]))
    desk.reminding.show_now()
    qtbot.waitUntil(desk.card.isActiveWindow)
    assert desk.said == "Du har et notat, der skal gøres færdigt inden onsdag 25.11.2026 kl. 10.00."
    QTest.keyClick(desk.card, Qt.Key.Key_Return, CTRL)
    assert desk.on_disk() == []


def test_asked_for_without_reason_it_says_so_and_leaves_nothing_behind(desk, qtbot):
    desk.reminding.show_now()
    assert "ikke noget" in desk.said
    assert not desk.card.is_done.isVisible()
    QTest.keyClick(desk.card, Qt.Key.Key_Escape)
    assert desk.card is None
    assert not desk.reminding._timer.isActive()


def test_what_is_not_wanted_any_more_is_forgotten(desk):
    desk.reminding.inserted(errand(reminders=["journal"]))
    desk.reminding.forget()
    assert desk.on_disk() == []


def test_old_ones_are_forgotten(desk):
    kept.write(paths.reminders_file(), [Pending("journal", at(24, 10) - timedelta(days=8))])
    desk.start()
    assert desk.reminding.pending == ()
    assert desk.on_disk() == []


def test_what_nobody_answers_ends_by_itself_while_the_program_runs(desk):
    desk.reminding.inserted(errand(reminders=["journal"]))
    desk.is_free = False
    desk.wait_until(at(25, 9, 30))
    desk.now = at(25, 10) + timedelta(days=7)
    desk.wait_until(desk.now)
    assert desk.on_disk() == []
    assert not desk.reminding._timer.isActive()


def test_a_window_that_may_have_the_keyboard_is_in_the_way_and_a_quiet_one_or_the_icon_is_not(qtbot):
    window, quiet, icon = Card(), Card(), QWidget()
    quiet.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    for each in (window, quiet, icon):
        qtbot.addWidget(each)
    for each in QApplication.topLevelWidgets():
        each.hide()
    quiet.show()
    icon.show()
    assert is_at_rest()
    window.show()
    assert not is_at_rest()
