"""What is a label: by what stands after it, by a list of labels, or by its looks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from assistant.model.forms import Form, Line, bare_label

LONGEST_LABEL = 60
"""Characters. What is longer is no label."""
_LABEL_WORDS = 6
_MARKED = 2
"""So many fields must have their labels for a text to be of a form."""
_FLAT = 4
"""So many fields must begin a line each before a label is believed that nothing but a space marks."""
_WORD = re.compile(r"\S+")
_COLON = re.compile(r":(?=\s|$)")
GAP = re.compile(r"\s{3,}")
_NO_LABEL = re.compile(r"[;!?,\"»«…]|\.\s+[A-ZÆØÅ]")
_POINT = re.compile(r"\s*[-–•*·▪☐☑☒]")
_NUMBERED = re.compile(r"\s*(\d{1,2})[.)]?\s+\w")
_ENDED = (".", ",", ";", "!", "?", ":")


def guess(forms: Sequence[Form], lines: Sequence[Line]) -> Form | None:
    """The form whose labels ``lines`` have most of; else the first list, and without one the first."""
    for found, least in ((_marked(lines), _MARKED), (_opening(lines), _FLAT)):
        candidates = forms if least < _FLAT else [form for form in forms if form.kind == "form"]
        best = max(candidates, key=lambda form: _known(form, found), default=None)
        if best is not None and _known(best, found) >= least:
            return best
    return next((form for form in forms if form.kind == "list"), forms[0] if forms else None)


def _known(form: Form, found: set[str]) -> int:
    return sum(not found.isdisjoint(map(bare_label, (each.label, *each.synonyms))) for each in form.fields)


def is_flat(form: Form, lines: Sequence[Line]) -> bool:
    """Whether labels and values stand on one line with nothing but a space between, as a PDF's table is copied."""
    return form.kind == "form" and _known(form, _marked(lines)) < _MARKED and _known(form, _opening(lines)) >= _FLAT


def _marked(lines: Sequence[Line]) -> set[str]:
    """What could be labels, by what stands after them."""
    return {bare_label(label) for line in lines for label in _labels_in(line)}


def _opening(lines: Sequence[Line]) -> set[str]:
    """What lines begin with, a word and more."""
    return {bare_label(label) for line in lines if len(line.cells) == 1 for label, _ in openings(line.cells[0])}


def openings(text: str) -> Iterator[tuple[str, str]]:
    """The first words of ``text``, most of them first, and what follows them."""
    ends = [match.end() for match in islice(_WORD.finditer(text[:LONGEST_LABEL]), _LABEL_WORDS)]
    yield from ((text[:end], text[end:]) for end in reversed(ends) if text[end:].strip())


def _labels_in(line: Line) -> Iterable[str]:
    """What could be labels in ``line``."""
    for cell in line.cells:
        for text in cell.split("\n"):
            label, _, _ = at_colon(text)
            if len(label or text) <= LONGEST_LABEL:
                yield label or text


def at_colon(text: str) -> tuple[str, str, str]:
    """What stands before the first colon that ends a word, the colon, and the rest; nothing where there is none."""
    found = _COLON.search(text[: LONGEST_LABEL + 1])
    if not found:
        return "", "", ""
    return text[: found.start()], ":", text[found.end() :]


def is_next_heading(line: str, after: int) -> bool:
    """Whether ``line`` looks like the heading that follows the one with the number ``after``."""
    is_line = len(line.strip()) <= LONGEST_LABEL and not line.rstrip().endswith(_ENDED)
    return is_line and after > 0 and heading_number(line) == after + 1


def is_point(line: str) -> bool:
    """Whether ``line`` is a point of a list."""
    return _POINT.match(line) is not None


def heading_number(heading: str) -> int:
    """Its number; 0 when it has none."""
    found = _NUMBERED.match(heading)
    return int(found[1]) if found else 0


def is_short(text: str) -> bool:
    """Whether it is one line, and not too long for a label."""
    return "\n" not in text.strip() and len(text.strip()) <= LONGEST_LABEL


def is_label_like(label: str) -> bool:
    """Whether what stands before a colon looks like a label and not like the beginning of a sentence."""
    bare = label.strip()
    is_capital = bare[:1].isupper() or bare[:1].isdigit()
    return is_capital and len(bare.split()) <= _LABEL_WORDS and not _NO_LABEL.search(bare)
