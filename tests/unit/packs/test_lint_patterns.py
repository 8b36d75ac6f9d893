"""A pattern is tried at every key: what Python could read in millions of ways is refused before it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.packs.lint_patterns import fault_in_pattern


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        r"\d{2} ?\d{2} ?\d{2} ?\d{2}",
        r"[A-Z]{2}\d{4,8}",
        r"(ja|nej|ved ikke)",
        r"(\d{2} ?){4}",
        r"[^@ ]+@[^@ ]+\.[a-z]+",
    ],
)
def test_what_people_write_is_allowed(pattern):
    assert fault_in_pattern(pattern, 200) == ""


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("(", "ikke et gyldigt"),
        ("a{99999999999}", "ikke et gyldigt"),
        ("a" * 501, "højst 500 tegn"),
        ("(a+)+", "for mange måder"),
        ("(a|b|ab)*", "for mange måder"),
        ("(a?){30}", "for mange måder"),
        ("a*a*a*a*a*b", "for mange måder"),
        ("(?=(a*)*b)", "for mange måder"),
        ("(?:(?:a{0,9}){0,9}){0,9}", "for mange måder"),
    ],
)
def test_what_would_hang_is_refused(pattern, told):
    assert told in fault_in_pattern(pattern, 200)


PART = st.recursive(
    st.sampled_from(["a", "b", "[ab]", "."]),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner).map("(?:{0[0]}|{0[1]})".format),
        st.tuples(inner, st.sampled_from(["?", "{2}", "{1,3}"])).map("(?:{0[0]}){0[1]}".format),
    ),
    max_leaves=4,
)
WITHOUT_END = st.sampled_from(["*", "+", "{2,}", "*?", "+?"])


@given(PART, PART, PART, WITHOUT_END, WITHOUT_END)
def test_a_repetition_in_a_repetition_is_refused_whatever_stands_around_it(before, part, after, inner, outer):
    assert "for mange måder" in fault_in_pattern(f"{before}(?:{after}?(?:{part}){inner}){outer}{after}", 60)


@given(PART)
def test_a_pattern_of_fixed_length_can_be_read_in_few_ways(part):
    assert fault_in_pattern(part, 200) == ""
