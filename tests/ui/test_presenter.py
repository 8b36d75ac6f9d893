"""Before a room: the keys that are pressed and never what is typed, everything large, and nothing for her alone."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QProcess, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from assistant.app.presenting import Presenting
from assistant.app.reminders import Reminders
from assistant.casework.actions import OWN_ACTIONS, PRESENT
from assistant.casework.workplace import Workplace
from assistant.cli.options import parse
from assistant.desktop.fake import FakeDesktop
from assistant.model.chord import Chord
from assistant.model.knowledge import Knowledge
from assistant.model.reminder import Pending
from assistant.store import paths, reminders
from assistant.ui import theme
from assistant.ui.bindings import Bindings
from assistant.ui.news import NewsLine
from assistant.ui.presenter import Presenter, PressedKeys, caps_of
from assistant.ui.side_windows import SideWindows
from assistant.ui.tray import Tray

KEY, HELD = Qt.Key, Qt.KeyboardModifier
NONE, SHIFT, CTRL, ALT, PAD = (
    HELD.NoModifier,
    HELD.ShiftModifier,
    HELD.ControlModifier,
    HELD.AltModifier,
    HELD.KeypadModifier,
)
NOW = datetime.now().astimezone()
ALL_BUT_IT = """
import sys
import assistant.app.program, assistant.app.training, assistant.ui.flow, assistant.ui.form, assistant.ui.palette
import assistant.ui.side_windows, assistant.ui.reminding
print(*(name for name in sys.modules if "present" in name))
"""


@pytest.fixture
def presenter(qapp: QApplication) -> Iterator[Presenter]:
    presenter = Presenter(theme.apply(qapp, "light"), lambda: None)
    yield presenter
    presenter.close()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """One of our own, with a field."""
    window = QWidget()
    QVBoxLayout(window).addWidget(QLineEdit())
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def press(window: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = NONE, text: str = "") -> None:
    """As Qt offers each press to the window and then to the field, for either may have it as a shortcut."""
    for each in (window.windowHandle(), window.findChild(QLineEdit)):
        QApplication.sendEvent(each, QKeyEvent(QEvent.Type.ShortcutOverride, key, held, text))


@pytest.mark.parametrize(
    ("key", "held", "text", "caps"),
    [
        (KEY.Key_Return, CTRL, "\r", "Ctrl+Enter"),
        (KEY.Key_A, ALT, "a", "Alt+A"),
        (KEY.Key_Ooblique, ALT, "ø", "Alt+Ø"),
        (KEY.Key_onehalf, CTRL, "½", "Ctrl+½"),
        (KEY.Key_F4, NONE, "", "F4"),
        (KEY.Key_Tab, NONE, "\t", "Tab"),
        (KEY.Key_Backtab, SHIFT, "", "Shift+Tab"),
        (KEY.Key_Enter, PAD, "\r", "Enter"),
        (KEY.Key_Escape, NONE, "\x1b", "Esc"),
        (KEY.Key_Down, NONE, "", "↓"),
        (KEY.Key_PageDown, CTRL, "", "Ctrl+PageDown"),
    ],
)
def test_a_key_that_writes_nothing_is_named_as_it_stands_on_the_keyboard(
    key: Qt.Key, held: Qt.KeyboardModifier, text: str, caps: str
) -> None:
    assert caps_of(QKeyEvent(QEvent.Type.KeyPress, key, held, text)) == caps


@pytest.mark.parametrize(
    ("key", "held", "text"),
    [
        (KEY.Key_A, NONE, "a"),
        (KEY.Key_A, SHIFT, "A"),
        (KEY.Key_3, NONE, "3"),
        (KEY.Key_3, PAD, "3"),
        (KEY.Key_Space, NONE, " "),
        (KEY.Key_Backspace, NONE, "\b"),
        (KEY.Key_At, CTRL | ALT, "@"),  # AltGr on Windows
        (KEY.Key_At, NONE, "@"),  # and on X11
        (KEY.Key_2, ALT | PAD, ""),  # a character by its number, on Windows
        (KEY.Key_Down, ALT | PAD, ""),  # and where the keypad moves the caret
        (KEY.Key_Dead_Acute, NONE, ""),
        (KEY.Key_Control, CTRL, ""),
    ],
)
def test_what_she_types_is_never_shown(key: Qt.Key, held: Qt.KeyboardModifier, text: str) -> None:
    assert caps_of(QKeyEvent(QEvent.Type.KeyPress, key, held, text)) == ""


def test_the_latest_three_keys_of_our_windows_stand_at_the_foot_and_go(
    presenter: Presenter, window: QWidget, qtbot: QtBot
) -> None:
    for key in (KEY.Key_Tab, KEY.Key_F4, KEY.Key_Escape):
        press(window, key)
    press(window, KEY.Key_T, NONE, "t")
    press(window, KEY.Key_O, ALT, "o")
    assert presenter.keys.shown == ("F4", "Esc", "Alt+O")
    assert [cap.text() for cap in presenter.keys.findChildren(QLabel) if cap.isVisible()] == ["F4", "Esc", "Alt+O"]
    room = window.screen().availableGeometry()
    assert room.contains(presenter.keys.geometry())
    assert abs(presenter.keys.geometry().center().x() - room.center().x()) <= 1
    qtbot.waitUntil(lambda: not presenter.keys.isVisible())
    press(window, KEY.Key_Tab)
    assert presenter.keys.shown == ("Tab",)


def test_they_take_neither_keyboard_nor_mouse(presenter: Presenter, window: QWidget) -> None:
    presenter.show_chord(Chord.parse("Ctrl+½"))
    flags = presenter.keys.windowFlags()
    assert presenter.keys.isVisible()
    assert window.isActiveWindow()
    assert flags & Qt.WindowType.WindowTransparentForInput
    assert flags & Qt.WindowType.WindowDoesNotAcceptFocus
    assert flags & Qt.WindowType.WindowType_Mask == Qt.WindowType.Tool  # which no taskbar shows


def test_our_windows_leave_room_for_them_and_are_no_larger_than_the_screen(presenter: Presenter, day: Any) -> None:
    presenter.show_chord(Chord.parse("Ctrl+½"))
    day.flow.press("ferievejledning")
    form = day.flow.form
    assert form.screen().availableGeometry().contains(form.geometry())
    assert not form.geometry().intersects(presenter.keys.geometry())


def test_a_window_with_a_frame_is_put_above_them(presenter: Presenter, window: QWidget) -> None:
    window.resize(5000, 5000)
    presenter.fit(window)
    presenter.show_chord(Chord.parse("Ctrl+½"))
    assert window.screen().availableGeometry().contains(window.frameGeometry())
    assert not window.frameGeometry().intersects(presenter.keys.geometry())


def test_a_window_that_was_built_before_is_larger_until_it_ends(qapp: QApplication, day: Any) -> None:
    worn = theme.apply(qapp, "light")

    def sizes() -> tuple[float, ...]:
        day.flow.press_leader()
        palette = day.flow.palette
        told = (
            palette.width(),
            palette.height(),
            palette.line.font().pointSizeF(),
            palette.chip.fontInfo().pointSizeF(),
        )
        palette.hide()
        return told

    before = sizes()
    presenter = Presenter(worn, lambda: None)
    larger = [now / then for now, then in zip(sizes(), before, strict=True)]
    presenter.close()
    assert all(1.2 < ratio < 1.5 for ratio in larger)
    assert sizes() == before


@pytest.fixture
def held_back(qapp: QApplication) -> Iterator[Reminders]:
    """One note is due."""
    reminders.write(paths.reminders_file(), [Pending("journal", NOW - timedelta(minutes=1))])
    made = Reminders(Knowledge, lambda: False, lambda: theme.apply(qapp, "light"), is_on=True)
    yield made
    made._reminding.deleteLater()


@pytest.fixture
def tray(qapp: QApplication) -> Iterator[Tray]:
    made = Tray("Ctrl+½", lambda sentence: None)
    yield made
    made.icon.hide()
    made.menu.deleteLater()


@pytest.fixture
def keyboard() -> FakeDesktop:
    return FakeDesktop()


@pytest.fixture
def toggle(
    qapp: QApplication, keyboard: FakeDesktop, tray: Tray, held_back: Reminders, workplace: Workplace
) -> Iterator[Callable[[], Presenting]]:
    """What the palette's row does; it is off again after the test."""
    bindings = Bindings(keyboard.hotkeys, lambda: None, lambda _action: None)
    bindings.bind(workplace.profile)
    presenting = Presenting(keyboard.windows, theme.apply(qapp, "light"), bindings, tray, held_back)

    def toggle() -> Presenting:
        presenting.toggle()
        return presenting

    yield toggle
    if theme.is_large():
        presenting.toggle()


