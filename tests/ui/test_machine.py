"""What the diagnosis says of this machine."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtGui import QGuiApplication

from assistant.desktop.copyonly import open_copy_only
from assistant.model.chord import Chord
from assistant.model.target import HotkeyProfile
from assistant.ui import machine
from assistant.ui.bindings import Bindings

PROFILE = HotkeyProfile(
    id="proeve",
    title="Prøve",
    leader=Chord.parse("Ctrl+½"),
    leader_fallback=Chord.parse("Ctrl+Shift+Space"),
)


@pytest.fixture
def desktop(qapp):
    return replace(open_copy_only(), name="prøve")


def told(desktop, bindings=None):
    return {check.name: check for check in machine.checks(desktop, bindings, PROFILE)}


def test_every_check_that_fails_carries_its_remedy_and_none_that_does_not(desktop):
    found = told(desktop)
    assert {"Skærm", "Genveje", "Udklipsholder", "Statuslinje"} <= set(found)
    assert [check.name for check in found.values() if check.ok is bool(check.remedy)] == []


def test_each_screen_is_told_with_its_scale(desktop, monkeypatch):
    screens = [SimpleNamespace(devicePixelRatio=lambda ratio=ratio: ratio) for ratio in (1.0, 1.5)]
    monkeypatch.setattr(QGuiApplication, "screens", staticmethod(lambda: screens))
    assert "ved 100 % og 150 %" in told(desktop)["Skærm"].detail


def test_where_text_can_only_be_copied_that_is_said(qapp):
    screen = told(open_copy_only())["Skærm"]
    assert not screen.ok
    assert "teksten kan kun kopieres" in screen.detail
    assert screen.remedy


def test_what_a_chord_could_not_be_had_for_is_told(desktop):
    bindings = Bindings(desktop.hotkeys, lambda: None, lambda action: None)
    bindings.bind(PROFILE)
    keys = told(desktop, bindings)["Genveje"]
    assert not keys.ok
    assert "Paletten har ingen genvej" in keys.detail
