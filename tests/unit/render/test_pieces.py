"""A long text read piece by piece says what it says read at once."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.model.draft import Runs
from assistant.render import pieces
from assistant.render.engine import Engine, render
from assistant.render.faults import RenderError
from assistant.render.pieces import LONG, pieces_of

_SAID = ("Ord", "æ ø", " ", "\n", "\n\n", "\n\n\n", "\r\n\r\n", "{", "}", "{{ navn }}", "{{ dag }}", "{{ navn", "}}")
_BLOCKS = ("{% if navn %}", "{% else %}", "{% endif %}", "{% for navn in liste %}", "{% endfor %}", "{% raw %}")
_OTHERS = (
    "{% endraw %}",
    "{#",
    "#}",
    "{%- if dag -%}",
    "{% laast %}",
    "{% endlaast %}",
    "{{ 'a\n\nb' }}",
    "{{ dag -}}",
)
_VALUES = {"navn": "Ib", "dag": "", "liste": ("en", "to")}


def _read(text: str) -> Any:
    """What comes of ``text``: its runs and its names, or why it cannot be read."""
    try:
        read = Engine().text(text)
        runs: Runs = render(read, _VALUES, {})
    except RenderError as error:
        return error.faults
    return read.names, runs


@given(st.lists(st.sampled_from(_SAID + _BLOCKS + _OTHERS), max_size=14).map("".join))
def test_in_pieces_is_as_at_once(text: str) -> None:
    whole = _read(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "LONG", 0)
        assert _read(text) == whole


def test_a_paragraph_is_a_piece_and_a_block_is_not_parted() -> None:
    said = "Ord. " * (LONG // 10)
    first, block = f"{said}{{{{ navn }}}}", f"\n\n{{% if navn %}}{said}\n\nOg mere.{{% endif %}}"

    assert pieces_of(first + block + "\n\nSlut.") == [first, block, "\n\nSlut."]
    assert pieces_of("Kort.\n\nTekst.") == ["Kort.\n\nTekst."]


def test_a_fault_and_a_name_far_down_are_told_with_their_line() -> None:
    said = "\n\n".join(f"Afsnit {number}. {'Ord. ' * 40}" for number in range(20))

    assert Engine().text(f"{said}\n\n{{{{ navn }}}}").names == {"navn": 41}
    with pytest.raises(RenderError) as caught:
        Engine().text(f"{said}\n\n{{{{ navn }}")
    assert [line for line, _ in caught.value.faults] == [41]


def test_pieces_together_may_not_take_longer_than_a_text_may() -> None:
    loops = "{% for a in liste %}{% for b in liste %}" + "{{ b }}" * 90 + "{% endfor %}{% endfor %}"
    Engine().text(f"{loops}\n\n{'Ord. ' * LONG}")

    with pytest.raises(RenderError, match="for indviklet"):
        Engine().text("\n\n".join([loops] * 3))
