"""The settings window: its pages follow from what is declared in ``store.settings``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QPushButton, QStackedWidget, QWidget

from assistant.casework.keys import with_own_keys
from assistant.model.chord import Chord
from assistant.model.fields import Choice
from assistant.model.target import HotkeyAction, HotkeyProfile
from assistant.store.settings import DECLARED, SECTIONS, Settings
from assistant.ui import theme
from assistant.ui.card import Card, Footer, Header
from assistant.ui.parts import label
from assistant.ui.settings_keys import LEADER, KeysPage
from assistant.ui.settings_pages import SettingField, column_of, targets_page
from assistant.ui.theme import UNIT

_KEYS = (("Ctrl+Enter", "gem"), ("Esc", "annuller"), ("Ctrl+PageDown", "næste side"))
_LEADER_TITLE = "Åbn paletten"


class SettingsWindow(Card):
    """Built when it is asked for; keeps nothing between two openings.

    Signals:
        recording: whether a chord is being pressed; chords that work everywhere must rest meanwhile.
    """

    recording = Signal(bool)

    def __init__(
        self,
        check: Callable[[Chord, str], str],
        save: Callable[[Settings, Callable[[str], None]], None],
    ) -> None:
        """Make it, not yet shown.

        Args:
            check: why the machine cannot give this chord to this action (AltGr types with it, another program has
                it, no such key), as a Danish sentence; empty when it can. Which action has it is seen here.
            save: keeps the settings and puts them to use; then calls back with why it could not, or with nothing.
        """
        super().__init__(Qt.WindowType.Window)
        self.setWindowTitle("Indstillinger – Sagstast")
        self._save = save
        self._settings = Settings()
        self._profile: HotkeyProfile | None = None
        self.fields = [SettingField(setting) for setting in DECLARED]
        self.keys = KeysPage(check)
        self.keys.recording.connect(self.recording)
        self._targets = targets_page(())
        self.names = QListWidget()
        self.pages = QStackedWidget()
        self.fault = label("", "error", wrap=True)
        self.save_button = QPushButton("&Gem")
        self.cancel_button = QPushButton("&Annuller")
        self._build()

    def _build(self) -> None:
        self.names.setProperty("role", "nav")
        self.names.setAccessibleName("Sider")
        self.names.setFrameShape(QFrame.Shape.NoFrame)
        self.names.currentRowChanged.connect(self.pages.setCurrentIndex)
        self._add("Genveje", self.keys)
        for section, title in SECTIONS.items():
            fields = [field for field in self.fields if field.setting.about.section == section]
            self._add(title, column_of(fields, UNIT * 2))
        self._add("Mål", self._targets)
        self._fit_names()
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.names)
        middle.addWidget(self.pages, 1)
        self.save_button.setProperty("primary", True)  # noqa: FBT003
        self.save_button.clicked.connect(self._save_all)
        self.cancel_button.clicked.connect(self.close)
        footer = Footer(_KEYS)
        for part in (self.fault, self.cancel_button, self.save_button):
            footer.add_right(part)
        for keys, run in (
            ("Ctrl+Return", self._save_all),
            ("Ctrl+Enter", self._save_all),
            ("Esc", self.close),
            ("Ctrl+PgUp", lambda: self._turn(-1)),
            ("Ctrl+PgDown", lambda: self._turn(1)),
        ):
            QShortcut(QKeySequence(keys), self, run)
        self.column.addWidget(Header("Indstillinger"))
        self.column.addLayout(middle, 1)
        self.column.addWidget(footer)

    def _add(self, name: str, page: QWidget) -> None:
        self.names.addItem(name)
        self.pages.addWidget(page)

    def open(
        self,
        settings: Settings,
        profile: HotkeyProfile,
        titles: Mapping[str, str],
        offered: Mapping[str, Sequence[Choice]] = MappingProxyType({}),
        barred: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Show ``settings`` to be changed.

        Args:
            settings: as they are now.
            profile: the chord profile as it came, without the person's own keys.
            titles: what each action is called that can have a key.
            offered: what the packs give to choose from, by ``About.offered``.
            barred: why a setting cannot be changed here, by its name.
        """
        self._settings, self._profile = settings, profile
        self.keys.show_keys(_in_order(with_own_keys(profile, settings), titles), {LEADER: _LEADER_TITLE, **titles})
        for field in self.fields:
            if field.setting.about.offered:
                field.offer(offered.get(field.setting.about.offered, ()))
            field.show_value(getattr(settings, field.setting.name))
            field.bar(barred.get(field.setting.name, ""))
        self.pages.removeWidget(self._targets)
        self._targets.deleteLater()
        self._targets = targets_page(profile.targets)
        self.pages.addWidget(self._targets)
        self.fault.clear()
        self._fit_names()
        self.names.setCurrentRow(0)
        self.resize(QSize(theme.scaled(800), theme.scaled(560)).boundedTo(self.room().size()))
        self.appear()
        self.keys.view.setFocus()

    def _fit_names(self) -> None:
        self.names.setFixedWidth(self.names.sizeHintForColumn(0) + UNIT * 5)

    def _save_all(self) -> None:
        if not self.save_button.isEnabled():
            return  # it is under way
        values: dict[str, Any] = {field.setting.name: field.value for field in self.fields}
        if self._profile:
            values |= _own_keys(self._settings, self._profile, self.keys.table.keys)
        self.save_button.setEnabled(False)
        self._save(replace(self._settings, **values), self._saved)

    def _saved(self, why: str) -> None:
        self.save_button.setEnabled(True)
        self.fault.setText(why)
        if not why:
            self.close()

    def _turn(self, pages: int) -> None:
        self.names.setCurrentRow((self.names.currentRow() + pages) % self.names.count())


def _in_order(profile: HotkeyProfile, titles: Mapping[str, str]) -> list[HotkeyAction]:
    """The palette first, then the actions that have a key, then the rest, by title."""
    known = {key.action: key for key in profile.actions}
    keys = [known.get(action, HotkeyAction(action=action)) for action in titles if action != LEADER]
    keys.sort(key=lambda key: (not (key.chord or key.letter), titles[key.action]))
    return [HotkeyAction(action=LEADER, chord=profile.leader), *keys]


def _own_keys(settings: Settings, profile: HotkeyProfile, keys: tuple[HotkeyAction, ...]) -> dict[str, Any]:
    """What differs from the profile; keys of actions that are not here now are kept."""
    chords, letters = dict(settings.chords), dict(settings.letters)
    standard = {key.action: key for key in profile.actions}
    standard[LEADER] = HotkeyAction(action=LEADER, chord=profile.leader)
    for key in keys:
        usual = standard.get(key.action, HotkeyAction(action=key.action))
        chords.pop(key.action, None)
        letters.pop(key.action, None)
        if key.chord != usual.chord:
            chords[key.action] = key.chord
        if key.letter != usual.letter:
            letters[key.action] = key.letter
    return {"chords": chords, "letters": letters}