def shown_keys() -> list[str]:
    windows = (each for each in QApplication.topLevelWidgets() if isinstance(each, PressedKeys) and each.isVisible())
    return [each.windowTitle() for each in windows]


def test_our_own_chords_are_shown_while_it_is_on(toggle: Callable[[], Presenting], keyboard: FakeDesktop) -> None:
    leader = Chord.parse("Ctrl+½")
    keyboard.presses(leader)
    assert shown_keys() == []
    toggle()
    keyboard.lets_go()
    keyboard.presses(leader)
    assert shown_keys() == ["Taster: Ctrl+½"]
    toggle()
    keyboard.lets_go()
    keyboard.presses(leader)
    assert shown_keys() == []


def card_is_seen(held_back: Reminders) -> bool:
    card = held_back._reminding.__dict__.get("card")
    return card is not None and card.isVisible()


def test_what_is_due_waits_and_is_told_when_it_ends(toggle: Callable[[], Presenting], held_back: Reminders) -> None:
    toggle()
    held_back.greet()
    assert not card_is_seen(held_back)
    toggle()
    assert card_is_seen(held_back)


def test_a_card_that_stood_there_goes_and_comes_back(toggle: Callable[[], Presenting], held_back: Reminders) -> None:
    held_back.greet()
    assert card_is_seen(held_back)
    toggle()
    assert not card_is_seen(held_back)
    toggle()
    assert card_is_seen(held_back)


