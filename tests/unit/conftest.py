"""A small pack that tests write and break, and a template that works."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

STANDARD = Path(__file__).parents[2] / "templates" / "standard"

HEAD = """\
id = "brev"
title = "Brev om besøg"
kind = "text"
version = "1"
valid_from = 2020-01-01
source = "egen praksis"
certainty = "high"
"""
FIELD = """
[[fields]]
name = "sted"
type = "text"
label = "&Sted"
required = true
example = "Rådhuset"
"""
BODY = "Vi ses på {{ sted }}.\n"


@dataclass(frozen=True)
class SmallPack:
    """A pack folder on disk."""

    folder: Path

    def write(self, name: str, content: str | bytes) -> Path:
        """Write a file of the pack."""
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    def template(self, *, name: str = "brev.txt", head: str = HEAD, fields: str = FIELD, body: str = BODY) -> Path:
        """Write a template; what is not given works."""
        return self.write(name, f"+++\n{head}{fields}+++\n{body}")


@pytest.fixture
def small_pack(tmp_path: Path) -> SmallPack:
    """A pack with one template that works and none of the other files."""
    pack = SmallPack(tmp_path / "pakke")
    pack.write("pack.toml", _PACK)
    pack.template()
    return pack


@pytest.fixture
def standard() -> Path:
    """The standard pack."""
    return STANDARD


_PACK = """\
id = "lille"
version = "1"
title = "Lille pakke"
publisher = "Prøve"
valid_from = 2020-01-01
"""
