"""What every test gets: a home of its own, so that nobody's settings are read or written."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("checks", derandomize=True, max_examples=100, deadline=None)
settings.register_profile("search", max_examples=5000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "checks"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--soak", action="store_true", help="run the long and the ten-fold tests too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--soak"):
        return
    for item in items:
        if "soak" in item.keywords:
            item.add_marker(pytest.mark.skip(reason="started by hand with --soak"))


def pytest_unconfigure() -> None:
    """End the spelling helper that windows have started, and empty Qt's clipboard while Python lives.

    PySide6 dies at exit of data that Python has made and Qt still holds.
    """
    spelling = sys.modules.get("assistant.ui.spelling")
    if spelling:
        spelling.spelling().end()
    gui = sys.modules.get("PySide6.QtGui")
    if gui and gui.QGuiApplication.instance():
        gui.QGuiApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that stands for the person's own; its name has æ, ø and å, as people's have."""
    folder = tmp_path / "Søren Ægård"
    monkeypatch.setenv("SAGSTAST_HOME", str(folder))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "xdg"))
    return folder
