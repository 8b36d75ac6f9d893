"""Tables of a plan that are filled: facts, a label beside each value, and lists, a row for each entry."""

from __future__ import annotations

from copy import deepcopy

from assistant.render.plan.pairing import paired
from assistant.render.plan.passage import Passage
from assistant.render.plan.places import blocks_in, cells_of, rows_of
from assistant.render.plan.styles import Styles
from assistant.render.plan.write import fill
from assistant.render.plan.xml import CONTROL, PROPERTIES, ROW, Element, bookmarks, is_on, w

_MARKS = ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference")
_ONCE = frozenset(map(w, (*_MARKS, "footnoteReference", "endnoteReference")))

_SEEN = frozenset(map(w, ("drawing", "pict", "object")))
"""What is shown in a row is that row's alone."""


class Facts:
    """A table of labels and values; its rows are called by their bookmarks, else by their labels."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._rows: list[tuple[str, str, Element]] = []
        self._others: list[tuple[Element, Element]] = []

    def __bool__(self) -> bool:
        return bool(self._rows)

    def add(self, name: str, label: Element, value: Element) -> None:
        """A row: its label's cell and its value's."""
        shown = _line(_text(label, self._styles))
        if (name or shown) in self.names:
            self.add_other(label, value)
        else:
            self._rows.append((name or shown, shown, value))

    def add_other(self, label: Element, value: Element) -> None:
        """A row that is not the plan's: added where its own have bookmarks, or called as one that is there."""
        self._others.append((label, value))

    @property
    def names(self) -> tuple[str, ...]:
        """What its rows are called."""
        return tuple(name for name, _, _ in self._rows)

    @property
    def answer(self) -> dict[str, str]:
        """The values that are there, by name."""
        values = ((name, _text(cell, self._styles)) for name, _, cell in self._rows)
        return {name: value for name, value in values if value}

    @property
    def lines(self) -> list[str]:
        """Label and value of each that has one."""
        values = ((label, _line(_text(cell, self._styles))) for _, label, cell in self._rows)
        return [*(f"{label}\t{value}" for label, value in values if value), *self.beside]

    @property
    def beside(self) -> list[str]:
        """The same of the others; a filling keeps them."""
        others = ((_line(_text(label, self._styles)), _line(_text(cell, self._styles))) for label, cell in self._others)
        return [f"{label}\t{value}" for label, value in others if value]

    def fill(self, answer: dict[str, str]) -> dict[str, str]:
        """Write the values of ``answer``; those whose row is not there are returned."""
        left = dict(answer)
        for name, _, cell in self._rows:
            if name in left:
                fill(_passage(cell, self._styles), left.pop(name))
        return left

    def empty(self) -> None:
        """Leave no value."""
        self.fill({name: "" for name, _, _ in self._rows})


class Listing:
    """A table with a header row; its columns are called by the header's bookmarks, else by its labels."""

    def __init__(self, table: Element, names: list[str], header: Element, rows: list[Element], styles: Styles) -> None:
        self._table, self._header, self._rows, self._styles = table, header, rows, styles
        self._names = [_told_apart(names, at) for at in range(len(names))]

    @property
    def beside(self) -> list[str]:
        """What stands in cells that no column is above; a filling keeps them."""
        cells = (cell for row in self._rows for cell in cells_of(row)[len(self._names) :])
        return [text for cell in cells if (text := _text(cell, self._styles))]

    @property
    def names(self) -> tuple[str, ...]:
        """What its columns are called."""
        return tuple(self._names)

    @property
    def answer(self) -> list[dict[str, str]]:
        """The rows that say something, by column."""
        return [said for row in self._rows if (said := self._said(row))]

    @property
    def lines(self) -> list[str]:
        """The same, their cells parted by tabs."""
        rows = ["\t".join(_line(row.get(name, "")) for name in self._names) for row in self.answer]
        return [*rows, *self.beside]

    def fill(self, answer: list[dict[str, str]]) -> None:
        """Write a row for each entry: the one that said most of it, else one that is free, else a copy; others go.

        A row in which something else stands is no other entry's: it is emptied and stays.
        """
        units = [_unit(row, self._table) for row in self._rows] or [self._first_unit()]
        is_held = [self._is_held(unit) for unit in units]
        said = [self._said(_row_in(unit)) for unit in units]
        free = [not held or not words for held, words in zip(is_held, said, strict=True)]
        model = _copied(next((unit for unit, held in zip(units, is_held, strict=True) if not held), units[-1]))
        left, last = dict(enumerate(units)), None
        for entry, place in zip(answer, paired(said, answer, free), strict=True):
            unit = deepcopy(model) if place is None else left.pop(place)
            if last is not None and place is None:
                last.addnext(unit)
            elif place is None:
                units[0].addprevious(unit)
            self._write(unit, entry)
            last = unit
        for place, unit in left.items():
            self._write(unit, {})
            if not is_held[place] and (answer or place):
                unit.getparent().remove(unit)

    def empty(self) -> None:
        """Leave one empty row."""
        self.fill([])

    def _write(self, unit: Element, entry: dict[str, str]) -> None:
        for name, cell in zip(self._names, cells_of(_row_in(unit)), strict=False):
            fill(_passage(cell, self._styles), entry.get(name, ""))

    def _is_held(self, unit: Element) -> bool:
        """Whether anything stands in a row that is kept."""
        passages = [_passage(cell, self._styles) for cell in cells_of(_row_in(unit))]
        return any(each.keeps for each in passages) or any(each.text for each in passages[len(self._names) :])

    def _said(self, row: Element) -> dict[str, str]:
        """What stands in a row, by column."""
        texts = zip(self._names, (_text(cell, self._styles) for cell in cells_of(row)), strict=False)
        return {name: text for name, text in texts if text}

    def _first_unit(self) -> Element:
        """A list of which only the header is left gets a row like it."""
        new = _copied(self._header)
        for mark in list(new.iter(w("tblHeader"))):
            mark.getparent().remove(mark)
        self._header.addnext(new)
        return new


