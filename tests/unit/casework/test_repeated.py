"""An answer that was nearly given in another case today is told of, no other is, and no word of it is kept."""

from __future__ import annotations

import gc
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from assistant.casework.repeated import RepeatedAnswers
from assistant.model.draft import Draft
from assistant.model.fields import LongTextField, TextField
from assistant.model.finding import Severity
from assistant.model.language import Repetition
from assistant.model.template import Template

DAY = date(2026, 11, 24)
NUMBERS = Repetition()
TEMPLATE = Template(
    id="t",
    title="T",
    kind="text",
    version="1",
    valid_from=date(2020, 1, 1),
    source="s",
    certainty="high",
    sha256="a",
    fields=(LongTextField(name="vurdering", label="Vurdering"), TextField(name="kort", label="Kort")),
    body="{{ vurdering }}",
)
SAID = (
    "Vi talte om borgers erfaring fra lager og butik, om arbejdstider og om transport til Køge. Borger vil gerne "
    "prøve et lager med faste tider og begynder med tre dage om ugen fra den 1. december, hvis busserne passer med det."
)
WORD = st.sampled_from([f"ord{first}{last}" for first in "abcdefghijkl" for last in "abcdefghijkl"])
WORDS = st.lists(WORD, max_size=90)
LONG = st.lists(WORD, min_size=NUMBERS.min_words, max_size=90)


def draft(answer, template=TEMPLATE, name="vurdering"):
    fields = frozenset(field.name for field in template.fields)
    return Draft(template, (), (), {}, {}, fields, (), {name: answer})


def memory(*given_before, day=DAY):
    kept = RepeatedAnswers(b"k")
    for case, answer in given_before:
        kept.add(case, draft(answer), day, NUMBERS)
    return kept


def told(kept, case, answer, day=DAY, template=TEMPLATE, name="vurdering"):
    return [
        (f.code, f.severity, f.where) for f in kept.judged(case, draft(answer, template, name), day, NUMBERS).findings
    ]


HINT = [("T22", Severity.HINT, "vurdering")]


def test_the_same_answer_in_another_case_is_told_at_its_field():
    kept = memory(("a", SAID))
    assert told(kept, "b", SAID) == HINT
    assert told(kept, "a", SAID) == []
    assert told(kept, "", SAID) == []
    assert told(memory(("", SAID)), "b", SAID) == []


def test_another_date_and_another_name_of_a_town_make_no_new_answer():
    assert told(memory(("a", SAID)), "b", SAID.replace("1. december", "15. december").upper()) == HINT


def test_an_answer_half_of_which_is_new_is_her_own():
    half = " ".join(SAID.split()[:20])
    new = "Hun har søgt elevpladser hos to frisører, fik svar fra den ene og skal til samtale på onsdag."
    assert told(memory(("a", SAID)), "b", f"{half} {new}") == []


def test_it_is_one_other_answer_that_is_like_it_and_not_a_little_of_each():
    words = SAID.split()
    parts = [("a", words[:22]), ("c", words[18:])]
    kept = memory(*((case, " ".join([*part, *(f"andet{n}x" * 2 for n in "abcdefghij")])) for case, part in parts))
    assert told(kept, "b", SAID) == []


def test_the_templates_own_words_and_questions_are_no_repetition():
    asked = LongTextField(name="vurdering", label="Vurdering", help=SAID)
    for template in (replace(TEMPLATE, id="u", body=SAID), replace(TEMPLATE, id="v", fields=(asked,))):
        kept = RepeatedAnswers(b"k")
        kept.add("a", draft(SAID, template), DAY, NUMBERS)
        assert told(kept, "b", SAID, template=template) == []
    own = "Desuden har hun kørekort og kan møde fra klokken syv alle hverdage"
    kept.add("a", draft(f"{SAID} {own}", template), DAY, NUMBERS)
    assert told(kept, "b", f"{SAID} {own}", template=template) == []  # too few words of her own


def test_short_answers_and_short_fields_are_left_alone():
    assert told(memory(("a", "Borger mødte ikke.")), "b", "Borger mødte ikke.") == []
    kept = RepeatedAnswers(b"k")
    kept.add("a", draft(SAID, name="kort"), DAY, NUMBERS)
    assert told(kept, "b", SAID) == []
    assert told(memory(("a", SAID)), "b", SAID, name="kort") == []


def test_a_new_day_forgets_the_last_and_so_does_forgetting():
    kept = memory(("a", SAID))
    assert told(kept, "b", SAID, DAY + timedelta(days=1)) == []
    assert told(kept, "b", SAID) == []
    kept = memory(("a", SAID))
    kept.forget()
    assert told(kept, "b", SAID) == []


def test_a_hidden_field_says_nothing():
    hidden = replace(draft(SAID), visible=frozenset())
    kept = memory(("a", SAID))
    assert kept.judged("b", hidden, DAY, NUMBERS).findings == ()


def test_a_team_lead_decides_how_much_is_nearly():
    changed = " ".join("nyt" + word if number % 9 == 0 else word for number, word in enumerate(SAID.split()))
    kept = memory(("a", SAID))
    assert told(kept, "b", changed) == []
    strict = replace(NUMBERS, share=50)
    assert [f.code for f in kept.judged("b", draft(changed), DAY, strict).findings] == ["T22"]


@given(st.one_of(WORDS, LONG))
def test_any_answer_is_like_itself_exactly_when_it_has_enough_different_words_in_rows(words):
    answer = " ".join(words)
    rows = {tuple(words[n : n + NUMBERS.row]) for n in range(len(words) - NUMBERS.row + 1)}
    is_enough = len(words) >= NUMBERS.min_words and len(rows) > NUMBERS.min_words - NUMBERS.row
    assert bool(told(memory(("a", answer)), "b", answer)) == is_enough
    assert told(memory(("a", answer)), "a", answer) == []


@given(LONG, WORDS)
def test_answers_of_other_words_are_never_alike(mine, hers):
    assert told(memory(("a", " ".join(f"x{word}" for word in hers))), "b", " ".join(mine)) == []


def test_no_word_of_an_answer_is_kept():
    kept = memory(("a", SAID))
    kept.judged("b", draft(SAID), DAY, NUMBERS)
    seen, left = set(), [vars(kept)]
    while left:
        thing = left.pop()
        if id(thing) not in seen:
            seen.add(id(thing))
            assert not (isinstance(thing, str) and ("lager" in thing or "Køge" in thing)), thing
            if isinstance(thing, dict | list | tuple | set | frozenset):
                left += gc.get_referents(thing)
    assert all(isinstance(mark, bytes) and len(mark) == 8 for mark in kept._answers)


def test_another_run_makes_other_marks():
    one, other = RepeatedAnswers(b"k"), RepeatedAnswers(b"l")
    for kept in (one, other):
        kept.add("a", draft(SAID), DAY, NUMBERS)
    assert one._answers.keys().isdisjoint(other._answers)
