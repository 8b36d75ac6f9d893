"""What a saved plan is called: beside the original, by a name that nobody has.

Whether a name is taken is asked of the disk, which may be a share that does not answer: not in Qt's thread.
"""

from __future__ import annotations

import os.path
import re
from itertools import count
from pathlib import Path

_BARRED = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_ENDING = re.compile(r" – udfyldt(?: \d+)?$")
_LONGEST = 80
_MOST_BYTES = 255
"""Of a name, on the disks that count them; Windows counts letters, which are fewer."""


def beside(original: Path) -> Path:
    """``Plan – udfyldt.docx`` for ``Plan.docx``; with a number where that is taken."""
    return _free(original.parent, _ENDING.sub("", original.stem), " – udfyldt")


def other(taken: Path) -> Path:
    """The next name after one that turned out to be taken."""
    return beside(taken) if _ENDING.search(taken.stem) else _free(taken.parent, taken.stem)


def new(folder: Path, title: str) -> Path:
    """A file in ``folder`` called as the plan is."""
    return _free(folder, called(title).stem)


def called(title: str) -> Path:
    """The name alone, whether it is taken or not."""
    name = " ".join(_BARRED.sub(" ", title).split())
    short = name if len(name) <= _LONGEST else name[:_LONGEST].rsplit(" ", 1)[0].rstrip(" –,")
    return Path(f"{short}.docx")


def as_word(chosen: str) -> Path:
    """``chosen`` with the ending that Word files have."""
    path = Path(chosen)
    return path if path.suffix.lower() == ".docx" else path.with_name(f"{path.name}.docx")


def _free(folder: Path, stem: str, ending: str = "") -> Path:
    endings = (f"{ending}.docx" if number == 1 else f"{ending} {number}.docx" for number in count(1))
    paths = (folder / f"{_cut(stem, _MOST_BYTES - len(each.encode()))}{each}" for each in endings)
    return next(path for path in paths if not os.path.exists(path))  # noqa: PTH110 - Path's raises where it may not look


def _cut(name: str, size: int) -> str:
    """As much of ``name`` as goes into so many bytes."""
    return name.encode()[:size].decode(errors="ignore").rstrip()