def marked_table(tables: list[Element], section: str, styles: Styles) -> Facts | Listing | None:
    """The first table whose labels carry bookmarks of ``section``."""
    found = (_marked(table, section, styles) for table in tables if section)
    return next((each for each in found if each), None)


def only_table(tables: list[Element], styles: Styles) -> Facts | Listing | None:
    """The table of a section without marks that has nothing else: two columns are facts, more are a list."""
    if len(tables) != 1 or not (rows := rows_of(tables[0])):
        return None
    header = cells_of(rows[0])
    if len(header) > 2 or (len(header) == 2 and is_on(rows[0], "trPr", "tblHeader")):
        labels = [_line(_text(cell, styles)) for cell in header]
        return Listing(tables[0], labels, rows[0], rows[1:], styles) if all(labels) else None
    facts = Facts(styles)
    for cells in map(cells_of, rows):
        if len(cells) == 2 and _text(cells[0], styles):
            facts.add("", *cells)
    return facts or None


def _marked(table: Element, section: str, styles: Styles) -> Facts | Listing | None:
    facts = Facts(styles)
    rows = rows_of(table)
    for number, row in enumerate(rows):
        cells = cells_of(row)
        names = [_name(cell, section) for cell in cells]
        if (len(names) > 1 and all(names)) or (any(names) and is_on(row, "trPr", "tblHeader")):
            columns = [name or _line(_text(cell, styles)) for name, cell in zip(names, cells, strict=True)]
            return Listing(table, columns, row, rows[number + 1 :], styles)
        for index, name in enumerate(names[:-1]):
            if name:
                facts.add(name, cells[index], cells[index + 1])
        if len(cells) > 1 and not any(names):
            facts.add_other(cells[0], cells[1])
    return facts or None


def _name(cell: Element, section: str) -> str:
    start = f"{section}_"
    return next((name.removeprefix(start) for name in bookmarks(cell) if name.startswith(start)), "")


def _passage(cell: Element, styles: Styles) -> Passage:
    return Passage(blocks_in(cell), cell, styles)


def _text(cell: Element, styles: Styles) -> str:
    return _passage(cell, styles).text


def _told_apart(names: list[str], at: int) -> str:
    """The name at a place, numbered where it is not the first of its kind."""
    before = names[:at].count(names[at])
    return f"{names[at]} ({before + 1})" if before else names[at]


def _line(text: str) -> str:
    return " ".join(text.split())


def _unit(row: Element, table: Element) -> Element:
    """What is copied for one more row: it, or the content control around it alone."""
    around = next(row.iterancestors(CONTROL), None)
    if around is None or table not in around.iterancestors() or len(list(around.iter(ROW))) > 1:
        return row
    return around


def _row_in(unit: Element) -> Element:
    return next(unit.iter(ROW))


def _copied(unit: Element) -> Element:
    """A row to stand beside ``unit``: without marks, and without the numbers by which Word knows things apart."""
    new = deepcopy(unit)
    for each in [each for each in new.iter() if isinstance(each.tag, str)]:
        for key in [key for key in each.attrib if key.endswith(("}paraId", "}textId"))]:
            del each.attrib[key]
        if each.tag in (*_ONCE, *_SEEN) or (each.tag == w("id") and each.getparent().tag == PROPERTIES):
            each.getparent().remove(each)
    return new
