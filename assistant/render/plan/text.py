"""What stands in the paragraphs of an answer: words that a filling replaces, and what it keeps.

The words are exactly what a filling replaces: what is kept in place is not among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from assistant.render.plan.signs import (
    CLEAR,
    CODE,
    FIELD,
    FIELD_PART,
    INSTRUCTION,
    MARKS,
    NO_WORDS,
    ONLY_PROMPT,
    PASSING,
    PROMPTS,
    SIMPLE_FIELD,
    SOMETHING,
    THINGS,
    TICK,
    is_clear_field,
    is_cut,
    words_of,
)
from assistant.render.plan.styles import Styles
from assistant.render.plan.xml import (
    CONTENT,
    CONTROL,
    PARAGRAPH_PROPERTIES,
    RUN,
    RUN_PROPERTIES,
    Element,
    child_value,
    is_on,
    w,
)

Kind = Literal["words", "prompt", "nothing", "mark", "thing"]


@dataclass(eq=False, slots=True)
class Atom:
    """The smallest that is kept or replaced: a piece of a run, or what stands between runs.

    ``words`` are replaced, a ``prompt`` and ``nothing`` go with them, a ``mark`` and a ``thing`` are kept; ``name`` is
    what they are called, in Danish.
    """

    element: Element
    kind: Kind
    text: str = ""
    name: str = ""


@dataclass(eq=False)
class Written:
    """A paragraph and what stands in it."""

    element: Element
    atoms: list[Atom] = field(default_factory=list)

    @cached_property
    def text(self) -> str:
        """Its words."""
        return "".join(atom.text for atom in self.atoms if atom.kind == "words")

    @property
    def has_words(self) -> bool:
        """Whether there is anything to replace."""
        return any(atom.kind == "prompt" or (atom.kind == "words" and atom.text.strip()) for atom in self.atoms)

    @property
    def is_standing(self) -> bool:
        """Whether it stays although its words go: it holds a thing, or ends a part of the document."""
        return any(atom.kind == "thing" for atom in self.atoms) or _ends_part(self.element)

    @property
    def tags(self) -> set[str]:
        """Of the content controls around it."""
        return {child_value(control, "sdtPr", "tag") or "" for control in self.element.iterancestors(CONTROL)}

    @property
    def runs_on(self) -> bool:
        """Whether its end has been deleted as a tracked change: the next goes on in the same line."""
        return any(child_value(self.element, "pPr", "rPr", name) is not None for name in ("del", "moveFrom"))


def written(paragraphs: Iterable[Element], styles: Styles) -> list[Written]:
    """What stands in ``paragraphs``, which follow one another: a field may reach over several."""
    reader = _Reader(styles)
    found = [reader.read(each) for each in paragraphs]
    reader.end()
    return found


def plain_text(paragraph: Element, styles: Styles) -> str:
    """The words of a paragraph alone, blanks as one: a heading or a label."""
    return " ".join(written([paragraph], styles)[0].text.split())


class _Reader:
    """Reads paragraphs one after another and knows which fields have begun."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._fields: list[tuple[list[str], list[Atom]]] = []
        self._atoms: list[Atom] = []
        self._doubtful: list[Atom] = []

    def read(self, paragraph: Element) -> Written:
        self._atoms, self._doubtful = [], []
        self._walk(paragraph, is_asking=_asks(paragraph))
        self._settle_prompts(is_asking=self._styles.of_paragraph(paragraph).is_placeholder)
        return Written(paragraph, self._atoms)

    def end(self) -> None:
        """Of a field that does not end its parts are kept; the words behind its beginning are words."""
        for _, atoms in self._fields:
            _keep(atom for atom in atoms if atom.element.tag in {FIELD_PART, INSTRUCTION})

    def _walk(self, parent: Element, *, is_asking: bool) -> None:
        for child in parent:
            tag = child.tag
            if tag == RUN:
                self._run(child, is_asking=is_asking)
            elif tag in CLEAR or (tag == SIMPLE_FIELD and is_clear_field(child.get(CODE, ""))):
                self._walk(child, is_asking=is_asking)
            elif tag == CONTROL:
                self._control(child, is_asking=is_asking)
            elif tag in MARKS or str(tag).endswith(("RangeStart", "RangeEnd")):
                self._add(child, "mark", name=MARKS.get(tag, ""))
            elif tag not in NO_WORDS:
                self._other(child)

    def _control(self, control: Element, *, is_asking: bool) -> None:
        content = control.find(CONTENT)
        if is_locked(control):
            self._add(control, "thing", name="låst tekst")
        elif control.find(TICK) is not None:
            self._add(control, "thing", name="afkrydsning")
        elif content is not None:
            self._walk(content, is_asking=is_asking or is_on(control, "sdtPr", "showingPlcHdr"))

    def _run(self, run: Element, *, is_asking: bool) -> None:
        is_dressed, is_empty = False, True
        is_in_control = run.getparent().tag == CONTENT
        for piece in run:
            if piece.tag == RUN_PROPERTIES:
                is_dressed = self._styles.of_run(piece).is_placeholder
                continue
            is_empty = False
            text = words_of(piece)
            if text is not None:
                if is_in_control and is_cut(piece):
                    text = f"\n{text}"
                self._add(piece, "words", text)
                if is_asking or is_dressed:
                    self._doubtful.append(self._atoms[-1])
            elif piece.tag == FIELD_PART:
                self._field(piece)
            elif piece.tag == INSTRUCTION:
                self._instruct(piece)
            elif piece.tag in MARKS:
                self._add(piece, "mark", name=MARKS[piece.tag])
            else:
                self._other(piece)
        if is_empty:
            self._add(run, "nothing")

    def _other(self, element: Element) -> None:
        is_nothing = element.tag in PASSING or not isinstance(element.tag, str)
        self._add(element, "nothing" if is_nothing else "thing", name=THINGS.get(element.tag, SOMETHING))

    def _add(self, element: Element, kind: Kind, text: str = "", name: str = "") -> None:
        atom = Atom(element, kind, text, name)
        self._atoms.append(atom)
        for _, atoms in self._fields:
            atoms.append(atom)

    def _field(self, part: Element) -> None:
        kind = part.get(w("fldCharType"))
        if kind == "begin":
            self._fields.append(([], []))
        self._add(part, "nothing")
        if kind == "end" and self._fields:
            code, atoms = self._fields.pop()
            if not is_clear_field("".join(code)):
                _keep(atoms)

    def _instruct(self, piece: Element) -> None:
        self._add(piece, "nothing")
        if self._fields:
            self._fields[-1][0].append(piece.text or "")

    def _settle_prompts(self, *, is_asking: bool) -> None:
        """What has a placeholder's control or style asks where it reads so too; what Sagstast's own say, anywhere."""
        _ask(self._doubtful, PROMPTS)
        _ask([atom for atom in self._atoms if atom.kind == "words"], PROMPTS if is_asking else ONLY_PROMPT)


def _ask(atoms: list[Atom], how: re.Pattern[str]) -> None:
    if how.fullmatch("".join(atom.text for atom in atoms).strip()):
        for atom in atoms:
            atom.kind = "prompt"


def _keep(atoms: Iterable[Atom]) -> None:
    for atom in atoms:
        if atom.kind != "mark":
            atom.kind, atom.name = "thing", FIELD if atom.name in {"", SOMETHING} else atom.name


def is_locked(control: Element) -> bool:
    """Whether nobody is to write in ``control``."""
    return child_value(control, "sdtPr", "lock") in {"contentLocked", "sdtContentLocked"}


def _asks(paragraph: Element) -> bool:
    return any(is_on(control, "sdtPr", "showingPlcHdr") for control in paragraph.iterancestors(CONTROL))


def _ends_part(paragraph: Element) -> bool:
    properties = paragraph.find(PARAGRAPH_PROPERTIES)
    return properties is not None and properties.find(w("sectPr")) is not None


def is_listed(paragraph: Element) -> bool:
    """Whether it has been given a bullet or a number of its own."""
    return (child_value(paragraph, "pPr", "numPr", "numId") or "0") != "0"
