"""The palette by keyboard and mouse, over a search that is faked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from assistant.casework.search import Hit
from assistant.ui import theme
from assistant.ui.palette import Palette

HITS = [
    Hit("partshoering", "Partshøring – udeblivelse", "PARTSHØRING", "brev · gælder fra 01.07.2026", "p", ((0, 4),)),
    Hit("svar", "Svar modtaget", "PARTSHØRING", "notat"),
    Hit("aarsag", "Årsag til fravær", "RÅDIGHED", "notat", "å"),
    Hit("gammel", "Partshøring (2016)", "UDGÅET", "udgået 31.12.2019 · brug Partshøring – udeblivelse", expired=True),
]
MANY = [Hit(f"t{n}", f"Tekst {n}") for n in range(20)]


@pytest.fixture
def palette(qtbot, qapp):
    theme.apply(qapp, "light")
    made = Palette(lambda query: MANY if query == "mange" else [h for h in HITS if query.lower() in h.title.lower()])
    qtbot.addWidget(made)
    made.open("Fasit", locked=True)
    return made


def press(palette, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(palette.line, key, modifier)


def test_enter_runs_the_first_hit_and_the_palette_is_gone_by_then(palette, qtbot):
    palette.line.setText("svar")
    was_visible = []
    palette.chosen.connect(lambda _action: was_visible.append(palette.isVisible()))
    with qtbot.waitSignal(palette.chosen) as got, qtbot.assertNotEmitted(palette.dismissed):
        press(palette, Qt.Key.Key_Return)
    assert got.args == ["svar"]
    assert was_visible == [False]


@pytest.mark.parametrize(
    ("keys", "action"),
    [
        ([Qt.Key.Key_Down], "svar"),
        ([Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up], "svar"),
        ([Qt.Key.Key_Up], "partshoering"),
        ([Qt.Key.Key_PageDown], "gammel"),
        ([Qt.Key.Key_PageDown, Qt.Key.Key_Down], "gammel"),
        ([Qt.Key.Key_PageDown, Qt.Key.Key_PageUp], "partshoering"),
    ],
)
def test_arrows_and_pages_move_the_choice_and_stop_at_the_ends(palette, qtbot, keys, action):
    for key in keys:
        press(palette, key)
    with qtbot.waitSignal(palette.chosen) as got:
        press(palette, Qt.Key.Key_Enter)
    assert got.args == [action]


@pytest.mark.parametrize(
    ("typed", "key", "action"),
    [
        ("", Qt.Key.Key_P, "partshoering"),
        ("", Qt.Key.Key_Aring, "aarsag"),
        ("svar", Qt.Key.Key_P, "partshoering"),
    ],
    ids=["shown", "danish letter", "hidden by what is typed"],
)
def test_alt_and_letter_runs_at_once(palette, qtbot, typed, key, action):
    palette.line.setText(typed)
    with qtbot.waitSignal(palette.chosen) as got:
        press(palette, key, Qt.KeyboardModifier.AltModifier)
    assert got.args == [action]


@pytest.mark.parametrize("key", [Qt.Key.Key_Z, Qt.Key.Key_F6])
def test_alt_and_a_key_nobody_has_leaves_everything_as_it_was(palette, key):
    press(palette, key, Qt.KeyboardModifier.AltModifier)
    assert palette.isVisible()
    assert palette.line.text() == ""


def test_escape_puts_it_away(palette, qtbot):
    times = []
    palette.dismissed.connect(lambda: times.append(palette.isVisible()))
    with qtbot.assertNotEmitted(palette.chosen, wait=20):
        press(palette, Qt.Key.Key_Escape)
    assert times == [False]


def test_going_to_another_window_puts_it_away(palette, qtbot):
    qtbot.waitUntil(palette.isActiveWindow)
    with qtbot.waitSignal(palette.dismissed):
        other = Palette(lambda _query: HITS)
        qtbot.addWidget(other)
        other.open("Word", locked=False)
    assert not palette.isVisible()


def test_a_moment_without_the_focus_does_not_put_it_away(palette, qtbot, monkeypatch):
    """As when a window of ours has hidden just before, and its loss of the focus comes late."""
    qtbot.waitUntil(palette.isActiveWindow)
    with qtbot.assertNotEmitted(palette.dismissed, wait=150), monkeypatch.context() as patch:
        patch.setattr(palette, "isActiveWindow", lambda: False)
        QApplication.sendEvent(palette, QEvent(QEvent.Type.ActivationChange))
    assert palette.isVisible()


def test_nothing_found_is_said_and_enter_does_nothing(palette, qtbot):
    QTest.keyClicks(palette.line, "xyz")
    assert palette.nothing.isVisible()
    with qtbot.assertNotEmitted(palette.chosen):
        press(palette, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_a_click_runs_the_row(palette, qtbot):
    where = palette.rows.visualRect(palette.rows.model().index(1, 0)).center()
    with qtbot.waitSignal(palette.chosen) as got:
        QTest.mouseClick(palette.rows.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert got.args == ["svar"]


def test_only_the_rows_change_while_typing(palette):
    before = (palette.pos(), palette.width(), palette.line.geometry(), palette.chip.geometry())
    heights = [palette.height()]
    for query in ("svar", "mange", "xyz"):
        palette.line.setText(query)
        QTest.qWait(1)
        heights.append(palette.height())
        assert (palette.pos(), palette.width(), palette.line.geometry(), palette.chip.geometry()) == before
    row = heights[0] - heights[1]
    assert row % 3 == 0
    assert heights[2] - heights[1] == 7 * row // 3


def test_the_twentieth_of_many_is_reached(palette, qtbot):
    palette.line.setText("mange")
    for _ in range(3):
        press(palette, Qt.Key.Key_PageDown)
    with qtbot.waitSignal(palette.chosen) as got:
        press(palette, Qt.Key.Key_Return)
    assert got.args == ["t19"]


def test_opened_again_it_has_forgotten_what_was_typed(palette, qtbot):
    QTest.keyClicks(palette.line, "svar")
    press(palette, Qt.Key.Key_Escape)
    palette.open("Word", locked=False)
    assert palette.line.text() == ""
    assert palette.chip.text() == "Word · kun vinduet kontrolleres"
    with qtbot.waitSignal(palette.chosen) as got:
        press(palette, Qt.Key.Key_Return)
    assert got.args == ["partshoering"]


def test_a_note_type_from_the_tray_stands_in_the_line_and_is_typed_over(palette):
    palette.open("Fasit", locked=True, query="part")
    assert palette.rows.model().rowCount() == 2
    QTest.keyClicks(palette.line, "svar")
    assert palette.line.text() == "svar"


def test_a_screen_reader_is_told_the_whole_row(palette):
    words = palette.rows.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "PARTSHØRING, Partshøring – udeblivelse, brev · gælder fra 01.07.2026, Alt+P"


def colours_in(palette, row):
    image = palette.rows.viewport().grab(palette.rows.visualRect(palette.rows.model().index(row, 0))).toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_hit_letters_stand_in_the_accent_and_expired_rows_are_grey(palette):
    c = theme.colours()
    assert QColor(c.accent).name() in colours_in(palette, 0)
    assert c.accent not in colours_in(palette, 1)
    assert c.text in colours_in(palette, 1)
    assert not {c.text, c.deep, c.muted} & colours_in(palette, 3)


def test_a_change_of_scheme_is_seen_in_the_open_palette(palette, qapp):
    theme.apply(qapp, "dark")
    assert {theme.colours().deep, theme.colours().accent} <= colours_in(palette, 0)
