from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.model.chord import MODIFIERS, NAMED_KEYS, Chord, ChordError

KEYS = st.sampled_from(sorted(NAMED_KEYS)) | st.characters(categories=["L", "N", "P", "S"])


@given(st.lists(st.sampled_from(MODIFIERS), unique=True), KEYS)
def test_a_chord_reads_as_it_is_written_in_any_order_and_case(held, key):
    chord = Chord.parse("+".join([*held, key]))
    assert Chord.parse(str(chord)) == chord
    assert Chord.parse(" + ".join([*(name.lower() for name in reversed(held)), str(Chord((), chord.key))])) == chord
    assert chord.modifiers == tuple(name for name in MODIFIERS if name in held)


@given(st.text())
def test_no_text_breaks_the_reading(text):
    with suppress(ChordError):
        chord = Chord.parse(text)
        assert Chord.parse(str(chord)) == chord


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "Genvejen er tom"),
        ("Ctrl+", "mangler en tast"),
        ("Ctrl+Shift", "Tasten »Shift«"),
        ("Ctrl+Shift+", "mangler en tast"),
        ("AltGr+2", "»AltGr«"),
        ("Hyper+a", "»Hyper«"),
        ("Ctrl+Hjem", "Tasten »Hjem«"),
        ("Ctrl++a", "»+«"),
    ],
)
def test_what_is_wrong_is_named(text, told):
    with pytest.raises(ChordError, match=told.replace("+", r"\+")):
        Chord.parse(text)


@pytest.mark.parametrize(
    ("text", "modifiers", "key"),
    [
        ("ctrl+½", ("Ctrl",), "½"),
        ("Ctrl++", ("Ctrl",), "+"),
        (" ctrl + + ", ("Ctrl",), "+"),
        ("+", (), "+"),
        ("shift+control+space", ("Ctrl", "Shift"), "Space"),
        ("super+æ", ("Win",), "Æ"),
        ("Alt+return", ("Alt",), "Enter"),
        ("ß", (), "ß"),
    ],
)
def test_names_people_use(text, modifiers, key):
    assert Chord.parse(text) == Chord(modifiers, key)


def test_a_chord_that_types_a_danish_character_is_known():
    assert Chord.parse("Ctrl+Alt+2").is_altgr_like
    assert not Chord.parse("Ctrl+Shift+2").is_altgr_like
