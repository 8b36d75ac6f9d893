"""One Wine for all of its tests, on a screen of its own, with notepad and a spy in it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "e2e"))
sys.path.insert(0, str(Path(__file__).parent))

from drivers import pack
from drivers import wine as wines
from drivers.editor import Editor
from drivers.notepad import Notepad
from drivers.presser import WindowsPresser
from drivers.program import SETTINGS, WindowsProgram
from drivers.spy import Spy
from drivers.wine import Wine, windows_path
from targets.session import Session

HERE = Path(__file__).parent
STANDARD = HERE.parents[1] / "templates" / "standard"
WORDPAD = r"C:\Program Files\Windows NT\Accessories\wordpad.exe"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what is here; where there is no Wine, leave it out by one skip that says how many, but never in CI."""
    ours = [item for item in items if HERE in item.path.parents]
    for item in ours:
        item.add_marker("wine")
    reason = _reason_to_leave_out()
    if not reason or not ours:
        return
    first, *others = ours
    first.add_marker(pytest.mark.skip(reason=f"{reason}: {len(ours)} tests on Windows left out"))
    config.hook.pytest_deselected(items=others)
    items[:] = [item for item in items if item not in others]


def _reason_to_leave_out() -> str:
    if os.environ.get("SAGSTAST_NO_E2E") == "1":
        return "SAGSTAST_NO_E2E=1"
    missing = wines.missing()
    return f"no {', '.join(missing)}" if missing and os.environ.get("CI") != "true" else ""


@pytest.fixture(scope="session")
def session() -> Iterator[Session]:
    missing = wines.missing()
    assert not missing, f"tests on Windows need {', '.join(missing)}"
    with Session() as session:
        yield session


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """What the screen showed when a test failed, where a folder for that is named."""
    report = yield
    folder, session = os.environ.get("SAGSTAST_PICTURES"), getattr(item, "funcargs", {}).get("session")
    if folder and session and report.failed:
        file = Path(folder) / f"{item.name}-{report.when}.png"
        subprocess.run(["import", "-window", "root", str(file)], env=session.env, check=False)
    return report


@pytest.fixture(scope="session")
def picture(session: Session) -> bytes:
    """As large as a screenshot, as Windows has it in memory: a bitmap file less its first header."""
    command = "convert -size 1200x900 plasma:fractal -type TrueColor BMP3:-"
    return subprocess.run(command.split(), env=session.env, check=True, capture_output=True).stdout[14:]


@pytest.fixture(scope="session")
def wine(session: Session) -> Iterator[Wine]:
    with closing(Wine(session)) as wine:
        yield wine


@pytest.fixture(scope="session")
def spy(wine: Wine) -> Iterator[Spy]:
    with closing(Spy(wine)) as spy:
        yield spy


@pytest.fixture(scope="session")
def presser(session: Session, spy: Spy) -> Iterator[WindowsPresser]:
    with closing(WindowsPresser(session.env["DISPLAY"], spy)) as presser:
        yield presser


@pytest.fixture(scope="session")
def editor(wine: Wine, spy: Spy) -> Iterator[Editor]:
    with closing(Editor(wine, spy)) as editor:
        yield editor


@pytest.fixture(scope="session")
def notepad(wine: Wine, spy: Spy) -> Iterator[Notepad]:
    with closing(Notepad(wine, spy)) as notepad:
        yield notepad


@pytest.fixture(scope="session")
def wordpad(wine: Wine, spy: Spy) -> Iterator[Notepad]:
    with closing(Notepad(wine, spy, WORDPAD, "WORDPADTOP", "RichEdit20W")) as wordpad:
        yield wordpad


@pytest.fixture(scope="session")
def program_with(wine: Wine, spy: Spy, presser: WindowsPresser, session: Session) -> Callable[..., WindowsProgram]:
    """Starts the program with the packs it ships and the test's own."""
    folders = (STANDARD, pack.write(session.folder / "prøve"))
    arguments = ("run", *(word for folder in folders for word in ("--packs", windows_path(folder))))

    def start(settings: str = "", name: str = "home") -> WindowsProgram:
        return WindowsProgram(wine, spy, presser, settings=settings + SETTINGS, name=name, arguments=arguments)

    return start


@pytest.fixture(scope="module")
def program(program_with: Callable[..., WindowsProgram]) -> Iterator[WindowsProgram]:
    program = program_with()
    yield program
    assert program.close() == ""
