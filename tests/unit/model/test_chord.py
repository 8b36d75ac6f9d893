from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assistant.model.chord import MODIFIERS, NAMED_KEYS, Chord, ChordError

KEYS = st.sampled_from(sorted(NAMED_KEYS)) | st.characters(categories=["L", "N", "P", "S"])


@given(st.lists(st.sampled_from(MODIFIERS), unique=True), KEYS)
def test_a_chord_reads_as_it_is_written_in_any_order_and_case(held, key):
    chord = Chord.parse("+".join([*held, key]))
    assert Chord.parse(str(chord)) == chord
    assert Chord.parse(" + ".join([*(name.lower() for name in reversed(held)), str(Chord((), chord.key))])) == chord
    assert chord.modifiers == tuple(name for name in MODIFIERS if name in held)


@given(st.lists(st.tuples(st.lists(st.sampled_from(MODIFIERS), unique=True), KEYS), min_size=1, max_size=4))
def test_a_chord_of_several_steps_reads_as_it_is_written(steps):
    written = ["+".join([*held, key]) for held, key in steps]
    chord = Chord.parse(", ".join(written))
    assert chord == Chord.parse(str(chord)) == Chord.parse(",".join(written))
    assert chord.steps == tuple(map(Chord.parse, written))


@given(st.text(alphabet="+, Ctrlk", max_size=12))
@example("Ctrl+,")
def test_commas_and_pluses_are_read_one_way_only(text):
    with suppress(ChordError):
        assert Chord.parse(str(Chord.parse(text))) == Chord.parse(text)


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("ctrl+k, f", ["Ctrl+K", "F"]),
        ("Ctrl+K,Ctrl+F, g", ["Ctrl+K", "Ctrl+F", "G"]),
        ("Ctrl+,", ["Ctrl+,"]),
        ("Ctrl+,, F", ["Ctrl+,", "F"]),
        ("Ctrl++, +", ["Ctrl++", "+"]),
        ("Ctrl+K, ,", ["Ctrl+K", ","]),
    ],
)
def test_a_comma_parts_steps_unless_it_is_the_key(text, steps):
    assert [str(step) for step in Chord.parse(text).steps] == steps


@pytest.mark.parametrize(
    ("one", "other", "collide"),
    [
        ("Ctrl+K", "Ctrl+K, F", True),
        ("Ctrl+K, F", "Ctrl+K, F", True),
        ("Ctrl+K, F", "Ctrl+K, G", False),
        ("Ctrl+K, F", "Ctrl+L, F", False),
        ("F", "Ctrl+K, F", False),
    ],
)
def test_a_chord_that_begins_another_cannot_stand_beside_it(one, other, collide):
    first, second = Chord.parse(one), Chord.parse(other)
    assert first.collides_with(second) is second.collides_with(first) is collide


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
        ("Ctrl+K,", "mangler en tast efter det sidste komma"),
        ("Ctrl+K, Hjem", "Tasten »Hjem«"),
        ("Ctrl+K, Hyper+F", "»Hyper«"),
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
