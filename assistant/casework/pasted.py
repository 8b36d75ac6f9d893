"""Text pasted into a plan: as plain text, and without what only the pages of its old place needed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from assistant.casework.plain_text import plain_line, plain_text, split_lines

_WORD_BULLET = re.compile(r"^(?:o|§(?!\s*\d))\t+", re.MULTILINE)
"""How Word copies the bullets of its sign fonts: a letter or a paragraph sign, and a tab."""
_LIGATURES = {
    ord(sign): letters for sign, letters in zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)
}
_PAGE_OF = re.compile(r"(?:side|s\.|page) ?\d{1,4} ?(?:af|/|of) ?\d{1,4}\.?", re.IGNORECASE)
"""A line that can only be the number of its page, wherever it stands."""
_AT_BREAK = re.compile(
    r"(?:side|s\.|page) ?\d{1,4}\.?|\d{1,4} (?:af|of) \d{1,4}\.?|[–-] ?\d{1,4} ?[–-]|\d{1,4}", re.IGNORECASE
)
"""One that is it beside a page break; elsewhere ``7 af 10`` is how much it hurts, and ``Side 4`` where it stands."""


def clean_pasted(text: str) -> str:
    """``text`` with whole words and paragraphs, lists marked ``- ``, and no lines that are a page's number for certain.

    Nothing else that was said is lost, and no two paragraphs become one.
    """
    once = _cleaned(text)
    while (again := _cleaned(once)) != once:  # what was mended may show a page number
        once = again
    return once


def _cleaned(text: str) -> str:
    whole = normalize("NFC", text).translate(_LIGATURES)
    return plain_text(_WORD_BULLET.sub("- ", "\n".join(_without_page_numbers(whole))))


def _without_page_numbers(text: str) -> Iterator[str]:
    """Its lines without the numbers of its pages."""
    pages = [split_lines(page) for page in text.split("\f")]
    for number, lines in enumerate(pages):
        first, last = _ends(lines)
        for at, line in enumerate(lines):
            bare = plain_line(line)
            at_end = (at == last and number < len(pages) - 1) or (at == first and number > 0)
            if not (_PAGE_OF.fullmatch(bare) or (at_end and _AT_BREAK.fullmatch(bare))):
                yield line


def _ends(lines: list[str]) -> tuple[int, int]:
    """Where the first and the last line with something on it stand; -1 when there is none."""
    filled = [at for at, line in enumerate(lines) if line.strip()]
    return (filled[0], filled[-1]) if filled else (-1, -1)
