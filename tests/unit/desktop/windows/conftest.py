"""Tests of what only Windows has: they run under Wine, by ``tests/wine``. Elsewhere they stand as one counted line."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest


class _OnlyOnWindows(pytest.Module):
    """A file that is not even imported: what it tests asserts that it runs on Windows."""

    def collect(self) -> list[pytest.Item]:
        pytest.skip("only on Windows: tests/wine runs these files", allow_module_level=True)


def pytest_pycollect_makemodule(module_path: Path, parent: pytest.Collector) -> pytest.Module | None:
    return None if sys.platform == "win32" else _OnlyOnWindows.from_parent(parent, path=module_path)
