"""Which section of a plan is next, and what is said of which: without a window."""

from __future__ import annotations

import pytest

from assistant.model.finding import Finding, Severity
from assistant.model.plan import NotRelevant, PlanRow, PlanSection
from assistant.ui.plan.entries import Entries, Piece
from assistant.ui.plan.overview import Overview

ROWS = (PlanRow(name="type", label="Sagstype", required=True), PlanRow(name="note", label="Note"))
SECTIONS = [
    PlanSection(id="P01", title="Stamdata", kind="facts", rows=ROWS, source="prøve", certainty="high"),
    *(PlanSection(id=f"P0{n}", title=f"Afsnit {n}", source="prøve", certainty="high") for n in (2, 3, 4)),
]
WRITTEN = {"P01": {"type": "Fleksjob"}, "P02": "a", "P03": "b", "P04": "c"}


def overview(*findings, required=("P01", "P02"), **answers):
    made = Overview(Entries(SECTIONS, WRITTEN | answers), frozenset(required))
    made.judged(findings)
    return made


def found(severity, where):
    return Finding("L04", severity, "x", where)


def gaps(plan):
    """Every one, in the order in which F6 goes, from before the first."""
    seen = []
    number = -1
    while (number := plan.gap(number)) is not None and number not in seen:
        seen.append(number)
    return seen


@pytest.mark.parametrize(
    ("answers", "findings", "expected"),
    [
        ({}, [], []),
        ({"P02": "", "P03": ""}, [], [1]),
        ({"P01": {"note": "x"}}, [], [0]),
        ({"P02": NotRelevant("Derfor.")}, [], []),
        ({}, [(Severity.HINT, "P03")], []),
        ({}, [(Severity.WARNING, "P04"), (Severity.ERROR, "P03")], [2, 3]),
        ({}, [(Severity.ERROR, "")], []),
    ],
)
def test_there_is_something_to_see_to_where_something_lacks_or_was_found(answers, findings, expected):
    assert gaps(overview(*(found(*each) for each in findings), **answers)) == expected


def test_a_text_that_is_proposed_is_something_to_see_to():
    plan = overview()
    plan.entries.pieces = (Piece("Rapport", "Taxa.", "P03"), Piece("Andet", "Bus."))
    assert gaps(plan) == [2]


def test_a_section_without_a_reason_is_begun_and_found():
    plan = overview()
    assert plan.without_reason() is None
    plan.entries["P04"].is_left_out = True
    assert plan.without_reason() == 3
    assert gaps(plan) == [3]


@pytest.mark.parametrize(
    ("answers", "wanted", "first"),
    [({}, "", 0), ({"P03": ""}, "", 2), ({"P03": ""}, "P02", 1), ({"P03": ""}, "P99", 2), ({"P01": {}}, "", 0)],
)
def test_it_begins_where_it_is_told_or_at_what_is_not_done(answers, wanted, first):
    assert overview(**answers).first(wanted) == first


def test_what_is_said_of_no_section_is_said_of_the_whole():
    whole, here, gone = found(Severity.HINT, ""), found(Severity.WARNING, "P02"), found(Severity.WARNING, "P99")
    plan = overview(whole, here, gone)
    assert plan.here("P02") == [here]
    assert plan.here("P03") == ()
    assert plan.whole == [whole, gone]


def test_an_empty_plan_leads_nowhere():
    plan = Overview(Entries((), {}))
    assert (plan.first("P01"), plan.gap(-1), plan.without_reason()) == (0, None, None)
