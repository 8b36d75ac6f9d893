"""The text of an answer: which paragraphs of a section are its own, and what they say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from functools import cached_property

from assistant.render.plan.places import Block
from assistant.render.plan.signs import settled
from assistant.render.plan.styles import Styles
from assistant.render.plan.text import Written, is_listed, written
from assistant.render.plan.xml import PARAGRAPH, TABLE, Element, w

_BULLET = "- "
_COMMENT = frozenset(map(w, ("commentRangeStart", "commentRangeEnd")))
_SILENT = frozenset(map(w, ("bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd", "sectPr", "tcPr")))


class Passage:
    """The blocks of an answer.

    Attributes:
        own: its paragraphs, without help and what is locked.
        tables: those that stand in it.
        after: the paragraph (or the cell) behind which an answer begins when it has no paragraph yet.
        before: what a first line goes before instead, where it has to stand above all that is there.
        section: the tag of the content control that an answer belongs into.
    """

    def __init__(self, blocks: Iterable[Block], label: Element, styles: Styles, section: str = "") -> None:
        self.styles, self.after, self.section = styles, label, section
        self.tables: list[Element] = []
        self.before: Element | None = None
        self._others: list[str] = []
        self._before_tables = 0
        own: list[Element] = []
        for block in blocks:
            if block.element.tag != PARAGRAPH:
                self._note(block.element)
            elif block.is_locked:
                self._others.append("låst tekst")
            elif not styles.of_paragraph(block.element).is_help:
                own.append(block.element)
                self._before_tables += not self.tables
            elif not own and not self.tables:
                self.after = block.element
        self.own = written(own, styles)

    def _note(self, element: Element) -> None:
        if element.tag == TABLE:
            self.tables.append(element)
        elif element.tag not in _SILENT:
            self._others.append("kommentar" if element.tag in _COMMENT else "andet indhold")

    @cached_property
    def text(self) -> str:
        """What it says, a line for each paragraph, without blank ones around."""
        lines: list[str] = []
        runs_on = False
        for each in self.own:
            text = each.text if each.has_words else ""
            if not text and each.is_standing:
                continue
            if runs_on:
                lines[-1] += text
            else:
                lines.append(_BULLET + text if text and is_listed(each.element) else text)
            runs_on = each.runs_on
        return settled("\n".join(lines))

    @property
    def above(self) -> Passage:
        """The place above its words and its tables."""
        own = self.own[: min(self._first, self._before_tables)]
        above = self._part(own)
        if self.text:
            tops = [*(each.element for each in self.own[:1]), *self.tables[:1]]
            above.before = tops[-1] if tops and not self._before_tables else tops[0]
        return above

    @property
    def opening(self) -> Passage:
        """The first of its paragraphs that says something."""
        return self._part(self.own[self._first : self._second])

    @property
    def rest(self) -> Passage:
        """What it says behind its opening."""
        return self._part(self.own[self._second :])

    @property
    def _first(self) -> int:
        return next((number for number, each in enumerate(self.own) if each.text.strip()), len(self.own))

    @property
    def _second(self) -> int:
        ends = (number + 1 for number, each in enumerate(self.own) if number >= self._first and not each.runs_on)
        return next(ends, len(self.own))

    def _part(self, own: Sequence[Written]) -> Passage:
        part = copy(self)
        part.__dict__.pop("text", None)
        part.own, part._others = list(own), []
        part._before_tables = sum(each in own for each in self.own[: self._before_tables])
        return part

    @property
    def is_table(self) -> bool:
        """Whether nothing but a table stands there: no words, and no place for any before it."""
        return bool(self.tables) and not self._before_tables and not self.text

    @property
    def keeps(self) -> list[str]:
        """What else stands in it, its tables left out."""
        atoms = (atom for each in self.own for atom in each.atoms if atom.kind in {"mark", "thing"})
        return list(dict.fromkeys([*(atom.name for atom in atoms if atom.name), *self._others]))

    @property
    def span(self) -> list[Written]:
        """The paragraphs from the first with words to the last; an empty one where there are none.

        One behind a table is not taken: Word wants it there, and it may be too small to be seen.
        """
        filled = [number for number, each in enumerate(self.own) if each.has_words]
        if filled:
            return self.own[filled[0] : filled[-1] + 1]
        return self.own[:0] if (best := self.start_of(self.own[: self._before_tables])) is None else [best]

    def start_of(self, span: Iterable[Written]) -> Written | None:
        """Where an answer begins: in its control, where it is asked for, or at the first that may be written in."""
        return min((each for each in span if not each.is_standing), key=self._rank, default=None)

    def _rank(self, each: Written) -> tuple[bool, bool]:
        is_asked = any(atom.kind == "prompt" for atom in each.atoms)
        is_meant = is_asked or self.styles.of_paragraph(each.element).is_answer
        return not self.section or self.section not in each.tags, not is_meant
