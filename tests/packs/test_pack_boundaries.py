"""Every wording and every fact of law, the day before it begins to hold, on that day, and after its last."""

from __future__ import annotations

from datetime import timedelta

import pytest
from standard import entries, library

from assistant.model.fact import Fact
from assistant.rules import dated

DAY = timedelta(days=1)
FACTS = library().knowledge.facts.facts


def wordings(template_id, day):
    return [entry.sha256 for entry in library().entries(day) if entry.id == template_id]


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: f"{entry.id}-{entry.valid_from}")
def test_a_wording_is_found_from_its_first_day_to_its_last(entry):
    assert entry.sha256 not in wordings(entry.id, entry.valid_from - DAY)
    assert wordings(entry.id, entry.valid_from) == [entry.sha256]
    if entry.valid_to:
        assert wordings(entry.id, entry.valid_to) == [entry.sha256]
        assert entry.sha256 not in wordings(entry.id, entry.valid_to + DAY)


@pytest.mark.parametrize("entry", [entry for entry in entries() if entry.valid_to], ids=lambda entry: entry.id)
def test_what_has_ended_names_what_to_use(entry):
    after = library().entries(entry.valid_to + DAY)

    assert (entry.replaced_by or entry.id) in {other.id for other in after}


def said(name: str, day) -> Fact | None:
    return dated.in_force([fact for fact in FACTS if fact.name == name], day)


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: f"{fact.name}-{fact.valid_from}")
def test_a_fact_is_told_from_its_first_day_to_its_last(fact):
    assert said(fact.name, fact.valid_from) == fact
    assert said(fact.name, fact.valid_from - DAY) != fact
    if fact.valid_to:
        assert said(fact.name, fact.valid_to) == fact
        assert said(fact.name, fact.valid_to + DAY) != fact


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: f"{fact.name}-{fact.valid_from}")
def test_a_fact_says_where_it_was_read(fact):
    assert fact.source
    assert fact.checked_on
    assert fact.certainty != "unknown", "what nobody knows is not printed"
