"""The settings window: chords recorded by pressing them, and everything that is declared."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from assistant.model.chord import Chord
from assistant.model.fields import Choice
from assistant.model.target import HotkeyAction, HotkeyProfile, TargetProfile
from assistant.store.settings import DECLARED, Settings
from assistant.ui import theme
from assistant.ui.chord_recorder import NO_MODIFIER, chord_of
from assistant.ui.settings import SettingsWindow
from assistant.ui.settings_pages import about_target

CTRL, ALT, SHIFT = (getattr(Qt.KeyboardModifier, f"{name}Modifier") for name in ("Control", "Alt", "Shift"))
PASTE = Chord.parse("Ctrl+V")
FASIT = TargetProfile(
    id="fasit", title="Fasit", case="Sag", paste=PASTE, sequence=("heading", "Tab", "body"), heading_max=80
)
PROFILE = HotkeyProfile(
    id="standard",
    title="Standard",
    leader=Chord.parse("Ctrl+½"),
    leader_fallback=Chord.parse("Ctrl+Shift+Space"),
    actions=(
        HotkeyAction(action="ferie", letter="f"),
        HotkeyAction(action="part", letter="p", chord=Chord.parse("Ctrl+Shift+F9")),
    ),
    targets=(FASIT,),
)
TITLES = {"ferie": "Ferievejledning", "part": "Partshøring", "samtale": "Samtale"}


class Machine:
    """What the window is given: a layout where Ctrl+Alt+2 types @, and a place to keep settings."""

    def __init__(self):
        self.saved = []
        self.fault = ""

    def check(self, chord, action):
        return f"{chord} skriver @ på dit tastatur." if chord.is_altgr_like else ""

    def save(self, settings, told):
        if not self.fault:
            self.saved.append(settings)
        told(self.fault)


@pytest.fixture
def machine():
    return Machine()


@pytest.fixture
def window(qtbot, qapp, machine):
    theme.apply(qapp, "light")
    made = SettingsWindow(machine.check, machine.save)
    qtbot.addWidget(made)
    made.open(Settings(), PROFILE, TITLES)

    def is_in_front():
        made.activateWindow()  # what another test has left may come up behind it
        return made.isActiveWindow()

    qtbot.waitUntil(is_in_front)
    return made


def choose(window, title):
    window.keys.filter.setText(title)


def record(window, key, modifiers=Qt.KeyboardModifier.NoModifier):
    window.keys.recorder.setFocus()
    QTest.keyClick(window.keys.recorder, key, modifiers)


def save(window, machine):
    QTest.mouseClick(window.save_button, Qt.MouseButton.LeftButton)
    return machine.saved[-1]


def test_nothing_changed_saves_nothing_of_ones_own(window, machine):
    assert save(window, machine) == Settings()
    assert not window.isVisible()


def test_a_pressed_chord_is_kept_for_the_chosen_action(window, machine):
    choose(window, "Samtale")
    record(window, Qt.Key.Key_F8, CTRL | SHIFT)
    assert window.keys.recorder.text() == "Ctrl+Shift+F8"
    assert save(window, machine).chords == {"samtale": Chord.parse("Ctrl+Shift+F8")}


def test_a_chord_that_types_is_refused_with_its_reason(window, machine):
    choose(window, "Partshøring")
    record(window, Qt.Key.Key_2, CTRL | ALT)
    assert window.keys.said.text() == "Ctrl+Alt+2 skriver @ på dit tastatur."
    assert save(window, machine).chords == {}


def test_a_bare_key_after_a_chord_is_its_second_step(window, machine):
    choose(window, "Samtale")
    record(window, Qt.Key.Key_K, CTRL | SHIFT)
    record(window, Qt.Key.Key_F)
    record(window, Qt.Key.Key_G)
    assert window.keys.recorder.text() == "Ctrl+Shift+K, G"
    assert save(window, machine).chords == {"samtale": Chord.parse("Ctrl+Shift+K, G")}


def test_a_second_step_needs_a_first_one_in_the_same_visit(window):
    choose(window, "Samtale")
    record(window, Qt.Key.Key_K, CTRL | SHIFT)
    window.keys.view.setFocus()
    record(window, Qt.Key.Key_F)
    assert window.keys.said.text() == NO_MODIFIER
    record(window, Qt.Key.Key_K, CTRL | SHIFT)
    record(window, Qt.Key.Key_Delete)
    record(window, Qt.Key.Key_F)
    assert window.keys.said.text() == NO_MODIFIER


def test_two_actions_may_begin_alike_but_none_as_the_whole_of_another(window, machine):
    choose(window, "Samtale")
    record(window, Qt.Key.Key_F9, CTRL | SHIFT)
    assert "»Partshøring«" in window.keys.said.text()
    record(window, Qt.Key.Key_F)
    assert "»Partshøring«" in window.keys.said.text()
    choose(window, "Partshøring")
    record(window, Qt.Key.Key_F9, CTRL | SHIFT)
    record(window, Qt.Key.Key_P)
    choose(window, "Samtale")
    record(window, Qt.Key.Key_F9, CTRL | SHIFT)
    record(window, Qt.Key.Key_S)
    kept = {action: str(chord) for action, chord in save(window, machine).chords.items()}
    assert kept == {"part": "Ctrl+Shift+F9, P", "samtale": "Ctrl+Shift+F9, S"}


class Hook:
    """Hears chords, those of other programs too, where it may."""

    def __init__(self, is_allowed):
        self._is_allowed = is_allowed
        self.hears = None

    def record(self, pressed):
        self.hears = pressed if self._is_allowed else None
        return self._is_allowed

    def key_name(self, native):
        return {0xBB: "+"}.get(native, "")


def test_with_the_hook_a_chord_is_recorded_that_windows_gives_to_another_program(window, machine):
    window.keys.recorder.hook = hook = Hook(is_allowed=True)
    window.keys.note = lambda chord: f"{chord} hører et andet program også."
    choose(window, "Samtale")
    record(window, Qt.Key.Key_F8, CTRL | SHIFT)  # comes by the hook too, and must not count twice
    assert window.keys.recorder.text() == ""
    hook.hears(Chord.parse("Ctrl+Shift+F8"))
    hook.hears(Chord.parse("Ctrl+PageDown"))  # the window's own
    assert window.keys.recorder.text() == "Ctrl+Shift+F8"
    assert window.keys.said.text() == "Ctrl+Shift+F8 hører et andet program også."
    record(window, Qt.Key.Key_F)
    assert window.keys.recorder.text() == "Ctrl+Shift+F8, F"
    window.keys.view.setFocus()
    assert hook.hears is None
    assert save(window, machine).chords == {"samtale": Chord.parse("Ctrl+Shift+F8, F")}


def test_a_hook_that_may_not_listen_leaves_recording_to_the_window(window):
    window.keys.recorder.hook = Hook(is_allowed=False)
    choose(window, "Samtale")
    record(window, Qt.Key.Key_F8, CTRL | SHIFT)
    assert window.keys.recorder.text() == "Ctrl+Shift+F8"


def test_a_refused_chord_does_not_stay_in_the_field(window):
    choose(window, "Partshøring")
    record(window, Qt.Key.Key_2, CTRL | ALT)
    window.keys.view.setFocus()
    assert window.keys.recorder.text() == "Ctrl+Shift+F9"
    assert "@" in window.keys.said.text()


def test_a_chord_in_use_names_the_action_that_has_it(window, machine):
    choose(window, "Samtale")
    record(window, Qt.Key.Key_F9, CTRL | SHIFT)
    assert "»Partshøring«" in window.keys.said.text()
    assert save(window, machine).chords == {}


def test_a_chord_given_up_can_be_had_by_another_at_once(window, machine):
    choose(window, "Partshøring")
    record(window, Qt.Key.Key_Delete)
    choose(window, "Samtale")
    record(window, Qt.Key.Key_F9, CTRL | SHIFT)
    assert save(window, machine).chords == {"part": None, "samtale": Chord.parse("Ctrl+Shift+F9")}


def test_a_key_that_is_needed_for_writing_is_refused(window):
    choose(window, "Samtale")
    record(window, Qt.Key.Key_G)
    assert window.keys.said.text() == NO_MODIFIER
    record(window, Qt.Key.Key_G, SHIFT)
    assert window.keys.said.text() == NO_MODIFIER


def test_the_palette_cannot_lose_its_chord_but_can_change_it(window, machine):
    choose(window, "paletten")
    record(window, Qt.Key.Key_Backspace)
    assert "Paletten skal have en genvej" in window.keys.said.text()
    assert not window.keys.none.isEnabled()
    record(window, Qt.Key.Key_Space, CTRL | SHIFT)
    assert save(window, machine).chords == {"palette": Chord.parse("Ctrl+Shift+Space")}


def test_a_letter_is_kept_and_one_in_use_names_its_action(window, machine):
    choose(window, "Samtale")
    QTest.keyClicks(window.keys.letter, "p")
    assert "»Partshøring«" in window.keys.said.text()
    window.keys.letter.clear()
    QTest.keyClicks(window.keys.letter, "s")
    assert window.keys.letter.text() == "S"
    assert save(window, machine).letters == {"samtale": "s"}


def test_a_key_of_an_action_that_is_away_is_kept(qtbot, machine):
    own = Settings(chords={"gammel": Chord.parse("Ctrl+F2")}, letters={"gammel": "g"})
    window = SettingsWindow(machine.check, machine.save)
    qtbot.addWidget(window)
    window.open(own, PROFILE, TITLES)
    assert save(window, machine) == own


def test_chords_rest_while_one_is_pressed(window, qtbot):
    with qtbot.waitSignal(window.recording) as got:
        window.keys.recorder.setFocus()
    assert got.args == [True]
    with qtbot.waitSignal(window.recording) as got:
        window.keys.view.setFocus()
    assert got.args == [False]


def test_the_windows_own_keys_stay_its_own_and_escape_only_leaves_the_field(window, machine, qtbot):
    choose(window, "Samtale")
    before = window.keys.recorder.text()
    record(window, Qt.Key.Key_PageDown, CTRL)
    assert window.names.currentRow() == 1
    assert window.keys.recorder.text() == before
    window.names.setCurrentRow(0)
    record(window, Qt.Key.Key_Escape)
    assert window.isVisible()
    assert window.keys.view.hasFocus()
    assert machine.saved == []


def test_every_declared_setting_is_shown_and_saved(window, machine):
    changed = {}
    for field in window.fields:
        setting = field.setting
        other = [choice.value for choice in setting.about.choices if choice.value != setting.default]
        match setting.default:
            case bool():
                value = not setting.default
            case int():
                value = setting.about.maximum
            case _:
                value = other[0] if other else "Jobcenter Ærø"
        field.show_value(value)
        changed[setting.name] = value
    assert len(changed) == len(DECLARED)
    assert save(window, machine) == Settings(**changed)


def test_escape_saves_nothing(window, machine):
    window.fields[0].show_value(True)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
    assert machine.saved == []


def test_a_fault_in_saving_is_said_and_nothing_is_lost(window, machine):
    machine.fault = "Filen kan ikke skrives. Luk den i Notesblok, og gem igen."
    QTest.keyClick(window, Qt.Key.Key_Return, CTRL)
    assert window.isVisible()
    assert window.fault.text() == machine.fault


def test_pages_are_turned_by_key_from_anywhere(window):
    seen = [window.pages.currentIndex()]
    for _ in range(window.pages.count()):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_PageDown, CTRL)
        seen.append(window.pages.currentIndex())
    assert seen == [0, 1, 2, 3, 4, 0]


def test_the_targets_are_read_only_and_say_what_is_verified(window):
    shown = [text.text() for text in window.pages.widget(4).findChildren(QLabel)]
    assert "Fasit" in shown
    assert "Indsættes med Ctrl+V: overskrift → Tab → tekst." in shown
    assert about_target(TargetProfile(id="word", title="Word", paste=PASTE))[0] == "Kun vinduet kontrolleres."
    assert about_target(TargetProfile(id="rdp", title="RDP", paste=PASTE, copy_only=True)) == [
        "Teksten kopieres kun. Du sætter den selv ind."
    ]


def test_every_widget_that_takes_focus_has_a_name(window):
    unnamed = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (widget.accessibleName() or getattr(widget, "text", str)())
        and not widget.objectName().startswith("qt_")
        and type(widget).__name__ not in {"QScrollArea", "QHeaderView", "QTableCornerButton"}
    ]
    assert unnamed == []


@pytest.mark.parametrize(
    ("key", "held", "scan", "virtual", "text"),
    [
        (Qt.Key.Key_QuoteDbl, CTRL | SHIFT, 11, 0, "Ctrl+Shift+2"),
        (Qt.Key.Key_QuoteDbl, CTRL | SHIFT, 3, ord("2"), "Ctrl+Shift+2"),
        (Qt.Key.Key_onehalf, CTRL, 49, 0, "Ctrl+½"),
        (Qt.Key.Key_Aring, CTRL, 34, 0, "Ctrl+Å"),
        (Qt.Key.Key_Plus, CTRL, 20, 0, "Ctrl++"),
        (Qt.Key.Key_Backtab, CTRL | SHIFT, 23, 0, "Ctrl+Shift+Tab"),
        (Qt.Key.Key_Enter, ALT, 104, 0, "Alt+Enter"),
        (Qt.Key.Key_PageDown, CTRL, 117, 0, "Ctrl+PageDown"),
        (Qt.Key.Key_F24, Qt.KeyboardModifier.MetaModifier, 202, 0, "Win+F24"),
    ],
)
def test_keys_are_named_as_they_stand_on_a_danish_keyboard(key, held, scan, virtual, text):
    event = QKeyEvent(QEvent.Type.KeyPress, key, held, scan, virtual, 0)
    assert str(chord_of(event)) == text


def test_where_the_layout_is_asked_a_key_is_named_without_shift_and_altgr():
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Question, CTRL | SHIFT, 12, 0xBB, 0)
    assert str(chord_of(event, Hook(is_allowed=False).key_name)) == "Ctrl+Shift++"


@pytest.mark.parametrize("key", [Qt.Key.Key_VolumeUp, Qt.Key.Key_Shift])
def test_keys_without_a_name_are_refused_or_waited_on(window, key):
    choose(window, "Samtale")
    record(window, key, CTRL)
    assert window.keys.recorder.text() == ""


def test_the_unit_is_chosen_among_what_the_packs_have_and_an_old_choice_is_not_lost(window, machine):
    field = next(field for field in window.fields if field.setting.name == "organisation_unit_kind")

    def offered():
        return [(field.editor.itemText(row), field.editor.itemData(row)) for row in range(field.editor.count())]

    assert offered() == [("Ikke valgt", "")]
    kinds = {"units": [Choice(value="bc", label="Beskæftigelsescenter")]}
    window.open(Settings(), PROFILE, TITLES, kinds)
    assert offered() == [("Ikke valgt", ""), ("Beskæftigelsescenter", "bc")]
    field.editor.setCurrentIndex(1)
    assert save(window, machine).organisation_unit_kind == "bc"
    window.open(Settings(organisation_unit_kind="nedlagt"), PROFILE, TITLES, kinds)
    assert offered()[-1] == ("nedlagt (findes ikke i tekstpakkerne)", "nedlagt")
    assert save(window, machine).organisation_unit_kind == "nedlagt"


def test_what_cannot_be_changed_here_is_greyed_and_says_why(qtbot, window, machine):
    field = next(field for field in window.fields if field.setting.name == "start_with_system")
    why = "IT har slået automatisk start fra på denne computer."
    window.open(Settings(), PROFILE, TITLES, barred={"start_with_system": why})
    assert not field.editor.isEnabled()
    assert field.editor.accessibleDescription() == why
    assert why in [shown.text() for shown in field.findChildren(QLabel) if not shown.isHidden()]
    window.open(Settings(), PROFILE, TITLES)
    assert field.editor.isEnabled()
    assert field.editor.accessibleDescription() == field.setting.about.help


def test_it_is_saved_once_however_often_it_is_asked_for(qtbot, machine):
    asked = []
    made = SettingsWindow(machine.check, lambda settings, told: asked.append(told))
    qtbot.addWidget(made)
    made.open(Settings(), PROFILE, TITLES)
    made._save_all()
    made._save_all()
    assert len(asked) == 1
    asked[0]("Disken er fuld.")
    assert made.isVisible()
    made._save_all()
    asked[1]("")
    assert not made.isVisible()


def test_a_number_can_be_read(window):
    window.names.setCurrentRow(3)
    (days,) = (field.editor for field in window.fields if field.setting.name == "receipts_days")
    line = days.lineEdit()
    assert days.isVisible()
    assert line.width() > line.fontMetrics().horizontalAdvance("365 dage")
