"""Text copied from a mail, a PDF or a web page as if it had been typed: no formatting, whole paragraphs.

No letter and no digit is lost or moved, and text that is clean already stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

NARROWEST, WIDEST = 40, 110
"""Characters of a line that a program has broken by itself: an address is narrower, a line that nobody broke wider."""
_SLACK = 0.85
"""Of the widest line: letters of different width make a PDF's lines differ."""

_SPACES = re.compile(r"[^\S\n]+")
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff\x00-\x08\x0e-\x1f\x7f]")
"""Soft hyphens, marks without width, and control characters."""
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028]")
_QUOTED = re.compile(r"^(?:>\s*)+")
_BULLET = re.compile(r"^(?:[•·▪▫◦‣●○■□➢➤\uf0a7\uf0b7\uf0d8] ?|[*–—-](?: |$))")
_MONTHS = "jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec"
_ITEM = re.compile(rf"^(?:-(?: |$)|[☐☑☒✓✔] ?|\(?(?:\d{{1,2}}|[a-zæøå])[.)] (?!(?:\d|{_MONTHS})))", re.IGNORECASE)
"""How a point of a list begins; ``3. december`` is none."""
_OWN_LINE = re.compile(
    r"^(?:[A-ZÆØÅ][\w .-]{0,30}:(?: |$)|(?i:(?:med )?(?:venlig|bedste|mange|de bedste) hilsen|(?:hej|kære|mvh)\b))"
)
"""A line that begins so was not begun by a program: ``Dato: 3. december``, ``Venlig hilsen``."""
_SOFT_END = re.compile("(?<=\\w)\u00ad(?=[^\\S\n]*\n)")
_HYPHENS = re.compile("[\u2010\u2011]")
_ENDED = re.compile(r"[.!?:…][”»\")]?$")
_HYPHEN = re.compile(r"(?<=[a-zæøå])-$")
_AND = re.compile(r"(?:og|eller|samt|til)\b")


def plain_text(text: str) -> str:
    """``text`` without what only its old place needs; paragraphs, and one blank line between them, are kept."""
    paragraphs = [_paragraph(lines) for lines in _blocks(_lines(text))]
    return "\n".join(line for paragraph in paragraphs for line in paragraph).strip("\n")


def split_lines(text: str) -> list[str]:
    """Every line of ``text`` as it stands, whatever ends it."""
    whole = _BREAKS.sub("\n", text).replace("\u2029", "\n\n")
    return _SOFT_END.sub("-", _HYPHENS.sub("-", whole)).split("\n")


def plain_line(raw: str) -> str:
    """One line made plain by itself."""
    line = _SPACES.sub(" ", _QUOTED.sub("", _UNSEEN.sub("", raw).strip())).strip()
    return _BULLET.sub("- ", line).strip()


def _lines(text: str) -> list[str]:
    """Every line by itself made plain, list marks alike, a mark on a line of its own with what it marks."""
    made: list[str] = []
    for raw in split_lines(text):
        line = plain_line(raw)
        if made and made[-1] == "-" and line and not line.startswith("-"):
            made[-1] = f"- {line}"
        elif line or (made and made[-1]):
            made.append(line)
    return made


def _blocks(lines: Sequence[str]) -> Iterator[list[str]]:
    """Lines that may belong together: a blank line stands alone, a point of a list begins anew."""
    block: list[str] = []
    for line in lines:
        if block and (not line or not block[0] or _ITEM.match(line)):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _paragraph(lines: list[str]) -> list[str]:
    """``lines`` with those joined that a program has broken, where a second look would join no more."""
    joined = _joined(lines)
    return joined if _joined(joined) == joined else lines


def _joined(lines: list[str]) -> list[str]:
    width = max(map(len, lines))
    if not NARROWEST <= width <= WIDEST or not any(_is_mid_sentence(*pair) for pair in pairwise(lines)):
        return lines
    made = [lines[:1]]
    for before, line in pairwise(lines):
        if _is_broken(before, line, width):
            made[-1][-1:] = _together(made[-1][-1], line)
        else:
            made.append([line])
    return ["".join(pieces) for pieces in made]


def _is_mid_sentence(before: str, line: str) -> bool:
    """Whether a break stands where nobody makes one: without any, the lines may be paragraphs."""
    return not _ENDED.search(before) and not line[:1].isupper()


def _is_broken(before: str, line: str, width: int) -> bool:
    """Whether the first word of ``line`` had no room after ``before``."""
    first = line.partition(" ")[0]
    return len(before) + 1 + len(first) > _SLACK * width and not _OWN_LINE.match(line)


def _together(before: str, line: str) -> tuple[str, str]:
    """Two pieces of a paragraph, to be put side by side; a word that was broken becomes whole."""
    if not before.endswith("-") or before.endswith(" -") or _AND.match(line):
        return before, f" {line}"
    return (_HYPHEN.sub("", before) if line[:1].islower() else before), line
