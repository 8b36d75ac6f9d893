"""How much of a heading a field has taken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.desktop.heading import accepted

HEADING = "SAMTALE: Afholdt – fremmøde"


@pytest.mark.parametrize(
    ("held", "length"),
    [
        (HEADING, len(HEADING)),
        (f"Kladde {HEADING}", len(HEADING)),
        (HEADING.replace(" ", "\N{NO-BREAK SPACE}"), len(HEADING)),
        ("SAMTALE: Af", 11),
        ("Kladde SAMT", 4),
        ("noget helt 123", None),
        ("", None),
    ],
)
def test_the_beginning_that_stands_before_the_caret(held: str, length: int | None) -> None:
    assert accepted(HEADING, held) == length


@given(heading=st.text(min_size=1, max_size=80), before=st.text(max_size=20), cut=st.integers(1, 80))
def test_never_less_than_what_the_field_took(heading: str, before: str, cut: int) -> None:
    length = accepted(heading, before + heading[:cut])
    assert length is not None
    assert length >= min(cut, len(heading))
