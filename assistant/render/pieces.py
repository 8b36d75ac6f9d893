"""A long text in pieces that are read one by one: while it is being written, all but one stay as they were."""

from __future__ import annotations

import re

LONG = 2_000
"""Characters; a shorter text is read at once, which takes less than reading its pieces."""
_BREAK = re.compile(r"(?<=[^\r\n{%#])(?=\n\n)")
"""A piece begins with its line breaks: Jinja leaves out one at the end of what it reads, and there takes half a tag for
text."""
_BLOCK = re.compile(r"\{%[-+]?\s*(end)?(?:if|for|laast)\b")
_ACROSS = re.compile(r"\{[{%#]-|-[}%#]\}|\{%\+?\s*raw\b")
"""What takes away the blanks beside it, also those of the next piece; and what Jinja ends itself at a text's end."""


def pieces_of(text: str) -> list[str]:
    """``text`` broken between paragraphs that no block spans; whole where it is short.

    Pieces that can all be read say together what ``text`` says; where one cannot, the whole of it has to tell why.
    """
    if len(text) < LONG or _ACROSS.search(text):
        return [text]
    pieces: list[str] = []
    deep = 0
    for paragraph in _BREAK.split(text):
        if deep > 0:
            pieces[-1] += paragraph
        else:
            pieces.append(paragraph)
        deep += sum(-1 if block[1] else 1 for block in _BLOCK.finditer(paragraph))
    return pieces
