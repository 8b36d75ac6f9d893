"""Two settings that are saved in a moment: they reach the disk in the order in which they were made."""

from __future__ import annotations

from dataclasses import replace
from threading import Event

import pytest

from assistant.store import paths, settings_reader, settings_writer
from assistant.store.settings import Settings
from assistant.ui.settings_saving import SettingsSaving

LIGHT, DARK = replace(Settings(), theme="light"), replace(Settings(), theme="dark")


@pytest.fixture
def slow_disk(monkeypatch):
    """The first write waits until it is let go of."""
    go_on, write, begun = Event(), settings_writer.write, []

    def slowly(path, settings, decided):
        begun.append(settings)
        if len(begun) == 1:
            go_on.wait(5)
        write(path, settings, decided)

    monkeypatch.setattr(settings_writer, "write", slowly)
    return go_on, begun


def test_the_last_stands_though_the_first_took_longer(slow_disk, qtbot):
    go_on, begun = slow_disk
    used: list[Settings] = []
    saving = SettingsSaving(used.append)
    saving.save(LIGHT, lambda _: None)
    saving.save(DARK, lambda _: None)
    qtbot.wait(50)
    assert begun == [LIGHT]
    go_on.set()
    qtbot.waitUntil(lambda: len(used) == 2)
    assert used == [LIGHT, DARK]
    assert settings_reader.read(paths.settings_file())[0].theme == "dark"


def test_one_that_failed_does_not_take_back_the_next(monkeypatch, qtbot):
    write, told = settings_writer.write, []

    def fails_for_light(path, settings, decided):
        if settings.theme == "light":
            raise OSError
        write(path, settings, decided)

    monkeypatch.setattr(settings_writer, "write", fails_for_light)
    saving = SettingsSaving(lambda _: None)
    saving.save(LIGHT, told.append)
    saving.save(DARK, told.append)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert ["ikke" in each for each in told] == [True, False]
    assert saving.now is not None
    assert saving.now.theme == "dark"
