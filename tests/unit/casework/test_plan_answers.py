"""Answers as JSON and as a file has them: what goes in comes out, and what is wrong is told at its section."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plans_of_pack import form
from standard_pack import LIBRARY

from assistant.casework.plan.answers import for_file, from_file, from_json, is_filled, merged, to_json
from assistant.casework.plan.recognition import sections_of
from assistant.model.finding import Severity
from assistant.model.plan import NotRelevant, PlanText

SECTIONS = sections_of(form("forudsaetninger"), LIBRARY.plans.parts)
FACTS = next(section for section in SECTIONS if section.id == "P01")
LIST = next(section for section in SECTIONS if section.id == "P16")

words = st.text()
rows = st.dictionaries(st.sampled_from([row.name for row in LIST.rows]), words)
facts = st.dictionaries(st.sampled_from([row.name for row in FACTS.rows]), words)
answers = st.fixed_dictionaries(
    {},
    optional={
        "P01": facts | words.map(NotRelevant),
        "P02": words | words.map(NotRelevant),
        "P16": st.lists(rows) | words.map(NotRelevant),
    },
)


@given(answers)
def test_what_goes_into_json_comes_out_of_it(given_answers):
    document = json.loads(json.dumps(to_json(given_answers)))
    assert from_json(document, SECTIONS) == (given_answers, [])


@pytest.mark.parametrize(
    ("document", "where", "said"),
    [
        ({"P99": "x"}, "P99", "ikke afsnittet"),
        ({"p02": "x"}, "p02", "Mente du »P02«?"),
        ({"P02": 3}, "P02", "en tekst"),
        ({"P02": ["x"]}, "P02", "en tekst"),
        ({"P02": None}, "P02", "en tekst"),
        ({"P02": {"not_relevant": 3}}, "P02", 'eller {"not_relevant": "grund"}'),
        ({"P02": {"not_relevant": "x", "more": "y"}}, "P02", "en tekst"),
        ({"P01": "x"}, "P01", "felter"),
        ({"P01": {"dato": 3}}, "P01", "felter"),
        ({"P01": {"datoo": "3"}}, "P01", "Mente du »dato«?"),
        ({"P16": {"nr": "1"}}, "P16", "liste af bilag"),
        ({"P16": ["1"]}, "P16", "liste af bilag"),
        ({"P16": [{"nr": 1}]}, "P16", "liste af bilag"),
        ({"P16": [{"nr": "1"}, {"tittel": "x"}]}, "P16", "Mente du »titel«?"),
    ],
)
def test_a_wrong_answer_is_told_at_its_section_and_left_out(document, where, said):
    found, [finding] = from_json({**document, "P03": "rigtigt"}, SECTIONS)
    assert found == {"P03": "rigtigt"}
    assert (finding.severity, finding.where) == (Severity.ERROR, where)
    assert said in finding.message


@given(
    st.dictionaries(
        st.text(),
        st.recursive(
            st.none() | st.integers() | st.text(),
            lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
            max_leaves=10,
        ),
        max_size=5,
    )
)
def test_no_document_is_too_odd_to_be_read(document):
    found, findings = from_json(document, SECTIONS)
    assert len(found) + len(findings) == len(document)


@pytest.mark.parametrize(
    ("answer", "is_it"),
    [("", False), (" \n", False), ("x", True), ({}, False), ({"a": " "}, False), ({"a": "", "b": "x"}, True),
     ([], False), ([{}], False), ([{"a": ""}, {"a": "x"}], True), (NotRelevant(""), True)],
)  # fmt: skip
def test_what_counts_as_an_answer(answer, is_it):
    assert is_filled(answer) is is_it


def test_facts_are_merged_row_by_row_and_everything_else_is_replaced():
    before = {"P01": {"dato": "i går", "ydelse": "A"}, "P02": "før", "P16": [{"nr": "1"}], "P03": "bliver"}
    given_answers = {"P01": {"dato": "i dag"}, "P02": NotRelevant("x"), "P16": [{"nr": "2"}]}
    assert merged(before, given_answers) == {
        "P01": {"dato": "i dag", "ydelse": "A"},
        "P02": NotRelevant("x"),
        "P16": [{"nr": "2"}],
        "P03": "bliver",
    }
    assert merged({"P01": NotRelevant("x")}, {"P01": {"dato": "i dag"}}) == {"P01": {"dato": "i dag"}}


@pytest.mark.parametrize("names", [("sagstype", "dato"), ("P01_sagstype", "P01_dato"), ("Sagstype:", " DATO ")])
def test_rows_are_called_as_the_file_calls_them(names):
    kind, day = names
    text = PlanText(0, "P01", "Stamdata", "", answer={kind: "Fleksjob"}, names=names)
    assert from_file(FACTS, text) == {"sagstype": "Fleksjob"}
    assert for_file(FACTS, text, {"dato": "i dag"}) == {
        kind: "", day: "i dag", "ydelse": "", "sagsnummer": "", "sagsbehandler": ""
    }  # fmt: skip
    listed = PlanText(0, "P16", "Bilag", "", answer=[{"Nr.": "1", "Egen": "x"}], names=("Nr.", "TITEL", "Egen"))
    assert from_file(LIST, listed) == [{"nr": "1", "Egen": "x"}]
    assert for_file(LIST, listed, [{"nr": "1", "titel": "CV", "Egen": "x"}]) == [
        {"Nr.": "1", "TITEL": "CV", "Egen": "x"}
    ]


def test_an_answer_of_words_is_the_same_in_a_file():
    text = PlanText(0, "P02", "Mål", "x", answer="x")
    assert from_file(SECTIONS[1], text) == "x"
    assert for_file(SECTIONS[1], text, "y") == "y"
    assert for_file(FACTS, text, NotRelevant("y")) == NotRelevant("y")
