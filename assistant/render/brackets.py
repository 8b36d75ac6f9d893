"""Slots whose braces do not match: which one is missing, and at what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2 import nodes

_SLOT = re.compile(r"\{\{-?((?:(?!\}\}|\{\{|\{%).)*)(\}\})?")
_HALF = re.compile(r"(?<!\{)\{[ \t]*(\w[^{}\n]*?)[ \t]*\}\}(?!\})")
_NO_END, _NO_BEGINNING = "Der mangler en }} efter »{}«.", "Der mangler en {{ før »{}«."
_NO_ENDS = "Der mangler }}}} efter »{}«."
_EMPTY = "Der står ikke noget mellem {{ og }}. Skriv, hvilket svar der skal stå her."


def not_ended(line: str) -> str:
    """What the first slot of ``line`` lacks that is empty or has no end, in Danish; else the empty string."""
    for slot in _SLOT.finditer(line):
        before, brace, _ = slot[1].partition("}")
        word = re.search(r"\w[\w.]*", before)
        if word is None:
            return _EMPTY
        if not slot[2]:
            return _NO_END.format(before.strip()) if brace else _NO_ENDS.format(word[0])
    return ""


def not_begun(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    """(line, sentence) for what ends as a slot in ``tree`` and begins with one brace: Jinja takes it for text.

    A brace that closes another one on its line is meant, and so may be one right behind what Jinja writes: a brace.
    """
    begins = next((each.nodes[0] for each in tree.body[:1] if isinstance(each, nodes.Output)), None)
    for data in tree.find_all(nodes.TemplateData):
        for half in _HALF.finditer(data.data):
            before = data.data[: half.start()]
            here = before.rpartition("\n")[2]
            if (before or data is begins) and here.count("{") <= here.count("}"):
                yield data.lineno + before.count("\n"), _NO_BEGINNING.format(half[1])
