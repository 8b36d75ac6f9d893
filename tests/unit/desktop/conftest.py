"""The tests of one system's own folder run on that system. Elsewhere each folder stands as one counted line."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

_SYSTEMS = {"windows": ("win32", "for Windows: tests/wine runs them"), "x11": ("linux", "for X11")}


class _Elsewhere(pytest.Module):
    """A file that is not even imported: what it tests asserts where it runs."""

    def collect(self) -> list[pytest.Item]:
        pytest.skip(_SYSTEMS[self.path.parent.name][1], allow_module_level=True)


def pytest_pycollect_makemodule(module_path: Path, parent: pytest.Collector) -> pytest.Module | None:
    platform, _ = _SYSTEMS.get(module_path.parent.name, (sys.platform, ""))
    return None if platform == sys.platform else _Elsewhere.from_parent(parent, path=module_path)
