"""The tray's menu, its three states, and a session that has no tray."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QSystemTrayIcon

from assistant.ui import theme, tray
from assistant.ui.tray import State, Tray


@pytest.fixture
def told():
    return []


@pytest.fixture
def icon(qtbot, qapp, told):
    theme.apply(qapp, "light")
    made = Tray("Ctrl+½", told.append)
    yield made
    made.icon.hide()
    made.menu.deleteLater()


def line(menu, text):
    return next(action for action in menu.actions() if action.text().replace("&", "").startswith(text))


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("Find og indsæt", "palette"),
        ("Indstillinger", "settings"),
        ("Om/diagnose", "about"),
        ("Afslut", "quit"),
    ],
)
def test_each_line_asks_for_what_it_says(icon, qtbot, text, signal):
    with qtbot.waitSignal(getattr(icon, signal)):
        line(icon.menu, text).trigger()


def test_every_line_can_be_reached_by_its_own_letter(icon):
    marked = [action.text() for action in icon.menu.actions() if not action.isSeparator()]
    letters = [text[text.index("&") + 1].lower() for text in marked]
    assert len(set(letters)) == len(marked)


def test_the_pause_line_turns_the_hotkeys_off_and_on(icon, qtbot):
    with qtbot.waitSignal(icon.pause) as got:
        line(icon.menu, "Sæt genveje på pause").trigger()
    assert got.args == [True]
    icon.set_state(State.PAUSED)
    with qtbot.waitSignal(icon.pause) as got:
        line(icon.menu, "Slå genveje til igen").trigger()
    assert got.args == [False]


def test_recent_actions_run_again(icon, qtbot):
    icon.set_recent([("ferie", "Ferie & fravær"), ("samtale", "Samtale")])
    with qtbot.waitSignal(icon.action) as got:
        icon.recent.actions()[0].trigger()
    assert got.args == ["ferie"]
    assert icon.recent.actions()[0].text() == "Ferie && fravær"


def test_a_note_type_asks_for_the_palette_with_its_prefix(icon, qtbot):
    icon.set_note_types([("SAMTALE", "Samtale")])
    with qtbot.waitSignal(icon.note_type) as got:
        line(icon.note_types, "Samtale").trigger()
    assert got.args == ["SAMTALE"]


def test_empty_submenus_say_so_and_cannot_be_chosen(icon):
    for menu in (icon.recent, icon.note_types):
        assert [action.isEnabled() for action in menu.actions()] == [False]


def test_states_differ_without_colour_and_in_words(icon):
    seen = {}
    for state in State:
        icon.set_state(state)
        image = icon.icon.icon().pixmap(16, 16).toImage()
        shape = tuple(image.pixelColor(x, y).lightness() // 64 for x in range(16) for y in range(16))
        seen[shape] = icon.icon.toolTip()
    assert len(seen) == len(set(seen.values())) == len(State)


def test_the_reason_stands_in_the_tooltip(icon):
    icon.set_state(State.ATTENTION, "en skabelon kunne ikke læses")
    assert icon.icon.toolTip() == "Sagstast – en skabelon kunne ikke læses"


def test_packs_that_nobody_has_confirmed_are_told_where_the_pointer_rests(icon):
    before = icon.icon.toolTip()
    icon.set_packs("Skabelonerne er ikke bekræftet siden 14.11.2026")
    assert icon.icon.toolTip() == f"{before}\nSkabelonerne er ikke bekræftet siden 14.11.2026"
    icon.set_packs("")
    assert icon.icon.toolTip() == before


def test_a_click_opens_the_palette(icon, qtbot):
    with qtbot.waitSignal(icon.palette):
        icon.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)


@pytest.mark.qt_log_ignore("systemTrayWindowChanged")  # offscreen knows no tray at all
@pytest.mark.parametrize(("is_there", "words"), [(True, []), (False, [tray.NO_TRAY])])
def test_a_session_without_tray_is_told_once(icon, qtbot, told, monkeypatch, is_there, words):
    monkeypatch.setattr(tray, "GRACE", 0)
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: is_there))
    icon.show()
    qtbot.wait(20)
    assert told == words


DRAFTS = "Du har 2 kladder, der ikke blev færdige"


def test_drafts_stand_in_the_menu_and_the_tooltip_as_long_as_there_are_any(icon, qtbot):
    before = [action.text() for action in icon.menu.actions()]
    icon.set_drafts("")
    assert [action.text() for action in icon.menu.actions()] == before
    icon.set_drafts(DRAFTS)
    assert icon.icon.toolTip() == f"Sagstast – klar\n{DRAFTS}"
    with qtbot.waitSignal(icon.action) as asked:
        line(icon.menu, "Du har 2 kladder").trigger()
    assert asked.args == ["kladder"]
    icon.set_state(State.ATTENTION, "en skabelon har en fejl")
    assert icon.icon.toolTip() == f"Sagstast – en skabelon har en fejl\n{DRAFTS}"
    icon.set_drafts("")
    assert [action.text() for action in icon.menu.actions() if action.isVisible()] == before
    assert icon.icon.toolTip() == "Sagstast – en skabelon har en fejl"


def test_the_line_of_drafts_has_a_letter_that_no_other_has(icon):
    icon.set_drafts(DRAFTS)
    letters = [text[text.index("&") + 1].lower() for action in icon.menu.actions() if "&" in (text := action.text())]
    assert "k" in letters
    assert len(letters) == len(set(letters))
