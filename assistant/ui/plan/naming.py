"""What a saved plan is called: beside the original, by a name that nobody has."""

from __future__ import annotations

import re
from itertools import count
from pathlib import Path

_BARRED = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_ENDING = re.compile(r" – udfyldt(?: \d+)?$")
_LONGEST = 80


def beside(original: Path) -> Path:
    """``Plan – udfyldt.docx`` for ``Plan.docx``; with a number where that is taken."""
    return _free(original.parent, f"{_ENDING.sub('', original.stem)} – udfyldt")


def new(folder: Path, title: str) -> Path:
    """A file in ``folder`` called as the plan is."""
    name = " ".join(_BARRED.sub(" ", title).split())
    return _free(folder, name if len(name) <= _LONGEST else name[:_LONGEST].rsplit(" ", 1)[0].rstrip(" –,"))


def as_word(chosen: str) -> Path:
    """``chosen`` with the ending that Word files have."""
    path = Path(chosen)
    return path if path.suffix.lower() == ".docx" else path.with_name(f"{path.name}.docx")


def _free(folder: Path, name: str) -> Path:
    names = (name if number == 1 else f"{name} {number}" for number in count(1))
    return next(path for each in names if not (path := folder / f"{each}.docx").exists())
