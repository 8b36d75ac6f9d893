"""What every template of the standard pack keeps to."""

import re
from collections import Counter
from datetime import date, timedelta
from itertools import product

import pytest
from standard import DAY, PACK, drafted, drafter, entries, errors, note_types, notes, templates

from assistant.casework.examples import example_answers
from assistant.casework.packcheck import check_pack
from assistant.model.draft import plain
from assistant.model.fields import UNANSWERED, ChoiceField, LongTextField, TextField

every_template = pytest.mark.parametrize("template", templates().values(), ids=templates())
every_note = pytest.mark.parametrize("template", notes(), ids=lambda template: template.id)


def test_the_pack_is_without_faults():
    assert [f"{f.where} {f.message}" for f in check_pack(PACK, today=DAY).findings] == []


def test_every_note_type_has_a_template():
    assert {template.note_type for template in notes()} == {note_type.id for note_type in note_types()}


@pytest.mark.parametrize("note_type", note_types(), ids=lambda note_type: note_type.id)
def test_the_general_template_reaches_every_keyword(note_type):
    template = templates()[note_type.id]
    offered = {choice.label for f in template.fields if isinstance(f, ChoiceField) for choice in f.choices}
    # an attest, an absence or a hearing may have a template of its own; the general one offers the word all the same
    assert set(note_type.keywords) <= offered


@every_template
def test_at_most_four_answers_are_demanded(template):
    assert len([f for f in template.fields if f.required]) <= 4


@every_note
def test_in_a_note_the_rest_is_folded(template):
    open_fields = [f for f in template.fields if not (f.required or f.folded or isinstance(f, UNANSWERED))]
    assert [f.name for f in open_fields if not f.shown_if] == []


@every_template
def test_mnemonics_are_unique_and_every_open_field_has_one(template):
    asked = [f for f in template.fields if not (f.folded or isinstance(f, UNANSWERED))]
    marks = Counter(f.label[f.label.index("&") + 1].casefold() for f in asked if "&" in f.label)

    assert [mark for mark, count in marks.items() if count > 1] == []
    assert [f.name for f in asked if "&" not in f.label and not f.shown_if] == []


@every_template
def test_nothing_is_prefilled_but_facts(template):
    assert all(f.default.startswith(("idag", "enhed.")) for f in template.fields if f.default)


@every_template
def test_examples_fill_it_on_the_days_around_its_limits(template):
    last = template.valid_to or date(2036, 2, 29)
    for day in {template.valid_from, template.valid_from + timedelta(days=1), last - timedelta(days=1), last}:
        assert errors(drafter().draft(template, example_answers(template, day), day)) == [], day


@every_template
def test_every_choice_can_stand_in_the_text(template):
    """Each choice in turn, the other answers as in the examples, gives no error but a check's own."""
    for field in template.fields:
        if not isinstance(field, ChoiceField):
            continue
        for choice in field.choices:
            draft = drafted(template.id, **{field.name: choice.value})
            faults = [f for f in draft.findings if f.severity == "error" and f.code not in ("S01", "S05")]
            assert faults == [], choice


@every_template
def test_what_is_left_empty_leaves_no_empty_label(template):
    required = {f.name: None for f in template.fields if not f.required}
    body = plain(drafted(template.id, **required).body)
    labels = [line for line in body.splitlines() if line.endswith(": ") or "()" in line or " ." in line]
    assert labels == []
    assert not body.rstrip().endswith(":"), body


@every_template
def test_no_answer_leaves_a_hole_when_it_is_missing(template):
    optional = [f.name for f in template.fields if not (f.required or isinstance(f, UNANSWERED))]
    for name in optional:
        for answers in ({name: None}, {other: None for other in optional if other != name}):
            draft = drafted(template.id, **answers)
            for text in (draft.heading, draft.body, *draft.outputs.values()):
                assert not re.search(r"  | ,| \.(?!\d)|\(\)|»«|– –", plain(text)), (name, plain(text))


@every_note
def test_the_longest_answers_still_make_a_heading(template):
    longest = {}
    for field in template.fields:
        if isinstance(field, TextField) and not isinstance(field, LongTextField):
            longest[field.name] = ("ord om sagen " * 20)[: min(field.max_length, 60)].strip()
    choices = [f for f in template.fields if isinstance(f, ChoiceField) and f"{{{{ {f.name}" in str(template.heading)]
    for values in product(*(f.choices for f in choices)):
        answers = {f.name: choice.value for f, choice in zip(choices, values, strict=True)}
        heading = plain(drafted(template.id, **longest, **answers).heading)
        assert len(heading) <= drafter().knowledge.guide.warn_chars, heading


def test_an_ended_template_names_what_to_use_instead():
    ended = [entry for entry in entries() if entry.valid_to and entry.valid_to < DAY]
    current = {entry.id for entry in entries() if entry.in_force(DAY)}

    assert ended
    assert all(entry.replaced_by in current for entry in ended)


@every_template
def test_a_process_step_is_not_called_a_decision(template):
    """H19: RÅDIGHED, VIRKSOMHED and PARTSHØRING never say it in the heading, whatever is chosen."""
    if template.note_type not in ("raadighed", "virksomhed", "partshoering"):
        return
    for field in (f for f in template.fields if isinstance(f, ChoiceField)):
        for choice in field.choices:
            heading = plain(drafted(template.id, **{field.name: choice.value}).heading).casefold()
            assert not any(word in heading for word in ("afgørelse", "afslag", "sanktion")), heading
