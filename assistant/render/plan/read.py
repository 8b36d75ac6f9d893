"""A preparatory plan in Word, read: which plan it says it is, and what stands in its sections."""

from __future__ import annotations

from itertools import takewhile
from pathlib import Path

from assistant.model.plan import NotRelevant, PlanAnswer, PlanFile, PlanText
from assistant.render.plan.marks import mark_in
from assistant.render.plan.package import Package, PlanFileError, open_package
from assistant.render.plan.passage import Passage
from assistant.render.plan.places import Block, Place, blocks_in, places_of
from assistant.render.plan.signs import INSTRUCTION
from assistant.render.plan.styles import Styles
from assistant.render.plan.tables import marked_table, only_table
from assistant.render.plan.text import written
from assistant.render.plan.xml import PARAGRAPH, Element, w

NOT_RELEVANT = "Ikke relevant: "
_PROTECTED = "Dokumentet er låst mod ændringer: fjern det i Word under Gennemse, Begræns redigering, og gem dokumentet."
_FETCHING = ("DDE", "LINK", "INCLUDETEXT", "INCLUDEPICTURE")
_LINKS = frozenset({"hyperlink"})


class OpenFile:
    """A Word file with its sections found."""

    def __init__(self, path: Path) -> None:
        self.package = open_package(path)
        _refuse_protected(self.package)
        sheets = self.package.related("styles", self.package.main)
        self._styles = Styles(self.package.xml(sheets[0]) if sheets else None)
        self._body = self.package.root.find(w("body"))
        self.sections = [Section(place, self._styles) for place in places_of(self._body, self._styles)]

    @property
    def above(self) -> str:
        """The words above the first section, those of tables too, in lines."""
        return _above(self._body, self.sections[0].place.label, self._styles) if self.sections else ""


class Section:
    """A section with what is written there; ``table`` is the one of its tables that is filled."""

    def __init__(self, place: Place, styles: Styles) -> None:
        self.place = place
        self.passage = Passage(place.blocks, place.label if place.beside is None else place.beside, styles, place.id)
        marked = marked_table(self.passage.tables, place.id, styles)
        self.table = marked or (only_table(self.passage.tables, styles) if self.passage.is_table else None)
        self._is_marked = marked is not None

    @property
    def answer(self) -> PlanAnswer:
        """What it says, as a filling takes it."""
        if self.choice is not None:
            return NotRelevant(self.choice.text.removeprefix(NOT_RELEVANT))
        return self.passage.text if self.table is None else self.table.answer

    @property
    def choice(self) -> Passage | None:
        """Where it says that it is left out: beside a table that is one paragraph, the others are hers."""
        if not self.passage.text.startswith(NOT_RELEVANT):
            return None
        return self.passage if self.table is None else self.passage.opening

    @property
    def beside(self) -> str:
        """What is written beside its table, and in rows of it that are not the plan's, in lines."""
        if self.table is None:
            return ""
        words = self.passage if self.choice is None else self.passage.rest
        return "\n".join(filter(None, [*self.table.beside, words.text]))

    @property
    def names(self) -> tuple[str, ...]:
        """What the rows or columns of its table are called."""
        return () if self.table is None else self.table.names

    @property
    def text(self) -> str:
        """What it says, in lines."""
        lines = [] if self.table is None else self.table.lines
        return "\n".join(filter(None, [*lines, self.passage.text]))

    @property
    def keeps(self) -> tuple[str, ...]:
        """What a filling keeps."""
        others = len(self.passage.tables) - self._is_marked
        return (*(["tabel"] if others else []), *self.passage.keeps)


def read_plan(path: Path) -> PlanFile:
    """What stands in the Word file at ``path``.

    Raises:
        PlanFileError: it is no Word file that can be filled, and its text says why.
        OSError: it cannot be read.
    """
    file = OpenFile(path)
    sections = (
        PlanText(number, each.place.id, each.place.heading, each.text, each.keeps, each.answer, each.names, each.beside)
        for number, each in enumerate(file.sections)
    )
    return PlanFile(mark_in(file.package), tuple(sections), _has_links(file.package), file.above)


def _above(body: Element, first: Element, styles: Styles) -> str:
    def is_above(block: Block) -> bool:
        return first not in block.element.iter() and first not in block.element.iterancestors()

    blocks = takewhile(is_above, blocks_in(body))
    paragraphs = (each for block in blocks for each in block.element.iter(PARAGRAPH))
    own = written((each for each in paragraphs if not styles.of_paragraph(each).is_help), styles)
    return "\n".join(each.text for each in own if each.text.strip())


def _refuse_protected(package: Package) -> None:
    for name in package.related("settings", package.main):
        settings = package.xml(name)
        protection = None if settings is None else settings.find(w("documentProtection"))
        if protection is None or protection.get(w("edit"), "none") == "none":
            continue
        if protection.get(w("enforcement"), "0") not in {"0", "false", "off"}:
            raise PlanFileError(_PROTECTED)


def _has_links(package: Package) -> bool:
    """Whether any part points outside with more than a link to click on, or a field fetches from there."""
    codes = (each.text or "" for each in package.root.iter(INSTRUCTION))
    if any(code.strip().upper().startswith(_FETCHING) for code in codes):
        return True
    for name in package.archive.namelist():
        relations = package.xml(name) if name.endswith(".rels") else None
        for each in () if relations is None else relations:
            if each.get("TargetMode") == "External" and str(each.get("Type", "")).rpartition("/")[2] not in _LINKS:
                return True
    return False


__all__ = ["NOT_RELEVANT", "OpenFile", "PlanFileError", "Section", "read_plan"]
