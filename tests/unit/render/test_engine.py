"""The cage: what a template may not do, and how its text looks when it may."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.model.answers import Period
from assistant.model.draft import Role, Run, plain
from assistant.render.engine import MAX_CHARS, Engine, evaluate, render
from assistant.render.faults import RenderError
from assistant.render.marks import EMPTY_VALUE, clean, slot

ENGINE = Engine()


def text_of(source, **values):
    return plain(render(ENGINE.text(source), values, {}))


@pytest.mark.parametrize(
    ("source", "line", "told"),
    [
        ("a\n{{ x.__class__ }}", 2, "»__class__«"),
        ("{{ x['__class__'] }}", 1, "Kantede parenteser"),
        ("{{ x|attr('__class__') }}", 1, "»attr«"),
        ("{{ ''.join(x) }}", 1, "Funktioner"),
        ("{{ cycler.__init__.__globals__ }}", 1, "»__globals__«"),
        ("{{ x * 1000000 }}", 1, "Gange"),
        ("{{ 10 ** 100 }}", 1, "Potens"),
        ("{{ '%d' % 1 }}", 1, "Rest ved division"),
        ("{{ range(9) }}", 1, "Funktioner"),
        ("{% set a = 1 %}", 1, "{% set %}"),
        ("{% include 'x' %}", 1, "Andre filer"),
        ("{% import 'x' as y %}", 1, "Andre filer"),
        ("{% macro m() %}{% endmacro %}", 1, "Makroer"),
        ("{% block b %}{% endblock %}", 1, "{% block %} bruges ikke"),
        ("{% extends 'x' %}", 1, "Andre filer"),
        ("{% filter stort %}x{% endfilter %}", 1, "{% filter %} bruges ikke"),
        ("{% if x is defined %}{% endif %}", 1, "»is«"),
        (
            "\n\n{% for a in x %}{% for b in x %}\n{% for c in x %}{% endfor %}{% endfor %}{% endfor %}",
            4,
            "Højst 2 løkker",
        ),
        ("{% for a in x recursive %}{% endfor %}", 1, "løkker"),
        ("{{ x | kun_raekker }}", 1, "»kun_raekker« findes ikke"),
        ("{% if x %}", 1, "mangler en afslutning"),
        ("{% laast %}\nx", 2, "mangler en afslutning"),
        ("x\n{% endif %}", 2, "»{% endif %}«"),
        ("x\n{{ x", 2, "Der mangler }} efter »x«."),
        ("x\n{{ x }", 2, "Der mangler en } efter »x«."),
        ("{{ x | ugedato } og {{ y }}", 1, "Der mangler en } efter »x | ugedato«."),
        ("{{ x }\n{{ y }}", 1, "Der mangler en } efter »x«."),
        ("{{ x {{ y }}", 1, "Der mangler }} efter »x«."),
        ("x\n{{", 2, "Der står ikke noget mellem {{ og }}."),
        ("{{ }}", 1, "Der står ikke noget mellem {{ og }}."),
        ("{% if a %}\nx\n{ x }}\n{% endif %}", 3, "Der mangler en { før »x«."),
        ("{ x }}", 1, "Der mangler en { før »x«."),
        ("{{ y }} {x | kr}}", 1, "Der mangler en { før »x | kr«."),
        ("{{ x | ugedatoo }}", 1, "Mente du »ugedato«?"),
        ("{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}", 1, "for indviklet"),
        ("{% if x %}" * 200 + "{% endif %}" * 200, 1, "for indviklet"),
        ("{{ " + "1" * 5000 + " }}", 1, "for indviklet"),
    ],
)
def test_what_a_template_may_not_hold_is_told_with_its_line(source, line, told):
    with pytest.raises(RenderError) as caught:
        ENGINE.text(source)
    assert caught.value.faults[0][0] == line
    assert told in caught.value.faults[0][1]


@pytest.mark.parametrize(
    "source",
    [
        "{ alene",
        "alene }",
        "{x}",
        "a }} b",
        "{a{b}}",
        "{{ x }}}",
        "{ {{ x }} }",
        "{# { x }} #}x",
        "{{ '}' }}",
        "{{ '{' }}{ x }}",
    ],
)
def test_a_brace_that_is_meant_is_no_fault(source):
    assert ENGINE.text(source)


def test_every_fault_of_a_text_is_told():
    with pytest.raises(RenderError) as caught:
        ENGINE.text("{{ a | x }}\n{{ b.c() }}\n{% set d = 1 %}")
    assert [line for line, _ in caught.value.faults] == [1, 2, 3]


@pytest.mark.parametrize(
    "source",
    [
        *("{{ a // b }}", "{{ +a }}", "{{ {'a': 1} }}", "{{ a[0] }}", "{{ a is none }}", "{{ a() }}"),
        *("{% set a %}x{% endset %}", "{% with b = a %}x{% endwith %}"),
        *("{% macro b() %}x{% endmacro %}", "{% call b() %}x{% endcall %}"),
        *(
            "{% extends 'a' %}",
            "{% from 'a' import b %}",
            "{% import 'a' as b %}",
            "{% autoescape true %}{% endautoescape %}",
        ),
    ],
)
def test_a_team_lead_reads_what_it_is_called_by_her_and_not_by_jinja(source):
    with pytest.raises(RenderError, match=r" i en skabelon\. Brug felter, ") as caught:
        ENGINE.text(source)
    assert not re.search(r"»[A-Z]\w+«", str(caught.value))


@given(st.text("{}%|()'\" \nabf.=~+-#[],:if ndorlaastex", max_size=60))
def test_no_source_breaks_the_compiler(source):
    for compile_ in (ENGINE.text, ENGINE.expression):
        with suppress(RenderError):
            assert all(name in source for name in compile_(source).names)


@pytest.mark.parametrize("source", ["{{ x.upper }}", "{{ d.strftime }}", "{{ d.__str__ }}", "{{ x.findes_ikke }}"])
def test_nothing_of_python_reaches_the_text(source):
    with pytest.raises(RenderError):
        text_of(source, x="a", d=date(2026, 1, 1))


@pytest.mark.parametrize(
    ("source", "field"),
    [
        ("{{ sted }}", "sted"),
        ("{{ dato | langdato }}", "dato"),
        ("{{ dato | plus_dage(antal) }}", "dato"),
        ('{{ "ja" if sted else "nej" }}', "sted"),
        ("{% if dato %}{{ sted }}{% endif %}", "sted"),
        ("{% laast %}Kom til {{ sted }}.{% endlaast %}", "sted"),
        ("{% for r in raekker %}{{ r.navn }}{% endfor %}", "raekker"),
        ("{% for r in raekker %}{% for x in r.hos %}{{ x }}{% endfor %}{% endfor %}", "raekker"),
        ('{{ "fast" }}', ""),
    ],
)
def test_an_answer_in_the_text_knows_the_field_it_came_from(source, field):
    rows = ({"navn": "Nordlys", "hos": ("a", "b")},)
    values = {"sted": "Rådhuset\ni byen", "dato": date(2026, 12, 1), "antal": 2, "raekker": rows}
    runs = render(ENGINE.text(source), values, {})
    assert {run.field for run in runs if run.role is Role.VALUE} == {field}


def test_a_text_does_not_grow_without_end():
    rows = tuple({"navn": "x" * 3000} for _ in range(100))
    with pytest.raises(RenderError, match=r"længere end 200\.000 tegn"):
        text_of("{% for a in r %}{% for b in r %}{{ b.navn }}{% endfor %}{% endfor %}", r=rows)
    assert len(text_of("{{ a }}", a="x" * (MAX_CHARS - 4))) == MAX_CHARS - 4


def test_a_loop_runs_over_rows_not_over_letters():
    with pytest.raises(RenderError, match="rækker og lister"):
        text_of("{% for a in x %}{% for b in x %}{% endfor %}{% endfor %}", x="x" * 8000)
    with pytest.raises(RenderError, match="rækker og lister"):
        text_of("{% for a in x ~ x %}{% endfor %}", x="x")


def test_a_name_is_known_with_its_first_line():
    assert ENGINE.text("\n{{ b }}{% if a %}\n{{ a }}{% for c in d %}{{ c }}{% endfor %}{% endif %}").names == {
        "a": 2,
        "b": 2,
        "d": 3,
    }


def test_a_line_whose_answers_are_all_empty_leaves_no_line():
    source = "Til stede: {{ a }}\nTelefon: {{ b }}, mail: {{ a }}\n{{ a }}\n\n\n\nHilsen\n{{ a }}"
    assert text_of(source, a=EMPTY_VALUE, b="70 10 20 30") == "Telefon: 70 10 20 30, mail:\n\nHilsen"
    assert text_of(source, a=EMPTY_VALUE, b=EMPTY_VALUE) == "Hilsen"


def test_empty_text_from_the_units_facts_leaves_no_line_either():
    assert text_of("Ring på {{ enhed }}.\nHilsen", enhed="") == "Hilsen"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("A\n{% if x %}\nB\n{% endif %}\nC", "A\nC"),
        ("A\n  {% if not x %}  \nB\n  {% endif %}\nC", "A\nB\nC"),
        ("A\n\n{% if x %}\nB\n{% endif %}\n\nC", "A\n\nC"),
        ("A {% if not x %}B{% endif %}\nC", "A B\nC"),
        ("{% laast %}A.{% endlaast %}\nB", "A.\nB"),
        ("A\n{% laast %}\nB\n{% endlaast %}\nC", "A\nB\nC"),
        ("A\n\n{% laast %}\n{{ x }}\n{% endlaast %}\n\nB", "A\n\nB"),
        ("{% laast %}\n\nA\n\n{% endlaast %}\n", "A"),
        ("{% laast %}{{ x }}{% endlaast %}\nB", "B"),
    ],
)
def test_tags_leave_no_lines_of_their_own(source, expected):
    assert text_of(source, x=EMPTY_VALUE) == expected


def test_runs_know_where_they_came_from():
    mark = slot(7)
    source = "Kære **{{ navn }}**\n{% laast %}Svar senest {{ frist }}.{% endlaast %}\nSted: {{ sted }}"
    runs = render(
        ENGINE.text(source),
        {"navn": "borger **x**", "frist": date(2026, 12, 1), "sted": mark},
        {str.__str__(mark): ("sted", "[Sted]")},
    )
    assert runs == (
        Run("Kære "),
        Run("borger **x**", Role.VALUE, "navn", bold=True),
        Run("\n"),
        Run("Svar senest ", locked=True),
        Run("01.12.2026", Role.VALUE, "frist", locked=True),
        Run(".", locked=True),
        Run("\nSted: "),
        Run("[Sted]", Role.SLOT, field="sted"),
    )


def test_a_locked_sentence_stays_locked_when_its_first_line_goes():
    runs = render(ENGINE.text("{% laast %}\n{{ x }}\nFast.\n{% endlaast %}\nFri."), {"x": EMPTY_VALUE}, {})
    assert runs == (Run("Fast.\n", locked=True), Run("Fri."))


ANSWER = st.text(
    st.characters() | st.sampled_from("\ue000\ue001\ue002\ue003\ue004\ue100\uf8ff*{}%\n\r\x1b\x00"), max_size=40
)


@given(ANSWER, ANSWER, st.booleans())
def test_an_answer_stands_as_it_was_given_and_forges_nothing(first, second, optional):
    answers = [clean(first).strip(), clean(second).strip()]
    values = {"a": answers[0] or EMPTY_VALUE, "b": answers[1] or EMPTY_VALUE, "c": optional}
    runs = render(
        ENGINE.text("Fast {{ a }}\n{% laast %}{{ b }}{% endlaast %}\n{% if c %}\n{{ a }}/{{ b }}\n{% endif %}\nSlut"),
        values,
        {},
    )
    text = plain(runs)
    assert not any("\ue000" <= char <= "\uf8ff" or (char < " " and char not in "\n\t") for char in text)
    assert text.endswith("Slut")
    for answer in answers:
        assert all(any(line in other for other in _lines(text)) for line in _lines(answer))
    fixed = "".join(run.text for run in runs if run.role is Role.FIXED)
    assert set(fixed.replace("/", " ").split()) <= {"Fast", "Slut"}


def _lines(text):
    return [line.strip() for line in text.split("\n") if line.strip()]


def test_blank_answers_are_quiet_in_conditions_and_sums():
    values = {"a": EMPTY_VALUE, "d": date(2026, 11, 24)}
    for source in ("a", "a > 3", "a < d", "d < a", "a == ''", "a and d", "a.fra > d"):
        assert not evaluate(ENGINE.expression(source), values), source
    assert (
        text_of("x\n{{ a | plus_uger(2) }}\n{{ d | plus_dage(a) }}\n{{ a + 1 }}\n{{ a | liste | stort }}", **values)
        == "x"
    )


def test_a_rule_that_cannot_be_computed_says_so_in_danish():
    with pytest.raises(RenderError, match=r"Filteret ugedato kræver en dato\."):
        text_of("{{ a | ugedato }}", a="i morgen")
    with pytest.raises(RenderError, match=r"kan ikke dannes .*: den regner med noget, der ikke passer sammen"):
        text_of("{{ a - 1 }}", a="x")
    with pytest.raises(RenderError, match="uden for kalenderen"):
        text_of("{{ d | plus_dage(n) }}", d=date(9999, 12, 31), n=Decimal(1))
    with pytest.raises(RenderError, match="helt tal"):
        text_of("{{ d | plus_uger(n) }}", d=date(2026, 1, 1), n=Decimal("1.5"))


def test_nothing_is_kept_between_two_renderings():
    text = ENGINE.text("{{ a }}")
    assert plain(render(text, {"a": "første"}, {})) == "første"
    assert plain(render(text, {"a": "anden"}, {})) == "anden"


def test_a_period_opens_into_its_two_days():
    period = Period(date(2026, 12, 21), date(2027, 1, 1))
    assert text_of("{{ p }} fra {{ p.fra | langdato }}", p=period) == "21.12.2026–01.01.2027 fra 21. december 2026"
