"""The version that follows another comes after it, and looks like it."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assistant.model.pack import is_newer, next_version


@given(st.text("0129.-vø", max_size=30))
@example("20260000000009")
def test_it_comes_after(version: str) -> None:
    assert is_newer(next_version(version), version)


@pytest.mark.parametrize(
    ("version", "following"),
    [
        ("1", "2"),
        ("9", "10"),
        ("2026.3", "2026.4"),
        ("2026.11.9", "2026.11.10"),
        ("2026.09", "2026.10"),
        ("2b", "3b"),
        ("v2-b", "v3-b"),
        ("", "2"),
        ("prøve", "prøve2"),
    ],
)
def test_its_last_number_is_one_higher(version: str, following: str) -> None:
    assert next_version(version) == following


def test_it_is_nobody_elses() -> None:
    assert next_version("1", ("1", "2")) == "3"
