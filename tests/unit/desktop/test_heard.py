"""Raw key events, as a Danish keyboard sends them on Windows, and the presses they are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.desktop.heard import ALTGR_CTRL, KeyPress, KeyReader

CTRL, SHIFT, ALT, WIN = 29, 42, 56, 91
K, TWO = 37, 3
NAMES = {CTRL: "Ctrl", SHIFT: "Shift", ALT: "Alt", WIN: "Win", ALTGR_CTRL: "Ctrl"}


class Hand:
    """Sends the events of its keys, and is what Windows says is held."""

    def __init__(self) -> None:
        self.down: set[int] = set()
        self.reader = KeyReader(lambda: frozenset(NAMES[key] for key in self.down if key in NAMES))

    def press(self, *keys: int) -> list[KeyPress]:
        self.down |= set(keys)
        return [found for key in keys if (found := self.reader.read(key, is_down=True))]

    def let_go(self, *keys: int) -> None:
        self.down -= set(keys)
        assert [self.reader.read(key, is_down=False) for key in keys] == [None] * len(keys)


def test_a_chord_is_one_press_however_long_it_is_held():
    hand = Hand()
    assert hand.press(CTRL, K, K, K) == [KeyPress(frozenset({"Ctrl"}), K)]
    hand.let_go(K)
    assert hand.press(K) == [KeyPress(frozenset({"Ctrl"}), K)]
    hand.let_go(K, CTRL)
    assert hand.press(K) == [KeyPress(frozenset(), K)]


def test_altgr_is_not_ctrl_and_alt_though_windows_says_both_are_down():
    hand = Hand()
    assert hand.press(ALTGR_CTRL, ALT, TWO) == [KeyPress(frozenset({"Ctrl", "Alt"}), TWO, has_altgr=True)]
    hand.let_go(TWO)
    assert hand.press(ALTGR_CTRL, ALT, TWO) == [KeyPress(frozenset({"Ctrl", "Alt"}), TWO, has_altgr=True)]
    hand.let_go(ALTGR_CTRL, ALT, TWO)
    assert hand.press(CTRL, ALT, TWO) == [KeyPress(frozenset({"Ctrl", "Alt"}), TWO)]


def test_a_release_that_was_never_seen_leaves_no_modifier_behind():
    hand = Hand()
    hand.press(WIN, ALTGR_CTRL, ALT)
    hand.down.clear()  # the screen was locked meanwhile
    assert hand.press(CTRL, K) == [KeyPress(frozenset({"Ctrl"}), K)]


@given(st.lists(st.tuples(st.sampled_from([CTRL, SHIFT, ALT, WIN, ALTGR_CTRL, K, TWO]), st.booleans()), max_size=60))
def test_no_key_but_with_altgr_down_is_taken_for_altgr_and_none_counts_twice(events):
    hand, presses, was_down = Hand(), 0, set()
    altgr = False
    for key, is_down in events:
        if not is_down:
            hand.let_go(key)
            was_down.discard(key)
            altgr = altgr and key != ALTGR_CTRL
            continue
        altgr = altgr or key == ALTGR_CTRL
        found = hand.press(key)
        assert len(found) == (key not in NAMES and key not in was_down)
        assert all(press.has_altgr == (altgr and ALT in hand.down) for press in found)
        was_down.add(key)
        presses += len(found)
    assert presses <= len(events)
