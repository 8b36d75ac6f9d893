"""The standard pack, opened once for all tests: a test that changes a pack makes one of its own."""

from __future__ import annotations

from pathlib import Path

from assistant.casework.library import open_library

STANDARD = Path(__file__).resolve().parents[1] / "templates" / "standard"
LIBRARY = open_library([STANDARD])
KNOWLEDGE = LIBRARY.knowledge
