"""What every test gets: a home of its own, so that nobody's settings are read or written."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import settings

from assistant.store import paths

sys.path.insert(0, str(Path(__file__).parent))

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # with neither this nor a screen, Qt ends Python
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"  # nobody's own credentials are a test's matter
if sys.platform == "win32":
    os.environ.setdefault("QT_QPA_FONTDIR", str(Path(os.environ["WINDIR"], "Fonts")))  # or offscreen has none

settings.register_profile("checks", derandomize=True, max_examples=100, deadline=None)
settings.register_profile("few", derandomize=True, max_examples=10, deadline=None)
settings.register_profile("search", max_examples=5000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "checks"))

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)

BY_HAND = "started by hand with --soak"
NOT_ON_WINDOWS = {
    "fork": "a child that is killed at a step is made by fork",
    "limits": "Windows has no limit for the size of a process's files",
    "like": "long, and nothing in it can be otherwise on Windows than on Linux",
    "links": "on Windows only an administrator makes symbolic links",
    "modes": "Windows has no modes",
    "names": "Windows does not tell a name that is too long from a folder that is not there",
    "office": "there is no LibreOffice",
    "shell": "a shell's script stands in the place of a program",
    "sources": "what it reads or runs is the checkout on Linux",
    "terminal": "on Windows a test cannot play a terminal, nor press its Ctrl+C",
    "venv": "the Python of the tests makes no venv",
    "x11": "for X11",
    "xdg": "the XDG way",
}
"""Why a test may be left out there, by the word in its ``not_on_windows`` mark. A skip for any other reason fails."""


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "not_on_windows(why): left out there; why is one of NOT_ON_WINDOWS")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--soak", action="store_true", help="run the long and the ten-fold tests too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if "soak" in item.keywords and not config.getoption("--soak"):
            item.add_marker(pytest.mark.skip(reason=BY_HAND))
        for mark in item.iter_markers("not_on_windows"):
            item.add_marker(pytest.mark.skipif(sys.platform == "win32", reason=NOT_ON_WINDOWS[mark.args[0]]))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    return _known_skip((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    return _known_skip((yield))


def _known_skip(report: Report) -> Report:
    """On Windows nothing leaves the run unseen: what is skipped for a reason of its own has failed."""
    if sys.platform == "win32" and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2].removeprefix("Skipped: ")
        if reason not in {BY_HAND, *NOT_ON_WINDOWS.values()}:
            report.outcome = "failed"
            report.longrepr = f"skipped, and tests/conftest.py does not know why: {reason}"
    return report


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


@pytest.fixture(scope="session")
def one_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that outlives a test."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def warm(one_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests in which the installed packs are opened: they need not be read anew each time."""
    monkeypatch.setattr(paths, "cache_dir", lambda: one_cache)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that stands for the person's own; its name has æ, ø and å, as people's have."""
    folder = tmp_path / "Søren Ægård"
    monkeypatch.setattr(paths, "policy_file", lambda: folder / "policy.toml")  # the machine's own is no test's matter
    monkeypatch.setenv("SAGSTAST_HOME", str(folder))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "xdg"))
    return folder
