"""The same heading twice on one case on one day (H20), and nothing kept that could be read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from standard_pack import LIBRARY

from assistant.casework.examples import example_answers
from assistant.casework.used_headings import UsedHeadings
from assistant.model.draft import plain
from assistant.model.finding import Severity

DAY = date(2026, 11, 24)


@pytest.fixture
def library():
    return LIBRARY


@pytest.fixture
def draft(library):
    template = library.template("samtale", DAY)
    return library.drafter.draft(template, example_answers(template, DAY), DAY)


def told(used, case, draft, day, library):
    return [(f.code, f.severity) for f in used.judged(case, draft, day, library.knowledge).findings if f.code == "H20"]


def test_only_the_same_case_on_the_same_day_is_told(draft, library):
    used = UsedHeadings(b"salt")
    assert told(used, "1:a", draft, DAY, library) == []
    used.add("1:a", draft, DAY)
    assert told(used, "1:a", draft, DAY, library) == [("H20", Severity.WARNING)]
    assert told(used, "1:b", draft, DAY, library) == []
    assert told(used, "1:a", draft, DAY + timedelta(days=1), library) == []


def test_where_no_case_is_known_nothing_is_kept(draft, library):
    used = UsedHeadings(b"salt")
    used.add("", draft, DAY)
    assert told(used, "", draft, DAY, library) == []


def test_a_new_day_forgets_the_last(draft, library):
    used = UsedHeadings(b"salt")
    used.add("1:a", draft, DAY)
    used.add("1:b", draft, DAY + timedelta(days=1))
    assert told(used, "1:a", draft, DAY, library) == []


def test_a_team_lead_may_weigh_it(draft, library):
    used = UsedHeadings(b"salt")
    used.add("1:a", draft, DAY)
    strict = replace(library.knowledge, guide=replace(library.knowledge.guide, severities={"H20": Severity.ERROR}))
    assert used.judged("1:a", draft, DAY, strict).is_blocked


def test_no_word_of_a_heading_is_kept(draft, library):
    used = UsedHeadings(b"salt")
    used.add("1:a", draft, DAY)
    assert plain(draft.heading) not in repr(vars(used))
    assert "Jobsamtale" not in repr(vars(used))
