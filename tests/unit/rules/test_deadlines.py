"""Deadlines: the domain's worked examples, the arithmetic, and what is said where a day is not to be relied on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.casework.knowledge import merged
from assistant.model.calendar import Calendar, Holiday
from assistant.model.deadline import Deadline, Deadlines
from assistant.model.finding import Severity
from assistant.model.knowledge import Knowledge
from assistant.packs.reader import read_core
from assistant.rules.calendar import closed_because
from assistant.rules.deadlines import OutsideCalendarError, due, names

STANDARD = merged([read_core(Path(__file__).parents[3] / "templates" / "standard")])
DAYS = st.dates(date(2000, 1, 1), date(2030, 12, 31))


def rule(**given):
    fixed = {"name": "prøve", "title": "Prøve", "event": "noget", "binds": "authority", "status": "law"}
    return Deadline(**{**fixed, "source": "loven", "certainty": "high", "valid_from": date(1900, 1, 1), **given})


def knowing(*rules, **others):
    return Knowledge(calendar=STANDARD.calendar, deadlines=Deadlines(deadlines=rules), **others)


def codes(found):
    return [finding.code for finding in found.findings]


@pytest.mark.parametrize(
    ("name", "event", "day"),
    [
        ("klage", "2017-05-24", "2017-06-21"),
        ("samtale-dagpenge", "2017-05-24", "2017-07-05"),
        ("tilbud-under-30", "2017-05-24", "2017-08-23"),
        ("tilbud-over-50", "2017-05-24", "2017-08-23"),
        ("tilbud-30-50", "2017-05-24", "2017-11-22"),
        ("rehabiliteringsteam", "2017-05-24", "2017-06-21"),
        ("region-materiale", "2017-06-21", "2017-06-07"),
        ("ferie-varsel", "2026-12-21", "2026-12-07"),
        ("klage", "2026-11-24", "2026-12-22"),
        ("tilbud-under-30", "2026-08-31", "2027-02-28"),
        ("tilbud-under-30", "2027-08-31", "2028-02-29"),
        ("journalisering", "2026-11-27", "2026-11-30"),
        ("leverandoer-svar", "2026-12-23", "2026-12-29"),
    ],
)
def test_the_domains_own_examples(name, event, day):
    assert due(STANDARD, name, date.fromisoformat(event)).due == date.fromisoformat(day)


@given(DAYS, st.integers(1, 60))
def test_a_week_is_seven_days_to_the_same_weekday(event, amount):
    found = due(knowing(rule(amount=amount, unit="weeks")), "prøve", event).due
    assert found - event == timedelta(days=7 * amount)
    assert found.weekday() == event.weekday()


@given(DAYS, st.integers(1, 40), st.sampled_from(["after", "before"]))
def test_months_clamp_to_the_last_day(event, amount, direction):
    found = due(knowing(rule(amount=amount, unit="months", direction=direction)), "prøve", event).due
    months = (found.year - event.year) * 12 + found.month - event.month
    assert months == (amount if direction == "after" else -amount)
    tomorrow = found + timedelta(days=1)
    assert found.day == event.day or (found.day < event.day and tomorrow.day == 1)


@given(DAYS, st.integers(1, 30), st.sampled_from(["after", "before"]))
def test_workdays_are_those_that_are_not_closed(event, amount, direction):
    found = due(knowing(rule(amount=amount, unit="workdays", direction=direction)), "prøve", event).due
    step = timedelta(days=1 if direction == "after" else -1)
    day, counted = event, 0
    while counted < amount:
        day += step
        counted += not closed_because(STANDARD.calendar, day)
    assert found == day


@given(DAYS, st.sampled_from(["days", "weeks", "months", "workdays"]), st.integers(1, 50))
def test_the_day_is_never_moved_and_the_workdays_around_it_are_told(event, unit, amount):
    found = due(knowing(rule(amount=amount, unit=unit)), "prøve", event)
    assert found.last_workday_before < found.due < found.next_workday_after
    between = (found.next_workday_after - found.last_workday_before).days
    for offset in range(1, between):
        day = found.last_workday_before + timedelta(days=offset)
        assert day == found.due or closed_because(STANDARD.calendar, day)
    assert not closed_because(STANDARD.calendar, found.last_workday_before)
    assert not closed_because(STANDARD.calendar, found.next_workday_after)
    assert ("FR05" in codes(found)) == bool(closed_because(STANDARD.calendar, found.due))


def test_a_citizens_deadline_on_a_closed_day_runs_on_if_a_jurist_says_so():
    found = due(STANDARD, "klage", date(2026, 11, 27))
    assert found.due == date(2026, 12, 25)
    (closed,) = [finding.message for finding in found.findings if finding.code == "FR05"]
    assert "juledag" in closed
    assert "28.12.2026" in closed
    assert "bekræftes af en jurist" in closed
    assert "24.12.2026" not in closed  # never an earlier day to a citizen


def test_the_authority_is_told_the_last_workday_before():
    found = due(knowing(rule(amount=4, unit="weeks")), "prøve", date(2026, 11, 27))
    (closed,) = [finding.message for finding in found.findings if finding.code == "FR05"]
    assert "Sidste hverdag før: 24.12.2026" in closed


def test_a_pack_above_decides_a_whole_name_for_all_time():
    below = Deadlines(deadlines=(rule(amount=1), rule(amount=2, name="andet")))
    above = Deadlines(deadlines=(rule(amount=3, valid_from=date(1800, 1, 1)),), approved_by="Enheden").over(below)
    known = Knowledge(calendar=STANDARD.calendar, deadlines=above)
    assert due(known, "prøve", date(2026, 11, 24)).due == date(2026, 11, 27)
    assert due(known, "andet", date(2026, 11, 24)).due == date(2026, 11, 26)
    assert [entry.approved_by for entry in above.deadlines] == ["", "Enheden"]


def test_a_packs_closed_days_are_closed_for_deadlines_and_change_no_count():
    eve = Holiday(name="juleaftensdag", month=12, day=24)
    calendar = Calendar(closed_days=(eve,)).over(STANDARD.calendar)
    assert calendar.holidays == STANDARD.calendar.holidays
    known = replace(knowing(rule(amount=1, unit="workdays")), calendar=calendar)
    assert due(known, "prøve", date(2026, 12, 23)).due == date(2026, 12, 28)
    assert closed_because(calendar, date(2026, 12, 24)) == "juleaftensdag"
    assert closed_because(STANDARD.calendar, date(2026, 12, 24)) == ""


@pytest.mark.parametrize(
    ("name", "event", "code", "words"),
    [
        ("samtale-dagpenge", date(2026, 11, 24), "FR02", "ophævet"),
        ("rehabiliteringsteam", date(2026, 11, 24), "FR02", "lov 1750"),
        ("sygedagpenge-opfoelgning", date(2026, 11, 24), "FR03", "ikke fundet"),
        ("partshoering-svar", date(2026, 11, 24), "FR03", "rimelig"),
        ("tilbud-30-50", date(2020, 1, 1), "FR01", "ingen regel for 01.01.2020"),
        ("faellessamtale-dagpenge", date(2017, 1, 1), "FR01", "gælder fra 01.07.2026"),
    ],
)
def test_where_no_day_can_be_computed_it_says_why_and_whom_to_ask(name, event, code, words):
    found = due(STANDARD, name, event)
    assert (found.due, found.last_workday_before, found.next_workday_after) == (None, None, None)
    (first, *_) = found.findings
    assert (first.code, first.severity) == (code, Severity.WARNING)
    assert words in first.message
    assert "Spørg" in first.message


@pytest.mark.parametrize(
    ("name", "words"),
    [("journalisering", "lokal"), ("leverandoer-svar", "forslag"), ("aktindsigt", "ikke bekræftet")],
)
def test_what_is_no_confirmed_law_is_computed_with_a_warning(name, words):
    found = due(STANDARD, name, date(2026, 11, 24))
    assert found.due
    assert any(words in finding.message for finding in found.findings if finding.severity is Severity.WARNING)


def test_a_deadline_that_reaches_a_new_law_says_so():
    assert "FR07" in codes(due(STANDARD, "tilbud-under-30", date(2026, 11, 24)))
    assert "FR07" not in codes(due(STANDARD, "klage", date(2026, 11, 24)))


def test_a_deadline_that_reaches_another_rule_says_so():
    known = knowing(
        rule(amount=4, unit="weeks", valid_to=date(2026, 11, 30)),
        rule(amount=2, unit="weeks", valid_from=date(2026, 12, 1)),
    )
    assert "FR06" in codes(due(known, "prøve", date(2026, 11, 24)))
    assert "FR06" not in codes(due(known, "prøve", date(2026, 10, 24)))
    assert due(known, "prøve", date(2026, 12, 1)).due == date(2026, 12, 15)


@pytest.mark.parametrize(("event", "direction"), [(date.max, "after"), (date.min, "before")])
@pytest.mark.parametrize("unit", ["days", "weeks", "months", "workdays"])
def test_no_day_outside_the_calendar(event, direction, unit):
    known = knowing(rule(amount=1, unit=unit, direction=direction, valid_from=date.min))
    with pytest.raises(OutsideCalendarError, match="uden for kalenderen"):
        due(known, "prøve", event)


@given(st.dates(), st.sampled_from(names(STANDARD)))
def test_every_deadline_has_an_answer_for_every_day(event, name):
    try:
        found = due(STANDARD, name, event)
    except OutsideCalendarError:
        return
    assert found.due or found.findings
    if found.rule is None or found.rule.certainty == "unknown":
        assert found.due is None
