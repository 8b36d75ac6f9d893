"""What the studio tries a template with: its examples, a day, other answers; and what is told of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from standard_pack import KNOWLEDGE, LIBRARY

from assistant.casework.examples import example_answers
from assistant.casework.studio.trying import Trial, bounds
from assistant.casework.studio.trying_beside import beside, questions
from assistant.casework.studio.trying_heading import heading_of, others, search, searches
from assistant.casework.studio.trying_language import meaning, measured
from assistant.casework.training.journal import finds
from assistant.model.draft import plain
from assistant.model.fields import ChoiceField, DateField, LongTextField, TextField
from assistant.model.template import Template

TODAY = date(2026, 11, 24)
DAY = timedelta(days=1)


def template(name: str = "raadighed-udeblivelse") -> Template:
    return LIBRARY.template(name, TODAY)


def edited(before: Template, **changes: object) -> Template:
    """``before`` as it is being written: no longer the published wording."""
    return replace(before, sha256="", **changes)


def trial(tried: Template | None = None, **given: object) -> Trial:
    tried = tried or template()
    return Trial(tried, LIBRARY.drafter, TODAY, {(name, tried.field(name).type): each for name, each in given.items()})


def test_without_other_answers_the_examples_are_tried() -> None:
    assert trial().answers == example_answers(template(), TODAY)
    assert not trial().draft.is_blocked


def test_what_is_answered_otherwise_stands_in_the_text_and_the_rest_follows_the_examples() -> None:
    field = next(field for field in template().fields if isinstance(field, LongTextField))
    tried = trial(**{field.name: "Bo Opdigt stod i kø."})
    assert tried.answers == {**example_answers(template(), TODAY), field.name: "Bo Opdigt stod i kø."}
    assert "Bo Opdigt stod i kø." in plain(tried.draft.body)


def test_an_answer_taken_away_is_missing() -> None:
    name = next(field.name for field in template().fields if field.required)
    tried = trial(**{name: None})
    assert name not in tried.answers
    assert ("S01", name) in [(finding.code, finding.where) for finding in tried.draft.findings]


def test_answers_outlive_edits_until_their_field_goes_or_becomes_another_kind() -> None:
    field = next(field for field in template().fields if isinstance(field, LongTextField))
    tried = trial(**{field.name: "Bo Opdigt."})
    now = replace(tried, template=edited(template(), body=f"Nyt. {template().body}"))
    assert now.answers[field.name] == "Bo Opdigt."
    assert plain(now.draft.body).startswith("Nyt.")
    without = edited(template(), fields=tuple(each for each in template().fields if each is not field))
    assert field.name not in replace(tried, template=without).answers
    short = TextField(name=field.name, label=field.label)
    other = tuple(short if each is field else each for each in template().fields)
    assert field.name not in replace(tried, template=edited(template(), fields=other)).answers


def test_examples_that_count_from_today_follow_the_day() -> None:
    fields = tuple(
        replace(field, example="idag+14") if isinstance(field, DateField) else field for field in template().fields
    )
    name = next(field.name for field in fields if isinstance(field, DateField))
    tried = trial(edited(template(), fields=fields))
    for day in (TODAY, TODAY + 7 * DAY):
        assert replace(tried, day=day).answers[name] == (day + 14 * DAY).isoformat()


def test_each_bound_says_what_it_is_to_the_wording() -> None:
    tried = replace(template(), valid_from=TODAY, valid_to=TODAY + 30 * DAY)
    standings = {bound.name: replace(trial(tried), day=bound.day).standing for bound in bounds(tried)}
    assert standings == {
        "Dagen før": "not begun",
        "Første dag": "in force",
        "Sidste dag": "in force",
        "Dagen efter": "ended",
    }


def test_what_is_withdrawn_ends_the_day_before() -> None:
    tried = replace(template(), withdrawn=TODAY, withdrawn_why="Loven er ændret.")
    last, after = (bound for bound in bounds(tried) if bound.name in {"Sidste dag", "Dagen efter"})
    assert replace(trial(tried), day=last.day).standing == "in force"
    assert (after.day, replace(trial(tried), day=after.day).standing) == (TODAY, "withdrawn")


@pytest.mark.parametrize(
    "dates",
    [{"valid_to": None}, {"valid_to": date.max}, {"valid_from": date.min}, {"withdrawn": date(2019, 1, 1)}],
)
def test_days_that_there_are_not_are_not_offered(dates: dict[str, date]) -> None:
    tried = replace(template(), **dates)
    offered = [bound.day for bound in bounds(tried)]
    assert offered == sorted(set(offered))
    assert tried.valid_from in offered
    assert date.max not in offered


@pytest.mark.parametrize("name", ["brev-feriesvar", "ferievejledning", "raadighed-udeblivelse", "samtale-moede"])
def test_side_by_side_each_column_is_the_whole_text_of_its_answer(name: str) -> None:
    tried = trial(template(name))
    for field in questions(tried):
        found = beside(tried, field.name)
        values = [choice.value for choice in field.choices] if isinstance(field, ChoiceField) else [True, False]
        assert len(found.answers) == len(values)
        for column, value in enumerate(values):
            draft = trial(tried.template, **{field.name: value}).draft
            texts = (draft.heading, draft.body, *(draft.outputs[each.name] for each in tried.template.outputs))
            lines = [line for runs in texts for line in plain(runs).split("\n") if line.strip()]
            cells = [row.cells[column] for row in found.rows]
            assert ["".join(piece.text for piece in cell) for cell in cells if cell] == lines


def test_only_what_the_first_column_does_not_say_is_marked() -> None:
    found = beside(trial(template("brev-feriesvar")), "svar")
    assert found.differing
    for row in found.rows:
        first = "".join(piece.text for piece in row.cells[0])
        assert not any(piece.is_other for piece in row.cells[0]) or not first
        for cell in row.cells[1:]:
            is_same = "".join(piece.text for piece in cell) == first
            assert is_same == (not any(piece.is_other for piece in cell) and bool(cell)) or not cell
    assert found.differing < len(found.rows)


def test_answers_that_make_no_difference_differ_nowhere() -> None:
    tried = edited(template("brev-feriesvar"), body="Det samme.", heading=None, outputs=())
    assert beside(trial(tried), "svar").differing == 0


def test_a_question_without_answers_yet_cannot_be_put_side_by_side() -> None:
    tried = edited(template(), fields=(ChoiceField(name="art", label="Art", choices=()),), body="Tekst.")
    assert questions(trial(tried)) == []


LONG = "Når sagen er blevet behandlet, fremsendes der en skrivelse, og " + "endnu et ord " * 10 + "til sidst."


def test_the_language_of_the_templates_own_words_is_told_with_the_sentence_it_is_about() -> None:
    letter = template("brev-feriesvar")
    (clean, *_), (body, *_) = (
        list(measured(trial(each))) for each in (letter, edited(letter, body=f"{letter.body}\n\n{LONG}"))
    )
    assert clean.remarks == ()
    told = {remark.finding.code: remark.quoted for remark in body.remarks}
    assert told["T11"].startswith("Når sagen er blevet behandlet")
    assert body.sentences == clean.sentences + 1


def test_what_is_locked_and_what_is_answered_is_nobodys_here_to_mend() -> None:
    letter = template("brev-feriesvar")
    locked = edited(letter, body=f"{letter.body}\n\n{{% laast %}}{LONG}{{% endlaast %}}")
    assert [text.remarks for text in measured(trial(locked))] == [text.remarks for text in measured(trial(letter))]


def test_a_higher_lix_never_sounds_easier() -> None:
    words = [meaning(number) for number in (10, 30, 40, 50, 60)]
    assert len(set(words)) == len(words)
    assert "let" in words[0]
    assert "svær" in words[-1]


def test_searches_of_a_colleague_find_the_heading_as_the_journal_does() -> None:
    tried = trial()
    found = heading_of(tried)
    assert found is not None
    assert found.is_whole
    among = others(KNOWLEDGE, TODAY)
    made = list(searches(tried, found.text, among))
    for each in made:
        assert each.finds == finds(each.query, found.text)
        assert each.others == sum(finds(each.query, other) for other in among if other != found.text)
    finding = {each.why: each.finds for each in made}
    assert finding["notattypen"]
    assert finding["nøgleordet"]
    assert finding["datoen"]
    assert not finding["datoen i ord"]
    assert any(each.is_sharp for each in made)


def test_the_prefix_alone_is_no_sharp_search() -> None:
    found = heading_of(trial())
    assert found is not None
    prefix = search("rådighed", found.text, others(KNOWLEDGE, TODAY))
    assert prefix.finds
    assert not prefix.is_sharp


@pytest.mark.parametrize("day", [date.min, TODAY, date(9999, 12, 31)])
def test_there_are_always_others_to_tell_it_from(day: date) -> None:
    assert others(KNOWLEDGE, day) == others(KNOWLEDGE, day)
    assert len(others(KNOWLEDGE, day)) > 100


def test_a_heading_with_a_missing_answer_is_not_whole_and_a_text_without_one_has_none() -> None:
    date_field = next(field.name for field in template().fields if field.type == "date")
    unfinished = heading_of(trial(**{date_field: None}))
    assert unfinished is not None
    assert not unfinished.is_whole
    assert heading_of(trial(template("sag-status"))) is None
