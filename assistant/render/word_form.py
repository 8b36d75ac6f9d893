"""A filled Word form, line by line: paragraphs, tables by their cells, content controls with their names.

Only the words of the page: what the file says of itself, its author and its title, is not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from docx.oxml.ns import qn

from assistant.model.forms import Line
from assistant.render.word_text import document_of

_PARAGRAPH, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_CONTROL, _CONTENT = qn("w:sdt"), qn("w:sdtContent")
_SIGNS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_TEXT, _TICK, _SYMBOL = qn("w:t"), qn("w:checkBox"), qn("w:sym")
_BOXES = {"F0FE": "☒ ", "F0FD": "☒ ", "F0FC": "☒ ", "F0A8": "☐ ", "F06F": "☐ ", "F071": "☐ "}
"""Boxes and ticks as the sign font of old forms has them."""
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def lines_of(file: Path) -> list[Line]:
    """The lines of a Word file.

    Raises:
        DamagedError: it cannot be read as a Word document.
        OSError: it cannot be opened.
    """
    return list(_lines(document_of(file).element.body))


def _lines(block) -> Iterator[Line]:  # type: ignore[no-untyped-def]  # noqa: ANN001 - lxml's element
    for child in block:
        if child.tag == _PARAGRAPH:
            yield _paragraph(child)
        elif child.tag == _TABLE:
            yield from _rows(child)
        elif child.tag == _CONTROL:
            yield from _control(child)


def _paragraph(paragraph) -> Line:  # type: ignore[no-untyped-def]  # noqa: ANN001
    """Tabs part its cells; a control that stands alone in it goes by its name."""
    alone = [child for child in paragraph if child.tag not in (qn("w:pPr"), qn("w:proofErr"), qn("w:bookmarkStart"))]
    if len(alone) == 1 and alone[0].tag == _CONTROL and (name := _name(alone[0])):
        return Line((name, "" if _is_prompt(alone[0]) else _text(alone[0])))
    return Line(tuple(_text(paragraph).split("\t")), _is_heading(paragraph))


def _rows(table) -> Iterator[Line]:  # type: ignore[no-untyped-def]  # noqa: ANN001
    """Each row; a table inside a cell follows its row."""
    for row in table.iter(_ROW):
        if next(row.iterancestors(_TABLE)) is not table:
            continue
        cells = [cell for cell in row.iter(_CELL) if next(cell.iterancestors(_ROW)) is row]
        yield Line(tuple("\n".join(_text(part) for part in _paragraphs(cell)) for cell in cells) or ("",))
        for cell in cells:
            for inner in cell.iter(_TABLE):
                if next(inner.iterancestors(_TABLE)) is table:
                    yield from _rows(inner)


def _paragraphs(cell) -> Iterator[object]:  # type: ignore[no-untyped-def]  # noqa: ANN001
    """The cell's own paragraphs, text boxes left to theirs, and none that only asks to be filled in."""
    for part in cell.iter(_PARAGRAPH):
        is_inner = next(part.iterancestors(_CELL)) is not cell or next(part.iterancestors(_PARAGRAPH), None) is not None
        if not is_inner and not any(map(_is_prompt, part.iterancestors(_CONTROL))):
            yield part


def _control(control) -> Iterator[Line]:  # type: ignore[no-untyped-def]  # noqa: ANN001
    """A control around whole paragraphs: its name and its text, where it has a name."""
    content = control.find(_CONTENT)
    if content is None:
        return
    inside = list(content.iter(_PARAGRAPH))
    if (name := _name(control)) and content.find(_TABLE) is None:
        yield Line((name, "" if _is_prompt(control) else "\n".join(map(_text, inside))))
    else:
        yield from _lines(content)


def _name(control) -> str:  # type: ignore[no-untyped-def]  # noqa: ANN001
    for key in ("w:alias", "w:tag"):
        found = control.find(f"{qn('w:sdtPr')}/{qn(key)}")
        if found is not None and (name := found.get(qn("w:val"))):
            return str(name)
    return ""


def _is_prompt(control) -> bool:  # type: ignore[no-untyped-def]  # noqa: ANN001
    """Whether it shows "Klik her for at skrive" and holds nothing."""
    return control.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}") is not None


def _is_heading(paragraph) -> bool:  # type: ignore[no-untyped-def]  # noqa: ANN001
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    named = str(style.get(qn("w:val")) or "").casefold() if style is not None else ""
    return named.startswith(("heading", "overskrift"))


def _text(element) -> str:  # type: ignore[no-untyped-def]  # noqa: ANN001
    return "".join(_pieces(element))


def _pieces(element) -> Iterator[str]:  # type: ignore[no-untyped-def]  # noqa: ANN001
    """The words in ``element``, a box that is ticked or not as a sign, and nothing that only asks to be filled in."""
    for child in element:
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag == _TICK:
            yield "☒ " if _is_ticked(child) else "☐ "
        elif child.tag == _SYMBOL:
            yield _BOXES.get(str(child.get(qn("w:char"))).upper(), "")
        elif child.tag == _PARAGRAPH:  # of a text box
            yield f"\n{_text(child)}"
        elif child.tag != _FALLBACK and not (child.tag == _CONTROL and _is_prompt(child)):
            yield from _pieces(child)


def _is_ticked(box) -> bool:  # type: ignore[no-untyped-def]  # noqa: ANN001
    """Of an old form's box; the one it was filled with stands before the one it began with."""
    for key in ("w:checked", "w:default"):
        found = box.find(qn(key))
        if found is not None:
            return str(found.get(qn("w:val")) or "1") not in {"0", "false"}
    return False
