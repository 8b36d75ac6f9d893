"""An AutoHotkey script line by line: comments gone, and sections in parentheses made part of the line above."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_COMMENT = re.compile(r"(?:^|[ \t]);")
_STRING = re.compile(r"\"(?:[^\"`]|`.|\"\")*\"|'(?:[^'`]|`.)*'", re.DOTALL)
KEYS_AND_STRINGS = re.compile(r"\"(?:[^\"`]|`.)*\"|'(?:[^'`]|`.)*'|\{\w[^{}\n]*\}|\{[{}!#+^]\}")
"""What stands in quotes, and keys by name: their braces are no blocks."""
_JOIN = re.compile(r"\bJoin(\S*)", re.IGNORECASE)


@dataclass(frozen=True)
class Line:
    """A line as it counts.

    Attributes:
        text: without comment and indentation.
        section: what stood in parentheses below it, escapes and all; None where there was none.
        is_literal: whether the section's backticks are characters.
        after: what stands behind the closing parenthesis.
    """

    text: str
    section: str | None = None
    is_literal: bool = False
    after: str = ""


def lines_of(script: str) -> Iterator[Line]:
    """Every line that says something."""
    raw = script.split("\n")
    at, is_inside = 0, False
    while at < len(raw):
        bare = raw[at].strip()
        at += 1
        if is_inside or bare.startswith("/*"):
            is_inside = not (bare.endswith("*/") or (is_inside and bare.startswith("*/")))
            continue
        if not (text := without_comment(bare)):
            continue
        if (below := _begins(raw, at)) is None:
            yield Line(text)
            continue
        end = _end(raw, below)
        options, inside = raw[below].strip()[1:], raw[below + 1 : end]
        after = without_comment(raw[end].strip()[1:].strip()) if end < len(raw) else ""
        yield Line(text, _section(options, inside), "`" in options, after)
        at = end + 1


def without_comment(text: str) -> str:
    """``text`` before a semicolon that stands after a space, and in no quotes of code; a hotstring's are its words."""
    hidden = text if text.startswith(":") else _STRING.sub(lambda found: "x" * len(found.group()), text)
    found = _COMMENT.search(hidden)
    return text[: found.start()].rstrip() if found else text


def _begins(raw: list[str], at: int) -> int | None:
    """Where a section begins, if one does below a line: nothing but blank lines and comments stands between."""
    while at < len(raw) and not without_comment(raw[at].strip()):
        at += 1
    is_one = at < len(raw) and raw[at].lstrip().startswith("(") and ")" not in raw[at]
    return at if is_one else None


def _end(raw: list[str], begins: int) -> int:
    for at in range(begins + 1, len(raw)):
        if raw[at].lstrip().startswith(")"):
            return at
    return len(raw)


def _section(options: str, lines: list[str]) -> str:
    words = options.lower().split()
    if "ltrim" in words:
        lines = [line.lstrip(" \t") for line in lines]
    elif "ltrim0" not in words and lines:
        lines = _outdented(lines)
    if "rtrim0" not in words:
        lines = [line.rstrip(" \t") for line in lines]
    found = _JOIN.search(options)
    return ("\n" if found is None else found.group(1)).join(lines)


def _outdented(lines: list[str]) -> list[str]:
    """``lines`` without the indentation that all of them have."""
    filled = [line for line in lines if line.strip()]
    shared = min((len(line) - len(line.lstrip(" \t")) for line in filled), default=0)
    return [line[shared:] for line in lines]
