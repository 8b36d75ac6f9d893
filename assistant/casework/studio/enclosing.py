"""The condition that a place of a text stands in: how it is changed, and how it is taken away."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.casework.studio.slots import Edit

_TAG = re.compile(r"\{%-?\s*(if|elif|else|endif)\b\s*(.*?)\s*-?%\}", re.DOTALL)
_BEFORE, _AFTER = re.compile(r"(?m:^)[ \t]*\Z"), re.compile(r"[ \t]*(?:\n|\Z)")


@dataclass(frozen=True)
class Enclosing:
    """A condition, as edits of the text that it stands in.

    Attributes:
        test: of its expression, as one that leaves it as it is.
        gone: what takes it away and leaves what was between its tags; None where it has other branches, or no end.
    """

    test: Edit
    gone: Edit | None


def enclosing(text: str, at: int) -> Enclosing | None:
    """The innermost condition of ``text`` around the place ``at``, in characters; None where there is none.

    In a further branch it is the expression that decides there. Of a condition without an end only its tag counts.
    """
    open_: list[list[re.Match[str]]] = []
    for tag in _TAG.finditer(text):
        if tag[1] == "if":
            open_.append([])
        if not open_:
            continue
        open_[-1].append(tag)
        if tag[1] == "endif":
            tags = open_.pop()
            if tags[0].start() < at < tag.end():
                return _made(text, tags, at)
    unended = (tag for tags in open_ for tag in tags if tag[2] and tag.start() < at < tag.end())
    return next((Enclosing(_test(tag), None) for tag in unended), None)


def _made(text: str, tags: list[re.Match[str]], at: int) -> Enclosing:
    decides = [tag for tag in tags if tag[2] and tag.start() < at][-1]
    return Enclosing(_test(decides), _gone(text, tags[0], tags[1]) if len(tags) == 2 else None)


def _test(tag: re.Match[str]) -> Edit:
    return Edit(tag.start(2), tag.end(2), tag[2], "")


def _gone(text: str, first: re.Match[str], last: re.Match[str]) -> Edit:
    """A line with one of the tags only goes with it."""
    start, inside = _line_of(text, first)
    end, after = _line_of(text, last)
    return Edit(start, after, text[inside:end], "")


def _line_of(text: str, tag: re.Match[str]) -> tuple[int, int]:
    """Where what ``tag`` takes up begins and ends: its whole line, where nothing else stands there."""
    before, after = (
        _BEFORE.search(text, text.rfind("\n", 0, tag.start()) + 1, tag.start()),
        _AFTER.match(text, tag.end()),
    )
    return (before.start(), after.end()) if before and after else tag.span()
