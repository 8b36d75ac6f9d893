"""What a text points to, and to which pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.rules.attachments import Reference, number, order, references, spans


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Se bilag 3.", [("3", [])]),
        ("LÆ 265 (bilag 3, s. 4-6) viser", [("3", ["4-6"])]),
        ("jf. bilag 3 side 4", [("3", ["4-4"])]),
        ("Bilag nr. 3, siderne 4–6, 9 og 12 til 13", [("3", ["4-6", "9-9", "12-13"])]),
        ("bilag 3: s. 4", [("3", ["4-4"])]),
        ("bilagene 2, 3 og 5", [("2", []), ("3", []), ("5", [])]),
        ("bilag 2-4", [("2", []), ("3", []), ("4", [])]),
        ("bilag 3a og 3B", [("3a", []), ("3b", [])]),
        ("bilagsnr. 07, bil. 8", [("7", []), ("8", [])]),
        ("bilag 3 og 4 timer om ugen", [("3", [])]),
        ("bilag 3, 12.11.2026", [("3", [])]),
        ("bilag 3 og 4, s. 2", [("3", []), ("4", [])]),
        ("bilag 2, s. 1 og bilag 4, s. 7", [("2", ["1-1"]), ("4", ["7-7"])]),
        ("bilag 1-900", [("1", []), ("900", [])]),
        ("der er 3 bilag, 4 sider i alt", []),
        ("LÆ 265 på 4 sider", []),
        ("", []),
    ],
)
def test_what_a_text_points_to(text: str, found: list[tuple[str, list[str]]]) -> None:
    told = [(each, [f"{span[0]}-{span[-1]}" for span in pages]) for each, pages in references(text)]
    assert told == found


@pytest.mark.parametrize(
    ("pages", "read"),
    [
        ("4-7", [4, 5, 6, 7]),
        ("s. 4–5, 9", [4, 5, 9]),
        ("side 2", [2]),
        ("7-6", [6, 7]),
        ("1 til 2 og 4", [1, 2, 4]),
        ("alle", []),
        ("", []),
        ("4-7 i midten", []),
    ],
)
def test_the_pages_of_a_row(pages: str, read: list[int]) -> None:
    assert [page for span in spans(pages) for page in span] == read


def test_numbers_are_compared_as_people_read_them() -> None:
    assert [number(text) for text in ("3", "Bilag 03", "3 A.", "bilag nr. 3a", "iii", "", "3-4")] == [
        *("3", "3", "3a", "3a"),
        *("", "", ""),
    ]
    assert sorted(["10", "3b", "2", "3", "3a"], key=order) == ["2", "3", "3a", "3b", "10"]


@given(
    st.integers(1, 999),
    st.integers(1, 400),
    st.integers(0, 40),
    st.sampled_from([", s. ", " side ", " (s. ", ", side "]),
)
def test_a_reference_is_read_back(which: int, first: int, more: int, how: str) -> None:
    assert list(references(f"Se bilag {which}{how}{first}-{first + more}.")) == [
        Reference(str(which), (range(first, first + more + 1),))
    ]


@given(st.text() | st.lists(st.sampled_from(["bilag ", "1", " og ", "-", ",", " s. ", "9999", "a"])).map("".join))
def test_any_text_is_read(text: str) -> None:
    assert all(order(each) >= (0, "") for each, _ in references(text))
