"""What stands on the pages of a plan: its title, and each section with its heading, its help and room to answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from lxml import etree

from assistant.model.plan import PlanForm, PlanRow, PlanSection

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_XML = "http://www.w3.org/XML/1998/namespace"
PLACEHOLDER = "Skriv her"
_WIDTH = 9412
"""Of what is written on, in twentieths of a point: A4 less its margins."""
_LABEL = 2600
_COLUMNS = {"nr": 560, "titel": 2420, "dato": 1220, "afsender": 2200, "sider": 760}
"""The last column takes what is left."""
_EMPTY_ROWS = 5


def w(tag: str, *children: etree._Element | str, **attributes: str | int) -> etree._Element:
    """An element of a Word file with its attributes; a child that is a string is its text."""
    made = etree.Element(f"{{{W}}}{tag}", nsmap={"w": W, "r": _R})
    for name, value in attributes.items():
        made.set(f"{{{_XML}}}space" if name == "space" and tag == "t" else f"{{{W}}}{name}", str(value))
    for child in children:
        if isinstance(child, str):
            made.text = child
        else:
            made.append(child)
    return made


def body(form: PlanForm, sections: Sequence[PlanSection]) -> etree._Element:
    """The pages of ``form``, which has ``sections``."""
    made, numbers = w("body"), count(1)
    title, _, track = form.title.partition(" – ")
    made.append(_paragraph("Titel", title))
    if track:
        made.append(_paragraph("Undertitel", track[:1].upper() + track[1:]))
    for section in sections:
        made.extend(_section(section, numbers))
    made.append(_end())
    made.append(
        w(
            "sectPr",
            _related("footerReference", "rId5"),
            w("pgSz", w=11906, h=16838),
            w("pgMar", top=1134, right=1247, bottom=1134, left=1247, header=567, footer=510, gutter=0),
        )
    )
    return made


def _section(section: PlanSection, numbers: Iterator[int]) -> Iterator[etree._Element]:
    yield _anchor("Overskrift1", section.title, section.id, numbers)
    if help_ := " ".join((section.purpose, *section.questions)).strip():
        yield _paragraph("Hjlp", help_)
    if section.kind == "facts":
        yield _facts(section, numbers)
    elif section.kind == "attachments":
        yield _attachments(section, numbers)
    else:
        yield _control(section.title, section.id, numbers, _paragraph_of("Svar", _placeholder()))


def _end() -> etree._Element:
    """The last paragraph, which Word wants behind a table: so small that it never takes a page of its own."""
    return w("p", w("pPr", w("spacing", line=20, lineRule="exact"), w("rPr", w("sz", val=2))))


def _paragraph(style: str, text: str) -> etree._Element:
    return _paragraph_of(style, w("r", w("t", text)))


def _paragraph_of(style: str, *inside: etree._Element) -> etree._Element:
    return w("p", w("pPr", w("pStyle", val=style)), *inside)


def _anchor(style: str, text: str, name: str, numbers: Iterator[int]) -> etree._Element:
    """A paragraph that is found again by the bookmark round its text."""
    number = next(numbers)
    return _paragraph_of(
        style, w("bookmarkStart", id=number, name=name), w("r", w("t", text)), w("bookmarkEnd", id=number)
    )


def _placeholder() -> etree._Element:
    return w("r", w("rPr", w("rStyle", val="Pladsholder")), w("t", PLACEHOLDER))


def _control(title: str, tag: str, numbers: Iterator[int], inside: etree._Element) -> etree._Element:
    """A place that Word shows as one: the first key typed there replaces what it says."""
    says = (w("alias", val=title[:64]), w("tag", val=tag), w("id", val=next(numbers)), w("showingPlcHdr"))
    return w("sdt", w("sdtPr", *says), w("sdtContent", inside))


def _facts(section: PlanSection, numbers: Iterator[int]) -> etree._Element:
    widths = [_LABEL, _WIDTH - _LABEL]
    rows = []
    for row in section.rows:
        name = f"{section.id}_{row.name}"
        value = _control(row.label, name, numbers, _placeholder())
        label = _anchor("Etiket", row.label, name, numbers)
        rows.append(_row(_cell(widths[0], label), _cell(widths[1], _paragraph_of("Svaritabel", value))))
    return _table(section, widths, rows, firstRow=0, firstColumn=1)


def _attachments(section: PlanSection, numbers: Iterator[int]) -> etree._Element:
    widths = _widths(section.rows)
    head = [
        _cell(width, _anchor("Etiket", row.label, f"{section.id}_{row.name}", numbers), shade="F1F4F6")
        for width, row in zip(widths, section.rows, strict=True)
    ]
    empty = [_row(*(_cell(width, _paragraph_of("Svaritabel")) for width in widths)) for _ in range(_EMPTY_ROWS)]
    return _table(section, widths, [_row(*head, is_head=True), *empty], firstRow=1, firstColumn=0)


def _widths(columns: Sequence[PlanRow]) -> list[int]:
    even = _WIDTH // len(columns)
    widths = [_COLUMNS.get(column.name, even) for column in columns[:-1]]
    return [*widths, _WIDTH - sum(widths)]


def _table(section: PlanSection, widths: list[int], rows: list[etree._Element], **look: int) -> etree._Element:
    """A table that says to a screen reader what it is, and which of its cells are headings."""
    return w(
        "tbl",
        w(
            "tblPr",
            w("tblStyle", val="Plantabel"),
            w("tblW", w=_WIDTH, type="dxa"),
            w("tblLayout", type="fixed"),
            w("tblLook", lastRow=0, lastColumn=0, noHBand=1, noVBand=1, **look),
            w("tblCaption", val=section.title),
            w("tblDescription", val=section.purpose),
        ),
        w("tblGrid", *(w("gridCol", w=width) for width in widths)),
        *rows,
    )


def _row(*cells: etree._Element, is_head: bool = False) -> etree._Element:
    """A row that no page break goes through; a head row stands on every page."""
    return w("tr", w("trPr", w("cantSplit"), *([w("tblHeader")] if is_head else [])), *cells)


def _cell(width: int, inside: etree._Element, shade: str = "") -> etree._Element:
    properties = w("tcPr", w("tcW", w=width, type="dxa"))
    if shade:
        properties.append(w("shd", val="clear", color="auto", fill=shade))
    return w("tc", properties, inside)


def _related(tag: str, relation: str) -> etree._Element:
    made = w(tag, type="default")
    made.set(f"{{{_R}}}id", relation)
    return made
