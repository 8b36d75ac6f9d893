"""Starting with the system, by the XDG autostart folder."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from assistant.store import autostart

pytestmark = pytest.mark.not_on_windows("xdg")


def entry(home: Path) -> Path:
    return home / "xdg" / "autostart" / "sagstast.desktop"


def test_it_can_be_switched_on_and_off(home: Path) -> None:
    assert not autostart.why_not()
    assert not autostart.is_enabled()
    autostart.set_enabled(enabled=True)
    assert autostart.is_enabled()
    assert entry(home).read_text("utf-8").startswith("[Desktop Entry]\nType=Application\nName=Sagstast\n")
    autostart.set_enabled(enabled=False)
    autostart.set_enabled(enabled=False)
    assert not autostart.is_enabled()
    assert not entry(home).exists()


@pytest.mark.parametrize("python", ["/usr/bin/python3", '/home/søren ægård/50% "færdig"/$HOME/`x`/py\\thon'])
def test_the_command_survives_any_path(home: Path, monkeypatch: pytest.MonkeyPatch, python: str) -> None:
    monkeypatch.setattr(sys, "executable", python)
    autostart.set_enabled(enabled=True)
    (line,) = [line for line in entry(home).read_text("utf-8").splitlines() if line.startswith("Exec=")]
    # As the specification reads it: string escapes, then field codes, then quotes.
    value = line.removeprefix("Exec=").replace("\\\\", "\\").replace("%%", "%")
    quoted = re.findall(r'"((?:[^"\\]|\\.)*)"', value)
    assert [re.sub(r"\\(.)", r"\1", part) for part in quoted] == [python, "-m", "assistant", "run"]


def test_where_there_is_no_way_nothing_happens(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "sunos5")
    assert autostart.why_not() == "Kan ikke slås til på dette system."
    autostart.set_enabled(enabled=True)
    assert not autostart.is_enabled()
    assert not entry(home).exists()
