"""The script of an hour's work, as docs/en-times-arbejde.md writes it: what is pressed, typed, and then seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_SECTION = re.compile(r"^## (?P<title>.+)$", re.MULTILINE)
_BLOCK = re.compile(r"^```\n(?P<lines>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Line:
    """One line of the script: ``tryk Ctrl+½``.

    Attributes:
        verb: what is done or seen.
        rest: with what, or what.
    """

    verb: str
    rest: str


@dataclass(frozen=True)
class Step:
    """One note or letter.

    Attributes:
        title: its heading in the document.
    """

    title: str
    lines: tuple[Line, ...]


def read_script(file: Path) -> Iterator[Step]:
    """The steps of ``file`` in order; sections without a block of lines are prose."""
    text = file.read_text(encoding="utf-8")
    starts = [*_SECTION.finditer(text)]
    for section, following in zip(starts, [*starts[1:], None], strict=True):
        block = _BLOCK.search(text[section.end() : following.start() if following else len(text)])
        if block:
            lines = (line.strip().partition(" ") for line in block["lines"].splitlines() if line.strip())
            yield Step(section["title"], tuple(Line(verb, rest.strip()) for verb, _, rest in lines))
