"""Which changed wordings she has seen, on disk: by template the hash of the wording, nothing else."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from assistant.store.atomic import write_text


def read(path: Path) -> dict[str, str]:
    """What stands in ``path``, the wording's hash by the template's id; what cannot be read of it is left out."""
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return {name: sha256 for name, sha256 in rows.items() if isinstance(sha256, str)} if isinstance(rows, dict) else {}


def write(path: Path, seen: Mapping[str, str]) -> None:
    """Keep ``seen`` in place of what was kept before.

    Raises:
        OSError: it could not be written.
    """
    write_text(path, json.dumps(dict(seen), ensure_ascii=False) + "\n")
