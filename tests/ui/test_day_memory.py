"""What is kept of a day's texts is told in another case, and goes at midnight by the clock."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from assistant.casework.examples import example_answers
from assistant.ui.day_memory import until_midnight

TODAY = date(2026, 11, 24)
TALK = "samtale"
SAID = (
    "Vi talte om borgers erfaring fra lager og butik, om arbejdstider og om transport til Køge. Borger vil gerne "
    "prøve et lager med faste tider og begynder med tre dage om ugen, hvis busserne passer med det."
)


@pytest.fixture
def flow(begin, case):
    return begin(case).flow


def write(flow, workplace, said):
    """Press the chord, answer, insert; what was said of the answer before."""
    flow.press(TALK)
    template = workplace.library.template(TALK, TODAY)
    raw = {**example_answers(template, TODAY), "indhold": said}
    draft = flow.form._request.draft(raw, frozenset())
    flow.form._close()
    flow.form.insert.emit(draft)
    return [finding.where for finding in draft.findings if finding.code == "T22"]


def test_an_answer_of_another_case_is_told_of_and_of_the_same_case_not(flow, workplace, case):
    assert write(flow, workplace, SAID) == []
    assert write(flow, workplace, SAID) == []
    case.title = "Fasit – Sag 1234"
    assert write(flow, workplace, SAID) == ["indhold"]


def test_where_no_case_is_known_nothing_is_compared(flow, workplace, case):
    case.title, case.process = "Notat 1", "gedit"
    assert write(flow, workplace, SAID) == []
    case.title = "Notat 2"
    assert write(flow, workplace, SAID) == []


def test_midnight_is_as_far_away_as_the_day_is_long():
    assert until_midnight(datetime(2026, 11, 24, 23, 59, 59)) == 1000
    assert until_midnight(datetime(2026, 11, 24)) == 24 * 60 * 60 * 1000


def test_the_clock_forgets_though_no_chord_is_pressed(flow, workplace, case, qtbot):
    write(flow, workplace, SAID)
    memory = flow._memory
    assert memory._answers._answers
    assert memory._headings._marks
    memory._look()
    assert memory._answers._answers
    memory._day -= timedelta(days=1)
    memory._midnight.start(1)
    qtbot.waitUntil(lambda: not memory._answers._answers)
    assert memory._headings._marks == {}
    assert 0 < memory._midnight.remainingTime() <= 15 * 60 * 1000
    case.title = "Fasit – Sag 1234"
    assert write(flow, workplace, SAID) == []
