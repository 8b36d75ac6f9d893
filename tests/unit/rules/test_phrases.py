"""Phrases: what they find, and that no text makes them slow."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.model.language import PHRASE_FORMS
from assistant.rules.phrases import FORMS, phrase


def found(wanted, text):
    return [text[start:end] for start, end in phrase(wanted).find(text.lower())]


@pytest.mark.parametrize(
    ("wanted", "text", "hits"),
    [
        ("ring til os", "Ring til os, eller ring, til\nos. Omring til os.", ["Ring til os", "ring, til\nos"]),
        ("ring til os", "Ring. Til os", []),
        ("skøn*", "skønnet er uskønt", ["skønnet"]),
        ("*afslag*", "Afslag, delafslagets, af-slag", ["Afslag", "delafslagets"]),
        ("*afgørelse", "Sanktionsafgørelse og afgørelsen", ["Sanktionsafgørelse"]),
        ("din * er sat ned", "Din hjælp er sat ned, din er sat ned", ["Din hjælp er sat ned"]),
        ("senest … {dato}", "Svar senest tirsdag den 8. december 2026", ["senest tirsdag den 8. december"]),
        ("senest … {dato}", "senest 08.12.2026", ["senest 08.12.2026"]),
        ("senest … {dato}", "senest a b c d e f g h i j k 8. maj", []),
        ("mellem {kl} og", "mellem kl. 10 og 12", ["mellem kl. 10 og"]),
        ("§", "efter § 35", ["§"]),
        ("jf. §", "jf. § 35", ["jf. §"]),
        ("{tal} *dag*", "3 feriedage", ["3 feriedage"]),
        ("{mail}", "skriv til a.b@kommune.dk nu", ["a.b@kommune.dk"]),
        ("{telefon}", "på 12 34 56 78.", ["12 34 56 78"]),
        ("afgør", "afgør det afgørende afgørelse", ["afgør"]),
    ],
)
def test_a_phrase_finds_whole_words(wanted, text, hits):
    assert found(wanted, text) == hits


def test_it_can_be_asked_for_before_a_place():
    text = "først dette. så ring til os"
    assert phrase("ring til os").begins_before(text, len(text))
    assert not phrase("ring til os").begins_before(text, 12)


def test_the_forms_are_those_a_pack_may_use():
    assert tuple(FORMS) == PHRASE_FORMS


@given(st.text(), st.sampled_from(["ring* … {dato}", "*afslag*", "din * er", "{mail}", "senest {tal} *dag*"]))
def test_any_text_can_be_searched(text, wanted):
    for start, end in phrase(wanted).find(text.lower()):
        assert 0 <= start < end


@pytest.mark.parametrize("piece", ["a-", "senest,", "senest ", "afslag", "x", "1 ", "a.", "@a.", "din "])
@pytest.mark.parametrize("wanted", ["senest … er {dato}", "*afslag*", "din * er", "{mail}", "{dato}", "a* a* a*"])
def test_a_long_text_of_one_thing_is_searched_to_its_end(piece, wanted):
    text = piece * 40_000
    assert sum(1 for _ in phrase(wanted).find(text)) <= len(text)
