"""What stands in the paragraphs of an answer: words that a filling replaces, and what it keeps.

The words are exactly what a filling replaces: what is kept in place is not among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from assistant.render.plan_styles import Styles
from assistant.render.plan_xml import (
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

PROMPT = "Skriv her"
"""What an empty answer shows."""
_PROMPTS = re.compile(r"(?:Skriv|Klik|Tryk|Angiv|Vælg|Indsæt)\b.{0,80}")
"""What is asked for in a placeholder's style; anything else in that style has been written there by somebody."""
_SIGNS = {w("tab"): "\t", w("cr"): "\n", w("noBreakHyphen"): "\u2011", w("softHyphen"): "\u00ad"}
_SYMBOLS = {"F0E0": "→", "F0DF": "←", "F04A": "☺", "F0FE": "☒", "F0FC": "✓", "F0A8": "☐", "F06F": "☐", "F0B7": "•"}
_CLEAR = frozenset(map(w, ("hyperlink", "smartTag", "customXml", "ins", "moveTo", "dir", "bdo")))
"""Words inside are words of the paragraph."""
_CLEAR_FIELDS = ("FILLIN", "HYPERLINK")
_WITHOUT_WORDS = frozenset({PARAGRAPH_PROPERTIES, RUN_PROPERTIES, w("proofErr"), w("lastRenderedPageBreak")})
_COMMENT, _CHANGE, _NOTE, _FIELD, _PICTURE = "kommentar", "sporet ændring", "fodnote", "felt", "billede eller figur"
_MARKS = {
    **dict.fromkeys(map(w, ("bookmarkStart", "bookmarkEnd", "permStart", "permEnd", "annotationRef")), ""),
    **dict.fromkeys(map(w, ("commentRangeStart", "commentRangeEnd", "commentReference")), _COMMENT),
    **dict.fromkeys(map(w, ("del", "moveFrom")), _CHANGE),
    **dict.fromkeys(map(w, ("footnoteReference", "endnoteReference")), _NOTE),
}
"""What takes no room of its own: it is kept, and may stand behind other words than before."""
_THINGS = {
    **dict.fromkeys(map(w, ("drawing", "pict")), _PICTURE),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent": _PICTURE,
    w("object"): "objekt",
    w("sym"): "symbol",
}
_TICK = "{http://schemas.microsoft.com/office/word/2010/wordml}checkbox"

Kind = Literal["words", "prompt", "nothing", "mark", "thing"]


@dataclass(eq=False)
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

    @property
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


def settled(text: str) -> str:
    """``text`` as a Word file can hold it: one kind of line end, no blank lines around, no character XML has not."""
    text = re.sub("\r\n|[\r\v\f\x85\u2028\u2029]", "\n", text)
    lines = _NOT_IN_XML.sub("", text).split("\n")
    while lines and not lines[-1].strip():
        lines.pop()
    while lines and not lines[0].strip():
        lines.pop(0)
    return "\n".join(lines)


_NOT_IN_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class _Reader:
    """Reads paragraphs one after another and knows which fields have begun."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._fields: list[tuple[list[str], list[Atom]]] = []
        self._atoms: list[Atom] = []
        self._is_prompt = False

    def read(self, paragraph: Element) -> Written:
        self._atoms = []
        self._is_prompt = self._styles.of_paragraph(paragraph).is_placeholder
        self._walk(paragraph, _asks(paragraph))
        self._settle_prompts()
        return Written(paragraph, self._atoms)

    def end(self) -> None:
        """A field that does not end is kept with all that is in it."""
        for _, atoms in self._fields:
            _keep(atoms)

    def _walk(self, parent: Element, asks: bool) -> None:  # noqa: FBT001
        for child in parent:
            tag = child.tag
            if tag == RUN:
                self._run(child, asks)
            elif tag in _CLEAR:
                self._walk(child, asks)
            elif tag == CONTROL:
                self._control(child, asks)
            elif tag == w("fldSimple") and _is_clear(child.get(w("instr"), "")):
                self._walk(child, asks)
            elif tag in _WITHOUT_WORDS or not isinstance(tag, str):
                self._add(child, "nothing")
            elif tag in _MARKS or tag.endswith(("RangeStart", "RangeEnd")):
                self._add(child, "mark", name=_MARKS.get(tag, ""))
            else:
                self._add(child, "thing", name=_FIELD if tag == w("fldSimple") else _THINGS.get(tag, "andet indhold"))

    def _control(self, control: Element, asks: bool) -> None:  # noqa: FBT001
        content = control.find(CONTENT)
        properties = control.find(w("sdtPr"))
        if content is None:
            return
        if properties is not None and (properties.find(_TICK) is not None or is_locked(control)):
            self._add(control, "thing", name="afkrydsning" if not is_locked(control) else "låst tekst")
        else:
            self._walk(content, asks or is_on(control, "sdtPr", "showingPlcHdr"))

    def _run(self, run: Element, asks: bool) -> None:  # noqa: FBT001
        is_prompt = self._styles.of_run(run).is_placeholder
        for piece in run:
            tag = piece.tag
            text = _words_of(piece)
            if text is not None:
                self._add(piece, "prompt" if asks else "words", text)
                if is_prompt and not asks and _PROMPTS.fullmatch(text.strip()):
                    self._atoms[-1].kind = "prompt"
            elif tag == w("fldChar"):
                self._field(piece)
            elif tag == w("instrText"):
                self._add(piece, "nothing")
                if self._fields:
                    self._fields[-1][0].append(piece.text or "")
            elif tag in _MARKS:
                self._add(piece, "mark", name=_MARKS[tag])
            elif tag in _WITHOUT_WORDS or not isinstance(tag, str):
                self._add(piece, "nothing")
            else:
                self._add(piece, "thing", name=_THINGS.get(tag, "andet indhold"))

    def _add(self, element: Element, kind: Kind, text: str = "", name: str = "") -> None:
        atom = Atom(element, kind, text, name)
        self._atoms.append(atom)
        for _, atoms in self._fields:
            atoms.append(atom)

    def _field(self, piece: Element) -> None:
        kind = piece.get(w("fldCharType"))
        if kind == "begin":
            self._fields.append(([], []))
        self._add(piece, "nothing")
        if kind == "end" and self._fields:
            code, atoms = self._fields.pop()
            if not _is_clear("".join(code)):
                _keep(atoms)

    def _settle_prompts(self) -> None:
        """A paragraph in a placeholder's style asks only where it reads like that: people write on in the style."""
        words = [atom for atom in self._atoms if atom.kind == "words"]
        text = "".join(atom.text for atom in words).strip()
        if text == PROMPT or (self._is_prompt and _PROMPTS.fullmatch(text)):
            for atom in words:
                atom.kind = "prompt"


def _keep(atoms: list[Atom]) -> None:
    for atom in atoms:
        if atom.kind != "mark":
            atom.kind, atom.name = "thing", atom.name or _FIELD


def _is_clear(code: str) -> bool:
    return code.strip().upper().startswith(_CLEAR_FIELDS)


def _words_of(piece: Element) -> str | None:
    if piece.tag == w("t"):
        return str(piece.text or "")
    if piece.tag == w("br"):
        return None if piece.get(w("type"), "textWrapping") != "textWrapping" else "\n"
    if piece.tag == w("sym"):
        return _SYMBOLS.get(str(piece.get(w("char"))).upper())
    return _SIGNS.get(piece.tag)


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
