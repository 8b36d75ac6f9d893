"""A shelf of packs that tests stack, and a town that publishes some."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pack_town import Town

_INFO = 'id = "{pack}"\nversion = "1"\ntitle = "{title}"\npublisher = "Holdet"\nvalid_from = 2020-01-01\n'
_HEAD = 'id = "{id}"\ntitle = "{title}"\nkind = "text"\nversion = "1"\nsource = "s"\ncertainty = "high"\n'


@pytest.fixture
def packs(tmp_path: Path) -> Callable[..., Path]:
    """Make a pack, or add templates to it: an id, and after a ``|`` what else its head says."""

    def make(folder: str, pack_more: str = "", *, title: str = "", pack_id: str = "", **templates: str) -> Path:
        place = tmp_path / folder
        place.mkdir(parents=True, exist_ok=True)
        info = _INFO.format(pack=pack_id or place.name, title=title or place.name)
        (place / "pack.toml").write_text(info + pack_more, "utf-8")
        for name, head in templates.items():
            template_id, _, more = head.partition("|")
            front = _HEAD.format(id=template_id, title=template_id.capitalize())
            dates = more or "valid_from = 2020-01-01"
            (place / f"{name}.txt").write_text(f"+++\n{front}{dates}\n+++\nFra {folder}, {name}.\n", "utf-8")
        return place

    return make


@pytest.fixture
def town(tmp_path: Path) -> Town:
    """Its root lies in ``root.json``."""
    town = Town(tmp_path / "drev æøå", datetime.now(UTC))
    town.found()
    (tmp_path / "root.json").write_bytes(town.trusted)
    return town
