"""Answers in the midst of a sentence: on a line that stays without them, "kl. ." is left.

A line whose answers are all empty is gone (``marks``), and one whose answer ends it reads on; these are not told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jinja2 import nodes

from assistant.render.reach import Test, Values, names_of

_SLOT = "\0"
_IN_SENTENCE = re.compile(r'(?:\w\.? |[(»"])\0(?= ?\w|[.,;:!?)»"«])')
"""What stands around an answer that cannot be left out."""
_BOLD = "**"
_MOST_TESTS, _MOST_SLOTS = 100, 40
"""Of an answer, and of a line; with more of either nothing is told."""


class Slot(NamedTuple):
    """Where an answer is written.

    Attributes:
        written: what stands there.
        rows: names that mean a row there, no answer.
        tests: what must hold for it to be written.
    """

    written: nodes.Node
    rows: frozenset[str]
    tests: tuple[Test, ...]

    @property
    def line(self) -> int:
        """The text's, from 1."""
        return self.written.lineno

    @property
    def name(self) -> str:
        """The one answer that is written, through filters and parts of it; empty where it is more."""
        node: nodes.Node | None = self.written
        while isinstance(node, nodes.Filter | nodes.Getattr):
            node = node.node
        return node.name if isinstance(node, nodes.Name) and node.name not in self.rows else ""

    def is_gone(self, values: Values) -> bool:
        """Whether it is known to be empty, or not written at all; blank in, blank out."""
        names = names_of(self.written) - self.rows
        return not names.isdisjoint(values) or any(test.fails(values) for test in self.tests)

    def excludes(self, other: Slot) -> bool:
        """Whether the two are never written together: they stand in two branches of one condition."""
        so = {id(test.condition): test.is_so for test in self.tests}
        return any(so.get(id(test.condition), test.is_so) is not test.is_so for test in other.tests)


class Hole(NamedTuple):
    """An answer in the midst of a sentence, and the others that may stand on its line."""

    slot: Slot
    others: tuple[Slot, ...]

    def opens(self, values: Values) -> bool:
        """Whether its line may stay with nothing in its place, when these answers are what ``values`` say."""
        is_written = not any(test.fails(values) for test in self.slot.tests)
        return is_written and any(not other.is_gone(values) for other in self.others)


def holes(tree: nodes.Template) -> Iterator[Hole]:
    """Every answer of a text that stands in the midst of a sentence beside other answers."""
    lines: list[list[str | Slot]] = [[]]
    _write(tree.body, lines, (), frozenset())
    for line in lines:
        slots = [piece for piece in line if isinstance(piece, Slot)]
        if not 1 < len(slots) <= _MOST_SLOTS:
            continue
        shown = "".join(_SLOT if isinstance(piece, Slot) else piece.replace(_BOLD, "") for piece in line)
        for found in _IN_SENTENCE.finditer(shown):
            slot = slots[shown.count(_SLOT, 0, found.end() - 1)]
            if slot.name:
                yield Hole(slot, tuple(other for other in slots if not slot.excludes(other)))


def _write(
    body: Sequence[nodes.Node], lines: list[list[str | Slot]], tests: tuple[Test, ...], rows: frozenset[str]
) -> None:
    for node in body:
        match node:
            case nodes.Output():
                for part in node.nodes:
                    _put(part, lines, tests, rows)
            case nodes.If():
                after = tests
                for branch in (node, *node.elif_[:_MOST_TESTS]):
                    _write(branch.body, lines, (*after, Test(branch.test, rows, is_so=True)), rows)
                    after = (*after, Test(branch.test, rows, is_so=False))
                _write(node.else_, lines, after, rows)
            case nodes.For():
                _write(node.body, lines, tests, rows | {"loop"} | names_of(node.target))
                _write(node.else_, lines, tests, rows)


def _put(part: nodes.Expr, lines: list[list[str | Slot]], tests: tuple[Test, ...], rows: frozenset[str]) -> None:
    if isinstance(part, nodes.TemplateData):
        first, *more = part.data.split("\n")
        lines[-1].append(first)
        lines.extend([each] for each in more)
        return
    written = part.items[0] if isinstance(part, nodes.Tuple) else part  # the engine has paired it with its field
    lines[-1].append(Slot(written, rows, tests))
