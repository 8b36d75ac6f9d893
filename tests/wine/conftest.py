"""One Wine for all of its tests, on a screen of its own, with notepad and a spy in it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "e2e"))
sys.path.insert(0, str(Path(__file__).parent))

from drivers import wine as wines
from drivers.editor import Editor
from drivers.notepad import Notepad
from drivers.spy import Spy
from drivers.wine import Wine
from targets.presser import Presser
from targets.session import Session

HERE = Path(__file__).parent


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


@pytest.fixture(scope="session")
def presser(session: Session) -> Iterator[Presser]:
    with closing(Presser(session.env["DISPLAY"])) as presser:
        yield presser


@pytest.fixture(scope="session")
def wine(session: Session) -> Iterator[Wine]:
    with closing(Wine(session)) as wine:
        yield wine


@pytest.fixture(scope="session")
def spy(wine: Wine) -> Iterator[Spy]:
    with closing(Spy(wine)) as spy:
        yield spy


@pytest.fixture(scope="session")
def editor(wine: Wine, spy: Spy) -> Iterator[Editor]:
    with closing(Editor(wine, spy)) as editor:
        yield editor


@pytest.fixture(scope="session")
def notepad(wine: Wine, spy: Spy) -> Iterator[Notepad]:
    with closing(Notepad(wine, spy)) as notepad:
        yield notepad
