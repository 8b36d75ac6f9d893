"""The note types: their own examples of good and bad headings are the guide's first test."""

import re
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from standard import DAY, PACK, drafted, drafter, note_types, notes

from assistant.model.fields import ChoiceField, DateField, NumberField, PeriodField, TimeField, YesNoField
from assistant.rules.heading import Subject, check

GOOD = [(note_type, heading) for note_type in note_types() for heading in note_type.good]
BAD = [(note_type, bad) for note_type in note_types() for bad in note_type.bad]


def findings(note_type, heading):
    return check(Subject(heading, note_type, drafter().knowledge, DAY))


@pytest.mark.parametrize(("note_type", "heading"), GOOD, ids=lambda value: getattr(value, "id", value))
def test_good_headings_pass_without_a_word(note_type, heading):
    assert findings(note_type, heading) == []


@pytest.mark.parametrize(
    ("note_type", "bad"), BAD, ids=lambda value: getattr(value, "id", getattr(value, "heading", ""))
)
def test_bad_headings_are_caught_by_every_rule_they_name(note_type, bad):
    caught = {finding.code for finding in findings(note_type, bad.heading) if finding.severity == "error"}

    assert bad.codes
    assert set(bad.codes) <= caught


def test_the_fourteen_types_are_ranked_and_can_be_told_apart():
    types = note_types()

    assert [t.id for t in sorted(types, key=lambda t: t.rank)] == [
        "afgoerelse", "partshoering", "klage", "ferie", "raadighed", "afklaring", "helbred", "virksomhed", "tilbud",
        "min-plan", "vejledning", "samtale", "henvendelse", "sag",
    ]  # fmt: skip
    assert [t.rank for t in sorted(types, key=lambda t: t.rank)] == list(range(1, 15))
    assert len({t.prefix[:4] for t in types}) == 14
    assert all(len(t.prefix) <= len("PARTSHØRING:") for t in types)


@pytest.mark.parametrize("note_type", note_types(), ids=lambda note_type: note_type.id)
def test_every_type_says_when_to_use_it_and_what_it_leans_on(note_type):
    assert note_type.purpose
    assert note_type.use_when
    assert note_type.use_not
    assert note_type.legal_basis
    assert len(note_type.good) >= 2
    assert len(note_type.bad) >= 3


BUILT = {"H01", "H02", "H03", "H04", "H05", "H13", "H15", "H18", "H19"}
"""What a heading that the form builds never breaks; names and words come with what is typed."""


def answer(draw, field):
    """Any answer that the form would take; texts keep their example."""
    match field:
        case ChoiceField():
            return draw(st.sampled_from(field.choices)).value
        case DateField():
            return (DAY + timedelta(days=draw(st.integers(-400, 400)))).isoformat()
        case PeriodField():
            first = DAY + timedelta(days=draw(st.integers(-60, 400)))
            last = first + timedelta(days=draw(st.integers(0, 60)))
            return {"from": first.isoformat(), "to": last.isoformat()}
        case YesNoField():
            return draw(st.booleans())
        case NumberField():
            return draw(st.integers(1, 12))
        case TimeField():
            return "10:30"
    return ...


@pytest.mark.parametrize("template", notes(), ids=lambda template: template.id)
@settings(max_examples=40)
@given(data=st.data())
def test_a_heading_that_the_form_builds_never_breaks_the_guides_form(template, data):
    drawn = {field.name: answer(data.draw, field) for field in template.fields}
    answers = {name: value for name, value in drawn.items() if value is not ...}
    left_out = data.draw(st.sets(st.sampled_from([f.name for f in template.fields if not f.required] or [""])))
    draft = drafted(template.id, **{**answers, **{name: None for name in left_out if name}})
    assert {finding.code for finding in draft.findings} & BUILT == set(), draft.heading


def test_every_rule_of_the_guide_says_where_it_comes_from_and_how_sure_that_is():
    rules = drafter().knowledge.guide.rules
    assert [rule.code for rule in rules] == [f"H{number:02d}" for number in range(1, 21)]
    assert all(rule.name and rule.source for rule in rules)
    guide = (PACK.parents[1] / "docs" / "overskriftsguiden.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| (H\d\d) (.+?) \|", guide, re.MULTILINE) == [(rule.code, rule.name) for rule in rules]
