"""Split a text by a form's labels: every value to its own label, and nothing lost.

Pure, and one pass over the lines: three hundred pages take as long as a hundred times three.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.casework.list_splitting import split_list
from assistant.casework.split_labels import (
    GAP,
    LONGEST_LABEL,
    at_colon,
    heading_number,
    is_flat,
    is_label_like,
    is_next_heading,
    is_point,
    is_short,
    openings,
)
from assistant.casework.split_parts import Part, Split
from assistant.model.forms import Form, FormField, Line, bare_label


def split(form: Form, lines: Iterable[Line]) -> Split:
    """The parts of ``lines`` by the labels of ``form``, in the order in which they stand.

    A line that no label stands before belongs to the label above it while that takes more; else it is a part of its
    own without a label. So is a label that the form does not know, with its value.
    """
    if form.kind == "list":
        return split_list(form, list(lines))
    splitter = _Splitter(form)
    splitter.take(list(lines))
    return Split(form, tuple(piece.part() for piece in splitter.pieces if piece.is_something))


@dataclass
class _Piece:
    """A part in the making."""

    label: list[str] = field(default_factory=list)
    means: FormField | None = None
    lines: list[str] = field(default_factory=list)

    @property
    def is_something(self) -> bool:
        return bool(self.label or any(line.strip() for line in self.lines))

    @property
    def is_full(self) -> bool:
        """Whether a further line is not its own: a field of one line has had it."""
        is_short = self.means is not None and self.means.type != "longtext"
        return is_short and any(line.strip() for line in self.lines)

    def part(self) -> Part:
        """With its empty lines around it gone, and nothing else."""
        return Part(" ".join(self.label), self.means.name if self.means else "", "\n".join(self.lines).strip())


class _Splitter:
    """Walks the lines; ``pieces`` grow at their end, or in the columns of a table that is open."""

    def __init__(self, form: Form) -> None:
        self.pieces: list[_Piece] = [_Piece()]
        self._form = form
        self._is_report = form.kind == "report"
        self._is_flat = False
        self._labels: Mapping[str, FormField] = {
            bare_label(label): each for each in form.fields for label in (each.label, *each.synonyms)
        }
        self._columns: list[_Piece] = []
        self._is_after_gap = True
        self._number = 0

    def take(self, lines: Sequence[Line]) -> None:
        """All of them."""
        self._is_flat = is_flat(self._form, lines)
        for at, line in enumerate(lines):
            following = lines[at + 1] if at + 1 < len(lines) else None
            self._take_line(line, following)
            self._is_after_gap = not any(cell.strip() for cell in line.cells)

    def _take_line(self, line: Line, following: Line | None) -> None:
        if len(line.cells) == 1:
            self._columns = []
            self._take_text(line.cells[0], is_heading=line.is_heading)
        elif self._columns and len(line.cells) == len(self._columns) and not self._find(line.cells[0]):
            for piece, cell in zip(self._columns, line.cells, strict=True):
                piece.lines += cell.split("\n") if cell.strip() else []
        elif self._is_head(line, following):
            self._columns = [self._begin(cell, self._find(cell)) for cell in line.cells]
        else:
            self._columns = []
            self._take_cells([cell for cell in line.cells if cell.strip()], is_led=bool(line.cells[0].strip()))

    def _is_head(self, line: Line, following: Line | None) -> bool:
        """Whether ``line`` names the columns of what follows."""
        if following is None or len(following.cells) != len(line.cells) or self._find(following.cells[0]):
            return False
        return all(self._find(cell) for cell in line.cells)

    def _take_cells(self, cells: list[str], *, is_led: bool) -> None:
        """Pairs of label and value; ``is_led`` when something stands in the first column."""
        for number, cell in enumerate(cells):
            known = self._find(cell)
            is_label = number == 0 and is_led and not self._is_report and is_short(cell)
            if known or (is_label and not at_colon(cell)[2].strip()):
                self._begin(cell, known)
            else:
                self._take_text(cell)

    def _take_text(self, text: str, *, is_heading: bool = False) -> None:
        """A line, or the lines of a cell."""
        for number, line in enumerate(text.split("\n")):
            label, colon, rest = self._labelled(line, is_heading=is_heading)
            if label:
                self._begin(label + colon, self._find(label))
            if rest or not label:
                self._go_on(rest, is_same=bool(label) or number > 0)

    def _labelled(self, line: str, *, is_heading: bool) -> tuple[str, str, str]:
        """``line`` as label, colon and rest; no label where it begins with none."""
        if self._is_report and is_point(line):
            return "", "", line
        label, colon, rest = at_colon(line)
        if label and self._find(label):
            return label, colon, rest
        if not colon and (self._find(line) or (is_heading and line.strip())):
            return line, "", ""
        if gap := GAP.search(line.strip()):
            start = len(line) - len(line.lstrip())
            before, after = line[: start + gap.start()], line[start + gap.end() :]
            if self._find(before):
                return before, "", after
        if self._is_flat and (found := next((both for both in openings(line) if self._find(both[0])), None)):
            return found[0], "", found[1]
        if colon and not self._is_report and is_label_like(label):
            return label, colon, rest
        if self._is_report and self._is_after_gap and is_next_heading(line, self._number):
            return line, "", ""
        return "", "", line

    def _begin(self, label: str, known: FormField | None) -> _Piece:
        """A new part; a label that stands twice before its value is one."""
        last = self.pieces[-1]
        if known and last.means is known and not any(line.strip() for line in last.lines):
            last.label.append(label.strip())
            return last
        self.pieces.append(_Piece([label.strip()], known))
        self._number = heading_number(label)
        return self.pieces[-1]

    def _go_on(self, line: str, *, is_same: bool) -> None:
        last = self.pieces[-1]
        if line.strip() and last.is_full and not is_same:
            self.pieces.append(_Piece(lines=[line]))
        else:
            last.lines.append(line)

    def _find(self, label: str) -> FormField | None:
        if len(label) > LONGEST_LABEL + 20:
            return None
        return self._labels.get(bare_label(label)) if "\n" not in label.strip() else None
