"""A town that has published nothing but who may, and a machine that reads its share."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pack_town import Desk, Town


@pytest.fixture
def town(tmp_path: Path) -> Town:
    """A town that has published nothing but who may."""
    town = Town(tmp_path / "drev æøå", datetime.now(UTC))
    town.found()
    return town


@pytest.fixture
def desk(town: Town, tmp_path: Path) -> Desk:
    return Desk(tmp_path / "bord" / "tuf", str(town.folder), town.trusted)
