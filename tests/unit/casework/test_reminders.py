"""When something is due, what one card tells, and what puts it away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from standard_pack import KNOWLEDGE

from assistant.casework import reminders
from assistant.casework.reminders import Card
from assistant.model.fields import ChoiceField, LongTextField, RowsField, TextField
from assistant.model.knowledge import Knowledge
from assistant.model.reminder import Pending
from assistant.model.template import Template


def at(day, hour=0, minute=0, month=11, year=2026):
    return datetime(year, month, day, hour, minute).astimezone()


TEN, NINE = at(25, 10), at(25, 9)
MOMENTS = st.integers(0, 2000).map(lambda steps: at(20) + timedelta(minutes=15 * steps))
PENDINGS = st.lists(
    st.builds(Pending, st.sampled_from(["journal", "min-plan"]), MOMENTS, st.sampled_from("ab") | st.just(""))
)


@pytest.fixture(scope="module")
def knowledge():
    return KNOWLEDGE


@pytest.mark.parametrize(
    ("now", "due"),
    [
        (at(24, 15), at(25, 10)),
        (at(24, 0, 1), at(25, 10)),
        (at(27, 15), at(30, 10)),
        (at(28, 12), at(30, 10)),
        (at(24, 12, month=12), at(28, 10, month=12)),
        (at(31, 15, month=12), at(4, 10, month=1, year=2027)),
    ],
    ids=["tuesday", "past midnight", "friday", "saturday", "Christmas", "before new year"],
)
def test_a_note_is_due_at_ten_on_the_next_working_day(knowledge, now, due):
    assert reminders.due_of("journal", knowledge, now) == due
    assert reminders.due_of("min-plan", knowledge, now) == due - timedelta(hours=1)


def test_a_pack_without_the_deadline_still_has_a_morning():
    assert reminders.due_of("journal", Knowledge(), at(27, 15)) == at(30, 10)


def test_one_card_tells_of_one_kind_the_earliest():
    pending = (Pending("min-plan", NINE), Pending("journal", TEN), Pending("journal", TEN))
    assert reminders.card(pending, at(25, 9, 30)) == Card("min-plan", NINE, 1)
    assert reminders.card(pending[1:], at(25, 9, 30)) == Card("journal", TEN, 2)


@pytest.mark.parametrize(("now", "is_shown"), [(at(25, 9, 29), False), (at(25, 9, 30), True), (at(26, 12), True)])
def test_it_is_shown_half_an_hour_before_it_is_due(now, is_shown):
    assert bool(reminders.card((Pending("journal", TEN),), now)) == is_shown


def test_in_the_morning_what_is_due_today_is_told_and_not_what_is_due_tomorrow():
    pending = (Pending("journal", TEN),)
    assert reminders.card(pending, at(25, 7), reminders.end_of(date(2026, 11, 25))) is not None
    assert reminders.card(pending, at(24, 7), reminders.end_of(date(2026, 11, 24))) is None


@given(pending=PENDINGS, now=MOMENTS)
def test_what_was_told_and_done_is_never_told_again_and_nothing_else_goes(pending, now):
    pending = tuple(pending)
    card = reminders.card(pending, now)
    if card is None:
        assert all(each.due > now + reminders.LEAD for each in pending)
        return
    left = reminders.done(pending, card)
    assert len(pending) - len(left) == card.count >= 1
    assert all(each.kind != card.kind or each.due > card.due for each in left)


@given(pending=PENDINGS, kind=st.sampled_from(["journal", "min-plan"]), mark=st.sampled_from(["", "a", "b"]))
def test_a_text_puts_away_one_at_most_of_its_kind_and_never_another_cases(pending, kind, mark):
    pending = tuple(pending)
    left = reminders.settled(pending, kind, mark)
    gone = [each for each in pending if not any(each is other for other in left)]
    assert len(gone) <= 1
    for each in gone:
        assert each.kind == kind
        assert not (mark and each.mark) or each.mark == mark
    if not gone:
        assert all(each.kind != kind or (mark and each.mark and each.mark != mark) for each in pending)


def test_the_same_cases_own_goes_before_an_older_of_an_unknown_case():
    older, mine = Pending("journal", TEN), Pending("journal", TEN + timedelta(days=1), "a")
    assert reminders.settled((older, mine), "journal", "a") == (older,)


def test_what_is_a_week_past_is_forgotten():
    pending = (Pending("journal", TEN - timedelta(days=7)), Pending("journal", TEN - timedelta(days=6)))
    assert reminders.recent(pending, TEN) == pending[1:]


@given(pending=PENDINGS, after=MOMENTS)
def test_it_wakes_when_there_is_something_to_show(pending, after):
    wake = reminders.wake_at(tuple(pending), after)
    assert (wake is None) == (not pending)
    if wake is not None:
        assert wake >= after
        assert reminders.card(tuple(pending), wake) is not None


NOTE = Template(
    id="samtale",
    title="Samtale",
    kind="note",
    version="1",
    valid_from=date(2020, 1, 1),
    source="egen",
    certainty="high",
    fields=(
        TextField(name="emne", label="Emne"),
        LongTextField(name="sagt", label="Sagt"),
        ChoiceField(name="form", label="Form", choices=()),
        RowsField(name="aftaler", label="Aftaler", columns=(TextField(name="hvad", label="Hvad"),)),
    ),
)


@pytest.mark.parametrize(
    ("answers", "is_begun"),
    [
        ({"sagt": "vi talte om praktik i dag"}, True),
        ({"emne": "praktik i en", "sagt": "butik"}, False),
        ({"emne": "praktik i en", "sagt": "butik snart"}, True),
        ({"aftaler": [{"hvad": "søge job hver"}, {"hvad": "ringe hjem"}]}, True),
        ({"form": "seks ord der ikke er hendes"}, False),
        ({"emne": "det stod der allerede fra start"}, False),
        ({}, False),
    ],
)
def test_a_note_is_begun_when_she_has_written_some_words_of_her_own(answers, is_begun):
    given_at_start = {"emne": "det stod der allerede fra start"}
    assert reminders.is_begun(NOTE, answers, given_at_start) == is_begun


def test_a_letter_is_never_a_note_that_was_begun():
    assert not reminders.is_begun(replace(NOTE, kind="letter"), {"sagt": "vi talte om praktik i dag"}, {})
