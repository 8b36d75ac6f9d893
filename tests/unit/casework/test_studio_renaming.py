"""A field gets another name: wherever it is meant, and nowhere else."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from assistant.casework.examples import example_answers
from assistant.casework.studio.examining import Surroundings, glance
from assistant.casework.studio.manuscript import open_manuscript
from assistant.casework.studio.renaming import renamed, uses
from assistant.casework.studio.surroundings import surroundings
from assistant.model.draft import plain
from assistant.packs.reader import template_files

pytestmark = pytest.mark.not_on_windows("like")

STANDARD = Path(__file__).parents[3] / "templates" / "standard"
TODAY = date(2026, 11, 18)


def body(text: str, new: str = "ny") -> str:
    return renamed({}, text, "dato", new)[1]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{{ dato }}", "{{ ny }}"),
        ("{{dato}}", "{{ny}}"),
        ("{{- dato -}}", "{{- ny -}}"),
        ("Den  \n {%- if dato -%}  \n x {% endif %} ", "Den  \n {%- if ny -%}  \n x {% endif %} "),
        ("{{ dato | ugedato }}, {{ dato|plus_dage(3) }}", "{{ ny | ugedato }}, {{ ny|plus_dage(3) }}"),
        (
            "{% if dato and not dato > idag %}{% elif dato %}{% endif %}",
            "{% if ny and not ny > idag %}{% elif ny %}{% endif %}",
        ),
        ("{{ dato.fra }} {{ -dato }} {{ (dato) }} {{ [dato, 1] }}", "{{ ny.fra }} {{ -ny }} {{ (ny) }} {{ [ny, 1] }}"),
        ("{% for r in dato %}{{ r.dato }}{% endfor %}{{ dato }}", "{% for r in ny %}{{ r.dato }}{% endfor %}{{ ny }}"),
        ("{{ periode | ferie(dato, brugt=dato) }}", "{{ periode | ferie(ny, brugt=ny) }}"),
        ("{{ a ~ dato }}\u2028\x85{{ dato }}\x0b", "{{ a ~ ny }}\u2028\x85{{ ny }}\x0b"),
        ("{{ 'dato' ~ dato ~ \"dato\" }}\n", "{{ 'dato' ~ ny ~ \"dato\" }}\n"),
        ("{% if dato == 'dato' %}dato{% endif %}\n\n", "{% if ny == 'dato' %}dato{% endif %}\n\n"),
    ],
)
def test_it_is_called_otherwise_wherever_it_is_meant(before: str, after: str):
    assert body(before) == after
    assert renamed({}, after, "ny", "dato")[1] == before
    assert uses({}, before, "dato")


@pytest.mark.parametrize(
    "text",
    [
        "dato",
        "{{ datoen }} {{ min_dato }} {{ Dato }}",
        "{{ r.dato }} {{ r . dato }}",
        "{{ x | dato }} {{ x|dato }}",
        "{{ 'dato' }} {{ \"{{ dato }}\" }}",
        "{# dato {{ dato }} #}",
        "{% for dato in datoer %}{{ dato }}{% endfor %}",
        "{% for a, dato in datoer %}{% if dato %}{{ dato }}{% endif %}{% endfor %}",
        "{{ x | ferie(dato=1) }}",
        "{% dato %}x{% enddato %}",
        "{% if dato",
        "{{ dato ! }}",
        "{{ dato ",
    ],
)
def test_what_only_looks_like_it_is_left_alone(text: str):
    assert body(text) in (text, text.replace("{% if dato", "{% if ny").replace("{{ dato ", "{{ ny "))
    if "%}" in text or "}}" in text:
        assert body(text) == text
        assert not uses({}, text, "dato")


VALUES = {
    "title": "dato",
    "search": ["dato"],
    "heading": {"keyword": "{{ dato }}", "what": ["dato {{ dato }}", "x"], "who": "dato", "date": "{{ dato | uge }}"},
    "fields": [
        {"name": "dato", "type": "date", "label": "dato", "help": "{{ dato }}", "example": "dato"},
        {"name": "datoer", "type": "computed", "value": "-dato", "label": "a", "shown_if": "dato and x == 'dato'"},
        {"name": "c", "type": "choice", "choices": [{"value": "dato", "label": "dato"}]},
    ],
    "checks": [{"field": "dato", "when": "dato > idag", "message": "dato"}, {"field": "c", "when": "c"}],
    "outputs": [{"name": "dato", "label": "dato", "text": "{{ dato }}", "pointer": "Se {{ dato }}."}],
    "reminders": [{"kind": "journal", "when": "not dato"}],
    "follow_up": ["dato"],
}


def test_every_expression_and_every_text_of_the_template_follows():
    values, _ = renamed(VALUES, "", "dato", "ny")
    assert values == {
        **VALUES,
        "heading": {"keyword": "{{ ny }}", "what": ["dato {{ ny }}", "x"], "who": "dato", "date": "{{ ny | uge }}"},
        "fields": [
            {"name": "ny", "type": "date", "label": "dato", "help": "{{ dato }}", "example": "dato"},
            {"name": "datoer", "type": "computed", "value": "-ny", "label": "a", "shown_if": "ny and x == 'dato'"},
            VALUES["fields"][2],
        ],
        "checks": [{"field": "ny", "when": "ny > idag", "message": "dato"}, {"field": "c", "when": "c"}],
        "outputs": [{"name": "dato", "label": "dato", "text": "{{ ny }}", "pointer": "Se {{ ny }}."}],
        "reminders": [{"kind": "journal", "when": "not ny"}],
    }
    assert renamed(values, "", "ny", "dato")[0] == VALUES
    assert json.dumps(VALUES).count("ny") == 0


@pytest.mark.parametrize("key", ["heading", "fields", "checks", "outputs", "reminders"])
def test_a_use_is_found_anywhere(key: str):
    assert uses({key: VALUES[key]}, "", "dato")
    assert not uses({key: VALUES[key]}, "", "ukendt")


@pytest.fixture(scope="module")
def around() -> Surroundings:
    return surroundings(STANDARD, (), TODAY)


@pytest.mark.parametrize("file", template_files(STANDARD), ids=lambda file: file.stem)
def test_our_own_templates_write_the_same_under_other_names(file: Path, around: Surroundings):
    made = open_manuscript(file)
    before = glance(made.text, file.name, around).template
    assert before is not None
    answers = example_answers(before, TODAY)
    names = [field.name for field in before.fields]
    for name in names:
        values, text = renamed(made.values, made.body, name, f"{name}_anden")
        made.put(values)
        made.put_body(text)
    found = glance(made.text, file.name, around)
    assert found.template is not None
    assert not found.errors
    assert [field.name for field in found.template.fields] == [f"{name}_anden" for name in names]
    others = {f"{name}_anden": answer for name, answer in answers.items()}
    draft = around.drafter.draft(before, answers, TODAY)
    other = around.drafter.draft(found.template, others, TODAY)
    assert (plain(other.body), plain(other.heading)) == (plain(draft.body), plain(draft.heading))
    assert {at: plain(text) for at, text in other.outputs.items()} == {
        at: plain(text) for at, text in draft.outputs.items()
    }
    for name in names:
        values, text = renamed(made.values, made.body, f"{name}_anden", name)
        made.put(values)
        made.put_body(text)
    assert not made.is_changed
