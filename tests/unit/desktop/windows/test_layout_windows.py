"""What a Danish keyboard types, as Windows' ToUnicodeEx tells of it."""

from __future__ import annotations

import pytest

from assistant.desktop.windows import api, layout
from assistant.desktop.windows.layout import Layout
from assistant.model.chord import Chord

PLAIN, ALTGR, SHIFT_ALTGR = range(3)
DANISH = {
    0x32: ("2", "@", ""),
    0x33: ("3", "£", ""),
    0x45: ("e", "€", ""),
    0x4D: ("m", "µ", "º"),
    0x41: ("a", "", ""),
    0xBA: ("¨", "~", ""),
    0xBB: ("+", "", ""),
    0xC0: ("æ", "", ""),
    0xDB: ("´", "|", ""),
    0xDC: ("½", "", ""),
    0xDD: ("å", "", ""),
    0xE2: ("<", "\\", "\x1c"),
}
DEAD = {"¨", "´", "~"}


@pytest.fixture
def danish(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A Danish layout in front; gives the flags that ToUnicodeEx is called with."""
    flags: list[int] = []

    def to_unicode(key, _scan, state, typed, _room, flag, _layout):
        flags.append(flag)
        down = {number for number in range(256) if state[number]}
        assert down in (set(), {0x11, 0xA2, 0x12, 0xA5}, {0x11, 0xA2, 0x12, 0xA5, 0x10, 0xA0})
        found = DANISH.get(key, ("", "", ""))[PLAIN if not down else SHIFT_ALTGR if 0x10 in down else ALTGR]
        typed.value = found
        return -1 if found in DEAD else len(found)

    layout._keys.cache_clear()
    monkeypatch.setattr(api, "ToUnicodeEx", to_unicode)
    monkeypatch.setattr(Layout, "current", lambda _self: 0x04060406)
    yield flags
    layout._keys.cache_clear()


@pytest.mark.parametrize(
    ("chord", "typed"),
    [
        ("Ctrl+Alt+2", "@"),
        ("Ctrl+Alt+3", "£"),
        ("Ctrl+Alt+E", "€"),
        ("Ctrl+Alt+M", "µ"),
        ("Ctrl+Alt+Shift+M", "º"),
        ("Ctrl+Alt+Win+2", "@"),
        ("Ctrl+Alt+¨", "~"),
        ("Ctrl+Alt+<", "\\"),
        ("Ctrl+Alt+Shift+<", ""),  # a control character: nothing that one types
        ("Ctrl+Alt+Shift+2", ""),
        ("Ctrl+Alt+A", ""),
        ("Ctrl+Alt+½", ""),
        ("Ctrl+Alt+F9", ""),
        ("Ctrl+Alt+?", ""),
    ],
)
def test_what_altgr_types_with_a_key(danish: list[int], chord: str, typed: str) -> None:
    assert Layout().typed_with_altgr(Chord.parse(chord)) == typed


def test_a_dead_key_that_the_person_has_pressed_waits_on(danish: list[int]) -> None:
    Layout().typed_with_altgr(Chord.parse("Ctrl+Alt+¨"))
    assert set(danish) == {api.KEEP_KEYBOARD_STATE}


@pytest.mark.parametrize(
    ("key", "number"),
    [("½", 0xDC), ("Æ", 0xC0), ("Å", 0xDD), ("+", 0xBB), ("´", 0xDB), ("A", 0x41), ("F9", 0x78), ("Menu", 0x5D)],
)
def test_a_key_is_found_by_what_it_types_alone_and_named_so(danish: list[int], key: str, number: int) -> None:
    assert Layout().virtual_key(key) == number
    assert Layout().name(number) == key


@pytest.mark.parametrize("key", ["?", "@", "§", "ß"])
def test_what_needs_shift_or_altgr_has_no_key(danish: list[int], key: str) -> None:
    with pytest.raises(LookupError):
        Layout().virtual_key(key)
    assert Layout().name(0x6B) == ""  # plus on the number pad


def test_the_layout_of_this_machine_has_letters_digits_and_a_number_for_each_on_the_wire() -> None:
    now = Layout()
    for key in ("K", "2", "F9", "Up", "Enter", "Space"):
        assert now.name(now.virtual_key(key)) == now.name_of_scan_code(now.scan_code(key)) == key


def test_a_window_without_a_layout_as_a_console_has_that_of_our_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "GetWindowThreadProcessId", lambda _window, _pid: 4711)
    monkeypatch.setattr(api, "GetKeyboardLayout", lambda thread: None if thread else 0x04060406)
    assert Layout().current() == 0x04060406
