"""A TOML text as its lines: which of them say something, and on which each key stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from assistant.packs.source import KeyPath, key_lines, opened

Spans = list[tuple[int, int]]
"""From which line to before which, from 0."""


def lines_of(text: str) -> list[str]:
    """Its lines with their ends, as TOML counts them: ``splitlines`` ends them at more."""
    return [f"{line}\n" for line in text.removesuffix("\n").split("\n")] if text else []


def idle_lines(text: str) -> list[bool]:
    """Of each line whether it is empty or a comment."""
    return [
        not (is_in_string or depth) and (not line.strip() or line.lstrip().startswith("#"))
        for line, is_in_string, depth in opened(text)
    ]


def key_spans(text: str, depth: int) -> dict[str, Spans]:
    """Of each key of the table ``depth`` names down the lines it and its value stand on; in parts, ``a.b``, of each."""
    idle = idle_lines(text)
    keys = {line: str(path[depth]) for path, line in key_lines(text, 0).items() if _is_key(path, depth)}
    found: dict[str, Spans] = {}
    for line, end in pairwise((*sorted(keys), len(lines_of(text)))):
        last = next(at for at in range(end, line, -1) if not idle[at - 1])
        found.setdefault(keys[line], []).append((line, last))
    return found


def cut_out(lines: Sequence[str], spans: Iterable[tuple[int, int]]) -> str:
    """What stands on the lines of ``spans``."""
    return "".join(line for start, end in spans for line in lines[start:end])


def comment_above(lines: Sequence[str], idle: Sequence[bool], line: int) -> int:
    """Where the comment above what stands on ``line`` begins."""
    while line and idle[line - 1] and lines[line - 1].strip():
        line -= 1
    return line


def _is_key(path: KeyPath, depth: int) -> bool:
    """Whether it is that of a key of the table, and not of what stands in its value."""
    return len(path) > depth and isinstance(path[-1], str)
