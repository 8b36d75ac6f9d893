"""Nothing that reminds is loaded before there is something, and nothing is kept where she does not want it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from assistant.app.reminders import Reminders
from assistant.model.knowledge import Knowledge
from assistant.model.reminder import Pending
from assistant.store import paths, reminders
from assistant.ui import theme

TODAY = datetime.now().astimezone().replace(hour=23, minute=50)


@pytest.fixture
def pending():
    reminders.write(paths.reminders_file(), [Pending("journal", TODAY)])


@pytest.fixture
def wired(qapp):
    made = []

    def wire(*, is_on=True, is_busy=False):
        made.append(Reminders(Knowledge, lambda: is_busy, lambda: theme.apply(qapp, "light"), is_on=is_on))
        return made[-1]

    yield wire
    for each in made:
        if each._is_loaded:
            each._reminding.deleteLater()


def card_of(wired):
    return wired._reminding.__dict__.get("card")


def test_without_anything_pending_nothing_is_loaded(wired):
    made = wired()
    made.greet()
    made.left(None, begun=True)
    assert not made._is_loaded


def test_what_is_due_today_is_told_at_the_start_and_once(wired, pending):
    made = wired()
    made.greet()
    assert card_of(made).isVisible()
    card_of(made).hide()
    made.greet()
    assert not card_of(made).isVisible()


def test_while_a_text_is_on_its_way_it_waits(wired, pending):
    made = wired(is_busy=True)
    made.greet()
    assert card_of(made) is None


def test_turned_off_nothing_is_told_and_nothing_is_kept(wired, pending):
    made = wired(is_on=False)
    made.greet()
    assert not made._is_loaded
    assert not paths.reminders_file().exists()


def test_turned_off_later_the_card_goes_and_so_does_the_file(wired, pending, qtbot):
    made = wired()
    made.greet()
    made.is_on = False
    made.greet()
    assert not card_of(made).isVisible()
    qtbot.waitUntil(lambda: not made._reminding._is_saving)
    assert not paths.reminders_file().exists()


def test_yesterdays_is_told_and_last_months_is_not(wired, qtbot):
    reminders.write(paths.reminders_file(), [Pending("journal", TODAY - timedelta(days=30))])
    made = wired()
    made.greet()
    assert card_of(made) is None
    qtbot.waitUntil(lambda: not made._reminding._is_saving)  # else it forgets the next one too
    reminders.write(paths.reminders_file(), [Pending("journal", TODAY - timedelta(days=1))])
    other = wired()
    other.greet()
    assert "ikke er gjort færdigt" in card_of(other).said.text()