def test_she_may_still_ask_what_there_is(toggle: Callable[[], Presenting], held_back: Reminders) -> None:
    toggle()
    held_back.show()
    assert card_is_seen(held_back)


def test_the_tray_says_it_ends_it_and_keeps_drafts_and_packs_to_itself(
    toggle: Callable[[], Presenting], tray: Tray, qtbot: QtBot
) -> None:
    tray.set_packs("Skabelonerne er ikke bekræftet siden 14.11.2026")
    before = tray.icon.toolTip()
    toggle()
    tray.set_drafts("Du har 2 kladder, der ikke blev færdige")
    assert tray.icon.toolTip() == "Sagstast – klar\nFremvisning"
    seen = [action for action in tray.menu.actions() if action.isVisible() and action.text()]
    letters = [text[text.index("&") + 1].lower() for text in (action.text() for action in seen)]
    assert len(letters) == len(set(letters))
    (end,) = [action for action in seen if action.text().replace("&", "") == "Slut fremvisning"]
    assert not [action for action in seen if "kladder" in action.text().replace("&", "")]
    with qtbot.waitSignal(tray.action) as asked:
        end.trigger()
    assert asked.args == [PRESENT]
    toggle()
    assert not end.isVisible()
    assert tray.icon.toolTip() == f"{before}\nDu har 2 kladder, der ikke blev færdige"


def test_news_waits_until_nobody_else_looks_on(toggle: Callable[[], Presenting], qtbot: QtBot) -> None:
    toggle()
    window, line = QWidget(), NewsLine()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(line)
    window.show()
    window.hide()  # as the palette, when it has been left
    line.tell("Nyt, siden du brugte den 02.11.2026: én sætning er ændret.")
    assert line.isHidden()
    toggle()
    assert not line.isHidden()


@pytest.mark.parametrize(("is_on", "more"), [(True, ["--large"]), (False, [])])
def test_the_practice_journal_is_opened_large_meanwhile(
    toggle: Callable[[], Presenting],
    keyboard: FakeDesktop,
    monkeypatch: pytest.MonkeyPatch,
    is_on: bool,
    more: list[str],
) -> None:
    started: list[str] = []
    monkeypatch.setattr(QProcess, "startDetached", lambda _program, arguments: started.extend(arguments))
    bindings = Bindings(keyboard.hotkeys, lambda: None, lambda _action: None)
    if is_on:
        toggle()
    SideWindows(keyboard.desktop, bindings, lambda _settings: None, lambda: None).show_practice()
    assert started[started.index("practise") + 1 :] == more
    assert parse(["training", "practise", *more]).large == is_on


@pytest.mark.parametrize("words", ["projektor", "undervis", "kursus", "præsenter", "fremvis", "vis frem"])
def test_it_is_found_in_the_palette(workplace: Workplace, words: str) -> None:
    (hit,) = [each for each in workplace.find(words) if each.action == PRESENT]
    assert hit.title == OWN_ACTIONS[PRESENT]
    assert hit.detail == "vælg den igen for at slutte"


def test_who_never_asks_for_it_never_loads_it() -> None:
    root = Path(__file__).parents[2]
    loaded = subprocess.run([sys.executable, "-c", ALL_BUT_IT], cwd=root, capture_output=True, text=True, check=True)
    assert loaded.stdout.split() == []
