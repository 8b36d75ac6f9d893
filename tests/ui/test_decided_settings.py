"""What the organisation has decided: greyed in the window, in use after saving, and not written over her own."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from assistant.casework.workplace import open_workplace
from assistant.desktop.fake import FakeDesktop
from assistant.store import paths, policy, settings_reader, settings_writer
from assistant.store.settings import Settings
from assistant.ui.bindings import Bindings
from assistant.ui.side_windows import DECIDED, SideWindows


@pytest.fixture
def used(home):
    settings_writer.write(paths.settings_file(), Settings(receipts_days=30))
    paths.policy_file().write_text("[privacy]\nreceipts_days = 90\n", "utf-8")
    return []


def test_it_is_greyed_with_its_reason_and_saving_leaves_her_own_value_below(qtbot, qapp, used):
    desktop = FakeDesktop().desktop
    bindings = Bindings(desktop.hotkeys, lambda: None, lambda _action: None)
    side = SideWindows(desktop, bindings, used.append, lambda: None)
    side.show_settings(open_workplace(policy.settings_in_force(), date(2026, 11, 24)))
    window = side._settings
    qtbot.addWidget(window)
    fields = {field.setting.name: field for field in window.fields}
    decided = fields["receipts_days"]
    assert not decided.editor.isEnabled()
    assert decided.value == 90
    assert decided.editor.accessibleDescription() == DECIDED
    assert fields["theme"].editor.isEnabled()

    fields["theme"].show_value("dark")
    QTest.mouseClick(window.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(used))
    assert used == [Settings(theme="dark", receipts_days=90)]
    assert settings_reader.read(paths.settings_file())[0] == Settings(theme="dark", receipts_days=30)
