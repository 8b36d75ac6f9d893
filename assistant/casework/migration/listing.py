"""A listing of AutoText as text: a line with the name, the text below it, a blank line before the next name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.casework.migration.snippet import Found, LeftOut, Snippet

PROGRAM = "Word"
FORMATTING = "Skrifttype, fed skrift og billeder er ikke med."


def read(lines: Sequence[str], names: frozenset[int] = frozenset()) -> Found:
    """The entries of ``lines``.

    Args:
        lines: of the whole listing.
        names: numbers of the lines that are names; without any, the first line and each after a blank one is.
    """
    snippets: list[Snippet] = []
    left_out: list[LeftOut] = []
    for name, text in _entries(lines, names or _by_gaps(lines)):
        if text.strip():
            snippets.append(Snippet((name,), name, (text,)))
        else:
            left_out.append(LeftOut(name, "Der står ingen tekst under navnet."))
    return Found(PROGRAM, tuple(snippets), tuple(left_out), FORMATTING)


def _by_gaps(lines: Sequence[str]) -> frozenset[int]:
    starts = (at for at, line in enumerate(lines) if line.strip() and not (at and lines[at - 1].strip()))
    return frozenset(starts)


def _entries(lines: Sequence[str], names: frozenset[int]) -> Iterator[tuple[str, str]]:
    name, below = "", list[str]()
    for at, line in enumerate(lines):
        if at in names:
            if name:
                yield name, "\n".join(below).strip("\n")
            name, below = line.strip(), []
        else:
            below.append(line)
    if name:
        yield name, "\n".join(below).strip("\n")
